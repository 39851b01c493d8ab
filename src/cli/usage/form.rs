//! What an argument takes, told from the type it is read into: so that a value in a wrong form is answered with the right one.

use crate::casebook::{
    AnonymisationLevel, BatchId, CaseId, ClientId, DataType, Date, FindingId, Format, GoalId,
    HelpKind, MarkId, NoteId, Outcome, Payment, RecordId, SessionId, SourceId, TaxonomyKind,
    TurnId,
};
use crate::cli::given::Given;
use crate::library::Mode;
use crate::locale::Language;
use crate::sharing::facts::{Fact, Said};
use crate::vault::AuditHead;
use clap::Arg;
use std::any::TypeId;

/// What an argument takes.
pub(super) enum Form {
    /// A day.
    Day,
    /// The number of something that was added before.
    Id,
    /// A whole number.
    Number,
    /// A head of the audit log.
    Head,
    /// One of these words.
    Words(Vec<&'static str>),
}

/// What an argument takes, if its type says it.
pub(super) fn of(arg: &Arg) -> Option<Form> {
    let id = arg.get_value_parser().type_id();
    let is = |types: &[TypeId]| types.iter().any(|t| id == *t);
    macro_rules! types {
        ($($t:ty),+) => { is(&[$(TypeId::of::<$t>()),+]) };
    }
    macro_rules! words {
        ($($t:ty),+) => { $(if types!($t) {
            return Some(Form::Words(<$t>::ALL.iter().map(|w| w.as_str()).collect()));
        })+ };
    }
    words!(
        AnonymisationLevel,
        DataType,
        Fact,
        Format,
        HelpKind,
        Outcome,
        Payment,
        Said,
        TaxonomyKind
    );
    if types!(Language) {
        return Some(Form::Words(vec!["nl", "en"]));
    }
    if types!(Mode) {
        return Some(Form::Words(vec!["fused", "lexical", "dense"]));
    }
    if types!(Given<Outcome>) {
        return Some(Form::Words(
            Outcome::ALL.iter().map(|w| w.as_str()).collect(),
        ));
    }
    if types!(Date, Given<Date>) {
        return Some(Form::Day);
    }
    if types!(AuditHead) {
        return Some(Form::Head);
    }
    if types!(
        BatchId, CaseId, ClientId, FindingId, GoalId, MarkId, NoteId, RecordId, SessionId,
        SourceId, TurnId
    ) {
        return Some(Form::Id);
    }
    types!(u16, u32, u64, usize, i64).then_some(Form::Number)
}
