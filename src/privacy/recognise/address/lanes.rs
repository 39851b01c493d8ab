//! English streets typed without capitals: "moved to 3 larkspur mews", "the shop on nelson quay". `super::find` calls it.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{
    DET, FIRST, KIN, LAST, NAMED, PLACE, POSS, PRON, PROPER, SAY, STOP, WORD,
};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::ENGLISH;

/// Words that end the name of a street and are met everywhere else too.
const LANES: &str = "quay rise row walk view way court park mews grove hill green end place yard wharf parade bank gate fields \
    heights vale dale wood bridge common cottages villas buildings house rye circus";

/// Adds the street that ends at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    // "59 the crescent", "12 The Green": nothing but the article between.
    if i > 1
        && t.low(i - 1) == "the"
        && t[i - 2].shape == Shape::Number
        && (1..=4).contains(&t.low(i - 2).len())
        && !t.broken(i)
        && !t.broken(i - 1)
        && (t.broken(i + 1) || matches!(t.raw(i + 1), "," | "." | ")" | ";"))
        && (ENGLISH.has(low) || among!(low, LANES))
        && (t[i].capital()
            || super::bare::told(t, i - 2)
            || t.broken(i - 2)
            || matches!(t.raw(i.wrapping_sub(3)), "," | ":"))
    {
        let from = super::site::called(t, i - 2);
        found.add(
            (t[from].start, t[i].end),
            Kind::Location,
            "street",
            0.85,
            54,
        );
        return;
    }
    if t[i].shape != Shape::Lower || i == 0 || t.broken(i) {
        return;
    }
    let sure = ENGLISH.has(low);
    if !sure && !among!(low, LANES) {
        return;
    }
    let mut left = i;
    while left > 0
        && i - left < 3
        && !t.broken(left)
        && t[left - 1].shape == Shape::Lower
        && t.flags(left - 1) & (STOP | DET | PRON | POSS | KIN | SAY) == 0
        && !among!(
            t.low(left - 1),
            "near off at on in from along to round past behind minute min mins hour day week month year mile point way car bus train",
        )
    {
        left -= 1;
    }
    // "27 mary seacole view", "112b king edward row"
    let number = left > 0
        && left < i
        && t[left - 1].shape == Shape::Number
        && t.low(left - 1).len() <= 4
        && !t.broken(left);
    // Any ordinary word may stand before "street"; before "view" only a name.
    let name = |k: usize| t.flags(k) & (FIRST | NAMED | PLACE) != 0 || t.flags(k) & WORD == 0;
    let named = (left..i).any(|k| name(k) || t.flags(k) & (LAST | PROPER) != 0 && sure);
    if number && (sure || named) {
        found.add(
            (t[super::site::called(t, left - 1)].start, t[i].end),
            Kind::Location,
            "street",
            0.85,
            54,
        );
        return;
    }
    // "on nelson quay": from the preposition on, and nothing but the name between.
    let sited = left > 0
        && left < i
        && !t.broken(left)
        && among!(
            t.low(left - 1),
            "on at in off near from along to round down up past behind",
        );
    if sited && named {
        found.add(
            (t[left].start, t[i].end),
            Kind::Location,
            "street",
            0.65,
            54,
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn english_streets_without_capitals() {
        there(
            Kind::Location,
            &[
                ("he moved to 3 larkspur mews last year", "3 larkspur mews"),
                ("the shop on nelson quay has closed", "nelson quay"),
                ("address: 59 the crescent, walthamstow", "59 the crescent"),
                ("She lives at 12 The Green, Nether Wallop.", "12 The Green"),
                (
                    "her mother is at 27 mary seacole view",
                    "27 mary seacole view",
                ),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "on my way to work i take the long way",
                "at the end of a 10 minute walk",
                "in a quiet place, near the park",
            ],
        );
    }
}
