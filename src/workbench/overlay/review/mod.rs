//! Reading a batch before it may leave, in panes: the coach's own words beside the very bytes that would go, every finding with its reason, and a
//! verdict on each. A record was shown when its last row was on the screen. What that leads to, and when a batch may be approved, is `reading`'s.

mod draw;
pub mod facts;
mod offers;
pub mod page;
pub mod rows;
mod said;
mod select;

use super::source::Source;
use super::{Flow, Overlay, gone};
use crate::casebook::{BatchId, FindingId};
use crate::locale::{t, tf};
use crate::practice::{FindingView, MarkScope, Verdict};
use crate::sharing::facts::{Fact, Said};
use crate::sharing::record::plain;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::{Layer, shown};
use crate::workbench::reading::Reading;
use crate::workbench::sharing::ShareAct;
use crate::workbench::state::State;
use crate::workbench::view::Paint;
use offers::Doing;
use ratatui::layout::Position;
use select::{Did, Selecting};

/// What the line at the foot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Types {
    /// Another replacement for the selected finding.
    Replacement,
    /// The start of the hash, to approve.
    Approval,
}

/// The overlay.
#[derive(Debug)]
pub struct Review {
    reading: Reading,
    scroll: usize,
    /// Where the cursor is in the original, while more is being taken out.
    selecting: Option<Selecting>,
    /// Whether the very bytes are read, where it is else field by field.
    exact: bool,
    typing: Option<(Types, TextField)>,
    /// The fact one is at, while it is seen to how exactly they leave.
    facts: Option<usize>,
    /// The replacement that was sent and is not known to be taken: until it is, the line stays, so that what is refused can be mended.
    sent: Option<(FindingId, String)>,
}

impl Review {
    /// A batch, which is read after this.
    pub fn new(batch: BatchId) -> Self {
        Self {
            reading: Reading::new(batch),
            scroll: 0,
            selecting: None,
            exact: false,
            typing: None,
            facts: None,
            sent: None,
        }
    }

    /// Goes to a record.
    fn go(&mut self, to: usize) {
        self.reading.go(to);
        (self.scroll, self.selecting) = (0, None);
    }

    /// Tells that a line was on the screen as a whole.
    fn see(&mut self, s: &State, out: &mut Vec<Command>) {
        // What lies over it hides some of it.
        if self.facts.is_some() {
            return;
        }
        let most = draw::scrolls(self, s.size).map(|(most, _)| most);
        if most.is_some_and(|most| self.scroll >= most) {
            share(self.reading.shown(), out);
        }
    }

    fn not_identifying(&mut self, scope: MarkScope, out: &mut Vec<Command>) {
        share(self.reading.decide(Verdict::NotIdentifying(scope)), out);
        self.reading.step(1);
    }

    /// What still keeps the batch from being approved, in a sentence.
    fn keeps(&self) -> Option<String> {
        let Some(keeps) = self.reading.keeps() else {
            return self
                .reading
                .nothing_leaves()
                .then(|| t("review-nothing-leaves"));
        };
        Some(tf(
            "review-not-yet",
            &[("unseen", keeps.unseen.into()), ("open", keeps.open.into())],
        ))
    }

    /// That it is approved already, and what sends it.
    fn is_approved(&self, s: &State) -> Option<String> {
        let key = s.key_in(Layer::Sharing, Action::Upload);
        let said = || tf("review-is-approved", &[("key", key.into())]);
        self.reading.is_approved().then(said)
    }

    /// What is said before the hash is asked for, at the record it is about.
    fn warn(&mut self) -> Option<String> {
        let at = self.reading.at();
        let risk = self.reading.warn()?;
        if self.reading.at() != at {
            (self.scroll, self.selecting) = (0, None);
        }
        Some(risk.question())
    }

    fn typed(&mut self, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let Some((what, field)) = self.typing.take() else {
            return Flow::Stay;
        };
        let text = field.text().trim().to_owned();
        match what {
            Types::Replacement => {
                if let Some(ShareAct::Decide(batch, finding, verdict)) =
                    self.reading.decide(Verdict::Change(text.clone()))
                {
                    self.sent = Some((finding, text));
                    self.typing = Some((what, field));
                    out.push(Command::Share(ShareAct::Decide(batch, finding, verdict)));
                }
            }
            Types::Approval => match self.reading.approve(&text) {
                Some(act) => {
                    out.push(Command::Share(act));
                    return Flow::Close;
                }
                None => s.notice = Some(t("review-wrong-hash")),
            },
        }
        Flow::Stay
    }

    /// A key while it is seen to how exactly the facts leave.
    fn see_to_facts(&mut self, s: &State, action: Action, out: &mut Vec<Command>) -> Flow {
        let last = Fact::ALL.len().saturating_sub(1);
        let at = self.facts.unwrap_or_default();
        let fact = Fact::ALL.get(at).copied();
        let said = |way: &dyn Fn(Fact, Said) -> Said| {
            let less = self.reading.record()?.facts.less;
            let fact = fact?;
            self.reading.say_fact(fact, way(fact, less.of(fact)))
        };
        match action {
            Action::Open => share(said(&Fact::next), out),
            Action::DeleteLine => share(said(&|_, _| Said::Exact), out),
            Action::Close => {
                self.facts = None;
                // All of it is in sight again.
                self.see(s, out);
            }
            _ => match gone(at, action, Fact::ALL.len(), last) {
                Some(row) => self.facts = Some(row.min(last)),
                None => return Flow::Pass,
            },
        }
        Flow::Stay
    }

    /// Closes the line of a replacement that stands now.
    fn close_when_taken(&mut self) {
        let Some((id, text)) = &self.sent else { return };
        let is = |f: &&FindingView| f.id == *id && f.decision == "changed";
        let record = self.reading.record();
        let now = record.and_then(|r| r.findings.iter().find(is));
        if now.is_some_and(|f| f.replacement == plain(text)) {
            (self.typing, self.sent) = (None, None);
        }
    }

    /// A key while more is being taken out.
    fn select(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        let (Some(now), Some(record)) = (&mut self.selecting, self.reading.record()) else {
            self.selecting = None;
            return Flow::Pass;
        };
        match now.act(action, record, &draw::own_rows(record, s.size, self.exact)) {
            Did::Moved => {}
            // It goes on until that is out: what is refused can be selected otherwise.
            Did::Wanted(span) => share(self.reading.redact(span), out),
            Did::Nothing => {
                let key = s.keymap.key_of(&[Layer::Select], Action::Mark);
                let key = key.map(shown).unwrap_or_default();
                s.notice = Some(tf("select-first", &[("key", key.into())]));
            }
            Did::Over => self.selecting = None,
            Did::Other => return Flow::Pass,
        }
        Flow::Stay
    }
}

fn share(act: Option<ShareAct>, out: &mut Vec<Command>) {
    out.extend(act.map(Command::Share));
}

impl Overlay for Review {
    fn layer(&self) -> Layer {
        if self.typing.is_some() {
            Layer::Input
        } else if self.selecting.is_some() {
            Layer::Select
        } else if self.facts.is_some() {
            Layer::Form
        } else {
            Layer::Review
        }
    }

    fn offers(&self) -> &'static [Action] {
        let findings = self.reading.record().map(|r| r.findings.len());
        offers::offers(match findings {
            _ if self.typing.is_some() => Doing::Typing,
            _ if self.selecting.is_some() => Doing::Selecting,
            _ if self.facts.is_some() => Doing::Facts,
            _ if self.reading.is_approved() => Doing::ReadingApproved,
            None | Some(0) => Doing::ReadingOn,
            Some(_) => Doing::Reading,
        })
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        match action {
            _ if self.selecting.is_some() => match action {
                Action::Submit => Some("select-does-submit"),
                Action::WordRight => Some("select-does-word"),
                Action::Close => Some("select-does-close"),
                _ => None,
            },
            _ if self.facts.is_some() => match action {
                Action::Open => Some("fact-does-open"),
                Action::DeleteLine => Some("fact-does-delete"),
                _ => None,
            },
            Action::Down => Some("review-does-down"),
            Action::Up => Some("review-does-up"),
            Action::Top => Some("review-does-top"),
            Action::Bottom => Some("review-does-bottom"),
            Action::Open => Some("review-does-open"),
            _ => None,
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit if self.selecting.is_some() => Some("short-redact-more"),
            Action::Submit => Some("short-choose"),
            Action::Open if self.facts.is_some() => Some("short-change"),
            Action::DeleteLine => Some("short-as-it-is"),
            Action::Open => Some("short-why"),
            _ => None,
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref().map(|(_, f)| f)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut().map(|(_, f)| f)
    }

    fn receive(&mut self, s: &mut State, event: &Event, out: &mut Vec<Command>) -> Flow {
        match event {
            Event::Review(view) if view.batch == self.reading.batch() => {
                if self.reading.take((**view).clone()) && self.reading.records().is_empty() {
                    s.notice = Some(t("review-empty"));
                }
                if self.reading.has_lapsed() {
                    let key = s.key_in(Layer::Review, Action::Approve);
                    s.notice = Some(tf("review-lapsed", &[("key", key.into())]));
                }
                self.close_when_taken();
                let record = self.reading.record();
                if self.selecting.is_some_and(|now| now.is_done(record)) {
                    self.selecting = None;
                }
                self.see(s, out);
                Flow::Stay
            }
            _ => Flow::Pass,
        }
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if self.typing.is_some() {
            return match action {
                Action::Submit => self.typed(s, out),
                Action::Close => {
                    (self.typing, self.sent) = (None, None);
                    Flow::Stay
                }
                Action::NextPane => Flow::Stay,
                _ => Flow::Pass,
            };
        }
        if self.selecting.is_some() {
            return self.select(s, action, out);
        }
        if self.facts.is_some() {
            return self.see_to_facts(s, action, out);
        }
        let (most, step) = draw::scrolls(self, s.size).unwrap_or((0, 1));
        match action {
            Action::Close => {
                // The list it was opened from counts what waits to be read.
                out.push(Command::Share(ShareAct::Read));
                return Flow::Close;
            }
            Action::Down => self.reading.step(1),
            Action::Up => self.reading.step(-1),
            Action::PageDown => self.scroll = (self.scroll + step).min(most),
            Action::PageUp => self.scroll = self.scroll.min(most).saturating_sub(step),
            Action::Top => self.go(0),
            Action::Bottom => self.go(usize::MAX),
            Action::NextRecord => self.go(self.reading.at() + 1),
            Action::PreviousRecord => self.go(self.reading.at().saturating_sub(1)),
            Action::NextUnreviewed if self.reading.next_open() => {
                (self.scroll, self.selecting) = (0, None);
            }
            Action::NextUnreviewed => {
                let done = || t("review-all-done");
                s.notice = Some(self.is_approved(s).unwrap_or_else(done));
            }
            Action::Accept => {
                share(self.reading.decide(Verdict::Accept), out);
                self.reading.step(1);
            }
            Action::NotIdentifying => self.not_identifying(MarkScope::Case, out),
            Action::NotIdentifyingAnywhere => self.not_identifying(MarkScope::Practice, out),
            Action::Reopen => share(self.reading.decide(Verdict::Reopen), out),
            Action::ChangeFinding => {
                let record = self.reading.record();
                let chosen = record.and_then(|r| r.findings.get(self.reading.finding()));
                let now = chosen.map(|f| f.replacement.clone());
                self.typing = now.map(|r| (Types::Replacement, TextField::with(&r)));
            }
            Action::RedactMore => self.selecting = self.reading.record().map(Selecting::new),
            Action::SayLess => self.facts = self.reading.record().map(|_| 0),
            Action::ExactBytes => (self.exact, self.scroll) = (!self.exact, 0),
            Action::Exclude => share(self.reading.exclude(), out),
            Action::Open => {
                if let Some(r) = self.reading.record() {
                    let place = [
                        ("n", (self.reading.at() + 1).into()),
                        ("all", self.reading.records().len().into()),
                    ];
                    let title = tf("review-details", &place);
                    let key = |a| s.key_in(Layer::Review, a);
                    let how = [
                        ("word", key(Action::RedactMore).into()),
                        ("fact", key(Action::SayLess).into()),
                    ];
                    s.show(Source::headed(
                        &title,
                        &page::text(r, &tf("review-how", &how)),
                    ));
                }
            }
            Action::Approve => match self
                .is_approved(s)
                .or_else(|| self.keeps())
                .or_else(|| self.warn())
            {
                Some(why) => s.notice = Some(why),
                None => self.typing = Some((Types::Approval, TextField::default())),
            },
            _ => return Flow::Pass,
        }
        self.see(s, out);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        draw::screen(self, p, s)
    }
}
