//! Markdown to rows of the screen: answers while they are written, notes and sources being read. Works on any prefix of a text, so it can follow a
//! stream. A piece that already means something (a citation, a sentence without support) keeps its meaning; the rest gets that of the markup.

use super::theme::Meaning;
use super::view::fit;
use super::wrap::wrap;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A row of styled pieces.
pub type Line = Vec<(String, Meaning)>;

/// Renders pieces of one Markdown text into rows of at most `width` columns.
pub fn render(pieces: &[(String, Meaning)], width: usize) -> Vec<Line> {
    let whole: String = pieces.iter().map(|(t, _)| t.as_str()).collect();
    let mut writer = Writer {
        pieces,
        whole: &whole,
        width: width.max(4),
        out: Vec::new(),
        line: Vec::new(),
        around: Vec::new(),
        inline: Vec::new(),
        code: false,
        table: None,
        gap: false,
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&whole, options).into_offset_iter() {
        writer.event(event, range);
    }
    writer.block();
    writer.out
}

/// Plain text into rows, without looking for markup.
pub fn flow(out: &mut Vec<Line>, pieces: &[(String, Meaning)], width: usize) {
    let whole: String = pieces.iter().map(|(s, _)| s.as_str()).collect();
    let mut base = 0;
    for line in whole.split('\n') {
        for row in wrap(line, width, base) {
            let mut styled = Line::new();
            let mut at = 0;
            for (text, meaning) in pieces {
                let (from, to) = (row.start.max(at), row.end.min(at + text.len()));
                if from < to {
                    let piece = text.get(from - at..to - at).unwrap_or_default();
                    styled.push((piece.to_owned(), *meaning));
                }
                at += text.len();
            }
            out.push(styled);
        }
        base += line.len() + 1;
    }
}

/// The code blocks of a text, one after the other.
pub fn code_of(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => inside = true,
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(t) if inside => out.push_str(&t),
            _ => {}
        }
    }
    out
}

/// What a block stands in.
enum Around {
    Quote,
    /// A list; the number of its next item, if it counts.
    List(Option<u64>),
    /// An item; its mark until it was written, then as many blanks.
    Item(String, bool),
}

struct Writer<'a> {
    pieces: &'a [(String, Meaning)],
    whole: &'a str,
    width: usize,
    out: Vec<Line>,
    line: Line,
    around: Vec<Around>,
    inline: Vec<Meaning>,
    code: bool,
    table: Option<Vec<Vec<Line>>>,
    /// A blank row is owed before the next block.
    gap: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text, range)
            }
            Event::Code(text) => self.push(&text, Meaning::Code, range.start),
            Event::SoftBreak | Event::HardBreak => self.line.push(("\n".into(), Meaning::Text)),
            Event::Rule => {
                self.block();
                self.before();
                let dashes = "─".repeat(self.width.min(24));
                self.out.push(vec![(dashes, Meaning::Table)]);
                self.gap = true;
            }
            Event::TaskListMarker(done) => self
                .line
                .push((if done { "[x] " } else { "[ ] " }.into(), Meaning::Text)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.block();
                let depth = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                };
                self.line
                    .push((format!("{} ", "#".repeat(depth)), Meaning::Dim));
                self.inline.push(Meaning::Heading);
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.around.push(Around::Quote);
                self.inline.push(Meaning::Quote);
            }
            Tag::CodeBlock(kind) => {
                self.block();
                self.before();
                if let CodeBlockKind::Fenced(name) = kind
                    && !name.is_empty()
                {
                    // The name of a language, or whatever stands there: as much as fits.
                    let name = fit(&name, self.width.saturating_sub(2));
                    self.out.push(vec![(format!("  {name}"), Meaning::Dim)]);
                }
                self.code = true;
            }
            Tag::List(number) => {
                self.block();
                if !self.around.is_empty() {
                    self.gap = false;
                }
                self.around.push(Around::List(number));
            }
            Tag::Item => {
                self.block();
                self.gap &= !self.around.iter().any(|a| matches!(a, Around::Item(..)));
                let mark = match self.around.last_mut() {
                    Some(Around::List(Some(n))) => {
                        *n += 1;
                        format!("{}. ", *n - 1)
                    }
                    _ => "• ".into(),
                };
                self.around.push(Around::Item(mark, false));
            }
            Tag::Emphasis | Tag::Strikethrough => self.inline.push(Meaning::Emphasis),
            Tag::Strong => self.inline.push(Meaning::Strong),
            Tag::Link { .. } | Tag::Image { .. } => self.inline.push(Meaning::Link),
            Tag::Table(_) => {
                self.block();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(t) = &mut self.table {
                    t.push(Vec::new());
                }
            }
            Tag::Paragraph => self.block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.block();
                self.inline.pop();
                self.gap = false;
            }
            TagEnd::BlockQuote(_) => {
                self.block();
                self.around.pop();
                self.inline.pop();
            }
            TagEnd::CodeBlock => {
                self.code = false;
                self.gap = true;
            }
            TagEnd::List(_) => {
                self.block();
                self.around.pop();
                self.gap = self.around.is_empty();
            }
            TagEnd::Item => {
                self.block();
                self.around.pop();
                self.gap = false;
            }
            TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image => {
                self.inline.pop();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                if let Some(row) = self.table.as_mut().and_then(|t| t.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::Paragraph => self.block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.code {
            for line in text.lines() {
                let width = self.width.saturating_sub(2);
                for row in wrap(line, width, 0) {
                    let piece = line.get(row.start..row.end).unwrap_or_default();
                    self.out.push(vec![(format!("  {piece}"), Meaning::Code)]);
                }
            }
            return;
        }
        let meaning = self.inline.last().copied().unwrap_or(Meaning::Text);
        if self.whole.get(range.clone()) != Some(text) {
            return self.push(text, meaning, range.start);
        }
        // Where one piece ends and another begins.
        let mut at = 0;
        for (piece, _) in self.pieces {
            let (from, to) = (range.start.max(at), range.end.min(at + piece.len()));
            if from < to {
                let part = self.whole.get(from..to).unwrap_or_default().to_owned();
                self.push(&part, meaning, from);
            }
            at += piece.len();
        }
    }

    /// Adds text that stands at a byte of the source: what the piece there means comes before what its markup means.
    fn push(&mut self, text: &str, meaning: Meaning, at: usize) {
        let mut end = 0;
        let theirs = self.pieces.iter().find_map(|(t, m)| {
            end += t.len();
            (at < end).then_some(*m)
        });
        let meaning = theirs.filter(|m| *m != Meaning::Text).unwrap_or(meaning);
        let text = text.replace('\n', " ");
        match self.line.last_mut() {
            Some((before, m)) if *m == meaning && before != "\n" => before.push_str(&text),
            _ => self.line.push((text, meaning)),
        }
    }

    fn before(&mut self) {
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            self.out.push(Line::new());
        }
    }

    /// Ends the block that is being written.
    fn block(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.iter().all(|(t, _)| t.trim().is_empty()) || self.table.is_some() {
            return;
        }
        self.before();
        let indent: usize = self.around.iter().map(Around::width).sum();
        let mut rows = Vec::new();
        flow(&mut rows, &line, self.width.saturating_sub(indent).max(4));
        for row in rows {
            let mut whole: Line = self
                .around
                .iter_mut()
                .filter_map(Around::prefix)
                .map(|p| (p, Meaning::Dim))
                .collect();
            whole.extend(row);
            self.out.push(whole);
        }
        self.gap = true;
    }

    fn end_table(&mut self) {
        let Some(rows) = self.table.take() else {
            return;
        };
        self.before();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let text = |cell: &Line| cell.iter().map(|(t, _)| t.width()).sum::<usize>();
        let mut widths: Vec<usize> = (0..columns)
            .map(|c| {
                rows.iter()
                    .filter_map(|r| r.get(c))
                    .map(text)
                    .max()
                    .unwrap_or(0)
                    .max(1)
            })
            .collect();
        // The widest columns give way until the table fits.
        let room = self
            .width
            .saturating_sub(3 * (columns - 1))
            .max(columns * 3);
        while widths.iter().sum::<usize>() > room {
            match widths.iter_mut().max() {
                Some(w) if *w > 3 => *w -= 1,
                _ => break,
            }
        }
        for (y, row) in rows.iter().enumerate() {
            let cells: Vec<Vec<Line>> = (0..columns)
                .map(|c| {
                    let mut lines = Vec::new();
                    let width = widths.get(c).copied().unwrap_or(3);
                    flow(&mut lines, row.get(c).map_or(&[][..], |l| l), width);
                    lines
                })
                .collect();
            for i in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut line = Line::new();
                for (c, cell) in cells.iter().enumerate() {
                    if c > 0 {
                        line.push((" │ ".into(), Meaning::Table));
                    }
                    let mut used = 0;
                    for (t, m) in cell.get(i).into_iter().flatten() {
                        used += t.width();
                        let m = if y == 0 && *m == Meaning::Text {
                            Meaning::Strong
                        } else {
                            *m
                        };
                        line.push((t.clone(), m));
                    }
                    if c + 1 < columns {
                        let width = widths.get(c).copied().unwrap_or(0);
                        line.push((" ".repeat(width.saturating_sub(used)), Meaning::Text));
                    }
                }
                self.out.push(line);
            }
            if y == 0 {
                let rule: Vec<String> = widths.iter().map(|w| "─".repeat(*w)).collect();
                self.out.push(vec![(rule.join("─┼─"), Meaning::Table)]);
            }
        }
        self.gap = true;
    }
}

impl Around {
    fn width(&self) -> usize {
        match self {
            Self::Quote => 2,
            Self::List(_) => 0,
            Self::Item(mark, _) => mark.width(),
        }
    }

    fn prefix(&mut self) -> Option<String> {
        match self {
            Self::Quote => Some("│ ".into()),
            Self::List(_) => None,
            Self::Item(mark, written) => Some(if std::mem::replace(written, true) {
                " ".repeat(mark.width())
            } else {
                mark.clone()
            }),
        }
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
