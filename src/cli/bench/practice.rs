//! A practice of any size for the benchmarks: made-up clients, each with one case, and notes spread over them. The same numbers give the same practice.

use super::filler;
use crate::casebook::{NewCase, NewClient, NewNote, today};
use crate::library::Library;
use crate::vault::Vault;
use std::path::Path;
use std::sync::Arc;

/// How large it is to be.
pub struct Size {
    /// Clients, each with one case.
    pub cases: usize,
    /// Notes, as evenly over the cases as they go.
    pub notes: usize,
    /// Words of a note.
    pub words: usize,
}

/// Makes it in a folder, without a passphrase, so that key derivation (slow on purpose) is not measured; the notes are indexed.
pub fn make(dir: &Path, size: &Size) -> Result<(), Box<dyn std::error::Error>> {
    let vault = Arc::new(Vault::create_unprotected(dir)?);
    let mut random = filler::Random::new(1);
    let mut notes = Vec::with_capacity(size.notes);
    for c in 0..size.cases {
        let client_id = vault.add_client(&NewClient {
            label: format!("Client {c}"),
            language: "en".into(),
            ..NewClient::default()
        })?;
        let words = [
            filler::rare_word(&mut random),
            filler::rare_word(&mut random),
        ];
        let case_id = vault.add_case(&NewCase {
            client_id,
            title: format!("Case {c} {}", words.join(" ")),
            opened: today(),
        })?;
        let here = size.notes * (c + 1) / size.cases - size.notes * c / size.cases;
        for n in 0..here {
            notes.push(vault.add_note(&NewNote {
                case_id,
                session_id: None,
                title: format!("Session {n}"),
                body: filler::text(&mut random, size.words),
            })?);
        }
    }
    Library::open(vault)?.index_notes(&notes)?;
    Ok(())
}
