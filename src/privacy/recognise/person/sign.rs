//! Signs beside a single word that make a name of it, or rule one out: two capitals that act, a language, an order, a month, a
//! particle of surnames behind it. `judge` asks before it weighs the context.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Whether two or three capitals are somebody's initials: "JB has stopped", "met JB", "JB's partner".
    pub(super) fn signed(&self, i: usize) -> bool {
        let t = self.t;
        let before = self
            .previous(i)
            .is_some_and(|p| t.flags(p) & (KIN | STRONGWITH) != 0);
        let after = t.flags(i + 1) & SAY != 0
            && !t.broken(i + 1)
            && self
                .previous(i)
                .is_none_or(|p| t.flags(p) & (DET | POSS) == 0);
        before || after
    }

    /// Whether a word that is a language as well stands where a language does.
    pub(super) fn tongue(&self, i: usize) -> bool {
        let t = self.t;
        let p = self.previous(i);
        let spoken = p.is_some_and(|p| {
            t.flags(p) & (DET | POSS) != 0
                || among!(t.low(p), "spreekt sprak leert leerde in op naar studeert geeft gaf docent leraar lerares vak les volgt doceert")
        });
        let person = t.flags(i + 1) & SAY != 0 && !t.broken(i + 1)
            || p.is_some_and(|p| t.flags(p) & (KIN | TITLE | STRONGWITH) != 0)
            || self.context(i) >= 2;
        spoken || !person
    }

    /// "mark the moments", "Bill the hours", "be frank": a verb before its object or an adjective behind "be".
    pub(super) fn no_subject(&self, i: usize) -> bool {
        let t = self.t;
        let f = self.f(i);
        if f & WORD == 0 || f & NAME == 0 {
            return false;
        }
        let p = self.previous(i);
        let small = t[i].shape == Shape::Lower;
        if !small && !t[i].first {
            return false;
        }
        let order = t.flags(i + 1) & (DET | POSS) != 0
            && (f & VERB != 0
            || matches!(
                t.low(i),
                "mark" | "bill" | "rob" | "nick" | "jack" | "josh" | "frank"
            ))
            && f & EN != 0
            && p.is_none_or(|p| {
                among!(
                    t.low(p),
                    "to and or then i you we they must should can please not don't will would could may might shall won't",
                )
            })
            && !t.broken(i + 1)
            && !matches!(t.low(i + 1), "that" | "this");
        let adjective = small
            && p.is_some_and(|p| {
                among!(
                    t.low(p),
                    "be being been very quite too so more less as zo heel erg te",
                )
            })
            && (f & (VERBAL | NAMELIKE) != 0
                || self.ordinary(i)
                    && p.is_some_and(|p| among!(t.low(p), "te heel erg zeer very too quite")))
            && !matches!(t.low(i), "jan");
        // "at dawn", "since dawn": when it was.
        let hour = small
            && matches!(t.low(i), "dawn" | "summer" | "autumn" | "eve")
            && p.is_some_and(|p| {
                among!(
                    t.low(p),
                    "at by before until till since in of last next this every from",
                )
            })
            && t.flags(i + 1) & SAY == 0;
        // "frank words about money", "rich food": what describes, before a plain noun.
        let describes = small
            && among!(
                t.low(i),
                "frank rich rusty sunny misty merry earnest ernest stark sandy rosy happy grant curt blanche",
            )
            && !t.broken(i + 1)
            && t.flags(i + 1) & WORD != 0
            && t.flags(i + 1) & (STOP | SAY | KIN | NAME | DET | PRON | TUSSEN) == 0
            // "frank talks": he does; "frank talk": no name stands before a bare verb.
            && !(t.flags(i + 1) & VERB != 0 && t.low(i + 1).ends_with(['s', 'd', 't', 'n']))
            && !t.low(i + 1).ends_with("ed")
            && !t.low(i + 1).ends_with("'t");
        // "her mother may come": behind a modal and before nothing else that is done, a verb.
        let modal = small
            && f & (VERB | SAY | STOP) != 0
            && p.is_some_and(|p| {
                among!(
                    t.low(p),
                    "will may can could would should might must wont won't cant can't shall",
                ) && self.hit.get(p).is_none_or(|h| *h == 0.0)
                    && self
                        .previous(p)
                        .is_some_and(|q| t.flags(q) & (PRON | KIN) != 0)
            })
            && t.flags(i + 1) & SAY == 0;
        order || adjective || hour || describes || modal
    }

    /// Whether a short month stands where a date does.
    pub(super) fn in_time(&self, i: usize) -> bool {
        let t = self.t;
        i > 0 && t[i - 1].shape == Shape::Number
            || t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
            || self.previous(i).is_some_and(|p| {
                among!(t.low(p), "in sinds tot vanaf begin eind half medio per since until from early late mid by") || t.flags(p) & DATEWORD != 0 && !matches!(t.low(p), "an" | "a" | "over")
            })
    }

    /// "Joost van 't Hoff", "Hilde van den Akker": particles that stand in surnames alone, and a capital behind them.
    pub(super) fn particle_follows(&self, i: usize) -> bool {
        let t = self.t;
        let mut k = i + 1;
        while k < i + 4
            && !t.broken(k)
            && t.get(k).is_some_and(|x| x.shape == Shape::Lower)
            && t.flags(k) & TUSSEN != 0
        {
            k += 1;
        }
        let surname =
            (i + 1..k).any(|p| matches!(t.low(p), "der" | "den" | "ter" | "ten" | "'t" | "vd"));
        surname
            && !t.broken(k)
            && t.get(k).is_some_and(|x| x.shape == Shape::Title)
            && t.flags(k) & (PLACE | COUNTRY | ORGHEAD | MONTH) == 0
            && !self.style.heading(t, i)
    }

    /// "Hendrik-Jan": capitals on both sides of the hyphen, and neither a place nor a department.
    pub(super) fn double_first(&self, i: usize) -> bool {
        let raw = self.t.raw(i);
        raw.split('-').count() == 2
            && raw.split('-').all(|p| {
                let mut c = p.chars();
                c.next().is_some_and(char::is_uppercase)
                    && c.clone().count() > 1
                    && c.all(char::is_lowercase)
                    && self.lexicon.flags(&p.to_lowercase())
                        & (STOP | PLACE | COUNTRY | NOTNAME | KIN | ORGHEAD | WEEKDAY | MONTH)
                        == 0
            })
            && !self.style.heading(self.t, i)
    }

    /// "Merel zei dat", "Penny laughed": a noun in the singular without an article, and a verb of which only people are
    /// capable. Groups that speak as one are left.
    pub(super) fn utters(&self, i: usize) -> bool {
        let t = self.t;
        if t.flags(i + 1) & SAY == 0 || !t[i].first || t[i].shape != Shape::Title {
            return false;
        }
        let said = among!(
            t.low(i + 1),
            "zei zegt vertelde vertelt belde belt appte appt lachte lacht knikte knikt huilde huilt vond vindt \
                dacht denkt fluisterde antwoordde mailde schrok vertrok said says told asked laughed nodded cried \
                called texted rang replied whispered sighed thinks thought wants wanted",
        );
        let group = among!(
            t.low(i),
            "team groep management directie iedereen werk school bank politie publiek personeel bestuur work \
                staff everyone everybody nobody someone people management police reception payroll niemand iemand \
                family familie therapie onderzoek research science common sense intuïtie angst fear body hoofd \
                verstand gevoel logica logic reason thuis home client cliënt",
        );
        let low = t.low(i);
        // "Daarna vertelde Heleen": in Dutch what comes first may be when, and who behind the verb.
        let english = self.style.english && t.flags(i + 1) & NL == 0;
        let complement = among!(t.low(i + 2), "dat of zich naar op te terug mee , .");
        said && !group
            && (english || complement)
            && t[i].first
            && t[i].shape == Shape::Title
            && !t.broken(i + 1)
            && low.len() > 2
            && t.flags(i) & (VERB | SAY | KIN | DATEWORD) == 0
            && !self.abstracted(i)
            && ![
                "ing", "heid", "en", "ie", "teit", "s", "isme", "ism", "ness", "ion", "ly", "ment",
                "ity",
            ]
            .iter()
            .any(|e| low.ends_with(e))
            && !self.style.heading(t, i)
    }

    /// "groetjes, joris", "sorry. gust.": who wrote it, behind a word that closes a message.
    pub(super) fn signs_off(&self, i: usize) -> bool {
        let t = self.t;
        i > 1
            && (t.raw(i - 1) == ","
                || t.raw(i - 1) == "." && (t.broken(i + 1) || matches!(t.raw(i + 1), "." | "!")))
            && among!(
                t.low(i - 2),
                "groet groeten groetjes liefs mvg regards cheers wishes best love gr thx thanks dank bedankt xx x knuffel kus",
            )
            || i > 1
                && t.raw(i - 1) == "."
                && t.low(i - 2) == "sorry"
                && (t.broken(i + 1) || matches!(t.raw(i + 1), "." | "!"))
    }

    /// A capitalised word that acts at the start of a sentence, comes back with its capital and never without: "Berend kwam
    /// te laat. … zei Berend". Nouns come back with an article.
    pub(super) fn acts_again(&self, i: usize) -> bool {
        let t = self.t;
        if !t[i].first
            || self.abstracted(i)
            || t.flags(i + 1) & SAY == 0
            || t.broken(i + 1)
            || t.low(i).len() < 3
            || t.low(i).ends_with("ing")
            || t.low(i).ends_with("heid")
        {
            return false;
        }
        let low = t.low(i);
        let mut again = 0;
        // Not farther than a note is long: a text may be a thousand of them.
        for k in i.saturating_sub(5000)..t.len().min(i + 5000) {
            if k == i || t.low(k) != low {
                continue;
            }
            if !t[k].capital() || k > 0 && t.flags(k - 1) & (DET | POSS) != 0 && !t.broken(k) {
                return false;
            }
            again += usize::from(!t[k].first || t.flags(k + 1) & SAY != 0);
        }
        again > 0
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn signs_beside_a_word_make_or_rule_out_a_name() {
        there(
            Kind::Person,
            &[
                ("jan en ik spreken volgende keer", "jan"),
                ("frans was chauffeur tot zijn hernia", "frans"),
                ("JB has stopped sleeping.", "JB"),
                ("ze belde: joy is in hospital", "joy"),
                ("aanwezig: koos, wendela en mo. koos opent", "koos"),
                ("oma dien past op", "dien"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "mark the moments it works. be frank with yourself",
                "Bill the hours as usual.",
                "toch koos ze de roze kaart",
                "roos is een kleur, geen gevoel",
                "een goede leider is ook een luisteraar",
                "awake since dawn, walk at dawn",
            ],
        );
    }
}
