//! What is in sight and can be gone to, with where it stands: for jump labels and for the mouse.

use super::centre::GOAL;
use super::layout;
use super::strokes::page_of;
use crate::locale::t;
use crate::workbench::state::{Pane, State, Tab};
use unicode_width::UnicodeWidthStr;

/// Something one can go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The pane that gets the keys.
    pub pane: Pane,
    /// The tab of the centre.
    pub tab: Option<Tab>,
    /// The row of the list.
    pub row: Option<usize>,
    /// Where it stands.
    pub x: u16,
    /// Where it stands.
    pub y: u16,
}

/// Panes, tabs and the rows in sight, from the top left.
pub fn targets(s: &State) -> Vec<Target> {
    let areas = layout(s.size, s.focus);
    let mut out = Vec::new();
    let rows = |height: u16, each: u16| usize::from(height.saturating_sub(1) / each);
    let mut list = |pane, area: Option<ratatui::layout::Rect>, at: usize, len: usize, each: u16| {
        let Some(a) = area else { return };
        let shown = rows(a.height, each);
        let top = page_of(at, shown, len);
        for (i, row) in (top..len).take(shown).enumerate() {
            let y = a.y + 1 + u16::try_from(i).unwrap_or(0) * each;
            out.push(Target {
                pane,
                tab: None,
                row: Some(row),
                x: a.x,
                y,
            });
        }
    };
    list(Pane::Cases, areas.cases, s.case_at, s.cases.len(), 1);
    if s.tab == Tab::Notes && s.editor.is_none() {
        list(Pane::Centre, areas.centre, s.note_at, s.note_rows(), 1);
    }
    if let Some(a) = areas.centre.filter(|_| s.tab == Tab::Goals) {
        // They begin a row lower than notes do.
        let a = Some(ratatui::layout::Rect {
            y: a.y + 1,
            height: a.height.saturating_sub(1),
            ..a
        });
        list(Pane::Centre, a, s.goal_at, s.goals.len(), GOAL);
    }
    if s.tab == Tab::Sessions {
        let (at, len) = (s.session_at, s.sessions.len());
        list(Pane::Centre, areas.centre, at, len, 1);
    }
    list(
        Pane::Sources,
        areas.sources,
        s.source_at,
        s.sources.len(),
        2,
    );
    let covered = s.editor.is_some() && s.tab == Tab::Notes;
    if let Some(a) = areas.centre.filter(|_| !covered) {
        let mut x = a.x;
        for (tab, key) in Tab::ALL {
            out.push(Target {
                pane: Pane::Centre,
                tab: Some(tab),
                row: None,
                x,
                y: a.y,
            });
            x += u16::try_from(t(key).width() + 2).unwrap_or(0);
        }
    }
    for (pane, area) in [
        (Pane::Cases, areas.cases),
        (Pane::Sources, areas.sources),
        (Pane::Status, areas.status),
    ] {
        if let Some(a) = area {
            out.push(Target {
                pane,
                tab: None,
                row: None,
                x: a.x,
                y: a.y,
            });
        }
    }
    out
}
