//! `case`: add, edit, list, show, archive, reopen.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use super::remove::remove;
use crate::casebook::{CaseId, CaseStatus, ClientId, Date, NewCase, today, trend_line};
use crate::locale::t;
use crate::practice::Thing;
use crate::vault::{CaseFilter, CaseRow};
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Case {
    /// Open a case for a client
    Add {
        /// The client's number
        client: ClientId,
        /// The title
        title: String,
        /// First day [default: today]
        #[arg(long)]
        opened: Option<Date>,
    },
    /// Correct a case
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["title", "opened", "client"]))]
    Edit {
        /// The case's number
        id: CaseId,
        /// Another title
        #[arg(long)]
        title: Option<String>,
        /// Another first day
        #[arg(long)]
        opened: Option<Date>,
        /// Another client, by number: everything in the case goes along
        #[arg(long)]
        client: Option<ClientId>,
    },
    /// Remove a case that has no notes, sessions, goals or documents, made by mistake
    Remove {
        /// The case's number
        id: CaseId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
    },
    /// List the active cases
    List {
        /// The archived ones too
        #[arg(long)]
        archived: bool,
        /// Only this client's
        #[arg(long)]
        client: Option<ClientId>,
    },
    /// Show a case with its sessions, notes and goals
    Show {
        /// The case's number
        id: CaseId,
    },
    /// Put a case away: out of the lists, still searchable on demand
    Archive {
        /// The case's number
        id: CaseId,
    },
    /// Take an archived case back
    Reopen {
        /// The case's number
        id: CaseId,
    },
}

pub(super) fn run(cx: &Context, o: Case) -> Outcome {
    match o {
        Case::Remove { id, yes } => remove(cx, Thing::Case(id), yes),
        Case::Edit {
            id,
            title,
            opened,
            client,
        } => {
            let practice = cx.practice()?;
            let old = practice.vault().case(id)?.case;
            let title = title.unwrap_or(old.title);
            practice.correct_case(id, &title, opened.unwrap_or(old.opened), client)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Case::Add {
            client,
            title,
            opened,
        } => {
            let vault = cx.vault()?;
            let id = vault.add_case(&NewCase {
                client_id: client,
                title,
                opened: opened.unwrap_or_else(today),
            })?;
            vault.audit("case.add", &format!("case:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Case::List { archived, client } => {
            let vault = cx.vault()?;
            if let Some(id) = client {
                vault.client(id)?;
            }
            let list = vault.cases(&CaseFilter { archived, client })?;
            cx.print(&list, || columns(&list.iter().map(row).collect::<Vec<_>>()))
        }
        Case::Show { id } => {
            let vault = cx.vault()?;
            let case = vault.case(id)?;
            let (sessions, notes, goals) =
                (vault.sessions(id)?, vault.notes(id)?, vault.goals(id)?);
            cx.print(
                &json!({ "case": case, "sessions": sessions, "notes": notes, "goals": goals }),
                || {
                    let mut lines = vec![row(&case).join("  ")];
                    lines.extend(
                        goals
                            .iter()
                            .map(|g| format!("  {}  {}", g.title, trend_line(&g.scores))),
                    );
                    lines.extend(notes.iter().map(|n| {
                        format!(
                            "  {:>5}  {}  {}",
                            n.id,
                            n.day().map(|d| d.to_string()).unwrap_or_default(),
                            n.title
                        )
                    }));
                    lines.join("\n")
                },
            )
        }
        Case::Archive { id } => set(cx, id, CaseStatus::Archived),
        Case::Reopen { id } => set(cx, id, CaseStatus::Active),
    }
}

fn set(cx: &Context, id: CaseId, status: CaseStatus) -> Outcome {
    let vault = cx.vault()?;
    vault.set_case_status(id, status)?;
    vault.audit(
        if status == CaseStatus::Archived {
            "case.archive"
        } else {
            "case.reopen"
        },
        &format!("case:{id}"),
    )?;
    cx.print(&json!({ "id": id, "status": status }), || state(status))
}

/// Whether it is open, for people to read.
fn state(status: CaseStatus) -> String {
    t(&format!("portability-case-{status}"))
}

fn row(c: &CaseRow) -> Vec<String> {
    vec![
        c.case.id.to_string(),
        c.client_label.clone(),
        c.case.title.clone(),
        state(c.case.status),
        c.sessions.to_string(),
        c.last_session.map(|d| d.to_string()).unwrap_or_default(),
    ]
}
