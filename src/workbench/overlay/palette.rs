//! Every action that works here and now, found by a few letters of its sentence or its name; enter does it.

use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::{Action, Group};
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::update;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Palette {
    actions: Vec<Action>,
    list: Picker,
}

impl Palette {
    /// The actions that work now, with their keys.
    pub fn new(s: &State) -> Self {
        let layers = s.layers();
        let top = s.overlays.last();
        let works = |a: Action| match top {
            None => update::available(s, a),
            Some(top) => works_over(s, &**top, a),
        };
        let mut actions: Vec<Action> = Action::ALL
            .iter()
            .copied()
            .filter(|a| works(*a) && *a != Action::Palette)
            .collect();
        // What belongs to where one is comes first; whoever looks here for something to do knows how to move.
        let here = layers.first().copied();
        let elsewhere = |a: Action| here.is_none_or(|l| s.keymap.keys_of(l, a).is_empty());
        actions.sort_by_cached_key(|a| (a.group() == Group::Move, elsewhere(*a)));
        let items = actions
            .iter()
            .map(|a| Item {
                label: match top.and_then(|top| top.explained(*a)) {
                    Some(key) => t(key),
                    None => t(&a.message()),
                },
                detail: named(*a, s.keymap.modal),
                right: s.keymap.key_of(&layers, *a).unwrap_or_default().to_owned(),
            })
            .collect();
        Self {
            actions,
            list: Picker::new(items),
        }
    }
}

/// Whether an action does something with this on top: it has a key there, is offered there, or holds everywhere.
fn works_over(s: &State, top: &dyn Overlay, action: Action) -> bool {
    const EVERYWHERE: [Action; 5] = [
        Action::Help,
        Action::Language,
        Action::Theme,
        Action::Redraw,
        Action::Quit,
    ];
    top.offers().contains(&action)
        || EVERYWHERE.contains(&action)
        || (action == Action::Lock && s.can_lock)
        || !s.keymap.keys_of(top.layer(), action).is_empty()
}

/// The name of an action; with vim's keys also what is typed after the colon there.
fn named(action: Action, modal: bool) -> String {
    let short = match action {
        Action::Save => "w",
        Action::Close => "q",
        Action::Quit => "qa",
        _ => "",
    };
    let short = Some(short).filter(|s| modal && !s.is_empty());
    let name = action.name();
    short.map_or_else(|| name.to_owned(), |short| format!("{name} {short}"))
}

impl Overlay for Palette {
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
        if let Some(chosen) = self.list.selected().and_then(|i| self.actions.get(i)) {
            // It is not among the overlays now, so the action finds the panes as they were.
            let now = s.last_seen;
            update::perform(s, *chosen, now, out);
        }
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        self.list
            .draw(p, s, &t("wb-palette"), &t("wb-nothing-matches"))
    }
}
