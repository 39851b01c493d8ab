//! How far a question may travel, and how far it did travel. Shown on screen and in every `ask` answer.

use crate::casebook::words;
use serde::{Deserialize, Serialize};

words!(
    /// How far a question may travel (the seeds' three levels). `PRIVATE` is the default.
    PrivacyLevel {
        /// This machine, or a host the coach has named as theirs. Nothing else.
        Private = "PRIVATE",
        /// Anonymised text may go to a provider after the gate.
        Enhanced = "ENHANCED",
        /// No client text is involved.
        Public = "PUBLIC",
    }
);

/// What the network was used for while answering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Network {
    /// No `connect()` at all.
    None,
    /// Only 127.0.0.0/8 or ::1.
    Loopback,
    /// A host the coach has named as theirs.
    Host(String),
}

impl From<Network> for String {
    fn from(n: Network) -> Self {
        match n {
            Network::None => "none".into(),
            Network::Loopback => "loopback".into(),
            Network::Host(h) => h,
        }
    }
}

impl From<String> for Network {
    fn from(s: String) -> Self {
        match s.as_str() {
            "none" => Self::None,
            "loopback" => Self::Loopback,
            _ => Self::Host(s),
        }
    }
}
