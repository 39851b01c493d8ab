//! What identifies together with other things: an occupation said of somebody, and events that made the news.

mod words;

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::*;
use super::super::token::{Shape, Tokens};
use std::sync::OnceLock;
use words::{ENDS, EVENTS, SUBJECTS};

/// The ends of occupations by their last three letters, so that nearly every word is sorted out at once.
fn ends() -> &'static (Vec<bool>, Vec<&'static str>) {
    static TABLE: OnceLock<(Vec<bool>, Vec<&'static str>)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut tails = vec![false; 1 << 15];
        let all: Vec<&str> = ENDS.split_whitespace().collect();
        for e in &all {
            if let Some(slot) = tails.get_mut(tail(e)) {
                *slot = true;
            }
        }
        (tails, all)
    })
}

fn tail(word: &str) -> usize {
    word.bytes()
        .rev()
        .take(3)
        .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
}

fn job(t: &Tokens<'_>, i: usize) -> bool {
    let Some(x) = t.get(i) else { return false };
    if !x.is_word() {
        return false;
    }
    let low = t.low(i);
    if matches!(low, "coach" | "coachee" | "client" | "cliënt" | "kind") {
        return false;
    }
    if x.flags & JOB != 0 {
        return true;
    }
    let (tails, all) = ends();
    low.len() > 2
        && tails.get(tail(low)).copied().unwrap_or(false)
        && all
            .iter()
            .any(|e| low.ends_with(e) && (low.len() == e.len() || low.len() >= e.len() + 3))
}

/// Adds every occupation and event.
pub(crate) fn find(t: &Tokens<'_>, folded: &str, found: &mut Found) {
    for i in 0..t.len() {
        if job(t, i) {
            titled(t, i, found);
        }
        if matches!(t.low(i), "als" | "as" | "tot" | ":" | "is") {
            worked(t, i, found);
        }
        if matches!(t.raw(i), "," | ")") {
            aged(t, i, found);
        }
        if matches!(t.low(i), "at" | "with" | "for") {
            employed(t, i, found);
        }
    }
    if folded.len() == t.text.len() {
        for e in EVENTS {
            for (k, m) in folded.match_indices(e) {
                found.add((k, k + m.len()), Kind::Quasi, "event", 0.5, 18);
            }
        }
    }
}

/// Where an occupation that ends at `i` begins: up to two describing words before it (`senior software engineer`).
fn start(t: &Tokens<'_>, i: usize) -> usize {
    let mut left = i;
    while left > 0
        && i - left < 2
        && t[left - 1].is_word()
        && !t.broken(left)
        && (t.flags(left - 1) & (STOP | DET | KIN | SAY | WITH | PRON | POSS | FIRST | LAST) == 0
            || matches!(
                t.low(left - 1),
                "senior"
                    | "junior"
                    | "hoofd"
                    | "medisch"
                    | "software"
                    | "project"
                    | "senior-"
                    | "head"
                    | "lead"
            ))
        && !matches!(
            t.low(left - 1),
            "als" | "altijd" | "nooit" | "net" | "weer" | "gewoon"
        )
        && t[left - 1].flags & WORD != 0
    {
        left -= 1;
    }
    left
}

/// A word that is an occupation, where it is said of somebody.
fn titled(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let left = start(t, i);
    let at = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
    let past = t.low(i + 1);
    let as_a = matches!(at(1), "als" | "as") && !matches!(at(2), "zo" | "net" | "even")
        || matches!(at(1), "een" | "a" | "an" | "the")
            && matches!(
                at(2),
                "als"
                    | "as"
                    | "is"
                    | "was"
                    | "werd"
                    | "wordt"
                    | "became"
                    | "he's"
                    | "she's"
                    | "i'm"
            );
    let being = |w: &str| {
        matches!(
            w,
            "is" | "was" | "werd" | "wordt" | "ben" | "been" | "he's" | "she's" | "became"
        )
    };
    let somebody = |k: usize| {
        left.checked_sub(k).is_some_and(|p| {
            matches!(
                t.low(p),
                "ze" | "hij"
                    | "zij"
                    | "ik"
                    | "die"
                    | "wie"
                    | "client"
                    | "cliënt"
                    | "man"
                    | "vrouw"
                    | "he"
                    | "she"
            ) || t[p].is_word() && (t[p].capital() || t.flags(p) & (KIN | FIRST) != 0)
                || matches!(t.raw(p), ")" | "and" | "en" | "has" | "had" | "heeft")
        })
    };
    // "is tot vorig jaar sluiswachter": a few words may stand between.
    let is_a = being(at(1)) && somebody(2)
        || t[i].flags & STOP == 0
            && (2..6).any(|k| being(at(k)) && somebody(k + 1))
            && (1..6).take_while(|k| !being(at(*k))).all(|k| {
                let p = left - k.min(left);
                t[p].shape == Shape::Number
                    || t.flags(p) & (DATEWORD | MONTH) != 0
                    || matches!(
                        at(k),
                        "jaar"
                            | "jaren"
                            | "lang"
                            | "vroeger"
                            | "eerst"
                            | "nu"
                            | "sinds"
                            | "tot"
                            | "al"
                            | "ooit"
                            | "daar"
                            | "toen"
                            | "later"
                            | "in"
                            | "een"
                            | "a"
                            | "an"
                            | "now"
                            | "once"
                            | "formerly"
                            | "for"
                            | "years"
                            | "zelfstandig"
                    )
            });
    let at_work = matches!(past, "bij" | "at" | "in" | "op" | "with" | "for")
        && matches!(
            at(1),
            "," | "("
                | "is"
                | "was"
                | "werkzaam"
                | "de"
                | "het"
                | "een"
                | "a"
                | "an"
                | "as"
                | "als"
                | "tot"
                | "functie"
                | ":"
                | "he's"
                | "she's"
        )
        && (t.get(i + 2).is_some_and(|x| x.capital())
            || matches!(at(1), "," | "(" | ":" | "he's" | "she's"));
    let labelled = matches!(at(1), "beroep" | "functie" | "tot" | "voor")
        && matches!(
            at(2),
            "van" | "opleiding" | "promotie" | "opgeleid" | "gepromoveerd"
        )
        || matches!(
            (past, t.low(i + 2)),
            ("van", "beroep") | ("by", "profession" | "trade")
        );
    let post = matches!(at(1), "baan" | "werk" | "job")
        || matches!(at(1), "van") && matches!(at(2), "functie" | "beroep");
    let apposed = matches!(at(1), ",")
        && (matches!(past, "," | "." | "bij" | "at" | "in") || t.broken(i + 1))
        && left > 1
        && (t[left - 2].is_word() && t[left - 2].capital() && t.flags(left - 2) & NAME != 0
            || t.raw(left - 2) == ")"
            || t[left - 2].shape == Shape::Number && t.low(left - 2).len() == 2
            || matches!(t.low(left - 2), "jaar" | "old" | "jr"))
        || at(1) == "(" && matches!(past, ")" | ",");
    // "Was slager.", "Is doktersassistente bij …": a sentence without its subject.
    let bare = left > 0
        && t[left - 1].first
        && matches!(at(1), "was" | "is" | "werkt")
        && (matches!(past, "." | "," | "bij" | "at" | "in" | "en") || t.broken(i + 1));
    // "een 45-jarige anesthesist", "a 45-year-old vet", "wil kraamverzorgende worden", "works nights as …"
    let aged = at(1).ends_with("jarige") || at(1) == "old" || at(1).ends_with("year-old");
    let becoming = matches!(past, "worden" | "geworden" | "te")
        && !matches!(at(1), "de" | "het" | "zijn" | "haar" | "mijn");
    if as_a || is_a || at_work || labelled || post || apposed || aged || becoming || bare {
        let last = subject(t, i);
        found.add(
            (t[left].start, t[last].end),
            Kind::Quasi,
            "occupation",
            0.7,
            20,
        );
    }
}

/// `Anton Koopman, 63, beiaardier, …`: what stands between commas behind an age.
fn aged(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let age = |k: usize| t[k].shape == Shape::Number && t.low(k).len() == 2;
    let behind = i > 1
        && (t.raw(i) == "," && (age(i - 1) || t.raw(i - 1) == ")" && age(i - 2))
            || t.raw(i) == "," && i > 2 && matches!(t.low(i - 1), "jaar" | "jr") && age(i - 2));
    if !behind {
        return;
    }
    let mut last = None;
    for k in i + 1..(i + 4).min(t.len()) {
        if !t[k].is_word()
            || t.broken(k)
            || t[k].flags & (STOP | DET | PRON | KIN | SAY | PLACE | NAME) != 0 && !job(t, k)
            || t[k].flags & WORD == 0 && !job(t, k)
        {
            break;
        }
        last = Some(k);
    }
    let Some(last) = last else { return };
    let closed = t.broken(last + 1)
        || matches!(
            t.low(last + 1),
            "," | "." | ";" | "bij" | "at" | "in" | "uit" | "from" | "with"
        );
    let status = matches!(
        t.low(i + 1),
        "gescheiden"
            | "getrouwd"
            | "alleenstaand"
            | "single"
            | "married"
            | "divorced"
            | "widowed"
            | "ongehuwd"
            | "samenwonend"
            | "werkloos"
            | "unemployed"
            | "moe"
            | "retired"
            | "pregnant"
            | "zwanger"
    );
    if closed && !status {
        found.add(
            (t[i + 1].start, t[last].end),
            Kind::Quasi,
            "occupation",
            0.6,
            20,
        );
    }
}

/// `she is a sonographer at Ninewells`: a noun with its article, and then a house with a name.
fn employed(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let house = t.get(i + 1).is_some_and(|x| {
        x.is_word() && x.capital() && x.flags & (PRON | MONTH | WEEKDAY) == 0
            || x.flags & EMPLOYER != 0
    });
    if !house || t.broken(i + 1) {
        return;
    }
    let Some(from) = (i.saturating_sub(4)..i)
        .rev()
        .find(|k| matches!(t.low(*k), "a" | "an"))
        .map(|k| k + 1)
    else {
        return;
    };
    let being = from > 1
        && matches!(
            t.low(from - 2),
            "is" | "was" | "been" | "became" | "as" | "he's" | "she's" | "i'm" | "being" | "now"
        );
    let words = (from..i).all(|k| t[k].is_word() && t[k].flags & (DET | PRON | KIN) == 0);
    if being && words && from < i {
        found.add(
            (t[from].start, t[i - 1].end),
            Kind::Quasi,
            "occupation",
            0.6,
            19,
        );
    }
}

/// `docent wiskunde`, `teacher of maths`: the last token with the subject.
fn subject(t: &Tokens<'_>, i: usize) -> usize {
    let teaches = matches!(
        t.low(i),
        "docent"
            | "docente"
            | "leraar"
            | "lerares"
            | "hoogleraar"
            | "teacher"
            | "professor"
            | "lecturer"
    ) || t.low(i).ends_with("leraar");
    let of = usize::from(matches!(t.low(i + 1), "of" | "in"));
    let named = t.get(i + 1 + of).is_some_and(|x| x.is_word())
        && (SUBJECTS.contains(&t.low(i + 1 + of)) || t.low(i + 1) == "of");
    if teaches && named { i + 1 + of } else { i }
}

/// Behind "werkt als", "aan de slag als", "functie:" whatever stands is the occupation, known or not.
fn worked(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let label = |k: usize| {
        matches!(
            t.low(k),
            "functie"
                | "beroep"
                | "occupation"
                | "profession"
                | "job"
                | "baan"
                | "functietitel"
                | "functieomschrijving"
        )
    };
    let labelled = matches!(t.low(i), ":" | "is")
        && i > 0
        && (label(i - 1) || t.low(i - 1) == "title" && i > 1 && t.low(i - 2) == "job")
        && (t.low(i) == ":" || i > 1 && t.flags(i - 2) & POSS != 0);
    let works = matches!(t.low(i), "als" | "as" | "tot")
        && !(t.low(i) == "tot"
            && !super::before(t, i, 2, |w| {
                matches!(w, "opleiding" | "opgeleid" | "omgeschoold")
            }))
        && super::before(t, i, 7, |w| {
            matches!(
                w,
                "werkt"
                    | "werkte"
                    | "gewerkt"
                    | "werkzaam"
                    | "werken"
                    | "baan"
                    | "slag"
                    | "solliciteert"
                    | "solliciteerde"
                    | "gesolliciteerd"
                    | "aangenomen"
                    | "begonnen"
                    | "begon"
                    | "gestart"
                    | "stage"
                    | "opleiding"
                    | "opgeleid"
                    | "omgeschoold"
                    | "works"
                    | "worked"
                    | "working"
                    | "job"
                    | "employed"
                    | "trained"
                    | "hired"
                    | "qualified"
                    | "retrained"
                    | "applied"
            )
        });
    if !labelled && !works {
        return;
    }
    let mut from = i + 1;
    let article = matches!(t.low(from), "een" | "a" | "an" | "de" | "the");
    if article {
        from += 1;
    }
    let mut last = None;
    for k in from..(from + 4).min(t.len()) {
        let x = t[k];
        if !x.is_word()
            || t.broken(k)
            || x.flags & (STOP | DET | PRON | WITH | KIN) != 0 && !job(t, k)
        {
            break;
        }
        if matches!(
            t.low(k),
            "bij" | "in" | "op" | "at" | "for" | "with" | "en" | "and" | "maar" | "but"
        ) {
            break;
        }
        last = Some(k);
    }
    let Some(last) = last else { return };
    // "werkt als een paard", "works as a team": with an article only what is known for an occupation.
    let known = (from..=last).any(|k| job(t, k));
    if (!article || known)
        && !matches!(
            t.low(from),
            "team"
                | "volgt"
                | "geheel"
                | "vanouds"
                | "gek"
                | "normaal"
                | "expected"
                | "usual"
                | "well"
        )
    {
        let last = if known {
            (from..=last)
                .rev()
                .find(|k| job(t, *k))
                .map_or(last, |k| subject(t, k))
                .max(if labelled { last } else { from })
        } else {
            last
        };
        found.add(
            (t[from].start, t[last].end),
            Kind::Quasi,
            "occupation",
            if known { 0.75 } else { 0.6 },
            20,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn occupations_said_of_somebody() {
        for (text, o) in [
            ("Ze werkt als nagelstyliste in Breda.", "nagelstyliste"),
            ("Hij was tot vorig jaar sluiswachter.", "sluiswachter"),
            ("Petra (38), vioolbouwer, kwam.", "vioolbouwer"),
            ("Ze wil kraamverzorgende worden.", "kraamverzorgende"),
            ("Functie: teammanager logistiek.", "teammanager logistiek"),
            (
                "She is a senior software engineer at a bank.",
                "senior software engineer",
            ),
            ("He was a lighthouse keeper.", "lighthouse keeper"),
            ("She is a 45-year-old anaesthetist.", "anaesthetist"),
        ] {
            assert_eq!(only(text, Kind::Quasi), [o], "{text}");
        }
        for text in [
            "Hij werkt als een paard.",
            "De teamleider luistert niet.",
            "Ze voelt zich net een kind.",
            "They work as a team.",
        ] {
            assert_eq!(only(text, Kind::Quasi), Vec::<String>::new(), "{text}");
        }
    }
}
