//! The models of one practice: the one that was chosen, and another of the installed ones when a text must be in a language that one does not
//! write. They share one memory budget, in which the embedder has a place that nobody takes. `practice` owns a shelf; `select` fills it.

use super::budget::Budget;
use super::{Backend, Embedder, Engine, ModelRole, Models, Result, Settings, select};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What the embedder's place in the budget is called.
const EMBEDDER: &str = "embedder";

/// Engines over one set of settings and one budget.
pub struct Shelf {
    settings: Settings,
    budget: Arc<Budget>,
    /// Opened already, by model id; an empty id is the chosen one.
    open: Mutex<HashMap<String, Arc<dyn Engine>>>,
}

impl Shelf {
    /// Opens nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            budget: Arc::new(Budget::new(settings.memory_limit_bytes)),
            settings,
            open: Mutex::default(),
        }
    }

    /// The generator the settings ask for, opened and not loaded.
    pub fn engine(&self) -> Result<Arc<dyn Engine>> {
        self.opened("")
    }

    /// A generator that writes a language: the chosen one if it does, else the smallest installed one that does and fits. `None` when there is
    /// none; servers have the model they have.
    pub fn engine_for(&self, language: &str) -> Result<Option<Arc<dyn Engine>>> {
        let chosen = self.engine()?;
        if speaks(&chosen.info().languages, language) {
            return Ok(Some(chosen));
        }
        let s = &self.settings;
        if !matches!(s.backend, Backend::Auto | Backend::Cpu | Backend::Mistralrs) {
            return Ok(None);
        }
        let mut others: Vec<_> = Models::at(s.models_dir.clone())
            .list(s)?
            .into_iter()
            .filter(|m| m.installed && m.entry.role == ModelRole::Chat)
            // One whose languages nobody knows is chosen by a person or not at all.
            .filter(|m| m.entry.languages.iter().any(|l| l == language))
            .filter(|m| m.entry.memory_bytes <= self.budget.most(&m.entry.id))
            .collect();
        others.sort_by_key(|m| m.entry.memory_bytes);
        Ok(others.iter().find_map(|m| self.opened(&m.entry.id).ok()))
    }

    fn opened(&self, id: &str) -> Result<Arc<dyn Engine>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = open.get(id) {
            return Ok(engine.clone());
        }
        let mut settings = self.settings.clone();
        if !id.is_empty() {
            settings.chat_model = Some(id.to_owned());
        }
        let engine = select::open_engine_within(&settings, &self.budget)?;
        open.insert(id.to_owned(), engine.clone());
        Ok(engine)
    }

    /// Whether an embedder that the settings want is installed; nothing is opened.
    pub fn has_embedder(&self) -> bool {
        select::embedder_bytes(&self.settings).is_ok()
    }

    /// The embedder, loaded; it stays in memory, and what it takes is no longer there for others.
    pub fn embedder(&self) -> Result<Arc<dyn Embedder>> {
        let mut settings = self.settings.clone();
        settings.memory_limit_bytes = settings
            .memory_limit_bytes
            .map(|_| self.budget.most(EMBEDDER));
        let needed = select::embedder_bytes(&settings)?;
        self.budget.make_room(EMBEDDER, needed);
        let embedder = select::open_embedder(&settings)?;
        self.budget.hold(EMBEDDER, embedder.memory(), None);
        Ok(embedder)
    }

    /// What is in memory by this budget: model and bytes, the least recently used first.
    pub fn loans(&self) -> Vec<(String, u64)> {
        self.budget.loans()
    }
}

/// Whether a model writes a language; one that says nothing of languages is taken to write all.
pub fn speaks(languages: &[String], language: &str) -> bool {
    languages.is_empty() || languages.iter().any(|l| l == language)
}
