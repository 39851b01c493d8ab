//! What goes out of the linear session and what comes back: effects, acts and outcomes, plain data. `session` makes effects, `hands` performs acts.

use super::drafts::Waiting;
use crate::casebook::{
    CaseId, ClientId, Date, Goal, Millis, NewNote, Note, NoteId, Preferences, Session, SourceId,
    TurnId,
};
use crate::library::{Found, Imported};
use crate::locale::Language;
use crate::practice::{
    By, Digest, Erasure, Found as Findable, HelpAsk, InText, Removal, SourceView, Status, Thing,
    TurnView, templates::Template,
};
use crate::privacy::Local;
use crate::vault::{CaseRow, Draft, NoteRow, Source};
use crate::workbench::correcting::Correction;
use crate::workbench::event::Event;
use crate::workbench::setting_row::SettingRow;
use crate::workbench::sharing::ShareAct;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Something the loop has to do, in order.
pub enum Effect {
    /// Print a line.
    Say(String),
    /// Perform an act and hand its outcome to the session before anything after it.
    Do(Act),
    /// Everything is said in this language from now on.
    Language(Language),
    /// Leave.
    Quit,
}

/// What a list of cases is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasesFor {
    /// To say how many there are.
    Greeting,
    /// To list them.
    Listing,
    /// To see whether a client there is has nearly this label.
    Label(String),
    /// To move a note to the one with this name.
    Moving(NoteId, String),
    /// To open the one with this name.
    Finding(String),
}

/// What a note is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteFor {
    /// To read it aloud.
    Reading,
    /// To edit it; a draft that differs is offered.
    Editing,
    /// To go on with its draft.
    Continuing,
}

/// What a form or snippet is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFor {
    /// To begin a note of this case with it.
    Note(CaseId),
    /// To stand in the note being edited, with this text where typing goes on. The line is what was typed: the note's own text when there is
    /// no such form; `None` when a verb asked for it.
    Here {
        /// The text.
        rest: String,
        /// The line as typed.
        line: Option<String>,
    },
}

/// What is preferred of answers; `None` is the default.
#[derive(Clone, Debug, PartialEq)]
pub enum Prefer {
    /// Instructions of the coach's own.
    Prompt(Option<String>),
    /// 0 to 2.
    Temperature(Option<f32>),
    /// Tokens.
    Length(Option<usize>),
    /// Passages given to the model.
    Passages(Option<usize>),
}

/// Something done outside the session. No `Debug`: it holds what was typed.
pub enum Act {
    /// Read the cases.
    Cases {
        /// Archived ones too.
        archived: bool,
        /// What for.
        why: CasesFor,
    },
    /// Open a case or the materials (`None`).
    Open(Option<CaseId>),
    /// Read which case was open last.
    Place,
    /// Keep which case is open.
    KeepPlace(CaseId),
    /// List the materials for every case.
    Materials,
    /// Ask.
    Ask {
        /// About this case.
        case: Option<CaseId>,
        /// After this turn.
        parent: Option<TurnId>,
        /// The question.
        question: String,
        /// Whether a model may write.
        by: By,
    },
    /// Keep an answer as a note.
    Keep(CaseId, TurnId),
    /// Make a draft from the notes of a case.
    Help(HelpAsk),
    /// Keep a draft as a note.
    KeepHelp(CaseId, String),
    /// Set the goals that stand in this text.
    KeepGoals(CaseId, String),
    /// Look for what was typed of a new note, to put this text behind it.
    NoteBehind(CaseId, String),
    /// Read the summary of a conversation, of the branch that ends in this turn.
    Summary(Option<CaseId>, Option<TurnId>),
    /// Put this in the place of the summary up to a turn.
    SetSummary(Option<CaseId>, TurnId, String),
    /// Read a source, at a span of characters if there is one.
    OpenSource(SourceId, Option<(usize, usize)>),
    /// List the notes.
    Notes(CaseId),
    /// Read a note and its draft.
    ReadNote(NoteId, NoteFor),
    /// Look for a draft of a new note, to start writing; true: to go on with it unasked.
    NewNote(CaseId, bool),
    /// Go on with a new note that was put aside for another.
    ParkedNote(CaseId, u32),
    /// Save a note and let its draft go.
    SaveNote {
        /// `None`: a new one.
        id: Option<NoteId>,
        /// The note.
        note: Box<NewNote>,
        /// The draft's key.
        draft: String,
    },
    /// Edit this text in an editor of the user's own.
    Editor(String),
    /// Keep a draft: key and text.
    SaveDraft(String, String),
    /// Let a draft go.
    ClearDraft(String),
    /// List every draft; true: only say how many there are.
    Drafts(bool),
    /// List forms and snippets.
    Forms,
    /// Read the form or snippet with this name.
    Form(String, FormFor),
    /// The goals of a case.
    Goals(CaseId),
    /// The sessions of a case.
    Sessions(CaseId),
    /// Have told what giving this case to the client with this label does.
    Give(CaseId, String),
    /// Open a new case.
    AddCase {
        /// The client's label.
        client: String,
        /// The title.
        title: String,
    },
    /// Correct or remove something; the case is what it may be of.
    Correct(Correction, Option<CaseId>),
    /// Put a case away (true) or take it back.
    Archive(CaseId, bool),
    /// Keep a session of so many minutes, today, whose clock ran since then: what was newly written meanwhile is of it.
    AddSession(CaseId, u32, Millis),
    /// Import a file or folder.
    Import(String, Option<CaseId>),
    /// Search in the case and the materials.
    Search {
        /// In this case; it may be an archived one.
        case: Option<CaseRow>,
        /// The words.
        query: String,
    },
    /// Find cases, notes, materials and questions by a few letters.
    Find(String),
    /// Count the tags of all notes.
    Tags,
    /// Read the figures; true: only what concerns privacy.
    Status(bool),
    /// Read what is preferred of answers in a case, after this change.
    Preferences(Option<CaseId>, Option<Prefer>),
    /// Read the settings whose key holds this.
    Settings(String),
    /// Change a setting in the file; `None` takes it out.
    Set(String, Option<String>),
    /// Write a conversation to a new file that only its owner can read.
    Export {
        /// Where to.
        file: PathBuf,
        /// From this case.
        case: Option<CaseId>,
        /// Up to this turn.
        leaf: Option<TurnId>,
    },
    /// Something about sharing, as the panes ask for it.
    Share(ShareAct),
    /// Write everything held about a client to a new file that only its owner can read.
    Portability(ClientId, PathBuf),
    /// Erase a client for good here; what is in the hive then waits to be deleted.
    Erase(ClientId),
    /// Check a passphrase.
    Verify(Zeroizing<String>),
}

/// A case with everything that belongs to it.
pub struct Opened {
    /// `None`: the materials.
    pub case: Option<CaseRow>,
    /// The conversation with all its branches, oldest first.
    pub turns: Vec<TurnView>,
    /// How many goals.
    pub goals: usize,
    /// A note that was begun and never saved.
    pub note: Option<Draft>,
    /// A question that was asked or typed and never answered.
    pub question: Option<Draft>,
}

/// What a search was for.
pub struct Searched {
    /// The words.
    pub query: String,
    /// How many notes and materials elsewhere hold them, where nothing that was found does.
    pub elsewhere: usize,
}

/// What came of an act.
pub enum Outcome {
    /// Nothing to say.
    Done,
    /// One sentence: it could not be done.
    Failed(String),
    /// The cases.
    Cases(Vec<CaseRow>, CasesFor),
    /// A case is open.
    Opened(Box<Opened>),
    /// The case that was open last.
    Place(Option<CaseRow>),
    /// The materials.
    Materials(Vec<Source>),
    /// An answer has become a note.
    Kept,
    /// A draft has become a note.
    HelpKept(NoteId),
    /// So many goals were set.
    GoalsKept(usize),
    /// What was typed of a new note in this case, if anything, and the text to stand behind it.
    NoteBehind(CaseId, Option<Draft>, String),
    /// The summary of the conversation, if there is one.
    Summary(Option<Digest>),
    /// The summary was changed.
    SummarySet,
    /// A source, to be read at a span or from its beginning.
    Source(Box<SourceView>, Option<(usize, usize)>),
    /// The notes.
    Notes(Vec<NoteRow>),
    /// A note with its draft.
    Note(Box<Local<Note>>, Option<Draft>, NoteFor),
    /// The draft of a new note in this case, if any; true: to go on with it unasked.
    NewNote(CaseId, Option<Draft>, bool),
    /// A note was saved; a new one with the day of the session it is of.
    Saved(NoteId, Option<Date>),
    /// Every draft; true: only say how many.
    Drafts(Vec<Waiting>, bool),
    /// Forms and snippets.
    Forms(Vec<Template>),
    /// The text of a form, or none with this name.
    Form(String, Option<String>, FormFor),
    /// The goals.
    Goals(Vec<Goal>),
    /// The sessions, newest first.
    Sessions(Vec<Session>),
    /// A case was made.
    Added(CaseId),
    /// What would go with something that is to be removed.
    Removing(Removal),
    /// What something else does, and what a yes has done.
    AsksFirst(String, Correction),
    /// Something was corrected: the case it may be of, as it is now, and a sentence.
    Corrected(Option<CaseRow>, String),
    /// A note went to another case; a few sentences.
    Moved(String),
    /// Something was removed; a few sentences.
    Removed(Thing, String),
    /// A case was put away (true) or taken back.
    Archived(CaseRow, bool),
    /// A session of so many minutes was kept, with so many notes; the case as it is now.
    SessionKept(CaseRow, u32, usize),
    /// What was imported.
    Imported(Imported),
    /// Passages found.
    Found(Found, Searched),
    /// Everything that can be found by its title, the notes and materials that hold what was asked for, and what that was.
    Finds(Vec<Findable>, Vec<InText>, String),
    /// Tags with how many notes have them, most used first.
    Tags(Vec<(String, usize)>),
    /// The figures; true: only what concerns privacy.
    Status(Box<Status>, bool),
    /// What is preferred in this case, the fixed text before it, whether it was changed.
    Preferences(Preferences, String, bool),
    /// Settings.
    Settings(Vec<SettingRow>),
    /// A setting was changed; what holds now.
    Set(SettingRow),
    /// The file was written, and what is to be known of it.
    Exported(PathBuf, Option<String>),
    /// What came of something about sharing, as the panes are told it.
    Shared(Vec<Event>),
    /// A client is gone.
    Erased(Box<Erasure>),
    /// Whether the passphrase was right.
    Verified(bool),
}
