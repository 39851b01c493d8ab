//! Double surnames with a blank on both sides of the hyphen: "Anneke Goossens - van de Kerkhof", "Mevrouw Bakker – de Wit". A dash that sets
//! something apart or parts the items of a list looks the same, so that the name must be whole on both sides. `super::find` calls it once
//! every name is known.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{among, part};
use super::Reader;

impl Reader<'_> {
    /// Joins both surnames.
    pub(super) fn set_apart(&mut self) {
        let t = self.t;
        for m in 0..self.marks.len() {
            let Some(i) = self.marks.get(m).copied().filter(|i| *i > 0) else {
                continue;
            };
            if !matches!(t.raw(i), "-" | "–") || !t[i].spaced || self.hit[i - 1] == 0.0 {
                continue;
            }
            if let Some(last) = self.second_of_two(i) {
                for k in i..=last {
                    self.mark(k, 0.8, "surname");
                }
            }
        }
    }

    /// The last word of the surname behind the dash at `i`.
    fn second_of_two(&self, i: usize) -> Option<usize> {
        let t = self.t;
        let first = i - 1;
        if t.broken(i) || t.broken(i + 1) || !t.get(i + 1)?.spaced || !t[first].is_word() {
            return None;
        }
        // "Anna - de coach -", "Smit - Visser - Bakker": more than one.
        let dash = |k: &usize| matches!(t.raw(*k), "-" | "–" | "—") && t[*k].spaced;
        let near = |k: &usize| !t.broken(*k) && !matches!(t.raw(*k), "." | "!" | "?");
        if (i + 1..t.len()).take(10).take_while(near).any(|k| dash(&k))
            || (i.saturating_sub(10)..i)
                .rev()
                .take_while(near)
                .any(|k| dash(&k))
        {
            return None;
        }
        // A surname before it: more than a first name, or behind a title.
        let led = first > 0
            && !t.broken(first)
            && (self.hit[first - 1] > 0.0
                || t.flags(first - 1) & TITLE != 0
                || t.raw(first - 1) == "." && first > 1 && t.flags(first - 2) & TITLE != 0);
        if !led {
            return None;
        }
        let small = t[first].shape == Shape::Lower;
        let mut w = i + 1;
        while w < i + 4
            && t.get(w).is_some_and(|x| x.shape == Shape::Lower)
            && among!(t.low(w), "van de der den ter ten te 't het vd")
            && !t.broken(w + 1)
        {
            w += 1;
        }
        let x = t.get(w).filter(|x| x.is_word())?;
        let particle = w > i + 1;
        let bound = particle && among!(t.low(w - 1), "der den ter ten vd");
        let f = x.flags;
        if f & (PRON | DET | POSS | MONTH | WEEKDAY | ORGHEAD | EMPLOYER | KIN) != 0
            || part::from(t, i + 1)
        {
            return None;
        }
        let surname = f & (LAST | HOME) != 0;
        if small {
            let plain = bound
                || t.low(i + 1) == "van"
                || self.article_surname(i + 1)
                || !particle && f & (FIRST | PLACE) == 0;
            let known = f & WORD == 0 || particle && t.low(i + 1) == "van" && f & HOME != 0;
            return (self.style.lower
                && x.shape == Shape::Lower
                && surname
                && f & (STOP | SAY) == 0
                && plain
                && (known || bound || self.article_surname(i + 1)))
            .then_some(w);
        }
        // "… - Vos Advocaten", "… - Piet de Vries": something else begins.
        let more = t
            .get(w + 1)
            .is_some_and(|y| y.capital() && !y.first && !t.broken(w + 1))
            || t.flags(w + 1) & TUSSEN != 0 && t.get(w + 2).is_some_and(|y| y.capital());
        let name = x.shape == Shape::Title
            && !more
            && if particle {
                // "- van Amsterdam": where he is from.
                bound || surname || t.low(w - 1) == "de" || f & (FIRST | PLACE | STOP) == 0
            } else {
                surname && f & (FIRST | PLACE) == 0 && (f & WORD == 0 || f & HOME != 0)
            };
        name.then_some(w)
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn both_surnames_are_one_name() {
        there(
            Kind::Person,
            &[
                (
                    "Sinds haar man overleed slaapt Anneke Goossens - van de Kerkhof beneden.",
                    "Anneke Goossens - van de Kerkhof",
                ),
                (
                    "Edwin Achterberg - van Rooij haalt de kinderen op.",
                    "Edwin Achterberg - van Rooij",
                ),
                ("Mevrouw Bakker – de Wit belde.", "Bakker – de Wit"),
                (
                    "anneke goossens - van de kerkhof slaapt beneden",
                    "anneke goossens - van de kerkhof",
                ),
            ],
        );
    }

    #[test]
    fn a_dash_that_sets_something_apart_joins_nothing() {
        for (text, names) in [
            ("Anna - de coach - zei niets.", vec!["Anna"]),
            (
                "Gesprek met Anna Jansen - Piet de Vries was er niet.",
                vec!["Anna Jansen", "Piet de Vries"],
            ),
            (
                "Gesprek met Anna Jansen - de rest volgt.",
                vec!["Anna Jansen"],
            ),
            ("anna jansen - de coach van vorig jaar", vec!["anna jansen"]),
        ] {
            assert_eq!(only(text, Kind::Person), names, "{text}");
        }
    }
}
