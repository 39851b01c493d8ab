//! Taking back what was shared: everything, or what concerns one client. What waits is stopped at once, deletions are queued in the same
//! step and carried out as soon as the hive can be reached, each confirmed.

use super::super::{Practice, Result};
use crate::casebook::{ClientId, ConsentState};
use crate::locale::{self, Language};
use crate::sharing::consent::{Choice, Shown};
use crate::sharing::outbox::{self, Run};
use crate::vault::Op;
use serde::Serialize;
use std::collections::BTreeSet;

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
    /// What models the hive says were trained on those to go, or on those that went along: that cannot be undone.
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
        let blobs = self.vault().revoke_shared(client, &self.notice()?)?;
        self.carry_out(&blobs)
    }

    /// Queues what is in the hive though a decision since does not cover it: an earlier version decided, was killed, and queued nothing.
    pub(in crate::practice) fn queue_uncovered(&self) -> Result<()> {
        if self.vault().uncovered()? {
            self.vault().revoke_uncovered(&self.notice()?)?;
        }
        Ok(())
    }

    /// Deletes what still waits for it from before.
    pub fn take_back_waiting(&self) -> Result<Revoked> {
        self.carry_out(&[])
    }

    /// Takes back what was queued for it, if the hive can be spoken to, and sends nothing; `blobs` are those this act is to delete.
    pub(super) fn carry_out(&self, blobs: &[String]) -> Result<Revoked> {
        let mut out = Revoked {
            to_delete: blobs.len(),
            ..Revoked::default()
        };
        if !self.vault().outbox()?.iter().any(outbox::back) {
            return Ok(out);
        }
        let mut these: BTreeSet<String> = blobs.iter().cloned().collect();
        match self.take_back_queued() {
            Ok(run) => {
                // What waited from before may have gone in the same run, and is not of this.
                let gone = run.receipts.iter().filter(|r| r.act == Op::Delete);
                out.deleted = gone.filter(|r| blobs.contains(&r.blob)).count();
                out.earlier = run.deleted.saturating_sub(out.deleted);
                out.swept = run.swept;
                let gone = run.receipts.iter().filter(|r| r.act == Op::Delete);
                these.extend(gone.map(|r| r.blob.clone()));
                out.run = Some(run);
            }
            Err(e) => out.waits_because = Some(e.sentence()),
        }
        // The hive was asked about each just before it was deleted.
        let all = self.vault().shared()?.into_iter();
        let used: BTreeSet<String> = all
            .filter(|s| these.contains(&s.blob))
            .filter_map(|s| s.used_in)
            .collect();
        out.already_used = used.into_iter().collect();
        Ok(out)
    }
}

#[cfg(test)]
#[path = "revoke_tests.rs"]
mod tests;
