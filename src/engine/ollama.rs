//! Ollama through its native API. Only models that run where Ollama runs: its "cloud" models are sent on to a
//! company's servers and are refused.

use super::http::Server;
use super::served::{field, listed};
use super::{Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Usage};
use crate::locale::{t, tf};
use crate::privacy::Network;
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Context asked for. Ollama's own default silently drops the start of a long prompt; always the same number, because
/// another one makes it load the model again.
const CONTEXT: usize = 8192;

/// The engine.
pub struct Ollama {
    server: Server,
    wanted: Option<String>,
    /// What was found at the last look: the model and its size.
    found: Mutex<Option<(String, u64)>>,
}

impl Ollama {
    /// Connects to nothing yet. Without a model, the first local one that Ollama lists is taken.
    pub fn new(server: Server, model: Option<String>) -> Result<Self> {
        if let Some(model) = &model {
            refuse_cloud_name(model)?;
        }
        Ok(Self {
            server,
            wanted: model,
            found: Mutex::default(),
        })
    }

    /// The models that Ollama lists at a path.
    fn listed(&self, path: &str) -> Result<Vec<Value>> {
        listed(&self.server, path, "models", self.wanted.as_deref())
    }

    /// The model to use, made sure to be local at this moment.
    fn model(&self) -> Result<String> {
        let list = self.listed("/api/tags")?;
        let name = |m: &Value| field(m, "name");
        let chosen = match &self.wanted {
            Some(wanted) => list.iter().find(|m| same(&name(m), wanted)),
            None => list.iter().find(|m| refuse_cloud(m, &name(m)).is_ok()),
        };
        let Some(chosen) = chosen else {
            return Err(match &self.wanted {
                Some(w) => {
                    Error::Failed(tf("engine-ollama-no-model", &[("w", w.to_string().into())]))
                }
                None => Error::Failed(t("engine-ollama-empty")),
            });
        };
        let name = name(chosen);
        refuse_cloud(chosen, &name)?;
        let bytes = chosen.get("size").and_then(Value::as_u64).unwrap_or(0);
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some((name.clone(), bytes));
        Ok(name)
    }

    /// The entry of this model among those in memory.
    fn running(&self) -> Option<Value> {
        let (name, _) = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()?;
        let list = self.listed("/api/ps").ok()?;
        list.into_iter().find(|m| same(&field(m, "name"), &name))
    }
}

/// `qwen3` and `qwen3:latest` are the same model.
fn same(listed: &str, wanted: &str) -> bool {
    listed == wanted || listed.strip_suffix(":latest") == Some(wanted)
}

fn refuse_cloud_name(name: &str) -> Result<()> {
    if name.ends_with("-cloud") || name.ends_with(":cloud") {
        return Err(Error::Refused(tf(
            "engine-ollama-cloud",
            &[("name", name.to_string().into())],
        )));
    }
    Ok(())
}

/// By its name, and by what Ollama says about it.
fn refuse_cloud(listed: &Value, name: &str) -> Result<()> {
    refuse_cloud_name(name)?;
    let remote = ["remote_host", "remote_model"].iter().any(|k| {
        listed
            .get(k)
            .is_some_and(|v| !v.is_null() && v.as_str() != Some(""))
    });
    if remote {
        refuse_cloud_name(&format!("{name}:cloud"))
    } else {
        Ok(())
    }
}

impl Engine for Ollama {
    fn name(&self) -> &'static str {
        "ollama"
    }

    fn network(&self) -> Network {
        self.server.network()
    }

    fn load(&self) -> Result<()> {
        let model = self.model()?;
        let shown = self.server.json(
            "/api/show",
            Some(&json!({ "model": model })),
            &model,
            &Cancel::default(),
        )?;
        refuse_cloud(&shown, &model)?;
        let body = json!({ "model": model, "stream": false, "options": { "num_ctx": CONTEXT } });
        self.server
            .json("/api/generate", Some(&body), &model, &Cancel::default())?;
        Ok(())
    }

    fn is_loaded(&self) -> bool {
        self.running().is_some()
    }

    fn unload(&self) {
        let found = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((model, _)) = found {
            let body = json!({ "model": model, "stream": false, "keep_alive": 0 });
            // Ollama lets go of it by itself after a while, so a failure here costs nothing.
            let _ = self
                .server
                .json("/api/generate", Some(&body), &model, &Cancel::default());
        }
    }

    fn info(&self) -> ModelInfo {
        let found = self
            .found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let (id, bytes) = found.unwrap_or_else(|| (self.wanted.clone().unwrap_or_default(), 0));
        ModelInfo {
            name: id.clone(),
            id,
            languages: Vec::new(),
            context: CONTEXT,
            bytes,
        }
    }

    fn health(&self) -> Health {
        self.server.health("engine-ollama-ready", self.model())
    }

    fn memory(&self) -> Option<u64> {
        self.running()?.get("size")?.as_u64()
    }

    fn generate(
        &self,
        request: &Request,
        cancel: &Cancel,
        on_token: &mut dyn FnMut(&str),
    ) -> Result<(Usage, Finish)> {
        let model = self.model()?;
        let messages: Vec<_> = request
            .messages
            .reveal()
            .iter()
            .map(|m| json!({ "role": m.role.word(), "content": m.content }))
            .collect();
        let mut body = json!({
            "model": model, "messages": messages, "stream": true,
            "options": { "num_predict": request.max_tokens, "temperature": request.temperature, "num_ctx": CONTEXT },
        });
        if let (Some(schema), Some(fields)) = (&request.schema, body.as_object_mut()) {
            fields.insert("format".to_owned(), schema.to_json());
        }
        let start = Instant::now();
        let (mut ttft, mut pieces, mut last) = (None, 0usize, None);
        let ended = self
            .server
            .lines("/api/chat", &body, &model, cancel, &mut |line| {
                if line.is_empty() {
                    return Ok(true);
                }
                let said: Value = serde_json::from_str(line).map_err(|_| self.server.garbage())?;
                if said.get("error").is_some() {
                    return Err(Error::Failed(t("engine-ollama-stopped")));
                }
                if let Some(text) = said
                    .pointer("/message/content")
                    .and_then(Value::as_str)
                    .filter(|t| !t.is_empty())
                {
                    ttft.get_or_insert_with(|| start.elapsed().as_millis() as u64);
                    pieces += 1;
                    on_token(text);
                }
                let done = said.get("done").and_then(Value::as_bool) == Some(true);
                if done {
                    last = Some(said);
                }
                Ok(!done)
            })?;
        let count = |k: &str| last.as_ref().and_then(|l| l.get(k)).and_then(Value::as_u64);
        let speed =
            |n: &str, t: &str| Some(count(n)? as f64 / (count(t).filter(|t| *t > 0)? as f64 / 1e9));
        let usage = Usage {
            prompt_tokens: count("prompt_eval_count").unwrap_or(0) as usize,
            completion_tokens: count("eval_count").map_or(pieces, |n| n as usize),
            ttft_ms: ttft,
            prefill_tps: speed("prompt_eval_count", "prompt_eval_duration"),
            decode_tps: speed("eval_count", "eval_duration"),
        };
        match &last {
            _ if !ended => Ok((usage, Finish::Cancelled)),
            None => Err(self.server.cut_off()),
            Some(l) if l.get("done_reason").and_then(Value::as_str) == Some("length") => {
                Ok((usage, Finish::Length))
            }
            Some(_) => Ok((usage, Finish::Stop)),
        }
    }
}
