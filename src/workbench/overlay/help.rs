//! Every key that works where one was when help was asked for, by what it is about; made from the keymap.

use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Help {
    layers: Vec<Layer>,
    scroll: usize,
}

/// A row: keys and sentence, or the name of a group.
enum Row {
    Group(String),
    Keys(String, String),
}

impl Help {
    /// For the keys in force now.
    pub fn new(s: &State) -> Self {
        Self {
            layers: s.layers(),
            scroll: 0,
        }
    }

    fn rows(&self, s: &State) -> Vec<Row> {
        let mut out = Vec::new();
        let mut group = None;
        for action in Action::ALL {
            let mut keys: Vec<&str> = Vec::new();
            for layer in &self.layers {
                keys.extend(s.keymap.keys_of(*layer, *action));
            }
            keys.dedup();
            if keys.is_empty() {
                continue;
            }
            if group != Some(action.group()) {
                group = Some(action.group());
                out.push(Row::Group(t(action.group().message())));
            }
            out.push(Row::Keys(keys.join(", "), t(&action.message())));
        }
        out
    }
}

impl Overlay for Help {
    fn layer(&self) -> Layer {
        Layer::Viewer
    }

    fn offers(&self) -> &'static [Action] {
        &[Action::Close, Action::Down, Action::PageDown]
    }

    fn act(&mut self, s: &mut State, action: Action, _: &mut Vec<Command>) -> Flow {
        let rows = self.rows(s).len();
        let page = usize::from(s.size.1.saturating_sub(6)).max(1);
        let last = rows.saturating_sub(1);
        self.scroll = match action {
            Action::Close | Action::Open | Action::Help => return Flow::Close,
            Action::Down => self.scroll + 1,
            Action::Up => self.scroll.saturating_sub(1),
            Action::PageDown => self.scroll + page,
            Action::PageUp => self.scroll.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return Flow::Pass,
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, 84, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &t("wb-help"));
        // The sentences begin where most keys end; longer lists of keys are cut, since one of them is enough.
        let column = if inside.width > 50 { 24 } else { 12 };
        for (y, row) in (0u16..)
            .zip(self.rows(s).iter().skip(self.scroll))
            .take(usize::from(inside.height))
        {
            match row {
                Row::Group(name) => {
                    p.text(inside, 0, y, name, Meaning::Heading);
                }
                Row::Keys(keys, what) => {
                    let keys = view::fit(keys, usize::from(column).saturating_sub(2));
                    p.text(inside, 1, y, &keys, Meaning::Key);
                    p.text(inside, column, y, what, Meaning::Text);
                }
            }
        }
        None
    }
}
