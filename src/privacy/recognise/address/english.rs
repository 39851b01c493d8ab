//! English streets with or without a house number: "31 Victoria Parade", "in Mill Lane". `super::find` asks.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::site;
use super::words::ENGLISH;

/// `14 Elm Street`, `Elm Street 14`, `Elm Road`.
pub(super) fn english(t: &Tokens<'_>, i: usize, found: &mut Found) {
    if !ENGLISH.has(t.low(i)) || i == 0 || t.broken(i) {
        return;
    }
    let mut left = i;
    while left > 0
        && i - left < 3
        && t[left - 1].is_word()
        && !t.broken(left)
        && (t[left - 1].capital() && t.flags(left - 1) & DET == 0
            || t[i].shape == Shape::Lower && i - left < 1 && t.flags(left - 1) & (STOP | DET) == 0)
    {
        left -= 1;
    }
    if left == i {
        return;
    }
    let number = left > 0
        && t[left - 1].shape == Shape::Number
        && t.low(left - 1).len() <= 5
        && !t.broken(left);
    let sure = matches!(
        t.low(i),
        "street" | "road" | "avenue" | "lane" | "crescent" | "terrace" | "mews"
    ) && t[i].capital();
    // "Flat 3, 18 Queen's Crescent"
    let flat = left > 3
        && t.raw(left - 2) == ","
        && t[left - 3].shape == Shape::Number
        && matches!(
            t.low(left - 4),
            "flat" | "apt" | "apartment" | "unit" | "suite" | "room" | "floor"
        );
    let first = if flat {
        left - 4
    } else {
        left.saturating_sub(1)
    };
    if number
        && (t[i].capital()
            || matches!(
                t.low(i),
                "street"
                    | "road"
                    | "avenue"
                    | "lane"
                    | "drive"
                    | "close"
                    | "crescent"
                    | "terrace"
                    | "gardens"
                    | "square"
            ))
    {
        found.add(
            (t[site::called(t, first)].start, t[i].end),
            Kind::Location,
            "street",
            0.93,
            54,
        );
    } else if t[left].capital() && (sure || t[i].capital() && !t[i].first && sited(t, left))
        // "lives on station road", typed without capitals and without an article
        || t[i].shape == Shape::Lower
            && t[left].shape == Shape::Lower
            && matches!(t.low(i), "street" | "road" | "avenue" | "crescent" | "terrace" | "lane")
            && sited(t, left)
    {
        found.add(
            (t[site::called(t, left)].start, t[i].end),
            Kind::Location,
            "street",
            0.75,
            54,
        );
    }
}

/// Whether a word of place stands before what begins at `left`, and no article between.
fn sited(t: &Tokens<'_>, left: usize) -> bool {
    left > 0
        && !t.broken(left)
        && matches!(
            t.low(left - 1),
            "on" | "at" | "in" | "off" | "near" | "from" | "along" | "to" | "round"
        )
}
