//! Giving consent: the text a person is shown, what may be shared, how far it is anonymised, and how the decision came to the coach. Nothing is ticked
//! beforehand. Refusing is one key too.

use super::{Flow, Overlay};
use crate::casebook::{AnonymisationLevel, ClientId, ConsentState, DataType, Principal};
use crate::locale::{language, t, tf};
use crate::sharing::consent::{Choice, METHODS, notice};
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::sharing::{Person, ShareAct};
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::{Position, Rect};

/// The overlay.
#[derive(Debug)]
pub struct Consent {
    client: Option<ClientId>,
    who: String,
    /// What may be ticked: a client has no materials of the coach's to share.
    types: Vec<DataType>,
    kinds: Vec<bool>,
    full: bool,
    method: usize,
    at: usize,
    scroll: usize,
}

impl Consent {
    /// For this person; what was given before is ticked.
    pub fn new(person: &Person) -> Self {
        let now = person
            .status
            .current
            .as_ref()
            .filter(|_| person.status.consent_given);
        let types: Vec<DataType> = DataType::ALL
            .iter()
            .copied()
            .filter(|d| person.client.is_none() || *d != DataType::Materials)
            .collect();
        Self {
            client: person.client,
            who: if person.client.is_none() {
                t("share-you")
            } else {
                person.label.clone()
            },
            kinds: types
                .iter()
                .map(|d| now.is_some_and(|c| c.data_types.contains(d)))
                .collect(),
            types,
            full: now.is_none_or(|c| c.level == AnonymisationLevel::Full),
            method: if person.client.is_some() { 1 } else { 0 },
            at: 0,
            scroll: 0,
        }
    }

    /// Rows that can be changed: the kinds, the level, the way it was given.
    fn rows(&self) -> usize {
        self.types.len() + 2
    }

    fn change(&mut self) {
        let at = self.at;
        match self.kinds.get_mut(at) {
            Some(kind) => *kind = !*kind,
            None if at == self.types.len() => self.full = !self.full,
            None => self.method = (self.method + 1) % METHODS.len(),
        }
    }

    fn decide(&self, state: ConsentState, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let kinds = self.types.iter().zip(&self.kinds).filter(|(_, on)| **on);
        let data_types: Vec<DataType> = kinds.map(|(d, _)| *d).collect();
        if state == ConsentState::Given && data_types.is_empty() {
            s.notice = Some(t("share-tick-something"));
            return Flow::Stay;
        }
        out.push(Command::Share(ShareAct::Consent(
            self.client,
            Box::new(Choice {
                data_types: if state == ConsentState::Given {
                    data_types
                } else {
                    Vec::new()
                },
                state,
                level: if self.full {
                    AnonymisationLevel::Full
                } else {
                    AnonymisationLevel::Partial
                },
                language: language(),
                method: METHODS
                    .get(self.method)
                    .copied()
                    .unwrap_or("on_screen")
                    .to_owned(),
                expires_ms: None,
            }),
        )));
        Flow::Close
    }

    /// How far the notice scrolls.
    fn longest(&self, s: &State) -> usize {
        let area = view::middle(s.size, 88, s.size.1.saturating_sub(2));
        let width = usize::from(area.width.saturating_sub(4));
        let room = usize::from(area.height.saturating_sub(2)).saturating_sub(self.rows() + 1);
        told(self.notice(), width).len().saturating_sub(room)
    }

    fn notice(&self) -> &'static str {
        let principal = if self.client.is_some() {
            Principal::Client
        } else {
            Principal::Coach
        };
        notice(principal, language())
    }
}

/// The notice in rows as a person reads it: marks of emphasis go, a heading looks like one, and so does a line that begins with one.
fn told(notice: &str, width: usize) -> Vec<(String, Meaning)> {
    let mut out = Vec::new();
    for line in notice.trim_end().split('\n') {
        let heading = line.starts_with('#');
        let text = line.trim_start_matches('#').replace(['*', '`'], "");
        let text = text.trim_start();
        for row in wrap(text, width, 0) {
            let part = text.get(row.start..row.end).unwrap_or_default().to_owned();
            out.push((
                part,
                if heading {
                    Meaning::Heading
                } else {
                    Meaning::Text
                },
            ));
        }
    }
    out
}

impl Overlay for Consent {
    fn layer(&self) -> Layer {
        Layer::Consent
    }

    fn offers(&self) -> &'static [Action] {
        &[
            Action::Open,
            Action::Submit,
            Action::Refuse,
            Action::PageDown,
            Action::Close,
        ]
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Close => return Flow::Close,
            Action::Down => self.at = (self.at + 1).min(self.rows() - 1),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::PageDown => self.scroll = (self.scroll + 5).min(self.longest(s)),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(5),
            Action::Open => self.change(),
            Action::Submit => return self.decide(ConsentState::Given, s, out),
            Action::Refuse => return self.decide(ConsentState::Refused, s, out),
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, 88, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &format!("{} · {}", t("share-consent"), self.who));
        let choices = u16::try_from(self.rows() + 1).unwrap_or(6);
        let text_rows = inside.height.saturating_sub(choices);
        let width = usize::from(inside.width);
        let rows = told(self.notice(), width);
        let most = rows.len().saturating_sub(usize::from(text_rows));
        let from = self.scroll.min(most);
        for (y, (text, meaning)) in (0..text_rows).zip(rows.iter().skip(from)) {
            p.text(inside, 0, y, text, *meaning);
        }
        // Nobody should agree to a text of which the end was never seen for want of a hint.
        if from < most {
            p.right(
                Rect::new(inside.x, inside.y + text_rows, inside.width, 1),
                0,
                &t("consent-more"),
                Meaning::Warning,
            );
        }
        let tick = |on: bool| if on { "[x]" } else { "[ ]" };
        let level = if self.full {
            "anonymisation-full"
        } else {
            "anonymisation-partial"
        };
        let method = METHODS
            .get(self.method)
            .copied()
            .unwrap_or_default()
            .replace('_', "-");
        let kinds = self.types.iter().zip(&self.kinds);
        let mut lines: Vec<String> = kinds
            .map(|(d, on)| format!("{} {}", tick(*on), t(&format!("data-type-{}", d.as_str()))))
            .collect();
        lines.push(tf("consent-row-level", &[("value", t(level).into())]));
        let method = t(&format!("consent-method-{method}"));
        lines.push(tf("consent-row-method", &[("value", method.into())]));
        for (i, text) in lines.iter().enumerate() {
            let y = text_rows + 1 + u16::try_from(i).unwrap_or(0);
            p.line(inside, 0, y, text, Meaning::Text);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        None
    }
}
