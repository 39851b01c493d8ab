//! nDCG@10, recall@10 and MRR@10 of ranked lists, with bootstrap intervals from a fixed seed, so that the same rankings always give the same figures.

use serde::Serialize;

/// Places of a list that count.
pub const PLACES: usize = 10;
/// Samples of the bootstrap.
const SAMPLES: usize = 1_000;

/// A mean and the interval that holds it in 95 of 100 samples of the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    /// The mean.
    pub mean: f64,
    /// 2.5th percentile.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// What an arm did on a group of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Questions.
    pub queries: usize,
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg_10: Figure,
    /// Share of the relevant documents among the first ten.
    pub recall_10: Figure,
    /// One over the place of the first relevant document.
    pub mrr_10: Figure,
}

/// The three measures of one list. `relevant` holds the places (from 0) at which relevant documents stand, `of` how many there are.
pub(super) fn measures(places: &[usize], of: usize) -> [f64; 3] {
    let gain = |place: usize| 1.0 / (place as f64 + 2.0).log2();
    let seen: Vec<usize> = places.iter().copied().filter(|p| *p < PLACES).collect();
    let best: f64 = (0..of.min(PLACES)).map(gain).sum();
    if of == 0 || best == 0.0 {
        return [0.0; 3];
    }
    let found: f64 = seen.iter().copied().map(gain).sum();
    let first = seen.iter().min().map_or(0.0, |p| 1.0 / (*p as f64 + 1.0));
    [found / best, seen.len() as f64 / of as f64, first]
}

/// The next number of a small generator (splitmix64).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A mean with its interval.
pub(super) fn figure(values: &[f64]) -> Figure {
    if values.is_empty() {
        return Figure::default();
    }
    let n = values.len();
    let mean = |sum: f64| sum / n as f64;
    let mut state = 20_261_121;
    let mut means: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let pick = |_| {
                let i = (next(&mut state) % n as u64) as usize;
                values.get(i).copied().unwrap_or_default()
            };
            mean((0..n).map(pick).sum())
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let i = ((SAMPLES as f64 * share) as usize).min(SAMPLES - 1);
        round(means.get(i).copied().unwrap_or_default())
    };
    Figure {
        mean: round(mean(values.iter().sum())),
        low: at(0.025),
        high: at(0.975),
    }
}

fn round(x: f64) -> f64 {
    // Adding nothing takes the sign off a zero, which would be printed.
    (x * 1e4).round() / 1e4 + 0.0
}

impl Figures {
    /// From the measures of each question.
    pub(super) fn of(values: &[[f64; 3]]) -> Self {
        let [ndcg, recall, mrr] =
            [0, 1, 2].map(|i| values.iter().map(|v| v[i]).collect::<Vec<f64>>());
        Self {
            queries: values.len(),
            ndcg_10: figure(&ndcg),
            recall_10: figure(&recall),
            mrr_10: figure(&mrr),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measures_are_those_of_the_books() {
        assert_eq!(measures(&[0], 1), [1.0, 1.0, 1.0]);
        assert_eq!(measures(&[], 1), [0.0, 0.0, 0.0]);
        assert_eq!(measures(&[10], 1), [0.0, 0.0, 0.0]);
        let [ndcg, recall, mrr] = measures(&[1, 3], 3);
        let ideal = 1.0 + 1.0 / 3f64.log2() + 0.5;
        assert!((ndcg - (1.0 / 3f64.log2() + 1.0 / 5f64.log2()) / ideal).abs() < 1e-12);
        assert!((recall - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(mrr, 0.5);
    }

    #[test]
    fn intervals_hold_the_mean_and_are_the_same_every_time() {
        let values: Vec<f64> = (0..100).map(|i| f64::from(i % 2)).collect();
        let a = figure(&values);
        assert_eq!(a, figure(&values));
        assert!(a.low < 0.5 && a.high > 0.5 && a.mean == 0.5);
        assert!(a.high - a.low < 0.25);
    }
}
