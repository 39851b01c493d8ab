//! Who generates and who embeds: one trait over mistral.rs, an engine of our own for processors, Ollama and OpenAI-compatible servers, a model
//! catalogue, and embedders that run here. `library` asks for vectors, `practice` asks for text, `cli` and
//! `workbench` manage the installed models.
//!
//! Nothing in this room opens a socket beyond loopback or a host the coach has named as theirs, except
//! [`Models::pull`], which only fetches and sends nothing of the coach's.

mod bench;
mod budget;
mod catalogue;
mod cpu;
mod e5;
mod embedder;
mod encoder;
mod encoder_bytes;
mod encoder_forward;
mod encoder_read;
mod encoder_steps;
mod encoder_words;
mod gguf;
mod http;
mod install;
mod minilm;
#[cfg(feature = "mistralrs")]
mod mistral;
mod models;
mod ollama;
mod openai;
mod requantise;
mod schema;
mod select;
mod served;
mod shelf;
mod tokenise;

use crate::locale::tf;
use crate::privacy::{Local, Network};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub use bench::{Measured, bench};
pub use embedder::{Embedder, Part, Purpose, Reading};
pub use install::{OnProgress, PullStep};
pub use models::Models;
pub use schema::Schema;
pub use select::{open_embedder, open_engine};
pub use shelf::Shelf;

/// What can go wrong here; every message is one sentence that says what to do next and holds no client text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing installed that could do it.
    #[error("no model is installed; `klankbord models pull starter` fetches the starter models")]
    NoModel,
    /// This build, engine or architecture cannot do it.
    #[error("{0}")]
    Unsupported(String),
    /// A file is truncated, corrupted or not what it should be.
    #[error("{0}")]
    Damaged(String),
    /// Not enough memory.
    #[error("{0}")]
    Memory(String),
    /// Not enough disk space.
    #[error("{0}")]
    Disk(String),
    /// A server or download source does not answer.
    #[error("{0}")]
    Unreachable(String),
    /// The privacy rules forbid it.
    #[error("{0}")]
    Refused(String),
    /// Tried and failed.
    #[error("{0}")]
    Failed(String),
    /// The file system said no.
    #[error("{path}: {source}")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// For `map_err`: an input/output error with its path.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

/// Result of this room.
pub type Result<T> = std::result::Result<T, Error>;

/// Who says a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Instructions.
    System,
    /// The coach.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// The word chat protocols use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// One turn of a conversation.
#[derive(Clone)]
pub struct Message {
    /// Who says it.
    pub role: Role,
    /// What is said.
    pub content: String,
}

impl std::fmt::Debug for Message {
    /// The content is client text and stays out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({}, …)", self.role.word())
    }
}

/// What to write. Always client text: it stays `Local` until an engine on this machine (or the coach's own
/// host) takes it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The conversation, oldest first.
    pub messages: Local<Vec<Message>>,
    /// At most so many tokens are written.
    pub max_tokens: usize,
    /// 0 = always the likeliest token.
    pub temperature: f32,
    /// The answer is data of this shape, as JSON; `None`: it is prose. Engines hold the model to it as well as they can, so what comes is
    /// [read](Schema::read) before it is used.
    pub schema: Option<Arc<Schema>>,
}

/// What a generation cost. Times in milliseconds, speeds in tokens per second.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Usage {
    /// Tokens read.
    pub prompt_tokens: usize,
    /// Tokens written.
    pub completion_tokens: usize,
    /// From the request to the first piece of text.
    pub ttft_ms: Option<u64>,
    /// Reading speed.
    pub prefill_tps: Option<f64>,
    /// Writing speed.
    pub decode_tps: Option<f64>,
}

/// Why a generation ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Finish {
    /// The model was done.
    Stop,
    /// The maximum length was reached.
    Length,
    /// The coach stopped it; what was written so far has been delivered.
    Cancelled,
}

/// Cooperative stop; clones share the flag, and the moment from which it counts as asked for, if there is one.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    asked: Arc<AtomicBool>,
    until: Option<Instant>,
}

impl Cancel {
    /// Asks for a stop.
    pub fn cancel(&self) {
        self.asked.store(true, Ordering::Release);
    }

    /// The same flag, which counts as set when so much time has gone by too.
    pub fn within(&self, time: Duration) -> Self {
        Self {
            asked: self.asked.clone(),
            until: Instant::now().checked_add(time),
        }
    }

    /// Whether a stop was asked for.
    pub fn is_cancelled(&self) -> bool {
        self.asked.load(Ordering::Acquire) || self.until.is_some_and(|t| Instant::now() >= t)
    }
}

/// A generating model, for display and for choosing.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ModelInfo {
    /// Catalogue id, file stem, or the server's name for it.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Languages it writes well, `en`, `nl`; empty = unknown, treat as all.
    pub languages: Vec<String>,
    /// Context length in tokens; 0 = unknown.
    pub context: usize,
    /// Size of its files; 0 = unknown.
    pub bytes: u64,
}

/// Whether an engine could answer now, with a sentence for people.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Health {
    /// It could.
    pub ok: bool,
    /// Why (not).
    pub sentence: String,
}

impl Health {
    /// Of a model of this process: it is loaded, or `check` says whether it could be.
    fn of_model(name: &str, loaded: bool, check: impl FnOnce() -> Result<()>) -> Self {
        let said = |key| tf(key, &[("name", name.into())]);
        if loaded {
            return Self {
                ok: true,
                sentence: said("engine-is-loaded"),
            };
        }
        match check() {
            Ok(()) => Self {
                ok: true,
                sentence: said("engine-can-load"),
            },
            Err(e) => Self::not(&e),
        }
    }

    /// It could not, for this reason.
    fn not(why: &Error) -> Self {
        Self {
            ok: false,
            sentence: why.to_string(),
        }
    }
}

/// Something that writes text. Blocking; called from a worker thread. `on_token` gets each piece as it is made.
pub trait Engine: Send + Sync {
    /// `cpu`, `mistralrs`, `ollama`, `vllm`, `transformers`.
    fn name(&self) -> &'static str;
    /// What using it does on the network.
    fn network(&self) -> Network;
    /// Loads the model if it is not loaded yet; idempotent.
    fn load(&self) -> Result<()>;
    /// Whether a request would be answered without loading first.
    fn is_loaded(&self) -> bool;
    /// Frees the memory the model takes; the next request loads it again.
    fn unload(&self);
    /// Which model.
    fn info(&self) -> ModelInfo;
    /// Whether it could answer now, without loading anything.
    fn health(&self) -> Health;
    /// Bytes of memory the loaded model takes, if known.
    fn memory(&self) -> Option<u64>;
    /// Writes. An error after the first piece means the pieces already delivered are all there is.
    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)>;
    /// How likely the model is to say this next: the mean natural logarithm of the probability of its tokens. `None` where the engine cannot tell, when it was
    /// stopped, and when there is nothing to say.
    fn likelihood(
        &self,
        _messages: &Local<Vec<Message>>,
        _said: &Local<String>,
        _cancel: &Cancel,
    ) -> Result<Option<f32>> {
        Ok(None)
    }
    /// Reads the beginning of a conversation ahead of the question, where the engine can keep it; gives how many
    /// tokens are ready. A request that comes meanwhile goes first.
    fn warm(&self, _request: &Request, _cancel: &Cancel) -> Result<usize> {
        Ok(0)
    }
}

/// What the settings say about engines (made by `config`).
#[derive(Clone, Debug)]
pub struct Settings {
    /// Who generates.
    pub backend: Backend,
    /// Base URL of Ollama.
    pub ollama_url: String,
    /// Ollama's name of the model; none = the first local one.
    pub ollama_model: Option<String>,
    /// Base URL of an OpenAI-compatible server.
    pub openai_url: Option<String>,
    /// That server's name of the model; none = the first it lists.
    pub openai_model: Option<String>,
    /// Hosts beyond loopback that the coach has named as theirs, `name` or `name:port`.
    pub own_hosts: Vec<String>,
    /// Whether passages are embedded here at all.
    pub use_local_embeddings: bool,
    /// Where installed models lie.
    pub models_dir: PathBuf,
    /// Threads an embedder may use.
    pub threads: usize,
    /// How long a server may stay silent, in seconds.
    pub timeout_s: u64,
    /// Chosen generator id, else the catalogue's starter.
    pub chat_model: Option<String>,
    /// Chosen embedder id, else the catalogue's starter.
    pub embed_model: Option<String>,
    /// Models that need more than this are not loaded; none = what the machine has free.
    pub memory_limit_bytes: Option<u64>,
}

/// Who generates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// In this process, by whichever of the two engines is the faster one that can.
    Auto,
    /// In this process, on the processor.
    Cpu,
    /// In this process, by mistral.rs.
    Mistralrs,
    /// Ollama's native API.
    Ollama,
    /// vLLM, llama-server or anything that speaks the same protocol.
    Vllm,
    /// `transformers serve`.
    Transformers,
}

/// What a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelRole {
    /// Writes.
    Chat,
    /// Makes vectors.
    Embed,
}

/// One entry of `assets/models.toml`, or one model the coach added.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct CatalogueEntry {
    /// Short name for commands.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it is for.
    pub role: ModelRole,
    /// Languages it does well; empty = unknown.
    pub languages: Vec<String>,
    /// Licence of the weights (SPDX).
    pub licence: String,
    /// Bytes to fetch.
    pub download_bytes: u64,
    /// Bytes of memory when loaded.
    pub memory_bytes: u64,
    /// Fetched by `models pull starter`.
    pub starter: bool,
    /// Anything a person should know before choosing it.
    #[serde(default)]
    pub note: String,
}

/// An entry and how it stands on this machine.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ModelState {
    /// The entry.
    #[serde(flatten)]
    pub entry: CatalogueEntry,
    /// In place and complete.
    pub installed: bool,
    /// What the settings would use.
    pub in_use: bool,
    /// Fits in the memory that is free now.
    pub fits: bool,
    /// Its folder, when installed.
    pub path: Option<PathBuf>,
}
