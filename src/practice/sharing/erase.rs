//! Erasing a client: rows, passages, vectors, drafts, conversations, what was shared; and then the bytes, in the index and in the file.

use super::super::removing::question_called;
use super::super::{Practice, Result, hold};
use super::refused;
use super::revoke::Revoked;
use crate::casebook::{CaseId, ClientId, NoteId, RecordId, SourceId, TurnId};
use crate::locale::{Language, here, say, t};
use crate::sharing::Reason;
use crate::vault::{Erased, TraceRow, Traces};
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
    /// What the rows in which something was found are called, by their numbers. For the coach's eyes: it stays out of what is printed for a program.
    #[serde(skip)]
    pub titles: BTreeMap<String, String>,
    /// The head of the audit log afterwards: the act is in it, the person is not.
    pub audit_head: String,
}

/// How a row is named in which something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By what the coach calls it.
    Titles,
    /// And by the number that the commands take.
    TitlesAndNumbers,
}

impl Erasure {
    /// What is gone, what was found when it was looked for, and what only the coach can reach.
    pub fn sentences(&self, language: Language, naming: Naming) -> [String; 3] {
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
            self.found(language, naming),
            say(language, "cli-erased-backups", &[]),
        ]
    }

    fn found(&self, language: Language, naming: Naming) -> String {
        let t = &self.traces;
        // In which part of the practice, and there in which rows, as far as they have a number the coach knows.
        let mut parts: BTreeMap<String, BTreeMap<String, BTreeSet<&str>>> = BTreeMap::new();
        let called = |name: &String| match (self.titles.get(name), naming) {
            (Some(title), Naming::Titles) => title.clone(),
            (Some(title), Naming::TitlesAndNumbers) => format!("{title} ({name})"),
            (None, _) => name.clone(),
        };
        let asked = t.rows.iter().any(|r| r.table == "turn");
        for (table, _) in &t.found {
            let rows = t.rows.iter().filter(|r| r.table == *table);
            let part = say(language, part(table), &[]);
            let known = parts.entry(part).or_default();
            for row in rows {
                known
                    .entry(called(&row.name))
                    .or_default()
                    .insert(&row.name);
            }
        }
        // A question that was asked again reads the same.
        let often = |(title, names): (String, BTreeSet<&str>)| match names.len() {
            0 | 1 => title,
            n => format!("{title} ({n}×)"),
        };
        let places: Vec<String> = parts
            .into_iter()
            .map(|(part, rows)| match rows.is_empty() {
                true => part,
                false => {
                    let rows: Vec<String> = rows.into_iter().map(often).collect();
                    format!("{part} ({})", rows.join(", "))
                }
            })
            .collect();
        let left = t.free_pages + t.log_bytes;
        let args = [
            ("words", t.words.into()),
            ("places", places.join(", ").into()),
            ("n", places.len().into()),
            ("left", left.into()),
        ];
        let said = say(language, "cli-erased-traces", &args);
        // Whoever asked them can take them out.
        match asked {
            true => format!("{said} {}", here(language, "cli-erased-questions", &[])),
            false => said,
        }
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
        "client" | "client_details" | "former_label" | "trajectory" | "goal"
        | "case_preference" => "cli-erased-in-clients",
        "record" | "finding" | "batch" => "cli-erased-in-ready",
        "shared" | "outbox" => "cli-erased-in-shared",
        "term" | "session_term" | "mark" => "cli-erased-in-terms",
        _ => "cli-erased-in-other",
    }
}

impl Practice {
    /// What a client is called and was called.
    pub(super) fn labels_of(&self, client: ClientId) -> Result<Vec<String>> {
        let mut out = vec![self.vault().client(client)?.label];
        out.extend(self.vault().former_labels(client)?);
        Ok(out)
    }

    /// The words and numbers a client is known by, to be looked for afterwards.
    fn words_of(&self, client: ClientId) -> Result<Vec<String>> {
        let mut out = self.labels_of(client)?;
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

    /// What the coach calls a row in which something was found.
    fn row_called(&self, name: &str) -> Option<String> {
        let vault = self.vault();
        let (kind, number) = name.split_once(':')?;
        let n: i64 = number.parse().ok()?;
        let case = |id| {
            vault
                .case(id)
                .ok()
                .map(|c| format!("{} · {}", c.client_label, c.case.title))
        };
        match kind {
            "case" => case(CaseId(n)),
            "client" => vault.client(ClientId(n)).ok().map(|c| c.label),
            "source" => vault.source(SourceId(n)).ok().map(|s| s.title),
            "question" => {
                let turn = vault.turn(TurnId(n)).ok()?.into_inner();
                let of = match turn.case_id {
                    Some(id) => case(id).unwrap_or_default(),
                    None => t("wb-materials"),
                };
                Some(format!("{of} · “{}”", question_called(&turn.question)))
            }
            "note" => {
                let note = vault.note(NoteId(n)).ok()?.into_inner();
                let of = case(note.case_id).unwrap_or_default();
                Some(format!("{of} · {}", note.title))
            }
            "record" => {
                let r = vault.record(RecordId(n)).ok()?;
                Some(self.whose(r.client_id, &r.source))
            }
            _ => None,
        }
        .filter(|title| !title.is_empty())
    }

    /// Erases a client for good. When this returns the file holds none of it; blobs the hive could not confirm yet stay queued and are
    /// named in the result.
    pub fn erase_client(&self, client: ClientId) -> Result<Erasure> {
        let mut done = self.erase_here(client)?;
        done.hive = self.take_back_erased(&done.erased.blob_names)?;
        done.audit_head = self.vault().audit_head()?.to_string();
        Ok(done)
    }

    /// Deletes in the hive what an erasure here has queued for it, by the names of the blobs.
    pub fn take_back_erased(&self, blobs: &[String]) -> Result<Revoked> {
        self.carry_out(blobs)
    }

    /// The half of an erasure that speaks to nobody: when this returns the file holds nothing of the client, and what is in the hive waits to be deleted.
    /// For who does not want to wait for the hive; [`Self::take_back_erased`] is the other half.
    pub fn erase_here(&self, client: ClientId) -> Result<Erasure> {
        let (words, labels) = (self.words_of(client)?, self.labels_of(client)?);
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
        let traces = self.vault().traces(&words, &labels)?;
        let titled = |r: &TraceRow| Some((r.name.clone(), self.row_called(&r.name)?));
        let titles = traces.rows.iter().filter_map(titled).collect();
        if traces.free_pages + traces.log_bytes > 0 {
            self.vault().scrub_once_more()?;
        }
        let hive = Revoked {
            to_delete: erased.blob_names.len(),
            ..Revoked::default()
        };
        Ok(Erasure {
            erased,
            hive,
            traces,
            titles,
            audit_head: self.vault().audit_head()?.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{berk, note, practice};
    use super::*;
    use crate::casebook::{NewCase, NewClient, today};

    #[test]
    fn where_a_word_still_stands_is_named_by_its_title() {
        let dir = tempfile::tempdir().unwrap();
        let p = practice(dir.path());
        let (_, other) = berk(&p);
        let label = "Waterlelie".to_owned();
        let new = NewClient {
            label,
            language: "nl".into(),
            ..NewClient::default()
        };
        let client_id = p.vault().add_client(&new).unwrap();
        let case = NewCase {
            client_id,
            title: "Werk".into(),
            opened: today(),
        };
        p.vault().add_case(&case).unwrap();
        note(&p, other, "Zij kent Waterlelie van vroeger.");
        let done = p.erase_client(client_id).unwrap();
        let said = |naming| done.sentences(Language::Nl, naming).join(" ");
        let titles = said(Naming::Titles);
        assert!(titles.contains("Berk · Rust · Gesprek"), "{titles}");
        assert!(
            !titles.contains("note:") && !titles.contains("source:"),
            "{titles}"
        );
        let both = said(Naming::TitlesAndNumbers);
        assert!(both.contains("Berk · Rust · Gesprek (note:"), "{both}");
        // A program gets numbers alone.
        let json = serde_json::to_string(&done).unwrap();
        assert!(
            json.contains("note:") && !json.contains("Gesprek"),
            "{json}"
        );
    }
}
