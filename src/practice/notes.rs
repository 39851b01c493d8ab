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
    /// A new note of a case, the one that is gone on with.
    New(CaseId),
    /// A new note of a case that was put aside for another one; the later, the higher.
    Parked(CaseId, u32),
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
        if let Some((n, id)) = key
            .strip_prefix("new-note/")
            .and_then(|k| k.split_once(":case:"))
        {
            return Some(Self::Parked(id.parse().ok()?, n.parse().ok()?));
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
            // It ends in the number of its case, as every key of a draft but a note's does: erasing goes by that.
            Self::Parked(case, n) => format!("new-note/{n}:case:{case}"),
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
            Some(DraftOf::New(case) | DraftOf::Parked(case, _) | DraftOf::Question(Some(case))) => {
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
            Some(DraftOf::New(of) | DraftOf::Parked(of, _)) => {
                of == case && !d.body.trim().is_empty()
            }
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

    /// Puts the new note of a case that waits aside, so that another one can be begun. At no moment is it nowhere.
    pub fn park_new_note(&self, case: CaseId) -> Result<()> {
        let vault = self.vault();
        let waits = vault.draft(&DraftOf::New(case).key())?;
        let Some(waits) = waits.filter(|d| !d.body.trim().is_empty()) else {
            return Ok(());
        };
        let parked = vault.drafts()?.into_iter();
        let taken = parked.filter_map(|d| match DraftOf::of(&d.key) {
            Some(DraftOf::Parked(of, n)) if of == case => Some(n),
            _ => None,
        });
        let n = taken.max().unwrap_or(0).saturating_add(1);
        let from = waits.key.clone();
        vault.put_draft(&Draft {
            key: DraftOf::Parked(case, n).key(),
            ..waits
        })?;
        Ok(vault.clear_draft(&from)?)
    }

    /// Goes on with a new note that was put aside; the one that waits is put aside for it.
    pub fn unpark_new_note(&self, case: CaseId, n: u32) -> Result<()> {
        let key = DraftOf::Parked(case, n).key();
        let Some(draft) = self.vault().draft(&key)? else {
            return Ok(());
        };
        self.park_new_note(case)?;
        self.vault().put_draft(&Draft {
            key: DraftOf::New(case).key(),
            ..draft
        })?;
        Ok(self.vault().clear_draft(&key)?)
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
            DraftOf::Parked(CaseId(4), 2),
        ] {
            assert_eq!(DraftOf::of(&of.key()), Some(of));
        }
        for odd in [
            "",
            "note:",
            "note:x",
            "new-note:case:",
            "new-note/:case:1",
            "ask:",
            "goal:1",
        ] {
            assert_eq!(DraftOf::of(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_new_note_is_put_aside_and_gone_on_with_and_never_lost() {
        use crate::practice::made::with_case;
        let dir = tempfile::tempdir().unwrap();
        let (p, case) = with_case(dir.path());
        let waits = |p: &Practice| -> Vec<(String, String)> {
            let all = p.vault().drafts().unwrap();
            let mut all: Vec<_> = all.into_iter().map(|d| (d.key, d.body)).collect();
            all.sort();
            all
        };
        let write = |body: &str| {
            let draft = Draft {
                key: DraftOf::New(case).key(),
                body: body.into(),
                meta: String::new(),
                saved_ms: 1,
            };
            p.save_draft(&draft).unwrap();
        };
        let is = |all: &[(DraftOf, &str)]| {
            let one = |(of, body): &(DraftOf, &str)| (of.key(), (*body).to_owned());
            let mut all: Vec<_> = all.iter().map(one).collect();
            all.sort();
            assert_eq!(waits(&p), all);
        };
        p.park_new_note(case).unwrap();
        is(&[]);
        for (n, body) in ["een", "twee", "drie"].into_iter().enumerate() {
            if n > 0 {
                p.park_new_note(case).unwrap();
            }
            write(body);
        }
        let (first, second) = (DraftOf::Parked(case, 1), DraftOf::Parked(case, 2));
        is(&[
            (first, "een"),
            (second, "twee"),
            (DraftOf::New(case), "drie"),
        ]);
        assert_eq!(p.drafts_among_notes(case).unwrap().len(), 3);
        p.unpark_new_note(case, 1).unwrap();
        let third = DraftOf::Parked(case, 3);
        is(&[
            (second, "twee"),
            (third, "drie"),
            (DraftOf::New(case), "een"),
        ]);
        // One that is not there leaves all as it is.
        p.unpark_new_note(case, 9).unwrap();
        assert_eq!(waits(&p).len(), 3);
        // They go with the case.
        p.remove(crate::practice::Thing::Case(case)).unwrap();
        is(&[]);
    }
}
