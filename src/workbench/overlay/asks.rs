//! What a typed line is asked for, and the question that stands over it. `prompt` asks, and does what was answered.

use crate::casebook::{CaseId, ClientId, GoalId, SessionId};
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::correcting::Named;
use crate::workbench::keymap::Layer;
use crate::workbench::rights;
use crate::workbench::state::State;

/// What the line is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// Paths to import.
    Import,
    /// The label of a client for a new case.
    CaseClient,
    /// The title of a new case for that client.
    CaseTitle(String),
    /// Another name for this, which has this one.
    Name(Named, String),
    /// A session as it was.
    Session(SessionId),
    /// A new goal of this case.
    Goal(CaseId),
    /// A score of this goal.
    Score(GoalId),
    /// The file the conversation is written to.
    Export,
    /// How many minutes the session took, in this case with this client.
    Minutes(CaseId, String),
    /// The file for everything held about this client, with the label.
    HandOver(ClientId, String),
    /// The label of this client, who is to be erased: typed, for it cannot be undone.
    Erase(ClientId, String),
}

impl Asks {
    /// The question.
    pub(super) fn title(&self, s: &State) -> String {
        let who = |label: &String| [("who", label.as_str().to_owned().into())];
        match self {
            Self::Import => t("wb-prompt-import"),
            Self::CaseClient => t("wb-prompt-client"),
            Self::CaseTitle(_) => t("wb-prompt-title"),
            Self::Name(named, _) => t(named.asks()),
            Self::Goal(_) => t("wb-prompt-goal"),
            Self::Session(_) => t("wb-prompt-session"),
            Self::Score(_) => t("wb-prompt-score"),
            Self::Export => tf("wb-prompt-export", &[("key", leaving(s).into())]),
            Self::Minutes(_, label) => tf("wb-prompt-minutes", &who(label)),
            Self::HandOver(_, label) => tf("wb-prompt-hand-over", &who(label)),
            Self::Erase(client, label) => match rights::number_for(label, *client) {
                Some(n) => {
                    let [who] = who(label);
                    tf("wb-prompt-erase-long", &[who, ("n", n.into())])
                }
                None => tf("wb-prompt-erase", &who(label)),
            },
        }
    }

    /// Whether a file or a folder is asked for.
    pub(super) const fn is_for_path(&self) -> bool {
        matches!(self, Self::Import | Self::Export | Self::HandOver(..))
    }
}

/// The key that leaves a line, for a sentence about it.
pub(super) fn leaving(s: &State) -> String {
    s.key_in(Layer::Input, Action::Close)
}
