//! A note in Markdown, of a session or loose in a case. Its text is client text: it reaches other rooms
//! only wrapped in [`crate::privacy::Local`] when a network client could be near.

use super::{CaseId, Millis, NoteId, SessionId};
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
        match self.title.trim() {
            "" => Self::titled(&self.body),
            given => given.chars().take(80).collect(),
        }
    }

    /// The title of a text without one: its first non-blank line without Markdown marks, at most 80 characters; empty when it has none.
    pub fn titled(body: &str) -> String {
        let plain = |l| str::trim_start_matches(l, ['#', '-', '*', '>', ' ']).trim();
        let line = body.lines().map(plain).find(|l| !l.is_empty());
        line.unwrap_or_default().chars().take(80).collect()
    }
}
