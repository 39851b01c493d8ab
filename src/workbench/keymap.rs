//! From keys to actions: layers of key sequences, read from `keymaps/*.toml` and a user's overrides. Help and the footer read the same tables.

use super::action::Action;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

static PRESETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/keymaps");

/// Which table of keys is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// The panes.
    Global,
    /// A line being typed.
    Input,
    /// The note editor.
    Editor,
    /// A text shown over the panes: source, help.
    Viewer,
}

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An action.
    Does(Action),
    /// The start of a longer sequence.
    Waits,
    /// Nothing.
    Unbound,
}

/// Keys by layer: sequence (`g g`) to action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    layers: BTreeMap<Layer, BTreeMap<String, Action>>,
}

type Table = BTreeMap<String, toml::Spanned<String>>;

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct File {
    inherits: Option<String>,
    global: Table,
    input: Table,
    editor: Table,
    viewer: Table,
}

impl Keymap {
    /// The preset by name with the user's `keymaps/NAME.toml` over it. Everything wrong is in the list of notices, each with its line; the rest holds.
    pub fn load(name: &str, config_dir: &Path) -> (Self, Vec<String>) {
        let mut map = Self::default();
        let mut notices = Vec::new();
        map.preset(name, &mut notices, 0);
        let path = config_dir.join("keymaps").join(format!("{name}.toml"));
        if let Ok(text) = std::fs::read_to_string(&path) {
            map.apply(&text, &path.display().to_string(), &mut notices, 0);
        }
        (map, notices)
    }

    fn preset(&mut self, name: &str, notices: &mut Vec<String>, depth: usize) {
        let file = format!("{name}.toml");
        match PRESETS.get_file(&file).and_then(|f| f.contents_utf8()) {
            Some(text) => self.apply(text, &file, notices, depth),
            None => {
                notices.push(format!("keymap '{name}' is not known; the default is used"));
                if name != "default" {
                    self.preset("default", notices, depth);
                }
            }
        }
    }

    fn apply(&mut self, text: &str, origin: &str, notices: &mut Vec<String>, depth: usize) {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let file: File = match toml::from_str(text) {
            Ok(f) => f,
            Err(e) => {
                notices.push(format!(
                    "{origin}:{}: {}",
                    e.span().map_or(1, |s| line(s.start)),
                    e.message().lines().next().unwrap_or_default()
                ));
                return;
            }
        };
        // A chain of presets is short; a circle of them would not end.
        if let Some(parent) = file.inherits.filter(|_| depth < 4) {
            self.preset(&parent, notices, depth + 1);
        }
        for (layer, keys) in [
            (Layer::Global, file.global),
            (Layer::Input, file.input),
            (Layer::Editor, file.editor),
            (Layer::Viewer, file.viewer),
        ] {
            for (key, action) in keys {
                let table = self.layers.entry(layer).or_default();
                if action.get_ref().is_empty() {
                    table.remove(&key);
                } else if let Some(a) = Action::from_name(action.get_ref()) {
                    table.insert(key, a);
                } else {
                    notices.push(format!(
                        "{origin}:{}: '{}' is not an action",
                        line(action.span().start),
                        action.get_ref()
                    ));
                }
            }
        }
        for (layer, table) in &self.layers {
            for long in table.keys() {
                let hidden = table.keys().find(|short| {
                    long.strip_prefix(short.as_str())
                        .is_some_and(|r| r.starts_with(' '))
                });
                if let Some(short) = hidden {
                    notices.push(format!("{origin}: '{long}' in {layer:?} can never be reached, since '{short}' is bound"));
                }
            }
        }
    }

    /// What the keys pressed so far lead to.
    pub fn step(&self, layer: Layer, pressed: &[String]) -> Step {
        let typed = pressed.join(" ");
        let Some(table) = self.layers.get(&layer) else {
            return Step::Unbound;
        };
        if let Some(a) = table.get(&typed) {
            return Step::Does(*a);
        }
        let waits = table
            .keys()
            .any(|k| k.strip_prefix(&typed).is_some_and(|r| r.starts_with(' ')));
        if waits { Step::Waits } else { Step::Unbound }
    }

    /// The keys of an action in a layer, the shortest first.
    pub fn keys_of(&self, layer: Layer, action: Action) -> Vec<&str> {
        let mut keys: Vec<&str> = self
            .layers
            .get(&layer)
            .into_iter()
            .flatten()
            .filter(|(_, a)| **a == action)
            .map(|(k, _)| k.as_str())
            .collect();
        keys.sort_by_key(|k| (k.len(), *k));
        keys
    }
}

/// The name of a key as keymaps write it; `None` for what no keymap can name.
pub fn key_name(event: &KeyEvent) -> Option<String> {
    let m = event.modifiers;
    let base = match event.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(c) => {
            // A control letter arrives in lower or upper case depending on the terminal.
            if m.contains(KeyModifiers::CONTROL) {
                c.to_lowercase().to_string()
            } else {
                c.to_string()
            }
        }
        KeyCode::Enter => "enter".into(),
        KeyCode::Esc => "esc".into(),
        KeyCode::Tab => "tab".into(),
        KeyCode::BackTab => return Some("shift-tab".into()),
        KeyCode::Backspace => "backspace".into(),
        KeyCode::Delete => "delete".into(),
        KeyCode::Up => "up".into(),
        KeyCode::Down => "down".into(),
        KeyCode::Left => "left".into(),
        KeyCode::Right => "right".into(),
        KeyCode::Home => "home".into(),
        KeyCode::End => "end".into(),
        KeyCode::PageUp => "pgup".into(),
        KeyCode::PageDown => "pgdn".into(),
        KeyCode::F(n) => format!("f{n}"),
        _ => return None,
    };
    let mut name = String::new();
    if m.contains(KeyModifiers::CONTROL) {
        name.push_str("ctrl-");
    }
    if m.contains(KeyModifiers::ALT) {
        name.push_str("alt-");
    }
    if m.contains(KeyModifiers::SHIFT) && !matches!(event.code, KeyCode::Char(_)) {
        name.push_str("shift-");
    }
    Some(name + &base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_loads_without_a_notice() {
        for name in ["default", "vim"] {
            let (_, notices) = Keymap::load(name, Path::new("/nonexistent"));
            assert_eq!(notices, Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn an_override_changes_one_key_and_a_mistake_is_named_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("keymaps")).unwrap();
        std::fs::write(
            dir.path().join("keymaps/default.toml"),
            "[global]\n\"w\" = \"help\"\n\"v\" = \"fly\"\n\"q\" = \"\"\n\"g\" = \"top\"\n",
        )
        .unwrap();
        let (map, notices) = Keymap::load("default", dir.path());
        let step = |k: &str| map.step(Layer::Global, &[k.to_owned()]);
        assert_eq!(step("w"), Step::Does(Action::Help));
        assert_eq!(step("q"), Step::Unbound);
        assert!(
            notices
                .iter()
                .any(|n| n.contains(":3:") && n.contains("fly")),
            "{notices:?}"
        );
        assert!(notices.iter().any(|n| n.contains("'g g'")), "{notices:?}");
    }

    #[test]
    fn a_sequence_waits_for_its_second_key() {
        let (map, _) = Keymap::load("default", Path::new("/nonexistent"));
        assert_eq!(map.step(Layer::Global, &["g".into()]), Step::Waits);
        assert_eq!(
            map.step(Layer::Global, &["g".into(), "g".into()]),
            Step::Does(Action::Top)
        );
    }
}
