//! Finds a case, a note, a material or a past question by a few letters of its title, client, date or tag; enter goes there.

use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::casebook::{CaseId, NoteId, SourceId};
use crate::locale::t;
use crate::practice::{Found, FoundKind};
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::{Pane, State, Tab};
use crate::workbench::update;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// The overlay; what can be found comes a moment after it is shown.
#[derive(Debug, Default)]
pub struct Finder {
    found: Vec<Found>,
    list: Picker,
    here: bool,
}

impl Overlay for Finder {
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
        let Event::Found(found) = event else {
            return Flow::Pass;
        };
        let items = found.iter().map(item).collect();
        let typed = std::mem::take(&mut self.list.field);
        self.list = Picker::new(items);
        self.list.field = typed;
        self.list.narrow();
        self.found.clone_from(found);
        self.here = true;
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.list.step(s, action);
        }
        let Some(f) = self.list.selected().and_then(|i| self.found.get(i)) else {
            return Flow::Stay;
        };
        match f.kind {
            FoundKind::Case => update::go_to_case(s, Some(CaseId(f.id)), out),
            FoundKind::Question => {
                update::go_to_case(s, f.case, out);
                s.tab = Tab::Conversation;
                s.seek_turn = Some(crate::casebook::TurnId(f.id));
            }
            FoundKind::Note => {
                update::go_to_case(s, f.case, out);
                s.tab = Tab::Notes;
                out.push(Command::ReadNote(NoteId(f.id)));
            }
            FoundKind::Material => out.push(Command::OpenSource(SourceId(f.id), (0, 0))),
        }
        if f.kind != FoundKind::Material {
            s.focus = Pane::Centre;
        }
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let empty = if self.here {
            t("wb-nothing-matches")
        } else {
            String::new()
        };
        self.list.draw(p, s, &t("wb-finder"), &empty)
    }
}

fn item(f: &Found) -> Item {
    let mut detail = f.detail.clone();
    for tag in &f.tags {
        detail.push_str(" #");
        detail.push_str(tag);
    }
    Item {
        label: f.title.clone(),
        detail,
        right: t(match f.kind {
            FoundKind::Case => "wb-kind-case",
            FoundKind::Note => "wb-kind-note",
            FoundKind::Material => "wb-kind-material",
            FoundKind::Question => "wb-kind-question",
        }),
    }
}
