//! Erasing a client: rows, passages, vectors, drafts, conversations, what was shared; and then the bytes, in the index and in the file.

use super::super::{Practice, Result, hold};
use super::refused;
use super::revoke::Revoked;
use crate::casebook::ClientId;
use crate::locale::{Language, say};
use crate::sharing::Reason;
use crate::vault::{Erased, Traces};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
            ("documents", e.documents.into()),
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
        // In which part of the practice, and there in which rows, as far as they have a number the coach knows.
        let mut parts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (table, _) in &t.found {
            let rows = t.rows.iter().filter(|r| r.table == *table);
            let part = say(language, part(table), &[]);
            let known = parts.entry(part).or_default();
            known.extend(rows.map(|r| r.name.as_str()));
        }
        let places: Vec<String> = parts
            .into_iter()
            .map(|(part, rows)| match rows.is_empty() {
                true => part,
                false => format!("{part} ({})", Vec::from_iter(rows).join(", ")),
            })
            .collect();
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

/// The part of the practice that a table is, as the coach knows it.
fn part(table: &str) -> &'static str {
    match table {
        "note" | "note_body" => "cli-erased-in-notes",
        "source" | "source_piece" | "chunk" => "cli-erased-in-library",
        "turn" => "cli-erased-in-conversations",
        "draft" => "cli-erased-in-drafts",
        "client" | "client_details" | "trajectory" | "goal" | "case_preference" => {
            "cli-erased-in-clients"
        }
        "record" | "finding" | "batch" => "cli-erased-in-ready",
        "shared" | "outbox" => "cli-erased-in-shared",
        "term" | "session_term" | "mark" => "cli-erased-in-terms",
        _ => "cli-erased-in-other",
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
        let erased = self.vault().erase_client(client, &self.notice()?)?;
        self.library().forget_erased()?;
        if let Err(e) = self.vault().scrub() {
            // The rows are gone; the file is written anew at the next opening, and here nothing of it may be taken for done.
            let why = super::super::Error::from(e).sentence();
            return Err(refused(Reason::NotScrubbed { why }));
        }
        hold(&self.inner.last_usage).take();
        hold(&self.inner.risk).take();
        // Looked for before the hive is spoken to: what is written about that is not the client's, and lies in the log for a while.
        let traces = self.vault().traces(&words)?;
        if traces.free_pages + traces.log_bytes > 0 {
            self.vault().scrub_once_more()?;
        }
        let hive = self.carry_out(&erased.blob_names)?;
        Ok(Erasure {
            erased,
            hive,
            traces,
            audit_head: self.vault().audit_head()?.to_string(),
        })
    }
}
