//! Dates: in figures, with a month, relative ("vorige week dinsdag"), by a holiday ("sinds Pasen"), and years.

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::{DATEWORD, HOLIDAY, MONTH, WEEKDAY};
use super::super::token::{Shape, Tokens};

const MODIFIERS: &[&str] = &[
    "vorige",
    "vorig",
    "volgende",
    "volgend",
    "afgelopen",
    "komende",
    "komend",
    "aanstaande",
    "laatste",
    "aankomende",
    "last",
    "next",
    "past",
    "coming",
    "this",
    "deze",
];
const UNITS: &[&str] = &[
    "week",
    "maand",
    "jaar",
    "weekend",
    "kwartaal",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "najaar",
    "voorjaar",
    "month",
    "year",
    "spring",
    "summer",
    "autumn",
    "fall",
    "quarter",
    "vakantie",
    "zomervakantie",
    "schooljaar",
];
const SPANS: &[&str] = &[
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "jaar",
    "jaren",
    "day",
    "days",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "fortnight",
];
const SINCE: &[&str] = &[
    "sinds",
    "vanaf",
    "na",
    "voor",
    "rond",
    "met",
    "tot",
    "tijdens",
    "since",
    "before",
    "after",
    "until",
    "around",
    "over",
    "at",
    "by",
    "vlak",
    "net",
    "afgelopen",
    "vorige",
    "last",
    "next",
    "aan",
];
const NUMBERS: &[&str] = &[
    "een",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "anderhalf",
    "anderhalve",
    "paar",
    "enkele",
    "a",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "few",
    "couple",
    "half",
];
const HABIT: &[&str] = &[
    "elke",
    "iedere",
    "every",
    "altijd",
    "always",
    "meestal",
    "usually",
    "vaak",
    "standaard",
    "vaste",
    "each",
];

/// Adds every date.
pub(crate) fn find(t: &Tokens<'_>, found: &mut Found) {
    let mut i = 0;
    while i < t.len() {
        if t[i].shape != Shape::Number && t[i].flags & (MONTH | WEEKDAY | HOLIDAY | DATEWORD) == 0 {
            i += 1;
            continue;
        }
        let end = figures(t, i)
            .or_else(|| with_month(t, i))
            .or_else(|| relative(t, i))
            .or_else(|| year(t, i));
        match end {
            Some((from, to, reason, confidence)) if to > from => {
                found.add(
                    (t[from].start, t[to - 1].end),
                    Kind::Date,
                    reason,
                    confidence,
                    65,
                );
                i = to.max(i + 1);
            }
            _ => i += 1,
        }
    }
}

/// Whether a date with its year in four figures begins here.
pub(crate) fn begins(t: &Tokens<'_>, i: usize) -> bool {
    figures(t, i).is_some_and(|(_, to, ..)| {
        to == i + 5 && (number(t, i).is_some_and(is_year) || number(t, i + 4).is_some_and(is_year))
    })
}

type Hit = Option<(usize, usize, &'static str, f32)>;

fn number(t: &Tokens<'_>, i: usize) -> Option<u32> {
    (t.get(i)?.shape == Shape::Number)
        .then(|| t.low(i).parse().ok())
        .flatten()
}

fn is_year(n: u32) -> bool {
    (1900..=2099).contains(&n)
}

/// `03-05-2026`, `3/5/26`, `2026-05-03`, `3.5.2026`, and `3-5` after a word that asks for a date.
fn figures(t: &Tokens<'_>, i: usize) -> Hit {
    let a = number(t, i)?;
    if i > 0
        && !t[i].spaced
        && matches!(t.raw(i - 1), "-" | "/" | ".")
        && t.get(i.wrapping_sub(2))
            .is_some_and(|x| x.shape == Shape::Number)
    {
        return None;
    }
    let mark = t.raw(i + 1);
    if !matches!(mark, "-" | "/" | "." | "–") {
        return None;
    }
    let b = number(t, i + 2)?;
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
    let cue = super::before(t, i, 2, |w| {
        matches!(
            w,
            "op" | "d.d"
                | "dd"
                | "datum"
                | "per"
                | "on"
                | "date"
                | "vanaf"
                | "sinds"
                | "since"
                | "geboren"
                | "geb"
                | "dob"
                | "van"
        ) || w.ends_with("dag")
    });
    let padded = t.low(i).len() == 2
        && t.low(i + 2).len() == 2
        && t.low(i + 2).starts_with('0')
        && mark != ".";
    if !blanks
        && (1..=31).contains(&a)
        && (1..=12).contains(&b)
        && (cue
            && mark != "."
            && !matches!(
                t.low(i + 3),
                "uur" | "weken" | "keer" | "dagen" | "minuten" | "maanden" | "jaar"
            )
            || padded)
    {
        return Some((i, i + 3, "date-figures", 0.7));
    }
    None
}

/// A day of the month: `3`, `3e`, `3de`, `1ste`, `22nd`.
fn day(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    let digits = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    t.get(i).is_some_and(|x| x.shape == Shape::Number)
        && matches!(
            &low[digits.len()..],
            "" | "e" | "de" | "ste" | "st" | "nd" | "rd" | "th"
        )
        && digits.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d))
}

const DAYWORDS: &[&str] = &[
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "tenth",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
    "eenentwintig",
    "dertig",
    "eenendertig",
];

fn month(t: &Tokens<'_>, i: usize) -> bool {
    t.flags(i) & MONTH != 0
}

/// A month that is an ordinary word too needs a capital or a number beside it.
fn plain_month(t: &Tokens<'_>, i: usize) -> bool {
    month(t, i)
        && t.low(i).len() > 3
        && !(matches!(t.low(i), "march" | "mei" | "sept")
            && t[i].shape == Shape::Lower
            && t.low(i) != "mei")
}

/// A year after a month: `2026`, `'26`.
fn after_month(t: &Tokens<'_>, mut i: usize) -> usize {
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

fn with_month(t: &Tokens<'_>, i: usize) -> Hit {
    let mut from = i;
    let mut k = i;
    // `dinsdag 3 mei`, `di 3 mei`
    if t.flags(k) & WEEKDAY != 0
        || matches!(
            t.low(k),
            "ma" | "di"
                | "wo"
                | "do"
                | "vr"
                | "za"
                | "zo"
                | "mon"
                | "tue"
                | "tues"
                | "wed"
                | "thu"
                | "thurs"
                | "fri"
                | "sat"
                | "sun"
        ) && day(t, k + 1 + usize::from(matches!(t.raw(k + 1), "," | ".")))
    {
        k += 1;
        if matches!(t.raw(k), "," | ".") {
            k += 1;
        }
        if matches!(t.low(k), "de" | "the") {
            k += 1;
        }
    }
    let dayword = DAYWORDS.contains(&t.low(k));
    if day(t, k)
        || dayword
            && (month(t, k + 1) && t.low(k + 1).len() > 3
                || t.low(k + 1) == "of" && month(t, k + 2))
    {
        let mut m = k + 1;
        // `12 en 13 mei`, `12 t/m 14 mei`, `12-14 mei`
        let mut hop = 0;
        while !day(t, m)
            && hop < 4
            && (matches!(
                t.low(m),
                "en" | "of" | "tot" | "t" | "m" | "/" | "-" | "–" | "tm" | "and" | "to" | ","
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
        if t.raw(m) == "." || t.low(m) == "of" && month(t, m + 1) {
            m += 1;
        }
        if month(t, m)
            && (t.low(m).len() > 3 || t.low(m) == "mei" || t.low(m) == "may" || t.low(m) != "mar")
        {
            return Some((from, after_month(t, m + 1), "date-month", 0.97));
        }
    }
    // A day without its month: `de 14e`, `the 3rd`
    if month(t, i) {
        // `May 3rd, 2026`, `mei 2026`
        if day(t, i + 1)
            && !t.broken(i + 1)
            && (t[i].capital() || t.low(i).len() > 3)
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
            );
        if has_year
            || cue && plain_month(t, i)
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
                )
            {
                from = i - 1;
            }
            return Some((from, to, "date-month", 0.8));
        }
    }
    None
}

fn relative(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    if matches!(
        low,
        "gisteren"
            | "eergisteren"
            | "overmorgen"
            | "yesterday"
            | "gisteravond"
            | "gisterenavond"
            | "gistermiddag"
            | "gisterochtend"
            | "gisterenmiddag"
    ) {
        return Some((i, i + 1, "date-relative", 0.6));
    }
    let weekday = |k: usize| {
        t.flags(k) & WEEKDAY != 0
            || ["avond", "middag", "ochtend", "morgen", "nacht", "s"]
                .iter()
                .any(|s| {
                    t.low(k).strip_suffix(s).is_some_and(|d| {
                        matches!(
                            d,
                            "maandag"
                                | "dinsdag"
                                | "woensdag"
                                | "donderdag"
                                | "vrijdag"
                                | "zaterdag"
                                | "zondag"
                        )
                    })
                })
                && !t.low(k).ends_with("gs")
    };
    if MODIFIERS.contains(&low) {
        let weak = matches!(low, "this" | "deze" | "laatste");
        let k = i + 1;
        if weekday(k) || t.flags(k) & (MONTH | HOLIDAY) != 0 && !weak && t.low(k).len() > 2 {
            return Some((i, after_month(t, k + 1), "date-relative", 0.9));
        }
        if UNITS.contains(&t.low(k)) && !weak && !t.broken(k) {
            let mut to = k + 1;
            if weekday(to) {
                to += 1;
            } else if matches!(t.low(to), "op" | "on") && weekday(to + 1) {
                to += 2;
            }
            return Some((i, to, "date-relative", 0.85));
        }
    }
    // `twee weken geleden`, `three months ago`, `over drie weken`
    let counted = |k: usize| NUMBERS.contains(&t.low(k)) || number(t, k).is_some_and(|n| n < 100);
    if counted(i) {
        let mut k = i + 1;
        while matches!(
            t.low(k),
            "paar" | "of" | "halve" | "half" | "couple" | "few" | "a"
        ) || counted(k) && k < i + 3
        {
            k += 1;
        }
        if SPANS.contains(&t.low(k))
            && matches!(
                t.low(k + 1),
                "geleden" | "ago" | "terug" | "later" | "earlier"
            )
        {
            if matches!(t.low(k + 1), "later" | "earlier" | "terug") {
                return None;
            }
            return Some((i, k + 2, "date-relative", 0.85));
        }
    }
    if weekday(i) {
        let habit = super::before(t, i, 4, |w| HABIT.contains(&w));
        if matches!(t.low(i + 1), "over" | "jl" | "j.l" | "a.s" | "as") {
            return Some((
                i,
                i + 2 + usize::from(t.low(i + 1) == "over"),
                "date-relative",
                0.85,
            ));
        }
        if !habit
            && i > 0
            && matches!(
                t.low(i - 1),
                "op" | "on"
                    | "sinds"
                    | "since"
                    | "vanaf"
                    | "tot"
                    | "until"
                    | "voor"
                    | "by"
                    | "before"
            )
        {
            return Some((i, i + 1, "date-weekday", 0.6));
        }
    }
    if t.flags(i) & HOLIDAY != 0 && i > 0 {
        let article = usize::from(matches!(t.low(i - 1), "de" | "the") && i > 1);
        if SINCE.contains(&t.low(i - 1 - article)) || number(t, i + 1).is_some_and(is_year) {
            return Some((i, after_month(t, i + 1), "date-holiday", 0.85));
        }
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

fn year(t: &Tokens<'_>, i: usize) -> Hit {
    let n = number(t, i)?;
    let cue = i > 0
        && matches!(
            t.low(i - 1),
            "in" | "sinds"
                | "since"
                | "vanaf"
                | "from"
                | "tot"
                | "until"
                | "anno"
                | "uit"
                | "begin"
                | "eind"
                | "medio"
                | "najaar"
                | "voorjaar"
                | "zomer"
                | "lente"
                | "winter"
                | "herfst"
                | "summer"
                | "spring"
                | "autumn"
                | "jaar"
                | "geboren"
                | "born"
                | "kerst"
                | "pasen"
                | "early"
                | "late"
                | "mid"
                | "during"
                | "eindejaar"
        );
    let unit = matches!(
        t.low(i + 1),
        "euro" | "mensen" | "stuks" | "keer" | "woorden" | "uur" | "people" | "pounds" | "words"
    );
    if t.low(i).len() == 4 && is_year(n) && cue && !unit {
        let from = if matches!(
            t.low(i - 1),
            "begin"
                | "eind"
                | "medio"
                | "najaar"
                | "voorjaar"
                | "zomer"
                | "lente"
                | "winter"
                | "herfst"
                | "summer"
                | "spring"
                | "autumn"
                | "kerst"
                | "pasen"
                | "early"
                | "late"
                | "mid"
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
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn every_kind_of_date() {
        for d in [
            "3 mei",
            "3 mei 2026",
            "dinsdag 3 mei",
            "12 t/m 14 mei",
            "1 maart '24",
            "03-05-2026",
            "3/5/26",
            "2026-05-03",
            "vorige week dinsdag",
            "afgelopen vrijdag",
            "twee weken geleden",
            "3 months ago",
            "last Tuesday",
            "May 3rd, 2026",
            "3rd of May",
            "22 October",
            "4e april",
        ] {
            assert_eq!(only(&format!("Ze was er {d}."), Kind::Date), [d], "{d}");
        }
        assert_eq!(only("Het gaat sinds Pasen beter", Kind::Date), ["Pasen"]);
        assert_eq!(only("since easter it is better", Kind::Date), ["easter"]);
        assert_eq!(only("gestart in 2019 daar", Kind::Date), ["2019"]);
    }

    #[test]
    fn what_is_no_date_stays() {
        for s in [
            "van 3 naar 5",
            "elke dinsdag op tijd",
            "3 tot 4 keer",
            "you may 3 times",
            "om 15.30 uur",
            "3-5 minuten",
            "schaal 1-10",
        ] {
            assert_eq!(only(s, Kind::Date), Vec::<String>::new(), "{s}");
        }
    }
}
