//! Every setting with its value and where that comes from; enter changes it in `config.toml`, whose comments stay.

use super::{Flow, Overlay, gone};
use crate::config::settings::Kind;
use crate::config::{Origin, Timestamp};
use crate::locale::{Language, t};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event, SettingRow};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::{Position, Rect};

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

    /// Rows of settings, and rows below them for what the selected one is for.
    fn rows(height: u16) -> (usize, u16) {
        let says = if height >= 10 { 3 } else { 2 };
        (usize::from(height.saturating_sub(says)).max(1), says)
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

/// What was changed holds at once where it can, and otherwise it is said from when it does.
fn take_effect(s: &mut State, row: &SettingRow, out: &mut Vec<Command>) {
    let value = row.value.as_str();
    s.notice = None;
    match row.setting.key {
        "interface.theme" if value != "auto" => out.push(Command::LoadTheme(value.to_owned())),
        "interface.keymap" => out.push(Command::LoadKeymap(value.to_owned())),
        "interface.language" => {
            let named = Language::ALL.into_iter().find(|l| l.code() == value);
            out.extend(named.map(Command::SetLanguage));
        }
        "interface.wrap_columns" => {
            s.wrap_columns = value.parse().unwrap_or(0);
            s.render_turns();
        }
        "interface.timestamp" => {
            let all = Timestamp::ALL.iter().copied();
            let named = all.into_iter().find(|t| t.as_str() == value);
            s.timestamp = named.unwrap_or(s.timestamp);
        }
        _ => s.notice = Some(t("plain-set-next-start")),
    }
    if row.origin == Origin::Environment {
        s.notice = Some(t("plain-set-hidden"));
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

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("short-choose"),
            Action::Open => Some("short-change"),
            _ => None,
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut()
    }

    fn receive(&mut self, s: &mut State, event: &Event, out: &mut Vec<Command>) -> Flow {
        let Event::Settings(rows) = event else {
            return Flow::Pass;
        };
        let value = |r: &SettingRow| (r.value.clone(), r.origin);
        for (before, now) in self.rows.iter().zip(rows) {
            if value(before) != value(now) {
                take_effect(s, now, out);
            }
        }
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
        let page = Self::rows(Self::height(s).saturating_sub(2)).0;
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
            _ => match gone(self.at, action, page, last) {
                Some(row) => row,
                None => return Flow::Pass,
            },
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let inside = p.frame(view::middle(s.size, 96, Self::height(s)), &t("wb-settings"));
        let (rows, says) = Self::rows(inside.height);
        let top = view::page_of(self.at, rows, self.rows.len());
        let mut cursor = None;
        let wide = inside.width > 60;
        // Without its section the longest key has 20 letters.
        let column = if wide { 30 } else { 22 };
        for (i, row) in self.rows.iter().enumerate().skip(top).take(rows) {
            let y = u16::try_from(i - top).unwrap_or(u16::MAX);
            let key = if wide {
                row.setting.key
            } else {
                row.setting.name()
            };
            p.text(inside, 0, y, key, Meaning::Text);
            if let (Some(field), true) = (&self.typing, i == self.at) {
                cursor = Some(view::field(p, inside, column, y, field));
                continue;
            }
            let (value, meaning) = match (row.value.as_str(), row.origin) {
                ("", _) => (t("setting-automatic"), Meaning::Dim),
                (v, Origin::Default) => (v.to_owned(), Meaning::Dim),
                (v, _) => (v.to_owned(), Meaning::Strong),
            };
            let after = p.line(inside, column, y, &value, meaning);
            let right = Rect {
                x: inside.x + after + 1,
                width: inside.width.saturating_sub(after + 1),
                ..inside
            };
            if row.origin == Origin::Environment {
                let from = row.setting.env.unwrap_or_default();
                p.right(right, y, from, Meaning::Warning);
            } else if wide || row.origin != Origin::Default {
                // On a narrow screen only what is not the default says where it comes from.
                p.right(
                    right,
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
            let below = Rect {
                x: inside.x.saturating_sub(1),
                width: inside.width + 2,
                ..inside
            };
            let y = inside.height.saturating_sub(says.min(inside.height));
            // A blank row between, where there is room for one.
            let y = y + u16::from(says > 2);
            p.paragraph(below, y, &t(&row.setting.message()), Meaning::Dim);
        }
        cursor
    }
}
