//! The conversation of a case as a tree of questions: opening it, asking, asking again, changing a question, going to another version of it.

use super::{note, scrolling};
use crate::casebook::{CaseId, TurnId};
use crate::locale::{t, tf};
use crate::practice::{By, TurnView, leaf_under, path, siblings};
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event, Opened};
use crate::workbench::keymap::Layer;
use crate::workbench::markdown::code_of;
use crate::workbench::state::{Pane, State, Tab, Turn};

/// A case, or the materials, was read.
pub(super) fn opened(s: &mut State, o: Opened, out: &mut Vec<Command>) {
    let id = o.case.as_ref().map(|c| c.case.id);
    let moved = s.case_id() != id;
    if moved {
        // What was typed while this was being opened is of what is left. A note that was read meanwhile is, too: it does not stand under another
        // client's name.
        let own = s.editor.as_ref().is_some_and(|e| Some(e.case) == id);
        let unsaved = s.unsaved_note.take_if(|_| own);
        note::save_drafts(s, out);
        s.editor.take_if(|_| !own);
        s.unsaved_note = unsaved;
    }
    s.case = o.case;
    if moved {
        s.select_case(s.case_id());
    }
    s.all_turns = o.turns;
    // What is still being answered is of what was left.
    s.answering = None;
    show_branch(s, None);
    if let Some(id) = s.seek_turn.take() {
        show_branch(s, Some(leaf_under(&s.all_turns, id)));
        s.turn_at = s
            .turns
            .iter()
            .position(|t| t.id == Some(id))
            .unwrap_or(s.turn_at);
        scrolling::at_foot(s, rows_after(s, s.turn_at));
    }
    s.notes = o.notes;
    s.drafts = o.drafts;
    s.goals = o.goals;
    s.sessions = o.sessions;
    (s.note_at, s.goal_at, s.session_at) = (0, 0, 0);
    if let Some((note_at, turn_at, back)) = s.seek.take() {
        s.note_at = note_at.min(s.note_rows().saturating_sub(1));
        s.turn_at = turn_at.min(s.turns.len().saturating_sub(1));
        scrolling::at_foot(s, back);
    }
    s.question = o
        .question
        .map(|d| TextField::with(&d.body))
        .unwrap_or_default();
    s.unsaved_question = None;
    s.editing = None;
    s.render_turns();
    s.refresh_sources();
    out.push(Command::ReadStatus);
}

/// Rows below a turn, so that it stands at the foot of the window.
fn rows_after(s: &State, turn: usize) -> usize {
    s.rendered.iter().skip(turn + 1).map(|r| r.len() + 1).sum()
}

/// Opens a case (`None`: the materials), unless it is open. What was typed in the one that is left stays with it.
pub fn go_to_case(s: &mut State, case: Option<CaseId>, out: &mut Vec<Command>) {
    leave(s, out);
    out.push(Command::OpenCase(case));
}

/// Leaves what is open.
pub(super) fn leave(s: &mut State, out: &mut Vec<Command>) {
    note::save_drafts(s, out);
    if s.running() {
        out.push(Command::StopAsking);
    }
    s.editor = None;
    s.asking_line = false;
}

/// Shows the way to a turn.
fn show_branch(s: &mut State, leaf: Option<TurnId>) {
    let turns = path(&s.all_turns, leaf);
    s.turns = turns
        .into_iter()
        .map(|view| {
            let versions = siblings(&s.all_turns, view.id);
            let at = versions.iter().position(|v| *v == view.id).unwrap_or(0);
            kept(view, (at + 1, versions.len()))
        })
        .collect();
    s.turn_at = s.turns.len().saturating_sub(1);
    s.render_turns();
    scrolling::at_foot(s, 0);
}

/// What came of a question whose conversation was left is not shown in this one. It may be the same, opened again: then the answer that was kept is read.
pub(super) fn strayed(s: &State, event: &Event) -> Vec<Command> {
    match event {
        Event::Answered(_) => vec![Command::ReadTurns(s.case_id())],
        _ => Vec::new(),
    }
}

/// The conversation was read anew.
pub(super) fn read(s: &mut State, case: Option<CaseId>, turns: Vec<TurnView>) {
    if s.case_id() == case && s.editing.is_none() {
        renewed(s, turns);
    }
}

/// Takes over a conversation from which questions went, on the branch that is shown as far as that is still there.
pub(super) fn renewed(s: &mut State, turns: Vec<TurnView>) {
    if s.running() || s.all_turns.len() == turns.len() {
        return;
    }
    let there = |id: &TurnId| turns.iter().any(|t| t.id == *id);
    let leaf = s.turns.iter().rev().filter_map(|t| t.id).find(there);
    // The selected one, or the one before it that is still there.
    let selected = s.turns.iter().take(s.turn_at + 1).rev();
    let selected = selected.filter_map(|t| t.id).find(there);
    s.all_turns = turns;
    s.editing = None;
    show_branch(s, leaf.map(|id| leaf_under(&s.all_turns, id)));
    if let Some(at) = s
        .turns
        .iter()
        .position(|t| selected.is_some() && t.id == selected)
    {
        s.turn_at = at;
        s.render_turns();
        scrolling::at_foot(s, rows_after(s, at));
    }
    s.refresh_sources();
}

/// A turn read from the vault.
fn kept(view: TurnView, version: (usize, usize)) -> Turn {
    let answer = view.answer.into_inner();
    Turn {
        id: Some(view.id),
        version,
        context: answer.context,
        question: view.question.into_inner(),
        writer: super::answers::writer(&answer),
        answer: answer.answer,
        sentences: answer.sentences,
        closed: Vec::new(),
        passages: Vec::new(),
        notices: answer.notices,
        running: false,
    }
}

/// The version before or after of the selected question, with what followed it.
pub(super) fn branch(s: &mut State, by: isize, out: &mut Vec<Command>) {
    if s.running() {
        return;
    }
    let Some(id) = s.turn().and_then(|t| t.id) else {
        return;
    };
    let versions = siblings(&s.all_turns, id);
    let at = versions.iter().position(|v| *v == id).unwrap_or(0);
    let to = at
        .saturating_add_signed(by)
        .min(versions.len().saturating_sub(1));
    let Some(to) = versions.get(to).copied().filter(|v| *v != id) else {
        return;
    };
    let _ = out;
    let stay = s.turn_at;
    show_branch(s, Some(leaf_under(&s.all_turns, to)));
    s.turn_at = stay.min(s.turns.len().saturating_sub(1));
    s.render_turns();
    s.refresh_sources();
}

/// Sends what was typed in the question line.
pub(super) fn submit(s: &mut State, out: &mut Vec<Command>) {
    if !s.asking_line || s.question.text().trim().is_empty() {
        return;
    }
    if s.running() {
        let key = s.key_in(Layer::Input, Action::Close);
        s.notice = Some(tf("wb-still-answering", &[("key", key.into())]));
        return;
    }
    out.push(Command::ClearDraft(s.question_key()));
    s.unsaved_question = None;
    let question = s.question.take().trim().to_owned();
    s.asking_line = false;
    let parent = match s.editing.take() {
        Some(parent) => parent,
        None => s.turns.last().and_then(|t| t.id),
    };
    ask(s, question, By::Best, parent, out);
}

/// Asks; the turns after the one it follows belong to another branch.
fn ask(s: &mut State, question: String, by: By, parent: Option<TurnId>, out: &mut Vec<Command>) {
    let keep = match parent {
        Some(id) => s
            .turns
            .iter()
            .position(|t| t.id == Some(id))
            .map_or(0, |i| i + 1),
        None => 0,
    };
    s.turns.truncate(keep);
    s.turns.push(Turn::asked(question.clone()));
    s.turn_at = s.turns.len() - 1;
    s.source_at = 0;
    s.focus = Pane::Centre;
    s.tab = Tab::Conversation;
    s.asked_at = s.last_seen;
    s.asked += 1;
    s.answering = Some(s.asked);
    s.render_turns();
    scrolling::to_end(s);
    s.refresh_sources();
    out.push(Command::Ask {
        case: s.case_id(),
        question,
        by,
        parent,
        number: s.asked,
    });
}

/// Asks the selected question again, beside the first time; with the model, or in the sources' own words.
pub(super) fn again(s: &mut State, by: By, out: &mut Vec<Command>) {
    let Some(turn) = s.turn().filter(|t| !t.running) else {
        return;
    };
    let question = turn.question.clone();
    let parent = s.turn_at.checked_sub(1).and_then(|i| s.turns.get(i)?.id);
    ask(s, question, by, parent, out);
}

/// Puts the selected question in the line, to be changed and asked beside the old one.
pub(super) fn edit(s: &mut State, now: i64) {
    let Some(turn) = s.turn().filter(|t| !t.running) else {
        return;
    };
    s.question = TextField::with(&turn.question);
    s.editing = Some(s.turn_at.checked_sub(1).and_then(|i| s.turns.get(i)?.id));
    s.question_touched(now);
    s.focus = Pane::Centre;
    s.tab = Tab::Conversation;
    s.asking_line = true;
}

/// Copies the selected answer, or only its code.
pub(super) fn copy(s: &mut State, code: bool, out: &mut Vec<Command>) {
    let Some(turn) = s.turn().filter(|t| !t.answer.is_empty()) else {
        s.notice = Some(t("wb-no-answer-yet"));
        return;
    };
    let text = if code {
        code_of(&turn.answer)
    } else {
        turn.answer.clone()
    };
    if text.is_empty() {
        s.notice = Some(t("wb-no-code"));
    } else {
        out.push(Command::Copy(text));
    }
}

/// Keeps the selected answer as a note.
pub(super) fn save(s: &mut State, out: &mut Vec<Command>) {
    match (s.case_id(), s.turn().and_then(|t| t.id)) {
        (Some(case), Some(turn)) => out.push(Command::AnswerAsNote(case, turn)),
        (None, _) => s.notice = Some(t("wb-open-a-case-first")),
        (_, None) => s.notice = Some(t("wb-no-answer-yet")),
    }
}

/// A turn above or below.
pub(super) fn select(s: &mut State, by: isize) {
    let last = s.turns.len().saturating_sub(1);
    s.turn_at = s.turn_at.saturating_add_signed(by).min(last);
    s.source_at = 0;
    s.render_turns();
    // Its last row at the foot of the window.
    scrolling::at_foot(s, rows_after(s, s.turn_at));
    s.refresh_sources();
}
