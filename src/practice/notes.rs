//! Notes and their drafts: reading, writing, and keeping what was typed.

use super::{Error, Practice, Result};
use crate::casebook::{CaseId, NewNote, Note, NoteId};
use crate::locale::t;
use crate::privacy::Local;
use crate::vault::{Draft, NoteRow};

/// Bytes of a note at most: what is longer is a document.
const LONGEST: usize = 4 << 20;

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

    /// Lets a draft go.
    pub fn clear_draft(&self, key: &str) -> Result<()> {
        Ok(self.vault().clear_draft(key)?)
    }
}
