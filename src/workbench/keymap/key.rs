//! Names of keys as keymaps write them: what a key event is called, and whether a name in a file can ever be pressed.

use crate::locale::t;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const NAMED: [(&str, KeyCode); 14] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
];

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
        KeyCode::BackTab => return Some("shift-tab".into()),
        KeyCode::PageDown => "pgdn".into(),
        KeyCode::F(n) => format!("f{n}"),
        code => NAMED.iter().find(|(_, c)| *c == code)?.0.to_owned(),
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

/// Keys as a sentence or a hint shows them: arrows as arrows, the blank by its name in the language, all others as keymaps write them.
pub fn shown(keys: &str) -> String {
    let one = |key: &str| {
        // A lone minus is a key too.
        let modifiers = key.trim_end_matches('-').rfind('-').map_or(0, |i| i + 1);
        let (before, base) = key.split_at(modifiers);
        let base = match base {
            "up" => "↑".to_owned(),
            "down" => "↓".to_owned(),
            "left" => "←".to_owned(),
            "right" => "→".to_owned(),
            "space" => t("key-space"),
            other => other.to_owned(),
        };
        format!("{before}{base}")
    };
    keys.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Whether this is the name of a key.
pub fn is_key(name: &str) -> bool {
    if name == "shift-tab" {
        return true;
    }
    let mut base = name;
    for modifier in ["ctrl-", "alt-", "shift-"] {
        // A lone minus is a key too.
        if let Some(rest) = base.strip_prefix(modifier).filter(|r| !r.is_empty()) {
            base = rest;
        }
    }
    let shifted = name.contains("shift-");
    let mut letters = base.chars();
    if let (Some(c), None) = (letters.next(), letters.next()) {
        return !c.is_control() && c != ' ' && !shifted;
    }
    let function = base.strip_prefix('f').and_then(|n| n.parse::<u8>().ok());
    base == "pgdn"
        || NAMED.iter().any(|(n, _)| *n == base)
        || function.is_some_and(|n| (1..=24).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_key_is_called_is_the_name_of_a_key() {
        for code in NAMED.iter().map(|(_, c)| *c).chain([
            KeyCode::PageDown,
            KeyCode::F(5),
            KeyCode::Char('é'),
            KeyCode::Char('-'),
        ]) {
            for m in [KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT] {
                let name = key_name(&KeyEvent::new(code, m)).unwrap();
                assert!(is_key(&name), "{name}");
            }
        }
    }

    #[test]
    fn arrows_are_shown_as_arrows_and_the_blank_by_name() {
        for (keys, are) in [
            ("ctrl-down", "ctrl-↓"),
            ("down j", "↓ j"),
            ("ctrl--", "ctrl--"),
            ("-", "-"),
            ("shift-tab", "shift-tab"),
            ("g g", "g g"),
        ] {
            assert_eq!(shown(keys), are);
        }
        assert_eq!(shown("space"), t("key-space"));
    }

    #[test]
    fn what_cannot_be_pressed_is_no_key() {
        for name in ["ctl-x", "Enter", "f99", "", "ctrl-", "hyper-a", "shift-a"] {
            assert!(!is_key(name), "{name}");
        }
    }
}
