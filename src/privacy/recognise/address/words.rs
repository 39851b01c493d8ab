//! What streets end in.

use super::super::Listed;
use std::sync::OnceLock;

/// Ends that say street wherever one may stand, also where no house number follows; what else a street may end in, ends too many other words
/// ("verandering", "woord", "sessies").
const PLAIN: &[&str] = &[
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
    "plantsoen",
    "burg",
    "wal",
    "kamp",
    "veld",
    "hoek",
];

/// What else Dutch street names end in.
const ENDS: &[&str] = &[
    "park",
    "baan",
    "haven",
    "berg",
    "ring",
    "oord",
    "daal",
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
    "belt",
    "stuk",
    "kolk",
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
        for e in PLAIN.iter().chain(ENDS) {
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

/// Whether a word ends as streets plainly do, or in one of the ends that `also` adds for the place it stands in.
pub(in super::super) fn plainly(low: &str, also: &[&str]) -> bool {
    PLAIN.iter().chain(also).any(|e| low.ends_with(e))
}

/// Small words inside the name of a street, wherever it stands: "Op den Dijk", "Achter het Hof".
pub(super) const SMALL: &str = "de het 't van der den aan op in";

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
