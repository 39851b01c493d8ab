//! Conversations: questions with their answers, each pointing at the one it follows, and what the coach prefers of answers in a case.

use super::cases::must_exist;
use super::drafts::put;
use super::error::{Error, Result, none};
use super::model::{Draft, QuestionRow, Turn};
use super::removing::case_of;
use super::rows::{first, int, list, size};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::tf;
use crate::privacy::Local;
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;

const COLUMNS: &str = "SELECT id, case_id, parent_id, question, answer, created_ms FROM turn";

impl Vault {
    /// Keeps a question with its answer. The turn it follows must be of the same conversation.
    pub fn add_turn(
        &self,
        case: Option<CaseId>,
        parent: Option<TurnId>,
        question: &str,
        answer_json: &str,
    ) -> Result<TurnId> {
        self.write(|tx| add(tx, case, parent, question, answer_json))
    }

    /// Keeps a question with the answer that was just made of it, of the questions it `follows` (oldest first) and of the notes and goals it cites.
    /// Refused where one of them has gone, or has gone to another case, while it was written: their words went on purpose. A material that goes leaves the answers
    /// that quote it.
    pub fn add_answer(
        &self,
        case: Option<CaseId>,
        follows: &[TurnId],
        question: &str,
        answer_json: &str,
    ) -> Result<TurnId> {
        self.write(|tx| {
            all_there(tx, follows)?;
            for (table, id) in cited(answer_json) {
                if Some(case_of(tx, table, id)?) != case {
                    return Err(none(table, id));
                }
            }
            add(tx, case, follows.last().copied(), question, answer_json)
        })
    }

    /// Keeps a summary of these questions; refused where one of them has gone meanwhile.
    pub fn put_summary(&self, summary: &Draft, of: &[TurnId]) -> Result<()> {
        self.write(|tx| {
            all_there(tx, of)?;
            put(tx, summary)
        })
    }

    /// The conversation of a case, or the one outside any case, with all its branches; oldest first.
    pub fn turns(&self, case: Option<CaseId>) -> Result<Vec<Local<Turn>>> {
        self.read(|c| {
            list(
                c,
                &format!("{COLUMNS} WHERE case_id IS ?1 ORDER BY id"),
                [case.map(|c| c.0)],
                turn,
            )
        })
    }

    /// One turn.
    pub fn turn(&self, id: TurnId) -> Result<Local<Turn>> {
        self.read(|c| {
            first(c, &format!("{COLUMNS} WHERE id = ?1"), [id.0], turn)?
                .ok_or_else(|| none("question", id))
        })
    }

    /// Every question ever kept, newest first, without the answers.
    pub fn questions(&self) -> Result<Vec<Local<QuestionRow>>> {
        self.read(|c| {
            let mut all = list(
                c,
                // The index has the case and the time, so of each row only the question is read and not the answer after it.
                "SELECT id, case_id, question, created_ms FROM turn INDEXED BY turn_case ORDER BY case_id, created_ms",
                [],
                |r| {
                    Ok(QuestionRow {
                        id: TurnId(r.get(0)?),
                        case_id: r.get::<_, Option<i64>>(1)?.map(CaseId),
                        question: r.get(2)?,
                        created_ms: r.get(3)?,
                    })
                },
            )?;
            all.sort_by_key(|q| std::cmp::Reverse((q.created_ms, q.id)));
            Ok(all.into_iter().map(Local::new).collect())
        })
    }

    /// What the coach prefers of answers in a case, or outside any case.
    pub fn preferences(&self, case: Option<CaseId>) -> Result<Preferences> {
        self.read(|c| {
            Ok(first(
                c,
                "SELECT system_prompt, temperature, max_tokens, passages FROM case_preference WHERE case_id IS ?1",
                [case.map(|c| c.0)],
                |r| {
                    // SQLite keeps numbers in double precision; what comes back is what was put in.
                    #[allow(clippy::cast_possible_truncation)]
                    let temperature = r.get::<_, Option<f64>>(1)?.map(|t| t as f32);
                    Ok(Preferences {
                        system_prompt: r.get(0)?,
                        temperature,
                        max_tokens: r.get::<_, Option<i64>>(2)?.map(size),
                        passages: r.get::<_, Option<i64>>(3)?.map(size),
                    })
                },
            )?
            .unwrap_or_default())
        })
    }

    /// Keeps them; defaults leave no row.
    pub fn set_preferences(&self, case: Option<CaseId>, p: &Preferences) -> Result<()> {
        self.write(|tx| {
            if let Some(case) = case {
                must_exist(tx, case)?;
            }
            tx.execute(
                "DELETE FROM case_preference WHERE case_id IS ?1",
                [case.map(|c| c.0)],
            )?;
            if !p.is_default() {
                tx.execute(
                    "INSERT INTO case_preference (case_id, system_prompt, temperature, max_tokens, passages)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![
                        case.map(|c| c.0),
                        p.system_prompt,
                        p.temperature.map(f64::from),
                        p.max_tokens.map(int),
                        p.passages.map(int)
                    ],
                )?;
            }
            Ok(())
        })
    }
}

fn add(
    tx: &Connection,
    case: Option<CaseId>,
    parent: Option<TurnId>,
    question: &str,
    answer_json: &str,
) -> Result<TurnId> {
    if let Some(case) = case {
        must_exist(tx, case)?;
    }
    if let Some(parent) = parent {
        let of: Option<i64> = first(
            tx,
            "SELECT case_id FROM turn WHERE id = ?1",
            [parent.0],
            |r| r.get(0),
        )?
        .ok_or_else(|| none("question", parent))?;
        if of != case.map(|c| c.0) {
            return Err(Error::Invalid(tf(
                "refused-turn-parent",
                &[("id", parent.to_string().into())],
            )));
        }
    }
    tx.execute(
        "INSERT INTO turn (case_id, parent_id, question, answer, created_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            case.map(|c| c.0),
            parent.map(|p| p.0),
            question,
            answer_json,
            now_ms()
        ],
    )?;
    Ok(TurnId(tx.last_insert_rowid()))
}

fn all_there(tx: &Connection, turns: &[TurnId]) -> Result<()> {
    for id in turns {
        let there = first(tx, "SELECT id FROM turn WHERE id = ?1", [id.0], |r| {
            r.get::<_, i64>(0)
        })?;
        there.ok_or_else(|| none("question", id))?;
    }
    Ok(())
}

/// The notes and goals an answer points at, as `removing` finds the answers that point at one.
fn cited(answer_json: &str) -> BTreeSet<(&'static str, i64)> {
    let mut out = BTreeSet::new();
    for table in ["note", "goal"] {
        let path = format!("\"path\":\"{table}:");
        for (at, _) in answer_json.match_indices(&path) {
            let rest = answer_json.get(at + path.len()..).unwrap_or_default();
            let id = rest.split('"').next().and_then(|n| n.parse().ok());
            out.extend(id.map(|id| (table, id)));
        }
    }
    out
}

fn turn(r: &Row<'_>) -> rusqlite::Result<Local<Turn>> {
    Ok(Local::new(Turn {
        id: TurnId(r.get(0)?),
        case_id: r.get::<_, Option<i64>>(1)?.map(CaseId),
        parent: r.get::<_, Option<i64>>(2)?.map(TurnId),
        question: r.get(3)?,
        answer: r.get(4)?,
        created_ms: r.get(5)?,
    }))
}
