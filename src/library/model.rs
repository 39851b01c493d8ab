//! What search and answers are made of.

use crate::casebook::{CaseId, ChunkId, Date, SourceId};
use crate::{engine, vault};
use serde::{Deserialize, Serialize};

/// Why the library could not do something; one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// From the vault.
    #[error(transparent)]
    Vault(#[from] vault::Error),
    /// From the embedder.
    #[error(transparent)]
    Engine(#[from] engine::Error),
    /// From the full-text index.
    #[error("the full-text index could not be used ({0}); it is built anew at the next start")]
    Index(String),
    /// A document that cannot be read; the text is the reason, in one clause.
    #[error("{0}")]
    Unreadable(String),
}

impl From<tantivy::TantivyError> for Error {
    fn from(e: tantivy::TantivyError) -> Self {
        Self::Index(e.to_string())
    }
}

/// The outcome of something the library does.
pub type Result<T> = std::result::Result<T, Error>;

/// How to search, and how it was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Words and vectors together.
    Fused,
    /// Words.
    Lexical,
    /// Vectors.
    Dense,
}

/// Where to search: a hard filter, not a boost. With a case: its own notes and sources, and the materials. Without: the materials only.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    /// The case.
    pub case: Option<CaseId>,
    /// What is archived too.
    pub archived: bool,
    /// Every case (the coach's own finder, never an answer).
    pub everything: bool,
}

/// A passage found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// 1 is best.
    pub rank: usize,
    /// The score it was ranked by; comparable within one search only.
    pub score: f32,
    /// Title of its source.
    pub source: String,
    /// Path of its source, as imported.
    pub path: String,
    /// Its source.
    pub source_id: SourceId,
    /// The chunk.
    pub chunk_id: ChunkId,
    /// Headings it stands under, outermost first.
    pub heading: Vec<String>,
    /// Characters of the source's text, half-open.
    pub span: (usize, usize),
    /// What stands there.
    pub text: String,
    /// BM25, when its words matched.
    pub lexical: Option<f32>,
    /// Cosine of its vector and the query's, when vectors were used.
    pub dense: Option<f32>,
    /// `nl`, `en` or `und`.
    #[serde(skip)]
    pub lang: String,
}

#[cfg(test)]
impl Hit {
    /// A passage that is all of a text, for tests.
    pub(crate) fn tested((source, path, lang): (&str, &str, &str), text: &str) -> Self {
        Self {
            rank: 1,
            score: 1.0,
            source: source.into(),
            path: path.into(),
            source_id: SourceId(1),
            chunk_id: ChunkId(1),
            heading: Vec::new(),
            span: (0, text.chars().count()),
            text: text.into(),
            lexical: None,
            dense: None,
            lang: lang.into(),
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// How long it took, milliseconds.
    pub took_ms: f64,
    /// How it was searched: lexical when vectors are not ready.
    pub mode: Mode,
    /// Whether the best of them is about the query at all; if not, they are only what is nearest.
    pub relevant: bool,
    /// Whether it is so much about the query that an answer may be expected there, and not only hoped for. By words alone nobody can tell, and it is as `relevant`.
    pub certain: bool,
    /// The passages, best first.
    pub hits: Vec<Hit>,
}

/// A place that supports a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The source.
    pub source_id: SourceId,
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The day of the session it is the note of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// Characters of its text, half-open.
    pub span: (usize, usize),
    /// How well it supports the sentence, 0 to 1.
    pub support: f32,
}

impl Citation {
    /// What it is called where it is shown: its title, and the day where there is one.
    pub fn named(&self) -> String {
        match self.day {
            Some(day) => format!("{} ({day})", self.title),
            None => self.title.clone(),
        }
    }
}

/// A sentence of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// Characters of the answer, half-open.
    pub span: (usize, usize),
    /// Whether a passage supports it.
    pub supported: bool,
    /// The places that do, best first.
    pub citations: Vec<Citation>,
}

/// All that fusion knows of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Features {
    /// The chunk.
    pub chunk: ChunkId,
    /// BM25; none when the arm of words did not bring it forward.
    pub lexical: Option<f32>,
    /// BM25 of a passage that would hold every word of the query once.
    pub ideal: f32,
    /// How many of the rarest words there are the query is worth, by that; 0 where it does not matter.
    pub asked: f32,
    /// The share of the query's words that it holds in any form, weighed by how rare they are, 0 to 1. Only looked for with vectors.
    pub held: f32,
    /// Cosine of its vector and the query's.
    pub dense: Option<f32>,
    /// How far the query stands out among other things that could be asked, seen from it; for the few that are nearest.
    pub apart: Option<f32>,
    /// The cosine less how near its language as a whole lies to the query.
    pub near: Option<f32>,
    /// The mean of `near` over it and the passages beside it in its source.
    pub around: Option<f32>,
    /// Its source, when it has a vector.
    pub source: Option<SourceId>,
    /// Whether it is in another language than the query.
    pub across: bool,
}
