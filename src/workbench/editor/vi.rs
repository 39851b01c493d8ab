//! What a keymap whose keys are commands needs besides: changing a word, a letter or a line, joining lines, going by paragraphs and to a letter. `update`
//! calls it; other keymaps may bind it too.

use super::TextField;

impl TextField {
    /// Deletes to the end of the word, leaving the blank behind it; on a blank, to where it ends.
    pub fn delete_to_word_end(&mut self) -> bool {
        let tail = self.text.get(self.cursor..self.line_end(self.cursor));
        let tail = tail.unwrap_or_default();
        let blank = tail.starts_with(char::is_whitespace);
        let end = tail.find(|c: char| c.is_whitespace() != blank);
        self.change_if(self.cursor, self.cursor + end.unwrap_or(tail.len()))
    }

    /// Deletes the character at the cursor, but no line break.
    pub fn delete_letter(&mut self) -> bool {
        let to = self.after(self.cursor).min(self.line_end(self.cursor));
        self.change_if(self.cursor, to)
    }

    /// Cuts the word at the cursor out, without the blanks beside it, and returns it.
    pub fn take_inner_word(&mut self) -> Option<String> {
        let (from, to) = self.inner_word();
        let taken = self.text.get(from..to)?.to_owned();
        self.change_if(from, to).then_some(taken)
    }

    /// The word at the cursor.
    pub fn inner_word_text(&self) -> &str {
        let (from, to) = self.inner_word();
        self.text.get(from..to).unwrap_or_default()
    }

    /// The bytes of the letters, the marks or the blanks the cursor stands in, within its line.
    fn inner_word(&self) -> (usize, usize) {
        let (start, end) = (self.line_start(self.cursor), self.line_end(self.cursor));
        let of = |c: char| match c {
            c if c.is_whitespace() => 0,
            c if c.is_alphanumeric() || c == '_' => 1,
            // An accent belongs to the letter before it.
            '\u{300}'..='\u{36f}' => 1,
            _ => 2,
        };
        let tail = self.text.get(self.cursor..end).unwrap_or_default();
        let Some(kind) = tail.chars().next().map(of) else {
            return (self.cursor, self.cursor);
        };
        let head = self.text.get(start..self.cursor).unwrap_or_default();
        let from = head.trim_end_matches(|c| of(c) == kind).len();
        let rest = tail.trim_start_matches(|c| of(c) == kind).len();
        (start + from, end - rest)
    }

    /// Cuts out the lines from the cursor's to the last (`down`) or to the first, and returns them.
    pub fn take_lines(&mut self, down: bool) -> Option<String> {
        let (from, to) = match down {
            true => (self.line_start(self.cursor), self.text.len()),
            false => (0, self.line_and_break(self.cursor)),
        };
        let taken = self.text.get(from..to)?.to_owned();
        self.change_if(from, to).then_some(taken)
    }

    /// Empties the line of the cursor.
    pub fn delete_in_line(&mut self) -> bool {
        let (from, to) = (self.line_start(self.cursor), self.line_end(self.cursor));
        self.change_if(from, to)
    }

    /// Puts a character in the place of the one at the cursor; false at the end of a line.
    pub fn replace_letter(&mut self, with: char) -> bool {
        let from = self.cursor;
        let to = self.after(from).min(self.line_end(from));
        if from < to && !with.is_control() {
            self.change(from, to, with.encode_utf8(&mut [0; 4]), false);
            self.cursor = from;
        }
        from < to
    }

    /// To the next such character in the line.
    pub fn find_letter(&mut self, wanted: char) -> bool {
        let from = self.after(self.cursor);
        let rest = self.text.get(from..self.line_end(self.cursor));
        let at = rest.and_then(|r| r.find(wanted));
        if let Some(at) = at {
            self.cursor = from + at;
            self.still();
        }
        at.is_some()
    }

    /// Joins the next line to this one, with a blank between them where there are words on both sides.
    pub fn join_lines(&mut self) -> bool {
        let end = self.line_end(self.cursor);
        let Some(next) = self
            .text
            .get(end + 1..self.line_end((end + 1).min(self.text.len())))
        else {
            return false;
        };
        let kept = next.trim_start_matches(' ');
        let before = self.text.get(self.line_start(end)..end).unwrap_or_default();
        let apart = !kept.is_empty() && !before.is_empty() && !before.ends_with(' ');
        let to = end + 1 + next.len() - kept.len();
        self.change(end, to, if apart { " " } else { "" }, false);
        self.cursor = end;
        true
    }

    /// To the blank line after the paragraph (`down`) or before it, or to the end there.
    pub fn paragraph(&mut self, down: bool) {
        let mut at = self.line_start(self.cursor);
        let mut words = false;
        self.cursor = loop {
            let end = self.line_end(at);
            let blank = self.text.get(at..end).is_none_or(|l| l.trim().is_empty());
            if blank && words {
                break at;
            }
            words |= !blank;
            match (down, at) {
                (true, _) if end >= self.text.len() => break end,
                (true, _) => at = end + 1,
                (false, 0) => break 0,
                (false, _) => at = self.line_start(at - 1),
            }
        };
        self.still();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, cursor: usize) -> TextField {
        let mut f = TextField::with(text);
        f.set_cursor(cursor);
        f
    }

    #[test]
    fn a_word_a_letter_and_a_line_are_changed_without_what_is_beside_them() {
        let mut f = at("een twee drie", 4);
        f.delete_to_word_end();
        assert_eq!(f.text(), "een  drie");
        let mut f = at("één\ntwee", 5);
        assert!(!f.delete_letter() && !f.replace_letter('x'));
        f.set_cursor(0);
        assert!(f.replace_letter('e'));
        assert_eq!((f.text(), f.cursor()), ("eén\ntwee", 0));
        f.delete_in_line();
        assert_eq!(f.text(), "\ntwee");
    }

    #[test]
    fn a_word_is_taken_without_what_is_beside_it_and_lines_to_either_end() {
        for (text, at_byte, taken, left) in [
            ("een twee, drie", 5, "twee", "een , drie"),
            ("een twee, drie", 8, ",", "een twee drie"),
            ("een  twee", 3, "  ", "eentwee"),
            ("één\ntwee", 0, "één", "\ntwee"),
        ] {
            let mut f = at(text, at_byte);
            assert_eq!(f.inner_word_text(), taken);
            assert_eq!(f.take_inner_word().as_deref(), Some(taken), "{text}");
            assert_eq!(f.text(), left);
        }
        assert_eq!(at("een\n", 3).take_inner_word(), None);
        let mut f = at("een\ntwee\ndrie", 5);
        assert_eq!(f.take_lines(true).as_deref(), Some("twee\ndrie"));
        assert_eq!(f.text(), "een\n");
        let mut f = at("een\ntwee\ndrie", 5);
        assert_eq!(f.take_lines(false).as_deref(), Some("een\ntwee\n"));
        assert_eq!(f.text(), "drie");
    }

    #[test]
    fn lines_are_selected_whole_in_either_direction() {
        let mut f = at("een\ntwee\ndrie\nvier", 15);
        f.select_line();
        assert_eq!(f.selected(), Some("vier"));
        f.vertical(-1, 80);
        assert_eq!(f.selected(), Some("drie\nvier"));
        f.select_line();
        assert!(!f.marking());
        let mut f = at("een\ntwee\ndrie", 1);
        f.mark();
        f.include_cursor();
        f.vertical(1, 80);
        f.select_line();
        assert_eq!(f.take_selection().as_deref(), Some("een\ntwee\n"));
        assert_eq!(f.text(), "drie");
    }

    #[test]
    fn lines_are_joined_by_one_blank() {
        let mut f = at("een\n  twee\n\ndrie", 0);
        assert!(f.join_lines());
        assert_eq!((f.text(), f.cursor()), ("een twee\n\ndrie", 3));
        f.join_lines();
        assert_eq!(f.text(), "een twee\ndrie");
        f.undo();
        assert_eq!(f.text(), "een twee\n\ndrie");
        let mut f = at("laatste", 2);
        assert!(!f.join_lines());
    }

    #[test]
    fn paragraphs_end_at_blank_lines_and_a_letter_is_found_in_its_line() {
        let text = "a\nb\n\nc\nd\n\n\ne";
        let mut f = at(text, 0);
        let mut down = Vec::new();
        for _ in 0..3 {
            f.paragraph(true);
            down.push(f.cursor());
        }
        assert_eq!(down, [4, 9, 12]);
        f.paragraph(false);
        assert_eq!(f.cursor(), 10);
        f.paragraph(false);
        assert_eq!(f.cursor(), 4);
        f.paragraph(false);
        assert_eq!(f.cursor(), 0);
        let mut f = at("banaan\nx", 1);
        assert!(f.find_letter('a') && !f.find_letter('x'));
        assert_eq!(f.cursor(), 3);
    }
}
