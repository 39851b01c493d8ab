//! The note editor: the text with what is selected, what was searched for, tags and headings; the mode in a modal keymap.

use super::layout;
use super::paint::Paint;
use crate::locale::{self, t, tf};
use crate::practice::made_of;
use crate::workbench::editor::find::matches;
use crate::workbench::state::{Mode, NoteEditor, State};
use crate::workbench::theme::Meaning;
use crate::workbench::wrap::Row;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Columns and rows of its text.
pub fn window(s: &State) -> (usize, usize) {
    let centre = layout(s.size, s.focus).centre.unwrap_or_default();
    let most = match s.wrap_columns {
        0 => u16::MAX,
        columns => columns,
    };
    (
        usize::from(centre.width.saturating_sub(1).min(most)).max(2),
        usize::from(centre.height.saturating_sub(1)).max(1),
    )
}

/// Draws it; where the cursor is when it has the keys.
pub fn draw(
    p: &mut Paint<'_>,
    s: &State,
    e: &NoteEditor,
    area: Rect,
    focus: bool,
) -> Option<Position> {
    let mut title = if e.id.is_none() {
        t("wb-new-note")
    } else {
        e.title.clone()
    };
    let row = s.notes.iter().find(|n| Some(n.id) == e.id);
    if let Some(day) = row.and_then(|n| n.date) {
        let day = locale::date(day.year(), day.month(), day.day());
        title = format!("{title} · {}", tf("wb-of-session", &[("date", day.into())]));
    }
    if let Some(of) = row.and_then(|n| n.made) {
        title = format!("{title} · {}", made_of(of));
    }
    if s.keymap.modal {
        let mode = match e.mode {
            Mode::Insert => "wb-mode-insert",
            Mode::Normal if e.field.marking() => "wb-mode-visual",
            Mode::Normal => "wb-mode-normal",
        };
        title = format!("{} · {title}", t(mode));
    }
    // The mark stands beside the title, which says where it is cut.
    let mark = if e.changed() {
        t("wb-unsaved")
    } else {
        String::new()
    };
    let taken = u16::try_from(mark.width()).unwrap_or(0);
    let left = Rect {
        width: area.width.saturating_sub(taken),
        ..area
    };
    p.title(left, &title, focus);
    p.right(area, 0, &mark, Meaning::Dim);
    let (width, height) = window(s);
    let rows = e.field.rows(width, height);
    let chosen = e.field.selection();
    for (y, row) in (1u16..).zip(&rows) {
        let text = e.field.text().get(row.start..row.end).unwrap_or_default();
        let plain = match text.as_bytes() {
            [b'#', b' ' | b'#', ..] => Meaning::Heading,
            [b'>', ..] => Meaning::Quote,
            _ => Meaning::Input,
        };
        // Where the meaning changes within the row; later ones lie over earlier ones.
        let mut marks: Vec<(usize, usize, Meaning)> = tags(text)
            .into_iter()
            .map(|(a, b)| (a, b, Meaning::Tag))
            .collect();
        if !s.pattern.is_empty() {
            marks.extend(
                matches(text, &s.pattern)
                    .into_iter()
                    .map(|(a, b)| (a, b, Meaning::Match)),
            );
        }
        if let Some((a, b)) = chosen {
            let (a, b) = (
                a.clamp(row.start, row.end) - row.start,
                b.clamp(row.start, row.end) - row.start,
            );
            marks.push((a, b, Meaning::SelectedText));
        }
        styled(p, area, y, text, plain, &marks);
    }
    placed(e, &rows, area).filter(|_| focus)
}

/// Where the cursor of the note is, with something over it.
pub fn cursor(s: &State) -> Option<Position> {
    let area = layout(s.size, s.focus).centre?;
    let e = s.editor.as_ref()?;
    let (width, height) = window(s);
    placed(e, &e.field.rows(width, height), area)
}

fn placed(e: &NoteEditor, rows: &[Row], area: Rect) -> Option<Position> {
    let (x, y) = e.field.place(rows)?;
    let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
    Some(Position {
        x: area.x + x.min(area.width.saturating_sub(1)),
        y: area.y + 1 + y,
    })
}

/// Writes a row whose pieces mean different things.
fn styled(
    p: &mut Paint<'_>,
    area: Rect,
    y: u16,
    text: &str,
    plain: Meaning,
    marks: &[(usize, usize, Meaning)],
) {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|m| [m.0, m.1]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut x = 0;
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let over = marks
            .iter()
            .rev()
            .find(|m| m.0 <= from && to <= m.1 && m.0 < m.1);
        let meaning = over.map_or(plain, |m| m.2);
        x = p.text(area, x, y, text.get(from..to).unwrap_or_default(), meaning);
    }
}

/// Where tags stand in a row.
fn tags(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let plain = word.trim_end();
        let begin = plain.find('#').unwrap_or(0);
        if begin <= 1 && !crate::casebook::tags(plain).is_empty() {
            let end = plain
                .char_indices()
                .skip_while(|(i, _)| *i <= begin)
                .find(|(_, c)| !c.is_alphanumeric() && *c != '-' && *c != '_')
                .map_or(plain.len(), |(i, _)| i);
            out.push((at + begin, at + end));
        }
        at += word.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn a_tag_is_marked_without_what_stands_around_it() {
        assert_eq!(
            tags("over #rust, en (#één-ding) # niet #1"),
            [(5, 10), (16, 27)]
        );
    }
}
