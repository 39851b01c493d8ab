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
            from - usize::from(part || week)
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
            article_and_with(from, article, at(1 + article))
        }
        _ => from,
    }
}

/// "met Pasen", "met de kerst".
fn article_and_with(from: usize, article: usize, before: &str) -> usize {
    from - article - usize::from(before == "met")
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
                ("Het is eind volgende maand klaar.", "eind volgende maand"),
            ],
        );
    }
}
