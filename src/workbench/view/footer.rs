//! The footer with the keys that matter here and work now, and the hints after the start of a sequence; both read the keymap and `available`, so they
//! say what is so.

use super::paint::Paint;
use super::strokes::fit;
use crate::casebook::CaseStatus;
use crate::locale::{t, tf};
use crate::workbench::action::Action;
use crate::workbench::keymap::{Layer, shown};
use crate::workbench::state::{Mode, Pane, State, Tab, Way};
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
    let mut x = 1u16;
    if let Some(w) = s.sending.filter(|w| w.way().is_some()) {
        let figures = [
            ("done", (w.all - w.left.min(w.all)).into()),
            ("all", w.all.into()),
            ("s", ((s.last_seen - w.since).max(0) / 1000).into()),
        ];
        let key = match (w.puts, w.stopping) {
            (true, true) => "share-stopping",
            (true, false) => "share-sending",
            (false, _) => "share-deleting",
        };
        let text = format!("{}{GAP}", tf(key, &figures));
        x = p.text(area, x, 0, &text, Meaning::Warning);
    }
    for hint in fitting(offers(s), area.width.saturating_sub(x)) {
        x = p.text(area, x, 0, &hint.key, Meaning::Key);
        x = p.text(area, x, 0, &format!(" {}{GAP}", hint.what), Meaning::Dim);
    }
}

/// Between two hints.
const GAP: &str = "   ";

/// A key with what it does here.
struct Hint {
    key: String,
    what: String,
    /// How to leave what is on top, and where all its keys stand.
    stays: bool,
}

impl Hint {
    fn width(&self) -> usize {
        self.key.width() + 1 + self.what.width()
    }
}

/// The keys that matter here and work now.
fn offers(s: &State) -> Vec<Hint> {
    let layers = s.layers();
    let top = s.overlays.last();
    // Where every letter may be a label, only a key that is no letter leaves.
    let labels = top.is_some_and(|o| o.takes_keys());
    let hint = |action: &Action| {
        let here = top.is_some() || available(s, *action);
        let key = if labels {
            Some("esc")
        } else {
            s.keymap.key_of(&layers, *action).filter(|_| here)
        };
        let named = top.and_then(|o| o.named(*action));
        let named = named.or_else(|| brings_back(s, *action)).map(t);
        if let Some(way) = stops(s, *action) {
            let keys = s.keymap.keys_of(s.layer(), *action);
            let escape = keys.into_iter().find(|k| *k == "esc").or(key);
            return Some(Hint {
                key: shown(escape?),
                what: t(match way {
                    Way::Stop => "short-stop-sending",
                    Way::Leave => "short-stop-waiting",
                }),
                stays: true,
            });
        }
        Some(Hint {
            key: shown(key?),
            what: named.unwrap_or_else(|| t(&format!("short-{}", action.name()))),
            // In a note the keys are too many for the line, and help is where the rest are.
            stays: match action {
                Action::Close => top.is_some(),
                Action::Help => top.is_some() || s.editing(),
                _ => false,
            },
        })
    };
    offered(s).iter().filter_map(hint).collect()
}

/// What archiving is called where it takes a case back.
fn brings_back(s: &State, action: Action) -> Option<&'static str> {
    let away = s.case_meant()?.case.status == CaseStatus::Archived;
    (action == Action::Archive && away).then_some("short-bring-back")
}

/// What closing here does to what is being sent.
fn stops(s: &State, action: Action) -> Option<Way> {
    let here = action == Action::Close && s.layer() == Layer::Sharing;
    s.sending.filter(|_| here)?.way()
}

/// As many hints as fit in so many columns, whole ones, for half a hint says nothing; how to leave is the last to go, and before it where all
/// keys stand.
fn fitting(mut hints: Vec<Hint>, columns: u16) -> Vec<Hint> {
    let width = |hints: &[Hint]| {
        let all: usize = hints.iter().map(|h| h.width() + GAP.len()).sum();
        all.saturating_sub(GAP.len())
    };
    while width(&hints) > usize::from(columns) {
        let last = hints.iter().rposition(|h| !h.stays);
        hints.remove(last.unwrap_or(0));
    }
    hints
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
        if let Some(e) = s.editor.as_ref().filter(|_| s.editing()) {
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
                Mode::Normal if e.field.marking() => &[A::Copy, A::Cut],
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
            A::RenameCase,
            A::RemoveCase,
        ],
        (Pane::Centre, Tab::Notes) => &[
            A::Edit,
            A::NewNote,
            A::NextTab,
            A::Finder,
            A::Palette,
            A::Help,
            A::Quit,
            A::RenameNote,
            A::RemoveNote,
            A::MoveNote,
        ],
        (Pane::Centre, Tab::Goals) => &[
            A::Ask,
            A::NextTab,
            A::Palette,
            A::Help,
            A::Quit,
            A::NewGoal,
            A::RewordGoal,
            A::ScoreGoal,
            A::RemoveGoal,
            A::NewNote,
        ],
        (Pane::Centre, Tab::Sessions) => &[
            A::Timer,
            A::NextTab,
            A::Palette,
            A::Help,
            A::Quit,
            A::EditSession,
            A::RemoveSession,
            A::NewNote,
        ],
        (Pane::Centre, _) => &[
            A::Ask,
            A::NextTab,
            A::NewNote,
            A::Palette,
            A::Help,
            A::AnswerFromSources,
            A::CopyAnswer,
            A::Quit,
            A::RemoveQuestion,
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
    // Broad columns where they fit; on a low screen narrower ones, so that every key is there even if its sentence is cut.
    let most = usize::from(height.saturating_sub(3)).max(1);
    let columns = usize::from(width / 38)
        .max(next.len().div_ceil(most))
        .max(1);
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
        let after = p.text(inside, x, y, &format!("{} ", shown(key)), Meaning::Key);
        let what = action.map_or_else(|| "…".to_owned(), |a| t(&a.message()));
        let room = (usize::from(x) + column).saturating_sub(usize::from(after) + 2);
        p.text(inside, after, y, &clause(&what, room), Meaning::Text);
    }
}
