//! Streets whose name says nothing of a street, told by a preposition and a house number ("at Singel 109", "op Achter de Hoven
//! 47bis"), by a Belgian postcode behind it, and woods and parks where somebody walks ("through the Westerpark"). `super::find`
//! calls it last.

use super::super::super::finding::{Found, Kind};
use super::super::super::lexicon::flag::{
    COUNTRY, DET, EMPLOYER, KIN, MONTH, NAME, PLACE, POSS, PRON, STOP, WEEKDAY, WORD,
};
use super::super::super::token::{Shape, Tokens};
use super::super::{Tails, among};
use super::dwelling;
use super::words::SMALL;

/// What is numbered and no street.
static COUNTED: Tails = Tails::new(&[
    "windows level gate kamer pagina hoofdstuk fase radio npo perron spoor lijn lokaal zaal verdieping sessie dag week \
    stap module room page chapter phase step session platform line formule groep graad klas categorie schaal optie versie blok deel \
    vraag nummer punt artikel bijlage route afrit exit floor year grade group team tafel table bus tram trein plan area ward unit \
    afdeling etage hole ronde round set seizoen season aflevering episode zone sector poort gesprek netflix category top",
]);

/// Streets by one word, with their article and a number.
static WHOLE: Tails = Tails::new(&[
    "singel gracht kade plein dijk brink markt haven wal dreef park hof laan vest rei kaai ring kant akker veld berg heuvel \
    dam zand pad steeg poort boulevard esplanade plantsoen grachtje straat weg",
]);

/// Adds them.
pub(super) fn find(t: &Tokens<'_>, found: &mut Found) {
    for n in 1..t.len() {
        let x = &t[n];
        if x.shape == Shape::Number && x.spaced && !t.broken(n) && t.low(n).len() <= 6 {
            numbered(t, n, found);
        }
    }
}

/// The street before the house number at `n`.
fn numbered(t: &Tokens<'_>, n: usize, found: &mut Found) {
    // The last word of the name: before "nr. 79" and "no 12a" it stands further back.
    let Some(w) = [3, 2]
        .into_iter()
        .find(|b| *b <= n && super::house::numbered(t, n - b + 1) + 1 == *b)
        .map_or(n.checked_sub(1), |b| n.checked_sub(b))
    else {
        return;
    };
    let low = t.low(n);
    let figures = low.bytes().take_while(u8::is_ascii_digit).count();
    let letters = low.get(figures..).unwrap_or("");
    if !(1..=4).contains(&figures)
        || !(letters.len() <= 1 || matches!(letters, "bis" | "hs" | "ter" | "rd" | "zw"))
        || !t[w].is_word()
        || COUNTED.has(t.low(w))
        || t.flags(w) & (MONTH | WEEKDAY | DET | PRON | KIN | POSS) != 0
    {
        return;
    }
    let Some(last) = super::house(t, n) else {
        return;
    };
    let comma = usize::from(t.raw(last + 1) == ",");
    let k = last + 1 + comma;
    // "…, 8215 Bree": a postcode, or a town.
    let town = |k: usize| {
        t.flags(k) & PLACE != 0
            && !t.broken(k)
            && (t[k].capital() || t.flags(k) & (STOP | WORD) == 0 || t.raw(k - 2) == ",")
    };
    let coded = !t.broken(k)
        && t.get(k).is_some_and(|x| x.shape == Shape::Number)
        && t.low(k).bytes().take(4).filter(u8::is_ascii_digit).count() == 4
        && !(t.low(k).len() == 4
            && comma == 0
            && (t.low(k).starts_with("19") || t.low(k).starts_with("20")))
        && (t.low(k).len() == 6
            || t.low(k).len() == 4
                && (town(k + 1)
                    || t.get(k + 1)
                        .is_some_and(|x| x.shape == Shape::Upper && t.low(k + 1).len() == 2)
                    // "4636-xh"
                    || t.raw(k + 1) == "-"
                        && t.get(k + 2)
                            .is_some_and(|x| x.is_word() && !x.spaced && t.low(k + 2).len() == 2)));
    let sited = !t.broken(k)
        && (comma == 1 && t.get(k).is_some_and(|x| x.capital()) && t.flags(k) & PLACE != 0
            || matches!(t.low(k), "in" | "te") && t.flags(k + 1) & PLACE != 0);
    let closed = t.broken(last + 1)
        || t.get(last + 1).is_none_or(|x| {
            matches!(t.raw(last + 1), "." | "," | ")" | ";") || x.flags & (STOP | PRON) != 0
        })
        || among!(t.low(last + 1), "again weer");
    let boxed = dwelling::boxed(t, n, last, letters);
    if super::hamlet::preposed(t, n, last, coded || sited, found)
        || !(coded || sited || closed || boxed)
    {
        return;
    }
    if (coded || boxed) && t[w].shape == Shape::Lower && dwelling::several(t, w, last, coded, found)
    {
        return;
    }
    let unit = among!(
        t.low(last + 1),
        "uur jaar keer dagen weken maanden minuten euro procent km meter jr years times hours days weeks months minutes people mensen x of a per tot",
    ) || matches!(t.raw(last + 1), "%" | ":" | "-" | "/" | "–");
    // The words of the name, back to what leads to it.
    let small = |k: usize| {
        among!(t.low(k), SMALL) || matches!(t.low(k), "ten" | "ter" | "la" | "le" | "du")
    };
    let mut from = w;
    let title = t[from].shape == Shape::Title;
    let mut lead = None;
    while w - from <= 4 {
        let Some(p) = from.checked_sub(1).filter(|_| !t.broken(from)) else {
            break;
        };
        let word = t[p].is_word();
        if !word {
            lead = Some(p);
            break;
        }
        let cap = t[p].shape == Shape::Title
            && t.flags(p) & (PRON | KIN) == 0
            && !(t[p].first && t.flags(p) & STOP != 0 && !small(p));
        let inner = title && small(p) && p > 0 && t[p - 1].shape == Shape::Title && !t[p - 1].first;
        if title && (cap || inner) {
            from = p;
            continue;
        }
        lead = Some(p);
        break;
    }
    // "Korte Meer 5 b12, 9000 Gent": a line begins with it.
    if coded
        && title
        && (from == 0 || t.broken(from))
        && t.flags(from) & STOP == 0
        && let (Some(a), Some(b)) = (t.get(from), t.get(last))
    {
        found.add((a.start, b.end), Kind::Location, "street", 0.8, 53);
        return;
    }
    let Some(p) = lead else {
        return;
    };
    let article = t.flags(p) & DET != 0;
    let q = if article {
        p.checked_sub(1).unwrap_or(p)
    } else {
        p
    };
    let preposed = matches!(
        t.low(q),
        "op" | "aan" | "at" | "on" | "langs" | "naar" | "near"
    );
    let label = t.raw(p) == ":"
        && p > 0
        && (among!(
            t.low(p - 1),
            "locatie location adres address plek plaats where waar",
        ) || t.low(p - 1).ends_with("adres"));
    let listed = matches!(t.raw(p), "," | ":" | "(");
    let lives = among!(
        t.low(q),
        "woont woonde wonen wonend wonende woonachtig adres woonadres lives living address"
    );
    // "Achterom 180 te Coevorden": so a record has it.
    let seated = listed && t.low(last + 1) == "te" && t.flags(last + 2) & PLACE != 0;
    // "aan de Nieuwstad 114": nobody is called by an article.
    let name = t.flags(w) & NAME != 0 && t.flags(w) & WORD == 0 && w == from && !article;
    // "in de Frissenstein 140", "van de Hakfort 219": a flat by its name.
    let flat = article
        && figures > 1
        && matches!(t.low(q), "in" | "van" | "uit")
        && w == from
        && t.flags(w) & (WORD | EMPLOYER | COUNTRY) == 0
        && t.low(p) == "de";
    let ok = if title {
        coded && (preposed || listed || article || lives)
            || (seated || boxed && (lives || preposed || listed || from == 0 || t.broken(from))) && !unit && !name && t.flags(from) & STOP == 0
            // "op kantoor, Hof ter Weze 42 bis te Zoutkamp"
            || listed
                && sited
                && !unit
                && w - from > 1
                && t.flags(w) & PLACE == 0
                && (from..=w).any(|k| t[k].shape == Shape::Lower && small(k))
            || label && (sited || closed)
            || (preposed || flat)
                && !unit
                && (sited || closed)
                && !name
                && (t.flags(from) & STOP == 0 || w - from > 1)
                && !(t.flags(w) & PLACE != 0 && t.flags(w) & WORD == 0)
    } else if t[w].shape == Shape::Lower && t.flags(w) & STOP == 0 {
        coded && (listed || preposed)
            || article && t.low(q) == "aan" && !unit && (closed || sited)
                // "aan de tiensevest 108": a word that is nothing else.
                && (WHOLE.has(t.low(w)) || t.flags(w) & WORD == 0)
    } else {
        false
    };
    if ok && let (Some(a), Some(b)) = (t.get(from), t.get(last)) {
        found.add((a.start, b.end), Kind::Location, "street", 0.85, 53);
        return;
    }
    // "aan langs de baan 61a in waalre": small letters, a preposition of its own in front.
    if t[n - 1].shape == Shape::Lower
        && sited
        && t.flags(n - 1) & STOP == 0
        && n > 3
        && t.flags(n - 2) & DET != 0
    {
        let inner = matches!(
            t.low(n - 3),
            "langs" | "achter" | "onder" | "boven" | "tussen" | "voor" | "bij" | "buiten"
        );
        let led = n > 3 && matches!(t.low(n - 4), "aan" | "op") && !t.broken(n - 3);
        if inner
            && led
            && let Some(b) = t.get(last)
        {
            found.add((t[n - 3].start, b.end), Kind::Location, "street", 0.8, 53);
        }
    }
}

/// `through the Westerpark`, `in het mastbos`: a wood or a park by its end, where somebody walks.
pub(super) fn greens(t: &Tokens<'_>, i: usize, found: &mut Found) {
    let low = t.low(i);
    if i < 2 || t.broken(i) || t.broken(i - 1) || !matches!(t.low(i - 1), "the" | "het" | "de") {
        return;
    }
    if !matches!(
        t.low(i - 2),
        "through"
            | "in"
            | "door"
            | "to"
            | "naar"
            | "round"
            | "around"
            | "langs"
            | "from"
            | "uit"
            | "into"
    ) {
        return;
    }
    let end = [
        "park",
        "bos",
        "tuin",
        "plantsoen",
        "woud",
        "duinen",
        "heide",
        "plas",
        "veen",
        "dal",
    ]
    .iter()
    .find(|e| low.len() > e.len() + 2 && low.ends_with(**e));
    let english = t.low(i - 1) == "the";
    let Some(end) = end else {
        return;
    };
    let plain = t.flags(i) & WORD != 0;
    let ok = t[i].shape == Shape::Title
        || english && t.flags(i) & super::super::super::lexicon::flag::EN == 0
        || (!plain
            || *end == "bos"
                && !among!(
                    low,
                    "loofbos dennenbos naaldbos beukenbos sprookjesbos regenwoud oerbos berkenbos eikenbos",
                ))
            && t[i].shape == Shape::Lower
            && matches!(*end, "park" | "bos" | "plantsoen" | "woud")
            && super::super::before(t, i - 1, 6, |w| {
                w.starts_with("wandel")
                    || w.starts_with("gewandel")
                    || w.starts_with("loop")
                    || w.starts_with("lopen")
                    || w.starts_with("walk")
                    || w == "gelopen"
            });
    if ok {
        found.add((t[i].start, t[i].end), Kind::Location, "place", 0.7, 54);
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn streets_and_parks_by_what_stands_around_them() {
        there(
            Kind::Location,
            &[
                (
                    "He parked across the drive at Singel 109 again.",
                    "Singel 109",
                ),
                (
                    "Het staat voor de praktijk op Achter de Molens 185-5.",
                    "Achter de Molens 185-5",
                ),
                ("Afspraak op locatie: Spaarne 139, Emmen.", "Spaarne 139"),
                ("born 1 May 1990, Roerdomp 23, 9000 Gent", "Roerdomp 23"),
                ("details, beukenhage 44a, 3000 leuven", "beukenhage 44a"),
                ("woont bij opa aan de singel 35 hij zorgt", "singel 35"),
                ("Walked through the Westerpark with her.", "Westerpark"),
                (
                    "Bo, geboren in mei, woont Lange Meet nr. 79, 6475 SH Rotterdam.",
                    "Lange Meet nr. 79",
                ),
                (
                    "Ze woont aan de Dorpsweg no 12a in Ruinen.",
                    "Dorpsweg no 12a",
                ),
                ("adres Dorpsweg no. 12a, bel aan", "Dorpsweg no. 12a"),
                (
                    "geb. 1996, bsn volgt, Achterom 180 te Coevorden, tel.",
                    "Achterom 180",
                ),
                (
                    "nieuw adres per juni: hooiland 64, 4636-xh ruurlo",
                    "hooiland 64",
                ),
                (
                    "Huisbezoek Troelstralaan 77 bis, 6200 AB",
                    "Troelstralaan 77 bis",
                ),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "We zitten op Windows 11 en op Level 3.",
                "Ze kwam op een 7 uit, aan de markt 35 procent.",
                "at 10 in the park; walked through the park",
                "in de moestuin en door het bos",
                "formulier nr. 79, zie artikel no 12a, sessie nr. 4, er is no 3",
            ],
        );
    }
}
