//! The lock: nothing of the practice is drawn until the passphrase is typed.

use super::{Flow, Overlay};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Position;
use zeroize::Zeroizing;

/// Columns of its frame, where there are so many.
const WIDTH: u16 = 60;

/// The overlay. Its `Debug` shows nothing of what is typed.
#[derive(Default)]
pub struct Lock {
    typed: Zeroizing<String>,
    wrong: bool,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

impl Overlay for Lock {
    fn layer(&self) -> Layer {
        Layer::Confirm
    }

    fn hides_all(&self) -> bool {
        true
    }

    fn takes_keys(&self) -> bool {
        true
    }

    fn act(&mut self, _: &mut State, _: Action, _: &mut Vec<Command>) -> Flow {
        Flow::Stay
    }

    fn key(&mut self, s: &mut State, key: &KeyEvent, out: &mut Vec<Command>) -> Flow {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('q') if control => s.quit = true,
            KeyCode::Char('u') if control => self.typed.clear(),
            KeyCode::Char('l') if control => out.push(Command::Redraw),
            KeyCode::Char(c) if !control => {
                self.wrong = false;
                self.typed.push(c);
            }
            KeyCode::Backspace => {
                self.typed.pop();
            }
            KeyCode::Enter => {
                out.push(Command::Unlock(std::mem::take(&mut self.typed).to_string()))
            }
            _ => {}
        }
        Flow::Stay
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        match event {
            Event::Unlocked(true) => Flow::Close,
            Event::Unlocked(false) => {
                self.wrong = true;
                Flow::Stay
            }
            Event::Paste(text) => {
                self.typed.push_str(text.trim_end_matches(['\r', '\n']));
                Flow::Stay
            }
            _ => Flow::Pass,
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let columns = WIDTH.min(s.size.0);
        let room = usize::from(columns.saturating_sub(4));
        // What is wrong with it goes before the keys; in a low terminal the keys go.
        let wrong = if self.wrong {
            t("wb-lock-wrong")
        } else {
            String::new()
        };
        let said = [(wrong, Meaning::Error), (t("wb-lock-keys"), Meaning::Dim)];
        let rows = |text: &str| match text {
            "" => 0,
            text => u16::try_from(wrap(text, room, 0).len()).unwrap_or(0),
        };
        let height = 3 + said.iter().map(|(text, _)| rows(text)).sum::<u16>();
        let inside = p.frame(view::middle(s.size, columns, height), &t("wb-locked"));
        let passphrase = format!("{} ", t("cli-passphrase"));
        let x = p.text(inside, 0, 0, &passphrase, Meaning::Text);
        // The length of a passphrase is nobody's business either.
        if !self.typed.is_empty() {
            p.text(inside, x, 0, "…", Meaning::Input);
        }
        let mut y = 1;
        for (text, meaning) in said.iter().filter(|(text, _)| !text.is_empty()) {
            for row in wrap(text, room, 0) {
                let part = text.get(row.start..row.end).unwrap_or_default();
                p.text(inside, 0, y, part, *meaning);
                y += 1;
            }
        }
        Some(Position {
            x: inside.x + x,
            y: inside.y,
        })
    }
}
