//! Reading keymap files: a preset, what it inherits, the user's changes over it. Every mistake is a notice with its line and costs only that one
//! binding. A value is an action, `""` to take the key away, or a list of `{ when = "…", do = "…" }` of which the first that holds counts.

use super::condition::When;
use super::{BUILT_IN, Keymap, Layer, Rule, continues, key};
use crate::config::Mistake;
use crate::workbench::action::Action;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

static PRESETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/keymaps");

impl Keymap {
    /// The preset by name with the user's `keymaps/NAME.toml` over it. Everything wrong is in the list, each with its file and line; the rest holds.
    pub fn load(name: &str, config_dir: &Path) -> (Self, Vec<Mistake>) {
        let mut loader = Loader {
            map: Self {
                name: name.to_owned(),
                ..Self::default()
            },
            wrong: Vec::new(),
            places: BTreeMap::new(),
        };
        let path = config_dir.join("keymaps").join(format!("{name}.toml"));
        let own = std::fs::read_to_string(&path).ok();
        // A file of the user's under a name of its own says itself what it builds on.
        if BUILT_IN.contains(&name) || own.is_none() {
            loader.preset(name, 0);
        }
        if let Some(text) = own {
            loader.apply(
                &text,
                &Origin {
                    file: format!("keymaps/{name}.toml"),
                    own: true,
                },
                0,
            );
        }
        loader.unreachable();
        (loader.map, loader.wrong)
    }
}

/// A file that is being read.
struct Origin {
    file: String,
    /// The user's, not one of ours.
    own: bool,
}

/// Where a binding was written: whether in the user's file, which file, which line.
type Place = (bool, String, usize);

/// A keymap on its way.
struct Loader {
    map: Keymap,
    wrong: Vec<Mistake>,
    places: BTreeMap<(Layer, String), Place>,
}

impl Loader {
    fn preset(&mut self, name: &str, depth: usize) {
        let file = format!("{name}.toml");
        match PRESETS.get_file(&file).and_then(|f| f.contents_utf8()) {
            Some(text) => self.apply(text, &Origin { file, own: false }, depth),
            None => {
                self.wrong.push(
                    Mistake::new("mistake-no-keymap")
                        .with("name", name)
                        .with("names", BUILT_IN.join(", ")),
                );
                if name != "default" {
                    self.preset("default", depth);
                }
            }
        }
    }

    fn apply(&mut self, text: &str, origin: &Origin, depth: usize) {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let file = match DeTable::parse(text) {
            Ok(f) => f.into_inner(),
            Err(e) => {
                // A key written twice is among what the parser refuses.
                let at = e.span().map_or(1, |s| line(s.start));
                self.wrong
                    .push(Mistake::toml(e.message()).at(&origin.file, at));
                return;
            }
        };
        // A chain of presets is short; a circle of them would not end.
        if let Some(parent) = file.get("inherits").and_then(|v| v.get_ref().as_str())
            && depth < 4
        {
            self.preset(parent, depth + 1);
        }
        for (name, value) in &file {
            let at = line(name.span().start);
            let wrong = match name.get_ref().as_ref() {
                "inherits" => continue,
                "modal" => match value.get_ref() {
                    DeValue::Boolean(b) => {
                        self.map.modal = *b;
                        continue;
                    }
                    _ => Mistake::new("mistake-must-be")
                        .with("key", "modal")
                        .piece("takes", Mistake::new("takes-bool")),
                },
                word => {
                    let layer = Layer::ALL.iter().find(|l| l.name() == word);
                    match (layer, value.get_ref()) {
                        (Some(layer), DeValue::Table(keys)) => {
                            for (key, value) in keys {
                                let at = line(key.span().start);
                                if let Err(wrong) =
                                    self.bind(*layer, key.get_ref(), value, origin, at)
                                {
                                    self.wrong.push(wrong.at(&origin.file, at));
                                }
                            }
                            continue;
                        }
                        (Some(_), _) => Mistake::new("mistake-section").with("section", word),
                        (None, _) => Mistake::unknown(word, Layer::ALL.iter().map(|l| l.name())),
                    }
                }
            };
            self.wrong.push(wrong.at(&origin.file, at));
        }
    }

    fn bind(
        &mut self,
        layer: Layer,
        sequence: &str,
        value: &Spanned<DeValue<'_>>,
        origin: &Origin,
        line: usize,
    ) -> Result<(), Mistake> {
        let keys: Vec<&str> = sequence.split_whitespace().collect();
        if let Some(no) = keys.iter().find(|k| !key::is_key(k)) {
            return Err(Mistake::new("mistake-no-key").with("key", *no));
        }
        if keys.is_empty() {
            return Err(Mistake::new("mistake-key-unnamed"));
        }
        if layer.types() && keys.len() > 1 && keys.first().is_some_and(|k| k.chars().count() == 1) {
            return Err(Mistake::new("mistake-letter").with("keys", sequence));
        }
        let sequence = keys.join(" ");
        let table = self.map.layers.entry(layer).or_default();
        let rules = match value.get_ref() {
            DeValue::String(name) if name.is_empty() => {
                table.remove(&sequence);
                return Ok(());
            }
            DeValue::String(name) => vec![Rule {
                when: When::Always,
                does: action(name)?,
            }],
            DeValue::Array(items) => {
                let rules: Result<Vec<Rule>, Mistake> =
                    items.iter().map(|i| rule(i.get_ref())).collect();
                let rules = rules?;
                let early = rules.iter().rev().skip(1).any(|r| r.when == When::Always);
                if early {
                    return Err(Mistake::new("mistake-after-always").with("keys", sequence));
                }
                rules
            }
            _ => return Err(Mistake::new("mistake-needs-action").with("keys", sequence)),
        };
        table.insert(sequence.clone(), rules);
        let place = (origin.own, origin.file.clone(), line);
        self.places.insert((layer, sequence), place);
        Ok(())
    }

    /// Bindings that a shorter one hides. The line is that of whichever was written last, the user's before ours.
    fn unreachable(&mut self) {
        for (layer, table) in &self.map.layers {
            for long in table.keys() {
                let hidden = table.iter().find(|(short, rules)| {
                    continues(long, short) && rules.iter().any(|r| r.when == When::Always)
                });
                let Some((short, _)) = hidden else { continue };
                let place = [short, long]
                    .into_iter()
                    .filter_map(|keys| self.places.get(&(*layer, keys.clone())))
                    .max();
                let wrong = Mistake::new("mistake-unreachable")
                    .with("keys", long.as_str())
                    .with("layer", layer.name())
                    .with("short", short.as_str());
                self.wrong.push(match place {
                    Some((_, file, line)) => wrong.at(file, *line),
                    None => wrong,
                });
            }
        }
    }
}

fn action(name: &str) -> Result<Action, Mistake> {
    Action::from_name(name).ok_or_else(|| match Action::nearest(name) {
        Some(near) => Mistake::new("mistake-no-action-near")
            .with("name", name)
            .with("near", near),
        None => Mistake::new("mistake-no-action").with("name", name),
    })
}

fn rule(value: &DeValue<'_>) -> Result<Rule, Mistake> {
    let DeValue::Table(table) = value else {
        return Err(Mistake::new("mistake-rule"));
    };
    let text = |k: &str| table.get(k).and_then(|v| v.get_ref().as_str());
    if let Some(other) = table
        .keys()
        .find(|k| !matches!(k.get_ref().as_ref(), "when" | "do"))
    {
        return Err(Mistake::unknown(other.get_ref(), ["when", "do"]));
    }
    let does = action(text("do").ok_or_else(|| Mistake::new("mistake-rule"))?)?;
    let when = text("when").map_or(Ok(When::Always), When::parse)?;
    Ok(Rule { when, does })
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::*;
    use crate::locale::Language;

    fn never(_: super::super::condition::Fact) -> bool {
        false
    }

    fn user(text: &str) -> (Keymap, Vec<Mistake>) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("keymaps")).unwrap();
        std::fs::write(dir.path().join("keymaps/default.toml"), text).unwrap();
        Keymap::load("default", dir.path())
    }

    #[test]
    fn every_preset_loads_without_a_notice() {
        for name in BUILT_IN {
            let (_, notices) = Keymap::load(name, Path::new("/nonexistent"));
            assert_eq!(notices, Vec::<Mistake>::new(), "{name}");
        }
    }

    #[test]
    fn every_action_can_be_reached_by_a_key_of_the_default_without_alt_or_function_keys() {
        let (map, _) = Keymap::load("default", Path::new("/nonexistent"));
        for a in Action::ALL {
            let plain = Layer::ALL.iter().any(|l| {
                map.keys_of(*l, *a).iter().any(|k| {
                    !k.split(' ').any(|k| {
                        k.contains("alt-") || (k.starts_with('f') && k.len() > 1 && k.len() < 4)
                    })
                })
            });
            // Modal editing is the vim preset's.
            let modal = matches!(
                a,
                Action::InsertMode
                    | Action::InsertAfter
                    | Action::InsertLineStart
                    | Action::InsertLineEnd
                    | Action::NormalMode
                    | Action::OpenAbove
                    | Action::OpenBelow
                    | Action::MarkLine
                    | Action::CopyLine
                    | Action::WordEnd
                    | Action::ChangeWord
                    | Action::ChangeInnerWord
                    | Action::DeleteInnerWord
                    | Action::CopyInnerWord
                    | Action::DeleteToTextEnd
                    | Action::DeleteToTextStart
                    | Action::SaveAndClose
                    | Action::ChangeToLineEnd
                    | Action::ChangeLine
                    | Action::ChangeLetter
                    | Action::ReplaceLetter
                    | Action::FindLetter
                    | Action::JoinLines
                    | Action::ParagraphUp
                    | Action::ParagraphDown
            );
            assert!(plain || modal, "{} has no key", a.name());
        }
    }

    #[test]
    fn an_override_changes_one_key_and_a_mistake_is_named_with_its_line() {
        let (map, notices) = user(
            "[global]\n\"w\" = \"help\"\n\"v\" = \"hlep\"\n\"q\" = \"\"\n\"g\" = \"top\"\n\"ctl-x\" = \"help\"\n",
        );
        let step = |k: &str| map.step(&[Layer::Global], &[k.to_owned()], &never);
        assert_eq!(step("w"), Step::Does(Action::Help));
        assert_eq!(step("q"), Step::Unbound);
        for (language, suggests, unreachable) in [
            (Language::En, "did you mean 'help'", "never be reached"),
            (Language::Nl, "bedoelde je 'help'", "nooit bereikt"),
        ] {
            let said: Vec<String> = notices.iter().map(|n| n.said_in(language)).collect();
            let line = |n: usize| {
                let at = format!("keymaps/default.toml:{n}: ");
                said.iter()
                    .find_map(|s| s.strip_prefix(&at))
                    .unwrap_or_else(|| panic!("nothing about line {n}: {said:#?}"))
            };
            assert!(
                line(3).contains("'hlep'") && line(3).contains(suggests),
                "{said:?}"
            );
            // Of the two it is the user's own that is pointed at.
            assert!(
                line(5).contains("'g g'") && line(5).contains(unreachable),
                "{said:?}"
            );
            assert!(line(6).contains("'ctl-x'"), "{said:?}");
        }
    }

    #[test]
    fn every_kind_of_mistake_is_told_with_its_line_in_both_languages() {
        let lines = [
            "modal = 3",
            "[globl]",
            "\"a\" = \"help\"",
            "[global]",
            "\"y\" = [{ when = \"runing\", do = \"stop\" }]",
            "\"z\" = [{ do = \"quit\" }, { do = \"stop\" }]",
            "\"u\" = 3",
            "\"U\" = [\"stop\"]",
            "\"W\" = [{ wen = \"running\", do = \"stop\" }]",
            "\"V\" = \"xylophone\"",
            "\" \" = \"help\"",
            "[input]",
            "\"a b\" = \"help\"",
        ];
        let (_, wrong) = user(&(lines.join("\n") + "\n"));
        for n in [1, 2, 5, 6, 7, 8, 9, 10, 11, 13] {
            let at = format!("keymaps/default.toml:{n}: ");
            let here = |m: &&Mistake| m.said_in(Language::En).starts_with(&at);
            let found = wrong.iter().find(here);
            let found = found.unwrap_or_else(|| panic!("line {n} is not told of: {wrong:#?}"));
            let [en, nl] = Language::ALL.map(|l| found.said_in(l));
            assert_ne!(en, nl);
            assert!(!nl.contains("mistake-") && !nl.contains("takes-"), "{nl}");
        }
    }

    #[test]
    fn a_key_bound_twice_is_named_with_its_line() {
        let (_, notices) = user("[global]\n\"w\" = \"help\"\n\"w\" = \"quit\"\n");
        assert!(
            notices.iter().any(|n| n.to_string().contains(":3:")),
            "{notices:?}"
        );
    }

    #[test]
    fn a_binding_may_depend_on_what_is_so() {
        use super::super::condition::Fact;
        let (map, notices) = user(
            "[global]\n\"w\" = [{ when = \"running\", do = \"stop\" }, { do = \"quit\" }]\n\"y\" = [{ do = \"quit\" }, { do = \"stop\" }]\n",
        );
        let w = |so: &dyn Fn(Fact) -> bool| map.step(&[Layer::Global], &["w".into()], so);
        assert_eq!(w(&|f| f == Fact::Running), Step::Does(Action::Stop));
        assert_eq!(w(&never), Step::Does(Action::Quit));
        assert!(
            notices.iter().any(|n| n.to_string().contains(":3:")),
            "{notices:?}"
        );
    }

    #[test]
    fn a_sequence_waits_for_its_second_key_and_hints_what_may_follow() {
        let (map, _) = Keymap::load("default", Path::new("/nonexistent"));
        let layers = [Layer::Cases, Layer::Global];
        assert_eq!(map.step(&layers, &["g".into()], &never), Step::Waits);
        assert_eq!(
            map.step(&layers, &["g".into(), "g".into()], &never),
            Step::Does(Action::Top)
        );
        let next = map.following(&layers, &["g".into()], &never);
        assert_eq!(next.get("g"), Some(&Some(Action::Top)));
    }
}
