//! What streets end in.

use super::super::Listed;
use std::sync::OnceLock;

/// Dutch street names.
const ENDS: &[&str] = &[
    "straat",
    "laan",
    "weg",
    "plein",
    "gracht",
    "kade",
    "singel",
    "dreef",
    "hof",
    "pad",
    "steeg",
    "dijk",
    "markt",
    "park",
    "plantsoen",
    "baan",
    "burg",
    "wal",
    "haven",
    "kamp",
    "veld",
    "berg",
    "ring",
    "oord",
    "daal",
    "hoek",
    "akker",
    "weide",
    "meent",
    "boulevard",
    "allee",
    "zoom",
    "poort",
    "brink",
    "vaart",
    "oever",
    "rak",
    "horst",
    "tuin",
    "erf",
    "str",
    "straatje",
    "wijk",
    "es",
    "heuvel",
    "brug",
    "donk",
    "gaarde",
    "einde",
    "vliet",
    "beek",
    "werf",
    "hove",
    "gaard",
    "stede",
];
/// What a word ends in of what streets end in, looked for by its last two letters, since most words end otherwise.
pub(super) fn ending(low: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
    let slot = |w: &str| {
        w.bytes()
            .rev()
            .take(2)
            .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
    };
    let table = TABLE.get_or_init(|| {
        let mut table = vec![Vec::new(); 1 << 10];
        for e in ENDS {
            if let Some(ends) = table.get_mut(slot(e)) {
                ends.push(*e);
            }
        }
        table
    });
    table
        .get(slot(low))
        .and_then(|ends| ends.iter().find(|e| low.ends_with(**e)))
        .copied()
}

/// Ends that say street even without a number.
pub(super) const SURE: &[&str] = &[
    "straat",
    "laan",
    "plein",
    "gracht",
    "kade",
    "singel",
    "dreef",
    "steeg",
    "plantsoen",
];
/// English street names.
pub(super) static ENGLISH: Listed = Listed::new(&[
    "street",
    "road",
    "avenue",
    "lane",
    "drive",
    "close",
    "crescent",
    "court",
    "square",
    "terrace",
    "gardens",
    "grove",
    "place",
    "way",
    "st",
    "rd",
    "ave",
    "mews",
    "hill",
    "row",
    "walk",
    "boulevard",
    "blvd",
    "view",
    "rise",
    "quay",
    "wharf",
    "vale",
    "parade",
    "green",
    "park",
    "yard",
    "gate",
    "heights",
    "cuttings",
    "paddock",
    "paddocks",
    "croft",
    "copse",
    "spinney",
    "moorings",
    "maltings",
    "brae",
    "wynd",
    "esplanade",
    "promenade",
    "embankment",
    "garth",
    "orchard",
    "meadow",
    "meadows",
    "circus",
    "broadway",
    "parkway",
    "glebe",
]);
