//! People that the form of a note states: at the head of a file ("Dossier 2022-03119 — XIU YING PETROV"), to whom is paid or written
//! ("t.n.v. p.a. de jong", "Dhr. b. Benali"), by two capitals behind a post ("Dossierhouder JH draagt over"), before a department
//! ("Parel van HR noteert"), and surnames that have a second one behind them ("de Jonge van Ellemeet"). `super::find` calls it.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// What has a number and then says whose it is.
const FILES: &str = "dossier dossiernummer dossiernr traject casus zaak zaaknummer file case client cliënt cliëntnummer klantnummer \
    kenmerk referentie ref trajectnummer opdracht polis";

/// Whose post it is to keep a file: capitals behind are initials.
const POSTS: &str = "casemanager klantmanager contactpersoon coach begeleider begeleidster behandelaar consulent consulente jobcoach \
    leidinggevende manager teamleider regisseur mentor bedrijfsarts arts psycholoog therapeut adviseur collega collega-coach \
    opdrachtgever verwijzer notulist voorzitter supervisor supervisant intervisor trainer teamcoach loopbaancoach trajectbegeleider";

/// What is said or done by somebody of a department.
const ACTS: &str = "noteert noteerde meldt meldde schrijft schreef zegt zei belt belde mailt mailde vraagt vroeg appt appte reageert \
    reageerde vindt vond laat liet vertelt vertelde adviseert adviseerde denkt dacht wil wilde stelt stelde bevestigt bevestigde geeft gaf \
    says said writes wrote notes noted called calls asks asked";

impl Reader<'_> {
    /// Marks them.
    pub(super) fn stated(&mut self) {
        let t = self.t;
        for m in 0..self.marks.len() {
            let Some(i) = self.marks.get(m).copied().filter(|i| *i > 0) else {
                continue;
            };
            match t.text.as_bytes().get(t[i].start) {
                // A hyphen, or the first byte of a dash.
                Some(b'-' | 0xE2) if t[i].spaced && t.digits => self.filed(i),
                Some(b'.') if t[i - 1].end - t[i - 1].start <= 4 => self.payee(i),
                Some(b'&') => self.of_department(i),
                _ => {}
            }
        }
        if !self.style.shouting {
            for m in 0..self.letters.len() {
                if let Some(i) = self.letters.get(m).copied() {
                    self.posted(i);
                    self.of_department(i);
                }
            }
        }
    }

    /// "Dossier DOS-95330 — GERDA VISSER-OP 'T HOF": from the dash at `i` to the end of the line.
    fn filed(&mut self, i: usize) {
        let t = self.t;
        let mut k = i;
        let mut digits = false;
        while k > 0 && i - k < 8 && !t.broken(k) {
            k -= 1;
            digits |= t[k].shape == Shape::Number;
        }
        if !digits || !t.broken(k) || !among!(t.low(k), FILES) || t.broken(i + 1) {
            return;
        }
        let from = i + 1;
        let mut to = from;
        let (mut words, mut named, mut plain) = (0, false, false);
        while to < from + 9 && to < t.len() && (to == from || !t.broken(to)) {
            let x = t[to];
            let quote = matches!(t.raw(to), "'" | "’");
            if !x.is_word() && !quote {
                break;
            }
            if x.is_word() {
                let f = self.f(to);
                let particle = x.flags & TUSSEN != 0 || matches!(t.low(to), "t" | "'t");
                let name = f & (NAME | HOME) != 0 || f & (WORD | STOP | NOTNAME) == 0;
                words += 1;
                named |= name && !particle;
                plain |= !particle
                    && (!name || x.shape == Shape::Lower && !self.style.lower)
                    && !(words > 1 && x.shape != Shape::Lower);
            }
            to += 1;
        }
        let ends = t.broken(to) || matches!(t.raw(to), "," | "(" | "|");
        if ends && named && !plain && (2..=6).contains(&words) {
            for x in from..to {
                self.mark(x, 0.8, "name-context");
            }
        }
    }

    /// "t.n.v. p.a. de jong", "Dhr. b. Benali": letters in any case behind the point at `i`, and a surname.
    fn payee(&mut self, i: usize) {
        let t = self.t;
        let p = i - 1;
        let account = t.low(p) == "v"
            && i > 5
            && t.raw(i - 2) == "."
            && matches!(t.low(i - 3), "n" | "a")
            && t.low(i - 5) == "t"
            || matches!(t.low(p), "tnv" | "tav");
        let title = t[p].flags & TITLE != 0
            && matches!(
                t.low(p),
                "dhr" | "mw" | "mevr" | "drs" | "mr" | "ir" | "dr" | "mrs" | "ms" | "hr"
            );
        if !account && !title {
            return;
        }
        let from = i + 1;
        let mut k = from;
        while k < from + 8
            && !t.broken(k)
            && t.get(k)
                .is_some_and(|x| x.is_word() && x.end - x.start == 1)
            && t.raw(k + 1) == "."
        {
            k += 2;
        }
        // "l.A. Wouters" may be one word and a point to the reader of tokens.
        if k == from || t.broken(k) {
            return;
        }
        let mut w = k;
        while w < k + 3 && !t.broken(w + 1) && t.flags(w) & TUSSEN != 0 {
            w += 1;
        }
        let surname = t.get(w).is_some_and(|x| {
            x.is_word()
                && !t.broken(w)
                && x.flags & (DET | PRON | POSS) == 0
                && (x.shape == Shape::Title
                    || x.flags & (LAST | HOME) != 0
                    || w > k && self.style.lower
                    || x.flags & (WORD | STOP) == 0)
        });
        if surname {
            for x in from..=w {
                self.mark(x, 0.85, "initials");
            }
        }
    }

    /// "Dossierhouder JH draagt over": two or three capitals behind a post, and what is done.
    fn posted(&mut self, i: usize) {
        let t = self.t;
        let x = t[i];
        if x.shape != Shape::Upper
            || !(2..=3).contains(&t.raw(i).chars().count())
            || self.hit.get(i).is_some_and(|h| *h > 0.0)
            || x.flags & (NOTNAME | WORD | EMPLOYER | STOP) != 0
            || super::coded::thing(t.low(i))
        {
            return;
        }
        let Some(p) = self.previous(i) else { return };
        let low = t.low(p);
        let post = among!(low, POSTS)
            || low.len() > 9
                && [
                    "houder",
                    "houdster",
                    "manager",
                    "begeleider",
                    "begeleidster",
                    "consulent",
                    "coach",
                    "adviseur",
                    "leider",
                ]
                .iter()
                .any(|e| low.ends_with(e));
        if !post || t.raw(p + 1) != t.raw(i) {
            return;
        }
        let n = i + 1;
        let acts = !t.broken(n)
            && t.get(n).is_some_and(|y| y.shape == Shape::Lower)
            && (t.flags(n) & (SAY | VERB) != 0
                || t.flags(n) & NL != 0 && t.low(n).ends_with('t')
                || matches!(t.low(n), "is" | "was" | "heeft" | "en"));
        let closes = t.broken(n) || matches!(t.raw(n), "." | "," | ")" | ":" | ";" | "(");
        if acts || closes {
            self.mark(i, 0.75, "initials");
            let low = t.low(i);
            for k in 0..t.len() {
                if t[k].shape == Shape::Upper && t.low(k) == low {
                    self.mark(k, 0.7, "initials");
                }
            }
        }
    }

    /// "Parel van HR noteert", "trees van p&o belt": who speaks for the department at `i`, though the name is a word as well.
    pub(super) fn of_department(&mut self, i: usize) {
        let t = self.t;
        let (from, last) = if t.raw(i) == "&" {
            if t.low(i.saturating_sub(1)) != "p" || t.low(i + 1) != "o" {
                return;
            }
            (i - 1, i + 1)
        } else if among!(t.low(i), "hr hrm") {
            (i, i)
        } else {
            return;
        };
        let Some(k) = from.checked_sub(2) else { return };
        if !matches!(t.low(from - 1), "van" | "from" | "bij")
            || t.broken(from)
            || t.broken(from - 1)
            || !t[k].first
            || self.hit.get(k).is_some_and(|h| *h > 0.0)
            || t.broken(last + 1)
        {
            return;
        }
        let f = self.f(k);
        let name = f & (LAST | HOME | FIRST | NAMED) != 0
            && f & (STOP | DET | PRON | POSS | KIN | NOTNAME | ORGHEAD | TITLE | JOB | MONTH) == 0;
        let acts = among!(t.low(last + 1), ACTS)
            || f & (FIRST | NAMED) != 0 && t.flags(last + 1) & SAY != 0;
        if name && acts && (t[k].shape == Shape::Title || self.style.lower) {
            self.mark(k, 0.7, "name-context");
        }
    }

    /// "Koen de Jonge van Ellemeet", "Petra van Heeckeren van Kell": a second surname behind one with its particle.
    pub(super) fn second_surname(&mut self) {
        let t = self.t;
        for i in 1..t.len().saturating_sub(2) {
            if self.hit[i] == 0.0
                || self.hit[i + 1] > 0.0
                || t[i].flags & TUSSEN != 0
                || t[i - 1].flags & TUSSEN == 0
                || self.hit[i - 1] == 0.0
                || t.broken(i)
                || t.broken(i + 1)
                || t.broken(i + 2)
                || t[i + 1].shape != Shape::Lower
                || !matches!(t.low(i + 1), "van" | "tot" | "uit" | "thoe")
            {
                continue;
            }
            let mut w = i + 2;
            while w < i + 4
                && matches!(t.low(w), "de" | "der" | "den" | "'t" | "het")
                && !t.broken(w + 1)
            {
                w += 1;
            }
            let surname = t.get(w).is_some_and(|x| {
                x.is_word()
                    && x.shape == t[i].shape
                    && matches!(x.shape, Shape::Title | Shape::Lower)
                    && x.flags
                        & (WORD
                            | STOP
                            | DET
                            | PRON
                            | KIN
                            | EMPLOYER
                            | ORGHEAD
                            | ORGTAIL
                            | COUNTRY
                            | NOTNAME
                            | HOUSE)
                        == 0
                    && (x.shape == Shape::Title || self.style.lower)
                    && !self.lexicon.is_compound(t.low(w))
                    && t.low(w).len() > 3
            });
            if surname {
                for k in i + 1..=w {
                    self.mark(k, 0.75, "surname");
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
    fn people_by_the_form_of_a_note() {
        there(
            Kind::Person,
            &[
                (
                    "Dossier 2022-03119 — XIU YING PETROV\nStartdatum 8 mei\nDoel rust",
                    "XIU YING PETROV",
                ),
                (
                    "rekening be37349071526328 t.n.v. p.a. de jong. bedrag volgt",
                    "p.a. de jong",
                ),
                ("Dhr. b. Benali\nKerkstraat 143\nGent", "b. Benali"),
                ("Dossierhouder JH draagt over aan mij. Het is rustig.", "JH"),
                (
                    "Casus. Parel van HR noteert: uren opbouwen, rustig aan.",
                    "Parel",
                ),
                (
                    "Daarna Koen de Jonge van Ellemeet en de rest.",
                    "Koen de Jonge van Ellemeet",
                ),
                (
                    "Eindverslag. Deelnemer: Dijk, Reinhilde. Werkgever: onbekend",
                    "Dijk, Reinhilde",
                ),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Dossier 2022-03 — Verslag van de intake\nDoel: rust",
                "Traject 12 - Begeleiding naar werk",
                "Manager IT vraagt om rust. Coach HR is vrij.",
                "Vraag van HR blijft liggen. Mail van HR zegt niets.",
                "opties: a. rust b. werk, i.v.m. de tijd",
            ],
        );
    }
}
