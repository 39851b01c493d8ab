//! Streets whose name says nothing of a street, told by what only a dwelling has behind its number: "op de zeven alleetjes 213 hs",
//! "overtoom 88 2-hoog". `behind` asks.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{KIN, MONTH, POSS, PRON, STOP, WEEKDAY};
use super::super::super::token::{Shape, Tokens};
use super::super::among;

/// Whether the house number at `n` has what only a dwelling has: "213 hs", "77 bis", "12 III", "5 2-hoog".
pub(super) fn boxed(t: &Tokens<'_>, n: usize, last: usize, letters: &str) -> bool {
    letters.len() > 1
        || last > n
            && (among!(
                t.low(last),
                "hs bis huis ii iii iv hoog hg etage achter boven beneden"
            ) || t.low(last).ends_with("hoog"))
}

/// "op de zeven alleetjes 213 hs", "naar het hoge weerdje 14 bis": a street of small letters that no list knows, up to its last word at
/// `w`, with a postcode behind it or where somebody lives.
pub(super) fn several(
    t: &Tokens<'_>,
    w: usize,
    last: usize,
    coded: bool,
    found: &mut Found,
) -> bool {
    let own = |k: usize| {
        t.get(k).is_some_and(|x| {
            x.shape == Shape::Lower
                && x.flags & (PRON | POSS | KIN | MONTH | WEEKDAY) == 0
                && (x.flags & STOP == 0
                    || among!(
                        t.low(k),
                        "twee drie vier vijf zes zeven acht negen tien eerste tweede nieuwe oude"
                    ))
        })
    };
    if !own(w) {
        return false;
    }
    let lived = |w: &str| {
        among!(
            w,
            "woont woonde wonen wonend wonende woonachtig verblijft logeert slaapt verhuisd verhuist verhuizen adres woonadres post thuis \
                kamer etage zolder"
        )
    };
    let mut from = w;
    while let Some(p) = from
        .checked_sub(1)
        .filter(|p| w - p <= 2 && !t.broken(from))
    {
        let leads = among!(t.low(p), "op aan naar in te de het 't") || lived(t.low(p));
        if leads || !own(p) {
            break;
        }
        from = p;
    }
    let Some(p) = from.checked_sub(1).filter(|_| !t.broken(from)) else {
        return false;
    };
    let article = usize::from(matches!(t.low(p), "de" | "het" | "'t"));
    let Some(q) = p.checked_sub(article).filter(|_| !t.broken(p)) else {
        return false;
    };
    // "woont nu", "verhuisd weer"
    let q = q - usize::from(
        article == 0 && q > 0 && among!(t.low(q), "nu tijdelijk weer nog eerst toen ook"),
    );
    let lives = lived(t.low(q)) || super::super::before(t, q, 6, lived);
    let ok = lived(t.low(q)) && article == 0
        || among!(t.low(q), "op aan naar") && (lives || coded && from < w);
    if ok && let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Location, "street", 0.8, 56);
    }
    ok
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn streets_told_by_what_a_dwelling_has() {
        there(
            Kind::Location,
            &[
                (
                    "woont tijdelijk op de zeven alleetjes 213 hs, 4159de beilen",
                    "zeven alleetjes 213 hs",
                ),
                (
                    "ze woont op de overtoom 213 II sinds kort",
                    "overtoom 213 II",
                ),
                ("hij woont nu overtoom 88 2-hoog", "overtoom 88 2-hoog"),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "we zaten 12 bis af te spreken, op kamer 12 hs, versie 3 bis",
                "hoofdstuk 4 III, ronde 3 II gewonnen, op pagina 12 boven",
                "ze woont drie hoog op de bank 3 keer per week",
                "hij woont op kamers, 2 hoog, boven de winkel",
            ],
        );
    }
}
