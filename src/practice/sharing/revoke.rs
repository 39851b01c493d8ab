//! Taking back what was shared: everything, or what concerns one client. What waits is stopped at once, deletions are queued in the same
//! step and carried out as soon as the hive can be reached, each confirmed.

use super::super::{Practice, Result};
use crate::casebook::{AnonymisationLevel, ClientId, ConsentState};
use crate::locale::{self, Language};
use crate::sharing::consent::{Choice, Shown};
use crate::sharing::outbox::{self, Run};
use crate::sharing::record::{TrainingRecord, TrainingType};
use crate::vault::{Op, SharedRow};
use serde::Serialize;

/// What a revocation did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Revoked {
    /// Blobs that are to go.
    pub to_delete: usize,
    /// Of those, the ones confirmed gone just now.
    pub deleted: usize,
    /// Blobs that waited to be deleted from before and are confirmed gone now.
    pub earlier: usize,
    /// Uploads in doubt that were looked for and are gone.
    pub swept: usize,
    /// Of those to go, the ones the hive says a model was trained on: that cannot be undone.
    pub already_used: Vec<String>,
    /// What became of it; None when the hive was not spoken to.
    pub run: Option<Run>,
    /// Why the hive was not spoken to, when something waits for it.
    pub waits_because: Option<String>,
}

impl Revoked {
    /// Why something of it still waits, if something does.
    pub fn why(&self) -> Option<&str> {
        let trouble = || self.run.as_ref()?.troubles.first();
        let why = self.waits_because.as_ref().or_else(trouble)?;
        Some(why)
    }

    /// Blobs that are not confirmed gone yet.
    pub fn left(&self) -> usize {
        self.to_delete.saturating_sub(self.deleted)
    }
}

impl Practice {
    /// Revokes: the yes of the client, or (None) the coach's own, is withdrawn, with a record and a receipt, and everything shared under it is
    /// taken back. Without a yes in force only the latter.
    pub fn revoke(&self, client: Option<ClientId>) -> Result<Revoked> {
        let status = self.consent_status(client)?;
        let Some(current) = status.current.filter(|s| s.state == ConsentState::Given) else {
            return self.revoke_shared(client);
        };
        let last = status.versions.last();
        let choice = Choice {
            state: ConsentState::Withdrawn,
            data_types: Vec::new(),
            level: current.level,
            language: last.map_or_else(locale::language, |r| {
                Language::from_locale_name(&r.language)
            }),
            shown: Shown::Unknown,
            method: last.map_or_else(|| "on_screen".into(), |r| r.collection_method.clone()),
            expires_ms: None,
        };
        let done = self.decide_consent(client, &choice)?;
        Ok(done.revoked)
    }

    /// Takes back what was shared of a client, or (None) everything, and leaves the consent as it is.
    pub fn revoke_shared(&self, client: Option<ClientId>) -> Result<Revoked> {
        // Asked before it is gone, and only if the hive is at hand: not knowing does not hold a revocation up.
        let _ = self.refresh_shared();
        let blobs = self.vault().revoke_shared(client, &self.notice()?)?;
        self.carry_out(client, &blobs)
    }

    /// Takes back what a decision that is a yes no longer covers: other kinds of what was shared, or what was shared with less taken out.
    pub(super) fn revoke_uncovered(
        &self,
        client: Option<ClientId>,
        choice: &Choice,
    ) -> Result<Revoked> {
        let covered = |s: &SharedRow| {
            let kind = TrainingType::from_word(&s.data_type).map(TrainingType::needs);
            let level = TrainingRecord::read(&s.record)
                .map(|r| r.anonymized_content.metadata.anonymization_level);
            kind.is_some_and(|k| choice.data_types.contains(&k))
                && (choice.level == AnonymisationLevel::Partial
                    || level.is_ok_and(|l| l == AnonymisationLevel::Full))
        };
        let ids: Vec<i64> = self
            .vault()
            .shared()?
            .iter()
            .filter(|s| s.revoked_ms.is_none() && s.deleted_ms.is_none())
            .filter(|s| client.is_none() || s.client_id == client)
            .filter(|s| !covered(s))
            .map(|s| s.id)
            .collect();
        if ids.is_empty() {
            return Ok(Revoked::default());
        }
        let _ = self.refresh_shared();
        let subject = client.map_or("coach".to_owned(), |id| format!("client:{id}"));
        let blobs = self.vault().revoke_rows(&ids, &subject, &self.notice()?)?;
        self.carry_out(client, &blobs)
    }

    /// Deletes what still waits for it from before.
    pub fn take_back_waiting(&self) -> Result<Revoked> {
        self.carry_out(None, &[])
    }

    /// Takes back what was queued for it, if the hive can be spoken to, and sends nothing; `blobs` are those this act is to delete.
    pub(super) fn carry_out(&self, client: Option<ClientId>, blobs: &[String]) -> Result<Revoked> {
        let mut out = Revoked {
            to_delete: blobs.len(),
            ..Revoked::default()
        };
        out.already_used = self
            .vault()
            .shared()?
            .into_iter()
            .filter(|s| s.revoked_ms.is_some() && (client.is_none() || s.client_id == client))
            .filter_map(|s| s.used_in)
            .collect();
        out.already_used.sort();
        out.already_used.dedup();
        if !self.vault().outbox()?.iter().any(outbox::back) {
            return Ok(out);
        }
        match self.take_back_queued() {
            Ok(run) => {
                // What waited from before may have gone in the same run, and is not of this.
                let gone = run.receipts.iter().filter(|r| r.act == Op::Delete);
                out.deleted = gone.filter(|r| blobs.contains(&r.blob)).count();
                out.earlier = run.deleted.saturating_sub(out.deleted);
                out.swept = run.swept;
                out.run = Some(run);
            }
            Err(e) => out.waits_because = Some(e.sentence()),
        }
        Ok(out)
    }
}
