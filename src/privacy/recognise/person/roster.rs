//! People in lists and behind labels: who was there ("Aanwezig: Robijn Kuiper, Mirte Segers (leidinggevende)"), who spoke in a round
//! ("- Goud: vindt dat"), names that fell ("Haoran – niet. Griet – soms."), and surnames put first ("Naam en voornaam: Blom,
//! Chantal", "Kamp, Siebe op den"). `super::find` calls it in texts with a colon, a dash or a particle.

use super::super::super::lexicon::flag::*;
use super::super::super::quick::QuickMap;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// Labels behind which nothing but people stand.
const ROLES: &str = "aanwezig aanwezigen present attendees attending afwezig absent apologies deelnemers participants namen names eigenaar \
    owner trekker actiehouder voorzitter chair notulist minutes contactpersoon noodcontact mentor mentoren mentors begeleider buddy \
    deelnemer spreker sprekers speakers afgemeld verhinderd betrokkenen genodigden uitgenodigd gesprekspartner gesprekspartners ouders \
    parents kinderen children zussen broers siblings verwijzer verwezen behandelaar casemanager contact coachee coachees";

/// Labels that say whose name follows.
const NAMING: &str = "naam name namen voornaam achternaam surname client cliënt cliënte coachee klant kandidaat deelnemer";

/// Words at the head of a list item that are no people.
const HEADINGS: &str = "doel goal actie action afspraak thema vraag datum besluit punt probleem oplossing wens les plan stap opdracht gevoel \
    gedachte gedrag gevolg situatie resultaat energie werk thuis team sterk zwak kans rust slaap score cijfer";

impl Reader<'_> {
    /// Marks them.
    pub(super) fn rosters(&mut self) {
        let t = self.t;
        let (mut labels, mut dashes) = (Vec::new(), Vec::new());
        for m in 0..self.marks.len() {
            let Some(i) = self.marks.get(m).copied().filter(|i| *i > 0) else {
                continue;
            };
            match t.text.as_bytes().get(t[i].start) {
                Some(b':') if !t[i].spaced => {
                    self.roll(i);
                    labels.push(i);
                }
                Some(b',') => self.turned_round(i),
                Some(b'.') => self.first_and_letter(i),
                // A hyphen, or the first byte of a dash.
                Some(b'-' | 0xE2) if t[i].spaced => dashes.push(i),
                _ => {}
            }
        }
        if labels.len() > 1 {
            self.bulleted(&labels);
        }
        if dashes.len() > 1 {
            self.dashed(&dashes);
        }
    }

    /// Who speaks in a dialogue: "ik: … / linda: …". The words before a colon at the start of a line are people when one
    /// of them is the writer, or when the same one speaks twice; so too where a dialogue is written on, without new lines.
    pub(super) fn speakers(&mut self) {
        let t = self.t;
        let inline = |i: usize| i > 0 && matches!(t.raw(i - 1), "." | "?" | "!" | "]" | "…" | ")");
        let label = |i: usize| {
            (t.broken(i) || inline(i))
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
        let mut counts: QuickMap<&str, usize> = QuickMap::default();
        for i in &all {
            *counts.entry(t.low(*i)).or_default() += 1;
        }
        for i in &all {
            let twice = counts.get(t.low(*i)).is_some_and(|n| *n > 1);
            let f = self.f(*i);
            let may = f & (STOP | KIN | NOTNAME | PRON | GREET) == 0 && t.low(*i).len() > 2;
            // "doel: … ik: …": on one line a word that is no name is a heading, unless it comes back.
            let named = f & (FIRST | NAMED) != 0 || self.unknown(*i) || twice;
            if may && (mine && (named || t.broken(*i)) || twice && !self.ordinary(*i)) {
                self.mark(*i, 0.8, "speaker");
            }
        }
    }

    /// "Aanwezig: …", "Eigenaar: Riet.": every item behind the colon at `i`.
    fn roll(&mut self, i: usize) {
        let t = self.t;
        if t[i - 1].first && t[i - 1].shape == Shape::Mark || !among!(t.low(i - 1), ROLES) {
            return;
        }
        let mut k = i + 1;
        while k < t.len() && !t.broken(k) {
            let from = k;
            while t.get(k).is_some_and(|x| x.is_word()) && (k == from || !t.broken(k)) {
                if k > from && matches!(t.low(k), "en" | "and") {
                    break;
                }
                k += 1;
            }
            if self.entry(from, k) {
                for x in from..k {
                    self.mark(x, 0.8, "name-context");
                }
            }
            // "(leidinggevende)"
            if t.raw(k) == "(" {
                while k < t.len() && !t.broken(k) && t.raw(k) != ")" {
                    k += 1;
                }
                k += 1;
            }
            let joins =
                matches!(t.raw(k), "," | ";" | "&" | "+" | "/") || matches!(t.low(k), "en" | "and");
            if !joins || t.broken(k) || k == from && t.raw(k) != "," {
                break;
            }
            k += 1;
        }
    }

    /// Whether the words from `from` up to `to` can be one person.
    fn entry(&self, from: usize, to: usize) -> bool {
        let t = self.t;
        let words = to.saturating_sub(from);
        if !(1..=5).contains(&words) {
            return false;
        }
        let never = DET | PRON | MONTH | WEEKDAY | ORGHEAD | GREET | SAY;
        let bad = |k: usize| {
            let f = t.flags(k);
            let particle = k > from && k + 1 < to && f & TUSSEN != 0;
            !particle
                && (f & (STOP | KIN | TITLE | NOTNAME | JOB) != 0 && f & NAMELIKE == 0
                    || f & never != 0 && f & (FIRST | LAST) == 0)
        };
        if (from..to).any(bad) {
            return false;
        }
        let f = self.f(from);
        let named = |k: usize| self.f(k) & (FIRST | LAST | NAMED | HOME) != 0 || self.unknown(k);
        let capitals = (from..to).all(|k| {
            matches!(t[k].shape, Shape::Title | Shape::Mixed)
                || k > from && t.flags(k) & TUSSEN != 0
        });
        if capitals {
            return if words == 1 {
                f & FIRST != 0 && f & NAMED != 0 || self.unknown(from) && !self.typo(from)
            } else {
                (from..to).any(named) && t[to - 1].capital()
            };
        }
        // Without capitals each word must be able to.
        self.style.lower
            && words > 1
            && (f & FIRST != 0 || self.unknown(from))
            && (from + 1..to).all(|k| named(k) && !self.inflects(k) || t.flags(k) & TUSSEN != 0)
    }

    /// "- Honey: mist humor / - Goud: vindt dat": a round in which some are known, and what each says.
    fn bulleted(&mut self, colons: &[usize]) {
        let t = self.t;
        let label = |k: usize| {
            k > 0
                && matches!(t.raw(k - 1), "-" | "*" | "•" | "–")
                && t.broken(k - 1)
                && !t.broken(k)
                && t[k].is_word()
                && t.raw(k + 1) == ":"
                && !t[k + 1].spaced
        };
        let all: Vec<usize> = colons
            .iter()
            .filter_map(|c| c.checked_sub(1))
            .filter(|k| label(*k))
            .collect();
        if all.len() < 2 || !all.iter().any(|k| self.hit[*k] > 0.0) {
            return;
        }
        for k in all {
            let n = k + 2;
            let says = t.get(n).is_some_and(|x| x.shape == Shape::Lower)
                && !t.broken(n)
                && (t.flags(n) & SAY != 0
                    || t.flags(n) & VERB != 0 && t.low(n).ends_with(['t', 's'])
                    || t.flags(n) & VERB != 0 && t.low(n).ends_with("ed"));
            let may = t[k].shape == Shape::Title || self.style.lower;
            if says
                && may
                && t.flags(k) & (STOP | DET | PRON | KIN | JOB | NOTNAME | TITLE) == 0
                && !among!(t.low(k), HEADINGS)
            {
                self.mark(k, 0.7, "speaker");
            }
        }
    }

    /// "Namen die vielen: Mayerlin – vertrouwt ze. Haoran – niet.": heads of short clauses, of which one is known.
    fn dashed(&mut self, dashes: &[usize]) {
        let t = self.t;
        let head = |k: usize| {
            t[k].shape == Shape::Title
                && t[k].first
                && matches!(t.raw(k + 1), "–" | "—" | "-")
                && t[k + 1].spaced
                && t.get(k + 2).is_some_and(|x| x.spaced)
                && !t.broken(k + 1)
                && !t.broken(k + 2)
        };
        let all: Vec<usize> = dashes
            .iter()
            .filter_map(|c| c.checked_sub(1))
            .filter(|k| head(*k))
            .collect();
        let sure =
            |k: &usize| self.hit[*k] > 0.0 || self.f(*k) & FIRST != 0 && self.f(*k) & WORD == 0;
        if all.len() < 2 || !all.iter().any(sure) {
            return;
        }
        for k in all {
            let f = self.f(k);
            if f & (STOP | DET | PRON | MONTH | WEEKDAY | KIN | JOB) == 0
                && (f & FIRST != 0 && f & NAMED != 0 || self.unknown(k))
            {
                self.mark(k, 0.75, "name-list");
            }
        }
    }

    /// "Blom, Chantal" behind a label, "Kamp, Siebe op den" anywhere: the surname first, the particles last.
    fn turned_round(&mut self, c: usize) {
        let t = self.t;
        if t.broken(c + 1) || t.broken(c) {
            return;
        }
        let word = |k: usize| {
            t.get(k).is_some_and(|x| {
                x.is_word()
                    && x.flags & (DET | PRON | MONTH | WEEKDAY | KIN | SAY) == 0
                    && (x.shape != Shape::Lower || self.style.lower)
            })
        };
        if !word(c - 1) || !word(c + 1) {
            return;
        }
        let mut k = c + 2;
        while k < c + 5
            && !t.broken(k)
            && (t.raw(k) == "." && !t[k].spaced && t[k - 1].shape == Shape::Initial
                || t.get(k).is_some_and(|x| {
                    matches!(x.shape, Shape::Title | Shape::Initial) && x.is_word()
                }))
        {
            k += 1;
        }
        let given = k;
        while k < given + 3 && !t.broken(k) && particle(t.low(k)) {
            k += 1;
        }
        let stop = t.raw(k) == "." && t[k - 1].shape != Shape::Initial;
        let ends = t.broken(k) || k >= t.len() || matches!(t.raw(k), "(" | ";" | "|");
        // Where the surname begins: at a label, or with the word itself.
        let mut from = c - 1;
        while from > 0
            && c - from < 4
            && !t.broken(from)
            && t[from - 1].is_word()
            && (t[from - 1].shape == Shape::Title || t.flags(from - 1) & TUSSEN != 0)
        {
            from -= 1;
        }
        let colon = from
            .checked_sub(1)
            .filter(|p| t.raw(*p) == ":" && !t.broken(from));
        let labelled = colon.is_some_and(|p| {
            p > 0
                && (among!(t.low(p - 1), NAMING) || p > 2 && among!(t.low(p - 3), NAMING))
                && self.f(c + 1) & (KIN | JOB | STOP) == 0
        });
        let particles = k > given
            && (t[c - 1].capital() || colon.is_some())
            && !self.style.ordinary(t.flags(c + 1));
        if ends && (labelled || particles) || stop && labelled {
            // "Clint: Ee, Evert van": a label, however it is typed.
            if let Some(p) = colon.filter(|p| *p > 0 && t.broken(p - 1)) {
                self.hit[p - 1] = 0.0;
            }
            for x in from..k {
                self.mark(x, 0.85, "name-context");
            }
        }
    }
}

/// What stands last in a name whose surname stands first.
fn particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "de"
            | "der"
            | "den"
            | "op"
            | "ter"
            | "ten"
            | "te"
            | "in"
            | "'t"
            | "het"
            | "von"
            | "du"
            | "d'"
    )
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn people_in_lists() {
        there(
            Kind::Person,
            &[
                (
                    "Aanwezig: Robijn Kuiper, Mirte Segers (manager), coach",
                    "Robijn Kuiper",
                ),
                ("Afgesproken: minder mail. Eigenaar: Riet.", "Riet"),
                (
                    "- Pepijn: wil rust\n- Goud: vindt dat het kan\nBesluit: later",
                    "Goud",
                ),
                (
                    "Namen die vielen: Ann – vertrouwt ze. Haoran – niet. Griet – soms.",
                    "Haoran",
                ),
                (
                    "Naam en voornaam: Blom, Chantal\nWoonplaats: Mol",
                    "Blom, Chantal",
                ),
                (
                    "Naam: Kamp, Siebe op den\nWoonplaats: Mol",
                    "Kamp, Siebe op den",
                ),
                ("Clint: Ee, Evert van\ngeb.: onbekend", "Ee, Evert van"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Aanwezig: het hele team, coach\nDoel: rust",
                "- Doel: wil meer rust\n- Actie: vindt een cursus",
                "Energie – laag. Werk – druk. Thuis – goed.",
                "Eigenaar: Iedereen. Contact: Telefonisch, wekelijks.",
                "Afspraken: Rust, Ritme, Regelmaat",
            ],
        );
    }
}
