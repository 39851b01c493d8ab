//! `goal`: add, list, score.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use crate::casebook::{
    CaseId, Date, GoalId, GoalScore, NewGoal, Score, SessionId, today, trend_line,
};
use crate::locale::t;
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
    /// List the goals of a case with their line of progress
    List {
        /// The case's number
        case: CaseId,
    },
    /// Score a goal from -2 (much less than expected) to +2 (much more)
    Score {
        /// The goal's number
        id: GoalId,
        /// The score
        #[arg(allow_negative_numbers = true, value_parser = score)]
        score: Score,
        /// The day [default: today]
        #[arg(long)]
        date: Option<Date>,
        /// The session in which it was scored
        #[arg(long)]
        session: Option<SessionId>,
    },
}

fn score(text: &str) -> Result<Score, String> {
    let number: Option<i8> = text.parse().ok();
    number
        .and_then(|n| Score::try_from(n).ok())
        .ok_or_else(|| t("usage-takes-score"))
}

pub(super) fn run(cx: &Context, o: Goal) -> Outcome {
    let vault = cx.vault()?;
    match o {
        Goal::Add {
            case,
            title,
            expected,
            target,
        } => {
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
        } => {
            vault.add_goal_score(
                id,
                &GoalScore {
                    date: date.unwrap_or_else(today),
                    session_id: session,
                    score,
                },
            )?;
            vault.audit("goal.score", &format!("goal:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
    }
}
