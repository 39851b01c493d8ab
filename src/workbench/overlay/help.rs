//! Every key that works where one was when help was asked for, by what it is about; made from the keymap.

use super::{Flow, Overlay, gone};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::{Layer, shown};
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Help {
    layers: Vec<Layer>,
    /// What an action does where help was asked for, when that differs from what it does elsewhere.
    here: Vec<(Action, &'static str)>,
    scroll: usize,
}

/// A row: keys and sentence, or the name of a group.
enum Row {
    Group(String),
    Keys(String, String),
    /// The rest of a sentence.
    More(String),
    /// A row of what was not understood in a file of the user's.
    Mistake(String),
}

impl Help {
    /// For the keys in force now.
    pub fn new(s: &State) -> Self {
        let top = s.overlays.last();
        let here = |a: &Action| Some((*a, top?.explained(*a)?));
        Self {
            layers: s.layers(),
            here: Action::ALL.iter().filter_map(here).collect(),
            scroll: 0,
        }
    }

    fn rows(&self, s: &State) -> Vec<Row> {
        let width = inside(s);
        let room = width.saturating_sub(usize::from(column(width)));
        let mut out = Vec::new();
        if !s.mistakes.is_empty() {
            out.push(Row::Group(t("help-mistakes")));
        }
        for wrong in s.mistakes.iter().map(ToString::to_string) {
            let rows = wrap(&wrong, width.saturating_sub(1), 0).into_iter();
            let part = |from: usize, to: usize| wrong.get(from..to).unwrap_or_default().to_owned();
            out.extend(rows.map(|r| Row::Mistake(part(r.start, r.end))));
        }
        let mut group = None;
        for action in Action::ALL {
            let mut keys: Vec<String> = Vec::new();
            for layer in &self.layers {
                let of = s.keymap.keys_of(*layer, *action);
                keys.extend(of.into_iter().map(shown));
            }
            keys.dedup();
            if keys.is_empty() {
                continue;
            }
            if group != Some(action.group()) {
                group = Some(action.group());
                out.push(Row::Group(t(action.group().message())));
            }
            let says = match self.here.iter().find(|(a, _)| a == action) {
                Some((_, key)) => t(key),
                None => t(&action.message()),
            };
            let mut lines = wrap(&says, room, 0).into_iter();
            let mut line = || {
                let row = lines.next()?;
                says.get(row.start..row.end).map(str::to_owned)
            };
            out.push(Row::Keys(keys.join(", "), line().unwrap_or_default()));
            out.extend(std::iter::from_fn(line).map(Row::More));
        }
        out
    }
}

const WIDTH: u16 = 84;

/// Columns inside the frame.
fn inside(s: &State) -> usize {
    usize::from(WIDTH.min(s.size.0).saturating_sub(4))
}

/// Where the sentences begin: where most keys end. Longer lists of keys are cut, since one of them is enough.
fn column(inside: usize) -> u16 {
    if inside > 50 { 24 } else { 14 }
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
            _ => match gone(self.scroll, action, page, last) {
                Some(row) => row,
                None => return Flow::Pass,
            },
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, WIDTH, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &t("wb-help"));
        let column = column(usize::from(inside.width));
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
                Row::Mistake(what) => {
                    p.text(inside, 1, y, what, Meaning::Warning);
                }
                Row::More(what) => {
                    p.text(inside, column, y, what, Meaning::Text);
                }
            }
        }
        None
    }
}
