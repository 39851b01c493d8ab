//! The lower part of the finder: the notes and materials whose text holds what was typed, two rows each, the title with its whereabouts and the words as they
//! stand there. `finder` has it.

use super::gone;
use crate::library::Sought;
use crate::locale::{t, tf};
use crate::practice::InText;
use crate::workbench::action::Action;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Rows of one of them.
const EACH: usize = 2;
/// Columns the words of a passage stand in from the edge.
const INDENT: u16 = 2;

/// What was found in texts.
#[derive(Debug, Default)]
pub struct Passages {
    found: Vec<InText>,
    /// What was typed when they were looked for.
    query: String,
    at: usize,
}

impl Passages {
    /// Takes over what was found for this; the one that was chosen stays so where it is still there.
    pub fn take(&mut self, query: &str, found: &[InText]) {
        let chosen = self.selected().map(|f| f.source);
        self.at = found
            .iter()
            .position(|f| Some(f.source) == chosen)
            .unwrap_or(0);
        self.found = found.to_vec();
        query.clone_into(&mut self.query);
    }

    /// Something else was typed: what does not hold that goes at once, the rest stays until what holds it is known.
    pub fn narrow(&mut self, query: &str) {
        let (before, now) = (Sought::of(&self.query), Sought::of(query));
        if !now.is_enough() {
            self.found.clear();
        }
        let before: Vec<&str> = before.words().collect();
        let new: Vec<&str> = now.words().filter(|w| !before.contains(w)).collect();
        // Letters that were taken back may be held by more than these.
        self.found.retain(|f| {
            let name = format!("{} {}", f.title, f.detail).to_lowercase();
            new.iter().all(|w| f.low.contains(w) || name.contains(w))
        });
        self.at = 0;
    }

    /// Whether these are of what is typed now.
    pub fn are_of(&self, query: &str) -> bool {
        self.query == query
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The chosen one.
    pub fn selected(&self) -> Option<&InText> {
        self.found.get(self.at)
    }

    /// Goes through them; false where there is nothing before the first, so that the titles are gone back to.
    pub fn step(&mut self, action: Action, rows: usize) -> bool {
        if self.at == 0 && matches!(action, Action::Up | Action::PageUp | Action::Top) {
            return false;
        }
        let last = self.found.len().saturating_sub(1);
        let page = (rows / EACH).max(1);
        self.at = gone(self.at, action, page, last)
            .unwrap_or(self.at)
            .min(last);
        true
    }

    /// To the last one.
    pub fn choose_last(&mut self) {
        self.at = self.found.len().saturating_sub(1);
    }

    /// Draws them under a line that says what they are; the chosen one stands out if it has the keys.
    pub fn draw(&self, p: &mut Paint<'_>, area: Rect, has_keys: bool) {
        let n = [("n", self.found.len().into())];
        p.line(area, 0, 0, &tf("wb-finder-in-text", &n), Meaning::Heading);
        let area = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let shown = (usize::from(area.height) / EACH).max(1);
        let top = view::page_of(self.at, shown, self.found.len());
        for (i, found) in self.found.iter().enumerate().skip(top).take(shown) {
            let y = u16::try_from((i - top) * EACH).unwrap_or(u16::MAX);
            self.one(p, area, y, found);
            if i == self.at && has_keys {
                p.row(area, y, Meaning::Selection);
                p.row(area, y + 1, Meaning::Selection);
            }
        }
    }

    fn one(&self, p: &mut Paint<'_>, area: Rect, y: u16, found: &InText) {
        let kind = t(match found.note {
            Some(_) => "wb-kind-note",
            None => "wb-kind-material",
        });
        let right = u16::try_from(kind.width()).unwrap_or(0);
        let left = Rect {
            width: area.width.saturating_sub(right + 1),
            ..area
        };
        // A long title leaves room for whose it is.
        let whose = format!(" · {}", found.whereabouts());
        let room = usize::from(left.width);
        let title = view::fit(
            &found.title,
            room.saturating_sub(whose.width()).max(room / 2),
        );
        let x = p.text(left, 0, y, &title, Meaning::Text);
        p.line(left, x, y, &whose, Meaning::Dim);
        p.right(area, y, &kind, Meaning::Key);
        let width = usize::from(area.width.saturating_sub(INDENT));
        let text = view::fit(&found.excerpt.text, width);
        let (mut x, mut done) = (INDENT, 0);
        let marks = found.excerpt.marks.iter().copied();
        for (from, to) in marks.chain([(text.len(), text.len())]) {
            let (from, to) = (from.min(text.len()), to.min(text.len()));
            let piece = |a: usize, b: usize| text.get(a..b).unwrap_or_default();
            x = p.text(area, x, y + 1, piece(done, from), Meaning::Dim);
            x = p.text(area, x, y + 1, piece(from, to), Meaning::PaletteMatch);
            done = to;
        }
    }
}
