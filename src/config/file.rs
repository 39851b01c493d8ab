//! `config.toml` as it stands on disk: checked against the table of settings, and what is not in the table is answered with its line and
//! the nearest thing that is.

use super::settings::{self, Kind, Setting};
use super::{Error, Mistake};
use crate::locale::Language;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml_edit::{Document, Item, TableLike};

/// The values the file gives, in their text form.
#[derive(Debug, Default)]
pub(super) struct File {
    values: BTreeMap<&'static str, String>,
}

/// What is wrong, and the byte where it stands.
type Wrong = (Option<Range<usize>>, Mistake);

/// The language the file asks for, as far as it can be read: a mistake elsewhere in it should be told in that language all the same.
pub(super) fn language(text: &str) -> Option<Language> {
    let asked = text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        let key = key.trim();
        (key == "language" || key == "interface.language").then(|| value.trim().to_owned())
    })?;
    let named = |l: &Language| ['"', '\''].map(|q| format!("{q}{}{q}", l.code()));
    Language::ALL
        .into_iter()
        .find(|l| named(l).iter().any(|n| asked.starts_with(n)))
}

impl File {
    /// Reads the file; one that is not there is an empty one.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(Error::File {
                path: path.to_owned(),
                what: Mistake::new("mistake-io").piece("why", Mistake::of_file(&e)),
            }),
        }
    }

    /// Parses its text.
    pub(super) fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        let values = match Document::parse(text) {
            Ok(document) => values(document.as_table()),
            Err(e) => Err((e.span(), Mistake::toml(e.message()))),
        };
        values
            .map(|values| Self { values })
            .map_err(|(span, sentence)| {
                let line = span.map_or(1, |s| {
                    text.get(..s.start).unwrap_or(text).matches('\n').count() + 1
                });
                Error::File {
                    path: path.to_owned(),
                    what: sentence.on_line(line),
                }
            })
    }

    /// The value of a key, if the file gives one.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }
}

fn values(file: &dyn TableLike) -> Result<BTreeMap<&'static str, String>, Wrong> {
    let mut out = BTreeMap::new();
    for (section, item) in file.iter() {
        let wrong = |sentence: Mistake| (place(file, section), sentence);
        if !settings::sections().contains(&section) {
            return Err(wrong(unknown_section(section)));
        }
        let table = item
            .as_table_like()
            .ok_or_else(|| wrong(Mistake::new("mistake-section").with("section", section)))?;
        for (name, item) in table.iter() {
            let wrong = |sentence: Mistake| (place(table, name), sentence);
            let setting = settings::all()
                .iter()
                .find(|s| s.section() == section && s.name() == name)
                .ok_or_else(|| wrong(unknown_key(section, name)))?;
            let value = text_of(setting, item).map_err(wrong)?;
            out.insert(setting.key, value);
        }
    }
    Ok(out)
}

fn place(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    table.key(key).and_then(toml_edit::Key::span)
}

fn belongs(key: &str, setting: &Setting) -> Mistake {
    Mistake::new("mistake-belongs")
        .with("key", key)
        .with("section", setting.section())
}

fn unknown_section(section: &str) -> Mistake {
    match settings::all().iter().find(|s| s.name() == section) {
        Some(s) => belongs(section, s),
        None => Mistake::unknown(section, settings::sections()),
    }
}

fn unknown_key(section: &str, name: &str) -> Mistake {
    match settings::all().iter().find(|s| s.name() == name) {
        Some(s) => belongs(name, s),
        None => Mistake::unknown(
            name,
            settings::all()
                .iter()
                .filter(|s| s.section() == section)
                .map(Setting::name),
        ),
    }
}

/// The text form of a TOML value of the setting's kind.
fn text_of(setting: &Setting, item: &Item) -> Result<String, Mistake> {
    let text = match setting.kind {
        Kind::Bool => item.as_bool().map(|b| b.to_string()),
        Kind::Integer { .. } => item.as_integer().map(|n| n.to_string()),
        Kind::List => item.as_array().and_then(|a| {
            let items: Option<Vec<&str>> = a.iter().map(|v| v.as_str()).collect();
            items
                .filter(|all| all.iter().all(|i| !i.is_empty() && !i.contains(',')))
                .map(|i| i.join(", "))
        }),
        // What was once a yes or a no.
        _ if setting.key == "privacy.second_reader" && item.is_bool() => {
            let word = if item.as_bool() == Some(true) {
                "model"
            } else {
                "off"
            };
            Some(word.to_owned())
        }
        _ => item.as_str().map(str::to_owned),
    };
    let text = text.ok_or_else(|| {
        Mistake::new("mistake-must-be")
            .with("key", setting.key)
            .piece("takes", setting.takes())
    })?;
    setting.check(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> Vec<std::path::PathBuf> {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/configs")
            .join(name);
        let mut files: Vec<_> = std::fs::read_dir(dir)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty());
        files
    }

    #[test]
    fn every_valid_example_loads_and_every_invalid_one_is_refused_with_its_line() {
        for path in folder("valid") {
            File::read(&path).unwrap();
        }
        for path in folder("invalid") {
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = text
                .lines()
                .next()
                .unwrap()
                .trim_start_matches("# ")
                .to_owned();
            let e = refusal(&path).said_in(Language::En);
            assert!(e.contains(&expected), "{e} does not contain {expected}");
        }
    }

    fn refusal(path: &Path) -> Mistake {
        match File::read(path) {
            Err(Error::File { what, .. }) => what,
            other => panic!("{}: {other:?}", path.display()),
        }
    }

    #[test]
    fn every_refusal_is_said_in_dutch_as_well() {
        for path in folder("invalid") {
            let [en, nl] = Language::ALL.map(|l| refusal(&path).said_in(l));
            assert!(nl.starts_with("regel "), "{nl}");
            let after = |s: &str| s.split_once(": ").unwrap().1.to_owned();
            assert_ne!(after(&en), after(&nl));
            assert!(!nl.contains("mistake-"), "{nl}");
        }
    }

    #[test]
    fn the_language_of_a_broken_file_is_found_all_the_same() {
        for (text, found) in [
            (
                "[interface]\nlanguage = \"nl\" # mine\nthema = 1\n",
                Some(Language::Nl),
            ),
            ("interface.language = 'en'\n[[[", Some(Language::En)),
            ("[interface]\nlanguage = \"de\"\n", None),
            ("theme = \"nl\"", None),
        ] {
            assert_eq!(language(text), found, "{text}");
        }
    }

    #[test]
    fn the_examples_show_every_setting_right_and_every_setting_of_a_closed_kind_wrong() {
        let full = folder("valid")
            .into_iter()
            .find(|p| p.ends_with("full.toml"))
            .unwrap();
        let full = File::read(&full).unwrap();
        let refusals: Vec<String> = folder("invalid")
            .iter()
            .map(|p| File::read(p).unwrap_err().to_string())
            .collect();
        for s in settings::all() {
            assert!(full.get(s.key).is_some(), "{} in no example", s.key);
            let closed = !matches!(s.kind, Kind::Text | Kind::Path | Kind::Name(_));
            if closed && s.section() == "interface" {
                let shown = refusals.iter().any(|r| r.contains(s.key));
                assert!(shown, "no invalid example of {}", s.key);
            }
        }
    }

    #[test]
    fn a_section_may_be_written_as_dotted_keys_or_inline() {
        for text in [
            "interface.frames = 20\n",
            "interface = { frames = 20 }\n",
            "[interface]\nframes = 20",
        ] {
            let file = File::parse(text, Path::new("config.toml")).unwrap();
            assert_eq!(file.get("interface.frames"), Some("20"), "{text}");
        }
    }
}
