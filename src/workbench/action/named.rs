//! What is told from an action alone: found by its name or by a slip of it, its sentence, and whether a count repeats it. Keymaps, palette and `acts` ask.

use super::Action;

impl Action {
    /// The action with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }

    /// The name nearest to one that is none, for a hint.
    pub fn nearest(name: &str) -> Option<&'static str> {
        let near = Self::ALL
            .iter()
            .map(|a| (strsim::damerau_levenshtein(a.name(), name), a.name()));
        near.min().filter(|(far, _)| *far <= 3).map(|(_, n)| n)
    }

    /// The key of its sentence in the locale files.
    pub fn message(self) -> String {
        format!("action-{}", self.name())
    }

    /// Whether doing it several times by a count makes sense.
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Down
                | Self::Up
                | Self::PageDown
                | Self::PageUp
                | Self::NextTurn
                | Self::PreviousTurn
                | Self::Undo
                | Self::Redo
                | Self::Left
                | Self::Right
                | Self::RowUp
                | Self::RowDown
                | Self::WordLeft
                | Self::WordRight
                | Self::WordEnd
                | Self::DeleteLeft
                | Self::DeleteRight
                | Self::DeleteWordLeft
                | Self::DeleteWordRight
                | Self::DeleteLine
                | Self::JoinLines
                | Self::ParagraphUp
                | Self::ParagraphDown
                | Self::SearchNext
                | Self::SearchPrevious
                | Self::Paste
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, say};

    #[test]
    fn every_action_has_a_sentence_in_both_languages() {
        for a in Action::ALL {
            for l in Language::ALL {
                assert_ne!(
                    say(l, &a.message(), &[]),
                    a.message(),
                    "{} in {}",
                    a.name(),
                    l.code()
                );
            }
        }
    }

    #[test]
    fn a_slip_of_the_keys_is_recognised() {
        assert_eq!(Action::nearest("page-dwon"), Some("page-down"));
        assert_eq!(Action::nearest("xylophone"), None);
    }
}
