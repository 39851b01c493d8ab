//! Dates by how many weeks, months or years ago or ahead they are: "twee weken geleden", "three months ago", "over een week of drie",
//! "in three weeks' time". `relative` asks.

use super::super::super::token::Tokens;
use super::super::among;
use super::day::weekday_name;
use super::words::{NUMBERS, SPANS};
use super::{Hit, number};

/// Whether the word is a number of weeks or months that a day may be told by.
fn counted(t: &Tokens<'_>, k: usize) -> bool {
    NUMBERS.has(t.low(k)) || number(t, k).is_some_and(|n| n < 100)
}

/// Whether "twee maanden terug" from `i` is as long ago: nobody goes or comes back, and no way leads there.
fn past(t: &Tokens<'_>, i: usize, back: usize) -> bool {
    let way = !t.broken(back + 1)
        && among!(
            t.low(back + 1),
            "naar op aan te in moeten komen gaan keren willen kunnen zou zal wil kan moet mag werken wonen logeren wel weer"
        );
    let may = super::super::before(t, i, 6, |w| {
        among!(
            w,
            "gaat gaan komt komen wil wilde moet mag kan kon zal zou keert keerde reist reisde vliegt verhuist na voor over pas weer"
        )
    });
    // "het ging drie maanden terug mis", "hij ging drie weken terug".
    let went = super::super::before(t, i, 3, |w| {
        matches!(w, "ging" | "kwam" | "moest" | "mocht")
    }) && !t
        .get(back + 1)
        .is_some_and(|x| x.is_word() && !t.broken(back + 1));
    !way && !may && !went
}

/// Days and feasts that are counted: "two Thursdays ago", "drie kerstmissen geleden".
fn plural(low: &str) -> bool {
    among!(
        low,
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays maandagen dinsdagen woensdagen donderdagen vrijdagen zaterdagen \
            zondagen kerstmissen kersten pasens sinterklazen herfsten lentes autumns springs kwartalen quarters vakanties"
    )
}

/// A day told by a number from `i`, ago or ahead.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> Hit {
    if matches!(t.low(i), "over" | "in" | "within" | "binnen") {
        return ahead(t, i);
    }
    if counted(t, i) {
        let mut k = i + 1;
        while matches!(
            t.low(k),
            "paar" | "of" | "halve" | "half" | "couple" | "few" | "a"
        ) || counted(t, k) && k < i + 3
        {
            k += 1;
        }
        if (SPANS.has(t.low(k)) || plural(t.low(k)))
            && matches!(
                t.low(k + 1),
                "geleden" | "ago" | "terug" | "later" | "earlier"
            )
        {
            if matches!(t.low(k + 1), "later" | "earlier")
                || t.low(k + 1) == "terug" && !past(t, i, k + 1)
            {
                return None;
            }
            return Some((i, k + 2, "date-relative", 0.85));
        }
    }
    // `een maand of drie geleden`
    if counted(t, i)
        && SPANS.has(t.low(i + 1))
        && matches!(t.low(i + 2), "of" | "or")
        && counted(t, i + 3)
        && matches!(t.low(i + 4), "geleden" | "ago")
    {
        return Some((i, i + 5, "date-relative", 0.85));
    }
    None
}

/// `over twee weken`, `in three weeks' time`, `binnen drie maanden`
fn ahead(t: &Tokens<'_>, i: usize) -> Hit {
    let low = t.low(i);
    let mut k = i + 1;
    while k < i + 4
        && (counted(t, k)
            || among!(
                t.low(k),
                "paar of couple few à ruim bijna zo'n krap ongeveer"
            ))
    {
        k += 1;
    }
    let long = among!(
        t.low(k),
        "weken maanden dagen weeks months days week maand wk wkn wks mnd mnden dgn mths",
    ) || low == "over" && t.low(k) == "jaar" && t.low(k.saturating_sub(1)) != "half";
    // "over een week of drie"
    if low == "over"
        && long
        && matches!(t.low(k + 1), "of")
        && counted(t, k + 2)
        && !t.broken(k + 2)
    {
        return Some((i, k + 3, "date-relative", 0.8));
    }
    let from_now =
        low == "over" && !matches!(t.low(k + 1), "verdeeld" | "gespreid" | "heen" | "gedaan");
    let ahead =
        matches!((t.raw(k + 1), t.low(k + 2)), ("'" | "’", "time")) || t.low(k + 1) == "time";
    // "She will raise it in ten weeks.", and no "learned it in ten weeks of hard work".
    // Dutch "in twee weken" is how long it took.
    let closing = low == "in"
        && (!among!(t.low(k), "weken maanden dagen maand wkn mnd mnden dgn")
            // "zondag in acht dagen"
            || i > 0 && !t.broken(i) && weekday_name(t, i - 1))
        && (t.broken(k + 1)
            || matches!(
                t.low(k + 1),
                "." | ","
                    | ";"
                    | "!"
                    | "?"
                    | ")"
                    | "then"
                    | "and"
                    | "but"
                    | "when"
                    | "met"
                    | "at"
                    | "with"
                    | "en"
            ));
    if k > i + 1 && long && (from_now || ahead || closing) {
        let to = if ahead {
            k + 2 + usize::from(t.low(k + 1) != "time")
        } else if matches!(t.low(k + 1), "op" | "on")
            && weekday_name(t, k + 2)
            && !t.broken(k + 1)
            && !t.broken(k + 2)
        {
            // "over drie weken op maandag"
            k + 3
        } else {
            k + 1
        };
        return Some((i, to, "date-relative", 0.8));
    }
    None
}
