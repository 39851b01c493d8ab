//! What left: which blob, when, under which consents, what it says, whether it was used in training, and whether it was taken back. And
//! erasing everything of a client, with what that means for all of this.

use super::audit::{append, forget_contents};
use super::drafts::put_setting;
use super::error::{Result, none};
use super::outbox::{Op, waits};
use super::rows::list;
use super::store::{Vault, locked};
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
    /// When it was taken back.
    pub revoked_ms: Option<Millis>,
    /// When the hive confirmed that it is gone.
    pub deleted_ms: Option<Millis>,
    /// The head of the audit log with that in it.
    pub deletion: Option<String>,
}

/// What an erasure removed here.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Erased {
    /// Cases.
    pub cases: usize,
    /// Sessions.
    pub sessions: usize,
    /// Notes.
    pub notes: usize,
    /// Sources of the library, notes included.
    pub sources: usize,
    /// Passages of those, with their vectors.
    pub passages: usize,
    /// Questions with their answers.
    pub questions: usize,
    /// Drafts.
    pub drafts: usize,
    /// Consent records.
    pub consents: usize,
    /// Training records under review or waiting.
    pub records: usize,
    /// Blobs in the hive that are to be deleted.
    pub blobs: usize,
    /// Contents of the audit log that can no longer be shown.
    pub contents: usize,
}

const SCRUB: &str = "scrub";

const COLUMNS: &str = "SELECT id, blob, sha256, content_sha, training_id, data_type, source, client_id, batch_id, coach_consent,
    client_consent, line, place, uploaded_ms, receipt, used_in, revoked_ms, deleted_ms, deletion FROM shared";

impl Vault {
    /// Everything that was ever shared, newest first.
    pub fn shared(&self) -> Result<Vec<SharedRow>> {
        self.read(|c| list(c, &format!("{COLUMNS} ORDER BY id DESC"), [], row))
    }

    /// Takes back what was shared: of one client, or (None) everything. The deletions and the notices to the hive wait in the outbox when
    /// this returns. `notice` gives name, hash and body of a notice. Returns how many blobs are to go.
    pub fn revoke_shared(
        &self,
        client: Option<ClientId>,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<usize> {
        self.write(|tx| revoke(tx, client, notice))
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

    /// Erases a client: rows, passages, vectors, drafts, conversations, records under review, and the salts of what the audit log said of
    /// it. Blobs in the hive are queued for deletion. What the full-text index still holds is for the library to drop; see [`Self::scrub`].
    pub fn erase_client(
        &self,
        id: ClientId,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<Erased> {
        self.write(|tx| {
            let count = |sql: &str| -> Result<usize> {
                let n: i64 = tx.query_row(sql, [id.0], |r| r.get(0))?;
                Ok(super::rows::size(n))
            };
            if count("SELECT count(*) FROM client WHERE id = ?1")? == 0 {
                return Err(none("client", id));
            }
            let of_case = "case_id IN (SELECT id FROM trajectory WHERE client_id = ?1)";
            let cases = list(tx, "SELECT id FROM trajectory WHERE client_id = ?1", [id.0], |r| r.get::<_, i64>(0))?;
            let notes = list(
                tx,
                &format!("SELECT id FROM note WHERE {of_case}"),
                [id.0],
                |r| r.get::<_, i64>(0),
            )?;
            let records = list(tx, "SELECT id FROM record WHERE client_id = ?1", [id.0], |r| r.get::<_, i64>(0))?;
            let mut out = Erased {
                cases: cases.len(),
                notes: notes.len(),
                records: records.len(),
                sessions: count(&format!("SELECT count(*) FROM session WHERE {of_case}"))?,
                sources: count(&format!("SELECT count(*) FROM source WHERE {of_case}"))?,
                passages: count(&format!(
                    "SELECT count(*) FROM chunk WHERE source_id IN (SELECT id FROM source WHERE {of_case})"
                ))?,
                questions: count(&format!("SELECT count(*) FROM turn WHERE {of_case}"))?,
                consents: count("SELECT count(*) FROM consent WHERE client_id = ?1")?,
                ..Erased::default()
            };
            out.blobs = revoke(tx, Some(id), notice)?;
            // A draft is a case's or a note's, or it remembers the place where the coach was.
            let keys = list(tx, "SELECT key FROM draft", [], |r| r.get::<_, String>(0))?;
            for key in keys {
                if draft_is_of(&key, &cases, &notes) {
                    out.drafts += tx.execute("DELETE FROM draft WHERE key = ?1", [&key])?;
                }
            }
            tx.execute("DELETE FROM setting WHERE key = 'workbench.place'", [])?;
            let batches = list(
                tx,
                "SELECT DISTINCT batch_id FROM record WHERE client_id = ?1",
                [id.0],
                |r| r.get::<_, i64>(0),
            )?;
            for batch in batches {
                let begun: bool = tx.query_row(
                    "SELECT EXISTS (SELECT 1 FROM shared WHERE batch_id = ?1)",
                    [batch],
                    |r| r.get(0),
                )?;
                if !begun {
                    super::exports::disapprove(tx, BatchId(batch))?;
                }
            }
            for subject in subjects(id, &cases, &notes, &records) {
                out.contents += forget_contents(tx, &subject)?;
            }
            // A record lives on in what was shared of it: neither its line nor the link to the person stays.
            tx.execute(
                "UPDATE shared SET line = '', source = 'erased' WHERE client_id = ?1",
                [id.0],
            )?;
            for table in ["source", "turn"] {
                tx.execute(&format!("DELETE FROM {table} WHERE {of_case}"), [id.0])?;
            }
            tx.execute("DELETE FROM client WHERE id = ?1", [id.0])?;
            append(tx, "client.erase", &format!("client:{id}"))?;
            // Until the file is written anew: a crash before that is made good at the next opening.
            put_setting(tx, SCRUB, "due")?;
            Ok(out)
        })
    }

    /// Makes what was deleted unreadable for good: the write-ahead log is folded in and emptied, and the file is written anew without the
    /// freed pages. Drops of the index must have been committed before. Needs as much free disk as the vault is large.
    pub fn scrub(&self) -> Result<()> {
        self.index.write_out(self, None)?;
        self.index.forget_cache();
        let conn = locked(&self.writer);
        conn.execute("DELETE FROM setting WHERE key = ?1", [SCRUB])?;
        let done = conn.execute_batch(
            "PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);",
        );
        if let Err(e) = done {
            put_setting(&conn, SCRUB, "due")?;
            return Err(e.into());
        }
        Ok(())
    }

    /// Whether an erasure was begun and the file not written anew since.
    pub fn scrub_due(&self) -> Result<bool> {
        Ok(self.setting(SCRUB)?.is_some())
    }

    /// The retention list: clients of whom nothing happened since `before`, longest ago first: (client, label, last activity).
    pub fn retention_due(&self, before: Millis) -> Result<Vec<(ClientId, String, Millis)>> {
        self.read(|c| {
            list(
                c,
                "SELECT c.id, c.label, max(c.created_ms, coalesce(max(t.activity_ms), 0)) AS last
                 FROM client c LEFT JOIN trajectory t ON t.client_id = c.id
                 GROUP BY c.id HAVING last < ?1 ORDER BY last, c.id",
                [before],
                |r| Ok((ClientId(r.get(0)?), r.get(1)?, r.get(2)?)),
            )
        })
    }
}

fn revoke(
    c: &Connection,
    client: Option<ClientId>,
    notice: &dyn Fn(&SharedRow) -> (String, String, String),
) -> Result<usize> {
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
    c.execute(
        "DELETE FROM record WHERE (?1 IS NULL OR client_id = ?1) AND sha256 NOT IN (SELECT sha256 FROM shared)",
        [client.map(|c| c.0)],
    )?;
    for s in &rows {
        c.execute(
            "UPDATE shared SET revoked_ms = coalesce(revoked_ms, ?2) WHERE id = ?1",
            params![s.id, now_ms()],
        )?;
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
    let subject = client.map_or("coach".to_owned(), |id| format!("client:{id}"));
    append(c, "share.revoke", &subject)?;
    Ok(rows.len())
}

fn subjects(client: ClientId, cases: &[i64], notes: &[i64], records: &[i64]) -> Vec<String> {
    let mut out = vec![format!("client:{client}")];
    for (name, ids) in [("case", cases), ("note", notes), ("record", records)] {
        out.extend(ids.iter().map(|i| format!("{name}:{i}")));
    }
    out
}

/// `note:12`, `new-note:case:3`, `ask:3`: the last number is a note's in the first form, a case's in the others.
fn draft_is_of(key: &str, cases: &[i64], notes: &[i64]) -> bool {
    let Some((head, number)) = key.rsplit_once(':') else {
        return false;
    };
    let Ok(id) = number.parse::<i64>() else {
        return false;
    };
    match head {
        "note" => notes.contains(&id),
        _ => cases.contains(&id),
    }
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
    })
}
