//! Searching a library: both arms within the cases a scope allows, joined, judged, and the best of them with their texts. Called by `practice` and by `measure`.

use super::fuse::fuse;
use super::lexical::Words;
use super::library::Library;
use super::listing::{NAMED, aside};
use super::relevance::{Known, judged};
use super::terms::content;
use super::written::Sought;
use super::{Features, Found, Hit, Mode, Result, Scope};
use crate::casebook::{CaseId, CaseStatus, ChunkId};
use crate::vault::CaseFilter;
use std::time::Instant;

/// Candidates each arm brings forward, however few are asked for: what is first must not depend on how many are shown.
const CANDIDATES: usize = 60;
/// So many passages that have any of the words of a query in any form are few, and one of so many.
const FEW: usize = 3;
const ONE_OF: u64 = 50;

impl Library {
    /// The cases a scope allows; 0 stands for the materials.
    fn allowed(&self, scope: Scope) -> Result<Vec<i64>> {
        let mut out = vec![0];
        if let Some(id) = scope.case {
            if self.open_to(scope, id)? {
                out.push(id.0);
            }
        } else if scope.everything {
            let filter = CaseFilter {
                archived: scope.archived,
                client: None,
            };
            out.extend(self.vault().cases(&filter)?.iter().map(|c| c.case.id.0));
        }
        out.sort_unstable();
        Ok(out)
    }

    /// Whether a scope of this case reaches what belongs to it: an archived one only where what is archived is searched.
    pub fn open_to(&self, scope: Scope, case: CaseId) -> Result<bool> {
        let archived = self.vault().case(case)?.case.status == CaseStatus::Archived;
        Ok(scope.archived || !archived)
    }

    /// Searches within a scope. `Fused` and `Dense` become `Lexical` while vectors are missing, and say so.
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &self.allowed(scope)?, limit, mode, &[])
    }

    /// The same with passages of what is no source of the library, such as a goal, weighed by their words; whether they belong to the scope is for the caller
    /// to say.
    pub fn search_beside(
        &self,
        query: &str,
        scope: Scope,
        limit: usize,
        mode: Mode,
        beside: &[Hit],
    ) -> Result<Found> {
        self.search_in(query, &self.allowed(scope)?, limit, mode, beside)
    }

    /// Searches what belongs to one case and nothing else, archived or not.
    pub fn search_own(&self, query: &str, case: CaseId, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &[case.0], limit, mode, &[])
    }

    fn search_in(
        &self,
        query: &str,
        allowed: &[i64],
        limit: usize,
        mode: Mode,
        beside: &[Hit],
    ) -> Result<Found> {
        let from = Instant::now();
        if !query.chars().any(char::is_alphanumeric) {
            return Ok(Found {
                took_ms: 0.0,
                mode,
                relevant: false,
                certain: false,
                hits: Vec::new(),
            });
        }
        let embedder = if mode == Mode::Lexical {
            None
        } else {
            self.embedder()
        };
        let ready = match &embedder {
            Some(e) => self.nearly_complete(e.id())?,
            None => false,
        };
        let mode = if ready { mode } else { Mode::Lexical };
        let wanted = CANDIDATES.max(limit);
        let words = if mode == Mode::Dense {
            Words::default()
        } else {
            self.lexical.search(query, allowed, wanted)?
        };
        let query = &*self.whole_words(query, allowed, &words)?;
        let (mut features, dutch) = match embedder.filter(|_| mode != Mode::Lexical) {
            Some(e) => (
                self.with_vectors(&*e, query, allowed, &words, wanted)?,
                self.dutch(&*e, allowed)?,
            ),
            None => {
                let by_words =
                    |(chunk, s): &(ChunkId, f32)| Features::by_words(*chunk, *s, words.ideal, 0.0);
                (words.hits.iter().map(by_words).collect(), 0.0)
            }
        };
        // Small words alone ask for nothing.
        let asks = !content(query).is_empty();
        let judged = judged(&features, Known::of(query, &words, dutch));
        let mut named = asks && !judged.relevant && self.stands(query, &words)?;
        if mode != Mode::Dense {
            let told = aside(query, beside);
            named |= told.iter().any(|f| f.share() >= NAMED);
            features.extend(told);
        }
        let candidates = fuse(&features, mode);
        let hits = self.hits(candidates, limit, beside)?;
        Ok(Found {
            took_ms: (from.elapsed().as_secs_f64() * 1e5).round() / 100.0,
            mode,
            relevant: asks && (judged.relevant || named),
            certain: asks && judged.certain,
            hits,
        })
    }

    /// Whether all that is asked for stands in one passage as it was typed, and hardly any other has anything of it: who types a rare word looks for where it
    /// stands, however far that lies by what it means.
    fn stands(&self, query: &str, words: &Words) -> Result<bool> {
        let few = usize::try_from(words.passages / ONE_OF).unwrap_or(FEW);
        let sought = Sought::of(query);
        if words.hits.len() > few.max(FEW) || !sought.is_enough() {
            return Ok(false);
        }
        for (chunk, _) in &words.hits {
            // The index may name a chunk that has just gone.
            let Ok(text) = self.vault().chunk_text(*chunk) else {
                continue;
            };
            let text = text.into_inner();
            if sought.held(&text).iter().all(|h| *h == 2) && sought.has_phrases(&text) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Every candidate of both arms with its source's path and all that fusion would know of it, and what the words found; for measuring.
    pub(super) fn observe(
        &self,
        query: &str,
        scope: Scope,
    ) -> Result<(Vec<(String, Features)>, Words)> {
        let allowed = self.allowed(scope)?;
        let words = self.lexical.search(query, &allowed, CANDIDATES)?;
        let features = match self.embedder() {
            Some(e) => self.with_vectors(&*e, query, &allowed, &words, CANDIDATES)?,
            None => Vec::new(),
        };
        let mut out = Vec::with_capacity(features.len());
        for f in features {
            let source = self
                .vault()
                .source(self.vault().chunk(f.chunk)?.source_id)?;
            out.push((source.path, f));
        }
        Ok((out, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{self, Embedder, Purpose};
    use crate::vault::Vault;
    use std::sync::Arc;

    /// For which every passage lies far from every question.
    struct Far;

    impl Embedder for Far {
        fn id(&self) -> &str {
            "far"
        }
        fn dim(&self) -> usize {
            2
        }
        fn embed(&self, texts: &[&str], purpose: Purpose) -> engine::Result<Vec<Vec<f32>>> {
            let one = match purpose {
                Purpose::Query => vec![1.0, 0.0],
                Purpose::Passage => vec![0.0, 1.0],
            };
            Ok(vec![one; texts.len()])
        }
        fn memory(&self) -> u64 {
            0
        }
    }

    #[test]
    fn a_rare_word_that_stands_there_is_found_however_far_it_lies() {
        let dir = tempfile::tempdir().unwrap();
        let vault = Vault::create_unprotected(dir.path()).unwrap();
        let library = Library::open(Arc::new(vault)).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = (0..6)
            .map(|i| {
                let text = format!("# Dag {i}\n\nEen gesprek over rust, nummer {i}.");
                (format!("{i}.md"), text.into_bytes())
            })
            .collect();
        let strange = "# مدرب\n\nالاستماع الفعال هو أساس omgekeerd.";
        files.push(("x.md".into(), strange.as_bytes().to_vec()));
        library.import_bytes(&files, None).unwrap();
        library.set_embedder(Some(Arc::new(Far)));
        while library.embed_pending(100).unwrap() > 0 {}
        let found = |query: &str| {
            let found = library.search(query, Scope::default(), 10, Mode::Fused);
            let found = found.unwrap();
            assert_eq!(found.mode, Mode::Fused);
            (found.relevant, found.certain)
        };
        assert_eq!(found("omgekeerd"), (true, false));
        assert_eq!(found("Wat is omgekeerd?"), (true, false));
        // Everywhere, nowhere, or not all of it.
        for query in ["gesprek", "zebra", "Wat zegt omgekeerd over bergbeklimmen?"] {
            assert_eq!(found(query), (false, false), "{query}");
        }
    }
}
