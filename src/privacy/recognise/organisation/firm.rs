//! Employers of several words, institutions known by the end of their first word, and firms in small letters: "bij van dalen
//! techniek", "op basisschool de regenboog", "department of transport". `super::find` asks at every word.

use super::super::super::aspect::HEAD;
use super::super::super::lexicon::{Lexicon, flag::*, phrases};
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, among, part};
use super::name::{extend, named};
use super::words::{HEADS, LABELS, LEADS, NO_HOUSE, TRADES};

/// Words for work behind which a house is named.
const WORKING: &str = "werkt werkte werkzaam gewerkt baan stage works worked job interview";

/// The last token of an employer of several words that begins at `i`.
pub(super) fn phrase(t: &Tokens<'_>, i: usize) -> Option<usize> {
    if t.flags(i) & PHRASE == 0 {
        return None;
    }
    let first = t.low(i);
    let said = |words: &&Vec<&str>| {
        words
            .iter()
            .enumerate()
            .all(|(n, w)| t.low(i + n) == *w && (n == 0 || !t.broken(i + n)))
    };
    let longest = phrases(first).iter().filter(said).map(Vec::len).max()?;
    Some(i + longest - 1)
}

/// `werkt bij anker`, typed without capitals: a bare noun straight behind the words for work is a house.
pub(super) fn plain(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    let straight = i > 0
        && matches!(t.low(i), "bij" | "at")
        && (among!(t.low(i - 1), WORKING)
            || among!(
                t.low(i - 1),
                "begonnen ontslagen solliciteert aangenomen gestart contract employed monteur inkoper"
            ));
    if !straight {
        return None;
    }
    let k = i + 1;
    let x = t.get(k)?;
    let bare = style.lower
        && x.shape == Shape::Lower
        && !t.broken(k)
        && t.low(k).len() > 3
        && !t.low(k).ends_with("en")
        && !NO_HOUSE.contains(&t.low(k))
        && x.flags & (STOP | DET | PRON | KIN | POSS | MONTH | WEEKDAY | TITLE | SAY | ORGHEAD)
            == 0;
    let closes = t.broken(k + 1)
        || matches!(
            t.low(k + 1),
            "," | "."
                | ";"
                | "en"
                | "and"
                | "in"
                | "als"
                | "as"
                | "maar"
                | "but"
                | "sinds"
                | "since"
                | ")"
                | ":"
        );
    (bare && closes).then_some(k)
}

/// Whether the word says by its end that a house follows; asked only before a word that may be a name.
pub(super) fn head(t: &Tokens<'_>, i: usize) -> bool {
    t[i].may(HEAD)
        && t.get(i + 1).is_some_and(|x| {
            x.is_word()
                && (x.capital()
                    || x.flags & WORD == 0
                    || matches!(t.low(i + 1), "de" | "het" | "van"))
        })
}

/// Whether a word ends in a kind of house.
pub(in super::super) fn may_be_head(low: &str) -> bool {
    low.len() > 8
        && HEADS
            .iter()
            .any(|h| low.ends_with(h) && low.len() > h.len() + 2)
}

/// `department of transport`, `university of hull`: the last token.
pub(super) fn seat(t: &Tokens<'_>, i: usize, lexicon: &Lexicon, style: &Style) -> Option<usize> {
    let of = t.low(i + 1) == "of"
        && !t.broken(i + 1)
        && matches!(
            t.low(i),
            "department"
                | "ministry"
                | "university"
                | "college"
                | "institute"
                | "academy"
                | "council"
                | "association"
                | "society"
                | "federation"
                | "borough"
                | "bank"
                | "church"
                | "city"
                | "county"
                | "port"
                | "diocese"
        );
    if !of {
        return None;
    }
    let the = usize::from(t.low(i + 2) == "the");
    let k = i + 2 + the;
    // "the city of Zwolle", "city of hull": with a town of the lists.
    let seated = among!(t.low(i), "city county port diocese");
    if seated {
        let town = t.flags(k) & PLACE != 0
            && !t.broken(k)
            && (t[k].capital()
                || style.lower && t[k].shape == Shape::Lower && t.flags(k) & STOP == 0);
        return town.then(|| extend(t, k, style));
    }
    let own = style.lower
        && t[i].shape == Shape::Lower
        && among!(t.low(i), "department ministry university")
        && t.get(k).is_some_and(|x| {
            x.is_word() && !t.broken(k) && x.flags & (STOP | DET | PRON | POSS) == 0
        })
        && t.low(k) != "life"
        || t[i].capital() && t.get(k).is_some_and(|x| x.capital())
        || named(t, k, lexicon, style) && t.flags(k) & FIRST == 0;
    own.then(|| {
        // "Department of Work and Pensions"
        let last = extend(t, k, style);
        if matches!(t.low(last + 1), "and" | "&")
            && t.get(last + 2).is_some_and(|x| x.capital())
            && t[i].capital()
            && t.flags(last + 2) & FIRST == 0
        {
            last + 2
        } else {
            last
        }
    })
}

/// `De Jong & Laan`, `Baxter & Daughters`: capitals on both sides of the sign, and one of them no plain word.
pub(super) fn joined(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let big = |k: usize| {
        t.get(k)
            .is_some_and(|x| x.is_word() && matches!(x.shape, Shape::Title | Shape::Mixed))
    };
    if t.raw(i) != "&" || i == 0 || !big(i - 1) || !big(i + 1) || t.broken(i) || t.broken(i + 1) {
        return None;
    }
    let kin = matches!(
        t.low(i + 1),
        "zonen"
            | "zoon"
            | "partners"
            | "daughters"
            | "sons"
            | "son"
            | "co"
            | "associates"
            | "dochters"
    );
    let own = |k: usize| !style.ordinary(t.flags(k)) || t.flags(k) & (LAST | HOME) != 0;
    if !kin && style.heading(t, i)
        || !(kin
            || own(i - 1) && t.flags(i - 1) & NOTNAME == 0
            || own(i + 1) && t.flags(i + 1) & NOTNAME == 0)
    {
        return None;
    }
    let mut from = i - 1;
    while from > 0
        && i - from < 5
        && !t.broken(from)
        && t[from - 1].is_word()
        && (t[from - 1].capital()
            && t.flags(from - 1) & (PRON | KIN) == 0
            && (t.flags(from - 1) & STOP == 0 || t.flags(from - 1) & TUSSEN != 0)
            || t.flags(from - 1) & TUSSEN != 0 && from > 1 && t[from - 2].capital())
    {
        from -= 1;
    }
    Some((from, extend(t, i + 1, style)))
}

/// Behind a preposition at `i`: the words up to one that firms are called by, when one of them is no ordinary word.
pub(super) fn tailed(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let named = among!(t.low(i), LABELS);
    if !named && !among!(t.low(i), LEADS) {
        return None;
    }
    let mut from = i + 1;
    // "haar werkgever, van den broek accountants, wil"
    if named && matches!(t.raw(from), "," | ":" | "." | "=") {
        from += 1;
    }
    if matches!(t.low(from), "de" | "het" | "the") && t[from].shape == Shape::Lower {
        from += 1;
    }
    let particle = |k: usize| {
        matches!(
            t.low(k),
            "van"
                | "de"
                | "der"
                | "den"
                | "het"
                | "'t"
                | "ter"
                | "ten"
                | "te"
                | "vd"
                | "&"
                | "en"
                | "and"
        )
    };
    // "bij de jong verpakkingen": the article was a particle.
    let jong = from > i + 1
        && matches!(
            t.low(from),
            "jong"
                | "vries"
                | "boer"
                | "groot"
                | "wit"
                | "graaf"
                | "bruin"
                | "bruijn"
                | "haan"
                | "vos"
                | "koning"
                | "lange"
                | "jonge"
        );
    if jong {
        from -= 1;
    }
    let surname = jong || matches!(t.low(from), "van" | "vd" | "ter" | "ten");
    // "works for priory care": said so plainly that any words will do.
    let mut own = i > 0
        && from == i + 1
        && matches!(t.low(i), "bij" | "at" | "for" | "voor")
        && (among!(t.low(i - 1), WORKING) || t.low(i - 1) == "working");
    own |= named;
    let mut content = 0;
    // "ontslagen door transport hoekman": the trade first, and whose it is.
    let (a, b) = (t.get(from)?, t.get(from + 1));
    if style.lower
        && from == i + 1
        && a.shape == Shape::Lower
        && (a.flags & ORGTAIL != 0 || TRADES.has(t.low(from)) || t.low(from).ends_with("bedrijf"))
        && a.flags & (STOP | KIN | VERB) == 0
        && b.is_some_and(|b| {
            b.shape == Shape::Lower
                && b.flags & (LAST | HOME) != 0
                && b.flags & (FIRST | STOP | PLACE | SAY) == 0
                && (b.flags & WORD == 0 || b.flags & HOME != 0 && b.flags & VERB == 0)
        })
        && !t.broken(from + 1)
    {
        return Some((from, from + 1));
    }
    for k in from..(from + 6).min(t.len()) {
        let x = t[k];
        if t.broken(k) || !x.is_word() && t.raw(k) != "&" {
            return None;
        }
        // "Van Acker en Zilver Peeters wonen": behind a capital a trade has its own.
        let small = x.shape == Shape::Lower && t[k - 1].capital() && !style.lower;
        if content > 0 && (x.flags & ORGTAIL != 0 || !small && TRADES.has(t.low(k))) {
            let tail = !style.ordinary(x.flags) || own || surname;
            return (tail && (own || surname)).then(|| {
                let more = matches!(
                    t.low(k + 1),
                    "bv" | "nv" | "vof" | "ltd" | "groep" | "group"
                );
                let mut k = k + usize::from(more && !t.broken(k + 1));
                // "st mary's primary school"
                while matches!(
                    t.low(k + 1),
                    "school"
                        | "college"
                        | "hospital"
                        | "academy"
                        | "clinic"
                        | "surgery"
                        | "practice"
                ) && !t.broken(k + 1)
                {
                    k += 1;
                }
                (from, k)
            });
        }
        if particle(k) {
            // "van Eijk van ziekenhuis Bernhoven": somebody's name, and then the house.
            if content > 0 && part::from(t, k) {
                return None;
            }
            continue;
        }
        if x.flags & (STOP | DET | PRON | KIN | SAY | MONTH | WEEKDAY) != 0
            || x.shape == Shape::Number
            // "met mevrouw Keizer van hospice De Luwte": a person, and then the house.
            || x.flags & TITLE != 0 && matches!(t.low(k), "mevrouw" | "meneer" | "mijnheer" | "dhr" | "mw" | "mevr" | "mr" | "mrs" | "ms" | "dr" | "miss")
        {
            return None;
        }
        content += 1;
        // "the wren trust", "castellan partners": typed without capitals, what people and places are called.
        own |= style.lower && x.flags & (FIRST | LAST | PLACE | PROPER) != 0 && x.flags & STOP == 0;
        own |=
            !style.ordinary(x.flags) && x.flags & (TITLE | FIRST) == 0 || x.capital() && !x.first;
        // "met sanne thuiszorg geregeld": a first name begins a firm only before another name.
        let together = matches!(t.low(i), "met" | "with" | "door" | "by");
        if x.flags & FIRST != 0 && x.flags & (LAST | HOME) == 0 && (!x.capital() || together) {
            return None;
        }
    }
    None
}

#[cfg(test)]
#[path = "firm_tests.rs"]
mod tests;
