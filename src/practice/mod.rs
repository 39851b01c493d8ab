//! What a coach can do here: one act, one file. The only place where vault, library and engine meet; the
//! workbench and the plain commands are two faces of these acts.
#![allow(missing_docs, unused_variables, clippy::todo)]
use crate::casebook::*;
use crate::config::Config;
use crate::engine::{self, Cancel, Usage};
use crate::library::{self, Hit, Imported, Library, Scope, Sentence};
use crate::privacy::{Local, Network, PrivacyLevel};
use crate::vault::{self, CaseRow, Draft, NoteRow, Source, Vault};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Vault(#[from] vault::Error),
    #[error(transparent)]
    Library(#[from] library::Error),
    #[error(transparent)]
    Engine(#[from] engine::Error),
    #[error("{0}")]
    Refused(String),
}
pub type Result<T> = std::result::Result<T, Error>;

/// An open practice. Cheap to clone; every method may be called from any thread and blocks.
#[derive(Clone)]
pub struct Practice { _private: Arc<()> }

/// A question, as asked.
#[derive(Clone, Debug)]
pub struct Ask { pub case: Option<CaseId>, pub question: String, pub max_tokens: usize, /** false: answer from the passages even if a model is loaded */ pub use_model: bool, /** save question and answer in the conversation */ pub keep: bool }
/// What happens while an answer is made, in this order: Retrieved, then Started and Tokens if a model writes, then Done or Failed.
#[derive(Clone, Debug)]
pub enum AskEvent { Retrieved(Vec<Hit>), Started { engine: String, model: String }, Token(String), Done(Box<Answer>), Failed(String) }
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    pub answer: String, pub sentences: Vec<Sentence>, /** `mistralrs`, `ollama`, `vllm`, `transformers` or `extractive` */ pub engine: String, pub model: Option<String>,
    pub privacy: PrivacyLevel, pub network: Network, pub usage: Usage, /** why it is extractive, that it was stopped, that nothing was found: said to the coach */ pub notices: Vec<Notice>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice { NoModel, ModelLacksLanguage, NothingFound, Stopped, CutAtLength, EngineFailed, LexicalOnly }
/// A running answer: drain `events` until it closes; `cancel` stops the engine and keeps what was written.
pub struct Asking { pub events: crossbeam_channel::Receiver<AskEvent>, pub cancel: Cancel }
#[derive(Clone, Debug)]
pub struct SourceView { pub source: Source, pub text: Local<String> }
#[derive(Clone, Debug)]
pub struct TurnView { pub id: TurnId, pub question: Local<String>, pub answer: Local<Answer>, pub created_ms: Millis }
/// Everything the status pane shows. Cheap: no disk, no network.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Status {
    pub engine: String, pub model: Option<String>, pub model_state: ModelState, pub privacy: PrivacyLevel, pub network: Network, pub resident_bytes: u64, pub model_bytes: Option<u64>,
    pub last_usage: Option<Usage>, pub embedder: Option<String>, pub vectors_done: u64, pub vectors_all: u64,
}
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "why")]
pub enum ModelState { None, NotLoaded, Loading, Ready, Failed(String) }
/// What background tasks tell the screen.
#[derive(Clone, Debug)]
pub enum Background { StatusChanged, Embedded { done: u64, all: u64 }, ModelReady, ModelFailed(String) }

impl Practice {
    /// Opens the rooms over an open vault. Engine and embedder are not loaded yet: see `start_background`.
    pub fn open(vault: Vault, config: Config) -> Result<Self> { todo!() }
    /// Loads embedder and model and embeds what is pending, in threads; reports on the channel. Stops when the practice is dropped.
    pub fn start_background(&self) -> crossbeam_channel::Receiver<Background> { todo!() }
    /// Waits until every chunk has a vector (or there is no embedder).
    pub fn embed_all(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> { todo!() }
    pub fn vault(&self) -> &Arc<Vault> { todo!() }
    pub fn library(&self) -> &Arc<Library> { todo!() }
    pub fn config(&self) -> &Config { todo!() }
    pub fn status(&self) -> Status { todo!() }

    pub fn cases(&self, archived: bool) -> Result<Vec<CaseRow>> { todo!() }
    pub fn notes(&self, case: CaseId) -> Result<Vec<NoteRow>> { todo!() }
    pub fn goals(&self, case: CaseId) -> Result<Vec<Goal>> { todo!() }
    pub fn read_note(&self, id: NoteId) -> Result<Local<Note>> { todo!() }
    /// Saves, indexes, clears the draft. `id` None makes a new note (and returns its id).
    pub fn save_note(&self, id: Option<NoteId>, note: &NewNote, draft_key: Option<&str>) -> Result<NoteId> { todo!() }
    pub fn save_draft(&self, d: &Draft) -> Result<()> { todo!() }
    pub fn draft(&self, key: &str) -> Result<Option<Draft>> { todo!() }
    pub fn clear_draft(&self, key: &str) -> Result<()> { todo!() }
    pub fn add_case(&self, client_label: &str, title: &str) -> Result<CaseId> { todo!() }
    pub fn archive_case(&self, id: CaseId, archived: bool) -> Result<()> { todo!() }
    pub fn conversation(&self, case: Option<CaseId>) -> Result<Vec<TurnView>> { todo!() }
    pub fn ask(&self, ask: Ask) -> Asking { todo!() }
    pub fn open_source(&self, id: SourceId) -> Result<SourceView> { todo!() }
    pub fn sources(&self, case: Option<CaseId>) -> Result<Vec<Source>> { todo!() }
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: library::Mode) -> Result<library::Found> { todo!() }
    pub fn import(&self, paths: &[PathBuf], case: Option<CaseId>, progress: &mut dyn FnMut(&Path, usize)) -> Result<Imported> { todo!() }
}
