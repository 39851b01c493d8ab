//! Giving consent: what is in force, the text a person is shown, what may be shared, how far it is anonymised, how the decision came to the coach, whether
//! this was the text that was shown, and the last day it holds. Nothing is ticked beforehand. Refusing is one key too.

mod room;

use super::{Flow, Overlay};
use crate::casebook::{AnonymisationLevel, ClientId, ConsentState, DataType, Principal};
use crate::locale::{Language, t, tf};
use crate::sharing::consent::{Choice, METHODS, Shown, notice};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::people::{Decided, Person, end_of};
use crate::workbench::sharing::ShareAct;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

/// The overlay.
#[derive(Debug)]
pub struct Consent {
    client: Option<ClientId>,
    speaks: Language,
    who: String,
    /// What may be ticked: a client has no materials of the coach's to share.
    types: &'static [DataType],
    kinds: Vec<bool>,
    full: bool,
    method: usize,
    /// Which text was shown, where the coach says so; else the way the decision came tells.
    shown: Option<Shown>,
    /// The last day it holds, as typed; empty: until it is withdrawn.
    until: String,
    /// That day while it is being typed.
    typing: Option<TextField>,
    /// What is in force now.
    now: Option<String>,
    /// What the coach should know before asking: that nobody is named as who answers for the data.
    unnamed: Option<String>,
    /// That the yes in force rests on an older text.
    newer: Option<String>,
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
        let types = DataType::of(person.principal());
        Self {
            speaks: person.speaks,
            client: person.client,
            who: person.name(),
            kinds: types
                .iter()
                .map(|d| now.is_some_and(|c| c.data_types.contains(d)))
                .collect(),
            types,
            full: now.is_none_or(|c| c.level == AnonymisationLevel::Full),
            method: person.usual_method(),
            shown: None,
            until: person.last_day().unwrap_or_default(),
            typing: None,
            now: match person.decided() {
                Decided::NotAsked(_) => None,
                Decided::Yes(said) | Decided::No(said) => Some(said),
            },
            unnamed: person.unnamed(),
            newer: person.status.newer_text_told(),
            at: 0,
            scroll: 0,
        }
    }

    /// Rows that can be changed: the kinds, the level, the way it was given, the text where that has to be said, the last day.
    fn rows(&self) -> usize {
        self.types.len() + 3 + usize::from(self.says_text())
    }

    /// Whether which text was shown has to be said: it was read elsewhere.
    fn says_text(&self) -> bool {
        Shown::by(self.way()) == Shown::Unknown
    }

    /// How the decision came, one of [`METHODS`].
    fn way(&self) -> &'static str {
        METHODS.get(self.method).copied().unwrap_or("on_screen")
    }

    /// Which text was shown, as far as it is known.
    fn shown(&self) -> Shown {
        let by_way = || Shown::by(self.way());
        self.shown.clone().unwrap_or_else(by_way)
    }

    fn change(&mut self) {
        let (at, says_text) = (self.at, self.says_text());
        match self.kinds.get_mut(at) {
            Some(kind) => *kind = !*kind,
            None if at == self.types.len() => self.full = !self.full,
            None if at == self.types.len() + 1 => {
                self.method = (self.method + 1) % METHODS.len();
                self.shown = None;
            }
            None if says_text && at == self.types.len() + 2 => {
                self.shown = Some(match self.shown() {
                    Shown::Now => Shown::Unknown,
                    _ => Shown::Now,
                });
            }
            None => self.typing = Some(TextField::with(&self.until)),
        }
    }

    /// A key while the last day is typed.
    fn type_day(&mut self, s: &mut State, action: Action) -> Flow {
        match (action, self.typing.take()) {
            (Action::Submit, Some(field)) => match end_of(field.text()) {
                Ok(_) => self.until = field.text().trim().to_owned(),
                Err(why) => {
                    s.notice = Some(why);
                    self.typing = Some(field);
                }
            },
            (Action::Close, _) => {}
            (Action::NextPane, field) => self.typing = field,
            (_, field) => {
                self.typing = field;
                return Flow::Pass;
            }
        }
        Flow::Stay
    }

    fn decide(&self, state: ConsentState, s: &mut State, out: &mut Vec<Command>) -> Flow {
        let kinds = self.types.iter().zip(&self.kinds).filter(|(_, on)| **on);
        let data_types: Vec<DataType> = kinds.map(|(d, _)| *d).collect();
        if state == ConsentState::Given && data_types.is_empty() {
            s.notice = Some(t("share-tick-something"));
            return Flow::Stay;
        }
        let expires_ms = match end_of(&self.until) {
            Ok(end) => end.filter(|_| state == ConsentState::Given),
            // It was ahead when it was typed, or when it was decided last time.
            Err(why) if state == ConsentState::Given => {
                s.notice = Some(why);
                return Flow::Stay;
            }
            Err(_) => None,
        };
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
                language: self.speaks,
                shown: self.shown(),
                method: self.way().to_owned(),
                expires_ms,
            }),
        )));
        Flow::Close
    }

    /// What is in force, what the coach should know, and the notice, in rows of so many columns.
    fn text(&self, width: usize) -> Vec<(String, Meaning)> {
        let principal = if self.client.is_some() {
            Principal::Client
        } else {
            Principal::Coach
        };
        let mut out = Vec::new();
        let now = self.now.as_deref();
        let now = now.map(|now| tf("consent-now", &[("what", now.into())]));
        let before = [
            (now, Meaning::Ok),
            (self.newer.clone(), Meaning::Warning),
            (self.unnamed.clone(), Meaning::Warning),
        ];
        for (says, meaning) in before.into_iter().filter_map(|(s, m)| Some((s?, m))) {
            out.extend(wrapped(&says, width, meaning));
            out.push((String::new(), Meaning::Text));
        }
        out.extend(told(notice(principal, self.speaks), width));
        out
    }
}

/// The notice in rows as a person reads it: marks of emphasis go, a heading looks like one, and so does a line that begins with one.
fn told(notice: &str, width: usize) -> Vec<(String, Meaning)> {
    let mut out = Vec::new();
    for line in notice.trim_end().split('\n') {
        let heading = line.starts_with('#');
        let text = line.trim_start_matches('#').replace(['*', '`'], "");
        let meaning = match heading {
            true => Meaning::Heading,
            false => Meaning::Text,
        };
        out.extend(wrapped(text.trim_start(), width, meaning));
    }
    out
}

/// A text in rows of so many columns.
fn wrapped(text: &str, width: usize, meaning: Meaning) -> Vec<(String, Meaning)> {
    let rows = wrap(text, width, 0).into_iter();
    let parts = rows.map(|row| text.get(row.start..row.end).unwrap_or_default());
    parts.map(|part| (part.to_owned(), meaning)).collect()
}

impl Overlay for Consent {
    fn layer(&self) -> Layer {
        if self.typing.is_some() {
            Layer::Input
        } else {
            Layer::Consent
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut()
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("consent-does-submit"),
            Action::Refuse => Some("consent-does-refuse"),
            Action::Open => Some("consent-does-open"),
            _ => None,
        }
    }

    fn offers(&self) -> &'static [Action] {
        if self.typing.is_some() {
            return &[Action::Submit, Action::Close];
        }
        // The decision first, so that a small screen offers yes and no alike.
        &[
            Action::Submit,
            Action::Refuse,
            Action::Open,
            Action::PageDown,
            Action::Help,
            Action::Palette,
            Action::Close,
        ]
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit if self.typing.is_some() => Some("short-choose"),
            Action::Submit => Some("short-agree"),
            Action::Open => Some("short-change"),
            _ => None,
        }
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if self.typing.is_some() {
            return self.type_day(s, action);
        }
        match action {
            Action::Close => return Flow::Close,
            Action::Down | Action::Up => {
                self.at = match action {
                    Action::Down => (self.at + 1).min(self.rows() - 1),
                    _ => self.at.saturating_sub(1),
                };
                self.in_sight(s);
            }
            Action::PageDown => self.scroll = (self.scroll + self.page(s)).min(self.furthest(s)),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(self.page(s)),
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
        let area = view::middle(s.size, room::WIDTH, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &format!("{} · {}", t("share-consent"), self.who));
        let text = self.text(usize::from(inside.width));
        let lines = self.choices();
        // The choices stand below the text; where that would leave too little of it, they come after it and all of it scrolls.
        let (rows, choices_at) = match self.apart(s) {
            Some(rows) => (rows, rows + 1),
            None => (inside.height, 0),
        };
        let all = text.len() + if choices_at == 0 { lines.len() + 1 } else { 0 };
        // Nobody should agree to a text of which the end was never seen for want of a hint, which has a row of its own.
        let more = self.scroll + usize::from(rows) < all;
        let hint_at = if choices_at > 0 {
            rows
        } else {
            rows.saturating_sub(1)
        };
        let rows = if more { hint_at } else { rows };
        let mut cursor = None;
        for (y, (line, meaning)) in (0..rows).zip(text.iter().skip(self.scroll)) {
            p.text(inside, 0, y, line, *meaning);
        }
        for (i, line) in lines.iter().enumerate() {
            let y = if choices_at > 0 {
                Some(choices_at + u16::try_from(i).unwrap_or(0))
            } else {
                let row = (text.len() + 1 + i).checked_sub(self.scroll);
                row.and_then(|r| u16::try_from(r).ok())
            };
            let last = if choices_at == 0 { rows } else { inside.height };
            let Some(y) = y.filter(|y| *y < last) else {
                continue;
            };
            p.line(inside, 0, y, line, Meaning::Text);
            if i == self.at {
                p.row(inside, y, Meaning::Selection);
            }
            if let Some(field) = self.typing.as_ref().filter(|_| i == self.at) {
                let asks = t("consent-ask-until");
                p.line(inside, 0, y, &" ".repeat(line.width()), Meaning::Text);
                let x = p.text(inside, 0, y, &format!("{asks} "), Meaning::Key);
                cursor = Some(view::field(p, inside, x, y, field));
            }
        }
        if more {
            p.right(inside, hint_at, &t("consent-more"), Meaning::Warning);
        }
        cursor
    }
}

impl Consent {
    fn choices(&self) -> Vec<String> {
        let tick = |on: bool| if on { "[x]" } else { "[ ]" };
        let level = if self.full {
            "anonymisation-full"
        } else {
            "anonymisation-partial"
        };
        let method = self.way().replace('_', "-");
        let kinds = self.types.iter().zip(&self.kinds);
        let mut lines: Vec<String> = kinds
            .map(|(d, on)| format!("{} {}", tick(*on), t(&format!("data-type-{}", d.as_str()))))
            .collect();
        lines.push(tf("consent-row-level", &[("value", t(level).into())]));
        let method = t(&format!("consent-method-{method}"));
        lines.push(tf("consent-row-method", &[("value", method.into())]));
        if self.says_text() {
            let text = match self.shown() {
                Shown::Now => "consent-text-this",
                _ => "consent-text-unknown",
            };
            lines.push(tf("consent-row-text", &[("value", t(text).into())]));
        }
        let until = match self.until.as_str() {
            "" => t("share-until-withdrawn"),
            day => tf("share-until", &[("day", day.into())]),
        };
        lines.push(tf("consent-row-until", &[("value", until.into())]));
        lines
    }
}
