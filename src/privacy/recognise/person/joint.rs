//! Names in parts: what stands before a surname that was found ("gust van elst", "clementine McGuinness", "Tijger De Smet"),
//! particles that lists lack ("marit te winkel", "Desmond Ó Briain"), a surname that closes a mention ("de directeur, an-sofie leider,
//! vroeg"), a message signed with one ("van den heuvel”"). And what is no part of one: "Ilse Galama voor Luc", "oma Griet uit Geel".
//! `super::find` calls it once every name is known.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// Surnames behind "te" that are words too.
const BEHIND_TE: &str = "riele winkel velde wierik boekhorst brake kulve pas lintelo loo poel hennepe nijenhuis braak kiefte stroet kolste \
    grotenhuis molder brink kamp bokkel slaa marvelde raa roller water hoonte";

/// What stands before "De Smet" and is no first name.
const GROUPS: &str = "team gezin familie groep klas bureau huis afdeling firma bakker slager vanuit rond rondom nabij langs via richting \
    sinds tijdens halverwege station café hotel villa restaurant";

/// What stands before "De Smet" with a capital of its own and is no first name either: what is told by its flags.
const NEVER: u64 = STOP
    | DET
    | PRON
    | KIN
    | TITLE
    | JOB
    | WITH
    | VERB
    | SAY
    | DATEWORD
    | MONTH
    | NOTNAME
    | ORGHEAD
    | ORGTAIL
    | HOUSE
    | PLACE
    | GREET;

impl Reader<'_> {
    /// Marks the missing parts.
    pub(super) fn joint(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            if self.hit[i] > 0.0 && !self.loosened(i) {
                self.before_surname(i);
                self.behind_given(i);
                self.between(i);
                self.small_surname(i);
            }
        }
        self.unheard(1);
        for m in 0..self.marks.len() {
            let Some(i) = self.marks.get(m).copied() else {
                continue;
            };
            match t.text.as_bytes().get(t[i].start) {
                Some(b'(') => self.bracketed(i),
                Some(b'.' | b'!' | b'?') => {
                    self.unheard(i + 2);
                    self.signature(i + 1);
                }
                _ => {}
            }
        }
    }

    /// "clementine McGuinness", "gust van elst", "Tijger De Smet": to the left of a surname at `i`.
    fn before_surname(&mut self, i: usize) {
        let t = self.t;
        let Some(p) = i.checked_sub(1).filter(|_| !t.broken(i)) else {
            return;
        };
        let surname = self.f(i) & FIRST == 0 || self.f(i) & (LAST | HOME) != 0;
        if !surname || !t[p].is_word() || self.t[i].shape == Shape::Initial {
            return;
        }
        let given = |g: usize| {
            self.f(g) & FIRST != 0
                && self.f(g) & NAMED != 0
                && self.f(g)
                    & (STOP | SAY | PRON | DET | KIN | TITLE | VERBAL | MONTH | JOB | GREET)
                    == 0
                && !(t.flags(g) & VERB != 0 && t.flags(g) & NAMELIKE == 0)
        };
        let led = |g: usize| g > 0 && !t.broken(g) && t.flags(g - 1) & (DET | POSS) != 0;
        // "clementine McGuinness", "min-jun Stanković"
        let opens = t[p].shape == Shape::Title && t[p].first && t[p].odd;
        if self.hit[p] == 0.0
            && (t[p].shape == Shape::Lower || opens)
            && t.flags(p) & TUSSEN == 0
            && !led(p)
        {
            let plain = given(p) && (t[i].capital() || self.f(i) & WORD == 0);
            let joined = t[p].odd
                && t[i].capital()
                && t.flags(p) & !MULTI == 0
                && t.low(p).contains('-')
                && t.low(p).split('-').all(|h| {
                    let f = self.lexicon.flags(h);
                    (2..=5).contains(&h.len())
                        && f & (FIRST | LAST) != 0
                        && f & (STOP | KIN | JOB | SAY) == 0
                });
            if plain || joined {
                self.mark(p, 0.75, "surname");
            }
            return;
        }
        // "Tijger De Smet heeft": the particle has a capital of its own.
        let mut q = i;
        while q > 0 && i - q < 3 && !t.broken(q) && t.flags(q - 1) & TUSSEN != 0 {
            q -= 1;
        }
        let Some(g) = q
            .checked_sub(1)
            .filter(|_| q < i || self.t.flags(i) & TUSSEN != 0)
        else {
            return;
        };
        if t.broken(q) || !t[g].is_word() {
            return;
        }
        let particle = if q < i { q } else { i };
        let flemish = self.hit[g] == 0.0
            && t[particle].shape == Shape::Title
            && t[g].shape == Shape::Title
            && t.flags(g) & (NEVER | STRONGWITH | WEEKDAY) == 0
            && !among!(t.low(g), GROUPS)
            && !self.style.heading(t, g);
        // "gust van elst heeft", "Lotte van Elst": both are known, or the first begins the sentence.
        let linked = q < i
            && (q..i).any(|k| self.hit[k] == 0.0)
            && (q..i).all(|k| {
                matches!(
                    t.low(k),
                    "van" | "de" | "den" | "der" | "ter" | "ten" | "te" | "'t" | "het" | "vd"
                )
            })
            && self.f(i) & (LAST | HOME | PLACE) != 0
            && self.f(i) & EMPLOYER == 0
            && (self.hit[g] > 0.0 && self.f(g) & FIRST != 0 && t.flags(g) & KIN == 0
                || given(g) && t[g].first);
        if flemish || linked {
            for k in g..i {
                self.mark(k, 0.75, "surname");
            }
        }
    }

    /// "Tijger De Smet heeft": words all, but two capitals around "De", at the head of a sentence and acting.
    fn unheard(&mut self, i: usize) {
        let t = self.t;
        let Some(g) = i.checked_sub(1).filter(|_| {
            t.get(i).is_some_and(|x| x.shape == Shape::Title) && t.low(i) == "de" && !t.broken(i)
        }) else {
            return;
        };
        let w = i + 1;
        let name = |k: usize| {
            t.get(k).is_some_and(|x| x.shape == Shape::Title)
                && t.flags(k) & (NEVER | EMPLOYER) == 0
        };
        let surname = t.get(w).is_some_and(|x| x.shape == Shape::Title)
            && t.flags(w) & (STOP | DET | PRON | ORGHEAD | HOUSE | EMPLOYER) == 0;
        if t[g].first
            && name(g)
            && surname
            && !t.broken(w)
            && !t.broken(w + 1)
            && t.flags(w + 1) & SAY != 0
            && t.get(w + 1).is_some_and(|x| x.shape == Shape::Lower)
            && !among!(t.low(g), GROUPS)
            && !self.style.heading(t, g)
        {
            for k in g..=w {
                self.mark(k, 0.7, "surname");
            }
        }
    }

    /// "marit te winkel", "Desmond Ó Briain", "an-sofie leider,": to the right of a first name at `i`.
    fn behind_given(&mut self, i: usize) {
        let t = self.t;
        let k = i + 1;
        let w = i + 2;
        if t.broken(k) || !t.get(k).is_some_and(|x| x.is_word()) || self.hit[k] > 0.0 {
            return;
        }
        let open = |k: usize| t.get(k).is_some_and(|x| x.is_word()) && !t.broken(k);
        let closes = |k: usize| t.broken(k) || t.get(k).is_none_or(|x| x.shape == Shape::Mark);
        let te = t.low(k) == "te"
            && open(w)
            && self.f(i) & FIRST != 0
            && (t[w].shape == Shape::Title && !t[w].first
                || t[w].shape == Shape::Lower
                    && (among!(t.low(w), BEHIND_TE)
                        || t.flags(w) & (LAST | HOME) != 0 && t.flags(w) & WORD == 0)
                    && (closes(w + 1) || t.flags(w + 1) & (SAY | STOP) != 0));
        let irish = matches!(t.low(k), "ó" | "ní" | "nic" | "uí" | "o’" | "ap")
            && open(w)
            && t[w].capital() == t[i].capital()
            && t[k].capital() == t[i].capital();
        if te || irish {
            self.mark(k, 0.8, "surname");
            self.mark(w, 0.8, "surname");
            return;
        }
        // "de directeur, an-sofie leider, vroeg", "brief voor els baas:": between marks nothing else is meant.
        if self.style.lower
            && t[k].shape == Shape::Lower
            && self.f(i) & FIRST != 0
            && self.f(k) & (LAST | FIRST | HOME | KIN) != 0
            && t.flags(k) & (STOP | SAY | DET | PRON | TITLE | POSS) == 0
            && i > 0
            && !t.broken(i)
            && (t.raw(i - 1) == "," && t.raw(w) == ","
                || t.flags(i - 1) & (WITH | STRONGWITH) != 0 && t.raw(w) == ":")
            && !self.inflects(k)
        {
            self.mark(k, 0.7, "surname");
        }
    }

    /// "… see me. van den heuvel”": a message, and the surname of who wrote it.
    fn signature(&mut self, i: usize) {
        let t = self.t;
        if t.flags(i) & TUSSEN == 0 {
            return;
        }
        let two = matches!(t.low(i), "van" | "op" | "in" | "aan")
            && matches!(t.low(i + 1), "der" | "den" | "de" | "'t");
        let one = matches!(t.low(i), "van" | "ter" | "ten" | "te" | "vd");
        if !two && !one || i == 0 {
            return;
        }
        let w = i + 1 + usize::from(two);
        let Some(x) = t.get(w).filter(|x| x.is_word()) else {
            return;
        };
        let line = (i + 1..=w).all(|k| !t.broken(k));
        let end = w + 1 + usize::from(t.raw(w + 1) == ".");
        let over = end >= t.len() || t.broken(end) || matches!(t.raw(end), "\"" | "”" | "’" | "'");
        let free = x.flags & (STOP | DET | PRON | SAY | WEEKDAY | MONTH | DATEWORD) == 0;
        let name = matches!(t.low(w - 1), "der" | "den") && t.low(i) == "van"
            || self.f(w) & (LAST | HOME) != 0 && !self.ordinary(w);
        if line && over && free && name {
            for k in i..=w {
                self.mark(k, 0.75, "surname");
            }
        }
    }

    /// "Sander van der Zwaag (werknemer)": a first name, particles and a capital before what somebody is.
    fn bracketed(&mut self, at: usize) {
        let t = self.t;
        let role = t.raw(at + 2) == ")" && t.get(at + 1).is_some_and(|x| x.is_word())
            || t.raw(at + 3) == ")";
        let Some(w) = at
            .checked_sub(1)
            .filter(|w| role && t[*w].shape == Shape::Title)
        else {
            return;
        };
        let mut q = w;
        while q > 0
            && w - q < 3
            && !t.broken(q)
            && t.flags(q - 1) & TUSSEN != 0
            && t[q - 1].shape == Shape::Lower
        {
            q -= 1;
        }
        let Some(g) = q.checked_sub(1).filter(|_| q < w && !t.broken(q)) else {
            return;
        };
        let bound = matches!(
            t.low(w - 1),
            "der" | "den" | "de" | "van" | "ter" | "ten" | "te" | "'t"
        );
        if bound
            && t[g].shape == Shape::Title
            && self.f(g) & (FIRST | NAMED) != 0
            && self.f(g) & (STOP | KIN | TITLE | DET | ORGHEAD) == 0
        {
            for k in g..=w {
                self.mark(k, 0.8, "surname");
            }
        }
    }

    /// Lets go of what only stands between two mentions, and of a model that is called as people are.
    fn loosened(&mut self, i: usize) -> bool {
        let t = self.t;
        let n = i + 1;
        // "De Roos van Leary": a model, not a family.
        if t.low(i) == "roos" && t.low(n) == "van" && t.low(i + 2) == "leary" {
            for k in i.saturating_sub(1)..=i + 2 {
                self.hit[k] = 0.0;
            }
            return true;
        }
        if t[i].shape != Shape::Lower || i == 0 || self.hit[i - 1] == 0.0 || n >= t.len() {
            return false;
        }
        // "Ilse Galama voor Luc", "oma Griet uit Geel", "juf op De Klimop"
        let whom = t.low(i) == "voor" && t[n].shape == Shape::Title && self.f(n) & FIRST != 0;
        let whence = matches!(t.low(i), "uit" | "in")
            && t.flags(n) & PLACE != 0
            && (t[n].capital() || self.style.lower)
            && (t.low(i) == "uit" || self.f(n) & (FIRST | LAST) == 0);
        if whom || whence {
            self.hit[i] = 0.0;
        }
        whom || whence
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn names_whole() {
        there(
            Kind::Person,
            &[
                (
                    "Laatste sessie. Tijger De Smet heeft getekend.",
                    "Tijger De Smet",
                ),
                (
                    "laatste sessie. gust van elst heeft getekend, blij",
                    "gust van elst",
                ),
                (
                    "Renewed. clementine McGuinness is the one.",
                    "clementine McGuinness",
                ),
                (
                    "De begrafenis van min-jun Stanković was druk.",
                    "min-jun Stanković",
                ),
                ("aanvraag: marit te riele, student, moe", "marit te riele"),
                (
                    "It came from Barnaby Ó Briain, she said.",
                    "Barnaby Ó Briain",
                ),
                (
                    "slot. de directeur, an-sofie leider, vroeg door",
                    "an-sofie leider",
                ),
                (
                    "hij las: \"weak planning, see me. van den heuvel\" en zweeg",
                    "van den heuvel",
                ),
                (
                    "De directeur, Lotte van Elst, vroeg door.",
                    "Lotte van Elst",
                ),
            ],
        );
        for (text, whole) in [
            (
                "Mentoren: Ilse Galama voor Luc, Sanne Smit voor Daan.",
                "Ilse Galama",
            ),
            ("Oma Griet uit Geel springt bij.", "Griet"),
        ] {
            let found = only(text, Kind::Person);
            assert!(
                found.iter().any(|f| f.ends_with(whole)),
                "{text}: {found:?}"
            );
        }
        nothing(
            Kind::Person,
            &[
                "De Roos van Leary uitgelegd: boven en onder.",
                "Hij sloot af. Van harte.",
                "Het was genoeg. van de week",
            ],
        );
    }
}
