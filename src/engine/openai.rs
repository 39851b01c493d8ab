//! Servers that speak the OpenAI chat protocol on a machine of the coach's own: vLLM, llama-server,
//! `transformers serve`.

use super::http::Server;
use super::served::{field, listed};
use super::{Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Usage};
use crate::locale::{t, tf};
use crate::privacy::Network;
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The engine.
pub struct OpenAi {
    name: &'static str,
    server: Server,
    wanted: Option<String>,
    /// What was found at the last look: the model and its context.
    found: Mutex<Option<(String, usize)>>,
}

impl OpenAi {
    /// Connects to nothing yet. `name` is `vllm` or `transformers`. Without a model, the first the server lists.
    pub fn new(name: &'static str, server: Server, model: Option<String>) -> Self {
        Self {
            name,
            server,
            wanted: model,
            found: Mutex::default(),
        }
    }

    fn model(&self) -> Result<String> {
        let wanted = self.wanted.as_deref();
        let list = listed(&self.server, "/v1/models", "data", wanted)?;
        let id = |m: &Value| field(m, "id");
        let chosen = match &self.wanted {
            Some(w) => list.iter().find(|m| id(m) == *w),
            None => list.first(),
        };
        // `transformers serve` loads what it is asked for, also when it does not list it.
        let (model, context) = match (chosen, &self.wanted) {
            (Some(m), _) => {
                let context = m
                    .get("max_model_len")
                    .or_else(|| m.pointer("/meta/n_ctx_train"))
                    .and_then(Value::as_u64);
                (id(m), context.unwrap_or(0) as usize)
            }
            (None, Some(w)) if self.name == "transformers" => (w.clone(), 0),
            (None, Some(w)) => {
                let there: Vec<_> = list.iter().map(id).collect();
                return Err(Error::Failed(tf(
                    "engine-serves-other",
                    &[
                        ("at", self.server.address().to_string().into()),
                        ("w", w.to_string().into()),
                        ("there", there.join(", ").to_string().into()),
                    ],
                )));
            }
            (None, None) => {
                return Err(Error::Failed(tf(
                    "engine-serves-none",
                    &[("at", self.server.address().to_string().into())],
                )));
            }
        };
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some((model.clone(), context));
        Ok(model)
    }
}

impl Engine for OpenAi {
    fn name(&self) -> &'static str {
        self.name
    }

    fn network(&self) -> Network {
        self.server.network()
    }

    fn load(&self) -> Result<()> {
        self.model().map(|_| ())
    }

    fn is_loaded(&self) -> bool {
        self.found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn unload(&self) {
        // The protocol has no word for it; forgetting makes the next request look again.
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn info(&self) -> ModelInfo {
        let found = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let (id, context) = found.unwrap_or_else(|| (self.wanted.clone().unwrap_or_default(), 0));
        ModelInfo {
            name: id.clone(),
            id,
            languages: Vec::new(),
            context,
            bytes: 0,
        }
    }

    fn health(&self) -> Health {
        self.server.health("engine-serves", self.model())
    }

    fn memory(&self) -> Option<u64> {
        None
    }

    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let known = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let model = match known {
            Some((model, _)) => model,
            None => self.model()?,
        };
        let messages: Vec<_> = request
            .messages
            .reveal()
            .iter()
            .map(|m| json!({ "role": m.role.word(), "content": m.content }))
            .collect();
        let mut body = json!({
            "model": model, "messages": messages, "stream": true, "stream_options": { "include_usage": true },
            "max_tokens": request.max_tokens, "temperature": request.temperature,
        });
        if let (Some(schema), Some(fields)) = (&request.schema, body.as_object_mut()) {
            let named = json!({ "name": "answer", "strict": true, "schema": schema.to_json() });
            let format = json!({ "type": "json_schema", "json_schema": named });
            fields.insert("response_format".to_owned(), format);
        }
        let start = Instant::now();
        let (mut ttft, mut pieces, mut reason, mut counts, mut done) =
            (None, 0usize, None::<String>, None::<Value>, false);
        let ended =
            self.server
                .lines("/v1/chat/completions", &body, &model, cancel, &mut |line| {
                    // Blank lines part events; a line that starts with a colon is a sign of life.
                    let Some(data) = line.strip_prefix("data:").map(str::trim) else {
                        let allowed = line.is_empty()
                            || [":", "event:", "id:", "retry:"]
                                .iter()
                                .any(|p| line.starts_with(p));
                        return if allowed {
                            Ok(true)
                        } else {
                            Err(self.server.garbage())
                        };
                    };
                    if data == "[DONE]" {
                        done = true;
                        return Ok(false);
                    }
                    let said: Value =
                        serde_json::from_str(data).map_err(|_| self.server.garbage())?;
                    if said.get("error").is_some_and(|e| !e.is_null()) {
                        return Err(Error::Failed(t("engine-server-stopped")));
                    }
                    if let Some(text) = said
                        .pointer("/choices/0/delta/content")
                        .and_then(Value::as_str)
                        .filter(|t| !t.is_empty())
                    {
                        ttft.get_or_insert_with(|| start.elapsed().as_millis() as u64);
                        pieces += 1;
                        on_token(text);
                    }
                    if let Some(why) = said
                        .pointer("/choices/0/finish_reason")
                        .and_then(Value::as_str)
                    {
                        reason = Some(why.to_owned());
                    }
                    if let Some(usage) = said.get("usage").filter(|u| u.is_object()) {
                        counts = Some(usage.clone());
                    }
                    Ok(true)
                })?;
        let count = |k: &str| {
            counts
                .as_ref()
                .and_then(|c| c.get(k))
                .and_then(Value::as_u64)
                .map(|n| n as usize)
        };
        let completion_tokens = count("completion_tokens").unwrap_or(pieces);
        let prompt_tokens = count("prompt_tokens").unwrap_or(0);
        let decode_ms = start.elapsed().as_millis() as u64 - ttft.unwrap_or(0);
        let per_second =
            |n: usize, ms: u64| (n > 0 && ms > 0).then(|| n as f64 * 1000.0 / ms as f64);
        let usage = Usage {
            prompt_tokens,
            completion_tokens,
            ttft_ms: ttft,
            prefill_tps: ttft.and_then(|ms| per_second(prompt_tokens, ms)),
            decode_tps: ttft
                .and_then(|_| per_second(completion_tokens.saturating_sub(1), decode_ms)),
        };
        match reason.as_deref() {
            _ if !ended => Ok((usage, Finish::Cancelled)),
            Some("length") => Ok((usage, Finish::Length)),
            Some(_) => Ok((usage, Finish::Stop)),
            None if done => Ok((usage, Finish::Stop)),
            None => Err(self.server.cut_off()),
        }
    }
}
