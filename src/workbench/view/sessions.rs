//! The sessions of the open case, one a row: when, how long, alone or in a group, paid or not, how it ended, and what was worked with.

use super::centre::selection;
use super::paint::Paint;
use super::strokes::page_of;
use crate::casebook::Session;
use crate::locale::{self, t, tf};
use crate::workbench::action::Action;
use crate::workbench::entries::word;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use ratatui::layout::Rect;

/// Draws the tab.
pub fn draw(p: &mut Paint<'_>, s: &State, area: Rect) {
    let rows = usize::from(area.height.saturating_sub(1)).max(1);
    if s.sessions.is_empty() {
        let says = match s.case {
            Some(_) => tf("wb-no-sessions", &[("key", s.key(Action::Timer).into())]),
            None => t("wb-case-for-clock"),
        };
        p.paragraph(area, 2, &says, Meaning::Dim);
    }
    let top = page_of(s.session_at, rows, s.sessions.len());
    for (i, session) in s.sessions.iter().enumerate().skip(top).take(rows) {
        let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
        row(p, session, area, y);
        if i == s.session_at {
            p.row(area, y, selection(s));
        }
    }
}

fn row(p: &mut Paint<'_>, s: &Session, area: Rect, y: u16) {
    let day = locale::date(s.date.year(), s.date.month(), s.date.day());
    let x = p.text(area, 1, y, &format!("{day:<12}"), Meaning::Dim);
    let minutes = tf("wb-session-minutes", &[("n", s.duration_min.into())]);
    let outcome = s.outcome.map(|o| word(o.as_str()));
    let mut said = vec![word(s.format.as_str()), word(s.payment.as_str())];
    said.extend(outcome);
    let line = format!("{minutes:>8}  {}", said.join(" · "));
    let x = p.line(area, x, y, &line, Meaning::Text);
    let terms = s.techniques.iter().chain(&s.patterns);
    let terms: Vec<&str> = terms.map(String::as_str).collect();
    if !terms.is_empty() {
        p.line(area, x + 2, y, &terms.join(", "), Meaning::Tag);
    }
}
