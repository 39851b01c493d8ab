//! Passages that hold words as they were written, in every case and in the materials: what the coach's own finder shows below the titles. Never for an answer,
//! whose scope is a hard filter (`searching`). Called by `practice::look`.

use super::lexical::{Lexical, numbered};
use super::written::Sought;
use super::{Library, Result};
use crate::casebook::{CaseId, ChunkId};
use crate::vault::Source;
use std::collections::HashSet;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery,
    TermSetQuery,
};
use tantivy::schema::IndexRecordOption;

/// Passages that are read for it at most: what comes after these has the words less often.
const READ: usize = 240;
/// What a word counts beside it that only begins with what was typed.
const BEGUN: f32 = 0.2;
/// Letters that are left of a word for what begins with it: the index holds stems, which are shorter than words.
const LEFT: usize = 4;
/// Letters that an ending may have.
const ENDING: usize = 3;

/// A passage that holds what was looked for.
#[derive(Clone, Debug)]
pub struct Held {
    /// Of this note or material.
    pub source: Source,
    /// Characters of its text, half-open.
    pub span: (usize, usize),
    /// What stands there.
    pub text: String,
    /// Whether it has every word as such, and none only inside another.
    pub whole: bool,
}

impl Library {
    /// The passages that hold all that is looked for, one of each source, the best first. A word may also be told by the case (`cases` has those for each word)
    /// or by the title; one at least stands in the passage itself. `go_on` is asked before each passage is read.
    pub fn holding(
        &self,
        sought: &Sought,
        cases: &[Vec<CaseId>],
        most: usize,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Vec<Held>> {
        let mut out: Vec<Held> = Vec::new();
        let mut seen = HashSet::new();
        for chunk in self.lexical.holding(sought, cases, READ)? {
            if out.len() >= most || !go_on() {
                break;
            }
            // The index may name a chunk that has just gone.
            let Ok(chunk) = self.vault().chunk(chunk) else {
                continue;
            };
            if seen.contains(&chunk.source_id) {
                continue;
            }
            let (Ok(source), Ok(text)) = (
                self.vault().source(chunk.source_id),
                self.vault().chunk_text(chunk.id),
            ) else {
                continue;
            };
            let text = text.into_inner();
            let here = sought.held(&text);
            let above = sought.held(&format!("{} {}", source.title, chunk.heading.join(" ")));
            let told = |i: usize| {
                let of_word = cases.get(i).zip(source.case_id);
                of_word.is_some_and(|(of, case)| of.contains(&case))
                    || above.get(i).is_some_and(|h| *h > 0)
            };
            let all = (here.iter().enumerate()).all(|(i, held)| *held > 0 || told(i));
            if !all || here.iter().all(|held| *held == 0) || !sought.has_phrases(&text) {
                continue;
            }
            seen.insert(chunk.source_id);
            out.push(Held {
                whole: here.iter().all(|held| *held != 1),
                source,
                span: chunk.span,
                text,
            });
        }
        Ok(out)
    }
}

impl Lexical {
    /// The chunks of any case that may hold every word, as such, in another form, inside a compound or begun, or that are of a case that tells it.
    fn holding(&self, sought: &Sought, cases: &[Vec<CaseId>], most: usize) -> Result<Vec<ChunkId>> {
        let searcher = self.searcher();
        let fields = self.fields();
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (i, word) in sought.words.iter().enumerate() {
            let mut ways: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            let mut way = |query: Box<dyn Query>| ways.push((Occur::Should, query));
            let stems = word.stems.iter().zip(fields.body);
            for (stem, field) in stems.chain(word.stems.first().map(|s| (s, fields.parts))) {
                let term = Term::from_field_text(field, stem);
                way(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
            }
            for field in [fields.body[0], fields.parts] {
                let begun = Term::from_field_text(field, begun(&word.low));
                let begun: Box<dyn Query> = Box::new(FuzzyTermQuery::new_prefix(begun, 0, false));
                way(Box::new(BoostQuery::new(begun, BEGUN)));
            }
            if let Some(of) = cases.get(i).filter(|of| !of.is_empty()) {
                let of = TermSetQuery::new(of.iter().map(|c| self.case_term(c.0)));
                way(Box::new(ConstScoreQuery::new(Box::new(of), 0.0)));
            }
            all.push((Occur::Must, Box::new(BooleanQuery::new(ways))));
        }
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let top = searcher.search(
            &BooleanQuery::new(all),
            &TopDocs::with_limit(most).order_by_score(),
        )?;
        Ok(numbered(&searcher, top)?.into_iter().map(|h| h.0).collect())
    }
}

/// The beginning of a word that its stem surely has.
fn begun(low: &str) -> &str {
    let letters = low.chars().count();
    let keep = letters.min(letters.saturating_sub(ENDING).max(LEFT));
    let end = low.char_indices().nth(keep).map_or(low.len(), |(i, _)| i);
    low.get(..end).unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::begun;

    #[test]
    fn of_a_long_word_the_ending_is_left_out() {
        assert_eq!(begun("fietsenstalling"), "fietsenstall");
        assert_eq!(begun("fiets"), "fiet");
        assert_eq!((begun("eik"), begun("één")), ("eik", "één"));
    }
}
