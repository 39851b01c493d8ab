//! Numbered migrations: each a constant SQL text, with what SQL cannot do done in Rust after it; all that are missing run in one
//! transaction, the number is `PRAGMA user_version`. A newer number is left alone. Called when a vault is made or opened.

use super::error::{Error, Result};
use super::rows::Words;
use crate::casebook::tags;
use rusqlite::{Connection, TransactionBehavior, params};

/// One step: its SQL, and what is done to the rows after it.
type Step = (&'static str, fn(&Connection) -> Result<()>);

const STEPS: [Step; 10] = [
    (include_str!("migrations/0001.sql"), nothing),
    (include_str!("migrations/0002.sql"), nothing),
    (include_str!("migrations/0003.sql"), nothing),
    (include_str!("migrations/0004.sql"), read_tags),
    (
        include_str!("migrations/0005.sql"),
        super::audit::start_tree,
    ),
    (include_str!("migrations/0006.sql"), nothing),
    (include_str!("migrations/0007.sql"), nothing),
    (include_str!("migrations/0008.sql"), nothing),
    (include_str!("migrations/0009.sql"), super::made::find_made),
    (include_str!("migrations/0010.sql"), nothing),
];

/// The newest schema this program knows.
pub(super) const KNOWN: u32 = STEPS.len() as u32;

/// The schema the file has; also the first thing read from it, so a wrong key or a damaged file shows here.
pub(super) fn version(conn: &Connection) -> Result<u32> {
    let v: i64 = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    let found = u32::try_from(v).map_err(|_| Error::Damaged(crate::locale::t("damaged-schema")))?;
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
    for (i, (sql, rows)) in STEPS.iter().enumerate() {
        if wanted(i) {
            tx.execute_batch(sql)?;
            rows(&tx)?;
        }
    }
    tx.pragma_update(None, "user_version", target)?;
    tx.commit()?;
    Ok(())
}

fn nothing(_: &Connection) -> Result<()> {
    Ok(())
}

/// 0004: the tags of the notes there are, from their bodies; one body in memory at a time.
fn read_tags(conn: &Connection) -> Result<()> {
    let mut marked = conn.prepare("SELECT note_id, body FROM note_body WHERE instr(body, '#')")?;
    let mut save = conn.prepare("UPDATE note SET tags = ?2 WHERE id = ?1")?;
    let mut rows = marked.query([])?;
    while let Some(r) = rows.next()? {
        let (id, body): (i64, String) = (r.get(0)?, r.get(1)?);
        let found = tags(&body);
        if !found.is_empty() {
            save.execute(params![id, Words(found)])?;
        }
    }
    Ok(())
}
