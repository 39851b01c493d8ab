//! Everything the screen shows and every key can change: plain data, changed by `update` only, read by `view`. What is being written and not yet safe
//! is in `writing`, which keys hold in `keys`, the sources pane in `sources`, which case is meant in `cases`,
//! the clock of a session in `clock`.

mod cases;
mod clock;
mod keys;
mod sending;
mod sources;
mod writing;

pub use clock::Clock;
pub use sending::{Sending, Way};
pub use sources::{SourceItem, numbered, same_place};
pub use writing::{HINT_MS, Mode, NoteAt, NoteEditor, Unsaved, new_note_key};

use super::editor::TextField;
use super::keymap::Keymap;
use super::markdown::Line;
use super::overlay::{Overlay, lock::Lock};
use super::theme::Theme;
use super::view;
use crate::casebook::{CaseId, Goal, Millis, NoteId, Session, TurnId};
use crate::config::{Mistake, Timestamp};
use crate::library::{Hit, Sentence};
use crate::practice::{Context, Notice, Status, TurnView};
use crate::vault::{CaseRow, NoteRow};
use std::collections::BTreeMap;

/// The panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of cases.
    Cases,
    /// Conversation, notes, goals or sessions of the open case.
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
    /// The sessions.
    Sessions,
}

impl Tab {
    /// All, in the order they stand in, each with the key of its title.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Conversation, "wb-conversation"),
        (Self::Notes, "wb-notes"),
        (Self::Goals, "wb-goals"),
        (Self::Sessions, "wb-sessions"),
    ];
}

/// A question with what is known of its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Its row, once it is kept.
    pub id: Option<TurnId>,
    /// Which of how many versions of the same question this is, from 1.
    pub version: (usize, usize),
    /// What the model was given.
    pub context: Context,
    /// The question.
    pub question: String,
    /// The answer so far, or whole.
    pub answer: String,
    /// Aligned sentences; those that are still to come while it is being written are missing.
    pub sentences: Vec<Sentence>,
    /// Characters of the sentences after these that are written to their end and not aligned yet.
    pub closed: Vec<(usize, usize)>,
    /// Passages found (known for this sitting's questions only).
    pub passages: Vec<Hit>,
    /// What the coach should know.
    pub notices: Vec<Notice>,
    /// Who wrote it: engine and model, or `extractive`.
    pub writer: String,
    /// Still being written.
    pub running: bool,
}

impl Turn {
    /// A question that was just asked.
    pub fn asked(question: String) -> Self {
        Self {
            id: None,
            version: (1, 1),
            context: Context::default(),
            question,
            answer: String::new(),
            sentences: Vec::new(),
            closed: Vec::new(),
            passages: Vec::new(),
            notices: Vec::new(),
            writer: String::new(),
            running: true,
        }
    }
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
    /// Every turn ever kept in this conversation, all branches.
    pub all_turns: Vec<TurnView>,
    /// The branch that is shown, oldest first.
    pub turns: Vec<Turn>,
    /// The rows of each of them in the present width; kept up by `update`.
    pub rendered: Vec<Vec<Line>>,
    /// Whether the reasoning of a model is unfolded.
    pub thinking: bool,
    /// The question being typed replaces this one, beside it.
    pub editing: Option<Option<TurnId>>,
    /// Whose sources are shown.
    pub turn_at: usize,
    /// Rows from the end of the conversation; 0 follows what is written.
    pub back: usize,
    /// The first row shown while the last answer comes in, and after that as long as nobody scrolls.
    pub page: Option<usize>,
    /// Rows the conversation had when the reader scrolled back, so that new text does not move what is read.
    pub anchored: Option<usize>,
    /// The notes.
    pub notes: Vec<NoteRow>,
    /// The selected row of their list, see [`State::note_selected`].
    pub note_at: usize,
    /// The keys of the drafts that wait in the open case, each with its first line.
    pub drafts: BTreeMap<String, String>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The selected one.
    pub goal_at: usize,
    /// The sessions, newest first.
    pub sessions: Vec<Session>,
    /// The selected one.
    pub session_at: usize,
    /// The first row of the status that is shown.
    pub status_at: usize,
    /// The question being typed.
    pub question: TextField,
    /// The sources of the selected turn.
    pub sources: Vec<SourceItem>,
    /// The selected one.
    pub source_at: usize,
    /// The note being edited.
    pub editor: Option<NoteEditor>,
    /// What was copied, cut or deleted as a line last.
    pub register: String,
    /// What was searched for last.
    pub pattern: String,
    /// What is typed and becomes more.
    pub snippets: BTreeMap<String, String>,
    /// A question to go to once its case is open.
    pub seek_turn: Option<TurnId>,
    /// Rows to go to once a case is open: note, turn, rows from the end.
    pub seek: Option<(usize, usize, usize)>,
    /// A byte to go to once a note is open.
    pub seek_cursor: Option<usize>,
    /// A word to go to once this note is open, and the character where it stood when it was found.
    pub seek_word: Option<(NoteId, usize, String)>,
    /// How many questions were asked since the start.
    pub asked: u64,
    /// The number of the last one that was asked in the conversation that is open.
    pub answering: Option<u64>,
    /// When the running question was asked.
    pub asked_at: Millis,
    /// Columns at which running text wraps; 0: at the window.
    pub wrap_columns: u16,
    /// What the timestamp key writes.
    pub timestamp: Timestamp,
    /// There is a passphrase to lock with.
    pub can_lock: bool,
    /// The session that is being timed.
    pub timer: Option<Clock>,
    /// What lies over the panes, the last on top.
    pub overlays: Vec<Box<dyn Overlay>>,
    /// Engine, model, memory.
    pub status: Option<Status>,
    /// What is being sent to the hive, or deleted there.
    pub sending: Option<Sending>,
    /// A sentence in the footer until the next key.
    pub notice: Option<String>,
    /// Keys of an unfinished sequence.
    pub pressed: Vec<String>,
    /// When the last of them was pressed.
    pub pressed_at: Millis,
    /// The letter that alone led to what is being done now; none for what a longer sequence, a list or the mouse led to.
    pub letter: Option<char>,
    /// What may follow them is shown.
    pub hints: bool,
    /// A number typed before a command.
    pub count: Option<usize>,
    /// The keys.
    pub keymap: Keymap,
    /// The colours.
    pub theme: Theme,
    /// What was not understood in the files of theme and keys; the help lists it.
    pub mistakes: Vec<Mistake>,
    /// A note draft that has to be written.
    pub unsaved_note: Option<Unsaved>,
    /// A question draft that has to be written.
    pub unsaved_question: Option<Unsaved>,
    /// Lock after this many idle milliseconds; 0 never.
    pub autolock_ms: Millis,
    /// When a key last came.
    pub last_key: Millis,
    /// When `update` was last called: the clock of what is drawn.
    pub last_seen: Millis,
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
            all_turns: Vec::new(),
            turns: Vec::new(),
            rendered: Vec::new(),
            thinking: false,
            editing: None,
            turn_at: 0,
            back: 0,
            page: None,
            anchored: None,
            notes: Vec::new(),
            note_at: 0,
            drafts: BTreeMap::new(),
            goals: Vec::new(),
            goal_at: 0,
            sessions: Vec::new(),
            session_at: 0,
            status_at: 0,
            question: TextField::default(),
            sources: Vec::new(),
            source_at: 0,
            editor: None,
            register: String::new(),
            pattern: String::new(),
            snippets: BTreeMap::new(),
            seek_turn: None,
            seek: None,
            seek_cursor: None,
            seek_word: None,
            asked: 0,
            answering: None,
            asked_at: now,
            wrap_columns: 0,
            timestamp: Timestamp::Time,
            can_lock: autolock_ms > 0,
            timer: None,
            overlays: Vec::new(),
            status: None,
            sending: None,
            notice: None,
            pressed: Vec::new(),
            pressed_at: now,
            letter: None,
            hints: false,
            count: None,
            keymap,
            theme,
            mistakes: Vec::new(),
            unsaved_note: None,
            unsaved_question: None,
            autolock_ms,
            last_key: now,
            last_seen: now,
            quit: false,
        }
    }

    /// Puts an overlay on top; under the lock, which nothing that comes late may open.
    pub fn show(&mut self, overlay: impl Overlay + 'static) {
        let under = usize::from(self.locked());
        let at = self.overlays.len() - under;
        self.overlays.insert(at, Box::new(overlay));
    }

    /// The turn whose sources are shown.
    pub fn turn(&self) -> Option<&Turn> {
        self.turns.get(self.turn_at)
    }

    /// The last question of the branch that is shown.
    pub fn leaf(&self) -> Option<TurnId> {
        self.turns.last().and_then(|t| t.id)
    }

    /// Renders one turn anew.
    pub fn render_turn(&mut self, i: usize) {
        self.rendered.resize(self.turns.len(), Vec::new());
        if let Some(turn) = self.turns.get(i) {
            let selected = i == self.turn_at && self.turns.len() > 1;
            let rows = view::turn_lines(
                turn,
                selected,
                self.thinking,
                view::conversation_width(self),
                &|notice| self.notice(notice),
            );
            if let Some(slot) = self.rendered.get_mut(i) {
                *slot = rows;
            }
        }
    }

    /// Renders every turn anew: the width changed, or which one is selected.
    pub fn render_turns(&mut self) {
        for i in 0..self.turns.len().max(1) {
            self.render_turn(i);
        }
    }

    /// Whether an answer is being written.
    pub fn running(&self) -> bool {
        self.turns.last().is_some_and(|t| t.running)
    }

    /// Whether nothing of the practice may be shown.
    pub fn locked(&self) -> bool {
        self.overlays.last().is_some_and(|o| o.hides_all())
    }

    /// The identity of the open case.
    pub fn case_id(&self) -> Option<CaseId> {
        self.case.as_ref().map(|c| c.case.id)
    }

    /// Hides everything until the passphrase is typed.
    pub fn lock(&mut self) {
        if !self.locked() {
            self.show(Lock::default());
        }
    }

    /// Rows the whole conversation takes.
    pub fn conversation_rows(&self) -> usize {
        let rows: usize = self
            .rendered
            .iter()
            .take(self.turns.len())
            .map(Vec::len)
            .sum();
        rows + self.turns.len().saturating_sub(1)
    }
}
