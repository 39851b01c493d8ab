//! Initials typed without capitals: `j.p. zegt`, `a. smeets`, `mw e. van den broek`. Shortened phrases (`i.v.m.`, `o.a.`)
//! look the same, so that a list of those is read first. `super::find` calls it.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;
use std::collections::HashSet;

/// Phrases written as letters with points, without their points.
const PHRASES: &str = "aa ad adhv am amb as asap aub blz btw bv ca cf cq cs dd dm dmv dt dwz ea ed ee eea eg ek eo etc ev \
    fyi ggz gp gz hbo hr idd ie igv ihb ihkv ikv imo ipv is itt iv ivm iz jl ltd mad maw mb mbt mbv mi \
    mid min miv mn mo muv mvg na nav nb nl nr nv nvt nw oa obv oid oiv ok otc otp ov ovv pa pc pm pp ps \
    pw qed rip rsvp svp tav tbv tgv tnv tov tv tzt uk us usa vac vb vh vlnr vm vs vva vvd vwb wia wo wv \
    ww wvttk zg zgn zn zo zoz zsm";

impl Reader<'_> {
    /// Marks initials in small letters, with the surname behind them, in a text typed without capitals.
    pub(super) fn small_initials(&mut self) {
        let t = self.t;
        if !self.style.lower {
            return;
        }
        let letter = |k: usize| {
            t.get(k)
                .is_some_and(|x| x.shape == Shape::Lower && x.end - x.start <= 2)
                && (t.low(k).chars().count() == 1 || t.low(k) == "ij")
        };
        let mut said: HashSet<String> = HashSet::new();
        let mut again: Vec<(usize, usize, String)> = Vec::new();
        let mut i = 0;
        while i < t.len() {
            let pointed = |k: usize| {
                letter(k)
                    && t.raw(k + 1) == "."
                    && !t[k + 1].spaced
                    // "m. l. te riele": spaced, as they are typed too, with a particle or a surname behind.
                    && (k == i || !t[k].spaced || !t.broken(k) && t.get(k + 2).is_some_and(|x| x.shape == Shape::Lower && x.end - x.start > 1) && (t.flags(k + 2) & TUSSEN != 0 || self.f(k + 2) & LAST != 0))
            };
            if !pointed(i) || i > 0 && !t[i].spaced && !matches!(t.raw(i - 1), "(" | "\"" | ":") {
                i += 1;
                continue;
            }
            let mut k = i;
            let mut joined = String::new();
            while pointed(k) {
                // "t.n.v. k. smit": a phrase, and then somebody's letter.
                if k > i + 4 && t[k].spaced && among!(&joined, PHRASES) {
                    break;
                }
                joined.push_str(t.low(k));
                k += 2;
            }
            // "i.v.m" without its last point.
            if letter(k) && !t[k].spaced {
                joined.push_str(t.low(k));
                k += 1;
            }
            let count = joined.chars().count();
            // "n.l. kuipers": letters of a phrase, and a surname that is nothing else behind them.
            let owned = self.f(k) & (LAST | HOME) != 0
                && (self.f(k) & (WORD | STOP) == 0
                    || self.f(k) & STOP == 0
                        && (t.broken(k + 1) || matches!(t.raw(k + 1), "/" | "," | ":" | ")")))
                && t.get(k).is_some_and(|x| x.is_word() && !t.broken(k));
            let phrase = count > 1 && among!(&joined, PHRASES) && !owned;
            // "1 m.", "a. rust b. werk": a unit, an item of a list.
            let counted = i > 0 && t[i - 1].shape == Shape::Number && count == 1;
            // "gspr m. jan": short for "met".
            let with = joined == "m" && self.talk_before(i) && t.low(i.saturating_sub(1)) != "met";
            if phrase || counted || with {
                i = k;
                continue;
            }
            let mut w = k;
            while t.flags(w) & TUSSEN != 0 && !t.broken(w) && w < k + 4 {
                w += 1;
            }
            let near = self
                .previous(i)
                .is_some_and(|p| t.flags(p) & (KIN | STRONGWITH | TITLE | WITH) != 0);
            // "casemanager d. pronk": behind who somebody is, any word is the surname.
            let led = self
                .previous(i)
                .is_some_and(|p| t.flags(p) & (KIN | TITLE) != 0 && t.flags(p) & STOP == 0);
            // "ik zag v. niet", "so do i.": letters that are words; only a surname makes initials of them.
            let word = count == 1 && matches!(joined.as_str(), "v" | "n" | "u" | "x" | "z" | "i");
            let surname = t.get(w).is_some_and(|x| x.is_word() && !t.broken(w))
                && {
                    let f = self.f(w);
                    let free = t.flags(w) & (STOP | PRON | DET | SAY | KIN) == 0
                        && (t.low(w).chars().count() > 2 || f & LAST != 0 && f & WORD == 0);
                    free && (w > k
                    || f & (LAST | NAMED | HOME) != 0 && !self.ordinary(w)
                    || t.low(w).contains('-') && f & (LAST | HOME | NAMED) != 0
                    || !word && f & (LAST | HOME) != 0 && (count > 1 || self.previous(i).is_some())
                    || led
                    // "/ k. timmermans /", "s. wouters mailde": closed off, or acting.
                    || !word
                        && f & (LAST | HOME) != 0
                        && (t.broken(w + 1)
                            || matches!(t.raw(w + 1), "/" | "," | ":" | ";" | ")")
                            || t.flags(w + 1) & SAY != 0)
                    || near && f & (LAST | HOME) != 0
                    || self.unknown(w) && (!self.slip(w) || t.flags(w + 1) & SAY != 0 && !t.broken(w + 1)))
                };
            if surname {
                for x in i..=w {
                    self.mark(x, 0.85, "initials");
                }
                i = w + 1;
                continue;
            }
            // One letter alone must begin its sentence: "plan b. zegt ze".
            let acts = (count > 1 || t[i].first)
                && (t.flags(k) & SAY != 0 && !t.broken(k)
                    || t.raw(k) == "(" && t.flags(k + 1) & (KIN | POSS) != 0
                    || t.raw(k) == ","
                        && (t.flags(k + 1) & POSS != 0
                            || t.flags(k + 1) & DET != 0 && t.flags(k + 2) & KIN != 0))
                // "zegt dat r. verhuist"
                || self.previous(i).is_some_and(|p| matches!(t.low(p), "dat" | "that" | "omdat" | "because"))
                    && t.flags(k) & (SAY | VERB) != 0
                    && !t.broken(k);
            // "c.j. n his wife", "c.j. defensive": two letters begin the sentence.
            let labelled = count > 1 && (t.raw(k) == ":" || t[i].first);
            if !word && (acts || labelled || near || count > 2) {
                for x in i..k {
                    self.mark(x, 0.75, "initials");
                }
                said.insert(joined);
            } else {
                again.push((i, k, joined));
            }
            i = k;
        }
        // Who was meant once is meant again.
        for (from, to, joined) in again {
            if said.contains(&joined) {
                for x in from..to {
                    self.mark(x, 0.7, "initials");
                }
            }
        }
    }

    /// Whether the word before is one for talking, so that `m` or `w` is short for "met" and "with": "gspr m", "call w".
    pub(super) fn talk_before(&self, i: usize) -> bool {
        i > 0
            && !self.t.broken(i)
            && among!(
                self.t.low(i - 1),
                "gspr gespr gesprek gesprekje overleg contact sessie afspraak afspr gesproken gebeld gemaild geappt \
                belletje samen call session sess chat spoke talk talked met meeting mtg sat ruzie kennismaking \
                intake evaluatie supervision fight argument row catch-up coffee koffie lunch bezig getrouwd together",
            )
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn initials_without_capitals() {
        there(
            Kind::Person,
            &[
                ("j.p. zegt dat hij genoeg heeft", "j.p."),
                ("vorige coach was a. smeets", "a. smeets"),
                ("mw e. van den broek is aangemeld", "e. van den broek"),
                ("m. (partner) wil vaker langskomen", "m."),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "ze belt i.v.m. de verhuizing, o.a. over geld",
                "d.w.z. dat het niet lukt, t.o.v. vorig jaar",
                "opties: a. rust b. werk c. niets",
                "we spraken om 10 a.m. en weer later",
            ],
        );
    }
}
