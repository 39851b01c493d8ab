//! How much the words around a word say that it is a person: kinship, titles, verbs of speaking, turns of phrase. Points are
//! added up; `judge` says how many a word of which sort needs.

use super::super::super::lexicon::flag::*;
use super::super::among;
use super::Reader;
use super::idiom::{TOGETHER, copula};

impl Reader<'_> {
    /// How much the words around say that this is a person: above nought for, below against.
    pub(super) fn context(&self, i: usize) -> i32 {
        let t = self.t;
        let before = self.previous(i);
        let mut score = self.hasty(i, before) + self.grammar(i);
        if let Some(p) = before {
            let pf = t.flags(p);
            let pp = p.checked_sub(1).filter(|k| t[*k].is_word() && !t.broken(p));
            let ppf = pp.map_or(0, |k| t.flags(k));
            if pf & TITLE != 0 && ppf & (DET | POSS) != 0 && self.what_he_is(i) {
                return 0;
            }
            if pf & TITLE != 0 && pf & STOP == 0 {
                // "oma dien", "uncle ray": of the family, and no verb of saying behind it.
                let family = matches!(
                    t.low(p),
                    "oma" | "opa" | "tante" | "oom" | "ome" | "uncle" | "aunt" | "auntie"
                );
                score += if family && self.f(i) & FIRST != 0 && t.flags(i) & SAY == 0 {
                    6
                } else {
                    4
                };
            } else if matches!(
                t.low(p),
                "heet"
                    | "heette"
                    | "heten"
                    | "genaamd"
                    | "named"
                    | "naam"
                    | "noemen"
                    | "roepnaam"
                    | "bijnaam"
                    | "nickname"
            ) || matches!(t.low(p), "is" | "was")
                && pp.is_some_and(|k| matches!(t.low(k), "naam" | "name"))
                || t.low(p) == "called" && ppf & (SAY | PRON) != 0 && ppf & PRON == 0
            {
                // "roepnaam ben": whatever the word means else.
                score += if matches!(t.low(p), "roepnaam" | "genaamd" | "bijnaam" | "nickname") {
                    6
                } else {
                    4
                };
            } else if pf & KIN != 0
                && !(matches!(
                    t.low(p),
                    "man"
                        | "vrouw"
                        | "kind"
                        | "hr"
                        | "lead"
                        | "head"
                        | "chair"
                        | "pa"
                        | "ma"
                        | "pap"
                        | "mam"
                        | "ex"
                ) && ppf & POSS == 0
                    // "pa ties zegt": of the family, and acting.
                    && !(matches!(t.low(p), "pa" | "ma" | "pap" | "mam" | "ex")
                        && self.f(i) & FIRST != 0
                        && t.flags(i + 1) & SAY != 0
                        && !t.broken(i + 1))
                    && !(pp.is_none()
                        && matches!(t.low(p), "man" | "vrouw" | "ex" | "kind")
                        && !self.ordinary(i)))
            {
                score += 3;
            } else if pf & GREET != 0 && (t[p].first || t.raw(i + 1) == ",") {
                score += if t[p].first && t.raw(i + 1) == "," {
                    5
                } else {
                    3
                };
            } else if pf & STRONGWITH != 0 {
                score += 2;
            } else if self.hit[p] > 0.0 && pf & TUSSEN == 0 {
                score += 1;
            } else if matches!(t.low(p), "dat" | "that") {
                score += i32::from(!self.ordinary(i));
            } else if pf & PRON != 0 && self.object_behind(i, p) {
                // "kan je niels ff appen": whom it is about.
            } else if pf & (DET | POSS) != 0 {
                // "wat een kerel, die sjef.": of people one is fond of, too.
                let fond = matches!(t.low(p), "die" | "onze" | "ons" | "our" | "m'n")
                    && self.f(i) & (FIRST | NAMED | WORD) == FIRST | NAMED;
                score -= if fond { 1 } else { 4 };
            } else if matches!(
                t.low(p),
                "asked"
                    | "told"
                    | "reach"
                    | "met"
                    | "called"
                    | "texted"
                    | "emailed"
                    | "vroeg"
                    | "belde"
                    | "appte"
                    | "mailde"
                    | "sprak"
                    | "phoned"
                    | "saw"
            ) && pp.is_some()
            {
                score += 2;
            } else if pf & PRON != 0 {
                score -= 3;
            } else if pf & SAY != 0 && t.raw(i + 1) == ":" && !self.abstracted(i) {
                // "in de brief schreef ria: …"
                score += 3;
            } else if pf & SAY != 0 {
                score += if ppf & (PRON | DET) != 0
                    || matches!(t.low(p), "is" | "was" | "wordt" | "werd")
                        && pp.is_some_and(|k| t.flags(k) & (STOP | WORD) != 0)
                    || pp.is_some_and(|k| {
                        self.hit[k] > 0.0 || self.f(k) & NAME != 0 && !self.ordinary(k)
                    }) {
                    0
                } else {
                    2
                };
            } else if self.summons(i, p) {
                score += 2;
            } else if self.closing(i, p) {
                score += 4;
            } else if pf & WITH != 0 {
                score += 1;
            } else if matches!(t.low(p), "en" | "and" | "of" | "or") {
                if p > 0 && self.hit[p - 1] > 0.0 {
                    score += 2;
                } else if t.flags(i + 1) & (SAY | VERB) != 0 && !t.broken(i + 1) {
                    score += 1;
                }
            } else if matches!(
                t.low(p),
                "dat"
                    | "that"
                    | "of"
                    | "omdat"
                    | "because"
                    | "want"
                    | "toen"
                    | "when"
                    | "als"
                    | "if"
                    | "waarom"
                    | "terwijl"
                    | "while"
                    | "maar"
                    | "but"
                    | "waar"
                    | "hoe"
                    | "wat"
                    | "what"
                    | "where"
                    | "how"
                    | "doordat"
                    | "zodat"
            ) {
                score += 2;
            } else if pf & WORD != 0 && pf & STOP == 0 && pf & VERB == 0 {
                score -= 2;
            }
        } else if self.signs_off(i) {
            score += 5;
        } else if i > 0 && t.raw(i - 1) == "," && i > 1 && self.hit[i - 2] > 0.0 {
            score += 2;
        } else if i > 1 && t.raw(i - 1) == "," && t.flags(i - 2) & KIN != 0 {
            score += 2;
        } else if i > 0 && t.raw(i - 1) == "(" && i > 1 && t.flags(i - 2) & KIN != 0 {
            score += 3;
        } else if i > 1
            && t.raw(i - 1) == ":"
            && t.raw(i + 1) == ","
            && self.style.lower
            && self.f(i + 2) & FIRST != 0
            && !self.ordinary(i + 2)
        {
            // "group: ben, carys": a list that goes on with a name of no dictionary.
            score += 5;
        } else if i > 1
            && t.raw(i - 1) == ":"
            && (t.flags(i - 2) & (KIN | WITH) != 0
                || matches!(
                    t.low(i - 2),
                    "naam"
                        | "name"
                        | "aanwezig"
                        | "present"
                        | "cc"
                        | "client"
                        | "cliënt"
                        | "deelnemers"
                        | "betreft"
                        | "coachee"
                        | "intake"
                        | "kennismaking"
                        | "gesprek"
                        | "sessie"
                        | "evaluatie"
                        | "session"
                ))
        {
            // Who was there: nothing but people.
            score += if matches!(t.low(i - 2), "aanwezig" | "present" | "deelnemers" | "cc") {
                5
            } else {
                3
            };
        }
        let n = i + 1;
        if let Some(p) = self.previous(i) {
            // "een goede leider is", "the best mark": an article, what describes, and then a thing.
            if self.ordinary(i)
                && t[i].shape == super::super::super::token::Shape::Lower
                && t.low(p).ends_with('e')
                && t.flags(p) & (NAME & !LAST | KIN | TITLE) == 0
                && t.flags(p) & WORD != 0
                && p > 0
                && t.flags(p - 1) & (DET | POSS) != 0
            {
                score -= 4;
            }
            // "a coach may want", "my brother will come": the verb, unless another verb of a person follows.
            if matches!(t.low(i), "may" | "will" | "can" | "wil" | "kan" | "mag")
                && t.flags(p) & (KIN | PRON) != 0
                && t[i].shape == super::super::super::token::Shape::Lower
                && t.flags(n) & SAY == 0
            {
                return 0;
            }
            score += self.idiom(i, p);
        }
        if t.broken(n) {
            return score;
        }
        score += self.clause(i, n);
        // "Ad (59) is schipper"
        if t.raw(n) == "("
            && self.f(i) & FIRST != 0
            && !self.abstracted(i)
            && t.raw(n + 2) == ")"
            && (t
                .get(n + 1)
                .is_some_and(|x| x.shape == super::super::super::token::Shape::Number)
                && t.low(n + 1).len() < 3
                || self.f(i) & NAMED != 0 && super::super::age::in_letters(t.low(n + 1)))
        {
            score += 4;
        } else if t.raw(n) == "," && self.f(i) & FIRST != 0 && self.aged_apart(i) {
            score += 6;
        }
        // "walk at dawn": a verb of people in Dutch, a preposition in English.
        let nf = t.flags(n)
            & !if t.low(n) == "at" && self.style.english {
                SAY
            } else {
                0
            };
        // "schoon is dat niet": what it is comes first.
        if self.ordinary(i)
            && copula(t.low(n))
            && matches!(t.low(n + 1), "dat" | "het" | "dit")
            && self.inflects(i)
        {
            return score - 3;
        }
        // "wat wens ik", "roos is een kleur": a verb before its subject, a noun that is explained.
        if self.ordinary(i) && self.turned(i, n) || self.explained(i, n) {
            return score - 3;
        }
        if self.embodied(i, n) {
            score += 4;
        } else if nf & SAY != 0
            && self.previous(i).is_none()
            && self.abstracted(i)
            && (t[i].first || !t[i].capital())
            && copula(t.low(n))
        {
            // "Hope is a discipline", "Summer was hard": without an article and yet no name.
        } else if nf & SAY != 0 {
            score += 2;
            // A verb that is a name, where a subject belongs and before another verb: "wil zegt", "en wil keek".
            let subject = self.previous(i).is_none_or(|p| {
                matches!(
                    t.low(p),
                    "en" | "and"
                        | "that"
                        | "omdat"
                        | "because"
                        | "when"
                        | "toen"
                        | "als"
                        | "if"
                        | "maar"
                        | "but"
                        | "want"
                        | "terwijl"
                        | "while"
                        | "ook"
                        | "also"
                ) || t.flags(p) & SAY != 0 && t.flags(p) & PRON == 0
            });
            let month = t.low(i) == "may" && copula(t.low(n)) && !t[i].capital();
            if self.t.flags(i) & VERBAL != 0
                && !month
                && subject
                && (t.flags(n + 1) & PRON == 0 || matches!(t.low(n + 1), "dat" | "that"))
            {
                score += 2;
            }
        } else if (self.previous(i).is_none() || self.ordinary(i))
            && nf & VERB != 0
            && nf & STOP == 0
            && (t.low(n).ends_with(['t', 's'])
                || t.low(n).ends_with("ed")
                    && t[i].capital()
                    && self.f(i) & FIRST != 0
                    && self.f(i) & NAMED != 0
                    && !self.abstracted(i))
            && t.low(n).len() > 3
        {
            score += 2;
        } else if nf & VERB != 0 && nf & STOP == 0 {
            score += 1;
        } else if matches!(t.raw(n), "," | "(")
            && (t.flags(n + 1) & POSS != 0 && t.flags(n + 2) & KIN != 0
                || t.flags(n + 1) & KIN != 0
                || t.low(n + 1) == "de" && t.flags(n + 2) & KIN != 0)
        {
            score += 3;
        } else if self.pair(i, n) {
            score += 3;
        } else if matches!(t.low(n), "en" | "and" | "&" | "of" | "+")
            && t.get(n + 1).is_some_and(|x| x.is_word())
        {
            let other = self.f(n + 1);
            // "hope and joy are words she likes": two virtues, and what they are.
            let virtues = self.abstracted(i)
                && self.abstracted(n + 1)
                && matches!(t.low(n + 2), "are" | "were" | "zijn" | "waren")
                && self.grammar(i) == 0;
            if virtues {
                return score - 3;
            }
            if other & FIRST != 0 && self.previous(i).is_none() && among!(t.low(n + 2), TOGETHER) {
                return score + 4;
            }
            if other & FIRST != 0 && !self.ordinary(n + 1) || self.hit[n + 1] > 0.0 {
                score += 2;
            } else if matches!(t.low(n + 1), "ik" | "i") {
                score += if self.f(i) & (FIRST | MONTH) != 0 {
                    3
                } else {
                    1
                };
            }
        } else if nf & TUSSEN != 0
            // "roos in de hand": a preposition before a plain noun.
            && !(matches!(t.low(n), "in" | "op" | "aan" | "uit" | "over" | "onder" | "voor")
                && self.ordinary(n + 2)
                && t.low(n + 1) != "'t"
                && t.get(n + 2).is_some_and(|x| !x.capital()))
            && (t.get(n + 1).is_some_and(|x| x.capital())
                || self.f(n + 1) & HOME != 0 && !self.ordinary(n + 1)
                || t.flags(n + 1) & TUSSEN != 0 && self.f(n + 2) & HOME != 0
                || matches!(t.low(n), "ter" | "ten" | "de" | "vd" | "vdr")
                    && self.f(n + 1) & HOME != 0)
            // "Doel van Marek": whose aim it is.
            && !(t.low(n) == "van" && self.ordinary(i) && self.given_alone(n + 1))
            || nf == 0
                && t.low(n) == "v"
                && self.pointed(n) > 0
                && self.f(n + self.pointed(n)) & HOME != 0
        {
            score += self.surname_follows(i);
        } else if self.f(n) & (HOME | NAMED) != 0
            && !self.ordinary(n)
            && (nf & FIRST == 0 || self.f(n) & HOME != 0 && nf & WORD == 0)
        {
            score += self.surname_follows(i);
        }
        score
    }
}
