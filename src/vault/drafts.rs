//! Drafts and settings: small rows that are written often. A draft is on the disk when `put_draft` returns.

use super::error::Result;
use super::model::Draft;
use super::rows::{first, list};
use super::store::Vault;
use rusqlite::{Connection, Row, params};

impl Vault {
    /// Saves what is being typed under its key.
    pub fn put_draft(&self, d: &Draft) -> Result<()> {
        self.write(|tx| put(tx, d))
    }

    /// The draft under a key.
    pub fn draft(&self, key: &str) -> Result<Option<Draft>> {
        self.read(|c| {
            first(
                c,
                "SELECT key, body, meta, saved_ms FROM draft WHERE key = ?1",
                [key],
                draft,
            )
        })
    }

    /// Every draft, last saved first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        self.read(|c| {
            list(
                c,
                "SELECT key, body, meta, saved_ms FROM draft ORDER BY saved_ms DESC, key",
                [],
                draft,
            )
        })
    }

    /// Forgets a draft; no error when there is none.
    pub fn clear_draft(&self, key: &str) -> Result<()> {
        self.write(|tx| {
            tx.execute("DELETE FROM draft WHERE key = ?1", [key])?;
            Ok(())
        })
    }

    /// A setting that belongs to this vault.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read(|c| get_setting(c, key))
    }

    /// Sets one.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.write(|tx| put_setting(tx, key, value))
    }
}

pub(super) fn put(conn: &Connection, d: &Draft) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO draft (key, body, meta, saved_ms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (key) DO UPDATE SET body = excluded.body, meta = excluded.meta, saved_ms = excluded.saved_ms",
    )?
    .execute(params![d.key, d.body, d.meta, d.saved_ms])?;
    Ok(())
}

fn draft(r: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        key: r.get(0)?,
        body: r.get(1)?,
        meta: r.get(2)?,
        saved_ms: r.get(3)?,
    })
}

pub(super) fn get_setting(conn: &Connection, key: &str) -> Result<Option<String>> {
    first(
        conn,
        "SELECT value FROM setting WHERE key = ?1",
        [key],
        |r| r.get(0),
    )
}

pub(super) fn put_setting(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([key, value])?;
    Ok(())
}
