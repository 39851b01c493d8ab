//! Strokes that several parts share: a text field on one row, text with search matches, a box in the middle.

use super::paint::Paint;
use crate::workbench::editor::TextField;
use crate::workbench::editor::find::matches;
use crate::workbench::theme::Meaning;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A box of at most this size in the middle of the screen.
pub fn middle(size: (u16, u16), width: u16, height: u16) -> Rect {
    let (w, h) = (width.min(size.0), height.min(size.1));
    Rect::new((size.0 - w) / 2, (size.1 - h) / 2, w, h)
}

/// The first row of a page of a list: pages turn as a whole, which costs fewer bytes than scrolling, and the last one is full too.
pub fn page_of(at: usize, rows: usize, len: usize) -> usize {
    at.checked_div(rows)
        .map_or(0, |page| page * rows)
        .min(len.saturating_sub(rows))
}

/// A text cut to so many columns, with an ellipsis when something was cut.
pub fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for g in text.graphemes(true) {
        used += g.width();
        if used > columns {
            break;
        }
        out.push_str(g);
    }
    out + "…"
}

/// A field on one row from a column on; where its cursor is. It scrolls by half windows, so that most letters cost one cell.
pub fn field(p: &mut Paint<'_>, area: Rect, x: u16, y: u16, field: &TextField) -> Position {
    let text = field.text();
    let room = usize::from(area.width.saturating_sub(x + 1)).max(2);
    let before = text.get(..field.cursor()).unwrap_or_default().width();
    let half = (room / 2).max(1);
    let skip = if before < room {
        0
    } else {
        (before - room) / half * half + half
    };
    let (mut column, mut at) = (0, x);
    let chosen = field.selection();
    for (i, g) in text.grapheme_indices(true) {
        if column >= skip {
            let selected = chosen.is_some_and(|(a, b)| (a..b).contains(&i));
            let meaning = if selected {
                Meaning::SelectedText
            } else {
                Meaning::Input
            };
            at = p.text(area, at, y, g, meaning);
        }
        column += g.width();
        if column > skip + room + 2 {
            break;
        }
    }
    let column = u16::try_from(before.saturating_sub(skip)).unwrap_or(0);
    Position {
        x: (area.x + x + column).min(area.right().saturating_sub(1)),
        y: area.y + y,
    }
}

/// Text on one row with every match of a pattern marked; the column after it.
pub fn marked(
    p: &mut Paint<'_>,
    area: Rect,
    (mut x, y): (u16, u16),
    text: &str,
    pattern: &str,
    meaning: Meaning,
) -> u16 {
    let mut at = 0;
    for (from, to) in matches(text, pattern) {
        x = p.text(area, x, y, text.get(at..from).unwrap_or_default(), meaning);
        x = p.text(
            area,
            x,
            y,
            text.get(from..to).unwrap_or_default(),
            Meaning::Match,
        );
        at = to;
    }
    p.text(area, x, y, text.get(at..).unwrap_or_default(), meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_turn_as_a_whole_and_the_last_one_is_full() {
        assert_eq!([0, 9, 10, 19].map(|at| page_of(at, 10, 45)), [0, 0, 10, 10]);
        assert_eq!([40, 44].map(|at| page_of(at, 10, 45)), [35, 35]);
        assert_eq!(page_of(2, 10, 3), 0);
        assert_eq!(page_of(2, 0, 3), 0);
    }
}
