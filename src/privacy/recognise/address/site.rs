//! Addresses known by what stands around them, whatever the street is called: a house number before a postcode or a town, the
//! name of a house before its street, a road by its number. `super::find` calls it last.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{DET, PLACE, STOP};
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::words::SMALL;

/// Adds them.
pub(super) fn find(t: &Tokens<'_>, found: &mut Found) {
    english_poboxes(t, found);
    before_postcodes(t, found);
    labelled(t, found);
    before_towns(t, found);
    motorways(t, found);
}

/// "the old bakery, 3 mill lane": where the name of the house before the number begins.
pub(super) fn called(t: &Tokens<'_>, number: usize) -> usize {
    // "flat 2, 31 victoria parade"
    if number > 2
        && t.raw(number - 1) == ","
        && t[number - 2].shape == Shape::Number
        && super::super::among!(t.low(number - 3), "flat apt apartment unit suite")
    {
        return number - 3;
    }
    let house = number > 2
        && t.raw(number - 1) == ","
        && !t.broken(number)
        && super::super::among!(
            t.low(number - 2),
            "bakery rectory vicarage mill barn forge farm house cottage lodge hall manor chapel school stables granary dairy \
                smithy grange villa croft bungalow annexe parsonage oast priory court tower boathouse farmhouse schoolhouse",
        );
    if !house {
        return number;
    }
    let mut from = number - 2;
    while from > 0
        && number - from < 6
        && !t.broken(from)
        && t[from - 1].is_word()
        && (t.flags(from - 1) & STOP == 0 || matches!(t.low(from - 1), "the" | "old"))
        && (t[from - 1].capital() || !t[number - 2].capital())
    {
        from -= 1;
        if t.low(from) == "the" {
            break;
        }
    }
    from
}

/// `adres: 't zand 12`, `woont: het hooghout 14`: up to three words and a number behind the label.
fn labelled(t: &Tokens<'_>, found: &mut Found) {
    for number in 2..t.len() {
        if t[number].shape != Shape::Number || t.low(number).len() > 5 {
            continue;
        }
        // The label, at most two signs and four words before the number.
        let label = |k: &usize| {
            let low = t.low(*k);
            low.ends_with("adres")
                || matches!(low, "address" | "adr" | "wnt")
                || low == "woont" && t.raw(*k + 1) == ":"
        };
        let Some(i) = (number.saturating_sub(7)..number - 1).rev().find(label) else {
            continue;
        };
        let mut from = i + 1;
        if matches!(t.raw(from), ":" | ".") {
            from += 1;
        }
        if matches!(t.low(from), "is" | "op" | "aan") {
            from += 1;
        }
        if from >= number || number > from + 4 {
            continue;
        }
        let words = (from..number).all(|k| {
            !t.broken(k)
                && (t[k].is_word()
                    && (t.flags(k) & STOP == 0
                        || among!(t.low(k), SMALL)
                        || matches!(t.low(k), "achter" | "oude" | "nieuwe"))
                    || t.raw(k) == ".")
        });
        if words && !t.broken(number) {
            let last = super::house(t, number).unwrap_or(number);
            found.add(
                (t[from].start, t[last].end),
                Kind::Location,
                "street",
                0.85,
                53,
            );
        }
    }
}

/// `de A28`, `the M6`: a road with its article.
fn motorways(t: &Tokens<'_>, found: &mut Found) {
    for i in 1..t.len() {
        let low = t.low(i);
        let road = (2..=4).contains(&low.len())
            && t[i].is_word()
            && low.starts_with(['a', 'n', 'm'])
            && low.bytes().skip(1).all(|b| b.is_ascii_digit());
        if road && matches!(t.low(i - 1), "de" | "the") {
            found.add((t[i].start, t[i].end), Kind::Location, "street", 0.6, 20);
        }
    }
}

/// `de opslach 14, 8448 gx heerenveen`: whatever the word, before a house number and a postcode it is a street.
fn before_postcodes(t: &Tokens<'_>, found: &mut Found) {
    for i in 2..t.len() {
        let four = t[i].shape == Shape::Number && t.low(i).len() == 4;
        let letters = t
            .get(i + 1)
            .is_some_and(|x| x.is_word() && x.end - x.start == 2 && !t.broken(i + 1));
        if !four || !letters || t.broken(i) {
            continue;
        }
        let number = i - 1 - usize::from(t.raw(i - 1) == ",");
        let Some(word) = number.checked_sub(1) else {
            continue;
        };
        if t[number].shape != Shape::Number || !t[word].is_word() || t.flags(word) & STOP != 0 {
            continue;
        }
        let article =
            usize::from(word > 0 && matches!(t.low(word - 1), "de" | "het" | "'t" | "van"));
        found.add(
            (t[word - article].start, t[number].end),
            Kind::Location,
            "street",
            0.85,
            53,
        );
    }
}

/// `verhuisd naar het zand 12 in amersfoort`: whatever the word, between a word for living there and a town it is a street.
fn before_towns(t: &Tokens<'_>, found: &mut Found) {
    for i in 2..t.len() {
        let number = t[i].shape == Shape::Number
            && t.low(i).len() <= 4
            && t.low(i).as_bytes().first().is_some_and(u8::is_ascii_digit)
            && !t.broken(i);
        let town = i + 2;
        let there = (matches!(t.low(i + 1), "in" | "te") || t.raw(i + 1) == ",")
            && t.flags(town) & PLACE != 0
            && t.flags(town) & STOP == 0;
        if !number || !there || !t[i - 1].is_word() || t.flags(i - 1) & (STOP | DET) != 0 {
            continue;
        }
        let article = usize::from(matches!(t.low(i - 2), "de" | "het" | "'t" | "the"));
        let lived = i.checked_sub(2 + article).is_some_and(|p| {
            super::super::among!(t.low(p), "naar op aan at to adres")
                && super::super::before(t, p + 1, 5, |w| {
                    super::super::among!(
                        w,
                        "verhuisd verhuist verhuizen verhuisde woont woonde wonen woonachtig adres bezoekadres kantoor praktijk \
                            gevestigd moved moving lives lived living address",
                    )
                })
        });
        if lived {
            found.add(
                (t[i - 1 - article].start, t[i].end),
                Kind::Location,
                "street",
                0.8,
                53,
            );
        }
    }
}

fn english_poboxes(t: &Tokens<'_>, found: &mut Found) {
    for i in 0..t.len() {
        if t.low(i) == "postbus" && t.get(i + 1).is_some_and(|x| x.shape == Shape::Number) {
            found.add(
                (t[i].start, t[i + 1].end),
                Kind::Location,
                "street",
                0.9,
                54,
            );
        }
    }
}
