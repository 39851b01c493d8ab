//! The window on a text field: which of its rows are in sight, and where the cursor is among them. `update` calls it after every change and when the
//! terminal has another size, `view` asks for the rows.

use super::super::wrap::{Row, wrap};
use super::TextField;
use unicode_width::UnicodeWidthStr;

impl TextField {
    /// Scrolls as little as needed to have the cursor in a window of this size, which is full where the text fills it.
    pub fn follow(&mut self, width: usize, height: usize) {
        self.reach(width, height);
        self.fill(width, height);
    }

    /// Takes the top back where the text ends above the foot of the window: the window has grown, or text was taken out.
    fn fill(&mut self, width: usize, height: usize) {
        if self.top == (0, 0) || self.rows(width, height).len() >= height {
            return;
        }
        let (mut at, mut left) = (self.line_start(self.text.len()), height);
        loop {
            let line = self.text.get(at..self.line_end(at)).unwrap_or_default();
            let rows = wrap(line, width, at).len();
            if rows >= left || at == 0 {
                self.top = (at, rows.saturating_sub(left));
                return;
            }
            left -= rows;
            at = self.line_start(at - 1);
        }
    }

    fn reach(&mut self, width: usize, height: usize) {
        let line = self.line_start(self.cursor);
        let within = self.rows_above(line, self.cursor, width);
        self.top.0 = self.line_start(self.top.0.min(self.text.len()));
        if (line, within) < self.top {
            self.top = (line, within);
        }
        // Walk back from the cursor at most a window: if the top is not met, the cursor is below the window.
        let (mut at, mut row, mut left) = (line, within, height.saturating_sub(1));
        loop {
            if at == self.top.0 && row.saturating_sub(self.top.1) <= left {
                return;
            }
            if row >= left {
                self.top = (at, row - left);
                return;
            }
            if at == 0 {
                self.top = (0, 0);
                return;
            }
            left -= row + 1;
            at = self.line_start(at - 1);
            row = wrap(
                self.text.get(at..self.line_end(at)).unwrap_or_default(),
                width,
                at,
            )
            .len()
                - 1;
            if at < self.top.0 {
                return;
            }
        }
    }

    fn rows_above(&self, line: usize, at: usize, width: usize) -> usize {
        let rows = wrap(
            self.text.get(line..self.line_end(line)).unwrap_or_default(),
            width,
            line,
        );
        rows.iter()
            .filter(|r| r.start <= at)
            .count()
            .saturating_sub(1)
    }

    /// The rows in the window, from the top, at most `height`.
    pub fn rows(&self, width: usize, height: usize) -> Vec<Row> {
        let mut out = Vec::new();
        let (mut line, mut skip) = (self.top.0.min(self.text.len()), self.top.1);
        while out.len() < height {
            let end = self.line_end(line);
            out.extend(
                wrap(self.text.get(line..end).unwrap_or_default(), width, line)
                    .into_iter()
                    .skip(skip),
            );
            skip = 0;
            if end >= self.text.len() {
                break;
            }
            line = end + 1;
        }
        out.truncate(height);
        out
    }

    /// Column and row of the cursor within `rows`.
    pub fn place(&self, rows: &[Row]) -> Option<(usize, usize)> {
        let y = rows
            .iter()
            .rposition(|r| r.start <= self.cursor && self.cursor <= r.end.max(r.start))?;
        let row = rows.get(y)?;
        Some((self.text.get(row.start..self.cursor)?.width(), y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_grows_is_filled_from_above() {
        let text: Vec<String> = (1..=40).map(|n| format!("line {n}")).collect();
        let mut f = TextField::with(&text.join("\n"));
        f.follow(30, 4);
        assert_eq!(f.rows(30, 4).len(), 4);
        f.follow(80, 20);
        let rows = f.rows(80, 20);
        assert_eq!(rows.len(), 20);
        assert_eq!(f.place(&rows), Some((7, 19)));
        // A text that is shorter than the window stands at its top, also where it wrapped before.
        let mut f = TextField::with(&"word ".repeat(60));
        f.follow(10, 3);
        f.follow(200, 20);
        let all = f.rows(200, 20);
        assert_eq!(all.first().map(|r| r.start), Some(0));
    }
}
