//! Small strokes on the buffer: text in a style, clipped to an area. Everything drawn goes through here.

use super::super::theme::{Meaning, Theme};
use super::super::wrap::wrap;
use super::strokes::fit;
use crate::locale::steers;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// A buffer to draw on, with the theme.
pub struct Paint<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

impl<'a> Paint<'a> {
    /// Draws on this buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Text at column and row of an area; returns the column after it.
    pub fn text(&mut self, area: Rect, x: u16, y: u16, text: &str, meaning: Meaning) -> u16 {
        let (left, top) = (area.x + x, area.y + y);
        if x >= area.width || y >= area.height || !self.buffer.area.contains((left, top).into()) {
            return x;
        }
        let room = usize::from(area.width - x);
        // What steers a terminal never reaches it.
        let safe: String;
        let text = if text.chars().any(steers) {
            safe = text
                .chars()
                .filter_map(|c| match steers(c) {
                    // What has no width of its own leaves none behind.
                    true if !c.is_control() => None,
                    true => Some(' '),
                    false => Some(c),
                })
                .collect();
            &safe
        } else {
            text
        };
        let (end, _) = self
            .buffer
            .set_stringn(left, top, text, room, self.theme.style(meaning));
        end - area.x
    }

    /// Text on one row, with an ellipsis where it is cut; returns the column after it.
    pub fn line(&mut self, area: Rect, x: u16, y: u16, text: &str, meaning: Meaning) -> u16 {
        let room = usize::from(area.width.saturating_sub(x));
        self.text(area, x, y, &fit(text, room), meaning)
    }

    /// Text over as many rows as it takes, from a row on.
    pub fn paragraph(&mut self, area: Rect, y: u16, text: &str, meaning: Meaning) {
        let width = usize::from(area.width.saturating_sub(2));
        for (y, row) in (y..area.height).zip(wrap(text, width, 0)) {
            self.text(
                area,
                1,
                y,
                text.get(row.start..row.end).unwrap_or_default(),
                meaning,
            );
        }
    }

    /// Text that ends at the right edge.
    pub fn right(&mut self, area: Rect, y: u16, text: &str, meaning: Meaning) {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        if width <= area.width {
            self.text(area, area.width - width, y, text, meaning);
        }
    }

    /// A whole row in a style, text and all.
    pub fn row(&mut self, area: Rect, y: u16, meaning: Meaning) {
        if y < area.height {
            let row = Rect {
                y: area.y + y,
                height: 1,
                ..area
            }
            .intersection(self.buffer.area);
            self.buffer.set_style(row, self.theme.style(meaning));
        }
    }

    /// A pane's title row.
    pub fn title(&mut self, area: Rect, text: &str, focus: bool) {
        let text = fit(text, usize::from(area.width).saturating_sub(2));
        self.text(
            area,
            0,
            0,
            &format!(" {text} "),
            if focus {
                Meaning::TitleFocus
            } else {
                Meaning::Title
            },
        );
    }

    /// A vertical line.
    pub fn column(&mut self, x: u16, y: u16, height: u16, meaning: Meaning) {
        let style = self.theme.style(meaning);
        for y in y..y.saturating_add(height) {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_symbol("│").set_style(style);
            }
        }
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Empties an area and draws a frame around it; returns the inside.
    pub fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        self.clear(area);
        if area.width < 4 || area.height < 3 {
            return area;
        }
        let line = "─".repeat(usize::from(area.width) - 2);
        self.text(area, 0, 0, &format!("┌{line}┐"), Meaning::Border);
        self.text(
            area,
            0,
            area.height - 1,
            &format!("└{line}┘"),
            Meaning::Border,
        );
        self.column(area.x, area.y + 1, area.height - 2, Meaning::Border);
        self.column(
            area.right() - 1,
            area.y + 1,
            area.height - 2,
            Meaning::Border,
        );
        self.text(
            Rect {
                width: area.width - 2,
                ..area
            },
            2,
            0,
            &format!(
                " {} ",
                fit(title, usize::from(area.width).saturating_sub(7))
            ),
            Meaning::Title,
        );
        Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width - 4,
            height: area.height - 2,
        }
    }
}
