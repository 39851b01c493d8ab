//! Names that no rule of form sees: a lone initial behind a preposition ("over P. hebben"), initials that are an abbreviation too
//! ("een cliënt, TV, die"), surnames with particles that are prepositions ("Wim voor den Dag", "aan Khaled tot Nederveen"), and who
//! speaks in a chat, whatever the word ("Tries: heb je even"). `super::find` calls it once the plain names are known.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Marks them.
    pub(super) fn rare(&mut self) {
        self.lone_initials();
        self.abbreviated();
        self.prepositioned();
        if self.t.has(b':') {
            self.chatting();
        }
        self.acting();
        if self.t.text.contains("achternaam") || self.t.text.contains("surname") {
            self.named_so();
        }
    }

    /// "over Minh Buurman", "An Mol mailde", "Bink twijfelt", "her son will (15)": words that are names because of what they do.
    fn acting(&mut self) {
        let t = self.t;
        for k in 0..t.len() {
            let f = self.f(k);
            let n = k + 1;
            self.behind_role(k);
            if f & FIRST != 0 && self.hit[k] == 0.0 && self.placed(k) {
                self.mark(k, 0.75, "name-context");
            }
            if f & FIRST == 0 && self.hit[k] == 0.0 || t.broken(n) || !t[k].is_word() {
                continue;
            }
            let title = t[k].shape == Shape::Title;
            let surname = title
                && t.get(n)
                    .is_some_and(|x| x.shape == Shape::Title && !x.first && x.spaced)
                && (t.flags(n) | self.f(n))
                    & (PRON | DET | MONTH | WEEKDAY | EMPLOYER | ORGTAIL | ORGHEAD | PLACE | STOP)
                    == 0
                && !t
                    .get(k + 2)
                    .is_some_and(|x| x.capital() && !t.broken(k + 2))
                && !self.style.heading(t, k);
            let told = self.hit[n] == 0.0
                && t.flags(n) & FIRST == 0
                && t.flags(k + 2) & SAY != 0
                && t.get(k + 2).is_some_and(|x| x.shape == Shape::Lower);
            if surname
                && (self.hit[k] > 0.0 && t.flags(k) & (KIN | TITLE) == 0
                    || t[k].first && f & FIRST != 0 && told)
            {
                self.mark(k, 0.75, "surname");
                self.mark(n, 0.75, "surname");
                continue;
            }
            if self.hit[k] > 0.0 {
                continue;
            }
            let acts = title
                && t[k].first
                && f & (MONTH | STOP | NOTNAME) == 0
                && t[n].shape == Shape::Lower
                && among!(
                    t.low(n),
                    "twijfelt vertelt zegt vraagt mailde belde vindt voelt denkt zoekt kreeg huilde appte zucht knikt lacht wonders says tells",
                );
            let aged = k > 0
                && t.flags(k - 1) & KIN != 0
                && !t.broken(k)
                && t.raw(n) == "("
                && t.raw(k + 3) == ")"
                && t.get(k + 2)
                    .is_some_and(|x| x.shape == Shape::Number && t.low(k + 2).len() <= 2);
            if acts || aged {
                self.mark(k, 0.7, "name-context");
            }
        }
    }

    /// "wilde het over P. hebben", "werkt F. als kok": one capital and a point inside a sentence, where somebody must stand.
    fn lone_initials(&mut self) {
        let t = self.t;
        for m in 0..self.marks.len() {
            let Some(k) = self.marks.get(m).map(|p| p.saturating_sub(1)) else {
                continue;
            };
            if k == 0
                || t[k].shape != Shape::Initial
                || self.hit[k] > 0.0
                || t.raw(k + 1) != "."
                || t[k + 1].spaced
                || t.broken(k)
                || !t[k].spaced
                || super::coded::lettered(t.low(k - 1))
            {
                continue;
            }
            let goes_on = t
                .get(k + 2)
                .is_some_and(|x| x.shape == Shape::Lower && x.spaced && !t.broken(k + 2));
            let p = k - 1;
            let led = among!(
                t.low(p),
                "over met van aan bij door voor tussen zonder tegen namens volgens about with for by from to and en than dan zag zegt belde sprak",
            ) || t.flags(p) & KIN != 0
                || goes_on
                    && t[p].shape == Shape::Lower
                    && t.flags(p) & (SAY | VERB) != 0
                    && t.low(p).ends_with('t');
            // "Van A. naar B.", "A. en B.": letters of a list.
            let initial = |n: usize| {
                k.checked_sub(n)
                    .is_some_and(|x| t[x].shape == Shape::Initial)
            };
            let listed = t.low(p) == "van" && matches!(t.low(k + 2), "naar" | "tot")
                || matches!(t.low(p), "naar" | "en" | "and" | "to") && (initial(2) || initial(3));
            if goes_on && led && !listed {
                self.mark(k, 0.7, "initials");
                self.mark(k + 1, 0.7, "initials");
            }
        }
    }

    /// "een cliënt, TV, die", "SP kreeg vrijdag": two capitals that are something else as well, where somebody is spoken of.
    fn abbreviated(&mut self) {
        let t = self.t;
        for n in 0..self.letters.len() {
            let Some(k) = self.letters.get(n).copied() else {
                continue;
            };
            if self.hit[k] > 0.0 || t[k].shape != Shape::Upper || t.low(k).chars().count() != 2 {
                continue;
            }
            let client = k > 1
                && t.raw(k - 1) == ","
                && among!(
                    t.low(k - 2),
                    "cliënt client coachee cliënte klant deelnemer patiënt collega",
                )
                && (t.raw(k + 1) == "," || t.broken(k + 1));
            let acts = t[k].first
                && among!(t.low(k), "sp tv ok pc cd dj vd pm am ad")
                && among!(
                    t.low(k + 1),
                    "kreeg heeft wil zegt vertelt belde mailde vindt twijfelt werkt wilde zei kwam huilde says wants told",
                )
                && !t.broken(k + 1);
            if client || acts {
                self.mark(k, 0.7, "initials");
                for again in 0..t.len() {
                    if t.raw(again) == t.raw(k) {
                        self.mark(again, 0.65, "initials");
                    }
                }
            }
        }
    }

    /// "Wim voor den Dag", "Leentje bij de Vaate": a first name, a preposition, an article and a surname with its capital.
    fn prepositioned(&mut self) {
        let t = self.t;
        if self.style.lower {
            self.leading(0);
        }
        for p in 1..t.len() {
            if t[p].first && self.style.lower {
                self.leading(p);
            }
            // Behind a name or a point, or nothing.
            if t[p].shape == Shape::Mark || self.hit[p - 1] == 0.0 && t[p - 1].shape == Shape::Lower
            {
                continue;
            }
            if !matches!(
                t.low(p),
                "voor"
                    | "bij"
                    | "tot"
                    | "over"
                    | "onder"
                    | "uit"
                    | "op"
                    | "aan"
                    | "in"
                    | "tjon"
                    | "van"
            ) || t.broken(p)
            {
                continue;
            }
            let first = self.hit[p - 1] > 0.0
                || t[p - 1].shape == Shape::Title && t.flags(p - 1) & FIRST != 0;
            let initial = t.raw(p - 1) == "."
                && p > 1
                && (t[p - 2].shape == Shape::Initial
                    || self.hit[p - 2] > 0.0
                    || self.style.lower
                        && t.low(p - 2).len() == 1
                        && t[p - 2].shape == Shape::Lower);
            if !(first || initial) || t[p - 1].shape == Shape::Mark && !initial {
                continue;
            }
            // "Luca Tjon A Fat": a surname of syllables.
            if t.low(p) == "tjon" {
                let mut k = p + 1;
                while k < p + 4
                    && t.get(k)
                        .is_some_and(|x| x.capital() && x.is_word() && !t.broken(k))
                {
                    k += 1;
                }
                for x in p..k {
                    self.mark(x, 0.8, "surname");
                }
                continue;
            }
            if t[p].shape != Shape::Lower {
                continue;
            }
            let article = matches!(t.low(p + 1), "den" | "der" | "de" | "het" | "'t")
                && t[p + 1].shape == Shape::Lower;
            let n = p + 1 + usize::from(article);
            let bound = matches!(t.low(p + 1), "den" | "der");
            if t.broken(p + 1) || t.broken(n) {
                continue;
            }
            let Some(x) = t.get(n) else { continue };
            let f = x.flags;
            let name = x.shape == Shape::Title
                && f & (MONTH | WEEKDAY | PRON | DET | EMPLOYER) == 0
                && (bound || f & FIRST == 0)
                || bound
                    && self.style.lower
                    && t.low(p) != "over"
                    && x.shape == Shape::Lower
                    && x.is_word()
                    && f & (STOP | DET | PRON) == 0;
            let house = f & (PLACE | ORGHEAD | HOUSE | ORGTAIL) != 0;
            // "Lotte van Nistelrode, born": called after a town.
            let born = t.raw(n + 1) == ","
                && (among!(t.low(n + 2), "born geboren geb")
                    || t.get(n + 2).is_some_and(|y| y.shape == Shape::Number))
                || t.raw(n + 1) == "(";
            let ok = name
                && (bound && t.low(p) != "van"
                    || matches!(t.low(p), "bij" | "over")
                        && t.low(p + 1) == "de"
                        && !house
                        && x.shape == Shape::Title
                    || t.low(p) == "van" && !article && x.shape == Shape::Title && born
                    || t.low(p) == "tot"
                        && !article
                        && f & (MONTH | WEEKDAY | STOP) == 0
                        && x.shape == Shape::Title);
            if ok {
                let from = if initial { p - 2 } else { p - 1 };
                for k in from..=n {
                    self.mark(k, 0.8, "surname");
                }
            }
        }
    }

    /// "van looy belt morgen": typed without capitals, a sentence begins with a particle, a surname that is nothing else and what he does.
    fn leading(&mut self, p: usize) {
        let t = self.t;
        if !matches!(t.low(p), "van" | "vd" | "ter" | "ten") || t.broken(p + 1) {
            return;
        }
        let w = p + 1 + usize::from(matches!(t.low(p + 1), "der" | "den" | "de"));
        let surname = self.f(w) & (LAST | HOME) != 0 && self.f(w) & (FIRST | WORD | PLACE) == 0;
        let acts = t.flags(w + 1) & SAY != 0 && t.flags(w + 2) & PRON == 0;
        if surname && acts && !t.broken(w) && !t.broken(w + 1) {
            for k in p..=w {
                self.mark(k, 0.75, "surname");
            }
        }
    }

    /// "Tries: heb je even?", "ik: tuurlijk": who speaks again and again in a chat, whatever the word.
    fn chatting(&mut self) {
        let t = self.t;
        let label = |k: usize| t.broken(k) && t.raw(k + 1) == ":" && !t[k + 1].spaced;
        let chat = (0..t.len()).any(|k| label(k) && matches!(t.low(k), "ik" | "me" | "mij"));
        if !chat {
            return;
        }
        let spoken: Vec<usize> = (0..t.len())
            .filter(|k| {
                label(*k)
                    && (t[*k].shape == Shape::Title || self.letter_of(*k))
                    && t.flags(*k) & (PRON | TITLE | KIN | JOB) == 0
                    && !among!(t.low(*k), "coach coachee cliënt client vraag antwoord opdracht doel note actie afspraak reactie")
            })
            .collect();
        for k in &spoken {
            if spoken.iter().filter(|o| t.low(**o) == t.low(*k)).count() < 2 {
                continue;
            }
            let letter = t.raw(*k).len() == 1;
            for again in 0..t.len() {
                if t.raw(again) == t.raw(*k) && (!letter || label(again)) {
                    self.mark(again, 0.7, "speaker");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn names_that_no_form_tells() {
        there(
            Kind::Person,
            &[
                ("Ze wilde het over P. hebben en zweeg.", "P."),
                ("Sinds maart werkt F. als tolk.", "F."),
                ("Een casus over een cliënt, TV, die niet meer rijdt.", "TV"),
                ("Hij prees Wim voor den Dag en zweeg.", "Wim voor den Dag"),
                ("Ze sprak over Minh Buurman en ging.", "Minh Buurman"),
                ("her son will (15) is being bullied", "will"),
                ("bellen met Leentje bij de Vaate.", "Leentje bij de Vaate"),
                (
                    "Tries: heb je ff?\nik: tuurlijk\nTries: het gaat niet",
                    "Tries",
                ),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "We kozen plan B. daarna ging het beter.",
                "De TV stond aan.",
            ],
        );
    }
}
