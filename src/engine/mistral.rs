//! The built-in engine: mistral.rs in this process, a GGUF file, no network at all. `select` opens it.
//!
//! Three things about mistral.rs 0.8 shape this file. It panics on files it cannot read, so the header is checked
//! first and a panic becomes a sentence. It only stops early when the receiver of a stream goes away, so every
//! request is streamed. Its stream holds one piece, so a task of its own drains it and the model never waits for
//! the screen.

use super::budget::{Budget, LetGo};
use super::gguf::Header;
use super::install::checks;
use super::install::manifest::Manifest;
use super::{Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Role, Usage};
use crate::locale::{t, tf};
use crate::privacy::Network;
use mistralrs::{
    Constraint, GgufModelBuilder, Model, RequestBuilder, Response, TextMessageRole, TokenSource,
};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// Tokens whose keys and values are counted in the memory estimate.
const COUNTED_TOKENS: u64 = 4096;

/// What a token costs for each time it was written already (frequency penalty as in the OpenAI API): small models
/// that always take the likeliest token fall into saying the same for ever.
const REPETITION: f32 = 0.3;

/// The engine.
pub struct Mistral {
    manifest: Manifest,
    file: PathBuf,
    budget: Arc<Budget>,
    cache_bytes: u64,
    loaded: Arc<Mutex<Option<Loaded>>>,
}

/// A model with the threads it runs on.
#[derive(Clone)]
struct Loaded {
    model: Arc<Model>,
    runtime: Arc<Threads>,
}

/// A runtime that can be let go of anywhere: dropping tokio's own inside another runtime would panic.
struct Threads(Option<Runtime>);

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// What the draining task passes on.
enum Piece {
    Text(String),
    Finished {
        reason: String,
        prompt: usize,
        completion: usize,
    },
    Failed,
}

impl Mistral {
    /// Checks the file; loads nothing yet.
    pub fn new(manifest: Manifest, home: &Path, budget: Arc<Budget>) -> Result<Self> {
        let file = manifest.main_file(home);
        let header = Header::open(&file)?;
        header.check_supported()?;
        Ok(Self {
            cache_bytes: header.cache_bytes(COUNTED_TOKENS),
            manifest,
            file,
            budget,
            loaded: Arc::default(),
        })
    }

    fn slot(&self) -> MutexGuard<'_, Option<Loaded>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Weights, keys and values.
    fn needed(&self) -> u64 {
        self.manifest.bytes().saturating_add(self.cache_bytes)
    }

    fn loaded(&self) -> Result<Loaded> {
        // Held while loading, so that two requests do not load it twice.
        let mut slot = self.slot();
        let id = &self.manifest.entry.id;
        if let Some(loaded) = &*slot {
            self.budget.used(id);
            return Ok(loaded.clone());
        }
        let room = self.budget.make_room(id, self.needed());
        let loaded = self.build(room)?;
        self.budget.hold(id, self.needed(), Some(self.let_go()));
        *slot = Some(loaded.clone());
        Ok(loaded)
    }

    /// Lets the model go for another, unless a request holds it.
    fn let_go(&self) -> LetGo {
        let slot = self.loaded.clone();
        Box::new(move || {
            let Ok(mut slot) = slot.try_lock() else {
                return false;
            };
            let idle = slot
                .as_ref()
                .is_none_or(|l| Arc::strong_count(&l.runtime) == 1);
            if idle {
                slot.take();
            }
            idle
        })
    }

    fn build(&self, room: u64) -> Result<Loaded> {
        let name = &self.manifest.entry.name;
        // The file may have changed since the last look.
        Header::open(&self.file)?.check_supported()?;
        checks::memory(self.needed(), self.budget.as_room(room), name)?;
        let failed = |why: &str| {
            Error::Failed(tf(
                "engine-not-loaded",
                &[
                    ("name", name.to_string().into()),
                    ("why", why.to_string().into()),
                    ("id", self.manifest.entry.id.to_string().into()),
                ],
            ))
        };
        let dir = self
            .file
            .parent()
            .map(Path::to_string_lossy)
            .unwrap_or_default()
            .into_owned();
        let file = self
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("engine")
            .enable_all()
            .build()
            .map_err(|e| failed(&e.to_string()))?;
        let builder = GgufModelBuilder::new(dir, vec![file])
            .with_token_source(TokenSource::None)
            .with_force_cpu()
            .with_max_num_seqs(1)
            // Off: on the CPU this cache never lets go of anything, so memory would grow with every question.
            .with_prefix_cache_n(None);
        // A task of its own, because a panic in a task comes back as an error.
        let task = runtime.spawn(builder.build());
        match runtime.block_on(task) {
            Ok(Ok(model)) => Ok(Loaded {
                model: Arc::new(model),
                runtime: Arc::new(Threads(Some(runtime))),
            }),
            Ok(Err(e)) => Err(failed(&first_line(&e.to_string()))),
            Err(_) => Err(failed("the engine cannot read this file")),
        }
    }
}

fn first_line(text: &str) -> String {
    text.lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect()
}

fn request(request: &Request) -> RequestBuilder {
    let mut out = RequestBuilder::new()
        .set_sampler_max_len(request.max_tokens.max(1))
        // The marks of JSON must repeat.
        .set_sampler_frequency_penalty(if request.schema.is_some() {
            0.0
        } else {
            REPETITION
        })
        .enable_thinking(false);
    if request.temperature > 0.0 {
        out = out
            .set_sampler_temperature(request.temperature.into())
            .set_sampler_topp(0.95);
    }
    if let Some(schema) = &request.schema {
        out = out.set_constraint(Constraint::JsonSchema(schema.to_json()));
    }
    for message in request.messages.reveal() {
        let role = match message.role {
            Role::System => TextMessageRole::System,
            Role::User => TextMessageRole::User,
            Role::Assistant => TextMessageRole::Assistant,
        };
        out = out.add_message(role, &message.content);
    }
    out
}

/// Reads the stream to its end, or until nobody listens; then it is dropped, which stops the model.
async fn drain(
    model: Arc<Model>,
    request: RequestBuilder,
    to: mpsc::Sender<Piece>,
    cancel: Cancel,
) {
    let Ok(mut stream) = model.stream_chat_request(request).await else {
        let _ = to.send(Piece::Failed);
        return;
    };
    let (mut written, mut prompt) = (0, 0);
    while let Some(answer) = stream.next().await {
        if cancel.is_cancelled() {
            return;
        }
        let (choice, usage) = match answer {
            Response::Chunk(chunk) => (chunk.choices.into_iter().next(), chunk.usage),
            Response::Done(_) => break,
            // The message of an error may quote the prompt, so it is not passed on.
            _ => {
                let _ = to.send(Piece::Failed);
                return;
            }
        };
        let Some(choice) = choice else { continue };
        if let Some(text) = choice.delta.content.filter(|t| !t.is_empty()) {
            written += 1;
            if to.send(Piece::Text(text)).is_err() {
                return;
            }
        }
        if let Some(usage) = &usage {
            (prompt, written) = (usage.prompt_tokens, usage.completion_tokens);
        }
        if let Some(reason) = choice.finish_reason {
            let _ = to.send(Piece::Finished {
                reason,
                prompt,
                completion: written,
            });
            return;
        }
    }
    // Ended without a last word: the receiver sees the sender go.
}

impl Engine for Mistral {
    fn name(&self) -> &'static str {
        "mistralrs"
    }

    fn network(&self) -> Network {
        Network::None
    }

    fn load(&self) -> Result<()> {
        self.loaded().map(|_| ())
    }

    fn is_loaded(&self) -> bool {
        // While it is being loaded the slot is held.
        self.loaded.try_lock().is_ok_and(|slot| slot.is_some())
    }

    fn unload(&self) {
        // The model goes before its threads; a request in progress keeps both until it is done.
        if let Some(Loaded { model, runtime }) = self.slot().take() {
            drop(model);
            drop(runtime);
            self.budget.release(&self.manifest.entry.id);
        }
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
            Header::open(&self.file)
                .and_then(|h| h.check_supported())
                .and_then(|()| {
                    let most = self.budget.most(&self.manifest.entry.id);
                    checks::memory(self.needed(), self.budget.as_room(most), name)
                })
        })
    }

    fn memory(&self) -> Option<u64> {
        self.is_loaded().then(|| self.needed())
    }

    fn generate(
        &self,
        asked: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let loaded = self.loaded()?;
        let Some(runtime) = &loaded.runtime.0 else {
            return Err(Error::NoModel);
        };
        let (to, from) = mpsc::channel();
        let start = Instant::now();
        let task = runtime.spawn(drain(
            loaded.model.clone(),
            request(asked),
            to,
            cancel.clone(),
        ));
        let failed = || Error::Failed(t("engine-unfinished"));
        let (mut first, mut pieces) = (None, 0);
        let (reason, prompt_tokens, completion_tokens) = loop {
            if cancel.is_cancelled() {
                // Aborting drops the stream, and the engine stops at its next token.
                task.abort();
                break (None, 0, pieces);
            }
            match from.recv_timeout(Duration::from_millis(20)) {
                Ok(Piece::Text(text)) => {
                    first.get_or_insert_with(Instant::now);
                    pieces += 1;
                    on_token(&text);
                }
                Ok(Piece::Finished {
                    reason,
                    prompt,
                    completion,
                }) => break (Some(reason), prompt, completion),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) if cancel.is_cancelled() => {
                    break (None, 0, pieces);
                }
                Ok(Piece::Failed) | Err(RecvTimeoutError::Disconnected) => return Err(failed()),
            }
        };
        let reading = first.map(|f| f.duration_since(start));
        let writing = first.map(|f| f.elapsed());
        let per_second = |n: usize, t: Option<Duration>| {
            t.map(|t| t.as_secs_f64())
                .filter(|s| n > 0 && *s > 0.0)
                .map(|s| n as f64 / s)
        };
        let usage = Usage {
            prompt_tokens,
            completion_tokens,
            ttft_ms: reading.map(|t| t.as_millis() as u64),
            prefill_tps: per_second(prompt_tokens, reading),
            decode_tps: per_second(completion_tokens.saturating_sub(1), writing),
        };
        let finish = match reason.as_deref() {
            None => Finish::Cancelled,
            Some("length") => Finish::Length,
            Some(_) => Finish::Stop,
        };
        Ok((usage, finish))
    }
}
