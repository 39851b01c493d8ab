//! The mouse, where the user wants it: a click gives a pane the keys and selects the row, the wheel scrolls what is under it.

use crate::casebook::Millis;
use crate::workbench::action::Action;
use crate::workbench::event::Command;
use crate::workbench::input::parse::{Mouse, MouseKind};
use crate::workbench::state::{Pane, State};
use crate::workbench::view;

/// Rows a turn of the wheel scrolls.
const ROWS: usize = 3;

/// Applies it; true when something changed.
pub(super) fn moved(s: &mut State, m: Mouse, now: Millis, out: &mut Vec<Command>) -> bool {
    if let MouseKind::Wheel(by) = m.kind {
        let action = if by > 0 { Action::Down } else { Action::Up };
        for _ in 0..ROWS {
            super::acts::perform(s, action, now, out);
        }
        return true;
    }
    if !s.overlays.is_empty() {
        return false;
    }
    let areas = view::layout(s.size, s.focus);
    let panes = [
        (Pane::Cases, areas.cases),
        (Pane::Centre, areas.centre),
        (Pane::Sources, areas.sources),
        (Pane::Status, areas.status),
    ];
    let hit = panes
        .into_iter()
        .find(|(_, a)| a.is_some_and(|a| a.contains((m.x, m.y).into())));
    let Some((pane, _)) = hit else { return false };
    // The row that begins nearest above what was clicked.
    let target = view::targets(s)
        .into_iter()
        .filter(|t| t.pane == pane && t.y <= m.y && (t.y == m.y || t.row.is_some()))
        .filter(|t| t.tab.is_none() || t.x <= m.x)
        .max_by_key(|t| (t.y, t.x));
    let again = s.focus == pane;
    s.focus = pane;
    if let Some(target) = target {
        if let Some(tab) = target.tab {
            s.tab = tab;
        }
        if let Some(row) = target.row {
            let before = s.selected().0;
            s.select_row(pane, row);
            // A click on what is selected already opens it.
            if again && before == row {
                super::acts::perform(s, Action::Open, now, out);
            }
        }
    }
    true
}
