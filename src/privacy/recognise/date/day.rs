//! Days by their word: those of the week in full, short and with a part of the day, and tomorrow. `relative` asks.

use super::super::super::lexicon::flag::WEEKDAY;
use super::super::super::token::Tokens;
use super::super::among;
use super::{habit, slip};

/// The name of a day, and with a part of the day: "dinsdag", "dinsdagavond".
pub(super) fn weekday(t: &Tokens<'_>, k: usize) -> bool {
    t.flags(k) & WEEKDAY != 0
        || slip::weekday(t, k)
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
}

/// The full name of a day.
pub(super) fn weekday_name(t: &Tokens<'_>, k: usize) -> bool {
    (t.flags(k) & WEEKDAY != 0 && t.low(k).len() > 3 || slip::weekday(t, k)) && !t.broken(k)
}

/// `weds`, `thurs`; and `fri`, `wo` where a day belongs. Some short days are words, which are left.
pub(super) fn short_weekday(t: &Tokens<'_>, i: usize) -> bool {
    let habit = || habit(t, i);
    match t.low(i) {
        "weds" | "thurs" | "tues" | "thur" => !habit(),
        "mon" | "wed" | "thu" | "fri" | "sat" | "sun" | "wo" | "vr" | "za" => {
            i > 0
                && !t.broken(i)
                && among!(
                    t.low(i - 1),
                    "on op till until tot vanaf next last volgende vorige komende afgelopen this by",
                )
                && t.get(i + 1).is_none_or(|x| {
                    !x.is_word() && t.raw(i + 1) != "-"
                        || t.broken(i + 1)
                        || among!(t.low(i + 1), "at om because and en omdat want with met")
                })
                && !habit()
        }
        _ => false,
    }
}

/// `morgen`, `tomorrow`; "in de morgen" and "goede morgen" are a part of the day and a greeting.
pub(super) fn tomorrow(t: &Tokens<'_>, i: usize) -> bool {
    match t.low(i) {
        "tomorrow" | "tmrw" | "tmw" | "tomorrow's" | "morgenochtend" | "morgenmiddag"
        | "morgenavond" => true,
        // As typed in haste: "2moro", "tomoz", "gstrn"; "mrgn" greets as "morgen" does.
        low if among!(low, super::HASTY) && !matches!(low, "mrgn" | "mrgen") => true,
        "morgen" | "mrgn" | "mrgen" => {
            !(i > 0
                && !t.broken(i)
                && among!(
                    t.low(i - 1),
                    "de een elke iedere goede goeden goeie goei deze die van of en s 's vandaag vroege hele op",
                ))
        }
        _ => false,
    }
}
