//! What lies over the panes: prompts, the source viewer, the confirmation, the lock.

use crate::locale::t;
use crate::practice::SourceView;
use crate::workbench::editor::TextField;
use crate::workbench::event::Command;
use crate::workbench::state::{Asks, Overlay, State};
use crate::workbench::view::row_of_byte;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::path::PathBuf;

/// Asks for a line.
pub(super) fn prompt(s: &mut State, asks: Asks, earlier: &str) {
    s.overlays.push(Overlay::Prompt {
        asks,
        field: TextField::default(),
        earlier: earlier.to_owned(),
    });
}

/// The line was sent.
pub(super) fn submit(s: &mut State, out: &mut Vec<Command>) {
    let Some(Overlay::Prompt {
        asks,
        field,
        earlier,
    }) = s.overlays.pop()
    else {
        return;
    };
    let typed = field.text().trim().to_owned();
    if typed.is_empty() {
        return;
    }
    match asks {
        Asks::Import => {
            let home = std::path::Path::new(&typed);
            let path = match (home.strip_prefix("~"), directories::BaseDirs::new()) {
                (Ok(rest), Some(dirs)) => dirs.home_dir().join(rest),
                _ => PathBuf::from(&typed),
            };
            s.notice = Some(t("wb-import-started"));
            out.push(Command::Import(vec![path], s.case_id()));
        }
        Asks::CaseClient => prompt(s, Asks::CaseTitle, &typed),
        Asks::CaseTitle => out.push(Command::AddCase {
            client: earlier,
            title: typed,
        }),
    }
}

/// A key while archiving is to be confirmed: yes, or anything else for no.
pub(super) fn confirm_key(s: &mut State, key: &KeyEvent, out: &mut Vec<Command>) {
    if let Some(Overlay::ConfirmArchive(id, archive)) = s.overlays.pop()
        && matches!(
            key.code,
            KeyCode::Char('y' | 'Y' | 'j' | 'J') | KeyCode::Enter
        )
    {
        out.push(Command::ArchiveCase(id, archive));
    }
}

/// A key at the lock.
pub(super) fn lock_key(s: &mut State, key: &KeyEvent, out: &mut Vec<Command>) {
    let Some(Overlay::Lock { typed, wrong }) = s.overlays.last_mut() else {
        return;
    };
    match key.code {
        KeyCode::Char('q') if key.modifiers.contains(KeyModifiers::CONTROL) => s.quit = true,
        KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => typed.clear(),
        KeyCode::Char(c) => {
            *wrong = false;
            typed.push(c);
        }
        KeyCode::Backspace => {
            typed.pop();
        }
        KeyCode::Enter => out.push(Command::Unlock(std::mem::take(typed))),
        _ => {}
    }
}

/// Shows a source with the span (in characters) highlighted and in sight.
pub(super) fn show_source(s: &mut State, view: SourceView, span: (usize, usize)) {
    let text = view.text.into_inner();
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    let span = (byte(span.0), byte(span.1));
    // A few rows above it, so that what leads up to it is read too.
    let scroll = row_of_byte(&text, span.0, s.size).saturating_sub(3);
    s.overlays.push(Overlay::Source {
        title: view.source.title,
        text,
        span,
        scroll,
    });
}
