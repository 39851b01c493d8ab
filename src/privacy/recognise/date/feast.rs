//! Days by a feast: "sinds Pasen", "op Goede Vrijdag", "de woensdag voor Pasen", "eerste vrijdag na de herfstvakantie", "the Friday
//! before Christmas", "Boxing Day". `super::find` asks at every word that a date may begin with.

use super::super::super::lexicon::flag::{DATEWORD, HOLIDAY, ONCE, WEEKDAY};
use super::super::super::token::Tokens;
use super::super::among;
use super::month::after_month;
use super::words::{DAYWORDS, SINCE};
use super::{Hit, is_year, number, slip};

/// The feast that the word at `i` tells, of one word or of several: its first token and one past its last.
fn feast(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let low = t.low(i);
    let next = if t.broken(i + 1) { "" } else { t.low(i + 1) };
    if holiday(t, i) {
        let more = match low {
            "boxing" => return (next == "day").then_some((i, i + 2)),
            "bonfire" => return (next == "night").then_some((i, i + 2)),
            "easter" => among!(next, "sunday monday saturday eve weekend week"),
            "christmas" => among!(next, "eve day morning"),
            "michaelmas" => next == "term",
            "whit" => return among!(next, "monday sunday").then_some((i, i + 2)),
            _ => next == "eve",
        };
        return Some((i, i + 1 + usize::from(more)));
    }
    // "tot Drie Koningen", "by half term", "the week after reading week"
    if low == "drie" {
        return (next == "koningen").then_some((i, i + 2));
    }
    if matches!(low, "half" | "reading") {
        let of_school = matches!((low, next), ("half", "term") | ("reading", "week"));
        return of_school.then_some((i, i + 2));
    }
    if low == "oud" {
        return (next == "en" && t.low(i + 2) == "nieuw").then_some((i, i + 3));
    }
    let p = i.checked_sub(1).filter(|_| !t.broken(i))?;
    let before = t.low(p);
    let two = match low {
        "vrijdag" => before == "goede",
        "donderdag" => before == "witte",
        "zaterdag" => before == "stille",
        "friday" => before == "good",
        "thursday" => before == "maundy",
        "wednesday" => before == "ash",
        "tuesday" => matches!(before, "shrove" | "pancake"),
        "sunday" => matches!(before, "palm" | "remembrance" | "mothering"),
        "day" => among!(
            before,
            "father's fathers mother's mothers valentine's valentines patrick's paddy's independence armistice anzac",
        ),
        _ => false,
    };
    two.then_some((p, i + 1))
}

/// A feast or a school holiday by one word.
fn holiday(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & HOLIDAY != 0 || named(t.low(i)) || slip::feast(t, i)
}

/// Feasts that no class has.
pub(super) fn named(low: &str) -> bool {
    among!(
        low,
        "ascension michaelmas candlemas epiphany hogmanay passover jaarwisseling veteranendag"
    )
}

/// A day, a week or a weekend that a feast is counted from.
fn near(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & WEEKDAY != 0 && t.low(i).len() > 3
        || among!(
            t.low(i),
            "week wk wkn weekend weekeinde dag dagen weken avond maand day days weeks month weekends",
        )
}

/// A feast as a day, or a day beside one.
pub(super) fn feasts(t: &Tokens<'_>, i: usize) -> Hit {
    let (from, end) = feast(t, i)?;
    let p = from.checked_sub(1).filter(|_| !t.broken(from))?;
    let ordinal = DAYWORDS.has(t.low(p));
    let from = from - usize::from(ordinal);
    let at = |k: usize| from.checked_sub(k).map_or("", |q| t.low(q));
    let article = usize::from(among!(at(1), "de het the") && from > 1 && !t.broken(from - 1));
    // "de woensdag voor Pasen", "eerste vrijdag na de herfstvakantie", "the week after Easter"
    if among!(at(1 + article), "voor na before after following vóór")
        && let Some(day) = from.checked_sub(2 + article)
        && near(t, day)
        && !(day..from).any(|k| t.broken(k + 1))
    {
        let counted = day > 0
            && !t.broken(day)
            && (DAYWORDS.has(t.low(day - 1))
                || among!(t.low(day - 1), "laatste last paar")
                || number(t, day - 1).is_some());
        return Some((
            day - usize::from(counted),
            after_month(t, end),
            "date-relative",
            0.85,
        ));
    }
    let led = at(1 + article);
    let several = end > i + 1 || from < i;
    // "op Hemelvaartsdag", "on Easter Monday"; "op vakantie" is no day.
    if SINCE.has(led)
        || article > 0 && among!(led, "in door tegen op vóór")
        || among!(led, "op on") && !t.low(i).ends_with("vakantie")
        || ordinal
        || several && t[i].capital()
        || t.low(end - 1) == "eve"
        || number(t, end).is_some_and(is_year)
    {
        let day = usize::from(!several && t.low(end) == "day");
        return Some((from, after_month(t, end + day), "date-holiday", 0.85));
    }
    // "Ze kwam Pasen langs": a feast with its capital, told as a day.
    if t[i].capital() && !t[i].first && holiday(t, i) {
        return Some((from, after_month(t, end), "date-holiday", 0.6));
    }
    None
}

/// Whether a feast may end or begin with this word.
pub(super) fn may_be(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & (HOLIDAY | WEEKDAY) != 0
        || named(t.low(i))
        || matches!(t.low(i), "drie" | "half" | "reading")
        || slip::feast(t, i)
        || t.flags(i) & DATEWORD != 0 && t.low(i) == "day"
        || t.flags(i) & ONCE != 0 && t.low(i) == "oud"
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn days_by_a_feast() {
        for (text, d) in [
            (
                "We spreken af op de woensdag voor Pasen.",
                "woensdag voor Pasen",
            ),
            (
                "moet op de vrijdag na pinksteren herkansen",
                "vrijdag na pinksteren",
            ),
            (
                "begint de eerste maandag na de kerstvakantie weer",
                "eerste maandag na de kerstvakantie",
            ),
            ("begon de ruzie op Goede Vrijdag.", "Goede Vrijdag"),
            ("hij moet op oudejaarsavond werken", "oudejaarsavond"),
            ("See her the Tuesday after Easter.", "Tuesday after Easter"),
            ("They split on Boxing Day, she says.", "Boxing Day"),
            (
                "in de week voor de kerst ging het mis",
                "week voor de kerst",
            ),
            ("rond oud en nieuw is het druk", "oud en nieuw"),
            ("Ze blijft tot Drie Koningen en dan niet", "Drie Koningen"),
            (
                "a second day in the week after Ascension.",
                "the week after Ascension",
            ),
            ("the school wants a report by half term.", "half term"),
            ("Hij wil na de herfstvakantie praten.", "de herfstvakantie"),
            ("In de meivakantie gaan ze weg.", "de meivakantie"),
            ("Opa neemt met Pasen iedereen mee.", "met Pasen"),
            (
                "En op het Suikerfeest vraagt iedereen het.",
                "het Suikerfeest",
            ),
        ] {
            assert_eq!(only(text, Kind::Date), [d], "{text}");
        }
        nothing(
            Kind::Date,
            &[
                "Ze gaat op vakantie en neemt een goede vriend mee.",
                "een dag voor de oefening, een week na het gesprek",
                "the day after the meeting he left; half the term is over",
                "Drie koningen en drie dagen, a reading of the week",
            ],
        );
    }
}
