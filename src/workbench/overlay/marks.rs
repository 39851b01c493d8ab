//! The words that were marked as identifying nobody, each with where that holds; enter or `d` takes one back, after a question. Opened from the dashboard of
//! sharing, and from everywhere by the palette.

use super::{Flow, Overlay, confirm::Confirm, gone};
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::marks::Marked;
use crate::workbench::rights::day;
use crate::workbench::sharing::ShareAct;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

const WIDTH: u16 = 96;

/// The overlay; the marks are read a moment after it is shown.
#[derive(Debug, Default)]
pub struct Marks {
    all: Option<Vec<Marked>>,
    at: usize,
}

fn height(size: (u16, u16)) -> u16 {
    size.1.saturating_sub(2).min(32)
}

impl Marks {
    fn marks(&self) -> &[Marked] {
        self.all.as_deref().unwrap_or_default()
    }
}

impl Overlay for Marks {
    fn layer(&self) -> Layer {
        Layer::Form
    }

    fn offers(&self) -> &'static [Action] {
        if self.marks().is_empty() {
            &[Action::Help, Action::Close]
        } else {
            &[
                Action::DeleteLine,
                Action::Down,
                Action::Help,
                Action::Close,
            ]
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        matches!(action, Action::DeleteLine | Action::Open).then_some("short-take-back")
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        matches!(action, Action::DeleteLine | Action::Open).then_some("marks-does-take-back")
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        let Event::Marks(all) = event else {
            return Flow::Pass;
        };
        self.at = self.at.min(all.len().saturating_sub(1));
        self.all = Some(all.clone());
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, _: &mut Vec<Command>) -> Flow {
        let page = usize::from(height(s.size).saturating_sub(2));
        let last = self.marks().len().saturating_sub(1);
        match action {
            Action::Close => return Flow::Close,
            Action::Open | Action::DeleteLine => match self.marks().get(self.at) {
                Some(one) => {
                    let does = Command::Share(ShareAct::Unmark(one.mark.id));
                    s.show(Confirm::new(one.question(), vec![does]));
                }
                None => s.notice = Some(t("share-nothing-to-take-back")),
            },
            _ => match gone(self.at, action, page, last) {
                Some(row) => self.at = row.min(last),
                None => return Flow::Pass,
            },
        }
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let inside = p.frame(
            view::middle(s.size, WIDTH, height(s.size)),
            &t("marks-title"),
        );
        match &self.all {
            None => p.text(inside, 0, 0, &t("share-reading"), Meaning::Dim),
            Some(all) if all.is_empty() => p.text(inside, 0, 0, &t("cli-marks-none"), Meaning::Dim),
            Some(_) => 0,
        };
        let rows = usize::from(inside.height).max(1);
        let top = view::page_of(self.at, rows, self.marks().len());
        for (i, one) in self.marks().iter().enumerate().skip(top).take(rows) {
            let y = u16::try_from(i - top).unwrap_or(u16::MAX);
            let behind = format!("{} · {}", one.place, day(one.mark.created_ms));
            // The word is what one looks for: it is cut last, and no further than half of the row.
            let half = usize::from(inside.width) / 2;
            let word = view::fit(&one.mark.word, half);
            let room = usize::from(inside.width).saturating_sub(word.width() + 2);
            p.text(inside, 0, y, &word, Meaning::Text);
            p.right(inside, y, &view::fit(&behind, room), Meaning::Dim);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        None
    }
}
