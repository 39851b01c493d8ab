//! Dates in figures (`03-05-2026`, `3/5`) and bare years.

use super::super::super::lexicon::flag::{LANE, WEEKDAY};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::WEEKDAYS_SHORT;
use super::{Hit, is_year, number, slip};

/// `03-05-2026`, `3/5/26`, `2026-05-03`, `3.5.2026`, and `3-5` after a word that asks for a date.
pub(super) fn figures(t: &Tokens<'_>, i: usize) -> Hit {
    let a = number(t, i)?;
    if i > 0
        && !t[i].spaced
        && matches!(t.raw(i - 1), "-" | "/" | ".")
        && t.get(i.wrapping_sub(2))
            .is_some_and(|x| x.shape == Shape::Number)
    {
        return None;
    }
    if let Some(hit) = spaced(t, i) {
        return Some(hit);
    }
    let mark = t.raw(i + 1);
    if !matches!(mark, "-" | "/" | "." | "–") {
        return None;
    }
    let b = number(t, i + 2)?;
    // "3-4-'81"
    if t.raw(i + 3) == mark
        && matches!(t.raw(i + 4), "'" | "’" | "‘")
        && t.low(i + 5).len() == 2
        && number(t, i + 5).is_some()
        && (1..=31).contains(&a)
        && (1..=12).contains(&b)
    {
        return Some((i, i + 6, "date-figures", 0.9));
    }
    let blanks = t[i + 1].spaced || t[i + 2].spaced;
    if t.raw(i + 3) == mark
        && let Some(c) = number(t, i + 4)
    {
        let day_first = (1..=31).contains(&a)
            && (1..=12).contains(&b)
            && (is_year(c) || t.low(i + 4).len() == 2);
        let month_first = (1..=12).contains(&a)
            && (1..=31).contains(&b)
            && (is_year(c) || t.low(i + 4).len() == 2)
            && mark == "/";
        let iso = is_year(a) && (1..=12).contains(&b) && (1..=31).contains(&c);
        if (day_first || month_first || iso) && (!blanks || is_year(c) || iso) {
            return Some((i, i + 5, "date-figures", 0.97));
        }
        return None;
    }
    let cue = super::super::before(t, i, 2, |w| {
        among!(
            w,
            "op d.d dd datum per on date vanaf sinds since geboren geb dob van afspr afspraak appt appointment sessie intake gezien \
                volgende volg nieuwe nw nwe va start starts begint mediation sollicitatie over ipv",
        ) || a > 12 && among!(w, "tot until till tm rond uiterlijk voor by before around")
            || among!(w, "voor for") && super::super::before(t, i, 6, |w| among!(w, APPOINTED))
            || w.ends_with("dag")
            || w.ends_with("day")
            || among!(w, "dinsd woensd donderd vrijd zaterd")
            || WEEKDAYS_SHORT.has(w)
    });
    let padded = t.low(i).len() == 2
        && t.low(i + 2).len() == 2
        && t.low(i + 2).starts_with('0')
        && mark != ".";
    if !blanks
        && (1..=31).contains(&a)
        && (1..=12).contains(&b)
        && (dated(t, i, a, b) && mark == "/"
            || cue
                && mark != "."
                && !matches!(
                    t.low(i + 3),
                    "uur" | "weken" | "keer" | "dagen" | "minuten" | "maanden" | "jaar"
                )
            || padded
            || mark == "-" && a > 12 && by_itself(t, i))
    {
        let named = i > 0
            && (WEEKDAYS_SHORT.has(t.low(i - 1))
                || t.flags(i - 1) & WEEKDAY != 0
                || slip::weekday(t, i - 1));
        return Some((i - usize::from(named), i + 3, "date-figures", 0.7));
    }
    None
}

/// `15 03 2024`: three numbers with nothing between them, of two, two and four figures, and no other number beside them.
fn spaced(t: &Tokens<'_>, i: usize) -> Hit {
    if t.get(i + 2)?.shape != Shape::Number || t.low(i + 2).len() != 4 {
        return None;
    }
    let (a, b, c) = (number(t, i)?, number(t, i + 1)?, number(t, i + 2)?);
    let figure = |k: usize| {
        t.get(k)
            .is_some_and(|x| x.shape == Shape::Number || t.raw(k) == "+" || t.raw(k) == "-")
    };
    let fits = t.low(i).len() <= 2
        && t.low(i + 1).len() == 2
        && (1..=31).contains(&a)
        && (1..=12).contains(&b)
        && (1920..=2040).contains(&c)
        && (i..i + 3).all(|k| t[k].spaced || k == i)
        && !t.broken(i + 1)
        && !t.broken(i + 2);
    let alone = !(i > 0 && figure(i - 1) && !t.broken(i)) && !(figure(i + 3) && !t.broken(i + 3));
    (fits && alone).then_some((i, i + 3, "date-figures", 0.85))
}

/// Whether "24-9" is no score, no house number and no part of a longer number.
fn by_itself(t: &Tokens<'_>, i: usize) -> bool {
    let scored = |w: &str| {
        among!(
            w,
            "won wint gewonnen verloor verloren verliest wedstrijd score stand uitslag set lost beat win match nr nummer no dossier pagina \
                blz artikel art groep klas kamer zaal versie dossiernr ref"
        )
    };
    let glued = t.get(i).is_some_and(|x| !x.spaced);
    let lane = i > 0
        && !t.broken(i)
        && (t[i - 1].capital() && !t[i - 1].first
            || t[i - 1].shape == Shape::Number
            || t.flags(i - 1) & LANE != 0
            || [
                "straat", "laan", "weg", "plein", "kade", "gracht", "hof", "pad", "dijk", "singel",
                "markt", "steeg",
            ]
            .iter()
            .any(|s| t.low(i - 1).ends_with(s)));
    !glued
        && !lane
        && !(i.saturating_sub(5)..i + 8).any(|k| scored(t.low(k)))
        && (t.get(i + 3).is_none_or(|x| {
            x.spaced || matches!(t.raw(i + 3), "." | "," | ";" | ":" | "!" | "?" | ")")
        }))
        && !t.get(i + 3).is_some_and(|x| x.shape == Shape::Number)
        && !among!(
            t.low(i + 3),
            "uur weken keer dagen minuten maanden jaar hours days weeks times % euro"
        )
}

/// What is set for a day.
const APPOINTED: &str = "afspr afspraak afspraken afspraakje afgesproken appt appts appointment appointments sessie gesprek session \
    intake gepland planned scheduled booked verzet verplaatst moved";

/// Whether `24/11` is a day and a month by itself: no fraction, no mark out of ten, no "24/7", and neither a length nor a
/// number of times behind it.
fn dated(t: &Tokens<'_>, i: usize, a: u32, b: u32) -> bool {
    let next = t.low(i + 3);
    let counted = among!(
        next,
        "uur weken keer dagen minuten maanden jaar deel van part of hours days weeks times dgn wk mnd wkn per \
                pw %",
    );
    let fraction = a < b && a <= 5 || a == b && a < 13 && t.low(i) == t.low(i + 2);
    // "sliep 7/10", "1/12": out of ten, of a dozen.
    let marked = b == 10 && a <= 10;
    let padded = t.low(i).len() == 2 && a < 10 || t.low(i + 2).len() == 2 && b < 10;
    let appointed = super::super::before(t, i, 4, |w| {
        among!(
            w,
            "afspraak afspraken afspr appt appointment appointments gezien sessie gesprek next volgende vorige \
                last seen session op on sinds since tot until vanaf from start verlof jarig birthday due deadline",
        )
    });
    // "v.a. 7/10"
    let appointed =
        appointed || i > 3 && t.raw(i - 1) == "." && t.low(i - 2) == "a" && t.low(i - 4) == "v";
    if counted || (a, b) == (24, 7) || t.raw(i + 3) == "/" {
        return false;
    }
    a > 12 || padded && b != 10 || appointed || a > 5 && !fraction && !marked
}

pub(super) fn year(t: &Tokens<'_>, i: usize) -> Hit {
    let n = number(t, i)?;
    // "in '98"
    if i > 1
        && t.low(i).len() == 2
        && matches!(t.raw(i - 1), "'" | "’" | "‘")
        && !t[i].spaced
        && among!(
            t.low(i - 2),
            "in sinds since uit anno vanaf tot until zomer winter"
        )
    {
        return Some((i - 1, i + 1, "date-year", 0.7));
    }
    // "Q3 2025"
    if i > 0
        && is_year(n)
        && t.low(i).len() == 4
        && matches!(t.low(i - 1), "q1" | "q2" | "q3" | "q4")
    {
        return Some((i - 1, i + 1, "date-year", 0.75));
    }
    // "het voorjaar van 2020", "the summer of 2019"
    if i > 1
        && is_year(n)
        && matches!(t.low(i - 1), "van" | "of")
        && among!(
            t.low(i - 2),
            "voorjaar najaar zomer winter herfst lente summer autumn spring fall kerst eind begin pasen end start \
                beginning jaar",
        )
    {
        // "naar de zomer van 2022"
        let article = i > 2 && !t.broken(i - 2) && matches!(t.low(i - 3), "de" | "the" | "het");
        let article = article
            && among!(
                t.low(i - 2),
                "zomer winter herfst lente voorjaar najaar summer winter autumn spring"
            );
        return Some((i - 2 - usize::from(article), i + 1, "date-year", 0.75));
    }
    let cue = i > 0
        && among!(
            t.low(i - 1),
            "in sinds since vanaf from tot until anno uit begin eind medio najaar voorjaar zomer lente winter \
                herfst summer spring autumn jaar geboren born kerst pasen early late mid during eindejaar",
        );
    let unit = matches!(
        t.low(i + 1),
        "euro" | "mensen" | "stuks" | "keer" | "woorden" | "uur" | "people" | "pounds" | "words"
    );
    if t.low(i).len() == 4 && is_year(n) && cue && !unit {
        let from = if among!(
            t.low(i - 1),
            "begin eind medio najaar voorjaar zomer lente winter herfst summer spring autumn kerst pasen early \
                late mid",
        ) {
            i - 1
        } else {
            i
        };
        return Some((from, i + 1, "date-year", 0.75));
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn day_and_month_in_figures() {
        there(
            Kind::Date,
            &[
                ("sollicitatie 24-9 voor coach", "24-9"),
                ("geen fb. mediation 14-11. krijgt ze dossier?", "14-11"),
                ("alles goed. volgende 9-9 zelfde plek", "9-9"),
                ("vd wal wil 29-8 ipv 28-8. betaalt zelf", "29-8"),
                ("te druk om te praten. nieuwe: 3/9 08.30", "3/9"),
                ("Kreeg op 15 03 2024 een aanrijding.", "15 03 2024"),
                (
                    "Hij denkt terug aan de zomer van 2022.",
                    "de zomer van 2022",
                ),
            ],
        );
        nothing(
            Kind::Date,
            &[
                "de handbalwedstrijd ging verloren met 24-9",
                "ze woont aan de dorpsstraat 24-9 boven",
                "geeft het een 7/10, zegt ze, was 5/10",
                "zie artikel 14-9 van de wet, blz 15-2",
                "traint 3-5 keer",
                "bel 0032 03 2024 11 of 15 03 2024 17",
            ],
        );
    }
}
