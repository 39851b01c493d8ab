//! Streets that stand without a number or without a capital, and what tells a street behind a label or before a postcode.
//! `super::find` asks.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{DET, STOP, TUSSEN};
use super::super::super::token::{Shape, Token, Tokens};

/// `Laan van Meerdervoort 210`: the word for the street first, and what it is called after.
pub(super) fn avenue(t: &Tokens<'_>, i: usize, found: &mut Found) {
    if !matches!(
        t.low(i),
        "laan" | "plein" | "kade" | "straat" | "weg" | "hof" | "park"
    ) || t.broken(i + 1)
    {
        return;
    }
    let mut k = i + 1;
    while t.flags(k) & TUSSEN != 0 && k < i + 4 && !t.broken(k) {
        k += 1;
    }
    if k == i + 1 || t.broken(k) {
        return;
    }
    let named = |x: &Token<'_>| {
        x.shape == Shape::Title
            || t[i].shape == Shape::Lower && x.shape == Shape::Lower && x.flags & (STOP | DET) == 0
    };
    let mut last = k;
    if !t.get(k).is_some_and(named) {
        return;
    }
    while last < k + 2
        && !t.broken(last + 1)
        && t.get(last + 1).is_some_and(|x| x.shape == Shape::Title)
    {
        last += 1;
    }
    let number = super::house(t, last + 1);
    // Without a capital only a number makes it a street.
    if number.is_some() || t[i].shape == Shape::Title && t[k].shape == Shape::Title && !t[i].first {
        let end = number.unwrap_or(last);
        found.add((t[i].start, t[end].end), Kind::Location, "street", 0.8, 55);
    }
}

/// Streets in small letters that a dictionary has, without a number, where somebody lives or walks.
pub(super) fn bare(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    // "aan de hoofdstraat", "via de eikenlaan": where somebody lives or walks.
    if i > 1
        && matches!(
            low.as_bytes().last_chunk::<2>(),
            Some(b"at" | b"an" | b"ht" | b"de" | b"el" | b"in" | b"ef" | b"eg" | b"of")
        )
        && [
            "straat", "laan", "gracht", "kade", "singel", "plein", "dreef", "steeg", "hof",
        ]
        .iter()
        .any(|e| low.len() > e.len() + 2 && low.ends_with(e))
        && matches!(t.low(i - 1), "de" | "het")
        && matches!(t.low(i - 2), "aan" | "via" | "langs")
        && !super::super::among!(
            low,
            "zijstraat winkelstraat dorpsstraat achterstraat woonstraat renbaan speelplein schoolplein kerkhof gerechtshof voorhof ziekenhof",
        )
        && !t.broken(i)
    {
        found.add((t[i].start, t[i].end), Kind::Location, "street", 0.6, 54);
        return;
    }
    // "aan de oude rijksweg": whose word only tells that it is one among others.
    if matches!(t.low(i - 2), "aan" | "langs")
        && super::super::among!(low, "oude nieuwe lange korte hoge lage grote kleine")
        && !t.broken(i)
        && !t.broken(i + 1)
        && ["weg", "dijk", "pad"]
            .iter()
            .any(|e| t.low(i + 1).len() > e.len() + 2 && t.low(i + 1).ends_with(e))
        && let Some(way) = t.get(i + 1)
    {
        found.add((t[i].start, way.end), Kind::Location, "street", 0.6, 54);
    }
}

/// "adres: steenweg 91": behind the word for it.
pub(super) fn told(t: &Tokens<'_>, left: usize) -> bool {
    let k = left - usize::from(left > 0 && t.raw(left - 1) == ":");
    k > 0 && !t.broken(left) && (t.low(k - 1).ends_with("adres") || t.low(k - 1) == "address")
}

/// "achterweg 17-2, 9437rv": a postcode behind the house number that ends at `n`.
pub(super) fn coded(t: &Tokens<'_>, n: usize) -> bool {
    let k = n + 1 + usize::from(t.raw(n + 1) == ",");
    let Some(x) = t
        .get(k)
        .filter(|x| x.shape == Shape::Number && !t.broken(k))
    else {
        return false;
    };
    let b = t.low(k).as_bytes();
    let letters = b.len() == 6 && b.iter().skip(4).all(u8::is_ascii_lowercase)
        || b.len() == 4
            && t.get(k + 1)
                .is_some_and(|y| y.is_word() && y.end - y.start == 2 && !t.broken(k + 1));
    x.spaced && b.iter().take(4).all(u8::is_ascii_digit) && letters
}
