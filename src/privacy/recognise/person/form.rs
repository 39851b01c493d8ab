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
            if !(t[i].shape == Shape::Initial || self.short(i))
                || i > 0 && !t[i].spaced && t.raw(i - 1) == "-"
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

    /// Short forms of first names that stand before surnames: `Th.`, `Chr.`, `Joh.`
    fn short(&self, i: usize) -> bool {
        self.t[i].capital()
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
            let known = self.f(k) & (NAME | HOME) != 0 || self.unknown(k);
            let blocked = x.flags & (STOP | PRON | DET | KIN) != 0
                || x.flags & (SAY | VERB) != 0
                    && x.shape == Shape::Lower
                    && !(k > from && x.flags & LAST != 0);
            let ok = !blocked
                && (particle && x.flags & VERB == 0
                    || x.capital() && !x.first
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

    /// `Van Aalst`, `Ten Brinke`: a particle with a capital inside a sentence begins a surname.
    pub(super) fn particled(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            if !t[i].capital()
                || t[i].first
                || !matches!(
                    t.low(i),
                    "van" | "ten" | "ter" | "el" | "ben" | "von" | "vander" | "vd"
                )
                || i > 0
                    && t[i - 1].is_word()
                    && t[i - 1].capital()
                    && t.flags(i - 1) & (KIN | TITLE | NAME) == 0
                || self.style.heading(t, i)
            {
                continue;
            }
            let mut k = i + 1;
            while t.flags(k) & TUSSEN != 0 && k < i + 3 {
                k += 1;
            }
            if t.get(k)
                .is_some_and(|x| x.shape == Shape::Title && !t.broken(k))
            {
                for x in i..=k {
                    self.mark(x, 0.85, "surname");
                }
            }
        }
    }

    /// Whether two or three capitals are somebody's initials: "JB has stopped", "met JB", "JB's partner".
    pub(super) fn signed(&self, i: usize) -> bool {
        let t = self.t;
        let before = self
            .previous(i)
            .is_some_and(|p| t.flags(p) & (KIN | STRONGWITH) != 0);
        let after = t.flags(i + 1) & SAY != 0
            && !t.broken(i + 1)
            && self
                .previous(i)
                .is_none_or(|p| t.flags(p) & (DET | POSS) == 0);
        before || after
    }

    /// Whether a word that is a language as well stands where a language does.
    pub(super) fn tongue(&self, i: usize) -> bool {
        let t = self.t;
        let p = self.previous(i);
        let spoken = p.is_some_and(|p| {
            t.flags(p) & (DET | POSS) != 0
                || matches!(
                    t.low(p),
                    "spreekt"
                        | "sprak"
                        | "leert"
                        | "leerde"
                        | "in"
                        | "op"
                        | "naar"
                        | "studeert"
                        | "geeft"
                        | "gaf"
                        | "docent"
                        | "leraar"
                        | "lerares"
                        | "vak"
                        | "les"
                        | "volgt"
                        | "doceert"
                )
        });
        let person = t.flags(i + 1) & SAY != 0 && !t.broken(i + 1)
            || p.is_some_and(|p| t.flags(p) & (KIN | TITLE | STRONGWITH) != 0)
            || self.context(i) >= 2;
        spoken || !person
    }

    /// "mark the moments", "Bill the hours", "be frank": a verb before its object or an adjective behind "be".
    pub(super) fn no_subject(&self, i: usize) -> bool {
        let t = self.t;
        let f = self.f(i);
        if f & WORD == 0 || f & NAME == 0 {
            return false;
        }
        let p = self.previous(i);
        let small = t[i].shape == Shape::Lower;
        let order = (f & VERB != 0
            || matches!(
                t.low(i),
                "mark" | "bill" | "rob" | "nick" | "jack" | "josh" | "frank"
            ))
            && f & EN != 0
            && (small || t[i].first)
            && p.is_none_or(|p| {
                matches!(
                    t.low(p),
                    "to" | "and"
                        | "or"
                        | "then"
                        | "i"
                        | "you"
                        | "we"
                        | "they"
                        | "must"
                        | "should"
                        | "can"
                        | "please"
                        | "not"
                        | "don't"
                )
            })
            && t.flags(i + 1) & (DET | POSS) != 0
            && !t.broken(i + 1)
            && !matches!(t.low(i + 1), "that" | "this");
        let adjective = small
            && p.is_some_and(|p| {
                matches!(
                    t.low(p),
                    "be" | "being"
                        | "been"
                        | "very"
                        | "quite"
                        | "too"
                        | "so"
                        | "more"
                        | "less"
                        | "as"
                        | "zo"
                        | "heel"
                        | "erg"
                        | "te"
                )
            })
            && f & (VERBAL | NAMELIKE) != 0
            && !matches!(t.low(i), "jan");
        order || adjective
    }

    /// "Joost van 't Hoff", "Hilde van den Akker": particles that stand in surnames alone, and a capital behind them.
    pub(super) fn particle_follows(&self, i: usize) -> bool {
        let t = self.t;
        let mut k = i + 1;
        while k < i + 4
            && !t.broken(k)
            && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            && t.flags(k) & TUSSEN != 0
        {
            k += 1;
        }
        let surname =
            (i + 1..k).any(|p| matches!(t.low(p), "der" | "den" | "ter" | "ten" | "'t" | "vd"));
        surname
            && !t.broken(k)
            && t.get(k).is_some_and(|x| x.shape == Shape::Title)
            && t.flags(k) & (PLACE | COUNTRY | ORGHEAD | MONTH) == 0
            && !self.style.heading(t, i)
    }

    /// "Hendrik-Jan": capitals on both sides of the hyphen, and neither a place nor a department.
    pub(super) fn double_first(&self, i: usize) -> bool {
        let raw = self.t.raw(i);
        raw.split('-').count() == 2
            && raw.split('-').all(|p| {
                let mut c = p.chars();
                c.next().is_some_and(char::is_uppercase)
                    && c.clone().count() > 1
                    && c.all(char::is_lowercase)
                    && self.lexicon.flags(&p.to_lowercase())
                        & (STOP | PLACE | COUNTRY | NOTNAME | KIN | ORGHEAD | WEEKDAY | MONTH)
                        == 0
            })
            && !self.style.heading(self.t, i)
    }

    /// A capitalised word that acts at the start of a sentence, comes back with its capital and never without: "Berend kwam
    /// te laat. … zei Berend". Nouns come back with an article.
    pub(super) fn acts_again(&self, i: usize) -> bool {
        let t = self.t;
        if !t[i].first
            || self.abstracted(i)
            || t.flags(i + 1) & SAY == 0
            || t.broken(i + 1)
            || t.low(i).len() < 3
            || t.low(i).ends_with("ing")
            || t.low(i).ends_with("heid")
        {
            return false;
        }
        let low = t.low(i);
        let mut again = 0;
        for k in 0..t.len() {
            if k == i || t.low(k) != low {
                continue;
            }
            if !t[k].capital() || k > 0 && t.flags(k - 1) & (DET | POSS) != 0 && !t.broken(k) {
                return false;
            }
            again += usize::from(!t[k].first || t.flags(k + 1) & SAY != 0);
        }
        again > 0
    }

    /// Whether a short month stands where a date does.
    pub(super) fn in_time(&self, i: usize) -> bool {
        let t = self.t;
        i > 0 && t[i - 1].shape == Shape::Number
            || t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
            || self.previous(i).is_some_and(|p| {
                matches!(
                    t.low(p),
                    "in" | "sinds"
                        | "tot"
                        | "vanaf"
                        | "begin"
                        | "eind"
                        | "half"
                        | "medio"
                        | "per"
                        | "since"
                        | "until"
                        | "from"
                        | "early"
                        | "late"
                        | "mid"
                        | "by"
                ) || t.flags(p) & DATEWORD != 0 && !matches!(t.low(p), "an" | "a" | "over")
            })
    }

    /// Who speaks in a dialogue: "ik: … / linda: …". The words before a colon at the start of a line are people when one
    /// of them is the writer, or when the same one speaks twice.
    pub(super) fn speakers(&mut self) {
        let t = self.t;
        let label = |i: usize| {
            t.broken(i)
                && t[i].is_word()
                && t.raw(i + 1) == ":"
                && !t[i + 1].spaced
                && t.get(i + 2)
                    .is_some_and(|x| x.is_word() || x.shape == Shape::Mark)
                && !t.broken(i + 2)
        };
        let all: Vec<usize> = (0..t.len()).filter(|i| label(*i)).collect();
        let mine = all
            .iter()
            .any(|i| matches!(t.low(*i), "ik" | "me" | "i" | "coach" | "c" | "mij"));
        for i in &all {
            let twice = all.iter().filter(|j| t.low(**j) == t.low(*i)).count() > 1;
            let f = self.f(*i);
            let may = f & (STOP | KIN | NOTNAME | PRON | GREET) == 0 && t.low(*i).len() > 2;
            if may && (mine || twice && !self.ordinary(*i)) {
                self.mark(*i, 0.8, "speaker");
            }
        }
    }
}
