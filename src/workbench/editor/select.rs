//! The selection of a text field and what can be taken with it: from the mark to the cursor, or whole lines. `update` keeps what was taken.

use super::TextField;
use unicode_segmentation::UnicodeSegmentation;

impl TextField {
    /// Puts another text in the place of the whole, as one edit that can be taken back.
    pub fn set(&mut self, text: &str) {
        let text = Self::with(text).text;
        if text != self.text {
            self.change(0, self.text.len(), &text, false);
        }
    }

    /// Begins a selection at the cursor, or lets it go.
    pub fn mark(&mut self) {
        (self.inclusive, self.by_line) = (false, false);
        self.anchor = match self.anchor {
            Some(_) => None,
            None => Some(self.cursor),
        };
    }

    /// Lets the selection hold the character at its far end too.
    pub fn include_cursor(&mut self) {
        self.inclusive = true;
    }

    /// Lets the selection go.
    pub fn unmark(&mut self) {
        self.anchor = None;
    }

    /// Whether a selection was begun.
    pub fn marking(&self) -> bool {
        self.anchor.is_some()
    }

    /// The bytes selected, if any.
    pub fn selection(&self) -> Option<(usize, usize)> {
        let anchor = self.anchor?.min(self.text.len());
        let (from, to) = (anchor.min(self.cursor), anchor.max(self.cursor));
        if self.by_line {
            let (from, to) = (self.line_start(from), self.line_and_break(to));
            return (from < to).then_some((from, to));
        }
        let to = if self.inclusive { self.after(to) } else { to };
        (from < to).then_some((from, to))
    }

    /// The text selected.
    pub fn selected(&self) -> Option<&str> {
        let (from, to) = self.selection()?;
        self.text.get(from..to)
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.cursor = self.text.len();
        self.still();
        (self.anchor, self.inclusive, self.by_line) = (Some(0), false, false);
    }

    /// Selects the line of the cursor with its break, and from then on whole lines, down or up; a selection that is there becomes one of lines, and one of
    /// lines is let go.
    pub fn select_line(&mut self) {
        if self.anchor.is_some() && self.by_line {
            return self.unmark();
        }
        self.anchor = self.anchor.or(Some(self.cursor));
        (self.inclusive, self.by_line) = (false, true);
    }

    /// The line of the cursor with its break.
    pub fn line(&self) -> &str {
        self.text
            .get(self.line_start(self.cursor)..self.line_and_break(self.cursor))
            .unwrap_or_default()
    }

    /// Cuts the selection out and returns it.
    pub fn take_selection(&mut self) -> Option<String> {
        let (from, to) = self.selection()?;
        let taken = self.text.get(from..to)?.to_owned();
        self.change(from, to, "", false);
        Some(taken)
    }

    /// Cuts the line of the cursor out and returns it.
    pub fn take_line(&mut self) -> Option<String> {
        let (from, to) = (
            self.line_start(self.cursor),
            self.line_and_break(self.cursor),
        );
        let taken = self.text.get(from..to)?.to_owned();
        if taken.is_empty() {
            return None;
        }
        self.change(from, to, "", false);
        Some(taken)
    }

    /// Puts text at the cursor, just as it is; a whole line goes below the present one.
    pub fn put(&mut self, text: &str) {
        if text.ends_with('\n') && text.len() > 1 && self.selection().is_none() {
            let below = self.line_and_break(self.cursor);
            let ends = self.text.get(..below).is_some_and(|t| t.ends_with('\n'));
            let text = if ends || below == 0 {
                text.to_owned()
            } else {
                format!("\n{}", text.trim_end_matches('\n'))
            };
            self.change(below, below, &text, false);
            self.cursor = if ends || below == 0 { below } else { below + 1 };
        } else {
            self.insert(text);
        }
    }

    pub(super) fn delete_selection(&mut self) -> bool {
        match self.selection() {
            Some((from, to)) => {
                self.change(from, to, "", false);
                true
            }
            None => false,
        }
    }

    /// After the line of a byte and its break.
    pub(super) fn line_and_break(&self, at: usize) -> usize {
        (self.line_end(at) + 1).min(self.text.len())
    }

    /// To the last character of the word.
    pub fn word_end(&mut self) {
        let from = self.after(self.cursor);
        let tail = self.text.get(from..).unwrap_or_default();
        let skipped = tail.len() - tail.trim_start().len();
        let word = tail.trim_start();
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        let last = word
            .get(..end)
            .and_then(|w| w.grapheme_indices(true).next_back())
            .map_or(0, |(i, _)| i);
        self.cursor = (from + skipped + last).min(self.text.len());
        self.still();
    }

    /// To the start of the text.
    pub fn start(&mut self) {
        self.cursor = 0;
        self.still();
    }

    /// To the end of the text.
    pub fn finish(&mut self) {
        self.cursor = self.text.len();
        self.still();
    }

    /// The word that ends at the cursor, with where it begins.
    pub fn word_at_cursor(&self) -> (usize, &str) {
        let head = self.text.get(..self.cursor).unwrap_or_default();
        let from = head
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(i, c)| i + c.len_utf8());
        (from, head.get(from..).unwrap_or_default())
    }

    /// Puts text in the place of the bytes from here to the cursor.
    pub fn replace_back_to(&mut self, from: usize, text: &str) {
        if from <= self.cursor && self.text.is_char_boundary(from) {
            self.change(from, self.cursor, text, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_gives_way_to_what_is_typed_and_comes_back() {
        let mut f = TextField::with("een twee drie");
        f.start();
        f.word_right();
        f.mark();
        f.word_right();
        assert_eq!(f.selected(), Some("twee "));
        f.insert("x");
        assert_eq!(f.text(), "een xdrie");
        f.undo();
        assert_eq!(f.text(), "een twee drie");
        assert_eq!(f.selection(), None);
    }

    #[test]
    fn a_line_is_cut_and_put_below() {
        let mut f = TextField::with("a\nb\nc");
        f.start();
        let line = f.take_line().unwrap();
        assert_eq!((line.as_str(), f.text()), ("a\n", "b\nc"));
        f.finish();
        f.put(&line);
        assert_eq!(f.text(), "b\nc\na");
        f.start();
        f.put("z\n");
        assert_eq!(f.text(), "b\nz\nc\na");
    }

    #[test]
    fn the_end_of_a_word_is_its_last_character() {
        let mut f = TextField::with("één tweë  x");
        f.start();
        f.word_end();
        assert_eq!(&f.text()[f.cursor()..], "n tweë  x");
        f.word_end();
        assert_eq!(&f.text()[f.cursor()..], "ë  x");
    }
}
