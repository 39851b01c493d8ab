//! Puts a document together out of what a format has: headings, paragraphs, items of lists and rows of tables, with the marks Markdown has for them, so
//! that what comes after (`chunk`, `sentence`, `cite`, the screens) need know one form only. Called by `html`, `zipped` and `pages`.

use super::{Document, Heading};

/// Characters a cell of a table has at most; what is longer is prose, and reads as paragraphs.
pub(super) const CELL: usize = 300;
/// Cells of a row, at most.
pub(super) const CELLS: usize = 100;

/// A document being written.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    headings: Vec<Heading>,
    /// The mark of the item whose text is still to come.
    mark: Option<String>,
    /// Where the last row of the table at hand ended.
    row: Option<usize>,
}

impl Writer {
    /// Ends a paragraph.
    pub(super) fn break_block(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// A paragraph of its own.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.break_block();
        self.flow(text);
        self.break_block();
    }

    /// Text that goes on where the last ended.
    pub(super) fn flow(&mut self, text: &str) {
        if let Some(mark) = self.mark.take_if(|_| !text.trim().is_empty()) {
            self.text.push_str(&mark);
        }
        self.text.push_str(text);
    }

    /// Whether the text ends in a word.
    pub(super) fn within(&self) -> bool {
        !self.text.is_empty() && !self.text.ends_with(char::is_whitespace)
    }

    /// Takes the last character back.
    pub(super) fn back(&mut self) {
        self.text.pop();
    }

    /// A heading; 1 is outermost.
    pub(super) fn heading(&mut self, level: u8, title: &str) {
        self.break_block();
        if title.is_empty() {
            return;
        }
        self.mark = None;
        self.headings.push(Heading {
            at: self.text.len(),
            level,
            title: title.to_owned(),
        });
        self.text
            .extend(std::iter::repeat_n('#', usize::from(level)));
        self.text.push(' ');
        self.text.push_str(title);
        self.break_block();
    }

    /// An item begins: what is written next gets this mark.
    pub(super) fn item(&mut self, mark: String) {
        self.break_block();
        self.mark = Some(mark);
    }

    /// An item ends, also one without text.
    pub(super) fn end_item(&mut self) {
        self.mark = None;
        self.break_block();
    }

    /// A row of a table on a line of its own. Under the first comes the rule that makes it a table.
    pub(super) fn row(&mut self, cells: &[String]) {
        let end = self.text.trim_end().len();
        let first = self.row != Some(end);
        if first {
            self.break_block();
        } else {
            self.text.truncate(end);
            self.text.push('\n');
        }
        self.mark = None;
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(&cell.replace('|', "\\|"));
            self.text.push(' ');
        }
        self.text.push('|');
        if first {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("| --- ", cells.len()));
            self.text.push('|');
        }
        self.row = Some(self.text.len());
    }

    /// A table begins or ends.
    pub(super) fn end_table(&mut self) {
        self.row = None;
        self.break_block();
    }

    /// The document, still without a title.
    pub(super) fn finish(mut self) -> Document {
        self.text.truncate(self.text.trim_end().len());
        Document {
            title: String::new(),
            text: self.text,
            headings: self.headings,
        }
    }
}

/// Text in one line.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
