//! What actions are about: the headings that help and palette put them under.

/// What an action is about; help and palette show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Going somewhere.
    Move,
    /// Cases and what belongs to them.
    Case,
    /// The conversation.
    Ask,
    /// Notes.
    Note,
    /// Within a text.
    Edit,
    /// Sharing: consent, review, sending, taking back.
    Share,
    /// The program.
    App,
}

impl Group {
    /// The key of its name in the locale files.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Move => "group-move",
            Self::Case => "group-case",
            Self::Ask => "group-ask",
            Self::Note => "group-note",
            Self::Edit => "group-edit",
            Self::Share => "group-share",
            Self::App => "group-app",
        }
    }
}
