//! Where the name of an organisation begins and ends, and the words that say that one follows.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::{Shape, Tokens};
use super::super::{Listed, Style, among};

/// Work is spoken of: what stands behind "bij" is an employer.
pub(super) static WORK: Listed = Listed::new(&[
    "werkt",
    "werkte",
    "werkzaam",
    "werken",
    "gewerkt",
    "baan",
    "functie",
    "dienst",
    "werkgever",
    "solliciteert",
    "solliciteerde",
    "gesolliciteerd",
    "sollicitatie",
    "begonnen",
    "begint",
    "directeur",
    "manager",
    "teamleider",
    "stage",
    "contract",
    "aangenomen",
    "ontslagen",
    "overstap",
    "collega's",
    "afdeling",
    "hr",
    "teamlead",
    "vertrokken",
    "weg",
    "gestart",
    "works",
    "worked",
    "working",
    "job",
    "employed",
    "employer",
    "joined",
    "career",
    "role",
    "hired",
    "position",
    "left",
    "interview",
    "applied",
    "started",
    "team",
    "reorganisatie",
    "medewerker",
    "loopbaan",
    "traject",
    "detachering",
    "gedetacheerd",
    "verpleegkundige",
    "adviseur",
    "engineer",
    "nurse",
    "teacher",
    "consultant",
    "accountant",
    "promotie",
    "jaar",
    "jaren",
    "years",
    "months",
    "maanden",
    "integreert",
    "reintegreert",
    "re-integreert",
    "ziektewet",
    "zingt",
    "speelt",
    "poetst",
    "schoonmaakt",
    "vrijwilliger",
    "vrijwilligster",
    "volunteers",
    "volunteer",
    "volunteered",
    "studeert",
    "studies",
    "les",
    "teaches",
    "taught",
    "manages",
    "leidt",
    "runs",
    "rijdt",
    "drives",
]);

/// A word that can begin a name: a capital inside a sentence, or a small-letter word of no dictionary.
pub(super) fn named(t: &Tokens<'_>, i: usize, lexicon: &Lexicon, style: &Style) -> bool {
    let Some(x) = t.get(i) else { return false };
    if !x.is_word()
        || t.broken(i)
        || x.flags & (STOP | DET | PRON) != 0 && !(x.capital() && x.flags & TUSSEN != 0)
    {
        return false;
    }
    if x.capital() && !style.heading(t, i) {
        return x.flags & NOTNAME == 0;
    }
    x.flags & EMPLOYER != 0
        || x.flags & PLACE != 0 && !style.ordinary(x.flags)
        || !style.ordinary(x.flags)
            && x.flags & (NOTNAME | KIN | VERB) == 0
            && (t.low(i).len() > 2 || x.flags == 0 && t.low(i).len() == 2)
            && !lexicon.is_compound(t.low(i))
}

/// The last token of the name that begins at `i`.
pub(super) fn extend(t: &Tokens<'_>, i: usize, style: &Style) -> usize {
    let mut last = i;
    let mut k = i + 1;
    while k < t.len() && k - i < 6 && !t.broken(k) {
        let x = t[k];
        if x.is_word() && x.capital() && x.flags & (PRON | MONTH | WEEKDAY) == 0 {
            last = k;
        } else if matches!(t.low(k), "en" | "and" | "&")
            && matches!(
                t.low(k + 1),
                "partners" | "zonen" | "zoon" | "zn" | "dochters" | "co" | "sons" | "associates"
            )
        {
            last = k + 1;
            k += 1;
        } else if x.is_word()
            && (x.flags & ORGTAIL != 0 && x.flags & NL == 0
                || matches!(
                    t.low(k),
                    "bv" | "nv"
                        | "ltd"
                        | "techniek"
                        | "groep"
                        | "zorg"
                        | "logistiek"
                        | "advies"
                        | "bank"
                        | "college"
                        | "hogeschool"
                        | "universiteit"
                        | "ziekenhuis"
                        | "bouw"
                        | "advocaten"
                        | "accountants"
                        | "notarissen"
                ))
        {
            last = k;
        } else if x.is_word()
            && x.shape == Shape::Lower
            && !style.ordinary(x.flags)
            && x.flags & (STOP | VERB | KIN | NOTNAME) == 0
            && (x.flags & (PLACE | LAST) != 0)
            && t[i].shape == Shape::Lower
        {
            last = k;
        } else if matches!(t.raw(k), "&" | "-" | "+")
            || matches!(
                t.low(k),
                "van" | "de" | "der" | "den" | "het" | "en" | "of" | "and" | "the" | "voor"
            ) && t.get(k + 1).is_some_and(|y| {
                y.capital()
                    || matches!(t.low(k + 1), "de" | "der" | "den" | "het")
                    || t[i].shape == Shape::Lower
                        && y.flags & LAST != 0
                        && t.low(k) != "en"
                        && t.low(k) != "voor"
                        && y.flags & STOP == 0
            })
        {
            // A joining word counts only when something follows.
            let person = t.flags(k + 1) & FIRST != 0
                || t.get(k + 1).is_some_and(|y| y.shape == Shape::Initial) && t.raw(k + 2) == ".";
            if matches!(t.low(k), "en" | "and") && person {
                break;
            }
        } else {
            break;
        }
        k += 1;
    }
    last
}

/// Adds the tokens from `from` to `last`, with what still belongs to them.
pub(super) fn add(
    t: &Tokens<'_>,
    found: &mut Found,
    (from, last): (usize, usize),
    how: (&'static str, f32, u8),
) {
    // "bij dezelfde bank": whichever it was.
    if among!(t.low(from), "dezelfde hetzelfde zelfde same another andere") {
        return;
    }
    // "meubelmakerij hout & hart", "kuipers & zn."; "the British School of Amsterdam"
    let last = if t.low(last + 1) == "of"
        && among!(
            t.low(last),
            "school university college academy institute museum council"
        )
        && t[last].capital()
        && !t.broken(last + 2)
        && t.get(last + 2)
            .is_some_and(|x| x.shape == Shape::Title && x.flags & (PLACE | COUNTRY) != 0)
    {
        last + 2
    } else if t.raw(last + 1) == "&"
        && t.get(last + 2).is_some_and(|x| {
            x.is_word()
                && !t.broken(last + 1)
                && !t.broken(last + 2)
                && (x.flags & (STOP | DET | PRON) == 0
                    || matches!(t.low(last + 2), "zn" | "zonen" | "co" | "zoon"))
        })
    {
        last + 2
    } else {
        last
    };
    // What it is of tells which one it is, and may be a town or somebody: whoever knows that goes first.
    let (from, rank) = if how.0 == "institution" && super::house::anybodys(t, from, last) {
        (from + 2, 10)
    } else {
        (from, how.2)
    };
    if let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Organisation, how.0, how.1, rank);
    }
}
