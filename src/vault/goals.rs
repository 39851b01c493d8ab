//! Goals and their scores.

use super::cases::must_exist;
use super::error::{Error, Result, none};
use super::rows::{Day, list};
use super::store::Vault;
use crate::casebook::*;
use crate::locale::{t, tf};
use rusqlite::params;

impl Vault {
    /// Sets a goal.
    pub fn add_goal(&self, g: &NewGoal) -> Result<GoalId> {
        let title = g.title.trim();
        if title.is_empty() {
            return Err(Error::Invalid(t("refused-goal-title")));
        }
        self.write(|tx| {
            must_exist(tx, g.case_id)?;
            tx.execute(
                "INSERT INTO goal (case_id, title, expected, target) VALUES (?1, ?2, ?3, ?4)",
                params![g.case_id.0, title, g.expected, g.target.map(Day)],
            )?;
            Ok(GoalId(tx.last_insert_rowid()))
        })
    }

    /// Corrects what a goal says, and by when.
    pub fn update_goal(&self, id: GoalId, g: &NewGoal) -> Result<()> {
        let title = g.title.trim();
        if title.is_empty() {
            return Err(Error::Invalid(t("refused-goal-title")));
        }
        self.write(|tx| {
            let n = tx.execute(
                "UPDATE goal SET title = ?2, expected = ?3, target = ?4 WHERE id = ?1 AND case_id = ?5",
                params![id.0, title, g.expected, g.target.map(Day), g.case_id.0],
            )?;
            match n {
                0 => Err(none("goal", id)),
                _ => Ok(()),
            }
        })
    }

    /// One goal with its scores.
    pub fn goal(&self, id: GoalId) -> Result<Goal> {
        let case: Option<i64> = self.read(|c| {
            super::rows::first(c, "SELECT case_id FROM goal WHERE id = ?1", [id.0], |r| {
                r.get(0)
            })
        })?;
        let case = CaseId(case.ok_or_else(|| none("goal", id))?);
        let mut goals = self.goals(case)?.into_iter();
        goals.find(|g| g.id == id).ok_or_else(|| none("goal", id))
    }

    /// The goals of a case in the order they were set, each with its scores, oldest first.
    pub fn goals(&self, case: CaseId) -> Result<Vec<Goal>> {
        self.read(|c| {
            let mut goals = list(
                c,
                "SELECT id, title, expected, target FROM goal WHERE case_id = ?1 ORDER BY id",
                [case.0],
                |r| {
                    Ok(Goal {
                        id: GoalId(r.get(0)?),
                        case_id: case,
                        title: r.get(1)?,
                        expected: r.get(2)?,
                        target: r.get::<_, Option<Day>>(3)?.map(|d| d.0),
                        scores: Vec::new(),
                    })
                },
            )?;
            for g in &mut goals {
                let rows = list(
                    c,
                    "SELECT date, session_id, score FROM goal_score WHERE goal_id = ?1 ORDER BY date, id",
                    [g.id.0],
                    |r| Ok((r.get::<_, Day>(0)?.0, r.get::<_, Option<i64>>(1)?, r.get::<_, i8>(2)?)),
                )?;
                for (date, session, score) in rows {
                    g.scores.push(GoalScore {
                        date,
                        session_id: session.map(SessionId),
                        score: Score::try_from(score)
                            .map_err(|_| Error::Damaged(t("damaged-score")))?,
                    });
                }
            }
            Ok(goals)
        })
    }

    /// Adds a score to a goal.
    pub fn add_goal_score(&self, id: GoalId, s: &GoalScore) -> Result<()> {
        self.write(|tx| {
            let known: bool = tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM goal WHERE id = ?1)",
                [id.0],
                |r| r.get(0),
            )?;
            if !known {
                return Err(none("goal", id));
            }
            if let Some(session) = s.session_id {
                let same: bool = tx.query_row(
                    "SELECT EXISTS (SELECT 1 FROM session s JOIN goal g ON g.case_id = s.case_id WHERE s.id = ?1 AND g.id = ?2)",
                    params![session.0, id.0],
                    |r| r.get(0),
                )?;
                if !same {
                    return Err(Error::Invalid(tf("refused-goal-session", &[("session", session.to_string().into())])));
                }
            }
            tx.execute(
                "INSERT INTO goal_score (goal_id, date, session_id, score) VALUES (?1, ?2, ?3, ?4)",
                params![id.0, Day(s.date), s.session_id.map(|x| x.0), i8::from(s.score)],
            )?;
            Ok(())
        })
    }

    /// Puts another score in the place of the last one, or of the last one of a day, or (None) takes it out; returns the one that stood there. Its
    /// day and session stay as they are.
    pub fn change_goal_score(
        &self,
        id: GoalId,
        day: Option<Date>,
        to: Option<Score>,
    ) -> Result<GoalScore> {
        self.write(|tx| {
            let old = super::rows::first(
                tx,
                "SELECT id, date, session_id, score FROM goal_score
                 WHERE goal_id = ?1 AND (?2 IS NULL OR date = ?2) ORDER BY date DESC, id DESC LIMIT 1",
                params![id.0, day.map(Day)],
                |r| {
                    let row: i64 = r.get(0)?;
                    let (date, session): (Day, Option<i64>) = (r.get(1)?, r.get(2)?);
                    Ok((row, date.0, session, r.get::<_, i8>(3)?))
                },
            )?;
            let Some((row, date, session, score)) = old else {
                let goal = ("goal", id.to_string().into());
                return Err(Error::Invalid(match day {
                    Some(day) => tf(
                        "refused-no-score-that-day",
                        &[goal, ("day", day.to_string().into())],
                    ),
                    None => tf("refused-no-score", &[goal]),
                }));
            };
            match to {
                Some(to) => tx.execute(
                    "UPDATE goal_score SET score = ?2 WHERE id = ?1",
                    params![row, i8::from(to)],
                )?,
                None => tx.execute("DELETE FROM goal_score WHERE id = ?1", [row])?,
            };
            Ok(GoalScore {
                date,
                session_id: session.map(SessionId),
                score: Score::try_from(score)
                    .map_err(|_| Error::Damaged(t("damaged-score")))?,
            })
        })
    }
}
