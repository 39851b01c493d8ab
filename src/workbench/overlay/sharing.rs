//! The dashboard of sharing: who decided what, what waits to be read, what waits to be sent, and everything that was ever shared. Enter opens a row, one
//! key gives consent and one takes it back, and nothing here sends what was not approved.

use super::consent::Consent;
use super::source::Source;
use super::{Flow, Overlay, confirm::Confirm, review::Review};
use crate::casebook::{BatchId, ClientId};
use crate::locale::{t, tf};
use crate::vault::Op;
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::people::{Decided, Person};
use crate::workbench::rights::day;
use crate::workbench::shared;
use crate::workbench::sharing::{ShareAct, SharingView, left_of};
use crate::workbench::state::{Sending, State, Way};
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

/// A row of the dashboard.
#[derive(Clone, Debug)]
enum Row {
    /// A heading.
    Head(&'static str),
    /// A person, by place in the view.
    Person(usize),
    /// A batch.
    Batch(BatchId),
    /// Something that was shared, by place in the view.
    Shared(usize),
    /// A sentence.
    Says(String),
}

/// The overlay.
#[derive(Debug, Default)]
pub struct Sharing {
    view: Option<SharingView>,
    rows: Vec<Row>,
    at: usize,
}

impl Sharing {
    fn take(&mut self, view: SharingView, s: &State) {
        let mut rows = vec![Row::Head("share-consent")];
        rows.extend((0..view.people.len()).map(Row::Person));
        rows.push(Row::Head("share-batches"));
        if view.batches.is_empty() {
            let key = s.keymap.key_of(&[Layer::Sharing], Action::PrepareExport);
            let key = key.unwrap_or_default().to_owned();
            rows.push(Row::Says(tf("share-no-batch", &[("key", key.into())])));
        }
        rows.extend(view.batches.iter().map(|(b, _)| Row::Batch(b.id)));
        rows.push(Row::Head("share-outbox"));
        if view.outbox.is_empty() {
            rows.push(Row::Says(t("share-nothing-waits")));
        }
        rows.extend(view.outbox.iter().map(|o| {
            // What keeps it first: a name is long, and a row is not.
            let what = format!("{} {}", t(act_key(o.op)), short(&o.blob));
            Row::Says(match &o.trouble {
                Some(why) => format!("{what}: {why}"),
                None => what,
            })
        }));
        rows.push(Row::Head("share-shared"));
        if view.shared.is_empty() {
            rows.push(Row::Says(t("cli-shared-none")));
        }
        rows.extend((0..view.shared.len()).map(Row::Shared));
        self.rows = rows;
        self.view = Some(view);
        self.at = self.at.clamp(1, self.rows.len().saturating_sub(1).max(1));
    }

    fn person(&self) -> Option<&Person> {
        match self.rows.get(self.at)? {
            Row::Person(i) => self.view.as_ref()?.people.get(*i),
            _ => None,
        }
    }

    fn open(&self, s: &mut State, out: &mut Vec<Command>) {
        let Some(view) = &self.view else { return };
        match self.rows.get(self.at) {
            Some(Row::Person(i)) => {
                if let Some(person) = view.people.get(*i) {
                    s.show(Consent::new(person));
                }
            }
            Some(Row::Batch(id)) => {
                s.show(Review::new(*id));
                out.push(Command::Share(ShareAct::Review(*id)));
            }
            Some(Row::Shared(i)) => {
                if let Some(one) = view.shared.get(*i) {
                    let text = shared::about(one, &view.people).join("\n");
                    s.show(Source::page(&shared::kind(&one.shared.data_type), &text));
                }
            }
            _ => {}
        }
    }

    /// Taking back: a consent with all that was shared under it, or one of what was shared.
    fn take_back(&self, s: &mut State) {
        let Some(view) = &self.view else { return };
        let (question, act) = match self.rows.get(self.at) {
            Some(Row::Person(i)) => {
                let Some(person) = view.people.get(*i) else {
                    return;
                };
                let choice = person.taking_back();
                (
                    person.question(&choice),
                    ShareAct::Consent(person.client, Box::new(choice)),
                )
            }
            Some(Row::Shared(i)) => {
                let Some(one) = view.shared.get(*i) else {
                    return;
                };
                match shared::asked_back(one) {
                    Ok(question) => (question, ShareAct::TakeBack(one.shared.id)),
                    Err(why) => {
                        s.notice = Some(why);
                        return;
                    }
                }
            }
            _ => return,
        };
        s.show(Confirm::new(question, vec![Command::Share(act)]));
    }

    /// The client a row is about, with the label: for what concerns one client. On other rows it is for the panes to say whose case is open.
    fn client(&self) -> Option<(ClientId, String)> {
        let view = self.view.as_ref()?;
        match self.rows.get(self.at)? {
            Row::Person(i) => {
                let p = view.people.get(*i)?;
                Some((p.client?, p.label.clone()))
            }
            Row::Shared(i) => {
                let one = view.shared.get(*i)?;
                Some((one.shared.client_id?, one.client.clone()?))
            }
            _ => None,
        }
    }

    /// Sends what is approved, unless that is being done.
    fn upload(&self, s: &mut State, out: &mut Vec<Command>) {
        if let Some(w) = &mut s.sending {
            // Whoever asks again wants to see it.
            w.watched = true;
            s.notice = Some(t("share-already-sending"));
            return;
        }
        let (puts, others) = self.view.as_ref().map_or((0, 0), |v| left_of(&v.outbox));
        s.sending = Some(Sending {
            all: puts + others,
            left: puts + others,
            puts: puts > 0,
            since: s.last_seen,
            watched: true,
            stopping: false,
        });
        out.push(Command::Share(ShareAct::Upload));
    }

    /// What a row says, in so many columns.
    fn line(&self, row: &Row, columns: u16) -> (String, Meaning) {
        let wide = if columns >= 60 { 24 } else { 14 };
        let view = self.view.as_ref();
        match row {
            Row::Head(key) => (t(key), Meaning::Heading),
            Row::Says(text) => (format!("  {text}"), Meaning::Dim),
            Row::Person(i) => {
                let Some(p) = view.and_then(|v| v.people.get(*i)) else {
                    return (String::new(), Meaning::Dim);
                };
                let (said, meaning) = match p.decided() {
                    Decided::NotAsked(said) => (said, Meaning::Dim),
                    Decided::Yes(said) => (format!("✓ {said}"), Meaning::Ok),
                    Decided::No(said) => (said, Meaning::Warning),
                };
                (format!("  {:<wide$} {said}", p.name()), meaning)
            }
            Row::Batch(id) => {
                let Some((b, left_out)) =
                    view.and_then(|v| v.batches.iter().find(|(b, _)| b.id == *id))
                else {
                    return (String::new(), Meaning::Dim);
                };
                let text = tf(
                    "share-batch",
                    &[
                        ("id", b.id.0.into()),
                        ("n", b.records.into()),
                        ("unseen", b.unseen.into()),
                        ("open", b.open.into()),
                    ],
                );
                let approved = b.approved_sha.is_some();
                let out = match left_out {
                    0 => String::new(),
                    n => tf("share-left-out", &[("n", (*n).into())]),
                };
                (
                    format!("  {text}{out}"),
                    if approved { Meaning::Ok } else { Meaning::Text },
                )
            }
            Row::Shared(i) => {
                let Some(one) = view.and_then(|v| v.shared.get(*i)) else {
                    return (String::new(), Meaning::Dim);
                };
                let who = one.client.clone().unwrap_or_default();
                let text = format!(
                    "  {} {:<16} {:<18} {}",
                    day(one.shared.uploaded_ms),
                    shared::kind(&one.shared.data_type),
                    who,
                    shared::state(one)
                );
                (
                    text,
                    if one.shared.deleted_ms.is_some() {
                        Meaning::Dim
                    } else {
                        Meaning::Text
                    },
                )
            }
        }
    }

    /// The next row in a direction that is not a heading.
    fn step(&mut self, by: isize) {
        let mut at = self.at;
        for _ in 0..self.rows.len() {
            at = at
                .saturating_add_signed(by)
                .min(self.rows.len().saturating_sub(1));
            if !matches!(self.rows.get(at), Some(Row::Head(_))) {
                self.at = at;
                return;
            }
        }
    }
}

fn act_key(op: Op) -> &'static str {
    match op {
        Op::Put => "share-act-put",
        Op::Delete => "share-act-delete",
        Op::Notice => "share-act-notice",
        Op::Sweep => "share-act-sweep",
    }
}

/// The first of the hash a blob is named by: enough to tell blobs apart.
fn short(blob: &str) -> String {
    let name = blob.rsplit('/').next().unwrap_or(blob);
    name.chars().take(8).collect()
}

impl Overlay for Sharing {
    fn layer(&self) -> Layer {
        Layer::Sharing
    }

    fn offers(&self) -> &'static [Action] {
        &[
            Action::Open,
            Action::TakeBack,
            Action::Receipt,
            Action::PrepareExport,
            Action::Upload,
            Action::Help,
            Action::Palette,
            Action::Close,
        ]
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        (action == Action::Open).then_some("sharing-does-open")
    }

    fn receive(&mut self, s: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        match event {
            Event::Sharing(view) => self.take((**view).clone(), s),
            Event::Receipt(text) => s.show(Source::page(&t("receipt-title"), text)),
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            // Stopping what is being sent is one thing, not waiting for it another, leaving the dashboard a third.
            Action::Close => match s.sending.as_mut().map(|w| (w.way(), w)) {
                Some((Some(Way::Stop), w)) => {
                    w.stopping = true;
                    s.notice = Some(t("share-stops"));
                    out.push(Command::StopSending);
                }
                Some((Some(Way::Leave), w)) => {
                    w.watched = false;
                    s.notice = Some(t("share-goes-on"));
                }
                _ => return Flow::Close,
            },
            Action::Down => self.step(1),
            Action::Up => self.step(-1),
            Action::Top => {
                self.at = 0;
                self.step(1);
            }
            Action::Bottom => self.at = self.rows.len().saturating_sub(1),
            Action::PageDown => (0..10).for_each(|_| self.step(1)),
            Action::PageUp => (0..10).for_each(|_| self.step(-1)),
            Action::Open => self.open(s, out),
            Action::TakeBack => self.take_back(s),
            Action::Receipt => out.extend(
                self.person()
                    .map(|p| Command::Share(ShareAct::Receipt(p.client))),
            ),
            Action::PrepareExport => out.push(Command::Share(ShareAct::Prepare)),
            Action::Upload => self.upload(s, out),
            Action::HandOver | Action::EraseClient => match self.client() {
                Some((client, label)) => super::rights(s, action, client, label),
                None if s.case.is_none() => s.notice = Some(t("share-which-client")),
                None => super::open(s, action, out),
            },
            Action::Retention | Action::Audit => super::open(s, action, out),
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, 110, s.size.1.saturating_sub(1));
        let inside = p.frame(area, &t("share-title"));
        if self.view.is_none() {
            p.text(inside, 0, 0, &t("share-reading"), Meaning::Dim);
        }
        // What the chosen row has no room for stands in full at the foot.
        let whole = self
            .rows
            .get(self.at)
            .map(|row| self.line(row, inside.width));
        let (whole, meaning) = whole.unwrap_or((String::new(), Meaning::Dim));
        let columns = usize::from(inside.width);
        let more = if whole.width() > columns {
            wrap(whole.trim_start(), columns, 0)
        } else {
            Vec::new()
        };
        let foot = u16::try_from(more.len())
            .unwrap_or(0)
            .min(inside.height / 2);
        for (y, row) in (inside.height - foot..inside.height).zip(&more) {
            let part = whole.trim_start().get(row.start..row.end);
            p.text(inside, 0, y, part.unwrap_or_default(), meaning);
        }
        let rows = usize::from(inside.height - foot).max(1);
        let top = view::page_of(self.at, rows, self.rows.len());
        for (i, row) in self.rows.iter().enumerate().skip(top).take(rows) {
            let y = u16::try_from(i - top).unwrap_or(u16::MAX);
            let (text, meaning) = self.line(row, inside.width);
            p.line(inside, 0, y, &text, meaning);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        None
    }
}
