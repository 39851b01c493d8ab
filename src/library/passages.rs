//! What is known of passages beside what search says of them: the words that stand for the beginnings in a query, and the passage at a place that was cited.
//! Called by `library`, and by `practice::ask` for what was spoken of before.

use super::asked::completed;
use super::lexical::Words;
use super::{Hit, Library, Result};
use crate::casebook::SourceId;
use std::borrow::Cow;

/// Passages in which a beginning of a word is read on.
const COMPLETED: usize = 8;

impl Library {
    /// A query with the words that stand for the beginnings in it, from the passages found by them.
    pub(super) fn whole_words<'q>(
        &self,
        query: &'q str,
        allowed: &[i64],
        words: &Words,
    ) -> Result<Cow<'q, str>> {
        if !query.contains('*') {
            return Ok(Cow::Borrowed(query));
        }
        // By vectors alone nothing was found by words yet.
        let found = match words.hits.is_empty() {
            true => self.lexical.search(query, allowed, COMPLETED)?.hits,
            false => words.hits.iter().take(COMPLETED).copied().collect(),
        };
        let mut texts = Vec::with_capacity(found.len());
        for (chunk, _) in found {
            // The index may name a chunk that has just gone.
            if let Ok(text) = self.vault().chunk_text(chunk) {
                texts.push(text.into_inner());
            }
        }
        Ok(completed(query, texts.iter().map(String::as_str)))
    }

    /// The passage that holds a place of a source, as found by nothing; none when it has gone.
    pub fn passage_at(&self, source: SourceId, span: (usize, usize)) -> Result<Option<Hit>> {
        let holds = |c: &crate::vault::Chunk| c.span.0 <= span.0 && span.0 < c.span.1;
        let chunk = self.vault().chunks_of(source)?.into_iter().find(holds);
        chunk.map(|c| self.passage(c)).transpose()
    }
}
