//! The centre: its tabs, and what is in two of them, the list of notes and the goals. The others have files of their own.

use super::paint::Paint;
use super::strokes::page_of;
use super::{conversation, note, sessions};
use crate::casebook::{MadeOf, trend_line};
use crate::locale::{self, t, tf};
use crate::practice::made_of;
use crate::vault::NoteRow;
use crate::workbench::action::Action;
use crate::workbench::keymap::Layer;
use crate::workbench::state::{Pane, State, Tab};
use crate::workbench::theme::Meaning;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Columns a title keeps beside its marks.
const TITLE: u16 = 12;

/// Draws the tab that is open; returns the cursor when something is being typed there.
pub fn draw(p: &mut Paint<'_>, s: &State, area: Rect) -> Option<Position> {
    let focus = s.focus == Pane::Centre;
    if let Some(e) = s.editor.as_ref().filter(|_| s.tab == Tab::Notes) {
        return note::draw(p, s, e, area, focus);
    }
    let beside = tabs(p, s, area, focus);
    match s.tab {
        Tab::Conversation => conversation::draw(p, s, area, beside),
        Tab::Notes => {
            notes(p, s, area);
            None
        }
        Tab::Goals => {
            goals(p, s, area);
            None
        }
        Tab::Sessions => {
            sessions::draw(p, s, area);
            None
        }
    }
}

/// Draws the titles; returns the column behind them.
fn tabs(p: &mut Paint<'_>, s: &State, area: Rect, focus: bool) -> u16 {
    let mut x = 0;
    for (tab, key) in Tab::ALL {
        let meaning = match (s.tab == tab, focus) {
            (true, true) => Meaning::TitleFocus,
            (true, false) => Meaning::Title,
            (false, _) => Meaning::Dim,
        };
        x = p.text(area, x, 0, &format!(" {} ", t(key)), meaning);
    }
    x
}

fn notes(p: &mut Paint<'_>, s: &State, area: Rect) {
    let rows = usize::from(area.height.saturating_sub(1)).max(1);
    if s.note_rows() == 0 {
        let says = match s.case {
            Some(_) => tf("wb-no-notes", &[("key", s.key(Action::NewNote).into())]),
            None => t("wb-open-a-case-first"),
        };
        p.paragraph(area, 2, &says, Meaning::Dim);
    }
    let top = page_of(s.note_at, rows, s.note_rows());
    let new = s.new_notes().into_iter().map(Err);
    let listed = new.chain(s.notes.iter().map(Ok));
    for (i, n) in listed.enumerate().skip(top).take(rows) {
        let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
        match n {
            Ok(n) => note_row(p, s, n, area, y),
            // Where the others have their title.
            Err((case, parked)) => drop(titled(
                p,
                area,
                13,
                y,
                &s.new_note_named(case, parked),
                &marks(true, None),
            )),
        }
        if i == s.note_at {
            p.row(area, y, selection(s));
        }
    }
}

/// How the selected row looks here.
pub(super) fn selection(s: &State) -> Meaning {
    match s.focus == Pane::Centre && s.overlays.is_empty() {
        true => Meaning::Selection,
        false => Meaning::SelectionIdle,
    }
}

fn note_row(p: &mut Paint<'_>, s: &State, n: &NoteRow, area: Rect, y: u16) {
    let date = n
        .day()
        .map(|d| locale::date(d.year(), d.month(), d.day()))
        .unwrap_or_default();
    let x = p.text(area, 1, y, &format!("{date:<12}"), Meaning::Dim);
    let mut x = titled(p, area, x, y, &n.title, &marks(s.has_draft(n.id), n.made));
    for tag in &n.tags {
        x = p.text(area, x, y, &format!(" #{tag}"), Meaning::Tag);
    }
}

/// What stands behind the title of a note: that something of it is not saved, and that the program made it.
fn marks(draft: bool, made: Option<MadeOf>) -> String {
    let draft = draft.then(|| t("wb-unsaved"));
    let all = [draft, made.map(made_of)];
    all.iter().flatten().map(|m| format!(" · {m}")).collect()
}

/// A title with its marks behind it, which are there however long the title; in a narrow window as much of them as leaves it its first words.
fn titled(p: &mut Paint<'_>, area: Rect, x: u16, y: u16, title: &str, marks: &str) -> u16 {
    let room = area.width.saturating_sub(x);
    let most = room.saturating_sub(TITLE).max(room / 2);
    let taken = u16::try_from(marks.width()).unwrap_or(u16::MAX).min(most);
    let left = Rect {
        width: area.width.saturating_sub(taken),
        ..area
    };
    let x = p.line(left, x, y, title, Meaning::Text);
    p.text(area, x, y, marks, Meaning::Dim)
}

fn goals(p: &mut Paint<'_>, s: &State, area: Rect) {
    if s.goals.is_empty() {
        let keys = [
            ("draft", s.key(Action::DraftSmart).into()),
            ("keep", s.key_in(Layer::Viewer, Action::KeepGoals).into()),
            ("new", s.key_in(Layer::Goals, Action::NewGoal).into()),
        ];
        let says = match s.case {
            Some(_) => tf("wb-no-goals", &keys),
            None => t("wb-case-for-goals"),
        };
        p.paragraph(area, 2, &says, Meaning::Dim);
    }
    let shown = goals_shown(area.height);
    let top = page_of(s.goal_at, shown, s.goals.len());
    if top + shown < s.goals.len() {
        p.right(area, 0, "↓ ", Meaning::Dim);
    }
    let mut y = 2;
    for (i, g) in s.goals.iter().enumerate().skip(top) {
        p.line(area, 1, y, &g.title, Meaning::Heading);
        if i == s.goal_at {
            p.row(area, y, selection(s));
        }
        let x = p.text(
            area,
            1,
            y + 1,
            &format!("{}  ", trend_line(&g.scores)),
            Meaning::Ok,
        );
        let last = g
            .scores
            .last()
            .map(|s| format!("{:+}", i8::from(s.score)))
            .unwrap_or_default();
        let x = p.text(area, x, y + 1, &last, Meaning::Text);
        if let Some(target) = g.target {
            p.line(
                area,
                x + 2,
                y + 1,
                &tf(
                    "wb-goal-target",
                    &[(
                        "date",
                        locale::date(target.year(), target.month(), target.day()).into(),
                    )],
                ),
                Meaning::Dim,
            );
        }
        if let Some(expected) = &g.expected {
            p.line(area, 1, y + 2, &format!("0 = {expected}"), Meaning::Dim);
        }
        y += GOAL;
    }
}

/// Rows of a goal, with a blank one below it.
pub(super) const GOAL: u16 = 4;

/// How many goals are in sight as a whole.
fn goals_shown(height: u16) -> usize {
    // The last one needs no blank row.
    usize::from((height.saturating_sub(2) + 1) / GOAL).max(1)
}
