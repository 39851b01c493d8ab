//! Finding by a few letters: cases, notes, materials and past questions, and the tags of notes. Words as they are typed come first; letters in
//! order, as in the panes' finder, when there are none. Behind them the notes and materials of all cases whose text holds the words.

use super::act::{Act, Effect, NoteFor};
use super::session::{Listing, Session, day, join, numbered_lines};
use crate::casebook::{CaseId, NoteId, SourceId, TurnId};
use crate::practice::{Found, FoundKind, InText};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Rows worth listening to: what comes after them matched by chance.
const MOST: usize = 60;

/// A place in a source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub source: SourceId,
    pub title: String,
    /// What it says there, in one line, when known.
    pub says: String,
    pub span: Option<(usize, usize)>,
}

/// A row of what was found.
#[derive(Clone)]
pub(super) enum Find {
    /// By its title.
    Title(Found),
    /// By words of its text.
    Text(InText),
}

impl Find {
    /// The note it is, where it is one.
    pub(super) fn note(&self) -> Option<NoteId> {
        match self {
            Self::Title(f) => (f.kind == FoundKind::Note).then_some(NoteId(f.id)),
            Self::Text(f) => f.note,
        }
    }

    /// Whether it is this note or material.
    fn is(&self, text: &InText) -> bool {
        match self {
            Self::Title(f) if f.kind == FoundKind::Material => f.id == text.source.0,
            other => text.note.is_some() && other.note() == text.note,
        }
    }
}

impl Session {
    /// Lists what matches.
    pub(super) fn finds(
        &mut self,
        all: Vec<Found>,
        texts: Vec<InText>,
        query: &str,
    ) -> Vec<Effect> {
        let mut found: Vec<Find> = best(all, query, !texts.is_empty())
            .into_iter()
            .map(Find::Title)
            .collect();
        // What is listed by its title need not be heard twice.
        let more: Vec<Find> = texts
            .into_iter()
            .filter(|text| !found.iter().any(|f| f.is(text)))
            .map(Find::Text)
            .collect();
        found.extend(more);
        if found.is_empty() {
            return vec![self.say("wb-nothing-matches")];
        }
        let lines = numbered_lines(found.iter().map(|f| self.line_of(f)));
        let head = self.count("plain-count-finds", found.len());
        self.list = Listing::Finds(found);
        self.print(Some(head), lines)
    }

    fn line_of(&self, f: &Find) -> String {
        let f = match f {
            Find::Title(f) => f,
            Find::Text(f) => {
                let kind = self.t(match f.note {
                    Some(_) => "wb-kind-note",
                    None => "wb-kind-material",
                });
                let detail = f.detail.replace(" · ", ", ");
                let date = f.date.map(day).unwrap_or_default();
                return join(&[&f.title, &kind, &detail, &date, &f.excerpt.text]);
            }
        };
        let kind = self.t(match f.kind {
            FoundKind::Case => "wb-kind-case",
            FoundKind::Note => "wb-kind-note",
            FoundKind::Material => "wb-kind-material",
            FoundKind::Question => "wb-kind-question",
        });
        // Without a case the detail is the date itself.
        let detail = f
            .case
            .map_or("", |_| f.detail.as_str())
            .replace(" · ", ", ");
        let date = f.date.map(day).unwrap_or_default();
        join(&[&f.title, &kind, &detail, &marks(&f.tags), &date])
    }

    /// Goes to what was found.
    pub(super) fn go_to(&mut self, f: &Find) -> Vec<Effect> {
        let f = match f {
            Find::Title(f) => f,
            Find::Text(f) => {
                let mut out = Vec::new();
                if let Some(case) = f.case.filter(|c| self.case_id() != Some(*c)) {
                    out.extend(self.leave_for(case));
                }
                out.push(Effect::Do(Act::OpenSource(f.source, Some(f.span))));
                return out;
            }
        };
        match f.kind {
            FoundKind::Case => self.leave_for(CaseId(f.id)),
            FoundKind::Question => {
                self.seek = Some(TurnId(f.id));
                let mut out = self.put_edit_away();
                out.push(Effect::Do(Act::Open(f.case)));
                out
            }
            FoundKind::Note => {
                let mut out = Vec::new();
                if let Some(case) = f.case.filter(|c| self.case_id() != Some(*c)) {
                    out.extend(self.leave_for(case));
                }
                out.push(Effect::Do(Act::ReadNote(NoteId(f.id), NoteFor::Reading)));
                out
            }
            FoundKind::Material => vec![Effect::Do(Act::OpenSource(SourceId(f.id), None))],
        }
    }

    /// Lists the tags.
    pub(super) fn tags(&mut self, tags: Vec<(String, usize)>) -> Vec<Effect> {
        if tags.is_empty() {
            return vec![self.say("plain-no-tags")];
        }
        let lines = numbered_lines(
            tags.iter()
                .map(|(tag, n)| join(&[tag, &self.count("plain-n-notes", *n)])),
        );
        let head = self.count("plain-count-tags", tags.len());
        self.list = Listing::Tags(tags.into_iter().map(|(tag, _)| tag).collect());
        self.print(Some(head), lines)
    }
}

/// Tags as they are typed.
pub(super) fn marks(tags: &[String]) -> String {
    let marks: Vec<String> = tags.iter().map(|t| format!("#{t}")).collect();
    marks.join(" ")
}

/// What matches, the best first; a tag matches as a whole. Letters scattered over a line do not count where words do, here or (`texts`) in a text.
fn best(all: Vec<Found>, query: &str, texts: bool) -> Vec<Found> {
    if let Some(tag) = query.strip_prefix('#').map(str::to_lowercase) {
        let mut tagged: Vec<Found> = all
            .into_iter()
            .filter(|f| f.tags.iter().any(|t| t.starts_with(&tag)))
            .collect();
        tagged.sort_by_key(|f| !f.tags.contains(&tag));
        tagged.truncate(MOST);
        return tagged;
    }
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|w| text.contains(w))
    };
    // How it matches: words in the title, words anywhere, letters in order.
    let mut scored: Vec<(u8, u32, usize, Found)> = Vec::new();
    for (i, f) in all.into_iter().enumerate() {
        let text = format!("{} {} {}", f.title, f.detail, marks(&f.tags));
        if let Some(score) = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher) {
            let title = pattern.score(Utf32Str::new(&f.title, &mut buffer), &mut matcher);
            let kind = match (holds(&f.title), holds(&text)) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            scored.push((kind, score + title.unwrap_or(0), i, f));
        }
    }
    scored.sort_by_key(|(kind, score, i, _)| (*kind, std::cmp::Reverse(*score), *i));
    // Letters scattered over a line match almost anything, and a list cannot be glanced over by ear: they count only when no words do.
    let some_words = texts || scored.first().is_some_and(|(kind, ..)| *kind < 2);
    scored.retain(|(kind, ..)| !some_words || *kind < 2);
    scored.truncate(MOST);
    scored.into_iter().map(|(.., f)| f).collect()
}
