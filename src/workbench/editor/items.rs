//! Lists that are typed: breaking the line at an item begins the next one, and breaking it at an item without a word ends the list. `update` calls it for
//! the key that breaks a line.

use super::TextField;

/// What a line of a list begins with.
struct Item<'a> {
    /// Bytes of it, blanks included.
    len: usize,
    indent: &'a str,
    mark: Mark<'a>,
    /// A box to tick follows.
    tick: bool,
}

enum Mark<'a> {
    /// `-`, `*` or `+`.
    Sign(&'a str),
    /// A number, and the sign behind it.
    Number(u32, &'a str),
}

/// The longest number of an item: a year at the start of a line is none.
const DIGITS: usize = 3;

impl<'a> Item<'a> {
    /// The item a line is, if it is one.
    fn of(line: &'a str) -> Option<Self> {
        let rest = line.trim_start_matches(' ');
        let indent = line.get(..line.len() - rest.len())?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (mark, rest) = match digits {
            0 => {
                let sign = rest.get(..1).filter(|s| matches!(*s, "-" | "*" | "+"))?;
                (Mark::Sign(sign), rest.get(1..)?)
            }
            1..=DIGITS => {
                let behind = rest.get(digits..digits + 1);
                let behind = behind.filter(|s| matches!(*s, "." | ")"))?;
                let number = rest.get(..digits)?.parse().ok()?;
                (Mark::Number(number, behind), rest.get(digits + 1..)?)
            }
            _ => return None,
        };
        let rest = rest.strip_prefix(' ')?;
        let ticked = ["[ ] ", "[x] ", "[X] "];
        let text = ticked.iter().find_map(|t| rest.strip_prefix(t));
        let len = line.len() - text.unwrap_or(rest).len();
        Some(Self {
            len,
            indent,
            mark,
            tick: text.is_some(),
        })
    }

    /// What the next line begins with.
    fn next(&self) -> String {
        let mark = match self.mark {
            Mark::Sign(sign) => sign.to_owned(),
            Mark::Number(n, behind) => format!("{}{behind}", n + 1),
        };
        let tick = if self.tick { "[ ] " } else { "" };
        format!("\n{}{mark} {tick}", self.indent)
    }
}

impl TextField {
    /// Breaks the line, as one edit. In a list the next item is begun; an item without a word is taken away, which ends the list.
    pub fn break_line(&mut self) {
        let from = self.line_start(self.cursor);
        let to = self.line_end(self.cursor);
        let line = self.text.get(from..to).unwrap_or_default();
        let item =
            Item::of(line).filter(|i| self.selection().is_none() && self.cursor >= from + i.len);
        let Some(item) = item else {
            return self.insert("\n");
        };
        let empty = line.get(item.len..).is_some_and(|t| t.trim().is_empty());
        let next = item.next();
        if empty {
            self.change(from, to, "", false);
        } else {
            self.change(self.cursor, self.cursor, &next, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> String {
        let mut f = TextField::with(text);
        f.break_line();
        f.text().to_owned()
    }

    #[test]
    fn a_list_goes_on_in_its_own_signs() {
        for (line, next) in [
            ("- brood", "- "),
            ("  * melk", "  * "),
            ("9. negende", "10. "),
            ("2) twee", "3) "),
            ("- [x] gedaan", "- [ ] "),
            ("geen lijst", ""),
            ("-geen lijst", ""),
            ("2026. een jaar", ""),
            ("---", ""),
        ] {
            assert_eq!(broken(line), format!("{line}\n{next}"));
        }
    }

    #[test]
    fn an_item_without_a_word_ends_the_list_and_each_is_one_step_back() {
        let mut f = TextField::with("- brood");
        f.break_line();
        f.break_line();
        assert_eq!(f.text(), "- brood\n");
        f.undo();
        assert_eq!(f.text(), "- brood\n- ");
        f.undo();
        assert_eq!(f.text(), "- brood");
    }

    #[test]
    fn before_the_sign_and_within_an_item_the_line_is_only_cut() {
        let mut f = TextField::with("- een twee");
        f.start();
        f.break_line();
        assert_eq!(f.text(), "\n- een twee");
        let mut f = TextField::with("- een twee");
        f.set_cursor(6);
        f.break_line();
        assert_eq!(f.text(), "- een \n- twee");
    }
}
