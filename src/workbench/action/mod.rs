//! Everything a key can do, one variant each. A keymap names actions by [`Action::name`]; help, palette, footer and the locale files (`action-NAME`)
//! take their sentences from the same names, so they cannot drift apart. What an action is about is `group`'s, what is told from its name `named`'s;
//! whether one works here and now is `update::available`.

mod group;
mod named;

pub use group::Group;

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal in $group:ident),+ $(,)?) => {
        /// Everything a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $variant),+ }
        impl Action {
            /// Every action, in the order help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Its name in a keymap.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
            /// What it is about.
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),+ }
            }
        }
    };
}

actions! {
    /// One row down.
    Down = "down" in Move,
    /// One row up.
    Up = "up" in Move,
    /// A window down.
    PageDown = "page-down" in Move,
    /// A window up.
    PageUp = "page-up" in Move,
    /// To the first row; with a count, to that row.
    Top = "top" in Move,
    /// To the last row.
    Bottom = "bottom" in Move,
    /// Opens what is selected: a case, a note, a source at its span.
    Open = "open" in Move,
    /// To the next pane.
    NextPane = "next-pane" in Move,
    /// To the pane before.
    PreviousPane = "previous-pane" in Move,
    /// To the cases.
    PaneCases = "pane-cases" in Move,
    /// To the conversation, notes, goals or sessions.
    PaneCentre = "pane-centre" in Move,
    /// To the sources.
    PaneSources = "pane-sources" in Move,
    /// To the status.
    PaneStatus = "pane-status" in Move,
    /// Conversation, notes, goals, sessions: the next of them.
    NextTab = "next-tab" in Move,
    /// Conversation, notes, goals, sessions: the one before.
    PreviousTab = "previous-tab" in Move,
    /// Puts a letter on everything that can be gone to; the letter goes there.
    Jump = "jump" in Move,
    /// Finds a case, note, material or past question by a few letters of it.
    Finder = "finder" in Move,
    /// Finds an action by a few letters of its name.
    Palette = "palette" in Move,
    /// Opens a case for a client.
    NewCase = "new-case" in Case,
    /// Talks about the materials, without a case.
    Materials = "materials" in Case,
    /// Imports files or folders.
    Import = "import" in Case,
    /// What is to be imported is for this case only, or for all.
    ImportScope = "import-scope" in Case,
    /// Shows or hides archived cases.
    ToggleArchived = "toggle-archived" in Case,
    /// Puts the selected case away, or takes it back.
    Archive = "archive" in Case,
    /// Gives the selected case another title.
    RenameCase = "rename-case" in Case,
    /// Gives the client of the selected case another label.
    RenameClient = "rename-client" in Case,
    /// Removes the selected case, which has nothing in it, after asking.
    RemoveCase = "remove-case" in Case,
    /// Sets a goal of the open case in the coach's own words.
    NewGoal = "new-goal" in Case,
    /// Gives the selected goal another wording.
    RewordGoal = "reword-goal" in Case,
    /// Removes the selected goal for good, after asking.
    RemoveGoal = "remove-goal" in Case,
    /// Scores the selected goal, or corrects a score of it.
    ScoreGoal = "score-goal" in Case,
    /// Corrects the selected session.
    EditSession = "edit-session" in Case,
    /// Removes the selected session for good, after asking.
    RemoveSession = "remove-session" in Case,
    /// Starts the clock of a session, or stops it and keeps the session.
    Timer = "timer" in Case,
    /// Drafts a summary of the last session.
    DraftSummary = "draft-summary" in Case,
    /// Drafts what to have at hand for the next session.
    DraftPrepare = "draft-prepare" in Case,
    /// Lists what is still open.
    DraftQuestions = "draft-questions" in Case,
    /// Drafts the goals in SMART form.
    DraftSmart = "draft-smart" in Case,
    /// Drafts a GROW sheet.
    DraftGrow = "draft-grow" in Case,
    /// Drafts what comes back from session to session.
    DraftPatterns = "draft-patterns" in Case,
    /// Sets the goals that stand in a draft.
    KeepGoals = "keep-goals" in Case,
    /// Begins a question.
    Ask = "ask" in Ask,
    /// Answers the selected question again with the sources' own sentences.
    AnswerFromSources = "answer-from-sources" in Ask,
    /// Asks the selected question again.
    Resend = "resend" in Ask,
    /// Changes the selected question and asks it beside the old one.
    EditQuestion = "edit-question" in Ask,
    /// Removes the selected question with its answer for good, after asking.
    RemoveQuestion = "remove-question" in Ask,
    /// The sources of the next question.
    NextTurn = "next-turn" in Ask,
    /// The sources of the question before.
    PreviousTurn = "previous-turn" in Ask,
    /// The next version of the selected question.
    NextBranch = "next-branch" in Ask,
    /// The version before of the selected question.
    PreviousBranch = "previous-branch" in Ask,
    /// Stops the answer that is being written, keeping what is there.
    Stop = "stop" in Ask,
    /// Copies the selected answer to the clipboard of the terminal.
    CopyAnswer = "copy-answer" in Ask,
    /// Copies only the code blocks of the selected answer.
    CopyCode = "copy-code" in Ask,
    /// Keeps the selected answer as a note of the case.
    SaveAnswer = "save-answer" in Ask,
    /// Writes the conversation to a Markdown file.
    ExportConversation = "export-conversation" in Ask,
    /// What the model is told and given: system prompt, temperature, length, passages, context.
    Parameters = "parameters" in Ask,
    /// What of a long conversation goes along in short; to read, to change, to take away.
    Summary = "summary" in Ask,
    /// Folds or unfolds the reasoning of a model.
    Thinking = "thinking" in Ask,
    /// Begins a note in the open case.
    NewNote = "new-note" in Note,
    /// Edits the selected note.
    Edit = "edit" in Note,
    /// Gives the selected note another title.
    RenameNote = "rename-note" in Note,
    /// Moves the selected note to another case, after asking.
    MoveNote = "move-note" in Note,
    /// Removes the selected note for good, after asking.
    RemoveNote = "remove-note" in Note,
    /// Puts a template or a snippet at the cursor.
    Template = "template" in Note,
    /// Puts the time at the cursor.
    Timestamp = "timestamp" in Note,
    /// Edits the note in your own editor, through a file in memory.
    ExternalEditor = "external-editor" in Note,
    /// Saves the note.
    Save = "save" in Note,
    /// Lets the note's draft go: the saved text is back, and a new note is closed.
    DiscardDraft = "discard-draft" in Note,
    /// Searches the text.
    Search = "search" in Note,
    /// The next match.
    SearchNext = "search-next" in Note,
    /// The match before.
    SearchPrevious = "search-previous" in Note,
    /// Replaces what was searched for.
    Replace = "replace" in Note,
    /// Takes the last edit back.
    Undo = "undo" in Edit,
    /// Does it again.
    Redo = "redo" in Edit,
    /// One character to the left.
    Left = "left" in Edit,
    /// One character to the right.
    Right = "right" in Edit,
    /// One row up in the text.
    RowUp = "row-up" in Edit,
    /// One row down in the text.
    RowDown = "row-down" in Edit,
    /// To the start of the word before.
    WordLeft = "word-left" in Edit,
    /// To the start of the next word.
    WordRight = "word-right" in Edit,
    /// To the end of the word.
    WordEnd = "word-end" in Edit,
    /// To the start of the line.
    LineStart = "line-start" in Edit,
    /// To the end of the line.
    LineEnd = "line-end" in Edit,
    /// A window up in the text.
    TextPageUp = "text-page-up" in Edit,
    /// A window down in the text.
    TextPageDown = "text-page-down" in Edit,
    /// To the start of the text.
    TextStart = "text-start" in Edit,
    /// To the end of the text.
    TextEnd = "text-end" in Edit,
    /// Deletes the character before the cursor.
    DeleteLeft = "delete-left" in Edit,
    /// Deletes the character at the cursor.
    DeleteRight = "delete-right" in Edit,
    /// Deletes to the start of the word.
    DeleteWordLeft = "delete-word-left" in Edit,
    /// Deletes to the end of the word.
    DeleteWordRight = "delete-word-right" in Edit,
    /// Deletes to the start of the line.
    DeleteToLineStart = "delete-to-line-start" in Edit,
    /// Deletes to the end of the line.
    DeleteToLineEnd = "delete-to-line-end" in Edit,
    /// Deletes the line, which can be put back by pasting.
    DeleteLine = "delete-line" in Edit,
    /// Breaks the line.
    NewLine = "new-line" in Edit,
    /// Puts in the snippet whose name was typed, or four blanks.
    Indent = "indent" in Edit,
    /// Begins a line below.
    OpenBelow = "open-below" in Edit,
    /// Begins a line above.
    OpenAbove = "open-above" in Edit,
    /// Begins to select, or lets the selection go.
    Mark = "mark" in Edit,
    /// Selects the whole line.
    MarkLine = "mark-line" in Edit,
    /// Selects everything.
    SelectAll = "select-all" in Edit,
    /// Copies the selection.
    Copy = "copy" in Edit,
    /// Copies the line.
    CopyLine = "copy-line" in Edit,
    /// Cuts the selection.
    Cut = "cut" in Edit,
    /// Puts back what was copied, cut or deleted as a line.
    Paste = "paste" in Edit,
    /// Takes the word out and types another.
    ChangeWord = "change-word" in Edit,
    /// Takes the whole word out, wherever in it the cursor stands, and types another.
    ChangeInnerWord = "change-inner-word" in Edit,
    /// Cuts the whole word.
    DeleteInnerWord = "delete-inner-word" in Edit,
    /// Copies the whole word.
    CopyInnerWord = "copy-inner-word" in Edit,
    /// Cuts the lines from here to the end.
    DeleteToTextEnd = "delete-to-text-end" in Edit,
    /// Cuts the lines from the beginning to here.
    DeleteToTextStart = "delete-to-text-start" in Edit,
    /// Saves the note and closes it.
    SaveAndClose = "save-and-close" in Edit,
    /// Takes the rest of the line out and types another.
    ChangeToLineEnd = "change-to-line-end" in Edit,
    /// Takes the line out and types another.
    ChangeLine = "change-line" in Edit,
    /// Takes the character at the cursor out, or what is selected, and types text.
    ChangeLetter = "change-letter" in Edit,
    /// Puts the next letter typed in the place of the one at the cursor.
    ReplaceLetter = "replace-letter" in Edit,
    /// To the next letter typed, in the line.
    FindLetter = "find-letter" in Edit,
    /// Joins the next line to this one.
    JoinLines = "join-lines" in Edit,
    /// To the blank line before the paragraph.
    ParagraphUp = "paragraph-up" in Edit,
    /// To the blank line after the paragraph.
    ParagraphDown = "paragraph-down" in Edit,
    /// Types text from here.
    InsertMode = "insert-mode" in Edit,
    /// Types text after the cursor.
    InsertAfter = "insert-after" in Edit,
    /// Types text at the start of the line.
    InsertLineStart = "insert-line-start" in Edit,
    /// Types text at the end of the line.
    InsertLineEnd = "insert-line-end" in Edit,
    /// Keys are commands again.
    NormalMode = "normal-mode" in Edit,
    /// Who agreed to what, what waits to be read and sent, and everything that was shared.
    Sharing = "sharing" in Share,
    /// Makes a batch of what may be shared, to be read first.
    PrepareExport = "prepare-export" in Share,
    /// Sends what is approved.
    Upload = "upload" in Share,
    /// Takes back a consent or an approval, what still waits, or what was shared.
    TakeBack = "take-back" in Share,
    /// The receipt of the last decision.
    Receipt = "receipt" in Share,
    /// Everything held about a client, in a file to hand over.
    HandOver = "hand-over" in Share,
    /// Erases a client with everything held about them, here and in the hive.
    EraseClient = "erase-client" in Share,
    /// Clients of whom nothing happened for so long that they should be erased.
    Retention = "retention" in Share,
    /// Checks the audit log, and shows its head.
    Audit = "audit" in Share,
    /// The words marked as identifying nobody; each mark can be taken back.
    Marks = "marks" in Share,
    /// Says no.
    Refuse = "refuse" in Share,
    /// The finding is replaced as proposed.
    Accept = "accept" in Share,
    /// The finding is replaced by something else.
    ChangeFinding = "change-finding" in Share,
    /// The finding identifies nobody in this case; remembered.
    NotIdentifying = "not-identifying" in Share,
    /// The finding identifies nobody in the whole practice; remembered.
    NotIdentifyingAnywhere = "not-identifying-anywhere" in Share,
    /// The finding is undecided again.
    Reopen = "reopen" in Share,
    /// Takes more out, by selecting it.
    RedactMore = "redact-more" in Share,
    /// What a record says besides words: each said more coarsely, or left out.
    SayLess = "say-less" in Share,
    /// The very bytes that would leave, or the fields again.
    ExactBytes = "exact-bytes" in Share,
    /// Leaves the record out, or puts it back.
    Exclude = "exclude" in Share,
    /// The next record.
    NextRecord = "next-record" in Share,
    /// The record before.
    PreviousRecord = "previous-record" in Share,
    /// The next record that is unseen or has something undecided.
    NextUnreviewed = "next-unreviewed" in Share,
    /// Approves the batch, once everything was seen and decided.
    Approve = "approve" in Share,
    /// Sends what was typed.
    Submit = "submit" in App,
    /// Closes what is on top; what was typed is kept as a draft.
    Close = "close" in App,
    /// Every setting, with what it is now and why.
    Settings = "settings" in App,
    /// Dutch or English.
    Language = "language" in App,
    /// The next theme.
    Theme = "theme" in App,
    /// Every key that works here.
    Help = "help" in App,
    /// Hides everything until the passphrase is typed.
    Lock = "lock" in App,
    /// Draws the whole screen anew.
    Redraw = "redraw" in App,
    /// Back to the shell; fg returns.
    Suspend = "suspend" in App,
    /// Leaves; drafts are kept.
    Quit = "quit" in App,
}
