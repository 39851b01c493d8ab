//! Which bytes may come next so that a text ends as JSON of a [`Schema`]: an automaton with a stack, stepped byte by byte. The engine of our own
//! asks it of every token before it is written, writes what must follow without asking the model, and closes with it what was cut short.
//!
//! There is one way to lay a value out (a blank after each comma and colon, nowhere else), so that most of the marks are forced. Within a text
//! any UTF-8 may stand but control characters; of escapes only the quote and the backslash; no blank at its start and no two in a row, which is
//! where small models lose their way.

mod must;

use super::grammar::{Grammar, Node};

/// Where one is in a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Frame {
    /// Nothing of it is written.
    Start(usize),
    Text {
        node: usize,
        chars: usize,
        blank: bool,
        within: Within,
    },
    /// So many bytes of the options that begin like option `like`.
    Choice { node: usize, like: usize, at: usize },
    Whole {
        node: usize,
        value: i128,
        digits: u32,
        negative: bool,
    },
    List {
        node: usize,
        done: usize,
        after: After,
    },
    /// So many bytes of what leads to a field; past the last one, the closing brace.
    Form {
        node: usize,
        field: usize,
        at: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Within {
    Plain,
    Escape,
    /// So many bytes of a character are missing; the next lies between these.
    Character {
        left: u8,
        low: u8,
        high: u8,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum After {
    Bracket,
    Item,
    Comma,
}

/// What was written so far of one value.
#[derive(Clone)]
pub struct Guide<'g> {
    grammar: &'g Grammar,
    stack: Vec<Frame>,
}

impl<'g> Guide<'g> {
    /// Nothing written.
    pub fn new(grammar: &'g Grammar) -> Self {
        Self {
            grammar,
            stack: vec![Frame::Start(grammar.root)],
        }
    }

    /// Whether the value is whole.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty()
    }

    /// Whether a text is being written that could end here.
    pub fn in_text(&self) -> bool {
        let Some(Frame::Text {
            node,
            chars,
            within: Within::Plain,
            ..
        }) = self.stack.last()
        else {
            return false;
        };
        matches!(self.node(*node), Some(Node::Text { least, .. }) if chars >= least)
    }

    fn node(&self, i: usize) -> Option<&'g Node> {
        self.grammar.nodes.get(i)
    }

    /// Writes bytes; whether they could follow. When they could not, what the guide then knows is of no use.
    pub fn takes(&mut self, bytes: &[u8]) -> bool {
        bytes.iter().all(|b| self.step(*b))
    }

    /// Which bytes could come next.
    pub fn firsts(&self) -> [bool; 256] {
        let mut out = [false; 256];
        for (b, fits) in (0..=255u8).zip(&mut out) {
            *fits = self.clone().step(b);
        }
        out
    }

    fn step(&mut self, b: u8) -> bool {
        let Some(frame) = self.stack.pop() else {
            return false;
        };
        match frame {
            Frame::Start(node) => self.start(node, b),
            Frame::Text {
                node,
                chars,
                blank,
                within,
            } => self.text(node, chars, blank, within, b),
            Frame::Choice { node, like, at } => self.choice(node, like, at, b),
            Frame::Whole {
                node,
                value,
                digits,
                negative,
            } => self.whole(node, value, digits, negative, b),
            Frame::List { node, done, after } => self.list(node, done, after, b),
            Frame::Form { node, field, at } => self.form(node, field, at, b),
        }
    }

    fn push(&mut self, frame: Frame) -> bool {
        self.stack.push(frame);
        true
    }

    fn start(&mut self, node: usize, b: u8) -> bool {
        match self.node(node) {
            Some(Node::Text { .. }) => {
                b == b'"'
                    && self.push(Frame::Text {
                        node,
                        chars: 0,
                        blank: true,
                        within: Within::Plain,
                    })
            }
            Some(Node::Choice(_)) => self.choice(node, 0, 0, b),
            Some(Node::Whole { .. }) => self.whole(node, 0, 0, false, b),
            Some(Node::List { .. }) => {
                b == b'['
                    && self.push(Frame::List {
                        node,
                        done: 0,
                        after: After::Bracket,
                    })
            }
            Some(Node::Form(_)) => self.form(node, 0, 0, b),
            None => false,
        }
    }

    fn text(&mut self, node: usize, chars: usize, blank: bool, within: Within, b: u8) -> bool {
        let Some(Node::Text { least, most }) = self.node(node) else {
            return false;
        };
        let next = |chars: usize, blank: bool, within: Within| Frame::Text {
            node,
            chars,
            blank,
            within,
        };
        let character = |left, low, high| Within::Character { left, low, high };
        match within {
            Within::Plain if b == b'"' => chars >= *least,
            Within::Plain if chars >= *most => false,
            Within::Plain => {
                let to = match b {
                    b' ' if blank => return false,
                    b' ' => return self.push(next(chars + 1, true, Within::Plain)),
                    b'\\' => Within::Escape,
                    0x21..=0x7e => return self.push(next(chars + 1, false, Within::Plain)),
                    0xc3..=0xdf => character(1, 0x80, 0xbf),
                    // From U+00A0 on: what lies before it controls.
                    0xc2 => character(1, 0xa0, 0xbf),
                    0xe0 => character(2, 0xa0, 0xbf),
                    0xed => character(2, 0x80, 0x9f),
                    0xe1..=0xef => character(2, 0x80, 0xbf),
                    0xf0 => character(3, 0x90, 0xbf),
                    0xf1..=0xf3 => character(3, 0x80, 0xbf),
                    0xf4 => character(3, 0x80, 0x8f),
                    _ => return false,
                };
                self.push(next(chars, false, to))
            }
            Within::Escape => {
                matches!(b, b'"' | b'\\') && self.push(next(chars + 1, false, Within::Plain))
            }
            Within::Character { left, low, high } => {
                (low..=high).contains(&b)
                    && self.push(match left {
                        1 => next(chars + 1, false, Within::Plain),
                        n => next(chars, false, character(n - 1, 0x80, 0xbf)),
                    })
            }
        }
    }

    fn choice(&mut self, node: usize, like: usize, at: usize, b: u8) -> bool {
        let Some(Node::Choice(words)) = self.node(node) else {
            return false;
        };
        let written = words
            .get(like)
            .and_then(|w| w.get(..at))
            .unwrap_or_default();
        let fits = |w: &Vec<u8>| w.starts_with(written) && w.get(at) == Some(&b);
        match words.iter().position(fits) {
            Some(i) if words.get(i).is_some_and(|w| w.len() == at + 1) => true,
            Some(like) => self.push(Frame::Choice {
                node,
                like,
                at: at + 1,
            }),
            None => false,
        }
    }

    fn whole(&mut self, node: usize, value: i128, digits: u32, negative: bool, b: u8) -> bool {
        let Some(Node::Whole { least, most }) = self.node(node) else {
            return false;
        };
        let (least, most) = (*least, *most);
        match b {
            b'-' if digits == 0 && !negative => {
                least < 0
                    && self.push(Frame::Whole {
                        node,
                        value: 0,
                        digits: 0,
                        negative: true,
                    })
            }
            b'0'..=b'9' => {
                let digit = i128::from(b - b'0');
                // No number begins with a nought but nought itself, which has no sign.
                if (digits > 0 && value == 0)
                    || (negative && digits == 0 && digit == 0)
                    || digits > 19
                {
                    return false;
                }
                let value = value * 10 + if negative { -digit } else { digit };
                reaches(value, least, most)
                    && self.push(Frame::Whole {
                        node,
                        value,
                        digits: digits + 1,
                        negative,
                    })
            }
            // A number ends where something else begins.
            _ => digits > 0 && (least..=most).contains(&value) && self.step(b),
        }
    }

    fn list(&mut self, node: usize, done: usize, after: After, b: u8) -> bool {
        let Some(Node::List { of, least, most }) = self.node(node) else {
            return false;
        };
        let (of, least, most) = (*of, *least, *most);
        match (after, b) {
            (After::Bracket | After::Item, b']') => done >= least,
            (After::Bracket, _) => {
                most > 0
                    && self.push(Frame::List {
                        node,
                        done: 1,
                        after: After::Item,
                    })
                    && self.start(of, b)
            }
            (After::Item, b',') => {
                done < most
                    && self.push(Frame::List {
                        node,
                        done,
                        after: After::Comma,
                    })
            }
            (After::Comma, b' ') => {
                self.push(Frame::List {
                    node,
                    done: done + 1,
                    after: After::Item,
                }) && self.push(Frame::Start(of))
            }
            _ => false,
        }
    }

    fn form(&mut self, node: usize, field: usize, at: usize, b: u8) -> bool {
        let Some(Node::Form(fields)) = self.node(node) else {
            return false;
        };
        let Some((lead, of)) = fields.get(field) else {
            return b == b'}';
        };
        if lead.get(at) != Some(&b) {
            return false;
        }
        if at + 1 < lead.len() {
            return self.push(Frame::Form {
                node,
                field,
                at: at + 1,
            });
        }
        self.push(Frame::Form {
            node,
            field: field + 1,
            at: 0,
        }) && self.push(Frame::Start(*of))
    }
}

/// Whether digits behind `value` (or none) can make it a number between the two.
fn reaches(value: i128, least: i128, most: i128) -> bool {
    let (mut low, mut high) = (value, value);
    for _ in 0..20 {
        if low <= most && high >= least {
            return true;
        }
        if value == 0 {
            return false;
        }
        if value > 0 {
            (low, high) = (low * 10, high * 10 + 9);
        } else {
            (low, high) = (low * 10 - 9, high * 10);
        }
    }
    false
}

#[cfg(test)]
mod tests;
