//! Cuts a text into words, numbers and marks, each with its place, its lower case, its shape and what the lexicon knows
//! of it. The recognisers read these instead of the bare text.

use super::aspect::Words;
use super::lexicon::flag::{NAMELIKE, STOP, WORD};
use super::word::{char_at, double_initial, leading, plain_word, run, word};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, all small.
    Lower,
    /// A capital and then small letters.
    Title,
    /// Capitals, two or more.
    Upper,
    /// One capital.
    Initial,
    /// Capitals inside (`McDonald`).
    Mixed,
    /// Digits, perhaps with letters after them.
    Number,
    /// Anything else, one character.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub start: usize,
    pub end: usize,
    /// As written, and in lower case: kept as they are, since every recogniser asks them of every word.
    raw: &'a str,
    low: &'a str,
    pub shape: Shape,
    pub flags: u64,
    /// What the word may begin, see [`super::aspect`].
    aspects: u16,
    /// The line it stands in.
    line: u32,
    /// First word of a sentence, a line or a quotation.
    pub first: bool,
    /// A blank (or the start of the text) stands before it.
    pub spaced: bool,
    /// A line break (or the start of the text) stands before it.
    broken: bool,
    /// Has something besides the letters a to z: an apostrophe, a hyphen, an accent, a digit.
    pub odd: bool,
}

impl Token<'_> {
    /// Letters.
    pub(crate) fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Number | Shape::Mark)
    }
    /// A word of a dictionary that is no name and no small word of the language. A name that is a word as well has its capital of its own right.
    pub(crate) fn plain(&self) -> bool {
        self.is_word() && self.flags & WORD != 0 && self.flags & (STOP | NAMELIKE) == 0
    }
    /// Begins with a capital.
    pub(crate) fn capital(&self) -> bool {
        matches!(
            self.shape,
            Shape::Title | Shape::Upper | Shape::Initial | Shape::Mixed
        )
    }
    /// Whether it may begin one of these ([`super::aspect`]).
    pub(crate) fn may(&self, aspects: u16) -> bool {
        self.aspects & aspects != 0
    }
    /// Has one of the flags.
    pub(crate) fn has(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }
}

/// A line that has words, as far as it matters for what capitals say in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    /// Its first byte, behind the break.
    pub start: usize,
    /// Its length in bytes.
    pub length: usize,
    /// Words of a dictionary that are no names and no small words of the language.
    pub plain: usize,
    /// How many of these begin with a capital.
    pub capitals: usize,
}

/// Where a token stands, before anything is known of its word.
struct Piece {
    start: usize,
    end: usize,
    /// Its lower case, in the text of the whole.
    low: (usize, usize),
    shape: Shape,
    first: bool,
    spaced: bool,
    broken: bool,
    odd: bool,
}

/// A text cut into pieces, with the lower case of every one of them.
pub(crate) struct Cut<'a> {
    text: &'a str,
    low: String,
    list: Vec<Piece>,
}

/// A text with its tokens.
pub(crate) struct Tokens<'a> {
    pub text: &'a str,
    list: Vec<Token<'a>>,
    lines: Vec<Line>,
    /// Of each token where the first figure stands that is not before it; empty where the text has none.
    figures: Vec<usize>,
    /// The flags of all its words together: what no word has need not be looked for.
    pub all: u64,
    /// Their aspects, likewise.
    aspects: u16,
    /// Which bytes it has, a bit each.
    bytes: [u64; 4],
    /// Whether there is a figure in it.
    pub digits: bool,
}

impl<'a> std::ops::Deref for Tokens<'a> {
    type Target = [Token<'a>];
    fn deref(&self) -> &[Token<'a>] {
        &self.list
    }
}

impl<'a> Cut<'a> {
    /// Cuts the text.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut low = String::with_capacity(text.len() + 16);
        let mut list: Vec<Piece> = Vec::with_capacity(text.len() / 5 + 4);
        let mut first = true;
        let mut spaced = true;
        let mut broken = true;
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            // Most of a text is blanks and words of plain letters.
            if bytes[i] == b' ' {
                spaced = true;
                i += 1;
                continue;
            }
            let c = char_at(text, i);
            if c.is_whitespace() {
                if c == '\n' {
                    first = true;
                    broken = true;
                }
                spaced = true;
                i += c.len_utf8();
                continue;
            }
            let start = i;
            let low_start = low.len();
            let mut odd = true;
            let (shape, end) = if bytes[i].is_ascii_uppercase()
                && let Some(end) = double_initial(bytes, i)
            {
                low.push_str(&text[i..end]);
                low[low_start..].make_ascii_lowercase();
                odd = false;
                (Shape::Initial, end)
            } else if let Some((shape, end)) = plain_word(bytes, i) {
                low.push_str(&text[i..end]);
                if shape != Shape::Lower {
                    low[low_start..].make_ascii_lowercase();
                }
                odd = false;
                (shape, end)
            } else if c.is_alphabetic() || (matches!(c, '\'' | '’') && leading(text, i)) {
                word(text, i, &mut low)
            } else if c.is_ascii_digit() {
                let end = run(text, i, |c| c.is_ascii_alphanumeric());
                low.push_str(&text[i..end]);
                low[low_start..].make_ascii_lowercase();
                (Shape::Number, end)
            } else {
                low.push(c);
                (Shape::Mark, i + c.len_utf8())
            };
            list.push(Piece {
                start,
                end,
                low: (low_start, low.len()),
                shape,
                first: first && shape != Shape::Mark,
                spaced,
                broken,
                odd,
            });
            match shape {
                Shape::Mark => {
                    let opening = matches!(
                        c,
                        '"' | '“'
                            | '„'
                            | '‘'
                            | '('
                            | '-'
                            | '*'
                            | '#'
                            | '•'
                            | '–'
                            | '>'
                            | '_'
                            | '|'
                            | '«'
                    );
                    let stop = matches!(c, '.' | '!' | '?' | ':' | '…')
                        && !after_abbreviation(&list, &low, c);
                    // "…, zei hij.” Daarna": what closes a quotation closes no sentence.
                    let closing = matches!(c, '”' | '’' | '"' | '\'' | ')' | '»' | ']');
                    first = (first && (opening || closing))
                        || stop
                        || (opening && matches!(c, '"' | '“' | '„' | '‘' | '«'));
                }
                // "'s Middags": the capital stands behind the shortened article.
                _ => {
                    first = first
                        && matches!(&low[low_start..], "'s" | "'t" | "'n")
                        && shape == Shape::Lower;
                }
            }
            spaced = false;
            broken = false;
            i = end;
        }
        Self { text, low, list }
    }
}

impl<'a> Tokens<'a> {
    /// Looks up every word of a text that was cut.
    pub(crate) fn new(cut: &'a Cut<'a>, words: Words<'_>) -> Self {
        // All at once, so that one look into the large table need not wait for the other.
        let mut list: Vec<Token<'a>> = cut
            .list
            .iter()
            .map(|x| {
                let low = cut.low.get(x.low.0..x.low.1).unwrap_or("");
                let word = !matches!(x.shape, Shape::Number | Shape::Mark);
                let (flags, aspects) = if word { words.look(low) } else { (0, 0) };
                Token {
                    start: x.start,
                    end: x.end,
                    raw: cut.text.get(x.start..x.end).unwrap_or(""),
                    low,
                    shape: x.shape,
                    flags,
                    aspects,
                    line: 0,
                    first: x.first,
                    spaced: x.spaced,
                    broken: x.broken,
                    odd: x.odd,
                }
            })
            .collect();
        let lines = lines(cut.text, &mut list);
        let mut bytes = [0u64; 4];
        for b in cut.text.bytes() {
            // The index is below 4.
            bytes[usize::from(b >> 6)] |= 1 << (b & 63);
        }
        let digits = bytes[0] >> b'0' & 0x3ff != 0;
        let figures = if digits {
            figures(cut.text, &list)
        } else {
            Vec::new()
        };
        Self {
            bytes,
            aspects: list.iter().fold(0, |all, x| all | x.aspects),
            lines,
            digits,
            figures,
            all: list.iter().fold(0, |all, x| all | x.flags),
            text: cut.text,
            list,
        }
    }

    /// The token in lower case.
    pub(crate) fn low(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |t| t.low)
    }

    /// The token as written.
    pub(crate) fn raw(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |t| t.raw)
    }

    /// The flags of a token, 0 outside the text.
    pub(crate) fn flags(&self, i: usize) -> u64 {
        self.list.get(i).map_or(0, |t| t.flags)
    }

    /// Whether a byte stands anywhere in the text: asked before it is searched.
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.bytes
            .get(usize::from(byte >> 6))
            .is_some_and(|b| b >> (byte & 63) & 1 != 0)
    }

    /// Whether any word of it may begin one of these ([`super::aspect`]).
    pub(crate) fn may(&self, aspects: u16) -> bool {
        self.aspects & aspects != 0
    }

    /// Whether a figure stands in the token or so many bytes from its first one.
    pub(crate) fn figure_within(&self, i: usize, bytes: usize) -> bool {
        let at = self.figures.get(i).zip(self.list.get(i));
        at.is_some_and(|(figure, x)| *figure < x.start + bytes)
    }

    /// The line a token stands in.
    pub(crate) fn line(&self, x: &Token<'_>) -> Option<&Line> {
        self.lines.get(x.line as usize)
    }

    /// Whether a line break lies between this token and the one before it.
    pub(crate) fn broken(&self, i: usize) -> bool {
        self.list.get(i).is_none_or(|x| x.broken)
    }
}

/// Where the first figure stands from each token on.
fn figures(text: &str, list: &[Token<'_>]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut next = usize::MAX;
    let mut figures = vec![usize::MAX; list.len()];
    for (x, figure) in list.iter().zip(&mut figures).rev() {
        // Between tokens there are only blanks.
        if let Some(n) = bytes[x.start..x.end].iter().position(u8::is_ascii_digit) {
            next = x.start + n;
        }
        *figure = next;
    }
    figures
}

/// The lines of a text; tells every token which is its own.
fn lines(text: &str, list: &mut [Token<'_>]) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines: Vec<Line> = Vec::with_capacity(1);
    let mut last = 0;
    for x in list {
        if x.broken || lines.is_empty() {
            let back = bytes[last..x.start].iter().rposition(|b| *b == b'\n');
            lines.push(Line {
                start: back.map_or(last, |n| last + n + 1),
                ..Line::default()
            });
        }
        x.line = u32::try_from(lines.len() - 1).unwrap_or(u32::MAX);
        last = x.end;
        if let Some(line) = lines.last_mut() {
            let plain = x.plain();
            line.plain += usize::from(plain);
            line.capitals += usize::from(plain && x.capital());
            // Up to its last token: what is behind is added below.
            line.length = x.end - line.start;
        }
    }
    for line in &mut lines {
        let end = line.start + line.length;
        let behind = bytes[end..].iter().position(|b| *b == b'\n');
        line.length += behind.unwrap_or(bytes.len() - end);
    }
    lines
}

/// `J.`, `dhr.`, `bijv.`: the point ends no sentence.
fn after_abbreviation(list: &[Piece], low: &str, mark: char) -> bool {
    const SHORT: &[&str] = &[
        "dhr", "mw", "mevr", "dr", "drs", "mr", "mrs", "ms", "ir", "ing", "prof", "st", "bijv",
        "bv", "nr", "tel", "ca", "incl", "excl", "resp", "jr", "sr", "fa", "ds", "no", "o.a",
        "evt", "afd", "gesch", "geb", "wg", "afspr", "cl", "bev", "aanw", "gem", "gr", "vlg",
        "beh", "m.b.t", "i.v.m", "jl", "a.s", "vs", "d.d", "rev",
    ];
    if mark != '.' {
        return false;
    }
    let Some([word, _]) = list.last_chunk::<2>() else {
        return false;
    };
    word.shape == Shape::Initial || SHORT.contains(&&low[word.low.0..word.low.1])
}
