//! `bench wire`: what the workbench costs on the wire, on the demo practice: bytes at the start, bytes a second when idle, and bytes and
//! milliseconds for each key of a typed word and of a walk through a list.

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
    let idle = pty.listen(Duration::from_secs(3))?;

    let moves = measure(&mut pty, &["j"; 10], 4)?;
    pty.key(b"\r", Duration::from_millis(300))?;
    pty.key(b"i", Duration::from_millis(300))?;
    let letters: Vec<String> = "welke afspraken maakten we over grenzen"
        .chars()
        .map(String::from)
        .collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let typed = measure(&mut pty, &letters, 1)?;
    let mut figures = json!({ "cols": o.cols, "rows": o.rows, "start_bytes": start.bytes.len(),
        "idle_bytes_per_s": idle.bytes.len() as f64 / 3.0 });
    if let Value::Object(map) = &mut figures {
        map.insert("move".into(), moves);
        map.insert("type".into(), typed);
    }
    Ok(figures)
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
