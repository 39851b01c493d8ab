//! Extractive answers: the sentences of the passages that answer best, in reading order, without repetition, each pointing at itself. No model writes a
//! word of it.

use super::cite::{Place, places, share, weights};
use super::quote::{in_bibliography, plain};
use super::terms::content;
use super::{Hit, Library, Result, Sentence, language_of};
use crate::engine::Purpose;

/// Sentences that are compared by vector, the best by words and passage first: each costs an embedding.
const EMBEDDED: usize = 20;
/// A sentence shorter or longer than this many characters answers nothing by itself, or too much.
const LENGTH: std::ops::RangeInclusive<usize> = 25..=420;
/// What the words of a sentence's heading count, beside its own.
const HEADING: f32 = 0.6;
/// What a sentence in another language than the question is worth: it answers when nothing else does.
const FOREIGN: f32 = 0.7;
/// How alike two sentences may be: share of words in common.
const ALIKE: f32 = 0.6;

impl Library {
    /// At most `most` sentences that answer, and where each stands. Whether the passages are about the question at all is for
    /// [`Found::relevant`](super::Found) to say.
    pub fn extract(
        &self,
        question: &str,
        passages: &[Hit],
        most: usize,
    ) -> Result<(String, Vec<Sentence>)> {
        let places = places(passages);
        let scored = self.score(question, &places)?;
        let mut chosen: Vec<usize> = Vec::new();
        let best = scored.first().map_or(0.0, |s| s.0);
        for (score, i) in scored {
            let Some(place) = places.get(i) else { continue };
            let repeats = chosen
                .iter()
                .filter_map(|c| places.get(*c))
                .any(|c| alike(c, place));
            if chosen.len() < most && score >= best * 0.6 && !repeats {
                chosen.push(i);
            }
        }
        // Reading order: the best passage first, and within it as it stands.
        chosen.sort_by_key(|i| places.get(*i).map(|p| (p.hit.rank, p.bytes.0)));
        let mut text = String::new();
        let mut sentences = Vec::new();
        let mut characters = 0;
        for place in chosen.iter().filter_map(|i| places.get(*i)) {
            if !text.is_empty() {
                text.push(' ');
                characters += 1;
            }
            let piece = plain(place.text());
            let length = piece.chars().count();
            text.push_str(&piece);
            sentences.push(Sentence {
                span: (characters, characters + length),
                supported: true,
                citations: vec![place.citation(1.0)],
            });
            characters += length;
        }
        Ok((text, sentences))
    }

    /// Places worth quoting with their scores, best first.
    fn score(&self, question: &str, places: &[Place<'_>]) -> Result<Vec<(f32, usize)>> {
        let words = content(question);
        let weights = weights(places);
        // A sentence is about what its heading says too, though it need not say it again.
        let coverage: Vec<f32> = places
            .iter()
            .map(|p| {
                let own = share(&words, &p.words, &weights, places.len());
                let headed = share(&words, &p.under, &weights, places.len());
                own.max(HEADING * headed + (1.0 - HEADING) * own)
            })
            .collect();
        let language = language_of(question);
        let top = places
            .iter()
            .map(|p| p.hit.score)
            .fold(f32::MIN_POSITIVE, f32::max);
        let mut scored: Vec<(f32, usize)> = Vec::new();
        for (i, (p, covers)) in places.iter().zip(&coverage).enumerate() {
            let whole = LENGTH.contains(&plain(p.text()).chars().count())
                && !p.text().trim_end().ends_with(['?', ':'])
                && !p.heading
                && !in_bibliography(p);
            if whole {
                let foreign = language != "und" && p.hit.lang != "und" && p.hit.lang != language;
                let score = 0.65 * covers + 0.35 * p.hit.score / top;
                scored.push((if foreign { score * FOREIGN } else { score }, i));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let vectors = places.iter().any(|p| p.hit.dense.is_some());
        // Vectors know that two sentences say the same in other words, or in another language.
        if let Some(e) = self.embedder().filter(|_| vectors) {
            scored.truncate(EMBEDDED);
            let texts: Vec<&str> = scored
                .iter()
                .filter_map(|(_, i)| places.get(*i))
                .map(Place::text)
                .collect();
            if let Some(q) = e.embed(&[question], Purpose::Query)?.into_iter().next() {
                let vectors = e.embed(&texts, Purpose::Passage)?;
                let cosines: Vec<f32> = vectors
                    .iter()
                    .map(|v| v.iter().zip(&q).map(|(a, b)| a * b).sum())
                    .collect();
                let (low, high) = cosines
                    .iter()
                    .fold((f32::INFINITY, f32::NEG_INFINITY), |(l, h), c| {
                        (l.min(*c), h.max(*c))
                    });
                for ((score, _), c) in scored.iter_mut().zip(cosines) {
                    *score *= 0.5 + 0.5 * (c - low) / (high - low).max(1e-6);
                }
                scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            }
        }
        Ok(scored)
    }
}

fn alike(a: &Place<'_>, b: &Place<'_>) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let common = a.words.intersection(&b.words).count() as f32;
    #[allow(clippy::cast_precision_loss)]
    let least = a.words.len().min(b.words.len()).max(1) as f32;
    common / least > ALIKE
}
