//! Putting a note that was written in the wrong case where it belongs, and saying beforehand what that does: its passages and its draft go along, and the
//! questions of the case it leaves whose answers quote it go for good, for its words must not stand on there. The command line, the workbench and the lines ask for it.

use super::quoting::stays;
use super::{Practice, Result, hold};
use crate::casebook::{CaseId, NoteId};
use crate::locale::tf;
use crate::vault::{CaseRow, Removed};
use serde::Serialize;

/// A note that was moved, or would be.
#[derive(Clone, Debug, Serialize)]
pub struct Moving {
    /// The note.
    pub id: NoteId,
    /// The case it goes to.
    pub case: CaseId,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    from: CaseRow,
    #[serde(skip)]
    to: CaseRow,
    /// What goes of the case it leaves.
    #[serde(flatten)]
    pub with: Removed,
    /// What was kept there of answers and drafts that quote it, by title: that stays. For the coach's eyes.
    #[serde(skip)]
    pub kept: Vec<String>,
}

impl Moving {
    /// Whether anything goes for good.
    pub fn loses(&self) -> bool {
        self.with.questions + self.with.drafts > 0
    }

    /// What it does.
    pub fn asks(&self) -> String {
        let mut out = vec![self.said("moving-asks")];
        out.extend(self.more());
        out.extend(stays(&self.kept));
        out.join(" ")
    }

    /// What it did.
    pub fn done(&self) -> String {
        let mut out = vec![self.said("moving-done")];
        out.extend(self.more());
        out.extend(stays(&self.kept));
        let ready = [
            ("removing-ready", self.with.ready),
            ("removing-shared", self.with.shared),
        ];
        let there = ready.into_iter().filter(|(_, n)| *n > 0);
        out.extend(there.map(|(key, n)| tf(key, &[("n", n.into())])));
        out.join(" ")
    }

    fn said(&self, key: &str) -> String {
        let name = |c: &CaseRow| format!("{} · {}", c.client_label, c.case.title);
        let args = [
            ("id", self.id.to_string().into()),
            ("name", self.title.as_str().into()),
            ("from", name(&self.from).into()),
            ("to", name(&self.to).into()),
        ];
        tf(key, &args)
    }

    /// What goes of the case it leaves, and that another client's names are not known where it comes.
    fn more(&self) -> Vec<String> {
        let parts = [
            ("removing-questions", self.with.questions),
            ("moving-summaries", self.with.drafts),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| tf(key, &[("n", n.into())]))
            .collect();
        let mut out = Vec::new();
        if !parts.is_empty() {
            let args = [
                ("who", self.from.client_label.as_str().into()),
                ("parts", parts.join(", ").into()),
            ];
            out.push(tf("moving-with", &args));
        }
        if self.from.case.client_id != self.to.case.client_id {
            let who = [("who", self.from.client_label.as_str().into())];
            out.push(tf("moving-names", &who));
        }
        out
    }
}

impl Practice {
    /// What moving a note to another case would do, with nothing changed.
    pub fn would_move(&self, id: NoteId, case: CaseId) -> Result<Moving> {
        let vault = self.vault();
        let note = vault.note(id)?.into_inner();
        Ok(Moving {
            id,
            case,
            kept: self.kept_quoting(Some(note.case_id), &[&note.title], Some(id))?,
            title: note.title,
            from: vault.case(note.case_id)?,
            to: vault.case(case)?,
            with: vault.hangs_on_move(id, case)?,
        })
    }

    /// Moves a note to another case: it is of no session there, and its passages are found there and no longer where it was.
    pub fn move_note_to(&self, id: NoteId, case: CaseId) -> Result<Moving> {
        let mut out = self.would_move(id, case)?;
        out.with = self.vault().move_note_to(id, case)?;
        hold(&self.inner.risk).take();
        self.library().moved()?;
        Ok(out)
    }
}

#[cfg(test)]
#[path = "moving_tests.rs"]
mod tests;
