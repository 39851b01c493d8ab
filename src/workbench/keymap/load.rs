//! Reading keymap files: a preset, what it inherits, the user's changes over it. Every mistake is a notice with its line and costs only that one
//! binding. A value is an action, `""` to take the key away, or a list of `{ when = "…", do = "…" }` of which the first that holds counts.

use super::condition::When;
use super::{BUILT_IN, Keymap, Layer, Rule, continues, key};
use crate::workbench::action::Action;
use include_dir::{Dir, include_dir};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

static PRESETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/keymaps");

impl Keymap {
    /// The preset by name with the user's `keymaps/NAME.toml` over it. Everything wrong is in the list of notices, each with its line; the rest holds.
    pub fn load(name: &str, config_dir: &Path) -> (Self, Vec<String>) {
        let mut map = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        let mut notices = Vec::new();
        let path = config_dir.join("keymaps").join(format!("{name}.toml"));
        let own = std::fs::read_to_string(&path).ok();
        // A file of the user's under a name of its own says itself what it builds on.
        if BUILT_IN.contains(&name) || own.is_none() {
            map.preset(name, &mut notices, 0);
        }
        if let Some(text) = own {
            map.apply(&text, &path.display().to_string(), &mut notices, 0);
        }
        map.unreachable(&mut notices);
        (map, notices)
    }

    fn preset(&mut self, name: &str, notices: &mut Vec<String>, depth: usize) {
        let file = format!("{name}.toml");
        match PRESETS.get_file(&file).and_then(|f| f.contents_utf8()) {
            Some(text) => self.apply(text, &file, notices, depth),
            None => {
                notices.push(format!(
                    "keymap '{name}' is not known; choose one of {}. The default is used",
                    BUILT_IN.join(", ")
                ));
                if name != "default" {
                    self.preset("default", notices, depth);
                }
            }
        }
    }

    fn apply(&mut self, text: &str, origin: &str, notices: &mut Vec<String>, depth: usize) {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let file = match DeTable::parse(text) {
            Ok(f) => f.into_inner(),
            Err(e) => {
                // A key written twice is among what the parser refuses.
                notices.push(format!(
                    "{origin}:{}: {}",
                    e.span().map_or(1, |s| line(s.start)),
                    e.message().lines().next().unwrap_or_default()
                ));
                return;
            }
        };
        // A chain of presets is short; a circle of them would not end.
        if let Some(parent) = file.get("inherits").and_then(|v| v.get_ref().as_str())
            && depth < 4
        {
            self.preset(parent, notices, depth + 1);
        }
        for (name, value) in &file {
            let mut wrong = |what: String| {
                notices.push(format!("{origin}:{}: {what}", line(value.span().start)));
            };
            match name.get_ref().as_ref() {
                "inherits" => {}
                "modal" => match value.get_ref() {
                    DeValue::Boolean(b) => self.modal = *b,
                    _ => wrong("'modal' is true or false".into()),
                },
                word => {
                    let layer = Layer::ALL.iter().find(|l| l.name() == word);
                    let (Some(layer), DeValue::Table(keys)) = (layer, value.get_ref()) else {
                        let known: Vec<&str> = Layer::ALL.iter().map(|l| l.name()).collect();
                        wrong(format!("'{word}' is not one of {}", known.join(", ")));
                        continue;
                    };
                    for (key, value) in keys {
                        if let Err(what) = self.bind(*layer, key.get_ref(), value) {
                            notices.push(format!("{origin}:{}: {what}", line(key.span().start)));
                        }
                    }
                }
            }
        }
    }

    fn bind(
        &mut self,
        layer: Layer,
        sequence: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), String> {
        let keys: Vec<&str> = sequence.split_whitespace().collect();
        if let Some(no) = keys.iter().find(|k| !key::is_key(k)) {
            return Err(format!("'{no}' is not the name of a key"));
        }
        if keys.is_empty() {
            return Err("no key is named".into());
        }
        if layer.types() && keys.len() > 1 && keys.first().is_some_and(|k| k.chars().count() == 1) {
            return Err(format!(
                "'{sequence}' begins with a letter, which is text here"
            ));
        }
        let sequence = keys.join(" ");
        let table = self.layers.entry(layer).or_default();
        match value.get_ref() {
            DeValue::String(name) if name.is_empty() => {
                table.remove(&sequence);
            }
            DeValue::String(name) => {
                let rule = Rule {
                    when: When::Always,
                    does: action(name)?,
                };
                table.insert(sequence, vec![rule]);
            }
            DeValue::Array(items) => {
                let rules: Result<Vec<Rule>, String> =
                    items.iter().map(|i| rule(i.get_ref())).collect();
                let rules = rules?;
                let early = rules.iter().rev().skip(1).any(|r| r.when == When::Always);
                if early {
                    return Err(format!(
                        "what follows a binding of '{sequence}' without a condition can never be reached"
                    ));
                }
                table.insert(sequence, rules);
            }
            _ => return Err(format!("'{sequence}' needs an action or a list of them")),
        }
        Ok(())
    }

    /// Bindings that a shorter one hides.
    fn unreachable(&self, notices: &mut Vec<String>) {
        for (layer, table) in &self.layers {
            for long in table.keys() {
                let hidden = table.iter().find(|(short, rules)| {
                    continues(long, short) && rules.iter().any(|r| r.when == When::Always)
                });
                if let Some((short, _)) = hidden {
                    notices.push(format!(
                        "keymap {}: '{long}' in {} can never be reached, since '{short}' is bound",
                        self.name,
                        layer.name()
                    ));
                }
            }
        }
    }
}

fn action(name: &str) -> Result<Action, String> {
    Action::from_name(name).ok_or_else(|| match Action::nearest(name) {
        Some(near) => format!("'{name}' is not an action; did you mean '{near}'?"),
        None => format!("'{name}' is not an action"),
    })
}

fn rule(value: &DeValue<'_>) -> Result<Rule, String> {
    let DeValue::Table(table) = value else {
        return Err("a binding in a list is { when = \"…\", do = \"…\" }".into());
    };
    let text = |k: &str| table.get(k).and_then(|v| v.get_ref().as_str());
    if let Some(other) = table
        .keys()
        .find(|k| !matches!(k.get_ref().as_ref(), "when" | "do"))
    {
        return Err(format!("'{}' is neither 'when' nor 'do'", other.get_ref()));
    }
    let does = action(text("do").ok_or("'do' is missing")?)?;
    let when = text("when").map_or(Ok(When::Always), When::parse)?;
    Ok(Rule { when, does })
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::*;

    fn never(_: super::super::condition::Fact) -> bool {
        false
    }

    fn user(text: &str) -> (Keymap, Vec<String>) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("keymaps")).unwrap();
        std::fs::write(dir.path().join("keymaps/default.toml"), text).unwrap();
        Keymap::load("default", dir.path())
    }

    #[test]
    fn every_preset_loads_without_a_notice() {
        for name in BUILT_IN {
            let (_, notices) = Keymap::load(name, Path::new("/nonexistent"));
            assert_eq!(notices, Vec::<String>::new(), "{name}");
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
        let said = notices.join("\n");
        assert!(
            said.contains(":3:") && said.contains("did you mean 'help'"),
            "{said}"
        );
        assert!(
            said.contains("'g g'") && said.contains("never be reached"),
            "{said}"
        );
        assert!(said.contains(":6:") && said.contains("ctl-x"), "{said}");
    }

    #[test]
    fn a_key_bound_twice_is_named_with_its_line() {
        let (_, notices) = user("[global]\n\"w\" = \"help\"\n\"w\" = \"quit\"\n");
        assert!(notices.iter().any(|n| n.contains(":3:")), "{notices:?}");
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
        assert!(notices.iter().any(|n| n.contains(":3:")), "{notices:?}");
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
