//! Lines for a terminal that is no full screen: broken between words where the terminal would break them anywhere, and what goes on stands under what it
//! belongs to. Only where a person reads along: what goes into a file or to a program stays as it is. Commands and the linear mode print through it.

use rustix::fd::AsFd;
use rustix::termios::{isatty, tcgetwinsize};
use unicode_width::UnicodeWidthStr;

/// Under so many columns a line is better broken by the terminal.
const LEAST: usize = 20;

/// Columns of the terminal that this goes to; None where it is none, or does not say.
pub fn columns(of: impl AsFd) -> Option<usize> {
    let fd = of.as_fd();
    let size = isatty(fd).then(|| tcgetwinsize(fd).ok()).flatten()?;
    Some(usize::from(size.ws_col)).filter(|n| *n >= LEAST)
}

/// A text with its lines broken between words. A word that fits in no line stays whole: it is a path, a key or a hash, to be copied as it is.
pub fn fold(text: &str, width: usize) -> String {
    let lines: Vec<String> = text.split('\n').map(|l| line(l, width)).collect();
    lines.join("\n")
}

fn line(line: &str, width: usize) -> String {
    if line.width() <= width {
        return line.to_owned();
    }
    let hang = hang(line).min(width / 2);
    let mut out = String::new();
    let (mut used, mut blank) = (0, "");
    let mut rest = line;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        if blanks > 0 {
            (blank, rest) = rest.split_at(blanks);
            continue;
        }
        let (word, after) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        if used > hang && used + blank.width() + word.width() > width {
            out.push('\n');
            out.push_str(&" ".repeat(hang));
            used = hang;
        } else {
            out.push_str(blank);
            used += blank.width();
        }
        out.push_str(word);
        used += word.width();
        (blank, rest) = ("", after);
    }
    out
}

/// Where what a line goes on with stands: under the last column of a table, behind the sign or the number of a list, else where the line began.
fn hang(line: &str) -> usize {
    let text = line.trim_start();
    let start = line.len() - text.len();
    // Two blanks behind the end of a sentence are how some type, and no column.
    let cell = |gap: &usize| {
        let before = text.get(..*gap).unwrap_or_default().trim_end();
        !before.ends_with(['.', '?', '!'])
    };
    let gaps = text.trim_end().rmatch_indices("  ");
    if let Some(gap) = gaps.map(|(gap, _)| gap).find(cell) {
        return start + text.get(..gap + 2).unwrap_or_default().width();
    }
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first
        .trim_end_matches(['.', ')', ':'])
        .trim_matches(['[', ']']);
    let number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    match number || ["-", "*", "•", "·", "✓", "!", "?"].contains(&first) {
        true => start + first.width() + 1,
        false => start,
    }
}

/// The same for text that comes piece by piece: a word is held until it is known where it stands.
#[derive(Debug)]
pub struct Folding {
    width: usize,
    used: usize,
    /// Blanks that came since the last word: as many as there were, or a list within a list would be none.
    blanks: usize,
    word: String,
}

impl Folding {
    /// For so many columns.
    pub fn new(width: usize) -> Self {
        Self {
            width,
            used: 0,
            blanks: 0,
            word: String::new(),
        }
    }

    /// What is to be printed now.
    pub fn push(&mut self, piece: &str) -> String {
        let mut out = String::new();
        for c in piece.chars() {
            match c {
                ' ' => {
                    out.push_str(&self.rest());
                    self.blanks += 1;
                }
                '\n' => {
                    out.push_str(&self.rest());
                    out.push('\n');
                    (self.used, self.blanks) = (0, 0);
                }
                c => self.word.push(c),
            }
        }
        out
    }

    /// The word that is held.
    pub fn rest(&mut self) -> String {
        let word = std::mem::take(&mut self.word);
        if word.is_empty() {
            return word;
        }
        let wide = word.width();
        let blanks = std::mem::take(&mut self.blanks);
        let between = if self.used > 0 && blanks > 0 && self.used + blanks + wide > self.width {
            self.used = 0;
            "\n".to_owned()
        } else {
            self.used += blanks;
            " ".repeat(blanks)
        };
        self.used += wide;
        format!("{between}{word}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words_and_go_on_under_what_they_belong_to() {
        for (text, folded) in [
            ("kort", "kort"),
            (
                "een zin die langer is dan de regel",
                "een zin die langer\nis dan de regel",
            ),
            (
                "- een punt van een lijst dat doorgaat",
                "- een punt van een\n  lijst dat doorgaat",
            ),
            (
                "12 een regel met een nummer ervoor",
                "12 een regel met een\n   nummer ervoor",
            ),
            (
                "open N  opent een casus of een notitie",
                "open N  opent een\n        casus of een\n        notitie",
            ),
            (
                "zie /een/pad/dat/niet/past/in/een/regel hier",
                "zie\n/een/pad/dat/niet/past/in/een/regel\nhier",
            ),
            (
                "  ingesprongen en te lang voor een",
                "  ingesprongen en te\n  lang voor een",
            ),
        ] {
            assert_eq!(fold(text, 20), folded);
        }
        assert_eq!(fold("een\n\ntwee", 20), "een\n\ntwee");
        // Two blanks behind a sentence, or at the end of a line, are no column.
        for (text, folded) in [
            (
                "Hij kwam.  Daarna ging hij weer weg",
                "Hij kwam.  Daarna\nging hij weer weg",
            ),
            (
                "een zin die te lang is voor hier  ",
                "een zin die te lang\nis voor hier",
            ),
        ] {
            assert_eq!(fold(text, 20), folded);
        }
    }

    #[test]
    fn what_comes_in_pieces_breaks_between_words_too() {
        let mut f = Folding::new(20);
        let mut out = String::new();
        for piece in [
            "een zin d",
            "ie lang",
            "er is dan",
            " de regel [1]\n\nen",
            " meer",
        ] {
            out.push_str(&f.push(piece));
        }
        out.push_str(&f.rest());
        assert_eq!(out, "een zin die langer\nis dan de regel [1]\n\nen meer");
    }

    #[test]
    fn what_comes_in_pieces_keeps_its_blanks() {
        let list = "- een\n  - twee\n      - drie  vier\n";
        for width in [20, usize::MAX] {
            let mut f = Folding::new(width);
            let pieces: String = list.chars().map(|c| f.push(&c.to_string())).collect();
            assert_eq!(pieces + &f.rest(), list, "{width}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled_whatever_the_width(text in "([a-z]{1,9}|[ ]{1,3}|日本語|e\u{301}|\u{1f469}\u{200d}\u{1f4bb}|שלום|\t|\r|\n|[.!?]  |\u{1b}\\[31m){0,40}", width in 1usize..30) {
            let said = |s: &str| s.split(char::is_whitespace).collect::<String>();
            let folded = fold(&text, width);
            prop_assert_eq!(said(&folded), said(&text));
            let mut f = Folding::new(width);
            let pieces: String = text.chars().map(|c| f.push(&c.to_string())).collect();
            let streamed = pieces + &f.rest();
            prop_assert_eq!(said(&streamed), said(&text));
            // A line that fits is as it was, and one that does not has a word that fits in none, or a label.
            for line in text.split('\n').filter(|l| l.width() <= width) {
                prop_assert!(fold(line, width) == line);
            }
        }
    }
}
