//! The rows of a batch under review as Rust has them, and how they are read: the batch, its records, their findings. Called by `exports`.

use super::rows::{Word, size};
use crate::casebook::*;
use crate::privacy::Local;
use rusqlite::Row;

/// A batch.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BatchRow {
    /// Row identifier.
    pub id: BatchId,
    /// When it was prepared.
    pub created_ms: Millis,
    /// The day its blobs are filed under, UTC.
    pub day: Date,
    /// Whether a timer prepared it.
    pub scheduled: bool,
    /// Hash of the text that was approved, while that is what would leave.
    pub approved_sha: Option<String>,
    /// Whether its records were handed to the outbox.
    pub queued: bool,
    /// Records that wait to be sent.
    pub waiting: usize,
    /// Records, without the excluded ones.
    pub records: usize,
    /// Records the coach has not seen as they now are.
    pub unseen: usize,
    /// Findings that still wait for a decision.
    pub open: usize,
}

/// A record as kept; `words`, `facts` are JSON of `sharing`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// Row identifier.
    pub id: RecordId,
    /// Its batch.
    pub batch_id: BatchId,
    /// UUID in the record itself.
    pub training_id: String,
    /// `case_patterns`, `session_patterns` or `techniques`.
    pub data_type: String,
    /// What it was made of, `case:3`.
    pub source: String,
    /// Whom it concerns, if anyone.
    pub client_id: Option<ClientId>,
    /// Of which case.
    pub case_id: Option<CaseId>,
    /// How far it is anonymised.
    pub level: AnonymisationLevel,
    /// Record id of the coach's consent.
    pub coach_consent: String,
    /// Record id of the client's.
    pub client_consent: Option<String>,
    /// The words before anything is replaced.
    pub words: Local<String>,
    /// Everything that is not words.
    pub facts: String,
    /// The line that would leave, without its end of line.
    pub line: String,
    /// SHA-256 of the line with its end of line, hexadecimal.
    pub sha256: String,
    /// SHA-256 of what the record says, without its id and day.
    pub content_sha: String,
    /// Taken out by the coach.
    pub excluded: bool,
    /// Whether the coach has seen this very line.
    pub seen: bool,
}

/// A finding as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingRow {
    /// Row identifier; 0 for one that is not kept yet.
    pub id: FindingId,
    /// Its record; 0 as above.
    pub record_id: RecordId,
    /// Which of the record's words, from 0.
    pub word: usize,
    /// Characters in that word, half-open.
    pub span: (usize, usize),
    /// `PERSON`, …
    pub kind: String,
    /// Code of the reason.
    pub reason: String,
    /// 0 to 1.
    pub confidence: f64,
    /// What stands in its place.
    pub replacement: String,
    /// `open`, `accepted`, `changed`, `redacted`, `not_identifying`.
    pub decision: String,
}

/// A record to keep, with its findings.
pub type NewRecord = (RecordRow, Vec<FindingRow>);

pub(super) const BATCH: &str = "SELECT b.id, b.created_ms, b.day, b.scheduled, b.approved_sha, b.queued,
    (SELECT count(*) FROM record r WHERE r.batch_id = b.id AND NOT r.excluded),
    (SELECT count(*) FROM record r WHERE r.batch_id = b.id AND NOT r.excluded AND r.seen_sha <> r.sha256),
    (SELECT count(*) FROM finding f JOIN record r ON r.id = f.record_id
      WHERE r.batch_id = b.id AND NOT r.excluded AND f.decision = 'open'),
    (SELECT count(*) FROM outbox o JOIN record r ON r.id = o.record_id WHERE r.batch_id = b.id) FROM batch b";

pub(super) const RECORD: &str =
    "SELECT id, batch_id, training_id, data_type, source, client_id, case_id, level, coach_consent,
    client_consent, words, facts, line, sha256, content_sha, excluded, seen_sha FROM record";

pub(super) const FINDING: &str = "SELECT id, record_id, word, start, stop, kind, reason, confidence, replacement, decision FROM finding";

pub(super) fn batch_row(r: &Row<'_>) -> rusqlite::Result<BatchRow> {
    Ok(BatchRow {
        id: BatchId(r.get(0)?),
        created_ms: r.get(1)?,
        day: r.get::<_, super::rows::Day>(2)?.0,
        scheduled: r.get(3)?,
        approved_sha: r.get(4)?,
        queued: r.get(5)?,
        records: size(r.get(6)?),
        unseen: size(r.get(7)?),
        open: size(r.get(8)?),
        waiting: size(r.get(9)?),
    })
}

pub(super) fn record_row(r: &Row<'_>) -> rusqlite::Result<RecordRow> {
    let sha256: String = r.get(13)?;
    let seen: String = r.get(16)?;
    Ok(RecordRow {
        id: RecordId(r.get(0)?),
        batch_id: BatchId(r.get(1)?),
        training_id: r.get(2)?,
        data_type: r.get(3)?,
        source: r.get(4)?,
        client_id: r.get::<_, Option<i64>>(5)?.map(ClientId),
        case_id: r.get::<_, Option<i64>>(6)?.map(CaseId),
        level: r.get::<_, Word<AnonymisationLevel>>(7)?.0,
        coach_consent: r.get(8)?,
        client_consent: r.get(9)?,
        words: Local::new(r.get(10)?),
        facts: r.get(11)?,
        line: r.get(12)?,
        seen: seen == sha256,
        sha256,
        content_sha: r.get(14)?,
        excluded: r.get(15)?,
    })
}

pub(super) fn finding_row(r: &Row<'_>) -> rusqlite::Result<FindingRow> {
    Ok(FindingRow {
        id: FindingId(r.get(0)?),
        record_id: RecordId(r.get(1)?),
        word: size(r.get(2)?),
        span: (size(r.get(3)?), size(r.get(4)?)),
        kind: r.get(5)?,
        reason: r.get(6)?,
        confidence: r.get(7)?,
        replacement: r.get(8)?,
        decision: r.get(9)?,
    })
}
