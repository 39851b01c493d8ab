//! What notes typed in haste do around names: "gspr m jan", "sessie 4 faith", "met de vries", "dieuwke zwart ziet". The context
//! and the surnames ask here; what is asked holds only in a text without capitals.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;
use std::collections::HashSet;

/// Words that lists of the world's names have, and that in small letters are never one.
const NOBODY: &str = "mee niks nu hem us just both geven voeren raken lukken sneller ver";

/// What people and things are: a name only where a title or "heet" says so.
const MOODS: &str = "boos blij lief moe bang stil mooi lui slim snel schoon kil lauw braaf trots ziek gek rode korte";

impl Reader<'_> {
    /// How much the words of haste before a word say that it is a person: `p` is the word before it in the same line.
    pub(super) fn hasty(&self, i: usize, p: Option<usize>) -> i32 {
        let t = self.t;
        if !self.style.lower {
            return 0;
        }
        let Some(p) = p else {
            // "sessie 4 faith", "3e gesprek" has its number before.
            let numbered = i > 1
                && !t.broken(i)
                && t[i - 1].shape == super::super::super::token::Shape::Number
                && t.flags(i - 2) & MEET != 0;
            return if numbered { 4 } else { 0 };
        };
        match t.low(p) {
            "w" => 3,
            "m" | "mt" | "n" if self.talk_before(p) => 3,
            // The plain word before it counted against; a name that is a word needs two.
            _ if t.flags(p) & MEET != 0 && t.flags(i) & STOP == 0 => {
                let closes = t.broken(i + 1) || !t[i + 1].is_word();
                if closes || !self.ordinary(i) { 4 } else { 2 }
            }
            _ => 0,
        }
    }

    /// "kan je niels ff appen": the subject at `p` stands behind its verb, so that the object follows.
    pub(super) fn object_behind(&self, i: usize, p: usize) -> bool {
        let t = self.t;
        !self.ordinary(i)
            && p > 0
            && !t.broken(p)
            && among!(t.low(p), "je jij u we ik hij ze")
            && among!(
                t.low(p - 1),
                "kan kun kon kunt wil wou zal zou heb had ga mag moet moest laat"
            )
    }

    /// "of de meester lief is": behind an article and a title, and before the verb, an adjective.
    pub(super) fn what_he_is(&self, i: usize) -> bool {
        self.ordinary(i)
            && matches!(self.t.low(i + 1), "is" | "was")
            && !self.t.broken(i + 1)
            && self.inflects(i)
    }

    /// "kben", "kmoest", "tgaat": a verb with what is left of its subject; somebody, a subject at school.
    pub(super) fn shrunk(&self, i: usize) -> bool {
        let low = self.t.low(i);
        low.strip_prefix(['k', 't'])
            .is_some_and(|v| v.len() > 2 && self.lexicon.flags(v) & SAY != 0)
            || among!(
                low,
                "srry sory kben kwas iem iemd niem wisk aardr gesch natk scheik maatsch leerk begl bgl khad kheb kzal kweet kdenk kvind kga kwil kmoe kmag kkan kzie"
            )
            || cut_off(low)
    }

    /// Whether a word of the lists of names is never one in small letters, or not here: "doet mee", "kwam boos binnen", "moeder blij, ik ook".
    pub(super) fn nobody(&self, i: usize) -> bool {
        let t = self.t;
        let low = t.low(i);
        if t[i].shape != Shape::Lower {
            return low == "nederland"
                && self.previous(i).is_none_or(|p| t[p].shape == Shape::Lower);
        }
        if among!(low, NOBODY) {
            return true;
        }
        match low {
            "over" => return self.previous(i).is_none_or(|p| t.flags(p) & TITLE == 0),
            "nederland" => return true,
            // "met een ziekenboeg erin"
            "erin" => return self.style.dutch && t.flags(i + 1) & SAY == 0,
            _ => {}
        }
        among!(low, MOODS)
            && self.previous(i).is_some_and(|p| {
                t.flags(p) & SAY != 0
                    && !among!(t.low(p), "heet heette noemt noemde belde appte mailde")
                    || t.flags(p) & KIN != 0
                        && self.previous(p).is_none()
                        && (t.broken(i + 1) || t.get(i + 1).is_none_or(|x| !x.is_word()))
                    || matches!(t.low(p), "niet" | "met")
            })
    }

    /// Whether a word is an adjective by its inflection: "bang" has "bange", "boos" has "boze", "bakker" has no "bakkere".
    pub(super) fn inflects(&self, i: usize) -> bool {
        let low = self.t.low(i);
        let known = |w: &str| self.lexicon.flags(w) & NL != 0;
        if known(&format!("{low}e")) {
            return true;
        }
        let mut letters: Vec<char> = low.chars().collect();
        let Some(last) = letters.pop() else {
            return false;
        };
        if letters.len() > 1 && letters.last() == letters.get(letters.len().saturating_sub(2)) {
            letters.pop();
        }
        letters.push(match last {
            's' => 'z',
            'f' => 'v',
            other => other,
        });
        letters.push('e');
        known(&letters.into_iter().collect::<String>())
    }

    /// "dat jasper bang is": behind a name and before a copula at the end of its clause an adjective is no surname.
    pub(super) fn predicate(&self, i: usize, w: usize) -> bool {
        let t = self.t;
        self.ordinary(w)
            && self.previous(i).is_some()
            && among!(
                t.low(w + 1),
                "is was wordt werd blijft bleef voelt lijkt waren zijn",
            )
            && self.inflects(w)
    }

    /// "dieuwke zwart ziet", "with rusty young and": a colour or a size is a surname between a first name where a clause
    /// or a mention begins, and the verb, the bracket or the end behind it.
    pub(super) fn described(&self, i: usize, w: usize) -> bool {
        let t = self.t;
        let first = self.f(i) & FIRST != 0
            && (t.flags(i) & WORD == 0 || t.flags(i) & NAMELIKE != 0 || self.hit[i] > 0.0);
        let begins = self.previous(i).is_none_or(|p| {
            t.flags(p) & (WITH | STRONGWITH | KIN | TITLE) != 0 && t.flags(p) & POSS == 0
        });
        let closes = t.broken(w + 1)
            || matches!(t.raw(w + 1), "(" | "," | "." | ":" | ";")
            || t.flags(w + 1) & SAY != 0 && !matches!(t.low(w + 1), "is" | "was")
            || matches!(t.low(w + 1), "and" | "en") && self.previous(i).is_some();
        self.style.lower
            && first
            && begins
            && closes
            && t.flags(w) & LAST != 0
            && (t.flags(w) & (VERBAL | HOME) != 0
                || self.style.english && !self.style.dutch
                || t.flags(w) & VERB == 0 && !self.inflects(w))
            && t.flags(w) & (STOP | SAY | DET | PRON) == 0
    }

    /// "bakker-de groot", "öztürk-de wit": behind the hyphen a particle, and the rest of it is the next word.
    pub(super) fn married(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            if !t[i].odd || !t.low(i).contains('-') {
                continue;
            }
            // "Annerie van Beek-Ten Brink": behind a first name and a particle.
            let through = i > 1
                && t.flags(i - 1) & TUSSEN != 0
                && self.hit[i - 1] == 0.0
                && self.hit[i - 2] > 0.0
                && !t.broken(i)
                && !t.broken(i - 1)
                && t[i].is_word();
            // "nienke bakhuis-ter horst": words both, and behind a first name.
            let led = i > 0
                && (self.hit[i - 1] > 0.0 || t.flags(i - 1) & TITLE != 0)
                && !t.broken(i)
                && t[i].is_word();
            let joins = (self.hit[i] > 0.0 || led || through)
                && ["-de", "-van", "-ter", "-ten", "-el"]
                    .iter()
                    .any(|e| t.low(i).ends_with(e));
            if !joins {
                continue;
            }
            let mut w = i + 1;
            while w < i + 3 && matches!(t.low(w), "der" | "den" | "de") {
                w += 1;
            }
            if t.get(w)
                .is_some_and(|x| x.is_word() && !t.broken(w) && x.flags & (PRON | SAY) == 0)
            {
                for x in i - usize::from(through)..=w {
                    self.mark(x, 0.8, "surname");
                }
            }
        }
    }

    /// "van oss twijfelde": a particle and a word that were somebody's name before, together.
    pub(super) fn particles_again(&mut self) {
        let t = self.t;
        let pair = |k: usize| {
            t.flags(k) & TUSSEN != 0
                && t.get(k + 1).is_some_and(|x| x.is_word())
                && !t.broken(k + 1)
        };
        let known: HashSet<(&str, &str)> = (0..t.len().saturating_sub(1))
            .filter(|k| pair(*k) && self.hit[*k] > 0.0 && self.hit[k + 1] > 0.0)
            .map(|k| (t.low(k), t.low(k + 1)))
            .collect();
        if known.is_empty() {
            return;
        }
        for k in 0..t.len().saturating_sub(1) {
            if pair(k) && self.hit[k] == 0.0 && known.contains(&(t.low(k), t.low(k + 1))) {
                self.mark(k, 0.8, "same-name");
                self.mark(k + 1, 0.8, "same-name");
            }
        }
    }

    /// "met de vries", "door de graaff": an article behind these prepositions, and a surname of no dictionary.
    pub(super) fn article_surname(&self, i: usize) -> bool {
        let t = self.t;
        matches!(t.low(i), "de" | "den" | "el" | "ten" | "ter")
            && t.get(i + 1)
                .is_some_and(|x| x.is_word() && !t.broken(i + 1))
            && t.flags(i + 1)
                & (WORD | STOP | PLACE | EMPLOYER | NOTNAME | KIN | ORGTAIL | ORGHEAD | JOB)
                == 0
            && (t.flags(i + 1) & (LAST | HOME) != 0 || t.low(i) == "el" && self.unknown(i + 1))
            // No nouns: behind an article without another word they are surnames.
            || t.low(i) == "de"
                && !t.broken(i + 1)
                && (among!(t.low(i + 1), "vries bruijn roo rooij rooy kleijn")
                    || among!(t.low(i + 1), "wit jong groot bruin lange wilde goede")
                        && (t.broken(i + 2)
                            || t.get(i + 2).is_some_and(|x| !x.is_word())
                            || t.flags(i + 2) & STOP != 0 && t.flags(i + 2) & DET == 0))
    }
}

/// Whether a word is cut off or pressed together as nobody's name is: "relatiegespr", "bijdr", "uitgest", "hfdpijn", "gzegd".
fn cut_off(low: &str) -> bool {
    const ENDS: [&[u8; 2]; 12] = [
        b"dr", b"gn", b"vr", b"kl", b"pl", b"br", b"gr", b"kr", b"pr", b"tl", b"bl", b"zn",
    ];
    const STARTS: [&[u8; 2]; 9] = [
        b"gz", b"gv", b"hf", b"hd", b"wk", b"kb", b"hg", b"lk", b"gp",
    ];
    let bytes = low.as_bytes();
    bytes.last_chunk().is_some_and(|e| ENDS.contains(&e))
        || bytes.first_chunk().is_some_and(|e| STARTS.contains(&e))
        // "uitgest", "doorgeg", "afgeloppen": participles, whatever is left of them.
        || low.len() > 6
            && [
                "uitge", "doorge", "voorge", "aange", "opge", "afge", "overge", "onderge", "toege", "meege", "omge", "terugge",
            ]
            .iter()
            .any(|p| low.starts_with(p))
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, only, there},
    };

    #[test]
    fn names_in_notes_typed_in_haste() {
        there(
            Kind::Person,
            &[
                ("gspr m sietske vanmorgen, was er vroeg", "sietske"),
                ("call w bethany this am. still unsure", "bethany"),
                ("sessie 4 faith. ze twijfelt nog", "faith"),
                ("bellen met de vries van de arbodienst", "de vries"),
                ("dieuwke zwart ziet overal beren", "dieuwke zwart"),
                ("xulobra late again, traffic", "xulobra"),
                ("toen vrolinke binnenkwam zag ik het meteen", "vrolinke"),
                (
                    "Ingesproken bericht van Annerie van Beek-Ten Brink: ze wil praten.",
                    "Annerie van Beek-Ten Brink",
                ),
            ],
        );
        assert_eq!(
            only("ik denk dat jasper bang is om te falen", Kind::Person),
            ["jasper"]
        );
        nothing(
            Kind::Person,
            &[
                "gspr over grenzen, vlgns mij werkt het",
                "ze kreeg een mooie collga erbij",
                "met de trein naar huis, met de fiets terug",
                "eigen bijdr betaald, mail uitgest, moe en hfdpijn",
                "relatiegespr verzet, verkl huisarts mee, eerlijk gzegd moe",
            ],
        );
    }
}
