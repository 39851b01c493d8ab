//! To which case something goes: a list of cases narrowed by typing, as in the finder; enter chooses one. `update::correcting` opens it for a note.

use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::casebook::{CaseId, CaseStatus, NoteId};
use crate::locale::{t, tf};
use crate::vault::CaseRow;
use crate::workbench::action::Action;
use crate::workbench::correcting::Correction;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Cases {
    ids: Vec<CaseId>,
    list: Picker,
    note: NoteId,
    title: String,
}

impl Cases {
    /// The cases that are listed, without the open one, which the note is of.
    pub fn for_note(s: &State, note: NoteId, title: &str) -> Self {
        let others: Vec<&CaseRow> = s
            .cases
            .iter()
            .filter(|c| Some(c.case.id) != s.case_id())
            .collect();
        let item = |c: &&CaseRow| Item {
            label: c.client_label.clone(),
            detail: c.case.title.clone(),
            right: match c.case.status {
                CaseStatus::Archived => t("wb-archived"),
                CaseStatus::Active => String::new(),
            },
        };
        Self {
            ids: others.iter().map(|c| c.case.id).collect(),
            list: Picker::new(others.iter().map(item).collect()),
            note,
            title: tf("wb-move-note", &[("title", title.to_owned().into())]),
        }
    }
}

impl Overlay for Cases {
    fn layer(&self) -> Layer {
        Layer::List
    }

    fn list(&self) -> Option<&Picker> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut Picker> {
        Some(&mut self.list)
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.list.step(s, action);
        }
        let Some(case) = self.list.selected().and_then(|i| self.ids.get(i)) else {
            return Flow::Stay;
        };
        let consider = Correction::ConsiderMove(self.note, *case);
        out.push(Command::Correct(consider, s.case_id()));
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        self.list.draw(p, s, &self.title, &t("wb-nothing-matches"))
    }
}
