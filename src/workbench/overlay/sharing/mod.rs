//! The dashboard of sharing: who decided what, what waits to be read, what waits to be sent, and everything that was ever shared. Enter opens a row, one
//! key gives consent and one takes it back, and nothing here sends what was not approved.

mod rows;

use super::consent::Consent;
use super::source::Source;
use super::{Flow, Overlay, confirm::Confirm, review::Review};
use crate::casebook::ClientId;
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::people::Person;
use crate::workbench::shared;
use crate::workbench::sharing::{ShareAct, SharingView, left_of};
use crate::workbench::state::{Sending, State, Way};
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::waiting;
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;
use rows::{Row, rows};
use unicode_width::UnicodeWidthStr;

/// The overlay.
#[derive(Debug, Default)]
pub struct Sharing {
    view: Option<SharingView>,
    rows: Vec<Row>,
    at: usize,
}

impl Sharing {
    fn take(&mut self, view: SharingView, s: &State) {
        let key = s.keymap.key_of(&[Layer::Sharing], Action::PrepareExport);
        let chosen = self.row().and_then(|r| rows::of(r, self.view.as_ref()?));
        self.rows = rows(&view, key.unwrap_or_default());
        // Rows come and go while something is sent or deleted: one stays at what one had chosen, as long as it is there.
        let of = |r: &Row| rows::of(r, &view);
        let still = chosen.and_then(|c| self.rows.iter().position(|r| of(r) == Some(c)));
        let last = self.rows.len().saturating_sub(1).max(1);
        self.at = still.unwrap_or(self.at).clamp(1, last);
        self.view = Some(view);
    }

    fn person(&self) -> Option<&Person> {
        match self.rows.get(self.at)? {
            Row::Person(i) => self.view.as_ref()?.people.get(*i),
            _ => None,
        }
    }

    /// The row one is at.
    fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    fn open(&self, s: &mut State, out: &mut Vec<Command>) {
        let Some(view) = &self.view else { return };
        match self.row() {
            Some(Row::Person(i)) => {
                if let Some(person) = view.people.get(*i) {
                    s.show(Consent::new(person));
                }
            }
            Some(Row::Batch(id)) => {
                s.show(Review::new(*id));
                out.push(Command::Share(ShareAct::Review(*id)));
            }
            Some(Row::Waits(i)) => {
                if let Some(one) = view.outbox.get(*i) {
                    let text = waiting::about(one).join("\n");
                    s.show(Source::page(&waiting::act(one.row.op), &text));
                }
            }
            Some(Row::Shared(i)) => {
                if let Some(one) = view.shared.get(*i) {
                    let text = shared::about(one, &view.people).join("\n");
                    s.show(Source::page(&shared::named(one), &text));
                }
            }
            _ => s.notice = Some(t("share-nothing-to-open")),
        }
    }

    /// Taking back: a consent with all that was shared under it, an approval, one of what waits, one of what was shared.
    fn take_back(&self, s: &mut State) {
        let Some(view) = &self.view else { return };
        let asked = match self.row() {
            Some(Row::Person(i)) => view.people.get(*i).map(|person| {
                let choice = person.taking_back();
                let act = ShareAct::Consent(person.client, Box::new(choice.clone()));
                Ok((person.question(&choice), act))
            }),
            Some(Row::Batch(id)) => {
                let mut all = view.batches.iter();
                let of = all.find(|(b, _)| b.id == *id);
                of.map(|(b, _)| waiting::batch_asked(b))
            }
            Some(Row::Waits(i)) => view.outbox.get(*i).map(waiting::asked),
            Some(Row::Shared(i)) => view.shared.get(*i).map(shared::asked_back),
            _ => Some(Err(t("share-nothing-to-take-back"))),
        };
        match asked {
            Some(Ok((question, act))) => s.show(Confirm::new(question, vec![Command::Share(act)])),
            Some(Err(why)) => s.notice = Some(why),
            None => {}
        }
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
        let (puts, others) = self
            .view
            .as_ref()
            .map_or((0, 0), |v| left_of(v.outbox.iter().map(|w| w.row.op)));
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

impl Overlay for Sharing {
    fn layer(&self) -> Layer {
        Layer::Sharing
    }

    fn offers(&self) -> &'static [Action] {
        rows::offers(self.row(), self.view.as_ref())
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        (action == Action::Open).then_some("sharing-does-open")
    }

    fn receive(&mut self, s: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        match event {
            Event::Sharing(view) => self.take((**view).clone(), s),
            Event::Receipt(text) => {
                // The notice in it is read without marks of emphasis, as before the decision.
                let text = text.replace(['*', '`'], "");
                s.show(Source::headed(&t("receipt-title"), &text));
            }
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
            Action::Receipt => match self.person() {
                Some(p) => out.push(Command::Share(ShareAct::Receipt(p.client))),
                None => s.notice = Some(t("share-which-person")),
            },
            Action::PrepareExport => out.push(Command::Share(ShareAct::Prepare)),
            Action::Upload => self.upload(s, out),
            Action::HandOver | Action::EraseClient => match self.client() {
                Some((client, label)) => super::rights(s, action, client, label, out),
                None if s.case.is_none() => s.notice = Some(t("share-which-client")),
                None => super::open(s, action, out),
            },
            Action::Retention | Action::Audit | Action::Marks => super::open(s, action, out),
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
            .map(|row| rows::line(row, self.view.as_ref(), u16::MAX));
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
            let (text, meaning) = rows::line(row, self.view.as_ref(), inside.width);
            p.line(inside, 0, y, &text, meaning);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        None
    }
}
