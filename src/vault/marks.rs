//! Words the coach has marked as identifying nobody: in one case or in the whole practice, until the mark is taken back.

use super::cases::must_exist;
use super::error::{Result, none};
use super::rows::list;
use super::store::Vault;
use crate::casebook::*;
use rusqlite::params;
use serde::Serialize;

/// A mark that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Row identifier.
    pub id: MarkId,
    /// None: in the whole practice.
    pub case_id: Option<CaseId>,
    /// The word, in small letters.
    pub word: String,
    /// Since when.
    pub created_ms: Millis,
}

impl Vault {
    /// Marks a word; the same word in the same place is marked once.
    pub fn add_mark(&self, case: Option<CaseId>, word: &str) -> Result<MarkId> {
        let fold = word.trim().to_lowercase();
        self.write(|tx| {
            if let Some(case) = case {
                must_exist(tx, case)?;
            }
            let there = super::rows::first(
                tx,
                "SELECT id FROM mark WHERE case_id IS ?1 AND fold = ?2 AND revoked_ms IS NULL",
                params![case.map(|c| c.0), fold],
                |r| r.get::<_, i64>(0),
            )?;
            if let Some(id) = there {
                return Ok(MarkId(id));
            }
            tx.execute(
                "INSERT INTO mark (case_id, fold, created_ms) VALUES (?1, ?2, ?3)",
                params![case.map(|c| c.0), fold, now_ms()],
            )?;
            Ok(MarkId(tx.last_insert_rowid()))
        })
    }

    /// Takes a mark back; its word is a finding again.
    pub fn revoke_mark(&self, id: MarkId) -> Result<()> {
        self.write(|tx| {
            // The word itself goes: a mark that is no longer in force need not remember it.
            let n = tx.execute(
                "UPDATE mark SET revoked_ms = ?2, fold = '' WHERE id = ?1 AND revoked_ms IS NULL",
                params![id.0, now_ms()],
            )?;
            if n == 0 {
                return Err(none("mark", id));
            }
            Ok(())
        })
    }

    /// The marks in force, by word.
    pub fn marks(&self) -> Result<Vec<Mark>> {
        self.read(|c| {
            list(
                c,
                "SELECT id, case_id, fold, created_ms FROM mark WHERE revoked_ms IS NULL ORDER BY fold, id",
                [],
                |r| {
                    Ok(Mark {
                        id: MarkId(r.get(0)?),
                        case_id: r.get::<_, Option<i64>>(1)?.map(CaseId),
                        word: r.get(2)?,
                        created_ms: r.get(3)?,
                    })
                },
            )
        })
    }
}
