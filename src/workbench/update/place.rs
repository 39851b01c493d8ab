//! Where one was: pane, tab, case, row, and the session being timed. Kept in the vault when one leaves or starts
//! or stops the clock, and gone back to at the next start.

use super::conversation::go_to_case;
use crate::casebook::{CaseId, Millis};
use crate::workbench::event::Command;
use crate::workbench::state::{Pane, State, Tab};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Place {
    case: Option<i64>,
    focus: usize,
    tab: usize,
    note_at: usize,
    turn_at: usize,
    back: usize,
    note: Option<i64>,
    new_note: bool,
    cursor: usize,
    archived: bool,
    /// The case of the session that is being timed, and when it began.
    clock: Option<(i64, Millis)>,
}

/// A command that keeps where one is.
pub fn keep(s: &State, out: &mut Vec<Command>) {
    let place = Place {
        case: s.case_id().map(|c| c.0),
        focus: Pane::ALL.iter().position(|p| *p == s.focus).unwrap_or(0),
        tab: Tab::ALL.iter().position(|(t, _)| *t == s.tab).unwrap_or(0),
        note_at: s.note_at,
        turn_at: s.turn_at,
        back: s.back,
        note: s.editor.as_ref().and_then(|e| e.id).map(|n| n.0),
        new_note: s.editor.as_ref().is_some_and(|e| e.id.is_none()),
        cursor: s.editor.as_ref().map_or(0, |e| e.field.cursor()),
        archived: s.archived,
        clock: s.timer.as_ref().map(|c| (c.case.0, c.from)),
    };
    if let Ok(json) = serde_json::to_string(&place) {
        out.push(Command::SavePlace(json));
    }
}

/// Goes back there. What no longer exists is passed over; a key pressed meanwhile comes first.
pub(super) fn go_back(s: &mut State, json: &str, out: &mut Vec<Command>) {
    let Ok(place) = serde_json::from_str::<Place>(json) else {
        return;
    };
    if let Some((case, from)) = place.clock {
        out.push(Command::ReadClock(CaseId(case), from));
    }
    if s.case.is_some() || s.editor.is_some() || place.case.is_none() {
        return;
    }
    if place.archived && !s.archived {
        s.archived = true;
        out.push(Command::ListCases { archived: true });
    }
    if let Some(id) = place.case {
        s.select_case(Some(CaseId(id)));
        go_to_case(s, Some(CaseId(id)), out);
    }
    s.focus = Pane::ALL.get(place.focus).copied().unwrap_or(Pane::Cases);
    s.tab = Tab::ALL
        .get(place.tab)
        .map_or(Tab::Conversation, |(t, _)| *t);
    s.seek = Some((place.note_at, place.turn_at, place.back));
    if let Some(note) = place.note {
        s.seek_cursor = Some(place.cursor);
        out.push(Command::ReadNote(crate::casebook::NoteId(note)));
    } else if let (true, Some(case)) = (place.new_note, place.case) {
        s.seek_cursor = Some(place.cursor);
        out.push(Command::NewNote(CaseId(case)));
    }
}
