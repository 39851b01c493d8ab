//! How fast each engine of this process is on this machine, beside llama.cpp when it is installed. `models bench`
//! asks; what it finds is kept in the folder of the models, where `auto` looks it up.

use super::{
    Backend, Cancel, Engine, Error, Message, ModelRole, Models, Request, Result, Role, Settings,
    open_engine,
};
use crate::privacy::Local;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Where measurements are kept.
const FILE: &str = "bench.json";
/// Names the program that measures llama.cpp; it is called, and must answer, as `llama-bench` with `-o json`.
const PEER: &str = "KLANKBORD_LLAMA_BENCH";
/// Tokens of a typical answer, for weighing the time to the first against those after it.
const ANSWER: f64 = 128.0;
const WORDS: [&str; 13] = [
    "the",
    "coach",
    "listens",
    "and",
    "asks",
    "one",
    "open",
    "question",
    "about",
    "what",
    "should",
    "be",
    "different",
];

/// What one engine did. Times in milliseconds, speeds in tokens per second.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// `cpu`, `mistralrs`, another backend, or `llama.cpp`.
    pub engine: String,
    /// Loading the model.
    pub load_ms: Option<u64>,
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// From the question to the first piece of the answer.
    pub ttft_ms: Option<u64>,
    /// Reading.
    pub prefill_tps: Option<f64>,
    /// Writing.
    pub decode_tps: Option<f64>,
    /// From a second question in the same conversation to the first piece of its answer.
    pub second_ttft_ms: Option<u64>,
    /// Memory it took.
    pub memory_bytes: Option<u64>,
    /// Why there are no figures.
    pub why_not: Option<String>,
}

impl Measured {
    /// Milliseconds for a typical answer.
    fn cost(&self) -> Option<f64> {
        Some(self.ttft_ms? as f64 + 1000.0 * ANSWER / self.decode_tps?)
    }

    fn failed(engine: &str, why: String) -> Self {
        Self {
            engine: engine.to_owned(),
            why_not: Some(why),
            ..Self::default()
        }
    }
}

/// Measures every engine of this process that was built in (or the one the settings name, when it is another), and
/// llama.cpp: three runs with a prompt of about `words` words each, the best by time to first token counts.
pub fn bench(s: &Settings, words: usize, tokens: usize) -> Result<Vec<Measured>> {
    let mut all = Vec::new();
    if !matches!(s.backend, Backend::Auto | Backend::Cpu | Backend::Mistralrs) {
        let engine = open_engine(s)?;
        all.push(measure(&*engine, words, tokens));
        return Ok(all);
    }
    let manifest =
        Models::at(s.models_dir.clone()).for_role(ModelRole::Chat, s.chat_model.as_deref())?;
    let mut backends = vec![(Backend::Cpu, "cpu")];
    if cfg!(feature = "mistralrs") {
        backends.push((Backend::Mistralrs, "mistralrs"));
    }
    for (backend, name) in backends {
        let settings = Settings {
            backend,
            ..s.clone()
        };
        all.push(match open_engine(&settings) {
            Ok(engine) => {
                let measured = measure(&*engine, words, tokens);
                engine.unload();
                measured
            }
            Err(e) => Measured::failed(name, e.to_string()),
        });
    }
    keep(&s.models_dir, &manifest.entry.id, &all)?;
    let prompt = all.iter().map(|m| m.prompt_tokens).max().unwrap_or(words);
    let file = manifest.main_file(&s.models_dir.join(&manifest.entry.id));
    all.extend(peer(&file, prompt, tokens, s.threads));
    Ok(all)
}

fn measure(engine: &dyn Engine, words: usize, tokens: usize) -> Measured {
    measured(engine, words, tokens)
        .unwrap_or_else(|e| Measured::failed(engine.name(), e.to_string()))
}

fn measured(engine: &dyn Engine, words: usize, tokens: usize) -> Result<Measured> {
    let from = Instant::now();
    engine.load()?;
    let load_ms = from.elapsed().as_millis() as u64;
    let mut best: Option<Measured> = None;
    for n in 0..3 {
        // A different first word each time, so that no cached prefix is measured.
        let text: Vec<&str> = WORDS
            .iter()
            .copied()
            .cycle()
            .skip(n)
            .take(words.max(1))
            .collect();
        let mut messages = vec![said(Role::User, text.join(" "))];
        let mut answer = String::new();
        let request = |messages: &[Message], max_tokens| Request {
            messages: Local::new(messages.to_vec()),
            max_tokens,
            temperature: 0.0,
            schema: None,
        };
        let (usage, _) =
            engine.generate(&request(&messages, tokens), &Cancel::default(), &mut |t| {
                answer.push_str(t);
            })?;
        messages.push(said(Role::Assistant, answer));
        messages.push(said(Role::User, "And then?".to_owned()));
        let (second, _) =
            engine.generate(&request(&messages, 1), &Cancel::default(), &mut |_| {})?;
        let this = Measured {
            engine: engine.name().to_owned(),
            load_ms: Some(load_ms),
            prompt_tokens: usage.prompt_tokens,
            ttft_ms: usage.ttft_ms,
            prefill_tps: usage.prefill_tps,
            decode_tps: usage.decode_tps,
            second_ttft_ms: second.ttft_ms,
            memory_bytes: engine.memory(),
            why_not: None,
        };
        best = match best {
            Some(b) if b.ttft_ms <= this.ttft_ms => Some(b),
            _ => Some(this),
        };
    }
    best.ok_or(Error::NoModel)
}

fn said(role: Role, content: String) -> Message {
    Message { role, content }
}

type Kept = BTreeMap<String, Vec<Measured>>;

fn kept(dir: &Path) -> Kept {
    std::fs::read_to_string(dir.join(FILE))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn keep(dir: &Path, id: &str, all: &[Measured]) -> Result<()> {
    let mut kept = kept(dir);
    kept.insert(id.to_owned(), all.to_vec());
    let text = serde_json::to_string_pretty(&kept).map_err(|e| Error::Failed(e.to_string()))?;
    let path = dir.join(FILE);
    std::fs::write(&path, text).map_err(Error::io(path))
}

/// The engine that was measured to be the fastest with a model on this machine; `None` until two were measured.
pub(super) fn fastest(dir: &Path, id: &str) -> Option<String> {
    let mut costs: Vec<(f64, String)> = kept(dir)
        .remove(id)?
        .into_iter()
        .filter_map(|m| Some((m.cost()?, m.engine)))
        .collect();
    costs.sort_by(|a, b| a.0.total_cmp(&b.0));
    (costs.len() > 1).then(|| costs.swap_remove(0).1)
}

/// A line of what `llama-bench -o json` prints.
#[derive(Deserialize)]
struct PeerLine {
    n_prompt: usize,
    n_gen: usize,
    avg_ts: f64,
}

/// llama.cpp on the same file, when it is installed.
fn peer(file: &Path, prompt: usize, tokens: usize, threads: usize) -> Option<Measured> {
    let named = std::env::var_os(PEER);
    let program = named.clone().unwrap_or_else(|| "llama-bench".into());
    let out = Command::new(&program)
        .arg("-m")
        .arg(file)
        .args(["-p", &prompt.to_string(), "-n", &tokens.to_string()])
        .args(["-t", &threads.to_string(), "-r", "3", "-o", "json"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match out {
        Ok(out) => Some(peer_figures(&out.stdout, prompt).unwrap_or_else(|| {
            Measured::failed(
                "llama.cpp",
                format!("{} did not answer as llama-bench does", program.display()),
            )
        })),
        // Not installed, and nobody said it was.
        Err(_) if named.is_none() => None,
        Err(e) => Some(Measured::failed(
            "llama.cpp",
            format!("{}: {e}", program.display()),
        )),
    }
}

fn peer_figures(json: &[u8], prompt: usize) -> Option<Measured> {
    let lines: Vec<PeerLine> = serde_json::from_slice(json).ok()?;
    let speed = |wanted: fn(&PeerLine) -> bool| lines.iter().find(|l| wanted(l)).map(|l| l.avg_ts);
    let prefill_tps = speed(|l| l.n_prompt > 0 && l.n_gen == 0)?;
    Some(Measured {
        engine: "llama.cpp".to_owned(),
        prompt_tokens: prompt,
        ttft_ms: Some((1000.0 * prompt as f64 / prefill_tps.max(1e-3)) as u64),
        prefill_tps: Some(prefill_tps),
        decode_tps: speed(|l| l.n_gen > 0 && l.n_prompt == 0),
        ..Measured::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(engine: &str, ttft_ms: u64, decode_tps: f64) -> Measured {
        Measured {
            engine: engine.to_owned(),
            ttft_ms: Some(ttft_ms),
            decode_tps: Some(decode_tps),
            ..Measured::default()
        }
    }

    #[test]
    fn the_fastest_is_known_once_two_were_measured() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(fastest(dir.path(), "m"), None);
        keep(dir.path(), "m", &[figures("cpu", 500, 60.0)]).unwrap();
        assert_eq!(fastest(dir.path(), "m"), None);
        let both = [figures("cpu", 500, 60.0), figures("mistralrs", 100, 400.0)];
        keep(dir.path(), "m", &both).unwrap();
        assert_eq!(fastest(dir.path(), "m").as_deref(), Some("mistralrs"));
        let failed = [
            figures("cpu", 500, 60.0),
            Measured::failed("mistralrs", "no".into()),
        ];
        keep(dir.path(), "m", &failed).unwrap();
        assert_eq!(fastest(dir.path(), "m"), None);
        assert_eq!(fastest(dir.path(), "other"), None);
    }

    #[test]
    fn the_answer_of_llama_bench_is_understood_and_nonsense_is_not() {
        let json = br#"[{"n_prompt":1000,"n_gen":0,"avg_ts":800.0,"x":1},{"n_prompt":0,"n_gen":64,"avg_ts":50.5}]"#;
        let m = peer_figures(json, 1000).unwrap();
        assert_eq!((m.ttft_ms, m.decode_tps), (Some(1250), Some(50.5)));
        assert!(peer_figures(b"llama", 1).is_none() && peer_figures(b"[]", 1).is_none());
    }
}
