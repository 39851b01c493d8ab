//! What each action does.

use super::{answers, asked, overlays, save_drafts};
use crate::casebook::{CaseStatus, Millis, NewNote};
use crate::locale::{self, Language, t};
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::state::{Asks, Overlay, Pane, State, Tab};
use crate::workbench::theme::BUILT_IN;

/// Performs an action.
pub(super) fn act(s: &mut State, action: Action, now: Millis, out: &mut Vec<Command>) {
    match action {
        Action::Down => step(s, 1),
        Action::Up => step(s, -1),
        Action::PageDown => step(s, page(s)),
        Action::PageUp => step(s, -page(s)),
        Action::Top => step(s, isize::MIN / 2),
        Action::Bottom => step(s, isize::MAX / 2),
        Action::NextPane => pane(s, 1),
        Action::PreviousPane => pane(s, 3),
        Action::PaneCases => s.focus = Pane::Cases,
        Action::PaneCentre => s.focus = Pane::Centre,
        Action::PaneSources => s.focus = Pane::Sources,
        Action::PaneStatus => s.focus = Pane::Status,
        Action::Open => open(s, out),
        Action::NextTab => {
            s.tab = match s.tab {
                Tab::Conversation => Tab::Notes,
                Tab::Notes => Tab::Goals,
                Tab::Goals => Tab::Conversation,
            };
            s.focus = Pane::Centre;
        }
        Action::Ask => {
            s.focus = Pane::Centre;
            s.tab = Tab::Conversation;
            s.asking_line = true;
        }
        Action::AnswerFromSources => {
            if let Some(question) = s
                .turns
                .last()
                .filter(|t| !t.running)
                .map(|t| t.question.clone())
            {
                ask(s, question, false, out);
            }
        }
        Action::NextTurn => turn(s, 1),
        Action::PreviousTurn => turn(s, -1),
        Action::Stop => {
            if s.running() {
                out.push(Command::StopAsking);
            }
        }
        Action::NewNote => match s.case_id() {
            Some(id) => out.push(Command::NewNote(id)),
            None => s.notice = Some(t("wb-open-a-case-first")),
        },
        Action::Edit => match s.notes.get(s.note_at) {
            Some(n) if s.focus == Pane::Centre && s.tab == Tab::Notes => {
                out.push(Command::ReadNote(n.id))
            }
            _ => {
                s.focus = Pane::Centre;
                s.tab = Tab::Notes;
            }
        },
        Action::NewCase => overlays::prompt(s, Asks::CaseClient, ""),
        Action::Materials => {
            leave_case(s, out);
            out.push(Command::OpenCase(None));
            s.focus = Pane::Centre;
            s.tab = Tab::Conversation;
        }
        Action::Import => overlays::prompt(s, Asks::Import, ""),
        Action::ToggleArchived => {
            s.archived = !s.archived;
            out.push(Command::ListCases {
                archived: s.archived,
            });
        }
        Action::Archive => {
            if let Some(c) = s.cases.get(s.case_at) {
                s.overlays.push(Overlay::ConfirmArchive(
                    c.case.id,
                    c.case.status == CaseStatus::Active,
                ));
            }
        }
        Action::Save => save(s, out),
        Action::Undo => {
            if s.editor.as_mut().is_some_and(|e| e.field.undo()) {
                super::typing::touched(s, now);
            }
        }
        Action::Redo => {
            if s.editor.as_mut().is_some_and(|e| e.field.redo()) {
                super::typing::touched(s, now);
            }
        }
        Action::Submit => submit(s, out),
        Action::Close => close(s, out),
        Action::Language => {
            let next = if locale::language() == Language::Nl {
                Language::En
            } else {
                Language::Nl
            };
            out.push(Command::SetLanguage(next));
        }
        Action::Theme => {
            let at = BUILT_IN
                .iter()
                .position(|n| *n == s.theme.name)
                .map_or(0, |i| i + 1);
            out.push(Command::LoadTheme(BUILT_IN[at % BUILT_IN.len()].to_owned()));
        }
        Action::Help => {
            let layer = s.layer();
            s.overlays.push(Overlay::Help { layer, scroll: 0 });
        }
        Action::Redraw => out.push(Command::Redraw),
        Action::Quit => {
            save_drafts(s, out);
            if s.running() {
                out.push(Command::StopAsking);
            }
            s.quit = true;
        }
    }
}

fn page(s: &State) -> isize {
    isize::from(i16::try_from(s.size.1).unwrap_or(24))
        .saturating_sub(6)
        .max(1)
}

/// Moves the selection or the scroll position of whatever has the keys.
fn step(s: &mut State, by: isize) {
    let to = |at: usize, len: usize| at.saturating_add_signed(by).min(len.saturating_sub(1));
    let size = s.size;
    match s.overlays.last_mut() {
        Some(Overlay::Help { scroll, layer }) => {
            let rows = crate::workbench::view::help_rows(&s.keymap, *layer).len();
            *scroll = scroll.saturating_add_signed(by).min(rows.saturating_sub(1));
            return;
        }
        Some(Overlay::Source { scroll, text, .. }) => {
            let rows = crate::workbench::view::source_rows(text, size);
            *scroll = scroll.saturating_add_signed(by).min(rows.saturating_sub(1));
            return;
        }
        Some(_) => return,
        None => {}
    }
    match (s.focus, s.tab) {
        (Pane::Cases, _) => s.case_at = to(s.case_at, s.cases.len()),
        (Pane::Centre, Tab::Notes) => s.note_at = to(s.note_at, s.notes.len()),
        (Pane::Centre, Tab::Conversation) => answers::scroll(s, by),
        (Pane::Sources, _) => s.source_at = to(s.source_at, s.sources.len()),
        (Pane::Centre, Tab::Goals) | (Pane::Status, _) => {}
    }
}

fn pane(s: &mut State, by: usize) {
    let at = Pane::ALL.iter().position(|p| *p == s.focus).unwrap_or(0);
    s.focus = Pane::ALL[(at + by) % Pane::ALL.len()];
}

fn turn(s: &mut State, by: isize) {
    s.turn_at = s
        .turn_at
        .saturating_add_signed(by)
        .min(s.turns.len().saturating_sub(1));
    s.source_at = 0;
    s.refresh_sources();
}

fn open(s: &mut State, out: &mut Vec<Command>) {
    match (s.focus, s.tab) {
        (Pane::Cases, _) => {
            if let Some(id) = s.cases.get(s.case_at).map(|c| c.case.id) {
                leave_case(s, out);
                out.push(Command::OpenCase(Some(id)));
                s.focus = Pane::Centre;
            }
        }
        (Pane::Centre, Tab::Notes) => {
            if let Some(n) = s.notes.get(s.note_at) {
                out.push(Command::ReadNote(n.id));
            }
        }
        (Pane::Centre, Tab::Conversation) => act(s, Action::Ask, 0, out),
        (Pane::Sources, _) => {
            if let Some(item) = s.sources.get(s.source_at) {
                out.push(Command::OpenSource(item.source_id, item.span));
            }
        }
        (Pane::Centre, Tab::Goals) | (Pane::Status, _) => {}
    }
}

/// What was typed in the case that is left stays with it.
fn leave_case(s: &mut State, out: &mut Vec<Command>) {
    save_drafts(s, out);
    if s.running() {
        out.push(Command::StopAsking);
    }
    s.editor = None;
    s.asking_line = false;
}

fn save(s: &mut State, out: &mut Vec<Command>) {
    let Some(e) = &mut s.editor else { return };
    if e.field.text().trim().is_empty() {
        s.notice = Some(t("wb-note-empty"));
        return;
    }
    let note = NewNote {
        case_id: e.case,
        session_id: e.session,
        title: e.title.clone(),
        body: e.field.text().to_owned(),
    };
    e.saved = note.body.clone();
    out.push(Command::SaveNote {
        id: e.id,
        note: Box::new(note),
        draft: e.draft_key(),
    });
    s.unsaved_note = None;
}

fn submit(s: &mut State, out: &mut Vec<Command>) {
    if !s.overlays.is_empty() {
        return overlays::submit(s, out);
    }
    if s.asking_line && !s.question.text().trim().is_empty() {
        if s.running() {
            s.notice = Some(t("wb-still-answering"));
            return;
        }
        out.push(Command::ClearDraft(s.question_key()));
        s.unsaved_question = None;
        let question = s.question.take().trim().to_owned();
        s.asking_line = false;
        ask(s, question, true, out);
    }
}

fn ask(s: &mut State, question: String, use_model: bool, out: &mut Vec<Command>) {
    s.turns.push(asked(question.clone()));
    s.turn_at = s.turns.len() - 1;
    s.source_at = 0;
    (s.back, s.anchored) = (0, None);
    s.refresh_sources();
    out.push(Command::Ask {
        case: s.case_id(),
        question,
        use_model,
    });
}

fn close(s: &mut State, out: &mut Vec<Command>) {
    if s.overlays.pop().is_some() {
        return;
    }
    if s.layer() == crate::workbench::keymap::Layer::Editor {
        if let Some(e) = &s.editor
            && e.field.text() != e.saved
        {
            s.notice = Some(t("wb-draft-kept"));
        }
        save_drafts(s, out);
        s.editor = None;
    } else if s.asking_line {
        if s.running() {
            out.push(Command::StopAsking);
        }
        s.asking_line = false;
        save_drafts(s, out);
    }
}
