//! The rows of the dashboard: which there are, what each says in so many columns, and which keys its footer offers, for a key that does nothing on a row is
//! not offered there.

use crate::casebook::{BatchId, ClientId};
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::people::{Decided, Person};
use crate::workbench::rights::day;
use crate::workbench::shared;
use crate::workbench::sharing::SharingView;
use crate::workbench::theme::Meaning;
use crate::workbench::view;
use crate::workbench::waiting;
use unicode_width::UnicodeWidthStr;

/// A row of the dashboard.
#[derive(Clone, Debug)]
pub(super) enum Row {
    /// A heading.
    Head(&'static str),
    /// A person, by place in the view.
    Person(usize),
    /// A batch.
    Batch(BatchId),
    /// Something that waits, by place in the view.
    Waits(usize),
    /// Something that was shared, by place in the view.
    Shared(usize),
    /// A sentence.
    Says(String),
}

/// All of them; `key` makes a batch.
pub(super) fn rows(view: &SharingView, key: &str) -> Vec<Row> {
    let (waits, reads): (Vec<_>, Vec<_>) = view
        .batches
        .iter()
        .map(|(b, _)| b)
        .partition(|b| waiting::is_waiting(b));
    let batch = |b: &crate::vault::BatchRow| Row::Batch(b.id);
    let mut rows = vec![Row::Head("share-consent")];
    rows.extend((0..view.people.len()).map(Row::Person));
    rows.push(Row::Head("share-batches"));
    if reads.is_empty() {
        rows.push(Row::Says(tf("share-no-batch", &[("key", key.into())])));
    }
    rows.extend(reads.into_iter().map(batch));
    rows.push(Row::Head("share-outbox"));
    if view.outbox.is_empty() {
        rows.push(Row::Says(t("share-nothing-waits")));
    }
    // What was approved stands with what waits of it: there the approval is taken back.
    rows.extend(waits.into_iter().map(batch));
    rows.extend((0..view.outbox.len()).map(Row::Waits));
    rows.push(Row::Head("share-shared"));
    if view.shared.is_empty() {
        rows.push(Row::Says(t("cli-shared-none")));
    }
    rows.extend((0..view.shared.len()).map(Row::Shared));
    rows
}

/// What a row is about, whatever its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Person(Option<ClientId>),
    Batch(BatchId),
    Waits(i64),
    Shared(i64),
}

/// What it is about; None of a heading or a sentence.
pub(super) fn of(row: &Row, view: &SharingView) -> Option<About> {
    match row {
        Row::Head(_) | Row::Says(_) => None,
        Row::Person(i) => Some(About::Person(view.people.get(*i)?.client)),
        Row::Batch(id) => Some(About::Batch(*id)),
        Row::Waits(i) => Some(About::Waits(view.outbox.get(*i)?.row.id)),
        Row::Shared(i) => Some(About::Shared(view.shared.get(*i)?.shared.id)),
    }
}

/// What a row says, in so many columns; a label is cut to leave room for what stands behind it.
pub(super) fn line(row: &Row, view: Option<&SharingView>, columns: u16) -> (String, Meaning) {
    let none = || (String::new(), Meaning::Dim);
    let Some(view) = view else { return none() };
    match row {
        Row::Head(key) => (t(key), Meaning::Heading),
        Row::Says(text) => (format!("  {text}"), Meaning::Dim),
        Row::Person(i) => view
            .people
            .get(*i)
            .map_or_else(none, |p| person(p, columns)),
        Row::Batch(id) => {
            let Some((b, left_out)) = view.batches.iter().find(|(b, _)| b.id == *id) else {
                return none();
            };
            let look = if b.approved_sha.is_some() {
                Meaning::Ok
            } else {
                Meaning::Text
            };
            (format!("  {}", waiting::batch_line(b, *left_out)), look)
        }
        Row::Waits(i) => {
            let one = view.outbox.get(*i).map(waiting::line);
            one.map_or_else(none, |l| (format!("  {l}"), Meaning::Text))
        }
        Row::Shared(i) => {
            let Some(one) = view.shared.get(*i) else {
                return none();
            };
            let what = format!(
                "  {} {:<16} ",
                day(one.shared.uploaded_ms),
                shared::kind(&one.shared.data_type),
            );
            let state = shared::state(one);
            let room = usize::from(columns).saturating_sub(what.width() + state.width() + 1);
            let who = label(&shared::whose(one), 18, room);
            let text = format!("{what}{who} {state}");
            let look = match one.state {
                "deleted" => Meaning::Dim,
                "missing" => Meaning::Warning,
                _ => Meaning::Text,
            };
            (text, look)
        }
    }
}

fn person(p: &Person, columns: u16) -> (String, Meaning) {
    let wide = if columns >= 60 { 24 } else { 14 };
    let (said, meaning) = match p.decided() {
        Decided::NotAsked(said) => (said, Meaning::Dim),
        Decided::Yes(said) => (format!("✓ {said}"), Meaning::Ok),
        Decided::No(said) => (said, Meaning::Warning),
    };
    let room = usize::from(columns).saturating_sub(said.width() + 3);
    let who = label(&p.name(), wide, room);
    (format!("  {who} {said}"), meaning)
}

/// A label in its column: what stands behind it matters more, so where both do not fit it is the label that is cut, down to the column it has anyway.
fn label(text: &str, column: usize, room: usize) -> String {
    let text = view::fit(text, room.max(column));
    let blanks = column.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

static PERSON: [Action; 8] = [
    Action::Open,
    Action::TakeBack,
    Action::Receipt,
    Action::PrepareExport,
    Action::Upload,
    Action::Help,
    Action::Palette,
    Action::Close,
];
static TAKEN_BACK: [Action; 7] = [
    Action::Open,
    Action::TakeBack,
    Action::PrepareExport,
    Action::Upload,
    Action::Help,
    Action::Palette,
    Action::Close,
];
static OPENED: [Action; 6] = [
    Action::Open,
    Action::PrepareExport,
    Action::Upload,
    Action::Help,
    Action::Palette,
    Action::Close,
];
static NOTHING: [Action; 5] = [
    Action::PrepareExport,
    Action::Upload,
    Action::Help,
    Action::Palette,
    Action::Close,
];

/// What works on a row.
pub(super) fn offers(row: Option<&Row>, view: Option<&SharingView>) -> &'static [Action] {
    let taken_back = match (row, view) {
        (Some(Row::Batch(id)), Some(v)) => {
            let mut all = v.batches.iter();
            all.any(|(b, _)| b.id == *id && waiting::batch_asked(b).is_ok())
        }
        (Some(Row::Waits(i)), Some(v)) => {
            v.outbox.get(*i).is_some_and(|w| waiting::asked(w).is_ok())
        }
        (Some(Row::Shared(i)), Some(v)) => {
            let one = v.shared.get(*i);
            one.is_some_and(|s| shared::asked_back(s).is_ok())
        }
        _ => false,
    };
    match row {
        None | Some(Row::Person(_)) => &PERSON,
        Some(Row::Head(_) | Row::Says(_)) => &NOTHING,
        _ if taken_back => &TAKEN_BACK,
        _ => &OPENED,
    }
}
