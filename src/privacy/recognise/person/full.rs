//! A given name beside a surname of our own lists: each may be an ordinary word ("jan bakker", "will cook", "grace king"), and together they seldom are.
//! `super::find` calls it between the first look and the spreading.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{among, part};
use super::Reader;

impl Reader<'_> {
    /// Marks every word of every full name.
    pub(super) fn full_names(&mut self) {
        let t = self.t;
        for i in 0..t.len().saturating_sub(1) {
            // Our own list of given names, or whoever the first look knows already.
            let listed = self.f(i) & (FIRST | NAMED) == FIRST | NAMED;
            // "job de graaf slaapt slecht": a word that our own list has not, but an article and a surname, and what he does.
            let rare = self.style.lower
                && self.f(i) & (FIRST | STOP | KIN | SAY | TITLE) == FIRST
                && t[i].shape == Shape::Lower
                && matches!(t.low(i + 1), "de" | "den" | "ter" | "ten" | "vd")
                && self.previous(i).is_none()
                && self.style.dutch
                && self.f(i + 2) & HOME != 0
                && !t.broken(i + 3)
                && (t.flags(i + 3) & SAY != 0
                    || t.flags(i + 3) & VERB != 0 && t.low(i + 3).ends_with('t'));
            let listed = listed || rare;
            let met = self.hit[i] > 0.0 && self.f(i) & (WORD | LAST) == 0;
            if !t[i].is_word() || !listed && !met
                || self.f(i) & (PRON | DET) != 0
                // "het team te lang heeft": a particle first of all.
                || self.f(i) & STOP != 0
                    && t[i].shape == Shape::Lower
                    && (self.f(i) & TUSSEN != 0 || among!(t.low(i), "to so do no go my in on so"))
            {
                continue;
            }
            let short = i + 1 + self.pointed(i + 1);
            let w = self.behind_particles(short);
            let line = !t.broken(i + 1)
                && (short..=w).all(|k| !t.broken(k) && t.get(k).is_some_and(|x| x.is_word()));
            // "Van Welmoed, de mentor, moest ze": a preposition, unless a surname or what he does follows.
            if t[i].first
                && self.f(i) & TUSSEN != 0
                && self.f(i) & STOP != 0
                && self.f(w) & (HOME | LAST) == 0
                && !(self.f(w) & FIRST == 0 && !t.broken(w + 1) && t.flags(w + 1) & SAY != 0)
            {
                continue;
            }
            let mut never = STOP | PRON | DET | KIN | WEEKDAY | TITLE | MONTH;
            // "Victor March, born": a month is a surname where no date is told.
            let march = w == i + 1
                && t.get(w).is_some_and(|x| x.shape == Shape::Title)
                && t.flags(w) & MONTH != 0
                && t[i].shape == Shape::Title
                && t.get(w + 1)
                    .is_none_or(|x| !x.is_word() && x.shape != Shape::Number || t.broken(w + 1));
            // "Toon de Goede wil": behind a given name, an article and with a capital.
            if w > i + 1
                && t.get(w).is_some_and(|x| x.shape == Shape::Title)
                && t[i].shape == Shape::Title
                && t.get(w - 1).is_some_and(|x| x.shape == Shape::Lower)
                && (t.broken(w + 1)
                    || t.get(w + 1)
                        .is_none_or(|x| !x.is_word() || x.flags & (STOP | SAY) != 0))
                && among!(
                    t.low(w),
                    "goede jonge oude nieuwe grote lange eerste goeden ouden wilde kleine"
                )
            {
                never &= !STOP;
            }
            // "Femke ter Haar", "Daphne ten Have": no small word behind these.
            if w == i + 2
                && matches!(t.low(i + 1), "ter" | "ten")
                && t[i].shape == Shape::Title
                && t.get(w).is_some_and(|x| x.shape == Shape::Title)
            {
                never = WEEKDAY | MONTH;
            }
            if march {
                self.mark(i, 0.8, "name-list");
                never &= !MONTH;
            }
            if !line
                || w > i + 1 && part::from(t, i + 1)
                || self.hit[i] > 0.0 && self.hit[w] > 0.0
                || self.f(w) & never != 0
            {
                continue;
            }
            // "12 jan bakker bellen": the month.
            let dated = self.f(i) & MONTH != 0
                && (i > 0 && t[i - 1].shape == Shape::Number && !t.broken(i) || self.in_time(i));
            let full = !dated
                && match (t[i].shape, t[w].shape) {
                    (Shape::Title, Shape::Title) => self.capitals(i, w),
                    (Shape::Lower, Shape::Lower) => self.style.lower && self.small(i, w),
                    _ => false,
                };
            if full {
                self.mark(i, 0.85, "name-list");
                for k in i + 1..=w {
                    self.mark(k, 0.85, "surname");
                }
            }
        }
    }

    /// The word behind at most three particles: "de", "van der". Those that are prepositions first of all begin no surname here.
    fn behind_particles(&self, from: usize) -> usize {
        let t = self.t;
        let particle = |k: usize| {
            t.flags(k) & TUSSEN != 0
                && !among!(
                    t.low(k),
                    "in op uit over onder aan voor bij en of a al la le i",
                )
        };
        (from..from + 3).find(|k| !particle(*k)).unwrap_or(from + 3)
    }

    /// "Jan Bakker", "Will Osei", "Frank de Boer": with capitals the form is a name's, unless the second is a given name: "Wil Anna ook?"
    fn capitals(&self, i: usize, w: usize) -> bool {
        let f = self.f(w);
        let t = self.t;
        // In a heading every word has a capital; two that mean something else as well need a sign there.
        let sign = self
            .previous(i)
            .is_some_and(|p| t.flags(p) & (WITH | STRONGWITH | KIN | TITLE) != 0)
            || !t.broken(w + 1) && t.flags(w + 1) & SAY != 0;
        let plain = self.ordinary(i) && self.ordinary(w) && !sign;
        !(plain && self.style.heading(t, i))
            && (f & HOME != 0
                || f & FIRST == 0 && self.hit[w] > 0.0
                // "Frank de Boer": a trade behind the article, and a capital.
                || w > i + 1 && among!(t.low(w - 1), "de der den ter ten"))
            && f & (EMPLOYER | ORGHEAD | ORGTAIL) == 0
            && (f & PLACE == 0 || f & HOME != 0)
    }

    /// Without capitals the words around have a say.
    fn small(&self, i: usize, w: usize) -> bool {
        let t = self.t;
        let (given, surname) = (self.f(i), self.f(w));
        let before = self.previous(i);
        // "riet blok (62)": with an age behind it nothing else it could be.
        let aged = t.raw(w + 1) == "("
            && t.raw(w + 3) == ")"
            && t.get(w + 2)
                .is_some_and(|x| x.shape == Shape::Number && t.low(w + 2).len() == 2);
        if aged && given & FIRST != 0 && surname & (STOP | SAY) == 0 {
            return true;
        }
        // "intake jurriaan vonk, 52, directeur": a surname too, and nothing a person is.
        let counted = t.raw(w + 1) == ","
            && t.get(w + 2).is_some_and(|x| {
                x.shape == Shape::Number && t.low(w + 2).len() == 2 && !t.broken(w + 2)
            })
            && matches!(t.raw(w + 3), "," | "." | "(" | ";");
        if counted
            && given & FIRST != 0
            && surname & (LAST | HOME) != 0
            && surname & (STOP | SAY) == 0
        {
            return true;
        }
        // "cor noordzij gaf", "ward kerstens,": a surname that is nothing else, closed off.
        let strange = surname & LAST != 0
            && surname & (WORD | PLACE | FIRST | STOP) == 0
            && t.flags(w) & !MULTI == LAST
            && before.is_none_or(|p| {
                t.flags(p) & (WITH | STRONGWITH | MEET | KIN) != 0
                    || t.low(p).ends_with("gesprek")
                    || t.low(p).ends_with("melding")
            })
            && (matches!(t.raw(w + 1), "," | ":" | "(")
                || !t.broken(w + 1) && t.flags(w + 1) & SAY != 0);
        // "ward kerstens, 24 feb": made of words, and no dictionary has it.
        let made = t[i].first
            && w == i + 1
            && t.flags(w) & !(MULTI | PROPER) == 0
            && !super::super::organisation::verbal(t.low(w))
            && t.low(w).len() > 5
            && matches!(t.raw(w + 1), "," | ":" | "(");
        // "cor noordzij gaf": nothing else stands between who begins a Dutch sentence and the verb.
        let second = t[i].first
            && w == i + 1
            && self.style.dutch
            && !self.ordinary(i)
            && surname & (LAST | NAMED | PROPER) != 0
            && surname & (VERB | FIRST | PLACE) == 0
            && !t.broken(w + 1)
            && t.flags(w + 1) & SAY != 0
            && t.flags(w + 1) & (DET | PRON) == 0;
        // "kirsten vonk moet": a surname before a verb that can be nothing else.
        let acting = t[i].first
            && w == i + 1
            && self.style.dutch
            && !self.ordinary(i)
            && surname & (LAST | HOME) != 0
            && surname & (FIRST | PLACE | STOP | SAY) == 0
            && !t.broken(w + 1)
            && among!(
                t.low(w + 1),
                "moet moest wil wilde kan kon mag mocht heeft had wordt werd gaat ging komt kwam zegt zei vindt vond blijft bleef krijgt kreeg liep viel zat stond lag bracht \
                trok sliep begon"
            );
        // "praktijkondersteuner karin kok uit neede"
        let acting = acting
            || surname & (LAST | HOME) != 0
                && !self.ordinary(i)
                && surname & (FIRST | PLACE | STOP | SAY) == 0
                && t.low(w + 1) == "uit"
                && !t.broken(w + 1)
                && !t.broken(w + 2)
                && t.flags(w + 2) & PLACE != 0
                && t.flags(w + 2) & (STOP | WORD) == 0;
        if strange || made || second || acting || self.announced(i, w, before) {
            return true;
        }
        if surname & HOME == 0 || before.is_some_and(|p| t.flags(p) & (DET | POSS | PRON) != 0) {
            return false;
        }
        // "did anna cook", "let eva hunter": a verb that has its subject before it.
        if surname & VERBAL != 0
            && before.is_some_and(|p| {
                among!(
                    t.low(p),
                    "did does do let lets make made makes help helped helps can could may might must shall should would will to see saw \
                        watch watched hear heard laat liet zie zag hoor hoorde kan kon mag mocht moet moest wil wilde zal zou",
                )
            })
        {
            return false;
        }
        let n = w + 1;
        let open = !t.broken(n);
        let acts = open
            && (t.flags(n) & SAY != 0
                || t.flags(n) & VERB != 0 && t.low(n).ends_with('t') && self.style.dutch);
        // "grace baker and i", "eva bakker gesproken"
        let and_me = open && among!(t.low(n), "and en &") && among!(t.low(n + 1), "i ik");
        let spoken = open
            && self.style.dutch
            && t.low(n).starts_with("ge")
            && t.low(n).ends_with(['n', 'd', 't']);
        let alone = before.is_none();
        let with = before.is_some_and(|p| t.flags(p) & (WITH | STRONGWITH) != 0);
        // "geesje wilde", "urk kent", "deepak cook": what somebody does.
        let inflected = self.style.dutch && t.low(w).ends_with(['t', 'e']);
        let verb = surname & SAY != 0
            || surname & VERB != 0 && inflected
            || given & NAMED == 0 && surname & (VERB | VERBAL) != 0;
        if verb && !acts && !and_me && !spoken && !with {
            return false;
        }
        if given & (VERBAL | STOP) != 0 {
            // "will baker was late", "i met will baker": no modal stands there.
            let met = before.is_some_and(|p| {
                among!(
                    t.low(p),
                    "met saw called phoned emailed texted sprak belde mailde appte zag",
                )
            });
            return acts || with || met || alone && and_me;
        }
        if self.ordinary(i) && self.hit[i] == 0.0 {
            return !self.ordinary(w) || alone && (acts || and_me) || spoken;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Anonymiser, Known, apply};

    fn masked(text: &str) -> String {
        let a = Anonymiser::new(&Known::default());
        let findings = a.find(text, &mut a.pseudonyms([7; 32]));
        apply(text, &findings).to_lowercase()
    }

    #[test]
    fn a_given_name_and_a_surname_are_a_name_whatever_each_means() {
        for (text, names) in [
            ("Jan Bakker belde.", "jan bakker"),
            (
                "verwijzing van praktijkondersteuner karin kok uit neede",
                "karin kok",
            ),
            (
                "kirsten vonk moet overmorgen haar plan af hebben",
                "kirsten vonk",
            ),
            ("intake jurriaan vonk, 52, directeur", "jurriaan vonk"),
            ("intake jurriaan spit, 52, directeur", "jurriaan spit"),
            ("Ze is weg bij Femke ter Haar. Klaar.", "femke ter haar"),
            (
                "mag hij zijn oude baas ter haar als referentie opgeven",
                "ter haar",
            ),
            ("gesproken met bedrijfsarts de wit over haar", "de wit"),
            ("Vandaag Piet Visser gesproken.", "piet visser"),
            ("Frank de Groot was er niet.", "frank groot"),
            ("Frank de Boer belde.", "frank boer"),
            ("jan van dijk belde", "jan dijk"),
            ("vandaag eva bakker gesproken", "eva bakker"),
            ("Will Baker called today.", "will baker"),
            ("jan bakker was er vandaag niet.", "jan bakker"),
            ("gesprek met anna bos gehad over haar werk", "anna bos"),
            ("eva visser kwam te laat", "eva visser"),
            ("victor kok zegt dat het goed gaat", "victor kok"),
            ("grace cook was late again", "grace cook"),
            ("i met will baker at the office", "will baker"),
            ("session with joy king about work", "joy king"),
        ] {
            let out = masked(text);
            for name in names.split(' ') {
                assert!(!out.contains(name), "{name}: {out}");
            }
        }
    }

    #[test]
    fn van_before_a_first_name_is_a_preposition() {
        use crate::privacy::{Kind, tests::only};
        for (text, name) in [
            (
                "Ze weet het niet. Van Welmoed, de mentor, moest ze komen.",
                "Welmoed",
            ),
            ("Hij belde. Van Sanne hoorde ik niets.", "Sanne"),
            ("Hij belde. Van Dijk, de mentor, vond het goed.", "Van Dijk"),
        ] {
            assert_eq!(only(text, Kind::Person), [name], "{text}");
        }
    }

    #[test]
    fn a_text_may_end_behind_a_particle_of_a_surname() {
        for text in [
            "Toon de",
            "Toon van de",
            "Filip de Jonge van",
            "gesprek met Toon de ",
        ] {
            let _ = masked(text);
        }
    }

    #[test]
    fn words_that_happen_to_stand_beside_each_other_stay() {
        for (text, kept) in [
            ("intake marie ziek, verzet naar later", "ziek"),
            ("intake sanne lastig, veel weerstand", "lastig"),
            ("intake sanne online, morgen verder", "online"),
            ("kennismaking sanne leuk, ze komt terug", "leuk"),
            ("als coach de lange, trage weg", "de lange"),
            ("opa wiebe overleden, oma alleen", "overleden"),
            (
                "met bedrijfsarts de lange lijst doorgenomen",
                "de lange lijst",
            ),
            ("dat de chef de bakker belde", "bakker"),
            ("ter ere van haar, ter plekke", "ter ere van haar"),
            ("op 12 jan bakker bellen over het brood", "bakker"),
            ("did anna cook dinner for her mother", "cook"),
            ("my brother will cook dinner tonight", "will cook"),
            ("ik wil koning winter niet horen", "wil"),
            ("in the will king charles is named", "will"),
            (
                "goal vague, options few, will strong. rich session",
                "strong",
            ),
            ("the house is quiet and the long day is over", "the house"),
            ("met de storm van de winter", "storm"),
        ] {
            let out = masked(text);
            assert!(out.contains(kept), "{out}");
        }
    }
}
