//! Consents as they lie in the vault: one row a decision, never overwritten. The newest of a person is in force.

use super::audit::{append, append_content};
use super::audit_log::AuditHead;
use super::error::{Error, Result, none};
use super::recall::{subject, uncovered};
use super::rows::{Word, Words, first, list};
use super::shared::{SharedRow, queue, revoke};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::t;
use rusqlite::{Row, params};

const COLUMNS: &str = "SELECT record_id, client_id, state, data_types, level, decided_ms, expires_ms, record, receipt FROM consent";

/// A decision as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// None: the coach's own.
    pub client: Option<ClientId>,
    /// What it comes to.
    pub standing: Standing,
    /// The record in full, JSON.
    pub record: String,
    /// The head of the audit log with this decision in it.
    pub receipt: String,
}

/// What it takes to keep one.
#[derive(Clone, Debug)]
pub struct NewConsent<'a> {
    /// None: the coach's own.
    pub client: Option<ClientId>,
    /// The record.
    pub record: &'a ConsentRecord,
    /// The text the person was shown, whose hash is in the record.
    pub notice: &'a str,
    /// When it was decided.
    pub decided_ms: Millis,
    /// When it ends by itself.
    pub expires_ms: Option<Millis>,
}

/// A decision that was kept, and what it did.
#[derive(Clone, Debug)]
pub struct KeptConsent {
    /// The head for the receipt.
    pub head: AuditHead,
    /// How many uploads it stopped.
    pub stopped: usize,
    /// Names of the blobs it takes back; their deletions are queued.
    pub blobs: Vec<String>,
}

impl Vault {
    /// Keeps a decision and enters it in the audit log; what waited and is no longer covered is stopped, and the deletions of what was shared and is
    /// no longer covered are queued: all of it or nothing, so that whatever happens next no withdrawal stands without its deletions. `notice`
    /// gives name, hash and body of what tells the hive.
    pub fn add_consent(
        &self,
        c: &NewConsent<'_>,
        notice: &dyn Fn(&SharedRow) -> (String, String, String),
    ) -> Result<KeptConsent> {
        let json = serde_json::to_string(c.record)
            .map_err(|_| Error::Invalid(t("refused-consent-record")))?;
        let types: Vec<String> = c
            .record
            .pii_information
            .iter()
            .map(|p| p.pii_type.as_str().to_owned())
            .collect();
        let level = c
            .record
            .pii_information
            .first()
            .map_or(AnonymisationLevel::Full, |p| p.anonymization_level);
        let state = c.record.event.event_state;
        self.write(|tx| {
            if let Some(id) = c.client {
                let there: bool = tx.query_row(
                    "SELECT EXISTS (SELECT 1 FROM client WHERE id = ?1)",
                    [id.0],
                    |r| r.get(0),
                )?;
                if !there {
                    return Err(none("client", id));
                }
            }
            tx.execute(
                "INSERT INTO notice (sha256, text) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING",
                params![c.record.privacy_notice.sha256, c.notice],
            )?;
            let act = match state {
                ConsentState::Given => "consent.given",
                ConsentState::Refused => "consent.refused",
                ConsentState::Withdrawn => "consent.withdrawn",
            };
            let subject = subject(c.client);
            let head = append_content(tx, act, &subject, json.as_bytes())?;
            tx.execute(
                "INSERT INTO consent (record_id, client_id, state, data_types, level, decided_ms, expires_ms, record, receipt)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    c.record.record_id,
                    c.client.map(|c| c.0),
                    state.as_str(),
                    Words(types.clone()),
                    level.as_str(),
                    c.decided_ms,
                    c.expires_ms,
                    json,
                    head.to_string()
                ],
            )?;
            // Whatever this decision no longer covers must not leave: approvals fall and waiting puts go.
            let stopped = super::outbox::stop_uncovered(tx, c.client, state, &types, level)?;
            let blobs = if state == ConsentState::Given {
                let rows: Vec<SharedRow> = uncovered(tx)?
                    .into_iter()
                    .filter(|s| c.client.is_none() || s.client_id == c.client)
                    .collect();
                if !rows.is_empty() {
                    queue(tx, &rows, notice)?;
                    append(tx, "share.revoke", &subject)?;
                }
                rows.into_iter().map(|s| s.blob).collect()
            } else {
                revoke(tx, c.client, notice)?
            };
            Ok(KeptConsent {
                head,
                stopped,
                blobs,
            })
        })
    }

    /// Every decision of a person (None: the coach), oldest first.
    pub fn consents(&self, client: Option<ClientId>) -> Result<Vec<ConsentRow>> {
        self.read(|c| {
            list(
                c,
                &format!("{COLUMNS} WHERE client_id IS ?1 ORDER BY id"),
                [client.map(|c| c.0)],
                row,
            )
        })
    }

    /// The decision in force of a person.
    pub fn consent(&self, client: Option<ClientId>) -> Result<Option<ConsentRow>> {
        self.read(|c| {
            first(
                c,
                &format!("{COLUMNS} WHERE client_id IS ?1 ORDER BY id DESC LIMIT 1"),
                [client.map(|c| c.0)],
                row,
            )
        })
    }

    /// One decision by its record id.
    pub fn consent_record(&self, record_id: &str) -> Result<ConsentRow> {
        self.read(|c| {
            first(
                c,
                &format!("{COLUMNS} WHERE record_id = ?1"),
                [record_id],
                row,
            )?
            .ok_or_else(|| none("consent", record_id))
        })
    }

    /// The text a person was shown, by its hash; None for a decision kept before texts were.
    pub fn notice(&self, sha256: &str) -> Result<Option<String>> {
        self.read(|c| {
            first(
                c,
                "SELECT text FROM notice WHERE sha256 = ?1",
                [sha256],
                |r| r.get(0),
            )
        })
    }

    /// Every head of the audit log that a receipt in this vault names.
    pub fn receipt_heads(&self) -> Result<Vec<AuditHead>> {
        self.read(|c| {
            let texts: Vec<String> = list(
                c,
                "SELECT receipt FROM consent UNION ALL SELECT receipt FROM shared UNION ALL
                 SELECT deletion FROM shared WHERE deletion IS NOT NULL",
                [],
                |r| r.get(0),
            )?;
            Ok(texts.iter().filter_map(|t| t.parse().ok()).collect())
        })
    }
}

fn row(r: &Row<'_>) -> rusqlite::Result<ConsentRow> {
    let types = r.get::<_, Words>(3)?.0;
    Ok(ConsentRow {
        client: r.get::<_, Option<i64>>(1)?.map(ClientId),
        standing: Standing {
            record_id: r.get(0)?,
            state: r.get::<_, Word<ConsentState>>(2)?.0,
            data_types: types
                .iter()
                .filter_map(|t| DataType::from_word(t))
                .collect(),
            level: r.get::<_, Word<AnonymisationLevel>>(4)?.0,
            decided_ms: r.get(5)?,
            expires_ms: r.get(6)?,
        },
        record: r.get(7)?,
        receipt: r.get(8)?,
    })
}
