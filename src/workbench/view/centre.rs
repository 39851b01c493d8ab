//! The centre: conversation with the question line, the list of notes, the note editor, the goals.

use super::layout;
use super::paint::Paint;
use crate::casebook::trend_line;
use crate::locale::{t, tf};
use crate::workbench::state::{NoteEditor, Pane, State, Tab, Turn, numbered, same_place};
use crate::workbench::theme::Meaning;
use crate::workbench::wrap::wrap;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// A row of styled pieces.
type Line = Vec<(String, Meaning)>;

/// Draws the tab that is open; returns the cursor when something is being typed there.
pub fn draw(p: &mut Paint<'_>, s: &State, area: Rect) -> Option<Position> {
    let focus = s.focus == Pane::Centre;
    if let Some(e) = s.editor.as_ref().filter(|_| s.tab == Tab::Notes) {
        return editor(p, e, area, focus);
    }
    tabs(p, s, area, focus);
    match s.tab {
        Tab::Conversation => conversation(p, s, area),
        Tab::Notes => {
            notes(p, s, area);
            None
        }
        Tab::Goals => {
            goals(p, s, area);
            None
        }
    }
}

fn tabs(p: &mut Paint<'_>, s: &State, area: Rect, focus: bool) {
    let mut x = 0;
    for (tab, key) in [
        (Tab::Conversation, "wb-conversation"),
        (Tab::Notes, "wb-notes"),
        (Tab::Goals, "wb-goals"),
    ] {
        let meaning = match (s.tab == tab, focus) {
            (true, true) => Meaning::TitleFocus,
            (true, false) => Meaning::Title,
            (false, _) => Meaning::Dim,
        };
        x = p.text(area, x, 0, &format!(" {} ", t(key)), meaning);
    }
}

fn conversation(p: &mut Paint<'_>, s: &State, area: Rect) -> Option<Position> {
    let height = usize::from(area.height.saturating_sub(2));
    let lines = lines(s, usize::from(area.width.saturating_sub(1)));
    let end = lines.len().saturating_sub(s.back);
    let start = end.saturating_sub(height);
    for (y, line) in (1u16..).zip(lines.get(start..end).unwrap_or_default()) {
        let mut x = 0;
        for (text, meaning) in line {
            x = p.text(area, x, y, text, *meaning);
        }
    }
    if s.back > 0 {
        p.right(
            area,
            0,
            &tf("wb-text-below", &[("n", s.back.into())]),
            Meaning::Warning,
        );
    }
    if s.turns.is_empty() {
        p.paragraph(area, 2, &t("wb-conversation-empty"), Meaning::Dim);
    }
    question(p, s, area)
}

fn question(p: &mut Paint<'_>, s: &State, area: Rect) -> Option<Position> {
    let y = area.height.checked_sub(1)?;
    let typing = s.asking_line && s.focus == Pane::Centre && s.overlays.is_empty();
    let x = p.text(
        area,
        0,
        y,
        "› ",
        if typing { Meaning::Key } else { Meaning::Dim },
    );
    let text = s.question.text();
    if text.is_empty() && !typing {
        p.text(area, x, y, &t("wb-question-hint"), Meaning::Dim);
        return None;
    }
    // One line that scrolls by half windows, so that most letters cost one cell.
    let room = usize::from(area.width.saturating_sub(x + 1)).max(2);
    let before = text.get(..s.question.cursor()).unwrap_or_default().width();
    let half = (room / 2).max(1);
    let skip = if before < room {
        0
    } else {
        (before - room) / half * half + half
    };
    let mut shown = String::new();
    let mut column = 0;
    for g in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        if column >= skip {
            shown.push_str(g);
        }
        column += g.width();
    }
    p.text(area, x, y, &shown, Meaning::Input);
    let column = u16::try_from(before.saturating_sub(skip)).unwrap_or(0);
    typing.then_some(Position {
        x: area.x + x + column,
        y: area.y + y,
    })
}

/// Rows the whole conversation takes in the present size.
pub fn conversation_rows(s: &State) -> usize {
    let width = layout(s.size, s.focus)
        .centre
        .map_or(40, |a| a.width.saturating_sub(1));
    lines(s, usize::from(width)).len()
}

fn lines(s: &State, width: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for (i, turn) in s.turns.iter().enumerate() {
        if i > 0 {
            out.push(Line::new());
        }
        let mark = if i == s.turn_at && s.turns.len() > 1 {
            "▸ "
        } else {
            "  "
        };
        flow(
            &mut out,
            vec![(format!("{mark}{}", turn.question), Meaning::Question)],
            width,
        );
        flow(&mut out, answer(turn), width);
        for n in &turn.notices {
            flow(
                &mut out,
                vec![(format!("({})", t(n.key())), Meaning::Dim)],
                width,
            );
        }
        if turn.running {
            let doing = if turn.answer.is_empty() {
                t("wb-thinking")
            } else {
                "…".into()
            };
            out.push(vec![(doing, Meaning::Dim)]);
        } else if !turn.writer.is_empty() {
            let who = if turn.writer == "extractive" {
                t("wb-no-model-wrote")
            } else {
                turn.writer.clone()
            };
            flow(&mut out, vec![(format!("— {who}"), Meaning::Dim)], width);
        }
    }
    out
}

/// The answer with its marks: [n] after a sentence with a source, [?] after one without.
fn answer(turn: &Turn) -> Line {
    if turn.sentences.is_empty() {
        return vec![(turn.answer.clone(), Meaning::Text)];
    }
    let numbers = numbered(&turn.sentences);
    let chars: Vec<char> = turn.answer.chars().collect();
    let slice = |a: usize, b: usize| {
        chars
            .get(a..b.min(chars.len()))
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let mut out = Line::new();
    let mut at = 0;
    for sentence in &turn.sentences {
        let (from, to) = sentence.span;
        out.push((slice(at, from), Meaning::Text));
        out.push((
            slice(from, to),
            if sentence.supported {
                Meaning::Text
            } else {
                Meaning::Unsupported
            },
        ));
        if sentence.supported {
            for c in &sentence.citations {
                if let Some((n, _)) = numbers.iter().find(|(_, o)| same_place(o, c)) {
                    out.push((format!(" [{n}]"), Meaning::Citation));
                }
            }
        } else {
            out.push((" [?]".into(), Meaning::Unsupported));
        }
        at = to;
    }
    out.push((slice(at, chars.len()), Meaning::Text));
    out
}

/// Wraps styled pieces into rows.
fn flow(out: &mut Vec<Line>, pieces: Line, width: usize) {
    let whole: String = pieces.iter().map(|(s, _)| s.as_str()).collect();
    let mut base = 0;
    for line in whole.split('\n') {
        for row in wrap(line, width, base) {
            let mut styled = Line::new();
            let mut at = 0;
            for (text, meaning) in &pieces {
                let (from, to) = (row.start.max(at), row.end.min(at + text.len()));
                if from < to {
                    styled.push((
                        text.get(from - at..to - at).unwrap_or_default().to_owned(),
                        *meaning,
                    ));
                }
                at += text.len();
            }
            out.push(styled);
        }
        base += line.len() + 1;
    }
}

fn notes(p: &mut Paint<'_>, s: &State, area: Rect) {
    let rows = usize::from(area.height.saturating_sub(1)).max(1);
    if s.notes.is_empty() {
        p.paragraph(area, 2, &t("wb-no-notes"), Meaning::Dim);
    }
    let top = s.note_at / rows * rows;
    for (i, n) in s.notes.iter().enumerate().skip(top).take(rows) {
        let y = u16::try_from(i - top + 1).unwrap_or(u16::MAX);
        let date = n.date.map(|d| d.to_string()).unwrap_or_default();
        let x = p.text(area, 1, y, &format!("{date:<11}"), Meaning::Dim);
        p.text(area, x, y, &n.title, Meaning::Text);
        if i == s.note_at {
            let focus = s.focus == Pane::Centre && s.overlays.is_empty();
            p.row(
                area,
                y,
                if focus {
                    Meaning::Selection
                } else {
                    Meaning::SelectionIdle
                },
            );
        }
    }
}

fn goals(p: &mut Paint<'_>, s: &State, area: Rect) {
    if s.goals.is_empty() {
        p.paragraph(area, 2, &t("wb-no-goals"), Meaning::Dim);
    }
    let mut y = 2;
    for g in &s.goals {
        p.text(area, 1, y, &g.title, Meaning::Heading);
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
            p.text(
                area,
                x + 2,
                y + 1,
                &tf("wb-goal-target", &[("date", target.to_string().into())]),
                Meaning::Dim,
            );
        }
        if let Some(expected) = &g.expected {
            p.text(area, 1, y + 2, &format!("0 = {expected}"), Meaning::Dim);
        }
        y += 4;
    }
}

fn editor(p: &mut Paint<'_>, e: &NoteEditor, area: Rect, focus: bool) -> Option<Position> {
    let title = if e.id.is_none() {
        t("wb-new-note")
    } else {
        e.title.clone()
    };
    p.title(area, &title, focus);
    if e.field.text() != e.saved {
        p.right(area, 0, &t("wb-unsaved"), Meaning::Dim);
    }
    let (width, height) = (
        usize::from(area.width.saturating_sub(1)).max(2),
        usize::from(area.height.saturating_sub(1)).max(1),
    );
    let rows = e.field.rows(width, height);
    for (y, row) in (1u16..).zip(&rows) {
        let text = e.field.text().get(row.start..row.end).unwrap_or_default();
        let meaning = if text.starts_with('#') {
            Meaning::Heading
        } else {
            Meaning::Input
        };
        p.text(area, 0, y, text, meaning);
    }
    let (x, y) = e.field.place(&rows)?;
    let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
    focus.then_some(Position {
        x: area.x + x.min(area.width.saturating_sub(1)),
        y: area.y + 1 + y,
    })
}
