//! A second look at the best passages, by who can read question and passage together: a local model that says how likely the question is behind each of them
//! (query likelihood: Ponte & Croft 1998; with a language model Sachan et al. 2022, "Improving Passage Retrieval with Zero-Shot Question Generation"). It takes
//! a tenth of a second to a second, so that nobody gets it who did not ask for it. `practice` calls it for a question, `measure` to say what it is worth.

use super::{Found, Hit};
use crate::engine::{Cancel, Engine, Message, Role};
use crate::privacy::Local;
use std::collections::HashMap;
use std::sync::Arc;

/// The best so many are looked at again.
pub const WEIGHED: usize = 8;
/// Characters of a passage that are read: what it is about stands at its beginning, and time goes with length.
const READ: usize = 900;
/// What one unit of a reranker counts for beside the score of a search. Chosen on three sets of English questions, where .05 to .2 do nearly as well.
const WEIGHT: f32 = 0.1;

/// Who looks again.
pub trait Reranker: Send + Sync {
    /// Whether questions in this language (`nl`, `en`) are understood.
    fn reads(&self, language: &str) -> bool;
    /// How well the question fits each of the passages; only the differences count, and one of 1 is a clear one. `None`: it could not be told, or not in time.
    fn weigh(&self, question: &str, passages: &[String], cancel: &Cancel) -> Option<Vec<f32>>;
}

/// A chat model in this process: how likely it is to ask the question after it has read the passage.
pub struct Likelihood(pub Arc<dyn Engine>);

impl Reranker for Likelihood {
    fn reads(&self, language: &str) -> bool {
        let known = self.0.info().languages;
        known.is_empty() || known.iter().any(|l| l == language)
    }

    fn weigh(&self, question: &str, passages: &[String], cancel: &Cancel) -> Option<Vec<f32>> {
        let question = Local::new(question.to_owned());
        let one = |passage: &String| {
            // English, whatever the question is in: so the models learnt it.
            let content =
                format!("Passage: {passage}\n\nPlease write a question based on this passage.");
            let asked = Local::new(vec![Message {
                role: Role::User,
                content,
            }]);
            self.0.likelihood(&asked, &question, cancel).ok().flatten()
        };
        passages.iter().map(one).collect()
    }
}

/// What a reranker reads of a hit: what its source is called, and how it begins.
fn read(hit: &Hit) -> String {
    let text: String = hit.text.chars().take(READ).collect();
    format!("{}\n\n{text}", hit.source)
}

/// Puts the best of what was found in a new order. Says whether it did: not when the question is in a language the reranker does not understand, or it gave no answer
/// in time; then everything is as it was. A passage is held only against others in its own language: a model expects a question in the language of what it
/// just read, and would else put every other language last.
pub fn rerank(found: &mut Found, question: &str, by: &dyn Reranker, cancel: &Cancel) -> bool {
    let language = super::language_of(question);
    let n = found.hits.len().min(WEIGHED);
    if n < 2 || !by.reads(language) {
        return false;
    }
    let best = found.hits.get(..n).unwrap_or_default();
    let passages: Vec<String> = best.iter().map(read).collect();
    let Some(fits) = by.weigh(question, &passages, cancel) else {
        return false;
    };
    if fits.len() != n || fits.iter().any(|f| !f.is_finite()) {
        return false;
    }
    let mut sums: HashMap<&str, (f32, f32)> = HashMap::new();
    for (hit, fit) in best.iter().zip(&fits) {
        let (sum, count) = sums.entry(&hit.lang).or_default();
        (*sum, *count) = (*sum + fit, *count + 1.0);
    }
    let more: Vec<f32> = best
        .iter()
        .zip(&fits)
        .map(|(hit, fit)| {
            let (sum, count) = sums.get(&*hit.lang).copied().unwrap_or((*fit, 1.0));
            WEIGHT * (fit - sum / count)
        })
        .collect();
    for (hit, more) in found.hits.iter_mut().zip(more) {
        hit.score += more;
    }
    found.hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    for (i, hit) in found.hits.iter_mut().enumerate() {
        hit.rank = i + 1;
    }
    true
}
