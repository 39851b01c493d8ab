//! Drafts for a case at one key: summary of a session, preparation of the next, open questions, goals in SMART form, a GROW sheet, patterns. A
//! model that writes the coach's language makes them as data of a fixed [shape](shape), checked and aligned to the notes; without one they are
//! made of the notes' own sentences. Either way the outcome is a draft to edit: nothing is kept until [`Practice::keep_help`] or
//! [`Practice::keep_goals`] is asked to.
//!
//! | file | subject |
//! |---|---|
//! | `shape` | the fields of each kind, as data |
//! | `label` | what headings and labels of notes say |
//! | `form` | lines of a form that nobody filled in |
//! | `read` | notes as sentences with what each is about |
//! | `tagged` | tags, which are no sentence |
//! | `phrase` | words made comparable |
//! | `cue` | what a sentence says by its own words |
//! | `open` | promises and questions no later note settles |
//! | `goal` | what the client wants, and the parts of a goal |
//! | `signs` | by which words a note shows a pattern |
//! | `extract` | choosing sentences for the fields |
//! | `told` | what the notes tell to a question for agreements or figures |
//! | `when` | which session a question asks of |
//! | `ask` | asking a model, and aligning what it wrote |
//! | `writer` | which model may write, and having it write |
//! | `sheet` | the draft as Markdown, goals back from it |

mod ask;
mod cue;
mod extract;
mod form;
mod goal;
mod label;
mod open;
mod phrase;
mod read;
mod shape;
mod sheet;
mod signs;
mod tagged;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_notes;
mod told;
mod when;
mod writer;

use super::{EXTRACTIVE, Notice, Practice, Result};
use crate::casebook::{CaseId, GoalId, HelpKind, MadeOf, NewNote, NoteId, TaxonomyKind};
use crate::engine::{Cancel, Usage};
use crate::library::Citation;
use crate::locale::{self, Language};
use crate::privacy::{Network, PrivacyLevel};
use extract::{Chosen, Material};
use read::Page;
use serde::Serialize;
pub(super) use told::{Told, about, alike_to, now};
use writer::Written;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct HelpAsk {
    /// In this case.
    pub case: CaseId,
    /// Which draft.
    pub kind: HelpKind,
    /// A summary of this note; `None`: of the newest.
    pub note: Option<NoteId>,
    /// False: in the notes' own words even if a model is there.
    pub use_model: bool,
    /// True: a model of this process may write even when it is too small to be of use; to see what it makes of it.
    pub small_model: bool,
}

/// A draft.
#[derive(Clone, Debug, Serialize)]
pub struct Help {
    /// Which.
    pub help: HelpKind,
    /// Of which case.
    pub case: CaseId,
    /// As Markdown, to edit.
    pub draft: String,
    /// As data; it has the shape of its kind.
    pub data: serde_json::Value,
    /// Sentence by sentence, with where each stands.
    pub items: Vec<HelpItem>,
    /// What the numbers in the draft refer to: `[1]` is the first.
    pub sources: Vec<Citation>,
    /// `cpu`, `mistralrs`, `ollama`, `vllm`, `transformers` or `extractive`.
    pub engine: String,
    /// The model that wrote, if one did.
    pub model: Option<String>,
    /// How far the notes were allowed to travel.
    pub privacy: PrivacyLevel,
    /// What the network was used for.
    pub network: Network,
    /// Tokens and times.
    pub usage: Usage,
    /// What the coach should know about it.
    pub notices: Vec<Notice>,
    /// What kept the model from writing it, in one sentence of the interface; absent when nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
}

/// A sentence of a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HelpItem {
    /// The field it belongs to.
    pub field: String,
    /// Which row of the field, from 0.
    pub row: usize,
    /// Which part of the row; empty when rows have none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// What it says.
    pub text: String,
    /// Whether a note carries it.
    pub supported: bool,
    /// The places that do.
    pub citations: Vec<Citation>,
    /// In how many sessions the pattern was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<usize>,
}

impl Practice {
    /// Makes a draft; `progress` hears how many characters a model has written. Refused in a case without notes and goals.
    pub fn help(
        &self,
        ask: &HelpAsk,
        cancel: &Cancel,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Help> {
        self.stop_warming();
        let row = self.vault().case(ask.case)?;
        let pages = self.pages(ask.case)?;
        let goals = self.vault().goals(ask.case)?;
        if pages.is_empty() && goals.is_empty() {
            return Err(super::Error::Refused(locale::t("help-no-notes")));
        }
        let made = ask.note.map(|id| self.vault().made_of(id)).transpose()?;
        let last = match ask.note {
            Some(_) if made.flatten().is_some() => {
                return Err(super::Error::Refused(locale::t("refused-note-made")));
            }
            Some(id) => vec![
                pages
                    .iter()
                    .position(|p| p.note == id)
                    .ok_or_else(|| super::Error::Refused(locale::t("refused-note-case")))?,
            ],
            None => last_session(&pages),
        };
        let (sessions, taxonomy) = (self.vault().sessions(ask.case)?, self.vault().taxonomy()?);
        let said = read::sentences(&pages);
        let language = locale::language();
        let material = Material {
            pages: &pages,
            said: &said,
            goals: &goals,
            sessions: &sessions,
            taxonomy: &taxonomy,
            language: language.code(),
            client: &row.client_label,
            last: &last,
        };
        let terms: Vec<String> = taxonomy
            .terms
            .iter()
            .filter(|t| t.kind == TaxonomyKind::Pattern)
            .map(|t| t.key.clone())
            .collect();
        let mut notices = Vec::new();
        let mut trouble = None;
        let mut written = match self
            .writer_of(ask, !pages.is_empty(), language.code())
            .map_err(|notice| (notice, None))
            .and_then(|e| self.written(ask.kind, &*e, &material, &terms, cancel, progress))
        {
            Ok(written) => Some(written),
            Err((notice, why)) => {
                notices.push(notice);
                let why = why.map(|e| super::Error::from(e).sentence());
                // A model that is there and could not be opened is said here, too.
                trouble = why.or_else(|| {
                    self.engine_trouble()
                        .filter(|_| notice == Notice::EngineFailed)
                });
                None
            }
        };
        let mut items = Vec::new();
        if let Some(w) = &written {
            let citations = ask::cite(self.library(), &row.client_label, &pages, &w.chosen)?;
            items = sheet::items(&w.chosen, citations, true);
            let carried = items.iter().filter(|i| i.supported).count();
            // A draft of which the notes carry less than half is not one of this case.
            if items.is_empty() || carried * 2 < items.len() {
                notices.push(Notice::Unsupported);
                written = None;
            }
        }
        let written = written.unwrap_or_else(|| {
            let chosen = extract::extract(ask.kind, &material);
            let citations = chosen
                .iter()
                .map(|c| place(&pages, c).into_iter().collect())
                .collect();
            items = sheet::items(&chosen, citations, false);
            Written {
                chosen,
                engine: EXTRACTIVE.into(),
                model: None,
                network: Network::None,
                usage: Usage::default(),
            }
        });
        for item in items.iter_mut().filter(|i| i.part == "term") {
            item.sessions = Some(extract::sessions_with(&sessions, &item.text));
        }
        let data = shape::data(ask.kind, &written.chosen, &sessions);
        // Whoever wrote it: what leaves here as data has the shape of its kind.
        shape::schema(ask.kind, &terms, false)
            .check(&data)
            .map_err(|at| {
                super::Error::Refused(locale::tf(
                    "refused-draft-shape",
                    &[("at", at.to_string().into())],
                ))
            })?;
        let (draft, sources) =
            sheet::markdown(ask.kind, &row.case.title, &items, &taxonomy, language);
        self.vault().audit("help", &format!("case:{}", ask.case))?;
        Ok(Help {
            help: ask.kind,
            case: ask.case,
            draft,
            data,
            items,
            sources,
            engine: written.engine,
            model: written.model,
            privacy: self.config().privacy,
            network: written.network,
            usage: written.usage,
            notices,
            trouble,
        })
    }

    /// The notes of a case from the oldest to the newest, with their places in the library.
    fn pages(&self, case: CaseId) -> Result<Vec<Page>> {
        let mut out = Vec::new();
        let forms = form::Forms::of(&self.config().config_dir);
        for row in self.vault().notes(case)? {
            // What was made of the notes says nothing that they do not say.
            if row.made.is_some() {
                continue;
            }
            let note = self.vault().note(row.id)?.into_inner();
            out.push((
                (row.date, note.created_ms, row.id),
                Page {
                    note: row.id,
                    source: self.vault().source_of_note(row.id)?.map(|s| s.id),
                    title: note.title,
                    date: row.day(),
                    sitting: 0,
                    text: forms.without_unfilled(note.body),
                },
            ));
        }
        // A note without a session lies where it was written among the others.
        out.sort_by_key(|(key, _)| (key.0.map_or(key.1, noon), key.2));
        let mut pages: Vec<Page> = out.into_iter().map(|(_, page)| page).collect();
        let (mut sitting, mut day) = (0, None);
        for (n, page) in pages.iter_mut().enumerate() {
            sitting += usize::from(n > 0 && (page.date.is_none() || page.date != day));
            (page.sitting, day) = (sitting, page.date);
        }
        Ok(pages)
    }

    /// Keeps a draft, as it was made, as a note of its case. What the coach has changed in it is saved as any note is: it is the coach's own.
    pub fn keep_help(&self, case: CaseId, draft: &str) -> Result<NoteId> {
        let note = NewNote {
            case_id: case,
            session_id: None,
            title: String::new(),
            body: draft.to_owned(),
        };
        self.keep_made(&note, MadeOf::Draft)
    }

    /// Sets the goals that stand in a draft, as the coach left it; those whose title the case has already stay as they are.
    pub fn keep_goals(&self, case: CaseId, draft: &str) -> Result<Vec<GoalId>> {
        let there = self.vault().goals(case)?;
        let known = |title: &str| {
            there
                .iter()
                .any(|g| g.title.to_lowercase() == title.to_lowercase())
        };
        let mut out = Vec::new();
        for goal in sheet::goals_in(case, draft) {
            if !known(&goal.title) {
                let id = self.vault().add_goal(&goal)?;
                self.vault().audit("goal.add", &format!("goal:{id}"))?;
                out.push(id);
            }
        }
        Ok(out)
    }
}

/// The pages of the last session: a sheet of ours that the coach has written in is no session of its own, and what was added later the same day is of
/// the same one.
fn last_session(pages: &[Page]) -> Vec<usize> {
    let own = |p: &&Page| !sheet::is_draft(&p.text);
    let Some(last) = pages.iter().rfind(own) else {
        return pages.len().checked_sub(1).into_iter().collect();
    };
    let of_it = |(_, p): &(usize, &Page)| p.sitting == last.sitting && own(p);
    pages
        .iter()
        .enumerate()
        .filter(of_it)
        .map(|(n, _)| n)
        .collect()
}

fn noon(date: crate::casebook::Date) -> i64 {
    date.at(12, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(0, |z| z.timestamp().as_millisecond())
}

fn place(pages: &[Page], c: &Chosen) -> Option<Citation> {
    let (page, span) = c.place?;
    let page = pages.get(page)?;
    Some(Citation {
        source_id: page.source?,
        path: format!("note:{}", page.note),
        title: page.title.clone(),
        day: None,
        span,
        support: 1.0,
    })
}

/// The name of a kind, as a face shows it.
pub fn name_of(kind: HelpKind, language: Language) -> String {
    locale::say(language, &format!("help-kind-{kind}"), &[])
}
