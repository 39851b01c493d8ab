//! `session`: add, edit, list, show, remove.

use super::Outcome;
use super::context::Context;
use super::given::{Given, over, over_list};
use super::printing::{columns, word};
use super::remove::remove;
use crate::casebook::{
    CaseId, Date, Format, NewSession, Outcome as Ending, Payment, SessionId, today,
};
use crate::locale::t;
use crate::practice::Thing;
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
    /// Correct a session; an empty outcome, technique or pattern takes what was there away
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true)
        .args(["date", "minutes", "format", "payment", "techniques", "patterns", "outcome"]))]
    Edit {
        /// The session's number
        id: SessionId,
        /// Another day
        #[arg(long)]
        date: Option<Date>,
        /// Length in minutes
        #[arg(long)]
        minutes: Option<u32>,
        /// individual or group
        #[arg(long)]
        format: Option<Format>,
        /// paid or pro_bono
        #[arg(long)]
        payment: Option<Payment>,
        /// A technique of the taxonomy, in place of all that were given; may be given more than once
        #[arg(long = "technique")]
        techniques: Vec<String>,
        /// A pattern of the taxonomy, in place of all that were given; may be given more than once
        #[arg(long = "pattern")]
        patterns: Vec<String>,
        /// progress, insight, stalled, setback, completed or referred
        #[arg(long)]
        outcome: Option<Given<Ending>>,
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
    /// Remove a session for good that no note reports; hours and records count it no longer
    Remove {
        /// The session's number
        id: SessionId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(cx: &Context, o: Session) -> Outcome {
    match o {
        Session::Edit {
            id,
            date,
            minutes,
            format,
            payment,
            techniques,
            patterns,
            outcome,
        } => {
            let practice = cx.practice()?;
            let old = practice.vault().session(id)?;
            let new = NewSession {
                case_id: old.case_id,
                date: date.unwrap_or(old.date),
                duration_min: minutes.unwrap_or(old.duration_min),
                format: format.unwrap_or(old.format),
                payment: payment.unwrap_or(old.payment),
                techniques: over_list(techniques, old.techniques),
                patterns: over_list(patterns, old.patterns),
                outcome: over(outcome, old.outcome),
            };
            practice.correct_session(id, &new)?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Session::Remove { id, yes } => remove(cx, Thing::Session(id), yes),
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
            let vault = cx.vault()?;
            let id = vault.add_session(&new)?;
            vault.audit("session.add", &format!("session:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Session::List { case } => {
            let vault = cx.vault()?;
            vault.case(case)?;
            let list = vault.sessions(case)?;
            cx.print(&list, || columns(&list.iter().map(row).collect::<Vec<_>>()))
        }
        Session::Show { id } => {
            let s = cx.vault()?.session(id)?;
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
