//! Periods and days told from the calendar: "dit najaar", "until the spring", "the end of the week", "de dag erna", "eerste week van
//! september", "de 25e". `super::find` asks before it asks `relative`.

use super::super::super::lexicon::flag::{HOLIDAY, MONTH, NL, STOP, VERB};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::month::{after_month, day};
use super::{Hit, habit};

/// Whether a period may hang on this word, of those that no class of dates has.
pub(super) fn may_be(low: &str) -> bool {
    among!(
        low,
        "spring summer autumn winter lente zomer herfst najaar voorjaar end eind einde begin maand jaar dag weekend month year night"
    )
}

/// The word `n` before `i` in the same line.
fn at<'a>(t: &'a Tokens<'_>, i: usize, n: usize) -> &'a str {
    i.checked_sub(n)
        .filter(|k| (*k + 1..=i).all(|x| !t.broken(x)))
        .map_or("", |k| t.low(k))
}

/// Whether the clause ends before the token at `k`.
fn closes(t: &Tokens<'_>, k: usize) -> bool {
    t.broken(k) || matches!(t.raw(k), "." | "," | ";" | ":" | "!" | "?" | ")")
}

/// The period that hangs on the word at `i`.
pub(super) fn period(t: &Tokens<'_>, i: usize) -> Hit {
    season(t, i)
        .or_else(|| ending(t, i))
        .or_else(|| beside(t, i))
        .or_else(|| nth(t, i))
}

/// "last spring", "dit najaar", "until the spring", "na de zomer".
fn season(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    let (one, two) = (at(t, i, 1), at(t, i, 2));
    if low == "weekend" {
        let led = among!(
            two,
            "till until before after by tot na voor sinds since vanaf"
        );
        return (matches!(one, "het" | "the") && led).then(|| (i - 1, i + 1, "date-relative", 0.7));
    }
    if !among!(
        low,
        "spring summer autumn winter lente zomer herfst najaar voorjaar"
    ) || t.raw(i + 1) == "-"
    {
        return None;
    }
    // "this summer" is said as loosely as "this week".
    if matches!(one, "dit" | "deze") || one == "this" && low != "summer" {
        return Some((i - 1, after_month(t, i + 1), "date-relative", 0.8));
    }
    let article = matches!(one, "de" | "het" | "the");
    // "van de zomer" is this summer or the last.
    let led = among!(two, "until till by since before after tegen sinds vanaf")
        || two == "van" && matches!(low, "zomer" | "winter") && closes(t, i + 1)
        || matches!(two, "in")
            && matches!(low, "spring" | "autumn" | "voorjaar" | "najaar")
            && !habit(t, i)
            && !super::super::before(t, i, 7, |w| among!(w, "will zal gaat going often vaak"));
    if article && led && !matches!(t.low(i + 1), "van" | "of" | "term" | "holidays" | "break") {
        return Some((i - 1, i + 1, "date-relative", 0.7));
    }
    let bare = matches!(one, "till" | "until" | "by" | "vd") && !habit(t, i);
    (bare && closes(t, i + 1)).then_some((i, i + 1, "date-relative", 0.7))
}

/// What has an end that is a time.
fn unit(t: &Tokens<'_>, k: usize) -> bool {
    among!(
        t.low(k),
        "week month year quarter term summer semester weekend maand jaar kwartaal schooljaar zomer winter q1 q2 q3 q4"
    ) && !t.broken(k)
}

/// "the end of the week", "eind deze maand", "eind vd week", "before year end".
fn ending(t: &Tokens<'_>, i: usize) -> Hit {
    match t.low(i) {
        "end" if t.low(i + 1) == "of" && !t.broken(i + 1) => {
            let k = i + 2 + usize::from(matches!(t.low(i + 2), "the" | "this" | "next"));
            let feast =
                t.flags(k) & HOLIDAY != 0 || t.low(k) == "may" && t[i].shape == Shape::Lower;
            let from = i - usize::from(at(t, i, 1) == "the");
            (unit(t, k) && t.low(k).len() > 1 || feast && !t.broken(k))
                .then(|| (from, after_month(t, k + 1), "date-relative", 0.8))
        }
        "year" if t.low(i + 1) == "end" && !t.broken(i + 1) => matches!(
            at(t, i, 1),
            "before" | "by" | "until" | "till" | "at"
        )
        .then_some((i, i + 2, "date-relative", 0.7)),
        "eind" | "einde" | "begin" => {
            let k = match (t.low(i + 1), t.low(i + 2)) {
                ("van" | "v", "de" | "het" | "deze" | "dit") => i + 3,
                ("vd" | "deze" | "dit" | "vh", _) => i + 2,
                _ => return None,
            };
            let began = t.low(i) == "begin" && matches!(at(t, i, 1), "ik" | "i" | "je" | "we");
            (unit(t, k) && !began && !(i + 1..=k).any(|x| t.broken(x))).then_some((
                i,
                k + 1,
                "date-relative",
                0.8,
            ))
        }
        _ => None,
    }
}

/// "de dag erna", "the week before", "het nieuwe jaar".
fn beside(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    let one = at(t, i, 1);
    if matches!((low, one), ("jaar", "nieuwe") | ("year", "new"))
        && matches!(at(t, i, 2), "het" | "the")
    {
        return Some((i - 2, i + 1, "date-relative", 0.7));
    }
    if !among!(low, "dag week maand jaar weekend day month year night")
        || !matches!(one, "de" | "het" | "the")
        || t.broken(i + 1)
    {
        return None;
    }
    let next = t.low(i + 1);
    let dutch = low == "dag"
        && among!(next, "erna erop ervoor daarna daarop daarvoor")
        && (next != "daarop" || closes(t, i + 2) || t.flags(i + 2) & (VERB | STOP) != 0);
    let english = matches!(next, "before" | "after") && closes(t, i + 2);
    (dutch || english).then(|| (i - 1, i + 2, "date-relative", 0.75))
}

/// "eerste week van september", "laatste dag van het jaar", "the first of the month", "tweede zondag van de advent".
fn nth(t: &Tokens<'_>, i: usize) -> Hit {
    if !among!(
        t.low(i),
        "eerste tweede derde vierde laatste first second third fourth last"
    ) {
        return None;
    }
    let counted = among!(
        t.low(i + 1),
        "week weekend dag day weeks dagen days zondag sunday maandag monday"
    );
    let k = i + 1 + usize::from(counted);
    if !matches!(t.low(k), "van" | "of" | "in") || (i + 1..=k + 1).any(|x| t.broken(x)) {
        return None;
    }
    let led = matches!(t.low(k + 1), "de" | "het" | "the");
    let m = k + 1 + usize::from(led);
    let whole = led && among!(t.low(m), "maand month jaar year advent");
    let month = counted && t.flags(m) & (MONTH | HOLIDAY) != 0;
    if t.broken(m)
        || !(whole || month)
        || !counted && matches!(t.low(m), "jaar" | "year" | "advent")
    {
        return None;
    }
    let from = i - usize::from(matches!(at(t, i, 1), "de" | "het" | "the"));
    Some((from, after_month(t, m + 1), "date-relative", 0.85))
}

/// What is numbered too: "de 12e man", "the 19th century", "her 40th birthday".
const NUMBERED: &str = "eeuw eeuwse century man verdieping etage floor plaats plek place keer time jaar year verjaardag birthday sessie \
    gesprek session ronde round dag day week weken minuut minute hole straat street avenue anniversary kandidaat kind child baby druk \
    editie edition hoofdstuk chapter klas grade groep hoek rij regel pagina poging attempt punt graad";

/// A day of the month by itself: "de 25e betaald", "the 14th at tfl", "kan nt 20e, wel 21e". A low number may be a rank.
pub(super) fn alone(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    let figure = day(t, i) && low.ends_with(['e', 't', 'd', 'h']);
    let n: u32 = if figure {
        low.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .parse()
            .unwrap_or(0)
    } else {
        0
    };
    let one = at(t, i, 1);
    if !figure {
        // "the third test is on the ninth."
        let told = one == "the"
            && among!(at(t, i, 2), "on by until till since")
            && among!(
                low,
                "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth \
                    eighteenth nineteenth twentieth thirtieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth \
                    twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirty-first"
            )
            && closes(t, i + 1);
        return told.then(|| (i - 1, i + 1, "date-day", 0.7));
    }
    let next = t.low(i + 1);
    let stands = closes(t, i + 1)
        || t.flags(i + 1) & STOP != 0 && !matches!(next, "van" | "of" | "die" | "en" | "and" | "one" | "that")
        || matches!(next, "en" | "and") && n > 3
        || matches!(next, "van" | "of")
            && matches!(t.low(i + 2), "de" | "the" | "deze" | "this")
            && matches!(t.low(i + 3), "maand" | "month")
        // "moet de 25e betaald worden"
        || n > 3
            && t.flags(i + 1) & NL != 0
            && (t.flags(i + 1) & VERB != 0
                || ["ge", "be", "ver", "ont"].iter().any(|p| next.starts_with(p))
                    && next.ends_with(['d', 't']))
            && !among!(next, NUMBERED);
    let two = at(t, i, 2);
    let article = matches!(one, "de" | "the");
    // "in het weekend van de 12e", "de week van de 3e"
    let part = article
        && matches!(two, "van" | "of")
        && matches!(at(t, i, 3), "week" | "weekend" | "wkend");
    let led = among!(
        two,
        "op on voor before by until till tot sinds since vanaf from na after over per starts begint start begins rond around"
    ) || matches!(two, "is") && n > 3 && closes(t, i + 1);
    // "on the 3rd and rang": a preposition says enough.
    let stands =
        stands || led && t.flags(i + 1) & STOP != 0 && !matches!(next, "van" | "of" | "one");
    if !stands {
        return None;
    }
    if article && (part || led || n > 3) {
        let from = if part { i - 3 } else { i - 1 };
        return Some((from, i + 1, "date-day", 0.7));
    }
    let bare = n > 3
        && closes(t, i + 1)
        && among!(
            one,
            "nt niet wel not op per vanaf tot t/m voor na pas vóór eve open until till by on from ipv"
        );
    bare.then_some((i, i + 1, "date-day", 0.65))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn periods_of_the_calendar() {
        there(
            Kind::Date,
            &[
                ("He kept the drawing since last spring.", "last spring"),
                ("De pont verliest dit najaar zijn werk.", "dit najaar"),
                ("Be patient until the spring, she said.", "the spring"),
                ("Ze wil tegen de zomer klaar zijn.", "de zomer"),
                (
                    "They want an answer by the end of the week.",
                    "the end of the week",
                ),
                (
                    "De zorg stopt eind deze maand en dan niets.",
                    "eind deze maand",
                ),
                ("hoort het eind vd week pas", "eind vd week"),
                ("Lilian vroeg de dag erna waarom.", "de dag erna"),
                ("They moved it to the week before.", "the week before"),
                (
                    "T. wil haar uitkopen voor het nieuwe jaar.",
                    "het nieuwe jaar",
                ),
                (
                    "Ze wil in de eerste week van september beginnen.",
                    "de eerste week van september",
                ),
                (
                    "Hij vertrok op de laatste dag van het jaar.",
                    "de laatste dag van het jaar",
                ),
                ("the refund comes before year end.", "year end"),
                ("drop it till the weekend. call", "the weekend"),
            ],
        );
        nothing(
            Kind::Date,
            &[
                "'s Zomers zwemt ze, en de winter is lang.",
                "The end of the road, the end of the day and the end of it.",
                "Ik begin deze week met lopen. Deze maand gaat het goed.",
                "Hij leeft met de dag en leest de week door.",
                "We spring into action, this week and this month.",
                "De eerste van de klas, the first of the three.",
            ],
        );
    }

    #[test]
    fn days_of_the_month_alone() {
        there(
            Kind::Date,
            &[
                ("De hypotheek moet de 25e betaald worden.", "de 25e"),
                ("ouderavond is de 19e", "de 19e"),
                ("bellen met haar over de 3e, mail liep vast", "de 3e"),
                ("The new job starts the 14th at tfl.", "the 14th"),
                ("Close the file if nothing by the 30th, please.", "the 30th"),
                ("mw kan nt 20e, wel 21e. kind ziek", "20e"),
                ("The third test is on the ninth.", "the ninth"),
                (
                    "in het weekend van de 12e komt dat uit",
                    "weekend van de 12e",
                ),
            ],
        );
        nothing(
            Kind::Date,
            &[
                "De 19e eeuw en de 12e man, the 5th floor and the 21st century.",
                "Ze werd de 2e van de klas, de 1e die slaagde.",
                "Het was de 3e keer, the 2nd one, the 4th of five.",
                "He came ninth, the ninth of ten, and the fifth wheel.",
            ],
        );
    }
}
