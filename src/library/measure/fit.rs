//! Choosing the weights of fusion and of relevance on a development set. The grid is coarse on purpose, and of all that do nearly as well as the best
//! the one in the middle is taken: what is tuned to the last digit on two hundred questions is tuned to those questions.

use super::figures::measures;
use super::run::{Asked, Report};
use crate::library::fuse::fuse_with;
use crate::library::weights::{Fusion, Weights, fit_logistic};
use serde::Serialize;

/// What was chosen, and how well it does where it was chosen.
#[derive(Clone, Debug, Serialize)]
pub struct Fitted {
    /// Weight of words in one language.
    pub words_same: f32,
    /// And across languages.
    pub words_across: f32,
    /// Power of the share of words.
    pub power: f32,
    /// Cosine above the mean that counts as all words.
    pub unit: f32,
    /// Weights of relevance, the constant first, when the set has questions without an answer.
    pub relevance: Option<Vec<f32>>,
    /// Mean nDCG@10 over the pairs of languages with these weights.
    pub ndcg_10: f64,
    /// The questions it was fitted on.
    pub queries: usize,
}

const WORDS: [f32; 8] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const POWERS: [f32; 3] = [0.7, 1.0, 1.5];
/// Weights this near the best are as good as the best.
const AS_GOOD: f64 = 0.003;

/// Fits on a report; words and vectors must both have been measured.
pub fn fit(reports: &[Report], unit: f32) -> Fitted {
    let asked: Vec<&Asked> = reports.iter().flat_map(|r| &r.asked).collect();
    let answerable: Vec<&Asked> = asked.iter().copied().filter(|a| a.answers > 0).collect();
    let mut tried: Vec<(f64, Fusion)> = Vec::new();
    for words_same in WORDS {
        for words_across in WORDS {
            for power in POWERS {
                let weights = Fusion {
                    words_same,
                    words_across,
                    power,
                    unit,
                    ..Weights::shipped().fusion
                };
                tried.push((quality(&answerable, &weights), weights));
            }
        }
    }
    let best = tried.iter().map(|t| t.0).fold(0.0, f64::max);
    let good: Vec<&(f64, Fusion)> = tried.iter().filter(|t| t.0 >= best - AS_GOOD).collect();
    let middle = |of: &dyn Fn(&Fusion) -> f32| {
        let mut all: Vec<f32> = good.iter().map(|t| of(&t.1)).collect();
        all.sort_by(f32::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    let chosen = Fusion {
        words_same: middle(&|f| f.words_same),
        words_across: middle(&|f| f.words_across),
        power: middle(&|f| f.power),
        unit,
        ..Weights::shipped().fusion
    };
    let examples: Vec<(Vec<f32>, bool)> = asked
        .iter()
        .filter_map(|a| Some((a.signs.clone()?, a.answers > 0)))
        .collect();
    let both = examples.iter().any(|e| e.1) && examples.iter().any(|e| !e.1);
    Fitted {
        words_same: chosen.words_same,
        words_across: chosen.words_across,
        power: chosen.power,
        unit,
        relevance: both.then(|| fit_logistic(&examples, 0.01)),
        ndcg_10: quality(&answerable, &chosen),
        queries: asked.len(),
    }
}

/// Mean over the pairs of languages of their mean nDCG@10, so that no pair counts for more because it was asked more.
fn quality(asked: &[&Asked], weights: &Fusion) -> f64 {
    let mut pairs: std::collections::BTreeMap<&str, (f64, f64)> = std::collections::BTreeMap::new();
    for a in asked {
        let features: Vec<_> = a.candidates.iter().map(|c| c.features).collect();
        let mut documents: Vec<(&str, bool)> = Vec::new();
        for found in fuse_with(&features, weights) {
            if let Some(c) = a
                .candidates
                .iter()
                .find(|c| c.features.chunk == found.chunk)
                && !documents.iter().any(|d| d.0 == c.path)
            {
                documents.push((&c.path, c.relevant));
            }
        }
        let places: Vec<usize> = (0..documents.len())
            .filter(|i| documents.get(*i).is_some_and(|d| d.1))
            .collect();
        let pair = pairs.entry(&a.pair).or_default();
        pair.0 += measures(&places, a.answers)[0];
        pair.1 += 1.0;
    }
    let n = pairs.len().max(1) as f64;
    pairs.values().map(|(sum, count)| sum / count).sum::<f64>() / n
}
