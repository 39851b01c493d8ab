//! Erasing a client: rows, passages, vectors, drafts, conversations, what was shared; and then the bytes, in the index and in the file.

use super::super::{Practice, Result, hold};
use super::refused;
use super::revoke::Revoked;
use crate::casebook::ClientId;
use crate::locale::{Language, say};
use crate::sharing::Reason;
use crate::vault::{Erased, Traces};
use serde::Serialize;

/// What an erasure did.
#[derive(Clone, Debug, Serialize)]
pub struct Erasure {
    /// What is gone here.
    #[serde(flatten)]
    pub erased: Erased,
    /// What became of the blobs in the hive.
    pub hive: Revoked,
    /// What is found of the client afterwards.
    pub traces: Traces,
    /// The head of the audit log afterwards: the act is in it, the person is not.
    pub audit_head: String,
}

impl Erasure {
    /// What is gone, what was found when it was looked for, and what only the coach can reach.
    pub fn sentences(&self, language: Language) -> [String; 3] {
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
            self.found(language),
            say(language, "cli-erased-backups", &[]),
        ]
    }

    fn found(&self, language: Language) -> String {
        let t = &self.traces;
        let name = |table: &str| match table {
            "note" | "note_body" => "cli-erased-in-notes",
            "source" | "source_piece" | "chunk" => "cli-erased-in-library",
            "turn" => "cli-erased-in-conversations",
            "client" | "client_details" | "trajectory" => "cli-erased-in-clients",
            _ => "cli-erased-in-other",
        };
        let mut places: Vec<String> = t
            .found
            .iter()
            .map(|(table, _)| say(language, name(table), &[]))
            .collect();
        places.sort();
        places.dedup();
        let left = t.free_pages + t.log_bytes;
        let args = [
            ("words", t.words.into()),
            ("places", places.join(", ").into()),
            ("n", places.len().into()),
            ("left", left.into()),
        ];
        say(language, "cli-erased-traces", &args)
    }

    /// Why blobs in the hive are not confirmed gone yet, if any wait.
    pub fn waits_because(&self) -> Option<&str> {
        self.hive.why()
    }
}

impl Practice {
    /// The words and numbers a client is known by, to be looked for afterwards.
    fn words_of(&self, client: ClientId) -> Result<Vec<String>> {
        let mut out = vec![self.vault().client(client)?.label];
        if let Ok(d) = self.vault().client_details(client) {
            let d = d.into_inner();
            out.extend([d.name, d.email, d.phone, d.employer].into_iter().flatten());
        }
        // A name is looked for as it is and by its parts.
        let parts: Vec<String> = out
            .iter()
            .flat_map(|w| w.split_whitespace())
            .map(str::to_owned)
            .collect();
        out.extend(parts);
        out.sort();
        out.dedup();
        Ok(out)
    }

    /// Erases a client for good. When this returns the file holds none of it; blobs the hive could not confirm yet stay queued and are
    /// named in the result.
    pub fn erase_client(&self, client: ClientId) -> Result<Erasure> {
        let words = self.words_of(client)?;
        let _ = self.refresh_shared();
        let erased = self.vault().erase_client(client, &self.notice()?)?;
        self.library().forget_erased()?;
        if let Err(e) = self.vault().scrub() {
            // The rows are gone; the file is written anew at the next opening, and here nothing of it may be taken for done.
            let why = super::super::Error::from(e).sentence();
            return Err(refused(Reason::NotScrubbed { why }));
        }
        hold(&self.inner.last_usage).take();
        hold(&self.inner.risk).take();
        let hive = self.carry_out(None, &erased.blob_names)?;
        Ok(Erasure {
            erased,
            hive,
            traces: self.vault().traces(&words)?,
            audit_head: self.vault().audit_head()?.to_string(),
        })
    }
}
