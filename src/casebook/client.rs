//! A client: a pseudonymous label everywhere, real-life details in fields of their own. Made by
//! `practice`, kept by `vault`.

use super::{ClientId, Millis};
use serde::{Deserialize, Serialize};

/// A client as the lists show one: only the label, which the coach chose not to identify anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Row identifier.
    pub id: ClientId,
    /// Pseudonymous label, unique in the vault, for example `Wilg`.
    pub label: String,
    /// Language the coaching is held in, `nl` or `en`.
    pub language: String,
    /// When the client was added.
    pub created_ms: Millis,
}

/// What identifies the client in real life; never shown in a list, never indexed for search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientDetails {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Employer or organisation.
    pub employer: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Anything else worth keeping apart from the notes.
    pub remarks: Option<String>,
}

/// What it takes to add a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClient {
    /// Pseudonymous label; must not be blank and must be unique.
    pub label: String,
    /// `nl` or `en`.
    pub language: String,
    /// Real-life details.
    #[serde(default)]
    pub details: ClientDetails,
}
