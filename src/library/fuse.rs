//! Joining the two arms: a convex combination of normalised scores over everything either arm found.
//!
//! Words are normalised by what a passage with every word of the query would score, and in part by the best passage found: when no passage holds more than
//! one common word of five, words have little to say, and so they get little to say, but of a long question no passage holds every word. Of a question of a
//! word or two that many passages hold, how often they hold it decides, which says little of what is meant, so there words weigh less. Vectors are normalised
//! by how far they stand above the mean of their language. The weight depends on whether query and passage share a language; the numbers are fitted (`weights`). What stands around a passage has a
//! say too, and so has the second best passage of its source: a source that is about the query says so more than once. Bruch, Gai & Ingber (2023),
//! "An analysis of fusion functions for hybrid retrieval", is the source of the convex combination with theoretical bounds.

use super::weights::{Fusion, Weights};
use super::{Features, Mode};
use crate::casebook::{ChunkId, SourceId};
use std::collections::HashMap;

/// Rare words of a question from which on the best passage found says what words can say, and from which that is all of `Fusion::best`. Both with it, on the sets of
/// `weights`.
const MANY: [f32; 2] = [1.6, 4.0];
/// Rare words of a question up to which words have only `Fusion::few` of their weight, and from which they have all of it. Both with it.
const FEW: [f32; 2] = [1.0, 2.5];

/// A candidate with both scores.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub chunk: ChunkId,
    pub score: f32,
    pub lexical: Option<f32>,
    pub dense: Option<f32>,
}

impl Features {
    /// Of a passage of which only words say anything.
    pub(super) const fn by_words(chunk: ChunkId, lexical: f32, ideal: f32, held: f32) -> Self {
        Self {
            chunk,
            lexical: Some(lexical),
            ideal,
            asked: 0.0,
            held,
            dense: None,
            apart: None,
            near: None,
            around: None,
            source: None,
            across: false,
        }
    }

    /// The share of the query's words that it holds, weighed by how rare they are; somewhat above 1 when they stand in headings too.
    pub(super) fn share(&self) -> f32 {
        self.lexical.map_or(0.0, |s| s / self.ideal.max(1e-6))
    }
}

/// The candidates, best first. One arm alone is just that arm.
pub(super) fn fuse(all: &[Features], mode: Mode) -> Vec<Candidate> {
    let mut weights = Weights::shipped().fusion;
    if mode != Mode::Fused {
        (weights.around, weights.second) = (0.0, 0.0);
    }
    fuse_with(all, &weights)
}

/// The same with other weights, for fitting.
pub(super) fn fuse_with(all: &[Features], weights: &Fusion) -> Vec<Candidate> {
    let mut known: Vec<f32> = all.iter().filter_map(|f| f.near).collect();
    known.sort_by(f32::total_cmp);
    // A passage without a vector stands where the middle of the others stands: neither praised nor blamed for it.
    let middle = known.get(known.len() / 2).copied();
    let most = all.iter().map(Features::share).fold(0.0, f32::max);
    // A question of a word or two may well stand whole in a passage; of a long one none holds every word.
    let asked = all.iter().map(|f| f.asked).fold(0.0, f32::max);
    let along = |[from, to]: [f32; 2]| ((asked - from) / (to - from)).clamp(0.0, 1.0);
    let best = weights.best * along(MANY);
    let whole = (1.0 - best) + best * most.min(1.0);
    let much = weights.few + (1.0 - weights.few) * along(FEW);
    let weights = &Fusion {
        words_same: weights.words_same * much,
        words_across: weights.words_across * much,
        ..*weights
    };
    let mut out: Vec<Candidate> = all
        .iter()
        .map(|f| Candidate {
            chunk: f.chunk,
            score: joined(f, f.share() / whole, middle, weights),
            lexical: f.lexical,
            dense: f.dense,
        })
        .collect();
    let sources: Vec<Option<SourceId>> = all.iter().map(|f| f.source).collect();
    seconded(&mut out, &sources, weights);
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.chunk.cmp(&b.chunk)));
    out
}

/// What words (`share`) and vectors say of a passage together. `middle`: where one without a vector stands.
pub(super) fn joined(f: &Features, share: f32, middle: Option<f32>, weights: &Fusion) -> f32 {
    let Some(near) = f.near.or(middle) else {
        return share;
    };
    let around = f.around.unwrap_or(near);
    let near = (1.0 - weights.around) * near + weights.around * around;
    let words = if f.across {
        weights.words_across
    } else {
        weights.words_same
    };
    words * share.powf(weights.power) + (1.0 - words) * near / weights.unit
}

/// Gives the passages of each source a part of what its second best has.
fn seconded(out: &mut [Candidate], sources: &[Option<SourceId>], weights: &Fusion) {
    let mut two: HashMap<SourceId, (f32, Option<f32>)> = HashMap::new();
    for (c, source) in out.iter().zip(sources) {
        let Some(source) = source else { continue };
        let (best, second) = two.entry(*source).or_insert((f32::NEG_INFINITY, None));
        let less = c.score.min(*best);
        if less.is_finite() {
            *second = Some(second.map_or(less, |s| s.max(less)));
        }
        *best = best.max(c.score);
    }
    for (c, source) in out.iter_mut().zip(sources) {
        let known = source.and_then(|s| two.get(&s));
        let (best, second) = known.copied().unwrap_or((c.score, None));
        // A tail of a few words is no worse than no second passage at all.
        let second = second.unwrap_or(0.0).max(weights.only * best);
        c.score += weights.second * second.max(0.0);
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
        around: 0.5,
        second: 0.2,
        only: 0.5,
        best: 0.0,
        few: 1.0,
    };

    fn f(chunk: i64, lexical: Option<f32>, near: Option<f32>) -> Features {
        Features {
            chunk: ChunkId(chunk),
            lexical,
            ideal: 10.0,
            asked: 2.0,
            held: 0.0,
            apart: None,
            dense: near.map(|n| n + 0.8),
            near,
            around: near,
            source: Some(SourceId(chunk)),
            across: false,
        }
    }

    #[test]
    fn what_stands_around_a_passage_decides_between_two_that_are_alike() {
        let mut all = [f(1, None, Some(0.05)), f(2, None, Some(0.05))];
        all[1].around = Some(0.06);
        assert_eq!(fuse_with(&all, &WEIGHTS)[0].chunk, ChunkId(2));
        // One arm alone knows nothing of it.
        assert_eq!(fuse(&all, Mode::Dense)[0].chunk, ChunkId(1));
    }

    #[test]
    fn a_source_that_says_it_twice_is_before_one_that_says_it_once() {
        let mut all = [
            f(1, None, Some(0.061)),
            f(2, None, Some(0.06)),
            f(3, None, Some(0.055)),
        ];
        all[2].source = all[1].source;
        let order = |all: &[Features]| -> Vec<i64> {
            let found = fuse_with(all, &WEIGHTS);
            found.iter().map(|c| c.chunk.0).collect()
        };
        assert_eq!(order(&all), [2, 1, 3]);
        // A second passage that has nothing to say is no help.
        all[2].near = Some(0.0);
        all[2].around = Some(0.0);
        assert_eq!(order(&all), [1, 2, 3]);
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
    fn of_a_long_question_the_best_passage_says_what_words_can_say() {
        let weights = Fusion {
            best: 0.5,
            ..WEIGHTS
        };
        let mut all = [f(1, Some(3.0), Some(0.02)), f(2, None, Some(0.06))];
        assert_eq!(fuse_with(&all, &weights)[0].chunk, ChunkId(2));
        for f in &mut all {
            f.asked = 6.0;
        }
        assert_eq!(fuse_with(&all, &weights)[0].chunk, ChunkId(1));
    }

    #[test]
    fn of_a_question_of_common_words_vectors_say_what_is_meant() {
        let weights = Fusion {
            few: 0.5,
            ..WEIGHTS
        };
        let mut all = [f(1, Some(9.0), Some(0.04)), f(2, Some(6.0), Some(0.06))];
        let first = |all: &[Features]| fuse_with(all, &weights)[0].chunk;
        for (asked, chunk) in [(4.0, 1), (2.5, 1), (1.0, 2), (0.5, 2)] {
            for f in &mut all {
                f.asked = asked;
            }
            assert_eq!(first(&all), ChunkId(chunk), "{asked}");
        }
    }

    #[test]
    fn a_tail_of_no_use_is_no_worse_than_no_second_passage() {
        let mut all = [
            f(1, None, Some(0.06)),
            f(2, None, Some(0.05)),
            f(3, None, Some(0.0)),
        ];
        let alone = fuse_with(&all[..2], &WEIGHTS)[0].score;
        all[2].source = all[0].source;
        assert!((fuse_with(&all, &WEIGHTS)[0].score - alone).abs() < 1e-6);
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
