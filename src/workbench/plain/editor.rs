//! A note, or a summary, edited line by line: what `replace`, `insert`, `delete`, `append`, `change`, `undo` and `redo` do. Pure; called by `writing`, which
//! keeps the draft.

use crate::casebook::{CaseId, NewNote, Note, NoteId, SessionId, TurnId};
use crate::practice::DraftOf;

/// Steps that can be taken back.
const UNDO: usize = 200;

/// The note has no such line; how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLine(pub usize);

/// What is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A note of this case that is not saved yet.
    New(CaseId),
    /// A note of a case.
    Note(CaseId, NoteId),
    /// The summary of a conversation (of a case, or about the materials) up to a turn.
    Summary(Option<CaseId>, TurnId),
}

/// A text being written or edited.
pub struct Edit {
    /// Which.
    pub of: Of,
    session: Option<SessionId>,
    title: String,
    lines: Vec<String>,
    ends_with_break: bool,
    before: Vec<Vec<String>>,
    after: Vec<Vec<String>>,
    /// The text as it is kept; of a new note nothing is.
    saved: String,
}

impl Edit {
    /// A new note, or one that goes on from a draft.
    pub fn new(case: CaseId, body: &str) -> Self {
        Self {
            saved: String::new(),
            ..Self::with(Of::New(case), body)
        }
    }

    /// The summary of a conversation up to a turn.
    pub fn summary(case: Option<CaseId>, upto: TurnId, body: &str) -> Self {
        Self::with(Of::Summary(case, upto), body)
    }

    fn with(of: Of, body: &str) -> Self {
        let (lines, ends_with_break) = split(body);
        let made = Self {
            of,
            session: None,
            title: String::new(),
            lines,
            ends_with_break,
            before: Vec::new(),
            after: Vec::new(),
            saved: String::new(),
        };
        Self {
            saved: made.body(),
            ..made
        }
    }

    /// A note that is there, with this text (its own or its draft's). Taking a draft back shows the note as it was saved.
    pub fn of(note: &Note, body: &str) -> Self {
        let kept = Self::with(Of::Note(note.case_id, note.id), &note.body);
        let (lines, _) = split(body);
        let before = match lines == kept.lines {
            true => Vec::new(),
            false => vec![kept.lines],
        };
        Self {
            session: note.session_id,
            title: note.title.clone(),
            lines,
            before,
            ..kept
        }
    }

    /// Whether it differs from what is saved, so that there is a draft. A new note without a word is none.
    pub fn touched(&self) -> bool {
        let body = self.body();
        body != self.saved && !(self.is_new() && body.trim().is_empty())
    }

    /// It was saved as it is.
    pub fn saved(&mut self) {
        self.saved = self.body();
    }

    /// Whether it is not saved yet.
    pub fn is_new(&self) -> bool {
        matches!(self.of, Of::New(_))
    }

    /// The case it belongs to.
    pub fn case(&self) -> Option<CaseId> {
        match self.of {
            Of::New(case) | Of::Note(case, _) => Some(case),
            Of::Summary(case, _) => case,
        }
    }

    /// The key its draft is kept under; the panes use the same one. A summary has none.
    pub fn draft_key(&self) -> Option<String> {
        match self.of {
            Of::Note(_, id) => Some(DraftOf::Note(id).key()),
            Of::New(case) => Some(DraftOf::New(case).key()),
            Of::Summary(..) => None,
        }
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The text.
    pub fn body(&self) -> String {
        let mut body = self.lines.join("\n");
        if self.ends_with_break && !body.is_empty() {
            body.push('\n');
        }
        body
    }

    /// The note of this case as it would be saved.
    pub fn note(&self, case_id: CaseId) -> NewNote {
        NewNote {
            case_id,
            session_id: self.session,
            title: self.title.clone(),
            body: self.body(),
        }
    }

    /// Adds a line at the end.
    pub fn append(&mut self, text: &str) {
        self.remember();
        self.lines.push(text.to_owned());
    }

    /// Adds lines at the end, in one step.
    pub fn append_all(&mut self, lines: &[String]) {
        self.remember();
        self.lines.extend_from_slice(lines);
    }

    /// Puts another text in its place, in one step; false when it is the same. Editors end a file with a line break, which is nobody's doing.
    pub fn set(&mut self, text: &str) -> bool {
        let (lines, _) = split(text);
        if lines == self.lines {
            return false;
        }
        self.remember();
        self.lines = lines;
        true
    }

    /// Puts one text in the place of another everywhere, in one step; how often.
    pub fn change(&mut self, old: &str, new: &str) -> usize {
        let times = self.lines.iter().map(|l| l.matches(old).count()).sum();
        if old.is_empty() || times == 0 {
            return 0;
        }
        self.remember();
        for line in &mut self.lines {
            *line = line.replace(old, new);
        }
        times
    }

    /// Puts text in place of a line; lines count from 1.
    pub fn replace(&mut self, line: usize, text: &str) -> Result<(), NoLine> {
        let at = self.at(line)?;
        self.remember();
        if let Some(l) = self.lines.get_mut(at) {
            text.clone_into(l);
        }
        Ok(())
    }

    /// Puts a line before another; one past the last adds at the end.
    pub fn insert(&mut self, line: usize, text: &str) -> Result<(), NoLine> {
        let at = if line == self.lines.len() + 1 {
            self.lines.len()
        } else {
            self.at(line)?
        };
        self.remember();
        self.lines.insert(at, text.to_owned());
        Ok(())
    }

    /// Takes a line out and returns it.
    pub fn delete(&mut self, line: usize) -> Result<String, NoLine> {
        let at = self.at(line)?;
        self.remember();
        Ok(self.lines.remove(at))
    }

    /// Takes the last change back; false when there is none.
    pub fn undo(&mut self) -> bool {
        match self.before.pop() {
            Some(lines) => {
                self.after.push(std::mem::replace(&mut self.lines, lines));
                true
            }
            None => false,
        }
    }

    /// Does again what was taken back last; false when there is nothing.
    pub fn redo(&mut self) -> bool {
        match self.after.pop() {
            Some(lines) => {
                self.before.push(std::mem::replace(&mut self.lines, lines));
                true
            }
            None => false,
        }
    }

    fn at(&self, line: usize) -> Result<usize, NoLine> {
        match line.checked_sub(1) {
            Some(at) if at < self.lines.len() => Ok(at),
            _ => Err(NoLine(self.lines.len())),
        }
    }

    fn remember(&mut self) {
        self.after.clear();
        if self.before.len() == UNDO {
            self.before.remove(0);
        }
        self.before.push(self.lines.clone());
    }
}

fn split(body: &str) -> (Vec<String>, bool) {
    let ends = body.ends_with('\n');
    let inner = body.strip_suffix('\n').unwrap_or(body);
    if body.is_empty() {
        return (Vec::new(), false);
    }
    (inner.split('\n').map(str::to_owned).collect(), ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(body: &str) -> Edit {
        Edit::new(CaseId(3), body)
    }

    #[test]
    fn lines_are_replaced_inserted_deleted_and_added() {
        let mut e = edit("een\ntwee\n");
        e.replace(1, "uno").unwrap();
        e.insert(2, "anderhalf").unwrap();
        assert_eq!(e.delete(3).unwrap(), "twee");
        e.append("drie");
        e.insert(4, "vier").unwrap();
        assert_eq!(e.body(), "uno\nanderhalf\ndrie\nvier\n");
        assert_eq!(e.replace(0, "x"), Err(NoLine(4)));
        assert_eq!(e.delete(5), Err(NoLine(4)));
        assert_eq!(e.insert(6, "x"), Err(NoLine(4)));
    }

    #[test]
    fn every_change_can_be_taken_back() {
        let mut e = edit("een\ntwee");
        e.delete(1).unwrap();
        e.append("drie");
        assert!(e.undo() && e.undo() && !e.undo());
        assert_eq!(e.body(), "een\ntwee");
        assert!(e.redo() && e.redo() && !e.redo());
        assert_eq!(e.body(), "twee\ndrie");
    }

    #[test]
    fn a_text_from_elsewhere_is_one_step_and_no_step_when_it_is_the_same() {
        let mut e = edit("een\ntwee");
        assert!(!e.set("een\ntwee\n"));
        assert!(e.set("een\ndrie\n"));
        assert_eq!(e.body(), "een\ndrie");
        assert!(e.undo());
        assert_eq!(e.body(), "een\ntwee");
    }

    #[test]
    fn a_word_is_changed_everywhere_in_one_step() {
        let mut e = edit("werk en werk\nrust");
        assert_eq!(e.change("werk", "baan"), 2);
        assert_eq!(e.body(), "baan en baan\nrust");
        assert_eq!((e.change("werk", "x"), e.change("", "x")), (0, 0));
        assert!(e.undo() && !e.undo());
    }

    #[test]
    fn a_text_that_is_not_changed_stays_as_it_was() {
        proptest!(|(body in "[ab\n\r#é]{0,30}")| {
            // A lone line break is the one text that has no lines to show.
            let same = edit(&body).body();
            prop_assert!(same == body || (body == "\n" && same.is_empty()));
        });
    }
}
