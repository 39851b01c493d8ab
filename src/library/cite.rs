//! What speaks for a place in a passage as the support of a sentence: words, vectors, and the numbers, names and negations that must not differ. How
//! much each counts is fitted on a labelled set (`weights`). `align` makes citations of it, `measure` fits it.

use super::answering::{Ways, ways as ways_of};
use super::echo::{self, Said};
use super::evidence::{self, Evidence, unlisted};
use super::heading::is_heading;
use super::opposites::{self, Sides};
use super::picture::{beside_pictures, pictures};
use super::reversed::{Against, Turned};
use super::sentence::sentences;
use super::strangers;
use super::terms::{content, query_terms};
use super::{Citation, Hit, Result, language_of};
use crate::engine::{Embedder, Purpose};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use tantivy::tokenizer::Language;

/// Sentences of the passages that get a vector at once: each costs some ten milliseconds.
const EMBEDDED: usize = 48;
/// Those among them that a later sentence adds, if it has more words in common with others.
const ADDED: usize = 8;

/// A sentence of a passage with its words and its place in the source.
pub(super) struct Place<'a> {
    pub hit: &'a Hit,
    /// Bytes of the passage.
    pub bytes: (usize, usize),
    /// Characters of the source.
    pub span: (usize, usize),
    pub words: HashSet<String>,
    /// Whether it is a heading itself.
    pub heading: bool,
}

impl Place<'_> {
    /// What stands there.
    pub(super) fn text(&self) -> &str {
        self.hit
            .text
            .get(self.bytes.0..self.bytes.1)
            .unwrap_or_default()
    }

    pub(super) fn citation(&self, support: f32) -> Citation {
        Citation {
            source_id: self.hit.source_id,
            path: self.hit.path.clone(),
            title: self.hit.source.clone(),
            day: None,
            span: self.span,
            support,
        }
    }
}

/// Every sentence of the passages. What a picture shows is none.
pub(super) fn places(passages: &[Hit]) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for hit in passages {
        let (mut byte, mut character) = (0, hit.span.0);
        let shown = pictures(&hit.text);
        let beside = |at| beside_pictures(&hit.text, at, &shown);
        for (a, b) in sentences(&hit.text).into_iter().filter_map(beside) {
            let mut at = |to: usize| {
                character += hit.text.get(byte..to).unwrap_or_default().chars().count();
                byte = to;
                character
            };
            let span = (at(a), at(b));
            let text = hit.text.get(a..b).unwrap_or_default();
            let heading =
                is_heading(&hit.path, &hit.text, (a, b)) || hit.heading.iter().any(|h| h == text);
            let words = content(text);
            out.push(Place {
                hit,
                bytes: (a, b),
                span,
                words,
                heading,
            });
        }
    }
    out
}

/// How much each word tells: the rarer among the places, the more (smoothed inverse document frequency).
pub(super) fn weights(places: &[Place<'_>]) -> HashMap<String, f32> {
    let mut seen: HashMap<String, f32> = HashMap::new();
    for word in places.iter().flat_map(|p| &p.words) {
        *seen.entry(word.clone()).or_default() += 1.0;
    }
    #[allow(clippy::cast_precision_loss)] // some hundred sentences
    let n = places.len() as f32;
    seen.into_iter()
        .map(|(w, count)| (w, (1.0 + n / (1.0 + count)).ln()))
        .collect()
}

/// The weighted share of `of` that is in `there`. A word no place has weighs as much as the rarest.
pub(super) fn share(
    of: &HashSet<String>,
    there: &HashSet<String>,
    weights: &HashMap<String, f32>,
    places: usize,
) -> f32 {
    #[allow(clippy::cast_precision_loss)]
    let unknown = (1.0 + places as f32).ln();
    let weigh = |w: &String| weights.get(w).copied().unwrap_or(unknown);
    let all: f32 = of.iter().map(weigh).sum();
    if all == 0.0 {
        0.0
    } else {
        of.intersection(there).map(weigh).sum::<f32>() / all
    }
}

/// Whether the passage names somebody before or at a place: whom `she` there may be.
fn before(place: &Place<'_>, name: &str) -> bool {
    let text = place.hit.text.get(..place.bytes.1).unwrap_or_default();
    strangers::is_in(name, &text.to_lowercase())
}

/// The language a passage's words are read in.
fn analyser(hit: &Hit) -> Language {
    if hit.lang == "nl" {
        Language::Dutch
    } else {
        Language::English
    }
}

/// The share of a sentence's words that a place of the other language has by what they are called there, and of the place's words.
fn in_common(ways: &[HashSet<String>], place: &Place<'_>) -> (f32, f32) {
    let there = ways.iter().filter(|w| !w.is_disjoint(&place.words)).count();
    let all = query_terms(place.text(), analyser(place.hit), 400).len();
    #[allow(clippy::cast_precision_loss)] // the words of a sentence
    let share = |of: usize| there as f32 / of.max(1) as f32;
    (share(ways.len()), share(all))
}

/// Places that sentences are held against, one after the other.
pub(super) struct Compared<'a> {
    places: Vec<Place<'a>>,
    /// Of each place, the words that exclude others.
    sides: Vec<Sides>,
    /// And what it sets against each other.
    against: Vec<Against>,
    weights: HashMap<String, f32>,
    vectors: HashMap<usize, Vec<f32>>,
    /// What was asked, in lower case: who is named there is no stranger.
    asked: String,
    /// The question itself, its content words in every way they may be written, and its vector.
    question: (String, Ways, Option<Vec<f32>>),
}

impl<'a> Compared<'a> {
    /// Prepares the sentences of passages.
    pub(super) fn new(passages: &'a [Hit]) -> Self {
        let places = places(passages);
        let weights = weights(&places);
        let sides = places.iter().map(|p| opposites::sides(p.text())).collect();
        let against = places.iter().map(|p| Against::of(p.text())).collect();
        Self {
            places,
            sides,
            against,
            weights,
            vectors: HashMap::new(),
            asked: String::new(),
            question: (String::new(), Ways::new(), None),
        }
    }

    /// Says what was asked, and of whom.
    pub(super) fn asked(&mut self, question: &str, about: &str) {
        self.asked = format!("{question} {about}").to_lowercase();
        let ways = ways_of(question).into_iter().flatten().collect();
        self.question = (question.trim().to_owned(), ways, None);
    }

    /// How much a word tells, in whichever way it is written here.
    fn telling(&self, word: &Ways) -> f32 {
        #[allow(clippy::cast_precision_loss)] // some hundred sentences
        let unknown = (1.0 + self.places.len() as f32).ln();
        let known = word.iter().filter_map(|w| self.weights.get(w));
        known.copied().reduce(f32::min).unwrap_or(unknown)
    }

    /// The places, in order.
    pub(super) fn places(&self) -> &[Place<'a>] {
        &self.places
    }

    /// Gives a vector to the places that share most words with a sentence, as far as they have none: many for the first sentence, a few for each that
    /// follows.
    pub(super) fn prepare(&mut self, sentence: &str, embedder: &dyn Embedder) -> Result<()> {
        let (question, _, vector) = &mut self.question;
        if vector.is_none() && !question.is_empty() {
            *vector = embedder.embed(&[question], Purpose::Passage)?.pop();
        }
        let words = content(sentence);
        let all = self.places.len();
        let mut order: Vec<(f32, usize)> = self
            .places
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.heading)
            .map(|(i, p)| (share(&p.words, &words, &self.weights, all), i))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        order.truncate(if self.vectors.is_empty() {
            EMBEDDED
        } else {
            ADDED
        });
        order.retain(|(_, i)| !self.vectors.contains_key(i));
        if order.is_empty() {
            return Ok(());
        }
        let texts: Vec<&str> = order
            .iter()
            .filter_map(|(_, i)| self.places.get(*i))
            .map(Place::text)
            .collect();
        let found = embedder.embed(&texts, Purpose::Passage)?;
        self.vectors
            .extend(order.iter().map(|(_, i)| *i).zip(found));
        Ok(())
    }

    /// The evidence of each place for a sentence, whose vector is given if there is one.
    pub(super) fn evidence(&self, sentence: &str, vector: Option<&[f32]>) -> Vec<Evidence> {
        let sentence = unlisted(sentence);
        let words = content(sentence);
        let language = language_of(sentence);
        let said = Said::of(sentence, ways_of(sentence), &self.question.1);
        let asked = !self.question.0.is_empty();
        let question = self.question.2.as_deref();
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
        let near_question = vector.zip(question).map(|(v, q)| dot(v, q));
        let (numbers, names, negated) = (
            evidence::numbers(sentence),
            evidence::names(sentence),
            evidence::negated(sentence),
        );
        let sides = opposites::sides(sentence);
        let against = Against::of(sentence);
        let strangers: Vec<String> = strangers::names(sentence)
            .into_iter()
            .filter(|n| !strangers::is_in(n, &self.asked))
            .collect();
        let abbreviations: Vec<String> = strangers::abbreviations(sentence)
            .into_iter()
            .filter(|n| !strangers::is_in(n, &self.asked))
            .collect();
        let ways = OnceCell::new();
        self.places
            .iter()
            .zip(self.sides.iter().zip(&self.against))
            .enumerate()
            .map(|(i, (p, (there_sides, there_against)))| {
                let there = p.text();
                let low =
                    format!("{there} {} {}", p.hit.source, p.hit.heading.join(" ")).to_lowercase();
                let figures = evidence::numbers(there);
                let here = self.vectors.get(&i);
                let cosine = vector.zip(here).map(|(a, b)| dot(a, b));
                let place_question = here.zip(question).map(|(v, q)| dot(v, q));
                let across =
                    [language, &p.hit.lang].iter().all(|l| *l != "und") && language != p.hit.lang;
                let (has, back) = (
                    share(&words, &p.words, &self.weights, self.places.len()),
                    share(&p.words, &words, &self.weights, self.places.len()),
                );
                let negation = negated != evidence::negated(there);
                // Without vectors only the words of the other language can tell that a place of it says the same.
                let alike = if across && (negation || cosine.is_none()) {
                    in_common(ways.get_or_init(|| ways_of(sentence)), p)
                } else {
                    (has, back)
                };
                let has = if cosine.is_some() {
                    has
                } else {
                    #[allow(clippy::cast_precision_loss)] // the words of a sentence
                    let (common, of) = (
                        words.intersection(&p.words).count() as f32,
                        words.len() as f32,
                    );
                    // One word that two sentences share is a coincidence (`bananas grow`, `GROW`).
                    let enough = if words.len() < 3 { 0.5 } else { 1.5 };
                    if across && alike.0 * of >= enough {
                        has.max(alike.0)
                    } else if common >= enough {
                        has
                    } else {
                        0.0
                    }
                };
                let unknown = |n: &String| !strangers::is_in(n, &low) && !before(p, n);
                let strange = strangers.iter().any(unknown)
                    || !across && abbreviations.iter().any(unknown)
                    || (!across
                        && numbers.len() > 1
                        && opposites::swapped(sentence, there, evidence::numbers));
                let opposed = opposites::clash(&sides, there_sides);
                let turned = if across {
                    Turned::default()
                } else {
                    against.turned(there_against)
                };
                // Turned about with the opposite word a comparison is the same again, but which words are opposites of which is too little known to
                // count on it: what has one stays opposed.
                let strange = strange || turned.about || turned.compared && !opposed;
                Evidence {
                    share: has,
                    cosine,
                    numbers: evidence::missing(&numbers, |n| figures.contains(n)),
                    names: evidence::missing(&names, |n| low.contains(n) || self.asked.contains(n)),
                    negation,
                    alike,
                    across,
                    opposed,
                    strange,
                    beyond: asked.then(|| {
                        let weigh = |w: &Ways| self.telling(w);
                        let apart = match (cosine, near_question, place_question) {
                            (Some(c), Some(s), Some(p)) => Some(echo::apart(c, s, p)),
                            _ => None,
                        };
                        said.beyond((&p.words, &figures), weigh, apart)
                    }),
                    slight: said.slight(&p.words, || query_terms(there, analyser(p.hit), 40).len()),
                }
            })
            .collect()
    }
}

#[cfg(test)]
#[path = "cite_tests.rs"]
mod tests;
