//! Sessions, as the session timer writes them down, and the notes that are theirs without anybody saying so.

use super::{Practice, Result};
use crate::casebook::{CaseId, Date, Format, Millis, NewNote, NewSession, Payment, SessionId};

impl Practice {
    /// Writes down an individual, paid session of so many minutes (1 to 1,440). Techniques, patterns and outcome are for later.
    pub fn add_session(&self, case: CaseId, minutes: u32, date: Date) -> Result<SessionId> {
        let id = self.vault().add_session(&NewSession {
            case_id: case,
            date,
            duration_min: minutes,
            format: Format::Individual,
            payment: Payment::Paid,
            techniques: Vec::new(),
            patterns: Vec::new(),
            outcome: None,
        })?;
        self.vault()
            .audit("session.add", &format!("session:{id}"))?;
        Ok(id)
    }

    /// A new note as it is written on the day itself: of the session the case has on that day (the newest, where it has several), and of none where it
    /// has none, or where it was said of which it is.
    pub fn of_the_day(&self, note: NewNote, day: Date) -> Result<NewNote> {
        let session = match note.session_id {
            Some(said) => Some(said),
            None => {
                let mut all = self.vault().sessions(note.case_id)?.into_iter();
                all.find(|s| s.date == day).map(|s| s.id)
            }
        };
        Ok(NewNote {
            session_id: session,
            ..note
        })
    }

    /// Ties to a session what was newly written in its case while its clock ran. Returns how many notes.
    pub fn tie_written_since(
        &self,
        case: CaseId,
        session: SessionId,
        from: Millis,
    ) -> Result<usize> {
        let mut notes = self.vault().notes(case)?;
        notes.retain(|n| n.created_ms >= from);
        for note in &notes {
            self.move_note(note.id, Some(session))?;
        }
        Ok(notes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::{NoteId, now_ms, today};
    use crate::practice::made::with_case as practice;

    fn new(case_id: CaseId, session_id: Option<SessionId>) -> NewNote {
        NewNote {
            case_id,
            session_id,
            title: String::new(),
            body: "Over slapen.".into(),
        }
    }

    #[test]
    fn a_note_is_of_the_newest_session_of_its_day_and_of_none_without() {
        let dir = tempfile::tempdir().unwrap();
        let (p, case) = practice(dir.path());
        let other = p.add_case("Wilg", "Werk").unwrap();
        let day = today();
        p.add_session(other, 50, day).unwrap();
        let before = p.add_session(case, 50, day.yesterday().unwrap()).unwrap();
        let of = |said| p.of_the_day(new(case, said), day).unwrap().session_id;
        assert_eq!(of(None), None, "another day, another case");
        let first = p.add_session(case, 50, day).unwrap();
        assert_eq!(of(None), Some(first));
        let second = p.add_session(case, 50, day).unwrap();
        assert_eq!(of(None), Some(second));
        assert_eq!(of(Some(before)), Some(before), "what was said holds");
    }

    #[test]
    fn what_is_written_while_the_clock_runs_is_of_the_session_it_measures() {
        let dir = tempfile::tempdir().unwrap();
        let (p, case) = practice(dir.path());
        let save = |note: &NewNote| -> NoteId { p.save_note(None, note, None).unwrap() };
        let earlier = save(&new(case, None));
        std::thread::sleep(std::time::Duration::from_millis(5));
        let from = now_ms();
        let first = p.add_session(case, 20, today()).unwrap();
        let note = save(&p.of_the_day(new(case, None), today()).unwrap());
        let timed = p.add_session(case, 50, today()).unwrap();
        assert_eq!(p.tie_written_since(case, timed, from).unwrap(), 1);
        let of = |id| p.read_note(id).unwrap().reveal().session_id;
        assert_eq!((of(note), of(earlier)), (Some(timed), None));
        assert_ne!(first, timed);
    }
}
