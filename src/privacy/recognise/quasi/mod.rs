//! What identifies together with other things: an occupation said of somebody, and events that made the news.

mod bare;
mod calamity;
mod deed;
mod exploit;
mod extent;
mod fate;
mod feats;
mod form;
mod join;
mod mishap;
mod ordeal;
mod phrase;
mod said;
mod sole;
mod station;
mod unique;
mod words;

use super::super::finding::{Found, Kind};
use super::super::lexicon::{Lexicon, flag::*};
use super::super::token::{Shape, Tokens};
use super::among;
use said::{aged, employed, worked};
use std::sync::OnceLock;
use words::{ENDS, EVENTS, SUBJECTS};

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

/// Whether a word is an occupation, whatever is said of whom.
pub(super) fn job(t: &Tokens<'_>, i: usize) -> bool {
    let Some(x) = t.get(i) else { return false };
    if !x.is_word() {
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
    if matches!(
        low,
        "head" | "lead" | "owner" | "master" | "partner" | "hand"
    ) && i > 0
    {
        return matches!(
            (t.low(i - 1), low),
            ("deputy" | "assistant", "head")
                | ("team" | "tech", "lead")
                | ("product" | "shop", "owner")
                | (
                    "scrum" | "harbour" | "station" | "choir" | "grand" | "lock" | "pier",
                    "master"
                )
                | ("business", "partner")
                | ("farm" | "stable", "hand")
        );
    }
    ends_in_job(low)
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
        mishap::find(t, i, found);
        calamity::find(t, i, found);
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
        } else if bare::told(t, i, i, false, lexicon) {
            occupation(t, i, i, found);
        }
        if x.flags & EVENT != 0 {
            event(t, i, found);
        }
    }
    join::joined(t, found);
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

/// Whether a word may describe an occupation: in Dutch by its form, and no praise or blame.
fn describes(t: &Tokens<'_>, k: usize) -> bool {
    let low = t.low(k);
    let praise = matches!(
        low,
        "good"
            | "better"
            | "best"
            | "bad"
            | "worse"
            | "worst"
            | "great"
            | "poor"
            | "goede"
            | "betere"
            | "slechte"
            | "fijne"
    );
    let dutch = t.flags(k) & EN == 0;
    let formed = ["e", "isch", "aal", "lijk", "ief", "eel", "rd", "ig"]
        .iter()
        .any(|e| low.ends_with(e))
        || matches!(
            low,
            "senior" | "junior" | "hoofd" | "freelance" | "zelfstandig" | "oud" | "interim"
        );
    !praise && (!dutch || formed)
}

/// Where an occupation that ends at `i` begins: up to two describing words before it (`senior software engineer`).
fn start(t: &Tokens<'_>, i: usize) -> usize {
    let mut left = i;
    while left > 0
        && i - left < 2
        && t[left - 1].is_word()
        && !t.broken(left)
        && (t.flags(left - 1) & (STOP | DET | KIN | SAY | WITH | PRON | POSS | FIRST | LAST) == 0
            // "press officer", "company lawyer": some are called so somewhere, but no capital stands here.
            || t[left - 1].shape == Shape::Lower
                && t[i].flags & EN != 0
                && t.flags(left - 1) & EN != 0
                && t.flags(left - 1) & (STOP | DET | KIN | SAY | WITH | PRON | POSS | NAMED) == 0
            || matches!(
                t.low(left - 1),
                "senior"
                    | "junior"
                    | "retired"
                    | "deputy"
                    | "maatschappelijk"
                    | "assistant"
                    | "team"
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
            "als"
                | "altijd"
                | "nooit"
                | "net"
                | "weer"
                | "gewoon"
                | "functie"
                | "beroep"
                | "rol"
                | "job"
        )
        && t[left - 1].flags & WORD != 0
        && describes(t, left - 1)
    {
        left -= 1;
    }
    left
}

/// A word that is an occupation, where it is said of somebody.
fn titled(t: &Tokens<'_>, i: usize, known: bool, lexicon: &Lexicon, found: &mut Found) {
    let left = if known { start(t, i) } else { i };
    let at = |k: usize| left.checked_sub(k).map_or("", |p| t.low(p));
    let past = t.low(i + 1);
    // "als manager moet je", "as a leader": said of a role, unless work is spoken of, which `worked` sees.
    let role = left == i
        && matches!(
            t.low(i),
            "manager"
                | "leider"
                | "leidinggevende"
                | "trainer"
                | "ondernemer"
                | "adviseur"
                | "begeleider"
                | "leader"
                | "professional"
                | "model"
                | "meester"
                | "werker"
        );
    let as_a = !role
        && matches!(at(1), "als" | "as")
        && !matches!(at(2), "zo" | "net" | "even" | "niet")
        || !role && matches!(at(1), "een" | "a" | "an" | "the") && matches!(at(2), "als" | "as")
        || matches!(at(1), "een" | "a" | "an" | "the")
            && left > 2
            && (phrase::somebody(t, left - 3) || matches!(at(2), "he's" | "she's" | "i'm"))
            && matches!(
                at(2),
                "is" | "was" | "werd" | "wordt" | "became" | "he's" | "she's" | "i'm"
            );
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
    let said = phrase::said(t, left, i) || said::whose(t, left, said::reach(t, i)) && !role;
    let bare_note = bare::told(t, left, i, true, lexicon);
    let manages = left < i && t.low(i) == "manager" && t.low(i - 1) == "line";
    // "ik ben de bakker die zelf nooit brood eet": a figure of speech.
    let figure = matches!(at(1), "de" | "het" | "the" | "een" | "a")
        && matches!(at(2), "ben" | "am" | "i'm")
        && (matches!(past, "die" | "dat" | "who" | "that" | "wiens" | "whose")
            // "ik ben de kapitein van mijn eigen schip"
            || matches!(past, "van" | "of") && t.flags(i + 2) & POSS != 0);
    // "de clown van de klas", "the captain of the team": what somebody is among others.
    let figure = figure
        || matches!(at(1), "de" | "the")
            && matches!(past, "van" | "of")
            && extent::generic(t, i + 2, i + 3)
            && among!(
                t.low(i),
                "clown leider kapitein stuurman dirigent rechter regisseur redder leader captain clown director conductor judge king queen \
                    boss"
            );
    if manages || figure {
        return;
    }
    if as_a
        || at_work
        || labelled
        || post
        || apposed
        || aged
        || becoming
        || bare
        || said
        || bare_note
        || matches!(at(1), "de" | "the")
            && left > 2
            && station::stated(t, left)
            && sole::further(t, left, i) > i
    {
        occupation(
            t,
            left,
            subject(t, i)
                .max(phrase::field(t, i))
                .max(said::reach(t, i))
                .max(sole::further(t, left, i))
                .max(station::prized(t, i)),
            found,
        );
    }
}

fn occupation(t: &Tokens<'_>, from: usize, last: usize, found: &mut Found) {
    found.add(
        (t[from].start, t[last].end),
        Kind::Quasi,
        "occupation",
        0.7,
        20,
    );
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

#[cfg(test)]
mod tests;
