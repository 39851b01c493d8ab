//! Moving the cursor of a text field: by grapheme, word, line and row. `update` calls these for cursor keys.

use super::super::wrap::{Row, wrap};
use super::TextField;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

impl TextField {
    /// One grapheme to the left.
    pub fn left(&mut self) {
        self.cursor = self.before(self.cursor);
        self.still();
    }

    /// One grapheme to the right.
    pub fn right(&mut self) {
        self.cursor = self.after(self.cursor);
        self.still();
    }

    /// To the start of the word before.
    pub fn word_left(&mut self) {
        self.cursor = self.word_before();
        self.still();
    }

    /// To the start of the next word.
    pub fn word_right(&mut self) {
        self.cursor = self.word_after();
        self.still();
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.cursor = self.line_start(self.cursor);
        self.still();
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.cursor = self.line_end(self.cursor);
        self.still();
    }

    /// Rows up (negative) or down, keeping the column.
    pub fn vertical(&mut self, rows: isize, width: usize) {
        for _ in 0..rows.unsigned_abs() {
            let row = self.row_of(self.cursor, width);
            let column = self.goal.unwrap_or_else(|| {
                self.text
                    .get(row.start..self.cursor)
                    .unwrap_or_default()
                    .width()
            });
            let target = if rows < 0 {
                if row.start == 0 {
                    break;
                }
                self.row_of(self.before(row.start), width)
            } else {
                let line_end = self.line_end(self.cursor);
                let next = wrap(
                    self.text
                        .get(self.line_start(self.cursor)..line_end)
                        .unwrap_or_default(),
                    width,
                    self.line_start(self.cursor),
                )
                .into_iter()
                .find(|r| r.start > row.start);
                match next {
                    Some(r) => r,
                    None if line_end < self.text.len() => self.row_of(line_end + 1, width),
                    None => break,
                }
            };
            let mut at = target.start;
            let mut used = 0;
            for g in self
                .text
                .get(target.start..target.end)
                .unwrap_or_default()
                .graphemes(true)
            {
                used += g.width();
                if used > column {
                    break;
                }
                at += g.len();
            }
            self.cursor = at;
            self.goal = Some(column);
        }
        self.joining = false;
    }

    fn row_of(&self, at: usize, width: usize) -> Row {
        let start = self.line_start(at);
        let rows = wrap(
            self.text.get(start..self.line_end(at)).unwrap_or_default(),
            width,
            start,
        );
        rows.iter()
            .rev()
            .find(|r| r.start <= at)
            .copied()
            .unwrap_or(Row { start, end: start })
    }
}
