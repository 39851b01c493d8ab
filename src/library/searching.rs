//! Searching a library: both arms within the cases a scope allows, joined, judged, and the best of them with their texts. Called by `practice` and by `measure`.

use super::fuse::{Candidate, fuse};
use super::lexical::Words;
use super::library::Library;
use super::relevance::{Known, judged};
use super::terms::content;
use super::{Features, Found, Hit, Mode, Result, Scope};
use crate::casebook::{CaseId, CaseStatus, SourceId};
use crate::vault::CaseFilter;
use std::collections::HashMap;
use std::time::Instant;

/// Candidates each arm brings forward.
const CANDIDATES: usize = 60;
/// Chunks of one source among the best, unless there is nothing else: fewer in a list to choose from than among the few an answer is made of.
const PER_SOURCE: usize = 3;
const PER_SOURCE_IN_LIST: usize = 2;
/// As many hits as this are a list.
const LIST: usize = 10;

impl Library {
    /// The cases a scope allows; 0 stands for the materials.
    fn allowed(&self, scope: Scope) -> Result<Vec<i64>> {
        let mut out = vec![0];
        if let Some(id) = scope.case {
            let archived = self.vault().case(id)?.case.status == CaseStatus::Archived;
            if scope.archived || !archived {
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

    /// Searches within a scope. `Fused` and `Dense` become `Lexical` while vectors are missing, and say so.
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &self.allowed(scope)?, limit, mode)
    }

    /// Searches what belongs to one case and nothing else, archived or not.
    pub fn search_own(&self, query: &str, case: CaseId, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &[case.0], limit, mode)
    }

    fn search_in(&self, query: &str, allowed: &[i64], limit: usize, mode: Mode) -> Result<Found> {
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
        let wanted = CANDIDATES.max(limit * 2);
        let words = if mode == Mode::Dense {
            Words::default()
        } else {
            self.lexical.search(query, allowed, wanted)?
        };
        let query = &*self.whole_words(query, allowed, &words)?;
        let features = match embedder.filter(|_| mode != Mode::Lexical) {
            Some(e) => self.with_vectors(&*e, query, allowed, &words, wanted)?,
            None => words
                .hits
                .iter()
                .map(|(chunk, s)| Features {
                    chunk: *chunk,
                    lexical: Some(*s),
                    ideal: words.ideal,
                    held: 0.0,
                    dense: None,
                    apart: None,
                    near: None,
                    around: None,
                    source: None,
                    across: false,
                })
                .collect(),
        };
        // Small words alone ask for nothing.
        let asks = !content(query).is_empty();
        let judged = judged(&features, Known::of(&words));
        let candidates = fuse(&features, mode);
        let hits = self.hits(candidates, limit)?;
        Ok(Found {
            took_ms: (from.elapsed().as_secs_f64() * 1e5).round() / 100.0,
            mode,
            relevant: asks && judged.relevant,
            certain: asks && judged.certain,
            hits,
        })
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

    /// The best candidates with their texts, no source more than [`PER_SOURCE`] times while others wait.
    fn hits(&self, candidates: Vec<Candidate>, limit: usize) -> Result<Vec<Hit>> {
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
        let source = self.vault().source(chunk.source_id)?;
        let text = self.vault().chunk_text(chunk.id)?.into_inner();
        Ok(Hit {
            rank: 0,
            score: c.score,
            source: source.title,
            path: source.path,
            source_id: source.id,
            chunk_id: chunk.id,
            heading: chunk.heading,
            span: chunk.span,
            text,
            lexical: c.lexical,
            dense: c.dense,
            lang: chunk.lang,
        })
    }
}
