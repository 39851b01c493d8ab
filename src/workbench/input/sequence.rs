//! What a whole control sequence of a terminal means: a key with what is held beside it, the mouse, or a reply of the terminal. Pure.
//! `parse` calls it with the sequence without its introducer.

use super::parse::{Input, Mouse, MouseKind, Reply, key};
use crossterm::event::{KeyCode, KeyModifiers};

/// The key of a letter behind `ESC O`.
pub(super) fn single_shift(b: u8) -> Option<Input> {
    let code = match b {
        b'P'..=b'S' => KeyCode::F(b - b'P' + 1),
        b'M' => KeyCode::Enter,
        other => arrow(other)?,
    };
    Some(key(code, KeyModifiers::NONE))
}

fn arrow(b: u8) -> Option<KeyCode> {
    Some(match b {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

/// The answer to OSC 11: `11;rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each.
pub(super) fn background(text: &[u8]) -> Option<Reply> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("11;")?;
    let (_, channels) = text.split_once(':')?;
    let mut level = channels.split('/').map(|h| {
        let n = u32::from_str_radix(h, 16).ok()?;
        let most = 16u32
            .checked_pow(u32::try_from(h.len()).ok()?)?
            .checked_sub(1)?;
        u8::try_from((n * 255).checked_div(most)?).ok()
    });
    Some(Reply::Background(
        level.next()??,
        level.next()??,
        level.next()??,
    ))
}

/// What a control sequence means, by its parameters and its last byte.
pub(super) fn sequence(text: &str, last: u8) -> Option<Input> {
    if let Some(asked) = text.strip_prefix('?') {
        return match last {
            b'u' if !asked.is_empty() => Some(Input::Reply(Reply::Kitty)),
            b'c' => Some(Input::Reply(Reply::Done)),
            _ => None,
        };
    }
    if let Some(where_) = text.strip_prefix('<') {
        return mouse(where_, last).map(Input::Mouse);
    }
    // Parameters: semicolons between them, colons inside them.
    let parameters: Vec<Vec<u32>> = text
        .split(';')
        .map(|p| p.split(':').map(|n| n.parse().unwrap_or(0)).collect())
        .collect();
    let at = |i: usize, j: usize| {
        parameters
            .get(i)
            .and_then(|p: &Vec<u32>| p.get(j))
            .copied()
            .unwrap_or(0)
    };
    // 3: the key was let go, which is nothing to us.
    if at(1, 1) == 3 {
        return None;
    }
    let held = modifiers(at(1, 0));
    let code = match last {
        b'Z' => return Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'~' if at(0, 0) == 27 => return unicode_key(at(2, 0), 0, held),
        b'~' => numbered(at(0, 0))?,
        b'u' => return unicode_key(at(0, 0), at(0, 1), held),
        other => arrow(other)?,
    };
    Some(key(code, held))
}

fn modifiers(n: u32) -> KeyModifiers {
    let bits = n.saturating_sub(1);
    let mut out = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if bits & bit != 0 {
            out |= modifier;
        }
    }
    out
}

fn numbered(n: u32) -> Option<KeyCode> {
    Some(match n {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(n - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(n - 11).ok()?),
        23 | 24 => KeyCode::F(u8::try_from(n - 12).ok()?),
        _ => return None,
    })
}

/// A key of the kitty protocol (or xterm's modifyOtherKeys): a code point, or a number of its private range.
fn unicode_key(n: u32, shifted: u32, held: KeyModifiers) -> Option<Input> {
    let code = match n {
        27 => KeyCode::Esc,
        13 | 57414 => KeyCode::Enter,
        9 if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        57399..=57408 => KeyCode::Char(char::from_digit(n - 57399, 10)?),
        57409..=57413 => {
            KeyCode::Char(char::from(*b"./*-+".get(usize::try_from(n - 57409).ok()?)?))
        }
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        57344..=63743 => return None,
        n => {
            let c = char::from_u32(n).filter(|c| !c.is_control())?;
            match (held.contains(KeyModifiers::SHIFT), char::from_u32(shifted)) {
                (true, Some(up)) if shifted > 0 => KeyCode::Char(up),
                (true, _) => KeyCode::Char(c.to_uppercase().next().unwrap_or(c)),
                _ => KeyCode::Char(c),
            }
        }
    };
    let held = match code {
        // Which letter it is says already that shift was held.
        KeyCode::Char(_) => held - KeyModifiers::SHIFT,
        _ => held,
    };
    Some(key(code, held))
}

/// SGR mouse: `button;column;row`, columns and rows from 1.
fn mouse(text: &str, last: u8) -> Option<Mouse> {
    let mut n = text.split(';').map(|n| n.parse::<u16>().ok());
    let (button, x, y) = (n.next()??, n.next()??, n.next()??);
    let kind = match (button & 0b1100_0011, last) {
        (0, b'M') if button & 32 == 0 => MouseKind::Press,
        (64, b'M') => MouseKind::Wheel(-1),
        (65, b'M') => MouseKind::Wheel(1),
        _ => return None,
    };
    Some(Mouse {
        kind,
        x: x.saturating_sub(1),
        y: y.saturating_sub(1),
    })
}
