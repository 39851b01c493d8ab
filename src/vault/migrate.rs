//! Numbered migrations: each a constant SQL text, all that are missing run in one transaction, the number is
//! `PRAGMA user_version`. A newer number is left alone. Called when a vault is made or opened.

use super::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

const STEPS: [&str; 3] = [
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
];

/// The newest schema this program knows.
pub(super) const KNOWN: u32 = STEPS.len() as u32;

/// The schema the file has; also the first thing read from it, so a wrong key or a damaged file shows here.
pub(super) fn version(conn: &Connection) -> Result<u32> {
    let v: i64 = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    let found =
        u32::try_from(v).map_err(|_| Error::Damaged("its schema number makes no sense".into()))?;
    if found > KNOWN {
        return Err(Error::NewerSchema {
            found,
            known: KNOWN,
        });
    }
    Ok(found)
}

/// Brings the schema to `target` in one transaction; all or nothing.
pub(super) fn migrate_to(conn: &mut Connection, target: u32) -> Result<()> {
    let from = version(conn)?;
    if from >= target {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let wanted = |i: usize| u32::try_from(i).is_ok_and(|i| i >= from && i < target);
    for (i, sql) in STEPS.iter().enumerate() {
        if wanted(i) {
            tx.execute_batch(sql)?;
        }
    }
    tx.pragma_update(None, "user_version", target)?;
    tx.commit()?;
    Ok(())
}
