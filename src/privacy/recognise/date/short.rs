//! Short days that their company tells: "ma nabellen", "wo 13u", "call 18:00 fri", "di en do". `relative` asks; what is a word of
//! its own as well ("ma", "do", "zo", "sat") needs more around it.

use super::super::super::lexicon::flag::{DET, EN, KIN, NAME, NL, POSS, PRON, STOP, VERB};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::WEEKDAYS_SHORT;
use super::{habit, number};

/// A time of the day at `k`: "13u", "9am", "14.30", "18:00", "10 uur".
fn clock(t: &Tokens<'_>, k: usize) -> bool {
    if t.broken(k) || !t.get(k).is_some_and(|x| x.shape == Shape::Number) {
        return false;
    }
    let low = t.low(k);
    let hour = low.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !hour.parse::<u32>().is_ok_and(|n| n < 25) {
        return false;
    }
    match low.get(hour.len()..).unwrap_or("") {
        "" => {
            matches!(t.low(k + 1), "uur" | "am" | "pm" | "o'clock")
                || matches!(t.raw(k + 1), ":" | ".")
                    && t.get(k + 2).is_some_and(|x| !x.spaced)
                    && (matches!(t.low(k + 2), "00" | "15" | "30" | "45")
                        || t.raw(k + 1) == ":"
                            && t.low(k + 2).len() == 2
                            && number(t, k + 2).is_some_and(|n| n < 60))
                    && !matches!(t.low(k + 3), "euro" | "eur" | "%" | "km")
        }
        tail => matches!(tail, "u" | "uur" | "h" | "am" | "pm"),
    }
}

/// Whether the words around `i` are Dutch: no English one beside it, and more Dutch than English near it.
fn dutch(t: &Tokens<'_>, i: usize) -> bool {
    let sure = |k: usize| match (t.flags(k) & NL != 0, t.flags(k) & EN != 0) {
        (true, false) => 1,
        (false, true) => -1,
        _ => 0,
    };
    let beside = i.checked_sub(1).map_or(0, sure) < 0 || sure(i + 1) < 0;
    !beside && (i.saturating_sub(8)..i + 9).map(sure).sum::<i32>() > 0
}

/// Whether the short word at `i` is a day.
pub(super) fn told(t: &Tokens<'_>, i: usize) -> bool {
    let low = t.low(i);
    if !WEEKDAYS_SHORT.has(low) && low != "weds" || t[i].shape == Shape::Upper {
        return false;
    }
    let before = i.checked_sub(1).filter(|_| !t.broken(i));
    let p = before.map_or("", |k| t.low(k));
    if before.is_some_and(|k| t.flags(k) & (DET | POSS) != 0) || habit(t, i) {
        return false;
    }
    let closes = t.broken(i + 1)
        || matches!(
            t.raw(i + 1),
            "." | "," | ";" | "!" | "?" | ")" | "→" | ">" | "/" | "+"
        );
    let goes_on = closes
        || t.flags(i + 1) & STOP != 0
        || t.get(i + 1)
            .is_some_and(|x| x.shape == Shape::Number || x.shape == Shape::Mark)
            && t.raw(i + 1) != "-";
    // "wo 13u", "di: 9u"; "can do 9am" is no day.
    let at = i + 1 + usize::from(t.raw(i + 1) == ":" || t.raw(i + 1) == "," || t.raw(i + 1) == "@");
    // "het duurt zo 3 uur": such a word needs its clock written as one ("zo 13u", "sat 10:30").
    let everyday = matches!(low, "zo" | "ma" | "sat" | "sun");
    let hours = everyday && t.low(at + 1) == "uur";
    if clock(t, at) && !hours && !(low == "do" && !dutch(t, i) && !t.low(at).ends_with('u')) {
        return true;
    }
    // "di en do", "do ipv vr"; "ma en zo" is no pair of days.
    let other = |k: usize| {
        WEEKDAYS_SHORT.has(t.low(k))
            && t.low(k) != low
            && !(matches!(low, "zo" | "sat" | "sun") && matches!(t.low(k), "ma" | "do"))
            && !(matches!(low, "ma" | "do") && matches!(t.low(k), "zo" | "sat" | "sun"))
    };
    let joint = |w: &str| among!(w, "en of ipv and or & / t tm");
    if joint(t.low(i + 1)) && other(i + 2) && !t.broken(i + 2)
        || joint(p) && i > 1 && other(i - 2) && !t.broken(i - 1)
    {
        return true;
    }
    let appointed = among!(
        p,
        "afspr afspraak gesprek gespr gspr meeting mtg sessie intake overleg sollicitatie nabellen terugbellen exam appt appointment \
            session interview nw nwe uiterlijk vóór due b4"
    ) || !t.broken(i + 1) && matches!(t.low(i + 1), "nw" | "nwe");
    match low {
        "ma" | "zo" => appointed && goes_on || opens_with_verb(t, i, low),
        "wo" | "do" | "di" | "vr" | "za" => {
            let deed = among!(
                p,
                "belt bellen bel komt kom spreken spreek bespr bespreken oefenen starten start begint langs terug samen verzetten verzet voor tot vanaf \
                    sinds nr naar ziek af kan kon"
            );
            let verbatim = low == "do"
                && dutch(t, i)
                && p != "to"
                && !among!(t.low(i + 1), "or and it that the");
            let study = matches!(low, "wo")
                && (matches!(p, "hbo" | "vwo" | "mbo" | "en" | "of")
                    || among!(
                        t.low(i + 1),
                        "ii i opleiding studie niveau diploma master bachelor 2 1"
                    ));
            let particle = low == "di"
                && t.get(i + 1)
                    .is_some_and(|x| x.capital() || x.flags & NAME != 0 && x.flags & STOP == 0);
            if study || particle || low == "do" && !dutch(t, i) {
                return false;
            }
            appointed
                || verbatim
                || deed && (goes_on || low == "wo")
                // "mail sturen vr.", "contract ivm vr": the clause ends with it.
                || closes
                    && before.is_some_and(|k| {
                        t[k].is_word() && t.flags(k) & (NAME | PRON) == 0 && t.low(k).len() > 2
                    })
                    && !matches!(p, "van" | "met" | "haar" | "mijn" | "zijn" | "een")
                || opens_with_verb(t, i, low)
        }
        "fri" | "thu" | "tue" | "tues" | "thur" | "thurs" | "weds" => {
            t[i].shape == Shape::Lower || appointed || i > 0 && goes_on
        }
        _ => {
            goes_on
                && (appointed
                    || among!(
                        p,
                        "call ring come by before until till since on do from to move moved next is rebooked"
                    ) && !(low == "sat" && p == "is")
                        && !(low == "wed" && matches!(p, "to" | "is" | "do"))
                        && !(low == "sun" && matches!(p, "is" | "from" | "to")))
        }
    }
}

/// "ma nabellen", "wo bellen": what is to be done on the day that the clause begins with.
fn opens_with_verb(t: &Tokens<'_>, i: usize, low: &str) -> bool {
    let opens = t.broken(i)
        || i > 0
            && matches!(
                t.raw(i - 1),
                "." | "," | ";" | ":" | ">" | "→" | ")" | "?" | "!"
            );
    let next = t.low(i + 1);
    low != "zo"
        && opens
        && !t.broken(i + 1)
        && next.len() > 4
        && next.ends_with("en")
        && t.flags(i + 1) & (KIN | NAME) == 0
        && (t.flags(i + 1) & (VERB | EN) == VERB
            || [
                "bellen", "komen", "spreken", "wandelen", "oefenen", "mailen", "praten",
            ]
            .iter()
            .any(|v| next.ends_with(v)))
        && !(low == "ma" && next == "bellen")
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn short_days_by_their_company() {
        there(
            Kind::Date,
            &[
                ("huisarts gesproken, ma nabellen", "ma"),
                ("volg afspr wo 13u, brief mee", "wo"),
                ("uu fac wants form b4 fri, anxious", "fri"),
                ("rent arrears 2 mths. call 18:00 fri", "fri"),
                ("moeder is boos, moeder belt do", "do"),
                ("zag er slecht uit. wo bellen", "wo"),
                ("ze werkt twee dagen, op di en do.", "do"),
                ("pros and cons list due sun", "sun"),
                ("zegt ie, vr 16u online oefenen", "vr"),
                ("hr mtg wed", "wed"),
            ],
        );
        nothing(
            Kind::Date,
            &[
                "dat duurt zo 3 uur voor hij slaapt",
                "ze zat zo 10 uur per dag",
                "we sat 10 minutes in silence",
                "ze belde haar ma en zo ging het verder",
                "what can I do, and what will they do?",
                "He sat down in the sun. They wed in secret.",
                "I can do 9am or later",
                "hij heeft hbo of wo gedaan, zegt ze",
                "dat is zo. ma bellen is lastig",
                "dit is vr kinderen en vr ouderen",
                "elke wo 13u therapie",
                "we moeten nu kiezen, do or die, zegt ze",
            ],
        );
    }
}
