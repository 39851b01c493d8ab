//! Goals as something that can be quoted and opened: a goal is no source of the library, so its number below zero stands for one. Called by `casewise`, by a
//! search in a case, and by whoever opens what an answer cites.

use super::help::{about, alike_to};
use super::sources::SourceView;
use super::{Practice, Result};
use crate::casebook::{CaseId, ChunkId, Goal, GoalId, SourceId};
use crate::library::{Citation, Hit, Scope, language_of};
use crate::locale::{self, Language, t};
use crate::privacy::Local;
use crate::vault::{CaseFilter, Source, SourceKind};
use std::fmt::Write;

/// What a goal is called where sources are.
fn id_of(goal: &Goal) -> SourceId {
    SourceId(-goal.id.0)
}

/// What a goal says, in a sentence or two: itself, and what is expected.
fn said(goal: &Goal) -> String {
    let mut out = goal.title.trim().to_owned();
    if let Some(expected) = goal.expected.as_deref().map(str::trim)
        && !expected.is_empty()
    {
        if !out.ends_with(['.', '!', '?', ':']) {
            out.push('.');
        }
        let _ = write!(out, " {expected}");
    }
    out
}

/// The whole of it as it is opened.
fn text(goal: &Goal) -> String {
    let mut out = said(goal);
    out.push('\n');
    for score in &goal.scores {
        let _ = write!(out, "\n{}: {:+}", score.date, i8::from(score.score));
    }
    out
}

/// What a goal is called where it is cited, in either language.
pub(super) fn titles(id: GoalId) -> Vec<String> {
    let title = |l| format!("{} {id}", locale::say(l, "ask-goal", &[]));
    Language::ALL.map(title).to_vec()
}

/// What cites a goal by a text of it.
fn cited(goal: &Goal, text: &str) -> Citation {
    Citation {
        source_id: id_of(goal),
        path: format!("goal:{}", goal.id),
        title: format!("{} {}", t("ask-goal"), goal.id),
        day: None,
        span: (0, text.chars().count()),
        support: 1.0,
    }
}

/// A goal as a passage.
fn passage(goal: &Goal) -> Hit {
    let text = text(goal);
    let at = cited(goal, &text);
    Hit {
        rank: 1,
        score: 1.0,
        source: at.title,
        path: at.path,
        source_id: at.source_id,
        chunk_id: ChunkId(0),
        heading: Vec::new(),
        span: at.span,
        lang: language_of(&text).to_owned(),
        text,
        lexical: None,
        dense: None,
    }
}

impl Practice {
    /// The goals of a case that a question asks for: all, or those about what it names.
    pub(super) fn goals_told(
        &self,
        case: CaseId,
        question: &str,
    ) -> Result<Vec<(String, Citation)>> {
        let topic = about(question);
        let goals = self.vault().goals(case)?.into_iter();
        let asked = goals.filter(|g| topic.is_empty() || alike_to(&said(g), &topic));
        Ok(asked
            .map(|g| {
                let said = said(&g);
                let citation = cited(&g, &said);
                (said, citation)
            })
            .collect())
    }

    /// A goal of a case as a passage.
    pub(super) fn goal_passage(&self, case: CaseId, id: SourceId) -> Result<Option<Hit>> {
        let mut goals = self.vault().goals(case)?.into_iter();
        Ok(goals.find(|g| id_of(g) == id).map(|g| passage(&g)))
    }

    /// The goals of the case a search is held in, as passages: of no other case, and of an archived one only where what is archived is searched.
    pub(super) fn goals_within(&self, scope: Scope) -> Result<Vec<Hit>> {
        let Some(case) = scope.case else {
            return Ok(Vec::new());
        };
        if !self.library().open_to(scope, case)? {
            return Ok(Vec::new());
        }
        Ok(self.vault().goals(case)?.iter().map(passage).collect())
    }

    /// A goal as it is opened where sources are; none for the number of a source.
    pub(super) fn goal_as_source(&self, id: SourceId) -> Result<Option<SourceView>> {
        if id.0 >= 0 {
            return Ok(None);
        }
        let everything = CaseFilter {
            archived: true,
            client: None,
        };
        for row in self.vault().cases(&everything)? {
            let case = row.case.id;
            let Some(hit) = self.goal_passage(case, id)? else {
                continue;
            };
            return Ok(Some(SourceView {
                source: Source {
                    id,
                    kind: SourceKind::Note,
                    case_id: Some(case),
                    note_id: None,
                    title: hit.source,
                    path: hit.path,
                    lang: hit.lang,
                    hash: String::new(),
                    chars: hit.text.chars().count(),
                    imported_ms: 0,
                },
                text: Local::new(hit.text),
            }));
        }
        Ok(None)
    }
}
