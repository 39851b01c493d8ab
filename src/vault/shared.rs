//! What left: which blob, when, under which consents, what it says, whether it was used in training, and whether it was taken back.

use super::audit::append;
use super::error::Result;
use super::outbox::{Op, waits};
use super::rows::{first, list};
use super::store::Vault;
use crate::casebook::*;
use rusqlite::{Connection, Row, params};

/// One blob that was sent.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SharedRow {
    /// Row identifier.
    pub id: i64,
    /// Name in the container.
    pub blob: String,
    /// SHA-256 of its line.
    pub sha256: String,
    /// SHA-256 of what it says, without id and day.
    #[serde(skip)]
    pub content_sha: String,
    /// UUID in the record.
    pub training_id: String,
    /// `case_patterns`, `session_patterns`, `techniques`.
    pub data_type: String,
    /// What it was made of; stays on this machine.
    pub source: String,
    /// Whom it concerned, while that client is in the vault.
    pub client_id: Option<ClientId>,
    /// Its batch.
    pub batch_id: BatchId,
    /// Record id of the coach's consent.
    pub coach_consent: String,
    /// Record id of the client's.
    pub client_consent: Option<String>,
    /// The record, word for word; empty once it was taken back.
    pub record: String,
    /// Host and container.
    pub place: String,
    /// When it was sent.
    pub uploaded_ms: Millis,
    /// The head of the audit log with the upload in it.
    pub receipt: String,
    /// The data set or model it was used in, as the hive says.
    pub used_in: Option<String>,
    /// Since when it is not in the hive any more, though nobody here took it back.
    pub missing_ms: Option<Millis>,
    /// When it was taken back.
    pub revoked_ms: Option<Millis>,
    /// When the hive confirmed that it is gone.
    pub deleted_ms: Option<Millis>,
    /// The head of the audit log with that in it.
    pub deletion: Option<String>,
}

const COLUMNS: &str = "SELECT id, blob, sha256, content_sha, training_id, data_type, source, client_id, batch_id, coach_consent,
    client_consent, line, place, uploaded_ms, receipt, used_in, revoked_ms, deleted_ms, deletion, missing_ms FROM shared";

impl Vault {
    /// Everything that was ever shared, newest first.
    pub fn shared(&self) -> Result<Vec<SharedRow>> {
        self.read(|c| list(c, &format!("{COLUMNS} ORDER BY id DESC"), [], row))
    }

    /// Takes back what was shared: of one client, or (None) everything. The deletions and the notices to the hive wait in the outbox when
    /// this returns. `notice` gives name, hash and body of a notice. Returns the names of the blobs that are to go.
    pub fn revoke_shared(
        &self,
        client: Option<ClientId>,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Vec<String>> {
        self.write(|tx| revoke(tx, client, notice))
    }

    /// Takes back one row and nothing besides. The consent stays and would have it offered again at once: the record it was made of is left out of
    /// what is prepared next, for as long as it says the same. None when it is gone already, or never was.
    pub fn take_back(
        &self,
        id: i64,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Option<SharedRow>> {
        self.write(|tx| {
            let there = format!("{COLUMNS} WHERE id = ?1 AND deleted_ms IS NULL");
            let Some(one) = first(tx, &there, [id], row)? else {
                return Ok(None);
            };
            queue(tx, std::slice::from_ref(&one), notice)?;
            tx.execute(
                "UPDATE record SET excluded = 1 WHERE sha256 = ?1",
                [&one.sha256],
            )?;
            append(tx, "share.revoke", &format!("shared:{id}"))?;
            Ok(Some(one))
        })
    }

    /// Keeps what the hive says of the use of a blob.
    pub fn set_used_in(&self, id: i64, used_in: &str) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE shared SET used_in = ?2 WHERE id = ?1",
                params![id, used_in],
            )?;
            Ok(())
        })
    }

    /// Keeps that a blob is not in the hive any more though nobody here took it back, since the first time that was seen; or that it is there.
    pub fn set_missing(&self, id: i64, missing: bool) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE shared SET missing_ms = CASE WHEN ?2 THEN coalesce(missing_ms, ?3) END WHERE id = ?1",
                params![id, missing, now_ms()],
            )?;
            Ok(())
        })
    }

    /// The retention list: clients of whom nothing happened since `before`, longest ago first: (client, label, last activity).
    ///
    /// It goes by the days of the coaching, not by those of the typing: an old file that is entered today is as old as it was. A case with sessions
    /// was last active at its last session, score or loose note; one without at what the list of cases sorts it by; a client without a case when
    /// they were entered, because nothing else is known.
    pub fn retention_due(&self, before: Millis) -> Result<Vec<(ClientId, String, Millis)>> {
        self.read(|c| {
            list(
                c,
                "WITH happened AS (
                   SELECT t.client_id, t.activity_ms,
                     (SELECT max(date) FROM session WHERE case_id = t.id) AS met,
                     (SELECT max(s.date) FROM goal_score s JOIN goal g ON g.id = s.goal_id WHERE g.case_id = t.id) AS scored,
                     (SELECT max(updated_ms) FROM note WHERE case_id = t.id AND session_id IS NULL) AS wrote
                   FROM trajectory t)
                 SELECT c.id, c.label, coalesce(max(CASE WHEN h.met IS NULL THEN h.activity_ms ELSE max(
                     1000 * strftime('%s', max(h.met, coalesce(h.scored, h.met)) || ' 12:00'), coalesce(h.wrote, 0)) END),
                   c.created_ms) AS last
                 FROM client c LEFT JOIN happened h ON h.client_id = c.id
                 GROUP BY c.id HAVING last < ?1 ORDER BY last, c.id",
                [before],
                |r| Ok((ClientId(r.get(0)?), r.get(1)?, r.get(2)?)),
            )
        })
    }
}

pub(super) fn revoke(
    c: &Connection,
    client: Option<ClientId>,
    notice: &dyn Fn(&SharedRow) -> (String, String, String),
) -> Result<Vec<String>> {
    let rows = list(
        c,
        &format!(
            "{COLUMNS} WHERE deleted_ms IS NULL AND (?1 IS NULL OR client_id = ?1) ORDER BY id"
        ),
        [client.map(|c| c.0)],
        row,
    )?;
    // What waits goes first: nothing may leave while what left is taken back.
    super::outbox::call_off(
        c,
        "SELECT id FROM record WHERE ?1 IS NULL OR client_id = ?1",
        client.map(|c| c.0),
    )?;
    // What the coach left out of a batch that was sent stays, so that it is still left out if there is ever a yes again. It cannot be put back there.
    c.execute(
        "DELETE FROM record WHERE (?1 IS NULL OR client_id = ?1) AND sha256 NOT IN (SELECT sha256 FROM shared)
           AND NOT (excluded AND batch_id IN (SELECT batch_id FROM shared))",
        [client.map(|c| c.0)],
    )?;
    queue(c, &rows, notice)?;
    append(c, "share.revoke", &super::recall::subject(client))?;
    Ok(rows.into_iter().map(|s| s.blob).collect())
}

/// Takes back what was shared earlier of the source of a record that is in the hive now under another hash. It stays what was shared, not revoked.
pub(super) fn replace(
    c: &Connection,
    record: RecordId,
    sha256: &str,
    notice: &dyn Fn(&SharedRow) -> (String, String, String),
) -> Result<()> {
    let rows = list(
        c,
        &format!(
            "{COLUMNS} WHERE deleted_ms IS NULL AND sha256 <> ?2
               AND (source, data_type) IN (SELECT source, data_type FROM record WHERE id = ?1)"
        ),
        params![record.0, sha256],
        row,
    )?;
    put_away(c, &rows, notice)
}

/// Puts the deletions of what was shared in the outbox, and the notices about it, and notes that it is revoked.
pub(super) fn queue(
    c: &Connection,
    rows: &[SharedRow],
    notice: &dyn Fn(&SharedRow) -> (String, String, String),
) -> Result<()> {
    for s in rows {
        c.execute(
            "UPDATE shared SET revoked_ms = coalesce(revoked_ms, ?2) WHERE id = ?1",
            params![s.id, now_ms()],
        )?;
    }
    put_away(c, rows, notice)
}

/// Puts the deletions and the notices in the outbox.
fn put_away(
    c: &Connection,
    rows: &[SharedRow],
    notice: &dyn Fn(&SharedRow) -> (String, String, String),
) -> Result<()> {
    for s in rows {
        if !waits(c, Op::Delete, &s.blob)? {
            c.execute(
                "INSERT INTO outbox (op, blob, sha256, body, shared_id) VALUES ('delete', ?1, ?2, '', ?3)",
                params![s.blob, s.sha256, s.id],
            )?;
        }
        let (blob, sha256, body) = notice(s);
        if !waits(c, Op::Notice, &blob)? {
            c.execute(
                "INSERT INTO outbox (op, blob, sha256, body, shared_id) VALUES ('notice', ?1, ?2, ?3, ?4)",
                params![blob, sha256, body, s.id],
            )?;
        }
    }
    Ok(())
}

/// One of what was shared.
pub(super) fn row_of(c: &Connection, id: i64) -> Result<Option<SharedRow>> {
    first(c, &format!("{COLUMNS} WHERE id = ?1"), [id], row)
}

fn row(r: &Row<'_>) -> rusqlite::Result<SharedRow> {
    Ok(SharedRow {
        id: r.get(0)?,
        blob: r.get(1)?,
        sha256: r.get(2)?,
        content_sha: r.get(3)?,
        training_id: r.get(4)?,
        data_type: r.get(5)?,
        source: r.get(6)?,
        client_id: r.get::<_, Option<i64>>(7)?.map(ClientId),
        batch_id: BatchId(r.get(8)?),
        coach_consent: r.get(9)?,
        client_consent: r.get(10)?,
        record: r.get(11)?,
        place: r.get(12)?,
        uploaded_ms: r.get(13)?,
        receipt: r.get(14)?,
        used_in: r.get(15)?,
        revoked_ms: r.get(16)?,
        deleted_ms: r.get(17)?,
        deletion: r.get(18)?,
        missing_ms: r.get(19)?,
    })
}
