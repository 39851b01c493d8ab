//! Which token comes next. `generate` asks for each one.

use std::collections::HashMap;

/// What a token costs for each time it was written already (frequency penalty as in the OpenAI API): small models
/// that always take the likeliest token fall into saying the same for ever.
pub const REPETITION: f32 = 0.3;
/// Only the likeliest tokens that together have this probability are drawn from.
const TOP: f32 = 0.95;
/// So many tokens in a row are not written twice in one answer: about a clause. What a small model repeats at this length it repeats for ever.
const CLAUSE: usize = 10;

/// The dice and what was written so far.
pub struct Sampler {
    temperature: f32,
    penalty: f32,
    written: HashMap<u32, u32>,
    /// The answer so far, in order.
    order: Vec<u32>,
    state: u64,
}

impl Sampler {
    /// `temperature` 0 always takes the likeliest; `seed` decides what is drawn otherwise.
    pub fn new(temperature: f32, penalty: f32, seed: u64) -> Self {
        Self {
            temperature: if temperature.is_finite() {
                temperature
            } else {
                0.0
            },
            penalty,
            written: HashMap::new(),
            order: Vec::new(),
            state: seed,
        }
    }

    /// The next token; `None` when no score is a number.
    pub fn next(&mut self, scores: &mut [f32]) -> Option<u32> {
        self.weigh(scores);
        let token = self.pick(scores)?;
        self.note(token);
        Some(token)
    }

    /// Takes from the scores what repeating costs.
    pub fn weigh(&self, scores: &mut [f32]) {
        for (token, times) in &self.written {
            if let Some(score) = scores.get_mut(*token as usize) {
                *score -= self.penalty * *times as f32;
            }
        }
        for token in self.ends_of_clauses() {
            if let Some(score) = scores.get_mut(token as usize) {
                *score = f32::NEG_INFINITY;
            }
        }
    }

    /// A token by its score; `None` when none can be had.
    pub fn pick(&mut self, scores: &[f32]) -> Option<u32> {
        if self.temperature > 0.0 {
            self.draw(scores)
        } else {
            likeliest(scores)
        }
    }

    /// Remembers that a token was written.
    pub fn note(&mut self, token: u32) {
        *self.written.entry(token).or_default() += 1;
        self.order.push(token);
    }

    /// The tokens that would make the last few a clause that was written before.
    fn ends_of_clauses(&self) -> Vec<u32> {
        let Some(start) = self.order.len().checked_sub(CLAUSE - 1) else {
            return Vec::new();
        };
        let last = self.order.get(start..).unwrap_or_default();
        self.order
            .windows(CLAUSE)
            .filter(|w| w.starts_with(last))
            .filter_map(|w| w.last().copied())
            .collect()
    }

    fn draw(&mut self, scores: &[f32]) -> Option<u32> {
        let best = *scores.get(likeliest(scores)? as usize)?;
        let mut weights: Vec<(f32, u32)> = (0u32..)
            .zip(scores)
            .map(|(id, s)| (((s - best) / self.temperature).exp(), id))
            // What is a millionth as likely as the best cannot be among the top.
            .filter(|(w, _)| *w > 1e-6)
            .collect();
        weights.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let total: f32 = weights.iter().map(|w| w.0).sum();
        let mut kept = 0.0;
        let enough = weights.iter().position(|w| {
            kept += w.0;
            kept >= TOP * total
        });
        weights.truncate(enough.map_or(weights.len(), |n| n + 1));
        let mut left = self.random() * weights.iter().map(|w| w.0).sum::<f32>();
        for (weight, id) in &weights {
            left -= weight;
            if left <= 0.0 {
                return Some(*id);
            }
        }
        weights.last().map(|w| w.1)
    }

    /// Between 0 and 1 (splitmix64).
    fn random(&mut self) -> f32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 24) as f32
    }
}

fn likeliest(scores: &[f32]) -> Option<u32> {
    let (mut best, mut at) = (f32::NEG_INFINITY, None);
    for (id, s) in (0u32..).zip(scores) {
        if *s > best {
            (best, at) = (*s, Some(id));
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_temperature_the_likeliest_comes_until_it_was_said_often_enough() {
        let mut s = Sampler::new(0.0, 0.3, 1);
        let said: Vec<_> = (0..4)
            .filter_map(|_| s.next(&mut [1.0, 0.5, 0.0]))
            .collect();
        assert_eq!(said, [0, 0, 1, 0]);
        assert_eq!(s.next(&mut [f32::NAN, f32::NAN]), None);
    }

    #[test]
    fn no_clause_is_written_twice() {
        let mut s = Sampler::new(0.0, 0.0, 1);
        // A model that would count from 0 to 11 for ever.
        let said: Vec<u32> = (0..40)
            .filter_map(|n| {
                let mut scores = vec![0.0; 20];
                scores[n % 12] = 1.0;
                s.next(&mut scores)
            })
            .collect();
        assert_eq!(said[..12], (0..12).collect::<Vec<u32>>()[..]);
        let clauses: Vec<&[u32]> = said.windows(CLAUSE).collect();
        for (i, c) in clauses.iter().enumerate() {
            assert!(!clauses[..i].contains(c), "{said:?}");
        }
    }

    #[test]
    fn draws_follow_the_probabilities_and_leave_out_the_tail() {
        let scores = [0.6f32.ln(), 0.37f32.ln(), 0.03f32.ln()];
        let mut times = [0; 3];
        for seed in 0..10_000 {
            let mut s = Sampler::new(1.0, 0.0, seed);
            times[s.next(&mut scores.clone()).unwrap() as usize] += 1;
        }
        assert_eq!(times[2], 0);
        assert!((5900..6500).contains(&times[0]), "{times:?}");
    }
}
