//! Ages in letters and glued to a letter: "vierendertig", "34-jarige", "v34", "a child of four". `super::find` asks at every word.

use super::super::super::aspect::AGE;
use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::STOP;
use super::super::super::token::Tokens;
use super::words::{self, in_words, worded};
use super::{clipped, more, near, turn};

fn p_before<'a>(t: &'a Tokens<'_>, i: usize) -> &'a str {
    i.checked_sub(1).map_or("", |k| t.low(k))
}

/// Whether an age in letters may be this word, or stand behind it.
pub(in super::super) fn may_be(low: &str) -> bool {
    words::ones(low)
        || matches!(low, "van" | "of")
        || in_tens(low)
        || low.ends_with("jarige")
        || worded(low)
}

/// Whether a word ends as numbers over twelve do, and what is made of them.
fn in_tens(low: &str) -> bool {
    const ENDS: [&[u8; 3]; 18] = [
        b"tig", b"nty", b"rty", b"fty", b"xty", b"rde", b"hty", b"ety", b"ger", b"ies", b"ste",
        b"fde", b"sde", b"nde", b"ien", b"een", b"ing", b"eth",
    ];
    low.len() > 4
        && low
            .as_bytes()
            .last_chunk::<3>()
            .is_some_and(|e| ENDS.contains(&e))
}

/// Adds the age that the word at `i` is.
pub(super) fn spelled(t: &Tokens<'_>, i: usize, found: &mut Found) {
    // Nearly every word is none of a number.
    if !t[i].odd && !t[i].may(AGE) {
        return;
    }
    let low = t.low(i);
    if words::ones(low) {
        // "negen jaar oud", "six years old"
        let old = matches!(
            (t.low(i + 1), t.low(i + 2)),
            ("jaar", "oud") | ("years", "old")
        );
        if old || turn::small(t, i) || turn::apart(t, i) || more::half(t, i) {
            found.add((t[i].start, t[i].end), Kind::Age, "age", 0.8, 56);
            return;
        }
        // "Finn is tien jaar en wil", "she is nine years"
        if matches!(
            p_before(t, i),
            "is" | "wordt" | "werd" | "pas" | "bijna" | "net"
        ) && matches!(t.low(i + 1), "jaar" | "jr")
            && !t.broken(i + 1)
            && (t.broken(i + 2)
                || t.get(i + 2).is_none_or(|x| !x.is_word())
                || matches!(t.low(i + 2), "en" | "maar" | "die" | "dus" | "geworden"))
            && i > 1
            && turn::somebody(t, i - 2)
        {
            found.add((t[i].start, t[i].end), Kind::Age, "age", 0.75, 56);
            return;
        }
        if let Some((from, last)) = near::told(t, i).or_else(|| clipped::told(t, i)) {
            found.add((t[from].start, t[last].end), Kind::Age, "age", 0.75, 56);
            return;
        }
    }
    if t[i].flags & STOP != 0 && !t[i].odd {
        if matches!(low, "van" | "of")
            && words::child(t, i)
            && let Some(x) = t.get(i + 1)
        {
            found.add((x.start, x.end), Kind::Age, "age", 0.75, 56);
        }
        return;
    }
    let tens = t[i].odd || in_tens(low);
    // "v34", "M52": in a note.
    if t[i].odd
        && low.len() == 3
        && low.starts_with(['m', 'v', 'f'])
        && low
            .get(1..)
            .and_then(|n| n.parse::<u32>().ok())
            .is_some_and(|n| (14..=99).contains(&n))
        && (i == 0
            || t.broken(i)
            || matches!(
                p_before(t, i),
                "cl" | "cliënt" | "client" | "coachee" | "nw" | "intake" | "," | "(" | "."
            ))
    {
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.7, 56);
        return;
    }
    if tens && let Some((from, to)) = in_words(t, i) {
        found.add((t[from].start, t[to - 1].end), Kind::Age, "age", 0.8, 56);
        return;
    }
    if low.ends_with("-jarige")
        || low.ends_with("jarige")
            && words::years(low.trim_end_matches("jarige").trim_end_matches('-'))
    {
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.9, 56);
    } else if i > 1
        && t.low(i + 1) == "jaar"
        && t.low(i - 2) == "met"
        && matches!(t.low(i - 1), "haar" | "zijn" | "mijn" | "z'n" | "d'r")
        && (worded(low) || low.ends_with("tien"))
    {
        // "met haar negentien jaar"
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.75, 56);
    } else if i > 0
        && t.raw(i - 1) == ","
        && matches!(t.low(i + 1), "jaar" | "jr")
        && matches!(t.raw(i + 2), "," | "." | ")")
        && worded(low)
    {
        // "Voor het eerst op zichzelf, zesendertig jaar."
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.75, 56);
    } else if matches!(
        (t.low(i + 1), t.low(i + 2)),
        ("jaar", "oud") | ("years", "old")
    ) && (worded(low) || words::hyphened(low))
    {
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.9, 56);
    } else if i > 0
        && matches!(t.low(i + 1), "jaar" | "jr")
        && matches!(t.low(i - 1), "is" | "van")
        && !words::lasting(t.low(i + 2))
        && worded(low)
    {
        found.add((t[i].start, t[i].end), Kind::Age, "age", 0.8, 56);
    }
}
