//! What waits to be sent to the hive or deleted there. A row is made by an approval or a revocation and goes only when the hive has
//! confirmed, in the same transaction that writes the receipt: a crash at any moment repeats a step, it never loses or doubles one.

use super::audit::{append, append_content};
use super::audit_log::AuditHead;
use super::error::Result;
use super::rows::{first, list};
use super::shared::SharedRow;
use super::store::Vault;
use crate::casebook::*;
use rusqlite::{Connection, Row, params};

words!(
    /// What is to be done.
    Op {
        /// Send the line as a new blob.
        Put = "put",
        /// Delete a blob.
        Delete = "delete",
        /// Tell the hive that a record was taken back.
        Notice = "notice",
        /// Look again whether a request that was given up on has arrived late, and delete what it made.
        Sweep = "sweep",
    }
);

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Row identifier.
    pub id: i64,
    /// What is to be done.
    pub op: Op,
    /// Name of the blob.
    pub blob: String,
    /// SHA-256 of the body with its end of line, as approved.
    pub sha256: String,
    /// The line; empty for a delete.
    pub body: String,
    /// The record, for a put.
    pub record: Option<RecordId>,
    /// What was shared, for the others.
    pub shared: Option<i64>,
    /// `waiting`, `sending` or `held` (needs the coach).
    pub state: String,
    /// Times it was tried since the coach last asked.
    pub attempts: u32,
    /// Times it was ever tried without a plain no.
    pub tried: u32,
    /// Host and container where it is, or may be; empty: not known yet.
    pub place: String,
    /// Not before this moment.
    pub next_ms: Millis,
    /// Why it did not go, one sentence.
    pub trouble: Option<String>,
}

/// A storage service refuses a request that was signed more than fifteen minutes ago: after this nothing given up on can arrive any more.
const LATE_MS: Millis = 16 * 60 * 1000;

const COLUMNS: &str = "SELECT id, op, blob, sha256, body, record_id, shared_id, state, attempts, next_ms, trouble, tried,
    CASE WHEN place <> '' THEN place ELSE coalesce((SELECT s.place FROM shared s WHERE s.id = shared_id), '') END FROM outbox";

impl Vault {
    /// Everything that waits, deletions first.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>> {
        self.read(|c| {
            list(
                c,
                &format!("{COLUMNS} ORDER BY op <> 'delete', id"),
                [],
                row,
            )
        })
    }

    /// Says that a piece of work begins at a place; false when it is gone meanwhile.
    pub fn outbox_begin(&self, id: i64, place: &str) -> Result<bool> {
        self.write(|tx| {
            // An upload that was in doubt elsewhere may have arrived there: that place is looked at when it is the one in use again.
            tx.execute(
                "INSERT INTO outbox (op, blob, sha256, body, place) SELECT 'sweep', blob, sha256, ?3, place FROM outbox
                   WHERE id = ?1 AND op = 'put' AND tried > 0 AND place NOT IN ('', ?2)
                 ON CONFLICT (op, blob) DO NOTHING",
                params![id, place, now_ms() + LATE_MS],
            )?;
            Ok(tx.execute(
                "UPDATE outbox SET state = 'sending', attempts = attempts + 1,
                   tried = CASE WHEN op = 'put' AND place NOT IN ('', ?2) THEN 1 ELSE tried + 1 END,
                   place = CASE WHEN op = 'put' THEN ?2 ELSE place END WHERE id = ?1",
                params![id, place],
            )? > 0)
        })
    }

    /// Puts a piece of work back: to be tried again at `next_ms`, or held until the coach asks (None). `doubt`: it may have been done all the same.
    pub fn outbox_trouble(
        &self,
        id: i64,
        next_ms: Option<Millis>,
        sentence: &str,
        doubt: bool,
    ) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE outbox SET state = ?2, next_ms = ?3, trouble = ?4,
                   place = CASE WHEN op = 'put' AND NOT ?5 AND tried < 2 THEN '' ELSE place END,
                   tried = CASE WHEN ?5 THEN tried ELSE max(tried - 1, 0) END WHERE id = ?1",
                params![
                    id,
                    if next_ms.is_some() { "waiting" } else { "held" },
                    next_ms.unwrap_or(0),
                    sentence,
                    doubt
                ],
            )?;
            Ok(())
        })
    }

    /// Notes why a piece of work is not begun; it goes on waiting, and is not looked at again before `next_ms` unless the coach asks.
    pub fn outbox_waits(&self, id: i64, next_ms: Millis, sentence: &str) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE outbox SET state = 'waiting', next_ms = ?2, trouble = ?3 WHERE id = ?1",
                params![id, next_ms, sentence],
            )?;
            Ok(())
        })
    }

    /// Makes what waits for its next try due at once, and what `stopped` holds; what is held for another reason stays so, and so does a
    /// last look that is not due.
    pub fn outbox_due(&self, stopped: &str) -> Result<usize> {
        self.write(|tx| {
            tx.execute(
                "UPDATE outbox SET state = 'waiting', attempts = 0, trouble = NULL WHERE state = 'held' AND trouble = ?1",
                [stopped],
            )?;
            Ok(tx.execute(
                "UPDATE outbox SET next_ms = 0 WHERE state <> 'held' AND op <> 'sweep'",
                [],
            )?)
        })
    }

    /// Holds everything that is to be sent and is not held yet, because the coach stopped it; returns how much that is.
    pub fn outbox_hold_puts(&self, stopped: &str) -> Result<usize> {
        self.write(|tx| {
            Ok(tx.execute(
                "UPDATE outbox SET state = 'held', next_ms = 0, trouble = ?1 WHERE op = 'put' AND state <> 'held'",
                [stopped],
            )?)
        })
    }

    /// Makes everything due at once, also what was held.
    pub fn outbox_wake(&self) -> Result<usize> {
        self.write(|tx| {
            Ok(tx.execute(
                "UPDATE outbox SET state = 'waiting', next_ms = 0, attempts = 0, trouble = NULL",
                [],
            )?)
        })
    }

    /// Makes what is to be taken back due at once, also what was held; what is to be sent stays as it is.
    pub fn outbox_wake_back(&self) -> Result<usize> {
        self.write(|tx| {
            Ok(tx.execute(
                "UPDATE outbox SET state = 'waiting', next_ms = 0, attempts = 0, trouble = NULL WHERE op <> 'put'",
                [],
            )?)
        })
    }

    /// How often this was ever begun, the present time included.
    pub fn outbox_tried(&self, id: i64) -> Result<u32> {
        self.read(|c| {
            let tried = first(c, "SELECT tried FROM outbox WHERE id = ?1", [id], |r| {
                r.get::<_, u32>(0)
            })?;
            Ok(tried.unwrap_or(0))
        })
    }

    /// What is there was there before: nothing of ours can be.
    pub fn outbox_not_ours(&self, id: i64) -> Result<()> {
        self.write(|tx| {
            tx.execute("UPDATE outbox SET tried = 0 WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// A blob is in the hive: writes down what was shared, under which consents and where, and the receipt. An earlier record of the same
    /// source is replaced: its blob is to be deleted, and the hive told. None when the work was called off meanwhile, so that the blob must go again.
    pub fn finish_put(
        &self,
        o: &OutboxRow,
        place: &str,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Option<AuditHead>> {
        self.write(|tx| {
            let Some(r) = o.record else { return Ok(None) };
            let tried = first(
                tx,
                "SELECT tried FROM outbox WHERE id = ?1 AND sha256 = ?2",
                params![o.id, o.sha256],
                |r| r.get::<_, i64>(0),
            )?;
            let Some(tried) = tried else {
                return Ok(None);
            };
            let late = if tried > 1 { now_ms() + LATE_MS } else { 0 };
            let head = append_content(tx, "hive.put", &format!("record:{r}"), o.body.as_bytes())?;
            super::shared::replace(tx, r, &o.sha256, notice)?;
            tx.execute(
                "INSERT INTO shared (blob, sha256, content_sha, training_id, data_type, source, client_id, batch_id,
                   coach_consent, client_consent, line, place, uploaded_ms, receipt, late_ms)
                 SELECT ?2, ?3, content_sha, training_id, data_type, source, client_id, batch_id, coach_consent,
                   client_consent, line, ?4, ?5, ?6, ?7 FROM record WHERE id = ?1
                 ON CONFLICT (sha256) DO NOTHING",
                params![r.0, o.blob, o.sha256, place, now_ms(), head.to_string(), late],
            )?;
            tx.execute("DELETE FROM outbox WHERE id = ?1", [o.id])?;
            Ok(Some(head))
        })
    }

    /// A blob is gone from the hive, confirmed: its line goes here too, the receipt stays.
    pub fn finish_delete(&self, o: &OutboxRow) -> Result<AuditHead> {
        self.write(|tx| {
            let subject = o
                .shared
                .map_or("blob".to_owned(), |s| format!("shared:{s}"));
            let head = append_content(tx, "hive.deleted", &subject, o.blob.as_bytes())?;
            tx.execute(
                "INSERT INTO outbox (op, blob, sha256, body, next_ms, place)
                   SELECT 'sweep', blob, sha256, late_ms, late_ms, place FROM shared WHERE id IS ?1 AND late_ms > ?2
                 ON CONFLICT (op, blob) DO NOTHING",
                params![o.shared, now_ms()],
            )?;
            tx.execute(
                "UPDATE shared SET deleted_ms = ?2, deletion = ?3, line = '' WHERE id IS ?1",
                params![o.shared, now_ms(), head.to_string()],
            )?;
            tx.execute("DELETE FROM outbox WHERE id = ?1", [o.id])?;
            Ok(head)
        })
    }

    /// What a late request made is gone; looks once more when the last moment has not come yet.
    pub fn finish_sweep(&self, o: &OutboxRow) -> Result<()> {
        let until: Millis = o.body.parse().unwrap_or(0);
        self.write(|tx| {
            if now_ms() < until {
                tx.execute(
                    "UPDATE outbox SET state = 'waiting', next_ms = ?2, trouble = NULL WHERE id = ?1",
                    params![o.id, until],
                )?;
            } else {
                append(tx, "hive.swept", "blob")?;
                tx.execute("DELETE FROM outbox WHERE id = ?1", [o.id])?;
            }
            Ok(())
        })
    }

    /// The hive was told.
    pub fn finish_notice(&self, o: &OutboxRow) -> Result<()> {
        self.write(|tx| {
            let subject = o
                .shared
                .map_or("blob".to_owned(), |s| format!("shared:{s}"));
            append(tx, "hive.told", &subject)?;
            tx.execute("DELETE FROM outbox WHERE id = ?1", [o.id])?;
            Ok(())
        })
    }
}

/// Calls off the puts of records (`?1` in `records`, a query of their ids). One that was tried may have arrived all the same, or may still:
/// its blob is deleted, now and once more when nothing can arrive any more.
pub(super) fn call_off(c: &Connection, records: &str, id: Option<i64>) -> Result<()> {
    c.execute(
        &format!(
            "INSERT INTO outbox (op, blob, sha256, body, place) SELECT 'sweep', blob, sha256, ?2, place FROM outbox
               WHERE op = 'put' AND tried > 0 AND record_id IN ({records})
             ON CONFLICT (op, blob) DO NOTHING"
        ),
        params![id, now_ms() + LATE_MS],
    )?;
    c.execute(
        &format!("DELETE FROM outbox WHERE op = 'put' AND record_id IN ({records})"),
        [id],
    )?;
    Ok(())
}

/// Records that a decision no longer covers leave their batches, with what waits of them; returns how many uploads that stopped. A batch
/// of which nothing has left loses its approval, because its text is another now. What the coach left out of one that was sent stays.
pub(super) fn stop_uncovered(
    c: &Connection,
    client: Option<ClientId>,
    state: ConsentState,
    types: &[String],
    level: AnonymisationLevel,
) -> Result<usize> {
    let rows = list(
        c,
        "SELECT r.id, r.batch_id, r.data_type, r.level, EXISTS (SELECT 1 FROM outbox o WHERE o.record_id = r.id),
           EXISTS (SELECT 1 FROM shared s WHERE s.batch_id = r.batch_id)
         FROM record r WHERE (?1 IS NULL OR r.client_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM shared s WHERE s.sha256 = r.sha256)
           AND NOT (r.excluded AND r.batch_id IN (SELECT batch_id FROM shared))",
        [client.map(|c| c.0)],
        |r| {
            Ok((
                r.get::<_, i64>(0)?,
                r.get::<_, i64>(1)?,
                r.get::<_, String>(2)?,
                r.get::<_, String>(3)?,
                r.get::<_, bool>(4)?,
                r.get::<_, bool>(5)?,
            ))
        },
    )?;
    let mut stopped = 0;
    for (id, batch, data_type, of_level, waiting, begun) in rows {
        let kind = kind_of(&data_type);
        // The coach's own decision is also about records without a client; a client's only about the client's.
        let covered = state == ConsentState::Given
            && types.iter().any(|t| t == kind)
            && (level == AnonymisationLevel::Partial || of_level == level.as_str());
        if covered {
            continue;
        }
        stopped += usize::from(waiting);
        call_off(c, "SELECT ?1", Some(id))?;
        c.execute("DELETE FROM record WHERE id = ?1", [id])?;
        if !begun {
            super::exports::disapprove(c, BatchId(batch))?;
        }
    }
    Ok(stopped)
}

/// The kind of consent that a training record of this type needs.
pub(super) fn kind_of(data_type: &str) -> &'static str {
    match data_type {
        "case_patterns" => "cases",
        "session_patterns" => "sessions",
        _ => "materials",
    }
}

/// Whether a name is in the outbox.
pub(super) fn waits(c: &Connection, op: Op, blob: &str) -> Result<bool> {
    Ok(first(
        c,
        "SELECT 1 FROM outbox WHERE op = ?1 AND blob = ?2",
        [op.as_str(), blob],
        |_| Ok(()),
    )?
    .is_some())
}

fn row(r: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    Ok(OutboxRow {
        id: r.get(0)?,
        op: Op::from_word(&r.get::<_, String>(1)?).unwrap_or(Op::Put),
        blob: r.get(2)?,
        sha256: r.get(3)?,
        body: r.get(4)?,
        record: r.get::<_, Option<i64>>(5)?.map(RecordId),
        shared: r.get(6)?,
        state: r.get(7)?,
        attempts: super::rows::count(r.get(8)?),
        next_ms: r.get(9)?,
        trouble: r.get(10)?,
        tried: super::rows::count(r.get(11)?),
        place: r.get(12)?,
    })
}
