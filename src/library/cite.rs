//! Citations are computed: every sentence of an answer is held against the sentences of the passages, and points at those that carry its content words.

use super::sentence::sentences;
use super::terms::content;
use super::{Citation, Hit, Library, Result, Sentence};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Share of a sentence's content words (weighted by how rare they are among the passages) that a place must carry to support it. A first value: below a
/// half, a sentence says more that is not there than is.
const SUPPORTED: f32 = 0.5;
/// Places shown for one sentence.
const PLACES: usize = 2;

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
            let before = hit.text.get(..a).unwrap_or_default();
            // In Markdown a heading has its mark; in other kinds of document it is a line the reader named.
            let heading = before
                .rsplit('\n')
                .next()
                .is_some_and(|line| line.starts_with('#'))
                || hit.heading.iter().any(|h| h == text);
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

impl Library {
    /// Aligns each sentence of an answer to the passages it was given.
    pub fn cite(&self, answer: &str, passages: &[Hit]) -> Result<Vec<Sentence>> {
        let places = places(passages);
        let weights = weights(&places);
        let (mut byte, mut character) = (0, 0);
        let mut out = Vec::new();
        for (a, b) in sentences(answer) {
            let mut at = |to: usize| {
                character += answer.get(byte..to).unwrap_or_default().chars().count();
                byte = to;
                character
            };
            let span = (at(a), at(b));
            let words = content(answer.get(a..b).unwrap_or_default());
            let mut scored: Vec<(f32, usize)> = places
                .iter()
                .enumerate()
                .map(|(i, p)| (share(&words, &p.words, &weights, places.len()), i))
                .collect();
            scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let best = scored.first().map_or(0.0, |s| s.0);
            let citations: Vec<Citation> = scored
                .iter()
                // A second place counts only when it says nearly as much.
                .take_while(|(s, _)| *s >= SUPPORTED && *s >= best * 0.9)
                .take(PLACES)
                .filter_map(|(s, i)| places.get(*i).map(|p| p.citation(*s)))
                .collect();
            out.push(Sentence {
                span,
                supported: !citations.is_empty(),
                citations,
            });
        }
        Ok(out)
    }
}
