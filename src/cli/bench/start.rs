//! `bench start`: how long from starting the program to its first frame, with many notes in the vault.

use super::{ms, practice, pty};
use clap::Args;
use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;

/// Options.
#[derive(Debug, Args)]
pub struct Start {
    /// Notes in the vault
    #[arg(long, default_value_t = 10_000)]
    notes: usize,
    /// Starts to measure
    #[arg(long, default_value_t = 10)]
    runs: usize,
}

/// Builds the vault, starts the workbench `runs` times, and measures.
pub fn run(o: &Start) -> Result<Value, Box<dyn std::error::Error>> {
    let dir = tempfile::tempdir()?;
    practice::make(
        dir.path(),
        &practice::Size {
            cases: o.notes.div_ceil(50).max(1),
            notes: o.notes,
            words: 250,
        },
    )?;

    let program = std::env::current_exe()?;
    let (mut first, mut last, mut bytes, mut memory) = (Vec::new(), Vec::new(), 0, Vec::new());
    for _ in 0..o.runs {
        let mut command = Command::new(&program);
        command
            .arg("--vault")
            .arg(dir.path())
            .env("KLANKBORD_MODELS", dir.path());
        let mut pty = pty::Pty::spawn(command, 120, 40)?;
        let reply = pty.collect(
            pty.started(),
            Duration::from_secs(5),
            Duration::from_millis(500),
            Duration::from_secs(8),
        )?;
        first.push(reply.first.unwrap_or_default().as_secs_f64());
        last.push(reply.last.unwrap_or_default().as_secs_f64());
        bytes = reply.bytes.len();
        memory.extend(pty.resident_bytes());
    }
    Ok(json!({
        "notes": o.notes,
        "first_byte_ms_median": ms(pty::quantile(&first, 0.5)),
        "settled_ms_median": ms(pty::quantile(&last, 0.5)),
        "settled_ms_max": ms(pty::quantile(&last, 1.0)),
        "start_bytes": bytes,
        "resident_mb": (pty::quantile(&memory, 0.5) / 1e4).round() / 100.0,
    }))
}
