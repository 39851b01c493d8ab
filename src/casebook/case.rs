//! A case: one coaching trajectory. Archived cases leave the hot lists but stay searchable on demand.

use super::{CaseId, ClientId, Date, Millis, words};
use serde::{Deserialize, Serialize};

words!(
    /// Whether a case is being worked on.
    CaseStatus {
        /// In the lists.
        Active = "active",
        /// Out of the lists, kept and searchable on demand.
        Archived = "archived",
    }
);

/// One coaching trajectory of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Row identifier.
    pub id: CaseId,
    /// Whose case it is.
    pub client_id: ClientId,
    /// Title, for example `Return to work after burn-out`.
    pub title: String,
    /// Active or archived.
    pub status: CaseStatus,
    /// First day.
    pub opened: Date,
    /// When the row was made.
    pub created_ms: Millis,
}

/// What it takes to open a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCase {
    /// Whose case it is.
    pub client_id: ClientId,
    /// Title; must not be blank.
    pub title: String,
    /// First day.
    pub opened: Date,
}
