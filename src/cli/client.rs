//! `client`: add, edit, list, show.

use super::Outcome;
use super::context::Context;
use super::given::{Given, over};
use super::printing::{columns, remark};
use crate::casebook::{ClientDetails, ClientId, NewClient};
use crate::locale::{self, t};
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Client {
    /// Add a client under a pseudonymous label
    Add {
        /// The label; choose one that identifies nobody
        label: String,
        #[command(flatten)]
        who: Who,
    },
    /// Correct a client; an empty text takes what was there away
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true)
        .args(["label", "language", "name", "email", "phone", "employer", "occupation"]))]
    Edit {
        /// The client's number
        id: ClientId,
        /// Another label; what is written keeps the old one
        #[arg(long)]
        label: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// List the labels
    List,
    /// Show a client with the real-life details
    Show {
        /// The client's number
        id: ClientId,
    },
}

/// Who a client is behind the label: what adding sets and correcting changes.
#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// Language of the coaching
    #[arg(long, value_parser = ["nl", "en"])]
    language: Option<String>,
    /// Real name, kept apart from the notes
    #[arg(long)]
    name: Option<Given<String>>,
    /// E-mail address
    #[arg(long)]
    email: Option<Given<String>>,
    /// Telephone number
    #[arg(long)]
    phone: Option<Given<String>>,
    /// Employer
    #[arg(long)]
    employer: Option<Given<String>>,
    /// Occupation
    #[arg(long)]
    occupation: Option<Given<String>>,
}

impl Who {
    /// The client as these options make it of what was there; a new one was nothing yet.
    fn over(self, label: String, language: String, was: ClientDetails) -> NewClient {
        NewClient {
            label,
            language: self.language.unwrap_or(language),
            details: ClientDetails {
                name: over(self.name, was.name),
                email: over(self.email, was.email),
                phone: over(self.phone, was.phone),
                employer: over(self.employer, was.employer),
                occupation: over(self.occupation, was.occupation),
                remarks: was.remarks,
            },
        }
    }
}

pub(super) fn run(cx: &Context, o: Client) -> Outcome {
    match o {
        Client::Edit { id, label, who } => {
            let practice = cx.practice()?;
            let old = practice.vault().client(id)?;
            let was = practice.client_details(id)?.into_inner();
            let was_called = old.label.to_lowercase();
            let client = who.over(label.unwrap_or(old.label), old.language, was);
            let renamed = client.label.trim().to_lowercase() != was_called;
            practice.correct_client(id, &client)?;
            cx.print(&json!({ "id": id }), || id.to_string())?;
            if renamed {
                remark(&t("client-keeps-name"));
            }
            Ok(())
        }
        Client::Add { label, who } => {
            let language = locale::language().code().to_owned();
            let client = who.over(label, language, ClientDetails::default());
            let vault = cx.vault()?;
            let id = vault.add_client(&client)?;
            vault.audit("client.add", &format!("client:{id}"))?;
            cx.print(&json!({ "id": id }), || id.to_string())
        }
        Client::List => {
            let list = cx.vault()?.clients()?;
            cx.print(&list, || {
                columns(
                    &list
                        .iter()
                        .map(|c| vec![c.id.to_string(), c.label.clone(), c.language.clone()])
                        .collect::<Vec<_>>(),
                )
            })
        }
        Client::Show { id } => {
            let vault = cx.vault()?;
            let client = vault.client(id)?;
            let details = vault.client_details(id)?.into_inner();
            cx.print(&json!({ "id": id, "label": client.label, "language": client.language, "created_ms": client.created_ms, "details": details }), || {
                let fields = [&details.name, &details.email, &details.phone, &details.employer, &details.occupation, &details.remarks];
                let known: Vec<&str> = fields.into_iter().filter_map(|f| f.as_deref()).collect();
                format!("{}  {}\n{}", client.id, client.label, known.join("\n"))
            })
        }
    }
}
