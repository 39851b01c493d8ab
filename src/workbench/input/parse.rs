//! Bytes from a terminal to keys, pasted text, mouse and the terminal's own replies. Pure: `input` feeds it whatever a read gave and says when
//! time has passed. A sequence may arrive in any number of pieces, as it does over a slow line; unknown sequences are dropped whole and never
//! turn into typed letters. Sources: ECMA-48, xterm's ctlseqs, the kitty keyboard protocol.

use super::sequence::{background, sequence, single_shift};
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

/// A key with what is held beside it.
pub(super) fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
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

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
