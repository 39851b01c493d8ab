//! Where something goes: a list of cases or clients narrowed by typing, as in the finder; enter chooses one. `update::correcting` opens it for a note, and
//! the line in which a case gets another title for the case.

use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::casebook::{CaseId, CaseStatus, ClientId, NoteId};
use crate::locale::{t, tf};
use crate::vault::CaseRow;
use crate::workbench::action::Action;
use crate::workbench::correcting::Correction;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::view::Paint;
use ratatui::layout::Position;
use std::collections::BTreeSet;

/// The overlay.
#[derive(Debug)]
pub struct Cases {
    /// What each row stands for.
    does: Vec<Correction>,
    list: Picker,
    title: String,
    /// The case that is given to one of them, and whose it is.
    gives: Option<(CaseId, Option<ClientId>)>,
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
            does: others
                .iter()
                .map(|c| Correction::ConsiderMove(note, c.case.id))
                .collect(),
            list: Picker::new(others.iter().map(item).collect()),
            title: tf("wb-move-note", &[("title", title.to_owned().into())]),
            gives: None,
        }
    }

    /// The clients of the cases that are listed, and all others as soon as they are read, without the one whose case this is.
    pub fn clients_for(s: &State, case: CaseId, title: &str) -> Self {
        let of = s.cases.iter().find(|c| c.case.id == case);
        let of = of.map(|c| c.case.client_id);
        let others = s.cases.iter().map(|c| (c.case.client_id, &c.client_label));
        let mut out = Self {
            does: Vec::new(),
            list: Picker::default(),
            title: tf("wb-case-to", &[("title", title.to_owned().into())]),
            gives: Some((case, of)),
        };
        out.list_clients(others);
        out
    }

    /// Lists these; what was typed meanwhile narrows them at once.
    fn list_clients<'a>(&mut self, all: impl Iterator<Item = (ClientId, &'a String)>) {
        let Some((case, of)) = self.gives else { return };
        let others: BTreeSet<_> = all
            .filter(|(id, _)| Some(*id) != of)
            .map(|(id, label)| (label, id))
            .collect();
        let item = |label: &String| Item {
            label: label.clone(),
            detail: String::new(),
            right: String::new(),
        };
        let does = |(_, id): &(&String, ClientId)| Correction::ConsiderClient(case, *id);
        self.does = others.iter().map(does).collect();
        let typed = std::mem::take(&mut self.list.field);
        self.list = Picker::new(others.iter().map(|(label, _)| item(label)).collect());
        self.list.field = typed;
        self.list.narrow();
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

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        match event {
            Event::Clients(all) if self.gives.is_some() => {
                self.list_clients(all.iter().map(|(id, label)| (*id, label)));
                Flow::Stay
            }
            _ => Flow::Pass,
        }
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.list.step(s, action);
        }
        let Some(does) = self.list.selected().and_then(|i| self.does.get(i)) else {
            return Flow::Stay;
        };
        out.push(Command::Correct(does.clone(), s.case_id()));
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        self.list.draw(p, s, &self.title, &t("wb-nothing-matches"))
    }
}
