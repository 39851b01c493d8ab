//! What lies over the panes: each overlay is one file here that holds its data, its keys and its drawing. To add one, write the file, name it below
//! and let an action `show` it; nothing else has to know of it. The one on top gets the keys first.

pub mod confirm;
pub mod consent;
pub mod draft;
pub mod find;
pub mod finder;
pub mod help;
pub mod jump;
pub mod lock;
pub mod palette;
pub mod parameters;
pub mod picker;
pub mod prompt;
pub mod review;
pub mod settings;
pub mod sharing;
pub mod source;
pub mod summary;
pub mod templates;

use super::action::Action;
use super::editor::TextField;
use super::event::{Command, Event};
use super::keymap::Layer;
use super::state::State;
use super::view::Paint;
use crossterm::event::KeyEvent;
use ratatui::layout::Position;

/// What an overlay made of a key or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It took it and stays.
    Stay,
    /// It is done and goes.
    Close,
    /// It is not its own: what holds everywhere holds.
    Pass,
}

/// Something over the panes. While it handles something it is not among `State::overlays`, so it may show another.
pub trait Overlay: std::fmt::Debug + Send {
    /// The table of keys in force.
    fn layer(&self) -> Layer;

    /// An action its keys led to.
    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow;

    /// Draws it over what is there; returns the cursor if it has one.
    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position>;

    /// The actions its footer offers.
    fn offers(&self) -> &'static [Action] {
        &[Action::Submit, Action::Close]
    }

    /// What an action is called in its footer, by its key in the locale files, where the general word (`short-NAME`) does not say it.
    fn named(&self, action: Action) -> Option<&'static str> {
        // What is sent in a question is chosen in a list.
        (action == Action::Submit).then_some("short-choose")
    }

    /// The field that letters go to.
    fn field(&self) -> Option<&TextField> {
        None
    }

    /// The same, to be changed.
    fn field_mut(&mut self) -> Option<&mut TextField> {
        None
    }

    /// Columns and rows of its field, when that has several lines.
    fn window(&self, _: &State) -> Option<(usize, usize)> {
        None
    }

    /// Its field has changed.
    fn edited(&mut self, _: &mut State, _: &mut Vec<Command>) {}

    /// Whether it wants keys as they are, before any keymap.
    fn takes_keys(&self) -> bool {
        false
    }

    /// A key as it is.
    fn key(&mut self, _: &mut State, _: &KeyEvent, _: &mut Vec<Command>) -> Flow {
        Flow::Pass
    }

    /// Something it may have been waiting for; `Pass` when it was not.
    fn receive(&mut self, _: &mut State, _: &Event, _: &mut Vec<Command>) -> Flow {
        Flow::Pass
    }

    /// Whether nothing under it may be seen.
    fn hides_all(&self) -> bool {
        false
    }
}

/// Lets the overlay on top handle something. It goes back below whatever it showed, unless it is done.
pub fn with_top(
    s: &mut State,
    handle: impl FnOnce(&mut dyn Overlay, &mut State) -> Flow,
) -> Option<Flow> {
    let mut top = s.overlays.pop()?;
    let depth = s.overlays.len();
    let flow = handle(&mut *top, s);
    if flow != Flow::Close {
        s.overlays.insert(depth.min(s.overlays.len()), top);
    }
    Some(flow)
}
