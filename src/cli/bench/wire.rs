//! `bench wire`: what the workbench costs on the wire: bytes at the start, bytes a second while it waits in a list, an answer and a note, bytes and
//! milliseconds for each key of a walk through a list, the finder, the palette, a typed question and a typed note, how long a paste of 1 MB takes, and
//! what an answer costs that a model streams. On the demo practice, or with `--cases` on a made-up one of that size.

use super::{ms, practice as made, pty};
use crate::casebook::CaseId;
use crate::config::{Config, Flags};
use crate::practice::Practice;
use crate::vault::{Unlock, Vault};
use clap::Args;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Options.
#[derive(Debug, Args)]
pub struct Wire {
    /// Columns of the terminal
    #[arg(long, default_value_t = 120)]
    cols: u16,
    /// Rows of the terminal
    #[arg(long, default_value_t = 40)]
    rows: u16,
    /// Make up a practice of so many cases, with a note each, instead of the demo practice
    #[arg(long)]
    cases: Option<usize>,
    /// Make the practice in this folder and leave it there; one that is there is used as it is
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Only measure the answer that a model streams
    #[arg(long)]
    only_stream: bool,
}

const QUIET: Duration = Duration::from_millis(60);
/// How long it is listened to while it waits.
const SILENT: Duration = Duration::from_secs(3);
/// Silence after which a screen has settled.
const SETTLED: Duration = Duration::from_millis(300);
/// Silence after which an answer is whole.
const ANSWERED: Duration = Duration::from_millis(1500);
/// Silence after which an answer of a model is whole: a slow model still lets a cell tick four times a second.
const STREAMED: Duration = Duration::from_secs(4);
/// The longest that an answer of a model is listened to.
const LONGEST: Duration = Duration::from_secs(240);

/// Runs the workbench in a pseudo-terminal and types.
pub fn run(o: &Wire) -> Result<Value, Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    let vault = o
        .keep
        .clone()
        .unwrap_or_else(|| dir.path().join("practice"));
    if !vault.join("vault.db").exists() {
        make(o, &vault)?;
    }
    let mut figures = json!({ "cols": o.cols, "rows": o.rows });
    let mut put = |name: &str, value: Value| {
        if let Value::Object(map) = &mut figures {
            map.insert(name.to_owned(), value);
        }
    };
    if !o.only_stream {
        keys(o, &vault, dir.path(), &mut put)?;
    }
    put("stream", stream(o, &vault)?);
    Ok(figures)
}

fn make(o: &Wire, vault: &Path) -> Result<(), Box<dyn std::error::Error>> {
    if let Some(cases) = o.cases {
        let size = made::Size {
            cases,
            notes: cases,
            words: 60,
        };
        return made::make(vault, &size);
    }
    demo(vault)
}

/// The demo practice in a folder.
pub(super) fn demo(vault: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let made = Command::new(std::env::current_exe()?)
        .args(["demo", "--create-only", "--no-model", "--vault"])
        .arg(vault)
        .output()?;
    if made.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&made.stderr).into_owned().into())
    }
}

/// The workbench over the vault.
fn workbench(vault: &Path) -> std::io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--vault").arg(vault);
    Ok(command)
}

fn letters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

/// Every key but those of a streamed answer; no model is in the way.
fn keys(
    o: &Wire,
    vault: &Path,
    no_models: &Path,
    put: &mut dyn FnMut(&str, Value),
) -> Result<(), Box<dyn std::error::Error>> {
    let mut command = workbench(vault)?;
    command.env("KLANKBORD_MODELS", no_models);
    let mut pty = pty::Pty::spawn(command, o.cols, o.rows)?;
    let start = pty.listen(Duration::from_secs(2))?;
    let idle = pty.listen(SILENT)?;
    let rate = |r: &pty::Reply| r.bytes.len() as f64 / SILENT.as_secs_f64();
    put("start_bytes", start.bytes.len().into());
    put("idle_bytes_per_s", rate(&idle).into());

    // To the cases, whatever pane was open.
    pty.key(b"1", SETTLED)?;
    put("move", measure(&mut pty, &letters("jjjjjjjjjj"), 4)?);
    put(
        "page",
        measure(&mut pty, &["\x1b[6~", "\x1b[6~", "\x1b[5~"], 4)?,
    );
    put("finder_open", measure(&mut pty, &["/"], 1)?);
    let words = letters("client 42 gesprek");
    put("finder", measure(&mut pty, &words, 1)?);
    put("finder_take_back", measure(&mut pty, &["\x7f"; 17], 1)?);
    pty.key(b"\x1b", SETTLED)?;
    put("palette_open", measure(&mut pty, &[":"], 1)?);
    put("palette", measure(&mut pty, &letters("theme dark"), 1)?);
    pty.key(b"\x1b", SETTLED)?;
    pty.key(b"gg", SETTLED)?;

    pty.key(b"\r", SETTLED)?;
    pty.key(b"i", SETTLED)?;
    let question = letters("welke afspraken maakten we over grenzen");
    put("type", measure(&mut pty, &question, 1)?);
    let answer = pty.key(b"\r", ANSWERED)?;
    let seconds = |d: Option<Duration>| d.map(|d| ms(d.as_secs_f64()));
    put(
        "answer",
        json!({ "bytes": answer.bytes.len(), "frames": answer.frames(), "last_byte_ms": seconds(answer.last) }),
    );
    put("idle_answer_bytes_per_s", rate(&pty.listen(SILENT)?).into());
    pty.key(b"n", SETTLED)?;
    put("note", measure(&mut pty, &question, 2)?);
    put("idle_note_bytes_per_s", rate(&pty.listen(SILENT)?).into());
    let mut paste = b"\x1b[200~".to_vec();
    let line = "Zij vertelde dat het weekend rustig was geweest, en dat was nieuw.\n";
    paste.extend(line.bytes().cycle().take(1_000_000));
    paste.extend_from_slice(b"\x1b[201~");
    let pasted = pty.key(&paste, SETTLED)?;
    let after = measure(&mut pty, &question, 1)?;
    put(
        "paste_1mb",
        json!({ "bytes": pasted.bytes.len(), "last_byte_ms": seconds(pasted.last), "then_type": after }),
    );
    Ok(())
}

/// In English: the smallest of the starter models writes nothing else. It answers some questions in a line and some in a page.
const QUESTIONS: [&str; 3] = [
    "When does the GROW model help a client, and when does it not?",
    "How does a scaling question work, step by step?",
    "What is motivational interviewing, and how do I use it with a client who hesitates?",
];

/// Answers of the user's own model, each from the key that asks to the last byte: bytes against the text, and frames.
fn stream(o: &Wire, vault: &Path) -> Result<Value, Box<dyn std::error::Error>> {
    let case = {
        // Vectors still being made would be told on the screen too, and be counted with the answer.
        let config = Config::load(&Flags::default())?;
        let practice = Practice::open(Vault::open(vault, &Unlock::None)?, config)?;
        practice.embed_all(&mut |_, _| {})?;
        let cases = practice.vault().cases(&Default::default())?;
        cases.first().map(|c| c.case.id)
    };
    let before = answers(vault, case)?.len();
    let mut command = workbench(vault)?;
    command.args(["--lang", "en"]);
    let mut pty = pty::Pty::spawn(command, o.cols, o.rows)?;
    pty.listen(Duration::from_secs(2))?;
    pty.key(b"1", SETTLED)?;
    pty.key(b"gg\r", SETTLED)?;
    let mut replies = Vec::new();
    for question in QUESTIONS {
        pty.key(b"i", SETTLED)?;
        pty.key(question.as_bytes(), SETTLED)?;
        // The sources may answer for a small model: it writes when it is asked again.
        pty.write(b"\r")?;
        pty.collect(Instant::now(), STREAMED, STREAMED, LONGEST)?;
        let from = Instant::now();
        pty.write(b"r")?;
        replies.push(pty.collect(from, STREAMED, STREAMED, LONGEST)?);
    }
    drop(pty);
    let after = answers(vault, case)?;
    let (mut text, mut passages, mut bytes, mut each) = (0, 0, 0, Vec::new());
    let mut model = None;
    for (answer, reply) in after.iter().skip(before + 1).step_by(2).zip(&replies) {
        model = model.or(answer.model.as_ref());
        // What comes before the first word is the question and the passages that were found for it.
        let first = reply.pieces.iter().find(|(t, _)| *t >= answer.first_word);
        let found = first.map_or(0, |(_, before)| *before);
        let written = reply.bytes.len().saturating_sub(found);
        each.push(json!({ "text_bytes": answer.text.len(), "bytes": written }));
        text += answer.text.len();
        passages += found;
        bytes += written;
    }
    let Some(model) = model else {
        return Ok(json!(
            "no model is installed, or none answered in time; klankbord models pull starter fetches one"
        ));
    };
    Ok(json!({
        "model": model,
        "text_bytes": text,
        "passages_bytes": passages,
        "bytes": bytes,
        "bytes_per_text_byte": (bytes as f64 / text.max(1) as f64 * 100.0).round() / 100.0,
        "answers": each,
        "frames_in_a_second_most": replies.iter().map(pty::Reply::most_in_a_second).max(),
    }))
}

/// An answer as the vault keeps it.
struct Kept {
    text: String,
    model: Option<String>,
    /// From the question to the first word.
    first_word: Duration,
}

/// The answers of a case, oldest first.
fn answers(vault: &Path, case: Option<CaseId>) -> Result<Vec<Kept>, Box<dyn std::error::Error>> {
    let vault = Vault::open(vault, &Unlock::None)?;
    let kept = |v: Value| {
        let text = |name: &str| v.get(name).and_then(Value::as_str).map(str::to_owned);
        let ttft = v.get("usage").and_then(|u| u.get("ttft_ms"));
        Kept {
            text: text("answer").unwrap_or_default(),
            model: text("model"),
            first_word: Duration::from_millis(ttft.and_then(Value::as_u64).unwrap_or(0)),
        }
    };
    Ok(vault
        .turns(case)?
        .into_iter()
        .filter_map(|t| serde_json::from_str::<Value>(&t.into_inner().answer).ok())
        .map(kept)
        .collect())
}

/// Presses each key of `keys`, the whole list `times` times.
fn measure(pty: &mut pty::Pty, keys: &[impl AsRef<str>], times: usize) -> std::io::Result<Value> {
    let (mut bytes, mut last, mut frames, mut most) = (Vec::new(), Vec::new(), 0, 0);
    for key in std::iter::repeat_n(keys, times).flatten() {
        let reply = pty.key(key.as_ref().as_bytes(), QUIET)?;
        frames += reply.frames();
        most = most.max(reply.frames());
        if let Some(time) = reply.last {
            bytes.push(reply.bytes.len() as f64);
            last.push(time.as_secs_f64());
        }
    }
    Ok(json!({
        "keys": keys.len() * times,
        "keys_without_output": keys.len() * times - bytes.len(),
        "bytes_median": pty::quantile(&bytes, 0.5),
        "bytes_p95": pty::quantile(&bytes, 0.95),
        "last_byte_ms_median": ms(pty::quantile(&last, 0.5)),
        "last_byte_ms_p95": ms(pty::quantile(&last, 0.95)),
        "sync_frames": frames,
        "sync_frames_most_per_key": most,
    }))
}
