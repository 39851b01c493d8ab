//! Notes and their drafts: reading, writing, and keeping what was typed.

use super::{Error, Practice, Result};
use crate::casebook::{CaseId, MadeOf, NewNote, Note, NoteId};
use crate::locale::t;
use crate::privacy::Local;
use crate::vault::{Draft, NoteRow};
use std::collections::BTreeMap;

/// Bytes of a note at most: what is longer is a document.
const LONGEST: usize = 4 << 20;

/// What a draft is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftOf {
    /// A question in a case, or about the materials.
    Question(Option<CaseId>),
    /// A note.
    Note(NoteId),
    /// A new note of a case.
    New(CaseId),
}

impl DraftOf {
    /// Reads a key; none for one that nobody here gives.
    pub fn of(key: &str) -> Option<Self> {
        if key == "ask:materials" {
            return Some(Self::Question(None));
        }
        if let Some(id) = key.strip_prefix("ask:") {
            return Some(Self::Question(Some(id.parse().ok()?)));
        }
        if let Some(id) = key.strip_prefix("new-note:case:") {
            return Some(Self::New(id.parse().ok()?));
        }
        Some(Self::Note(key.strip_prefix("note:")?.parse().ok()?))
    }

    /// The key it is kept under.
    pub fn key(self) -> String {
        match self {
            Self::Question(None) => "ask:materials".to_owned(),
            Self::Question(Some(case)) => format!("ask:{case}"),
            Self::Note(id) => format!("note:{id}"),
            Self::New(case) => format!("new-note:case:{case}"),
        }
    }
}

/// What the program made a note of, as a list says it.
pub fn made_of(of: MadeOf) -> String {
    match of {
        MadeOf::Answer => t("made-of-answer"),
        MadeOf::Draft => t("made-of-draft"),
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

    /// Keeps what the program made of notes as a note: it is listed and shown, and is no source of anything before the coach writes in it.
    pub(super) fn keep_made(&self, note: &NewNote, of: MadeOf) -> Result<NoteId> {
        let id = self.vault().add_made_note(
            &NewNote {
                title: note.effective_title(),
                ..note.clone()
            },
            of,
        )?;
        self.library().index_note(id)?;
        self.vault().audit("note.save", &format!("note:{id}"))?;
        Ok(id)
    }

    /// Keeps what was typed so far. Of a case or a note that is gone nothing is kept: nobody could open it, and its words went on purpose.
    pub fn save_draft(&self, draft: &Draft) -> Result<()> {
        let there = match DraftOf::of(&draft.key) {
            Some(DraftOf::New(case) | DraftOf::Question(Some(case))) => {
                self.vault().has_case(case)?
            }
            Some(DraftOf::Note(id)) => self.vault().has_note(id)?,
            Some(DraftOf::Question(None)) | None => true,
        };
        if !there {
            return Ok(());
        }
        Ok(self.vault().put_draft(draft)?)
    }

    /// What was typed and never saved, if anything.
    pub fn draft(&self, key: &str) -> Result<Option<Draft>> {
        Ok(self.vault().draft(key)?)
    }

    /// The keys of what was typed in a case and never saved, each with its first line: of its notes, and of a new one. What says the same as the note does, or nothing at all,
    /// is no draft.
    pub fn drafts_among_notes(&self, case: CaseId) -> Result<BTreeMap<String, String>> {
        let mut out = self.vault().drafts()?;
        out.retain(|d| match DraftOf::of(&d.key) {
            Some(DraftOf::New(of)) => of == case && !d.body.trim().is_empty(),
            Some(DraftOf::Note(id)) => {
                let note = self.vault().note(id);
                note.is_ok_and(|n| n.reveal().case_id == case && n.reveal().body != d.body)
            }
            _ => false,
        });
        let named = |d: Draft| (d.key, NewNote::titled(&d.body));
        Ok(out.into_iter().map(named).collect())
    }

    /// Everything that was typed and never saved, the last first. What says the same as the note does, or nothing at all in a new one, is no draft.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let is = |d: &Draft| match DraftOf::of(&d.key) {
            // Of a note that cannot be read its draft is all there is.
            Some(DraftOf::Note(id)) => {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_found_again_by_its_key_and_no_other_key_is_one() {
        for of in [
            DraftOf::Question(None),
            DraftOf::Question(Some(CaseId(3))),
            DraftOf::Note(NoteId(12)),
            DraftOf::New(CaseId(4)),
        ] {
            assert_eq!(DraftOf::of(&of.key()), Some(of));
        }
        for odd in ["", "note:", "note:x", "new-note:case:", "ask:", "goal:1"] {
            assert_eq!(DraftOf::of(odd), None, "{odd}");
        }
    }
}
