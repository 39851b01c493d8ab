//! Correcting and taking out, as the workbench asks for it: another label, title or wording for what is under the cursor, a session or a score as it should
//! have been, and a note, a goal or a session that was a mistake. `update::correcting`, `overlay/prompt` and the lines of `plain` make these; `tasks` and `plain::hands` have them done here.

use super::entries::{ScoreEntry, SessionEntry};
use crate::casebook::{
    CaseId, ClientId, GoalId, GoalScore, NewSession, NoteId, Session, SessionId, Taxonomy,
    TaxonomyKind, Term, today,
};
use crate::locale::{self, t, tf};
use crate::practice::{Error, Practice, Removal, Thing};

/// Something that has a name of the coach's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A client, by the label.
    Client(ClientId),
    /// A case, by its title.
    Case(CaseId),
    /// A note, by its title.
    Note(NoteId),
    /// A goal, by its wording.
    Goal(GoalId),
}

impl Named {
    /// The key of the question for another name.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Client(_) => "wb-name-client",
            Self::Case(_) => "wb-name-case",
            Self::Note(_) => "wb-name-note",
            Self::Goal(_) => "wb-name-goal",
        }
    }
}

/// What is to be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// This gets another name.
    Name(Named, String),
    /// A session was so.
    Session(SessionId, SessionEntry),
    /// A score of this goal is to be this, or to be taken out.
    Score(GoalId, ScoreEntry),
    /// This case gets a goal in these words.
    Goal(CaseId, String),
    /// What giving a case to this client does is told, so that it can be asked.
    ConsiderClient(CaseId, ClientId),
    /// The case is of this client.
    Client(CaseId, ClientId),
    /// What moving a note to this case does is told, so that it can be asked.
    ConsiderMove(NoteId, CaseId),
    /// The note goes to this case.
    Move(NoteId, CaseId),
    /// What would go with it is told, so that it can be asked.
    Consider(Thing),
    /// It goes for good.
    Remove(Thing),
}

/// What came of it.
#[derive(Debug)]
pub enum Corrected {
    /// It is to be asked first.
    Asks(Removal),
    /// The same of something else: the question, and what a yes does.
    AsksFirst(String, Correction),
    /// It is done; one sentence, or a few.
    Done(String),
}

/// Does it.
pub fn done(p: &Practice, correction: Correction) -> Result<Corrected, Error> {
    Ok(match correction {
        Correction::Name(named, text) => {
            match named {
                Named::Client(id) => {
                    p.rename_client(id, &text)?;
                    let said = format!("{} {}", t("wb-corrected"), t("client-keeps-name"));
                    return Ok(Corrected::Done(said));
                }
                Named::Case(id) => p.rename_case(id, &text)?,
                Named::Note(id) => p.retitle_note(id, &text)?,
                Named::Goal(id) => p.reword_goal(id, &text)?,
            }
            Corrected::Done(t("wb-corrected"))
        }
        Correction::Session(id, entry) => {
            let old = p.vault().session(id)?;
            let (techniques, patterns) = match entry.terms {
                Some(typed) => terms(&p.vault().taxonomy()?, &typed, &old)?,
                None => (old.techniques, old.patterns),
            };
            let new = NewSession {
                case_id: old.case_id,
                date: entry.date.unwrap_or(old.date),
                duration_min: entry.minutes.unwrap_or(old.duration_min),
                format: entry.format.unwrap_or(old.format),
                payment: entry.payment.unwrap_or(old.payment),
                techniques,
                patterns,
                outcome: entry.outcome.unwrap_or(old.outcome),
            };
            p.correct_session(id, &new)?;
            Corrected::Done(t("wb-corrected"))
        }
        Correction::Score(goal, entry) => Corrected::Done(score(p, goal, entry)?),
        Correction::Goal(case, text) => {
            p.add_goal(case, &text)?;
            Corrected::Done(t("wb-goal-set"))
        }
        Correction::ConsiderClient(case, client) => {
            let (row, to) = (p.vault().case(case)?, p.vault().client(client)?);
            if row.case.client_id == client {
                let who = [("who", to.label.into())];
                return Err(Error::Refused(tf("refused-case-theirs", &who)));
            }
            let args = [
                ("title", row.case.title.into()),
                ("from", row.client_label.into()),
                ("to", to.label.into()),
            ];
            let asks = tf("wb-give-case", &args);
            Corrected::AsksFirst(asks, Correction::Client(case, client))
        }
        Correction::Client(case, client) => {
            p.give_case(case, client)?;
            Corrected::Done(t("wb-corrected"))
        }
        Correction::ConsiderMove(note, case) => Corrected::AsksFirst(
            p.would_move(note, case)?.asks(),
            Correction::Move(note, case),
        ),
        Correction::Move(note, case) => Corrected::Done(p.move_note_to(note, case)?.done()),
        Correction::Consider(thing) => Corrected::Asks(p.would_remove(thing)?),
        Correction::Remove(thing) => Corrected::Done(p.remove(thing)?.done()),
    })
}

/// Corrects the score that is meant, or adds one where there is none on that day; what was done, with what stood there before.
fn score(p: &Practice, goal: GoalId, entry: ScoreEntry) -> Result<String, Error> {
    let scores = p.vault().goal(goal)?.scores;
    let day = entry.date.unwrap_or_else(today);
    let there = scores.iter().any(|s| s.date == day);
    let said = |s: &GoalScore| {
        let day = locale::date(s.date.year(), s.date.month(), s.date.day());
        let was = format!("{:+}", i8::from(s.score));
        [("day", day.into()), ("was", was.into())]
    };
    Ok(match (entry.score, there) {
        (Some(score), false) => {
            let added = GoalScore {
                date: day,
                session_id: None,
                score,
            };
            p.score_goal(goal, &added)?;
            tf("wb-score-added", &said(&added))
        }
        (Some(score), true) => {
            let [day, was] = said(&p.correct_score(goal, Some(day), score)?);
            let now = format!("{:+}", i8::from(score));
            tf("wb-score-corrected", &[day, was, ("now", now.into())])
        }
        (None, _) => tf(
            "wb-score-removed",
            &said(&p.remove_score(goal, entry.date)?),
        ),
    })
}

/// The techniques and the patterns that were typed, by their keys or by their names in either language. A term that is not offered any more counts where the
/// session has it.
fn terms(
    all: &Taxonomy,
    typed: &[String],
    old: &Session,
) -> Result<(Vec<String>, Vec<String>), Error> {
    let (mut techniques, mut patterns) = (Vec::new(), Vec::new());
    for word in typed {
        let called = |t: &&Term| {
            [&t.key, &t.nl, &t.en]
                .iter()
                .any(|n| n.to_lowercase() == *word)
        };
        let had = |t: &&Term| match t.kind {
            TaxonomyKind::Technique => old.techniques.contains(&t.key),
            TaxonomyKind::Pattern => old.patterns.contains(&t.key),
        };
        let meant = || all.terms.iter().filter(called);
        let Some(term) = meant().find(had).or_else(|| meant().find(|t| !t.retired)) else {
            let far = |t: &&Term| {
                let names = [&t.key, &t.nl, &t.en].into_iter();
                names
                    .map(|n| strsim::damerau_levenshtein(&n.to_lowercase(), word))
                    .min()
            };
            let near = all.terms.iter().filter(|t| !t.retired).min_by_key(far);
            let near = near.map(|t| t.key.as_str()).unwrap_or_default();
            let said = [("word", word.as_str().into()), ("near", near.into())];
            return Err(Error::Refused(tf("wb-wrong-term", &said)));
        };
        match term.kind {
            TaxonomyKind::Technique => techniques.push(term.key.clone()),
            TaxonomyKind::Pattern => patterns.push(term.key.clone()),
        }
    }
    Ok((techniques, patterns))
}
