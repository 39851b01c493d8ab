//! A list narrowed by typing: what palette, finder and templates share. Matching is nucleo's (the one helix uses): letters in order, the best first.

use super::Flow;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};
use ratatui::layout::{Position, Rect};
use std::cmp::Reverse;
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

impl Item {
    /// What is matched and shown: label and detail.
    fn whole(&self) -> String {
        if self.detail.is_empty() {
            self.label.clone()
        } else {
            format!("{} · {}", self.label, self.detail)
        }
    }
}

/// An item as it is matched, made once: there may be many thousands of them, and a key should not wait for it.
#[derive(Debug)]
struct Hay {
    whole: Utf32String,
    /// Characters of it that are the label.
    label: usize,
    /// In small letters, for the starts of words.
    small: String,
}

/// The list.
#[derive(Debug, Default)]
pub struct Picker {
    /// What is typed.
    pub field: TextField,
    items: Vec<Item>,
    hay: Vec<Hay>,
    /// Indices of the rows that match, best first.
    matching: Vec<usize>,
    /// What was typed when they were found.
    narrowed: String,
    at: usize,
}

impl Picker {
    /// A list of these.
    pub fn new(items: Vec<Item>) -> Self {
        let hay = items.iter().map(|item| {
            let whole = item.whole();
            Hay {
                label: item.label.chars().count(),
                small: whole.to_lowercase(),
                whole: whole.into(),
            }
        });
        let mut this = Self {
            hay: hay.collect(),
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
        let typed = self.field.text().to_owned();
        if typed.trim().is_empty() {
            self.matching = (0..self.items.len()).collect();
            self.narrowed.clear();
            return;
        }
        // What did not match fewer letters does not match more of them, unless they are signs of the pattern.
        let plain = !typed.contains(['!', '^', '$', '\'', '\\']);
        let grown = plain && !self.narrowed.trim().is_empty() && typed.starts_with(&self.narrowed);
        let among: Vec<usize> = if grown {
            std::mem::take(&mut self.matching)
        } else {
            (0..self.items.len()).collect()
        };
        let pattern = self.pattern();
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut scored: Vec<(Reverse<u32>, usize)> = Vec::new();
        for i in among {
            let Some(hay) = self.hay.get(i) else { continue };
            if let Some(score) = pattern.score(hay.whole.slice(..), &mut matcher) {
                // What stands in one piece at the start of a word is what was meant; what stands in the label counts for a little more.
                let label = pattern.score(hay.whole.slice(..hay.label), &mut matcher);
                let label = u32::from(label.is_some()) * 4;
                let score = score + label + starts(&hay.small, &words) * 24;
                scored.push((Reverse(score), i));
            }
        }
        scored.sort_unstable();
        self.matching = scored.into_iter().map(|(_, i)| i).collect();
        self.narrowed = typed;
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
            let text = item.whole();
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

/// How many of these words begin a word of the text, which is in small letters.
fn starts(text: &str, words: &[String]) -> u32 {
    let begins = |at: usize| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    let found = |w: &&String| text.match_indices(w.as_str()).any(|(at, _)| begins(at));
    u32::try_from(words.iter().filter(found).count()).unwrap_or(0)
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

    #[test]
    fn letters_typed_one_by_one_find_what_they_find_at_once() {
        let item = |n: usize| Item {
            label: format!("Case {n} {}", ["groen", "grens", "rust", "werk"][n % 4]),
            detail: format!("Client {}", n * 7 % 100),
            right: String::new(),
        };
        let items: Vec<Item> = (0..300).map(item).collect();
        for typed in ["grs 42", "case 1 gr", "!rust cl", "wk$", "Client 7 "] {
            let mut slow = Picker::new(items.clone());
            for c in typed.chars() {
                slow.field.insert(&c.to_string());
                slow.narrow();
            }
            let mut fast = Picker::new(items.clone());
            fast.field.insert(typed);
            fast.narrow();
            assert_eq!(slow.matching, fast.matching, "{typed}");
        }
    }
}
