//! Who generates and who embeds: one trait over mistral.rs, Ollama and OpenAI-compatible servers, embedders that run here, and a catalogue of models
//! with what it takes to install them. Called by `library` (embedders), `practice` and the commands.
//!
//! | file | subject |
//! |---|---|
//! | `model` | the traits, requests, errors, settings |
//! | `mistral` | in-process generation (feature `mistralrs`) |
//! | `http`, `ollama`, `openai` | servers, on this machine or a host the coach named |
//! | `e5`, `tokenise`, `encoder` | the multilingual embedder |
//! | `gguf`, `requantise` | reading a model file's head; changing its precision |
//! | `catalogue`, `install`, `download`, `models` | which models there are, and getting them |

mod catalogue;
mod download;
mod e5;
mod encoder;
mod gguf;
mod http;
mod install;
#[cfg(feature = "mistralrs")]
mod mistral;
mod model;
mod models;
mod ollama;
mod openai;
mod requantise;
mod tokenise;

pub use catalogue::{CatalogueEntry, ModelRole};
pub use model::{
    Backend, Cancel, Embedder, Engine, Error, Finish, Health, Message, ModelInfo, Purpose, Request,
    Result, Role, Settings, Usage,
};
pub use models::{ModelState, Models, OnProgress};

use std::sync::Arc;

/// The generator the settings ask for; `Err(NoModel)` when there is none to be had (answers are then extractive). Loads nothing yet.
pub fn open_engine(s: &Settings) -> Result<Arc<dyn Engine>> {
    match s.backend {
        Backend::Mistralrs => in_process(s),
        Backend::Ollama => Ok(Arc::new(ollama::Ollama::new(s)?)),
        Backend::Vllm => Ok(Arc::new(openai::OpenAi::new(s, "vllm")?)),
        Backend::Transformers => Ok(Arc::new(openai::OpenAi::new(s, "transformers")?)),
    }
}

#[cfg(feature = "mistralrs")]
fn in_process(s: &Settings) -> Result<Arc<dyn Engine>> {
    let chosen =
        Models::at(s.models_dir.clone()).chosen(ModelRole::Chat, s.chat_model.as_deref())?;
    Ok(Arc::new(mistral::Mistral::new(&chosen, s)?))
}

#[cfg(not(feature = "mistralrs"))]
fn in_process(_: &Settings) -> Result<Arc<dyn Engine>> {
    Err(Error::Unsupported(
        "this build has no in-process engine; build it with the feature `mistralrs`, or set LOCAL_LLM_BACKEND to ollama, vllm or transformers".into(),
    ))
}

/// The embedder, `Err(NoModel)` when none is installed or embeddings are switched off.
pub fn open_embedder(s: &Settings) -> Result<Arc<dyn Embedder>> {
    if !s.use_local_embeddings {
        return Err(Error::NoModel);
    }
    let chosen =
        Models::at(s.models_dir.clone()).chosen(ModelRole::Embed, s.embed_model.as_deref())?;
    Ok(Arc::new(e5::E5::load(&chosen.file, &chosen.manifest.id)?))
}
