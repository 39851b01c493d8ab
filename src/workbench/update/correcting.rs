//! Correcting what is under the cursor, and taking it out: which thing an action means, the line or the question that it opens, and the panes as they are
//! after it.

use super::{conversation, note as editor};
use crate::casebook::{CaseId, day_here, today};
use crate::locale::{t, tf};
use crate::practice::{Removal, Thing};
use crate::vault::CaseRow;
use crate::workbench::action::Action;
use crate::workbench::correcting::{Correction, Named};
use crate::workbench::entries::{score_line, session_line};
use crate::workbench::event::{Command, Opened};
use crate::workbench::overlay::cases::Cases;
use crate::workbench::overlay::confirm::Confirm;
use crate::workbench::overlay::prompt::{Asks, Prompt};
use crate::workbench::state::{Clock, NoteAt, Pane, State, Tab, new_note_key};

/// Asks for another name.
pub(super) fn name(s: &mut State, action: Action) {
    let case = s.case_meant();
    let found = match action {
        Action::RenameClient => {
            case.map(|c| (Named::Client(c.case.client_id), c.client_label.clone()))
        }
        Action::RenameCase => case.map(|c| (Named::Case(c.case.id), c.case.title.clone())),
        Action::RenameNote => note(s).map(|(id, title)| (Named::Note(id), title.to_owned())),
        _ => goal(s).map(|g| (Named::Goal(g.id), g.title.clone())),
    };
    match found {
        Some((named, old)) => s.show(Prompt::new(Asks::Name(named, old.clone()), &old)),
        None => s.notice = Some(t(nothing(action))),
    }
}

/// Asks for a session or a score as it should have been.
pub(super) fn entry(s: &mut State, action: Action) {
    let found = match action {
        Action::EditSession => session(s).map(|x| (Asks::Session(x.id), session_line(x))),
        _ => {
            let day = day_here(s.last_seen).unwrap_or_else(today);
            goal(s).map(|g| (Asks::Score(g.id), score_line(g.scores.last(), day)))
        }
    };
    match found {
        Some((asks, old)) => s.show(Prompt::new(asks, &old)),
        None => s.notice = Some(t(nothing(action))),
    }
}

/// Asks whether what was typed of a note that was never saved is thrown away.
pub(super) fn drop_new(s: &mut State, (case, parked): (CaseId, Option<u32>)) {
    let named = [("title", s.new_note_named(case, parked).into())];
    let question = tf("wb-confirm-draft", &named);
    s.show(Confirm::new(
        question,
        vec![Command::DropNewNote(case, parked)],
    ));
}

/// Has it told what would go, so that it can be asked.
pub(super) fn remove(s: &mut State, action: Action, out: &mut Vec<Command>) {
    if let (Action::RemoveNote, Some(at)) = (action, new_note(s)) {
        return drop_new(s, at);
    }
    let thing = match action {
        Action::RemoveNote => note(s).map(|(id, _)| Thing::Note(id)),
        Action::RemoveSession => session(s).map(|x| Thing::Session(x.id)),
        Action::RemoveCase => s.case_meant().map(|c| Thing::Case(c.case.id)),
        Action::RemoveQuestion => question(s).map(Thing::Question),
        _ => goal(s).map(|g| Thing::Goal(g.id)),
    };
    match thing {
        // What is being written may quote it, and is kept when it is done.
        _ if s.running() => s.notice = Some(t("wb-wait-for-answer")),
        Some(Thing::Case(id)) if s.timer.as_ref().is_some_and(|c| c.case == id) => {
            s.notice = Some(t("wb-case-has-clock"));
        }
        Some(thing @ Thing::Case(_)) => {
            // What is being typed in it is counted among what would go.
            editor::save_drafts(s, out);
            out.push(Command::Correct(Correction::Consider(thing), s.case_id()));
        }
        Some(thing) => out.push(Command::Correct(Correction::Consider(thing), s.case_id())),
        None => s.notice = Some(t(nothing(action))),
    }
}

/// Asks to which case the note under the cursor goes.
pub(super) fn move_note(s: &mut State) {
    match note(s).map(|(id, title)| (id, title.to_owned())) {
        _ if s.running() => s.notice = Some(t("wb-wait-for-answer")),
        Some((id, title)) => {
            let cases = Cases::for_note(s, id, &title);
            s.show(cases);
        }
        None => s.notice = Some(t("wb-which-note")),
    }
}

/// What there is none of under the cursor.
fn nothing(action: Action) -> &'static str {
    match action {
        Action::RenameNote | Action::RemoveNote => "wb-which-note",
        Action::RewordGoal | Action::RemoveGoal | Action::ScoreGoal => "wb-which-goal",
        Action::EditSession | Action::RemoveSession => "wb-which-session",
        Action::RemoveQuestion => "wb-which-question",
        _ => "wb-which-case",
    }
}

/// It is told: asks, unless something else was opened meanwhile.
pub(super) fn asked(s: &mut State, removal: &Removal) {
    if s.overlays.is_empty() {
        let does = Command::Correct(Correction::Remove(removal.thing), s.case_id());
        s.show(Confirm::new(removal.asks(), vec![does]));
    }
}

/// What it does is told: asks, unless something else was opened meanwhile.
pub(super) fn asked_first(s: &mut State, question: String, does: Correction) {
    if s.overlays.is_empty() {
        let does = Command::Correct(does, s.case_id());
        s.show(Confirm::new(question, vec![does]));
    }
}

/// It is done: the panes as they now are. What is being typed stays as it is.
pub(super) fn corrected(s: &mut State, o: Opened, sentence: String, out: &mut Vec<Command>) {
    s.notice = Some(sentence);
    let archived = s.archived;
    out.push(Command::ListCases { archived });
    // Another case was opened since.
    if s.case_id() != o.case.as_ref().map(|c| c.case.id) {
        return;
    }
    s.case = o.case;
    (s.notes, s.goals, s.drafts) = (o.notes, o.goals, o.drafts);
    s.note_at = s.note_at.min(s.note_rows().saturating_sub(1));
    s.goal_at = s.goal_at.min(s.goals.len().saturating_sub(1));
    s.sessions = o.sessions;
    s.session_at = s.session_at.min(s.sessions.len().saturating_sub(1));
    if let (Some(clock), Some(row)) = (&mut s.timer, &s.case) {
        if clock.case == row.case.id {
            *clock = Clock::of(row, clock.from);
        } else if clock.client == row.case.client_id {
            clock.label.clone_from(&row.client_label);
        }
    }
    conversation::renewed(s, o.turns);
}

/// The case of what was typed of a new note, where that is under the cursor.
fn new_note(s: &State) -> Option<(CaseId, Option<u32>)> {
    let listed = s.focus == Pane::Centre && s.tab == Tab::Notes && s.editor.is_none();
    match s.note_selected().filter(|_| listed)? {
        NoteAt::New(case, parked) => Some((case, parked)),
        NoteAt::Note(_) => None,
    }
}

/// What was typed of a new note is gone.
pub(super) fn dropped(
    s: &mut State,
    (case, parked): (CaseId, Option<u32>),
    out: &mut Vec<Command>,
) {
    let key = new_note_key(case, parked);
    let open = s.editor.take_if(|e| e.id.is_none() && e.draft_key() == key);
    if open.is_some() {
        s.pattern.clear();
        s.unsaved_note = None;
        // The clock may have kept it once more since it was dropped.
        out.push(Command::ClearDraft(key.clone()));
    }
    s.drafts.remove(&key);
    s.note_at = s.note_at.min(s.note_rows().saturating_sub(1));
    s.notice = Some(t("wb-draft-gone-new"));
}

/// The note under the cursor, where the list of notes has the keys.
fn note(s: &State) -> Option<(crate::casebook::NoteId, &str)> {
    let Some(NoteAt::Note(id)) = s.note_selected() else {
        return None;
    };
    let listed = s.focus == Pane::Centre && s.tab == Tab::Notes && s.editor.is_none();
    let row = s.notes.iter().find(|n| n.id == id).filter(|_| listed)?;
    Some((id, &row.title))
}

/// The goal under the cursor, where the goals have the keys.
fn goal(s: &State) -> Option<&crate::casebook::Goal> {
    let listed = s.focus == Pane::Centre && s.tab == Tab::Goals;
    s.goals.get(s.goal_at).filter(|_| listed)
}

/// The session under the cursor, where the sessions have the keys.
fn session(s: &State) -> Option<&crate::casebook::Session> {
    let listed = s.focus == Pane::Centre && s.tab == Tab::Sessions;
    s.sessions.get(s.session_at).filter(|_| listed)
}

/// The selected question, where the conversation has the keys and it was kept.
fn question(s: &State) -> Option<crate::casebook::TurnId> {
    let listed = s.focus == Pane::Centre && s.tab == Tab::Conversation;
    s.turn().and_then(|t| t.id).filter(|_| listed)
}

/// Whether there is something for the action to be done to.
pub(super) fn possible(s: &State, action: Action) -> bool {
    match action {
        Action::RenameNote => note(s).is_some(),
        Action::RemoveNote => new_note(s).is_some() || (note(s).is_some() && !s.running()),
        Action::MoveNote => note(s).is_some() && !s.running(),
        Action::RewordGoal | Action::ScoreGoal => goal(s).is_some(),
        Action::EditSession => session(s).is_some(),
        Action::RemoveSession => session(s).is_some() && !s.running(),
        Action::RemoveQuestion => question(s).is_some() && !s.running(),
        Action::RemoveGoal => goal(s).is_some() && !s.running(),
        Action::RemoveCase => {
            let empty = |c: &CaseRow| c.notes == 0 && c.sessions == 0;
            s.focus == Pane::Cases && s.case_meant().is_some_and(empty) && !s.running()
        }
        _ => s.case_meant().is_some(),
    }
}
