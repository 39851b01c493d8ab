//! Bytes from a terminal to keys, pasted text, mouse and the terminal's own replies. Pure: `input` feeds it whatever a read gave and says when
//! time has passed. A sequence may arrive in any number of pieces, as it does over a slow line; unknown sequences are dropped whole and never
//! turn into typed letters. Sources: ECMA-48, xterm's ctlseqs, the kitty keyboard protocol.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Longest control string that is waited for, bytes; anything longer is noise.
const LONGEST: usize = 4096;

/// Something the terminal sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text pasted in one piece.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// An answer to a question we asked at the start.
    Reply(Reply),
}

/// What the mouse did, at a column and a row from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// See [`Mouse`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel went up (-1) or down (1).
    Wheel(i8),
}

/// What the terminal says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Its background, red, green, blue.
    Background(u8, u8, u8),
    /// It speaks the kitty keyboard protocol.
    Kitty,
    /// It answered the last question: nothing more will come.
    Done,
}

/// The parser; holds what is not whole yet.
#[derive(Debug, Default)]
pub struct Parser {
    buffer: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What is at the start of the buffer.
enum Found {
    /// This many bytes, meaning this (nothing: to be dropped).
    Whole(usize, Option<Input>),
    /// A bracketed paste begins after this many bytes.
    PasteBegins(usize),
    /// More has to come.
    Incomplete,
}

impl Parser {
    /// Takes bytes; what is whole is appended to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        if self.paste.is_some() {
            self.pasting(bytes, out);
        } else {
            self.buffer.extend_from_slice(bytes);
        }
        self.drain(false, out);
    }

    /// Whether something waits for its rest, or for the time after which it counts as it is.
    pub fn pending(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// Nothing came for a while: an escape that began nothing is the escape key.
    pub fn flush(&mut self, out: &mut Vec<Input>) {
        self.drain(true, out);
    }

    fn pasting(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        const END: &[u8] = b"\x1b[201~";
        let Some(paste) = &mut self.paste else { return };
        // The end mark may straddle two reads.
        let from = paste.len().saturating_sub(END.len() - 1);
        paste.extend_from_slice(bytes);
        let tail = paste.get(from..).unwrap_or_default();
        if let Some(at) = memchr::memmem::find(tail, END) {
            let rest = paste.split_off(from + at + END.len());
            paste.truncate(from + at);
            let text = String::from_utf8_lossy(paste).into_owned();
            self.paste = None;
            self.buffer.extend_from_slice(&rest);
            out.push(Input::Paste(text));
        }
    }

    fn drain(&mut self, late: bool, out: &mut Vec<Input>) {
        let mut at = 0;
        while let Some(rest) = self.buffer.get(at..).filter(|r| !r.is_empty()) {
            match first(rest) {
                Found::Whole(n, input) => {
                    out.extend(input);
                    at += n;
                }
                Found::PasteBegins(n) => {
                    let rest = self.buffer.split_off((at + n).min(self.buffer.len()));
                    self.buffer.clear();
                    self.paste = Some(Vec::new());
                    self.pasting(&rest, out);
                    if self.paste.is_some() {
                        return;
                    }
                    at = 0;
                }
                Found::Incomplete if late => {
                    let (n, key) = as_it_is(rest);
                    out.extend(key);
                    at += n;
                }
                Found::Incomplete => break,
            }
        }
        self.buffer.drain(..at.min(self.buffer.len()));
    }
}

/// What an unfinished sequence counts as when nothing more comes: escape, or Alt with the key after it.
fn as_it_is(rest: &[u8]) -> (usize, Option<Input>) {
    match rest {
        [0x1b] => (1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, b @ (b'[' | b'O' | b']' | b'P' | b'_' | b'^')] => (
            2,
            Some(key(KeyCode::Char(char::from(*b)), KeyModifiers::ALT)),
        ),
        // A broken sequence or half a character.
        other => (other.len(), None),
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

fn first(bytes: &[u8]) -> Found {
    match bytes {
        [0x1b] => Found::Incomplete,
        [0x1b, 0x1b, ..] => Found::Whole(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, b'[', rest @ ..] => csi(rest),
        [0x1b, b'O', rest @ ..] => match rest.first() {
            None => Found::Incomplete,
            Some(b) => Found::Whole(3, single_shift(*b)),
        },
        [0x1b, b']' | b'P' | b'_' | b'^', rest @ ..] => string(bytes.get(1) == Some(&b']'), rest),
        [0x1b, rest @ ..] => match character(rest) {
            Found::Whole(n, Some(Input::Key(mut k))) => {
                k.modifiers |= KeyModifiers::ALT;
                Found::Whole(n + 1, Some(Input::Key(k)))
            }
            Found::Whole(n, _) => Found::Whole(n + 1, None),
            other => other,
        },
        _ => character(bytes),
    }
}

/// One character, a control character being the key that makes it.
fn character(bytes: &[u8]) -> Found {
    let none = KeyModifiers::NONE;
    let control = |c: u8| key(KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    let Some(&b) = bytes.first() else {
        return Found::Incomplete;
    };
    let input = match b {
        b'\r' => key(KeyCode::Enter, none),
        b'\t' => key(KeyCode::Tab, none),
        0x7f => key(KeyCode::Backspace, none),
        0 => control(b' '),
        1..=26 => control(b - 1 + b'a'),
        0x1c..=0x1f => control(b - 0x1c + b'\\'),
        0x20..=0x7e => key(KeyCode::Char(char::from(b)), none),
        _ => {
            let length = match b {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return Found::Whole(1, None),
            };
            let Some(whole) = bytes.get(..length) else {
                return Found::Incomplete;
            };
            return match std::str::from_utf8(whole)
                .ok()
                .and_then(|s| s.chars().next())
            {
                Some(c) => Found::Whole(length, Some(key(KeyCode::Char(c), none))),
                None => Found::Whole(1, None),
            };
        }
    };
    Found::Whole(1, Some(input))
}

fn single_shift(b: u8) -> Option<Input> {
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

/// A control string (OSC, DCS, APC, PM) up to BEL or ST; `rest` begins after its two-byte introducer.
fn string(osc: bool, rest: &[u8]) -> Found {
    let end = rest
        .iter()
        .enumerate()
        .find_map(|(i, b)| match (b, rest.get(i + 1)) {
            (0x07, _) => Some((i, i + 1)),
            (0x1b, Some(b'\\')) => Some((i, i + 2)),
            _ => None,
        });
    match end {
        Some((text, whole)) => {
            let reply = osc.then(|| background(rest.get(..text)?)).flatten();
            Found::Whole(whole + 2, reply.map(Input::Reply))
        }
        None if rest.len() > LONGEST => Found::Whole(rest.len() + 2, None),
        None => Found::Incomplete,
    }
}

/// The answer to OSC 11: `11;rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each.
fn background(text: &[u8]) -> Option<Reply> {
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

/// A control sequence; `rest` begins after `ESC [`.
fn csi(rest: &[u8]) -> Found {
    let Some(end) = rest.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return if rest.len() > LONGEST {
            Found::Whole(rest.len() + 2, None)
        } else {
            Found::Incomplete
        };
    };
    let whole = end + 3;
    let Some(&last) = rest.get(end).filter(|b| (0x40..=0x7e).contains(*b)) else {
        // Broken off by something that cannot be part of it, which is read by itself.
        return Found::Whole(whole - 1, None);
    };
    let text = std::str::from_utf8(rest.get(..end).unwrap_or_default()).unwrap_or_default();
    if last == b'~' && text == "200" {
        return Found::PasteBegins(whole);
    }
    Found::Whole(whole, sequence(text, last))
}

fn sequence(text: &str, last: u8) -> Option<Input> {
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

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
