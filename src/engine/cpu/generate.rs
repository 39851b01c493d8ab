//! A loaded model that answers: prompt, reading, writing token by token. `engine` (this room's `Cpu`) drives it.

use super::cache::{Memory, Sequence};
use super::chat::Chat;
use super::constrain::{self, Next};
use super::model::Model;
use super::sample::{REPETITION, Sampler};
use super::spelling::Spelling;
use super::vocabulary::Vocabulary;
use crate::engine::schema::grammar::Grammar;
use crate::engine::schema::guide::Guide;
use crate::engine::{Cancel, Error, Finish, Message, Result, Schema, Usage};
use crate::locale::{t, tf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Tokens read ahead at a time, and the longest rest after them.
const AHEAD: usize = 64;
const REST: Duration = Duration::from_millis(200);

/// Model, vocabulary, template, and what was read before.
pub struct Speaker {
    /// The weights.
    pub model: Model,
    /// Its tokens.
    pub vocabulary: Vocabulary,
    /// Its way of writing a conversation.
    pub chat: Chat,
    /// Longest conversation in tokens that fits in memory.
    pub longest: usize,
    /// Bytes of keys and values that are kept between requests.
    pub kept: u64,
    memory: Mutex<Memory>,
    /// Requests that wait for the one that is warming up.
    waiting: AtomicUsize,
}

/// What is asked for.
pub struct Asked<'a> {
    /// The conversation.
    pub messages: &'a [Message],
    /// At most so many tokens.
    pub max_tokens: usize,
    /// 0 = always the likeliest.
    pub temperature: f32,
    /// The shape the answer must have, as JSON.
    pub schema: Option<&'a Schema>,
}

impl Speaker {
    /// Puts the parts together; refuses a vocabulary that does not belong to the weights.
    pub fn new(
        model: Model,
        vocabulary: Vocabulary,
        chat: Chat,
        longest: usize,
        kept: u64,
    ) -> Result<Self> {
        if vocabulary.len() > model.shape.vocabulary {
            return Err(Error::Damaged(t("engine-tokens-embeddings")));
        }
        Ok(Self {
            model,
            vocabulary,
            chat,
            longest,
            kept,
            memory: Mutex::default(),
            waiting: AtomicUsize::new(0),
        })
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of the keys and values that are kept now; `None` while a request is in progress.
    pub fn kept_now(&self) -> Option<u64> {
        self.memory.try_lock().ok().map(|m| m.bytes())
    }

    fn prompt(&self, messages: &[Message]) -> Result<Vec<u32>> {
        let text = self.chat.render(messages, &self.vocabulary)?;
        let tokens = self.vocabulary.encode(&text);
        if tokens.is_empty() {
            return Err(Error::Failed(t("engine-nothing-asked")));
        }
        if tokens.len() >= self.longest {
            return Err(Error::Failed(tf(
                "engine-too-long",
                &[
                    ("tokens", tokens.len().to_string().into()),
                    ("longest", self.longest.to_string().into()),
                ],
            )));
        }
        Ok(tokens)
    }

    /// Reads a conversation so that the next request that begins like it starts at once. Stops when told to, and
    /// when a request comes; what was read until then is kept. Gives how many tokens are ready.
    pub fn warm(&self, messages: &[Message], cancel: &Cancel) -> Result<usize> {
        let tokens = self.prompt(messages)?;
        let Ok(mut memory) = self.memory.try_lock() else {
            return Ok(0); // a request is in progress, which matters more
        };
        let mut sequence = memory.begin(&tokens);
        let stop = || cancel.is_cancelled() || self.waiting.load(Ordering::Acquire) > 0;
        let rest = tokens
            .get(sequence.tokens.len()..)
            .unwrap_or_default()
            .to_vec();
        // In small pieces with as long a rest after each: who types meanwhile has the processor half of the time at least.
        for piece in rest.chunks(AHEAD) {
            let from = Instant::now();
            if self.model.read(&mut sequence, piece, &stop).is_none() {
                break;
            }
            let busy = from.elapsed().min(REST);
            let from = Instant::now();
            while from.elapsed() < busy && !stop() {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        let ready = sequence.tokens.len();
        memory.end(sequence, self.kept);
        Ok(ready)
    }

    /// How likely the model is to say this next: the mean natural logarithm of the probability of its tokens. `None` when it was stopped, or nothing is said.
    pub fn likelihood(
        &self,
        messages: &[Message],
        said: &str,
        cancel: &Cancel,
    ) -> Result<Option<f32>> {
        let prompt = self.prompt(messages)?;
        let mut said = self.vocabulary.spell(said);
        said.truncate(self.longest - prompt.len());
        self.waiting.fetch_add(1, Ordering::AcqRel);
        // What is read here comes back no more: no conversation is to make room for it.
        let _memory = self.memory();
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        let stop = || cancel.is_cancelled();
        let mut sequence = Sequence::default();
        let said = (&said[..], self.vocabulary.len());
        let each = self.model.likelihood(&mut sequence, &prompt, said, &stop);
        let Some(each) = each.filter(|e| !e.is_empty()) else {
            return Ok(None);
        };
        Ok(Some(each.iter().sum::<f32>() / each.len() as f32))
    }

    /// Answers; `on_token` gets each piece of text as it is made.
    pub fn answer(
        &self,
        asked: &Asked<'_>,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let start = Instant::now();
        let prompt = self.prompt(asked.messages)?;
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let mut memory = self.memory();
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        let mut sequence = memory.begin(&prompt);
        let new = prompt.len() - sequence.tokens.len();
        let stop = || cancel.is_cancelled();
        let seed = start.elapsed().as_nanos() as u64 ^ std::process::id() as u64;
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let seed = seed ^ clock.map_or(0, |t| t.as_nanos() as u64);
        let mut sampler = Sampler::new(asked.temperature, REPETITION, seed);
        let mut spelling = Spelling::default();
        let most = asked.max_tokens.max(1).min(self.longest - prompt.len());
        let grammar = asked.schema.map(Grammar::new);
        let mut guide = grammar.as_ref().map(Guide::new);
        let (mut written, mut first, mut finish) = (0, None, Finish::Length);
        let mut next = prompt
            .get(prompt.len() - new..)
            .unwrap_or_default()
            .to_vec();
        let mut say = |bytes: &[u8]| {
            let text = spelling.push(bytes);
            if !text.is_empty() {
                on_token(&text);
            }
        };
        while written < most {
            if let Some(guide) = &mut guide {
                // What must follow is written without asking the model, and read by it together with what went before.
                let forced = guide.forced();
                say(&forced);
                let tokens = self.vocabulary.spell(&String::from_utf8_lossy(&forced));
                written += tokens.len();
                next.extend(tokens);
                if guide.is_done() {
                    finish = Finish::Stop;
                    break;
                }
            }
            let Some(mut scores) = self.model.read(&mut sequence, &next, &stop) else {
                finish = Finish::Cancelled;
                break;
            };
            // Rows beyond the vocabulary are padding.
            scores.truncate(self.vocabulary.len());
            first.get_or_insert_with(Instant::now);
            let token = match &mut guide {
                Some(guide) => {
                    match constrain::next(&mut sampler, &mut scores, guide, &self.vocabulary) {
                        Next::Token(token) => Some(token),
                        Next::Bytes(bytes) => {
                            say(&bytes);
                            next = self.vocabulary.spell(&String::from_utf8_lossy(&bytes));
                            written += next.len().max(1);
                            if next.is_empty() {
                                break;
                            }
                            continue;
                        }
                        Next::Nothing => None,
                    }
                }
                None => sampler.next(&mut scores),
            };
            let Some(token) = token else {
                memory.end(sequence, self.kept);
                return Err(Error::Damaged(t("engine-no-numbers")));
            };
            if guide.is_none() && self.vocabulary.is_stop(token) {
                finish = Finish::Stop;
                break;
            }
            written += 1;
            say(&self.vocabulary.bytes(token));
            if cancel.is_cancelled() {
                finish = Finish::Cancelled;
                break;
            }
            next = vec![token];
        }
        if let Some(guide) = &mut guide
            && finish != Finish::Cancelled
        {
            // Cut at its length it is whole all the same; the end costs no reading.
            say(&guide.close());
        }
        memory.end(sequence, self.kept);
        let per_second = |n: usize, t: Option<Duration>| {
            t.map(|t| t.as_secs_f64())
                .filter(|s| n > 0 && *s > 0.0)
                .map(|s| n as f64 / s)
        };
        let reading = first.map(|f| f.duration_since(start));
        let usage = Usage {
            prompt_tokens: prompt.len(),
            completion_tokens: written,
            ttft_ms: reading.map(|t| t.as_millis() as u64),
            prefill_tps: per_second(new, reading),
            decode_tps: per_second(written.saturating_sub(1), first.map(|f| f.elapsed())),
        };
        Ok((usage, finish))
    }

    /// Forgets what was read.
    #[cfg(test)]
    pub fn forget(&self) {
        self.memory().clear();
    }
}
