//! Letters and editing actions in whichever field has the keys: the note, the question, the field of an overlay.

use super::note;
use crate::casebook::Millis;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::overlay::with_top;
use crate::workbench::state::{Mode, State};

/// What came of an action.
enum Came {
    Edited,
    Moved,
    Nothing,
}

/// The field that has the keys.
fn field(s: &mut State) -> Option<&mut TextField> {
    if !s.overlays.is_empty() {
        return s.overlays.last_mut().and_then(|o| o.field_mut());
    }
    match s.layer() {
        Layer::Editor | Layer::Normal | Layer::Visual => s.editor.as_mut().map(|e| &mut e.field),
        Layer::Input => Some(&mut s.question),
        _ => None,
    }
}

/// Columns and rows of the field that has the keys.
fn window(s: &State) -> (usize, usize) {
    let over = s.overlays.last().and_then(|o| o.window(s));
    over.unwrap_or_else(|| note::window(s))
}

/// Keeps the cursor of the field that has the keys in sight.
pub(super) fn follow(s: &mut State) {
    let Some((width, height)) = s.overlays.last().and_then(|o| o.window(s)) else {
        return note::follow(s);
    };
    if let Some(field) = s.overlays.last_mut().and_then(|o| o.field_mut()) {
        field.follow(width, height);
    }
}

/// Text typed or pasted.
pub(super) fn insert(s: &mut State, text: &str, now: Millis, out: &mut Vec<Command>) {
    let many = match s.overlays.last() {
        Some(top) => top.window(s).is_some(),
        None => matches!(s.layer(), Layer::Editor | Layer::Normal),
    };
    if let Some(f) = field(s) {
        // Everything but a note is one line.
        if many {
            f.insert(text);
        } else {
            f.insert(&text.replace(['\n', '\r'], " "));
        }
        edited(s, now, out);
    }
}

/// Performs an editing action where letters go; false when it is none, or nothing takes letters.
pub(super) fn act(s: &mut State, action: Action, now: Millis, out: &mut Vec<Command>) -> bool {
    let (width, height) = window(s);
    let page = height.saturating_sub(1).max(1).cast_signed();
    let mut register = std::mem::take(&mut s.register);
    let came = match field(s) {
        Some(f) => change(f, action, width, page, &mut register),
        None => Came::Nothing,
    };
    let copied = (register != s.register
        && matches!(
            action,
            Action::Copy | Action::Cut | Action::CopyLine | Action::CopyInnerWord
        ))
    .then(|| register.clone());
    s.register = register;
    if let Some(text) = copied {
        out.push(Command::Copy(text));
    }
    if let (Some(e), true) = (&mut s.editor, s.overlays.is_empty()) {
        match action {
            Action::ChangeWord
            | Action::ChangeInnerWord
            | Action::ChangeToLineEnd
            | Action::ChangeLine
            | Action::ChangeLetter
            | Action::InsertMode
            | Action::InsertAfter
            | Action::InsertLineStart
            | Action::InsertLineEnd
            | Action::OpenAbove
            | Action::OpenBelow => e.mode = Mode::Insert,
            Action::NormalMode => e.mode = Mode::Normal,
            // Where keys are commands, what the cursor stands on is selected with the rest.
            Action::Mark if e.mode == Mode::Normal && e.field.marking() => e.field.include_cursor(),
            _ => {}
        }
    }
    match came {
        Came::Edited => edited(s, now, out),
        Came::Moved => follow(s),
        Came::Nothing => return false,
    }
    true
}

fn change(
    f: &mut TextField,
    action: Action,
    width: usize,
    page: isize,
    register: &mut String,
) -> Came {
    use Action as A;
    let taken = |text: Option<String>, register: &mut String| match text {
        Some(text) => {
            *register = text;
            true
        }
        None => false,
    };
    let edited = match action {
        A::Undo => f.undo(),
        A::Redo => f.redo(),
        A::DeleteLeft => f.backspace(),
        A::DeleteRight => f.delete(),
        A::DeleteWordLeft => f.delete_word(),
        A::DeleteWordRight => f.delete_word_right(),
        A::DeleteToLineStart => f.delete_to_line_start(),
        A::DeleteToLineEnd => f.delete_to_line_end(),
        A::ChangeWord => f.delete_to_word_end(),
        A::ChangeToLineEnd => f.delete_to_line_end(),
        A::ChangeLine => f.delete_in_line(),
        A::ChangeLetter if f.selection().is_some() => taken(f.take_selection(), register),
        A::ChangeLetter => f.delete_letter(),
        A::ChangeInnerWord | A::DeleteInnerWord => taken(f.take_inner_word(), register),
        A::DeleteToTextEnd => taken(f.take_lines(true), register),
        A::DeleteToTextStart => taken(f.take_lines(false), register),
        A::JoinLines => f.join_lines(),
        A::DeleteLine => taken(f.take_line(), register),
        A::Cut => taken(f.take_selection(), register),
        A::Paste if register.is_empty() => false,
        A::Paste => {
            f.put(register);
            true
        }
        A::NewLine => {
            f.break_line();
            true
        }
        A::OpenBelow => {
            f.end();
            f.insert("\n");
            true
        }
        A::OpenAbove => {
            f.home();
            f.insert("\n");
            f.left();
            true
        }
        A::Copy => {
            let done = taken(f.selected().map(ToOwned::to_owned), register);
            f.unmark();
            return if done { Came::Moved } else { Came::Nothing };
        }
        A::CopyInnerWord => {
            f.inner_word_text().clone_into(register);
            return Came::Moved;
        }
        A::CopyLine => {
            f.line().clone_into(register);
            return Came::Moved;
        }
        other => {
            return if moved(f, other, width, page) {
                Came::Moved
            } else {
                Came::Nothing
            };
        }
    };
    // An edit that found nothing to do still took its key.
    if edited { Came::Edited } else { Came::Moved }
}

fn moved(f: &mut TextField, action: Action, width: usize, page: isize) -> bool {
    use Action as A;
    match action {
        A::Left => f.left(),
        A::Right | A::InsertAfter => f.right(),
        A::RowUp => f.vertical(-1, width),
        A::RowDown => f.vertical(1, width),
        A::WordLeft => f.word_left(),
        A::WordRight => f.word_right(),
        A::WordEnd => f.word_end(),
        A::LineStart | A::InsertLineStart => f.home(),
        A::LineEnd | A::InsertLineEnd => f.end(),
        A::TextPageUp => f.vertical(-page, width),
        A::TextPageDown => f.vertical(page, width),
        A::ParagraphUp => f.paragraph(false),
        A::ParagraphDown => f.paragraph(true),
        A::TextStart => f.start(),
        A::TextEnd => f.finish(),
        A::Mark => f.mark(),
        A::MarkLine => f.select_line(),
        A::SelectAll => f.select_all(),
        A::InsertMode => f.unmark(),
        A::NormalMode if f.marking() => f.unmark(),
        A::NormalMode => f.left(),
        _ => return false,
    }
    true
}

/// After a change: the overlay hears of it, or the clock of the draft starts.
fn edited(s: &mut State, now: Millis, out: &mut Vec<Command>) {
    if !s.overlays.is_empty() {
        with_top(s, |o, s| {
            o.edited(s, out);
            super::Flow::Stay
        });
        follow(s);
        return;
    }
    match s.layer() {
        Layer::Editor | Layer::Normal | Layer::Visual => note::touched(s, now),
        Layer::Input => s.question_touched(now),
        _ => {}
    }
}
