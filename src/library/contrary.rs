//! Headings of one document that exclude each other ("OK" and "Not OK", "Voordelen" and "Nadelen"), and on which side of them a question stands: who asks
//! what is not allowed is not answered by the list of what is. Called by `extract`.

use super::cite::Place;
use super::evidence::negated;
use super::language_of;
use super::quote::plain;
use std::collections::BTreeMap;

/// Words of headings of which one excludes the other, in favour and against. A denial elsewhere in the question turns none of them: the drawbacks of not
/// sleeping are drawbacks.
const PAIRS: [(&str, &str); 11] = [
    ("voordelen", "nadelen"),
    ("voordeel", "nadeel"),
    ("pluspunten", "minpunten"),
    ("sterke", "zwakke"),
    ("mogelijkheden", "beperkingen"),
    ("advantages", "disadvantages"),
    ("advantage", "disadvantage"),
    ("benefits", "drawbacks"),
    ("pros", "cons"),
    ("upsides", "downsides"),
    ("strengths", "weaknesses"),
];
/// The same of what may be and what may not, for which one also asks in other words.
const LEAVE: [(&str, &str); 4] = [
    ("toegestaan", "verboden"),
    ("allowed", "forbidden"),
    ("allowed", "prohibited"),
    ("permitted", "prohibited"),
];
/// Words that only say that something is so, beside the heading that denies it.
const SO: [&str; 3] = ["wel", "do", "dos"];
/// Words with which one asks for what may be, or is done.
const MAY: [&str; 15] = [
    "mag",
    "mogen",
    "toegestaan",
    "toegestane",
    "wel",
    "ok",
    "oké",
    "okay",
    "allowed",
    "permitted",
    "may",
    "acceptable",
    "fine",
    "permissible",
    "dos",
];
/// And for what may not.
const FORBIDDEN: [&str; 8] = [
    "verboden",
    "verbied",
    "verbiedt",
    "forbidden",
    "prohibited",
    "disallowed",
    "unacceptable",
    "banned",
];
/// With which one asks for what is done or has to be.
const DOING: [&str; 15] = [
    "doe", "doet", "doen", "moet", "moeten", "hoor", "hoort", "do", "does", "should", "must",
    "dont", "doesnt", "shouldnt", "mustnt",
];
/// And with which one asks for things.
const THINGS: [&str; 6] = ["wat", "welke", "waar", "what", "which", "where"];
/// Behind these a denial is of a noun: "van niet slapen".
const OF: [&str; 16] = [
    "van", "tegen", "door", "bij", "met", "over", "voor", "aan", "of", "from", "against", "about",
    "by", "for", "with", "at",
];
/// Words that deny, as they are without their quotation mark.
const DENIED: [&str; 18] = [
    "dont", "donts", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "cant", "couldnt",
    "wont", "wouldnt", "shouldnt", "mustnt", "neednt", "maynt", "hasnt", "havent",
];
/// Words with which a condition or a reason begins: what is denied in one is not what is asked for.
const ASIDE: [&str; 26] = [
    "als",
    "indien",
    "omdat",
    "terwijl",
    "zodra",
    "doordat",
    "zolang",
    "tenzij",
    "mits",
    "hoewel",
    "nadat",
    "voordat",
    "totdat",
    "aangezien",
    "zonder",
    "if",
    "because",
    "while",
    "unless",
    "although",
    "though",
    "until",
    "whenever",
    "since",
    "without",
    "instead",
];
/// The same in a question that another word begins; at its beginning they ask.
const WHEN: [&str; 2] = ["wanneer", "when"];
/// Words with which the question goes on behind a condition.
const ASKS: [&str; 12] = [
    "wat", "welke", "welk", "wie", "waar", "hoe", "what", "which", "who", "whom", "where", "how",
];
/// Words between two things that are asked at once.
const AND: [&str; 4] = ["en", "maar", "and", "but"];

/// How a sentence stands to what was asked, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Under what was asked for.
    With,
    /// Under what excludes it.
    Against,
    /// Under neither.
    Neither,
}

/// The words of a text in lower case; a quotation mark within one is left out.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a single word denies. What goes without something denies nothing that is asked for.
fn denial(word: &str) -> bool {
    DENIED.contains(&word) || negated(word) && !ASIDE.contains(&word)
}

/// A heading, read: its words that do not deny, whether it denies.
struct Read {
    words: Vec<String>,
    denies: bool,
}

impl Read {
    /// None where nothing is said: what stands under no heading is no opposite of what stands under `Don't`.
    fn of(heading: &str) -> Option<Self> {
        let mut all = words(heading);
        all.retain(|w| !w.chars().all(char::is_numeric));
        if all.is_empty() {
            return None;
        }
        let denies = all.iter().any(|w| denial(w));
        all.retain(|w| !denial(w) && !SO.contains(&w.as_str()));
        Some(Self { words: all, denies })
    }

    /// Whether it is of what may be or is done, and of nothing else that could be denied.
    fn of_leave(&self) -> bool {
        let leave = |w: &str| {
            [&MAY[..], &FORBIDDEN, &DOING]
                .iter()
                .any(|l| l.contains(&w))
        };
        self.words.is_empty() || self.words.iter().any(|w| leave(w))
    }

    /// Whether both say the same, one of them denied.
    fn denied(&self, other: &Self) -> bool {
        self.denies != other.denies && self.words == other.words
    }

    /// The pair of words of which it has one and the other has the other, and whether it has the first.
    fn paired(
        &self,
        other: &Self,
        pairs: &[(&'static str, &'static str)],
    ) -> Option<((&'static str, &'static str), bool)> {
        let has = |r: &Self, w: &str| r.words.iter().any(|x| x == w);
        let only = |r: &Self, x: &str, y: &str| has(r, x) && !has(r, y);
        pairs.iter().find_map(|(a, b)| {
            if only(self, a, b) && only(other, b, a) {
                return Some(((*a, *b), true));
            }
            (only(self, b, a) && only(other, a, b)).then_some(((*a, *b), false))
        })
    }
}

/// What is asked in one go.
#[derive(Default)]
struct Part {
    words: Vec<String>,
    /// It is a condition of what is asked, or a reason for it.
    aside: bool,
}

impl Part {
    fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|w| list.contains(&w.as_str()))
    }

    fn denies(&self) -> bool {
        let before = std::iter::once("").chain(self.words.iter().map(String::as_str));
        let mut all = self.words.iter().zip(before);
        all.any(|(w, before)| denial(w) && !OF.contains(&before))
    }

    /// Which side it takes in words that say so, if any; `true` is in favour.
    fn favours(&self) -> Option<bool> {
        let denies = self.denies();
        match (self.has(&FORBIDDEN), self.has(&MAY)) {
            _ if self.has(&["donts"]) => Some(false),
            // What is not forbidden may be.
            (true, false) => Some(denies),
            (_, true) => Some(!denies),
            (false, false) => None,
        }
    }

    /// Whether it asks for what is not done: "Wat doe je niet?", and no more than that something is not so.
    fn asks_not(&self) -> bool {
        let first = self
            .words
            .first()
            .is_some_and(|w| THINGS.contains(&w.as_str()));
        first && self.has(&DOING) && self.denies()
    }
}

/// A question, read for the side it takes.
struct Asked {
    parts: Vec<Part>,
    /// The side all of it takes.
    favours: Option<bool>,
}

impl Asked {
    fn of(question: &str) -> Self {
        // In English it is no word for `or`.
        let or = if language_of(question) == "en" {
            "or"
        } else {
            "of"
        };
        let said = question.split([',', ';', ':', '(', ')', '–', '?', '!', '.']);
        let said: Vec<_> = said.map(words).filter(|w| !w.is_empty()).collect();
        let mut parts: Vec<Part> = Vec::new();
        for (n, clause) in said.iter().enumerate() {
            let mut part = Part::default();
            let mut next = |part: &mut Part, aside| {
                let words = std::mem::take(&mut part.words);
                parts.push(Part { words, ..*part });
                part.aside = aside;
            };
            for (i, word) in clause.iter().enumerate() {
                let w = word.as_str();
                let asks = i == 0 && n + 1 == said.len();
                if ASIDE.contains(&w) || WHEN.contains(&w) && !asks {
                    next(&mut part, true);
                } else if ASKS.contains(&w) {
                    next(&mut part, false);
                } else if AND.contains(&w) || w == or {
                    let aside = part.aside;
                    next(&mut part, aside);
                    continue;
                }
                part.words.push(word.clone());
            }
            next(&mut part, false);
        }
        parts.retain(|p| !p.words.is_empty());
        let main = || parts.iter().filter(|p| !p.aside);
        let said = |side: bool| main().any(|p| p.favours() == Some(side));
        let bare = || main().any(|p| p.favours().is_none() && p.denies());
        // Who asks what may be and what may not is told both.
        let favours = match (said(true), said(false)) {
            (true, false) => (!bare()).then_some(true),
            (false, true) => Some(false),
            (true, true) => None,
            (false, false) => main().any(Part::asks_not).then_some(false),
        };
        Self { parts, favours }
    }

    fn speaks(&self, word: &str) -> bool {
        self.parts.iter().any(|p| p.has(&[word]))
    }

    /// Whether what a heading says is denied wherever it is said here. A single word that a condition denies is another matter.
    fn denies(&self, heading: &Read) -> bool {
        let whole = |p: &&Part| {
            let said = |w: &String| p.words.contains(w);
            heading.words.iter().all(said) && (!p.aside || heading.words.len() > 1)
        };
        let mut there = self.parts.iter().filter(whole).peekable();
        !heading.words.is_empty() && there.peek().is_some() && there.all(Part::denies)
    }

    /// Whether what stands under a heading was asked for, where another heading of the document excludes it.
    fn wants(&self, own: &Read, other: &Read) -> Option<bool> {
        if own.denied(other) {
            let denied = self.denies(own).then_some(false);
            let side = denied.or(self.favours.filter(|_| own.of_leave()));
            return Some(side? != own.denies);
        }
        if let Some((_, first)) = own.paired(other, &LEAVE) {
            return Some(self.favours? == first);
        }
        let ((a, b), first) = own.paired(other, &PAIRS)?;
        match (self.speaks(a), self.speaks(b)) {
            (true, false) => Some(first),
            (false, true) => Some(!first),
            _ => None,
        }
    }
}

/// How each of the places stands to the question.
pub(super) fn sides(question: &str, places: &[Place<'_>]) -> Vec<Side> {
    let mut over = Vec::with_capacity(places.len());
    let (mut of, mut heading) = (None, String::new());
    for p in places {
        if of != Some(p.hit.chunk_id) {
            of = Some(p.hit.chunk_id);
            heading = p.hit.heading.last().cloned().unwrap_or_default();
        }
        if p.heading {
            heading = plain(p.text());
        }
        over.push((p.hit.source_id.0, heading.clone()));
    }
    // A section that follows in a passage of its own is named by that passage alone.
    let read: BTreeMap<&(i64, String), Option<Read>> =
        over.iter().map(|at| (at, Read::of(&at.1))).collect();
    let asked = Asked::of(question);
    let side = |source: i64, own: &Read| {
        let same = read.iter().filter(|(at, _)| at.0 == source);
        let mut others = same.filter_map(|(_, other)| other.as_ref());
        match others.find_map(|other| asked.wants(own, other)) {
            Some(true) => Side::With,
            Some(false) => Side::Against,
            None => Side::Neither,
        }
    };
    let found = read.iter().map(|(at, own)| {
        let side = own.as_ref().map(|own| side(at.0, own));
        (*at, side.unwrap_or(Side::Neither))
    });
    let found: BTreeMap<&(i64, String), Side> = found.collect();
    let of = |at: &(i64, String)| found.get(&at).copied().unwrap_or(Side::Neither);
    over.iter().map(of).collect()
}

#[cfg(test)]
#[path = "contrary_tests.rs"]
mod tests;
