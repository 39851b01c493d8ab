//! The traits every engine and embedder keeps, and the data that goes in and comes out.

use crate::privacy::{Local, Network};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why an engine could not do something; one sentence that says what to do. Never holds text of a request.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is installed or chosen.
    #[error("no model is installed; `klankbord models pull starter` fetches the starter models")]
    NoModel,
    /// A kind of model or a backend this build does not have.
    #[error("{0}")]
    Unsupported(String),
    /// A file that is not whole.
    #[error("{0}")]
    Damaged(String),
    /// It does not fit in memory.
    #[error("{0}")]
    Memory(String),
    /// It does not fit on the disk.
    #[error("{0}")]
    Disk(String),
    /// A server that does not answer.
    #[error("{0}")]
    Unreachable(String),
    /// The network policy forbids it.
    #[error("{0}")]
    Refused(String),
    /// It broke while working.
    #[error("{0}")]
    Failed(String),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Error {
    /// An input or output error at a path.
    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        |source| Self::Io { path, source }
    }
}

/// The outcome of something an engine does.
pub type Result<T> = std::result::Result<T, Error>;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The fixed text.
    System,
    /// The coach.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// As servers and templates write it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// One message of a conversation.
#[derive(Clone, Debug)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub content: String,
}

/// What to write. Always client text: it stays [`Local`] until an engine on this machine, or on the coach's own host, takes it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The conversation so far.
    pub messages: Local<Vec<Message>>,
    /// Tokens to write at most.
    pub max_tokens: usize,
    /// 0 is the likeliest token each time.
    pub temperature: f32,
}

/// Tokens and times of one answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// Tokens written.
    pub completion_tokens: usize,
    /// Milliseconds to the first token.
    pub ttft_ms: Option<u64>,
    /// Prompt tokens per second, measured to the first token.
    pub prefill_tps: Option<f64>,
    /// Tokens per second after the first.
    pub decode_tps: Option<f64>,
}

/// Why writing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// The model was done.
    Stop,
    /// At the maximum length.
    Length,
    /// It was stopped.
    Cancelled,
}

/// A request to stop; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether stopping was asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// What a model is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelInfo {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Languages it writes well; empty: unknown, taken as all.
    pub languages: Vec<String>,
    /// Tokens of context; 0: unknown.
    pub context: usize,
    /// Bytes of weights; 0: unknown.
    pub bytes: u64,
}

/// Whether an engine would answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// It would.
    pub ok: bool,
    /// How it is, in one sentence.
    pub sentence: String,
}

/// Something that writes text. Blocking: called from worker threads.
pub trait Engine: Send + Sync {
    /// `mistralrs`, `ollama`, `vllm` or `transformers`.
    fn name(&self) -> &'static str;
    /// What using it does on the network.
    fn network(&self) -> Network;
    /// Loads the model if it is not loaded; calling it again does nothing.
    fn load(&self) -> Result<()>;
    /// Whether it is loaded.
    fn is_loaded(&self) -> bool;
    /// Lets its memory go.
    fn unload(&self);
    /// What the model is.
    fn info(&self) -> ModelInfo;
    /// Whether it would answer.
    fn health(&self) -> Health;
    /// Bytes the loaded model takes, if known.
    fn memory(&self) -> Option<u64>;
    /// Writes, handing over each piece as it is made. Stops soon after `cancel`; what was handed over stays.
    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)>;
}

/// What a text is embedded for; some models want to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A question.
    Query,
    /// Something that may answer one.
    Passage,
}

/// Something that turns texts into unit vectors.
pub trait Embedder: Send + Sync {
    /// Names model and version: vectors of different ids are never compared.
    fn id(&self) -> &str;
    /// Components of a vector.
    fn dim(&self) -> usize;
    /// One vector of length 1 for each text.
    fn embed(&self, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>>;
    /// Bytes it takes.
    fn memory(&self) -> u64;
}

/// Which engine writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// In this process.
    Mistralrs,
    /// Ollama's own API.
    Ollama,
    /// vLLM, llama-server: the OpenAI API.
    Vllm,
    /// Transformers serve: the OpenAI API.
    Transformers,
}

/// What the settings say about engines.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which engine.
    pub backend: Backend,
    /// Where Ollama listens.
    pub ollama_url: String,
    /// Its model; the first one it has when not given.
    pub ollama_model: Option<String>,
    /// Where an OpenAI-compatible server listens, without `/v1`.
    pub openai_url: Option<String>,
    /// Its model; the first one it has when not given.
    pub openai_model: Option<String>,
    /// Hosts beyond this machine that the coach has named as theirs.
    pub own_hosts: Vec<String>,
    /// Whether to embed.
    pub use_local_embeddings: bool,
    /// Where models lie.
    pub models_dir: PathBuf,
    /// Threads to compute with.
    pub threads: usize,
    /// Seconds a server may be silent.
    pub timeout_s: u64,
    /// Chosen chat model.
    pub chat_model: Option<String>,
    /// Chosen embedder.
    pub embed_model: Option<String>,
    /// Bytes a loaded model may take.
    pub memory_limit_bytes: Option<u64>,
}
