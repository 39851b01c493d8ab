//! Notes and their drafts: reading, writing, and keeping what was typed.

use super::{Error, Practice, Result};
use crate::casebook::{CaseId, NewNote, Note, NoteId};
use crate::locale::t;
use crate::privacy::Local;
use crate::vault::{Draft, NoteRow};
use std::collections::BTreeSet;

/// Bytes of a note at most: what is longer is a document.
const LONGEST: usize = 4 << 20;

/// What of a note a draft is.
enum NoteDraft {
    New(CaseId),
    Note(NoteId),
}

impl NoteDraft {
    /// By its key; none for the draft of something else.
    fn of(key: &str) -> Option<Self> {
        if let Some(case) = key.strip_prefix("new-note:case:") {
            return case.parse().ok().map(|id| Self::New(CaseId(id)));
        }
        let id = key.strip_prefix("note:")?.parse().ok()?;
        Some(Self::Note(NoteId(id)))
    }
}

impl Practice {
    /// The notes of a case, the newest first, without their text.
    pub fn notes(&self, case: CaseId) -> Result<Vec<NoteRow>> {
        Ok(self.vault().notes(case)?)
    }

    /// One note.
    pub fn read_note(&self, id: NoteId) -> Result<Local<Note>> {
        Ok(self.vault().note(id)?)
    }

    /// Saves a note (`None`: a new one), makes it searchable, and lets go of its draft. The note is safe even when indexing fails:
    /// the index catches up at the next start.
    pub fn save_note(
        &self,
        id: Option<NoteId>,
        note: &NewNote,
        draft_key: Option<&str>,
    ) -> Result<NoteId> {
        if note.body.len() > LONGEST {
            return Err(Error::Refused(t("refused-note-long")));
        }
        let id = match id {
            Some(id) => {
                self.vault()
                    .update_note(id, &note.effective_title(), &note.body)?;
                id
            }
            None => self.vault().add_note(&NewNote {
                title: note.effective_title(),
                ..note.clone()
            })?,
        };
        if let Some(key) = draft_key {
            self.vault().clear_draft(key)?;
        }
        self.library().index_note(id)?;
        self.vault().audit("note.save", &format!("note:{id}"))?;
        Ok(id)
    }

    /// Keeps what was typed so far.
    pub fn save_draft(&self, draft: &Draft) -> Result<()> {
        Ok(self.vault().put_draft(draft)?)
    }

    /// What was typed and never saved, if anything.
    pub fn draft(&self, key: &str) -> Result<Option<Draft>> {
        Ok(self.vault().draft(key)?)
    }

    /// The keys of what was typed in a case and never saved: of its notes, and of a new one. What says the same as the note does, or nothing at all,
    /// is no draft.
    pub fn drafts_among_notes(&self, case: CaseId) -> Result<BTreeSet<String>> {
        let theirs = |d: &Draft| match NoteDraft::of(&d.key) {
            Some(NoteDraft::New(of)) => of == case,
            Some(NoteDraft::Note(id)) => {
                let note = self.vault().note(id);
                note.is_ok_and(|n| n.reveal().case_id == case)
            }
            None => false,
        };
        let all = self.drafts()?.into_iter();
        Ok(all.filter(theirs).map(|d| d.key).collect())
    }

    /// Everything that was typed and never saved, the last first. What says the same as the note does, or nothing at all in a new one, is no draft.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let is = |d: &Draft| match NoteDraft::of(&d.key) {
            // Of a note that cannot be read its draft is all there is.
            Some(NoteDraft::Note(id)) => {
                let note = self.vault().note(id);
                note.map_or(true, |n| n.reveal().body != d.body)
            }
            _ => !d.body.trim().is_empty(),
        };
        let mut out = self.vault().drafts()?;
        out.retain(is);
        Ok(out)
    }

    /// Lets a draft go.
    pub fn clear_draft(&self, key: &str) -> Result<()> {
        Ok(self.vault().clear_draft(key)?)
    }
}
