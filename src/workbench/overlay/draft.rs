//! A draft of the case at one key: being made, then to read with its marks; edit it as a note, keep it as it is, or set its goals. Nothing is
//! kept before one of these keys.

use super::{Flow, Overlay};
use crate::casebook::{CaseId, HelpKind, NewNote};
use crate::locale::{self, t, tf};
use crate::practice::{Help, HelpAsk, help_name};
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::update;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::{Row, wrap};
use ratatui::layout::Position;

/// The overlay.
#[derive(Debug)]
pub struct Draft {
    case: CaseId,
    kind: HelpKind,
    /// Characters a model has written so far.
    written: usize,
    made: Option<Box<Help>>,
    /// Waiting for what was typed of a new note and never saved, to put the draft behind it.
    editing: bool,
    scroll: usize,
}

/// Which draft an action makes.
pub const fn kind_of(action: Action) -> Option<HelpKind> {
    Some(match action {
        Action::DraftSummary => HelpKind::Summary,
        Action::DraftPrepare => HelpKind::Prepare,
        Action::DraftQuestions => HelpKind::Questions,
        Action::DraftSmart => HelpKind::Smart,
        Action::DraftGrow => HelpKind::Grow,
        Action::DraftPatterns => HelpKind::Patterns,
        _ => return None,
    })
}

/// The key of a draft that is kept as it was made.
pub fn drafted(case: CaseId) -> String {
    format!("help:case:{case}")
}

/// Begins to make it.
pub fn begin(s: &mut State, kind: HelpKind, out: &mut Vec<Command>) {
    let Some(case) = s.case_meant().map(|c| c.case.id) else {
        s.notice = Some(t("wb-case-for-draft"));
        return;
    };
    out.push(Command::Help(HelpAsk {
        case,
        kind,
        note: None,
        use_model: true,
        small_model: false,
    }));
    s.show(Draft {
        case,
        kind,
        written: 0,
        made: None,
        editing: false,
        scroll: 0,
    });
}

/// Sets the goals that stand in the note being edited.
pub fn goals_of_note(s: &mut State, out: &mut Vec<Command>) {
    if let Some(e) = &s.editor {
        out.push(Command::KeepGoals(e.case, e.field.text().to_owned()));
    }
}

fn width(size: (u16, u16)) -> usize {
    usize::from(size.0.saturating_sub(4).clamp(2, 96))
}

/// A text in Markdown as rows to read: a heading looks like one, and so does a line of emphasis.
fn told(text: &str, width: usize) -> Vec<(String, Meaning)> {
    let mut out = Vec::new();
    for line in text.trim_end().split('\n') {
        let (line, meaning) = if line.starts_with('#') {
            (line.trim_start_matches('#').trim_start(), Meaning::Heading)
        } else if let Some(inner) = line.strip_prefix('*').and_then(|l| l.strip_suffix('*')) {
            (inner.trim_matches('*'), Meaning::Emphasis)
        } else {
            (line, Meaning::Text)
        };
        // Strong words within a line are told apart by their place: a label, and what follows it.
        let line = unstarred(&line.replace("**", ""));
        for row in wrap(&line, width, 0) {
            let part = line.get(row.start..row.end).unwrap_or_default();
            out.push((part.to_owned(), meaning));
        }
    }
    out
}

/// Without the stars around the words a line ends in: what is still asked behind a label.
fn unstarred(line: &str) -> String {
    let parts = line.strip_suffix('*').and_then(|l| l.rsplit_once(" *"));
    match parts {
        Some((before, asked)) if !asked.is_empty() && !asked.starts_with(' ') => {
            format!("{before} {asked}")
        }
        _ => line.to_owned(),
    }
}

/// Columns and rows inside the frame.
fn inside(size: (u16, u16)) -> (usize, usize) {
    (width(size), usize::from(size.1.saturating_sub(4)).max(1))
}

impl Draft {
    /// The foot in rows, when it stands below the text. Where it would take most of the window it is the end of the text.
    fn foot_rows(&self, size: (u16, u16)) -> Option<Vec<Row>> {
        let (width, height) = inside(size);
        let rows = wrap(&self.foot(), width, 0);
        (rows.len() * 3 <= height).then_some(rows)
    }

    /// Everything that scrolls, and how many rows of it are in sight.
    fn rows(&self, size: (u16, u16)) -> (Vec<(String, Meaning)>, usize) {
        let (width, height) = inside(size);
        let mut rows = told(self.text(), width);
        if let Some(foot) = self.foot_rows(size) {
            // A blank row between, where there is room for one.
            let gap = usize::from(height > 12);
            return (rows, height.saturating_sub(foot.len() + gap).max(1));
        }
        let foot = self.foot();
        let part = |r: Row| foot.get(r.start..r.end).unwrap_or_default().to_owned();
        rows.push((String::new(), Meaning::Text));
        rows.extend(
            wrap(&foot, width, 0)
                .into_iter()
                .map(|r| (part(r), Meaning::Dim)),
        );
        (rows, height)
    }

    fn text(&self) -> &str {
        self.made.as_ref().map_or("", |h| &h.draft)
    }

    /// Who wrote it, and what the coach should know.
    fn foot(&self) -> String {
        let Some(help) = &self.made else {
            return String::new();
        };
        // These say themselves whose words they are.
        let told = help.notices.iter().any(|n| n.names_own_words());
        let who = match &help.model {
            Some(model) => Some(format!("{} · {model}", help.engine)),
            None => (!told).then(|| t("export-own-words")),
        };
        let notices = help.notices.iter().map(|n| n.said());
        let why = help.trouble.clone();
        let all: Vec<String> = who.into_iter().chain(notices).chain(why).collect();
        all.join(" · ")
    }
}

impl Overlay for Draft {
    fn layer(&self) -> Layer {
        Layer::Viewer
    }

    fn offers(&self) -> &'static [Action] {
        match (&self.made, self.kind) {
            (None, _) => &[Action::Close],
            (_, HelpKind::Smart) => &[
                Action::Close,
                Action::Edit,
                Action::SaveAnswer,
                Action::KeepGoals,
            ],
            _ => &[
                Action::Close,
                Action::Edit,
                Action::SaveAnswer,
                Action::Down,
            ],
        }
    }

    fn receive(&mut self, s: &mut State, event: &Event, out: &mut Vec<Command>) -> Flow {
        match event {
            Event::Helping(n) if self.made.is_none() => self.written = *n,
            Event::Helped(Ok(help)) if help.help == self.kind && help.case == self.case => {
                self.made = Some(help.clone());
            }
            Event::Helped(Err(why)) if self.made.is_none() => {
                s.notice = Some(why.clone());
                return Flow::Close;
            }
            Event::NewNoteDraft(case, typed) if self.editing && *case == self.case => {
                // The note belongs to the case it was drafted of, which need not be the one that is open.
                if s.case_id() != Some(self.case) {
                    update::go_to_case(s, Some(self.case), out);
                }
                let before = typed
                    .as_ref()
                    .map(|d| d.body.trim_end())
                    .unwrap_or_default();
                let gap = if before.is_empty() { "" } else { "\n\n" };
                let body = format!("{before}{gap}{}", self.text());
                update::note_begin(s, self.case, &body, out);
                return Flow::Close;
            }
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        let (rows, shown) = self.rows(s.size);
        let last = rows.len().saturating_sub(shown);
        let page = shown.saturating_sub(1).max(1);
        match action {
            Action::Close => {
                if self.made.is_none() {
                    out.push(Command::StopAsking);
                }
                return Flow::Close;
            }
            Action::Edit | Action::SaveAnswer | Action::KeepGoals if self.made.is_none() => {}
            Action::Edit => {
                self.editing = true;
                out.push(Command::NewNote(self.case));
            }
            Action::SaveAnswer => {
                out.push(Command::SaveNote {
                    id: None,
                    note: Box::new(NewNote {
                        case_id: self.case,
                        session_id: None,
                        title: String::new(),
                        body: self.text().to_owned(),
                    }),
                    // A key of its own: what was typed of a new note is not this.
                    draft: drafted(self.case),
                });
                return Flow::Close;
            }
            // It stays to be read on: there may be no new goal in it, and then setting them changes nothing.
            Action::KeepGoals if self.kind == HelpKind::Smart => {
                out.push(Command::KeepGoals(self.case, self.text().to_owned()));
            }
            Action::Down => self.scroll += 1,
            Action::Up => self.scroll = self.scroll.saturating_sub(1),
            Action::PageDown => self.scroll += page,
            Action::PageUp => self.scroll = self.scroll.saturating_sub(page),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = last,
            _ => return Flow::Pass,
        }
        self.scroll = self.scroll.min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let width = width(s.size);
        let columns = u16::try_from(width + 4).unwrap_or(s.size.0);
        let area = view::middle(s.size, columns, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &help_name(self.kind, locale::language()));
        if self.made.is_none() {
            p.text(inside, 0, 0, &t("wb-thinking"), Meaning::Dim);
            if self.written > 0 {
                let so_far = tf(
                    "wb-draft-written",
                    &[
                        ("n", self.written.into()),
                        ("key", s.key_in(self.layer(), Action::Close).into()),
                    ],
                );
                p.text(inside, 0, 1, &so_far, Meaning::Dim);
            }
            return None;
        }
        let (rows, shown) = self.rows(s.size);
        for (y, (line, meaning)) in (0..).zip(rows.iter().skip(self.scroll).take(shown)) {
            p.text(inside, 0, y, line, *meaning);
        }
        let foot = self.foot();
        let rows = self.foot_rows(s.size).unwrap_or_default();
        let below = u16::try_from(rows.len()).unwrap_or(0);
        let from = inside.height.saturating_sub(below);
        for (y, row) in (from..inside.height).zip(rows) {
            let part = foot.get(row.start..row.end).unwrap_or_default();
            p.text(inside, 0, y, part, Meaning::Dim);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_asked_stands_without_its_stars() {
        let draft = "## Rust\n\n- **Specifiek:** *Wat precies wordt er anders?*\n- 2 * 3 en nog *\n*Alleen dit.*";
        let rows: Vec<String> = told(draft, 60).into_iter().map(|r| r.0).collect();
        assert_eq!(
            rows[2..],
            [
                "- Specifiek: Wat precies wordt er anders?",
                "- 2 * 3 en nog *",
                "Alleen dit."
            ]
        );
    }
}
