//! Giving consent: the text a person is shown, what may be shared, how far it is anonymised, and how the decision came to the coach. Nothing is ticked
//! beforehand. Refusing is one key too.

use super::{Flow, Overlay};
use crate::casebook::{AnonymisationLevel, ClientId, ConsentState, DataType, Principal};
use crate::locale::{language, t};
use crate::sharing::consent::{Choice, METHODS, notice};
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::sharing::{Person, ShareAct};
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;

/// Rows that can be changed: three kinds, the level, the way it was given.
const ROWS: usize = 5;

/// The overlay.
#[derive(Debug)]
pub struct Consent {
    client: Option<ClientId>,
    who: String,
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
        Self {
            client: person.client,
            who: person.name(),
            kinds: DataType::ALL
                .iter()
                .map(|d| now.is_some_and(|c| c.data_types.contains(d)))
                .collect(),
            full: now.is_none_or(|c| c.level == AnonymisationLevel::Full),
            method: person.usual_method(),
            at: 0,
            scroll: 0,
        }
    }

    fn change(&mut self) {
        match self.at {
            i @ 0..=2 => {
                if let Some(kind) = self.kinds.get_mut(i) {
                    *kind = !*kind;
                }
            }
            3 => self.full = !self.full,
            _ => self.method = (self.method + 1) % METHODS.len(),
        }
    }

    fn decide(&self, state: ConsentState, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let kinds = DataType::ALL.iter().zip(&self.kinds).filter(|(_, on)| **on);
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

    fn notice(&self) -> &'static str {
        let principal = if self.client.is_some() {
            Principal::Client
        } else {
            Principal::Coach
        };
        notice(principal, language())
    }
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
            Action::Down => self.at = (self.at + 1).min(ROWS - 1),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::PageDown => self.scroll = (self.scroll + 5).min(200),
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
        let choices = u16::try_from(ROWS + 1).unwrap_or(6);
        let text_rows = inside.height.saturating_sub(choices);
        let width = usize::from(inside.width);
        let rows = self
            .notice()
            .split('\n')
            .flat_map(|l| wrap(l, width, 0).into_iter().map(move |r| (l, r)));
        for (y, (line, row)) in (0..text_rows).zip(rows.skip(self.scroll)) {
            let meaning = if line.starts_with('#') {
                Meaning::Heading
            } else {
                Meaning::Text
            };
            p.text(
                inside,
                0,
                y,
                line.get(row.start..row.end).unwrap_or_default(),
                meaning,
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
        let kinds = DataType::ALL.iter().zip(&self.kinds);
        let mut lines: Vec<String> = kinds
            .map(|(d, on)| format!("{} {}", tick(*on), t(&format!("data-type-{}", d.as_str()))))
            .collect();
        lines.push(t(level));
        lines.push(t(&format!("consent-method-{method}")));
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
