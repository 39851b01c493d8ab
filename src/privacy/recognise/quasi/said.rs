//! Occupations that the sentence gives away, whatever the word: behind "werkt als", behind an age, before an employer.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::common::common;
use super::job;

/// `Anton Koopman, 63, beiaardier, …`: what stands between commas behind an age.
pub(super) fn aged(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let age = |k: usize| t[k].shape == Shape::Number && t.low(k).len() == 2;
    let behind = i > 1
        && (t.raw(i) == "," && (age(i - 1) || t.raw(i - 1) == ")" && age(i - 2))
            // "Farid (48) balletdanser uit …"
            || t.raw(i) == ")" && age(i - 1) && t.get(i + 1).is_some_and(|x| x.shape == Shape::Lower)
            || t.raw(i) == "," && i > 2 && matches!(t.low(i - 1), "jaar" | "jr") && age(i - 2));
    if !behind {
        return;
    }
    let mut last = None;
    for k in i + 1..(i + 4).min(t.len()) {
        if !t[k].is_word()
            || t.broken(k)
            || t[k].flags & (STOP | DET | PRON | KIN | SAY | PLACE) != 0 && !job(t, k)
            // "crane operator": many a word is a surname too.
            || t[k].flags & NAME != 0 && t[k].flags & WORD == 0 && !job(t, k)
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
    // A word of no list counts by its form alone: "burnout" and "stable" are no work.
    let work = (i + 1..=last).any(|k| job(t, k))
        || t.low(i + 1) == "hoofd"
        || t.raw(i) == "," && matches!(t.low(last + 1), "bij" | "at") && !t.broken(last + 1)
        || [
            "er", "or", "ist", "iste", "ant", "ante", "ent", "ente", "eur", "euse", "man", "vrouw",
            "woman", "meester", "loog", "kundige", "hulp", "ster", "aar", "ian", "hand",
        ]
        .iter()
        .any(|e| t.low(last).ends_with(e) && t.low(last).len() > e.len() + 2);
    if closed && !status && work && !common(t, i + 1, last) {
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
pub(super) fn employed(t: &Tokens<'_>, i: usize, found: &mut Found) {
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
    if being && words && from < i && !common(t, from, i - 1) {
        found.add(
            (t[from].start, t[i - 1].end),
            Kind::Quasi,
            "occupation",
            0.6,
            19,
        );
    }
}

/// `Mieke (47), a taxidermist living in …`: a noun with its article behind an age, and where that person lives.
pub(super) fn living(t: &Tokens<'_>, i: usize, found: &mut Found) {
    if !matches!(t.low(i + 1), "a" | "an") || i < 2 || t.broken(i + 1) {
        return;
    }
    let age = |k: usize| t[k].shape == Shape::Number && t.low(k).len() == 2;
    if !(age(i - 1) || t.raw(i - 1) == ")" && age(i - 2)) {
        return;
    }
    let from = i + 2;
    let mut to = from;
    while to < from + 4
        && t.get(to).is_some_and(|x| {
            x.shape == Shape::Lower
                && !t.broken(to)
                && x.flags & (STOP | DET | PRON | POSS | KIN | WITH) == 0
                && !matches!(
                    t.low(to),
                    "living"
                        | "working"
                        | "based"
                        | "mother"
                        | "father"
                        | "widow"
                        | "widower"
                        | "single"
                        | "divorcee"
                )
        })
    {
        to += 1;
    }
    let comma = usize::from(t.raw(to) == ",");
    let lives = matches!(
        t.low(to + comma),
        "living" | "working" | "based" | "from" | "who" | "in" | "at"
    ) && !t.broken(to);
    if to > from && lives && !common(t, from, to - 1) {
        found.add(
            (t[from].start, t[to - 1].end),
            Kind::Quasi,
            "occupation",
            0.6,
            20,
        );
    }
}

/// The last token of an occupation with what it is done on or where: "restaurator van schilderijen", "loods in de haven".
pub(super) fn reach(t: &Tokens<'_>, i: usize) -> usize {
    if t.broken(i + 1) || t.broken(i + 2) {
        return i;
    }
    let lower = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Lower);
    let things = t.low(i + 1) == "van"
        && lower(i + 2)
        && t.low(i + 2).len() > 5
        && t.low(i + 2).ends_with("en")
        && t.flags(i + 2)
            & (STOP | DET | PRON | POSS | KIN | NAME | PLACE | WITH | EMPLOYER | HOUSE | ORGHEAD)
            == 0
        && t.flags(i + 2) & WORD != 0;
    if things {
        return i + 2;
    }
    let trade = matches!(t.low(i + 1), "in" | "op")
        && matches!(t.low(i + 2), "de" | "het")
        && !t.broken(i + 3)
        && lower(i + 3)
        && super::super::among!(
            t.low(i + 3),
            "haven havens mijn mijnen scheepvaart luchtvaart binnenvaart zeevaart visserij offshore tunnelbouw kassen kas \
                bergen boot boorplatform zuivel glastuinbouw vuurtoren woestijn poolzee",
        );
    if trade { i + 3 } else { i }
}

/// "zijn opa Berend, die loods in de haven was op …", "who was once a …": what somebody was, in a clause of its own.
pub(super) fn whose(t: &Tokens<'_>, left: usize, last: usize) -> bool {
    let Some(p) = left.checked_sub(1).filter(|_| !t.broken(left)) else {
        return false;
    };
    let former = |w: &str| {
        matches!(
            w,
            "ooit" | "vroeger" | "jarenlang" | "altijd" | "lang" | "toen" | "nog"
        )
    };
    let p = if former(t.low(p)) && p > 0 { p - 1 } else { p };
    t.low(p) == "die"
        && p > 0
        && (t.raw(p - 1) == "," || t[p - 1].is_word())
        && !t.broken(last + 1)
        && matches!(t.low(last + 1), "was" | "is" | "werd" | "wordt")
}

/// "solliciteert naar", "een vacature voor", "de functie van", "promoted to": what somebody would be.
pub(super) fn aspired(t: &Tokens<'_>, i: usize) -> bool {
    // By its first letter nearly every word is sorted out.
    let cue = |first: u8, is: fn(&str) -> bool| {
        super::super::before(t, i, 3, |w| w.as_bytes().first() == Some(&first) && is(w))
    };
    match t.low(i) {
        "naar" | "voor" => {
            cue(b's', |w| w.starts_with("sollicit"))
                || cue(b'g', |w| w == "gesolliciteerd")
                || cue(b'v', |w| w == "vacature")
                || cue(b'o', |w| w == "overstap")
        }
        "van" => {
            i > 0
                && matches!(t.low(i - 1), "functie" | "baan" | "beroep" | "rol")
                && t.flags(i + 1) & DET == 0
        }
        "to" => cue(b'p', |w| matches!(w, "promoted" | "promotion")),
        "for" => {
            cue(b'v', |w| w == "vacancy") || cue(b'a', |w| matches!(w, "applied" | "applying"))
        }
        "tot" => {
            cue(b'p', |w| w == "promotie")
                || cue(b'b', |w| matches!(w, "bevorderd" | "benoemd"))
                || cue(b'g', |w| {
                    matches!(w, "gepromoveerd" | "gemaakt" | "geschopt")
                })
        }
        _ => false,
    }
}
