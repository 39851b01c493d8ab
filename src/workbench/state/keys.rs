//! Which keys hold: the tables in force for what has the keys, the facts that bindings depend on, the field letters go to.

use super::{Mode, NoteEditor, Pane, State, Tab};
use crate::locale::{Face, Keys, language, on, set_face, tf};
use crate::practice::Notice;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::keymap::condition::Fact;
use crate::workbench::keymap::{Layer, shown};

impl State {
    /// The tables of keys in force, the nearest first.
    pub fn layers(&self) -> Vec<Layer> {
        if let Some(top) = self.overlays.last() {
            return vec![top.layer()];
        }
        if self.focus == Pane::Centre {
            if let Some(e) = self.editor.as_ref().filter(|_| self.tab == Tab::Notes) {
                return vec![match e.mode {
                    Mode::Insert => Layer::Editor,
                    Mode::Normal if e.field.marking() => Layer::Visual,
                    Mode::Normal => Layer::Normal,
                }];
            }
            if self.asking_line {
                return vec![Layer::Input];
            }
        }
        let pane = match (self.focus, self.tab) {
            (Pane::Cases, _) => Layer::Cases,
            (Pane::Centre, Tab::Conversation) => Layer::Conversation,
            (Pane::Centre, Tab::Notes) => Layer::Notes,
            (Pane::Centre, Tab::Goals) => Layer::Goals,
            (Pane::Centre, Tab::Sessions) => Layer::Sessions,
            (Pane::Sources, _) => Layer::Sources,
            (Pane::Status, _) => Layer::Status,
        };
        vec![pane, Layer::Global]
    }

    /// Whether a note is being edited in sight: one that another tab lies over waits there and gets no keys.
    pub fn editing(&self) -> bool {
        self.editor.is_some() && self.focus == Pane::Centre && self.tab == Tab::Notes
    }

    /// The nearest table of keys in force.
    pub fn layer(&self) -> Layer {
        self.layers().first().copied().unwrap_or(Layer::Global)
    }

    /// The keys of an action in the panes, to be named in a sentence.
    pub fn key(&self, action: Action) -> String {
        self.key_in(Layer::Global, action)
    }

    /// The keys of an action in a table, to be named in a sentence.
    pub fn key_in(&self, layer: Layer, action: Action) -> String {
        let key = self.keymap.key_of(&[layer], action);
        key.map_or_else(|| action.name().to_owned(), shown)
    }

    /// Says which keys the messages of the acts name.
    pub fn names_keys(&self) {
        set_face(self.face());
    }

    fn face(&self) -> Face {
        Face::Keys(Box::new(Keys {
            send: self.key_in(Layer::Sharing, Action::Upload),
            take_back: self.key_in(Layer::Sharing, Action::TakeBack),
            settings: self.key(Action::Settings),
            agree: self.key_in(Layer::Consent, Action::Submit),
            sharing: self.key(Action::Sharing),
            marks: self.key_in(Layer::Sharing, Action::Marks),
            audit: self.key_in(Layer::Sharing, Action::Audit),
            cases: self.key(Action::PaneCases),
            tab: self.key(Action::NextTab),
            find: self.key(Action::Finder),
            remove: self.key_in(Layer::Conversation, Action::RemoveQuestion),
        }))
    }

    /// What a notice under an answer says, with the keys that help.
    pub fn notice(&self, notice: Notice) -> String {
        let said = on(&self.face(), language(), notice.key(), &[]);
        match self.hint(notice) {
            Some(keys) => format!("{said} {keys}"),
            None => said,
        }
    }

    /// Which keys help with what a notice under an answer says.
    fn hint(&self, notice: Notice) -> Option<String> {
        let again = ("again", self.key(Action::Resend).into());
        let longer = ("longer", self.key(Action::Parameters).into());
        match notice {
            Notice::StoppedEarly => Some(tf("wb-hint-again", &[again])),
            Notice::SmallModel => Some(tf("wb-hint-write", &[again])),
            Notice::CutAtLength => Some(tf("wb-hint-longer", &[longer, again])),
            _ => None,
        }
    }

    /// Whether a fact a binding depends on is so.
    pub fn fact(&self, fact: Fact) -> bool {
        let field = self.typing();
        match fact {
            Fact::Running => self.running(),
            Fact::CaseOpen => self.case.is_some(),
            Fact::HasTurns => !self.turns.is_empty(),
            Fact::HasNotes => self.note_rows() > 0,
            Fact::InputEmpty => field.is_none_or(|f| f.text().is_empty()),
            Fact::CursorAtStart => field.is_some_and(|f| f.cursor() == 0),
            Fact::CursorAtEnd => field.is_some_and(|f| f.cursor() == f.text().len()),
            Fact::ListAtStart => self.selected().0 == 0,
            Fact::ListAtEnd => {
                let (at, len) = self.selected();
                at + 1 >= len
            }
            Fact::Selecting => field.is_some_and(TextField::marking),
            Fact::Changed => self.editor.as_ref().is_some_and(NoteEditor::changed),
            Fact::TimerRuns => self.timer.is_some(),
        }
    }

    /// The field that letters go to, if any.
    pub fn typing(&self) -> Option<&TextField> {
        if let Some(top) = self.overlays.last() {
            return top.field();
        }
        match self.layer() {
            Layer::Editor | Layer::Normal | Layer::Visual => self.editor.as_ref().map(|e| &e.field),
            Layer::Input => Some(&self.question),
            _ => None,
        }
    }

    /// Selects a row of what a pane lists.
    pub fn select_row(&mut self, pane: Pane, row: usize) {
        match (pane, self.tab) {
            (Pane::Cases, _) => self.case_at = row,
            (Pane::Sources, _) => self.source_at = row,
            (Pane::Centre, Tab::Goals) => self.goal_at = row,
            (Pane::Centre, Tab::Sessions) => self.session_at = row,
            (Pane::Centre, _) => self.note_at = row,
            (Pane::Status, _) => {}
        }
    }

    /// Which row of how many is selected in the pane that has the keys.
    pub fn selected(&self) -> (usize, usize) {
        match (self.focus, self.tab) {
            (Pane::Cases, _) => (self.case_at, self.cases.len()),
            (Pane::Centre, Tab::Notes) => (self.note_at, self.note_rows()),
            (Pane::Centre, Tab::Conversation) => (self.turn_at, self.turns.len()),
            (Pane::Sources, _) => (self.source_at, self.sources.len()),
            (Pane::Centre, Tab::Goals) => (self.goal_at, self.goals.len()),
            (Pane::Centre, Tab::Sessions) => (self.session_at, self.sessions.len()),
            (Pane::Status, _) => (0, 0),
        }
    }
}
