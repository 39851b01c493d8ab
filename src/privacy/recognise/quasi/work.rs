//! Occupations behind a word for work: whatever stands behind "werkt als", "aan de slag als" and "functie:" is one, known or not.
//! `super::find` asks.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::Tokens;
use super::field::{field, subject};
use super::job;
use super::said::{aspired, reach};

/// "in al die jaren als kapitein van de laatste veerpont": what is looked back on is told with what it was of.
fn years(t: &Tokens<'_>, i: usize, last: usize) -> usize {
    let looked = matches!(t.low(i), "als" | "as")
        && super::super::before(t, i, 4, |w| {
            super::super::among!(
                w,
                "jaren jarenlang tijd loopbaan carrière afscheid years time career stint"
            )
        });
    let to = if looked {
        super::extent::extent(t, last)
    } else {
        last
    };
    if super::extent::generic(t, last + 1, to) {
        last
    } else {
        to
    }
}

/// Behind "werkt als", "aan de slag als", "functie:" whatever stands is the occupation, known or not.
pub(super) fn worked(t: &Tokens<'_>, i: usize, found: &mut Found) {
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
                | "rol"
                | "role"
        )
    };
    let labelled = matches!(t.low(i), ":" | "is")
        && i > 0
        && (label(i - 1) || t.low(i - 1) == "title" && i > 1 && t.low(i - 2) == "job")
        && (t.low(i) == ":" || i > 1 && t.flags(i - 2) & POSS != 0);
    let works = matches!(t.low(i), "als" | "as" | "tot")
        && !(t.low(i) == "tot"
            && !super::super::before(t, i, 2, |w| {
                matches!(w, "opleiding" | "opgeleid" | "omgeschoold")
            }))
        && super::super::before(t, i, 7, |w| {
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
                    | "wrkt"
                    | "wrkte"
                    | "wrkn"
                    | "functie"
                    | "role"
                    | "tijd"
                    | "periode"
                    | "jaren"
                    | "loopbaan"
                    | "carrière"
                    | "aangesteld"
                    | "benoemd"
                    | "verkozen"
                    | "gekozen"
                    | "appointed"
                    | "elected"
                    | "promoted"
                    | "stint"
                    | "career"
                    | "post"
                    | "position"
            )
        });
    if !labelled && !works && !aspired(t, i) {
        return;
    }
    let aspired = !labelled && !works;
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
            "bij"
                | "in"
                | "op"
                | "at"
                | "for"
                | "with"
                | "en"
                | "and"
                | "maar"
                | "but"
                | "volgen"
                | "doen"
                | "afmaken"
                | "beginnen"
        ) {
            break;
        }
        last = Some(k);
    }
    let Some(last) = last else { return };
    let last = reach(t, last);
    // "werkt als een paard", "works as a team": with an article only what is known for an occupation.
    let known = (from..=last).any(|k| job(t, k));
    if aspired && !known {
        return;
    }
    let english = t.low(i) == "as" && matches!(t.low(i + 1), "a" | "an");
    if (!article || known || english)
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
                .map_or(last, |k| subject(t, k).max(field(t, k)))
                .max(if labelled { last } else { from })
                .max(years(t, i, last))
        } else {
            years(t, i, last)
        };
        // "werkt als manager in een magazijn", "de functie van directeur": every firm has one.
        if !labelled && super::common::common(t, from, last) {
            return;
        }
        found.add(
            (t[from].start, t[last].end),
            Kind::Quasi,
            "occupation",
            if known { 0.75 } else { 0.6 },
            20,
        );
    }
}
