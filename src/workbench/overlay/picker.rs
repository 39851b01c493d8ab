//! A list narrowed by typing: what palette, finder and templates share. Matching is nucleo's (the one helix uses): letters in order, the best first.

use super::Flow;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// One row.
#[derive(Clone, Debug)]
pub struct Item {
    /// What is matched and shown.
    pub label: String,
    /// Shown behind it, matched too.
    pub detail: String,
    /// Shown at the right edge.
    pub right: String,
}

/// The list.
#[derive(Debug, Default)]
pub struct Picker {
    /// What is typed.
    pub field: TextField,
    items: Vec<Item>,
    /// Indices of the rows that match, best first.
    matching: Vec<usize>,
    at: usize,
}

impl Picker {
    /// A list of these.
    pub fn new(items: Vec<Item>) -> Self {
        let mut this = Self {
            items,
            ..Self::default()
        };
        this.narrow();
        this
    }

    /// The index of the selected item.
    pub fn selected(&self) -> Option<usize> {
        self.matching.get(self.at).copied()
    }

    /// Finds anew what matches.
    pub fn narrow(&mut self) {
        self.at = 0;
        let pattern = self.pattern();
        if self.field.text().trim().is_empty() {
            self.matching = (0..self.items.len()).collect();
            return;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut text = String::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (i, item) in self.items.iter().enumerate() {
            text.clear();
            text.push_str(&item.label);
            text.push(' ');
            text.push_str(&item.detail);
            if let Some(score) = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher) {
                // What stands in one piece at the start of a word is what was meant; what stands in the label counts for a little more.
                let label = pattern.score(Utf32Str::new(&item.label, &mut buffer), &mut matcher);
                let label = u32::from(label.is_some()) * 4;
                scored.push((score + label + starts(&text, self.field.text()) * 24, i));
            }
        }
        scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
        self.matching = scored.into_iter().map(|(_, i)| i).collect();
    }

    fn pattern(&self) -> Pattern {
        Pattern::parse(
            self.field.text(),
            CaseMatching::Ignore,
            Normalization::Smart,
        )
    }

    /// Moves the selection; `Pass` for anything else.
    pub fn step(&mut self, s: &State, action: Action) -> Flow {
        let page = usize::from(self.rows(s)).max(1);
        let last = self.matching.len().saturating_sub(1);
        self.at = match action {
            Action::Down => self.at + 1,
            Action::Up => self.at.saturating_sub(1),
            Action::PageDown => self.at + page,
            Action::PageUp => self.at.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            Action::Close => return Flow::Close,
            _ => return Flow::Pass,
        }
        .min(last);
        Flow::Stay
    }

    fn rows(&self, s: &State) -> u16 {
        s.size.1.saturating_sub(6).min(18)
    }

    /// Draws field and rows in a frame with this title.
    pub fn draw(&self, p: &mut Paint<'_>, s: &State, title: &str, empty: &str) -> Option<Position> {
        let rows = self.rows(s);
        let area = view::middle(s.size, 84, rows + 3);
        let inside = p.frame(
            area,
            &format!("{title} {}/{}", self.matching.len(), self.items.len()),
        );
        let mark = p.text(inside, 0, 0, "› ", Meaning::Key);
        let cursor = view::field(p, inside, mark, 0, &self.field);
        if self.matching.is_empty() {
            p.text(inside, 0, 1, empty, Meaning::Dim);
        }
        let rows = usize::from(inside.height.saturating_sub(1)).max(1);
        let top = self.at / rows * rows;
        let pattern = self.pattern();
        let mut matcher = Matcher::new(Config::DEFAULT);
        for (i, item) in self.matching.iter().enumerate().skip(top).take(rows) {
            let Some(item) = self.items.get(*item) else {
                continue;
            };
            let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
            let mut buffer = Vec::new();
            let mut letters = Vec::new();
            // The same haystack as in `narrow`, so that the marks are the letters that counted.
            let text = format!("{} {}", item.label, item.detail);
            pattern.indices(
                Utf32Str::new(&text, &mut buffer),
                &mut matcher,
                &mut letters,
            );
            letters.sort_unstable();
            let label = item.label.chars().count();
            let mut x = 0;
            let right = u16::try_from(item.right.width()).unwrap_or(0);
            let left = Rect {
                width: inside.width.saturating_sub(right + 1),
                ..inside
            };
            // Runs of letters that were typed, and runs that were not.
            let mut run = String::new();
            let mut style = Meaning::Text;
            for (n, c) in text.chars().enumerate() {
                let found = u32::try_from(n).is_ok_and(|n| letters.binary_search(&n).is_ok());
                let now = match (found, n < label) {
                    (true, _) => Meaning::PaletteMatch,
                    (false, true) => Meaning::Text,
                    (false, false) => Meaning::Dim,
                };
                if now != style {
                    x = p.text(left, x, y, &run, style);
                    run.clear();
                    style = now;
                }
                run.push(c);
            }
            p.line(left, x, y, &run, style);
            p.right(inside, y, &item.right, Meaning::Key);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        Some(cursor)
    }
}

/// How many of the typed words begin a word of the text.
fn starts(text: &str, typed: &str) -> u32 {
    let lower = |t: &str| t.to_lowercase();
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(lower)
        .collect();
    typed
        .split_whitespace()
        .map(lower)
        .filter(|t| words.iter().any(|w| w.starts_with(t.as_str())))
        .map(|_| 1)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_match_comes_first_and_accents_do_not_matter() {
        let item = |label: &str, detail: &str| Item {
            label: label.into(),
            detail: detail.into(),
            right: String::new(),
        };
        let mut p = Picker::new(vec![
            item("Grenzen stellen", "Eik"),
            item("Groei", "Grenzeloos"),
            item("Café", "Linde"),
        ]);
        p.field.insert("grenz");
        p.narrow();
        assert_eq!(p.matching, [0, 1]);
        p.field = TextField::with("cafe");
        p.narrow();
        assert_eq!(p.matching, [2]);
        p.field = TextField::with("linde");
        p.narrow();
        assert_eq!(p.matching, [2]);
    }

    #[test]
    fn the_start_of_a_word_goes_before_letters_here_and_there() {
        let item = |label: &str, detail: &str| Item {
            label: label.into(),
            detail: detail.into(),
            right: String::new(),
        };
        let mut p = Picker::new(vec![
            item("Senior engineer who steps round conflict", "Heron"),
            item("Werkhervatting na burn-out", "Wilg"),
            item("First-time manager: feeling like a fraud", "Wren"),
        ]);
        p.field.insert("wr");
        p.narrow();
        assert_eq!(p.matching.first(), Some(&2));
    }
}
