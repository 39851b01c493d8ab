//! What goes into `update` and what comes out of it: events and commands, both plain data.

use super::input::parse::{Mouse, Reply};
use super::marks::Marked;
use super::setting_row::SettingRow;
use crate::casebook::TurnId;
use crate::casebook::{CaseId, ClientId, Goal, Millis, NewNote, Note, NoteId, Session};
use crate::library::{Hit, Imported, Sentence};
use crate::practice::templates::Template;
use crate::practice::{
    Answer, Background, By, Digest, Erasure, Found, Help, HelpAsk, InText, Preferences, Removal,
    SourceView, Status, TurnView,
};
use crate::privacy::Local;
use crate::vault::{CaseRow, Draft, NoteRow};
use crossterm::event::KeyEvent;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key.
    Key(KeyEvent),
    /// Text pasted in one piece.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The terminal says something of itself.
    Terminal(Reply),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// A timer that `State::deadline` asked for, or a second passed while something runs.
    Tick,
    /// The cases were read.
    Cases(Vec<CaseRow>),
    /// Every client was read, whatever became of their cases: number and label.
    Clients(Vec<(ClientId, String)>),
    /// A case (or the materials, `None`) was opened.
    Opened(Box<Opened>),
    /// A note and its draft were read for editing.
    NoteRead(Box<Local<Note>>, Option<Draft>),
    /// A note was saved.
    NoteSaved {
        /// Which.
        id: NoteId,
        /// Of which case.
        case: CaseId,
        /// The key of the draft it came from, which says who was saving.
        draft: String,
        /// The notes of that case, anew.
        notes: Vec<NoteRow>,
    },
    /// There is a case or a session more.
    CasesChanged,
    /// What would go with something that is to be removed.
    Removing(Box<Removal>),
    /// Something is to be asked before it is done: the question, and what a yes does.
    AsksFirst(String, super::correcting::Correction),
    /// Something was corrected or removed: the open case as it now is, and a sentence.
    Corrected(Box<Opened>, String),
    /// A case was put away, or taken back.
    Archived(CaseId, bool),
    /// A draft for a new note was looked for.
    NewNoteDraft(CaseId, Option<Draft>),
    /// A new note was put aside, for an empty one or for another that was put aside: the drafts of the case anew, and the one that is gone on with.
    NewNoteParked(CaseId, BTreeMap<String, String>, Option<Draft>),
    /// A source was read, to be shown at a span of characters.
    SourceRead(Box<SourceView>, (usize, usize)),
    /// Passages were found for the running question.
    Retrieved(Vec<Hit>),
    /// A model writes.
    Started {
        /// Engine and model.
        model: String,
    },
    /// A piece of the answer.
    Token(String),
    /// A sentence of it, at these characters, is written to its end.
    Closed((usize, usize)),
    /// What the first closed sentence without a mark rests on.
    Marked(Sentence),
    /// The answer is whole.
    Answered(Box<Answer>),
    /// One of these, or a failure, of the question with this number: whoever left its conversation is told nothing of it any more.
    Answering(u64, Box<Event>),
    /// The conversation of a case, or about the materials, as it is kept.
    Turns(Option<CaseId>, Vec<TurnView>),
    /// Import goes on: so many files.
    Importing(usize),
    /// Import is done.
    ImportDone(Imported),
    /// Figures of engine and memory.
    Status(Box<Status>),
    /// From background work.
    Background(Background),
    /// The notes of a case, anew.
    Notes(CaseId, Vec<NoteRow>),
    /// What the finder lists.
    Found(Vec<Found>),
    /// The notes and materials that hold what was typed in the finder, and what that was.
    InText(String, Vec<InText>),
    /// So many characters of a draft were written.
    Helping(usize),
    /// A draft is made, or a sentence why not.
    Helped(Result<Box<Help>, String>),
    /// The clock of the session is thrown away.
    ClockDropped,
    /// What was typed of a new note in this case was let go: of the one that waits, or of one put aside (`Some`).
    NewNoteDropped(CaseId, Option<u32>),
    /// The goals of the open case, anew.
    Goals(CaseId, Vec<Goal>),
    /// The sessions of a case, anew.
    Sessions(CaseId, Vec<Session>),
    /// The templates there are.
    Templates(Vec<Template>),
    /// The snippets there are: what is typed, what it stands for.
    Snippets(BTreeMap<String, String>),
    /// What is set for this case, and what is sent before it.
    Preferences(Preferences, String),
    /// The summary of a conversation, if there is one.
    Summary(Option<Digest>),
    /// Where one was when one last left.
    Place(String),
    /// The clock of a session of this case was running when one last left, since then.
    ClockRuns(Box<CaseRow>, Millis),
    /// tmux did not take this text, which was to be copied.
    Uncopied(String),
    /// The note as an external editor left it.
    Edited(String),
    /// A theme or keymap file changed.
    Reloaded(Box<super::watch::Reloaded>),
    /// The settings as they are.
    Settings(Vec<SettingRow>),
    /// What is decided, waits and was shared.
    Sharing(Box<super::sharing::SharingView>),
    /// A batch to be read.
    Review(Box<super::sharing::ReviewView>),
    /// The receipt of a decision.
    Receipt(String),
    /// A page to be read: title and text.
    Page(String, String),
    /// The words marked as identifying nobody.
    Marks(Vec<Marked>),
    /// So many documents would go with a client.
    Documents(ClientId, usize),
    /// The conversation could not be written to this file; one sentence.
    NotExported(PathBuf, String),
    /// Nothing was imported from this path, for this case or all; one sentence.
    NotImported(PathBuf, Option<CaseId>, String),
    /// How a path that was typed may go on.
    Paths(String, Vec<String>),
    /// A client is gone.
    Erased(Box<Erasure>),
    /// So much is still to be sent, and so much to be deleted or told; `None`: that is over.
    Sending(Option<(usize, usize)>),
    /// Something was done; one sentence.
    Notice(String),
    /// Whether the passphrase typed at the lock was right.
    Unlocked(bool),
    /// An act failed; one sentence.
    Failed(String),
    /// The process is asked to end (a signal).
    Terminate,
}

impl Event {
    /// Whether it may wait for the next frame of a stream.
    pub fn may_wait(&self) -> bool {
        if let Self::Answering(_, event) = self {
            return event.may_wait();
        }
        matches!(
            self,
            Self::Retrieved(_)
                | Self::Started { .. }
                | Self::Token(_)
                | Self::Closed(_)
                | Self::Marked(_)
                | Self::Answered(_)
                | Self::Background(_)
                | Self::Status(_)
                | Self::Importing(_)
        )
    }

    /// Whether it answers a command, and did not come by itself or from the user.
    pub fn is_reply(&self) -> bool {
        if let Self::Answering(_, event) = self {
            return event.is_reply();
        }
        let by_itself = matches!(
            self,
            Self::Key(_)
                | Self::Paste(_)
                | Self::Mouse(_)
                | Self::Resize(..)
                | Self::Terminal(_)
                | Self::Tick
                | Self::InText(..)
                | Self::Helping(_)
                | Self::Sending(_)
                | Self::Reloaded(_)
        );
        !by_itself && !self.may_wait()
    }
}

/// A case with everything its panes show.
#[derive(Clone, Debug)]
pub struct Opened {
    /// `None`: the materials.
    pub case: Option<CaseRow>,
    /// The conversation, oldest first.
    pub turns: Vec<TurnView>,
    /// The notes, newest first.
    pub notes: Vec<NoteRow>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The sessions, newest first.
    pub sessions: Vec<Session>,
    /// A question typed and never asked.
    pub question: Option<Draft>,
    /// The keys of the drafts that wait among the notes, each with its first line.
    pub drafts: BTreeMap<String, String>,
}

/// Something to be done outside `update`.
#[derive(Clone, Debug)]
pub enum Command {
    /// Read the cases.
    ListCases {
        /// Archived ones too.
        archived: bool,
    },
    /// Read the labels of all clients.
    ListClients,
    /// Open a case or the materials.
    OpenCase(Option<CaseId>),
    /// Read a note and its draft.
    ReadNote(NoteId),
    /// Look for a draft of a new note.
    NewNote(CaseId),
    /// Put the new note that waits aside, for an empty one (`None`) or for one that was put aside.
    ParkNewNote(CaseId, Option<u32>),
    /// Save a note.
    SaveNote {
        /// `None`: a new one.
        id: Option<NoteId>,
        /// The note.
        note: Box<NewNote>,
        /// The draft it came from.
        draft: String,
    },
    /// Keep a draft.
    SaveDraft(Draft),
    /// Let a draft go.
    ClearDraft(String),
    /// Throw the clock of the session away.
    DropClock,
    /// Let go what was typed of a new note in this case.
    DropNewNote(CaseId, Option<u32>),
    /// Ask.
    Ask {
        /// About this case.
        case: Option<CaseId>,
        /// The question.
        question: String,
        /// Whether a model may write.
        by: By,
        /// The turn it follows.
        parent: Option<TurnId>,
        /// The number it has among the questions since the start: what comes of it bears this number.
        number: u64,
    },
    /// Read a conversation anew.
    ReadTurns(Option<CaseId>),
    /// Stop the answer.
    StopAsking,
    /// Send no further blob.
    StopSending,
    /// Read a source.
    OpenSource(crate::casebook::SourceId, (usize, usize)),
    /// Import.
    Import(Vec<PathBuf>, Option<CaseId>),
    /// Look how this path that is being typed may go on.
    CompletePath(String),
    /// Open a new case.
    AddCase {
        /// The client's label.
        client: String,
        /// The title.
        title: String,
    },
    /// Correct or remove something; then read the open case anew.
    Correct(super::correcting::Correction, Option<CaseId>),
    /// Put a case away or take it back.
    ArchiveCase(CaseId, bool),
    /// Read the figures.
    ReadStatus,
    /// Read what the finder lists.
    Find,
    /// Look for these words in notes and materials once the hand rests; what was looked for before is let go.
    Look(String),
    /// Make a draft.
    Help(HelpAsk),
    /// Set the goals that stand in this text.
    KeepGoals(CaseId, String),
    /// Read the templates.
    ReadTemplates,
    /// Read the settings.
    ReadSettings,
    /// Write a setting; `None` takes it back to its default.
    SetSetting(String, Option<String>),
    /// Read the snippets.
    ReadSnippets,
    /// Read what is set for this case.
    ReadPreferences(Option<CaseId>),
    /// Set it.
    SetPreferences(Option<CaseId>, Preferences),
    /// Read the summary of a conversation, of the branch that ends in this turn.
    ReadSummary(Option<CaseId>, Option<TurnId>),
    /// Put this in the place of the summary up to a turn; an empty text takes it away.
    SetSummary(Option<CaseId>, TurnId, String),
    /// Keep a turn's answer as a note.
    AnswerAsNote(CaseId, TurnId),
    /// Write the conversation to a file.
    Export {
        /// Which.
        case: Option<CaseId>,
        /// The branch, by its last turn.
        leaf: Option<TurnId>,
        /// Where to.
        path: PathBuf,
    },
    /// Keep a session of today with so many minutes, whose clock ran since then: what was newly written meanwhile is of it.
    AddSession(CaseId, u32, Millis),
    /// Something about sharing.
    Share(super::sharing::ShareAct),
    /// Go back to where one was, or open the materials.
    ReadPlace,
    /// Look whether this case is still there, for the clock that ran for it.
    ReadClock(CaseId, Millis),
    /// Keep where one is.
    SavePlace(String),
    /// Put text on the clipboard of the terminal.
    Copy(String),
    /// Put text into tmux by the terminal's own sequence, since its command did not take it.
    CopyInto(String),
    /// Tell the terminal that something long is done.
    Notify(String),
    /// Edit this text in the user's own editor.
    ExternalEditor(String),
    /// Back to the shell.
    Suspend,
    /// Check a passphrase.
    Unlock(String),
    /// Load a theme by name.
    LoadTheme(String),
    /// Load a keymap by name.
    LoadKeymap(String),
    /// Say everything in this language.
    SetLanguage(crate::locale::Language),
    /// Forget what the terminal shows.
    Redraw,
}

impl Command {
    /// Whether it reads something from the vault that is shown as soon as it comes: a matter of milliseconds.
    pub const fn is_read(&self) -> bool {
        use super::correcting::Correction;
        use super::sharing::ShareAct;
        matches!(
            self,
            Self::OpenCase(_)
                | Self::ListClients
                | Self::Correct(
                    Correction::Consider(_)
                        | Correction::ConsiderMove(..)
                        | Correction::ConsiderClient(..),
                    _
                )
                | Self::ReadNote(_)
                | Self::NewNote(_)
                | Self::ParkNewNote(..)
                | Self::OpenSource(..)
                | Self::Find
                | Self::ReadTemplates
                | Self::ReadSettings
                | Self::ReadPreferences(_)
                | Self::Share(
                    ShareAct::Read
                        | ShareAct::Review(_)
                        | ShareAct::Receipt(_)
                        | ShareAct::Retention(_)
                )
        )
    }
}
