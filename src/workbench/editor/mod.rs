//! A text field: the note editor, the question, every prompt. Text as one string, a cursor at a grapheme boundary, a selection, soft wrap, undo and
//! redo. Pure; keys reach it through `update`, and `view` asks it for rows.

mod caret;
pub mod find;
mod items;
mod select;
mod vi;
mod window;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// One reversible change.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    at: usize,
    removed: String,
    inserted: String,
    before: usize,
}

/// A text field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextField {
    text: String,
    /// Byte offset, always at a grapheme boundary.
    cursor: usize,
    /// Byte offset of the logical line at the top, and how many of its rows are above the window.
    top: (usize, usize),
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Whether the next typed letter joins the last edit.
    joining: bool,
    /// The column that up and down try to keep.
    goal: Option<usize>,
    /// Where the selection began: it goes from here to the cursor.
    anchor: Option<usize>,
    /// Whether the character at the far end of the selection belongs to it, as where keys are commands.
    inclusive: bool,
    /// Whether the selection is of whole lines, wherever in them it begins and ends.
    by_line: bool,
}

impl TextField {
    /// A field with a text, the cursor at its end.
    pub fn with(text: &str) -> Self {
        Self {
            text: text.replace("\r\n", "\n").replace('\t', "    "),
            cursor: 0,
            ..Self::default()
        }
        .at_end()
    }

    fn at_end(mut self) -> Self {
        self.cursor = self.text.len();
        self
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor's byte offset.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts the cursor at a byte offset, or at the nearest boundary before it.
    pub fn set_cursor(&mut self, at: usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        self.cursor = at;
        self.still();
    }

    /// Empties it and returns what it held.
    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        *self = Self::default();
        text
    }

    fn still(&mut self) {
        self.joining = false;
        self.goal = None;
    }

    fn change(&mut self, from: usize, to: usize, with: &str, join: bool) {
        self.anchor = None;
        let removed = self.text.get(from..to).unwrap_or_default().to_owned();
        self.text.replace_range(from..to, with);
        let before = self.cursor;
        self.cursor = from + with.len();
        self.redo.clear();
        match self.undo.last_mut() {
            Some(last)
                if join
                    && self.joining
                    && removed.is_empty()
                    && last.at + last.inserted.len() == from =>
            {
                last.inserted.push_str(with)
            }
            _ => self.undo.push(Edit {
                at: from,
                removed,
                inserted: with.to_owned(),
                before,
            }),
        }
        self.joining = join;
        self.goal = None;
    }

    /// Types or pastes text. Control characters but the line break are dropped, tabs become blanks.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', "    ")
            .chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        if !clean.is_empty() {
            // A blank begins a group that the word behind it joins, so that undo goes back word by word.
            let join = clean.graphemes(true).take(2).count() == 1 && !clean.trim().is_empty();
            // What is selected gives way to what is typed.
            let (from, to) = self.selection().unwrap_or((self.cursor, self.cursor));
            self.change(from, to, &clean, join && from == to);
            self.joining |= clean == " " && from == to;
        }
    }

    /// Deletes the grapheme before the cursor; false when there is none.
    pub fn backspace(&mut self) -> bool {
        if self.delete_selection() {
            return true;
        }
        let from = self.before(self.cursor);
        self.change_if(from, self.cursor)
    }

    /// Deletes the grapheme after the cursor.
    pub fn delete(&mut self) -> bool {
        if self.delete_selection() {
            return true;
        }
        let to = self.after(self.cursor);
        self.change_if(self.cursor, to)
    }

    /// Deletes to the start of the word before the cursor.
    pub fn delete_word(&mut self) -> bool {
        let from = self.word_before();
        self.change_if(from, self.cursor)
    }

    /// Deletes to the start of the next word.
    pub fn delete_word_right(&mut self) -> bool {
        let to = self.word_after();
        self.change_if(self.cursor, to)
    }

    /// Deletes to the start of the line.
    pub fn delete_to_line_start(&mut self) -> bool {
        let from = self.line_start(self.cursor);
        self.change_if(from, self.cursor)
    }

    /// Deletes to the end of the line.
    pub fn delete_to_line_end(&mut self) -> bool {
        let to = self.line_end(self.cursor);
        self.change_if(self.cursor, to)
    }

    fn change_if(&mut self, from: usize, to: usize) -> bool {
        if from < to {
            self.change(from, to, "", false);
        }
        from < to
    }

    /// Takes the last edit back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.undo.pop() else {
            return false;
        };
        self.text
            .replace_range(edit.at..edit.at + edit.inserted.len(), &edit.removed);
        self.cursor = edit.before.min(self.text.len());
        self.anchor = None;
        self.redo.push(edit);
        self.still();
        true
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.redo.pop() else {
            return false;
        };
        self.text
            .replace_range(edit.at..edit.at + edit.removed.len(), &edit.inserted);
        self.cursor = edit.at + edit.inserted.len();
        self.anchor = None;
        self.undo.push(edit);
        self.still();
        true
    }

    fn before(&self, at: usize) -> usize {
        GraphemeCursor::new(at, self.text.len(), true)
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        GraphemeCursor::new(at, self.text.len(), true)
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    fn line_start(&self, at: usize) -> usize {
        self.text
            .get(..at)
            .and_then(|t| t.rfind('\n'))
            .map_or(0, |i| i + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text
            .get(at..)
            .and_then(|t| t.find('\n'))
            .map_or(self.text.len(), |i| at + i)
    }

    fn word_before(&self) -> usize {
        let head = self.text.get(..self.cursor).unwrap_or_default();
        let trimmed = head.trim_end();
        trimmed
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(i, c)| i + c.len_utf8())
    }

    fn word_after(&self) -> usize {
        let tail = self.text.get(self.cursor..).unwrap_or_default();
        let word = tail.find(char::is_whitespace).unwrap_or(tail.len());
        let rest = tail.get(word..).unwrap_or_default();
        self.cursor + word + (rest.len() - rest.trim_start().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn undo_goes_back_word_by_word_and_redo_forth() {
        let mut f = TextField::default();
        for c in "een twee".chars() {
            f.insert(&c.to_string());
        }
        f.undo();
        assert_eq!(f.text(), "een");
        f.redo();
        assert_eq!(f.text(), "een twee");
    }

    #[test]
    fn up_and_down_keep_the_column_through_a_short_row() {
        let mut f = TextField::with("lange regel\nab\nnog een regel");
        f.set_cursor(8);
        f.vertical(2, 40);
        assert_eq!(f.cursor(), 15 + 8);
    }

    proptest! {
        #[test]
        fn any_keys_keep_the_cursor_on_a_boundary_and_undo_returns(
            keys in prop::collection::vec(0u8..20, 0..60), start in "[a-zé日👩‍👩‍👧 \n]{0,40}", width in 2usize..20,
        ) {
            let mut f = TextField::with(&start);
            let before = f.text().to_owned();
            for k in keys {
                match k {
                    0 => f.insert("é"), 1 => f.insert("a b\nc"), 2 => { f.backspace(); }, 3 => { f.delete(); }, 4 => f.left(), 5 => f.right(),
                    6 => f.vertical(-1, width), 7 => f.vertical(1, width), 8 => f.home(), 9 => f.end(), 10 => { f.delete_word(); },
                    11 => f.word_left(), 12 => f.word_right(), 13 => f.mark(), 14 => { f.take_selection(); }, 15 => { f.take_line(); },
                    16 => { f.find_next("a", 1); }, 17 => { f.replace_all("a", "é"); }, 18 => f.word_end(), _ => f.follow(width, 4),
                }
                prop_assert!(f.text.is_char_boundary(f.cursor));
            }
            f.follow(width, 4);
            let rows = f.rows(width, 4);
            prop_assert!(f.place(&rows).is_some(), "cursor {} not in {rows:?} of {:?}", f.cursor, f.text);
            while f.undo() {}
            prop_assert_eq!(f.text(), before);
        }
    }
}
