//! What lies over the panes: each overlay is one file here that holds its data, its keys, the words of its footer and its drawing. To add one, write
//! the file, name it below and give the action that opens it a line in [`open`]; nothing else has to know of it. The one on top gets the keys first.

mod asks;
pub mod cases;
mod colon;
pub mod completing;
pub mod confirm;
pub mod consent;
pub mod draft;
pub mod find;
pub mod finder;
pub mod help;
mod in_text;
pub mod jump;
pub mod letter;
pub mod lock;
pub mod marks;
pub mod palette;
pub mod parameters;
mod path;
pub mod picker;
pub mod prompt;
pub mod review;
pub mod settings;
pub mod sharing;
pub mod source;
pub mod summary;
pub mod templates;

use super::action::Action;
use super::editor::TextField;
use super::event::{Command, Event};
use super::keymap::Layer;
use super::rights::RETENTION_YEARS;
use super::sharing::ShareAct;
use super::state::State;
use super::view::Paint;
use crate::casebook::ClientId;
use crate::locale::t;
use crossterm::event::KeyEvent;
use picker::Picker;
use prompt::{Asks, Prompt};
use ratatui::layout::Position;

/// What an overlay made of a key or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It took it and stays.
    Stay,
    /// It is done and goes.
    Close,
    /// It is not its own: what holds everywhere holds.
    Pass,
}

/// Where a key that goes through rows leads from `at`: to the next row or page, or to an end; none for any other key. It may lead beyond `last`.
pub fn gone(at: usize, action: Action, page: usize, last: usize) -> Option<usize> {
    Some(match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::PageDown => at + page,
        Action::PageUp => at.saturating_sub(page),
        Action::Top => 0,
        Action::Bottom => last,
        _ => return None,
    })
}

/// Something over the panes. While it handles something it is not among `State::overlays`, so it may show another.
pub trait Overlay: std::fmt::Debug + Send {
    /// The table of keys in force.
    fn layer(&self) -> Layer;

    /// An action its keys led to.
    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow;

    /// Draws it over what is there; returns the cursor if it has one.
    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position>;

    /// The actions its footer offers.
    fn offers(&self) -> &'static [Action] {
        &[Action::Submit, Action::Close]
    }

    /// What an action is called in its footer, by its key in the locale files, where the general word (`short-NAME`) does not say it.
    fn named(&self, action: Action) -> Option<&'static str> {
        // What is sent in a question is chosen in a list.
        (action == Action::Submit).then_some("short-choose")
    }

    /// The sentence that says what an action does here, by its key in the locale files, where the general one (`action-NAME`) does not.
    fn explained(&self, _: Action) -> Option<&'static str> {
        None
    }

    /// The list that is narrowed by typing, where it is one.
    fn list(&self) -> Option<&Picker> {
        None
    }

    /// The same, to be changed.
    fn list_mut(&mut self) -> Option<&mut Picker> {
        None
    }

    /// The field that letters go to.
    fn field(&self) -> Option<&TextField> {
        self.list().map(|l| &l.field)
    }

    /// The same, to be changed.
    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.list_mut().map(|l| &mut l.field)
    }

    /// Columns and rows of its field, when that has several lines.
    fn window(&self, _: &State) -> Option<(usize, usize)> {
        None
    }

    /// What was typed in it that is the beginning of a question and no answer to what it asks.
    fn question_begun(&self) -> Option<String> {
        None
    }

    /// Its field has changed.
    fn edited(&mut self, _: &mut State, _: &mut Vec<Command>) {
        if let Some(list) = self.list_mut() {
            list.narrow();
        }
    }

    /// Whether it wants keys as they are, before any keymap.
    fn takes_keys(&self) -> bool {
        false
    }

    /// A key as it is.
    fn key(&mut self, _: &mut State, _: &KeyEvent, _: &mut Vec<Command>) -> Flow {
        Flow::Pass
    }

    /// Something it may have been waiting for; `Pass` when it was not.
    fn receive(&mut self, _: &mut State, _: &Event, _: &mut Vec<Command>) -> Flow {
        Flow::Pass
    }

    /// Whether nothing under it may be seen.
    fn hides_all(&self) -> bool {
        false
    }
}

/// Opens what an action opens over the panes, and asks for what it shows; nothing for an action that opens nothing.
pub fn open(s: &mut State, action: Action, out: &mut Vec<Command>) {
    match action {
        Action::Jump => {
            let jump = jump::Jump::new(s);
            s.show(jump);
        }
        Action::Finder => {
            s.show(finder::Finder::default());
            out.push(Command::Find);
        }
        Action::Palette => {
            let palette = palette::Palette::new(s);
            s.show(palette);
        }
        Action::Help => {
            let help = help::Help::new(s);
            s.show(help);
        }
        Action::Settings => {
            s.show(settings::Settings::default());
            out.push(Command::ReadSettings);
        }
        Action::Sharing => {
            s.show(sharing::Sharing::default());
            out.push(Command::Share(ShareAct::Read));
        }
        Action::HandOver | Action::EraseClient => {
            match s
                .case_meant()
                .map(|c| (c.case.client_id, c.client_label.clone()))
            {
                Some((client, label)) => rights(s, action, client, label, out),
                None => s.notice = Some(t("wb-which-case")),
            }
        }
        Action::Retention => out.push(Command::Share(ShareAct::Retention(RETENTION_YEARS))),
        Action::Audit => out.push(Command::Share(ShareAct::Audit)),
        Action::Marks => {
            s.show(marks::Marks::default());
            out.push(Command::Share(ShareAct::Marks));
        }
        Action::NewCase => {
            s.show(Prompt::by_key(Asks::CaseClient, s));
            // A client whose cases were all put away is one all the same.
            out.push(Command::ListClients);
        }
        Action::Import => s.show(Prompt::by_key(Asks::Import, s)),
        Action::ExportConversation if s.leaf().is_none() => {
            s.notice = Some(t("wb-no-answer-yet"));
        }
        Action::ExportConversation => {
            let prompt = Prompt::export(s);
            s.show(prompt);
        }
        Action::Parameters => {
            s.show(parameters::Parameters::new());
            out.push(Command::ReadPreferences(s.case_id()));
        }
        Action::Summary => {
            s.show(summary::Summary::new());
            out.push(Command::ReadSummary(s.case_id(), s.leaf()));
        }
        Action::ReplaceLetter | Action::FindLetter if s.editing() => {
            s.show(letter::Letter::of(action));
        }
        Action::Template if s.editing() => {
            s.show(templates::Templates::default());
            out.push(Command::ReadTemplates);
        }
        Action::Search | Action::Replace if s.editing() => {
            let find = find::Find::in_note(s, action == Action::Replace);
            s.show(find);
        }
        _ => {
            if let Some(kind) = draft::kind_of(action).filter(|_| !s.running()) {
                draft::begin(s, kind, out);
            }
        }
    }
}

/// Asks what has to be known before a client is handed everything, or erased.
fn rights(s: &mut State, action: Action, client: ClientId, label: String, out: &mut Vec<Command>) {
    s.show(if action == Action::EraseClient {
        out.push(Command::Share(ShareAct::Documents(client)));
        Prompt::new(Asks::Erase(client, label), "")
    } else {
        Prompt::new(Asks::HandOver(client, label), "~/")
    });
}

/// Lets the overlay on top handle something. It goes back below whatever it showed, unless it is done.
pub fn with_top(
    s: &mut State,
    handle: impl FnOnce(&mut dyn Overlay, &mut State) -> Flow,
) -> Option<Flow> {
    let mut top = s.overlays.pop()?;
    let depth = s.overlays.len();
    let flow = handle(&mut *top, s);
    if flow != Flow::Close {
        s.overlays.insert(depth.min(s.overlays.len()), top);
    }
    Some(flow)
}
