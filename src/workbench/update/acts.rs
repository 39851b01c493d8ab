//! What each action does in the panes. An overlay on top is asked first; editing actions go to whichever field has the keys.

use super::{conversation, correcting, editing, note, place, scrolling};
use crate::casebook::{CaseStatus, Millis};
use crate::locale::{self, Language, t, tf};
use crate::practice::By;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::overlay::confirm::Confirm;
use crate::workbench::overlay::prompt::{Asks, Prompt};
use crate::workbench::overlay::{self, Flow, draft, with_top};
use crate::workbench::state::{Clock, Pane, State, Tab};
use crate::workbench::theme::BUILT_IN;
use crate::workbench::view;

/// Performs an action once, or as often as a count says.
pub(super) fn perform_times(
    s: &mut State,
    action: Action,
    times: Option<usize>,
    now: Millis,
    out: &mut Vec<Command>,
) {
    match (times, action) {
        // A count before "first" or "last" is a row.
        (Some(n), Action::Top | Action::Bottom) if s.overlays.is_empty() => {
            perform(s, Action::Top, now, out);
            step(s, isize::try_from(n.saturating_sub(1)).unwrap_or(0));
        }
        (Some(n), a) if a.repeats() => {
            for _ in 0..n.max(1) {
                perform(s, a, now, out);
            }
        }
        _ => perform(s, action, now, out),
    }
}

/// Performs an action.
pub fn perform(s: &mut State, action: Action, now: Millis, out: &mut Vec<Command>) {
    if let Some(Flow::Stay | Flow::Close) = with_top(s, |o, s| o.act(s, action, out)) {
        return;
    }
    if editing::act(s, action, now, out) || everywhere(s, action, out) {
        return;
    }
    if s.overlays.is_empty() {
        panes(s, action, now, out);
    } else if matches!(action, Action::Help | Action::Palette) {
        // Of what lies on top: its keys, and what makes sense there.
        overlay::open(s, action, out);
    }
}

/// What holds over an overlay too.
fn everywhere(s: &mut State, action: Action, out: &mut Vec<Command>) -> bool {
    match action {
        Action::Language => {
            let next = if locale::language() == Language::Nl {
                Language::En
            } else {
                Language::Nl
            };
            out.push(Command::SetLanguage(next));
        }
        Action::Theme => {
            let at = BUILT_IN.iter().position(|n| *n == s.theme.name);
            let next = BUILT_IN.iter().cycle().nth(at.map_or(0, |i| i + 1));
            out.extend(next.map(|n| Command::LoadTheme((*n).to_owned())));
        }
        Action::Redraw => out.push(Command::Redraw),
        Action::Suspend => {
            note::save_drafts(s, out);
            out.push(Command::Suspend);
        }
        Action::Quit => {
            if s.running() {
                out.push(Command::StopAsking);
            }
            note::save_drafts(s, out);
            place::keep(s, out);
            s.quit = true;
        }
        Action::Lock if s.can_lock => {
            note::save_drafts(s, out);
            s.lock();
        }
        Action::Lock => s.notice = Some(t("wb-no-passphrase")),
        _ => return false,
    }
    true
}

fn panes(s: &mut State, action: Action, now: Millis, out: &mut Vec<Command>) {
    match action {
        Action::Down => step(s, 1),
        Action::Up => step(s, -1),
        Action::PageDown => step(s, page(s)),
        Action::PageUp => step(s, -page(s)),
        Action::Top => step(s, isize::MIN / 2),
        Action::Bottom => step(s, isize::MAX / 2),
        Action::NextPane => pane(s, 1),
        Action::PreviousPane => pane(s, Pane::ALL.len() - 1),
        Action::PaneCases => s.focus = Pane::Cases,
        Action::PaneCentre => s.focus = Pane::Centre,
        Action::PaneSources => s.focus = Pane::Sources,
        Action::PaneStatus => s.focus = Pane::Status,
        Action::Open => open(s, now, out),
        Action::NextTab => tab(s, 1),
        Action::PreviousTab => tab(s, Tab::ALL.len() - 1),
        Action::Materials => {
            conversation::go_to_case(s, None, out);
            s.focus = Pane::Centre;
            s.tab = Tab::Conversation;
        }
        Action::ToggleArchived => {
            s.archived = !s.archived;
            let archived = s.archived;
            out.push(Command::ListCases { archived });
        }
        Action::Archive => archive(s),
        Action::RenameCase | Action::RenameClient | Action::RenameNote | Action::RewordGoal => {
            correcting::name(s, action);
        }
        Action::NewGoal => match s.case_id() {
            Some(id) => s.show(Prompt::new(Asks::Goal(id), "")),
            None => s.notice = Some(t("wb-case-for-goals")),
        },
        Action::MoveNote => correcting::move_note(s),
        Action::ScoreGoal | Action::EditSession => correcting::entry(s, action),
        Action::RemoveNote
        | Action::RemoveGoal
        | Action::RemoveSession
        | Action::RemoveCase
        | Action::RemoveQuestion => correcting::remove(s, action, out),
        Action::Timer => timer(s, now, out),
        Action::Ask => {
            s.focus = Pane::Centre;
            s.tab = Tab::Conversation;
            s.asking_line = true;
        }
        Action::AnswerFromSources => conversation::again(s, By::Sources, out),
        Action::Resend => conversation::again(s, By::Model, out),
        Action::EditQuestion => conversation::edit(s, now),
        Action::NextTurn => conversation::select(s, 1),
        Action::PreviousTurn => conversation::select(s, -1),
        Action::NextBranch => conversation::branch(s, 1, out),
        Action::PreviousBranch => conversation::branch(s, -1, out),
        Action::Stop if s.running() => out.push(Command::StopAsking),
        Action::Stop => {}
        Action::CopyAnswer => conversation::copy(s, false, out),
        Action::CopyCode => conversation::copy(s, true, out),
        Action::SaveAnswer => conversation::save(s, out),
        Action::Thinking => {
            s.thinking = !s.thinking;
            s.render_turns();
        }
        Action::NewNote => match s.case_id() {
            Some(id) => {
                note::save_drafts(s, out);
                // What waits of another one stays what it is: this one begins empty.
                out.push(match s.new_notes().contains(&(id, None)) {
                    true => Command::ParkNewNote(id, None),
                    false => Command::NewNote(id),
                });
            }
            None => s.notice = Some(t("wb-open-a-case-first")),
        },
        Action::Edit => match s.note_selected() {
            Some(at) if s.focus == Pane::Centre && s.tab == Tab::Notes => {
                note::save_drafts(s, out);
                out.push(note::opens(at));
            }
            _ => {
                s.focus = Pane::Centre;
                s.tab = Tab::Notes;
            }
        },
        Action::Timestamp => note::timestamp(s, now),
        Action::ExternalEditor => {
            note::save_drafts(s, out);
            out.extend(
                s.editor
                    .as_ref()
                    .map(|e| Command::ExternalEditor(e.field.text().to_owned())),
            );
        }
        Action::Save => note::save(s, out),
        Action::SaveAndClose => {
            note::save(s, out);
            close(s, out);
        }
        Action::DiscardDraft => note::discard(s, out),
        Action::SearchNext => note::search(s, 1),
        Action::SearchPrevious => note::search(s, -1),
        Action::Indent => note::indent(s, now),
        Action::Submit => conversation::submit(s, out),
        Action::Close => close(s, out),
        Action::KeepGoals => draft::goals_of_note(s, out),
        // The rest open something, or are editing actions where nothing is being edited.
        _ => overlay::open(s, action, out),
    }
}

fn page(s: &State) -> isize {
    isize::from(i16::try_from(s.size.1).unwrap_or(24))
        .saturating_sub(6)
        .max(1)
}

/// Moves the selection or the scroll position of the pane that has the keys.
fn step(s: &mut State, by: isize) {
    let to = |at: usize, len: usize| at.saturating_add_signed(by).min(len.saturating_sub(1));
    match (s.focus, s.tab) {
        (Pane::Cases, _) => s.case_at = to(s.case_at, s.cases.len()),
        (Pane::Centre, Tab::Notes) => s.note_at = to(s.note_at, s.note_rows()),
        (Pane::Centre, Tab::Conversation) => scrolling::scroll(s, by),
        (Pane::Sources, _) => s.source_at = to(s.source_at, s.sources.len()),
        (Pane::Centre, Tab::Goals) => s.goal_at = to(s.goal_at, s.goals.len()),
        (Pane::Centre, Tab::Sessions) => s.session_at = to(s.session_at, s.sessions.len()),
        (Pane::Status, _) => s.status_at = to(s.status_at, view::furthest(s) + 1),
    }
}

fn pane(s: &mut State, by: usize) {
    let at = Pane::ALL.iter().position(|p| *p == s.focus).unwrap_or(0);
    s.focus = Pane::ALL
        .iter()
        .copied()
        .cycle()
        .nth(at + by)
        .unwrap_or(s.focus);
}

fn tab(s: &mut State, by: usize) {
    let at = Tab::ALL.iter().position(|(t, _)| *t == s.tab).unwrap_or(0);
    let next = Tab::ALL.iter().cycle().nth(at + by);
    s.tab = next.map_or(s.tab, |(t, _)| *t);
    s.focus = Pane::Centre;
}

fn open(s: &mut State, now: Millis, out: &mut Vec<Command>) {
    match (s.focus, s.tab) {
        (Pane::Cases, _) => {
            if let Some(id) = s.cases.get(s.case_at).map(|c| c.case.id) {
                conversation::go_to_case(s, Some(id), out);
                s.focus = Pane::Centre;
            }
        }
        (Pane::Centre, Tab::Notes) => {
            out.extend(s.note_selected().map(note::opens));
        }
        (Pane::Centre, Tab::Conversation) => perform(s, Action::Ask, now, out),
        (Pane::Sources, _) => {
            if let Some(item) = s.sources.get(s.source_at) {
                out.push(Command::OpenSource(item.source_id, item.span));
            }
        }
        (Pane::Centre, Tab::Goals | Tab::Sessions) | (Pane::Status, _) => {}
    }
}

/// Asks before a case is put away or taken back; the question says which.
fn archive(s: &mut State) {
    let Some(c) = s.case_meant() else {
        s.notice = Some(t("wb-which-case"));
        return;
    };
    let away = c.case.status == CaseStatus::Active;
    let key = if away {
        "wb-confirm-archive"
    } else {
        "wb-confirm-reopen"
    };
    let question = tf(
        key,
        &[
            ("who", c.client_label.clone().into()),
            ("title", c.case.title.clone().into()),
        ],
    );
    let does = vec![Command::ArchiveCase(c.case.id, away)];
    s.show(Confirm::new(question, does));
}

/// Starts the clock of a session of the open case, or asks to keep the session it measured, in the case it was started in.
fn timer(s: &mut State, now: Millis, out: &mut Vec<Command>) {
    if let Some(clock) = s.timer.clone() {
        let minutes = clock.minutes(now).to_string();
        s.show(Prompt::new(
            Asks::Minutes(clock.case, clock.label),
            &minutes,
        ));
        return;
    }
    let Some(row) = &s.case else {
        s.notice = Some(t("wb-case-for-clock"));
        return;
    };
    let who = [("who", row.client_label.clone().into())];
    s.notice = Some(tf("wb-timer-runs", &who));
    s.timer = Some(Clock::of(row, now));
    // From now on, so that it runs on however the program ends.
    place::keep(s, out);
}

/// Leaves what is being typed; it stays as a draft.
fn close(s: &mut State, out: &mut Vec<Command>) {
    if s.editing() {
        note::close(s, out);
    } else if s.asking_line {
        if s.running() {
            out.push(Command::StopAsking);
        }
        s.asking_line = false;
        s.editing = None;
        note::save_drafts(s, out);
    }
}
