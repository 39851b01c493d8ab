//! Erasing a client: rows, passages, vectors, drafts, conversations, what was shared; and then the bytes, in the index and in the file.

use super::super::{Practice, Result, hold};
use super::day_utc;
use super::revoke::Revoked;
use crate::casebook::ClientId;
use crate::sharing::batch;
use crate::vault::Erased;
use serde::Serialize;

/// What an erasure did.
#[derive(Clone, Debug, Serialize)]
pub struct Erasure {
    /// What is gone here.
    #[serde(flatten)]
    pub erased: Erased,
    /// What became of the blobs in the hive.
    pub hive: Revoked,
    /// The head of the audit log afterwards: the act is in it, the person is not.
    pub audit_head: String,
}

impl Practice {
    /// Erases a client for good. When this returns the file holds none of it; blobs the hive could not confirm yet stay queued and are
    /// named in the result.
    pub fn erase_client(&self, client: ClientId) -> Result<Erasure> {
        let _ = self.refresh_shared();
        let day = day_utc();
        let erased = self
            .vault()
            .erase_client(client, &|s| batch::notice(s, day))?;
        self.library().forget_erased()?;
        self.vault().scrub()?;
        hold(&self.inner.last_usage).take();
        hold(&self.inner.risk).take();
        let hive = self.carry_out(None, erased.blobs)?;
        Ok(Erasure {
            erased,
            hive,
            audit_head: self.vault().audit_head()?.to_string(),
        })
    }
}
