//! An occupation by its own word, where the words around it say that it is somebody's: with what describes it before it and what it is
//! in behind it. `super::find` asks at every word that is an occupation.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::field::{field, subject};
use super::{bare, common, craft, extent, office, phrase, said, sole, station};

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
        // "a foley artist": a word of no dictionary that only this work has.
        || left == i
            && left > 1
            && t[left - 1].shape == Shape::Lower
            && t[left - 1].flags & (WORD | STOP) == 0
            && t[i].flags & EN != 0
            && matches!(t.low(left - 2), "a" | "an")
            && !t.broken(left)
            && !t.broken(left - 1)
    {
        left -= 1;
    }
    left
}

/// A word that is an occupation, where it is said of somebody.
pub(super) fn titled(t: &Tokens<'_>, i: usize, known: bool, lexicon: &Lexicon, found: &mut Found) {
    if craft::kin(t, i) {
        occupation(t, i, i, found);
        return;
    }
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
        let last = subject(t, i)
            .max(field(t, i))
            .max(said::reach(t, i))
            .max(sole::further(t, left, i))
            .max(station::prized(t, i));
        if left == i && last == i && office::beside(t, i) {
            return;
        }
        occupation(t, left, last, found);
    }
}

/// Adds the occupation from one token to another, unless everybody knows somebody who has it.
pub(super) fn occupation(t: &Tokens<'_>, from: usize, last: usize, found: &mut Found) {
    if common::common(t, from, last) {
        return;
    }
    found.add(
        (t[from].start, t[last].end),
        Kind::Quasi,
        "occupation",
        0.7,
        20,
    );
}
