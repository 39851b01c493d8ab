//! A question among the vectors: its own vector, put to each language, and what it brings forward beside what the words did. Called by `library` and
//! `extract`.

use super::dense::{Dense, Near};
use super::glossary;
use super::lexical::Words;
use super::question::{Lang, Put, Question};
use super::weights::Weights;
use super::{Error, Features, Library, Result, language_of};
use crate::casebook::ChunkId;
use crate::engine::{Embedder, Purpose};
use crate::privacy::lexicon::Lexicon;
use std::collections::HashMap;

/// Passages that are asked how far the question stands out from others: the answer is of the best of them, wherever it stands.
const STANDING_OUT: usize = 10;

/// What an arm said of each.
type Brought = HashMap<ChunkId, (Option<f32>, Option<Near>)>;

/// The nearest of what was brought forward.
fn nearest(all: &Brought) -> Vec<ChunkId> {
    let mut near: Vec<Near> = all.values().filter_map(|(_, near)| *near).collect();
    near.sort_by(|a, b| b.near.total_cmp(&a.near).then(a.chunk.cmp(&b.chunk)));
    near.iter().take(STANDING_OUT).map(|n| n.chunk).collect()
}

/// Makes ready the lists of words with which every question is read: a tenth of a second.
pub fn prepare_words() {
    // Whichever word it is.
    let _ = (
        glossary::knows("vraag"),
        Lexicon::shipped(),
        Weights::shipped(),
    );
}

impl Library {
    /// A question's vector, and as it is put to passages of each language: moved towards it and, to the other language if anything is written in it, also
    /// as that would say it.
    fn put_question(&self, e: &dyn Embedder, query: &str) -> Result<Put> {
        let short: String = query.chars().take(4_000).collect();
        let language = Lang::of(language_of(query));
        let across = language.other();
        let said = match across {
            Some(other) if self.loaded(&mut self.dense(), e)?.holds(other) => {
                self.lexical.said(&short, language as usize)
            }
            _ => None,
        };
        let texts: Vec<&str> = [Some(short.as_str()), said.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let mut vectors = self.embedded(e, &texts, Purpose::Query)?.into_iter();
        let plain = vectors
            .next()
            .ok_or_else(|| Error::Index("no vector for the question".into()))?;
        let said = vectors.next();
        let by = &Weights::shipped().bridge;
        let bridge = self.bridges.of(self.vault(), e);
        let to = Lang::EACH.map(|to| {
            let moved = bridge.towards(&plain, language, to, by);
            match &said {
                Some(said) if across == Some(to) => {
                    let said = bridge.towards(said, to, to, by);
                    let mix = |(m, s): (&f32, &f32)| (1.0 - by.said) * m + by.said * s;
                    moved.iter().zip(&said).map(mix).collect()
                }
                _ => moved,
            }
        });
        Ok(Put { plain, to })
    }

    /// Makes ready what the first question would wait for: lists of words, and with an embedder the vectors and what is measured once for it.
    pub fn prepare(&self) -> Result<()> {
        prepare_words();
        if let Some(e) = self.embedder()
            && self.nearly_complete(e.id())?
        {
            self.loaded(&mut self.dense(), &*e)?;
            self.bridges.of(self.vault(), &*e);
            self.crowds.of(self.vault(), &*e);
        }
        Ok(())
    }

    /// The vectors, read into memory when they were not.
    fn loaded<'a>(&self, slot: &'a mut Option<Dense>, e: &dyn Embedder) -> Result<&'a Dense> {
        match slot {
            Some(dense) => Ok(dense),
            None => {
                let (there, _) = self.vault().vector_progress(e.id())?;
                let room = usize::try_from(there).unwrap_or(0);
                let mut dense = Dense::with_room(room, e.dim());
                self.vault().vectors(e.id(), &mut |row| dense.read(row))?;
                Ok(slot.insert(dense))
            }
        }
    }

    /// The share of the passages of these cases that is in Dutch, as far as they have vectors.
    pub(super) fn dutch(&self, e: &dyn Embedder, allowed: &[i64]) -> Result<f32> {
        let mut slot = self.dense();
        let dense = self.loaded(&mut slot, e)?;
        Ok(dense.share(Lang::Dutch, &|c| allowed.binary_search(&c).is_ok()))
    }

    /// A question for holding single sentences against it, whatever their language.
    pub(super) fn question(&self, e: &dyn Embedder, query: &str) -> Result<Question> {
        let put = self.put_question(e, query)?;
        let mut slot = self.dense();
        Ok(self.loaded(&mut slot, e)?.question(put))
    }

    /// Everything either arm brought forward, with what both say of it.
    pub(super) fn with_vectors(
        &self,
        e: &dyn Embedder,
        query: &str,
        allowed: &[i64],
        words: &Words,
        wanted: usize,
    ) -> Result<Vec<Features>> {
        let put = self.put_question(e, query)?;
        let language = Lang::of(language_of(query));
        let mut slot = self.dense();
        let dense = self.loaded(&mut slot, e)?;
        let question = dense.question(put);
        let inside = |c: i64| allowed.binary_search(&c).is_ok();
        let found = dense.search(&question, &inside, wanted);
        let mut all = Brought::new();
        for (chunk, score) in &words.hits {
            all.entry(*chunk).or_default().0 = Some(*score);
        }
        for near in found {
            all.entry(near.chunk).or_default().1 = Some(near);
        }
        let nearest = nearest(&all);
        let crowd = self.crowds.of(self.vault(), e);
        let apart = |chunk: ChunkId| {
            let passage = dense.vector(chunk).filter(|_| nearest.contains(&chunk))?;
            crowd.apart(&question.put.plain, &passage, language)
        };
        let chunks: Vec<ChunkId> = all.keys().copied().collect();
        let held = self.lexical.held(query, &chunks)?;
        let mut out: Vec<Features> = all
            .into_iter()
            .map(|(chunk, (lexical, near))| {
                // A passage the scan did not bring forward has a place among the vectors all the same.
                let near = near.or_else(|| dense.near(&question, chunk));
                Features {
                    chunk,
                    lexical,
                    ideal: words.ideal,
                    asked: words.asked,
                    held: held.get(&chunk).copied().unwrap_or(0.0),
                    apart: apart(chunk),
                    dense: near.map(|n| n.cosine),
                    near: near.map(|n| n.near),
                    around: dense.around(&question, chunk),
                    source: dense.source(chunk),
                    across: near.is_some_and(|n| {
                        ![n.lang, language].contains(&Lang::Other) && n.lang != language
                    }),
                }
            })
            .collect();
        out.sort_by_key(|f| f.chunk);
        Ok(out)
    }
}
