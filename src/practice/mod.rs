//! What a coach can do here: one act, one file. The only place where vault, library and engine meet; the workbench and the plain commands
//! are two faces of these acts. [`Practice`] is cheap to clone, may be used from any thread, and every act blocks.

mod answer;
mod ask;
mod asked;
mod background;
mod called;
mod cases;
mod casewise;
mod clients;
mod conversation;
mod correcting;
mod days;
mod demo;
mod digest;
mod doctor;
mod export;
mod finder;
mod following;
mod goals;
mod help;
mod import;
mod look;
mod looping;
#[cfg(test)]
mod made;
mod marking;
mod moving;
mod notes;
mod place;
mod preferences;
mod prompt;
mod quoting;
mod removing;
mod second_look;
pub mod second_reader;
mod sentence;
mod sessions;
mod sharing;
mod sources;
mod status;
pub mod templates;
mod turning;
mod warm;
mod writing;

pub use answer::{Answer, EXTRACTIVE, Notice};
pub use ask::{Ask, AskEvent, Asking, By};
pub use background::Background;
pub use conversation::{TurnView, leaf_under, path, siblings};
pub use demo::build_demo;
pub use digest::Digest;
pub use doctor::{Check, doctor};
pub use export::{sources, written};
pub use finder::{Found, FoundKind};
pub use help::{Help, HelpAsk, HelpItem, name_of as help_name};
pub use look::InText;
pub use marking::{THOUGHT, thought};
pub use moving::Moving;
pub use notes::{DraftOf, made_of};
pub use prompt::Context;
pub use removing::{Removal, Thing};
pub use sentence::of_file;
pub use sharing::{
    AlsoNamed, Approved, BatchRisk, ConsentDone, ConsentStatus, Decided, Erasure, FindingView,
    HandedOver, MarkScope, Naming, Portability, Prepared, RecordRisk, RecordView, Refreshed,
    Revoked, ShareView, ShownBatch, Verdict, Waiting, changes, day, kind_of_finding, method,
    write_new,
};
pub use sources::SourceView;
pub use status::{ModelState, Status};

use crate::casebook::CaseId;
pub use crate::casebook::Preferences;
use crate::config::Config;
use crate::engine::{self, Cancel, Embedder, Engine, Shelf, Usage};
use crate::library::{self, Library};
use crate::vault::{self, Vault};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Why an act could not be done; each says it in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// From the vault.
    #[error(transparent)]
    Vault(#[from] vault::Error),
    /// From the library.
    #[error(transparent)]
    Library(#[from] library::Error),
    /// From an engine.
    #[error(transparent)]
    Engine(#[from] engine::Error),
    /// From sharing.
    #[error(transparent)]
    Sharing(#[from] crate::sharing::Error),
    /// A rule of the practice forbids it.
    #[error("{0}")]
    Refused(String),
}

/// The outcome of an act.
pub type Result<T> = std::result::Result<T, Error>;

/// An open practice.
#[derive(Clone)]
pub struct Practice {
    inner: Arc<Inner>,
}

struct Inner {
    vault: Arc<Vault>,
    library: Arc<Library>,
    config: Config,
    shelf: Shelf,
    engine: Mutex<EngineSlot>,
    embedder: Mutex<Option<Arc<dyn Embedder>>>,
    last_usage: Mutex<Option<Usage>>,
    vectors: Mutex<(u64, u64)>,
    risk: Mutex<Option<sharing::KnownRisk>>,
    /// Stops what is being read ahead.
    warming: Mutex<Cancel>,
    attention: Arc<background::Attention>,
    /// The case that was opened last, once one was.
    warm_case: Mutex<Option<Option<CaseId>>>,
    closing: Arc<AtomicBool>,
    /// Models that were too slow to look at passages again, by their names.
    too_slow: Mutex<BTreeSet<String>>,
    /// The coach wants no further blob sent by the run that goes on.
    stop_sending: AtomicBool,
}

/// The generator, opened when first needed.
enum EngineSlot {
    Unopened,
    Absent(engine::Error),
    Open {
        engine: Arc<dyn Engine>,
        loading: bool,
        failed: Option<String>,
    },
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Release);
        hold(&self.warming).cancel();
    }
}

impl Practice {
    /// Opens the rooms over an open vault. Engine and embedder are not touched yet.
    pub fn open(vault: Vault, config: Config) -> Result<Self> {
        let vault = Arc::new(vault);
        let library = Arc::new(Library::open(vault.clone())?);
        // An erasure that was cut short is finished; when it cannot be now (a full disk, say), it is tried again next time.
        if vault.scrub_due()? {
            let _ = library.forget_erased().map(|()| vault.scrub());
        }
        let practice = Self {
            inner: Arc::new(Inner {
                vault,
                library,
                shelf: Shelf::new(config.engine.clone()),
                config,
                engine: Mutex::new(EngineSlot::Unopened),
                embedder: Mutex::new(None),
                last_usage: Mutex::new(None),
                vectors: Mutex::new((0, 0)),
                risk: Mutex::new(None),
                warming: Mutex::default(),
                attention: Arc::default(),
                warm_case: Mutex::default(),
                closing: Arc::new(AtomicBool::new(false)),
                too_slow: Mutex::default(),
                stop_sending: AtomicBool::new(false),
            }),
        };
        // What has to leave the hive and was not queued is; when that cannot be now, it is tried again before anything is sent.
        let _ = practice.queue_uncovered();
        Ok(practice)
    }

    /// The vault.
    pub fn vault(&self) -> &Arc<Vault> {
        &self.inner.vault
    }

    /// The library.
    pub fn library(&self) -> &Arc<Library> {
        &self.inner.library
    }

    /// The settings it was opened with.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// The generator, opened (not loaded) if there is one to be had.
    fn engine(&self) -> Option<Arc<dyn Engine>> {
        let mut slot = hold(&self.inner.engine);
        if let EngineSlot::Unopened = *slot {
            *slot = match self.inner.shelf.engine() {
                Ok(engine) => EngineSlot::Open {
                    engine,
                    loading: false,
                    failed: None,
                },
                Err(e) => EngineSlot::Absent(e),
            };
        }
        match &*slot {
            EngineSlot::Open { engine, .. } => Some(engine.clone()),
            _ => None,
        }
    }

    /// The generator that writes a language, opened: the chosen one, or another installed one when the chosen one does not. Else why none does.
    fn engine_for(&self, language: &str) -> std::result::Result<Arc<dyn Engine>, Notice> {
        let chosen = self.engine().ok_or_else(|| match self.engine_trouble() {
            Some(_) => Notice::EngineFailed,
            None => Notice::NoModel,
        })?;
        let languages = chosen.info().languages;
        if languages.is_empty() || languages.iter().any(|l| l == language) {
            return Ok(chosen);
        }
        let other = self.inner.shelf.engine_for(language);
        other.ok().flatten().ok_or(Notice::ModelLacksLanguage)
    }

    /// Why the generator there is could not be opened; `None` when it was, or when there is none.
    fn engine_trouble(&self) -> Option<String> {
        match &*hold(&self.inner.engine) {
            EngineSlot::Absent(engine::Error::NoModel)
            | EngineSlot::Unopened
            | EngineSlot::Open { .. } => None,
            EngineSlot::Absent(why) => Some(why.to_string()),
        }
    }

    /// What is to be known where passages were found by words alone: nothing where the settings want it so.
    pub fn words_alone(&self) -> Option<Notice> {
        match self.inner.shelf.has_embedder() {
            _ if !self.config().engine.use_local_embeddings => None,
            true => Some(Notice::LexicalOnly),
            false => Some(Notice::NoSearchModel),
        }
    }

    /// The embedder, when one is installed and can be opened.
    fn embedder(&self) -> Option<Arc<dyn Embedder>> {
        self.ensure_embedder().ok()?;
        hold(&self.inner.embedder).clone()
    }

    /// Opens the embedder if one is installed and gives it to the library; does nothing the second time.
    pub fn ensure_embedder(&self) -> Result<bool> {
        let mut slot = hold(&self.inner.embedder);
        if slot.is_some() {
            return Ok(true);
        }
        match self.inner.shelf.embedder() {
            Ok(embedder) => {
                self.inner.library.set_embedder(Some(embedder.clone()));
                *slot = Some(embedder);
                Ok(true)
            }
            Err(engine::Error::NoModel) => Ok(false),
            Err(e) => Err(e.into()),
        }
    }
}

/// Locks, also when a thread panicked while holding it: the values guarded here are whole at every moment.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
