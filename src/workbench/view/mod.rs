//! From state to cells. Nothing here changes anything: `draw` is a function of the state, and the helpers that `update` shares with it (where the
//! panes are, how many rows a text has) are functions of the size.

mod centre;
mod conversation;
mod footer;
mod lists;
mod note;
mod paint;
mod sessions;
mod strokes;
mod targets;

pub use conversation::{turn_lines, width as conversation_width};
pub use note::{cursor as editor_cursor, window as editor_window};
pub use paint::Paint;
pub use strokes::{field, fit, marked, middle, page_of};
pub use targets::{Target, targets};

use super::network;
use super::state::{Pane, State};
use super::theme::Meaning;
use crate::locale::t;
use crate::practice::ModelState;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Where the panes are; a pane that does not fit is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Areas {
    /// The top line.
    pub header: Rect,
    /// The bottom line.
    pub footer: Rect,
    /// The list of cases.
    pub cases: Option<Rect>,
    /// Conversation, notes, goals or sessions.
    pub centre: Option<Rect>,
    /// The sources.
    pub sources: Option<Rect>,
    /// The status.
    pub status: Option<Rect>,
}

/// The panes for a size: all four from 100 columns, two from 60 (the centre and whichever other has or had the keys), else the one that has them.
pub fn layout(size: (u16, u16), focus: Pane) -> Areas {
    let (w, h) = size;
    let header = Rect::new(0, 0, w, 1.min(h));
    let footer = Rect::new(0, h.saturating_sub(1), w, u16::from(h > 1));
    let body = Rect::new(0, 1, w, h.saturating_sub(2));
    let mut areas = Areas {
        header,
        footer,
        ..Areas::default()
    };
    if w >= 100 && h >= 20 {
        // Wide enough for a title, and on a wide screen for a long one.
        let left = (w / 4).min(34).max(w.min(300) * 11 / 50).min(56);
        let right = (w / 4).min(40);
        areas.cases = Some(Rect {
            width: left,
            ..body
        });
        areas.centre = Some(Rect {
            x: left + 1,
            width: w - left - right - 2,
            ..body
        });
        let status = 11.min(body.height / 2);
        let right_column = Rect {
            x: w - right,
            width: right,
            ..body
        };
        areas.sources = Some(Rect {
            height: body.height - status,
            ..right_column
        });
        areas.status = Some(Rect {
            y: body.y + body.height - status,
            height: status,
            ..right_column
        });
    } else if w >= 60 && h >= 14 {
        let side = w / 3;
        let (left, centre) = (
            Rect {
                width: side,
                ..body
            },
            Rect {
                x: side + 1,
                width: w - side - 1,
                ..body
            },
        );
        areas.centre = Some(centre);
        match focus {
            Pane::Sources => areas.sources = Some(left),
            Pane::Status => areas.status = Some(left),
            Pane::Cases | Pane::Centre => areas.cases = Some(left),
        }
    } else {
        match focus {
            Pane::Cases => areas.cases = Some(body),
            Pane::Centre => areas.centre = Some(body),
            Pane::Sources => areas.sources = Some(body),
            Pane::Status => areas.status = Some(body),
        }
    }
    areas
}

/// Draws everything; returns where the cursor is, if it is to be seen.
pub fn draw(s: &State, buffer: &mut Buffer) -> Option<Position> {
    let mut p = Paint::new(buffer, &s.theme);
    if let Some(lock) = s.overlays.last().filter(|o| o.hides_all()) {
        return lock.draw(&mut p, s);
    }
    let areas = layout(s.size, s.focus);
    header(&mut p, s, areas.header);
    let mut cursor = None;
    if let Some(a) = areas.cases {
        lists::cases(&mut p, s, a);
    }
    if let Some(a) = areas.centre {
        cursor = centre::draw(&mut p, s, a);
    }
    if let Some(a) = areas.sources {
        lists::sources(&mut p, s, a);
    }
    if let Some(a) = areas.status {
        lists::status(&mut p, s, a);
    }
    separators(&mut p, &areas);
    // Each over what it lies on; only the one on top has the cursor.
    for overlay in &s.overlays {
        cursor = overlay.draw(&mut p, s);
    }
    footer::draw(&mut p, s, areas.footer);
    if s.hints {
        footer::hints(&mut p, s);
    }
    cursor
}

fn header(p: &mut Paint<'_>, s: &State, area: Rect) {
    let place = s.case.as_ref().map_or_else(
        || t("wb-materials"),
        |c| format!("{} · {}", c.client_label, c.case.title),
    );
    let [timer, nameless] = s.clock_shown();
    // How private this is stands there at every width; who writes and where one is, as far as there is room.
    let mut right = timer.clone();
    if let Some(status) = &s.status {
        let network = network::short(status);
        let (engine, model) = match (&status.model, &status.model_state) {
            (Some(model), _) => (format!(" · {}", status.engine), Some(model)),
            // Which model there is, is not known at once; until then nothing is said of it.
            (None, ModelState::NotLoaded | ModelState::Loading) => (String::new(), None),
            // An engine without a model writes nothing, so it is not named.
            (None, _) => (format!(" · {}", t("wb-no-model")), None),
        };
        let whole = model.map(|model| (format!("{engine} · {model}"), PLACE));
        let least = (engine, LEAST_PLACE);
        right = whole
            .into_iter()
            .chain([least])
            .map(|(writer, place)| {
                let text = format!("{timer} {}{writer} · {network} ", status.privacy);
                (text, place)
            })
            .find(|(text, place)| text.width() + place <= usize::from(area.width))
            .map_or_else(
                || {
                    let text = |timer| format!("{timer} {} · {network} ", status.privacy);
                    let named = text(&timer);
                    if named.width() + LEAST_PLACE <= usize::from(area.width) {
                        named
                    } else {
                        text(&nameless)
                    }
                },
                |(text, _)| text,
            );
    }
    let taken = u16::try_from(right.width()).unwrap_or(area.width);
    let left = Rect {
        width: area.width.saturating_sub(taken),
        ..area
    };
    let name = " Klankbord  ";
    let name = if area.width >= 100 || name.width() + place.width() <= usize::from(left.width) {
        name
    } else {
        " "
    };
    p.line(left, 0, 0, &format!("{name}{place}"), Meaning::Title);
    p.right(area, 0, &right, Meaning::Dim);
}

/// Columns that are kept for where one is before the model's name gets any.
const PLACE: usize = 26;
/// And before its engine does.
const LEAST_PLACE: usize = 8;

/// How far the pane that has the keys scrolls, when it has rows but none is selected: the status.
pub fn furthest(s: &State) -> usize {
    let areas = layout(s.size, s.focus);
    match s.focus {
        Pane::Status => lists::status_furthest(areas.status.map_or(0, |a| a.height)),
        _ => 0,
    }
}

fn separators(p: &mut Paint<'_>, areas: &Areas) {
    let Some(centre) = areas.centre else { return };
    for x in [
        centre.x.checked_sub(1),
        areas.sources.filter(|a| a.x > centre.x).map(|a| a.x - 1),
    ]
    .into_iter()
    .flatten()
    {
        p.column(x, centre.y, centre.height, Meaning::Border);
    }
}
