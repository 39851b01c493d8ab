//! Correcting and taking out, as the workbench asks for it: another label, title or wording for what is under the cursor, and a note or a goal that was a
//! mistake. `update::correcting`, `overlay/prompt` and the lines of `plain` make these; `tasks` and `plain::hands` have them done here.

use crate::casebook::{CaseId, ClientId, GoalId, NoteId};
use crate::locale::t;
use crate::practice::{Error, Practice, Removal, Thing};

/// Something that has a name of the coach's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A client, by the label.
    Client(ClientId),
    /// A case, by its title.
    Case(CaseId),
    /// A note, by its title.
    Note(NoteId),
    /// A goal, by its wording.
    Goal(GoalId),
}

impl Named {
    /// The key of the question for another name.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Client(_) => "wb-name-client",
            Self::Case(_) => "wb-name-case",
            Self::Note(_) => "wb-name-note",
            Self::Goal(_) => "wb-name-goal",
        }
    }
}

/// What is to be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// This gets another name.
    Name(Named, String),
    /// What would go with it is told, so that it can be asked.
    Consider(Thing),
    /// It goes for good.
    Remove(Thing),
}

/// What came of it.
#[derive(Debug)]
pub enum Corrected {
    /// It is to be asked first.
    Asks(Removal),
    /// It is done; one sentence, or a few.
    Done(String),
}

/// Does it.
pub fn done(p: &Practice, correction: Correction) -> Result<Corrected, Error> {
    Ok(match correction {
        Correction::Name(named, text) => {
            match named {
                Named::Client(id) => p.rename_client(id, &text)?,
                Named::Case(id) => p.rename_case(id, &text)?,
                Named::Note(id) => p.retitle_note(id, &text)?,
                Named::Goal(id) => p.reword_goal(id, &text)?,
            }
            Corrected::Done(t("wb-corrected"))
        }
        Correction::Consider(thing) => Corrected::Asks(p.would_remove(thing)?),
        Correction::Remove(thing) => Corrected::Done(p.remove(thing)?.done()),
    })
}
