//! Ollama through its own API (`/api/tags`, `/api/chat`). Its "cloud" models run elsewhere and are refused: they are not local, whatever the address says.

use super::http::{Clock, Server, stopped};
use super::{Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Settings, Usage};
use crate::privacy::Network;
use serde_json::{Value, json};

/// A model of an Ollama server.
pub(super) struct Ollama {
    server: Server,
    model: Option<String>,
}

impl Ollama {
    /// Checks the address; asks nothing yet.
    pub(super) fn new(s: &Settings) -> Result<Self> {
        let model = s.ollama_model.clone();
        if model.as_deref().is_some_and(is_cloud_name) {
            return Err(Error::Refused("this Ollama model runs in a cloud, not on this machine; choose another with OLLAMA_MODEL".into()));
        }
        Ok(Self {
            server: Server::new(&s.ollama_url, &s.own_hosts, s.timeout_s)?,
            model,
        })
    }

    /// The chosen model, or the first local one the server has.
    fn chosen(&self) -> Result<String> {
        let tags = self.server.get("/api/tags")?;
        let models = tags["models"].as_array().cloned().unwrap_or_default();
        let name = |m: &Value| m["name"].as_str().unwrap_or_default().to_owned();
        let local = |m: &Value| {
            m["remote_host"].as_str().is_none_or(str::is_empty) && !is_cloud_name(&name(m))
        };
        let Some(wanted) = &self.model else {
            return models.iter().find(|m| local(m)).map(name).ok_or_else(|| {
                Error::Unreachable(format!(
                    "the Ollama at {} has no local model; run `ollama pull`",
                    self.server.base()
                ))
            });
        };
        let found = models
            .iter()
            .find(|m| name(m) == *wanted || name(m).strip_suffix(":latest") == Some(wanted));
        match found {
            Some(m) if local(m) => Ok(name(m)),
            Some(_) => Err(Error::Refused(format!(
                "the Ollama model {wanted} runs in a cloud, not on this machine; choose another with OLLAMA_MODEL"
            ))),
            None => Err(Error::Unreachable(format!(
                "the Ollama at {} does not have {wanted}; run `ollama pull {wanted}`",
                self.server.base()
            ))),
        }
    }
}

fn is_cloud_name(name: &str) -> bool {
    name.split_once(':')
        .is_some_and(|(_, tag)| tag == "cloud" || tag.ends_with("-cloud"))
}

impl Engine for Ollama {
    fn name(&self) -> &'static str {
        "ollama"
    }

    fn network(&self) -> Network {
        self.server.network()
    }

    fn load(&self) -> Result<()> {
        self.chosen().map(|_| ())
    }

    fn is_loaded(&self) -> bool {
        true
    }

    fn unload(&self) {}

    fn info(&self) -> ModelInfo {
        let name = self.model.clone().unwrap_or_else(|| "ollama".into());
        ModelInfo {
            id: name.clone(),
            name,
            languages: Vec::new(),
            context: 0,
            bytes: 0,
        }
    }

    fn health(&self) -> Health {
        match self.chosen() {
            Ok(m) => Health {
                ok: true,
                sentence: format!("Ollama at {} has {m}", self.server.base()),
            },
            Err(e) => Health {
                ok: false,
                sentence: e.to_string(),
            },
        }
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
        let messages: Vec<Value> = request
            .messages
            .reveal()
            .iter()
            .map(|m| json!({ "role": m.role.as_str(), "content": m.content }))
            .collect();
        let body = json!({
            "model": self.chosen()?, "messages": messages, "stream": true,
            "options": { "temperature": request.temperature, "num_predict": request.max_tokens },
        });
        let mut clock = Clock::start();
        let mut lines = self.server.post("/api/chat", &body)?;
        while let Some(line) = lines.next()? {
            // Dropping the reader closes the connection, which makes the server stop.
            if stopped(cancel) {
                return Ok((clock.usage(0, 0), Finish::Cancelled));
            }
            let Ok(v) = serde_json::from_str::<Value>(line) else {
                return Err(Error::Failed(
                    "the Ollama server answered with something that is not its protocol".into(),
                ));
            };
            if v["error"].is_string() {
                return Err(Error::Failed(
                    "the Ollama server broke off with an error; see its own log".into(),
                ));
            }
            if let Some(text) = v["message"]["content"].as_str().filter(|t| !t.is_empty()) {
                clock.piece();
                on_token(text);
            }
            if v["done"].as_bool() == Some(true) {
                let count = |k: &str| usize::try_from(v[k].as_u64().unwrap_or(0)).unwrap_or(0);
                let finish = if v["done_reason"] == "length" {
                    Finish::Length
                } else {
                    Finish::Stop
                };
                return Ok((
                    clock.usage(count("prompt_eval_count"), count("eval_count")),
                    finish,
                ));
            }
        }
        Err(Error::Failed(
            "the server broke off in the middle of its answer; ask again".into(),
        ))
    }
}
