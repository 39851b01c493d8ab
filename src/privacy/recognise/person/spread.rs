//! From a name found to all of it: surnames and particles beside it, and every other mention in the same text.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::{among, part};
use super::Reader;

impl Reader<'_> {
    /// Takes surnames, particles and second names along.
    pub(super) fn extend(&mut self) {
        let t = self.t;
        let mut i = 0;
        while i < t.len() {
            if self.hit[i] == 0.0 || t[i].shape == Shape::Mark {
                i += 1;
                continue;
            }
            if self.thing(i) || t[i].odd && self.hyphened(i) {
                self.hit[i] = 0.0;
                i += 1;
                continue;
            }
            let given = self.f(i) & FIRST != 0 || self.f(i) & (WORD | LAST) == 0;
            // To the left: particles with a capital, or before a surname.
            let surname =
                self.f(i) & (LAST | NAMED) != 0 && (self.f(i) & FIRST == 0 || t[i].capital());
            let mut p = i;
            while surname
                && p > 0
                && t[p - 1].flags & TUSSEN != 0
                && !t.broken(p)
                && self.hit[p - 1] == 0.0
                && i - p < 3
                && (t[p - 1].capital()
                    && (!t[p - 1].first
                        || self.f(i) & HOME != 0
                        || self.f(i) & FIRST == 0 && self.f(i) & LAST != 0)
                    || self.f(i) & FIRST == 0
                        && (t.low(p - 1) != "het" || self.behind_het(p))
                        && matches!(
                            t.low(p - 1),
                            "de" | "der"
                                | "den"
                                | "het"
                                | "'t"
                                | "el"
                                | "al"
                                | "ben"
                                | "ter"
                                | "ten"
                                | "le"
                                | "la"
                        )
                    || self.f(i) & FIRST == 0 && p < i && t.low(p - 1) == "van")
            {
                p -= 1;
                self.mark(p, 0.85, "surname");
            }
            // "Wei Ling and …", "Anak Agung Ketut": a sentence begins with a name of several words.
            if let Some(b) = i.checked_sub(1)
                && p == i
                && !t.broken(i)
                && self.hit[b] == 0.0
                && t[b].shape == Shape::Title
                && t[i].capital()
                && t[b].first
                && (self.f(b) & NAME != 0 && (!self.ordinary(b) || self.f(b) & FIRST != 0)
                    || self.unknown(b))
                && t[i].shape != Shape::Initial
                && !super::coded::client(t.low(b))
                && self.f(b)
                    & (STOP | TITLE | KIN | GREET | DET | PRON | NOTNAME | MONTH | WEEKDAY | SAY)
                    == 0
                && !self.style.heading(t, b)
            {
                self.mark(b, 0.8, "surname");
            }
            // To the right.
            let mut k = i + 1;
            let mut steps = 0;
            while k < t.len() && steps < 4 && !t.broken(k) {
                if self.hit[k] > 0.0 {
                    break;
                }
                let x = t[k];
                if !x.is_word() {
                    break;
                }
                if x.shape == Shape::Initial
                    && t.raw(k + 1) == "."
                    && t.get(k + 2).is_some_and(|y| y.capital())
                {
                    self.mark(k, 0.85, "surname");
                    self.hit[k + 1] = 0.85;
                    k += 2;
                    steps += 1;
                    continue;
                }
                let short = self.pointed(k);
                let mut w = k + short;
                while (t.flags(w) & TUSSEN != 0 || t.low(w) == "t" && w > k)
                    && t.get(w).is_some_and(|y| y.is_word())
                    && !t.broken(w)
                    && w < k + 3
                {
                    w += 1;
                }
                let Some(y) = t.get(w) else { break };
                if t.low(k) == "v" && w == k {
                    break;
                }
                // "Ron Van Hecke van Team Spoorzicht", "P.R. Langerak van het Alfrink": whose he is.
                if w > k
                    && (part::from(t, k)
                        || t[w - 1].shape == Shape::Lower
                            && t.low(w - 1) == "het"
                            && !self.behind_het(w))
                {
                    break;
                }
                // "vader huib wnt enkhuizen": what a thumb leaves of a verb.
                if w == k
                    && y.shape == Shape::Lower
                    && y.flags & (LAST | HOME | NAMED) == 0
                    && (2..7).contains(&t.low(w).len())
                    && !t.low(w).contains(|c: char| {
                        matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii_alphabetic()
                    })
                {
                    break;
                }
                // "Jérôme op de Dienst Gezinszorg", "Saskia op de afdeling": where they work.
                if w == k + 2
                    && matches!(t.low(k), "op" | "in" | "bij")
                    && t.low(k + 1) == "de"
                    && (y.flags & (ORGHEAD | HOUSE) != 0
                        || part::word(t.low(w))
                        || y.shape == Shape::Lower
                            && t[i].shape == Shape::Title
                            && !self.style.lower
                        || among!(t.low(w), "dienst kamer poli vestiging locatie bollen"))
                {
                    break;
                }
                // "Linde Ysebaert de post halen": a whole name, and what it is about.
                if w == k + 1
                    && matches!(t.low(k), "de" | "het")
                    && y.shape == Shape::Lower
                    && t[i].shape == Shape::Title
                    && !self.style.lower
                    && i > 0
                    && self.hit[i - 1] > 0.0
                {
                    break;
                }
                // "wil van Leeuwarden naar het westen": from where.
                if w == k + 1
                    && t.low(k) == "van"
                    && t.low(w + 1) == "naar"
                    && t.flags(w) & PLACE != 0
                {
                    break;
                }
                // "kit ran": what he did.
                if w == k
                    && t[k].shape == Shape::Lower
                    && self.style.english
                    && super::super::among!(
                        t.low(k),
                        "ran sat ate got had led let lay lit met paid quit rode sang sent shot slept sold spoke stood swam swore \
                            threw wept woke won wore wrote bit dug fed hid kept bought brought caught taught sought held",
                    )
                {
                    break;
                }
                if !y.is_word() || w > k && t.broken(w) {
                    break;
                }
                let wf = self.f(w);
                // "gerrit jan", "Jan Jans toon": the month is a second name, and nothing follows a genitive.
                if y.shape == Shape::Lower && w == k && self.genitive(i) {
                    break;
                }
                let second = t.low(w) == "jan" && w == k && !self.in_time(w);
                // "Hilde de Boer": a trade behind the article, and a capital.
                let trade = w > k
                    && y.shape == Shape::Title
                    && t[i].capital()
                    && matches!(t.low(w - 1), "de" | "der" | "den" | "ter" | "ten")
                    && wf & (PRON | DET | MONTH | WEEKDAY | STOP) == 0;
                let stop = !second
                    && !trade
                    && wf & (PRON | DET | MONTH | WEEKDAY | KIN | NOTNAME | HOLIDAY) != 0
                    && !(w > k && wf & HOME != 0 && wf & PRON == 0)
                    || wf & STOP != 0
                        && !(w > k
                            && wf & HOME != 0
                            && (y.capital() || w > k + 1 || self.shortened(k)));
                // "Victor March, born": a month as a surname, and no date behind.
                let stop = stop
                    && !(wf & MONTH != 0
                        && w == k
                        && given
                        && y.shape == Shape::Title
                        && self.f(i) & FIRST != 0
                        && !t.get(w + 1).is_some_and(|z| z.shape == Shape::Number)
                        && (t.broken(w + 1) || !t[w + 1].is_word()));
                // "Gust v. Tilborg": the point ends no sentence before a surname.
                let goes_on = short > 2
                    || short > 0
                        && (wf & HOME != 0
                            || wf & NAME != 0 && !self.ordinary(w)
                            || self.unknown(w));
                // "kees vd m": a surname of one letter.
                let letter = self.shortened(k)
                    && y.end - y.start == 1
                    && (y.shape == Shape::Initial || y.shape == Shape::Lower && self.style.lower);
                let take = if letter {
                    true
                } else if y.capital() && (!y.first || goes_on) {
                    !(stop
                        || self.style.heading(t, w)
                            && wf & NAME == 0
                            // "Client: Rich Wijs": behind its label a name goes on to the end of the line.
                            && !(i > 1 && t.raw(i - 1) == ":" && t.flags(i - 2) & KIN != 0 && t.broken(w + 1))
                        || w == k && self.ordinary(w) && wf & NAME == 0 && !given
                        || w > k
                            && wf & PLACE != 0
                            && wf & (HOME | LAST) == 0
                            // "ter Horst", "van den Berg": no preposition of place.
                            && !(k..w).any(|p| matches!(t.low(p), "ter" | "ten" | "der" | "den" | "de"))
                            // "Coby van Wijngaarden is", "Coby van Wijngaarden (64)"
                            && !(t.low(k) == "van" && (t.raw(w + 1) == "(" || t.flags(w + 1) & SAY != 0)))
                        && !(w > k
                            && matches!(
                                t.low(k),
                                "van"
                                    | "aan"
                                    | "in"
                                    | "op"
                                    | "uit"
                                    | "voor"
                                    | "onder"
                                    | "over"
                                    | "en"
                            )
                            && (wf & FIRST != 0 && wf & HOME == 0
                                || wf & EMPLOYER != 0 && wf & HOME == 0))
                        && (w == k || wf & ORGHEAD == 0)
                        // "met Ria in de Grote Peel": where they were.
                        && !(t.low(k) == "in"
                            && w == k + 2
                            && matches!(t.low(k + 1), "de" | "het")
                            && t.get(w + 1).is_some_and(|z| z.shape == Shape::Title && !z.first && !t.broken(w + 1)))
                        // "mevrouw Pot van Pro Persona": the employer, not the surname.
                        && !(w == k + 1 && t.low(k) == "van" && t.flags(w) & (PHRASE | ORGHEAD | HOUSE) != 0 && wf & HOME == 0)
                        && y.shape != Shape::Initial
                        && !(y.shape == Shape::Upper && self.t[i].shape != Shape::Upper)
                } else if y.shape == Shape::Lower
                    && given
                    && (self.style.lower || w > k || t[i].shape == Shape::Lower)
                {
                    let home = wf & (HOME | NAMED) != 0;
                    if w > k {
                        let particle = !matches!(
                            t.low(k),
                            "in" | "op"
                                | "uit"
                                | "over"
                                | "onder"
                                | "aan"
                                | "voor"
                                | "la"
                                | "le"
                                | "al"
                                | "a"
                        ) || w > k + 1;
                        !stop
                            // "dat ria van heijmans me uitlacht": whom she works for.
                            && !(t.low(k) == "van" && wf & EMPLOYER != 0 && wf & HOME == 0)
                            // "wat arno van petra nodig had": two first names.
                            && !(t.low(k) == "van"
                                && w == k + 1
                                && wf & (FIRST | NAMED) == FIRST | NAMED
                                && wf & (HOME | LAST | WORD) == 0)
                            // "is Roos de beste": a superlative.
                            && !(t.low(k) == "de" && w == k + 1 && t.low(w).ends_with("ste"))
                            && (wf & SAY == 0 || short > 2)
                            && (particle || t.low(k + 1) == "'t")
                            && (home
                                || goes_on
                                || t.low(k) == "van" && w == k + 1 && self.introduced_by_role(w)
                                || t.low(w - 1) == "t"
                                || wf & LAST != 0 && !self.ordinary(w)
                                || self.unknown(w)
                                || matches!(t.low(k), "ter" | "ten") && !set_phrase(t.low(w))
                                || (matches!(t.low(k + 1), "der" | "den" | "'t")
                                    && wf & (STOP | VERB) == 0))
                    } else {
                        second
                            || self.described(i, w)
                            || !stop
                                && !self.predicate(i, w)
                                && wf & (SAY | VERBAL) == 0
                                && (wf & (HOME | LAST | NAMED) != 0
                                    && !self.ordinary(w)
                                    && wf & VERB == 0
                                    || home
                                        && (wf & LAST != 0
                                            || t.get(w + 1).is_some_and(|z| {
                                                z.flags & SAY != 0
                                                    || matches!(t.raw(w + 1), "(" | ",")
                                            }))
                                        && wf & (VERB | SAY) == 0
                                        && !self.ordinary(i)
                                    || (self.unknown(w) && !self.typo(w)
                                        || self.style.english
                                            && !self.clipped(w)
                                            && (t.flags(w) == 0
                                                || wf & (PLACE | PROPER | LAST | NAMED) != 0
                                                    && wf & WORD == 0))
                                        && t.low(w).len() > 3
                                        && self.style.lower)
                    }
                } else {
                    false
                };
                if !take {
                    break;
                }
                for x in k..=w {
                    self.mark(x, 0.85, "surname");
                }
                k = w + 1;
                steps += 1;
            }
            i = k.max(i + 1);
        }
    }

    /// Whether a name stands in the genitive: in no list itself, and in one without its end.
    fn genitive(&self, i: usize) -> bool {
        let low = self.t.low(i);
        low.ends_with("'s")
            || self.lexicon.flags(low) & (NAME | WORD) == 0
                && low
                    .strip_suffix('s')
                    .is_some_and(|b| self.lexicon.flags(b) & (FIRST | LAST) != 0)
    }
}

/// What follows "ter" and "ten" in ordinary prose.
fn set_phrase(word: &str) -> bool {
    matches!(
        word,
        "ere"
            | "plaatse"
            | "sprake"
            | "harte"
            | "zake"
            | "wille"
            | "goede"
            | "aanzien"
            | "opzichte"
            | "slotte"
            | "koste"
            | "gevolge"
            | "tijde"
            | "gunste"
            | "behoeve"
            | "laste"
            | "einde"
            | "hoogte"
            | "minste"
            | "eerste"
            | "tweede"
            | "derde"
            | "dele"
            | "volle"
            | "voorbereiding"
            | "vervanging"
            | "afsluiting"
            | "ondersteuning"
            | "grote"
            | "onder"
            | "beschikking"
            | "discussie"
            | "wereld"
    )
}

#[cfg(test)]
#[path = "spread_tests.rs"]
mod tests;
