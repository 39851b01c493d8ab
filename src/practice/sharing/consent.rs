//! Deciding about sharing: the coach for the practice, a client for what concerns that client. A yes, a no and a withdrawal take the same
//! one step and each leaves a record and a receipt.

use super::super::{Practice, Result};
use super::revoke::Revoked;
use super::{refused, uuid};
use crate::casebook::{ClientId, ConsentRecord, ConsentState, Principal, Standing, now_ms};
use crate::locale::Language;
use crate::sharing::Reason;
use crate::sharing::consent::{Choice, notice, receipt, record};
use crate::vault::{ConsentRow, NewConsent};
use serde::Serialize;

/// A decision that was kept.
#[derive(Clone, Debug, Serialize)]
pub struct ConsentDone {
    /// The record.
    pub record: ConsentRecord,
    /// The head of the audit log with it in.
    pub audit_head: String,
    /// Uploads it stopped.
    pub stopped: usize,
    /// What was taken back because of it, and what became of that.
    #[serde(flatten)]
    pub revoked: Revoked,
}

/// What is in force for a person, and how it came to be.
#[derive(Clone, Debug, Serialize)]
pub struct ConsentStatus {
    /// `coach` or `client`.
    pub principal: Principal,
    /// The client.
    pub client_id: Option<ClientId>,
    /// The newest decision; None when nobody was asked.
    pub current: Option<Standing>,
    /// Whether it is a yes now: given and not ended.
    pub consent_given: bool,
    /// Whether it can be withdrawn: always.
    pub revocable: bool,
    /// Every decision, oldest first.
    pub versions: Vec<ConsentRecord>,
}

impl Practice {
    /// Keeps a decision of the coach (None) or of a client. What waited and is no longer covered is stopped in the same step; after a
    /// withdrawal or a no, what was shared is taken back.
    pub fn decide_consent(&self, client: Option<ClientId>, choice: &Choice) -> Result<ConsentDone> {
        let now = now_ms();
        let principal = if client.is_some() {
            Principal::Client
        } else {
            Principal::Coach
        };
        // A withdrawal of nothing would be a record of something that never was.
        if choice.state == ConsentState::Withdrawn {
            let current = self.vault().consent(client)?;
            if current.is_none_or(|c| c.standing.state != ConsentState::Given) {
                return Err(refused(Reason::NothingToWithdraw));
            }
        }
        let record = record(
            self.config().controller.as_deref(),
            principal,
            &self.principal_id(client)?,
            &uuid()?,
            choice,
            now,
        )?;
        let (head, stopped) = self.vault().add_consent(&NewConsent {
            client,
            record: &record,
            notice: notice(principal, choice.language),
            decided_ms: now,
            expires_ms: choice.expires_ms,
        })?;
        let mut done = ConsentDone {
            record,
            audit_head: head.to_string(),
            stopped,
            revoked: Revoked::default(),
        };
        done.revoked = if choice.state == ConsentState::Given {
            self.revoke_uncovered(client, choice)?
        } else {
            self.revoke_shared(client)?
        };
        Ok(done)
    }

    /// What is in force for the coach (None) or a client, with every version.
    pub fn consent_status(&self, client: Option<ClientId>) -> Result<ConsentStatus> {
        if let Some(id) = client {
            self.vault().client(id)?;
        }
        let rows = self.vault().consents(client)?;
        let now = now_ms();
        let current = rows.last().map(|r| r.standing.clone());
        Ok(ConsentStatus {
            principal: if client.is_some() {
                Principal::Client
            } else {
                Principal::Coach
            },
            client_id: client,
            consent_given: current
                .as_ref()
                .is_some_and(|s| s.data_types.iter().any(|t| s.allows(*t, now))),
            current,
            revocable: true,
            versions: rows.iter().filter_map(read).collect(),
        })
    }

    /// The receipt of a decision: by its number, or the newest of the coach (None) or a client.
    pub fn consent_receipt(
        &self,
        client: Option<ClientId>,
        record_id: Option<&str>,
        language: Language,
    ) -> Result<String> {
        let row = match record_id {
            Some(id) => Some(self.vault().consent_record(id)?).filter(|r| r.client == client),
            None => self.vault().consent(client)?,
        };
        let none = || refused(Reason::NoDecision);
        let row = row.ok_or_else(none)?;
        let record = read(&row).ok_or_else(none)?;
        let shown = self.vault().notice(&record.privacy_notice.sha256)?;
        Ok(receipt(&record, &row.receipt, shown.as_deref(), language))
    }
}

fn read(row: &ConsentRow) -> Option<ConsentRecord> {
    serde_json::from_str(&row.record).ok()
}
