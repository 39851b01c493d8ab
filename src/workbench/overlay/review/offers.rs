//! Which keys the footer of the review offers: those that decide, those of a batch that is approved, those of what is being typed, selected or changed.

use crate::workbench::action::Action;

/// What a record offers: first what is decided about a finding.
static OFFERED: [Action; 14] = [
    Action::Accept,
    Action::ChangeFinding,
    Action::NotIdentifying,
    Action::NextUnreviewed,
    Action::Approve,
    Action::Open,
    Action::RedactMore,
    Action::SayLess,
    Action::ExactBytes,
    Action::Exclude,
    Action::NextRecord,
    Action::PreviousRecord,
    Action::Help,
    Action::Close,
];

/// What a record of an approved batch offers: reading, and what makes it another batch.
static APPROVED: [Action; 9] = [
    Action::NextRecord,
    Action::PreviousRecord,
    Action::Exclude,
    Action::Open,
    Action::RedactMore,
    Action::SayLess,
    Action::ExactBytes,
    Action::Help,
    Action::Close,
];

static TYPING: [Action; 2] = [Action::Submit, Action::Close];
static SELECTING: [Action; 4] = [
    Action::WordRight,
    Action::Mark,
    Action::Submit,
    Action::Close,
];
static FACTS: [Action; 4] = [
    Action::Open,
    Action::DeleteLine,
    Action::Down,
    Action::Close,
];

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// A line is typed.
    Typing,
    /// More is selected.
    Selecting,
    /// It is seen to how exactly the facts leave.
    Facts,
    /// An approved batch is read.
    ReadingApproved,
    /// A record without findings is read.
    ReadingOn,
    /// A record is read.
    Reading,
}

pub(super) fn offers(doing: Doing) -> &'static [Action] {
    match doing {
        Doing::Typing => &TYPING,
        Doing::Selecting => &SELECTING,
        Doing::Facts => &FACTS,
        Doing::ReadingApproved => &APPROVED,
        Doing::ReadingOn => {
            // Nothing was found, so nothing is to be decided about it.
            let [_, _, _, rest @ ..] = &OFFERED;
            rest
        }
        Doing::Reading => &OFFERED,
    }
}
