//! Cuts a text into words, numbers and marks, each with its place, its lower case, its shape and what the lexicon knows
//! of it. Every recogniser but those of addresses on the net reads these instead of the bare text.

use super::lexicon::Lexicon;

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
    /// Begins with a capital.
    pub(crate) fn capital(&self) -> bool {
        matches!(
            self.shape,
            Shape::Title | Shape::Upper | Shape::Initial | Shape::Mixed
        )
    }
    /// Has one of the flags.
    pub(crate) fn has(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }
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
    /// The flags of all its words together: what no word has need not be looked for.
    pub all: u64,
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
    pub(crate) fn new(cut: &'a Cut<'a>, lexicon: &Lexicon) -> Self {
        // All at once, so that one look into the large table need not wait for the other.
        let list: Vec<Token<'a>> = cut
            .list
            .iter()
            .map(|x| {
                let low = cut.low.get(x.low.0..x.low.1).unwrap_or("");
                let word = !matches!(x.shape, Shape::Number | Shape::Mark);
                Token {
                    start: x.start,
                    end: x.end,
                    raw: cut.text.get(x.start..x.end).unwrap_or(""),
                    low,
                    shape: x.shape,
                    flags: if word { lexicon.flags(low) } else { 0 },
                    first: x.first,
                    spaced: x.spaced,
                    broken: x.broken,
                    odd: x.odd,
                }
            })
            .collect();
        Self {
            all: list.iter().fold(0, |all, x| all | x.flags),
            digits: cut.text.bytes().any(|b| b.is_ascii_digit()),
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

    /// Whether a line break lies between this token and the one before it.
    pub(crate) fn broken(&self, i: usize) -> bool {
        self.list.get(i).is_none_or(|x| x.broken)
    }
}

/// A word of the letters a to z alone, with nothing behind it that could belong to it; `None` leaves it to [`word`].
fn plain_word(bytes: &[u8], from: usize) -> Option<(Shape, usize)> {
    let mut end = from;
    let mut capitals = 0usize;
    while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_alphabetic()) {
        capitals += usize::from(b.is_ascii_uppercase());
        end += 1;
    }
    let letters = end - from;
    let more = bytes
        .get(end)
        .is_some_and(|b| *b >= 0x80 || matches!(b, b'\'' | b'-') || b.is_ascii_digit());
    if letters == 0 || more {
        return None;
    }
    let shape = match capitals {
        0 => Shape::Lower,
        1 if letters == 1 => Shape::Initial,
        n if n == letters => Shape::Upper,
        1 if bytes.get(from).is_some_and(u8::is_ascii_uppercase) => Shape::Title,
        _ => Shape::Mixed,
    };
    Some((shape, end))
}

/// `IJ.`, `Th.`, `Chr.`: initials of more than one letter, with their point and something behind it.
fn double_initial(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    ["IJ.", "Th.", "Chr."]
        .iter()
        .find(|d| rest.starts_with(d.as_bytes()))
        .map(|d| from + d.len() - 1)
        .filter(|end| {
            bytes
                .get(end + 1)
                .is_some_and(|b| *b == b' ' || b.is_ascii_uppercase())
        })
}

fn char_at(text: &str, i: usize) -> char {
    text[i..].chars().next().unwrap_or(' ')
}

/// `'s`, `'t` at the start of a word.
fn leading(text: &str, i: usize) -> bool {
    let mut rest = text[i..].chars().skip(1);
    matches!((rest.next(), rest.next()), (Some('s' | 't' | 'n'), Some(c)) if !c.is_alphanumeric())
}

fn run(text: &str, from: usize, ok: impl Fn(char) -> bool) -> usize {
    text[from..]
        .char_indices()
        .find(|(_, c)| !ok(*c))
        .map_or(text.len(), |(n, _)| from + n)
}

/// A word with the hyphens and apostrophes inside it; writes its lower case (`’` as `'`, `ĳ` as `ij`).
fn word(text: &str, from: usize, low: &mut String) -> (Shape, usize) {
    let mut end = from;
    let (mut capitals, mut letters, mut title) = (0usize, 0usize, false);
    let mut chars = text[from..].char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        let inside = matches!(c, '\'' | '’' | '-')
            && (n == 0 && c != '-'
                || n > 0 && chars.peek().is_some_and(|(_, d)| d.is_alphabetic()));
        if c.is_ascii_alphabetic() {
            low.push(c.to_ascii_lowercase());
            capitals += usize::from(c.is_ascii_uppercase());
            letters += 1;
        } else if c.is_alphabetic() || is_combining(c) {
            match c {
                'ĳ' | 'Ĳ' => low.push_str("ij"),
                _ => low.extend(c.to_lowercase()),
            }
            capitals += usize::from(c.is_uppercase());
            letters += 1;
        } else if inside {
            low.push(if c == '-' { '-' } else { '\'' });
            end = from + n + c.len_utf8();
            continue;
        } else if n > 0 && c.is_ascii_digit() {
            low.push(c);
        } else {
            break;
        }
        if letters == 1 && capitals == 1 {
            title = true;
        }
        end = from + n + c.len_utf8();
    }
    let shape = match (capitals, letters) {
        (0, _) => Shape::Lower,
        (1, 1) => Shape::Initial,
        (c, l) if c == l => Shape::Upper,
        (1, _) if title => Shape::Title,
        (c, _)
            if title
                && text[from..end]
                    .split('-')
                    .filter(|p| p.starts_with(char::is_uppercase))
                    .count()
                    == c =>
        {
            Shape::Title
        }
        _ => Shape::Mixed,
    };
    (shape, end)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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
