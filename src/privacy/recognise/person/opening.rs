//! Names that open a sentence, where the capital says nothing: an age behind them, a surname, a verb behind a word of no
//! dictionary; and capitals inside a sentence on words that never have one. `judge` asks when no list knows the word.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

impl Reader<'_> {
    /// Whether what follows a capitalised word says that somebody is introduced.
    pub(super) fn introduced(&self, i: usize) -> bool {
        let t = self.t;
        if t[i].shape != Shape::Title || self.style.heading(t, i) || t.low(i).len() < 2 {
            return false;
        }
        if self.aged_behind(i + 1) {
            return true;
        }
        // "Vos, zijn collega, had": whose colleague it is.
        if t.raw(i + 1) == ","
            && t.flags(i + 2) & POSS != 0
            && (i + 3..i + 5).any(|k| t.flags(k) & KIN != 0 && !t.broken(k))
        {
            return true;
        }
        let word = self.f(i) & (WORD | STOP) != 0;
        // "Hilde de Boer (68)", "Coby van Wijngaarden is": up to a capital behind particles.
        let mut k = i + 1;
        while k < i + 4
            && !t.broken(k)
            && t.get(k)
                .is_some_and(|x| x.shape == Shape::Lower && x.flags & TUSSEN != 0)
        {
            k += 1;
        }
        let surname = !t.broken(k)
            && t.get(k).is_some_and(|x| {
                x.shape == Shape::Title
                    && x.flags & (PRON | DET | MONTH | WEEKDAY | ORGHEAD | COUNTRY) == 0
            });
        if surname {
            let acts = t.flags(k + 1) & (SAY | VERB) != 0
                && !t.broken(k + 1)
                && t.get(k + 1).is_some_and(|x| x.shape == Shape::Lower);
            let particle = k > i + 1;
            let free = self.f(k) & (WORD | PLACE) == 0
                || particle
                    && !matches!(t.low(i + 1), "in" | "op" | "aan" | "uit" | "over" | "voor");
            if self.aged_behind(k + 1) && (!word || particle || free) {
                return true;
            }
            if !word && free && (acts || matches!(t.raw(k + 1), ",") && particle) {
                return true;
            }
        }
        // "Berend merkt dat", "Kenton manages": a word of no dictionary that only looks like a compound.
        !word
            && t[i].first
            && !t.broken(i + 1)
            && t.get(i + 1).is_some_and(|x| x.shape == Shape::Lower)
            && self.short_compound(i)
            && (t.flags(i + 1) & SAY != 0
                || t.flags(i + 1) & VERB != 0
                    && t.flags(i + 1) & STOP == 0
                    && (t.low(i + 1).ends_with('t')
                        || t.low(i + 1).ends_with("ed")
                        || t.low(i + 1).ends_with('s')))
    }

    /// "(59)", ", 63,": an age stands at `k`.
    fn aged_behind(&self, k: usize) -> bool {
        let t = self.t;
        let number = t.get(k + 1).is_some_and(|x| {
            x.shape == Shape::Number
                && t.low(k + 1).len() == 2
                && t.low(k + 1).bytes().all(|b| b.is_ascii_digit())
        }) && !t.broken(k)
            && !t.broken(k + 1);
        number
            && (t.raw(k) == "(" && t.raw(k + 2) == ")"
                || t.raw(k) == "," && matches!(t.raw(k + 2), "," | "."))
    }

    /// "lieve, net zestig, stopt": a sentence begins with it, and an age stands between commas.
    pub(super) fn aged_apart(&self, i: usize) -> bool {
        let t = self.t;
        if self.previous(i).is_some() || !t[i].first {
            return false;
        }
        let mut k = i + 2;
        while k < i + 4
            && among!(
                t.low(k),
                "net bijna ruim amper begin eind midden half al nog geen pas in de dik just nearly almost barely early mid late",
            )
        {
            k += 1;
        }
        let number = super::super::age::in_letters(t.low(k)) && t.low(k).len() > 3
            || t.low(k).len() == 2 && t.low(k).bytes().all(|b| b.is_ascii_digit());
        let end = k + 1 + usize::from(matches!(t.low(k + 1), "jaar" | "jr" | "years"));
        let line = (i + 1..=end).all(|n| !t.broken(n));
        number
            && line
            && t.raw(end) == ","
            && t.flags(end + 1) & (SAY | VERB | POSS | KIN | JOB) != 0
    }

    /// "Berend", "Evert-Jan", "Machteld": made of words by accident; what means something is longer or has a plain noun in it.
    fn short_compound(&self, i: usize) -> bool {
        let low = self.t.low(i);
        low.len() < 9 && !low.ends_with("en") && !low.ends_with("ing") && !low.contains('-')
            || self.double_first(i)
    }

    /// "that Robin still comes", "omdat Engel belde": behind a conjunction, and no second capital beside it.
    pub(super) fn clause_subject(&self, i: usize) -> bool {
        let t = self.t;
        self.previous(i).is_some_and(|p| {
            among!(t.low(p), "dat that omdat because if when toen als doordat nadat voordat terwijl while whether sinds since")
        }) && !t.broken(i + 1)
            && t.get(i + 1).is_some_and(|x| x.shape == Shape::Lower && t.low(i + 1) != "of")
            && t.low(i).len() > 2
    }

    /// "dat Wil nog komt", "told Will that": a verb that has a capital inside a sentence.
    pub(super) fn verb_with_capital(&self, i: usize) -> bool {
        let t = self.t;
        let led = self.previous(i).is_some_and(|p| {
            t[p].shape == Shape::Lower && t.flags(p) & (DET | POSS) == 0
                || among!(t.low(p), "dat that")
        });
        let alone = !t.get(i + 1).is_some_and(|x| x.capital() && !x.first);
        t[i].shape == Shape::Title
            && t.flags(i) & VERBAL != 0
            && self.inside(i)
            && led
            && alone
            && !self.emphasised(i)
            && t.flags(i) & (MONTH | WEEKDAY | PRON) == 0
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{Anonymiser, Gazetteer, Kind, Known, Pseudonyms};

    #[test]
    fn who_opens_a_sentence_without_any_list() {
        let a = Anonymiser::with_gazetteer(&Known::default(), &Gazetteer::Empty);
        for (text, name) in [
            ("Hilde de Boer (68) zag de brief pas laat.", "Hilde de Boer"),
            ("Evert-Jan Wassink (44) zag de brief.", "Evert-Jan Wassink"),
            ("Berend merkt dat het leeg wordt.", "Berend"),
            ("Anton Koopman, 63, vraagt zich iets af.", "Anton Koopman"),
            ("Ze zegt dat Wil nog elke week komt.", "Wil"),
            ("T. Ketelaar (49) zag de brief.", "T. Ketelaar"),
            ("Vos, zijn collega, had het druk.", "Vos"),
            ("She says that Robin still comes by.", "Robin"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found: Vec<String> = a
                .find(text, &mut Pseudonyms::new([1; 32]))
                .into_iter()
                .filter(|f| f.kind == Kind::Person)
                .map(|f| chars[f.span.0..f.span.1].iter().collect())
                .collect();
            assert!(found.iter().any(|f| f == name), "{text}: {found:?}");
        }
        let full = Anonymiser::new(&Known::default());
        for (text, name) in [
            (
                "zo, even opschrijven. lieve, net zestig, stopt met de praktijk. niet moe.",
                "lieve",
            ),
            (
                "wat een kerel, die sjef. weduwnaar, heeft leren koken.",
                "sjef",
            ),
            (
                "hij vindt dat amber te veel weg is, amber (vijftien) vindt van niet.",
                "amber",
            ),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = full.find(text, &mut Pseudonyms::new([1; 32]));
            assert!(
                found
                    .iter()
                    .any(|f| chars[f.span.0..f.span.1].iter().collect::<String>() == name),
                "{text}: {found:?}"
            );
        }
        for text in [
            "rust, net als vorige week, is belangrijk. en die roos.",
            "amber (een steen) ligt op tafel",
            "Teamoverleg ging mis. Werkdruk blijft hoog.",
            "Directeur van de afdeling is ze niet.",
            "Samenwerken kost tijd. Rust helpt.",
        ] {
            let found = a.find(text, &mut Pseudonyms::new([1; 32]));
            assert!(
                found.iter().all(|f| f.kind != Kind::Person),
                "{text}: {found:?}"
            );
        }
    }
}
