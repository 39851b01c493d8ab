//! People by the form of the mention: initials with or without a surname, and what stands behind a title.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::Reader;

impl Reader<'_> {
    /// `J. de Vries`, `A.M. Jansen`, and a single `K.` where a person acts.
    pub(super) fn initials(&mut self) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if t[i].shape != Shape::Initial || i > 0 && !t[i].spaced && t.raw(i - 1) == "-" {
                i += 1;
                continue;
            }
            let from = i;
            let mut k = i;
            while t.get(k).is_some_and(|x| {
                x.shape == Shape::Initial
                    || x.shape == Shape::Title && t.low(k).len() == 2 && t.raw(k + 1) == "."
            }) && t.raw(k + 1) == "."
                && t[k + 1].start == t[k].end
                && !(k > from && t.broken(k))
            {
                k += 2;
            }
            let dots = k > from;
            let mut w = k;
            while t.flags(w) & TUSSEN != 0 && !t.broken(w) && w < k + 4 {
                w += 1;
            }
            let surname = dots
                && t.get(w).is_some_and(|x| {
                    x.is_word()
                        && !t.broken(w)
                        && (x.capital() && (w > k || !(x.shape == Shape::Initial))
                            || w > k && self.f(w) & (LAST | NAMED) != 0)
                });
            let option = k == from + 2
                && t[from].first
                && w == k
                && self.f(w) & (LAST | NAMED) == 0
                && !self.unknown(w);
            let after_stop = t.flags(w) & (PRON | STOP | DET) != 0 && w == k || option;
            if surname && !after_stop {
                for x in from..=w {
                    self.mark(x, 0.95, "initials");
                }
            } else {
                let context = self.context(if dots { k - 2 } else { from });
                let verb = t.flags(k) & SAY != 0
                    && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
                    && !t.broken(k);
                let kin = self
                    .previous(from)
                    .is_some_and(|p| t.flags(p) & (KIN | STRONGWITH | TITLE) != 0);
                let several = k >= from + 4;
                let letter = !matches!(t.raw(from), "I" | "U") || dots;
                if letter
                    && (dots
                        && (verb
                            || kin
                            || several && !matches!(t.low(from), "b" | "n")
                            || context >= 3)
                        || !dots && kin && t.low(from) != "e")
                {
                    let to = if dots { k } else { from + 1 };
                    for x in from..to {
                        self.mark(x, 0.8, "initials");
                    }
                    k = to;
                }
            }
            i = k.max(i + 1);
        }
    }

    /// `mevrouw de Wit`, `dhr. van den berg`: behind a title anything that can be a surname is one.
    pub(super) fn titled(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            let f = t[i].flags;
            if f & TITLE == 0 || f & STOP != 0 {
                continue;
            }
            let strong = matches!(
                t.low(i),
                "mevrouw"
                    | "meneer"
                    | "mijnheer"
                    | "dhr"
                    | "mw"
                    | "mevr"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "dr"
                    | "drs"
                    | "prof"
                    | "juffrouw"
                    | "ir"
                    | "miss"
            );
            let mut k =
                i + 1 + usize::from(t.raw(i + 1) == "." && t.get(i + 1).is_some_and(|x| !x.spaced));
            if t.broken(k) {
                continue;
            }
            while t.flags(k) & TITLE != 0 && !t.broken(k) && k < i + 5 {
                k += 1 + usize::from(t.raw(k + 1) == ".");
            }
            let from = k;
            while t.flags(k) & TUSSEN != 0 && t[k].is_word() && !t.broken(k) && k < from + 3 {
                k += 1;
            }
            let Some(x) = t.get(k) else { continue };
            if !x.is_word() || t.broken(k) || x.shape == Shape::Initial {
                continue;
            }
            let known = self.f(k) & (NAME | HOME) != 0 || self.unknown(k);
            let blocked = x.flags & (STOP | PRON | DET | KIN) != 0
                || x.flags & (SAY | VERB) != 0
                    && x.shape == Shape::Lower
                    && !(k > from && x.flags & LAST != 0);
            let ok = !blocked
                && (x.capital() && !x.first
                    || strong
                        && (known || x.shape == Shape::Lower && k > from && x.flags & LAST != 0)
                    || !strong && known && !self.ordinary(k));
            if ok && (k == from || strong || x.capital()) {
                for y in from..=k {
                    self.mark(y, 0.93, "title");
                }
            }
        }
    }
}
