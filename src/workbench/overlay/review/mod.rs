//! Reading a batch before it may leave: the coach's own words beside the very bytes that would go, every finding with its reason, and a verdict on each.
//! A record counts as seen when its last row was on the screen; nothing unseen or undecided can be approved; approving is typed and bound to the hash
//! of what was shown, and any later change undoes it.

mod draw;
mod page;

use super::source::Source;
use super::{Flow, Overlay};
use crate::casebook::{BatchId, RecordId};
use crate::locale::{t, tf};
use crate::practice::{BatchRisk, FindingView, MarkScope, RecordView, Verdict};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::sharing::{ReviewView, ShareAct};
use crate::workbench::state::State;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// How much of the hash is typed to approve.
const TYPED: usize = 8;

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
    batch: BatchId,
    view: Option<ReviewView>,
    at: usize,
    finding: usize,
    scroll: usize,
    /// Character of the original where the cursor is, and where the selection began, while more is being taken out.
    selecting: Option<(usize, Option<usize>)>,
    typing: Option<(Types, TextField)>,
    /// The hash at which the coach was told that few clients fit a record: A once more goes on.
    warned: Option<String>,
    /// Lines already told to be seen, so that each is told once.
    told: Vec<(RecordId, String)>,
}

impl Review {
    /// A batch, which is read after this.
    pub fn new(batch: BatchId) -> Self {
        Self {
            batch,
            view: None,
            at: 0,
            finding: 0,
            scroll: 0,
            selecting: None,
            typing: None,
            warned: None,
            told: Vec::new(),
        }
    }

    fn records(&self) -> &[RecordView] {
        self.view.as_ref().map_or(&[], |v| &v.records)
    }

    fn record(&self) -> Option<&RecordView> {
        self.records().get(self.at)
    }

    fn chosen(&self) -> Option<&FindingView> {
        self.record()?.findings.get(self.finding)
    }

    /// Goes to a record.
    fn go(&mut self, to: usize) {
        self.at = to.min(self.records().len().saturating_sub(1));
        (self.finding, self.scroll, self.selecting) = (0, 0, None);
    }

    /// The next record that is unseen or has something undecided, from here on and round.
    fn next_open(&mut self, s: &mut State) {
        let n = self.records().len();
        let waits = |r: &RecordView| {
            !r.record.excluded
                && (!r.record.seen || r.findings.iter().any(|f| f.decision == "open"))
        };
        let next = (1..=n)
            .map(|i| (self.at + i) % n.max(1))
            .find(|i| self.records().get(*i).is_some_and(waits));
        match next {
            Some(i) => {
                self.go(i);
                let open = self
                    .record()
                    .and_then(|r| r.findings.iter().position(|f| f.decision == "open"));
                self.finding = open.unwrap_or(0);
            }
            None => s.notice = Some(t("review-all-done")),
        }
    }

    fn decide(&self, verdict: Verdict, out: &mut Vec<Command>) {
        if let Some(f) = self.chosen() {
            out.push(Command::Share(ShareAct::Decide(self.batch, f.id, verdict)));
        }
    }

    /// Goes to the finding that comes next, so that one key after another decides them all.
    fn step(&mut self, by: isize) {
        let last = self
            .record()
            .map_or(0, |r| r.findings.len().saturating_sub(1));
        self.finding = self.finding.saturating_add_signed(by).min(last);
    }

    /// Tells that a line was on the screen as a whole.
    fn see(&mut self, s: &State, out: &mut Vec<Command>) {
        let (rows, shown) = draw::rows(self, s.size);
        let Some(r) = self.record() else { return };
        let told = (r.record.id, r.record.sha256.clone());
        if rows > 0 && self.scroll + shown >= rows && !r.record.seen && !self.told.contains(&told) {
            out.push(Command::Share(ShareAct::Saw(
                self.batch,
                vec![told.clone()],
            )));
            self.told.push(told);
        }
    }

    /// What still keeps the batch from being approved.
    fn keeps(&self) -> Option<String> {
        let open = |r: &&RecordView| !r.record.excluded;
        let unseen = self
            .records()
            .iter()
            .filter(open)
            .filter(|r| !r.record.seen)
            .count();
        let undecided: usize = self
            .records()
            .iter()
            .filter(open)
            .map(|r| r.findings.iter().filter(|f| f.decision == "open").count())
            .sum();
        (unseen + undecided > 0).then(|| {
            tf(
                "review-not-yet",
                &[("unseen", unseen.into()), ("open", undecided.into())],
            )
        })
    }

    /// What is said before the hash is asked for, once for every text: that a record fits few of the coach's clients.
    fn warn(&mut self) -> Option<String> {
        let view = self.view.as_ref()?;
        let going = view.records.iter().filter(|r| !r.record.excluded);
        let risk = BatchRisk::of(going.filter_map(|r| r.risk.as_ref()));
        if risk.below == 0 || self.warned.as_ref() == Some(&view.sha256) {
            return None;
        }
        self.warned = Some(view.sha256.clone());
        // To the record it is about, where one key tells why.
        let telling =
            |r: &RecordView| !r.record.excluded && r.risk.as_ref().is_some_and(|k| k.is_telling());
        if !self.record().is_some_and(telling)
            && let Some(i) = self.records().iter().position(telling)
        {
            self.go(i);
        }
        Some(tf(
            "review-risk-ask",
            &[
                ("n", risk.below.into()),
                ("wanted", risk.wanted.into()),
                ("all", risk.clients.into()),
            ],
        ))
    }

    fn typed(&mut self, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let Some((what, field)) = self.typing.take() else {
            return Flow::Stay;
        };
        let text = field.text().trim().to_owned();
        match what {
            Types::Replacement => self.decide(Verdict::Change(text), out),
            Types::Approval => {
                let sha = self
                    .view
                    .as_ref()
                    .map(|v| v.sha256.clone())
                    .unwrap_or_default();
                if sha.len() >= TYPED && sha.get(..TYPED) == Some(text.to_lowercase().as_str()) {
                    out.push(Command::Share(ShareAct::Approve(self.batch, sha)));
                    return Flow::Close;
                }
                s.notice = Some(t("review-wrong-hash"));
            }
        }
        Flow::Stay
    }

    /// A key while more is being taken out.
    fn select(&mut self, action: Action, out: &mut Vec<Command>) -> Flow {
        let Some((at, mark)) = self.selecting else {
            return Flow::Pass;
        };
        let chars: Vec<char> = self
            .record()
            .map(|r| r.original.reveal().chars().collect())
            .unwrap_or_default();
        let last = chars.len().saturating_sub(1);
        let blank = |i: &usize| chars.get(*i).is_none_or(|c| !c.is_alphanumeric());
        let to = match action {
            Action::Left => at.saturating_sub(1),
            Action::Right => at + 1,
            Action::WordRight => {
                let gap = (at..last).find(blank).unwrap_or(last);
                (gap..last).find(|i| !blank(i)).unwrap_or(last)
            }
            Action::WordLeft => {
                let end = (0..at).rev().find(|i| !blank(i)).unwrap_or(0);
                (0..end).rev().find(blank).map_or(0, |i| i + 1)
            }
            Action::RowDown => at + 20,
            Action::RowUp => at.saturating_sub(20),
            Action::LineStart => 0,
            Action::LineEnd => last,
            Action::Mark => {
                self.selecting = Some((at, mark.is_none().then_some(at)));
                return Flow::Stay;
            }
            Action::Submit => {
                if let (Some(mark), Some(r)) = (mark, self.record()) {
                    let span = (mark.min(at), mark.max(at) + 1);
                    out.push(Command::Share(ShareAct::Redact(
                        self.batch,
                        r.record.id,
                        span,
                    )));
                }
                self.selecting = None;
                return Flow::Stay;
            }
            Action::Close => {
                self.selecting = None;
                return Flow::Stay;
            }
            _ => return Flow::Pass,
        };
        self.selecting = Some((to.min(last), mark));
        Flow::Stay
    }
}

impl Overlay for Review {
    fn layer(&self) -> Layer {
        if self.typing.is_some() {
            Layer::Input
        } else if self.selecting.is_some() {
            Layer::Select
        } else {
            Layer::Review
        }
    }

    fn offers(&self) -> &'static [Action] {
        if self.typing.is_some() {
            &[Action::Submit, Action::Close]
        } else if self.selecting.is_some() {
            &[
                Action::Mark,
                Action::WordRight,
                Action::Submit,
                Action::Close,
            ]
        } else {
            &[
                Action::Accept,
                Action::ChangeFinding,
                Action::NotIdentifying,
                Action::NextUnreviewed,
                Action::Approve,
                Action::RedactMore,
                Action::Exclude,
                Action::Open,
                Action::Help,
                Action::Close,
            ]
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
            Event::Review(view) if view.batch == self.batch => {
                let first = self.view.is_none();
                self.view = Some((**view).clone());
                let last = self
                    .record()
                    .map_or(0, |r| r.findings.len().saturating_sub(1));
                self.finding = self.finding.min(last);
                if first && self.records().is_empty() {
                    s.notice = Some(t("review-empty"));
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
                    self.typing = None;
                    Flow::Stay
                }
                Action::NextPane => Flow::Stay,
                _ => Flow::Pass,
            };
        }
        if self.selecting.is_some() {
            return self.select(action, out);
        }
        let (rows, shown) = draw::rows(self, s.size);
        let most = rows.saturating_sub(shown);
        match action {
            Action::Close => return Flow::Close,
            Action::Down => self.step(1),
            Action::Up => self.step(-1),
            Action::PageDown => self.scroll = (self.scroll + shown.max(1)).min(most),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(shown.max(1)),
            Action::Top => self.go(0),
            Action::Bottom => self.go(usize::MAX),
            Action::NextRecord => self.go(self.at + 1),
            Action::PreviousRecord => self.go(self.at.saturating_sub(1)),
            Action::NextUnreviewed => self.next_open(s),
            Action::Accept => {
                self.decide(Verdict::Accept, out);
                self.step(1);
            }
            Action::NotIdentifying => self.decide(Verdict::NotIdentifying(MarkScope::Case), out),
            Action::NotIdentifyingAnywhere => {
                self.decide(Verdict::NotIdentifying(MarkScope::Practice), out)
            }
            Action::Reopen => self.decide(Verdict::Reopen, out),
            Action::ChangeFinding => {
                let now = self.chosen().map(|f| f.replacement.clone());
                self.typing = now.map(|r| (Types::Replacement, TextField::with(&r)));
            }
            Action::RedactMore => self.selecting = self.record().map(|_| (0, None)),
            Action::Exclude => {
                let now = self.record().map(|r| (r.record.id, !r.record.excluded));
                out.extend(
                    now.map(|(id, out)| Command::Share(ShareAct::Exclude(self.batch, id, out))),
                );
            }
            Action::Open => {
                if let Some(r) = self.record() {
                    let title = tf("review-details", &[("n", r.record.id.0.into())]);
                    s.show(Source::page(&title, &page::text(r)));
                }
            }
            Action::Approve => match self.keeps().or_else(|| self.warn()) {
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
