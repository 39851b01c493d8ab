//! Deciding about sharing: the coach for the practice, a client for what concerns that client. A yes, a no and a withdrawal take the same
//! one step and each leaves a record and a receipt.

use super::super::{Practice, Result};
use super::revoke::Revoked;
use super::{refused, uuid};
use crate::casebook::{
    ClientId, ConsentRecord, ConsentState, Date, Millis, Principal, Standing, now_ms, today,
};
use crate::locale::Language;
use crate::sharing::Reason;
use crate::sharing::consent::{Choice, Shown, is_before, receipt, record};
use crate::vault::{ConsentRow, NewConsent, SharedRow};
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
    /// How much of what was shared is still in the hive after a yes has ended by itself; 0 while it has not.
    pub left_after_end: usize,
    /// Whether there is a newer text than the one that the yes in force rests on; it stays valid.
    pub newer_text: bool,
    /// Whether it can be withdrawn: always.
    pub revocable: bool,
    /// Every decision, oldest first.
    pub versions: Vec<ConsentRecord>,
}

impl Practice {
    /// Keeps a decision of the coach (None) or of a client. What waited and is no longer covered is stopped in the same step; after a
    /// withdrawal or a no, what was shared is taken back.
    pub fn decide_consent(&self, client: Option<ClientId>, choice: &Choice) -> Result<ConsentDone> {
        self.decide_consent_on(client, choice, None)
    }

    /// The same of a decision that was made on an earlier day and is entered now. When it was entered stands in the audit log.
    pub fn decide_consent_on(
        &self,
        client: Option<ClientId>,
        choice: &Choice,
        on: Option<Date>,
    ) -> Result<ConsentDone> {
        let now = self.moment_of(client, on)?;
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
        let choice = &self.resting_on(client, choice)?;
        let record = record(
            self.config().controller.as_deref(),
            principal,
            &self.principal_id(client)?,
            &uuid()?,
            choice,
            now,
        )?;
        let new = NewConsent {
            client,
            record: &record,
            notice: &choice.shown.text(principal, choice.language),
            decided_ms: now,
            expires_ms: choice.expires_ms,
        };
        // What is to go is queued with the decision. The hive comes afterwards: it may be silent, and this process may be killed.
        let kept = self.vault().add_consent(&new, &self.notice()?)?;
        // A yes that takes nothing back is no reason to speak to the hive.
        let quiet = choice.state == ConsentState::Given && kept.blobs.is_empty();
        Ok(ConsentDone {
            record,
            audit_head: kept.head.to_string(),
            stopped: kept.stopped,
            revoked: match quiet {
                true => Revoked::default(),
                false => self.carry_out(&kept.blobs)?,
            },
        })
    }

    /// A withdrawal rests on the text of the decision it takes back, as far as the vault has it: at a withdrawal nothing is shown.
    fn resting_on(&self, client: Option<ClientId>, choice: &Choice) -> Result<Choice> {
        let mut choice = choice.clone();
        if choice.state == ConsentState::Withdrawn {
            let named = self.vault().consent(client)?.as_ref().and_then(read);
            let named = named.map(|r| r.privacy_notice);
            let text = match &named {
                Some(n) => self.vault().notice(&n.sha256)?,
                None => None,
            };
            choice.shown = named
                .zip(text)
                .map_or(Shown::Unknown, |(n, text)| Shown::Of(n, text));
        }
        Ok(choice)
    }

    /// The moment of a decision: now, or noon of an earlier day on this machine's calendar, when nobody knows the hour. Decisions are entered in the
    /// order in which they were made, because the newest is in force.
    fn moment_of(&self, client: Option<ClientId>, on: Option<Date>) -> Result<Millis> {
        let (now, today) = (now_ms(), today());
        let Some(on) = on.filter(|d| *d != today) else {
            return Ok(now);
        };
        if on > today {
            return Err(refused(Reason::DayToCome));
        }
        let noon = on.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::system());
        let noon = noon.map_or(now, |z| z.timestamp().as_millisecond());
        let Some(last) = self.vault().consent(client)? else {
            return Ok(noon);
        };
        let last = last.standing.decided_ms;
        let later = jiff::Timestamp::from_millisecond(last)
            .is_ok_and(|at| at.to_zoned(jiff::tz::TimeZone::system()).date() > on);
        if later {
            return Err(refused(Reason::DecidedLater));
        }
        Ok(noon.max(last))
    }

    /// What is in force for the coach (None) or a client, with every version.
    pub fn consent_status(&self, client: Option<ClientId>) -> Result<ConsentStatus> {
        if let Some(id) = client {
            self.vault().client(id)?;
        }
        let rows = self.vault().consents(client)?;
        let now = now_ms();
        let current = rows.last().map(|r| r.standing.clone());
        let given = current
            .as_ref()
            .is_some_and(|s| s.data_types.iter().any(|t| s.allows(*t, now)));
        let ended = current
            .as_ref()
            .is_some_and(|s| s.state == ConsentState::Given && !given);
        let rests_on = rows.last().filter(|_| given).and_then(read);
        Ok(ConsentStatus {
            newer_text: rests_on.is_some_and(|r| is_before(&r.privacy_notice)),
            principal: if client.is_some() {
                Principal::Client
            } else {
                Principal::Coach
            },
            client_id: client,
            consent_given: given,
            left_after_end: if ended { self.in_the_hive(client)? } else { 0 },
            current,
            revocable: true,
            versions: rows.iter().filter_map(read).collect(),
        })
    }

    /// How much of what was shared is in the hive: all of it (None), or what concerns a client.
    fn in_the_hive(&self, client: Option<ClientId>) -> Result<usize> {
        let there = |s: &SharedRow| s.revoked_ms.is_none() && s.deleted_ms.is_none();
        let shared = self.vault().shared()?.into_iter();
        let of = shared.filter(|s| client.is_none() || s.client_id == client);
        Ok(of.filter(|s| there(s) && s.missing_ms.is_none()).count())
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
