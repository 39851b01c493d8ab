//! People by the form of the mention: initials with or without a surname, and what stands behind a title.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{among, part};
use super::Reader;

impl Reader<'_> {
    /// `J. de Vries`, `A.M. Jansen`, and a single `K.` where a person acts.
    pub(super) fn initials(&mut self) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if !(t[i].shape == Shape::Initial || self.short(i))
                || i > 0 && !t[i].spaced && t.raw(i - 1) == "-"
                // "QQ 12 34 56 C. Car:": the end of a number.
                || i > 0 && t[i - 1].shape == Shape::Number && !t[i].first && t.raw(i + 2) != "-"
            {
                i += 1;
                continue;
            }
            let from = i;
            let mut k = i;
            while t.get(k).is_some_and(|x| {
                x.shape == Shape::Initial
                    || x.shape == Shape::Title && t.low(k).len() == 2 && t.raw(k + 1) == "."
                    || self.short(k)
            }) && t.raw(k + 1) == "."
                && t[k + 1].start == t[k].end
                && !(k > from && t.broken(k))
            {
                k += 2;
                // "K.-D."
                if t.raw(k) == "-"
                    && !t[k].spaced
                    && t.get(k + 1)
                        .is_some_and(|x| x.shape == Shape::Initial && !x.spaced)
                    && t.raw(k + 2) == "."
                {
                    k += 1;
                }
            }
            let dots = k > from;
            // "Plan B. wel", "vitamine D.": which of them, and nobody.
            if dots
                && k == from + 2
                && from > 0
                && !t.broken(from)
                && super::coded::lettered(t.low(from - 1))
            {
                i = k;
                continue;
            }
            let mut w = k;
            while t.flags(w) & TUSSEN != 0 && !t.broken(w) && w < k + 4 {
                w += 1;
            }
            let surname = dots
                && !(w > k && part::from(t, k))
                && t.get(w).is_some_and(|x| {
                    x.is_word()
                        && !t.broken(w)
                        && (x.capital() && (w > k || !(x.shape == Shape::Initial))
                            || w > k && self.f(w) & (LAST | NAMED) != 0
                            || self.style.lower
                                && self.short(from)
                                && self.f(w) & (LAST | HOME) != 0)
                });
            let option = k == from + 2
                && t[from].first
                && w == k
                && self.f(w) & (LAST | NAMED) == 0
                && !self.unknown(w)
                // "T. Ketelaar (49)", "T. Ketelaar belde": no item of a list.
                && !(t.raw(w + 1) == "(" && t.get(w + 2).is_some_and(|x| x.shape == Shape::Number)
                    || t.flags(w + 1) & SAY != 0 && !super::idiom::copula(t.low(w + 1)));
            // "verder met de W. Zwart-wit denken": an article, the letter of a model, and the next sentence.
            let lettered = w == k
                && k == from + 2
                && from > 0
                && matches!(t.low(from - 1), "de" | "het" | "the" | "een")
                && t[from - 1].shape == Shape::Lower
                && self.f(w) & (LAST | NAMED | HOME) == 0;
            // "leerling F.C. Iedereen wil": everybody's sentence begins.
            let everybody = w == k
                && among!(
                    t.low(w),
                    "iedereen niemand iemand allemaal allebei everyone everybody nobody somebody someone",
                );
            let after_stop =
                t.flags(w) & (PRON | STOP | DET) != 0 && w == k || option || lettered || everybody;
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
                // "T.'s return"
                let whose = dots && t.low(k) == "'s" && t.get(k).is_some_and(|x| !x.spaced);
                // "M., zijn oudste, …", "S., the spouse": said of whom.
                let said_of = t.raw(k) == "(" && t.raw(k + 1) != ")" && t[from].first
                    || t.raw(k) == ","
                        && (t.flags(k + 1) & POSS != 0
                            || t.low(k + 1) == "the" && t.flags(k + 2) & KIN != 0);
                let letter = !matches!(t.raw(from), "I" | "U") || dots;
                if letter
                    && (dots
                        && (verb
                            || kin
                            || said_of
                            || whose
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

    /// "K. Boersma zegt af. Ik heb K. gemaild.": one letter with its point, whose it is was said before or is said later.
    pub(super) fn initials_again(&mut self) {
        let t = self.t;
        let alone = |k: usize| {
            t.get(k).is_some_and(|x| x.shape == Shape::Initial)
                && t.raw(k + 1) == "."
                && !t[k + 1].spaced
                && !(k > 0 && t[k - 1].shape == Shape::Number)
        };
        let known: Vec<usize> = (0..t.len())
            .filter(|k| alone(*k) && self.hit[*k] > 0.0)
            .collect();
        if known.is_empty() {
            return;
        }
        for k in 0..t.len() {
            if self.hit[k] == 0.0 && alone(k) && known.iter().any(|m| t.low(*m) == t.low(k)) {
                self.mark(k, 0.75, "initials");
                self.mark(k + 1, 0.75, "initials");
            }
        }
    }

    /// Short forms of first names that stand before surnames: `Th.`, `Chr.`, `Joh.`
    fn short(&self, i: usize) -> bool {
        (self.t[i].capital() || self.style.lower)
            && self.t.raw(i + 1) == "."
            && matches!(
                self.t.low(i),
                "th" | "chr"
                    | "joh"
                    | "ph"
                    | "fr"
                    | "wm"
                    | "ant"
                    | "corn"
                    | "jac"
                    | "hendr"
                    | "fred"
                    | "ed"
                    | "gerh"
                    | "petr"
                    | "alb"
            )
            && self
                .t
                .get(i + 2)
                .is_some_and(|x| x.capital() || x.flags & TUSSEN != 0)
    }

    /// `mevrouw de Wit`, `dhr. van den berg`: behind a title anything that can be a surname is one.
    pub(super) fn titled(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            let f = t[i].flags;
            // "hr van dam": short for "heer" before a particle, else for personnel.
            let mister = t.low(i) == "hr"
                && matches!(t.low(i + 1), "van" | "de" | "ter" | "ten" | "vd" | "el");
            if !mister && (f & TITLE == 0 || f & STOP != 0) || t.low(i) == "dr" && self.hers(i) {
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
                    | "hr"
            );
            let mut k =
                i + 1 + usize::from(t.raw(i + 1) == "." && t.get(i + 1).is_some_and(|x| !x.spaced));
            if t.broken(k) {
                continue;
            }
            while t.flags(k) & TITLE != 0
                && !t.broken(k)
                && k < i + 5
                // "mevrouw meester is": a trade that is her surname, since no other follows.
                && !(strong
                    && k > i
                    && t.flags(k) & LAST != 0
                    && (t.broken(k + 1)
                        || t.get(k + 1).is_none_or(|x| !x.is_word() && t.raw(k + 1) != ".")
                        || t.flags(k + 1) & (STOP | SAY) != 0 && t.flags(k + 1) & TUSSEN == 0 && !t[k + 1].capital()))
            {
                k += 1 + usize::from(t.raw(k + 1) == ".");
            }
            let from = k;
            let pointed = if t.low(k) == "v" { self.pointed(k) } else { 0 };
            k += pointed;
            // "de huisarts, dr van de praktijk": no surname.
            if part::from(t, k) {
                continue;
            }
            while t.flags(k) & TUSSEN != 0 && t[k].is_word() && !t.broken(k) && k < from + 3 {
                k += 1;
            }
            // "dr van zanten": behind a particle the plural of "zand" is a surname.
            let particle = k > from
                && matches!(
                    t.low(from),
                    "van" | "de" | "der" | "den" | "ter" | "ten" | "el" | "vd"
                );
            let Some(x) = t.get(k) else { continue };
            if !x.is_word() || t.broken(k) || x.shape == Shape::Initial {
                continue;
            }
            // "haar juf op het Sint-Jozefcollege", "oma Griet uit Geel": where, and no surname.
            if !strong
                && k > from
                && t[from].shape == Shape::Lower
                && among!(t.low(from), "op in aan bij uit voor onder over")
                && !matches!(t.low(k - 1), "den" | "der" | "'t")
            {
                continue;
            }
            let known = self.f(k) & (NAME | HOME) != 0 || self.unknown(k);
            // "dhr. De Goede van": a capital behind a capital particle.
            let capped =
                strong && x.shape == Shape::Title && !x.first && k > from && t[from].capital();
            let plain = strong && k == from && self.surname_by_title(i, k);
            let blocked = x.flags & (STOP | PRON | DET | KIN) != 0 && !capped && !plain
                || !plain && x.flags & (SAY | VERB) != 0
                    && x.shape == Shape::Lower
                    && !(k > from && x.flags & LAST != 0)
                    // "meneer brand ziet": the verb is yet to come.
                    && !(strong && t.flags(k + 1) & SAY != 0 && !t.broken(k + 1));
            let goede = strong
                && k > from
                && self.style.lower
                && among!(t.low(k), "goede jong wit groot lange wilde oude bruin");
            let blocked = blocked
                && !goede
                && !(strong && particle && x.flags & (STOP | PRON | DET | SAY) == 0);
            // "mw. van der meer": two particles, and whatever word.
            let blocked = blocked
                && !(strong && k > from + 1 && matches!(t.low(k - 1), "der" | "den" | "'t"));
            let ok = !blocked
                && (goede
                    || strong && pointed > 1
                    || strong && particle
                    || particle && x.flags & VERB == 0
                    || x.capital() && !x.first
                    || plain
                    || strong
                        && (known
                            || x.shape == Shape::Lower
                                && self.style.lower
                                && t.flags(k + 1) & SAY != 0
                                && !t.broken(k + 1)
                            || x.shape == Shape::Lower && k > from && x.flags & LAST != 0)
                    || !strong && known && !self.ordinary(k));
            if ok && (k == from || strong || x.capital()) {
                for y in from..=k {
                    self.mark(y, 0.93, "title");
                }
            }
        }
    }
}
