//! The audit log: what was done to which row, never with what text. Each entry's SHA-256 covers the one
//! before it and a random salt; the head is kept apart, so an entry that is changed, removed, moved or cut
//! off at the end is noticed.

use super::drafts::{get_setting, put_setting};
use super::error::Result;
use super::rows::first;
use super::secret::{hex, random};
use super::store::Vault;
use crate::casebook::now_ms;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

const HEAD: &str = "audit.head";
const FIRST: [u8; 32] = [0; 32];

impl Vault {
    /// Appends an entry; `subject` is an id like `case:3`, never client text.
    pub fn audit(&self, act: &str, subject: &str) -> Result<()> {
        self.write(|tx| append(tx, act, subject))
    }

    /// Walks the whole log: (entries, head in hexadecimal, whether everything fits).
    pub fn audit_verify(&self) -> Result<(u64, String, bool)> {
        self.read(verify)
    }
}

/// Appends within a transaction, so that an act and its entry stand or fall together.
pub(super) fn append(conn: &Connection, act: &str, subject: &str) -> Result<()> {
    let (id, prev) = first(
        conn,
        "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1",
        [],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, [u8; 32]>(1)?)),
    )?
    .unwrap_or((0, FIRST));
    let mut salt = [0u8; 16];
    random(&mut salt)?;
    let time = now_ms();
    let hash = entry_hash(&prev, time, act, subject, &salt);
    conn.prepare_cached(
        "INSERT INTO audit (id, time_ms, act, subject, salt, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id + 1, time, act, subject, salt, hash])?;
    put_setting(conn, HEAD, &hex(&hash))
}

pub(super) fn verify(conn: &Connection) -> Result<(u64, String, bool)> {
    let mut stmt =
        conn.prepare_cached("SELECT id, time_ms, act, subject, salt, hash FROM audit ORDER BY id")?;
    let mut rows = stmt.query([])?;
    let (mut entries, mut prev, mut ok) = (0u64, FIRST, true);
    while let Some(r) = rows.next()? {
        entries += 1;
        let (act, subject): (String, String) = (r.get(2)?, r.get(3)?);
        let salt: Vec<u8> = r.get(4)?;
        let stored: Vec<u8> = r.get(5)?;
        let hash = entry_hash(&prev, r.get(1)?, &act, &subject, &salt);
        ok &= u64::try_from(r.get::<_, i64>(0)?) == Ok(entries) && stored == hash;
        prev = hash;
    }
    let head = get_setting(conn, HEAD)?.unwrap_or_else(|| hex(&FIRST).to_string());
    ok &= head == *hex(&prev);
    Ok((entries, head, ok))
}

/// Lengths are part of what is hashed, so text cannot move from one field to the next.
fn entry_hash(prev: &[u8; 32], time_ms: i64, act: &str, subject: &str, salt: &[u8]) -> [u8; 32] {
    let mut h = Sha256::new();
    h.update(prev);
    h.update(time_ms.to_le_bytes());
    for field in [act.as_bytes(), subject.as_bytes(), salt] {
        h.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
        h.update(field);
    }
    h.finalize().into()
}
