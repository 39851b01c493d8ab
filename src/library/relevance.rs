//! Whether anything that was found is about the question, so that it may be answered from: a logistic over what the arms say of the best passages, fitted
//! (`weights`). Called by `library`, and by `measure` for fitting.

use super::fuse::joined;
use super::lexical::Words;
use super::question::Lang;
use super::weights::{Relevance, Weights};
use super::{Features, language_of};

/// Signs of an answer, as [`signs`] gives them.
pub(super) const SIGNS: usize = 6;
/// Of so many of the passages nearest by vectors the one counts that holds most of the question's words.
const NEAREST: usize = 5;
/// A smaller library is taken for one of so many passages: below it, chance does less to the best than the kind of library does.
const FEWEST: f32 = 200.0;
/// How far a question stands out where that is not known: about the middle between questions that are answered and those that are not.
const APART: f32 = 3.0;
/// The share of a library that has to be in Dutch for it to be more than hardly anything.
const HARDLY: f32 = 0.1;

/// What is known of a question beside its passages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known {
    /// Telling words of it that are written nowhere.
    absent: usize,
    /// Passages that were searched.
    passages: u64,
    /// It is asked in Dutch.
    dutch: bool,
    /// More than hardly anything of them is in Dutch too.
    both: bool,
}

impl Known {
    /// From what the arm of words found out about this query, and the share of the passages that is in Dutch.
    pub(super) fn of(query: &str, words: &Words, dutch: f32) -> Self {
        Self {
            absent: words.absent,
            passages: words.passages,
            dutch: Lang::of(language_of(query)) == Lang::Dutch,
            both: dutch >= HARDLY,
        }
    }
}

/// What relevance is judged by; none without vectors.
///
/// 1. Best cosine, (c - 0.8) x 20.
/// 2. What vectors and the words held say together of the best passage. A question in few words lies far from everything that answers it, so the cosine alone
///    would not do.
/// 3. How far that stands above the eleventh.
/// 4. The largest share of the question's words that one of the five nearest holds.
/// 5. How far the question stands out from other things that could be asked (`crowd`), seen from where it does so most of the ten nearest.
/// 6. Logarithm of the number of passages: the best of many is good by chance.
pub(super) fn signs(all: &[Features], passages: u64) -> Option<[f32; SIGNS]> {
    let cosine = all.iter().filter_map(|f| f.dense).reduce(f32::max)?;
    let weights = Weights::shipped().fusion;
    let mut near: Vec<(f32, &Features)> = all.iter().filter_map(|f| Some((f.near?, f))).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.chunk.cmp(&b.1.chunk)));
    let mut both: Vec<f32> = near
        .iter()
        .map(|(_, f)| joined(f, f.held, None, &weights))
        .collect();
    both.sort_by(|a, b| b.total_cmp(a));
    let best = *both.first()?;
    let eleventh = *both.get(10).or(both.last())?;
    let held = near.iter().take(NEAREST).map(|(_, f)| f.held);
    let apart = all.iter().filter_map(|f| f.apart).reduce(f32::max);
    #[allow(clippy::cast_precision_loss)] // its logarithm
    let passages = (passages as f32).max(FEWEST);
    Some([
        (cosine - 0.8) * 20.0,
        best,
        best - eleventh,
        held.fold(0.0, f32::max),
        apart.unwrap_or(APART),
        passages.ln(),
    ])
}

/// What is to be thought of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    /// Some candidate is about the query, so that it may be answered from.
    pub relevant: bool,
    /// And so much that it is likely to answer it. By words alone that cannot be told, and is not doubted.
    pub certain: bool,
}

/// Judges the candidates.
pub(super) fn judged(all: &[Features], known: Known) -> Judged {
    judged_with(all, known, &Weights::shipped().relevance)
}

fn judged_with(all: &[Features], known: Known, weights: &Relevance) -> Judged {
    match signs(all, known.passages) {
        Some(signs) => {
            let [constant, rest @ ..] = weights.with_vectors;
            #[allow(clippy::cast_precision_loss)] // a word or two
            let against = weights.absent * known.absent.min(2) as f32;
            // Dutch questions lie further from everything in English than the other way around; less so where something in Dutch could lie nearer.
            let nearest = all
                .iter()
                .filter(|f| f.near.is_some())
                .max_by(|a, b| a.near.unwrap_or(0.0).total_cmp(&b.near.unwrap_or(0.0)));
            let abroad = known.dutch && nearest.is_some_and(|f| f.across);
            let by_signs: f32 = rest.iter().zip(signs).map(|(w, s)| w * s).sum();
            let [alone, beside] = weights.abroad;
            let further = match (abroad, known.both) {
                (false, _) => 0.0,
                (true, false) => alone,
                (true, true) => beside,
            };
            let sum = constant + by_signs - against;
            Judged {
                relevant: sum + further > 0.0,
                // What is lenient with a question makes no answer more likely.
                certain: sum > weights.certain,
            }
        }
        None => {
            let relevant =
                all.iter().map(Features::share).fold(0.0, f32::max) >= weights.words_only;
            Judged {
                relevant,
                certain: relevant,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{ChunkId, SourceId};

    const WEIGHTS: Relevance = Relevance {
        with_vectors: [-4.0, 0.5, 3.0, 2.0, 1.0, 0.5, -0.5],
        certain: 1.0,
        absent: 1.0,
        abroad: [0.0, 0.0],
        words_only: 0.3,
    };

    fn f(chunk: i64, held: f32, near: f32) -> Features {
        Features {
            chunk: ChunkId(chunk),
            lexical: (held > 0.0).then_some(held * 10.0),
            ideal: 10.0,
            asked: 2.0,
            held,
            dense: Some(near + 0.8),
            apart: None,
            near: Some(near),
            around: Some(near),
            source: Some(SourceId(chunk)),
            across: false,
        }
    }

    fn known(absent: usize, passages: u64) -> Known {
        Known {
            absent,
            passages,
            dutch: false,
            both: false,
        }
    }

    fn alike() -> Vec<Features> {
        (0..30).map(|i| f(i, 0.0, 0.05)).collect()
    }

    fn one_stands_out() -> Vec<Features> {
        let mut all = alike();
        all[3] = f(3, 0.9, 0.12);
        all[3].apart = Some(6.0);
        all
    }

    #[test]
    fn one_passage_that_stands_out_is_about_the_query_where_many_alike_are_not() {
        assert!(!judged_with(&alike(), known(0, 30), &WEIGHTS).relevant);
        assert!(judged_with(&one_stands_out(), known(0, 30), &WEIGHTS).relevant);
        assert!(!judged_with(&[], known(0, 30), &WEIGHTS).relevant);
        // What names the library's subject and otherwise only what nobody wrote needs more.
        let strict = Relevance {
            absent: 9.0,
            ..WEIGHTS
        };
        assert!(!judged_with(&one_stands_out(), known(1, 30), &strict).relevant);
        assert!(judged_with(&one_stands_out(), known(0, 30), &strict).relevant);
    }

    #[test]
    fn a_dutch_question_is_given_more_room_where_the_nearest_is_in_english() {
        let mut all = alike();
        let weights = Relevance {
            abroad: [9.0, 0.1],
            ..WEIGHTS
        };
        let judged = |all: &[Features], dutch, both| {
            let known = Known {
                dutch,
                both,
                ..known(0, 30)
            };
            judged_with(all, known, &weights)
        };
        let judge = |all: &[Features], dutch| judged(all, dutch, false).relevant;
        assert!(!judge(&all, true));
        all[3] = Features {
            across: true,
            ..f(3, 0.0, 0.06)
        };
        assert!(judge(&all, true) && !judge(&all, false));
        // Where much is in Dutch too it is given less, and nowhere does it make an answer likely.
        assert!(!judged(&all, true, true).relevant);
        assert!(!judged(&all, true, false).certain);
    }

    #[test]
    fn the_best_of_many_needs_to_be_better_and_few_are_all_alike() {
        let sign = |n| signs(&alike(), n).unwrap()[5];
        assert!(sign(5_000) > sign(300));
        assert_eq!(sign(4), sign(150));
    }

    #[test]
    fn words_count_where_vectors_are_near_too() {
        let mut far = alike();
        far.push(f(77, 1.0, 0.0));
        // All the words, but among the last by vectors.
        assert_eq!(signs(&far, 31).unwrap()[3], 0.0);
        assert!((signs(&one_stands_out(), 30).unwrap()[3] - 0.9).abs() < 1e-6);
    }

    #[test]
    fn how_far_a_question_stands_out_is_seen_from_the_best_or_taken_for_middling() {
        let mut all = one_stands_out();
        all[5].apart = Some(1.0);
        assert_eq!(signs(&all, 30).unwrap()[4], 6.0);
        assert_eq!(signs(&alike(), 30).unwrap()[4], APART);
    }

    #[test]
    fn without_vectors_the_share_of_words_decides() {
        let words = |held| {
            vec![Features {
                dense: None,
                near: None,
                ..f(1, held, 0.0)
            }]
        };
        assert!(judged_with(&words(0.4), known(0, 30), &WEIGHTS).relevant);
        assert!(!judged_with(&words(0.2), known(0, 30), &WEIGHTS).relevant);
    }

    #[test]
    fn what_is_hardly_about_the_query_is_told_from_what_answers_it() {
        let judge = |certain| {
            let weights = Relevance { certain, ..WEIGHTS };
            judged_with(&one_stands_out(), known(0, 300), &weights)
        };
        assert!(judge(0.0).relevant && judge(0.0).certain);
        assert!(judge(99.0).relevant && !judge(99.0).certain);
        // By words alone there is nothing to doubt it by.
        let words = [Features {
            dense: None,
            near: None,
            around: None,
            ..f(1, 0.9, 0.0)
        }];
        let weights = Relevance {
            certain: 99.0,
            ..WEIGHTS
        };
        assert!(judged_with(&words, known(0, 300), &weights).certain);
    }
}
