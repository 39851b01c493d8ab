//! Taking out one note, goal or session that was set down by mistake: its rows, and for a note or a goal also what was made of it: its draft, the questions
//! whose answers quote it, and the summaries of what was said after those. A whole client is for `erase`. `practice::removing` calls it.

use super::audit::{append, forget_contents};
use super::cases::settle;
use super::drafts::put_setting;
use super::erase::SCRUB;
use super::error::{Error, Result, none};
use super::rows::{first, list, size};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::{here, language};
use rusqlite::Connection;

/// What went with a note or a goal, or would go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Removed {
    /// Passages of the library, with their vectors.
    pub passages: usize,
    /// Scores of a goal.
    pub scores: usize,
    /// Questions whose answers quote it.
    pub questions: usize,
    /// What was typed over it and not saved, and summaries of a conversation that came after a question that goes.
    pub drafts: usize,
    /// Questions that were asked after this one and stay: they follow the one before it.
    #[serde(skip_serializing_if = "is_none")]
    pub after: usize,
    /// The client, where this was their only case and nothing else is known of them.
    #[serde(skip_serializing_if = "is_none")]
    pub clients: usize,
    /// Records of the same case that lie ready to be shared and stay as they are: what was read is not changed behind the reader's back.
    pub ready: usize,
    /// Records of the same case that are in the hive: to take those back is for revoking.
    pub shared: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks it
fn is_none(n: &usize) -> bool {
    *n == 0
}

impl Vault {
    /// What would go with a note, with nothing changed.
    pub fn hangs_on_note(&self, id: NoteId) -> Result<Removed> {
        self.read(|c| hangs_on_note(c, id))
    }

    /// What would go with a goal.
    pub fn hangs_on_goal(&self, id: GoalId) -> Result<Removed> {
        self.read(|c| hangs_on_goal(c, id))
    }

    /// Removes a note for good. What the full-text index still holds is for the library to drop, and the bytes are for [`Self::scrub`].
    pub fn remove_note(&self, id: NoteId) -> Result<Removed> {
        self.write(|tx| {
            let out = hangs_on_note(tx, id)?;
            let case = case_of(tx, "note", id.0)?;
            forget_answers(tx, &format!("note:{id}"))?;
            tx.execute("DELETE FROM draft WHERE key = ?1", [format!("note:{id}")])?;
            tx.execute("DELETE FROM source WHERE note_id = ?1", [id.0])?;
            tx.execute("DELETE FROM note WHERE id = ?1", [id.0])?;
            settle(tx, case)?;
            gone(tx, "note", id.0)?;
            Ok(out)
        })
    }

    /// Removes a goal with its scores.
    pub fn remove_goal(&self, id: GoalId) -> Result<Removed> {
        self.write(|tx| {
            let out = hangs_on_goal(tx, id)?;
            forget_answers(tx, &format!("goal:{id}"))?;
            tx.execute("DELETE FROM goal WHERE id = ?1", [id.0])?;
            gone(tx, "goal", id.0)?;
            Ok(out)
        })
    }

    /// Removes a session that no note reports; scores that were given in it keep their day.
    pub fn remove_session(&self, id: SessionId) -> Result<Removed> {
        self.write(|tx| {
            let case = case_of(tx, "session", id.0)?;
            let notes = list(
                tx,
                "SELECT id FROM note WHERE session_id = ?1 ORDER BY id",
                [id.0],
                |r| r.get::<_, i64>(0),
            )?;
            if !notes.is_empty() {
                let names: Vec<String> = notes.iter().map(i64::to_string).collect();
                let args = [
                    ("id", id.to_string().into()),
                    ("n", notes.len().into()),
                    ("notes", names.join(", ").into()),
                ];
                return Err(Error::Invalid(here(
                    language(),
                    "refused-session-notes",
                    &args,
                )));
            }
            let out = of_case(tx, case)?;
            tx.execute("DELETE FROM session WHERE id = ?1", [id.0])?;
            settle(tx, case)?;
            forget_left_out(tx, "session", id.0)?;
            forget_contents(tx, &format!("session:{id}"))?;
            append(tx, "session.remove", &format!("session:{id}"))?;
            Ok(out)
        })
    }
}

/// The last of it: that it happened, without what it was about, and that the bytes are still to go.
pub(super) fn gone(c: &Connection, what: &str, id: i64) -> Result<()> {
    let subject = format!("{what}:{id}");
    forget_left_out(c, what, id)?;
    forget_contents(c, &subject)?;
    append(c, &format!("{what}.remove"), &subject)?;
    put_setting(c, SCRUB, "due")
}

/// That its record was left out says nothing any more, and is made of its words.
fn forget_left_out(c: &Connection, what: &str, id: i64) -> Result<()> {
    let sql = "DELETE FROM left_out WHERE source = ?1";
    c.execute(sql, [format!("{what}:{id}")])?;
    Ok(())
}

pub(super) fn case_of(c: &Connection, table: &str, id: i64) -> Result<CaseId> {
    let sql = format!("SELECT case_id FROM {table} WHERE id = ?1");
    let case: Option<i64> = first(c, &sql, [id], |r| r.get(0))?;
    Ok(CaseId(case.ok_or_else(|| none(table, id))?))
}

fn hangs_on_note(c: &Connection, id: NoteId) -> Result<Removed> {
    let case = case_of(c, "note", id.0)?;
    let passages: i64 = c.query_row(
        "SELECT count(*) FROM chunk WHERE source_id IN (SELECT id FROM source WHERE note_id = ?1)",
        [id.0],
        |r| r.get(0),
    )?;
    let drafts: i64 = c.query_row(
        "SELECT count(*) FROM draft WHERE key = ?1",
        [format!("note:{id}")],
        |r| r.get(0),
    )?;
    let mut out = hangs(c, case, &format!("note:{id}"))?;
    out.passages = size(passages);
    out.drafts += size(drafts);
    Ok(out)
}

fn hangs_on_goal(c: &Connection, id: GoalId) -> Result<Removed> {
    let case = case_of(c, "goal", id.0)?;
    let scores: i64 = c.query_row(
        "SELECT count(*) FROM goal_score WHERE goal_id = ?1",
        [id.0],
        |r| r.get(0),
    )?;
    Ok(Removed {
        scores: size(scores),
        ..hangs(c, case, &format!("goal:{id}"))?
    })
}

pub(super) fn hangs(c: &Connection, case: CaseId, path: &str) -> Result<Removed> {
    let questions = quoting(c, path)?;
    Ok(Removed {
        questions: questions.len(),
        drafts: summaries_after(c, &questions)?.len(),
        ..of_case(c, case)?
    })
}

/// The questions whose answers point at a source by its path, oldest first, each with its case.
fn quoting(c: &Connection, path: &str) -> Result<Vec<(i64, Option<i64>)>> {
    // An answer is kept as compact JSON, so a citation of this path, and of no longer one, reads exactly so.
    list(
        c,
        "SELECT id, case_id FROM turn WHERE instr(answer, ?1) > 0 ORDER BY id",
        [format!("\"path\":\"{path}\"")],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// The keys of the summaries that may tell on what one of these questions was answered: those of the same conversation that go as far.
fn summaries_after(c: &Connection, questions: &[(i64, Option<i64>)]) -> Result<Vec<String>> {
    summaries(c, &|upto, of| {
        questions
            .iter()
            .any(|(id, case)| *case == of && upto >= *id)
    })
}

/// The keys of the summaries of which this is so: by the last question they tell of and by their case, none for that of the materials.
pub(super) fn summaries(
    c: &Connection,
    wanted: &dyn Fn(i64, Option<i64>) -> bool,
) -> Result<Vec<String>> {
    let mut keys = list(
        c,
        "SELECT key FROM draft WHERE key LIKE 'summary:%'",
        [],
        |r| r.get::<_, String>(0),
    )?;
    keys.retain(|key| {
        let mut parts = key.split(':').skip(1).map(|n| n.parse::<i64>().ok());
        let (upto, of) = (parts.next().flatten(), parts.next().flatten());
        upto.is_some_and(|n| wanted(n, of))
    });
    Ok(keys)
}

/// Lets go of the questions whose answers quote a source; what followed one of them follows what came before it.
pub(super) fn forget_answers(c: &Connection, path: &str) -> Result<()> {
    let questions = quoting(c, path)?;
    for key in summaries_after(c, &questions)? {
        c.execute("DELETE FROM draft WHERE key = ?1", [key])?;
    }
    for (id, _) in questions {
        super::question_removing::drop_question(c, id)?;
    }
    Ok(())
}

/// How many records of a case lie ready and have not left, and how many are in the hive.
pub(super) fn of_case(c: &Connection, case: CaseId) -> Result<Removed> {
    let count = |sql: &str| -> Result<usize> {
        let n: i64 = c.query_row(sql, [case.0], |r| r.get(0))?;
        Ok(size(n))
    };
    Ok(Removed {
        ready: count(
            "SELECT count(*) FROM record r WHERE r.case_id = ?1 AND NOT r.excluded
               AND r.sha256 NOT IN (SELECT sha256 FROM shared)",
        )?,
        shared: count(
            "SELECT count(*) FROM shared WHERE deleted_ms IS NULL AND revoked_ms IS NULL AND (source = 'case:' || ?1
               OR source IN (SELECT 'session:' || id FROM session WHERE case_id = ?1))",
        )?,
        ..Removed::default()
    })
}
