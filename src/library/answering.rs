//! A question, read for what would answer it: the words of what it asks for in either language, whether it asks what something is, what it denies, and
//! which headings say what was asked. Called by `signs` and `extract`.

use super::evidence::negated;
use super::glossary;
use super::kinds::Kind;
use super::phrases::{FILLING, IDLE, LESS, UNFIT, USE, WHAT_IS, WHERE};
use super::terms::{content, in_order, query_terms};
use std::collections::{HashMap, HashSet};
use tantivy::tokenizer::Language;

/// The share of a heading's words, small ones too, that a question has when it asks for what stands there.
const OF_HEADING: f32 = 0.6;
/// The same of its content words alone.
const OF_CONTENT: f32 = 0.5;
/// Words of a question that are read.
const WORDS: usize = 64;

/// A word in every way it may be written: stems of both languages and what the other language calls it.
pub(super) type Ways = HashSet<String>;

/// A question, read for what would answer it.
#[derive(Debug)]
pub(super) struct Asking {
    /// Its content words.
    words: Vec<Ways>,
    /// The first of them: what it asks for, before where or by whom.
    target: Vec<Ways>,
    /// All its words, stemmed as Dutch and as English.
    all: HashSet<String>,
    denies: bool,
    /// It asks about use.
    uses: bool,
    /// It asks what something is.
    pub what_is: bool,
    /// What kind of thing it asks for.
    pub kind: Kind,
}

/// All the words of a text, the small ones too; denials are one word.
fn every(text: &str) -> [Vec<String>; 2] {
    [Language::Dutch, Language::English].map(|l| {
        let mut words = in_order(text, l, WORDS);
        for w in &mut words {
            if negated(w) {
                *w = "not".into();
            }
        }
        words
    })
}

/// The content words of a text, each in every way it may be written; two that are one word in the other language are both that word.
pub(super) fn ways(text: &str) -> Vec<Ways> {
    let mut out: Vec<Option<(Ways, Vec<String>)>> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !IDLE.contains(w))
        .take(WORDS)
        .map(|word| {
            // A small word alone comes back as itself; among others it would not.
            let told = content(&format!("{word} klankbord"));
            let (mut ways, mut stems) = (Ways::new(), Vec::new());
            for (i, l) in [Language::Dutch, Language::English].into_iter().enumerate() {
                let stem = query_terms(word, l, 1).pop()?;
                if !told.contains(&stem) {
                    return None;
                }
                for other in glossary::across(i, &stem, &[]) {
                    if let [one] = other.as_slice() {
                        ways.extend(one.iter().cloned());
                    }
                }
                stems.push(stem.clone());
                ways.insert(stem);
            }
            Some((ways, stems))
        })
        .collect();
    for i in 1..out.len() {
        let Some([Some(first), Some(second)]) = out.get_mut(i - 1..=i) else {
            continue;
        };
        for (language, (a, b)) in first.1.iter().zip(&second.1).enumerate() {
            for name in glossary::together(language, a, b).into_iter().flatten() {
                first.0.extend(name.iter().cloned());
                second.0.extend(name);
            }
        }
    }
    out.into_iter().flatten().map(|(ways, _)| ways).collect()
}

/// Whether a question asks when something is not to be used, without a word that denies: "minder geschikt", "less suitable", "unsuitable".
fn unfit(low: &str) -> bool {
    let words: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let less = |pair: &[&str]| matches!(pair, [a, b] if LESS.contains(a) && USE.contains(b));
    words.windows(2).any(less) || words.iter().any(|w| UNFIT.contains(w))
}

/// Words of a thing of which it is asked how it works, its article among them, at most: of something longer it is asked how something is done.
const THING: usize = 5;

/// Of "Hoe werkt het GROW-model?" and "How does the GROW model work?" what is between: who asks that wants to know what it is.
fn working(low: &str) -> Option<&str> {
    let asked = low.trim_end_matches(|c: char| !c.is_alphanumeric());
    let dutch = ["hoe werkt ", "hoe werken "].iter();
    let english = ["how does ", "how do "].iter();
    let thing = dutch
        .filter_map(|w| asked.strip_prefix(w))
        .next()
        .or_else(|| {
            let behind = english.filter_map(|w| asked.strip_prefix(w)).next()?;
            behind.strip_suffix(" work")
        })?;
    // "Hoe werkt een team samen?", "How do I work?", "How does a client find work?"
    let other = [
        "samen", "ik", "jij", "je", "we", "wij", "i", "you", "they", "find", "get", "leave",
        "resume", "plan", "my", "your", "their",
    ];
    let long = thing.split_whitespace().count() > THING;
    let another = thing.split_whitespace().any(|w| other.contains(&w));
    (!long && !another && !content(thing).is_empty()).then_some(thing)
}

impl Asking {
    /// Reads a question, and how the other language would say it: that has the small words by which headings there are asked for.
    pub(super) fn read(question: &str, said: Option<&str>) -> Self {
        let low = question.trim().to_lowercase();
        let begin = WHAT_IS.iter().find(|w| low.starts_with(**w));
        let begun = begin.and_then(|b| low.get(b.len()..));
        let thing = begun.or_else(|| working(&low));
        let rest = thing.unwrap_or(&low);
        let named: Vec<&str> = rest
            .split_whitespace()
            .skip_while(|w| WHERE.contains(w))
            .take_while(|w| !WHERE.contains(&w.trim_matches(|c: char| !c.is_alphanumeric())))
            .collect();
        let words = ways(rest);
        let target = ways(&named.join(" "));
        Self {
            // A question of a word or two asks what that is.
            what_is: thing.is_some() || low.split_whitespace().count() <= 2,
            target: if target.is_empty() {
                words.clone()
            } else {
                target
            },
            words,
            // What is unfit is asked after by headings that say no.
            all: [Some(question), said, unfit(&low).then_some("niet not")]
                .into_iter()
                .flatten()
                .flat_map(every)
                .flatten()
                .collect(),
            kind: Kind::of(question),
            denies: negated(question) || unfit(&low),
            uses: low
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| USE.contains(&w)),
        }
    }

    /// Whether a title shares a word with the question.
    pub(super) fn is_about(&self, title: &str) -> bool {
        let title = content(title);
        self.words.iter().any(|w| !w.is_disjoint(&title))
    }

    /// Whether a text names all of what is asked for.
    pub(super) fn names_target(&self, text: &str) -> bool {
        let there = content(text);
        !self.target.is_empty() && self.target.iter().all(|w| !w.is_disjoint(&there))
    }

    /// Words of what it asks for.
    pub(super) fn aims(&self) -> usize {
        self.target.len()
    }

    /// Whether a heading says what was asked.
    pub(super) fn names(&self, heading: &str) -> bool {
        #[allow(clippy::cast_precision_loss)] // a handful
        let share = |there: usize, of: usize| there as f32 / of.max(1) as f32;
        let small = every(heading).iter().any(|words| {
            let words: Vec<&String> = words
                .iter()
                .filter(|w| !FILLING.contains(&w.as_str()))
                .collect();
            let there = words.iter().filter(|w| self.all.contains(**w)).count();
            // `Wanneer wel` is asked for by asking when to use something, and not by any other when.
            let enough = if self.uses || self.denies { 1 } else { 3 };
            there >= enough && share(there, words.len()) >= OF_HEADING
        });
        let of = ways(heading);
        let there = of
            .iter()
            .filter(|h| self.words.iter().any(|w| !w.is_disjoint(h)))
            .count();
        let told = there > 0 && share(there, of.len()) >= OF_CONTENT;
        (small || told) && negated(heading) == self.denies
    }

    /// The weighted share of the question's words that are there.
    pub(super) fn share(
        &self,
        there: &HashSet<String>,
        weights: &HashMap<String, f32>,
        places: usize,
    ) -> f32 {
        #[allow(clippy::cast_precision_loss)]
        let unknown = (1.0 + places as f32).ln();
        let weigh = |w: &Ways| {
            let known = w.iter().filter_map(|x| weights.get(x).copied());
            known.fold(f32::INFINITY, f32::min).min(unknown)
        };
        let all: f32 = self.words.iter().map(weigh).sum();
        let has = self.words.iter().filter(|w| !w.is_disjoint(there));
        if all == 0.0 {
            0.0
        } else {
            has.map(weigh).sum::<f32>() / all
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_small_words_is_asked_for_by_them() {
        let when_not = Asking::read("Wanneer is GROW niet geschikt?", None);
        assert!(when_not.names("Wanneer niet, of nog niet"));
        for question in [
            "Wanneer is het GROW-model minder geschikt?",
            "When is GROW less suitable?",
            "Wanneer is GROW ongeschikt?",
        ] {
            let less = Asking::read(question, None);
            assert!(
                less.names("Wanneer niet, of nog niet") || less.names("When it does not"),
                "{question}"
            );
            assert!(!less.names("Wanneer wel"), "{question}");
        }
        let when_use = Asking::read("Wanneer gebruik je GROW?", None);
        assert!(when_use.names("Wanneer wel") && !when_use.names("Wanneer niet"));
        assert!(!Asking::read("Wanneer is GROW ontstaan?", None).names("Wanneer wel"));
        assert!(!when_not.names("Wanneer wel"));
        let when = Asking::read("When does it fit?", None);
        assert!(when.names("When it fits") && !when.names("When it does not"));
    }

    #[test]
    fn headings_in_other_words_and_in_the_other_language_are_asked_for_too() {
        assert!(Asking::read("Wanneer gebruik je geen schaalvragen?", None).names("Wanneer niet"));
        assert!(Asking::read("Welke fouten maken mensen?", None).names("Common mistakes"));
        assert!(!Asking::read("Wat is een schaalvraag?", None).names("Wanneer niet"));
    }

    #[test]
    fn small_headings_of_the_other_language_are_asked_for_by_how_that_would_say_it() {
        let question = "When should you not use the thought record?";
        let said = "wanneer should u niet gebruiken de gedachtenschema?";
        assert!(Asking::read(question, Some(said)).names("Wanneer niet"));
        assert!(!Asking::read(question, Some(said)).names("Wanneer wel"));
        assert!(!Asking::read(question, None).names("Wanneer niet"));
    }

    #[test]
    fn two_words_that_are_one_in_the_other_language_name_it() {
        let asking = Asking::read("What is a scaling question for?", None);
        assert!(asking.names_target("Schaalvragen"));
        assert!(!asking.names_target("Goal attainment scaling"));
    }

    #[test]
    fn what_is_asked_for_stands_before_where() {
        let asking = Asking::read("Wat is een valkuil in het kernkwadrant?", None);
        assert!(asking.names_target("Valkuil: de kwaliteit die te ver doorschiet"));
        assert!(!asking.names_target("Het kernkwadrant is bedacht door Ofman"));
        assert!(
            Asking::read("What does OARS stand for?", None)
                .names_target("OARS: the everyday skills")
        );
        assert!(
            Asking::read("What is a scaling question for?", None)
                .names_target("Een schaalvraag is een vraag op een schaal")
        );
    }

    #[test]
    fn what_something_is_can_be_asked_in_many_ways() {
        for q in [
            "Waarvoor is de schaalvraag?",
            "wat is een kernkwadrant",
            "schaalvraag",
            "What does OARS stand for?",
        ] {
            assert!(Asking::read(q, None).what_is, "{q}");
        }
        assert!(!Asking::read("Hoe stel je een schaalvraag aan een groep?", None).what_is);
    }

    #[test]
    fn who_asks_how_a_thing_works_wants_to_know_what_it_is() {
        for q in [
            "Hoe werkt het GROW-model?",
            "hoe werken kernkwadranten",
            "How does solution-focused coaching work?",
        ] {
            assert!(Asking::read(q, None).what_is, "{q}");
        }
        assert!(Asking::read("Hoe werkt GROW?", None).names_target("Het GROW-model"));
        for q in [
            "Hoe werkt een team samen aan vertrouwen?",
            "Hoe werk je met een schaalvraag?",
            "How do you work with a reluctant client?",
            "How does a client find work?",
            "Hoe werkt het?",
            "How does it work?",
            "Hoe werken mensen die na een burn-out terugkeren op kantoor weer volledig?",
        ] {
            assert!(!Asking::read(q, None).what_is, "{q}");
        }
    }
}
