//! A question answered with one key: yes does it, anything else does not.

use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crossterm::event::KeyEvent;
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Confirm {
    question: String,
    does: Vec<Command>,
}

impl Confirm {
    /// Asks this; yes gives these commands.
    pub fn new(question: String, does: Vec<Command>) -> Self {
        Self { question, does }
    }
}

impl Overlay for Confirm {
    fn layer(&self) -> Layer {
        Layer::Confirm
    }

    fn act(&mut self, _: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Submit => out.append(&mut self.does),
            Action::Quit | Action::Redraw => return Flow::Pass,
            _ => {}
        }
        Flow::Close
    }

    fn key(&mut self, _: &mut State, _: &KeyEvent, _: &mut Vec<Command>) -> Flow {
        // A key that means nothing here is a no.
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let inside = p.frame(view::middle(s.size, 64, 4), &t("wb-confirm"));
        p.paragraph(inside, 0, &self.question, Meaning::Text);
        None
    }
}
