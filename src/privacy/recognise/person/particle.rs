//! Particles of surnames that are written short ("ria vd meer", "Lammert v Eijk", "Jan v.d. Berg"), and words behind a particle that may be a
//! surname or something else: "van het Hof" and "het Assink", "ties van hees, directeur". `spread` and its neighbours ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::Reader;

impl Reader<'_> {
    /// Whether a particle is written short, as nobody writes the preposition: "ria vd meer", "Jan v.d. Berg".
    pub(super) fn shortened(&self, k: usize) -> bool {
        matches!(self.t.low(k), "vd" | "vdr" | "vander" | "vanden") || self.pointed(k) > 2
    }

    /// How many tokens a shortened particle takes: `v.d.`, `v/d`, `v.`, and `v` where a surname follows; none where there is no such thing.
    pub(super) fn pointed(&self, k: usize) -> usize {
        let t = self.t;
        if t.low(k) != "v" {
            return 0;
        }
        match (t.raw(k + 1), t.low(k + 2), t.raw(k + 3)) {
            ("." | "/", "d", ".") => 4,
            ("." | "/", "d", _) => 3,
            (".", ..) => 2,
            ("d", ..) if t[k + 1].spaced => 2,
            // "Lammert v Eijk", but "jan v cv" and "els v buurtzorg", where it is short for "voor" or "van".
            _ => usize::from(t.get(k + 1).is_some_and(|x| {
                let f = x.flags;
                !t.broken(k + 1)
                    && x.spaced
                    && f & (EMPLOYER | ORGHEAD | STOP | DET | POSS | KIN | MONTH | WEEKDAY) == 0
                    && (x.shape == Shape::Title && f & FIRST == 0
                        || x.shape == Shape::Lower
                            && f & (LAST | HOME | NAMED) != 0
                            && f & (WORD | FIRST) == 0)
            })),
        }
    }

    /// "telefoontje van ties van hees, directeur van": a town or another word of the lists as a surname, and what he is.
    pub(super) fn introduced_by_role(&self, w: usize) -> bool {
        let t = self.t;
        self.f(w) & (PLACE | PROPER) != 0
            && self.f(w) & (STOP | SAY | DET) == 0
            && t.raw(w + 1) == ","
            && !t.broken(w + 2)
            && t.flags(w + 2) & (JOB | KIN) != 0
    }

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
