//! Looking for words the coach wrote somewhere: the passages of notes and materials of every case that hold them. For the coach's own eyes, on the screen and
//! line by line; an answer is made from a scope, never from this.

use super::finder::day;
use super::{Practice, Result};
use crate::casebook::{CaseId, Date, NoteId, SourceId};
use crate::library::{Excerpt, Sought};
use crate::vault::CaseFilter;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// Characters of a passage that are shown.
const SHOWN: usize = 220;

/// A note or a material that holds the words, by its best passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InText {
    /// The source it is.
    pub source: SourceId,
    /// The note it is; none for a material.
    pub note: Option<NoteId>,
    /// The case it belongs to; none for a material of every case.
    pub case: Option<CaseId>,
    /// Its title.
    pub title: String,
    /// `client · case`, empty without a case.
    pub detail: String,
    /// The day of its session, or the one it was made or imported on.
    pub date: Option<Date>,
    /// The passage around the words.
    pub excerpt: Excerpt,
    /// Characters of the source's text where the first of the words stands in that passage.
    pub span: (usize, usize),
    /// That word as it is written.
    pub word: String,
    /// The whole passage in lower case, to tell whether it holds what is typed next.
    pub low: String,
}

impl InText {
    /// What it is called where it is listed: `client · case · 22 Oct 2026`.
    pub fn whereabouts(&self) -> String {
        let date = self
            .date
            .map(|d| crate::locale::date(d.year(), d.month(), d.day()));
        let parts = [Some(self.detail.clone()), date];
        let full: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|p| !p.is_empty())
            .collect();
        full.join(" · ")
    }
}

impl Practice {
    /// The notes and materials that hold the words, at most so many: first those that have each as such, then those that have one inside another, the newest of
    /// each first. A word may also name the client or the case. Nothing for a letter or two. `go_on` is asked before each passage is read.
    pub fn look(&self, query: &str, most: usize, go_on: &dyn Fn() -> bool) -> Result<Vec<InText>> {
        let sought = Sought::of(query);
        if !sought.is_enough() {
            return Ok(Vec::new());
        }
        let vault = self.vault();
        let rows = vault.cases(&CaseFilter {
            archived: true,
            client: None,
        })?;
        let mut names: HashMap<CaseId, String> = HashMap::with_capacity(rows.len());
        let mut of_word = vec![Vec::new(); sought.words().count()];
        for row in rows {
            let name = format!("{} · {}", row.client_label, row.case.title);
            for (of, held) in of_word.iter_mut().zip(sought.held(&name)) {
                if held > 0 {
                    of.push(row.case.id);
                }
            }
            names.insert(row.case.id, name);
        }
        let zone = TimeZone::system();
        let mut out = Vec::new();
        for held in self.library().holding(&sought, &of_word, most, go_on)? {
            let date = match held.source.note_id {
                // Removed between the one and the other.
                Some(_) => self.day_of(held.source.id).unwrap_or_default(),
                None => day(held.source.imported_ms, &zone),
            };
            let first = sought.marks(&held.text).first().copied().unwrap_or((0, 0));
            let chars = |upto: usize| {
                let before = held.text.get(..upto).unwrap_or_default();
                held.span.0 + before.chars().count()
            };
            let word = held.text.get(first.0..first.1).unwrap_or_default();
            out.push((
                held.whole,
                InText {
                    source: held.source.id,
                    note: held.source.note_id,
                    case: held.source.case_id,
                    detail: held
                        .source
                        .case_id
                        .and_then(|c| names.get(&c).cloned())
                        .unwrap_or_default(),
                    date,
                    excerpt: Excerpt::of(&held.text, &sought, SHOWN),
                    span: (chars(first.0), chars(first.1)),
                    word: word.to_owned(),
                    low: held.text.to_lowercase(),
                    title: held.source.title,
                },
            ));
        }
        out.sort_by_key(|(whole, i)| (!whole, std::cmp::Reverse(i.date)));
        Ok(out.into_iter().map(|(_, i)| i).collect())
    }
}
