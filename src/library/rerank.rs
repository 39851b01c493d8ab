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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{ChunkId, SourceId};
    use crate::library::Mode;

    /// Likes passages as their numbers say.
    struct Likes(Option<Vec<f32>>);

    impl Reranker for Likes {
        fn reads(&self, language: &str) -> bool {
            language == "en"
        }

        fn weigh(&self, _: &str, passages: &[String], _: &Cancel) -> Option<Vec<f32>> {
            assert!(passages[0].starts_with("Breaks\n\n"), "{}", passages[0]);
            assert!(passages.iter().all(|p| p.chars().count() <= READ + 10));
            self.0.clone()
        }
    }

    fn found(hits: &[(i64, f32, &str)]) -> Found {
        let hit = |(rank, (id, score, lang)): (usize, &(i64, f32, &str))| Hit {
            rank: rank + 1,
            score: *score,
            source: "Breaks".into(),
            path: String::new(),
            source_id: SourceId(*id),
            chunk_id: ChunkId(*id),
            heading: Vec::new(),
            span: (0, 5000),
            text: "é".repeat(5000),
            lexical: None,
            dense: None,
            lang: (*lang).to_owned(),
        };
        Found {
            took_ms: 0.0,
            mode: Mode::Fused,
            relevant: true,
            certain: true,
            hits: hits.iter().enumerate().map(hit).collect(),
        }
    }

    fn order(found: &Found) -> Vec<i64> {
        let ranks: Vec<usize> = found.hits.iter().map(|h| h.rank).collect();
        assert_eq!(ranks, (1..=found.hits.len()).collect::<Vec<_>>());
        found.hits.iter().map(|h| h.chunk_id.0).collect()
    }

    const ENGLISH: &str = "How long should a break be between two meetings?";

    fn again(found: &mut Found, question: &str, fits: Option<Vec<f32>>) -> bool {
        rerank(found, question, &Likes(fits), &Cancel::default())
    }

    #[test]
    fn what_fits_the_question_better_goes_up_and_what_was_far_better_stays() {
        let mut f = found(&[(1, 0.6, "en"), (2, 0.55, "en"), (3, 0.1, "en")]);
        assert!(again(&mut f, ENGLISH, Some(vec![-5.5, -4.5, -4.4])));
        assert_eq!(order(&f), [2, 1, 3]);
    }

    #[test]
    fn a_passage_in_another_language_is_not_put_last_for_that() {
        let mut f = found(&[(1, 0.6, "nl"), (2, 0.55, "en"), (3, 0.5, "nl")]);
        assert!(again(&mut f, ENGLISH, Some(vec![-7.0, -4.0, -7.1])));
        assert_eq!(order(&f), [1, 2, 3]);
    }

    #[test]
    fn without_an_answer_or_in_a_language_that_is_not_read_nothing_moves() {
        let before = found(&[(1, 0.6, "en"), (2, 0.59, "en")]);
        for (question, fits) in [
            (ENGLISH, None),
            (ENGLISH, Some(vec![-9.0])),
            (ENGLISH, Some(vec![f32::NAN, -1.0])),
            (
                "Hoe lang moet een pauze tussen twee vergaderingen zijn?",
                Some(vec![-9.0, -1.0]),
            ),
        ] {
            let mut f = before.clone();
            assert!(!again(&mut f, question, fits));
            assert_eq!(order(&f), [1, 2]);
            assert_eq!(f.hits[0].score, 0.6);
        }
    }

    #[test]
    fn only_the_best_are_weighed_and_others_may_come_before_those_that_fell() {
        let hits: Vec<(i64, f32, &str)> =
            (0..12).map(|i| (i, 1.0 - 0.001 * i as f32, "en")).collect();
        let mut f = found(&hits);
        let mut fits = vec![0.0; WEIGHED];
        fits[0] = -4.0;
        assert!(again(&mut f, ENGLISH, Some(fits)));
        assert_eq!(order(&f), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
    }
}
