//! What the status pane and `models status` show: engine, model, privacy, memory and the figures of the last answer. No disk, no network.

use super::{EngineSlot, Practice, hold};
use crate::engine::{Backend, Usage};
use crate::privacy::{Network, PrivacyLevel};
use crate::telemetry;
use serde::Serialize;

/// Everything the status pane shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Status {
    /// `cpu`, `mistralrs`, `ollama`, `vllm` or `transformers`; `auto` until it was chosen.
    pub engine: String,
    /// The chosen model's name, if there is one.
    pub model: Option<String>,
    /// Whether it can write now.
    pub model_state: ModelState,
    /// How far a question may travel.
    pub privacy: PrivacyLevel,
    /// What using this engine does on the network.
    pub network: Network,
    /// Where the hive is, when one is set and the level allows it.
    pub hive: Option<Network>,
    /// Resident memory of this process, bytes.
    pub resident_bytes: u64,
    /// Memory the loaded model takes, bytes, if known.
    pub model_bytes: Option<u64>,
    /// Figures of the last generated answer.
    pub last_usage: Option<Usage>,
    /// The embedder's id, once open.
    pub embedder: Option<String>,
    /// Chunks with a vector.
    pub vectors_done: u64,
    /// All chunks.
    pub vectors_all: u64,
}

/// Whether the model can write now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "why")]
pub enum ModelState {
    /// There is none; why.
    None(String),
    /// Chosen, not in memory.
    NotLoaded,
    /// On its way into memory.
    Loading,
    /// Can write.
    Ready,
    /// Could not be loaded; why.
    Failed(String),
}

impl Practice {
    /// The present state.
    pub fn status(&self) -> Status {
        let config = self.config();
        let mut built_in = "auto";
        let (model, model_state, network, model_bytes) = match &*hold(&self.inner.engine) {
            EngineSlot::Unopened => (None, ModelState::NotLoaded, Network::None, None),
            EngineSlot::Absent(why) => {
                (None, ModelState::None(why.to_string()), Network::None, None)
            }
            EngineSlot::Open {
                engine,
                loading,
                failed,
            } => {
                built_in = engine.name();
                let loaded = engine.is_loaded();
                let state = match failed {
                    Some(why) if !loaded => ModelState::Failed(why.clone()),
                    _ if loaded => ModelState::Ready,
                    _ if *loading => ModelState::Loading,
                    _ => ModelState::NotLoaded,
                };
                let bytes = if loaded { engine.memory() } else { None };
                (Some(engine.info().name), state, engine.network(), bytes)
            }
        };
        let (vectors_done, vectors_all) = *hold(&self.inner.vectors);
        Status {
            engine: match config.engine.backend {
                Backend::Auto => built_in,
                Backend::Cpu => "cpu",
                Backend::Mistralrs => "mistralrs",
                Backend::Ollama => "ollama",
                Backend::Vllm => "vllm",
                Backend::Transformers => "transformers",
            }
            .into(),
            model,
            model_state,
            privacy: config.privacy,
            network,
            hive: self.hive_network(),
            resident_bytes: telemetry::resident_bytes().unwrap_or(0),
            model_bytes,
            last_usage: hold(&self.inner.last_usage).clone(),
            embedder: hold(&self.inner.embedder)
                .as_ref()
                .map(|e| e.id().to_owned()),
            vectors_done,
            vectors_all,
        }
    }
}
