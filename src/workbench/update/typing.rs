//! Letters and cursor keys in whichever field has them, and the clock of its draft.

use crate::casebook::Millis;
use crate::workbench::editor::TextField;
use crate::workbench::keymap::Layer;
use crate::workbench::state::{Overlay, State, Unsaved};
use crate::workbench::view::layout;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The field that has the keys.
fn field(s: &mut State) -> Option<&mut TextField> {
    match s.layer() {
        Layer::Editor => s.editor.as_mut().map(|e| &mut e.field),
        Layer::Input => match s.overlays.last_mut() {
            Some(Overlay::Prompt { field, .. }) => Some(field),
            Some(_) => None,
            None => Some(&mut s.question),
        },
        Layer::Global | Layer::Viewer => None,
    }
}

/// Text typed or pasted.
pub(super) fn insert(s: &mut State, text: &str, now: Millis) {
    let layer = s.layer();
    if let Some(f) = field(s) {
        // A question and a prompt are one line.
        if layer == Layer::Input {
            f.insert(&text.replace(['\n', '\r'], " "));
        } else {
            f.insert(text);
        }
        touched(s, now);
    }
}

/// A key that no keymap took.
pub(super) fn key(s: &mut State, layer: Layer, key: &KeyEvent, now: Millis) {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let width = editor_size(s).0;
    let page = editor_size(s).1.saturating_sub(1).max(1).cast_signed();
    if let KeyCode::Char(c) = key.code
        && !control
        && !alt
    {
        return insert(s, c.encode_utf8(&mut [0; 4]), now);
    }
    let Some(f) = field(s) else { return };
    let edited = match key.code {
        KeyCode::Enter if layer == Layer::Editor => {
            f.insert("\n");
            true
        }
        KeyCode::Tab if layer == Layer::Editor => {
            f.insert("    ");
            true
        }
        KeyCode::Char('w') if control => f.delete_word(),
        KeyCode::Char('u') if control => f.delete_to_line_start(),
        KeyCode::Char('k') if control => f.delete_to_line_end(),
        KeyCode::Char('d') if control => f.delete(),
        KeyCode::Char('h') if control => f.backspace(),
        KeyCode::Backspace if control || alt => f.delete_word(),
        KeyCode::Backspace => f.backspace(),
        KeyCode::Delete => f.delete(),
        other => {
            match other {
                KeyCode::Left if control => f.word_left(),
                KeyCode::Right if control => f.word_right(),
                KeyCode::Left => f.left(),
                KeyCode::Right => f.right(),
                KeyCode::Char('b') if control => f.left(),
                KeyCode::Char('f') if control => f.right(),
                KeyCode::Home => f.home(),
                KeyCode::End => f.end(),
                KeyCode::Char('a') if control => f.home(),
                KeyCode::Char('e') if control => f.end(),
                KeyCode::Up => f.vertical(-1, width),
                KeyCode::Down => f.vertical(1, width),
                KeyCode::Char('p') if control => f.vertical(-1, width),
                KeyCode::Char('n') if control => f.vertical(1, width),
                KeyCode::PageUp => f.vertical(-page, width),
                KeyCode::PageDown => f.vertical(page, width),
                _ => {}
            }
            false
        }
    };
    if edited {
        touched(s, now);
    } else {
        follow(s);
    }
}

/// After a change: starts the clock of the draft and keeps the cursor in sight.
pub(super) fn touched(s: &mut State, now: Millis) {
    let slot = match s.layer() {
        Layer::Editor => &mut s.unsaved_note,
        Layer::Input if s.overlays.is_empty() => &mut s.unsaved_question,
        _ => return,
    };
    let first = slot.map_or(now, |u| u.first);
    *slot = Some(Unsaved { first, last: now });
    follow(s);
}

/// Keeps the editor's cursor in its window.
pub(super) fn follow(s: &mut State) {
    let (width, height) = editor_size(s);
    if let Some(e) = &mut s.editor {
        e.field.follow(width, height);
    }
}

fn editor_size(s: &State) -> (usize, usize) {
    let centre = layout(s.size, s.focus).centre.unwrap_or_default();
    (
        usize::from(centre.width.saturating_sub(1)).max(2),
        usize::from(centre.height.saturating_sub(1)).max(1),
    )
}
