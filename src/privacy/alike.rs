//! Whether two mentions can be one person: by first name, surname, initials, short forms and slips. `pseudonym` asks it of everybody met so far, which may be thousands.

use super::known::within;
use super::lexicon::{Lexicon, flag};
use super::nickname::others;

/// A person's name from afar.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// What its words begin with.
    letters: Letters,
    /// How many words.
    words: usize,
    /// Whether the person has other names.
    pub(super) also: bool,
}

impl Sign {
    /// Of the words of a name, and whether there are other names.
    pub(super) fn of(words: &[String], also: bool) -> Self {
        Self {
            letters: Letters::of(words.iter().map(String::as_str)),
            words: words.len(),
            also,
        }
    }
}

/// The bytes some words begin with, as bits; two bytes may share one.
#[derive(Clone, Copy, Default)]
struct Letters(u64);

impl Letters {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let bit = |w: &str| w.as_bytes().first().map_or(0, |b| 1u64 << (b & 63));
        Self(words.fold(0, |all, w| all | bit(w)))
    }
}

/// A mention, ready to be held against many people.
pub(super) struct Mention<'a> {
    words: &'a [String],
    /// The short and the full forms of each word.
    pub(super) kin: Vec<Vec<&'static str>>,
    /// What each word or a form of it begins with.
    letters: Vec<Letters>,
    /// All of these.
    any: Letters,
}

impl<'a> Mention<'a> {
    /// Of a name's words in small letters, without particles.
    pub(super) fn new(words: &'a [String]) -> Self {
        let kin = kin(words);
        let forms = |(w, kin): (&'a String, &Vec<&'static str>)| {
            Letters::of(std::iter::once(w.as_str()).chain(kin.iter().copied()))
        };
        let letters: Vec<Letters> = words.iter().zip(&kin).map(forms).collect();
        let any = Letters(letters.iter().fold(0, |all, l| all | l.0));
        Self {
            words,
            kin,
            letters,
            any,
        }
    }

    /// Whether it may be of a person, going by what the words begin with: one word stands for another only when that is the same, or with a short form.
    pub(super) fn near(&self, sign: &Sign) -> bool {
        if sign.words >= self.words.len() {
            self.letters.iter().all(|l| l.0 & sign.letters.0 != 0)
        } else {
            sign.letters.0 & !self.any.0 == 0
        }
    }

    /// Whether it is of a person with this sign, these words and these other names.
    pub(super) fn of(&self, sign: &Sign, words: &[String], also: &[Vec<String>]) -> bool {
        self.near(sign) && same(words, self.words, &self.kin)
            || also.iter().any(|a| a == self.words)
    }
}

/// The short and the full forms of each word.
pub(super) fn kin(words: &[String]) -> Vec<Vec<&'static str>> {
    words.iter().map(|w| others(w).collect()).collect()
}

/// Whether a list of name words and another, with its short forms, can be one person: every word of the shorter is, in order,
/// a word of the longer, its initial, its genitive, a short form or a slip.
pub(super) fn same(a: &[String], b: &[String], kin: &[Vec<&'static str>]) -> bool {
    let pair = |x: usize, y: usize| match (a.get(x), b.get(y)) {
        (Some(v), Some(w)) => alike(v, w) || kin.get(y).is_some_and(|k| k.contains(&v.as_str())),
        _ => false,
    };
    if a.len() >= b.len() {
        let mut rest = 0..a.len();
        (0..b.len()).all(|y| rest.any(|x| pair(x, y)))
    } else {
        let mut rest = 0..b.len();
        (0..a.len()).all(|x| rest.any(|y| pair(x, y)))
    }
}

fn alike(a: &str, b: &str) -> bool {
    if a.as_bytes().first() != b.as_bytes().first() {
        return false;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if long == short || long.strip_suffix('s') == Some(short) {
        return true;
    }
    // "Jan" and "Janneke", "Marieke" and "Mareike": two names of the lists are two people, unless one is known to be short
    // for the other.
    let both = || {
        let lexicon = Lexicon::shipped();
        [a, b]
            .iter()
            .all(|n| lexicon.flags(n) & (flag::FIRST | flag::NAMED) != 0)
    };
    let letters = if short.is_ascii() {
        short.len()
    } else {
        short.chars().count()
    };
    match letters {
        0 | 2 => false,
        1 => long.chars().next() == short.chars().next(),
        n => {
            let short_form = long.starts_with(short) && long.len() > short.len();
            let slip = || {
                n >= 5
                    && long.len() - short.len() <= 4
                    && if long.is_ascii() && short.is_ascii() {
                        within(long.as_bytes(), short.as_bytes(), 1)
                    } else {
                        let (l, s): (Vec<char>, Vec<char>) =
                            (long.chars().collect(), short.chars().collect());
                        within(&l, &s, 1)
                    }
            };
            (short_form || slip()) && !both()
        }
    }
}
