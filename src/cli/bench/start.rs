//! `bench start`: how long from starting the program to its first frame, with many notes in the vault. The vault has no passphrase, so
//! that key derivation (deliberately slow) is not measured.

use super::{filler, ms, pty};
use crate::casebook::{NewCase, NewClient, NewNote, today};
use crate::library::Library;
use crate::vault::Vault;
use clap::Args;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::Arc;
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
    let vault = Arc::new(Vault::create_unprotected(dir.path())?);
    let mut random = filler::Random::new(1);
    let mut ids = Vec::new();
    for c in 0..o.notes.div_ceil(50).max(1) {
        let client_id = vault.add_client(&NewClient {
            label: format!("Client {c}"),
            language: "en".into(),
            ..NewClient::default()
        })?;
        let case_id = vault.add_case(&NewCase {
            client_id,
            title: format!("Case {c}"),
            opened: today(),
        })?;
        for n in 0..50.min(o.notes - c * 50) {
            ids.push(vault.add_note(&NewNote {
                case_id,
                session_id: None,
                title: format!("Session {n}"),
                body: filler::text(&mut random, 250),
            })?);
        }
    }
    let library = Library::open(vault.clone())?;
    library.index_notes(&ids)?;
    drop(library);
    drop(vault);

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
        "notes": ids.len(),
        "first_byte_ms_median": ms(pty::quantile(&first, 0.5)),
        "settled_ms_median": ms(pty::quantile(&last, 0.5)),
        "settled_ms_max": ms(pty::quantile(&last, 1.0)),
        "start_bytes": bytes,
        "resident_mb": (pty::quantile(&memory, 0.5) / 1e4).round() / 100.0,
    }))
}
