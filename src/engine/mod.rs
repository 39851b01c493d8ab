//! Who generates and who embeds: one trait over mistral.rs, Ollama and OpenAI-compatible servers, a model
//! catalogue, and embedders that run here.
#![allow(missing_docs, unused_variables, clippy::todo)]
use crate::privacy::{Local, Network};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no model is installed; `klankbord models pull starter` fetches the starter models")]
    NoModel,
    #[error("{0}")]
    Unsupported(String),
    #[error("{0}")]
    Damaged(String),
    #[error("{0}")]
    Memory(String),
    #[error("{0}")]
    Disk(String),
    #[error("{0}")]
    Unreachable(String),
    #[error("{0}")]
    Refused(String),
    #[error("{0}")]
    Failed(String),
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
}
pub type Result<T> = std::result::Result<T, Error>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role { System, User, Assistant }
#[derive(Clone, Debug)]
pub struct Message { pub role: Role, pub content: String }
/// Always client text: it stays `Local` until an engine on this machine (or the coach's own host) takes it.
#[derive(Clone, Debug)]
pub struct Request { pub messages: Local<Vec<Message>>, pub max_tokens: usize, pub temperature: f32 }
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Usage { pub prompt_tokens: usize, pub completion_tokens: usize, pub ttft_ms: Option<u64>, pub prefill_tps: Option<f64>, pub decode_tps: Option<f64> }
#[derive(Clone, Debug, PartialEq)]
pub enum Finish { Stop, Length, Cancelled }
/// Cooperative stop; clones share the flag.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);
impl Cancel {
    pub fn cancel(&self) { self.0.store(true, Ordering::Release); }
    pub fn is_cancelled(&self) -> bool { self.0.load(Ordering::Acquire) }
}
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ModelInfo { pub id: String, pub name: String, /** languages it writes well, `en`, `nl`; empty = unknown, treat as all */ pub languages: Vec<String>, pub context: usize, pub bytes: u64 }
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Health { pub ok: bool, pub sentence: String }

/// Something that writes text. Blocking; called from a worker thread. `on_token` gets each piece as it is made.
pub trait Engine: Send + Sync {
    /// `mistralrs`, `ollama`, `vllm`, `transformers`.
    fn name(&self) -> &'static str;
    /// What using it does on the network.
    fn network(&self) -> Network;
    /// Loads the model if it is not loaded yet; idempotent.
    fn load(&self) -> Result<()>;
    fn is_loaded(&self) -> bool;
    fn unload(&self);
    fn info(&self) -> ModelInfo;
    fn health(&self) -> Health;
    /// Bytes of memory the loaded model takes, if known.
    fn memory(&self) -> Option<u64>;
    fn generate(&self, request: &Request, cancel: &Cancel, on_token: &mut dyn FnMut(&str)) -> Result<(Usage, Finish)>;
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose { Query, Passage }
/// Something that turns text into unit vectors.
pub trait Embedder: Send + Sync {
    /// Identifies model and version; vectors of different ids are never compared.
    fn id(&self) -> &str;
    fn dim(&self) -> usize;
    /// L2-normalised vectors, one per text.
    fn embed(&self, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>>;
    fn memory(&self) -> u64;
}

/// What the settings say about engines (made by `config`).
#[derive(Clone, Debug)]
pub struct Settings {
    pub backend: Backend, pub ollama_url: String, pub ollama_model: Option<String>, /** base URL of an OpenAI-compatible server */ pub openai_url: Option<String>,
    pub openai_model: Option<String>, /** hosts beyond loopback that the coach has named as theirs */ pub own_hosts: Vec<String>, pub use_local_embeddings: bool,
    pub models_dir: PathBuf, pub threads: usize, pub timeout_s: u64, /** chosen ids, else the catalogue's starters */ pub chat_model: Option<String>, pub embed_model: Option<String>, pub memory_limit_bytes: Option<u64>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend { Mistralrs, Ollama, Vllm, Transformers }

/// The generator the settings ask for; `Err(NoModel)` when there is none to be had (then answers are extractive).
pub fn open_engine(s: &Settings) -> Result<Arc<dyn Engine>> { todo!() }
/// The embedder, `Err(NoModel)` when none is installed.
pub fn open_embedder(s: &Settings) -> Result<Arc<dyn Embedder>> { todo!() }

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelRole { Chat, Embed }
/// One entry of `assets/models.toml`.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct CatalogueEntry { pub id: String, pub name: String, pub role: ModelRole, pub languages: Vec<String>, pub licence: String, pub download_bytes: u64, pub memory_bytes: u64, pub starter: bool, #[serde(default)] pub note: String }
#[derive(Clone, Debug, serde::Serialize)]
pub struct ModelState { #[serde(flatten)] pub entry: CatalogueEntry, pub installed: bool, pub in_use: bool, pub fits: bool, pub path: Option<PathBuf> }
/// Progress of a pull: `(step, done, total)`; `step` is a word like `download`, `verify`, `convert`.
pub type OnProgress<'a> = &'a mut dyn FnMut(&str, u64, u64);
/// Catalogue and installed models of one models folder.
pub struct Models { dir: PathBuf }
impl Models {
    pub fn at(dir: PathBuf) -> Self { Self { dir } }
    pub fn list(&self, s: &Settings) -> Result<Vec<ModelState>> { todo!() }
    /// `starter` pulls every starter model. Checks disk and memory first, resumes, verifies SHA-256, converts.
    pub fn pull(&self, id: &str, progress: OnProgress<'_>) -> Result<Vec<String>> { todo!() }
    /// A local GGUF or safetensors folder under an id of its own.
    pub fn add_local(&self, id: &str, path: &std::path::Path, role: ModelRole) -> Result<()> { todo!() }
    pub fn remove(&self, id: &str) -> Result<()> { todo!() }
}
