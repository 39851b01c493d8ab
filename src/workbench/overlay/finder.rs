//! Finds a case, a note, a material or a past question by a few letters of its title, client, date or tag, and below those the notes and materials of every case
//! whose text holds what is typed; enter goes there.

use super::in_text::Passages;
use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::casebook::{CaseId, NoteId, SourceId, TurnId};
use crate::locale::t;
use crate::practice::{Found, FoundKind, InText};
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::{Pane, State, Tab};
use crate::workbench::theme::Meaning;
use crate::workbench::update;
use crate::workbench::view::Paint;
use ratatui::layout::{Position, Rect};

/// The share of the rows that titles take where texts were found too: one in so many.
const TITLES: u16 = 3;

/// The overlay; what can be found comes a moment after it is shown.
#[derive(Debug, Default)]
pub struct Finder {
    found: Vec<Found>,
    list: Picker,
    here: bool,
    texts: Passages,
    /// The texts have the keys, and not the titles.
    below: bool,
    /// The first text is gone to as soon as it is there.
    waits: bool,
}

impl Finder {
    /// Where the keys are, after what is listed has changed.
    fn settle(&mut self) {
        self.below = !self.texts.is_empty() && (self.below || self.list.matching() == 0);
    }

    /// Goes through titles and texts as through one list.
    fn step(&mut self, s: &State, action: Action) -> Flow {
        if self.texts.is_empty() {
            return self.list.step(s, action);
        }
        let titles = self.list.matching() > 0;
        match action {
            Action::Close => return Flow::Close,
            Action::NextPane | Action::PreviousPane => self.below = !self.below || !titles,
            Action::Bottom => {
                self.below = true;
                self.texts.choose_last();
            }
            Action::Down | Action::PageDown if !self.below && self.list.is_last() => {
                self.below = true;
            }
            Action::Down | Action::PageDown | Action::Up | Action::PageUp | Action::Top
                if self.below =>
            {
                let rows = usize::from(s.size.1.saturating_sub(6)).min(18);
                let gone = self.texts.step(action, rows);
                if !gone && titles {
                    self.below = false;
                    if action == Action::Top {
                        return self.list.step(s, action);
                    }
                }
            }
            _ => return self.list.step(s, action),
        }
        Flow::Stay
    }
}

impl Overlay for Finder {
    fn layer(&self) -> Layer {
        Layer::List
    }

    fn offers(&self) -> &'static [Action] {
        match self.texts.is_empty() {
            true => &[Action::Submit, Action::Close],
            false => &[Action::Submit, Action::NextPane, Action::Close],
        }
    }

    fn named(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Submit => Some("short-choose"),
            Action::NextPane if self.below => Some("short-in-titles"),
            Action::NextPane => Some("short-in-text"),
            _ => None,
        }
    }

    fn explained(&self, action: Action) -> Option<&'static str> {
        (action == Action::NextPane).then_some("wb-finder-other-part")
    }

    fn list(&self) -> Option<&Picker> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut Picker> {
        Some(&mut self.list)
    }

    fn edited(&mut self, _: &mut State, out: &mut Vec<Command>) {
        self.list.narrow();
        (self.below, self.waits) = (false, false);
        let typed = self.list.field.text();
        self.texts.narrow(typed);
        out.push(Command::Look(typed.to_owned()));
        self.settle();
    }

    fn receive(&mut self, s: &mut State, event: &Event, out: &mut Vec<Command>) -> Flow {
        match event {
            Event::Found(found) => {
                let items = found.iter().map(item).collect();
                let typed = std::mem::take(&mut self.list.field);
                self.list = Picker::new(items);
                self.list.field = typed;
                self.list.narrow();
                self.found.clone_from(found);
                self.here = true;
                self.settle();
            }
            // What has been typed over since is nobody's any more.
            Event::InText(query, found) if query == self.list.field.text() => {
                self.texts.take(query, found);
                self.settle();
                if std::mem::take(&mut self.waits) && self.below && !s.locked() {
                    return self.open(s, out);
                }
            }
            _ => return Flow::Pass,
        }
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.step(s, action);
        }
        self.open(s, out)
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let (rows, cursor) = self.list.head(p, s, &t("wb-finder"));
        let typed = self.list.field.text();
        let looking = !typed.is_empty() && !self.texts.are_of(typed);
        if self.list.matching() == 0 && self.texts.is_empty() && self.here && !looking {
            p.text(rows, 0, 0, &t("wb-nothing-matches"), Meaning::Dim);
        }
        if self.texts.is_empty() {
            self.list.list(p, rows, true);
            return Some(cursor);
        }
        let titles = u16::try_from(self.list.matching()).unwrap_or(u16::MAX);
        let titles = titles.min(rows.height / TITLES);
        if titles > 0 {
            let height = titles;
            self.list.list(p, Rect { height, ..rows }, !self.below);
        }
        let texts = Rect {
            y: rows.y + titles,
            height: rows.height.saturating_sub(titles),
            ..rows
        };
        self.texts.draw(p, texts, self.below);
        Some(cursor)
    }
}

impl Finder {
    /// Goes to what is selected.
    fn open(&mut self, s: &mut State, out: &mut Vec<Command>) -> Flow {
        if self.below {
            let Some(found) = self.texts.selected() else {
                return Flow::Stay;
            };
            open_text(s, found, out);
            return Flow::Close;
        }
        let Some(f) = self.list.selected().and_then(|i| self.found.get(i)) else {
            let typed = self.list.field.text();
            self.waits = !typed.is_empty() && !self.texts.are_of(typed);
            return Flow::Stay;
        };
        match f.kind {
            FoundKind::Case => update::go_to_case(s, Some(CaseId(f.id)), out),
            FoundKind::Question => {
                update::go_to_case(s, f.case, out);
                s.tab = Tab::Conversation;
                s.seek_turn = Some(TurnId(f.id));
            }
            FoundKind::Note => {
                update::go_to_case(s, f.case, out);
                s.tab = Tab::Notes;
                out.push(Command::ReadNote(NoteId(f.id)));
            }
            FoundKind::Material => out.push(Command::OpenSource(SourceId(f.id), (0, 0))),
        }
        if f.kind != FoundKind::Material {
            s.focus = Pane::Centre;
        }
        Flow::Close
    }
}

/// Opens a note where the word stands, or a material there.
fn open_text(s: &mut State, found: &InText, out: &mut Vec<Command>) {
    let Some(note) = found.note else {
        out.push(Command::OpenSource(found.source, found.span));
        return;
    };
    update::go_to_case(s, found.case, out);
    s.tab = Tab::Notes;
    s.focus = Pane::Centre;
    s.seek_word = Some((note, found.span.0, found.word.clone()));
    out.push(Command::ReadNote(note));
}

fn item(f: &Found) -> Item {
    let mut detail = f.detail.clone();
    for tag in &f.tags {
        detail.push_str(" #");
        detail.push_str(tag);
    }
    Item {
        label: f.title.clone(),
        detail,
        right: t(match f.kind {
            FoundKind::Case => "wb-kind-case",
            FoundKind::Note => "wb-kind-note",
            FoundKind::Material => "wb-kind-material",
            FoundKind::Question => "wb-kind-question",
        }),
    }
}
