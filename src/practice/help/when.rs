//! Which session a question asks of: "in de eerste sessie", "sessie 2", "op 3 september". Called by `told`, since what was agreed another day is no answer to it.

use super::extract::Material;
use crate::casebook::{Date, MONTHS};

/// First to tenth, as both languages write them; a digit with its ending is read by itself.
const ORDINALS: [&[&str]; 10] = [
    &["eerste", "first"],
    &["tweede", "second"],
    &["derde", "third"],
    &["vierde", "fourth"],
    &["vijfde", "fifth"],
    &["zesde", "sixth"],
    &["zevende", "seventh"],
    &["achtste", "eighth"],
    &["negende", "ninth"],
    &["tiende", "tenth"],
];
/// How months are shortened, from January on.
const SHORT: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mrt", "mar"],
    &["apr"],
    &[],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sept", "sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];
const SESSION: &[&str] = &[
    "sessie",
    "gesprek",
    "keer",
    "bijeenkomst",
    "session",
    "meeting",
    "conversation",
];

/// What a question says of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// The so manieth session, from 1.
    Session(usize),
    /// A day of a month, in any year.
    Day(i8, i8),
}

/// The session a question names, and the question without those words; `None`: it names none, or one of which there is no note.
pub fn asked(question: &str, m: &Material<'_>) -> Option<(usize, String)> {
    let (when, rest) = read(question)?;
    let mut days: Vec<Date> = m.sessions.iter().map(|s| s.date).collect();
    days.sort_unstable();
    days.dedup();
    let day = match when {
        When::Session(n) => days.get(n.checked_sub(1)?).copied(),
        // Of two years the later one is meant.
        When::Day(day, month) => {
            let of_notes = m.pages.iter().filter_map(|p| p.date);
            of_notes
                .filter(|d| (d.day(), d.month()) == (day, month))
                .max()
        }
    }?;
    let page = m.pages.iter().find(|p| p.date == Some(day))?;
    Some((page.sitting, rest))
}

fn read(question: &str) -> Option<(When, String)> {
    let words: Vec<&str> = question.split_whitespace().collect();
    let bare: Vec<String> = words
        .iter()
        .map(|w| {
            w.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .collect();
    let (at, when) = bare.windows(2).enumerate().find_map(|(i, pair)| {
        let [a, b] = pair else { return None };
        pair_of(a, b).map(|when| (i, when))
    })?;
    let rest = words
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != at && *i != at + 1);
    Some((when, rest.map(|(_, w)| *w).collect::<Vec<_>>().join(" ")))
}

fn pair_of(a: &str, b: &str) -> Option<When> {
    let place = |all: &[&[&str]], w: &str| all.iter().position(|names| names.contains(&w));
    let month = |w: &str| {
        let whole = MONTHS.iter().position(|(nl, en)| w == *nl || w == *en);
        let n = whole.or_else(|| place(&SHORT, w))?;
        i8::try_from(n + 1).ok()
    };
    let session = |w: &str| SESSION.contains(&w);
    if session(b) {
        let n = place(&ORDINALS, a).map(|n| n + 1).or_else(|| ordinal(a))?;
        return Some(When::Session(n));
    }
    if session(a) && a != "keer" {
        return b.parse().ok().map(When::Session);
    }
    if let (Some(month), Some(day)) = (month(b), ordinal(a).or_else(|| a.parse().ok())) {
        return i8::try_from(day).ok().map(|day| When::Day(day, month));
    }
    match (month(a), ordinal(b).or_else(|| b.parse().ok())) {
        (Some(month), Some(day)) if day <= 31 => {
            i8::try_from(day).ok().map(|day| When::Day(day, month))
        }
        _ => None,
    }
}

/// `1e`, `2de`, `3ste`, `1st`, `2nd`, `3rd`, `4th`.
fn ordinal(word: &str) -> Option<usize> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = word.get(digits.len()..)?;
    let known = ["e", "de", "ste", "st", "nd", "rd", "th"].contains(&ending);
    known.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_named_by_its_number_or_its_day() {
        for (question, when, rest) in [
            (
                "Wat is er afgesproken in de eerste sessie?",
                When::Session(1),
                "Wat is er afgesproken in de",
            ),
            (
                "Wat spraken we af in sessie 2?",
                When::Session(2),
                "Wat spraken we af in",
            ),
            (
                "What did we agree in the 3rd session?",
                When::Session(3),
                "What did we agree in the",
            ),
            (
                "Wat is er op 3 september afgesproken?",
                When::Day(3, 9),
                "Wat is er op afgesproken?",
            ),
            (
                "What did we agree on May 4th?",
                When::Day(4, 5),
                "What did we agree on",
            ),
        ] {
            assert_eq!(read(question), Some((when, rest.to_owned())), "{question}");
        }
        for question in [
            "Wat is er afgesproken?",
            "Hoeveel keer 3 is dat?",
            "Wat zei hij in de sessie over mei?",
            "laatste sessie",
            "may 2025",
        ] {
            assert_eq!(read(question), None, "{question}");
        }
    }
}
