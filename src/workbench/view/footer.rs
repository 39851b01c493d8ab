//! The footer with the keys that matter here and work now, and the hints after the start of a sequence; both read the keymap and `available`, so they
//! say what is so.

use super::paint::Paint;
use super::strokes::fit;
use crate::locale::t;
use crate::workbench::action::Action;
use crate::workbench::keymap::Layer;
use crate::workbench::state::{Mode, Pane, State, Tab};
use crate::workbench::theme::Meaning;
use crate::workbench::update::available;
use crate::workbench::wrap::wrap;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// One line: a notice, an unfinished sequence, or the keys that matter here.
pub fn draw(p: &mut Paint<'_>, s: &State, area: Rect) {
    if let Some(text) = &s.notice {
        notice(p, area, text);
        return;
    }
    if !s.pressed.is_empty() || s.count.is_some() {
        let count = s.count.map(|n| n.to_string()).unwrap_or_default();
        let typed = format!("{count} {} …", s.pressed.join(" "));
        p.text(area, 1, 0, typed.trim_start(), Meaning::Key);
        return;
    }
    let layers = s.layers();
    let mut x = 1u16;
    // Where every letter may be a label, only a key that is no letter leaves.
    let labels = s.overlays.last().is_some_and(|o| o.takes_keys());
    for action in offered(s) {
        let here = !s.overlays.is_empty() || available(s, *action);
        let key = if labels {
            Some("esc")
        } else {
            s.keymap.key_of(&layers, *action).filter(|_| here)
        };
        let Some(key) = key else { continue };
        // What is sent in a question is chosen in a list.
        let what = match (action, layers.first()) {
            (Action::Submit, Some(Layer::Consent)) => t("short-agree"),
            (Action::Submit, Some(Layer::Select)) => t("short-redact-more"),
            (Action::Submit, _) if !s.overlays.is_empty() => t("short-choose"),
            (Action::Open, Some(Layer::Consent | Layer::Form)) => t("short-change"),
            (Action::NextPane, Some(Layer::Input)) => t("short-field"),
            _ => t(&format!("short-{}", action.name())),
        };
        let width = u16::try_from(key.width() + what.width() + 1).unwrap_or(u16::MAX);
        // Half a hint says nothing.
        if x.saturating_add(width) > area.width {
            break;
        }
        x = p.text(area, x, 0, key, Meaning::Key);
        x = p.text(area, x, 0, &format!(" {what}   "), Meaning::Dim);
    }
}

/// A sentence, over as many rows as it takes.
fn notice(p: &mut Paint<'_>, area: Rect, text: &str) {
    let rows = wrap(text, usize::from(area.width.saturating_sub(2)), 0).len();
    let rows = u16::try_from(rows).unwrap_or(1).min(area.bottom());
    let area = Rect {
        y: area.bottom().saturating_sub(rows),
        height: rows,
        ..area
    };
    p.clear(area);
    p.paragraph(area, 0, text, Meaning::Warning);
}

/// As much of a sentence as says something in so many columns: all of it, or its first half.
fn clause(sentence: &str, columns: usize) -> String {
    let first = sentence.split(';').next().unwrap_or_default();
    let whole = [sentence, first].into_iter().find(|t| t.width() <= columns);
    fit(whole.unwrap_or(sentence), columns)
}

fn offered(s: &State) -> &'static [Action] {
    use Action as A;
    if let Some(top) = s.overlays.last() {
        return top.offers();
    }
    if s.focus == Pane::Centre {
        if let Some(e) = &s.editor {
            return match e.mode {
                Mode::Insert if s.keymap.modal => &[A::NormalMode, A::Save],
                Mode::Insert => &[
                    A::Save,
                    A::Close,
                    A::Template,
                    A::Search,
                    A::Undo,
                    A::Mark,
                    A::Help,
                ],
                Mode::Normal => &[A::InsertMode, A::Save, A::Close, A::Palette, A::Help],
            };
        }
        if s.asking_line {
            return &[A::Submit, A::Close];
        }
    }
    if s.running() {
        return &[A::Stop, A::NextPane, A::Help];
    }
    match (s.focus, s.tab) {
        (Pane::Cases, _) => &[
            A::Open,
            A::Finder,
            A::NewCase,
            A::Archive,
            A::Palette,
            A::Help,
            A::Quit,
        ],
        (Pane::Centre, Tab::Notes) => &[
            A::Edit,
            A::NewNote,
            A::NextTab,
            A::Finder,
            A::Palette,
            A::Help,
            A::Quit,
        ],
        (Pane::Centre, _) => &[
            A::Ask,
            A::NextTab,
            A::NewNote,
            A::AnswerFromSources,
            A::CopyAnswer,
            A::Palette,
            A::Help,
            A::Quit,
        ],
        (Pane::Sources, _) => &[
            A::Open,
            A::NextTurn,
            A::PreviousTurn,
            A::NextPane,
            A::Palette,
            A::Help,
            A::Quit,
        ],
        (Pane::Status, _) => &[
            A::Settings,
            A::Theme,
            A::Language,
            A::Palette,
            A::Help,
            A::Quit,
        ],
    }
}

/// The keys that may follow what was pressed, in columns above the footer.
pub fn hints(p: &mut Paint<'_>, s: &State) {
    let next = s.keymap.following(&s.layers(), &s.pressed, &|f| s.fact(f));
    let (width, height) = s.size;
    let columns = usize::from(width / 38).max(1);
    let rows = next.len().div_ceil(columns).max(1);
    let box_height = u16::try_from(rows + 2)
        .unwrap_or(height)
        .min(height.saturating_sub(1));
    let area = Rect::new(0, height.saturating_sub(box_height + 1), width, box_height);
    let inside = p.frame(area, &format!("{} …", s.pressed.join(" ")));
    let column = usize::from(inside.width) / columns;
    for (i, (key, action)) in next.iter().enumerate() {
        let x = u16::try_from(i / rows * column).unwrap_or(0);
        let y = u16::try_from(i % rows).unwrap_or(0);
        let after = p.text(inside, x, y, &format!("{key} "), Meaning::Key);
        let what = action.map_or_else(|| "…".to_owned(), |a| t(&a.message()));
        let room = (usize::from(x) + column).saturating_sub(usize::from(after) + 2);
        p.text(inside, after, y, &clause(&what, room), Meaning::Text);
    }
}
