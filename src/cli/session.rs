//! `session`: add, list, show.

use super::Outcome;
use super::context::Context;
use super::printing::{columns, word};
use crate::casebook::{
    CaseId, Date, Format, NewSession, Outcome as Ending, Payment, SessionId, today,
};
use crate::locale::t;
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Session {
    /// Add a session to a case
    Add {
        /// The case's number
        case: CaseId,
        /// The day [default: today]
        #[arg(long)]
        date: Option<Date>,
        /// Length in minutes
        #[arg(long, default_value_t = 60)]
        minutes: u32,
        /// individual or group
        #[arg(long, default_value = "individual")]
        format: Format,
        /// paid or pro_bono
        #[arg(long, default_value = "paid")]
        payment: Payment,
        /// A technique of the taxonomy; may be given more than once
        #[arg(long = "technique")]
        techniques: Vec<String>,
        /// A pattern of the taxonomy; may be given more than once
        #[arg(long = "pattern")]
        patterns: Vec<String>,
        /// progress, insight, stalled, setback, completed or referred
        #[arg(long)]
        outcome: Option<Ending>,
    },
    /// List the sessions of a case
    List {
        /// The case's number
        case: CaseId,
    },
    /// Show one session
    Show {
        /// The session's number
        id: SessionId,
    },
}

pub(super) fn run(cx: &Context, o: Session) -> Outcome {
    let vault = cx.vault()?;
    match o {
        Session::Add {
            case,
            date,
            minutes,
            format,
            payment,
            techniques,
            patterns,
            outcome,
        } => {
            let date = date.unwrap_or_else(today);
            let new = NewSession {
                case_id: case,
                date,
                duration_min: minutes,
                format,
                payment,
                techniques,
                patterns,
                outcome,
            };
            let id = vault.add_session(&new)?;
            vault.audit("session.add", &format!("session:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Session::List { case } => {
            vault.case(case)?;
            let list = vault.sessions(case)?;
            cx.print(&list, || columns(&list.iter().map(row).collect::<Vec<_>>()))
        }
        Session::Show { id } => {
            let s = vault.session(id)?;
            cx.print(&s, || row(&s).join("  "))
        }
    }
}

fn row(s: &crate::casebook::Session) -> Vec<String> {
    vec![
        s.id.to_string(),
        s.date.to_string(),
        format!("{} min", s.duration_min),
        word(s.format.as_str()),
        word(s.payment.as_str()),
        s.outcome
            .map(|o| t(&format!("portability-outcome-{o}")))
            .unwrap_or_default(),
        s.techniques.join(", "),
        s.patterns.join(", "),
    ]
}
