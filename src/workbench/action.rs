//! Everything a key can do, one variant each. A keymap names actions by [`Action::name`]; help, footer and the locale files (`action-NAME`) take
//! their sentences from the same names, so they cannot drift apart.

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
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
        }
    };
}

actions! {
    /// One row down.
    Down = "down",
    /// One row up.
    Up = "up",
    /// A window down.
    PageDown = "page-down",
    /// A window up.
    PageUp = "page-up",
    /// To the first row.
    Top = "top",
    /// To the last row.
    Bottom = "bottom",
    /// Opens what is selected: a case, a note, a source at its span.
    Open = "open",
    /// To the next pane.
    NextPane = "next-pane",
    /// To the pane before.
    PreviousPane = "previous-pane",
    /// To the cases.
    PaneCases = "pane-cases",
    /// To the conversation, notes or goals.
    PaneCentre = "pane-centre",
    /// To the sources.
    PaneSources = "pane-sources",
    /// To the status.
    PaneStatus = "pane-status",
    /// Conversation, notes, goals: the next of them.
    NextTab = "next-tab",
    /// Begins a question.
    Ask = "ask",
    /// Answers the last question again with the sources' own sentences.
    AnswerFromSources = "answer-from-sources",
    /// The sources of the next question.
    NextTurn = "next-turn",
    /// The sources of the question before.
    PreviousTurn = "previous-turn",
    /// Stops the answer that is being written, keeping what is there.
    Stop = "stop",
    /// Begins a note in the open case.
    NewNote = "new-note",
    /// Edits the selected note.
    Edit = "edit",
    /// Opens a case for a client.
    NewCase = "new-case",
    /// Talks about the materials, without a case.
    Materials = "materials",
    /// Imports files or folders.
    Import = "import",
    /// Shows or hides archived cases.
    ToggleArchived = "toggle-archived",
    /// Puts the selected case away, or takes it back.
    Archive = "archive",
    /// Saves the note.
    Save = "save",
    /// Takes the last edit back.
    Undo = "undo",
    /// Does it again.
    Redo = "redo",
    /// Sends what was typed.
    Submit = "submit",
    /// Closes what is on top; what was typed is kept as a draft.
    Close = "close",
    /// Dutch or English.
    Language = "language",
    /// The next theme.
    Theme = "theme",
    /// Every key that works here.
    Help = "help",
    /// Draws the whole screen anew.
    Redraw = "redraw",
    /// Leaves; drafts are kept.
    Quit = "quit",
}

impl Action {
    /// The action with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }

    /// The key of its sentence in the locale files.
    pub fn message(self) -> String {
        format!("action-{}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, say};

    #[test]
    fn every_action_has_a_sentence_in_both_languages() {
        for a in Action::ALL {
            for l in Language::ALL {
                assert_ne!(
                    say(l, &a.message(), &[]),
                    a.message(),
                    "{} in {}",
                    a.name(),
                    l.code()
                );
            }
        }
    }
}
