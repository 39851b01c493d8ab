//! A question before something that is not taken back by one key. Enter does what is chosen, and no is chosen first; tab chooses the other. The letter that
//! stands beside yes says it at once: y in English, a capital J in Dutch, where a small j goes down in every list. Anything else is a no.

use super::{Flow, Overlay};
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

const WIDTH: u16 = 64;

/// The overlay.
#[derive(Debug)]
pub struct Confirm {
    question: String,
    does: Vec<Command>,
    yes: bool,
}

impl Confirm {
    /// Asks this; yes gives these commands.
    pub fn new(question: String, does: Vec<Command>) -> Self {
        Self {
            question,
            does,
            yes: false,
        }
    }
}

impl Overlay for Confirm {
    fn layer(&self) -> Layer {
        Layer::Confirm
    }

    fn offers(&self) -> &'static [Action] {
        &[Action::Submit, Action::Right, Action::Close]
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("short-choose"),
            Action::Right => Some("short-other-choice"),
            _ => None,
        }
    }

    fn act(&mut self, _: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Submit if self.yes => out.append(&mut self.does),
            Action::Left | Action::Right => {
                self.yes = !self.yes;
                return Flow::Stay;
            }
            Action::Quit | Action::Redraw => return Flow::Pass,
            _ => {}
        }
        Flow::Close
    }

    fn key(&mut self, s: &mut State, key: &KeyEvent, out: &mut Vec<Command>) -> Flow {
        let letter = t("confirm-yes-letter");
        match key.code {
            KeyCode::Char(c) if letter.contains([c, c.to_ascii_lowercase()]) => {
                out.append(&mut self.does);
            }
            // A key that means nothing here is a no, and whoever meant it otherwise is told how.
            _ => s.notice = Some(tf("confirm-not-done", &[("key", letter.into())])),
        }
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let columns = WIDTH.min(s.size.0);
        let rows = wrap(&self.question, usize::from(columns.saturating_sub(6)), 0).len();
        let rows = u16::try_from(rows).unwrap_or(1);
        let area = view::middle(s.size, columns, rows + 4);
        let inside = p.frame(area, &t("wb-confirm"));
        p.paragraph(inside, 0, &self.question, Meaning::Text);
        let y = (rows + 1).min(inside.height.saturating_sub(1));
        let mut x = 1;
        for (chosen, key, letter) in [
            (!self.yes, "confirm-no", "n".to_owned()),
            (self.yes, "confirm-yes", t("confirm-yes-letter")),
        ] {
            let (open, close) = if chosen { ("▸[", "]") } else { (" [", "]") };
            let text = format!("{open} {} · {letter} {close}", t(key));
            let meaning = if chosen {
                Meaning::Highlight
            } else {
                Meaning::Text
            };
            let row = Rect {
                y: inside.y + y,
                height: 1,
                ..inside
            };
            x = p.text(row, x, 0, &text, meaning) + 2;
        }
        None
    }
}
