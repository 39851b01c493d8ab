//! What can be drafted for a case at one key. `practice` makes the drafts, the faces offer them by these words.

use super::words;

words!(
    /// A draft made from the notes of a case.
    HelpKind {
        /// What the last session was about.
        Summary = "summary",
        /// What to have at hand for the next one.
        Prepare = "prepare",
        /// What is still open: questions and promises.
        Questions = "questions",
        /// The goals, specific, measurable, achievable, relevant, bound to a time.
        Smart = "smart",
        /// Goal, reality, options, will.
        Grow = "grow",
        /// What comes back from session to session.
        Patterns = "patterns",
    }
);
