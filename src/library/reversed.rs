//! Two things that a sentence sets against each other, and which stands on which side: `rest rather than work` is no support for `work rather than rest`,
//! nor `first the plan, then the talk` for the talk first, nor `Anna called Bram` for Bram who called Anna. Called by `cite` for texts of one language.

use super::terms::content;
use super::{opposites, strangers};
use std::collections::HashSet;

/// In what way two things are set against each other; only the same way can be turned about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// One is chosen and the other left.
    Choice,
    /// One comes before the other.
    Order,
    /// One is more of something than the other.
    More,
}

/// What stands on either side, as stems: of a choice the chosen, of an order the earlier, of a comparison what is more comes first.
struct Pair {
    way: Way,
    sides: [HashSet<String>; 2],
}

/// What stands between two sides, as its words; whether the second side comes first in meaning.
const BETWEEN: [(&[&str], Way, bool); 14] = [
    (&["rather", "than"], Way::Choice, false),
    (&["instead", "of"], Way::Choice, false),
    (&["in", "plaats", "van"], Way::Choice, false),
    (&["in", "stead", "of"], Way::Choice, false),
    (&["before"], Way::Order, false),
    (&["voordat"], Way::Order, false),
    (&["alvorens"], Way::Order, false),
    (&["voorafgaand", "aan"], Way::Order, false),
    (&["prior", "to"], Way::Order, false),
    (&["after"], Way::Order, true),
    (&["nadat"], Way::Order, true),
    (&["na"], Way::Order, true),
    (&["than"], Way::More, false),
    (&["dan"], Way::More, false),
];

/// Words with which another clause begins, so that a side ends.
const ENDING: [&str; 10] = [
    "because", "omdat", "want", "since", "maar", "but", "while", "terwijl", "although", "hoewel",
];

/// A word, and whether a mark that ends a clause stands behind it.
struct Word {
    low: String,
    stop: bool,
}

fn words(text: &str) -> Vec<Word> {
    text.split_whitespace()
        .filter_map(|w| {
            let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
            (!bare.is_empty()).then(|| Word {
                low: bare.to_lowercase(),
                stop: w.ends_with([',', ';', ':', '.', '!', '?']),
            })
        })
        .collect()
}

fn stems(words: &[Word]) -> HashSet<String> {
    use crate::privacy::lexicon::{Lexicon, flag};
    let small = flag::PRON | flag::POSS | flag::DET;
    let said: Vec<&str> = words
        .iter()
        .map(|w| w.low.as_str())
        .filter(|w| Lexicon::shipped().flags(w) & small == 0)
        .collect();
    content(&said.join(" "))
}

/// The end of the side that begins at `from`: behind the first mark, or before a word that begins a clause.
fn end(words: &[Word], from: usize) -> usize {
    (from..words.len())
        .find_map(|i| {
            let w = words.get(i)?;
            if i > from && ENDING.contains(&w.low.as_str()) {
                Some(i)
            } else {
                w.stop.then_some(i + 1)
            }
        })
        .unwrap_or(words.len())
}

/// Where the side that ends before `to` begins.
fn begin(words: &[Word], to: usize) -> usize {
    (0..to)
        .rev()
        .find(|i| words.get(*i).is_some_and(|w| w.stop && i + 1 < to))
        .map_or(0, |i| i + 1)
}

/// What a comparison with `than` or `dan` really is, and whether its first side is the lesser; none where `dan` is only `then`.
fn compared(words: &[Word], at: usize) -> Option<(Way, bool)> {
    let clause = words.get(begin(words, at)..at)?;
    if clause
        .iter()
        .any(|w| matches!(w.low.as_str(), "liever" | "prefer" | "prefers"))
    {
        return Some((Way::Choice, false));
    }
    let more = clause.iter().any(|w| {
        let w = w.low.as_str();
        matches!(w, "meer" | "beter" | "more" | "less" | "better" | "worse")
            || w.len() > 4 && w.ends_with("er")
    });
    let less = clause.iter().any(|w| opposites::lesser(&w.low));
    more.then_some((Way::More, less))
}

fn pairs(text: &str) -> Vec<Pair> {
    let words = words(text);
    let mut out = Vec::new();
    let side = |from: usize, to: usize| stems(words.get(from..to).unwrap_or(&[]));
    let mut put = |way, one: HashSet<String>, other: HashSet<String>| {
        let both: HashSet<String> = one.intersection(&other).cloned().collect();
        let [one, other] = [one, other].map(|s| s.difference(&both).cloned().collect());
        out.push(Pair {
            way,
            sides: [one, other],
        });
    };
    let is = |i: usize, mark: &[&str]| {
        mark.iter()
            .enumerate()
            .all(|(k, m)| words.get(i + k).is_some_and(|w| w.low == *m))
    };
    let mut i = 0;
    while i < words.len() {
        let Some((mark, way, back)) = BETWEEN.iter().find(|(m, _, _)| is(i, m)) else {
            i += 1;
            continue;
        };
        let behind = i + mark.len();
        let way = if *way == Way::More {
            compared(&words, i)
        } else {
            Some((*way, *back))
        };
        let first = i == begin(&words, i);
        let near = end(&words, behind);
        // `Instead of X, Y`: what stands first in meaning stands behind the comma.
        let sides = if first {
            (near < words.len()).then(|| (side(near, end(&words, near)), side(behind, near)))
        } else {
            Some((side(begin(&words, i), i), side(behind, near)))
        };
        if let (Some((way, back)), Some((one, other))) = (way, sides) {
            if back {
                put(way, other, one);
            } else {
                put(way, one, other);
            }
        }
        i = behind;
    }
    // `Not X but Y`, `first X, then Y`: two words, each before its side.
    let find = |from: usize, marks: &[&str]| {
        (from..words.len()).find(|k| words.get(*k).is_some_and(|w| marks.contains(&&*w.low)))
    };
    if let Some(a) = find(0, &["niet", "not", "geen"])
        && let Some(b) = find(a + 1, &["maar", "but"])
        && b - a < 8
    {
        put(Way::Choice, side(b + 1, end(&words, b + 1)), side(a + 1, b));
    }
    if let Some(a) = find(0, &["eerst", "first"])
        && let Some(b) = find(
            a + 1,
            &["dan", "daarna", "then", "vervolgens", "afterwards"],
        )
    {
        put(Way::Order, side(a + 1, b), side(b + 1, end(&words, b + 1)));
    }
    out
}

/// Who did something to whom: two names in order, with the little word before the second.
struct Told {
    names: [String; 2],
    word: String,
}

fn told(text: &str) -> Option<Told> {
    // In a passive and with what goes both ways the order says nothing.
    let either = text.split_whitespace().any(|w| {
        matches!(
            w.to_lowercase()
                .trim_matches(|c: char| !c.is_alphanumeric()),
            "door"
                | "by"
                | "werd"
                | "wordt"
                | "worden"
                | "was"
                | "were"
                | "met"
                | "with"
                | "hoort"
                | "hoorde"
                | "heard"
                | "kreeg"
                | "krijgt"
                | "got"
                | "received"
        )
    });
    let mut names = strangers::names(text);
    names.dedup();
    let [first, second] = names.as_slice() else {
        return None;
    };
    let low = text.to_lowercase();
    let (_, between) = low.split_once(first.as_str())?;
    let (between, _) = between.split_once(second.as_str())?;
    let last = between.split_whitespace().last()?;
    // A list of people, or two clauses.
    let apart =
        matches!(last, "en" | "and" | "&" | "of" | "or") || between.contains([',', ';', '.']);
    if either || apart {
        return None;
    }
    let small = content(last).is_empty();
    Some(Told {
        names: [first.clone(), second.clone()],
        word: if small { last } else { "" }.to_owned(),
    })
}

/// What a text sets against each other.
pub(super) struct Against {
    pairs: Vec<Pair>,
    told: Option<Told>,
}

/// How one text turns about what another says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turned {
    /// The sides of a choice or of an order, or who did it to whom.
    pub about: bool,
    /// The sides of a comparison: with the opposite word it is the same again (`A is longer than B`, `B is shorter than A`).
    pub compared: bool,
}

impl Against {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            pairs: pairs(text),
            told: told(text),
        }
    }

    /// Whether one text turns about what the other says.
    pub(super) fn turned(&self, there: &Self) -> Turned {
        let ways: Vec<Way> = self
            .pairs
            .iter()
            .filter(|p| p.turned(&there.pairs))
            .map(|p| p.way)
            .collect();
        let crossed = self.told.as_ref().zip(there.told.as_ref());
        Turned {
            about: ways.iter().any(|w| *w != Way::More)
                || crossed.is_some_and(|(a, b)| {
                    let ([a, b], [c, d], same) = (&a.names, &b.names, a.word == b.word);
                    same && a == d && b == c
                }),
            compared: ways.contains(&Way::More),
        }
    }
}

impl Pair {
    /// Whether one of these has both sides the other way about, and none as they are here.
    fn turned(&self, there: &[Self]) -> bool {
        let [a, b] = &self.sides;
        let mut same = there.iter().filter(|q| q.way == self.way).peekable();
        let straight = |q: &Self| !a.is_disjoint(&q.sides[0]) && !b.is_disjoint(&q.sides[1]);
        let crossed = |q: &Self| {
            let [c, d] = &q.sides;
            !a.is_disjoint(d) && !b.is_disjoint(c) && b.is_disjoint(d)
        };
        same.peek().is_some()
            && !there.iter().any(|q| q.way == self.way && straight(q))
            && same.any(crossed)
    }
}

#[cfg(test)]
#[path = "reversed_tests.rs"]
mod tests;
