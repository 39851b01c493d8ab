//! What is being written and not yet safe: the note editor, and when a draft of it or of a question is due.

use super::{Pane, State, Tab};
use crate::casebook::{CaseId, Millis, NoteId, SessionId};
use crate::locale::t;
use crate::practice::DraftOf;
use crate::workbench::editor::TextField;

/// Milliseconds of silence after which a draft is saved, and the most it waits while typing goes on.
pub const DRAFT_QUIET_MS: Millis = 300;
/// See [`DRAFT_QUIET_MS`].
pub const DRAFT_MOST_MS: Millis = 700;

/// Milliseconds after which the keys that may follow an unfinished sequence are shown.
pub const HINT_MS: Millis = 350;

/// How a modal keymap's note editor takes keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Letters are text.
    Insert,
    /// Letters are commands.
    Normal,
}

/// The note editor.
#[derive(Clone, Debug)]
pub struct NoteEditor {
    /// `None`: not saved yet.
    pub id: Option<NoteId>,
    /// The case.
    pub case: CaseId,
    /// The session it reports.
    pub session: Option<SessionId>,
    /// The title it had; a new note takes its first line.
    pub title: String,
    /// The text.
    pub field: TextField,
    /// The text as last saved, to know whether there is a draft.
    pub saved: String,
    /// The text that is being saved, until it is known that it was.
    pub saving: Option<String>,
    /// How a modal keymap takes keys here.
    pub mode: Mode,
}

impl NoteEditor {
    /// Whether there is something that is neither saved nor being saved.
    pub fn changed(&self) -> bool {
        let text = self.field.text();
        text != self.saved && self.saving.as_deref() != Some(text)
    }

    /// Whether that is worth keeping as a draft: an emptied note of one's own is, a new note without a word is not.
    pub fn is_draft(&self) -> bool {
        self.changed() && (self.id.is_some() || !self.field.text().trim().is_empty())
    }

    /// The key its draft is kept under.
    pub fn draft_key(&self) -> String {
        // Its place in the text is not kept: a draft is opened at its end.
        match self.id {
            Some(id) => DraftOf::Note(id).key(),
            None => DraftOf::New(self.case).key(),
        }
    }
}

/// The key of the draft of a new note: of the one that waits, or of one that was put aside.
pub fn new_note_key(case: CaseId, parked: Option<u32>) -> String {
    match parked {
        None => DraftOf::New(case).key(),
        Some(n) => DraftOf::Parked(case, n).key(),
    }
}

/// A row of the list of notes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoteAt {
    /// What was typed of a new note and never saved, or of one that was put aside (`Some`); they come first.
    New(CaseId, Option<u32>),
    /// A note.
    Note(NoteId),
}

/// A draft that has to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unsaved {
    /// When the first unsaved change was made.
    pub first: Millis,
    /// When the last one was.
    pub last: Millis,
}

impl State {
    /// What was typed of new notes in the open case and never saved: the one that waits, then those that were put aside, the last first.
    pub fn new_notes(&self) -> Vec<(CaseId, Option<u32>)> {
        let here = self.drafts.keys().filter_map(|key| match DraftOf::of(key) {
            Some(DraftOf::New(case)) => Some((case, None)),
            Some(DraftOf::Parked(case, n)) => Some((case, Some(n))),
            _ => None,
        });
        let mut out: Vec<_> = here
            .filter(|(case, _)| Some(*case) == self.case_id())
            .collect();
        out.sort_by_key(|(_, n)| std::cmp::Reverse(n.unwrap_or(u32::MAX)));
        out
    }

    /// What a new note that waits is called: by its first line, as it would be when it is saved.
    pub fn new_note_named(&self, case: CaseId, parked: Option<u32>) -> String {
        let name = self.drafts.get(&new_note_key(case, parked)).cloned();
        name.filter(|n| !n.is_empty())
            .unwrap_or_else(|| t("wb-new-note"))
    }

    /// Rows of the list of notes that come before the notes.
    pub fn note_rows_before(&self) -> usize {
        self.new_notes().len()
    }

    /// Rows of the list of notes.
    pub fn note_rows(&self) -> usize {
        self.note_rows_before() + self.notes.len()
    }

    /// What the selected row of the list of notes is.
    pub fn note_selected(&self) -> Option<NoteAt> {
        let new = self.new_notes();
        match new.get(self.note_at) {
            Some((case, parked)) => Some(NoteAt::New(*case, *parked)),
            None => {
                let note = self.notes.get(self.note_at.checked_sub(new.len())?);
                note.map(|n| NoteAt::Note(n.id))
            }
        }
    }

    /// The row of a note in that list.
    pub fn note_row(&self, id: NoteId) -> Option<usize> {
        let at = self.notes.iter().position(|n| n.id == id);
        at.map(|at| self.note_rows_before() + at)
    }

    /// Whether something of a note was typed and never saved.
    pub fn has_draft(&self, id: NoteId) -> bool {
        self.drafts.contains_key(&DraftOf::Note(id).key())
    }

    /// The key the question's draft is kept under.
    pub fn question_key(&self) -> String {
        self.case_id()
            .map_or("ask:materials".into(), |id| format!("ask:{id}"))
    }

    /// The question being typed, with what was begun of one in what lies over it.
    pub fn question_begun(&self) -> String {
        let mut out = self.question.text().to_owned();
        for begun in self.overlays.iter().filter_map(|o| o.question_begun()) {
            join(&mut out, &begun);
        }
        out
    }

    /// Puts what was begun of a question elsewhere into its line, after what stands there, and gives it the keys.
    pub fn go_on_asking(&mut self, begun: &str) {
        let mut text = self.question.text().to_owned();
        join(&mut text, begun);
        self.question = TextField::with(&text);
        self.question_touched(self.last_seen);
        (self.focus, self.tab, self.asking_line) = (Pane::Centre, Tab::Conversation, true);
    }

    /// After a change of the question: starts the clock of its draft.
    pub fn question_touched(&mut self, now: Millis) {
        let first = self.unsaved_question.map_or(now, |u| u.first);
        self.unsaved_question = Some(Unsaved { first, last: now });
    }

    /// Whether a draft has waited long enough.
    pub fn draft_due(&self, now: Millis) -> bool {
        [self.unsaved_note, self.unsaved_question]
            .into_iter()
            .flatten()
            .any(|u| due(u) <= now)
    }

    /// When `update` wants a tick, if at all: a draft to save or the lock.
    pub fn deadline(&self) -> Option<Millis> {
        let lock =
            (self.autolock_ms > 0 && !self.locked()).then(|| self.last_key + self.autolock_ms);
        let hint = (!self.pressed.is_empty() && !self.hints).then(|| self.pressed_at + HINT_MS);
        let minute = self
            .timer
            .as_ref()
            .map(|c| c.from)
            .map(|from| from + ((self.last_seen - from) / 60_000 + 1) * 60_000);
        [
            self.unsaved_note.map(due),
            self.unsaved_question.map(due),
            lock,
            hint,
            minute,
        ]
        .into_iter()
        .flatten()
        .min()
    }
}

/// Adds to a question, which is one line.
fn join(question: &mut String, more: &str) {
    if !question.is_empty() && !question.ends_with(' ') {
        question.push(' ');
    }
    question.push_str(more);
}

fn due(u: Unsaved) -> Millis {
    (u.last + DRAFT_QUIET_MS).min(u.first + DRAFT_MOST_MS)
}
