//! Dates with the name of a month: `dinsdag 3 mei`, `May 3rd, 2026`, `eind juni`.

use super::super::super::lexicon::flag::{MONTH, STOP, WEEKDAY};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::{DAYWORDS, WEEKDAYS_SHORT};
use super::{Hit, is_year, number, period, slip};

/// A day of the month: `3`, `3e`, `3de`, `1ste`, `22nd`.
pub(super) fn day(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    let digits = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    t.get(i).is_some_and(|x| x.shape == Shape::Number)
        && matches!(
            &low[digits.len()..],
            "" | "e" | "de" | "ste" | "st" | "nd" | "rd" | "th"
        )
        && digits.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d))
}

pub(super) fn month(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & MONTH != 0 || slip::month(t, i)
}

/// A month that is an ordinary word too needs a capital or a number beside it.
pub(super) fn plain_month(t: &Tokens<'_>, i: usize) -> bool {
    month(t, i)
        && t.low(i).len() > 3
        && !(matches!(t.low(i), "march" | "mei" | "sept")
            && t[i].shape == Shape::Lower
            && t.low(i) != "mei")
}

/// "de 23e van februari", "de eerste van mei": the day at `k` is a rank, and what follows is a month.
fn of(t: &Tokens<'_>, k: usize) -> bool {
    t.low(k + 1) == "van"
        && !t.broken(k + 1)
        && !t.broken(k + 2)
        && t.low(k).ends_with('e')
        && month(t, k + 2)
        && (t.low(k + 2).len() > 3 || t.low(k + 2) == "mei")
}

/// A year after a month: `2026`, `'26`.
pub(super) fn after_month(t: &Tokens<'_>, mut i: usize) -> usize {
    if t.low(i) == "a" && t.raw(i + 1) == "." && t.low(i + 2) == "s" && !t.broken(i) {
        return i + 3 + usize::from(t.raw(i + 3) == ".");
    }
    if matches!(t.low(i), "jl" | "aanstaande")
        && !t.broken(i)
        && t.get(i).is_some_and(|x| x.is_word())
    {
        return i + 1 + usize::from(t.raw(i + 1) == ".");
    }
    if t.raw(i) == "."
        && month(t, i.wrapping_sub(1))
        && t.low(i - 1).len() <= 4
        && (number(t, i + 1).is_some_and(is_year))
    {
        i += 1;
    }
    if t.raw(i) == "," && number(t, i + 1).is_some_and(is_year) {
        return i + 2;
    }
    if number(t, i).is_some_and(is_year) {
        return i + 1;
    }
    if matches!(t.raw(i), "'" | "’" | "‘") && number(t, i + 1).is_some() && t.low(i + 1).len() == 2
    {
        return i + 2;
    }
    i
}

pub(super) fn with_month(t: &Tokens<'_>, i: usize) -> Hit {
    let mut from = i;
    let mut k = i;
    // `dinsdag 3 mei`, `di 3 mei`
    if t.flags(k) & WEEKDAY != 0
        || slip::weekday(t, k)
        || (WEEKDAYS_SHORT.has(t.low(k)) || t.low(k) == "weds")
            && day(t, k + 1 + usize::from(matches!(t.raw(k + 1), "," | ".")))
    {
        k += 1;
        if matches!(t.raw(k), "," | ".") {
            k += 1;
        }
        if matches!(t.low(k), "de" | "the") {
            k += 1;
        }
    }
    let dayword = DAYWORDS.has(t.low(k));
    // "Vrijdag de dertiende": a day of the month without its month.
    if k == i + 2
        && dayword
        && t.low(k).len() > 6
        && t.low(k).ends_with("de")
        && matches!(t.low(i + 1), "de")
        && !month(t, k + 1)
        && t.low(k + 1) != "van"
        && !t.broken(k)
    {
        return Some((i, k + 1, "date-day", 0.7));
    }
    if day(t, k)
        || dayword
            && (month(t, k + 1) && (t.low(k + 1).len() > 3 || t.low(k + 1) == "mei")
                || t.low(k + 1) == "of" && month(t, k + 2)
                || of(t, k))
    {
        let mut m = k + 1;
        // `12 en 13 mei`, `12 t/m 14 mei`, `12-14 mei`
        let mut hop = 0;
        while !day(t, m)
            && hop < 4
            && (matches!(
                t.low(m),
                "en" | "of"
                    | "tot"
                    | "met"
                    | "t"
                    | "m"
                    | "/"
                    | "-"
                    | "–"
                    | "tm"
                    | "and"
                    | "to"
                    | ","
            ))
        {
            m += 1;
            hop += 1;
        }
        if hop > 0 && day(t, m) {
            m += 1;
        } else if t.low(k + 1) != "of" {
            m = k + 1;
        }
        if t.raw(m) == "." || t.low(m) == "of" && month(t, m + 1) || m == k + 1 && of(t, k) {
            m += 1;
        }
        if (month(t, m) || slip::april(t, m))
            && (t.low(m).len() > 3 || t.low(m) == "mei" || t.low(m) == "may" || t.low(m) != "mar")
        {
            // "on the 8th of November"
            let led = from > 0
                && !t.broken(from)
                && matches!(
                    (t.low(from - 1), t.low(m - 1)),
                    ("the", "of") | ("de", "van")
                );
            return Some((
                from - usize::from(led),
                after_month(t, m + 1),
                "date-month",
                0.97,
            ));
        }
    }
    // A day without its month: `friday 8th`, `vrijdag de 14e`, `on the 3rd`
    let ordinal = |x: usize| day(t, x) && t.low(x).ends_with(['e', 't', 'd', 'h']) && !t.broken(x);
    if k > i && ordinal(k) && (t.flags(i) & WEEKDAY != 0 || slip::weekday(t, i)) {
        return Some((i, k + 1, "date-day", 0.85));
    }
    // "do 28e", "sat 11th", "begint ma 6e bij"; no "do 1st things first".
    if k > i
        && ordinal(k)
        && number(t, k).is_none()
        && (t.broken(k + 1) || t.get(k + 1).is_none_or(|x| !x.is_word() || x.has(STOP)))
        && (among!(t.low(i), "ma di wo do vr za zo") && t.low(k).ends_with('e')
            || among!(t.low(i), "mon tue tues wed weds thu thur thurs fri sat sun")
                && !t.low(k).ends_with('e'))
    {
        return Some((i, k + 1, "date-day", 0.75));
    }
    if let Some(hit) = period::alone(t, i) {
        return Some(hit);
    }
    if month(t, i) {
        // "May the fourth"
        if t.low(i + 1) == "the" && !t.broken(i + 1) && !t.broken(i + 2) {
            let k = i + 2;
            let nth = DAYWORDS.has(t.low(k)) || day(t, k) && t.low(k).len() > 2;
            if nth
                && t.low(k).ends_with(['h', 't', 'd'])
                && t.flags(k + 1) & MONTH == 0
                && t[i].capital()
            {
                return Some((i, after_month(t, k + 1), "date-month", 0.85));
            }
        }
        // `May 3rd, 2026`, `mei 2026`
        if day(t, i + 1)
            && !t.broken(i + 1)
            && (t[i].capital()
                || t.low(i).len() > 3
                // "may 31, 2025", "on may 3", "moved to may 23rd"
                || matches!(t.low(i), "may" | "march")
                    && (t.low(i + 1).ends_with(['d', 'h', 't']) || after_month(t, i + 2) > i + 2 || i > 0 && matches!(t.low(i - 1), "on" | "since" | "until" | "by" | "from"))
                || t.low(i) == "mei"
                // "retake jan 24, fac wants form", "starts oct 1,"; Jan of 24 is a man.
                || t.low(i).len() == 3
                    && (t.low(i) != "jan"
                        || i > 0
                            && among!(
                                t.low(i - 1),
                                "retake exam resit due deadline starts start begins on by until till since from before interview"
                            ))
                    && (t.broken(i + 2) || matches!(t.raw(i + 2), "." | "," | ";" | ")")))
            && number(t, i + 1).is_none_or(|n| n <= 31)
        {
            let next = t.low(i + 2);
            let unit = matches!(
                next,
                "uur"
                    | "weken"
                    | "dagen"
                    | "keer"
                    | "maanden"
                    | "jaar"
                    | "mensen"
                    | "days"
                    | "weeks"
                    | "times"
                    | "%"
            );
            if !unit {
                return Some((i, after_month(t, i + 2), "date-month", 0.9));
            }
        }
        let to = after_month(t, i + 1);
        let has_year = to > i + 1;
        let cue = i > 0
            && matches!(
                t.low(i - 1),
                "in" | "eind"
                    | "begin"
                    | "medio"
                    | "half"
                    | "sinds"
                    | "vanaf"
                    | "tot"
                    | "since"
                    | "until"
                    | "late"
                    | "early"
                    | "mid"
                    | "from"
                    | "by"
                    | "per"
                    | "vorige"
                    | "afgelopen"
                    | "komende"
                    | "last"
                    | "next"
                    | "voor"
                    | "na"
                    | "before"
                    | "after"
                    | "rond"
                    | "during"
                    | "this"
                    | "deze"
                    | "till"
                    | "naar"
            );
        // "eind nov", "sinds okt": a short month behind what only a time has.
        let ending = i > 1
            && t.low(i - 1) == "of"
            && matches!(t.low(i - 2), "end" | "start" | "beginning")
            && !t.broken(i);
        let short = i > 0
            && matches!(
                t.low(i),
                "jan"
                    | "feb"
                    | "mrt"
                    | "apr"
                    | "jun"
                    | "jul"
                    | "aug"
                    | "sep"
                    | "okt"
                    | "oct"
                    | "nov"
                    | "dec"
                    | "sept"
            )
            && (matches!(
                t.low(i - 1),
                "eind" | "begin" | "half" | "medio" | "early" | "late" | "mid"
            ) || cue && !matches!(t.low(i), "jan" | "aug" | "dec"));
        if has_year
            || short
            || ending && plain_month(t, i)
            || cue && plain_month(t, i)
            // "since march", "in may": typed without capitals, and nothing else fits.
            || i > 0
                && matches!(t.low(i), "march" | "may")
                && matches!(
                    t.low(i - 1),
                    "in" | "since" | "until" | "early" | "late" | "mid" | "last" | "next"
                )
            // "ends may,", "from may he unravels", "the end of may."
            || i > 0
                && t.low(i) == "may"
                && !t.broken(i)
                && (matches!(t.low(i - 1), "ends" | "till" | "starts")
                    || matches!(t.low(i - 1), "from" | "by") && (t.broken(i + 1) || !t[i + 1].is_word() || matches!(t.low(i + 1), "to" | "until" | "he" | "she" | "they" | "we")))
            // "start mrt", "sinds aug"
            || i > 0
                && !t.broken(i)
                && t[i].shape == Shape::Lower
                && matches!(t.low(i - 1), "start" | "starts" | "begin" | "begint" | "sinds" | "since" | "vanaf" | "ends")
                && among!(t.low(i), "feb mrt apr jun jul aug sep sept okt oct nov dec")
            || cue && matches!(t.low(i), "mei" | "may") && (t.low(i) == "mei" || t[i].capital())
            || plain_month(t, i)
                && !matches!(t.low(i), "may" | "august" | "june" | "april" | "augustus")
        {
            if i > 0
                && matches!(
                    t.low(i - 1),
                    "eind"
                        | "begin"
                        | "medio"
                        | "half"
                        | "late"
                        | "early"
                        | "mid"
                        | "vorige"
                        | "afgelopen"
                        | "komende"
                        | "last"
                        | "next"
                        | "this"
                        | "deze"
                )
            {
                from = i - 1;
            }
            return Some((from, to, "date-month", 0.8));
        }
    }
    None
}
