//! What belongs to a date before it: "eind volgende maand", "the end of June", "van 14 tot en met 28 juli", "week van 12 mei", "met
//! Pasen". `super::find` asks of every date it found.

use super::super::super::token::{Shape, Tokens};
use super::super::among;

/// The first token of a date that was found from `from` to before `to`.
pub(super) fn widen(t: &Tokens<'_>, from: usize, to: usize, reason: &str) -> usize {
    let at = |n: usize| {
        from.checked_sub(n)
            .filter(|k| (*k + 1..=from).all(|x| !t.broken(x)))
            .map_or("", |k| t.low(k))
    };
    let one = at(1);
    if one.is_empty() {
        return from;
    }
    match reason {
        "date-relative" => {
            // "early next week", "eind volgende maand", "the week after Ascension"
            let part = matches!(
                one,
                "early" | "late" | "eind" | "begin" | "halverwege" | "medio"
            );
            let week = one == "the"
                && t.low(from) == "week"
                && matches!(t.low(from + 1), "after" | "before");
            if part || week {
                return from - 1;
            }
            if matches!(t.low(to - 1), "geleden" | "ago") {
                return about(t, from);
            }
            from
        }
        "date-month" => {
            // "the end of June"
            if one == "of"
                && among!(at(2), "end start beginning")
                && at(3) == "the"
                && t.get(from).is_some_and(|x| x.is_word())
            {
                return from - 3;
            }
            if !t.get(from).is_some_and(|x| x.shape == Shape::Number) {
                return from;
            }
            // "van 14 tot en met 28 juli": a stretch has two ends.
            let stretch =
                (from..to).any(|k| matches!(t.low(k), "tot" | "to" | "-" | "–" | "tm" | "t"));
            if matches!(one, "van") && stretch {
                return from - 1;
            }
            let week = matches!(one, "van" | "of") && matches!(at(2), "week" | "weekend");
            from - 2 * usize::from(week)
        }
        "date-holiday" => {
            let article = usize::from(matches!(one, "de" | "het" | "the"));
            let english = among!(t.low(from), "christmas easter eid thanksgiving diwali");
            article_and_with(from, article, at(1 + article), english)
        }
        _ => from,
    }
}

/// "bijna een jaar geleden", "nog geen twee weken geleden", "just over two years ago": what rounds the length before it at `from`.
fn about(t: &Tokens<'_>, from: usize) -> usize {
    let mut k = from;
    while let Some(p) = k.checked_sub(1).filter(|p| from - p <= 2 && !t.broken(k)) {
        // "meer dan", "nog geen", "just under": the second word says nothing by itself.
        let second = among!(t.low(k), "dan than geen");
        let joins = among!(
            t.low(p),
            "bijna ruim zo'n ongeveer circa krap dik zowat haast geen dan nearly almost about around over under barely roughly \
                exactly precies than"
        ) || second
            && among!(t.low(p), "meer minder langer korter nog more less longer")
            || k < from
                && among!(t.low(p), "just well well-over net")
                && matches!(t.low(k), "over" | "under");
        if !joins {
            break;
        }
        k = p;
    }
    // "geen" and "dan" alone belong to something else.
    if among!(t.low(k), "dan than geen") {
        from
    } else {
        k
    }
}

/// "met Pasen", "met de kerst", "tijdens de ramadan", "in de bouwvak", "at Christmas": the word that says when belongs to it.
fn article_and_with(from: usize, article: usize, before: &str, english: bool) -> usize {
    // "praat over Pasen" is about it.
    let led = among!(before, "met tijdens rond at during around")
        || before == "in" && article > 0
        || before == "over" && english;
    from - article - usize::from(led)
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Kind, tests::there};

    #[test]
    fn what_belongs_to_a_date() {
        there(
            Kind::Date,
            &[
                (
                    "De praktijk is van 14 tot en met 28 juli dicht.",
                    "van 14 tot en met 28 juli",
                ),
                (
                    "She retires at the end of June, she says.",
                    "the end of June",
                ),
                ("Hij is er in de week van 12 mei niet.", "week van 12 mei"),
                ("Zij gaat met de kerst naar huis.", "met de kerst"),
                ("Tijdens de ramadan werkt hij.", "Tijdens de ramadan"),
                ("She left at Christmas.", "at Christmas"),
                ("Hij is twee maanden terug verhuisd.", "twee maanden terug"),
                ("Het is eind volgende maand klaar.", "eind volgende maand"),
                (
                    "Dat is nu bijna een jaar geleden.",
                    "bijna een jaar geleden",
                ),
                (
                    "Ze kwam nog geen twee weken geleden.",
                    "nog geen twee weken geleden",
                ),
                (
                    "He left just over two years ago.",
                    "just over two years ago",
                ),
                ("It was more than a year ago.", "more than a year ago"),
                (
                    "Ze is geen drie weken geleden gebeld.",
                    "drie weken geleden",
                ),
                ("Starts the day after tomorrow.", "the day after tomorrow"),
                ("Over ruim twee weken is het zover.", "Over ruim twee weken"),
            ],
        );
    }
}
