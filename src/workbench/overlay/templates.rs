//! Forms and snippets for a note; enter puts the chosen one at the cursor with date, client and case filled in.

use super::picker::{Item, Picker};
use super::{Flow, Overlay};
use crate::locale::{self, t};
use crate::practice::templates::{self, Fields, Template};
use crate::workbench::action::Action;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::update;
use crate::workbench::view::Paint;
use ratatui::layout::Position;

/// The overlay; the files are read a moment after it is shown.
#[derive(Debug, Default)]
pub struct Templates {
    found: Vec<Template>,
    list: Picker,
}

/// What stands in the placeholders of a template, as it is now.
pub fn fields(s: &State) -> Fields {
    let case = s.case.as_ref();
    let now = jiff::Timestamp::from_millisecond(s.last_seen)
        .map(|t| t.to_zoned(jiff::tz::TimeZone::system()).datetime())
        .unwrap_or_default();
    // What a running clock measures is not among the sessions yet.
    let number = case.map_or(1, |c| match s.timer {
        Some(_) => c.sessions + 1,
        None => c.session_on(now.date()),
    });
    Fields {
        date: locale::date(now.year(), now.month(), now.day()),
        time: locale::time(now),
        client: case.map_or(String::new(), |c| c.client_label.clone()),
        case: case.map_or(String::new(), |c| c.case.title.clone()),
        session: number.to_string(),
    }
}

impl Overlay for Templates {
    fn layer(&self) -> Layer {
        Layer::List
    }

    fn list(&self) -> Option<&Picker> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut Picker> {
        Some(&mut self.list)
    }

    fn receive(&mut self, s: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        let Event::Templates(found) = event else {
            return Flow::Pass;
        };
        let fields = fields(s);
        let items = found.iter().map(|t| {
            // As it would stand in the note, in one line and without the marks of headings.
            let says = |text: &str| {
                let (text, _) = templates::fill(&text.replace("{cursor}", "…"), &fields);
                let words = text.split_whitespace().filter(|w| !w.starts_with('#'));
                words.take(12).collect::<Vec<_>>().join(" ")
            };
            let (label, detail) = (says(&t.title), says(&t.body));
            Item {
                // A snippet's title is its text.
                detail: Some(detail).filter(|d| *d != label).unwrap_or_default(),
                label,
                // The name of a form of ours is English, and its heading says what it is.
                right: match templates::is_form_of_ours(t) {
                    true => String::new(),
                    false => t.name.clone(),
                },
            }
        });
        let named = found.iter().map(|t| t.name.clone());
        self.list = Picker::found_by(items.zip(named).collect());
        self.found.clone_from(found);
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, _: &mut Vec<Command>) -> Flow {
        if action != Action::Submit {
            return self.list.step(s, action);
        }
        let Some(template) = self.list.selected().and_then(|i| self.found.get(i)) else {
            return Flow::Stay;
        };
        let (text, cursor) = templates::fill(&template.body, &fields(s));
        let now = s.last_seen;
        if let Some(e) = &mut s.editor {
            let before = e
                .field
                .selection()
                .map_or(e.field.cursor(), |(from, _)| from);
            e.field.insert(&text);
            e.field.set_cursor(before + cursor);
            update::note_touched(s, now);
        }
        Flow::Close
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        self.list
            .draw(p, s, &t("wb-templates"), &t("wb-nothing-matches"))
    }
}
