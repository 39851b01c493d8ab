//! Words behind "het" that may be a surname or something else: "van het Hof" and "het Assink". `spread` and its neighbours ask.

use super::super::super::lexicon::flag::*;
use super::Reader;

impl Reader<'_> {
    /// Whether a word behind "het" may be a surname: "Jan van het Hof", but neither "het Assink" nor "BD van het Alfrink", which are houses.
    pub(super) fn behind_het(&self, w: usize) -> bool {
        let t = self.t;
        w > 2
            && !t.broken(w)
            && !t.broken(w - 1)
            && matches!(t.low(w - 2), "van" | "in" | "op" | "uit" | "onder")
            && (t.low(w - 2) == "van" && self.f(w) & (LAST | HOME) != 0
                || self.f(w - 3) & FIRST != 0)
    }
}
