//! A source at a span: the passage an answer rests on, highlighted, with what stands around it; it can be searched.

use super::find::Find;
use super::{Flow, Overlay};
use crate::practice::SourceView;
use crate::workbench::action::Action;
use crate::workbench::editor::find::matches;
use crate::workbench::event::Command;
use crate::workbench::keymap::Layer;
use crate::workbench::state::State;
use crate::workbench::theme::Meaning;
use crate::workbench::view::{self, Paint};
use crate::workbench::wrap::wrap;
use ratatui::layout::{Position, Rect};

/// The overlay.
#[derive(Debug)]
pub struct Source {
    title: String,
    text: String,
    /// Bytes to highlight.
    span: (usize, usize),
    scroll: usize,
    /// Lines that are headings, where the text is shown without the marks of them; else a heading is what begins with one.
    heads: Option<Vec<usize>>,
}

impl Source {
    /// Shows it with the span (in characters) in sight.
    pub fn new(s: &State, view: SourceView, span: (usize, usize)) -> Self {
        let text = view.text.into_inner();
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
        let span = (byte(span.0), byte(span.1));
        // A few rows above it, so that what leads up to it is read too.
        let scroll = row_of_byte(&text, span.0, s.size).saturating_sub(3);
        Self {
            title: view.source.title,
            text,
            span,
            scroll,
            heads: None,
        }
    }

    /// Shows a text that has no span to go to.
    pub fn page(title: &str, text: &str) -> Self {
        Self {
            title: title.to_owned(),
            text: text.to_owned(),
            span: (0, 0),
            scroll: 0,
            heads: None,
        }
    }

    /// The same of a text with headings, which are shown without their marks.
    pub fn headed(title: &str, text: &str) -> Self {
        let is_head = |l: &str| l.starts_with('#');
        let lines = text.split('\n');
        let heads = lines.clone().enumerate().filter(|(_, l)| is_head(l));
        let heads = heads.map(|(i, _)| i).collect();
        let bare = lines.map(|l| match is_head(l) {
            true => l.trim_start_matches('#').trim_start(),
            false => l,
        });
        let text = Vec::from_iter(bare).join("\n");
        Self {
            heads: Some(heads),
            ..Self::page(title, &text)
        }
    }

    /// Whether a line is a heading.
    fn is_head(&self, i: usize, line: &str) -> bool {
        match &self.heads {
            Some(heads) => heads.contains(&i),
            None => line.starts_with('#'),
        }
    }

    fn rows(&self, s: &State) -> usize {
        let width = width(s.size);
        self.text.split('\n').map(|l| wrap(l, width, 0).len()).sum()
    }

    /// Scrolls to the match after (or before) the first row shown.
    fn search(&mut self, s: &mut State, step: i8) {
        let rows: Vec<usize> = matches(&self.text, &s.pattern)
            .iter()
            .map(|m| row_of_byte(&self.text, m.0, s.size))
            .collect();
        let next = if step > 0 {
            rows.iter().find(|r| **r > self.scroll).or(rows.first())
        } else {
            rows.iter().rfind(|r| **r < self.scroll).or(rows.last())
        };
        match next {
            Some(row) => self.scroll = *row,
            None => s.notice = Some(crate::locale::t("wb-no-match")),
        }
    }
}

/// Columns of the text: never more than reads well.
fn width(size: (u16, u16)) -> usize {
    usize::from(size.0.saturating_sub(4).clamp(2, 96))
}

/// The row a byte is shown in.
fn row_of_byte(text: &str, at: usize, size: (u16, u16)) -> usize {
    let (mut rows, mut base) = (0, 0);
    for line in text.split('\n') {
        let here = wrap(line, width(size), base);
        if at <= base + line.len() {
            return rows
                + here
                    .iter()
                    .filter(|r| r.start <= at)
                    .count()
                    .saturating_sub(1);
        }
        rows += here.len();
        base += line.len() + 1;
    }
    rows
}

impl Overlay for Source {
    fn layer(&self) -> Layer {
        Layer::Viewer
    }

    fn offers(&self) -> &'static [Action] {
        &[
            Action::Close,
            Action::Down,
            Action::PageDown,
            Action::Search,
        ]
    }

    fn act(&mut self, s: &mut State, action: Action, _: &mut Vec<Command>) -> Flow {
        // No further than its last row at the foot; from where a search or a citation took one, never back by going on.
        let shown = usize::from(s.size.1.saturating_sub(4));
        let last = self.rows(s).saturating_sub(shown).max(self.scroll);
        let page = usize::from(s.size.1.saturating_sub(6)).max(1);
        self.scroll = match action {
            Action::Close | Action::Open => return Flow::Close,
            Action::Search => {
                s.show(Find::in_viewer(s));
                return Flow::Stay;
            }
            Action::SearchNext => {
                self.search(s, 1);
                return Flow::Stay;
            }
            Action::SearchPrevious => {
                self.search(s, -1);
                return Flow::Stay;
            }
            Action::Down => self.scroll + 1,
            Action::Up => self.scroll.saturating_sub(1),
            Action::PageDown => self.scroll + page,
            Action::PageUp => self.scroll.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => self.rows(s).saturating_sub(shown),
            _ => return Flow::Pass,
        }
        .min(last);
        Flow::Stay
    }

    fn draw(&self, p: &mut Paint<'_>, s: &State) -> Option<Position> {
        let width = width(s.size);
        let columns = u16::try_from(width + 4).unwrap_or(s.size.0);
        let area = view::middle(s.size, columns, s.size.1.saturating_sub(2));
        let inside = p.frame(area, &self.title);
        self.text(p, inside, s, width);
        None
    }
}

impl Source {
    fn text(&self, p: &mut Paint<'_>, area: Rect, s: &State, width: usize) {
        let (mut base, mut skip, mut y) = (0, self.scroll, 0);
        for (i, line) in self.text.split('\n').enumerate() {
            let plain = if self.is_head(i, line) {
                Meaning::Heading
            } else {
                Meaning::Text
            };
            for row in wrap(line, width, base) {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                if y >= area.height {
                    return;
                }
                let (a, b) = (
                    self.span.0.clamp(row.start, row.end),
                    self.span.1.clamp(row.start, row.end),
                );
                let mut x = 0;
                for (from, to, meaning) in [
                    (row.start, a, plain),
                    (a, b, Meaning::Highlight),
                    (b, row.end, plain),
                ] {
                    let text = self.text.get(from..to).unwrap_or_default();
                    x = view::marked(p, area, (x, y), text, &s.pattern, meaning);
                }
                y += 1;
            }
            base += line.len() + 1;
        }
    }
}
