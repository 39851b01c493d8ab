//! Servers that speak the OpenAI API (`/v1/models`, `/v1/chat/completions`): vLLM, llama-server, Transformers serve.

use super::http::{Clock, Server, stopped};
use super::{Cancel, Engine, Error, Finish, Health, ModelInfo, Request, Result, Settings, Usage};
use crate::privacy::Network;
use serde_json::{Value, json};

/// A model of such a server.
pub(super) struct OpenAi {
    server: Server,
    model: Option<String>,
    name: &'static str,
}

impl OpenAi {
    /// Checks the address; asks nothing yet.
    pub(super) fn new(s: &Settings, name: &'static str) -> Result<Self> {
        let url = s
            .openai_url
            .clone()
            .unwrap_or_else(|| "http://127.0.0.1:8000".into());
        let url = url.trim_end_matches('/').trim_end_matches("/v1").to_owned();
        Ok(Self {
            server: Server::new(&url, &s.own_hosts, s.timeout_s)?,
            model: s.openai_model.clone(),
            name,
        })
    }

    fn chosen(&self) -> Result<String> {
        if let Some(m) = &self.model {
            return Ok(m.clone());
        }
        let models = self.server.get("/v1/models")?;
        let first = models["data"][0]["id"].as_str().map(ToOwned::to_owned);
        first.ok_or_else(|| {
            Error::Unreachable(format!(
                "the server at {} has no model; name one with OPENAI_MODEL",
                self.server.base()
            ))
        })
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
        self.chosen().map(|_| ())
    }

    fn is_loaded(&self) -> bool {
        true
    }

    fn unload(&self) {}

    fn info(&self) -> ModelInfo {
        let name = self.model.clone().unwrap_or_else(|| self.name.into());
        ModelInfo {
            id: name.clone(),
            name,
            languages: Vec::new(),
            context: 0,
            bytes: 0,
        }
    }

    fn health(&self) -> Health {
        match self.server.get("/v1/models") {
            Ok(_) => Health {
                ok: true,
                sentence: format!("the server at {} answers", self.server.base()),
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
            "model": self.chosen()?, "messages": messages, "stream": true, "stream_options": { "include_usage": true },
            "temperature": request.temperature, "max_tokens": request.max_tokens,
        });
        let mut clock = Clock::start();
        let (mut prompt, mut completion, mut finish) = (0, 0, None);
        let mut lines = self.server.post("/v1/chat/completions", &body)?;
        while let Some(line) = lines.next()? {
            if stopped(cancel) {
                return Ok((clock.usage(0, 0), Finish::Cancelled));
            }
            let Some(data) = line.strip_prefix("data:").map(str::trim) else {
                continue;
            };
            if data == "[DONE]" {
                return Ok((
                    clock.usage(prompt, completion),
                    finish.unwrap_or(Finish::Stop),
                ));
            }
            let Ok(v) = serde_json::from_str::<Value>(data) else {
                return Err(Error::Failed(
                    "the server answered with something that is not the OpenAI protocol".into(),
                ));
            };
            if !v["error"].is_null() {
                return Err(Error::Failed(
                    "the server broke off with an error; see its own log".into(),
                ));
            }
            if let Some(text) = v["choices"][0]["delta"]["content"]
                .as_str()
                .filter(|t| !t.is_empty())
            {
                clock.piece();
                on_token(text);
            }
            match v["choices"][0]["finish_reason"].as_str() {
                Some("length") => finish = Some(Finish::Length),
                Some(_) => finish = Some(Finish::Stop),
                None => {}
            }
            let count = |k: &str| v["usage"][k].as_u64().and_then(|n| usize::try_from(n).ok());
            prompt = count("prompt_tokens").unwrap_or(prompt);
            completion = count("completion_tokens").unwrap_or(completion);
        }
        match finish {
            // Some servers end the stream without the closing mark.
            Some(f) => Ok((clock.usage(prompt, completion), f)),
            None => Err(Error::Failed(
                "the server broke off in the middle of its answer; ask again".into(),
            )),
        }
    }
}
