//! House numbers with what is added to them: `12a`, `12-B`, `12 hs`, `9 bus 4`, `187 3 hoog`, `119 b5`. `super::find` and its rooms ask.

use super::super::super::token::{Shape, Tokens};

/// How many tokens say at `k` that a number follows: "nr. 79", "no 12a".
pub(super) fn numbered(t: &Tokens<'_>, k: usize) -> usize {
    if t.broken(k) || !super::super::among!(t.low(k), "nr nummer no huisnr huisnummer") {
        return 0;
    }
    1 + usize::from(t.raw(k + 1) == ".")
}

/// The last token of a house number that begins at `k`: `12`, `12a`, `12-B`, `12 hs`, `12-14`.
pub(super) fn house(t: &Tokens<'_>, mut k: usize) -> Option<usize> {
    k += numbered(t, k);
    let tok = t.get(k)?;
    if tok.shape != Shape::Number
        || t.low(k).len() > 5 && !t.low(k).ends_with("bis")
        || t.low(k).len() > 7
        || t.broken(k)
    {
        return None;
    }
    let mut last = k;
    // "12 bus 4", "12/3"
    if matches!(t.low(k + 1), "bus" | "bte" | "box")
        && !t.broken(k + 1)
        && t.get(k + 2)
            .is_some_and(|x| x.shape == Shape::Number && !t.broken(k + 2))
        || t.raw(k + 1) == "/"
            && t.get(k + 2)
                .is_some_and(|x| x.shape == Shape::Number && !x.spaced && t.low(k + 2).len() <= 3)
    {
        return Some(k + 2);
    }
    // "187 3 hoog", "12 2hoog", "14 III", "9 b5": a floor or a box with no word before it.
    if !t.broken(k + 1) && t.get(k + 1).is_some_and(|x| x.spaced) {
        let next = t.low(k + 1);
        if t[k + 1].shape == Shape::Number {
            let floor = usize::from(t.raw(k + 2) == "-");
            if next.len() <= 2
                && !t.broken(k + 2 + floor)
                && super::super::among!(
                    t.low(k + 2 + floor),
                    "hoog hg etage verdieping links rechts"
                )
            {
                return Some(k + 2 + floor);
            }
            if next.trim_start_matches(|c: char| c.is_ascii_digit()) == "hoog" {
                return Some(k + 1);
            }
        } else if t[k + 1].is_word() {
            let boxed = t[k + 1].odd
                && next.len() <= 4
                && next
                    .strip_prefix('b')
                    .is_some_and(|n| !n.is_empty() && n.bytes().all(|c| c.is_ascii_digit()))
                || t[k + 1].odd
                    && next.starts_with("bus")
                    && next.ends_with(|c: char| c.is_ascii_digit());
            let floor = super::super::among!(next, "éénhoog eenhoog tweehoog driehoog vierhoog")
                || super::super::among!(next, "i ii iii iv een twee drie vier één")
                    && matches!(t.low(k + 2), "hoog" | "hg")
                    && !t.broken(k + 2);
            if floor && matches!(t.low(k + 2), "hoog" | "hg") {
                return Some(k + 2);
            }
            if boxed || floor {
                return Some(k + 1);
            }
        }
    }
    if t.raw(k + 1) == "-"
        && t.get(k + 2)
            .is_some_and(|x| !x.spaced && t.low(k + 2).len() <= 4)
    {
        last = k + 2;
    } else if t.get(k + 1).is_some_and(|x| {
        x.is_word()
            && (matches!(
                t.low(k + 1),
                "hs" | "bis"
                    | "huis"
                    | "a"
                    | "b"
                    | "c"
                    | "d"
                    | "rood"
                    | "zw"
                    | "ii"
                    | "iii"
                    | "iv"
            ) && (x.shape != Shape::Lower || t.low(k + 1) != "a")
                // "Kruisstraat 8 achter,"
                || matches!(t.low(k + 1), "achter" | "boven" | "beneden" | "bg")
                    && (t.broken(k + 2) || t.get(k + 2).is_none_or(|y| y.shape == Shape::Mark)))
    }) && !t.broken(k + 1)
    {
        last = k + 1;
    }
    Some(last)
}
