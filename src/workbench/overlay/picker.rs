//! A list narrowed by typing: what palette, finder and templates share. Matching is nucleo's (the one helix uses): letters in order, the best first.

use super::{Flow, gone};
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

/// Between label and detail: what stands apart on the screen stands apart without colour too.
const BETWEEN: &str = " · ";

/// So many rows are put in order by how well they match; those behind them by what is quickly told.
const BEST: usize = 1000;

/// An item as it is matched, made once: there may be many thousands of them, and a key should not wait for it.
#[derive(Debug)]
struct Hay {
    /// Label and detail with one blank between, which is ASCII when they are: that is matched several times as fast.
    whole: Utf32String,
    /// In small letters, for the starts of words.
    small: String,
    /// Bytes of that which are the label.
    label: usize,
    /// Further words it is found by, in small letters; they are not shown.
    also: Vec<String>,
}

impl Hay {
    fn new(item: &Item, also: &str) -> Self {
        let label = item.label.to_lowercase();
        Self {
            whole: format!("{} {}", item.label, item.detail).into(),
            label: label.len(),
            small: format!("{label} {}", item.detail.to_lowercase()),
            also: also.split_whitespace().map(str::to_lowercase).collect(),
        }
    }

    /// Whether a word of it begins with this one.
    fn begins(&self, word: &str) -> bool {
        starts_a_word(&self.small, word) || self.also.iter().any(|a| a.starts_with(word))
    }

    /// What counts besides how the letters match: that every word is the start of one, which no scattered letters outdo, whole words of the detail (a name
    /// that was typed out) and of what it is found by besides, starts of words, and that the label alone has all the letters.
    fn extra(&self, words: &[String]) -> u32 {
        let (label, detail) = self.small.split_at_checked(self.label).unwrap_or_default();
        let named = |w: &String| detail.split(' ').any(|d| d == w);
        let count = |of: &dyn Fn(&String) -> bool| {
            u32::try_from(words.iter().filter(|w| of(w)).count()).unwrap_or(0)
        };
        u32::from(words.iter().all(|w| self.begins(w))) * 2_000
            + count(&named) * 40
            + count(&|w| self.also.contains(w)) * 40
            + count(&|w| self.begins(w)) * 24
            + u32::from(words.iter().all(|w| has_in_order(label, w))) * 4
    }
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
    /// The same for what was typed before it, letter by letter: taking a letter back costs nothing.
    earlier: Vec<(String, Vec<usize>)>,
    /// The detail is shown only where the label leaves room for all of it: it tells no row from another.
    pub spare_detail: bool,
    at: usize,
}

impl Picker {
    /// A list of these.
    pub fn new(items: Vec<Item>) -> Self {
        Self::found_by(items.into_iter().map(|i| (i, String::new())).collect())
    }

    /// A list of these, each with further words it is found by.
    pub fn found_by(items: Vec<(Item, String)>) -> Self {
        let mut this = Self {
            hay: items.iter().map(|(i, also)| Hay::new(i, also)).collect(),
            items: items.into_iter().map(|(i, _)| i).collect(),
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
        if typed == self.narrowed && !typed.is_empty() {
            return;
        }
        if typed.trim().is_empty() {
            self.matching = (0..self.items.len()).collect();
            self.narrowed = typed;
            self.earlier.clear();
            return;
        }
        if let Some(at) = self.earlier.iter().rposition(|(t, _)| *t == typed) {
            self.earlier.truncate(at + 1);
            if let Some(found) = self.earlier.pop() {
                (self.narrowed, self.matching) = found;
                return;
            }
        }
        let before = (
            std::mem::replace(&mut self.narrowed, typed.clone()),
            std::mem::take(&mut self.matching),
        );
        if !before.0.trim().is_empty() {
            self.earlier.push(before);
        }
        self.earlier.retain(|(t, _)| typed.starts_with(t.as_str()));
        // What did not match fewer letters does not match more of them, unless they are signs of the pattern.
        let plain = !typed.contains(['!', '^', '$', '\'', '\\']);
        let fewer = self.earlier.last().filter(|_| plain);
        let pattern = self.pattern();
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        // First who matches at all, by what is cheap to tell.
        let cheap = plain && typed.is_ascii();
        let mut found: Vec<(Reverse<u32>, usize)> = Vec::new();
        let mut look = |i: usize| {
            let Some(hay) = self.hay.get(i) else { return };
            let matches = if cheap && hay.small.is_ascii() {
                words.iter().all(|w| has_in_order(&hay.small, w))
            } else {
                pattern.score(hay.whole.slice(..), &mut matcher).is_some()
            };
            let also = !hay.also.is_empty() && words.iter().all(|w| hay.begins(w));
            if matches || also {
                found.push((Reverse(hay.extra(&words)), i));
            }
        };
        match fewer {
            Some((_, among)) => among.iter().for_each(|i| look(*i)),
            None => (0..self.items.len()).for_each(&mut look),
        }
        found.sort_unstable();
        // Then how well, of those that may come first: nobody reads the thousandth row.
        let mut best: Vec<(Reverse<u32>, usize)> = found
            .iter()
            .take(BEST)
            .map(|(extra, i)| {
                let whole = self.hay.get(*i).map(|h| h.whole.slice(..));
                let score = whole.and_then(|w| pattern.score(w, &mut matcher));
                (Reverse(extra.0 + score.unwrap_or(0)), *i)
            })
            .collect();
        best.sort_unstable();
        let rest = found.iter().skip(BEST);
        self.matching = best.iter().chain(rest).map(|(_, i)| *i).collect();
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
        // Where a list has no second part, the key that leads there goes on to the next row.
        let action = match action {
            Action::NextPane => Action::Down,
            Action::PreviousPane => Action::Up,
            other => other,
        };
        self.at = match action {
            Action::Close => return Flow::Close,
            _ => match gone(self.at, action, page, last) {
                Some(row) => row,
                None => return Flow::Pass,
            },
        }
        .min(last);
        Flow::Stay
    }

    /// How many rows match.
    pub fn matching(&self) -> usize {
        self.matching.len()
    }

    /// Whether the last of them is the selected one.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.matching.len()
    }

    fn rows(&self, s: &State) -> u16 {
        s.size.1.saturating_sub(6).min(18)
    }

    /// Draws field and rows in a frame with this title.
    pub fn draw(&self, p: &mut Paint<'_>, s: &State, title: &str, empty: &str) -> Option<Position> {
        let (rows, cursor) = self.head(p, s, title);
        if self.matching.is_empty() {
            p.text(rows, 0, 0, empty, Meaning::Dim);
        }
        self.list(p, rows, true);
        Some(cursor)
    }

    /// Draws the frame and the field; what is left for rows, and the cursor.
    pub fn head(&self, p: &mut Paint<'_>, s: &State, title: &str) -> (Rect, Position) {
        let area = view::middle(s.size, 84, self.rows(s) + 3);
        let inside = p.frame(
            area,
            &format!("{title} {}/{}", self.matching.len(), self.items.len()),
        );
        let mark = p.text(inside, 0, 0, "› ", Meaning::Key);
        let cursor = view::field(p, inside, mark, 0, &self.field);
        let rows = Rect {
            y: inside.y + 1,
            height: inside.height.saturating_sub(1),
            ..inside
        };
        (rows, cursor)
    }

    /// Draws the rows that match, as many as there is room for; the selected one stands out if it has the keys.
    pub fn list(&self, p: &mut Paint<'_>, inside: Rect, has_keys: bool) {
        let rows = usize::from(inside.height).max(1);
        let top = view::page_of(self.at, rows, self.matching.len());
        let pattern = self.pattern();
        let mut matcher = Matcher::new(Config::DEFAULT);
        for (i, item) in self.matching.iter().enumerate().skip(top).take(rows) {
            let Some(item) = self.items.get(*item) else {
                continue;
            };
            let y = u16::try_from(i - top).unwrap_or(u16::MAX);
            let mut buffer = Vec::new();
            let mut letters = Vec::new();
            // The same haystack as in `narrow`, so that the marks are the letters that counted.
            let hay = format!("{} {}", item.label, item.detail);
            pattern.indices(Utf32Str::new(&hay, &mut buffer), &mut matcher, &mut letters);
            letters.sort_unstable();
            let right = u16::try_from(item.right.width()).unwrap_or(0);
            let left = Rect {
                width: inside.width.saturating_sub(right + 1),
                ..inside
            };
            let whole = item.label.chars().count();
            let between = if item.detail.is_empty() { "" } else { BETWEEN };
            let columns = usize::from(left.width);
            let wanted = item.label.width() + between.width() + item.detail.width();
            let (between, (cut, detail)) = match self.spare_detail && wanted > columns {
                true => ("", (view::fit(&item.label, columns), String::new())),
                false => (between, side_by_side(item, between, columns)),
            };
            let label = cut.chars().count();
            let text = format!("{cut}{between}{detail}");
            // Where a character of the text stands in the haystack, whose blank is one character.
            let apart = between.chars().count();
            let place = |n: usize| match n.checked_sub(label) {
                None => Some(n).filter(|n| whole == label || n + 1 < label),
                Some(over) if over < apart => None,
                Some(over) => Some(whole + 1 + over - apart),
            };
            let mut x = 0;
            // Runs of letters that were typed, and runs that were not.
            let mut run = String::new();
            let mut style = Meaning::Text;
            for (n, c) in text.chars().enumerate() {
                let at = place(n).and_then(|n| u32::try_from(n).ok());
                let found = at.is_some_and(|n| letters.binary_search(&n).is_ok());
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
            if i == self.at && has_keys {
                p.row(inside, y, Meaning::Selection);
            }
        }
    }
}

/// Label and detail as they fit beside each other: the detail, which tells alike labels apart, keeps what it needs up to half the row.
fn side_by_side(item: &Item, between: &str, columns: usize) -> (String, String) {
    let room = columns.saturating_sub(between.width());
    let wanted = item.label.width();
    let most = room.saturating_sub(wanted).max(room / 2);
    let detail = view::fit(&item.detail, most);
    let label = view::fit(&item.label, room.saturating_sub(detail.width()));
    (label, detail)
}

/// Whether a word begins a word of the text; both are in small letters.
fn starts_a_word(text: &str, word: &str) -> bool {
    if text.is_ascii() {
        // What most rows are, in one pass: a key looks at every row there is.
        let (text, word) = (text.as_bytes(), word.as_bytes());
        let mut start = true;
        return text.iter().enumerate().any(|(at, b)| {
            let begins = start && text.get(at..).is_some_and(|t| t.starts_with(word));
            start = !b.is_ascii_alphanumeric();
            begins
        });
    }
    let begins = |at: usize| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices(word).any(|(at, _)| begins(at))
}

/// Whether a text has the letters of a word in their order.
fn has_in_order(text: &str, word: &str) -> bool {
    // Bytes are letters where this decides anything; elsewhere a letter's bytes stand in order too.
    let mut letters = text.bytes();
    word.bytes().all(|c| letters.any(|l| l == c))
}

#[cfg(test)]
#[path = "picker_tests.rs"]
mod tests;
