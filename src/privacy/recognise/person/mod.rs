//! People: by list, by dictionary (a capitalised word that no dictionary has), and by the words around them; then every
//! other mention of a name found in the same text, with surname, particles and initials. Ordinary words that are names too
//! ("roos", "wil") need a sign beside them; which signs count how much stands in [`Reader::context`].

mod apart;
mod cited;
mod coded;
mod context;
mod dubbed;
mod flags;
mod follow;
mod form;
mod full;
mod hasty;
mod idiom;
mod initialled;
mod joint;
mod judge;
mod letters;
mod modal;
mod noun;
mod opening;
mod outset;
mod particle;
mod placed;
mod rare;
mod roster;
mod sign;
mod single;
mod spread;
mod stated;
mod steps;
mod telling;
mod thing;

use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::Style;

pub(super) use coded::thing;
pub(super) use flags::unaccented;
pub(super) use steps::find;

struct Reader<'a> {
    t: &'a Tokens<'a>,
    lexicon: &'a Lexicon,
    style: Style,
    /// Flags, those of the bare name where the word is its genitive.
    eff: Vec<u64>,
    hit: Vec<f32>,
    why: Vec<&'static str>,
    /// Of each word what `kept` was asked, and above it the answers.
    strange: Vec<std::cell::Cell<u8>>,
    /// Where a mark stands: what needs one looks at these alone.
    marks: Vec<usize>,
    /// Where a word in capitals stands, or without capitals a short one of no dictionary.
    letters: Vec<usize>,
    /// Where a word of one letter stands.
    singles: Vec<usize>,
    /// Words of names that everybody may read.
    public: Vec<usize>,
    /// Names that are known of the case.
    known: &'a [String],
}

impl<'a> Reader<'a> {
    fn new(t: &'a Tokens<'a>, lexicon: &'a Lexicon, style: Style, known: &'a [String]) -> Self {
        let mut r = Self {
            t,
            lexicon,
            style,
            eff: Vec::new(),
            hit: vec![0.0; t.len()],
            why: vec![""; t.len()],
            strange: vec![std::cell::Cell::new(0); t.len()],
            marks: Vec::with_capacity(t.len() / 6 + 4),
            letters: Vec::new(),
            singles: Vec::new(),
            public: Vec::new(),
            known,
        };
        for (i, x) in t.iter().enumerate() {
            if x.end - x.start == 1 && x.is_word() {
                r.singles.push(i);
            }
            match x.shape {
                Shape::Mark => r.marks.push(i),
                Shape::Upper => r.letters.push(i),
                Shape::Lower if style.lower && x.end - x.start < 4 && x.flags & WORD == 0 => {
                    r.letters.push(i);
                }
                _ => {}
            }
        }
        r.eff = (0..t.len()).map(|i| r.effective(i)).collect();
        r
    }
}

impl Reader<'_> {
    /// Judges again what stands near a name that was found: nothing else can have changed.
    fn second_look(&mut self) {
        const NEAR: usize = 8;
        let t = self.t;
        let mut next = 0;
        let mut last = None;
        for i in 0..t.len() {
            if self.hit[i] > 0.0 {
                last = Some(i);
                continue;
            }
            if self.eff[i] & (NAME | WORD) == WORD || !t[i].is_word() {
                continue;
            }
            if next <= i {
                next = (i + 1..t.len())
                    .find(|k| self.hit[*k] > 0.0)
                    .unwrap_or(usize::MAX);
            }
            if last.is_some_and(|l| i - l <= NEAR) || next - i <= NEAR {
                self.judge(i);
            }
            if self.hit[i] > 0.0 {
                last = Some(i);
            }
        }
    }

    fn low(&self, i: usize) -> &str {
        self.t.low(i)
    }

    fn f(&self, i: usize) -> u64 {
        self.eff.get(i).copied().unwrap_or(0)
    }

    fn ordinary(&self, i: usize) -> bool {
        self.style.ordinary(self.f(i))
    }

    /// In no list at all, nor made of words that are.
    fn unknown(&self, i: usize) -> bool {
        self.kept(i, 1, || self.unlisted(i))
    }

    /// Answers once what is asked of the same word again and again: taking a word apart is long work. `bit` is the question.
    fn kept(&self, i: usize, bit: u8, ask: impl FnOnce() -> bool) -> bool {
        let Some(cell) = self.strange.get(i) else {
            return ask();
        };
        let known = cell.get();
        if known & bit != 0 {
            return known & (bit << 4) != 0;
        }
        let answer = ask();
        cell.set(cell.get() | bit | if answer { bit << 4 } else { 0 });
        answer
    }

    fn unlisted(&self, i: usize) -> bool {
        self.f(i)
            & (WORD
                | NAME
                | PROPER
                | PLACE
                | COUNTRY
                | KIN
                | TITLE
                | STOP
                | NOTNAME
                | MONTH
                | EMPLOYER
                | ORGHEAD
                | ORGTAIL
                | HOLIDAY
                | GREET
                | SAY)
            == 0
            && self.low(i).len() > 1
            && !self.low(i).contains(|c: char| c.is_ascii_digit())
            && !self.lexicon.is_compound(self.low(i))
    }

    fn mark(&mut self, i: usize, confidence: f32, why: &'static str) {
        if self.hit[i] < confidence {
            self.hit[i] = confidence;
            self.why[i] = why;
        }
    }

    /// Whether a name may stand here at all: a capital inside a sentence that is not a heading.
    fn inside(&self, i: usize) -> bool {
        matches!(self.t[i].shape, Shape::Title | Shape::Mixed)
            && !self.t[i].first
            && !self.style.heading(self.t, i)
    }

    /// The previous word in the same line, over quotation marks and asterisks; `None` at a start or behind a stop.
    fn previous(&self, i: usize) -> Option<usize> {
        let mut k = i;
        loop {
            if self.t.broken(k) {
                return None;
            }
            k = k.checked_sub(1)?;
            if self.t[k].is_word() {
                return Some(k);
            }
            let abbreviated = self.t.raw(k) == "." && k > 0 && self.t.flags(k - 1) & TITLE != 0;
            if !matches!(self.t.raw(k), "*" | "\"" | "“" | "'" | "_" | "‘" | "„") && !abbreviated
            {
                return None;
            }
        }
    }

    /// A long word of no list that is one slip away from a dictionary word, or one of which letters were left out.
    fn typo(&self, i: usize) -> bool {
        self.slip(i) || self.clipped(i)
    }

    /// One slip away from a dictionary word.
    fn slip(&self, i: usize) -> bool {
        self.kept(i, 2, || self.lexicon.is_slip(self.low(i)))
    }

    /// A Dutch word of which letters were left out in haste.
    fn clipped(&self, i: usize) -> bool {
        self.kept(i, 4, || {
            self.style.dutch && self.lexicon.is_clipped(self.low(i))
        })
    }

    /// What a mention is that stands behind "het": nobody is called so without a first name, "het Assink" is a school and "het Meetjesland"
    /// a region.
    fn housed(&self, from: usize, last: usize) -> Option<Kind> {
        let t = self.t;
        let behind = from > 0
            && !t.broken(from)
            && t.low(from - 1) == "het"
            && from == last
            && (matches!(t[from].shape, Shape::Title | Shape::Mixed)
                || self.f(from) & (LAST | NAMED) != 0)
            && self.f(from) & FIRST == 0;
        let low = t.low(from);
        behind.then(|| {
            if ["land", "gooi", "woud", "veen", "streek", "kwartier", "meer"]
                .iter()
                .any(|e| low.ends_with(e))
            {
                Kind::Location
            } else {
                Kind::Organisation
            }
        })
    }

    /// Joins neighbouring words into mentions.
    fn write(&self, found: &mut Found) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if self.hit[i] == 0.0 {
                i += 1;
                continue;
            }
            let from = i;
            let mut confidence: f32 = self.hit[i];
            let mut apart = false;
            while i + 1 < t.len() && self.hit[i + 1] > 0.0 && !t.broken(i + 1) {
                i += 1;
                confidence = confidence.max(self.hit[i]);
                apart |= t[i].shape == Shape::Mark && t[i].spaced;
            }
            let (kind, why) = match self.housed(from, i) {
                Some(kind @ Kind::Location) => (kind, "place"),
                Some(kind) => (kind, "institution"),
                None => (Kind::Person, self.why[from]),
            };
            // "JK van het Beekdal": behind whoever it is, a house whatever the word.
            let house = i + 3;
            if t.low(i + 1) == "van"
                && t.low(i + 2) == "het"
                && t.get(house).is_some_and(|x| {
                    x.shape == Shape::Title && x.flags & (MONTH | WEEKDAY | HOLIDAY | NOTNAME) == 0
                })
                && (i + 1..=house).all(|k| !t.broken(k))
                && self.hit[house] == 0.0
                && !self.style.heading(t, i)
            {
                let first = house - usize::from(t[i + 2].capital());
                let span = (t[first].start, t[house].end);
                found.add(span, Kind::Organisation, "institution", 0.6, 30);
            }
            // "het Meetjesland": the article is part of what some are called.
            let article = usize::from(
                kind == Kind::Location
                    || kind != Kind::Person && self.f(from) & (LAST | NAMED) != 0,
            );
            found.add(
                (t[from - article].start, t[i].end),
                kind,
                why,
                confidence,
                // "Goossens - van de Kerkhof" is no street, "Van Aalst" nobody's town.
                if apart {
                    55
                } else if t[from].flags & TUSSEN != 0 && t[from].capital() || t.low(from) == "te" {
                    37
                } else {
                    32
                },
            );
            i += 1;
        }
    }
}
