//! `bench wire`: what the workbench costs on the wire, on the demo practice: bytes at the start, bytes a second while it waits in a list, an answer
//! and a note, bytes and milliseconds for each key of a typed question, a typed note and a walk through a list, and how long a paste of 1 MB takes.

use super::{ms, pty};
use clap::Args;
use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;

/// Options.
#[derive(Debug, Args)]
pub struct Wire {
    /// Columns of the terminal
    #[arg(long, default_value_t = 120)]
    cols: u16,
    /// Rows of the terminal
    #[arg(long, default_value_t = 40)]
    rows: u16,
}

const QUIET: Duration = Duration::from_millis(60);
/// How long it is listened to while it waits.
const SILENT: Duration = Duration::from_secs(3);
/// Silence after which a screen has settled.
const SETTLED: Duration = Duration::from_millis(300);
/// Silence after which an answer is whole.
const ANSWERED: Duration = Duration::from_millis(1500);

/// Runs the workbench in a pseudo-terminal and types.
pub fn run(o: &Wire) -> Result<Value, Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    let program = std::env::current_exe()?;
    let vault = dir.path().join("practice");
    let made = Command::new(&program)
        .args(["demo", "--create-only", "--no-model", "--vault"])
        .arg(&vault)
        .output()?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned().into());
    }
    let mut command = Command::new(&program);
    command
        .arg("--vault")
        .arg(&vault)
        .env("KLANKBORD_MODELS", dir.path());
    let mut pty = pty::Pty::spawn(command, o.cols, o.rows)?;
    let start = pty.listen(Duration::from_secs(2))?;
    let idle = pty.listen(SILENT)?;

    let moves = measure(&mut pty, &["j"; 10], 4)?;
    pty.key(b"\r", Duration::from_millis(300))?;
    pty.key(b"i", Duration::from_millis(300))?;
    let letters: Vec<String> = "welke afspraken maakten we over grenzen"
        .chars()
        .map(String::from)
        .collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let typed = measure(&mut pty, &letters, 1)?;
    let answer = pty.key(b"\r", ANSWERED)?;
    let idle_answer = pty.listen(SILENT)?;
    pty.key(b"n", SETTLED)?;
    let note = measure(&mut pty, &letters, 2)?;
    let idle_note = pty.listen(SILENT)?;
    let mut paste = b"\x1b[200~".to_vec();
    let line = "Zij vertelde dat het weekend rustig was geweest, en dat was nieuw.\n";
    paste.extend(line.bytes().cycle().take(1_000_000));
    paste.extend_from_slice(b"\x1b[201~");
    let pasted = pty.key(&paste, SETTLED)?;
    let after = measure(&mut pty, &letters, 1)?;
    let seconds = |d: Option<Duration>| d.map(|d| ms(d.as_secs_f64()));
    let rate = |r: &pty::Reply| r.bytes.len() as f64 / SILENT.as_secs_f64();
    Ok(json!({
        "cols": o.cols, "rows": o.rows, "start_bytes": start.bytes.len(),
        "idle_bytes_per_s": rate(&idle), "idle_answer_bytes_per_s": rate(&idle_answer), "idle_note_bytes_per_s": rate(&idle_note),
        "move": moves, "type": typed, "note": note,
        "answer": { "bytes": answer.bytes.len(), "frames": answer.frames(), "last_byte_ms": seconds(answer.last) },
        "paste_1mb": { "bytes": pasted.bytes.len(), "last_byte_ms": seconds(pasted.last), "then_type": after },
    }))
}

/// Presses each key of `keys`, the whole list `times` times.
fn measure(pty: &mut pty::Pty, keys: &[&str], times: usize) -> std::io::Result<Value> {
    let (mut bytes, mut last, mut frames, mut most) = (Vec::new(), Vec::new(), 0, 0);
    for key in std::iter::repeat_n(keys, times).flatten() {
        let reply = pty.key(key.as_bytes(), QUIET)?;
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
