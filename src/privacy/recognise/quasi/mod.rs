//! What identifies together with other things: an occupation said of somebody, and events that made the news.

mod bare;
mod calamity;
mod clause;
mod common;
mod craft;
mod deed;
mod everyday;
mod exploit;
mod extent;
mod fate;
mod feats;
mod field;
mod form;
mod held;
mod join;
mod mishap;
mod office;
mod ordeal;
mod persons;
mod phrase;
mod said;
mod sole;
mod station;
mod titled;
mod unique;
mod words;
mod work;

use super::super::aspect;
use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use said::{aged, employed};
use std::sync::OnceLock;
use titled::{occupation, titled};
use words::{ENDS, EVENTS};
use work::worked;

/// The ends of occupations, found by their last three letters, so that nearly every word is sorted out at once.
fn ends() -> &'static Vec<Vec<&'static str>> {
    static TABLE: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut tails = vec![Vec::new(); 1 << 15];
        for e in ENDS.split_whitespace() {
            if let Some(slot) = tails.get_mut(tail(e)) {
                slot.push(e);
            }
        }
        tails
    })
}

/// Whether any occupation has this tail. The table of the ends themselves is large, and nearly every word is none.
fn likely(tail: usize) -> bool {
    static BITS: OnceLock<Vec<u64>> = OnceLock::new();
    let bits = BITS.get_or_init(|| {
        let mut bits = vec![0u64; (1 << 15) / 64];
        for (n, _) in ends().iter().enumerate().filter(|(_, e)| !e.is_empty()) {
            if let Some(b) = bits.get_mut(n / 64) {
                *b |= 1 << (n % 64);
            }
        }
        bits
    });
    bits.get(tail / 64)
        .is_some_and(|b| b >> (tail % 64) & 1 != 0)
}

fn tail(word: &str) -> usize {
    word.bytes()
        .rev()
        .take(3)
        .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
}

pub(super) use calamity::may_be as may_be_calamity;
pub(super) use join::joined;
pub(super) use mishap::may_be as may_be_mishap;

/// Ordinary words that are an occupation only behind another word, and behind which: "team lead", "harbour master".
const POSTS: &[super::Behind] = &[
    ("head", super::one_of!("deputy assistant")),
    ("lead", super::one_of!("team tech")),
    ("owner", super::one_of!("product shop")),
    (
        "master",
        super::one_of!("scrum harbour station choir grand lock pier"),
    ),
    ("partner", super::one_of!("business")),
    ("hand", super::one_of!("farm stable")),
];

/// Whether a word is an occupation, or may be the last word of one.
pub(super) fn may_be_job(low: &str) -> bool {
    POSTS.iter().any(|(word, _)| *word == low) || craft::second(low) || ends_in_job(low)
}

/// Whether a word is an occupation, whatever is said of whom.
pub(super) fn job(t: &Tokens<'_>, i: usize) -> bool {
    let Some(x) = t.get(i) else { return false };
    // Nearly every word is none.
    if x.flags & JOB == 0 && !x.may(aspect::JOB) || !x.is_word() {
        return false;
    }
    let low = t.low(i);
    if matches!(low, "coach" | "coachee" | "client" | "cliënt" | "kind") {
        return false;
    }
    // "dichter bij huis" is nearer, and a line manager is who somebody's manager is.
    if low == "dichter" && matches!(t.low(i + 1), "bij" | "naar" | "op" | "tot")
        || low == "manager" && i > 0 && t.low(i - 1) == "line"
    {
        return false;
    }
    if x.flags & JOB != 0 {
        return true;
    }
    // Two words that are an occupation only together.
    if low == "head" && t.low(i + 1) == "of" && t.flags(i + 2) & (DET | POSS | PRON) == 0 {
        return true;
    }
    if i > 0
        && let Some((_, behind)) = POSTS.iter().find(|(word, _)| *word == low)
    {
        return behind(t.low(i - 1));
    }
    i > 0 && craft::paired(t.low(i - 1), low) && !t.broken(i) || ends_in_job(low)
}

/// Whether a word is one of the listed occupations, not only made with one; or a compound of four letters more.
fn listed(low: &str) -> bool {
    ends().get(tail(low)).is_some_and(|list| {
        list.iter()
            .any(|e| low == *e || e.len() > 5 && low.len() > e.len() + 3 && low.ends_with(e))
    })
}

/// Whether a word ends in an occupation.
fn ends_in_job(low: &str) -> bool {
    low.len() > 2
        && likely(tail(low))
        && ends().get(tail(low)).is_some_and(|list| {
            list.iter()
                .any(|e| low.ends_with(e) && (low.len() == e.len() || low.len() >= e.len() + 3))
                || craft::craft(low)
        })
}

/// Adds every occupation and event.
pub(crate) fn find(t: &Tokens<'_>, lexicon: &Lexicon, found: &mut Found) {
    for i in 0..t.len() {
        let x = t[i];
        match x.shape {
            Shape::Number => continue,
            Shape::Mark => {
                match t.raw(i) {
                    "," | ")" => {
                        aged(t, i, found);
                        said::living(t, i, found);
                    }
                    ":" => worked(t, i, found),
                    _ => {}
                }
                continue;
            }
            _ => {}
        }
        unique::find(t, i, lexicon, found);
        if x.may(aspect::MISHAP) {
            mishap::find(t, i, found);
        }
        if x.may(aspect::CALAMITY) {
            calamity::find(t, i, found);
        }
        if x.flags & ONCE != 0 {
            deed::find(t, i, found);
        }
        if x.flags & DET != 0 && matches!(t.low(i), "de" | "het" | "the") {
            sole::find(t, i, lexicon, found);
        }
        if x.flags & STOP != 0 {
            match t.low(i) {
                "als" | "as" | "tot" | "is" => worked(t, i, found),
                "naar" | "voor" | "van" | "to" if said::aspired(t, i) => worked(t, i, found),
                "for" => {
                    if said::aspired(t, i) {
                        worked(t, i, found);
                    }
                    employed(t, i, found);
                }
                "at" | "with" => employed(t, i, found),
                _ => {}
            }
        }
        if job(t, i) {
            titled(t, i, true, lexicon, found);
        } else if x.shape == Shape::Lower && form::formed(t.low(i), x.flags, lexicon) {
            titled(t, i, false, lexicon, found);
        } else if x.shape != Shape::Lower || x.flags & STOP != 0 || t.low(i).len() < 5 {
            // Nobody's work by its form alone.
        } else if let Some(from) = bare::tuner(t, i) {
            occupation(t, from, i, found);
        } else if bare::told(t, i, i, false, lexicon) && !office::everywhere(t.low(i)) {
            occupation(t, i, i, found);
        }
        if x.odd {
            craft::whose(t, i, found);
        }
        if x.flags & EVENT != 0 {
            event(t, i, found);
        }
    }
}

/// An event that begins with this word.
fn event(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let rest: String = t.text[t[i].start..]
        .chars()
        .take(40)
        .flat_map(char::to_lowercase)
        .collect();
    let Some(e) = EVENTS.iter().find(|e| rest.starts_with(**e)) else {
        return;
    };
    // As many letters of the text as the phrase has: small letters may be longer than large ones.
    let end = t.text[t[i].start..]
        .char_indices()
        .nth(e.chars().count())
        .map_or(t.text.len(), |(n, _)| t[i].start + n);
    found.add((t[i].start, end), Kind::Quasi, "event", 0.5, 18);
}

#[cfg(test)]
mod tests;
