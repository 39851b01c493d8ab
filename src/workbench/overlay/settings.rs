//! Every setting with its value and where that comes from; enter changes it in `config.toml`, whose comments stay.

use super::{Flow, Overlay, gone};
use crate::config::settings::Kind;
use crate::config::{Origin, Timestamp};
use crate::locale::{Language, t, tf};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::setting_row::SettingRow;
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
    /// Why what was typed cannot be.
    wrong: Option<String>,
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
        let words = &row.choices;
        let open = !matches!(row.setting.kind, Kind::Bool | Kind::OneOf(_));
        if open || words.is_empty() {
            self.typing = Some(TextField::with(&row.value));
            return;
        }
        let at = words.iter().position(|w| *w == row.value);
        let next = words.iter().cycle().nth(at.map_or(0, |i| i + 1));
        out.extend(next.map(|w| Command::SetSetting(key, Some(w.clone()))));
    }

    /// Puts the next or the previous choice in the field.
    fn choose(&mut self, by: isize) {
        let words = self.rows.get(self.at).map_or(&[][..], |r| &r.choices);
        let Some(field) = &mut self.typing else {
            return;
        };
        let last = words.len().saturating_sub(1);
        let next = match words.iter().position(|w| w == field.text()) {
            Some(at) if by > 0 => (at + 1) % words.len(),
            Some(at) => at.checked_sub(1).unwrap_or(last),
            None if by > 0 => 0,
            None => last,
        };
        if let Some(word) = words.get(next) {
            field.set(word);
            self.wrong = None;
        }
    }

    /// The value that was typed is written, or is said why it cannot be and stays to be put right.
    fn submit(&mut self, out: &mut Vec<Command>) {
        let (Some(row), Some(field)) = (self.rows.get(self.at), &self.typing) else {
            return;
        };
        let typed = Some(field.text()).filter(|t| !t.trim().is_empty());
        match typed.map(|t| row.takes(t)).transpose() {
            Ok(value) => {
                out.push(Command::SetSetting(row.setting.key.to_owned(), value));
                self.typing = None;
            }
            Err(why) => self.wrong = Some(why.to_string()),
        }
    }

    /// What stands below the rows: why a value cannot be, what it can be, or what the setting is for.
    fn says(&self, row: &SettingRow) -> (String, Meaning) {
        match (&self.wrong, &self.typing) {
            (Some(why), _) => (why.clone(), Meaning::Error),
            (None, Some(_)) if !row.choices.is_empty() => {
                let words = [("words", row.choices.join(", ").into())];
                (tf("plain-choices", &words), Meaning::Dim)
            }
            _ => (t(&row.setting.message()), Meaning::Dim),
        }
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
        let chosen = self.rows.get(self.at);
        if self.typing.is_some() && chosen.is_some_and(|r| !r.choices.is_empty()) {
            &[Action::Submit, Action::RowDown, Action::Close]
        } else if self.typing.is_some() {
            &[Action::Submit, Action::Close]
        } else {
            &[Action::Open, Action::DeleteLine, Action::Close]
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("short-choose"),
            Action::Open => Some("short-change"),
            Action::RowDown => Some("short-next-choice"),
            _ => None,
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut()
    }

    fn edited(&mut self, _: &mut State, _: &mut Vec<Command>) {
        self.wrong = None;
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
        if self.typing.is_some() {
            match action {
                Action::Submit => self.submit(out),
                Action::Close => (self.typing, self.wrong) = (None, None),
                Action::RowDown | Action::NextPane => self.choose(1),
                Action::RowUp => self.choose(-1),
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
                ("", _) => (t(row.setting.empty_message()), Meaning::Dim),
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
            let (says, meaning) = self.says(row);
            p.paragraph(below, y, &says, meaning);
        }
        cursor
    }
}
