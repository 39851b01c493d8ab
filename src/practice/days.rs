//! Of which day a source is: the day beside each place in an answer, and what notes are worth where it is asked how things are now. `casewise` and `ask` ask.

use super::{Practice, Result};
use crate::casebook::{CaseId, Date, SourceId, day_here};
use crate::library::Citation;
use std::collections::BTreeMap;

/// What a session's note is worth beside the one after it when it is asked how things are now, and the least it is.
const OLDER: f32 = 0.8;
const OLDEST: f32 = 0.4;

impl Practice {
    /// What each note of a case is worth when it is asked how things are now.
    pub(super) fn newest_first(&self, case: CaseId) -> Result<BTreeMap<SourceId, f32>> {
        let mut of: Vec<(Date, SourceId)> = Vec::new();
        let notes = self.vault().notes(case)?.into_iter();
        for note in notes.filter(|n| n.made.is_none()) {
            if let (Some(date), Some(source)) = (note.date, self.vault().source_of_note(note.id)?) {
                of.push((date, source.id));
            }
        }
        of.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        let (mut worth, mut last) = (1.0f32, None);
        let mut out = BTreeMap::new();
        for (date, source) in of {
            if last.is_some_and(|l| l != date) {
                worth = (worth * OLDER).max(OLDEST);
            }
            last = Some(date);
            out.insert(source, worth);
        }
        Ok(out)
    }

    /// Says beside each place in a session's note of which day it is.
    pub(super) fn dated<'a>(&self, places: impl Iterator<Item = &'a mut Citation>) -> Result<()> {
        let mut known: BTreeMap<SourceId, Option<Date>> = BTreeMap::new();
        for c in places.filter(|c| c.source_id.0 > 0) {
            c.day = match known.get(&c.source_id) {
                Some(date) => *date,
                None => {
                    let date = self.day_of(c.source_id)?;
                    known.insert(c.source_id, date);
                    date
                }
            };
        }
        Ok(())
    }

    /// The day of the session a source is the note of, or the one that note was made on.
    pub(super) fn day_of(&self, id: SourceId) -> Result<Option<Date>> {
        let Some(note) = self.vault().source(id)?.note_id else {
            return Ok(None);
        };
        let note = self.vault().note(note)?;
        match note.reveal().session_id {
            Some(session) => Ok(Some(self.vault().session(session)?.date)),
            None => Ok(day_here(note.reveal().created_ms)),
        }
    }
}
