//! Batches under review: training records with their lines and findings, what of them the coach has seen, and the approval, which any
//! change of a line undoes. `practice::sharing` calls it.

use super::audit::{append, append_content};
use super::batches::*;
use super::error::{Error, Result, none};
use super::rows::{first, int, list};
use super::store::Vault;
use crate::casebook::*;
use rusqlite::{Connection, params};

impl Vault {
    /// Keeps a batch with its records and findings; all or nothing. It takes the place of every batch that was never approved.
    pub fn add_batch(&self, day: Date, scheduled: bool, records: &[NewRecord]) -> Result<BatchId> {
        self.write(|tx| {
            tx.execute_batch(
                "DELETE FROM batch WHERE approved_sha IS NULL AND NOT queued AND id NOT IN (SELECT batch_id FROM shared)",
            )?;
            tx.execute(
                "INSERT INTO batch (created_ms, day, scheduled) VALUES (?1, ?2, ?3)",
                params![now_ms(), day.to_string(), scheduled],
            )?;
            let batch = BatchId(tx.last_insert_rowid());
            for (r, findings) in records {
                tx.prepare_cached(
                    "INSERT INTO record (batch_id, training_id, data_type, source, client_id, case_id, level, coach_consent,
                       client_consent, words, facts, line, sha256, content_sha, excluded, seen_sha)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                )?
                .execute(params![
                    batch.0,
                    r.training_id,
                    r.data_type,
                    r.source,
                    r.client_id.map(|c| c.0),
                    r.case_id.map(|c| c.0),
                    r.level.as_str(),
                    r.coach_consent,
                    r.client_consent,
                    r.words.reveal(),
                    r.facts,
                    r.line,
                    r.sha256,
                    r.content_sha,
                    r.excluded,
                    if r.seen { r.sha256.as_str() } else { "" }
                ])?;
                put_findings(tx, RecordId(tx.last_insert_rowid()), findings)?;
            }
            append(tx, "export.prepare", &format!("batch:{batch}"))?;
            Ok(batch)
        })
    }

    /// Every batch, newest first.
    pub fn batches(&self) -> Result<Vec<BatchRow>> {
        self.read(|c| list(c, &format!("{BATCH} ORDER BY b.id DESC"), [], batch_row))
    }

    /// One batch.
    pub fn batch(&self, id: BatchId) -> Result<BatchRow> {
        self.read(|c| batch(c, id))
    }

    /// Its records in the order in which they leave: by kind, then by hash. Excluded ones come last.
    pub fn records(&self, id: BatchId) -> Result<Vec<RecordRow>> {
        self.read(|c| records(c, id))
    }

    /// One record.
    pub fn record(&self, id: RecordId) -> Result<RecordRow> {
        self.read(|c| {
            first(c, &format!("{RECORD} WHERE id = ?1"), [id.0], record_row)?
                .ok_or_else(|| none("record", id))
        })
    }

    /// The findings of a record, in order.
    pub fn findings(&self, id: RecordId) -> Result<Vec<FindingRow>> {
        self.read(|c| {
            list(
                c,
                &format!("{FINDING} WHERE record_id = ?1 ORDER BY word, start, id"),
                [id.0],
                finding_row,
            )
        })
    }

    /// One finding.
    pub fn finding(&self, id: FindingId) -> Result<FindingRow> {
        self.read(|c| {
            first(c, &format!("{FINDING} WHERE id = ?1"), [id.0], finding_row)?
                .ok_or_else(|| none("finding", id))
        })
    }

    /// Replaces the findings of a record, how exactly its facts are said, and the line they lead to. Undoes the approval of its batch when the line is another and would leave.
    pub fn put_review(&self, record: &RecordRow, findings: &[FindingRow]) -> Result<()> {
        self.write(|tx| {
            still_open(tx, record.batch_id)?;
            let (before, excluded): (String, bool) = tx.query_row(
                "SELECT sha256, excluded FROM record WHERE id = ?1",
                [record.id.0],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            tx.execute(
                "UPDATE record SET line = ?2, sha256 = ?3, content_sha = ?4, facts = ?5 WHERE id = ?1",
                params![
                    record.id.0,
                    record.line,
                    record.sha256,
                    record.content_sha,
                    record.facts
                ],
            )?;
            tx.execute("DELETE FROM finding WHERE record_id = ?1", [record.id.0])?;
            put_findings(tx, record.id, findings)?;
            // What was approved does not hold a record that is left out: whatever is decided about it changes nothing of that.
            if before != record.sha256 && !excluded {
                disapprove(tx, record.batch_id)?;
            }
            append(tx, "export.review", &format!("record:{}", record.id))
        })
    }

    /// Undoes the approval of a batch of which nothing has left.
    pub fn reopen_batch(&self, batch: BatchId) -> Result<()> {
        self.write(|tx| {
            still_open(tx, batch)?;
            disapprove(tx, batch)
        })
    }

    /// Takes a record out of its batch, or puts it back; undoes the approval. What has not left of a batch that has begun to can still be taken out,
    /// and the rest of it goes on.
    pub fn exclude_record(&self, id: RecordId, excluded: bool) -> Result<()> {
        let record = self.record(id)?;
        let of = record.batch_id;
        self.write(|tx| {
            let begun = begun(tx, of)?;
            let left: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM shared s JOIN record r ON r.sha256 = s.sha256 WHERE r.id = ?1)",
                [id.0],
                |r| r.get(0),
            )?;
            if begun && (left || !excluded) {
                return Err(has_begun(of));
            }
            let n = tx.execute(
                "UPDATE record SET excluded = ?2 WHERE id = ?1 AND excluded <> ?2",
                params![id.0, excluded],
            )?;
            if n > 0 {
                super::left_out::keep(tx, &record, excluded)?;
                if begun {
                    super::outbox::call_off(tx, "SELECT ?1", Some(id.0))?;
                } else {
                    disapprove(tx, of)?;
                }
                append(tx, "export.exclude", &format!("record:{id}"))?;
            }
            Ok(())
        })
    }

    /// Keeps one record here that was approved with its batch; the others go on. False when it waits no longer.
    pub fn stop_record(&self, id: RecordId) -> Result<bool> {
        let record = self.record(id)?;
        let of = record.batch_id;
        self.write(|tx| {
            let waits: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM outbox WHERE op = 'put' AND record_id = ?1)",
                [id.0],
                |r| r.get(0),
            )?;
            if !waits {
                return Ok(false);
            }
            super::outbox::call_off(tx, "SELECT ?1", Some(id.0))?;
            tx.execute("UPDATE record SET excluded = 1 WHERE id = ?1", [id.0])?;
            super::left_out::keep(tx, &record, true)?;
            append(tx, "export.stop", &format!("record:{id}"))?;
            if batch(tx, of)?.waiting == 0 && !sent(tx, of)? {
                disapprove(tx, of)?;
            }
            Ok(true)
        })
    }

    /// Keeps here what still waits of a batch and returns how many records that is: all of it loses its approval while nothing has left, the rest is
    /// left out of it once something has.
    pub fn stop_batch(&self, id: BatchId) -> Result<usize> {
        self.write(|tx| {
            let n = batch(tx, id)?.waiting;
            if n == 0 {
                return Ok(0);
            }
            if sent(tx, id)? {
                tx.execute(
                    "UPDATE record SET excluded = 1 WHERE batch_id = ?1 AND id IN
                       (SELECT record_id FROM outbox WHERE op = 'put' AND record_id IS NOT NULL)",
                    [id.0],
                )?;
                super::outbox::call_off(
                    tx,
                    "SELECT id FROM record WHERE batch_id = ?1",
                    Some(id.0),
                )?;
            } else {
                disapprove(tx, id)?;
            }
            append(tx, "export.stop", &format!("batch:{id}"))?;
            Ok(n)
        })
    }

    /// Notes that the coach was shown these lines as they now are.
    pub fn mark_seen(&self, records: &[(RecordId, String)]) -> Result<()> {
        self.write(|tx| {
            let mut seen = tx.prepare_cached(
                "UPDATE record SET seen_sha = sha256 WHERE id = ?1 AND sha256 = ?2",
            )?;
            for (id, sha) in records {
                seen.execute(params![id.0, sha])?;
            }
            Ok(())
        })
    }

    /// Approves a batch: `check` is given its records as they are at this moment, inside the transaction, and returns the hash that is
    /// approved; each record is put in the outbox under the name that `name` gives it.
    pub fn approve_batch(
        &self,
        id: BatchId,
        check: impl FnOnce(&[RecordRow]) -> std::result::Result<String, String>,
        name: impl Fn(&RecordRow, &BatchRow) -> String,
    ) -> Result<BatchRow> {
        self.write(|tx| {
            // What left is not approved a second time: it may have been taken back since.
            still_open(tx, id)?;
            let row = batch(tx, id)?;
            let all: Vec<RecordRow> = records(tx, id)?.into_iter().filter(|r| !r.excluded).collect();
            let sha = check(&all).map_err(Error::Invalid)?;
            tx.execute(
                "UPDATE batch SET approved_sha = ?2, approved_ms = ?3, queued = 1 WHERE id = ?1",
                params![id.0, sha, now_ms()],
            )?;
            // What was shown carries the proposals, so approving it accepts them.
            tx.execute(
                "UPDATE finding SET decision = 'accepted' WHERE decision = 'open' AND record_id IN
                   (SELECT id FROM record WHERE batch_id = ?1 AND NOT excluded)",
                [id.0],
            )?;
            for r in &all {
                // The very same line was called off before and is wanted again.
                tx.execute(
                    "DELETE FROM outbox WHERE op = 'sweep' AND sha256 = ?1",
                    [&r.sha256],
                )?;
                tx.prepare_cached(
                    "INSERT INTO outbox (op, blob, sha256, body, record_id) VALUES ('put', ?1, ?2, ?3, ?4)
                     ON CONFLICT (op, blob) DO NOTHING",
                )?
                .execute(params![name(r, &row), r.sha256, r.line, r.id.0])?;
            }
            append_content(
                tx,
                "export.approve",
                &format!("batch:{id}"),
                sha.as_bytes(),
            )?;
            batch(tx, id)
        })
    }
}

pub(super) fn batch(c: &Connection, id: BatchId) -> Result<BatchRow> {
    first(c, &format!("{BATCH} WHERE b.id = ?1"), [id.0], batch_row)?
        .ok_or_else(|| none("batch", id))
}

pub(super) fn records(c: &Connection, id: BatchId) -> Result<Vec<RecordRow>> {
    list(
        c,
        &format!("{RECORD} WHERE batch_id = ?1 ORDER BY excluded, data_type, sha256, id"),
        [id.0],
        record_row,
    )
}

/// What has begun to leave cannot be changed any more.
fn still_open(c: &Connection, id: BatchId) -> Result<()> {
    if begun(c, id)? {
        return Err(has_begun(id));
    }
    Ok(())
}

/// Whether something of it has left, or is on its way.
fn begun(c: &Connection, id: BatchId) -> Result<bool> {
    let on_its_way = "SELECT EXISTS (SELECT 1 FROM outbox o JOIN record r ON r.id = o.record_id
        WHERE r.batch_id = ?1 AND o.state = 'sending')";
    Ok(sent(c, id)? || c.query_row(on_its_way, [id.0], |r| r.get(0))?)
}

/// Whether something of it is in the hive, or was.
fn sent(c: &Connection, id: BatchId) -> Result<bool> {
    let sent = "SELECT EXISTS (SELECT 1 FROM shared WHERE batch_id = ?1)";
    Ok(c.query_row(sent, [id.0], |r| r.get(0))?)
}

fn has_begun(id: BatchId) -> Error {
    Error::Invalid(crate::locale::here(
        crate::locale::language(),
        "sharing-begun",
        &[("batch", id.0.into())],
    ))
}

/// The approval falls and with it what waits to be sent.
pub(super) fn disapprove(c: &Connection, id: BatchId) -> Result<()> {
    let n = c.execute(
        "UPDATE batch SET approved_sha = NULL, approved_ms = NULL, queued = 0 WHERE id = ?1 AND approved_sha IS NOT NULL",
        [id.0],
    )?;
    super::outbox::call_off(c, "SELECT id FROM record WHERE batch_id = ?1", Some(id.0))?;
    if n > 0 {
        append(c, "export.disapprove", &format!("batch:{id}"))?;
    }
    Ok(())
}

fn put_findings(c: &Connection, record: RecordId, findings: &[FindingRow]) -> Result<()> {
    let mut insert = c.prepare_cached(
        "INSERT INTO finding (id, record_id, word, start, stop, kind, reason, confidence, replacement, decision)
         VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for f in findings {
        insert.execute(params![
            f.id.0,
            record.0,
            int(f.word),
            int(f.span.0),
            int(f.span.1),
            f.kind,
            f.reason,
            f.confidence,
            f.replacement,
            f.decision
        ])?;
    }
    Ok(())
}
