//! The sources pane: what the selected answer cites, by number, and the other passages that were found for it. `update` refreshes it, `view`
//! and the plain workbench show it.

use super::{State, Turn};
use crate::casebook::SourceId;
use crate::library::{Citation, Hit, Sentence, plain};
use crate::practice::EXTRACTIVE;

/// One row of the sources pane.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceItem {
    /// Its number in the answer, when cited.
    pub number: Option<usize>,
    /// Title.
    pub title: String,
    /// What it says there, in one line, when known.
    pub snippet: String,
    /// Which source.
    pub source_id: SourceId,
    /// Where in it, characters.
    pub span: (usize, usize),
}

impl State {
    /// The rows of the sources pane for the selected turn: what is cited first, by number, then the other passages found.
    pub fn refresh_sources(&mut self) {
        let mut items: Vec<SourceItem> = Vec::new();
        if let Some(turn) = self.turns.get(self.turn_at) {
            for (number, c) in numbered(&turn.sentences) {
                items.push(SourceItem {
                    number: Some(number),
                    title: c.named(),
                    snippet: snippet_of(turn, c),
                    source_id: c.source_id,
                    span: c.span,
                });
            }
            let cited = |h: &Hit| {
                let mut places = turn.sentences.iter().flat_map(|s| &s.citations);
                places.any(|c| within(c, h))
            };
            for hit in turn.passages.iter().filter(|h| !cited(h)) {
                items.push(SourceItem {
                    number: None,
                    title: hit.source.clone(),
                    snippet: one_line(&hit.text),
                    source_id: hit.source_id,
                    span: hit.span,
                });
            }
        }
        self.source_at = self.source_at.min(items.len().saturating_sub(1));
        self.sources = items;
    }
}

/// The distinct citations of an answer with the numbers they are shown with, in order of appearance.
pub fn numbered(sentences: &[Sentence]) -> Vec<(usize, &Citation)> {
    let mut out: Vec<(usize, &Citation)> = Vec::new();
    for c in sentences.iter().flat_map(|s| &s.citations) {
        if !out.iter().any(|(_, o)| same_place(o, c)) {
            out.push((out.len() + 1, c));
        }
    }
    out
}

/// Whether two citations point at the same place.
pub fn same_place(a: &Citation, b: &Citation) -> bool {
    a.source_id == b.source_id && a.span == b.span
}

/// Whether a cited place lies in a passage.
fn within(c: &Citation, h: &Hit) -> bool {
    h.source_id == c.source_id && h.span.0 <= c.span.0 && c.span.1 <= h.span.1
}

fn snippet_of(turn: &Turn, c: &Citation) -> String {
    let hit = turn.passages.iter().find(|h| within(c, h));
    let stretch = |text: &str, (from, to): (usize, usize)| {
        let chars = text.chars().skip(from).take(to.saturating_sub(from));
        one_line(&chars.collect::<String>())
    };
    if let Some(h) = hit {
        return stretch(&h.text, (c.span.0 - h.span.0, c.span.1 - h.span.0));
    }
    // In an answer of an earlier sitting the passages are not known; where no model wrote it, its sentences are the source's own.
    let cites = |s: &&Sentence| s.citations.iter().any(|o| same_place(o, c));
    match turn.sentences.iter().find(cites) {
        Some(s) if turn.writer == EXTRACTIVE => stretch(&turn.answer, s.span),
        _ => String::new(),
    }
}

/// A text in one line without the marks of Markdown, at most 200 characters.
fn one_line(text: &str) -> String {
    plain(text).chars().take(200).collect()
}
