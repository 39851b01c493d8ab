//! What the coach left out of a batch, remembered apart from it: a batch of which nothing was sent goes when it is prepared anew or a consent ends, and what was
//! left out of it should not come back for that. `exports` keeps it up, `practice::sharing` asks it when a batch is prepared.

use super::batches::RecordRow;
use super::error::Result;
use super::rows::first;
use super::store::Vault;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// A record as far as it says whether it is the one that was left out.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    /// `case_patterns`, `session_patterns` or `techniques`.
    pub data_type: &'a str,
    /// What it was made of.
    pub source: &'a str,
    /// How far it is anonymised.
    pub level: &'a str,
    /// Its words before anything is replaced.
    pub words: &'a str,
    /// Everything that is not words.
    pub facts: &'a str,
}

impl<'a> Saying<'a> {
    fn of(r: &'a RecordRow) -> Self {
        Self {
            data_type: &r.data_type,
            source: &r.source,
            level: r.level.as_str(),
            words: r.words.reveal(),
            facts: &r.facts,
        }
    }

    /// A hash of what it says. How coarsely the coach has it say its facts is not of that.
    fn hash(&self) -> String {
        let mut facts: serde_json::Value = serde_json::from_str(self.facts).unwrap_or_default();
        if let Some(facts) = facts.as_object_mut() {
            facts.remove("less");
        }
        let said = serde_json::json!([self.level, self.words, facts]).to_string();
        super::secret::hex(&Sha256::digest(said.as_bytes())).to_string()
    }
}

impl Vault {
    /// Whether the coach left this out before, and it says the same still.
    pub fn was_left_out(&self, r: &Saying<'_>) -> Result<bool> {
        let said = self.read(|c| {
            first(
                c,
                "SELECT said FROM left_out WHERE data_type = ?1 AND source = ?2",
                [r.data_type, r.source],
                |row| row.get::<_, String>(0),
            )
        })?;
        Ok(said.is_some_and(|said| said == r.hash()))
    }
}

/// Remembers that a record is left out, or forgets it.
pub(super) fn keep(c: &Connection, r: &RecordRow, excluded: bool) -> Result<()> {
    let said = Saying::of(r);
    if excluded {
        c.execute(
            "INSERT INTO left_out (data_type, source, client_id, said) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (data_type, source) DO UPDATE SET client_id = excluded.client_id, said = excluded.said",
            params![said.data_type, said.source, r.client_id.map(|id| id.0), said.hash()],
        )?;
    } else {
        c.execute(
            "DELETE FROM left_out WHERE data_type = ?1 AND source = ?2",
            [said.data_type, said.source],
        )?;
    }
    Ok(())
}
