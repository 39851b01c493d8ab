//! One recogniser a file; each reads the tokens and adds what it finds. `super::anonymiser` calls them and settles overlaps.

#![allow(
    clippy::if_same_then_else,
    clippy::nonminimal_bool,
    reason = "a branch is a rule of the language with its own ground; merged by outcome they could not be read"
)]

pub(crate) mod address;
pub(crate) mod age;
pub(crate) mod bsn;
pub(crate) mod date;
pub(crate) mod dialled;
pub(crate) mod digits;
pub(crate) mod echo;
pub(crate) mod iban;
mod iban_told;
pub(crate) mod identifier;
pub(crate) mod mail;
mod mail_glued;
pub(crate) mod net;
pub(crate) mod order;
pub(crate) mod organisation;
pub(crate) mod part;
pub(crate) mod person;
pub(crate) mod phone;
pub(crate) mod place;
pub(crate) mod plate;
pub(crate) mod postcode;
pub(crate) mod quasi;
pub(crate) mod spoken;
pub(crate) mod web;
mod web_slip;

/// Whether a word is one of a list that is written with blanks between its words. Which first letters and lengths it has is
/// known before the program runs, so that nearly every other word costs one look.
macro_rules! among {
    ($word:expr, $list:expr $(,)?) => {{
        const STARTS: [u64; 4] = $crate::privacy::recognise::starts($list);
        let word: &str = $word;
        $crate::privacy::recognise::may(&STARTS, word)
            && $list.split_ascii_whitespace().any(|w| w == word)
    }};
}
pub(crate) use among;

/// The question `among!` asks of one list, as a function: for a table in which the list is chosen as the program runs.
macro_rules! one_of {
    ($list:expr $(,)?) => {
        |word| $crate::privacy::recognise::among!(word, $list)
    };
}
pub(crate) use one_of;

/// A word that tells something only behind another, and whether a word is such another.
pub(crate) type Behind = (&'static str, fn(&str) -> bool);

use super::aspect;
use super::quick::QuickSet;
use super::token::{Shape, Tokens};

/// What a word may begin, by itself: what the recognisers ask of every word first ([`super::aspect`]).
pub(crate) fn aspects(low: &str, flags: u64) -> u16 {
    let asked: [(u16, bool); 11] = [
        (aspect::DATE, date::may_begin(low, flags)),
        (aspect::FEAST, date::may_be_feast(low, flags)),
        (aspect::AGE, age::may_be(low)),
        (aspect::JOB, quasi::may_be_job(low)),
        (aspect::CALAMITY, quasi::may_be_calamity(low)),
        (aspect::MISHAP, quasi::may_be_mishap(low)),
        (aspect::FIRM, organisation::may_lead(low)),
        (aspect::HOUSED, organisation::may_be_house(low)),
        (aspect::HEAD, organisation::may_be_head(low)),
        (aspect::AT, net::may_be_at(low)),
        (aspect::ONLINE, web::may_lead(low) || spoken::nought(low)),
    ];
    asked
        .iter()
        .fold(0, |all, (bit, yes)| if *yes { all | bit } else { all })
}

/// Whether one of the words stands among the `reach` tokens before `i`, in the same line.
pub(crate) fn before(t: &Tokens<'_>, i: usize, reach: usize, is: impl Fn(&str) -> bool) -> bool {
    (i.saturating_sub(reach)..i).rev().any(|k| is(t.low(k)))
}

/// A bit for each first letter and length that the words of a list have.
pub(crate) const fn starts(list: &str) -> [u64; 4] {
    let bytes = list.as_bytes();
    let mut bits = [0; 4];
    let mut i = 0;
    while i < bytes.len() {
        let from = i;
        while i < bytes.len() && !bytes[i].is_ascii_whitespace() {
            i += 1;
        }
        if i > from {
            let (slot, bit) = start(bytes[from], i - from);
            bits[slot] |= 1 << bit;
        }
        i += 1;
    }
    bits
}

const fn start(first: u8, len: usize) -> (usize, usize) {
    (
        (first & 3) as usize,
        ((first >> 2 & 7) as usize) << 3 | len & 7,
    )
}

/// Whether a word may be of a list whose beginnings are these.
pub(crate) fn may(starts: &[u64; 4], word: &str) -> bool {
    word.as_bytes().first().is_some_and(|b| {
        let (slot, bit) = start(*b, word.len());
        starts.get(slot).is_some_and(|s| s >> bit & 1 != 0)
    })
}

/// A long list that is asked of many words: hashed at the first question.
pub(crate) struct Listed {
    words: &'static [&'static str],
    starts: [u64; 4],
    set: std::sync::OnceLock<QuickSet<&'static str>>,
}

impl Listed {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let mut bits = [0; 4];
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            if !word.is_empty() {
                let (slot, bit) = start(word[0], word.len());
                bits[slot] |= 1 << bit;
            }
            i += 1;
        }
        Self {
            words,
            starts: bits,
            set: std::sync::OnceLock::new(),
        }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        may(&self.starts, word)
            && self
                .set
                .get_or_init(|| self.words.iter().copied().collect())
                .contains(word)
    }
}

/// Which tails there are, a bit each, and the words sorted by theirs.
type ByTail = (Vec<u64>, Vec<(usize, &'static str)>);

/// Lists of words asked of every word by its end: nearly every word is sorted out by its last three letters.
pub(crate) struct Tails {
    lists: &'static [&'static str],
    table: std::sync::OnceLock<ByTail>,
}

impl Tails {
    pub(crate) const fn new(lists: &'static [&'static str]) -> Self {
        Self {
            lists,
            table: std::sync::OnceLock::new(),
        }
    }

    /// Whether a word of the lists with the same last three letters passes.
    pub(crate) fn any(&self, word: &str, passes: impl Fn(&str) -> bool) -> bool {
        let (bits, words) = self.table.get_or_init(|| {
            let mut words: Vec<(usize, &'static str)> = self
                .lists
                .iter()
                .flat_map(|l| l.split_ascii_whitespace())
                .map(|w| (Self::tail(w), w))
                .collect();
            words.sort_unstable();
            let mut bits = vec![0u64; (1 << 15) / 64];
            for (tail, _) in &words {
                if let Some(b) = bits.get_mut(tail / 64) {
                    *b |= 1 << (tail % 64);
                }
            }
            (bits, words)
        });
        let tail = Self::tail(word);
        bits.get(tail / 64)
            .is_some_and(|b| b >> (tail % 64) & 1 != 0)
            && words
                .iter()
                .skip(words.partition_point(|w| w.0 < tail))
                .take_while(|w| w.0 == tail)
                .any(|w| passes(w.1))
    }

    /// Whether the word itself is in the lists.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.any(word, |w| w == word)
    }

    fn tail(word: &str) -> usize {
        word.bytes()
            .rev()
            .take(3)
            .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
    }
}

/// How a text is written, measured once a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    /// More Dutch than English.
    pub dutch: bool,
    /// English too (or only).
    pub english: bool,
    /// Typed without capitals.
    pub lower: bool,
    /// Typed in capitals.
    pub shouting: bool,
}

impl Style {
    /// Measures a text.
    pub(crate) fn of(t: &Tokens<'_>) -> Self {
        use super::lexicon::flag::{EN, NL};
        let (mut dutch, mut english, mut sentences, mut capitals, mut shouted, mut words) =
            (0, 0, 0, 0, 0, 0);
        for x in t.iter().filter(|x| x.is_word()) {
            words += 1;
            match (x.has(NL), x.has(EN)) {
                (true, false) => dutch += 1,
                (false, true) => english += 1,
                _ => {}
            }
            if x.first {
                sentences += 1;
                capitals += usize::from(x.capital());
            }
            shouted += usize::from(x.shape == Shape::Upper);
        }
        Self {
            dutch: dutch >= english,
            english: english * 3 > dutch,
            lower: sentences > 0 && capitals * 3 < sentences
                || words > 0 && !t.iter().any(|x| x.capital()),
            shouting: shouted * 2 > words,
        }
    }

    /// Whether a word is an ordinary word of the text's language.
    pub(crate) fn ordinary(&self, flags: u64) -> bool {
        use super::lexicon::flag::{EN, NAMELIKE, NL, STOP};
        flags & NAMELIKE == 0
            && (self.dutch && flags & NL != 0 || (self.english || !self.dutch) && flags & EN != 0)
            || flags & STOP != 0
    }

    /// Whether capitals say nothing in the line around this token: a heading, or all words with capitals.
    pub(crate) fn heading(&self, t: &Tokens<'_>, i: usize) -> bool {
        if self.shouting {
            return true;
        }
        let Some((x, line)) = t.get(i).and_then(|x| Some((x, t.line(x)?))) else {
            return false;
        };
        // What stands further from the mark of a heading is read for itself.
        const NEAR: usize = 300;
        if t.text.as_bytes().get(line.start) == Some(&b'#') && x.start - line.start < NEAR {
            return true;
        }
        // No heading is longer.
        if line.length > 90 {
            return false;
        }
        let own = x.plain();
        let plain = line.plain - usize::from(own);
        let capitals = line.capitals - usize::from(own && x.capital());
        plain >= 2 && capitals * 3 > plain * 2
    }
}
