//! `goal`: add, edit, list, score, remove.

use super::Outcome;
use super::context::Context;
use super::given::{Given, over};
use super::printing::{columns, remark};
use super::remove::remove;
use crate::casebook::{
    CaseId, Date, GoalId, GoalScore, NewGoal, Score, SessionId, today, trend_line,
};
use crate::locale::{t, tf};
use crate::practice::Thing;
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Goal {
    /// Set a goal in a case
    Add {
        /// The case's number
        case: CaseId,
        /// What the client wants to be different
        title: String,
        /// What the expected level (0) looks like
        #[arg(long)]
        expected: Option<String>,
        /// When it should be reached
        #[arg(long)]
        target: Option<Date>,
    },
    /// Correct a goal; an empty text takes what was there away
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["title", "expected", "target"]))]
    Edit {
        /// The goal's number
        id: GoalId,
        /// What the client wants to be different
        #[arg(long)]
        title: Option<String>,
        /// What the expected level (0) looks like
        #[arg(long)]
        expected: Option<Given<String>>,
        /// When it should be reached
        #[arg(long)]
        target: Option<Given<Date>>,
    },
    /// Remove a goal for good, with its scores and the questions whose answers quote it
    Remove {
        /// The goal's number
        id: GoalId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
    },
    /// List the goals of a case with their line of progress
    List {
        /// The case's number
        case: CaseId,
    },
    /// Score a goal from -2 (much less than expected) to +2 (much more), or correct a score
    Score {
        /// The goal's number
        id: GoalId,
        /// The score
        #[arg(allow_negative_numbers = true, value_parser = score, required_unless_present = "remove")]
        score: Option<Score>,
        /// The day [default: today; of what is corrected or removed, that of the last score]
        #[arg(long)]
        date: Option<Date>,
        /// The session in which it was scored
        #[arg(long)]
        session: Option<SessionId>,
        /// Put it in the place of the last score, or of that of --date
        #[arg(long, conflicts_with = "session")]
        correct: bool,
        /// Take the last score out, or that of --date
        #[arg(long, conflicts_with_all = ["correct", "session", "score"])]
        remove: bool,
    },
}

fn score(text: &str) -> Result<Score, String> {
    let number: Option<i8> = text.parse().ok();
    number
        .and_then(|n| Score::try_from(n).ok())
        .ok_or_else(|| t("usage-takes-score"))
}

pub(super) fn run(cx: &Context, o: Goal) -> Outcome {
    match o {
        Goal::Edit {
            id,
            title,
            expected,
            target,
        } => {
            let practice = cx.practice()?;
            let old = practice.vault().goal(id)?;
            let goal = NewGoal {
                case_id: old.case_id,
                title: title.unwrap_or(old.title),
                expected: over(expected, old.expected),
                target: over(target, old.target),
            };
            practice.correct_goal(id, &goal)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Goal::Remove { id, yes } => remove(cx, Thing::Goal(id), yes),
        Goal::Add {
            case,
            title,
            expected,
            target,
        } => {
            let vault = cx.vault()?;
            let id = vault.add_goal(&NewGoal {
                case_id: case,
                title,
                expected,
                target,
            })?;
            vault.audit("goal.add", &format!("goal:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Goal::List { case } => {
            let vault = cx.vault()?;
            vault.case(case)?;
            let list = vault.goals(case)?;
            cx.print(&list, || {
                let row = |g: &crate::casebook::Goal| {
                    vec![
                        g.id.to_string(),
                        trend_line(&g.scores),
                        g.target.map(|d| d.to_string()).unwrap_or_default(),
                        g.title.clone(),
                    ]
                };
                columns(&list.iter().map(row).collect::<Vec<_>>())
            })
        }
        Goal::Score {
            id,
            score,
            date,
            session,
            correct,
            ..
        } => {
            let practice = cx.practice()?;
            let was = match score {
                None => Some(practice.remove_score(id, date)?),
                Some(score) if correct => Some(practice.correct_score(id, date, score)?),
                Some(score) => {
                    let score = GoalScore {
                        date: date.unwrap_or_else(today),
                        session_id: session,
                        score,
                    };
                    let there = practice.vault().goal(id)?.scores;
                    let same: Vec<String> = there
                        .iter()
                        .filter(|s| s.date == score.date)
                        .map(|s| format!("{:+}", i8::from(s.score)))
                        .collect();
                    practice.score_goal(id, &score)?;
                    if !same.is_empty() {
                        let args = [
                            ("day", score.date.to_string().into()),
                            ("were", same.join(", ").into()),
                        ];
                        remark(&tf("cli-score-beside", &args));
                    }
                    None
                }
            };
            match was {
                None => cx.print(&json!({ "id": id }), || id.to_string()),
                Some(was) => cx.print(&json!({ "id": id, "was": was }), || {
                    let stood = format!("{:+}", i8::from(was.score));
                    let said = [("day", was.date.to_string().into()), ("was", stood.into())];
                    match score.map(|s| format!("{:+}", i8::from(s))) {
                        None => tf("wb-score-removed", &said),
                        Some(now) => {
                            let [day, was] = said;
                            tf("wb-score-corrected", &[day, was, ("now", now.into())])
                        }
                    }
                }),
            }
        }
    }
}
