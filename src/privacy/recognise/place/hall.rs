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
    use crate::privacy::{Kind, tests::only};

    #[test]
    fn buildings_by_name() {
        for (text, p) in [
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
        ] {
            let found = only(text, Kind::Location);
            assert!(found.iter().any(|f| f == p), "{text}: {found:?}");
        }
        for text in [
            "in het theater gezeten, in het stadhuis getrouwd",
            "hij werkt in het hoofdgebouw, in de sporthal is het koud",
            "De training ging over de Bijbel. In de Kerstvakantie rust.",
        ] {
            assert_eq!(only(text, Kind::Location), Vec::<String>::new(), "{text}");
        }
    }
}
