//! What speaks for a place in a passage as the support of a sentence: words, vectors, and the numbers, names and negations that must not differ. How
//! much each counts is fitted on a labelled set (`weights`). `align` makes citations of it, `measure` fits it.

use super::answering::ways as ways_of;
use super::evidence;
use super::opposites::{self, Sides};
use super::reversed::{Against, Turned};
use super::sentence::sentences;
use super::strangers;
use super::terms::{content, query_terms};
use super::weights::{Cited, logistic};
use super::{Citation, Hit, Result, language_of};
use crate::engine::{Embedder, Purpose};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
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
    /// The words of the heading it stands under.
    pub under: Rc<HashSet<String>>,
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
            span: self.span,
            support,
        }
    }
}

/// Every sentence of the passages.
pub(super) fn places(passages: &[Hit]) -> Vec<Place<'_>> {
    let mut out = Vec::new();
    for hit in passages {
        let (mut byte, mut character) = (0, hit.span.0);
        let mut under = Rc::new(content(hit.heading.last().map_or("", String::as_str)));
        for (a, b) in sentences(&hit.text) {
            let mut at = |to: usize| {
                character += hit.text.get(byte..to).unwrap_or_default().chars().count();
                byte = to;
                character
            };
            let span = (at(a), at(b));
            let text = hit.text.get(a..b).unwrap_or_default();
            let heading = is_heading(hit, a, b) || hit.heading.iter().any(|h| h == text);
            let words = content(text);
            if heading {
                under = Rc::new(words.clone());
            }
            out.push(Place {
                hit,
                bytes: (a, b),
                span,
                words,
                under: under.clone(),
                heading,
            });
        }
    }
    out
}

/// Characters a heading has at most where nothing marks it as one.
const HEADING: usize = 80;

/// Whether a sentence of a passage is a heading: it has the mark of one, or, where whoever wrote had none to give (text, PDF), it is a short line without
/// an end that stands alone.
fn is_heading(hit: &Hit, a: usize, b: usize) -> bool {
    let (before, after) = hit.text.split_at_checked(b).map_or(("", ""), |(t, after)| {
        (t.get(..a).unwrap_or_default(), after)
    });
    let mut above = before.rsplit('\n');
    let line = above.next().unwrap_or_default();
    let bare = line.trim_start_matches('#');
    if bare.len() < line.len() && bare.starts_with(' ') {
        return true;
    }
    let kind = hit.path.rsplit('.').next().unwrap_or_default();
    let marked = ["md", "markdown"]
        .iter()
        .any(|m| kind.eq_ignore_ascii_case(m));
    if marked || hit.path.starts_with("note:") {
        return false;
    }
    let text = hit.text.get(a..b).unwrap_or_default();
    let mut below = after.split('\n');
    let blank = |line: Option<&str>| line.is_none_or(|l| l.trim().is_empty());
    let alone = line.trim().is_empty()
        && blank(below.next())
        && blank(above.next())
        && blank(below.next())
        && text.len() < hit.text.trim().len();
    alone
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', '!', '…', ':', ';', ',', '"', '”', ')'])
        && !text.contains('\n')
        && text.chars().nth(HEADING).is_none()
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

/// A sentence and a place that share so much of their words, either way, say the same or the opposite.
const SAME: f32 = 0.6;
/// The same of words across two languages, of which a word list knows some.
const SAME_ACROSS: f32 = 0.5;

/// What speaks for and against a place as the support of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Share of the sentence's content words, weighted by how rare they are.
    pub share: f32,
    /// Cosine of both vectors.
    pub cosine: Option<f32>,
    /// Share of its numbers that are missing there.
    pub numbers: f32,
    /// Share of its names.
    pub names: f32,
    /// Whether one denies and the other does not.
    pub negation: bool,
    /// What each has of the other's words, also by what they are called in the other language.
    pub alike: (f32, f32),
    /// Whether they are in two languages.
    pub across: bool,
    /// Whether one has a word that excludes a word of the other.
    pub opposed: bool,
    /// Whether the sentence names somebody of whom nothing was said up to there, or turns about what is said there: numbers of each other's things, the
    /// other side of a choice, who told whom.
    pub strange: bool,
}

impl Evidence {
    /// What the fitted weights are weights of; without a cosine one less.
    pub(super) fn features(&self) -> Vec<f32> {
        let cosine = self.cosine.map(|c| (c - 0.8) * 20.0);
        let one = |yes| if yes { 1.0 } else { 0.0 };
        std::iter::once(self.share)
            .chain(cosine)
            .chain([
                self.numbers,
                self.names,
                one(self.negation),
                one(self.across),
            ])
            .collect()
    }

    /// Whether the place cannot carry the sentence however alike the words: another number, day or name is another fact, and so is the same sentence
    /// denied, or said with the opposite word. Denied with the opposite word it is the same again (`not allowed`, `forbidden`).
    pub(super) fn barred(&self) -> bool {
        let same = if self.across { SAME_ACROSS } else { SAME };
        let turned = self.negation && !self.opposed && self.alike.0.min(self.alike.1) >= same;
        self.numbers > 0.0 || self.strange || self.opposed && !self.negation || turned
    }

    /// How probable it is that the place supports the sentence.
    pub(super) fn support(&self, weights: &Cited) -> f32 {
        let features = self.features();
        let probable = match self.cosine {
            Some(_) => logistic(&weights.with_vectors, &features),
            None => logistic(&weights.words_only, &features),
        };
        if self.barred() {
            probable.min(weights.supported * 0.9)
        } else {
            probable
        }
    }
}

/// Whether the passage names somebody before or at a place: whom `she` there may be.
fn before(place: &Place<'_>, name: &str) -> bool {
    let text = place.hit.text.get(..place.bytes.1).unwrap_or_default();
    strangers::is_in(name, &text.to_lowercase())
}

/// The share of a sentence's words that a place of the other language has by what they are called there, and of the place's words.
fn in_common(ways: &[HashSet<String>], place: &Place<'_>) -> (f32, f32) {
    let there = ways.iter().filter(|w| !w.is_disjoint(&place.words)).count();
    let analyser = if place.hit.lang == "nl" {
        Language::Dutch
    } else {
        Language::English
    };
    let all = query_terms(place.text(), analyser, 400).len();
    #[allow(clippy::cast_precision_loss)] // the words of a sentence
    let share = |of: usize| there as f32 / of.max(1) as f32;
    (share(ways.len()), share(all))
}

/// A sentence without the number it has in a list.
fn unlisted(sentence: &str) -> &str {
    let rest = sentence
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(after) if after.starts_with(' ') && rest.len() < sentence.trim_start().len() => after,
        _ => sentence,
    }
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
        }
    }

    /// Says what was asked, and of whom.
    pub(super) fn asked(&mut self, question: &str) {
        self.asked = question.to_lowercase();
    }

    /// The places, in order.
    pub(super) fn places(&self) -> &[Place<'a>] {
        &self.places
    }

    /// Gives a vector to the places that share most words with a sentence, as far as they have none: many for the first sentence, a few for each that
    /// follows.
    pub(super) fn prepare(&mut self, sentence: &str, embedder: &dyn Embedder) -> Result<()> {
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
        let words = content(sentence);
        let language = language_of(sentence);
        let (numbers, names, negated) = (
            evidence::numbers(unlisted(sentence)),
            evidence::names(sentence),
            evidence::negated(sentence),
        );
        let sides = opposites::sides(sentence);
        let against = Against::of(sentence);
        let strangers: Vec<String> = strangers::names(sentence)
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
                let cosine = vector
                    .zip(self.vectors.get(&i))
                    .map(|(a, b)| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>());
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
                let strange = strangers
                    .iter()
                    .any(|n| !strangers::is_in(n, &low) && !before(p, n))
                    || (!across
                        && numbers.len() > 1
                        && opposites::swapped(unlisted(sentence), there, evidence::numbers));
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
                    names: evidence::missing(&names, |n| low.contains(n)),
                    negation,
                    alike,
                    across,
                    opposed,
                    strange,
                }
            })
            .collect()
    }
}

#[cfg(test)]
#[path = "cite_tests.rs"]
mod tests;
