//! Erasing a client: rows, passages, vectors, drafts, conversations, what was shared; and then the bytes, in the index and in the file.

use super::super::{Practice, Result, hold};
use super::day_utc;
use super::revoke::Revoked;
use crate::casebook::ClientId;
use crate::locale::{Language, say};
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

impl Erasure {
    /// What is gone, and what only the coach can reach: two sentences.
    pub fn sentences(&self, language: Language) -> [String; 2] {
        let e = &self.erased;
        let gone = [
            ("cases", e.cases.into()),
            ("notes", e.notes.into()),
            ("passages", e.passages.into()),
            ("questions", e.questions.into()),
            ("blobs", self.hive.deleted.into()),
        ];
        [
            say(language, "cli-erased", &gone),
            say(language, "cli-erased-backups", &[]),
        ]
    }

    /// Why blobs in the hive are not confirmed gone yet, if any wait.
    pub fn waits_because(&self) -> Option<&str> {
        let trouble = || self.hive.run.as_ref()?.troubles.first();
        let why = self.hive.waits_because.as_ref().or_else(trouble);
        why.map(String::as_str)
    }
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
