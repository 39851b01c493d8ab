//! Joining the two arms: a convex combination of normalised scores over everything either arm found. A chunk one arm did not bring forward gets that
//! arm's own score where it is known, never a last place.
//!
//! Words are divided by the best word score (their least is a true zero); cosines are stretched between the least and the best of the union, since an
//! embedder's cosines lie close together. Bruch, Gai & Ingber (2023), "An analysis of fusion functions for hybrid retrieval", is the source of both.

use crate::casebook::ChunkId;
use std::collections::HashMap;

/// Weight of the vectors when the query and the passage are in one language. A first value, to be fitted on a development set.
const SAME_LANGUAGE: f32 = 0.55;
/// The same across languages, where words have little to say.
const ACROSS: f32 = 0.85;

/// A candidate with both scores.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub chunk: ChunkId,
    pub score: f32,
    pub lexical: Option<f32>,
    pub dense: Option<f32>,
}

/// The union, best first. `cosine` gives the vector score of any chunk; `across` tells whether a chunk is in another language than the query.
pub(super) fn fuse(
    lexical: &[(ChunkId, f32)],
    dense: &[(ChunkId, f32)],
    cosine: &dyn Fn(ChunkId) -> Option<f32>,
    across: &mut dyn FnMut(ChunkId) -> bool,
) -> Vec<Candidate> {
    let mut all: HashMap<ChunkId, (Option<f32>, Option<f32>)> = HashMap::new();
    for (c, s) in lexical {
        all.entry(*c).or_default().0 = Some(*s);
    }
    for (c, s) in dense {
        all.entry(*c).or_default().1 = Some(*s);
    }
    for (c, scores) in &mut all {
        scores.1 = scores.1.or_else(|| cosine(*c));
    }
    let top = lexical
        .iter()
        .map(|(_, s)| *s)
        .fold(f32::MIN_POSITIVE, f32::max);
    let cosines = || all.values().filter_map(|(_, d)| *d);
    let (low, high) = (
        cosines().fold(f32::INFINITY, f32::min),
        cosines().fold(f32::NEG_INFINITY, f32::max),
    );
    let spread = (high - low).max(1e-6);
    let mut out: Vec<Candidate> = all
        .into_iter()
        .map(|(chunk, (lex, den))| {
            let weight = if across(chunk) { ACROSS } else { SAME_LANGUAGE };
            let words = lex.map_or(0.0, |s| s / top);
            let score = match den {
                Some(d) => (1.0 - weight) * words + weight * (d - low) / spread,
                // No vector at all: what is known speaks alone.
                None => words,
            };
            Candidate {
                chunk,
                score,
                lexical: lex,
                dense: den,
            }
        })
        .collect();
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.chunk.cmp(&b.chunk)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_one_arm_missed_keeps_its_own_score_there() {
        let c = |n| ChunkId(n);
        let found = fuse(
            &[(c(1), 10.0), (c(2), 9.0)],
            &[(c(3), 0.9), (c(1), 0.8)],
            &|id| (id == c(2)).then_some(0.85),
            &mut |_| false,
        );
        assert_eq!(
            found[0].chunk,
            c(2),
            "good in both arms, though the vectors did not list it: {found:?}"
        );
        assert!(found.iter().all(|f| f.dense.is_some()));
    }

    #[test]
    fn words_alone_keep_their_order() {
        let c = |n| ChunkId(n);
        let found = fuse(&[(c(1), 3.0), (c(2), 5.0)], &[], &|_| None, &mut |_| false);
        assert_eq!(
            found.iter().map(|f| f.chunk).collect::<Vec<_>>(),
            [c(2), c(1)]
        );
    }
}
