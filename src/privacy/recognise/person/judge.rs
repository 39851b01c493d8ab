//! Decides about one word: by list, by dictionary and by its context. The first and the second look call it.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::Reader;

impl Reader<'_> {
    /// Decides about one word.
    pub(super) fn judge(&mut self, i: usize) {
        let t = self.t;
        let f = self.f(i);
        let shape = t[i].shape;
        if (t[i].first || shape == Shape::Title) && (self.telling(i) || self.opened(i)) {
            self.mark(i, 0.75, "name-context");
            return;
        }
        if f & (PRON | DET) != 0
            || f & TITLE != 0 && f & FIRST == 0
            || shape == Shape::Initial
            || f & NOTNAME != 0 && f & NAMELIKE == 0
            || f & GREET != 0
                && self.context(i) < 4
                // "hai tran van …": nobody is greeted by a surname.
                && !(self.style.lower && self.f(i + 1) & LAST != 0 && self.f(i + 1) & (WORD | STOP) == 0 && !t.broken(i + 1))
            // "andrew pemberton, born 19/06"
            || t.low(i) == "born" && shape == Shape::Lower
            // "graag bev. per mail"
            || t.low(i) == "bev" && self.style.dutch && t.raw(i + 1) == "." && t.get(i + 2).is_some_and(|x| x.shape == Shape::Lower)
            // A particle is part of a name only beside one, which `extend` sees to.
            || f & TUSSEN != 0 && f & STOP != 0
            || t.low(i) == "till"
                && shape == Shape::Lower
                && t.flags(i + 1) & (WEEKDAY | MONTH | HOLIDAY | DET | PRON | POSS | STOP) != 0
            || matches!(t.low(i), "en" | "of" | "and" | "or" | "but" | "maar")
            // "vertelde over de drank", "partner doet mee", "in Nederland": nobody.
            || f & NAME != 0 && (self.nobody(i) || self.adjective(i) || self.ordered(i))
            // "de RvT", "PvA volgt": a board, a plan.
            || shape == Shape::Mixed && super::initialled::board(t.low(i))
            // "ni ab123456c": what the number is.
            || shape == Shape::Lower
                && t.low(i).len() < 4
                && !t.broken(i + 1)
                && t.get(i + 1).is_some_and(|x| x.end - x.start > 5)
                && t.low(i + 1).bytes().any(|b| b.is_ascii_digit())
        {
            return;
        }
        let name = f & (FIRST | NAMED | LAST) != 0;
        let ordinary = self.ordinary(i);
        // "Frans" is a language too, "mark the date" an order, "be frank" no person.
        if f & NOTNAME != 0 && self.tongue(i) || self.no_subject(i) {
            return;
        }
        let capital = matches!(shape, Shape::Title | Shape::Mixed);
        if f & WEEKDAY != 0 {
            return;
        }
        if f & (MONTH | HOLIDAY | KIN) != 0 {
            let enough = if capital && !t[i].first { 2 } else { 4 };
            // "jan en ik": the short form of the month stands beside a number or behind "in".
            // "june heeft": an English month is none in a Dutch note.
            let abroad = self.style.dutch
                && !self.style.english
                && matches!(t.low(i), "june" | "may" | "august" | "july");
            let enough = if abroad && !self.in_time(i) || t.low(i) == "jan" && !self.in_time(i) {
                1
            } else {
                enough
            };
            let dated = t.get(i + 1).is_some_and(|x| x.shape == Shape::Number)
                || i > 0 && t[i - 1].shape == Shape::Number;
            // "oma Jans": the role is not the name.
            let role = f & KIN != 0 && (!capital || t.get(i + 1).is_some_and(|x| x.capital()));
            if f & FIRST != 0 && self.context(i) >= enough && !dated && !role {
                self.mark(i, 0.75, "name-context");
            }
            return;
        }
        if name && !ordinary {
            // In a Dutch note an English word is no name without a sign; a surname of far away neither.
            let foreign_word = f & WORD != 0 && f & NAMELIKE == 0;
            let weak = f & (FIRST | NAMED | HOME) == 0;
            let context = self.context(i);
            let ok = match shape {
                Shape::Lower => {
                    // "to mark the end", "let op toon en tempo": capitals are used, and this has none. "jack of all trades".
                    let plain = f & NAMELIKE != 0
                        && f & WORD != 0
                        && (!self.style.lower || t.low(i + 1) == "of" && self.style.english);
                    // "the bill came": an article, and no name of whatever sort.
                    let thing = f & WORD != 0
                        && self.previous(i).is_some_and(|p| {
                            matches!(t.low(p), "the" | "a" | "an" | "een" | "het" | "de")
                        });
                    let need = if f & VERBAL != 0 {
                        // "samen met sue": in a Dutch note it is no word.
                        3 - i32::from(f & NL == 0 && self.style.dutch && !self.style.english)
                    } else if plain || thing {
                        2
                    } else if foreign_word {
                        // "bij ties": Dutch people are called so, and in Dutch it is no word.
                        2 - i32::from(f & NAMED != 0 && f & NL == 0 && !self.style.english)
                    } else if f & EMPLOYER != 0 {
                        1
                    } else if weak {
                        if self.style.lower { -2 } else { 1 }
                    } else if t.low(i).len() < 3 {
                        2
                    } else if f & WORD != 0 {
                        -2
                    } else {
                        -3
                    };
                    context >= need
                }
                Shape::Upper => {
                    self.style.shouting && context >= -3
                        || t.low(i).len() > 3 && !foreign_word
                        || context >= 2
                }
                _ => {
                    !(t[i].first && foreign_word && context < 1)
                        && !(self.style.heading(t, i) && foreign_word && context < 2)
                        && !(t[i].first && f & VERBAL != 0 && context < 2)
                }
            };
            if ok {
                self.mark(
                    i,
                    if foreign_word || weak { 0.8 } else { 0.95 },
                    "name-list",
                );
            }
            return;
        }
        if name {
            let context = self.context(i);
            let verbal = f & (VERBAL | STOP) != 0 || f & VERB != 0 && f & NAMED == 0;
            let ok = if capital && self.inside(i) {
                f & STOP == 0 && context >= if f & (FIRST | NAMED) != 0 { -3 } else { -1 }
                    || context >= 2
            } else if capital {
                context >= 2 + i32::from(f & STOP != 0) && f & (FIRST | NAMED) != 0
            } else if shape == Shape::Upper {
                context >= 3 && f & FIRST != 0
            } else if f & FIRST == 0 && f & NAMED == 0 {
                context >= 4 && f & (STOP | VERB) == 0
            } else {
                let idiom = matches!(
                    (t.low(i), t.low(i + 1)),
                    ("hart", "en") | ("hart", "voor") | ("hope", "and") | ("ster", "in")
                ) && self.f(i + 2) & FIRST == 0;
                let after_with = self
                    .previous(i)
                    .is_some_and(|p| t.flags(p) & STRONGWITH != 0);
                // "haar zus trees - die": whose sister, and then a mark.
                let of_kin = f & VERB == 0
                    && (t.broken(i + 1) || t.get(i + 1).is_none_or(|x| !x.is_word()))
                    && self.previous(i).is_some_and(|p| {
                        t.flags(p) & KIN != 0 && p > 0 && t.flags(p - 1) & POSS != 0 && !t.broken(p)
                    });
                let need = if verbal {
                    if after_with {
                        2
                    } else if of_kin {
                        3
                    } else if self.previous(i).is_none() {
                        4
                    } else {
                        5
                    }
                } else if self.style.lower {
                    // "leider", "korte": names in some far country, and words here.
                    // "over beer hebben", "bas is ziek": what our own list calls people by is one of them sooner.
                    let own = f & FIRST != 0 && f & NAMED != 0 && !self.abstracted(i);
                    2 + i32::from(f & (NAMED | HOME) == 0) - i32::from(own)
                } else {
                    // Where capitals are used, a word without one is a word.
                    5
                };
                let adjective = self
                    .previous(i)
                    .is_some_and(|p| self.hit[p] > 0.0 && self.predicate(p, i));
                // "Faith, hope and patience are her words": capitals are used, and this virtue has none.
                let virtue = !self.style.lower && self.abstracted(i);
                context >= need
                    && !idiom
                    && !adjective
                    && !virtue
                    && (f & STOP == 0 || context >= 5)
            };
            if ok {
                self.mark(i, if capital { 0.85 } else { 0.7 }, "name-word");
            }
            return;
        }
        if f & PROPER != 0 && !ordinary {
            // Capitalised in a dictionary: a name of something. What ends as the names of peoples do needs more.
            let people = [
                "se", "sen", "er", "ers", "aar", "ian", "ians", "ish", "ese", "en", "isch", "ische",
            ]
            .iter()
            .any(|e| t.low(i).ends_with(e));
            let context = self.context(i);
            let ok = f & (PLACE | COUNTRY | EMPLOYER) == 0
                && t.low(i).len() > 2
                && if self.style.heading(t, i) || people {
                    context >= 2 && (capital || self.style.lower)
                } else if capital {
                    context >= 0 && !t[i].first && !self.emphasised(i)
                        || context >= 1
                        || t[i].first && self.runs_on(i)
                } else {
                    context >= 2 && self.style.lower
                };
            if ok {
                self.mark(i, 0.6, "name-context");
            }
            return;
        }
        if self.unknown(i) && !super::coded::client(t.low(i)) {
            let ok = match shape {
                Shape::Title | Shape::Mixed if !t[i].first => {
                    !self.style.heading(t, i) || self.context(i) >= 2
                }
                Shape::Title | Shape::Mixed => {
                    t.low(i).len() > 2
                        // "Volgnede keer"; no "Marjolien is".
                        && (self.context(i)
                            > 2 * i32::from(
                                t.flags(i + 1) & (VERB | SAY | STOP) == 0 && self.typo(i),
                            )
                            || self.runs_on(i)
                            || self.introduced(i))
                }
                Shape::Upper => {
                    self.context(i) >= 3 && t.low(i).len() > 3
                        || t.low(i).len() < 4 && !self.style.shouting && self.signed(i)
                }
                _ => {
                    t.low(i).len() > 2 && self.context(i) >= self.needed_unknown(i)
                        // "jb has stopped sleeping"
                        || t.low(i).len() == 2 && self.style.lower && t[i].first && self.signed(i)
                        || t.low(i)
                            .chars()
                            .filter(|c| c.is_alphabetic() && *c > '\u{24f}')
                            .count()
                            > 2
                }
            };
            if ok {
                self.mark(i, if capital { 0.8 } else { 0.65 }, "unknown-word");
            }
            return;
        }
        // "vrouw tetsje heeft": made of words by accident, where only a name fits.
        if t[i].shape == Shape::Lower
            && self.style.lower
            && f & !MULTI == 0
            && t.low(i).len() > 3
            && self
                .previous(i)
                .is_some_and(|p| t.flags(p) & (KIN | TITLE) != 0 && t.flags(p) & STOP == 0)
            && self.context(i) >= 4
        {
            self.mark(i, 0.6, "name-context");
            return;
        }
        // A compound that no dictionary has ("Thistlewood"), with a capital inside a sentence.
        if capital
            && self.inside(i)
            && f & (WORD
                | STOP
                | NOTNAME
                | KIN
                | PLACE
                | COUNTRY
                | ORGHEAD
                | ORGTAIL
                | JOB
                | MONTH
                | WEEKDAY)
                == 0
            && t.low(i).len() > 4
            && !t.low(i).contains('-')
            && !self.emphasised(i)
            && self.context(i) >= 0
        {
            self.mark(i, 0.65, "unknown-word");
            return;
        }
        // "Joost van 't Hoff", "Hendrik-Jan": the form is a name's, whatever dictionaries have of its first word.
        if capital
            && f & (STOP
                | ORGHEAD
                | JOB
                | NOTNAME
                | PLACE
                | COUNTRY
                | EMPLOYER
                | MONTH
                | WEEKDAY
                | HOLIDAY
                | TITLE
                | KIN)
                == 0
            && (self.particle_follows(i)
                || self.double_first(i)
                || self.acts_again(i)
                || self.utters(i)
                || self.introduced(i))
        {
            self.mark(i, 0.65, "name-context");
            return;
        }
        if self.verb_with_capital(i) && self.context(i) >= 0 {
            self.mark(i, 0.6, "name-context");
            return;
        }
        // An ordinary word and no name: only a title, kinship or "heet" makes it one, and only with a capital.
        if capital
            && self.inside(i)
            && f & (STOP | ORGHEAD | JOB) == 0
            && f & (NOTNAME | PLACE | COUNTRY | EMPLOYER | MONTH | HOLIDAY) == 0
            && !self.emphasised(i)
            && (self.context(i) >= 1 || self.clause_subject(i) && self.context(i) >= 0)
        {
            self.mark(i, 0.6, "name-context");
        }
    }

    /// How much context an unknown word in small letters needs. A slip of the finger in a dictionary word looks the same,
    /// and capitals that are used elsewhere in the note speak against a name without one. Typed without capitals, hardly
    /// any other word is in no dictionary: of 12,000 words of our notes one in four hundred, and half of those are
    /// abbreviations without a vowel. So nothing but an article before it speaks against a name.
    fn needed_unknown(&self, i: usize) -> i32 {
        // "studnr", "rijksregisternr": what a number is of; "kben", "kmoest", "wisk": what a thumb leaves of words.
        if self.t.low(i).ends_with("nr") || self.shrunk(i) {
            return 9;
        }
        if self.clipped(i) {
            return 4;
        }
        if self.typo(i) {
            return if self.style.lower { 1 } else { 4 };
        }
        let voiced = self.t.low(i).chars().any(|c| {
            matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii() && c.is_alphabetic()
        });
        match (self.style.lower, voiced, self.t.low(i).len()) {
            (true, true, 4..) => -2,
            (true, true, _) => 1,
            (true, false, _) => 3,
            _ => 2,
        }
    }

    /// Whether a capitalised word at the start of a sentence goes on as a name does: another capital, a verb, a comma.
    fn runs_on(&self, i: usize) -> bool {
        let t = self.t;
        let n = i + 1;
        let Some(x) = t.get(n) else { return false };
        if t.broken(n) || self.typo(i) || self.style.heading(t, i) {
            return false;
        }
        matches!(t.raw(n), "," | "(" | "'s")
            || matches!(x.shape, Shape::Title)
                && x.flags & (STOP | KIN | TITLE | NOTNAME | WORD) == 0
            || x.shape == Shape::Lower
                && x.flags & (VERB | SAY) != 0
                && !(super::idiom::copula(t.low(n)) && self.lexicon.is_joined(self.low(i)))
            || matches!(t.low(n), "en" | "and")
    }

    /// Whether a word is the first or the last of something in italics or quotation marks: a title, a term.
    pub(super) fn emphasised(&self, i: usize) -> bool {
        let mark = |k: usize| matches!(self.t.raw(k), "*" | "_" | "\"" | "“" | "‘" | "”" | "`");
        let title = |k: usize| self.t.get(k).is_some_and(|x| x.shape == Shape::Title);
        i > 0 && (mark(i - 1) || title(i - 1) && i > 1 && mark(i - 2))
            || mark(i + 1)
            || title(i + 1) && mark(i + 2)
    }
}
