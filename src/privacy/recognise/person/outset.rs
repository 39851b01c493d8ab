//! Names that are words of another sort at the head of a sentence, told by what stands behind them: "Elke is begin vijftig", "An haar
//! moeder", "Vogel van de Kredietbank denkt", "Vlinder, ja zo heet ze echt", "Lente is niet boos", "De Ruiter, Elke dus, heeft"; and a
//! particle of two words that no list has ("Aaltje bij 't Vuur"). `judge` and `super::find` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// What only people are, however short the sentence.
const STATES: &str = "boos bang moe ziek verdrietig jaloers zwanger opgelucht trots onzeker eenzaam zenuwachtig gescheiden verhuisd overleden \
    getrouwd ontslagen angry afraid tired ill pregnant jealous proud lonely divorced married";

/// Verbs behind "Elke", of which none is a noun.
const FINITE: &str = "is was heeft had wil wilde kan kon zegt zei vertelt vertelde komt kwam gaat ging belt belde vindt vond denkt dacht voelt \
    voelde heet wordt werd zit zat mag moet moest ziet zag krijgt kreeg blijft bleef vraagt vroeg dus";

impl Reader<'_> {
    /// Whether a capitalised word is plainly a name by what follows it.
    pub(super) fn opened(&self, i: usize) -> bool {
        let t = self.t;
        if t[i].shape != Shape::Title || self.style.heading(t, i) {
            return false;
        }
        let n = i + 1;
        let f = self.f(i);
        if t.low(i) == "elke" {
            let inside = self.inside(i) && !t.get(n).is_some_and(|x| x.capital() && !x.first);
            let every = t.flags(n) & (WEEKDAY | MONTH | HOLIDAY | DATEWORD) != 0
                || among!(
                    t.low(n),
                    "keer week dag maand avond ochtend middag nacht jaar sessie"
                );
            return self.style.dutch
                && !every
                && (inside || !t.broken(n) && among!(t.low(n), FINITE));
        }
        if !t[i].first || t.broken(n) {
            return false;
        }
        // "Vlinder, ja zo heet ze echt"
        let called = t.raw(n) == ","
            && f & (STOP | PRON | DET) == 0
            && (n + 1..n + 4).any(|k| {
                matches!(t.low(k), "heet" | "heette")
                    && !t.broken(k)
                    && among!(t.low(k + 1), "ze hij zij ie")
            });
        if called || f & NAME == 0 {
            return called;
        }
        let never = f & STOP != 0 && t.low(i) != "an"
            || f & (PRON | POSS | KIN | TITLE | ORGHEAD | EMPLOYER | WEEKDAY | JOB) != 0
            || t.low(i).len() < 2;
        if never {
            return false;
        }
        let small = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Lower) && !t.broken(k);
        // "An haar moeder zit": whose mother, as they say in Flanders.
        let whose = f & FIRST != 0
            && among!(t.low(n), "haar zijn z'n d'r")
            && small(n + 1)
            && t.flags(n + 1) & KIN != 0;
        // "Jan, de conrector, wil"
        let post = f & FIRST != 0
            && t.raw(n) == ","
            && matches!(t.low(n + 1), "de" | "het" | "the")
            && small(n + 2)
            && (t.flags(n + 2) & (KIN | JOB) != 0 || super::super::quasi::job(t, n + 2))
            && t.raw(n + 3) == ",";
        // "Lente is niet boos, zegt ze"
        let feels = f & FIRST != 0
            && matches!(t.low(n), "is" | "was" | "werd")
            && (n + 1..n + 4)
                .take_while(|k| small(*k))
                .any(|k| among!(t.low(k), STATES));
        whose || post || feels || self.of_a_house(i)
    }

    /// "Vogel van de Kredietbank denkt", "Pier van het Xaveriuscollege vroeg": of a house with a capital, and saying something.
    fn of_a_house(&self, i: usize) -> bool {
        let t = self.t;
        let article = usize::from(matches!(t.low(i + 2), "de" | "het" | "'t"));
        let h = i + 2 + article;
        let house = t.low(i + 1) == "van"
            && (i + 2..=h).all(|k| !t.broken(k))
            && t.get(h).is_some_and(|x| {
                matches!(x.shape, Shape::Title | Shape::Upper)
                    && x.flags & (FIRST | TUSSEN | MONTH | COUNTRY | NOTNAME) == 0
            })
            && (article == 1 && t.low(i + 2) != "de"
                || t.flags(h) & (EMPLOYER | ORGHEAD | HOUSE) != 0
                || [
                    "bank", "school", "college", "huis", "centrum", "zorg", "dienst",
                ]
                .iter()
                .any(|e| t.low(h).len() > e.len() + 3 && t.low(h).ends_with(e)));
        house
            && self.f(i) & (FIRST | LAST | HOME) != 0
            && (h + 1..h + 4)
                .take_while(|k| !t.broken(*k) && t.get(*k).is_some_and(|x| x.is_word()))
                .any(|k| {
                    t[k].shape == Shape::Lower
                        && t.flags(k) & SAY != 0
                        && !among!(t.low(k), "is was komt kwam heeft had gaat ging blijft bleef wordt werd zit zat staat stond ligt lag")
                })
    }

    /// "Van der Sluis, Tessa dus, heeft": a surname, and then who that is.
    pub(super) fn namely(&mut self) {
        let t = self.t;
        for m in 0..self.marks.len() {
            let Some(c) = self.marks.get(m).copied() else {
                continue;
            };
            let who = t.raw(c) == ","
                && c > 1
                && matches!(t.low(c + 2), "dus")
                && matches!(t.raw(c + 3), ",")
                && t.get(c + 1).is_some_and(|x| x.shape == Shape::Title)
                && (c..c + 3).all(|k| !t.broken(k));
            if !who {
                continue;
            }
            let mut from = c - 1;
            if t[from].shape != Shape::Title {
                continue;
            }
            while from > 0
                && c - from < 4
                && !t.broken(from)
                && (!t[from].first || t.low(from - 1) == "'t")
                && (t.flags(from - 1) & TUSSEN != 0
                    || matches!(t.low(from - 1), "tho" | "bij" | "over"))
            {
                from -= 1;
            }
            let starts = t[from].first
                || t.broken(from)
                || matches!(t.raw(from.saturating_sub(1)), "." | "!" | "?");
            if starts && from < c - 1 {
                for k in from..c {
                    self.mark(k, 0.8, "surname");
                }
                self.mark(c + 1, 0.8, "name-context");
            }
        }
    }

    /// "Aaltje bij 't Vuur", "de heer Bij 't Vuur", "Bij 't Vuur, Lars dus": behind a first name or a title "bij" begins the surname.
    pub(super) fn beside_the(&mut self) {
        let t = self.t;
        for i in 1..t.len().saturating_sub(2) {
            if t[i].flags & WITH == 0
                || t.low(i) != "bij"
                || !matches!(t.low(i + 1), "'t" | "de" | "den")
                || t.get(i + 2).is_none_or(|x| x.shape != Shape::Title)
                || (i..=i + 2).any(|k| t.broken(k))
            {
                continue;
            }
            let p = i - 1;
            let capital = t[i].shape == Shape::Title;
            // "dhr. Bij de Vaate"
            let title = if t.raw(p) == "." {
                p.saturating_sub(1)
            } else {
                p
            };
            let titled = t.flags(title) & TITLE != 0 && capital;
            let given = self.hit[p] > 0.0
                && t[p].shape == Shape::Title
                && self.f(p) & FIRST != 0
                && (capital || t.low(i + 1) == "'t")
                && t.flags(i + 2) & (PLACE | ORGHEAD | HOUSE) == 0;
            if titled || given {
                for k in i..=i + 2 {
                    self.mark(k, 0.85, "surname");
                }
            }
        }
    }

    /// "Daan Nieuwe Weme", "Prins Claes zat", "Rose Good, BSN": a capital between or beside what was found, where only a name has one.
    pub(super) fn between(&mut self, i: usize) {
        let t = self.t;
        let title = |k: usize| t.get(k).is_some_and(|x| x.shape == Shape::Title);
        let plain = |k: usize| {
            t.flags(k)
                & (PRON
                    | POSS
                    | KIN
                    | TITLE
                    | MONTH
                    | WEEKDAY
                    | ORGHEAD
                    | HOUSE
                    | EMPLOYER
                    | COUNTRY
                    | NOTNAME)
                == 0
        };
        if t[i].shape != Shape::Title {
            return;
        }
        let n = i + 1;
        // "Daan Nieuwe Weme"
        if title(n)
            && self.hit[n] == 0.0
            && title(n + 1)
            && self.hit[n + 1] > 0.0
            && self.f(i) & FIRST != 0
            && self.f(n + 1) & FIRST == 0
            && plain(n)
            && t.flags(n) & DET == 0
            && !t.broken(n)
            && !t.broken(n + 1)
            && !t[n].first
        {
            self.mark(n, 0.75, "surname");
        }
        if self.style.heading(t, i) {
            return;
        }
        // "Rose Good, BSN": a surname that is a small word too, closed off.
        if title(n)
            && self.hit[n] == 0.0
            && !t[n].first
            && !t.broken(n)
            && self.f(i) & FIRST != 0
            && self.f(n) & LAST != 0
            && plain(n)
            && (t.broken(n + 1) || matches!(t.raw(n + 1), "," | "." | ":" | "(" | ")" | ";"))
            && !(i > 0 && self.hit[i - 1] > 0.0)
        {
            self.mark(n, 0.75, "surname");
        }
        // "Prins Claes zat al", "Bes Vos zegt": before a surname that acts.
        let Some(p) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
            return;
        };
        if self.hit[p] == 0.0
            && title(p)
            && plain(p)
            && self.f(p) & NAME != 0
            && t.flags(p) & (STOP | DET | JOB | DATEWORD | GREET | WITH | PLACE) == 0
            && self.f(i) & (LAST | HOME) != 0
            && (self.f(i) & FIRST == 0 || self.f(i) & HOME != 0)
            && !t.broken(n)
            && t.get(n).is_some_and(|x| x.shape == Shape::Lower)
            && t.flags(n) & SAY != 0
            && t.flags(n) & TUSSEN == 0
        {
            self.mark(p, 0.7, "surname");
        }
    }

    /// "ruud voogd is", "jikke broekhuis zit", "cor noordzij gaf": in small letters behind a first name that is no word, or before a surname that
    /// is none, up to a mark or to what he does.
    pub(super) fn small_surname(&mut self, i: usize) {
        let t = self.t;
        let k = i + 1;
        if !self.style.lower
            || t[i].shape != Shape::Lower
            || t.broken(k)
            || self.f(i) & (FIRST | NAMED) != FIRST | NAMED
            || self.ordinary(i)
            || !t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            || self.hit[k] > 0.0
        {
            return;
        }
        let f = t.flags(k);
        let free = f
            & (STOP
                | SAY
                | DET
                | PRON
                | TITLE
                | POSS
                | KIN
                | MONTH
                | WEEKDAY
                | NOTNAME
                | WITH
                | DATEWORD
                | JOB)
            == 0
            && t.low(k).len() > 3
            && !super::super::organisation::verbal(t.low(k))
            && !t.low(k).ends_with("en");
        let verb = t.flags(k + 1) & SAY != 0 && !t.broken(k + 1);
        let surname = self.f(k) & (LAST | HOME) != 0 && !(f & VERB != 0 && f & HOME == 0) && !self.inflects(k)
            // "broekhuis", "weghorst": made of words, and in no dictionary.
            // "ruud voogd is": nothing else stands between who begins a Dutch sentence and the verb.
            || t[i].first && verb && self.style.dutch && f & VERB == 0 && !self.inflects(k) && self.f(i) & WORD == 0
            || f & !(MULTI | PROPER) == 0
                && t.low(k).len() > 6
                && !super::super::quasi::job(t, k)
                && !["coach", "café", "kwam", "ging", "liep", "stond", "viel", "kreeg"]
                    .iter()
                    .any(|e| t.low(k).ends_with(e));
        let n = k + 1;
        let closes = t.broken(n) && t.get(n).is_some()
            || matches!(t.raw(n), "," | ":" | "(")
            || t.get(n).is_some_and(|x| x.shape == Shape::Number)
            || t.flags(n) & SAY != 0 && t.flags(n) & (DET | PRON) == 0;
        let led = self
            .previous(i)
            .is_none_or(|p| {
                t.flags(p) & (DET | POSS | PRON) == 0
                    && !among!(t.low(p), "toen als dat omdat terwijl wanneer zodra nadat voordat of waar wie hoe waarom sinds")
            });
        if free && surname && closes && led {
            self.mark(k, 0.7, "surname");
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
    fn names_at_the_head_of_a_sentence() {
        there(
            Kind::Person,
            &[
                ("Elke is begin vijftig en moe.", "Elke"),
                ("Moeder belde over Elke, die op zichzelf woont.", "Elke"),
                ("An haar moeder zit in het rusthuis.", "An"),
                (
                    "Ze werkt. Vogel van de Kredietbank denkt daar anders over.",
                    "Vogel",
                ),
                (
                    "Ze zwijgt. Pier van het Xaveriuscollege vroeg of het kon.",
                    "Pier",
                ),
                ("Vlinder, ja zo heet ze echt, heeft buikpijn.", "Vlinder"),
                ("Lente is niet boos, zegt ze.", "Lente"),
                ("Jan, de conrector, wil dat ze steviger wordt.", "Jan"),
                ("De Ruiter, Elke dus, heeft zich ziek gemeld.", "De Ruiter"),
                (
                    "Van der Sluis, Tessa dus, heeft zich ziek gemeld.",
                    "Van der Sluis",
                ),
                (
                    "Overleg met Aaltje bij 't Vuur en Andries.",
                    "Aaltje bij 't Vuur",
                ),
                (
                    "Terugbelverzoek: de heer Bij 't Vuur, graag.",
                    "Bij 't Vuur",
                ),
                (
                    "Kennismaking Daan Nieuwe Weme, uit Hengelo.",
                    "Daan Nieuwe Weme",
                ),
                ("Benefit form with Rose Good, BSN unknown.", "Rose Good"),
                ("ruud voogd is verhuisd naar een flat", "ruud voogd"),
                (
                    "hoi ff tussendoor jikke broekhuis zit er doorheen",
                    "jikke broekhuis",
                ),
                ("ziekmelding hilde weghorst, hersteld", "hilde weghorst"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Elke dag hetzelfde. Elke keer is anders, Elke maandag ook.",
                "Vlinders, bloemen, ja zo leuk.",
                "Storm van het jaar, zegt men. Hoop is een werkwoord.",
                "Lente is mooi, niet te warm.",
                "de huisarts zegt rust, de werkgever zegt tempo",
                "kwam boos binnen, ging boos weg, moeder blij, partner doet mee",
                "kben moe, zei niks, met rode oren, praat snel",
            ],
        );
    }
}
