//! Joining the two arms: a convex combination of normalised scores over everything either arm found, and whether the best of it is about the query.
//!
//! Words are normalised by what a passage with every word of the query would score, not by the best passage found: when no passage holds more than
//! one common word of five, words have little to say, and so they get little to say. Vectors are normalised by how far they stand above the mean of
//! their language. The weight depends on whether query and passage share a language; the numbers are fitted (`weights`). Bruch, Gai & Ingber (2023),
//! "An analysis of fusion functions for hybrid retrieval", is the source of the convex combination with theoretical bounds.

use super::Features;
use super::weights::{Fusion, Relevance, Weights};
use crate::casebook::ChunkId;

/// A candidate with both scores.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub chunk: ChunkId,
    pub score: f32,
    pub lexical: Option<f32>,
    pub dense: Option<f32>,
}

impl Features {
    /// The share of the query's words that it holds, weighed by how rare they are; somewhat above 1 when they stand in headings too.
    pub(super) fn share(&self) -> f32 {
        self.lexical.map_or(0.0, |s| s / self.ideal.max(1e-6))
    }
}

/// The candidates, best first.
pub(super) fn fuse(all: &[Features]) -> Vec<Candidate> {
    fuse_with(all, &Weights::shipped().fusion)
}

/// The same with other weights, for fitting.
pub(super) fn fuse_with(all: &[Features], weights: &Fusion) -> Vec<Candidate> {
    let mut known: Vec<f32> = all.iter().filter_map(|f| f.near).collect();
    known.sort_by(f32::total_cmp);
    // A passage without a vector stands where the middle of the others stands: neither praised nor blamed for it.
    let middle = known.get(known.len() / 2).copied();
    let mut out: Vec<Candidate> = all
        .iter()
        .map(|f| {
            let share = f.share();
            let score = match f.near.or(middle) {
                Some(near) => {
                    let words = if f.across {
                        weights.words_across
                    } else {
                        weights.words_same
                    };
                    words * share.powf(weights.power) + (1.0 - words) * near / weights.unit
                }
                None => share,
            };
            Candidate {
                chunk: f.chunk,
                score,
                lexical: f.lexical,
                dense: f.dense,
            }
        })
        .collect();
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.chunk.cmp(&b.chunk)));
    out
}

/// What relevance is judged by: best cosine, best share of words, nearest above the mean; none without vectors.
pub(super) fn signs(all: &[Features]) -> Option<[f32; 3]> {
    let most = |of: &dyn Fn(&Features) -> Option<f32>| {
        all.iter().filter_map(of).fold(f32::NEG_INFINITY, f32::max)
    };
    let (cosine, near) = (most(&|f| f.dense), most(&|f| f.near));
    let share = most(&|f| Some(f.share())).clamp(0.0, 1.5);
    cosine
        .is_finite()
        .then_some([(cosine - 0.8) * 20.0, share, near * 20.0])
}

/// Whether any candidate is about the query, so that it may be answered from.
pub(super) fn relevant(all: &[Features]) -> bool {
    relevant_with(all, &Weights::shipped().relevance)
}

fn relevant_with(all: &[Features], weights: &Relevance) -> bool {
    match signs(all) {
        Some(signs) => {
            let [constant, rest @ ..] = weights.with_vectors;
            constant + rest.iter().zip(signs).map(|(w, s)| w * s).sum::<f32>() > 0.0
        }
        None => all.iter().map(Features::share).fold(0.0, f32::max) >= weights.words_only,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: Fusion = Fusion {
        words_same: 0.5,
        words_across: 0.2,
        power: 1.0,
        unit: 0.1,
    };

    fn f(chunk: i64, lexical: Option<f32>, near: Option<f32>) -> Features {
        Features {
            chunk: ChunkId(chunk),
            lexical,
            ideal: 10.0,
            dense: near.map(|n| n + 0.8),
            near,
            across: false,
        }
    }

    #[test]
    fn good_in_both_arms_is_better_than_best_in_one() {
        let all = [
            f(1, Some(10.0), Some(0.0)),
            f(2, Some(9.0), Some(0.08)),
            f(3, None, Some(0.1)),
        ];
        assert_eq!(fuse_with(&all, &WEIGHTS)[0].chunk, ChunkId(2));
    }

    #[test]
    fn a_passage_without_a_vector_is_not_last_for_that() {
        let all = [
            f(1, Some(8.0), None),
            f(2, Some(2.0), Some(0.05)),
            f(3, None, Some(0.04)),
        ];
        assert_eq!(fuse_with(&all, &WEIGHTS)[0].chunk, ChunkId(1));
    }

    #[test]
    fn words_alone_keep_their_order() {
        let all = [f(1, Some(3.0), None), f(2, Some(5.0), None)];
        let found = fuse_with(&all, &WEIGHTS);
        assert_eq!(
            found.iter().map(|f| f.chunk).collect::<Vec<_>>(),
            [ChunkId(2), ChunkId(1)]
        );
    }

    #[test]
    fn few_words_in_common_do_not_outweigh_what_is_near() {
        // The best of the words is poor: half a common word of the query.
        let all = [f(1, Some(1.0), Some(0.02)), f(2, None, Some(0.06))];
        assert_eq!(fuse_with(&all, &WEIGHTS)[0].chunk, ChunkId(2));
    }
}
