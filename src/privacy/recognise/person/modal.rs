//! English and Dutch first names that are verbs or virtues as well ("will", "may", "hope", "joy"), in notes without capitals: who
//! they are shows in the grammar around them, since no modal stands before "goes" and no virtue is "moving out". `context` asks.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// What the grammar around a small-letter word that is a name too says for a person; 0 where it says nothing.
    pub(super) fn grammar(&self, i: usize) -> i32 {
        let t = self.t;
        // "Will has left.", where a sentence begins.
        let opens = t[i].shape == Shape::Title && t[i].first && t.low(i) == "will";
        if opens
            && self.style.english
            && matches!(t.low(i + 1), "has" | "is" | "was" | "had" | "says" | "said")
        {
            return 6;
        }
        if t[i].shape != Shape::Lower || self.f(i) & (FIRST | NAMED) == 0 || t.flags(i) & WORD == 0
        {
            return 0;
        }
        if self.conjugated(i) || self.couple(i) {
            return 6;
        }
        if self.named_relative(i) || self.beloved(i) || self.second(i) {
            return 4;
        }
        // The pronoun before it spoke against it.
        if self.object(i) {
            return 7;
        }
        0
    }

    /// "will goes", "may says", "may hasnt": behind a modal stands the bare verb, so that this one is no modal.
    fn conjugated(&self, i: usize) -> bool {
        let t = self.t;
        if !matches!(t.low(i), "will" | "may" | "wil") || t.broken(i + 1) {
            return false;
        }
        let free = self.previous(i).is_none_or(|p| {
            t.flags(p) & (DET | POSS | PRON | KIN) == 0
                && t.flags(p) & (STOP | SAY | WITH) != 0
                && self.hit[p] == 0.0
                && !among!(t.low(p), "free good ill own not")
        });
        let verb = t.low(i + 1);
        let english = among!(
            verb,
            "has is was had did does didnt didn't doesnt doesn't hasnt hasn't isnt isn't wasnt wasn't hadnt hadn't wont won't cant \
                can't couldnt couldn't wouldnt wouldn't came went said told left rang got thought felt knew",
        ) || t.flags(i + 1) & (VERB | SAY) != 0
            && t.flags(i + 1) & (PRON | DET) == 0
            && verb.len() > 3
            && (verb.ends_with('s') && !verb.ends_with("ss")
                || verb.ends_with("ed") && !verb.ends_with("eed"));
        let dutch = among!(
            verb,
            "is was heeft had kwam ging werd zei zegt vindt belt belde komt gaat",
        );
        // "may is hard": the month.
        let month = t.low(i) == "may"
            && matches!(
                verb,
                "is" | "was"
                    | "has"
                    | "had"
                    | "isnt"
                    | "isn't"
                    | "wasnt"
                    | "wasn't"
                    | "went"
                    | "came"
            );
        free && !month
            && if t.low(i) == "wil" {
                dutch
            } else {
                english && self.style.english
            }
    }

    /// "will and hope are splitting up", "grace and joy went home": two names, and what two people do.
    fn couple(&self, i: usize) -> bool {
        let t = self.t;
        let name = |k: usize| {
            t.get(k).is_some_and(|x| x.shape == Shape::Lower)
                && self.f(k) & (FIRST | NAMED) != 0
                && t.flags(k) & (DET | POSS | PRON | TUSSEN) == 0
        };
        let joined = |k: usize| {
            matches!(t.low(k), "and" | "en" | "&" | "n") && !t.broken(k) && !t.broken(k + 1)
        };
        let both = |a: usize| {
            if !name(a) || !joined(a + 1) || !name(a + 2) || t.broken(a + 3) || !self.style.lower {
                return false;
            }
            let begins = self.previous(a).is_none_or(|p| {
                among!(t.low(p), "that dat when toen because omdat since sinds if als but maar so dus saw zag met with today vandaag now nu")
            });
            let (verb, next) = (t.low(a + 3), t.low(a + 4));
            let paired = among!(
                verb,
                "went came split argue argued fight fought live lived met married divorced talked moved both gingen kwamen \
                    praten praatten wonen woonden trouwen trouwden scheiden maken maakten hadden samen",
            );
            let being = among!(
                verb,
                "are were have zijn waren hebben arent aren't havent haven't",
            ) && (next.len() > 5 && next.ends_with("ing")
                || among!(
                    next,
                    "both together married divorced engaged back here away late separated split been got had not samen uit weer \
                            getrouwd gescheiden verhuisd al nog thuis ruzie",
                ));
            begins && (paired || being)
        };
        both(i) || i > 1 && both(i - 2)
    }

    /// "her son rich", "his wife joy": one relative, and a word that is neither his verb nor what he is like.
    fn named_relative(&self, i: usize) -> bool {
        let t = self.t;
        let Some(p) = self.previous(i) else {
            return false;
        };
        let one = t.flags(p) & KIN != 0 && !t.low(p).ends_with('s') && !t.low(p).ends_with("en");
        let whose =
            p > 0 && !t.broken(p) && (t.flags(p - 1) & POSS != 0 || t.low(p - 1).ends_with("'s"));
        let verb = t.flags(i) & (STOP | SAY | PRON | DET | KIN | MONTH) != 0
            || t.flags(i) & VERB != 0 && self.f(i) & NAMED == 0 && self.style.dutch;
        one && whose && !verb
    }

    /// "omdat ik ton verdedigde", "of ik storm ook kan zien": between the subject and the verb, a noun that has no article.
    fn object(&self, i: usize) -> bool {
        let t = self.t;
        let Some(p) = self.previous(i) else {
            return false;
        };
        let subject = matches!(t.low(p), "ik" | "ze" | "zij" | "hij" | "we" | "wij")
            && self.previous(p).is_some_and(|q| {
                among!(
                    t.low(q),
                    "omdat of dat als toen waarom hoe wanneer zodat voordat nadat",
                )
            });
        let verb = among!(
            t.low(i + 1),
            "ook niet nog wel even alleen weer straks morgen vandaag eerst",
        ) || t.low(i + 1).ends_with("de") && t.flags(i + 1) & VERB != 0;
        self.style.lower
            && self.style.dutch
            && subject
            && verb
            && !t.broken(i + 1)
            && t.flags(i) & (STOP | SAY | DET | PRON | KIN) == 0
            && self.f(i) & FIRST != 0
            && !self.abstracted(i)
    }

    /// "saw bill and sue.": the last of two, of whom the first is known.
    fn second(&self, i: usize) -> bool {
        let t = self.t;
        self.style.lower
            && (t.broken(i + 1) || t.get(i + 1).is_none_or(|x| !x.is_word()))
            && t.flags(i) & (STOP | SAY | DET | PRON) == 0
            && self.f(i) & FIRST != 0
            && self.f(i) & NAMED != 0
            && self.previous(i).is_some_and(|p| {
                matches!(t.low(p), "and" | "en" | "&")
                    && p > 0
                    && !t.broken(p)
                    && self.hit.get(p - 1).is_some_and(|h| *h > 0.0)
            })
    }

    /// "she cant forgive miles.", "hij mist roos": what is done to people alone, and nothing follows.
    fn beloved(&self, i: usize) -> bool {
        let t = self.t;
        self.style.lower
            && (t.broken(i + 1) || t.get(i + 1).is_none_or(|x| !x.is_word()))
            && t.flags(i) & (STOP | SAY) == 0
            && !self.abstracted(i)
            && self.previous(i).is_some_and(|p| {
                among!(
                    t.low(p),
                    "forgive forgives forgave blame blames blamed marry married divorce divorced visit visited hug hugged phoned \
                        texted emailed rang met mist miste vertrouwt vergeeft vergeven bezoekt bezocht omhelst trouwt",
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn verbs_and_virtues_that_are_people() {
        there(
            Kind::Person,
            &[
                ("he keeps the dog, will goes to his mother", "will"),
                ("may says her knees hurt. asked her to rest", "may"),
                ("will and joy are moving out. not easy", "joy"),
                ("her brother rich never rings, she said", "rich"),
                ("she cant forgive miles. not yet anyway", "miles"),
                ("lastig, omdat ik ton verdedigde. klopt wel", "ton"),
                ("saw bill and sue. he drinks less", "sue"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "the will is there, she may go, hope is what she needs",
                "hope and joy are words she likes, faith too",
                "may is hard, rich food, a frank talk. frank advice about money",
                "her mother may come, her sister will ring",
                "her parents hope for the best. free will has limits",
                "she will mark the date and pay the bill. the bill came late",
            ],
        );
    }
}
