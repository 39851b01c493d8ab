//! A line to be typed: what to import, the label of a client, a title, another name for something, a file to write, the minutes of a session, a session or
//! a score as it should have been, the label of who is to be erased.

mod submit;

pub use super::asks::Asks;
use super::asks::leaving;
use super::cases::Cases;
use super::completing;
use super::confirm::Confirm;
use super::path::{is_path, is_text, path_of, typed_as};
use super::{Flow, Overlay};
use crate::casebook::{CaseId, Date, day_here, nearly, today};
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::correcting::{Correction, Named};
use crate::workbench::editor::TextField;
use crate::workbench::entries::{read_score, read_session};
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::rights;
use crate::workbench::sharing::ShareAct;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::update;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::Position;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

const WIDTH: u16 = 70;

/// The overlay.
#[derive(Debug)]
pub struct Prompt {
    asks: Asks,
    field: TextField,
    /// What was proposed.
    proposal: String,
    /// The letter that opened it, where one did: it may have been meant as the first of a question.
    letter: Option<char>,
    /// What was wrong with the line as sent before.
    wrong: Option<String>,
    /// The open case with the label of its client: what is imported is theirs, and goes when they are erased, unless it is for all cases.
    of_case: Option<(CaseId, String)>,
    /// How many documents go with whom is to be erased, when it is known.
    documents: Option<usize>,
    /// What the path that was typed may go on with, when there is more than one.
    names: Vec<String>,
    /// Every client, when they are known.
    clients: Vec<String>,
    /// The client there is already whose label is nearly the one that was typed.
    near: Option<String>,
}

impl Prompt {
    /// Asks for this, with a proposal.
    pub fn new(asks: Asks, proposal: &str) -> Self {
        Self {
            asks,
            field: TextField::with(proposal),
            proposal: proposal.to_owned(),
            letter: None,
            wrong: None,
            of_case: None,
            documents: None,
            names: Vec::new(),
            clients: Vec::new(),
            near: None,
        }
    }

    /// Asks for this, opened in the panes. In the conversation the letter that did may have been meant as the first of a question: `Ik`, `Nu`.
    pub fn by_key(asks: Asks, s: &State) -> Self {
        let mut out = Self::new(asks, "");
        if out.asks == Asks::Import {
            let case = s.case.as_ref();
            out.of_case = case.map(|c| (c.case.id, c.client_label.clone()));
        }
        out.letter = s.letter.filter(|_| s.layer() == Layer::Conversation);
        out
    }

    /// Asks which file the conversation is written to, with a name that gives way to what is typed.
    pub fn export(s: &State) -> Self {
        let now = jiff::Timestamp::from_millisecond(s.last_seen).unwrap_or_default();
        let now = now.to_zoned(jiff::tz::TimeZone::system());
        let name = [
            ("day", now.strftime("%Y-%m-%d").to_string().into()),
            ("time", now.strftime("%H%M").to_string().into()),
        ];
        let mut out = Self::new(Asks::Export, &tf("wb-export-name", &name));
        out.field.select_all();
        out.letter = s.letter;
        out
    }

    /// Asks it again, with the file that could not be written and why.
    pub fn export_again(path: &Path, why: String) -> Self {
        let mut out = Self::new(Asks::Export, &path.display().to_string());
        out.wrong = Some(why);
        out
    }

    /// Asks it again, with the path nothing was imported from and why, and for whom it was: never for all what was for one. None where that one is not
    /// listed any more.
    pub fn import_again(path: &Path, case: Option<CaseId>, why: String, s: &State) -> Option<Self> {
        let mut out = Self::new(Asks::Import, &typed_as(path));
        if let Some(id) = case {
            let row = s.case.iter().chain(&s.cases).find(|c| c.case.id == id)?;
            out.of_case = Some((id, row.client_label.clone()));
        }
        out.wrong = Some(why);
        Some(out)
    }

    /// What is asked, with what it will touch.
    fn title(&self, s: &State) -> String {
        let by = |action, key| tf(key, &[("key", s.key_in(Layer::Input, action).into())]);
        let other = |key| by(Action::ImportScope, key);
        match (&self.asks, &self.of_case, &s.case) {
            (Asks::Import, Some((_, label)), _) => {
                let who = ("who", label.as_str().into());
                let into = tf("wb-prompt-import-case", &[who]);
                format!("{into} {}", other("wb-prompt-import-to-all"))
            }
            (Asks::Import, None, Some(_)) => {
                let into = t("wb-prompt-import-all");
                format!("{into} {}", other("wb-prompt-import-to-case"))
            }
            (Asks::Name(Named::Case(_), _), ..) => {
                let other = by(Action::NextPane, "wb-name-case-client");
                format!("{}: {other}", self.asks.title(s))
            }
            (Asks::Erase(..), ..) if self.documents.is_some_and(|n| n > 0) => {
                let n = self.documents.unwrap_or_default();
                let go = tf("rights-erase-documents", &[("n", n.into())]);
                format!("{go} {}", self.asks.title(s))
            }
            _ => self.asks.title(s),
        }
    }
}

impl Overlay for Prompt {
    fn layer(&self) -> Layer {
        Layer::Input
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.field)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.field)
    }

    fn offers(&self) -> &'static [Action] {
        if self.asks.is_for_path() {
            &[Action::Submit, Action::NextPane, Action::Close]
        } else {
            &[Action::Submit, Action::Close]
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match (action, &self.asks) {
            (Action::NextPane, _) => Some("short-complete"),
            (Action::Submit, Asks::Export) => Some("short-write"),
            (Action::Submit, _) => Some("short-choose"),
            // What was typed is not lost: it goes on as a question.
            (Action::Close, _) if self.question_begun().is_some() => Some("short-to-question"),
            _ => None,
        }
    }

    /// Where a letter alone asked for something, all that was typed and cannot be it.
    fn question_begun(&self) -> Option<String> {
        let first = self.letter?;
        let typed = self.field.text();
        let none = typed.trim().is_empty() || typed == self.proposal;
        let longer = |words: usize| {
            typed.trim_end().ends_with('?') || typed.split_whitespace().count() > words
        };
        let begun = match self.asks {
            Asks::Export => !is_path(typed),
            // A folder may be called by any one word, a client by two.
            Asks::Import => longer(1) && !is_path(typed),
            Asks::CaseClient => longer(2),
            _ => false,
        };
        (begun && !none).then(|| format!("{first}{typed}"))
    }

    fn edited(&mut self, s: &mut State, _: &mut Vec<Command>) {
        self.wrong = None;
        self.names.clear();
        self.near = None;
        // What may be a question is a draft from its first letters.
        if self.letter.is_some() {
            s.question_touched(s.last_seen);
        }
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        match action {
            Action::Submit => self.submit(s, out),
            Action::Close => {
                if let Some(begun) = self.question_begun() {
                    s.go_on_asking(&begun);
                }
                Flow::Close
            }
            Action::NextPane if self.near.is_some() => {
                let near = self.near.take().unwrap_or_default();
                s.show(Self::new(Asks::CaseTitle(near), ""));
                Flow::Close
            }
            Action::NextPane => {
                if let Asks::Name(Named::Case(case), title) = &self.asks {
                    let clients = Cases::clients_for(s, *case, title);
                    s.show(clients);
                    out.push(Command::ListClients);
                    return Flow::Close;
                }
                if self.asks.is_for_path() {
                    out.push(Command::CompletePath(self.field.text().to_owned()));
                }
                Flow::Stay
            }
            Action::ImportScope if self.asks == Asks::Import => {
                if self.of_case.take().is_none() {
                    let case = s.case.as_ref();
                    self.of_case = case.map(|c| (c.case.id, c.client_label.clone()));
                }
                Flow::Stay
            }
            // What was selected for the coach is not selected further by moving in it.
            Action::Left
            | Action::Right
            | Action::WordLeft
            | Action::WordRight
            | Action::LineStart
            | Action::LineEnd => {
                self.field.unmark();
                Flow::Pass
            }
            _ => Flow::Pass,
        }
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        match (event, &self.asks) {
            (Event::Documents(of, n), Asks::Erase(client, _)) if of == client => {
                self.documents = Some(*n);
                Flow::Stay
            }
            (Event::Clients(all), Asks::CaseClient) => {
                self.clients = all.iter().map(|(_, label)| label.clone()).collect();
                Flow::Stay
            }
            (Event::Paths(typed, names), asks) if asks.is_for_path() => {
                // What was typed since is not completed by what belonged to less of it.
                if typed == self.field.text() {
                    self.wrong = names.is_empty().then(|| t("wb-path-nothing"));
                    self.field.set(&completing::completed(typed, names));
                    self.field.finish();
                    self.names = names.clone();
                    self.names
                        .truncate(if names.len() > 1 { names.len() } else { 0 });
                }
                Flow::Stay
            }
            _ => Flow::Pass,
        }
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let asks = self.title(s);
        let columns = WIDTH.min(s.size.0);
        // A question longer than the frame is broad stands inside it, over the line.
        let room = usize::from(columns.saturating_sub(4));
        let said = if asks.width() + 3 > room {
            wrap(&asks, room, 0)
        } else {
            Vec::new()
        };
        let over = u16::try_from(said.len()).unwrap_or(0);
        let wrong = self.wrong.as_deref().unwrap_or_default();
        let below = match wrong {
            "" => Vec::new(),
            _ => wrap(wrong, room, 0),
        };
        let most = usize::from(s.size.1.saturating_sub(6 + over)).min(6);
        let names = completing::rows(&self.names, room, most);
        let rows = u16::try_from(below.len() + names.len()).unwrap_or(0);
        let height = 3 + over + rows;
        let title = if said.is_empty() { asks.as_str() } else { "" };
        let inside = p.frame(view::middle(s.size, columns, height), title);
        for (y, row) in (0..over).zip(said) {
            let part = asks.get(row.start..row.end).unwrap_or_default();
            p.text(inside, 0, y, part, Meaning::Title);
        }
        let cursor = view::field(p, inside, 0, over, &self.field);
        for (y, row) in (over + 1..).zip(below) {
            let part = wrong.get(row.start..row.end).unwrap_or_default();
            p.text(inside, 0, y, part, Meaning::Error);
        }
        for (y, row) in (over + 1..).zip(&names) {
            p.text(inside, 0, y, row, Meaning::Dim);
        }
        Some(cursor)
    }
}
