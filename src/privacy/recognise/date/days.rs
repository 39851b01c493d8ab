//! A day of the week with what places it ("maandag twee weken terug", "de donderdag daarop", "the Monday before last"), and two days in
//! one ("dinsdag en donderdag", "za/zo"). `super::find` asks before it asks `relative`.

use super::super::super::lexicon::flag::{DATEWORD, WEEKDAY};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::day::weekday;
use super::words::{NUMBERS, SPANS, WEEKDAYS_SHORT};
use super::{Hit, habit, number};

/// The date that the day at `i` begins.
pub(super) fn days(t: &Tokens<'_>, i: usize) -> Hit {
    let short = t.flags(i) & DATEWORD != 0 && WEEKDAYS_SHORT.has(t.low(i));
    // No day is shorter, and most words that may begin a date are.
    if !short && (t.low(i).len() < 6 || !weekday(t, i)) || t.broken(i + 1) {
        return None;
    }
    if short {
        return slashed(t, i).or_else(|| ago(t, i, true));
    }
    ago(t, i, false)
        .or_else(|| over(t, i))
        .or_else(|| beside(t, i))
        .or_else(|| pair(t, i))
}

/// Whether an article that belongs to the day stands before `i`.
fn led(t: &Tokens<'_>, i: usize) -> usize {
    usize::from(i > 0 && !t.broken(i) && matches!(t.low(i - 1), "de" | "the"))
}

/// How far a length of time reaches that begins at `k`: "twee weken", "een week of drie", "14 dagen".
fn length(t: &Tokens<'_>, k: usize) -> Option<usize> {
    let counted = |k: usize| {
        NUMBERS.has(t.low(k))
            || number(t, k).is_some_and(|n| n < 100)
            || matches!(t.low(k), "veertien" | "fourteen" | "twintig" | "dertig")
    };
    if !counted(k) || t.broken(k) {
        return None;
    }
    let mut k = k + 1;
    while k < t.len()
        && matches!(
            t.low(k),
            "paar" | "halve" | "half" | "of" | "couple" | "few"
        )
    {
        k += 1;
    }
    if !SPANS.has(t.low(k)) || t.broken(k) {
        return None;
    }
    let or = matches!(t.low(k + 1), "of" | "or") && counted(k + 2) && !t.broken(k + 2);
    Some(k + 1 + 2 * usize::from(or))
}

/// "maandag twee weken terug", "vrijdag nu drie weken geleden", "Tuesday two weeks ago", "di 3 wkn terug".
fn ago(t: &Tokens<'_>, i: usize, short: bool) -> Hit {
    // "ma twee weken geleden overleden", "zo twee weken terug", "I sat two days ago": words of their own.
    if short && !among!(t.low(i), "di wo do vr za mon tue tues thu thur thurs fri") {
        return None;
    }
    let k = i
        + 1
        + usize::from(among!(
            t.low(i + 1),
            "nu alweer precies exact ruim bijna zo'n ongeveer just exactly about nearly almost"
        ));
    let end = length(t, k)?;
    if t.broken(end) {
        return None;
    }
    let dutch = matches!(t.low(end), "terug" | "geleden");
    let english = matches!(t.low(end), "ago" | "back") && t.low(i) != "do";
    (dutch || english).then(|| (i - led(t, i), end + 1, "date-relative", 0.9))
}

/// "vrijdag over twee weken", and where the text ends before the date does, "zie je dinsdag over"; no "ik wil dinsdag over het werk praten".
fn over(t: &Tokens<'_>, i: usize) -> Hit {
    if t.low(i + 1) != "over" {
        return None;
    }
    let end = length(t, i + 2).or_else(|| (i + 2 >= t.len()).then_some(i + 2))?;
    Some((i, end, "date-relative", 0.85))
}

/// "de donderdag daarop", "the following Monday", "the Monday before last", "the Thursday after".
fn beside(t: &Tokens<'_>, i: usize) -> Hit {
    let next = t.low(i + 1);
    let led = led(t, i);
    if matches!((next, t.low(i + 2)), ("before", "last") | ("after", "next")) && !t.broken(i + 2) {
        return Some((i - led, i + 3, "date-relative", 0.85));
    }
    if led == 0 {
        return None;
    }
    let dutch = among!(
        next,
        "erna erop ervoor daarna daarop daarvoor daaropvolgend"
    );
    let closes = t.broken(i + 2) || matches!(t.raw(i + 2), "." | "," | ";" | ":" | "!" | "?" | ")");
    let english = matches!(next, "before" | "after") && closes;
    (dutch || english).then_some((i - 1, i + 2, "date-relative", 0.8))
}

/// "dinsdag en donderdag", "Tuesday or Thursday": as one of them alone; on which days somebody can be had is a label.
fn pair(t: &Tokens<'_>, i: usize) -> Hit {
    let joint = |k: usize| matches!(t.low(k), "en" | "and" | "of" | "or" | "&" | "/" | "+");
    let mut end = i + 1;
    while joint(end) && weekday(t, end + 1) && !t.broken(end) && !t.broken(end + 1) {
        end += 2;
    }
    let before = i.checked_sub(1).filter(|_| !t.broken(i));
    let p = before.map_or("", |k| t.low(k));
    let open = among!(p, "de een a the per any zo'n tussen between elke every")
        || among!(p, "- –")
        || p == ":"
            && i > 1
            && among!(
                t.low(i - 2),
                "beschikbaar beschikbaarheid werkdagen werkdag dagen aanwezig bereikbaar available availability days open"
            );
    let parts = among!(t.low(end), "afternoons mornings evenings nights lunchtimes");
    (end > i + 1 && !open && !parts && !habit(t, i)).then_some((i, end, "date-weekday", 0.5))
}

/// "za/zo", "do/vr": a stroke with no blank around it joins nothing but days.
fn slashed(t: &Tokens<'_>, i: usize) -> Hit {
    let glued = |k: usize| t.get(k).is_some_and(|x| !x.spaced);
    let mut end = i + 1;
    while t.raw(end) == "/"
        && glued(end)
        && glued(end + 1)
        && WEEKDAYS_SHORT.has(t.low(end + 1))
        && t.low(end + 1) != t.low(i)
        && t[end + 1].shape != Shape::Upper
    {
        end += 2;
    }
    let apart = i == 0 || t.broken(i) || t[i].spaced || t.raw(i - 1) == "(";
    let closed = t.raw(end) != "/" || !glued(end);
    (end > i + 1 && apart && closed && t[i].shape != Shape::Upper && !habit(t, i)).then_some((
        i,
        end,
        "date-weekday",
        0.6,
    ))
}

/// "the following Monday", behind `following`.
pub(super) fn following(t: &Tokens<'_>, i: usize) -> Hit {
    if t.low(i) != "following" || led(t, i) == 0 || t.broken(i + 1) {
        return None;
    }
    (t.flags(i + 1) & WEEKDAY != 0 && t.low(i + 1).len() > 3).then_some((
        i - 1,
        i + 2,
        "date-relative",
        0.9,
    ))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only},
    };

    #[test]
    fn days_of_the_week_with_what_places_them() {
        for (text, d) in [
            (
                "Yfke heeft maandag twee weken terug haar laatste dag gehad.",
                "maandag twee weken terug",
            ),
            (
                "hij is dinsdag 3 weken geleden opgenomen",
                "dinsdag 3 weken geleden",
            ),
            (
                "Het was woensdag een week of drie geleden.",
                "woensdag een week of drie geleden",
            ),
            ("di 3 wkn terug gebeld", "di 3 wkn terug"),
            (
                "He left Tuesday two weeks ago, she says.",
                "Tuesday two weeks ago",
            ),
            (
                "Ze belt vrijdag over een week weer.",
                "vrijdag over een week",
            ),
            (
                "dinsdag over veertien dagen weer, zelfde stilte",
                "dinsdag over veertien dagen",
            ),
            ("Ze wil dinsdag over het werk praten.", "dinsdag"),
            (
                "Ze stond de donderdag daarop alweer in de winkel.",
                "de donderdag daarop",
            ),
            ("De zondag ervoor was ze al ziek.", "De zondag ervoor"),
            (
                "She called in sick the following Monday.",
                "the following Monday",
            ),
            (
                "The reading was Monday before last. Hurt first.",
                "Monday before last",
            ),
            ("It was the Tuesday before last.", "the Tuesday before last"),
            ("She quit the Monday after.", "the Monday after"),
            ("Ze komt dinsdag en donderdag.", "dinsdag en donderdag"),
            (
                "She can do Tuesday or Thursday, not Friday's slot",
                "Tuesday or Thursday",
            ),
            ("ze zijn za/zo weg met de kids", "za/zo"),
            ("kan ma/di/wo niet", "ma/di/wo"),
        ] {
            let found = only(text, Kind::Date);
            assert!(found.iter().any(|f| f == d), "{text}: {found:?}");
        }
        nothing(
            Kind::Date,
            &[
                "Elke dinsdag en donderdag zwemt ze.",
                "beschikbaar: dinsdagochtend en donderdagmiddag",
                "De maandag en de vrijdag zijn lastig.",
                "Kies zelf: en/of, hij/zij, ma/pa.",
            ],
        );
    }
}
