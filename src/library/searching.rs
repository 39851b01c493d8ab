//! Searching a library: both arms within the cases a scope allows, joined, judged, and the best of them with their texts. Called by `practice` and by `measure`.

use super::fuse::fuse;
use super::lexical::Words;
use super::library::Library;
use super::listing::{NAMED, aside};
use super::relevance::{Known, judged};
use super::terms::content;
use super::{Features, Found, Hit, Mode, Result, Scope};
use crate::casebook::{CaseId, CaseStatus};
use crate::vault::CaseFilter;
use std::time::Instant;

/// Candidates each arm brings forward, however few are asked for: what is first must not depend on how many are shown.
const CANDIDATES: usize = 60;

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
        let mut features = match embedder.filter(|_| mode != Mode::Lexical) {
            Some(e) => self.with_vectors(&*e, query, allowed, &words, wanted)?,
            None => words
                .hits
                .iter()
                .map(|(chunk, s)| Features::by_words(*chunk, *s, words.ideal, 0.0))
                .collect(),
        };
        // Small words alone ask for nothing.
        let asks = !content(query).is_empty();
        let judged = judged(&features, Known::of(query, &words));
        let mut named = false;
        if mode != Mode::Dense {
            let told = aside(query, beside);
            named = told.iter().any(|f| f.share() >= NAMED);
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
