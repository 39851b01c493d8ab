//! Dates told from today or from a holiday: `vorige week dinsdag`, `two months ago`, `sinds Pasen`.

use super::super::super::lexicon::flag::{HOLIDAY, MONTH, WEEKDAY};
use super::super::super::token::Tokens;
use super::super::among;
use super::day::{short_weekday, tomorrow, weekday, weekday_name};
use super::month::after_month;
use super::words::{MODIFIERS, NUMBERS, SPANS, UNITS};
use super::{Hit, counted, habit, number, short, slip};

pub(super) fn relative(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    if matches!(
        low,
        "gisteren"
            | "eergisteren"
            | "overmorgen"
            | "yesterday"
            | "gister"
            | "gisteravond"
            | "gisterenavond"
            | "gistermiddag"
            | "gisterochtend"
            | "gisterenmiddag"
            | "gisternavond"
            | "gisternacht"
    ) || slip::yesterday(t, i)
    {
        return Some((i, i + 1, "date-relative", 0.6));
    }
    // "the day before yesterday", "Tuesday week"
    if low == "day"
        && matches!(t.low(i + 1), "before" | "after")
        && matches!(t.low(i + 2), "yesterday" | "tomorrow")
    {
        let led = i > 0 && !t.broken(i) && t.low(i - 1) == "the";
        return Some((i - usize::from(led), i + 3, "date-relative", 0.85));
    }
    if t.flags(i) & WEEKDAY != 0
        && t.low(i + 1) == "week"
        && t.low(i).ends_with("day")
        && !t.broken(i + 1)
    {
        return Some((i, i + 2, "date-relative", 0.8));
    }
    // "de eerste maandag van maart", "the last Friday of the month"
    if matches!(
        low,
        "eerste"
            | "tweede"
            | "derde"
            | "vierde"
            | "laatste"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "last"
    ) && weekday_name(t, i + 1)
        && matches!(t.low(i + 2), "van" | "of" | "in")
        && !t.broken(i + 2)
    {
        let k = i + 3;
        let end = if t.flags(k) & MONTH != 0 {
            Some(after_month(t, k + 1))
        } else if matches!(t.low(k), "de" | "the") && matches!(t.low(k + 1), "maand" | "month") {
            Some(k + 2)
        } else if MODIFIERS.has(t.low(k)) && UNITS.has(t.low(k + 1)) {
            Some(k + 2)
        } else {
            None
        };
        if let Some(end) = end {
            let led = i > 0 && !t.broken(i) && matches!(t.low(i - 1), "de" | "the");
            return Some((i - usize::from(led), end, "date-relative", 0.85));
        }
    }
    // "the week before last", "a week on Tuesday", "twee weken na Pasen"
    if i > 0
        && matches!(
            t.low(i + 1),
            "today" | "tomorrow" | "before" | "on" | "from" | "vanaf" | "na" | "voor" | "after"
        )
        && (SPANS.has(low) || UNITS.has(low))
    {
        let led = i > 0
            && !t.broken(i)
            && (matches!(t.low(i - 1), "the" | "a" | "de" | "het")
                || NUMBERS.has(t.low(i - 1))
                || number(t, i - 1).is_some());
        if led && t.low(i + 1) == "before" && t.low(i + 2) == "last" {
            return Some((i - 1, i + 3, "date-relative", 0.85));
        }
        if led && matches!(t.low(i + 1), "today" | "tomorrow") && low == "week" {
            return Some((i - 1, i + 2, "date-relative", 0.8));
        }
        let day = weekday_name(t, i + 2)
            || matches!(t.low(i + 2), "today" | "tomorrow" | "vandaag" | "now")
            || t.flags(i + 2) & HOLIDAY != 0;
        if led
            && day
            && matches!(
                t.low(i + 1),
                "on" | "from" | "vanaf" | "na" | "voor" | "after" | "before"
            )
            && !t.broken(i + 2)
        {
            // "the day after Boxing Day"
            let of_two = t.flags(i + 2) & HOLIDAY != 0 && matches!(t.low(i + 3), "day" | "eve");
            let end = i + 3 + usize::from(of_two && !t.broken(i + 3));
            return Some((i - 1, end, "date-relative", 0.85));
        }
    }
    // "the other Friday"
    if weekday_name(t, i) && i > 1 && t.low(i - 1) == "other" && t.low(i - 2) == "the" {
        return Some((i - 2, i + 1, "date-weekday", 0.7));
    }
    // "ma a.s.", "vr jl", "vr om 9u": a short day that its company tells.
    if matches!(
        low,
        "ma" | "di"
            | "wo"
            | "do"
            | "vr"
            | "za"
            | "zo"
            | "mon"
            | "tue"
            | "wed"
            | "thu"
            | "fri"
            | "sat"
            | "sun"
    ) && !t.broken(i + 1)
    {
        let told = super::before_or_after(t, i + 1) > i + 1
            || matches!(t.low(i + 1), "om" | "at")
                && t.get(i + 2)
                    .is_some_and(|x| x.shape == super::super::super::token::Shape::Number);
        if told && !habit(t, i) {
            return Some((i, i + 1, "date-weekday", 0.7));
        }
    }
    // "since mid-April"
    if t[i].odd && low.starts_with("mid-") && super::more(low) {
        return Some((i, i + 1, "date-month", 0.7));
    }
    if tomorrow(t, i) {
        return Some((i, i + 1, "date-relative", 0.5));
    }
    let weekday = |k: usize| weekday(t, k);
    if short_weekday(t, i) || short::told(t, i) {
        return Some((i, i + 1, "date-weekday", 0.5));
    }
    let modifier = MODIFIERS.has(low) || slip::lead(t, i);
    // "this coming Tuesday", "aanstaande komende vrijdag"
    if modifier && MODIFIERS.has(t.low(i + 1)) && !t.broken(i + 1) {
        let k = i + 2;
        let unit = UNITS.has(t.low(k)) && !t.broken(k);
        if weekday(k) || unit || t.flags(k) & (MONTH | HOLIDAY) != 0 && t.low(k).len() > 2 {
            return Some((i, after_month(t, k + 1), "date-relative", 0.9));
        }
    }
    // "a.s. vrijdag", "jl. dinsdag": the shortened word before its day.
    let shortened = usize::from(low == "a" && t.raw(i + 1) == "." && t.low(i + 2) == "s") * 4
        + usize::from(matches!(low, "jl" | "aanst" | "afgel" | "volg") && t.raw(i + 1) == ".") * 2;
    let shortened = match (shortened, low) {
        // "a.s vrijdag", "jl dinsdag"
        (4, _) if t.raw(i + 3) != "." => 3,
        (0, "jl" | "aanst" | "afgel") => 1,
        (n, _) => n,
    };
    if shortened > 0 && (weekday(i + shortened) || UNITS.has(t.low(i + shortened))) {
        return Some((i, after_month(t, i + shortened + 1), "date-relative", 0.9));
    }
    // "Friday of last week", "dinsdag van vorige week"
    if weekday(i)
        && matches!(t.low(i + 1), "of" | "van" | "in")
        && MODIFIERS.has(t.low(i + 2))
        && UNITS.has(t.low(i + 3))
        && !t.broken(i + 3)
    {
        return Some((i, i + 4, "date-relative", 0.9));
    }
    // "next thu", "komende vr": a short day behind the word for which.
    if modifier
        && !matches!(low, "deze" | "laatste")
        && super::words::WEEKDAYS_SHORT.has(t.low(i + 1))
        && !t.broken(i + 1)
    {
        return Some((i, after_month(t, i + 2), "date-relative", 0.85));
    }
    if modifier {
        let weak = matches!(low, "this" | "deze" | "laatste");
        let k = i + 1;
        if weekday(k) || t.flags(k) & (MONTH | HOLIDAY) != 0 && !weak && t.low(k).len() > 2 {
            return Some((i, after_month(t, k + 1), "date-relative", 0.9));
        }
        if (UNITS.has(t.low(k)) || slip::unit(t, k)) && !weak && !t.broken(k) {
            let mut to = k + 1;
            let year =
                matches!(t.low(k), "jaar" | "year" | "yr") && matches!(low, "volgend" | "komend");
            if weekday(to) || super::words::WEEKDAYS_SHORT.has(t.low(to)) && !t.broken(to) {
                to += 1;
            } else if matches!(t.low(to), "op" | "on") && weekday(to + 1) {
                to += 2;
            } else if t.flags(to) & HOLIDAY != 0
                || super::super::among!(t.low(to), "zomer winter herfst lente najaar voorjaar")
                    && matches!(t.low(k), "jaar")
                    && !t.broken(to)
            {
                to += 1;
            }
            // "volgend jaar" alone points at no day, week or month.
            if year && to == k + 1 {
                return None;
            }
            return Some((i, to, "date-relative", 0.85));
        }
    }
    if let Some(hit) = counted::told(t, i) {
        return Some(hit);
    }
    // `dit weekend`, `New Year's Eve`
    if matches!(low, "dit" | "this" | "deze") && t.low(i + 1) == "weekend" {
        return Some((i, i + 2, "date-relative", 0.7));
    }
    if low == "new"
        && matches!(t.low(i + 1), "year's" | "years")
        && matches!(t.low(i + 2), "eve" | "day")
    {
        return Some((i, i + 3, "date-holiday", 0.85));
    }
    // "een zaterdag in juli"
    if weekday(i)
        && matches!(t.low(i + 1), "in" | "van" | "of")
        && t.flags(i + 2) & MONTH != 0
        && t.low(i + 2).len() > 2
        && !(t.broken(i) || t.broken(i + 1) || t.broken(i + 2))
        && i > 0
        && matches!(t.low(i - 1), "een" | "a" | "one")
    {
        return Some((i - 1, after_month(t, i + 3), "date-relative", 0.8));
    }
    if weekday(i) {
        // "enkel op zondag", "Friday afternoons": every week.
        let habit = habit(t, i)
            || among!(
                t.low(i + 1),
                "afternoons mornings evenings nights lunchtimes"
            )
            || i > 1 && t.low(i - 1) == "op" && among!(t.low(i - 2), "enkel alleen");
        if matches!(t.low(i + 1), "jl" | "j.l" | "a.s" | "as") {
            return Some((i, i + 2, "date-relative", 0.85));
        }
        if !habit
            && i > 0
            && among!(
                t.low(i - 1),
                "op on sinds since vanaf tot until voor by before",
            )
        {
            return Some((i, i + 1, "date-weekday", 0.6));
        }
        // "ze belt dinsdag", "can't make Thursday": a certain day, unless a habit or several days are told.
        let several = matches!(t.low(i + 1), "en" | "and" | "t" | "tot" | "to" | "-" | "/")
            && weekday(i + 2)
            || i > 1
                && matches!(t.low(i - 1), "en" | "and" | "tot" | "to" | "-" | "/")
                && weekday(i - 2);
        // "de maandag en de vrijdag": of every week.
        let led = |k: usize| matches!(t.low(k), "de" | "the");
        let joint = |k: usize| matches!(t.low(k), "en" | "and" | "of" | "or");
        let several = several
            || i > 0
                && led(i - 1)
                && (joint(i + 1) && led(i + 2) && weekday(i + 3)
                    || i > 3 && joint(i - 2) && weekday(i - 3) && led(i - 4));
        let vague = i > 0
            && matches!(
                t.low(i - 1),
                "een" | "a" | "per" | "any" | "zo'n" | "één"
            )
            // "op een maandag die hij zich niet herinnert" is one.
            && !(i > 1 && among!(t.low(i - 1), "een a") && among!(t.low(i - 2), "op on"));
        if !habit && !several && !vague && !(t[i].first && t.raw(i + 1) == ":") {
            return Some((i, i + 1, "date-weekday", 0.5));
        }
    }
    // "since spring", "sinds de zomer"
    if matches!(low, "since" | "sinds" | "vanaf" | "until" | "till") {
        let k = i + 1 + usize::from(matches!(t.low(i + 1), "de" | "the" | "het" | "last"));
        if among!(
            t.low(k),
            "spring summer autumn winter lente zomer herfst najaar voorjaar",
        ) && !t.broken(k)
        {
            // "sinds de lente van vorig jaar"
            let of = matches!(t.low(k + 1), "van" | "of")
                && (MODIFIERS.has(t.low(k + 2)) || t.low(k + 2) == "dit")
                && matches!(t.low(k + 3), "jaar" | "year")
                && !t.broken(k + 1);
            let to = if of { k + 4 } else { k + 1 };
            return Some((i + 1, to, "date-relative", 0.7));
        }
    }
    if matches!(low, "week" | "wk") && number(t, i + 1).is_some_and(|n| (13..=53).contains(&n)) {
        return Some((i, i + 2, "date-week", 0.6));
    }
    if low == "week"
        && number(t, i + 1).is_some_and(|n| (1..=53).contains(&n))
        && i > 0
        && matches!(t.low(i - 1), "in" | "vanaf" | "op")
    {
        return Some((i, i + 2, "date-week", 0.6));
    }
    None
}
