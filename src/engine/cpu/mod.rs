//! A second engine in this process, for machines without a graphics card: llama-shaped GGUF models in plain
//! Rust, with weights packed for the processor it finds, and keys and values kept between turns. `select` opens it.
//!
//! It exists because reading a prompt is what a coach waits for: mistral.rs reads 90 tokens a second on two cores
//! where this reads two thousand. It runs fewer kinds of models; `check` says which, with a sentence.

mod attention;
mod cache;
mod chat;
mod constrain;
mod cutting;
mod dequant;
mod generate;
mod half;
pub(super) mod kernel;
mod load;
mod merge;
mod model;
pub(super) mod pool;
mod sample;
pub(super) mod shape;
mod spelling;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::budget::{Budget, LetGo};
use super::gguf::Header;
use super::install::checks::{self, Room};
use super::install::manifest::Manifest;
use super::{Cancel, Engine, Error, Finish, Health, Message, ModelInfo, Request, Result, Usage};
use crate::locale::t;
use crate::privacy::{Local, Network};
use generate::{Asked, Speaker};
use shape::Shape;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vocabulary::Vocabulary;

/// A model that cannot hold a conversation of so many tokens is not worth loading.
const LEAST_TOKENS: usize = 2048;
/// At most so much is kept of what was read before, however much memory there is.
const MOST_KEPT: u64 = 1 << 30;
/// What a batch of tokens needs while it is read, about.
const WORK: u64 = 32 << 20;

/// The engine.
pub struct Cpu {
    manifest: Manifest,
    file: PathBuf,
    budget: Arc<Budget>,
    threads: usize,
    loaded: Arc<Mutex<Option<Arc<Speaker>>>>,
}

/// How the memory is shared out.
#[derive(Debug, PartialEq)]
struct Plan {
    /// Bytes of weights.
    weights: u64,
    /// Longest conversation in tokens.
    longest: usize,
    /// Bytes of keys and values of such a conversation.
    talk: u64,
    /// Bytes of keys and values that are kept between requests.
    kept: u64,
}

impl Plan {
    /// Bytes without which the model is not worth loading.
    fn least(header: &Header, shape: &Shape) -> u64 {
        let least = shape.cache_bytes(LEAST_TOKENS.min(shape.context));
        load::weight_bytes(header)
            .saturating_add(WORK)
            .saturating_add(least)
    }

    /// Bytes it may come to take.
    fn takes(&self) -> u64 {
        self.weights
            .saturating_add(WORK)
            .saturating_add(self.talk)
            .saturating_add(self.kept)
    }

    fn make(header: &Header, shape: &Shape, room: Room, name: &str) -> Result<Self> {
        let weights = load::weight_bytes(header);
        let fixed = weights.saturating_add(WORK);
        let least = shape.cache_bytes(LEAST_TOKENS.min(shape.context));
        let needed = Self::least(header, shape);
        checks::memory(needed, room, name)?;
        let room = room.bytes;
        // Half for the conversation in progress, half for what may come back.
        let half = ((room - fixed) / 2).max(least);
        let per_block = shape.cache_bytes(1).max(1);
        let blocks = usize::try_from(half / per_block).unwrap_or(usize::MAX);
        let longest = blocks.saturating_mul(cache::SPAN).min(shape.context);
        let kept = shape.cache_bytes(longest).saturating_mul(2);
        Ok(Self {
            weights,
            longest,
            talk: shape.cache_bytes(longest),
            kept: kept.min(room - fixed).min(half).min(MOST_KEPT),
        })
    }
}

/// Whether this engine can run the model of a header, else a sentence.
pub(super) fn check(header: &Header) -> Result<Shape> {
    let shape = load::check(header)?;
    Vocabulary::check(header)?;
    if !header.has_chat_template() {
        return Err(Error::Unsupported(t("engine-no-template")));
    }
    Ok(shape)
}

impl Cpu {
    /// Checks the file; loads nothing yet.
    pub fn new(
        manifest: Manifest,
        home: &Path,
        budget: Arc<Budget>,
        threads: usize,
    ) -> Result<Self> {
        let file = manifest.main_file(home);
        check(&Header::open(&file)?)?;
        Ok(Self {
            manifest,
            file,
            budget,
            threads,
            loaded: Arc::default(),
        })
    }

    fn slot(&self) -> MutexGuard<'_, Option<Arc<Speaker>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn id(&self) -> &str {
        &self.manifest.entry.id
    }

    /// Looks at the file again: it may have changed. `room` gives the bytes there are for a model that needs so many.
    fn plan(&self, room: impl FnOnce(u64) -> u64) -> Result<(Header, Plan)> {
        let header = Header::open(&self.file)?;
        let shape = check(&header)?;
        let room = self.budget.as_room(room(Plan::least(&header, &shape)));
        let plan = Plan::make(&header, &shape, room, &self.manifest.entry.name)?;
        Ok((header, plan))
    }

    /// Lets the model go for another, unless a request holds it.
    fn let_go(&self) -> LetGo {
        let slot = self.loaded.clone();
        Box::new(move || {
            let Ok(mut slot) = slot.try_lock() else {
                return false;
            };
            let idle = slot.as_ref().is_none_or(|s| Arc::strong_count(s) == 1);
            if idle {
                slot.take();
            }
            idle
        })
    }

    fn speaker(&self) -> Result<Arc<Speaker>> {
        // Held while loading, so that two requests do not load it twice.
        let mut slot = self.slot();
        if let Some(speaker) = &*slot {
            self.budget.used(self.id());
            return Ok(speaker.clone());
        }
        let (header, plan) = self.plan(|least| self.budget.make_room(self.id(), least))?;
        let vocabulary = Vocabulary::open(&self.file, &header)?;
        let template = header.text("tokenizer.chat_template").unwrap_or_default();
        let chat = chat::Chat::new(template)?;
        let model = load::load(&self.file, kernel::Level::best(), self.threads)?;
        let speaker = Speaker::new(model, vocabulary, chat, plan.longest, plan.kept)?;
        let speaker = Arc::new(speaker);
        *slot = Some(speaker.clone());
        self.budget
            .hold(self.id(), plan.takes(), Some(self.let_go()));
        Ok(speaker)
    }
}

impl Engine for Cpu {
    fn name(&self) -> &'static str {
        "cpu"
    }

    fn network(&self) -> Network {
        Network::None
    }

    fn load(&self) -> Result<()> {
        self.speaker().map(|_| ())
    }

    fn is_loaded(&self) -> bool {
        // While it is being loaded the slot is held.
        self.loaded.try_lock().is_ok_and(|slot| slot.is_some())
    }

    fn unload(&self) {
        // A request in progress keeps it until it is done.
        self.slot().take();
        self.budget.release(self.id());
    }

    fn info(&self) -> ModelInfo {
        let entry = &self.manifest.entry;
        ModelInfo {
            id: entry.id.clone(),
            name: entry.name.clone(),
            languages: entry.languages.clone(),
            context: self.manifest.context,
            bytes: self.manifest.bytes(),
        }
    }

    fn health(&self) -> Health {
        let name = &self.manifest.entry.name;
        Health::of_model(name, self.is_loaded(), || {
            self.plan(|_| self.budget.most(self.id())).map(|_| ())
        })
    }

    fn memory(&self) -> Option<u64> {
        let slot = self.loaded.try_lock().ok()?;
        let speaker = slot.as_ref()?;
        let kept = speaker.kept_now().unwrap_or(speaker.kept);
        Some(speaker.model.memory().saturating_add(kept))
    }

    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let asked = Asked {
            messages: request.messages.reveal(),
            max_tokens: request.max_tokens,
            temperature: request.temperature,
            schema: request.schema.as_deref(),
        };
        self.speaker()?.answer(&asked, cancel, on_token)
    }

    fn likelihood(
        &self,
        messages: &Local<Vec<Message>>,
        said: &Local<String>,
        cancel: &Cancel,
    ) -> Result<Option<f32>> {
        self.speaker()?
            .likelihood(messages.reveal(), said.reveal(), cancel)
    }

    fn warm(&self, request: &Request, cancel: &Cancel) -> Result<usize> {
        self.speaker()?.warm(request.messages.reveal(), cancel)
    }
}

#[cfg(test)]
mod plan_tests {
    use super::tests::tiny_header;
    use super::*;

    #[test]
    fn memory_is_shared_out_and_never_exceeded() {
        let header = tiny_header();
        let shape = check(&header).unwrap();
        for room in [40 << 20, 64 << 20, 1 << 30, u64::MAX] {
            let plan = Plan::make(&header, &shape, Room::of(Some(room)), "Tiny").unwrap();
            assert!(plan.longest == shape.context, "{plan:?}");
            let used = plan.weights + WORK + shape.cache_bytes(plan.longest) + plan.kept;
            assert!(used <= room, "{plan:?} in {room}");
        }
    }

    #[test]
    fn a_model_that_does_not_fit_is_refused_with_the_figure_and_a_smaller_one() {
        let header = tiny_header();
        let shape = check(&header).unwrap();
        let room = Room {
            bytes: 1 << 20,
            limit: None,
        };
        let said = Plan::make(&header, &shape, room, "Tiny").unwrap_err();
        let said = said.to_string();
        assert!(said.contains("2 MB is available"), "{said}");
    }
}
