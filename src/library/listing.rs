//! What a search gives back: the best candidates with their texts, and among them passages of what is no source of the library (a goal of a case), which
//! stand in no index and are weighed by their words alone. Called by `searching`.

use super::asked::Asked;
use super::fuse::Candidate;
use super::lexical::LANGUAGES;
use super::terms::{in_order, part_terms, query_terms};
use super::{Features, Hit, Library, Result};
use crate::casebook::{ChunkId, SourceId};
use std::collections::{HashMap, HashSet};
use tantivy::tokenizer::Language;

/// Chunks of one source among the best, unless there is nothing else: fewer in a list to choose from than among the few an answer is made of.
const PER_SOURCE: usize = 3;
const PER_SOURCE_IN_LIST: usize = 2;
/// As many hits as this are a list.
const LIST: usize = 10;
/// Words of a query and of a passage beside the index that are compared.
const WORDS: usize = 400;
/// What a part of a compound counts beside a whole word, as in the index.
const PART: f32 = 0.4;
/// A passage beside the index that holds so much of the words of a query is about it.
pub(super) const NAMED: f32 = 0.5;

/// What passages beside the index have of a query; those that have nothing of it are left out. Each gets a number below zero where others have that of a chunk.
pub(super) fn aside(query: &str, beside: &[Hit]) -> Vec<Features> {
    let asked = Asked::read(query);
    // What it is called is part of what it says, as it is of every source.
    let share = |hit: &Hit| share(&asked, &format!("{}\n{}", hit.source, hit.text));
    beside
        .iter()
        .zip(1i64..)
        .map(|(hit, n)| (n, share(hit)))
        .filter(|(_, share)| *share > 0.0)
        .map(|(n, share)| Features::by_words(ChunkId(-n), share, 1.0, share))
        .collect()
}

/// Which of the passages beside the index a number stands for.
fn place_of(chunk: ChunkId) -> Option<usize> {
    let n = chunk.0.checked_neg().filter(|n| *n > 0)?;
    usize::try_from(n - 1).ok()
}

/// The share of the words of a query that a text has, in the language in which it has most of them; nothing when it lacks words that were asked for in this
/// order.
fn share(asked: &Asked, text: &str) -> f32 {
    let whole = in_order(text, Language::Dutch, WORDS);
    let has = |phrase: &String| {
        let phrase = in_order(phrase, Language::Dutch, WORDS);
        !phrase.is_empty() && whole.windows(phrase.len()).any(|w| w == phrase)
    };
    let low = text.to_lowercase();
    let begins = |start: &&String| {
        let mut words = low.split(|c: char| !c.is_alphanumeric());
        words.any(|w| w.starts_with(start.as_str()))
    };
    if !asked.phrases.iter().all(has) {
        return 0.0;
    }
    let begun = asked.starts.iter().filter(|s| begins(s)).count();
    let parts: HashSet<String> = part_terms(text, WORDS).into_iter().collect();
    let mut most = 0f32;
    for (_, language) in LANGUAGES {
        let words = query_terms(&asked.plain, language, WORDS);
        let there: HashSet<String> = in_order(text, language, WORDS).into_iter().collect();
        let worth = |word: &String| match (there.contains(word), parts.contains(word)) {
            (true, _) => 1.0,
            (false, true) => PART,
            (false, false) => 0.0,
        };
        let all = words.len() + asked.starts.len();
        #[allow(clippy::cast_precision_loss)] // a few words
        let (begun, all) = (begun as f32, all.max(1) as f32);
        let held = begun + words.iter().map(worth).sum::<f32>();
        most = most.max(held / all);
    }
    most
}

impl Library {
    /// The best candidates with their texts, no source more than [`PER_SOURCE`] times while others wait.
    pub(super) fn hits(
        &self,
        candidates: Vec<Candidate>,
        limit: usize,
        beside: &[Hit],
    ) -> Result<Vec<Hit>> {
        let most = if limit >= LIST {
            PER_SOURCE_IN_LIST
        } else {
            PER_SOURCE
        };
        let mut taken: Vec<Hit> = Vec::new();
        let mut later = Vec::new();
        let mut per_source: HashMap<SourceId, usize> = HashMap::new();
        for c in candidates {
            if taken.len() >= limit {
                break;
            }
            if let Some(text) = place_of(c.chunk).and_then(|i| beside.get(i)) {
                taken.push(Hit {
                    score: c.score,
                    ..text.clone()
                });
                continue;
            }
            // The index may name a chunk that has just gone.
            let Ok(chunk) = self.vault().chunk(c.chunk) else {
                continue;
            };
            let count = per_source.entry(chunk.source_id).or_default();
            if *count >= most {
                later.push((c, chunk));
                continue;
            }
            *count += 1;
            taken.push(self.hit(c, chunk)?);
        }
        for (c, chunk) in later {
            if taken.len() >= limit {
                break;
            }
            taken.push(self.hit(c, chunk)?);
        }
        for (i, h) in taken.iter_mut().enumerate() {
            h.rank = i + 1;
        }
        Ok(taken)
    }

    fn hit(&self, c: Candidate, chunk: crate::vault::Chunk) -> Result<Hit> {
        Ok(Hit {
            score: c.score,
            lexical: c.lexical,
            dense: c.dense,
            ..self.passage(chunk)?
        })
    }

    /// A passage with its text, as found by nothing.
    pub(super) fn passage(&self, chunk: crate::vault::Chunk) -> Result<Hit> {
        let source = self.vault().source(chunk.source_id)?;
        let text = self.vault().chunk_text(chunk.id)?.into_inner();
        Ok(Hit {
            rank: 0,
            score: 0.0,
            source: source.title,
            path: source.path,
            source_id: source.id,
            chunk_id: chunk.id,
            heading: chunk.heading,
            span: chunk.span,
            text,
            lexical: None,
            dense: None,
            lang: chunk.lang,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_beside_the_index_is_weighed_by_the_words_of_the_query_in_either_language() {
        let of = |query: &str| share(&Asked::read(query), "Grenzen stellen aan haar werkdruk.");
        assert_eq!(of("grens stellen"), 1.0);
        assert_eq!(of("Wat zijn haar grenzen?"), 1.0);
        assert!((of("grenzen en slaap") - 0.5).abs() < 0.01);
        // A part of a compound is less than a word.
        assert!(of("druk") > 0.0 && of("druk") < 0.5, "{}", of("druk"));
        assert_eq!(of("slaap"), 0.0);
        assert_eq!(of("werkd*"), 1.0);
        assert_eq!(of("slaapd*"), 0.0);
        assert_eq!(of("\"grenzen stellen\""), 1.0);
        assert_eq!(of("\"stellen grenzen\""), 0.0);
        assert_eq!(of(""), 0.0);
    }

    #[test]
    fn numbers_below_zero_are_places_beside_the_index() {
        assert_eq!(place_of(ChunkId(-1)), Some(0));
        assert_eq!(place_of(ChunkId(-3)), Some(2));
        assert_eq!((place_of(ChunkId(0)), place_of(ChunkId(4))), (None, None));
        assert_eq!(place_of(ChunkId(i64::MIN)), None);
    }
}
