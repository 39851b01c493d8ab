//! A note in Markdown, of a session or loose in a case. Its text is client text: it reaches other rooms
//! only wrapped in [`crate::privacy::Local`] when a network client could be near.

use super::{CaseId, Millis, NoteId, SessionId, words};
use serde::{Deserialize, Serialize};

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Row identifier.
    pub id: NoteId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The session it reports, if any.
    pub session_id: Option<SessionId>,
    /// Title; when the coach gave none, the first line of the body.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// When it was first saved.
    pub created_ms: Millis,
    /// When it was last saved.
    pub updated_ms: Millis,
}

words!(
    /// What the program made a note of that it wrote itself. Such a note says again what others say, so it is no source of answers, drafts or records, for as
    /// long as the coach has not written in it.
    MadeOf {
        /// An answer that was kept.
        Answer = "answer",
        /// A draft that was kept as it was made.
        Draft = "draft",
    }
);

/// What it takes to add a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewNote {
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The session it reports, if any.
    pub session_id: Option<SessionId>,
    /// Title; blank means: take the first line of the body.
    pub title: String,
    /// Markdown.
    pub body: String,
}

impl NewNote {
    /// The title to store: the given one, or the first non-blank line without Markdown marks. What is too long ends at a word, with a mark that it goes on.
    pub fn effective_title(&self) -> String {
        match self.title.trim() {
            "" => Self::titled(&self.body),
            given => shortened(given, LONGEST_TITLE),
        }
    }

    /// The title of a text without one: its first non-blank line without Markdown marks, shortened; empty when it has none.
    pub fn titled(body: &str) -> String {
        let plain = |l| str::trim_start_matches(l, ['#', '-', '*', '>', ' ']).trim();
        let line = body.lines().map(plain).find(|l| !l.is_empty());
        shortened(line.unwrap_or_default(), LONGEST_TITLE)
    }
}

/// Characters of a title at most.
pub const LONGEST_TITLE: usize = 80;

/// A text of at most so many characters: the whole of it, or its first words and `…`. A word as long as all that is cut.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let room = most.saturating_sub(1);
    let fits: String = text.chars().take(room).collect();
    let whole = text.chars().nth(room).is_some_and(char::is_whitespace);
    let words = match (whole, fits.rfind(char::is_whitespace)) {
        (false, Some(at)) => fits.get(..at).unwrap_or_default(),
        _ => fits.as_str(),
    };
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || ",;:-–".contains(c));
    format!("{bare}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_too_long_ends_at_a_word_and_says_that_it_goes_on() {
        for (text, most, want) in [
            ("kort", 10, "kort"),
            ("Fatima heeft het zwaar", 10, "Fatima…"),
            ("Fatima heeft het zwaar", 13, "Fatima heeft…"),
            ("Fatima, heeft", 9, "Fatima…"),
            ("onafscheidelijk", 6, "onafs…"),
            ("één twee", 8, "één twee"),
            ("", 4, ""),
        ] {
            assert_eq!(shortened(text, most), want);
            assert!(shortened(text, most).chars().count() <= most);
        }
        let note = |body: &str| NewNote {
            case_id: CaseId(1),
            session_id: None,
            title: String::new(),
            body: body.into(),
        };
        let long = note(&"Fatima heeft ".repeat(20)).effective_title();
        assert!(
            long.ends_with(" heeft…") || long.ends_with("Fatima…"),
            "{long}"
        );
        assert_eq!(
            note("\n- Eén regel\nnog een").effective_title(),
            "Eén regel"
        );
    }
}
