//! Everything the screen shows and every key can change: plain data, changed by `update` only, read by `view`.

use super::editor::TextField;
use super::keymap::{Keymap, Layer};
use super::theme::Theme;
use crate::casebook::SourceId;
use crate::casebook::{CaseId, Goal, Millis, NoteId, SessionId};
use crate::library::{Citation, Hit, Sentence};
use crate::practice::{Notice, Status};
use crate::vault::{CaseRow, NoteRow};

/// Milliseconds of silence after which a draft is saved, and the most it waits while typing goes on.
pub const DRAFT_QUIET_MS: Millis = 400;
/// See [`DRAFT_QUIET_MS`].
pub const DRAFT_MOST_MS: Millis = 900;

/// The panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of cases.
    Cases,
    /// Conversation, notes or goals of the open case.
    Centre,
    /// Passages and citations of the selected answer.
    Sources,
    /// Engine, model, memory.
    Status,
}

impl Pane {
    /// All, in the order the tab key goes.
    pub const ALL: [Self; 4] = [Self::Cases, Self::Centre, Self::Sources, Self::Status];
}

/// What the centre shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Questions and answers.
    Conversation,
    /// The notes.
    Notes,
    /// The goals with their lines.
    Goals,
}

/// A question with what is known of its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The question.
    pub question: String,
    /// The answer so far, or whole.
    pub answer: String,
    /// Aligned sentences; empty while it is being written.
    pub sentences: Vec<Sentence>,
    /// Passages found (known for this sitting's questions only).
    pub passages: Vec<Hit>,
    /// What the coach should know.
    pub notices: Vec<Notice>,
    /// Who wrote it: engine and model, or `extractive`.
    pub writer: String,
    /// Still being written.
    pub running: bool,
}

/// One row of the sources pane.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceItem {
    /// Its number in the answer, when cited.
    pub number: Option<usize>,
    /// Title.
    pub title: String,
    /// What it says there, in one line, when known.
    pub snippet: String,
    /// Which source.
    pub source_id: SourceId,
    /// Where in it, characters.
    pub span: (usize, usize),
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
}

impl NoteEditor {
    /// The key its draft is kept under.
    pub fn draft_key(&self) -> String {
        match self.id {
            Some(id) => format!("note:{id}"),
            None => format!("new-note:case:{}", self.case),
        }
    }
}

/// What a line prompt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Paths to import.
    Import,
    /// The label of a client for a new case.
    CaseClient,
    /// The title of a new case.
    CaseTitle,
}

/// Something over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys that work.
    Help {
        /// The layer they are of.
        layer: Layer,
        /// First row shown.
        scroll: usize,
    },
    /// A source at a span.
    Source {
        /// Its title.
        title: String,
        /// Its text.
        text: String,
        /// Bytes to highlight.
        span: (usize, usize),
        /// First row shown.
        scroll: usize,
    },
    /// A line to be typed.
    Prompt {
        /// What for.
        asks: Asks,
        /// What is typed.
        field: TextField,
        /// What an earlier prompt of the same act gave.
        earlier: String,
    },
    /// A yes or no: archive (or take back) this case.
    ConfirmArchive(CaseId, bool),
    /// The lock: nothing else is drawn.
    Lock {
        /// What is typed, never shown.
        typed: String,
        /// The last one was wrong.
        wrong: bool,
    },
}

/// A draft that has to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unsaved {
    /// When the first unsaved change was made.
    pub first: Millis,
    /// When the last one was.
    pub last: Millis,
}

/// Everything.
#[derive(Debug)]
pub struct State {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Which pane has the keys.
    pub focus: Pane,
    /// The question line has the keys.
    pub asking_line: bool,
    /// The cases.
    pub cases: Vec<CaseRow>,
    /// The selected one.
    pub case_at: usize,
    /// Whether archived ones are listed.
    pub archived: bool,
    /// The open case; `None`: the materials.
    pub case: Option<CaseRow>,
    /// What the centre shows.
    pub tab: Tab,
    /// The conversation.
    pub turns: Vec<Turn>,
    /// Whose sources are shown.
    pub turn_at: usize,
    /// Rows from the end of the conversation; 0 follows what is written.
    pub back: usize,
    /// Rows the conversation had when the reader scrolled back, so that new text does not move what is read.
    pub anchored: Option<usize>,
    /// The notes.
    pub notes: Vec<NoteRow>,
    /// The selected one.
    pub note_at: usize,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The question being typed.
    pub question: TextField,
    /// The sources of the selected turn.
    pub sources: Vec<SourceItem>,
    /// The selected one.
    pub source_at: usize,
    /// The note being edited.
    pub editor: Option<NoteEditor>,
    /// What lies over the panes, the last on top.
    pub overlays: Vec<Overlay>,
    /// Engine, model, memory.
    pub status: Option<Status>,
    /// A sentence in the footer until the next key.
    pub notice: Option<String>,
    /// Keys of an unfinished sequence.
    pub pressed: Vec<String>,
    /// The keys.
    pub keymap: Keymap,
    /// The colours.
    pub theme: Theme,
    /// A note draft that has to be written.
    pub unsaved_note: Option<Unsaved>,
    /// A question draft that has to be written.
    pub unsaved_question: Option<Unsaved>,
    /// Lock after this many idle milliseconds; 0 never.
    pub autolock_ms: Millis,
    /// When a key last came.
    pub last_key: Millis,
    /// Leave.
    pub quit: bool,
}

impl State {
    /// A screen with nothing read yet.
    pub fn new(
        size: (u16, u16),
        keymap: Keymap,
        theme: Theme,
        autolock_ms: Millis,
        now: Millis,
    ) -> Self {
        Self {
            size,
            focus: Pane::Cases,
            asking_line: false,
            cases: Vec::new(),
            case_at: 0,
            archived: false,
            case: None,
            tab: Tab::Conversation,
            turns: Vec::new(),
            turn_at: 0,
            back: 0,
            anchored: None,
            notes: Vec::new(),
            note_at: 0,
            goals: Vec::new(),
            question: TextField::default(),
            sources: Vec::new(),
            source_at: 0,
            editor: None,
            overlays: Vec::new(),
            status: None,
            notice: None,
            pressed: Vec::new(),
            keymap,
            theme,
            unsaved_note: None,
            unsaved_question: None,
            autolock_ms,
            last_key: now,
            quit: false,
        }
    }

    /// The table of keys in force.
    pub fn layer(&self) -> Layer {
        match self.overlays.last() {
            Some(Overlay::Help { .. } | Overlay::Source { .. }) => Layer::Viewer,
            Some(_) => Layer::Input,
            None if self.editor.is_some() && self.focus == Pane::Centre => Layer::Editor,
            None if self.asking_line && self.focus == Pane::Centre => Layer::Input,
            None => Layer::Global,
        }
    }

    /// Whether an answer is being written.
    pub fn running(&self) -> bool {
        self.turns.last().is_some_and(|t| t.running)
    }

    /// Whether nothing of the practice may be shown.
    pub fn locked(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Lock { .. }))
    }

    /// The identity of the open case.
    pub fn case_id(&self) -> Option<CaseId> {
        self.case.as_ref().map(|c| c.case.id)
    }

    /// The key the question's draft is kept under.
    pub fn question_key(&self) -> String {
        self.case_id()
            .map_or("ask:materials".into(), |id| format!("ask:{id}"))
    }

    /// When `update` wants a tick, if at all: a draft to save or the lock.
    pub fn deadline(&self) -> Option<Millis> {
        let due = |u: Unsaved| (u.last + DRAFT_QUIET_MS).min(u.first + DRAFT_MOST_MS);
        let lock =
            (self.autolock_ms > 0 && !self.locked()).then(|| self.last_key + self.autolock_ms);
        [
            self.unsaved_note.map(due),
            self.unsaved_question.map(due),
            lock,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The rows of the sources pane for the selected turn: what is cited first, by number, then the other passages found.
    pub fn refresh_sources(&mut self) {
        let mut items: Vec<SourceItem> = Vec::new();
        if let Some(turn) = self.turns.get(self.turn_at) {
            for (number, c) in numbered(&turn.sentences) {
                items.push(SourceItem {
                    number: Some(number),
                    title: c.title.clone(),
                    snippet: snippet_of(turn, c),
                    source_id: c.source_id,
                    span: c.span,
                });
            }
            for hit in &turn.passages {
                items.push(SourceItem {
                    number: None,
                    title: hit.source.clone(),
                    snippet: one_line(&hit.text),
                    source_id: hit.source_id,
                    span: hit.span,
                });
            }
        }
        self.source_at = self.source_at.min(items.len().saturating_sub(1));
        self.sources = items;
    }
}

/// The distinct citations of an answer with the numbers they are shown with, in order of appearance.
pub fn numbered(sentences: &[Sentence]) -> Vec<(usize, &Citation)> {
    let mut out: Vec<(usize, &Citation)> = Vec::new();
    for c in sentences.iter().flat_map(|s| &s.citations) {
        if !out.iter().any(|(_, o)| same_place(o, c)) {
            out.push((out.len() + 1, c));
        }
    }
    out
}

/// Whether two citations point at the same place.
pub fn same_place(a: &Citation, b: &Citation) -> bool {
    a.source_id == b.source_id && a.span == b.span
}

fn snippet_of(turn: &Turn, c: &Citation) -> String {
    let hit = turn
        .passages
        .iter()
        .find(|h| h.source_id == c.source_id && h.span.0 <= c.span.0 && c.span.1 <= h.span.1);
    hit.map(|h| {
        one_line(
            &h.text
                .chars()
                .skip(c.span.0 - h.span.0)
                .take(c.span.1 - c.span.0)
                .collect::<String>(),
        )
    })
    .unwrap_or_default()
}

/// A text in one line, at most 200 characters.
pub fn one_line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(200)
        .collect()
}
