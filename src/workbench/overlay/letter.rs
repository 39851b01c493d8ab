//! Waiting for the one letter that a command of a modal keymap takes: what is to stand at the cursor, or what to go to in the line. Any other key leaves it.

use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::update;
use crate::workbench::view::{self, Paint};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Letter {
    /// The letter is gone to; else it is put at the cursor.
    finds: bool,
}

impl Letter {
    /// For this action.
    pub fn of(action: Action) -> Self {
        Self {
            finds: action == Action::FindLetter,
        }
    }
}

impl Overlay for Letter {
    fn layer(&self) -> Layer {
        Layer::Normal
    }

    fn offers(&self) -> &'static [Action] {
        &[Action::Close]
    }

    fn takes_keys(&self) -> bool {
        true
    }

    fn act(&mut self, _: &mut State, _: Action, _: &mut Vec<Command>) -> Flow {
        Flow::Close
    }

    fn key(&mut self, s: &mut State, key: &KeyEvent, _: &mut Vec<Command>) -> Flow {
        let plain = !key.modifiers.contains(KeyModifiers::CONTROL);
        if let (KeyCode::Char(c), true, Some(e)) = (key.code, plain, &mut s.editor) {
            if self.finds {
                if !e.field.find_letter(c) {
                    s.notice = Some(t("wb-no-match"));
                }
                update::note_follow(s);
            } else if e.field.replace_letter(c) {
                let now = s.last_seen;
                update::note_touched(s, now);
            }
        }
        Flow::Close
    }

    fn draw(&self, _: &mut Paint<'_>, s: &State) -> Option<Position> {
        view::editor_cursor(s)
    }
}
