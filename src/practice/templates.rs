//! Note forms and snippets: those that come with the program, and the coach's own beside `config.toml` (`templates/*.md`, `snippets.toml`),
//! which go before them. The note editor of either face offers them. Nothing of the vault is read here; what is filled in comes from the caller.

use crate::locale::Language;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/templates");
const SNIPPETS: &str = include_str!("../../assets/snippets.toml");

/// The built-in forms in the order a trajectory needs them.
const ORDER: [&str; 6] = [
    "intake",
    "grow",
    "solution-focused",
    "closing",
    "supervision",
    "reflection",
];

/// A user's file may be this long; a longer one is a mistake, not a form.
const MOST_BYTES: u64 = 256 * 1024;

/// A form for a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name of its file, without ending.
    pub name: String,
    /// Its first heading up to the first placeholder; its name when it has none.
    pub title: String,
    /// Markdown with placeholders, see [`fill`].
    pub body: String,
    /// Whether it is the coach's own.
    pub from_user: bool,
}

/// What the placeholders of a form stand for. An empty field leaves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// `{date}`, as the language writes it.
    pub date: String,
    /// `{time}`.
    pub time: String,
    /// `{client}`, the pseudonymous label.
    pub client: String,
    /// `{case}`, its title.
    pub case: String,
    /// `{session}`, its number or title.
    pub session: String,
}

/// Whether it is one of the forms that come with the program.
pub fn is_form_of_ours(form: &Template) -> bool {
    !form.from_user && ORDER.contains(&form.name.as_str())
}

/// The forms in a language: the built-in ones in their order, one of the coach's own in the place of the built-in one with its name, then the
/// coach's others by name. The notices name every file that could not be used.
pub fn templates(language: Language, config_dir: &Path) -> (Vec<Template>, Vec<String>) {
    let mut notices = Vec::new();
    let mut users = user_templates(&config_dir.join("templates"), &mut notices);
    let mut out: Vec<Template> = ORDER
        .iter()
        .filter_map(|name| {
            users.remove(*name).or_else(|| {
                let file = TEMPLATES.get_file(format!("{}/{name}.md", language.code()))?;
                Some(template(name, file.contents_utf8()?, false))
            })
        })
        .collect();
    out.extend(users.into_values());
    (out, notices)
}

fn user_templates(folder: &Path, notices: &mut Vec<String>) -> BTreeMap<String, Template> {
    let mut out = BTreeMap::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return out,
        Err(e) => {
            notices.push(format!("{}: {e}", folder.display()));
            return out;
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    for path in files {
        // Editors leave files such as .#intake.md behind while they are open.
        let Some(name) = path
            .file_stem()
            .and_then(|s| s.to_str())
            .filter(|n| !n.starts_with('.'))
        else {
            continue;
        };
        match read(&path) {
            Ok(body) => {
                out.insert(name.to_owned(), template(name, &body, true));
            }
            Err(notice) => notices.push(notice),
        }
    }
    out
}

/// A user's file as text, or a sentence about why not.
fn read(path: &Path) -> Result<String, String> {
    let wrong = |what: String| format!("{}: {what}", path.display());
    let meta = std::fs::metadata(path).map_err(|e| wrong(e.to_string()))?;
    // A pipe or a device would keep the screen waiting.
    if !meta.is_file() {
        return Err(wrong("this is not a file".into()));
    }
    if meta.len() > MOST_BYTES {
        return Err(wrong(format!(
            "it is longer than {} kB; shorten it",
            MOST_BYTES / 1024
        )));
    }
    let bytes = std::fs::read(path).map_err(|e| wrong(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| wrong("save it as UTF-8".into()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n"))
}

fn template(name: &str, body: &str, from_user: bool) -> Template {
    let heading = body
        .lines()
        .find_map(|l| l.strip_prefix('#'))
        .map(|h| h.trim_start_matches('#'))
        .and_then(|h| h.split('{').next())
        .map(|h| h.trim_matches(|c: char| c.is_whitespace() || "-–—:,·(".contains(c)))
        .filter(|h| !h.is_empty());
    Template {
        name: name.to_owned(),
        title: heading.unwrap_or(name).to_owned(),
        body: body.to_owned(),
        from_user,
    }
}

/// The snippets in a language, by trigger. `snippets.toml` of the coach goes before the built-in ones, trigger by trigger; an empty text takes
/// a built-in one away. The notices say what in the file could not be used; the rest of it counts.
pub fn snippets(language: Language, config_dir: &Path) -> (BTreeMap<String, String>, Vec<String>) {
    let mut out = BTreeMap::new();
    let mut notices = Vec::new();
    add_snippets(SNIPPETS, "snippets.toml", language, &mut out, &mut notices);
    let path = config_dir.join("snippets.toml");
    if std::fs::symlink_metadata(&path).is_ok() {
        match read(&path) {
            Ok(text) => {
                let name = path.display().to_string();
                add_snippets(&text, &name, language, &mut out, &mut notices);
            }
            Err(notice) => notices.push(notice),
        }
    }
    out.retain(|_, text| !text.is_empty());
    (out, notices)
}

fn add_snippets(
    text: &str,
    origin: &str,
    language: Language,
    out: &mut BTreeMap<String, String>,
    notices: &mut Vec<String>,
) {
    let table: toml::Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(e) => {
            let line = e.span().map_or(1, |s| {
                text.get(..s.start).unwrap_or(text).matches('\n').count() + 1
            });
            let what = e.message().lines().next().unwrap_or_default();
            notices.push(format!("{origin}, line {line}: {what}"));
            return;
        }
    };
    // Bare lines first, so that a language's own section goes before them wherever they stand.
    for (key, value) in &table {
        match value {
            toml::Value::Table(_) if Language::ALL.iter().any(|l| l.code() == key) => {}
            toml::Value::Table(_) => notices.push(format!(
                "{origin}: the section [{key}] is neither [nl] nor [en]"
            )),
            other => add_snippet(key, other, origin, out, notices),
        }
    }
    if let Some(toml::Value::Table(section)) = table.get(language.code()) {
        for (key, value) in section {
            add_snippet(key, value, origin, out, notices);
        }
    }
}

fn add_snippet(
    trigger: &str,
    value: &toml::Value,
    origin: &str,
    out: &mut BTreeMap<String, String>,
    notices: &mut Vec<String>,
) {
    // A trigger is what stands between two blanks, so one with a blank in it would never be recognised.
    if trigger.is_empty() || trigger.chars().any(char::is_whitespace) {
        notices.push(format!(
            "{origin}: the trigger '{trigger}' must be one word"
        ));
    } else if let toml::Value::String(text) = value {
        out.insert(trigger.to_owned(), text.clone());
    } else {
        notices.push(format!(
            "{origin}: the text of '{trigger}' must stand between quotation marks"
        ));
    }
}

/// Puts the fields in the place of `{date}`, `{time}`, `{client}`, `{case}` and `{session}`. Returns the text and the byte where typing goes
/// on: where `{cursor}` first stood, else the end. Other braces stay, and what is filled in is not looked through again.
pub fn fill(body: &str, fields: &Fields) -> (String, usize) {
    let mut out = String::with_capacity(body.len());
    let mut cursor = None;
    let mut rest = body;
    while let Some((before, from)) = rest.split_once('{') {
        out.push_str(before);
        let known = from.split_once('}').and_then(|(name, after)| {
            let value = match name {
                "date" => fields.date.as_str(),
                "time" => &fields.time,
                "client" => &fields.client,
                "case" => &fields.case,
                "session" => &fields.session,
                "cursor" => "",
                _ => return None,
            };
            Some((name, value, after))
        });
        if let Some((name, value, after)) = known {
            if name == "cursor" {
                cursor.get_or_insert(out.len());
            }
            out.push_str(value);
            rest = after;
        } else {
            out.push('{');
            rest = from;
        }
    }
    out.push_str(rest);
    let cursor = cursor.unwrap_or(out.len());
    (out, cursor)
}

#[cfg(test)]
#[path = "templates_tests.rs"]
mod tests;
