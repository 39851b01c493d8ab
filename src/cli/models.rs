//! `models`: list, pull, use, add, remove, status, bench.

use super::Outcome;
use super::context::Context;
use super::printing::{beside, columns, sentence};
use super::progress::Progress;
use crate::engine::{self, ModelRole};
use crate::locale::{self, t, tf};
use serde_json::json;
use std::path::PathBuf;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Models {
    /// List the catalogue and what is installed
    List,
    /// Fetch a model; `starter` fetches both starter models
    Pull {
        /// Its id in the catalogue, or `starter`
        #[arg(value_name = "NAME")]
        id: String,
    },
    /// Use an installed model
    Use {
        /// Its id
        #[arg(value_name = "NAME")]
        id: String,
        /// chat or embed
        #[arg(long, value_parser = ["chat", "embed"])]
        role: String,
    },
    /// Add a model from a file or folder of your own
    Add {
        /// The id to give it
        #[arg(value_name = "NAME")]
        id: String,
        /// A GGUF file, or a folder with safetensors
        path: PathBuf,
        /// chat or embed
        #[arg(long, value_parser = ["chat", "embed"], default_value = "chat")]
        role: String,
    },
    /// Remove an installed model
    Remove {
        /// Its id
        #[arg(value_name = "NAME")]
        id: String,
    },
    /// What is used and whether it answers
    Status,
    /// Measure the engines with the chat model, beside llama.cpp when it is installed: time to first token, prefill, decode
    Bench {
        /// Words in the prompt, about
        #[arg(long, default_value_t = 260)]
        words: usize,
        /// Tokens to write
        #[arg(long, default_value_t = 64)]
        tokens: usize,
    },
}

pub(super) fn run(cx: &Context, o: Models) -> Outcome {
    let settings = &cx.config.engine;
    let models = engine::Models::at(settings.models_dir.clone());
    match o {
        Models::List => {
            let list = models.list(settings)?;
            cx.print(&list, || {
                let row = |m: &engine::ModelState| {
                    let mark = if m.in_use {
                        "●"
                    } else if m.installed {
                        "○"
                    } else {
                        " "
                    };
                    let role = if m.entry.role == ModelRole::Chat {
                        "chat"
                    } else {
                        "embed"
                    };
                    let size = format!("{} MB", m.entry.download_bytes / 1_000_000);
                    vec![
                        mark.into(),
                        m.entry.id.clone(),
                        role.into(),
                        m.entry.languages.join(","),
                        m.entry.licence.clone(),
                        size,
                        m.entry.note.clone(),
                    ]
                };
                columns(&list.iter().map(row).collect::<Vec<_>>())
            })
        }
        Models::Pull { id } => {
            let pulled = pull(cx, &models, &id)?;
            cx.print(&json!({ "installed": pulled }), || {
                tf("cli-models-pulled", &[("list", pulled.join(", ").into())])
            })
        }
        Models::Use { id, role } => {
            models.choose(&id, word(&role))?;
            cx.print(&json!({ "id": id, "role": role }), || id.clone())
        }
        Models::Add { id, path, role } => {
            models.add_local(&id, &path, word(&role))?;
            cx.print(&json!({ "id": id }), || id.clone())
        }
        Models::Remove { id } => {
            models.remove(&id)?;
            cx.print(&json!({ "id": id }), || {
                tf("cli-models-removed", &[("id", id.as_str().into())])
            })
        }
        Models::Status => {
            let chat = engine::open_engine(settings)
                .map(|e| (e.name(), e.info(), e.health(), e.network()));
            let embed = engine::open_embedder(settings).map(|e| {
                let said = [
                    ("id", e.id().into()),
                    ("dim", e.dim().into()),
                    ("memory", locale::bytes(e.memory()).into()),
                ];
                let is = json!({ "id": e.id(), "dim": e.dim(), "memory_bytes": e.memory() });
                (is, tf("cli-models-embedder", &said))
            });
            let chat = match chat {
                Ok((name, info, health, network)) => {
                    let said = format!("{name}: {}", health.sentence);
                    let is = json!({ "engine": name, "model": info, "health": health, "network": network });
                    (is, said)
                }
                Err(e) => ill(e),
            };
            let embed = embed.unwrap_or_else(ill);
            cx.print(&json!({ "chat": chat.0, "embed": embed.0 }), || {
                columns(&[
                    vec![t("cli-models-chat"), chat.1],
                    vec![t("cli-models-embed"), embed.1],
                ])
            })
        }
        Models::Bench { words, tokens } => bench(cx, words, tokens),
    }
}

/// What cannot be used, for programs and for people.
fn ill(e: engine::Error) -> (serde_json::Value, String) {
    let why = sentence(&e.into());
    (json!({ "health": { "ok": false, "sentence": why } }), why)
}

fn word(role: &str) -> ModelRole {
    if role == "embed" {
        ModelRole::Embed
    } else {
        ModelRole::Chat
    }
}

/// Every engine of this process on the same prompt, and llama.cpp where it is installed.
fn bench(cx: &Context, words: usize, tokens: usize) -> Outcome {
    let all = engine::bench(&cx.config.engine, words, tokens)?;
    let chosen = engine::open_engine(&cx.config.engine)?;
    let mine = all.iter().find(|m| m.engine == chosen.name());
    let usage = mine.map(|m| {
        json!({ "prompt_tokens": m.prompt_tokens, "completion_tokens": tokens, "ttft_ms": m.ttft_ms,
                "prefill_tps": m.prefill_tps, "decode_tps": m.decode_tps })
    });
    let figures = json!({
        "engine": chosen.name(), "model": chosen.info().name, "load_ms": mine.and_then(|m| m.load_ms),
        "memory_bytes": mine.and_then(|m| m.memory_bytes), "usage": usage, "engines": all,
    });
    cx.print(&figures, || table(&all))
}

fn table(all: &[engine::Measured]) -> String {
    let number = |n: Option<f64>| n.map_or("-".to_owned(), |n| format!("{n:.0}"));
    let mut lines = vec![
        [
            "cli-bench-engine",
            "cli-bench-prompt",
            "cli-bench-first",
            "cli-bench-reading",
            "cli-bench-writing",
            "cli-bench-second",
            "cli-bench-memory",
        ]
        .map(t)
        .to_vec(),
    ];
    let mut failures = String::new();
    for m in all {
        if let Some(why) = &m.why_not {
            failures.push_str(&format!("\n{}: {why}", m.engine));
            continue;
        }
        lines.push(vec![
            m.engine.clone(),
            m.prompt_tokens.to_string(),
            number(m.ttft_ms.map(|n| n as f64)),
            number(m.prefill_tps),
            number(m.decode_tps),
            number(m.second_ttft_ms.map(|n| n as f64)),
            number(m.memory_bytes.map(|n| n as f64 / 1e6)),
        ]);
    }
    columns(&lines) + &failures
}

/// Fetches a model with progress on stderr.
fn pull(cx: &Context, models: &engine::Models, id: &str) -> Result<Vec<String>, super::Failure> {
    let mut progress = Progress::new(cx);
    let pulled = models.pull(id, &mut |step, done, total| {
        progress.step(&step.said(), done, total);
    });
    progress.wipe();
    Ok(pulled?)
}

/// Fetches the starter models that are not there yet; without them everything but generation works, so failing is only said.
pub(super) fn ensure_starters(cx: &Context) {
    let models = engine::Models::at(cx.config.engine.models_dir.clone());
    let missing = match models.list(&cx.config.engine) {
        Ok(list) => list
            .into_iter()
            .filter(|m| m.entry.starter && !m.installed)
            .map(|m| m.entry.id)
            .collect::<Vec<_>>(),
        Err(_) => Vec::new(),
    };
    for id in missing {
        beside(&tf("cli-models-pulling", &[("id", id.as_str().into())]));
        if let Err(super::Failure { sentence, .. }) = pull(cx, &models, &id) {
            beside(&format!("{sentence}\n{}", t("cli-models-without")));
        }
    }
}
