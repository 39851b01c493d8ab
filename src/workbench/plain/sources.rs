//! Sources: the places an answer rests on, what a search found, the materials, and reading one at the span that is cited.

use super::act::{Act, Effect, Searched};
use super::finding::Place;
use super::lines::{passage, short, stretch, unmarked};
use super::session::{LastRead, Listing, Session, Turn, join, numbered_lines, pick};
use crate::library::{Citation, Excerpt, Found, Imported, Sought};
use crate::practice::SourceView;
use crate::vault::Source;
use crate::workbench::state::numbered;

impl Session {
    /// `sources`: of the answer last read, or of the question with this number.
    pub(super) fn sources(&mut self, n: Option<usize>) -> Vec<Effect> {
        if let Some(n) = n {
            let Some(at) = n.checked_sub(1).filter(|at| *at < self.turns.len()) else {
                return vec![self.no_such_number()];
            };
            self.turn_at = at;
        }
        if let (None, LastRead::Draft, Some(made)) = (n, self.last_read, &self.made) {
            let places = made.places.clone();
            return self.list_places("plain-count-sources", places);
        }
        let places = self.places();
        if places.is_empty() {
            return vec![self.say(if self.turns.is_empty() {
                "wb-no-sources"
            } else {
                "plain-no-sources"
            })];
        }
        let cited = self
            .turns
            .get(self.turn_at)
            .and_then(|t| t.answer.as_ref())
            .map_or(0, |a| numbered(&a.sentences).len());
        let (yes, no) = (self.t("plain-cited"), self.t("plain-not-cited"));
        let lines = places.iter().enumerate().map(|(i, p)| {
            let mark = if i < cited { &yes } else { &no };
            join(&[&p.title, mark, &unmarked(&p.says)])
        });
        let lines = numbered_lines(lines);
        let head = self.count("plain-count-sources", lines.len());
        self.list = Listing::Places(places);
        self.print(Some(head), lines)
    }

    /// `source N`: in the list last printed, or else in the answer last read.
    pub(super) fn source(&mut self, n: usize) -> Vec<Effect> {
        let place = match &self.list {
            Listing::Places(places) => pick(places, Some(n)).cloned(),
            _ => pick(&self.places(), Some(n)).cloned(),
        };
        match place {
            Some(p) => vec![Effect::Do(Act::OpenSource(p.source, p.span))],
            None if self.turns.is_empty() => vec![self.say("wb-no-sources")],
            None => vec![self.no_such_number()],
        }
    }

    /// The places behind the answer last read: what is cited first, by number, then the other passages found.
    pub(super) fn places(&self) -> Vec<Place> {
        let Some(turn) = self.turns.get(self.turn_at) else {
            return Vec::new();
        };
        let sentences = turn.answer.as_ref().map_or(&[][..], |a| &a.sentences);
        let cited = numbered(sentences).into_iter().map(|(_, c)| Place {
            source: c.source_id,
            title: c.named(),
            says: says(turn, c),
            span: Some(c.span),
        });
        let found = turn.passages.iter().map(|h| Place {
            source: h.source_id,
            title: h.source.clone(),
            says: short(&h.text, 160),
            span: Some(h.span),
        });
        cited.chain(found).collect()
    }

    /// Lists the materials.
    pub(super) fn materials(&mut self, sources: Vec<Source>) -> Vec<Effect> {
        let places = sources
            .into_iter()
            .map(|s| Place {
                source: s.id,
                title: s.title,
                says: String::new(),
                span: None,
            })
            .collect();
        self.list_places("plain-count-materials", places)
    }

    /// Lists what a search found.
    pub(super) fn found(&mut self, found: Found, searched: &Searched) -> Vec<Effect> {
        let nearest = !found.relevant;
        let sought = Sought::of(&searched.query);
        let places: Vec<Place> = found
            .hits
            .into_iter()
            .map(|h| Place {
                source: h.source_id,
                title: h.source,
                says: Excerpt::of(&h.text, &sought, 240).text,
                span: Some(h.span),
            })
            .collect();
        let elsewhere = (searched.elsewhere > 0)
            .then(|| Effect::Say(self.count("plain-found-elsewhere", searched.elsewhere)));
        if places.is_empty() {
            let mut out = vec![self.say("cli-search-none")];
            out.extend(elsewhere);
            return out;
        }
        let mut out = self.list_places("plain-count-found", places);
        if nearest {
            out.insert(0, self.say("cli-search-nearest"));
        }
        // First, for the list may be long.
        if let Some(elsewhere) = elsewhere {
            out.insert(0, elsewhere);
        }
        out
    }

    fn list_places(&mut self, head: &str, places: Vec<Place>) -> Vec<Effect> {
        let lines = numbered_lines(places.iter().map(|p| join(&[&p.title, &unmarked(&p.says)])));
        let head = self.count(head, places.len());
        self.list = Listing::Places(places);
        self.print(Some(head), lines)
    }

    /// Reads a source, at a span if there is one.
    pub(super) fn read_source(
        &mut self,
        view: SourceView,
        span: Option<(usize, usize)>,
    ) -> Vec<Effect> {
        let text = view.text.into_inner();
        match span {
            None => self.print_text(&view.source.title, &text),
            Some(span) => {
                let head = short(&view.source.title, usize::MAX);
                let marks = [self.t("plain-cited-from"), self.t("plain-cited-until")];
                let lines = passage(&text, span, marks);
                self.print(Some(head), lines.iter().map(|l| unmarked(l)).collect())
            }
        }
    }

    /// `import`: into the open case, which is said, or for all of them.
    pub(super) fn import(&self, path: &str) -> Vec<Effect> {
        let mut out = vec![self.say("wb-import-started")];
        if let Some(case) = &self.case {
            let who = [("who", case.client_label.as_str().into())];
            out.push(self.say_with("plain-import-into", &who));
        }
        out.push(Effect::Do(Act::Import(path.to_owned(), self.case_id())));
        out
    }

    /// What came of an import.
    pub(super) fn imported(&mut self, done: &Imported) -> Vec<Effect> {
        let head = self.tf(
            "cli-imported",
            &[
                ("n", done.imported.into()),
                ("same", done.unchanged.into()),
                ("skipped", done.skipped.len().into()),
                ("chunks", done.chunks.into()),
            ],
        );
        let skipped = done.skipped.iter();
        let lines = skipped
            .map(|s| format!("{}: {}", s.path, s.reason))
            .collect();
        self.print(Some(head), lines)
    }
}

/// What a cited place says, when the passage it lies in is known.
fn says(turn: &Turn, c: &Citation) -> String {
    turn.passages
        .iter()
        .find(|h| h.source_id == c.source_id && h.span.0 <= c.span.0 && c.span.1 <= h.span.1)
        .and_then(|h| {
            let from = c.span.0.checked_sub(h.span.0)?;
            let to = c.span.1.checked_sub(h.span.0)?;
            Some(short(&stretch(&h.text, from, to), 160))
        })
        .unwrap_or_default()
}
