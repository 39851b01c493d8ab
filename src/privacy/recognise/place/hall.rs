//! Buildings by name: "het Provinciehuis van Assen", "het zuiderparktheater", "in het Waterlooplein-complex", "in de Vooruit" where
//! people meet. `super::find` asks at words with an article before them.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Style, Tails, among};

/// What a building is, at the end of its name.
static BUILDINGS: Tails = Tails::new(&[
    "theater complex gebouw toren hal paviljoen stadion zwembad huis schouwburg plaza paleis kazerne kasteel hotel hoeve molen museum \
        kerk kapel abdij sluis loods fabriek bibliotheek zaal sporthal",
]);

/// Houses of the authorities, one in every town.
static SEATS: Tails = Tails::new(&[
    "provinciehuis stadhuis gemeentehuis raadhuis stadskantoor gerechtsgebouw paleis gouvernement waterschapshuis concertgebouw \
        congrescentrum schouwburg dorpshuis",
]);

/// What the first half of a building's name is when it is called after a square, a street or a park.
const GROUNDS: [&str; 22] = [
    "park", "plein", "straat", "laan", "weg", "kade", "haven", "poort", "dijk", "singel", "gracht",
    "burg", "berg", "veld", "dam", "markt", "wal", "brug", "eiland", "bos", "meer", "oever",
];

/// The last token of the building at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    // "in de Grote Peel", "door het Oude Land": a landscape, by two capitals.
    if t[i].shape == Shape::Title
        && !t[i].first
        && i > 1
        && among!(
            t.low(i),
            "grote kleine hoge lage oude nieuwe drentse stille groene"
        )
        && among!(t.low(i - 2), "in op bij door naar langs over rond")
        && !t.broken(i + 1)
        && t.get(i + 1).is_some_and(|x| {
            x.shape == Shape::Title
                && x.flags & (STOP | PRON | MONTH | WEEKDAY | TITLE | FIRST) == 0
        })
        && !style.heading(t, i)
    {
        return Some(i + 1);
    }
    // "in het oude westen": a quarter, whatever the case.
    if among!(t.low(i), "oude nieuwe")
        && i > 1
        && t.low(i - 1) == "het"
        && among!(t.low(i - 2), "in op uit naar")
        && among!(t.low(i + 1), "westen noorden zuiden oosten")
        && !t.broken(i)
        && !t.broken(i + 1)
    {
        return Some(i + 1);
    }
    if t.low(i).len() < 7 || i < 2 || t.broken(i) || !among!(t.low(i - 1), "het de the 't") {
        return None;
    }
    let low = t.low(i);
    let title =
        matches!(t[i].shape, Shape::Title | Shape::Mixed) && !t[i].first && !style.heading(t, i);
    let small = t[i].shape == Shape::Lower;
    if !title && !small {
        return None;
    }
    // "het Provinciehuis van Assen", "het stadhuis van Gent"
    if SEATS.has(low) {
        let of = matches!(t.low(i + 1), "van" | "in" | "te")
            && t.flags(i + 2) & PLACE != 0
            && (t[i + 2].capital() || style.lower)
            && !t.broken(i + 2);
        return if of { Some(i + 2) } else { title.then_some(i) };
    }
    let stem = |end: &str| {
        low.strip_suffix(end)
            .map(|s| s.trim_end_matches('-'))
            .filter(|s| s.len() > 3)
            .map(str::to_owned)
    };
    let named = BUILDINGS.any(low, |b| {
        stem(b).is_some_and(|s| {
            let ground = GROUNDS
                .iter()
                .any(|g| s.ends_with(g) && s.len() > g.len() + 2);
            // "parkeerplein": what it is for; a square of its own is in no dictionary, or has its capital.
            ground && (title || t[i].flags & WORD == 0)
        })
    });
    let among_them = among!(
        t.low(i - 2),
        "in bij naar op uit van door langs voor tegenover rond boven achter aan"
    );
    (named && (title || among_them)).then_some(i)
}

/// "in de Pijp is", "bij de Witte Dame.", "de locatie bij de euromast": a quarter or a building by a capital that no common noun has,
/// where nothing else is said of it; its last token.
pub(super) fn quarter(t: &Tokens<'_>, i: usize, style: &Style) -> Option<usize> {
    let p = i.checked_sub(2)?;
    let x = t.get(i)?;
    if t.broken(i) || t.broken(i - 1) || !matches!(t.low(i - 1), "de" | "het" | "the") {
        return None;
    }
    // "in de lift van de Boerentoren": what only a building has.
    let part = matches!(t.low(p), "van" | "of")
        && p.checked_sub(1).is_some_and(|b| {
            among!(
                t.low(b),
                "lift trap trappen hal foyer lobby kelder terras ingang parkeergarage dakterras balkon garderobe roltrap draaideur zolder gang \
                elevator lift stairs basement entrance stairwell"
            )
        });
    if part {
        let own = x.flags
            & (STOP
                | DET
                | PRON
                | KIN
                | MONTH
                | WEEKDAY
                | NOTNAME
                | COUNTRY
                | TITLE
                | JOB
                | HOUSE
                | ORGHEAD)
            == 0;
        let title = x.shape == Shape::Title && !x.first && !style.heading(t, i);
        let small = x.shape == Shape::Lower && style.lower && x.flags & WORD == 0;
        return (own && (title || small)).then(|| {
            let more = title
                && t.get(i + 1)
                    .is_some_and(|y| y.shape == Shape::Title && !t.broken(i + 1));
            i + usize::from(more)
        });
    }
    // "Leentje bij de Vaate": behind a given name it begins a surname.
    let surname = p
        .checked_sub(1)
        .and_then(|b| t.get(b))
        .is_some_and(|b| b.shape == Shape::Title && b.flags & (FIRST | NAMED) != 0);
    if t.low(i - 1) == "the" || surname {
        return None;
    }
    let site = |k: usize| {
        k.checked_sub(1).is_some_and(|s| {
            among!(
                t.low(s),
                "locatie vestiging filiaal kantoor standplaats pand lokatie atelier"
            )
        })
    };
    if t[i - 1].shape != Shape::Lower
        || !among!(
            t.low(p),
            "in bij op nabij rond achter naast tegenover vlakbij vanuit uit naar door"
        )
    {
        return None;
    }
    let end = |k: usize| {
        t.broken(k)
            || t.get(k).is_none_or(|y| {
                !y.is_word() && !matches!(t.raw(k), "-" | "&")
                    || y.shape == Shape::Lower && y.flags & (STOP | SAY) != 0
            })
    };
    let never = STOP
        | DET
        | PRON
        | KIN
        | MONTH
        | WEEKDAY
        | HOLIDAY
        | NOTNAME
        | COUNTRY
        | EMPLOYER
        | ORGHEAD
        | ORGTAIL;
    if x.shape == Shape::Lower {
        // Without capitals only where a site is told, and on no common noun alone.
        let bare = style.lower && site(p) && x.flags & (never | KIN | JOB) == 0;
        let own = x.flags & WORD == 0;
        let two = x.flags & WORD != 0
            && t.low(i).ends_with('e')
            && !t.broken(i + 1)
            && t.get(i + 1).is_some_and(|y| {
                y.shape == Shape::Lower && y.flags & STOP == 0 && y.flags & (FIRST | PROPER) != 0
            })
            && end(i + 2);
        return if bare && two {
            Some(i + 1)
        } else {
            (bare && own && end(i + 1)).then_some(i)
        };
    }
    if x.shape != Shape::Title
        || x.first
        || x.flags & (never | TITLE | FIRST) != 0
        || t.raw(i).contains('-')
    {
        return None;
    }
    if !style.dutch || style.heading(t, i) {
        return None;
    }
    let mut last = i;
    while last < i + 2
        && !t.broken(last + 1)
        && t.get(last + 1).is_some_and(|y| {
            y.shape == Shape::Title && y.flags & (PRON | MONTH | WEEKDAY | STOP | NOTNAME) == 0
        })
    {
        last += 1;
    }
    // "Kop van Zuid", "Hart van Noord"
    if matches!(t.low(last + 1), "van" | "aan")
        && !t.broken(last + 1)
        && !t.broken(last + 2)
        && t.get(last + 2)
            .is_some_and(|y| y.shape == Shape::Title && y.flags & FIRST == 0)
    {
        last += 2;
    }
    // "in de Methode", "op de Agenda": a capital for weight; a plain noun needs a word for where somebody lives or works.
    let plain = last == i && x.flags & WORD != 0 && x.flags & (PROPER | PLACE) == 0;
    let lived = |w: &str| {
        among!(
            w,
            "locatie vestiging filiaal kantoor standplaats pand lokatie atelier woont woonde wonen woon gewoond verhuisd verhuizen verhuist                 opgegroeid huis appartement flat studio zaak winkel café restaurant wandeling wandelen gewandeld buurt wijk stad parkeren \
                uitgereikt afgesproken gegeten gezien tentoonstelling"
        )
    };
    if plain && !super::super::before(t, p, 6, lived) {
        return None;
    }
    (end(last + 1) && t.low(i).len() > 2).then_some(last)
}

/// "Teamdag in de Vooruit", "optreden in het Paard": a capital of its own behind the article, where people come together.
pub(super) fn gathered(t: &Tokens<'_>, i: usize, style: &Style) -> bool {
    i > 1
        && t[i].shape == Shape::Title
        && !t[i].first
        && !t.broken(i)
        && matches!(t.low(i - 1), "de" | "het")
        && t[i - 1].shape == Shape::Lower
        && among!(t.low(i - 2), "in bij")
        && t.flags(i)
            & (STOP | DET | PRON | KIN | TITLE | MONTH | WEEKDAY | HOLIDAY | NOTNAME | COUNTRY)
            == 0
        && !style.heading(t, i)
        && super::super::before(t, i - 2, 9, |w| {
            among!(
                w,
                "stond staat zat zit geweest speelt speelde teamdag heidag studiedag bijeenkomst training workshop congres borrel feest concert voorstelling optreden optreed optrad \
                    afgesproken ontmoet ontmoeten lunch diner gegeten gedronken receptie uitreiking trouwfeest bruiloft vergadering intervisie"
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn buildings_by_name() {
        there(
            Kind::Location,
            &[
                (
                    "Teamdag in het Provinciehuis van Assen, druk.",
                    "Provinciehuis van Assen",
                ),
                (
                    "teamdag in het zuiderparktheater, zei ze",
                    "zuiderparktheater",
                ),
                (
                    "Overleg in het Waterlooplein-complex gehad.",
                    "Waterlooplein-complex",
                ),
                (
                    "Teamdag bij Agristo, in de Vooruit. Daarna rust.",
                    "Vooruit",
                ),
                ("De locatie in de Pijp is beladen voor haar.", "Pijp"),
                ("De locatie in de Witte Dame is beladen.", "Witte Dame"),
                ("hij zei: de locatie bij de euromast is beladen", "euromast"),
                ("Paniekaanval in de lift van de Boerentoren.", "Boerentoren"),
                ("In dezelfde straat (Oude Gracht, Goes) en toch.", "Goes"),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "in het theater gezeten, in het stadhuis getrouwd",
                "hij werkt in het hoofdgebouw, in de sporthal is het koud",
                "De training ging over de Bijbel. In de Kerstvakantie rust.",
                "Zij zet in op de Agenda, in het Team en in de Methode.",
                "de lift van de flat, de hal van het ziekenhuis, de locatie in de stad",
            ],
        );
    }
}
