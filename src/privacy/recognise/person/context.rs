//! How much the words around a word say that it is a person: kinship, titles, verbs of speaking, turns of phrase. Points are
//! added up; `judge` says how many a word of which sort needs.

use super::super::super::lexicon::flag::*;
use super::Reader;

impl Reader<'_> {
    /// How much the words around say that this is a person: above nought for, below against.
    pub(super) fn context(&self, i: usize) -> i32 {
        let t = self.t;
        let mut score = 0;
        if let Some(p) = self.previous(i) {
            let pf = t.flags(p);
            let pp = p.checked_sub(1).filter(|k| t[*k].is_word() && !t.broken(p));
            let ppf = pp.map_or(0, |k| t.flags(k));
            if pf & TITLE != 0 && pf & STOP == 0 {
                score += 4;
            } else if matches!(
                t.low(p),
                "heet" | "heette" | "heten" | "genaamd" | "named" | "naam" | "noemen"
            ) || matches!(t.low(p), "is" | "was")
                && pp.is_some_and(|k| matches!(t.low(k), "naam" | "name"))
                || t.low(p) == "called" && ppf & (SAY | PRON) != 0 && ppf & PRON == 0
            {
                score += 4;
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
                ) && ppf & POSS == 0)
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
            } else if pf & (DET | POSS) != 0 {
                score -= 4;
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
        } else if i > 1
            && t.raw(i - 1) == ","
            && matches!(
                t.low(i - 2),
                "groet"
                    | "groeten"
                    | "groetjes"
                    | "liefs"
                    | "mvg"
                    | "regards"
                    | "cheers"
                    | "wishes"
                    | "best"
                    | "love"
                    | "gr"
                    | "thx"
                    | "thanks"
                    | "dank"
                    | "bedankt"
                    | "xx"
                    | "x"
                    | "knuffel"
                    | "kus"
            )
        {
            score += 5;
        } else if i > 0 && t.raw(i - 1) == "," && i > 1 && self.hit[i - 2] > 0.0 {
            score += 2;
        } else if i > 1 && t.raw(i - 1) == "," && t.flags(i - 2) & KIN != 0 {
            score += 2;
        } else if i > 0 && t.raw(i - 1) == "(" && i > 1 && t.flags(i - 2) & KIN != 0 {
            score += 3;
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
                ))
        {
            score += 3;
        }
        let n = i + 1;
        if let Some(p) = self.previous(i) {
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
        let nf = t.flags(n);
        if nf & SAY != 0 && self.previous(i).is_none() && self.abstracted(i) && copula(t.low(n)) {
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
                ) || t.flags(p) & SAY != 0 && t.flags(p) & PRON == 0
            });
            if self.t.flags(i) & VERBAL != 0 && subject && t.flags(n + 1) & PRON == 0 {
                score += 2;
            }
        } else if (self.previous(i).is_none() || self.ordinary(i))
            && nf & VERB != 0
            && nf & STOP == 0
            && t.low(n).ends_with(['t', 's'])
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
        } else if matches!(t.low(n), "en" | "and" | "&" | "of")
            && t.get(n + 1).is_some_and(|x| x.is_word())
        {
            let other = self.f(n + 1);
            if other & FIRST != 0
                && self.previous(i).is_none()
                && matches!(
                    t.low(n + 2),
                    "hebben"
                        | "hadden"
                        | "zijn"
                        | "waren"
                        | "gaan"
                        | "gingen"
                        | "praten"
                        | "praatten"
                        | "willen"
                        | "wilden"
                        | "have"
                        | "had"
                        | "are"
                        | "were"
                        | "talked"
                        | "went"
                )
            {
                return score + 4;
            }
            if other & FIRST != 0 && !self.ordinary(n + 1) || self.hit[n + 1] > 0.0 {
                score += 2;
            } else if matches!(t.low(n + 1), "ik" | "i") {
                score += 1;
            }
        } else if nf & TUSSEN != 0
            && (t.get(n + 1).is_some_and(|x| x.capital())
                || self.f(n + 1) & HOME != 0 && !self.ordinary(n + 1)
                || t.flags(n + 1) & TUSSEN != 0 && self.f(n + 2) & HOME != 0
                || matches!(t.low(n), "ter" | "ten" | "de") && self.f(n + 1) & HOME != 0)
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

    /// The last word of a message behind a word that closes one: "groetjes jolien", "thx mo".
    fn closing(&self, i: usize, p: usize) -> bool {
        let t = self.t;
        (i + 1 >= t.len()
            || t.broken(i + 1)
            || matches!(t.raw(i + 1), "." | "!") && i + 2 >= t.len())
            && matches!(
                t.low(p),
                "groetjes"
                    | "groeten"
                    | "groet"
                    | "gr"
                    | "liefs"
                    | "thx"
                    | "thanks"
                    | "cheers"
                    | "xx"
                    | "xxx"
                    | "x"
                    | "mvg"
                    | "kus"
                    | "knuffel"
                    | "regards"
            )
    }

    /// Words for what has no plural: they begin a sentence without an article, as names do.
    fn abstracted(&self, i: usize) -> bool {
        matches!(
            self.t.low(i),
            "hoop"
                | "vrede"
                | "trouw"
                | "lente"
                | "zomer"
                | "winter"
                | "herfst"
                | "liefde"
                | "rust"
                | "hope"
                | "joy"
                | "faith"
                | "grace"
                | "patience"
                | "prudence"
                | "summer"
                | "autumn"
                | "winter"
                | "spring"
                | "dawn"
                | "harmony"
                | "destiny"
                | "charity"
                | "chance"
                | "will"
                | "cash"
        )
    }

    /// What a surname behind a word is worth: nearly proof, unless the word is a verb in the middle of a sentence.
    fn surname_follows(&self, i: usize) -> i32 {
        if self.t.flags(i) & VERBAL == 0 {
            return 2;
        }
        let introduced = self
            .previous(i)
            .is_none_or(|p| self.t.flags(p) & (KIN | STRONGWITH | TITLE) != 0);
        if introduced { 5 } else { 0 }
    }

    /// Turns of phrase in which an ordinary word can only be a name.
    fn idiom(&self, i: usize, p: usize) -> i32 {
        let t = self.t;
        let back = |k: usize| p.checked_sub(k).map_or("", |q| t.low(q));
        let next = t.low(i + 1);
        let closes = t.broken(i + 1) || matches!(next, "." | "," | "!" | "?" | ":" | ";");
        // "…, zegt wil."
        if closes
            && matches!(
                t.low(p),
                "zegt"
                    | "zei"
                    | "vertelt"
                    | "vertelde"
                    | "vraagt"
                    | "antwoordt"
                    | "antwoordde"
                    | "denkt"
                    | "dacht"
                    | "said"
                    | "says"
            )
        {
            return 4;
        }
        // "jack thinks hope is too hard on herself", "zij zegt dat …"
        if matches!(
            t.low(p),
            "thinks"
                | "says"
                | "said"
                | "thought"
                | "knows"
                | "believes"
                | "hopes"
                | "fears"
                | "denkt"
                | "zegt"
                | "zei"
                | "vindt"
        ) && t.flags(i + 1) & SAY != 0
            && (t.flags(i) & STOP == 0 || t.flags(i) & VERBAL != 0)
        {
            return 4;
        }
        // "dat vindt wende lastig", "daarna belde wil mij": two finite verbs in a row are a verb and a name.
        if t.flags(p) & SAY != 0
            && t.flags(p) & PRON == 0
            && matches!(
                t.low(p),
                "vindt"
                    | "vond"
                    | "belde"
                    | "appte"
                    | "mailde"
                    | "vroeg"
                    | "merkte"
                    | "vertelde"
                    | "wilde"
                    | "kwam"
                    | "ging"
            )
            && (matches!(
                back(1),
                "dat" | "wat" | "daarna" | "toen" | "gisteren" | "vandaag" | "vanochtend" | "later"
            ) || p == 0
                || t[p].first)
        {
            return 3;
        }
        // "volgens roos is hart te streng"
        if back(2) == "volgens"
            && matches!(t.low(p), "is" | "was" | "heeft" | "had" | "moet" | "kan")
        {
            return 4;
        }
        // "asked rose to", "vroeg roos om"
        if matches!(
            t.low(p),
            "asked" | "told" | "vroeg" | "reach" | "called" | "texted" | "belde" | "appte"
        ) && matches!(
            next,
            "to" | "om" | "of" | "on" | "if" | "whether" | "about" | "at" | "op"
        ) {
            return 4;
        }
        // "roos en wil hebben het erover"
        if matches!(t.low(p), "en" | "and")
            && self.hit[p.saturating_sub(1)] > 0.0
            && matches!(
                next,
                "hebben"
                    | "hadden"
                    | "zijn"
                    | "waren"
                    | "gaan"
                    | "gingen"
                    | "praten"
                    | "praatten"
                    | "willen"
                    | "wilden"
                    | "have"
                    | "had"
                    | "are"
                    | "were"
                    | "talked"
                    | "went"
            )
        {
            return 4;
        }
        // "wil wil niet mee": the first is who, the second what.
        if next == t.low(i) && self.t.flags(i) & VERBAL != 0 {
            return 5;
        }
        // "mail van roos"
        if matches!(t.low(p), "from" | "van")
            && matches!(
                back(1),
                "mail"
                    | "email"
                    | "e-mail"
                    | "mailtje"
                    | "appje"
                    | "bericht"
                    | "berichtje"
                    | "brief"
                    | "message"
                    | "letter"
                    | "telefoontje"
            )
        {
            return 4;
        }
        // "het team van wil is"
        if matches!(t.low(p), "van" | "of")
            && self.t.flags(i) & VERBAL != 0
            && t.flags(i + 1) & SAY != 0
        {
            return 3;
        }
        0
    }
}

/// Verbs that say as much of a thing as of a person.
pub(super) fn copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "can"
            | "may"
            | "might"
            | "must"
            | "had"
            | "has"
            | "would"
            | "could"
            | "becomes"
            | "became"
            | "seems"
            | "seemed"
            | "comes"
            | "came"
            | "takes"
            | "takes"
            | "helps"
            | "will"
            | "tells"
            | "kan"
            | "mag"
            | "moet"
            | "heeft"
            | "wordt"
            | "werd"
            | "blijft"
            | "geeft"
            | "komt"
            | "lijkt"
            | "zou"
            | "zal"
            | "helpt"
            | "doet"
    )
}
