//! What of a long conversation goes along in short: to read, and at one key to change. Saving an empty text takes it away; it is made anew when the
//! conversation no longer fits.

use super::{Flow, Overlay, gone};
use crate::locale::{t, tf};
use crate::practice::Digest;
use crate::workbench::action::Action;
use crate::workbench::editor::TextField;
use crate::workbench::event::{Command, Event};
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::{Position, Rect};

/// The overlay.
#[derive(Debug)]
pub struct Summary {
    /// `None`: it is being read; `Some(None)`: there is none.
    read: Option<Option<Digest>>,
    scroll: usize,
    /// What it is being changed to.
    typing: Option<TextField>,
}

impl Summary {
    /// Before it was read.
    pub fn new() -> Self {
        Self {
            read: None,
            scroll: 0,
            typing: None,
        }
    }

    fn digest(&self) -> Option<&Digest> {
        self.read.as_ref()?.as_ref()
    }

    fn text(&self) -> String {
        match &self.read {
            None => t("share-reading"),
            Some(None) => t("summary-none"),
            Some(Some(d)) => d.text.reveal().clone(),
        }
    }

    /// Its rows, broken where the frame ends.
    fn rows(&self, size: (u16, u16)) -> Vec<String> {
        let text = self.text();
        let broken = text.split('\n').flat_map(|line| {
            let rows = wrap(line, columns(size), 0).into_iter();
            rows.map(|r| line.get(r.start..r.end).unwrap_or_default().to_owned())
        });
        broken.collect()
    }

    fn change(&mut self, s: &State, action: Action, out: &mut Vec<Command>) -> Flow {
        let Some(typed) = self.typing.as_ref().map(|f| f.text().to_owned()) else {
            return Flow::Pass;
        };
        match action {
            Action::Save | Action::Submit => {
                out.extend(
                    self.digest()
                        .map(|d| Command::SetSummary(s.case_id(), d.upto, typed)),
                );
                Flow::Close
            }
            // Where escape makes letters commands it leaves a text like this one too.
            Action::Close | Action::NormalMode => {
                self.typing = None;
                Flow::Stay
            }
            _ => Flow::Pass,
        }
    }
}

/// Columns and rows of the text: the last row says whose it is.
fn window(size: (u16, u16)) -> (usize, usize) {
    let rows = usize::from(size.1.saturating_sub(4))
        .saturating_sub(1)
        .max(1);
    (columns(size), rows)
}

fn columns(size: (u16, u16)) -> usize {
    usize::from(size.0.saturating_sub(4).clamp(2, 96))
}

impl Overlay for Summary {
    fn layer(&self) -> Layer {
        if self.typing.is_some() {
            Layer::Editor
        } else {
            Layer::Viewer
        }
    }

    fn offers(&self) -> &'static [Action] {
        match (&self.typing, self.digest()) {
            (Some(_), _) => &[Action::Save, Action::Close, Action::Undo],
            (None, Some(_)) => &[Action::Close, Action::Edit, Action::Down],
            (None, None) => &[Action::Close],
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.typing.as_mut()
    }

    fn window(&self, s: &State) -> Option<(usize, usize)> {
        Some(window(s.size))
    }

    fn receive(&mut self, _: &mut State, event: &Event, _: &mut Vec<Command>) -> Flow {
        let Event::Summary(read) = event else {
            return Flow::Pass;
        };
        self.read = Some(read.clone());
        Flow::Stay
    }

    fn act(&mut self, s: &mut State, action: Action, out: &mut Vec<Command>) -> Flow {
        if self.typing.is_some() {
            return self.change(s, action, out);
        }
        let (_, shown) = window(s.size);
        let last = self.rows(s.size).len().saturating_sub(shown);
        self.scroll = match action {
            Action::Close | Action::Open => return Flow::Close,
            Action::Edit => {
                if let Some(d) = self.digest() {
                    let mut field = TextField::with(d.text.reveal());
                    let (width, height) = window(s.size);
                    field.follow(width, height);
                    self.typing = Some(field);
                }
                return Flow::Stay;
            }
            _ => match gone(self.scroll, action, shown, last) {
                Some(row) => row,
                None => return Flow::Pass,
            },
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let (width, shown) = window(s.size);
        let wide = u16::try_from(width + 4).unwrap_or(s.size.0);
        let area = view::middle(s.size, wide, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &t("wb-summary"));
        if let Some(d) = self.digest() {
            let by = match d.by.as_str() {
                crate::practice::EXTRACTIVE => t("export-own-words"),
                "coach" => t("summary-by-coach"),
                model => model.to_owned(),
            };
            let says = tf("wb-summary-of", &[("n", d.turns.into()), ("by", by.into())]);
            p.line(
                inside,
                0,
                inside.height.saturating_sub(1),
                &says,
                Meaning::Dim,
            );
        }
        let Some(field) = &self.typing else {
            for (y, row) in (0..).zip(self.rows(s.size).iter().skip(self.scroll).take(shown)) {
                p.text(inside, 0, y, row, Meaning::Text);
            }
            return None;
        };
        typed(p, inside, field, (width, shown))
    }
}

/// The text being changed; where its cursor is.
fn typed(
    p: &mut Paint<'_>,
    area: Rect,
    field: &TextField,
    (width, height): (usize, usize),
) -> Option<Position> {
    let rows = field.rows(width, height);
    for (y, row) in (0..).zip(&rows) {
        let text = field.text().get(row.start..row.end).unwrap_or_default();
        p.text(area, 0, y, text, Meaning::Input);
    }
    let (x, y) = field.place(&rows)?;
    let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
    Some(Position {
        x: area.x + x.min(area.width.saturating_sub(1)),
        y: area.y + y,
    })
}
