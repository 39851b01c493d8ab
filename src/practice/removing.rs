//! Taking out a note, a goal, a session, an empty case or a question that was a mistake, and saying beforehand what would go with it. When this returns the file holds none of its
//! words any more: the index and the vault are written anew as after an erasure. The command line, the workbench and the lines ask for it.

use super::goals::titles as goal_titles;
use super::quoting::stays;
use super::{Error, Practice, Result, hold};
use crate::casebook::{CaseId, GoalId, NoteId, SessionId, TurnId, shortened};
use crate::locale::{self, t, tf};
use crate::vault::Removed;
use serde::Serialize;

/// What can be taken out by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Thing {
    /// A note.
    Note(NoteId),
    /// A goal with its scores.
    Goal(GoalId),
    /// A session that no note reports.
    Session(SessionId),
    /// A case with nothing in it.
    Case(CaseId),
    /// A question with its answer.
    Question(TurnId),
}

/// Characters of a question that name it.
const QUESTION: usize = 80;

/// What a question is called: itself on one line, shortened.
pub(super) fn question_called(question: &str) -> String {
    let words: Vec<&str> = question.split_whitespace().collect();
    shortened(&words.join(" "), QUESTION)
}

/// What was taken out, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// What.
    #[serde(flatten)]
    pub thing: Thing,
    /// What it is called: its title, or its day.
    #[serde(skip)]
    pub name: String,
    /// What goes with it.
    #[serde(flatten)]
    pub with: Removed,
    /// What was kept of answers and drafts that quote it, by title: that stays. For the coach's eyes.
    #[serde(skip)]
    pub kept: Vec<String>,
}

impl Removal {
    /// `Note 12, “First talk”`.
    fn what(&self) -> String {
        let (key, id) = match self.thing {
            Thing::Note(id) => ("removing-note", id.to_string()),
            Thing::Goal(id) => ("removing-goal", id.to_string()),
            Thing::Session(id) => ("removing-session", id.to_string()),
            Thing::Case(id) => ("removing-case", id.to_string()),
            Thing::Question(id) => ("removing-question", id.to_string()),
        };
        tf(
            key,
            &[("id", id.into()), ("name", self.name.as_str().into())],
        )
    }

    /// That it would go for good, and what with it.
    pub fn asks(&self) -> String {
        let what = [("what", self.what().into())];
        let mut out = vec![tf("removing-asks", &what)];
        out.extend(self.along(0));
        out.extend(some("removing-after", self.with.after));
        out.extend(stays(&self.kept));
        out.join(" ")
    }

    /// That it is gone, what went with it, and what may still tell of it.
    pub fn done(&self) -> String {
        let what = [("what", self.what().into())];
        let mut out = vec![tf("removing-done", &what)];
        out.extend(self.along(self.with.passages));
        out.extend(some("removing-after", self.with.after));
        if !matches!(self.thing, Thing::Session(_)) {
            out.push(t("removing-left"));
        }
        out.extend(stays(&self.kept));
        // What lies ready to be shared of the case, or was, was made before this.
        out.extend(some("removing-ready", self.with.ready));
        out.extend(some("removing-shared", self.with.shared));
        out.join(" ")
    }

    /// What goes along, where something does. Passages are told only when they are gone: they are the note once more.
    fn along(&self, passages: usize) -> Option<String> {
        // Of a case they are all there are, whatever they quote.
        let questions = match self.thing {
            Thing::Case(_) => "removing-case-questions",
            _ => "removing-questions",
        };
        let drafts = match self.thing {
            Thing::Question(_) => "moving-summaries",
            _ => "removing-drafts",
        };
        let parts = [
            some("removing-scores", self.with.scores),
            some("removing-passages", passages),
            some(questions, self.with.questions),
            some(drafts, self.with.drafts),
            some("removing-client", self.with.clients),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let all = [("parts", parts.join(", ").into())];
        (!parts.is_empty()).then(|| tf("removing-with", &all))
    }
}

impl Practice {
    /// What would go, with nothing changed.
    pub fn would_remove(&self, thing: Thing) -> Result<Removal> {
        let vault = self.vault();
        let (name, with) = match thing {
            Thing::Note(id) => (vault.note(id)?.into_inner().title, vault.hangs_on_note(id)?),
            Thing::Goal(id) => (vault.goal(id)?.title, vault.hangs_on_goal(id)?),
            Thing::Session(id) => {
                let day = vault.session(id)?.date;
                let day = locale::date(day.year(), day.month(), day.day());
                (day, Removed::default())
            }
            Thing::Case(id) => {
                let row = vault.case(id)?;
                let name = format!("{} · {}", row.client_label, row.case.title);
                (name, vault.hangs_on_case(id)?)
            }
            Thing::Question(id) => {
                let name = question_called(&vault.turn(id)?.reveal().question);
                (name, vault.hangs_on_question(id)?)
            }
        };
        let kept = match thing {
            Thing::Note(id) => {
                let case = vault.note(id)?.reveal().case_id;
                self.kept_quoting(Some(case), &[&name], Some(id))?
            }
            Thing::Goal(id) => {
                let titles = goal_titles(id);
                let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
                self.kept_quoting(Some(vault.goal(id)?.case_id), &titles, None)?
            }
            _ => Vec::new(),
        };
        Ok(Removal {
            thing,
            name,
            with,
            kept,
        })
    }

    /// Takes it out for good. What lies ready to be shared stays as it was made, and what was shared is for `revoke`.
    pub fn remove(&self, thing: Thing) -> Result<Removal> {
        let mut out = self.would_remove(thing)?;
        match thing {
            Thing::Note(id) => out.with = self.vault().remove_note(id)?,
            Thing::Goal(id) => out.with = self.vault().remove_goal(id)?,
            Thing::Session(id) => out.with = self.vault().remove_session(id)?,
            Thing::Case(id) => out.with = self.vault().remove_case(id)?,
            Thing::Question(id) => out.with = self.vault().remove_question(id)?,
        }
        hold(&self.inner.risk).take();
        // A session has no words of its own.
        if !matches!(thing, Thing::Session(_)) {
            self.library().forget_erased()?;
            self.vault().scrub().map_err(|e| {
                // The rows are gone; the file is written anew at the next opening.
                let why = Error::from(e).sentence();
                Error::Refused(tf("refused-not-written-anew", &[("why", why.into())]))
            })?;
        }
        Ok(out)
    }
}

/// A sentence about so many, where there are any.
fn some(key: &str, n: usize) -> Option<String> {
    (n > 0).then(|| tf(key, &[("n", n.into())]))
}

#[cfg(test)]
#[path = "removing_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "question_removing_tests.rs"]
mod question_tests;
