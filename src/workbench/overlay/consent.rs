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
            Action::Down | Action::Up => {
                self.at = match action {
                    Action::Down => (self.at + 1).min(ROWS - 1),
                    _ => self.at.saturating_sub(1),
                };
                self.in_sight(s);
            }
            Action::PageDown => self.scroll = (self.scroll + page(s)).min(self.furthest(s)),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(page(s)),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = self.furthest(s),
            Action::Open => self.change(),
            Action::Submit => return self.decide(ConsentState::Given, s, out),
            Action::Refuse => return self.decide(ConsentState::Refused, s, out),
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let area = view::middle(s.size, WIDTH, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &format!("{} · {}", t("share-consent"), self.who));
        let text = self.text(s);
        let lines = self.choices();
        // The choices stand below the text; where that would leave too little of it, they come after it and all of it scrolls.
        let (rows, choices_at) = match apart(s) {
            Some(rows) => (rows, rows + 1),
            None => (inside.height, 0),
        };
        let all = text.len() + if choices_at == 0 { lines.len() + 1 } else { 0 };
        for (y, line) in (0..rows).zip(text.iter().skip(self.scroll)) {
            let meaning = if line.starts_with('#') {
                Meaning::Heading
            } else {
                Meaning::Text
            };
            p.text(inside, 0, y, line, meaning);
        }
        for (i, line) in lines.iter().enumerate() {
            let y = if choices_at > 0 {
                Some(choices_at + u16::try_from(i).unwrap_or(0))
            } else {
                let row = (text.len() + 1 + i).checked_sub(self.scroll);
                row.and_then(|r| u16::try_from(r).ok())
            };
            let Some(y) = y.filter(|y| *y < inside.height) else {
                continue;
            };
            p.line(inside, 0, y, line, Meaning::Text);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
        }
        if self.scroll + usize::from(rows) < all {
            let key = s.keymap.key_of(&[Layer::Consent], Action::PageDown);
            let more = format!(" ↓ {} ", key.unwrap_or_default());
            p.right(inside, rows.saturating_sub(1), &more, Meaning::Key);
        }
        None
    }
}

const WIDTH: u16 = 88;

/// Columns and rows inside the frame.
fn inside(s: &State) -> (u16, u16) {
    let (w, h) = s.size;
    let height = h.saturating_sub(2);
    (
        WIDTH.min(w).saturating_sub(4),
        height.min(h).saturating_sub(2),
    )
}

/// Rows of the text when the choices stand below it; `None` when there is no room for both.
fn apart(s: &State) -> Option<u16> {
    let choices = u16::try_from(ROWS + 1).unwrap_or(6);
    inside(s).1.checked_sub(choices).filter(|rows| *rows >= 6)
}

fn page(s: &State) -> usize {
    let rows = apart(s).unwrap_or(inside(s).1);
    usize::from(rows.saturating_sub(1)).max(1)
}

impl Consent {
    /// The notice in rows.
    fn text(&self, s: &State) -> Vec<&'static str> {
        let width = usize::from(inside(s).0);
        let rows = self.notice().trim_end().split('\n').flat_map(|line| {
            let rows = wrap(line, width, 0).into_iter();
            rows.map(move |r| line.get(r.start..r.end).unwrap_or_default())
        });
        rows.collect()
    }

    /// How far it scrolls.
    fn furthest(&self, s: &State) -> usize {
        let text = self.text(s).len();
        match apart(s) {
            Some(rows) => text.saturating_sub(usize::from(rows)),
            None => (text + 1 + ROWS).saturating_sub(usize::from(inside(s).1)),
        }
    }

    /// The chosen row is in sight.
    fn in_sight(&mut self, s: &State) {
        if apart(s).is_none() {
            let row = self.text(s).len() + 1 + self.at;
            let rows = usize::from(inside(s).1);
            self.scroll = self.scroll.clamp((row + 1).saturating_sub(rows), row);
        }
    }

    fn choices(&self) -> Vec<String> {
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
        lines
    }
}
