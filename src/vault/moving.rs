//! Moving a note to another case: its row, its source and the list of work of the index, in one transaction; what was answered from it in the case it leaves goes
//! as when a note is removed. `practice::moving` calls it.

use super::audit::append;
use super::cases::{must_exist, settle};
use super::error::{Error, Result};
use super::removing::{Removed, case_of, forget_answers, hangs};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::tf;
use rusqlite::Connection;

impl Vault {
    /// What would go of the case a note leaves.
    pub fn hangs_on_move(&self, id: NoteId, to: CaseId) -> Result<Removed> {
        self.read(|c| allowed(c, id, to).map(|(_, with)| with))
    }

    /// Moves a note to another case, where it is of no session. Its chunks and their vectors stay; the index takes them up anew with their case.
    pub fn move_note_to(&self, id: NoteId, to: CaseId) -> Result<Removed> {
        self.write(|tx| {
            let (from, out) = allowed(tx, id, to)?;
            forget_answers(tx, &format!("note:{id}"))?;
            tx.execute(
                "UPDATE note SET case_id = ?2, session_id = NULL WHERE id = ?1",
                [id.0, to.0],
            )?;
            tx.execute(
                "UPDATE source SET case_id = ?2 WHERE note_id = ?1",
                [id.0, to.0],
            )?;
            tx.execute(
                "INSERT OR IGNORE INTO index_todo SELECT c.id FROM chunk c JOIN source s ON s.id = c.source_id WHERE s.note_id = ?1",
                [id.0],
            )?;
            settle(tx, from)?;
            settle(tx, to)?;
            append(tx, "note.move", &format!("note:{id}"))?;
            Ok(out)
        })
    }
}

/// The case a note is of, and what would go of it; refused where it is of that case already.
fn allowed(c: &Connection, id: NoteId, to: CaseId) -> Result<(CaseId, Removed)> {
    let from = case_of(c, "note", id.0)?;
    must_exist(c, to)?;
    if from == to {
        let args = [("case", to.to_string().into())];
        return Err(Error::Invalid(tf("refused-note-there", &args)));
    }
    let with = hangs(c, from, &format!("note:{id}"))?;
    Ok((from, with))
}
