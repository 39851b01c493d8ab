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
    /// The title to store: the given one, or the first non-blank line without Markdown marks, at most 80 characters.
    pub fn effective_title(&self) -> String {
        let given = self.title.trim();
        let line = if given.is_empty() {
            self.body
                .lines()
                .map(|l| l.trim_start_matches(['#', '-', '*', '>', ' ']).trim())
                .find(|l| !l.is_empty())
                .unwrap_or("")
        } else {
            given
        };
        line.chars().take(80).collect()
    }
}
