//! Which passages answer this: import, chunk, lexical and dense search, fusion, citations, extractive answers.
#![allow(missing_docs, unused_variables, clippy::todo)]
use crate::casebook::*;
use crate::engine::{self, Embedder};
use crate::vault::{self, Vault};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Vault(#[from] vault::Error),
    #[error(transparent)]
    Engine(#[from] engine::Error),
    #[error("the full-text index could not be used: {0}")]
    Index(String),
    /// A document that cannot be read; the text is the reason, in one clause.
    #[error("{0}")]
    Unreadable(String),
}
pub type Result<T> = std::result::Result<T, Error>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode { Fused, Lexical, Dense }
/// A hard filter, not a boost: with a case, its own notes and sources plus materials; without, materials only
/// (`everything` is for the coach's own finder: notes of every case too). Archived cases' sources only with `archived`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope { pub case: Option<CaseId>, pub archived: bool, pub everything: bool }
#[derive(Clone, Debug, serde::Serialize)]
pub struct Hit {
    pub rank: usize, pub score: f32, /** title */ pub source: String, pub path: String, pub source_id: SourceId, pub chunk_id: ChunkId,
    pub heading: Vec<String>, pub span: (usize, usize), pub text: String, pub lexical: Option<f32>, pub dense: Option<f32>, #[serde(skip)] pub lang: String,
}
#[derive(Clone, Debug, serde::Serialize)]
pub struct Found { pub took_ms: f64, /** what was really done: lexical when vectors are not ready */ pub mode: Mode, pub hits: Vec<Hit> }
#[derive(Clone, Debug, serde::Serialize)]
pub struct Skipped { pub path: String, pub reason: String }
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Imported { pub imported: usize, pub unchanged: usize, pub skipped: Vec<Skipped>, pub chunks: usize, pub chars: usize, pub took_ms: u64 }
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Citation { pub source_id: SourceId, pub path: String, pub title: String, /** characters of the source text */ pub span: (usize, usize), /** 0 to 1 */ pub support: f32 }
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sentence { /** characters of the answer */ pub span: (usize, usize), pub supported: bool, pub citations: Vec<Citation> }

pub struct Library { _private: () }
impl Library {
    /// Opens the index inside the vault and catches up with chunks that are not in it yet.
    pub fn open(vault: Arc<Vault>) -> Result<Self> { todo!() }
    /// The embedder may come later than the library; until then search is lexical.
    pub fn set_embedder(&self, e: Option<Arc<dyn Embedder>>) { todo!() }
    /// Files and folders (recursively); goes on past unreadable ones. Lexical index is complete on return.
    pub fn import(&self, paths: &[PathBuf], case: Option<CaseId>, progress: &mut dyn FnMut(&Path, usize)) -> Result<Imported> { todo!() }
    /// (Re)indexes one note after it was saved.
    pub fn index_note(&self, id: NoteId) -> Result<()> { todo!() }
    /// Many notes at once (demo, migration), one commit.
    pub fn index_notes(&self, ids: &[NoteId]) -> Result<()> { todo!() }
    /// Embeds up to `limit` chunks that lack a vector; returns how many remain. Called from a background task; survives a restart.
    pub fn embed_pending(&self, limit: usize) -> Result<u64> { todo!() }
    /// (embedded, all); equal when search can be fused.
    pub fn progress(&self) -> Result<(u64, u64)> { todo!() }
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: Mode) -> Result<Found> { todo!() }
    /// Aligns each sentence of an answer to spans of the passages it was given.
    pub fn cite(&self, answer: &str, passages: &[Hit]) -> Result<Vec<Sentence>> { todo!() }
    /// The best supported sentences of the passages themselves, each already cited. Empty text when nothing answers.
    pub fn extract(&self, question: &str, passages: &[Hit], max_sentences: usize) -> Result<(String, Vec<Sentence>)> { todo!() }
}
/// Language of a text, `nl`, `en` or `und`.
pub fn language_of(text: &str) -> &'static str { todo!() }
