//! Search, and search and replace: a bar at the foot of the note editor or of the source shown. What matches is marked while it is typed.

use super::{Flow, Overlay};
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::update;
use crate::workbench::view::{self, Paint};
use ratatui::layout::{Position, Rect};

/// The overlay.
#[derive(Debug)]
pub struct Find {
    pattern: TextField,
    /// What stands in its place, when replacing.
    with: Option<TextField>,
    /// The second field has the keys.
    second: bool,
    /// Where the cursor of the note was.
    from: usize,
    /// Where the cursor was found to be: which match of how many.
    count: Option<(usize, usize)>,
    viewer: bool,
}

impl Find {
    /// In the note; with a field for the replacement or not.
    pub fn in_note(s: &State, replace: bool) -> Self {
        let chosen = s.editor.as_ref().and_then(|e| e.field.selected());
        let proposal =
            chosen
                .filter(|t| !t.contains('\n'))
                .unwrap_or(if replace { &s.pattern } else { "" });
        let mut pattern = TextField::with(proposal);
        // It gives way to what is typed.
        pattern.select_all();
        Self {
            pattern,
            with: replace.then(TextField::default),
            second: false,
            from: s.editor.as_ref().map_or(0, |e| e.field.cursor()),
            count: None,
            viewer: false,
        }
    }

    /// In the source that is shown.
    pub fn in_viewer(_: &State) -> Self {
        Self {
            pattern: TextField::default(),
            with: None,
            second: false,
            from: 0,
            count: None,
            viewer: true,
        }
    }

    fn look(&mut self, s: &mut State) {
        s.pattern = self.pattern.text().to_owned();
        if let Some(e) = &mut s.editor
            && !self.viewer
        {
            self.count = e.field.find_from(&s.pattern, self.from);
            update::note_follow(s);
        }
    }

    fn submit(&mut self, s: &mut State, out: &mut Vec<Command>) -> Flow {
        s.pattern = self.pattern.text().to_owned();
        let Some(with) = &self.with else {
            if self.viewer {
                let now = s.last_seen;
                update::perform(s, Action::SearchNext, now, out);
            } else if s.pattern.is_empty() || self.count.is_none() {
                s.notice = Some(t("wb-no-match"));
            }
            return Flow::Close;
        };
        if !self.second {
            self.second = true;
            return Flow::Stay;
        }
        let (pattern, with) = (s.pattern.clone(), with.text().to_owned());
        let now = s.last_seen;
        if let Some(e) = &mut s.editor {
            let n = e.field.replace_all(&pattern, &with);
            s.notice = Some(tf("wb-replaced", &[("n", n.into())]));
            if n > 0 {
                update::note_touched(s, now);
            }
        }
        Flow::Close
    }

    /// One replacement at the cursor, then on to the next.
    fn replace_one(&mut self, s: &mut State) {
        let Some(with) = self.with.as_ref().map(|w| w.text().to_owned()) else {
            return;
        };
        let (pattern, now) = (self.pattern.text().to_owned(), s.last_seen);
        if let Some(e) = &mut s.editor {
            if e.field.replace_here(&pattern, &with) {
                update::note_touched(s, now);
            } else {
                e.field.find_next(&pattern, 1);
                update::note_follow(s);
            }
        }
    }
}

impl Overlay for Find {
    fn layer(&self) -> Layer {
        Layer::Input
    }

    fn offers(&self) -> &'static [Action] {
        if self.with.is_some() {
            &[Action::Submit, Action::NextPane, Action::Close]
        } else {
            &[Action::Submit, Action::Close]
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit if self.second => Some("short-replace-all"),
            Action::Submit => Some("short-choose"),
            Action::NextPane if self.second => Some("short-replace-one"),
            Action::NextPane => Some("short-field"),
            _ => None,
        }
    }

    fn field(&self) -> Option<&TextField> {
        match &self.with {
            Some(with) if self.second => Some(with),
            _ => Some(&self.pattern),
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match &mut self.with {
            Some(with) if self.second => Some(with),
            _ => Some(&mut self.pattern),
        }
    }

    fn edited(&mut self, s: &mut State, _: &mut Vec<Command>) {
        if !self.second {
            self.look(s);
        }
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Submit => self.submit(s, out),
            Action::Close => {
                s.pattern.clear();
                if let Some(e) = &mut s.editor
                    && !self.viewer
                {
                    e.field.set_cursor(self.from);
                    update::note_follow(s);
                }
                Flow::Close
            }
            // The other field, or one replacement.
            Action::NextPane if self.with.is_some() => {
                if self.second {
                    self.replace_one(s);
                } else {
                    self.second = true;
                }
                Flow::Stay
            }
            // What was proposed is not selected further by moving in it.
            Action::Left
            | Action::Right
            | Action::WordLeft
            | Action::WordRight
            | Action::LineStart
            | Action::LineEnd => {
                self.pattern.unmark();
                Flow::Pass
            }
            _ => Flow::Pass,
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let whole = Rect::new(0, 0, s.size.0, s.size.1);
        let y = s.size.1.saturating_sub(2);
        let area = Rect {
            y,
            height: 1.min(s.size.1),
            ..whole
        };
        p.clear(area);
        let x = p.text(area, 1, 0, &format!("{} ", t("wb-search")), Meaning::Key);
        let room = Rect {
            width: if self.with.is_some() {
                area.width / 2
            } else {
                area.width.saturating_sub(12)
            },
            ..area
        };
        let mut cursor = view::field(p, room, x, 0, &self.pattern);
        if let Some(with) = &self.with {
            let half = area.width / 2;
            let x = p.text(
                area,
                half,
                0,
                &format!("{} ", t("wb-replace-with")),
                Meaning::Key,
            );
            let second = view::field(p, area, x, 0, with);
            if self.second {
                cursor = second;
            }
        } else if let Some((at, all)) = self.count {
            p.right(area, 0, &format!("{at}/{all} "), Meaning::Dim);
        } else if !self.viewer && !self.pattern.text().is_empty() {
            p.right(area, 0, &format!("{} ", t("wb-no-match")), Meaning::Warning);
        }
        Some(cursor)
    }
}
