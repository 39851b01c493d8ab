//! What streets end in.

use super::super::Listed;
use std::sync::OnceLock;

/// Dutch street names.
pub(super) const ENDS: &[&str] = &[
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
/// Whether some street ends in the last two letters of a word: asked first, since most words end otherwise.
pub(super) fn may_end(low: &str) -> bool {
    static BITS: OnceLock<Vec<bool>> = OnceLock::new();
    let slot = |w: &str| {
        w.bytes()
            .rev()
            .take(2)
            .fold(0usize, |n, b| n << 5 | usize::from(b & 31))
    };
    let bits = BITS.get_or_init(|| {
        let mut bits = vec![false; 1 << 10];
        for e in ENDS {
            if let Some(b) = bits.get_mut(slot(e)) {
                *b = true;
            }
        }
        bits
    });
    bits.get(slot(low)).is_some_and(|b| *b)
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
]);
