//! Every setting with its value and where that comes from; enter changes it in `config.toml`, whose comments stay.

use super::{Flow, Overlay};
use crate::config::Origin;
use crate::config::settings::Kind;
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event, SettingRow};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug, Default)]
pub struct Settings {
    rows: Vec<SettingRow>,
    at: usize,
    /// The value being typed.
    typing: Option<TextField>,
}

impl Settings {
    fn height(s: &State) -> u16 {
        s.size.1.saturating_sub(2).min(32)
    }

    /// Enter: the next of a few words, or a value to be typed.
    fn change(&mut self, out: &mut Vec<Command>) {
        let Some(row) = self.rows.get(self.at) else {
            return;
        };
        let key = row.setting.key.to_owned();
        let words = row.setting.choices();
        let open = !matches!(row.setting.kind, Kind::Bool | Kind::OneOf(_));
        if open || words.is_empty() {
            self.typing = Some(TextField::with(&row.value));
            return;
        }
        let at = words.iter().position(|w| *w == row.value);
        let next = words.iter().cycle().nth(at.map_or(0, |i| i + 1));
        out.extend(next.map(|w| Command::SetSetting(key, Some((*w).to_owned()))));
    }
}

impl Overlay for Settings {
    fn layer(&self) -> Layer {
        if self.typing.is_some() {
            Layer::Input
        } else {
            Layer::Form
        }
    }

    fn offers(&self) -> &'static [Action] {
        if self.typing.is_some() {
            &[Action::Submit, Action::Close]
        } else {
            &[Action::Open, Action::DeleteLine, Action::Close]
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut()
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        let Event::Settings(rows) = event else {
            return Flow::Pass;
        };
        self.rows.clone_from(rows);
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if let Some(field) = &self.typing {
            match action {
                Action::Submit => {
                    let typed = field.text().to_owned();
                    if let Some(row) = self.rows.get(self.at) {
                        let value = Some(typed).filter(|t| !t.trim().is_empty());
                        out.push(Command::SetSetting(row.setting.key.to_owned(), value));
                    }
                    self.typing = None;
                }
                Action::Close => self.typing = None,
                Action::NextPane => {}
                _ => return Flow::Pass,
            }
            return Flow::Stay;
        }
        let page = usize::from(Self::height(s)).saturating_sub(4).max(1);
        let last = self.rows.len().saturating_sub(1);
        self.at = match action {
            Action::Close => return Flow::Close,
            Action::Open => {
                self.change(out);
                self.at
            }
            Action::DeleteLine => {
                let key = self.rows.get(self.at).map(|r| r.setting.key.to_owned());
                out.extend(key.map(|k| Command::SetSetting(k, None)));
                self.at
            }
            Action::Down => self.at + 1,
            Action::Up => self.at.saturating_sub(1),
            Action::PageDown => self.at + page,
            Action::PageUp => self.at.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return Flow::Pass,
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let inside = p.frame(view::middle(s.size, 96, Self::height(s)), &t("wb-settings"));
        let rows = usize::from(inside.height.saturating_sub(2)).max(1);
        let top = self.at / rows * rows;
        let mut cursor = None;
        let column = if inside.width > 60 {
            30
        } else {
            inside.width / 2
        };
        for (i, row) in self.rows.iter().enumerate().skip(top).take(rows) {
            let y = u16::try_from(i - top).unwrap_or(u16::MAX);
            p.text(inside, 0, y, row.setting.key, Meaning::Text);
            if let (Some(field), true) = (&self.typing, i == self.at) {
                cursor = Some(view::field(p, inside, column, y, field));
                continue;
            }
            let (value, meaning) = match (row.value.as_str(), row.origin) {
                ("", _) => (t("setting-automatic"), Meaning::Dim),
                (v, Origin::Default) => (v.to_owned(), Meaning::Dim),
                (v, _) => (v.to_owned(), Meaning::Strong),
            };
            p.text(inside, column, y, &value, meaning);
            if row.origin == Origin::Environment {
                let from = row.setting.env.unwrap_or_default();
                p.right(inside, y, from, Meaning::Warning);
            } else {
                p.right(
                    inside,
                    y,
                    &t(&format!("origin-{}", row.origin.as_str())),
                    Meaning::Dim,
                );
            }
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        if let Some(row) = self.rows.get(self.at) {
            let y = inside.height.saturating_sub(1);
            p.text(inside, 0, y, &t(&row.setting.message()), Meaning::Dim);
        }
        cursor
    }
}
