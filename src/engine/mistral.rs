//! Generation in this process with mistral.rs. Opens no connection at all: the tokeniser and the chat template come from the model file, and no token is
//! looked for. Everything asynchronous stays inside this file.

use super::gguf;
use super::models::Chosen;
use super::{
    Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Role, Settings, Usage,
};
use crate::privacy::Network;
use mistralrs::{GgufModelBuilder, Model, RequestBuilder, Response, TextMessageRole, TokenSource};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often a stop is looked for while no token comes (the prompt is being read).
const LOOK: Duration = Duration::from_millis(40);

/// What a token costs for each time it was written already (frequency penalty as in the OpenAI API).
const REPETITION: f32 = 0.3;

/// The engine with its model, loaded or not.
pub(super) struct Mistral {
    info: ModelInfo,
    file: PathBuf,
    limit: Option<u64>,
    runtime: tokio::runtime::Runtime,
    model: Mutex<Option<Arc<Model>>>,
}

impl Mistral {
    /// Looks at the model file without loading it.
    pub(super) fn new(chosen: &Chosen, s: &Settings) -> Result<Self> {
        let head = gguf::read(&chosen.file)?;
        gguf::check(&head)?;
        let m = &chosen.manifest;
        let info = ModelInfo {
            id: m.id.clone(),
            name: m.name.clone(),
            languages: m.languages.clone(),
            context: head.context,
            bytes: head.bytes,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|e| Error::Failed(format!("the engine could not start ({e})")))?;
        Ok(Self {
            info,
            file: chosen.file.clone(),
            limit: s.memory_limit_bytes,
            runtime,
            model: Mutex::new(None),
        })
    }

    fn slot(&self) -> MutexGuard<'_, Option<Arc<Model>>> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Weights and what goes with them: a fifth more, and room for one conversation.
    fn need(&self) -> u64 {
        self.info.bytes + self.info.bytes / 5 + 100_000_000
    }

    fn fits(&self) -> Result<()> {
        let need = self.need();
        let have = super::models::available_memory();
        let limit = self.limit.unwrap_or(u64::MAX).min(have.unwrap_or(u64::MAX));
        if need > limit {
            return Err(Error::Memory(format!(
                "{} needs about {} MB of memory and {} MB may be used; choose a smaller model with `klankbord models use`",
                self.info.name,
                need / 1_000_000,
                limit / 1_000_000
            )));
        }
        Ok(())
    }

    fn loaded(&self) -> Result<Arc<Model>> {
        self.load()?;
        self.slot()
            .clone()
            .ok_or_else(|| Error::Failed("the model is gone; ask again".into()))
    }
}

impl Engine for Mistral {
    fn name(&self) -> &'static str {
        "mistralrs"
    }

    fn network(&self) -> Network {
        Network::None
    }

    fn load(&self) -> Result<()> {
        // Held while loading: a second caller waits and finds it loaded.
        let mut slot = self.slot();
        if slot.is_some() {
            return Ok(());
        }
        self.fits()?;
        let broken = || {
            Error::Damaged(format!(
                "{} could not be loaded; remove it and fetch it again",
                self.info.name
            ))
        };
        let folder = self.file.parent().ok_or_else(broken)?;
        let name = self.file.file_name().ok_or_else(broken)?;
        // No prefix cache: on the processor it never lets go of anything, so memory would grow with every question.
        let builder = GgufModelBuilder::new(folder.display(), vec![name.to_string_lossy()])
            .with_token_source(TokenSource::None)
            .with_prefix_cache_n(None)
            .with_max_num_seqs(1);
        // A task of its own, so that a panic of the loader is an error and not the end.
        let built = self.runtime.block_on(self.runtime.spawn(builder.build()));
        match built {
            Ok(Ok(model)) => *slot = Some(Arc::new(model)),
            Ok(Err(e)) => {
                return Err(Error::Failed(format!(
                    "{} could not be loaded ({})",
                    self.info.name,
                    e.root_cause()
                )));
            }
            Err(_) => return Err(broken()),
        }
        Ok(())
    }

    fn is_loaded(&self) -> bool {
        // While it is being loaded the lock is held, and it is not loaded.
        self.model.try_lock().is_ok_and(|m| m.is_some())
    }

    fn unload(&self) {
        *self.slot() = None;
    }

    fn info(&self) -> ModelInfo {
        self.info.clone()
    }

    fn health(&self) -> Health {
        let ok = gguf::read(&self.file)
            .and_then(|h| gguf::check(&h))
            .and_then(|()| {
                if self.is_loaded() {
                    Ok(())
                } else {
                    self.fits()
                }
            });
        match ok {
            Ok(()) => Health {
                ok: true,
                sentence: format!("{} is whole and fits", self.info.name),
            },
            Err(e) => Health {
                ok: false,
                sentence: e.to_string(),
            },
        }
    }

    fn memory(&self) -> Option<u64> {
        self.is_loaded().then_some(self.info.bytes)
    }

    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let model = self.loaded()?;
        let mut builder = RequestBuilder::new();
        builder = if request.temperature > 0.0 {
            builder.set_sampler_temperature(f64::from(request.temperature))
        } else {
            builder.set_deterministic_sampler()
        };
        // Small models that always take the likeliest token fall into saying the same for ever.
        builder = builder.set_sampler_frequency_penalty(REPETITION);
        builder = builder.set_sampler_max_len(request.max_tokens);
        for m in request.messages.reveal() {
            let role = match m.role {
                Role::System => TextMessageRole::System,
                Role::User => TextMessageRole::User,
                Role::Assistant => TextMessageRole::Assistant,
            };
            builder = builder.add_message(role, &m.content);
        }
        let (send, receive) = channel();
        // The engine's own channel holds one item: it is drained here at once, whatever the screen does.
        let task = self.runtime.spawn(async move {
            match model.stream_chat_request(builder).await {
                Ok(mut stream) => {
                    while let Some(response) = stream.next().await {
                        if send.send(Ok(response)).is_err() {
                            return;
                        }
                    }
                }
                Err(e) => drop(send.send(Err(e.to_string()))),
            }
        });
        let from = Instant::now();
        let (mut first, mut last, mut tokens) = (None, from, 0usize);
        let mut usage = Usage::default();
        let mut finish = Finish::Stop;
        let outcome = loop {
            if cancel.is_cancelled() {
                finish = Finish::Cancelled;
                break Ok(());
            }
            match receive.recv_timeout(LOOK) {
                Ok(Ok(Response::Chunk(chunk))) => {
                    if let Some(u) = &chunk.usage {
                        usage.prompt_tokens = u.prompt_tokens;
                        usage.completion_tokens = u.completion_tokens;
                    }
                    for choice in chunk.choices {
                        if let Some(text) = choice.delta.content.filter(|t| !t.is_empty()) {
                            last = Instant::now();
                            first.get_or_insert(last);
                            tokens += 1;
                            on_token(&text);
                        }
                        if choice.finish_reason.as_deref() == Some("length") {
                            finish = Finish::Length;
                        }
                    }
                }
                Ok(Ok(Response::Done(_))) => {}
                Ok(Ok(Response::ModelError(e, _))) => break Err(e),
                Ok(Ok(Response::InternalError(e) | Response::ValidationError(e))) => {
                    break Err(e.to_string());
                }
                Ok(Ok(_)) => {}
                Ok(Err(e)) => break Err(e),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break Ok(()),
            }
        };
        // Dropping the stream makes the engine stop at its next token.
        task.abort();
        outcome.map_err(|_| {
            Error::Failed(format!(
                "{} failed while writing; ask again, or choose another model",
                self.info.name
            ))
        })?;
        usage.completion_tokens = usage.completion_tokens.max(tokens);
        if let Some(first) = first {
            let wait = first.duration_since(from);
            usage.ttft_ms = u64::try_from(wait.as_millis()).ok();
            if usage.prompt_tokens > 0 {
                usage.prefill_tps = Some(tenth(usage.prompt_tokens as f64 / wait.as_secs_f64()));
            }
            let writing = last.duration_since(first).as_secs_f64();
            if tokens > 1 && writing > 0.0 {
                usage.decode_tps = Some(tenth((tokens - 1) as f64 / writing));
            }
        }
        Ok((usage, finish))
    }
}

fn tenth(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}
