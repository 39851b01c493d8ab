//! Showing a batch as it would leave, byte for byte, and approving exactly that. The approval is bound to the hash of what was shown.

use super::super::{Practice, Result};
use super::risk::BatchRisk;
use crate::casebook::{BatchId, DataType, in_force, now_ms};
use crate::sharing::record::TrainingType;
use crate::sharing::{Reason, batch};
use serde::Serialize;

/// What would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownBatch {
    /// Every line, each with its end.
    pub text: String,
    /// SHA-256 of exactly that.
    pub sha256: String,
}

/// An approval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Approved {
    /// The batch.
    pub batch: BatchId,
    /// The hash it is bound to.
    pub sha256: String,
    /// Records that now wait to be sent.
    pub records: usize,
    /// How easily a client could be recognised in it.
    pub risk: BatchRisk,
    /// The head of the audit log with the approval in it.
    pub audit_head: String,
}

impl Practice {
    /// Does something about records, and tells which batches it took the approval of.
    pub fn lapsing<T>(&self, act: impl FnOnce() -> Result<T>) -> Result<(T, Vec<BatchId>)> {
        let approved = || -> Result<Vec<BatchId>> {
            let all = self.vault().batches()?.into_iter();
            let approved = all.filter(|b| b.approved_sha.is_some());
            Ok(approved.map(|b| b.id).collect())
        };
        let mut before = approved()?;
        let done = act()?;
        let after = approved()?;
        before.retain(|b| !after.contains(b));
        Ok((done, before))
    }

    /// The bytes that would leave, without noting that anyone saw them.
    pub fn batch_text(&self, id: BatchId) -> Result<ShownBatch> {
        self.vault().batch(id)?;
        let records: Vec<_> = self
            .vault()
            .records(id)?
            .into_iter()
            .filter(|r| !r.excluded)
            .collect();
        Ok(ShownBatch {
            text: batch::text(&records),
            sha256: batch::text_sha(&records),
        })
    }

    /// The same, printed in full to the coach: every line of it now counts as seen.
    pub fn show_batch(&self, id: BatchId) -> Result<ShownBatch> {
        let shown = self.batch_text(id)?;
        let seen: Vec<_> = self
            .vault()
            .records(id)?
            .into_iter()
            .filter(|r| !r.excluded && shown.text.contains(&r.line))
            .map(|r| (r.id, r.sha256))
            .collect();
        self.vault().mark_seen(&seen)?;
        self.vault().audit("export.show", &format!("batch:{id}"))?;
        Ok(shown)
    }

    /// Approves a batch for sending. `sha256` is the hash of what the coach was shown; refused when that is not what would leave now, or
    /// when a line was never shown as it now is.
    pub fn approve_batch(&self, id: BatchId, sha256: &str) -> Result<Approved> {
        let vault = self.vault();
        let typed = sha256.trim().to_lowercase();
        let now = now_ms();
        let coach = vault.consent(None)?.map(|c| c.standing);
        let mut covered = Vec::new();
        for r in vault.records(id)? {
            let kind: Option<DataType> =
                TrainingType::from_word(&r.data_type).map(TrainingType::needs);
            let client = match r.client_id {
                Some(c) => Some(vault.consent(Some(c))?.map(|c| c.standing)),
                None => None,
            };
            if kind
                .and_then(|k| in_force(coach.as_ref(), client.as_ref().map(Option::as_ref), k, now))
                .is_some()
            {
                covered.push(r.id);
            }
        }
        let no = |reason: Reason| Err(reason.to_string());
        let row = vault.approve_batch(
            id,
            |records| {
                if records.is_empty() {
                    return no(Reason::NoRecords { batch: id.0 });
                }
                let n = records.iter().filter(|r| !r.seen).count();
                if n > 0 {
                    return no(Reason::Unseen {
                        n,
                        all: records.len(),
                        batch: id.0,
                    });
                }
                if records.iter().any(|r| !covered.contains(&r.id)) {
                    return no(Reason::ConsentEnded);
                }
                let is = batch::text_sha(records);
                if is != typed {
                    return no(Reason::OtherHash { batch: id.0 });
                }
                Ok(is)
            },
            |r, b| batch::blob_name(&r.data_type, b.day, &r.sha256),
        )?;
        Ok(Approved {
            batch: id,
            sha256: typed,
            records: row.records,
            risk: self.batch_risk(id)?,
            audit_head: vault.audit_head()?.to_string(),
        })
    }
}
