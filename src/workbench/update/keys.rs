//! A key that was pressed: what the tables of keys make of it, alone or behind those before it, and what becomes of one that no table knows. `update` calls it
//! with every key.

use super::{acts, editing};
use crate::casebook::Millis;
use crate::locale::tf;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::{Layer, Step, key_name, shown};
use crate::workbench::overlay::{Flow, with_top};
use crate::workbench::state::State;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The highest number before a command that is taken for one.
const MOST_TIMES: usize = 9_999;

/// Does what a key asks for.
pub(super) fn key_pressed(s: &mut State, key: &KeyEvent, now: Millis, out: &mut Vec<Command>) {
    s.notice = None;
    s.hints = false;
    if s.overlays.last().is_some_and(|o| o.takes_keys()) {
        with_top(s, |o, s| o.key(s, key, out));
        return;
    }
    let Some(name) = key_name(key) else { return };
    let layers = s.layers();
    if counts(s, key) {
        return;
    }
    s.pressed.push(name);
    s.pressed_at = now;
    match s.keymap.step(&layers, &s.pressed, &|f| s.fact(f)) {
        Step::Does(action) => {
            s.letter = alone(&s.pressed);
            s.pressed.clear();
            let times = s.count.take();
            acts::perform_times(s, action, times, now, out);
            s.letter = None;
        }
        Step::Waits => {}
        Step::Unbound => {
            let begun = (s.pressed.len() > 1).then(|| s.pressed.join(" "));
            s.pressed.clear();
            s.count = None;
            match begun {
                // Escape takes back what was begun.
                Some(keys) if s.layer() == Layer::Normal && key.code != KeyCode::Esc => {
                    does_nothing(s, &keys);
                }
                Some(_) => {}
                None => unbound(s, key, now, out),
            }
        }
    }
}

/// The letter a sequence consists of, where it is one.
fn alone(pressed: &[String]) -> Option<char> {
    let [key] = pressed else { return None };
    let mut all = key.chars();
    all.next()
        .filter(|c| c.is_alphabetic() && all.next().is_none())
}

/// A key that no table knows: text, or Alt that was meant as escape.
fn unbound(s: &mut State, key: &KeyEvent, now: Millis, out: &mut Vec<Command>) {
    // Escape and a key right after it arrive as one over a slow line and look like Alt with that key. Where Alt means nothing, they are two.
    if key.modifiers.contains(KeyModifiers::ALT) {
        let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        key_pressed(s, &escape, now, out);
        let alone = KeyEvent::new(key.code, key.modifiers - KeyModifiers::ALT);
        return key_pressed(s, &alone, now, out);
    }
    if let Some(Flow::Stay | Flow::Close) = with_top(s, |o, s| o.key(s, key, out)) {
        return;
    }
    let KeyCode::Char(c) = key.code else { return };
    if s.layer().types() && !key.modifiers.contains(KeyModifiers::CONTROL) {
        editing::insert(s, c.encode_utf8(&mut [0; 4]), now, out);
    } else if s.layer() == Layer::Normal {
        does_nothing(s, c.encode_utf8(&mut [0; 4]));
    }
}

/// Whoever expects something of these keys is told that they do nothing, and where what does stands.
fn does_nothing(s: &mut State, keys: &str) {
    let help = s.key_in(Layer::Normal, Action::Help);
    let said = [("key", shown(keys).into()), ("help", help.into())];
    s.notice = Some(tf("wb-key-does-nothing", &said));
}

/// Whether the key is part of a number before a command.
fn counts(s: &mut State, key: &KeyEvent) -> bool {
    let digit = match key.code {
        KeyCode::Char(c) if key.modifiers.is_empty() => c.to_digit(10),
        _ => None,
    };
    let Some(digit) = digit.and_then(|d| usize::try_from(d).ok()) else {
        return false;
    };
    let layers = s.layers();
    if s.layer().types() || !s.pressed.is_empty() {
        return false;
    }
    // Nought goes on a number and begins none; a digit that is bound begins none either.
    let bound = s.keymap.step(&layers, &[digit.to_string()], &|f| s.fact(f)) != Step::Unbound;
    if s.count.is_none() && (bound || digit == 0) {
        return false;
    }
    let count = s.count.unwrap_or(0) * 10 + digit;
    s.count = Some(count.min(MOST_TIMES));
    true
}
