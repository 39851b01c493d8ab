//! Words that are nouns, verbs and names at once: what stands around them when they are meant as the one or the other.
//! `context` asks.

use super::super::super::lexicon::flag::*;
use super::Reader;

impl Reader<'_> {
    /// Words for what has no plural: they begin a sentence without an article, as names do.
    pub(super) fn abstracted(&self, i: usize) -> bool {
        matches!(
            self.t.low(i),
            "hoop"
                | "vrede"
                | "trouw"
                | "lente"
                | "zomer"
                | "winter"
                | "herfst"
                | "liefde"
                | "rust"
                | "hope"
                | "joy"
                | "faith"
                | "grace"
                | "patience"
                | "prudence"
                | "summer"
                | "autumn"
                | "spring"
                | "dawn"
                | "harmony"
                | "destiny"
                | "charity"
                | "chance"
                | "will"
                | "cash"
        )
    }

    /// "joy is in hospital", "summer is their only child": what is said fits a person alone.
    pub(super) fn embodied(&self, i: usize, n: usize) -> bool {
        let t = self.t;
        if !matches!(t.low(n), "is" | "was" | "isn't" | "wasn't")
            || !self.abstracted(i)
            || self.previous(i).is_some()
        {
            return false;
        }
        let bodily = matches!(
            t.low(n + 1),
            "ill"
                | "sick"
                | "pregnant"
                | "asleep"
                | "upstairs"
                | "married"
                | "divorced"
                | "ziek"
                | "zwanger"
                | "jarig"
                | "thuis"
                | "getrouwd"
                | "gescheiden"
                | "home"
                | "away"
                | "late"
                | "furious"
                | "verhuisd"
                | "overleden"
        ) || matches!(
            t.low(n + 1),
            "in" | "at" | "on" | "off" | "op" | "met" | "with"
        ) && matches!(
            t.low(n + 2),
            "hospital"
                | "leave"
                | "school"
                | "work"
                | "holiday"
                | "bed"
                | "sick"
                | "vakantie"
                | "verlof"
                | "pension"
                | "prison"
        );
        let kin = t.flags(n + 1) & POSS != 0
            && (n + 2..n + 5).any(|k| t.flags(k) & KIN != 0 && !t.broken(k));
        bodily || kin
    }

    /// "wens ik", "koos ze": a verb, and behind it who does it.
    pub(super) fn turned(&self, i: usize, n: usize) -> bool {
        let t = self.t;
        t.flags(i) & (VERB | VERBAL | SAY) != 0
            && t[i].shape == super::super::super::token::Shape::Lower
            && matches!(
                t.low(n),
                "ik" | "jij" | "je" | "we" | "wij" | "ze" | "zij" | "hij" | "men" | "u"
            )
    }

    /// "roos is een kleur, geen gevoel": an ordinary word at the start, and what kind of thing it is; a person is a relative
    /// or has an occupation.
    pub(super) fn explained(&self, i: usize, n: usize) -> bool {
        let t = self.t;
        // "Wil is er genoeg": how much of it there is.
        if t.low(n + 1) == "er"
            && matches!(t.low(n), "is" | "was")
            && self.ordinary(i)
            && matches!(
                t.low(n + 2),
                "genoeg"
                    | "veel"
                    | "weinig"
                    | "volop"
                    | "altijd"
                    | "niet"
                    | "wel"
                    | "zat"
                    | "voldoende"
            )
        {
            return true;
        }
        self.ordinary(i)
            && self.previous(i).is_none()
            && matches!(t.low(n), "is" | "was")
            && matches!(
                t.low(n + 1),
                "een" | "a" | "an" | "geen" | "not" | "always" | "altijd" | "iets" | "something"
            )
            && !(n + 2..n + 6)
                .take_while(|k| t.get(*k).is_some_and(|x| x.is_word()))
                .any(|k| {
                    t.flags(k) & (KIN | JOB) != 0
                        || matches!(
                            t.low(k),
                            "vrouw"
                                | "man"
                                | "meisje"
                                | "jongen"
                                | "mens"
                                | "woman"
                                | "girl"
                                | "boy"
                                | "person"
                        )
                })
            && (n + 2..n + 6)
                .take_while(|k| t.get(*k).is_some_and(|x| x.is_word()))
                .any(|k| self.ordinary(k) && t.flags(k) & STOP == 0)
    }

    /// "nkechi and babatunde are moving", "vanmorgen ster en wolf samen": two in a row that are names or in no list, where
    /// who did it belongs.
    pub(super) fn pair(&self, i: usize, n: usize) -> bool {
        let t = self.t;
        if !self.style.lower || !matches!(t.low(n), "en" | "and" | "&") || t.broken(n + 1) {
            return false;
        }
        let begins = self.previous(i).is_none_or(|p| {
            matches!(
                t.low(p),
                "vandaag"
                    | "vanmorgen"
                    | "vanochtend"
                    | "vanmiddag"
                    | "vanavond"
                    | "gisteren"
                    | "gister"
                    | "straks"
                    | "today"
                    | "yesterday"
            )
        });
        let may = |k: usize| {
            let f = self.f(k);
            self.unknown(k) && !self.typo(k) && self.low(k).len() > 3
                || f & FIRST != 0 && f & NAMED != 0 && f & STOP == 0 && !self.abstracted(k)
        };
        begins && may(i) && may(n + 1)
    }
}
