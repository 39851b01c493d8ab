//! Taking out more than was found: the cursor in the coach's own words, what is selected, and where each key leads. It begins at the first word that can be
//! taken out at all, moves by words and by the rows on the screen, and stays until what was selected is out: a selection that is refused can be mended.
//! Where nothing is selected the word at the cursor is meant; once a selection has begun, the key to the next word takes it to the end of one.

use crate::practice::RecordView;
use crate::workbench::action::Action;

/// Where one is, in characters of the original line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Selecting {
    /// Where the cursor is.
    pub at: usize,
    /// Where the selection began.
    pub mark: Option<usize>,
    /// How many findings there were when it was asked for; one more means that it is out.
    asked: Option<usize>,
}

/// What a key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Did {
    /// The cursor is elsewhere, or a selection began or was let go.
    Moved,
    /// These characters are to be taken out.
    Wanted((usize, usize)),
    /// Nothing is selected and the cursor is at no word, so there is nothing to take out.
    Nothing,
    /// It is over.
    Over,
    /// Not one of its keys.
    Other,
}

impl Selecting {
    /// At the first word of the patterns, or of whatever comes first that the coach wrote.
    pub fn new(record: &RecordView) -> Self {
        let own = record.original.reveal();
        let lists = ["\"patterns\":[\"", "\"techniques_used\":[\""];
        let start = lists.iter().find_map(|l| Some(own.find(l)? + l.len()));
        let before = start.and_then(|at| own.get(..at)).unwrap_or_default();
        Self {
            at: before.chars().count(),
            mark: None,
            asked: None,
        }
    }

    /// The characters that are selected; the one at the cursor where nothing is.
    pub fn span(&self) -> (usize, usize) {
        let mark = self.mark.unwrap_or(self.at);
        (self.at.min(mark), self.at.max(mark) + 1)
    }

    /// Whether what was asked for is out of this record.
    pub fn is_done(&self, record: Option<&RecordView>) -> bool {
        let now = record.map_or(0, |r| r.findings.len());
        self.asked.is_some_and(|before| now > before)
    }

    /// What a key does; `rows` are those on the screen, each by its first character and the one after its last. What is in none of them is passed over.
    pub fn act(&mut self, action: Action, record: &RecordView, rows: &[(usize, usize)]) -> Did {
        let own = record.original.reveal();
        let shown = |i: usize| rows.iter().any(|(a, b)| (*a..*b).contains(&i));
        // Where nothing stands on the screen is no word, whatever the line has there.
        let of_word = |(i, c): (usize, char)| if shown(i) { c } else { ' ' };
        let chars: Vec<char> = own.chars().enumerate().map(of_word).collect();
        let last = rows
            .iter()
            .map(|(_, end)| *end)
            .max()
            .unwrap_or(1)
            .saturating_sub(1);
        let at = self.at.min(last);
        let blank = |i: &usize| !in_word(&chars, *i);
        let to = match action {
            Action::Left => (0..at).rev().find(|i| shown(*i)).unwrap_or(at),
            Action::Right => (at + 1..=last).find(|i| shown(*i)).unwrap_or(at),
            // A selection that ran on to the first letter of the next word would lie in two of them, which is refused.
            Action::WordRight if self.mark.is_some() => word_end(&chars, at, last),
            Action::WordEnd => word_end(&chars, at, last),
            Action::WordRight => {
                let gap = (at..last).find(blank).unwrap_or(last);
                (gap..=last).find(|i| !blank(i)).unwrap_or(last)
            }
            Action::WordLeft => {
                let end = (0..at).rev().find(|i| !blank(i));
                let start = |end| (0..end).rev().find(blank).map_or(0, |i| i + 1);
                end.map_or(at, start)
            }
            Action::RowDown => beside(rows, at, 1),
            Action::RowUp => beside(rows, at, -1),
            Action::LineStart => row_of(rows, at)
                .and_then(|i| rows.get(i))
                .map_or(at, |r| r.0),
            Action::LineEnd => {
                let row = row_of(rows, at).and_then(|i| rows.get(i));
                row.map_or(at, |r| r.1.saturating_sub(1))
            }
            Action::Mark => {
                self.mark = self.mark.is_none().then_some(at);
                return Did::Moved;
            }
            Action::Submit if self.mark.is_none() && blank(&at) => return Did::Nothing,
            Action::Submit if self.mark.is_none() => {
                let from = (0..at).rev().find(blank).map_or(0, |i| i + 1);
                let to = (at..chars.len()).find(blank).unwrap_or(chars.len());
                self.asked = Some(record.findings.len());
                return Did::Wanted((from, to));
            }
            Action::Submit => {
                self.asked = Some(record.findings.len());
                return Did::Wanted(self.span());
            }
            Action::Close => return Did::Over,
            _ => return Did::Other,
        };
        self.at = to.min(last);
        Did::Moved
    }
}

/// Whether a character is of a word: a letter or a digit, or what joins two of them (`koude-koffie`, `foto's`).
fn in_word(chars: &[char], at: usize) -> bool {
    let letter = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let joins = chars.get(at).is_some_and(|c| matches!(c, '-' | '\'' | '’'));
    letter(Some(at)) || (joins && letter(at.checked_sub(1)) && letter(Some(at + 1)))
}

/// The last character of the word at the cursor, or of the next one when the cursor is there already.
fn word_end(chars: &[char], at: usize, last: usize) -> usize {
    let here = at + usize::from(!in_word(chars, at + 1));
    let from = (here..last).find(|i| in_word(chars, *i)).unwrap_or(last);
    let gap = (from..=last).find(|i| !in_word(chars, *i));
    gap.map_or(last, |i| i.saturating_sub(1)).max(from)
}

fn row_of(rows: &[(usize, usize)], at: usize) -> Option<usize> {
    // Where a word is cut the end of a row is where the next begins, and that is where one is.
    let inside = rows
        .iter()
        .position(|(start, end)| (*start..*end).contains(&at));
    inside.or_else(|| rows.iter().position(|(_, end)| *end == at))
}

/// The character in the same column of the row below or above, or of its end where it is shorter; the same where there is no such row.
fn beside(rows: &[(usize, usize)], at: usize, by: isize) -> usize {
    let Some(here) = row_of(rows, at) else {
        return at;
    };
    let there = here.checked_add_signed(by).and_then(|i| rows.get(i));
    let from = rows.get(here).map_or(0, |(start, _)| *start);
    there.map_or(at, |(start, end)| {
        (start + (at - from)).min(end.saturating_sub(1)).max(*start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_word_is_cut_one_is_in_the_row_that_begins_there() {
        let rows = [(10, 20), (20, 30), (31, 35)];
        assert_eq!(row_of(&rows, 20), Some(1));
        assert_eq!(beside(&rows, 20, 1), 31);
        assert_eq!(beside(&rows, 20, -1), 10);
        assert_eq!(beside(&rows, 24, 1), 34);
        // The blank between two rows is of the first.
        assert_eq!(row_of(&rows, 30), Some(1));
        assert_eq!(row_of(&rows, 5), None);
    }
}
