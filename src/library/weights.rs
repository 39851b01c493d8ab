//! The fitted numbers of search and citations: read once from assets/search/weights.toml, which says what they were fitted on and by which command.

use super::relevance::SIGNS;
use super::signs::SIGNS as SIGNED;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

static FILE: &str = include_str!("../../assets/search/weights.toml");

/// Everything fitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Weights {
    pub bridge: Bridging,
    pub fusion: Fusion,
    pub relevance: Relevance,
    pub citation: Cited,
    pub answers: Answers,
}

/// How far a question's vector is moved towards the language of the passages it is held against, in lengths of the way between the two (`bridge`).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Bridging {
    /// Within its own language.
    pub same: f32,
    /// From one language to the other.
    pub across: f32,
    /// How much of a question put to the other language is the question as that would say it, word for word (`saying`).
    pub said: f32,
}

/// How words and vectors are joined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Fusion {
    /// Weight of words (0 to 1) when query and passage are in one language; the rest is for vectors.
    pub words_same: f32,
    /// The same across languages.
    pub words_across: f32,
    /// Power of the share of the query's words: above 1, a passage that holds few of them gets less than its share.
    pub power: f32,
    /// Cosine above the mean of its language that counts as much as all words of the query.
    pub unit: f32,
    /// How much of what vectors say of a passage is said by the passages around it.
    pub around: f32,
    /// How much of the score of its second best passage a source gets besides.
    pub second: f32,
    /// The least that the second passage of a source counts, or that of a source of one passage, as a share of its best.
    pub only: f32,
    /// How much of what words are held against is the best passage found; the rest is every word of the query.
    pub best: f32,
    /// The share of their weight that words have of a question of a common word or two.
    pub few: f32,
}

/// When the best passage is about the query at all: a logistic over what the arms say, relevant above 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Relevance {
    /// Constant, then the signs of `relevance`.
    pub with_vectors: [f32; SIGNS + 1],
    /// From where an answer is likely and not only possible; below it that is said.
    pub certain: f32,
    /// What speaks against it for each telling word of the query that is written nowhere, two at most.
    pub absent: f32,
    /// What speaks for it when a Dutch question lies nearest to a passage in English: where hardly anything is in Dutch, and where much is. Never for `certain`.
    pub abroad: [f32; 2],
    /// Without vectors: the least share of the query's words one passage must hold.
    pub words_only: f32,
}

/// How far a place supports a sentence: logistics over what is compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Cited {
    /// Constant, share of words, (cosine - 0.8) x 20, numbers missing, names missing, negation differs, two languages.
    pub with_vectors: [f32; 7],
    /// The same without the cosine.
    pub words_only: [f32; 6],
    /// Probability from which a sentence counts as supported.
    pub supported: f32,
}

/// How probable it is that a sentence answers a question, and from where it is quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Answers {
    /// Constant, then the signs of `signs`.
    pub words_only: [f32; SIGNED + 1],
    /// The same, then how far a sentence stays behind the nearest (ten times the difference of the cosines).
    pub with_vectors: [f32; SIGNED + 2],
    /// The same, then how far it stays behind the nearest word by word (ten times too).
    pub by_word: [f32; SIGNED + 3],
    /// From where a sentence is quoted: the least it must be, its least share of the best, and that of one that stands before the best.
    pub cut_words: (f32, f32, f32),
    /// The same with vectors.
    pub cut_vectors: (f32, f32, f32),
}

impl Answers {
    /// By its signs alone.
    pub(super) fn by_words(&self, signs: &[f32]) -> f32 {
        logistic(&self.words_only, signs)
    }

    /// With how near it lies, word by word too where that is known.
    pub(super) fn by_vectors(&self, signs: &[f32]) -> f32 {
        match signs.len() {
            n if n > SIGNED + 1 => logistic(&self.by_word, signs),
            _ => logistic(&self.with_vectors, signs),
        }
    }

    /// From where a sentence is quoted.
    pub(super) fn cut(&self, vectors: bool) -> (f32, f32, f32) {
        if vectors {
            self.cut_vectors
        } else {
            self.cut_words
        }
    }
}

impl Weights {
    /// The shipped numbers.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| toml::from_str(FILE).unwrap_or_else(|_| Self::plain()))
    }

    /// Round numbers, should the asset be unreadable (a test sees to it that it is not).
    fn plain() -> Self {
        Self {
            bridge: Bridging {
                same: 0.5,
                across: 1.0,
                said: 0.3,
            },
            fusion: Fusion {
                words_same: 0.5,
                words_across: 0.3,
                power: 1.0,
                unit: 0.12,
                around: 0.3,
                second: 0.2,
                only: 0.7,
                best: 0.5,
                few: 0.6,
            },
            relevance: Relevance {
                with_vectors: [-2.0, 0.5, 8.0, 3.0, 1.5, 0.7, -0.6],
                certain: 0.0,
                absent: 1.0,
                abroad: [1.0, 1.0],
                words_only: 0.3,
            },
            citation: Cited {
                with_vectors: [-6.0, 4.0, 2.0, -4.0, -2.0, -1.0, 1.0],
                words_only: [-3.0, 6.0, -4.0, -2.0, -1.0, 0.0],
                supported: 0.5,
            },
            answers: Answers {
                words_only: [0.5; SIGNED + 1],
                with_vectors: [0.5; SIGNED + 2],
                by_word: [0.5; SIGNED + 3],
                cut_words: (0.1, 0.5, 0.7),
                cut_vectors: (0.1, 0.5, 0.7),
            },
        }
    }
}

/// A probability from a constant and weighed features.
pub(super) fn logistic(weights: &[f32], features: &[f32]) -> f32 {
    let (constant, weights) = weights.split_first().unwrap_or((&0.0, &[]));
    let z: f32 = weights
        .iter()
        .zip(features)
        .map(|(w, x)| w * x)
        .sum::<f32>()
        + constant;
    1.0 / (1.0 + (-z).exp())
}

/// Fits a logistic by gradient descent with both classes counting alike; the penalty keeps few examples from saying too much.
pub(super) fn fit_logistic(examples: &[(Vec<f32>, bool)], penalty: f32) -> Vec<f32> {
    let size = examples.first().map_or(0, |e| e.0.len());
    #[allow(clippy::cast_precision_loss)]
    let n = examples.len().max(1) as f32;
    #[allow(clippy::cast_precision_loss)]
    let yes = examples.iter().filter(|e| e.1).count().max(1) as f32;
    let (of_yes, of_no) = (n / 2.0 / yes, n / 2.0 / (n - yes).max(1.0));
    let mut weights = vec![0f32; size + 1];
    for _ in 0..6_000 {
        let mut slope = vec![0f32; size + 1];
        for (x, y) in examples {
            let wanted = if *y { 1.0 } else { 0.0 };
            let d = (logistic(&weights, x) - wanted) * if *y { of_yes } else { of_no };
            if let Some((constant, rest)) = slope.split_first_mut() {
                *constant += d;
                rest.iter_mut().zip(x).for_each(|(s, x)| *s += d * x);
            }
        }
        for (i, (w, s)) in weights.iter_mut().zip(&slope).enumerate() {
            *w -= 0.3 * (s / n + if i > 0 { penalty * *w } else { 0.0 });
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_numbers_can_be_read_and_make_sense() {
        let w: Weights = toml::from_str(FILE).unwrap();
        assert_eq!(*Weights::shipped(), w);
        for share in [
            w.fusion.words_same,
            w.fusion.words_across,
            w.citation.supported,
            w.bridge.said,
            w.fusion.around,
            w.fusion.second,
            w.fusion.only,
            w.fusion.best,
            w.fusion.few,
        ] {
            assert!((0.0..=1.0).contains(&share));
        }
        assert!(w.fusion.unit > 0.0 && w.fusion.power > 0.0);
        assert!(w.bridge.same >= 0.0 && w.bridge.across >= w.bridge.same);
    }

    #[test]
    fn a_logistic_learns_what_separates() {
        let examples: Vec<(Vec<f32>, bool)> = (0..40)
            .map(|i| (vec![i as f32 / 40.0, (i % 3) as f32], i >= 20))
            .collect();
        let w = fit_logistic(&examples, 0.001);
        assert!(logistic(&w, &[0.9, 1.0]) > 0.8 && logistic(&w, &[0.1, 1.0]) < 0.2);
    }
}
