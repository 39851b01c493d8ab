//! Places called by what they are and a name: "sporthal De Meent", "station Zwolle", "park Sonsbeek", "de wijk Lombok"; and
//! rivers with their article ("langs de IJssel"). `super::find` asks.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::{Listed, Style, among};

/// What carries a name behind it, and belongs to it.
static VENUES: Listed = Listed::new(&[
    "station",
    "sporthal",
    "sportpark",
    "sportzaal",
    "zwembad",
    "abdij",
    "klooster",
    "kasteel",
    "landgoed",
    "park",
    "flat",
    "villa",
    "residentie",
    "begraafplaats",
    "crematorium",
    "stadion",
    "metrostation",
    "halte",
    "vliegveld",
    "luchthaven",
    "knooppunt",
    "recreatiepark",
    "natuurgebied",
    "natuurpark",
    "volkstuin",
    "hofje",
    "jachthaven",
    "parkeergarage",
    "dorpshuis",
    "buurthuis",
    "wijkcentrum",
]);

/// What only says that a place follows.
static SORTS: Listed = Listed::new(&[
    "wijk",
    "buurt",
    "dorp",
    "dorpje",
    "gehucht",
    "stadje",
    "stad",
    "eiland",
    "plaatsje",
    "stadsdeel",
    "deelgemeente",
    "provincie",
    "regio",
    "streek",
    "polder",
]);

/// The first and last token of the place at `i`.
pub(super) fn find(t: &Tokens<'_>, i: usize, style: &Style) -> Option<(usize, usize)> {
    let low = t.low(i);
    let venue = VENUES.has(low);
    if !venue && !SORTS.has(low) || t.broken(i + 1) || style.heading(t, i) {
        return None;
    }
    let mut k = i + 1;
    if t.flags(k) & TUSSEN != 0 && t[k].capital() {
        k += 1;
    }
    let x = t
        .get(k)
        .filter(|x| x.shape == Shape::Title && !t.broken(k))?;
    if x.flags & (PRON | MONTH | WEEKDAY | KIN | TITLE) != 0
        || x.flags & STOP != 0 && k == i + 1 && x.flags & PLACE == 0
    {
        return None;
    }
    // "stad Anna": a first name is nobody's village, but may be a park's.
    if !venue && x.flags & FIRST != 0 && x.flags & PLACE == 0 {
        return None;
    }
    let mut last = k;
    while last < k + 2
        && t.get(last + 1).is_some_and(|y| {
            y.shape == Shape::Title && !t.broken(last + 1) && y.flags & (PRON | STOP) == 0
        })
    {
        last += 1;
    }
    Some((if venue { i } else { i + 1 }, last))
}

/// "langs de IJssel", "along the Thames": a river with a capital behind its article.
pub(super) fn river(t: &Tokens<'_>, i: usize) -> bool {
    i > 1
        && t[i].capital()
        && matches!(t.low(i - 1), "de" | "the")
        && among!(
            t.low(i),
            "ijssel maas waal rijn lek linge vecht amstel eem rotte zaan vliet dommel berkel regge dinkel vechte schelde leie dender \
                dijle demer nete rupel ijzer semois ourthe lesse thames severn mersey tyne trent humber avon ouse tees clyde tay",
        )
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn places_by_their_sort() {
        there(
            Kind::Location,
            &[
                (
                    "De training was in sporthal De Meent, zei ze.",
                    "sporthal De Meent",
                ),
                ("Ze fietste langs de IJssel en terug.", "IJssel"),
                ("Door park Sonsbeek gelopen.", "park Sonsbeek"),
                ("Hij woont in de wijk Malburgen.", "Malburgen"),
            ],
        );
        nothing(
            Kind::Location,
            &[
                "In het park liep ze vast.",
                "Het station was dicht. De wijk ook.",
            ],
        );
    }
}
