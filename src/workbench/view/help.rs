//! The footer with the keys that matter here, and the full help; both read the keymap, so they say what is so.

use super::paint::Paint;
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::keymap::{Keymap, Layer};
use crate::workbench::state::{Pane, State, Tab};
use crate::workbench::theme::Meaning;
use ratatui::layout::Rect;

/// One line: a notice, an unfinished sequence, or the keys that matter here.
pub fn footer(p: &mut Paint<'_>, s: &State, area: Rect) {
    if let Some(notice) = &s.notice {
        p.text(area, 1, 0, notice, Meaning::Warning);
        return;
    }
    if !s.pressed.is_empty() {
        p.text(
            area,
            1,
            0,
            &format!("{} …", s.pressed.join(" ")),
            Meaning::Key,
        );
        return;
    }
    let layer = s.layer();
    let mut x = 1;
    for action in offered(s, layer) {
        let Some(key) = s.keymap.keys_of(layer, *action).first().copied() else {
            continue;
        };
        x = p.text(area, x, 0, key, Meaning::Key);
        x = p.text(
            area,
            x,
            0,
            &format!(" {}   ", t(&format!("short-{}", action.name()))),
            Meaning::Dim,
        );
    }
}

fn offered(s: &State, layer: Layer) -> &'static [Action] {
    match layer {
        Layer::Viewer => &[Action::Close, Action::Down, Action::PageDown],
        Layer::Input => &[Action::Submit, Action::Close],
        Layer::Editor => &[Action::Save, Action::Close, Action::Undo, Action::Redo],
        Layer::Global if s.running() => &[Action::Stop, Action::NextPane, Action::Help],
        Layer::Global => match (s.focus, s.tab) {
            (Pane::Cases, _) => &[
                Action::Open,
                Action::Ask,
                Action::NewCase,
                Action::Archive,
                Action::Materials,
                Action::Help,
                Action::Quit,
            ],
            (Pane::Centre, Tab::Notes) => &[
                Action::Edit,
                Action::NewNote,
                Action::NextTab,
                Action::NextPane,
                Action::Help,
                Action::Quit,
            ],
            (Pane::Centre, _) => &[
                Action::Ask,
                Action::NextTab,
                Action::NewNote,
                Action::AnswerFromSources,
                Action::NextPane,
                Action::Help,
                Action::Quit,
            ],
            (Pane::Sources, _) => &[
                Action::Open,
                Action::NextTurn,
                Action::PreviousTurn,
                Action::NextPane,
                Action::Help,
                Action::Quit,
            ],
            (Pane::Status, _) => &[
                Action::Theme,
                Action::Language,
                Action::NextPane,
                Action::Help,
                Action::Quit,
            ],
        },
    }
}

/// The rows of help for a layer: keys and what they do.
pub fn help_rows(keymap: &Keymap, layer: Layer) -> Vec<(String, String)> {
    Action::ALL
        .iter()
        .map(|a| (keymap.keys_of(layer, *a).join(", "), t(&a.message())))
        .filter(|(keys, _)| !keys.is_empty())
        .collect()
}
