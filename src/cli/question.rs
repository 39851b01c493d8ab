//! `question`: list, remove. Questions are asked with `ask --keep` and in the workbench.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use super::remove::remove;
use crate::casebook::{CaseId, TurnId};
use crate::practice::{Thing, day};
use crate::privacy::Local;
use crate::vault::Turn;
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Question {
    /// List the questions of the conversation about a case, or about the materials
    List {
        /// Of the conversation about this case; without it, about the materials
        #[arg(long)]
        case: Option<CaseId>,
    },
    /// Remove a question for good, with its answer; what was asked after it stays
    Remove {
        /// The question's number
        id: TurnId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(cx: &Context, o: &Question) -> Outcome {
    match o {
        Question::List { case } => {
            let vault = cx.vault()?;
            if let Some(id) = case {
                vault.case(*id)?;
            }
            let turns = vault.turns(*case)?;
            // One whose answer can no longer be read is listed too: it can be removed.
            let turns: Vec<_> = turns.into_iter().map(Local::into_inner).collect();
            let of = |t: &Turn| json!({ "id": t.id, "case_id": t.case_id, "parent": t.parent, "created_ms": t.created_ms, "question": t.question });
            cx.print(&turns.iter().map(of).collect::<Vec<_>>(), || {
                let row = |t: &Turn| {
                    let words: Vec<&str> = t.question.split_whitespace().collect();
                    vec![t.id.to_string(), day(t.created_ms), words.join(" ")]
                };
                columns(&turns.iter().map(row).collect::<Vec<_>>())
            })
        }
        Question::Remove { id, yes } => remove(cx, Thing::Question(*id), *yes),
    }
}
