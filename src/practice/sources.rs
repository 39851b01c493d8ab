//! Sources: listing them, opening one to read, and searching.

use super::{Practice, Result};
use crate::casebook::{CaseId, SourceId};
use crate::library::{Found, Mode, Scope};
use crate::privacy::Local;
use crate::vault::{Source, SourceKind};

/// A source with its text, to be shown at a span.
#[derive(Clone, Debug)]
pub struct SourceView {
    /// What it is.
    pub source: Source,
    /// The whole text; spans of citations count characters in it.
    pub text: Local<String>,
}

impl Practice {
    /// Opens a source.
    pub fn open_source(&self, id: SourceId) -> Result<SourceView> {
        if let Some(view) = self.goal_as_source(id)? {
            return Ok(view);
        }
        Ok(SourceView {
            source: self.vault().source(id)?,
            text: self.vault().source_text(id)?,
        })
    }

    /// The sources of a case, or the materials for every case.
    pub fn sources(&self, case: Option<CaseId>) -> Result<Vec<Source>> {
        let mut sources = self.vault().sources(None, case)?;
        if case.is_none() {
            // Notes are sources too, and what is one client's is not among everyone's.
            sources.retain(|s| s.kind == SourceKind::Material && s.case_id.is_none());
        }
        Ok(sources)
    }

    /// Takes a material out of the library. What was kept of answers and drafts that quote it stays, and a sentence says so.
    pub fn remove_source(&self, id: SourceId) -> Result<Option<String>> {
        let source = self.vault().source(id)?;
        let kept = self.kept_quoting(source.case_id, &[&source.title], None)?;
        self.library().remove(id)?;
        self.vault()
            .audit("material.remove", &format!("source:{id}"))?;
        Ok(super::quoting::stays(&kept))
    }

    /// Searches within a scope, with the goals of the case that is searched. In a case the client's own names count for nothing: every note has them. What is between quotation marks stays as it is.
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: Mode) -> Result<Found> {
        let exact = query.contains(['"', '“', '”', '„', '*']);
        let query = match scope.case.filter(|_| !exact) {
            Some(case) => self.called(case)?.without(query).0,
            None => query.to_owned(),
        };
        let goals = self.goals_within(scope)?;
        Ok(self
            .library()
            .search_beside(&query, scope, limit, mode, &goals)?)
    }
}
