//! A first name and the first letter of the surname, without a point: "anouk v, 34", "kim a en kim b zitten in een klas". The letter is left
//! where it may be short for a word that governs what follows: "els m broer" is "met", "jan v cv" is "voor", "piet w hulp" is "wil".
//! `super::find` calls it once every name is known.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Takes the letters along.
    pub(super) fn single_letters(&mut self) {
        for n in 0..self.singles.len() {
            let Some(k) = self.singles.get(n).copied() else {
                continue;
            };
            if self.hit[k] == 0.0 && self.surname_letter(k) {
                self.mark(k, 0.75, "initials");
            }
        }
    }

    fn surname_letter(&self, k: usize) -> bool {
        let t = self.t;
        let Some(i) = k.checked_sub(1) else {
            return false;
        };
        let alike = matches!(
            (t[i].shape, t[k].shape),
            (Shape::Title, Shape::Initial) | (Shape::Lower, Shape::Lower)
        );
        let name = self.hit[i] > 0.0
            && alike
            && t[k].spaced
            && !t.broken(k)
            && self.f(i) & FIRST != 0
            && !super::coded::lettered(t.low(i))
            // "jan bakker b": a whole name before it.
            && !(i > 0 && self.hit[i - 1] > 0.0 && t[i - 1].is_word() && !t.broken(i));
        // A kiss, and what people say of themselves.
        name && !matches!(t.low(k), "x" | "i") && self.ends_there(k)
    }

    /// Whether nothing behind the letter at `k` can be governed by it.
    fn ends_there(&self, k: usize) -> bool {
        let t = self.t;
        let n = k + 1;
        let Some(x) = t.get(n).filter(|_| !t.broken(n)) else {
            return true;
        };
        if x.shape == Shape::Number {
            return false;
        }
        if !x.is_word() {
            return match t.raw(n) {
                "," | ";" | ":" | "!" | "?" | ")" => !x.spaced,
                "(" => true,
                // "tilly m. ze wil rust", but "els m. haar broer", "gust v. tilborg": what begins behind the point is a sentence.
                "." => !x.spaced && self.sentence(n + 1),
                _ => false,
            };
        }
        if matches!(t.low(n), "en" | "and" | "&") {
            return self.hit.get(n + 1).is_some_and(|h| *h > 0.0) && !t.broken(n + 1);
        }
        // "kim b zegt"; "ik" and "u" have verbs of their own.
        if matches!(t.low(k), "k" | "u" | "a") {
            return false;
        }
        let finite = x.flags & SAY != 0 && x.flags & (DET | PRON | NAME) == 0;
        // "kim a en kim b zitten": two of them.
        let both = k > 1
            && matches!(t.low(k - 2), "en" | "and" | "&")
            && (x.flags & VERB != 0 || t.low(n).ends_with("en") || among!(t.low(n), "are were"));
        x.shape == Shape::Lower && (finite || both)
    }

    /// Whether a sentence of its own begins at `n`.
    fn sentence(&self, n: usize) -> bool {
        let t = self.t;
        t.get(n).is_none_or(|x| {
            t.broken(n)
                || x.capital()
                || !x.is_word()
                || x.flags & SAY != 0
                || among!(
                    t.low(n),
                    "ik hij ze zij we wij je i he she we they is was heeft had wil kan niet nog ook dus maar volgende next still again",
                )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{only, there},
    };

    #[test]
    fn a_letter_behind_a_first_name_is_part_of_it() {
        there(
            Kind::Person,
            &[
                ("anouk v, 34, slaapt slecht", "anouk v"),
                ("gesprek met tilly m. ze wil rust", "tilly m"),
                ("afspraak met lou b\nvolgende week weer", "lou b"),
                ("hamish t, second session, tired", "hamish t"),
                ("kim a en kim b zitten in dezelfde klas", "kim b"),
                ("kim a en kim b zitten in dezelfde klas", "kim a"),
                ("gesprek met anouk w (34) over werk", "anouk w"),
                ("sanne d zegt dat het beter gaat", "sanne d"),
                ("Gesprek met Anouk V, 34 jaar.", "Anouk V"),
            ],
        );
    }

    #[test]
    fn a_letter_that_governs_what_follows_stays() {
        for (text, name) in [
            ("gesprek met anouk v haar cv gehad", "anouk"),
            ("sanne m broer gesproken, ging goed", "sanne"),
            ("gisteren anouk v cv gesproken", "anouk"),
            ("sanne w hulp bij administratie", "sanne"),
            ("dank anouk x", "anouk"),
            ("met sanne n afspraak gemaakt voor maandag", "sanne"),
            ("sanne b 3 keer gebeld", "sanne"),
        ] {
            let found = only(text, Kind::Person);
            assert!(found.iter().any(|f| f == name), "{text}: {found:?}");
        }
    }
}
