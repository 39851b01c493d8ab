//! What may leave, who agreed, what left, and how it is taken back. Consent records and receipts, minimal training records, the rules of
//! their review, the outbox and the client of the hive. `practice::sharing` holds the acts; this room knows `privacy` and `vault`.
//!
//! | file | subject |
//! |---|---|
//! | `notice`, `consent`, `receipt` | the texts a person is shown; the record of a decision; the same in words a person can read |
//! | `record`, `schema` | the training record and its published schema |
//! | `extract`, `review`, `diff`, `batch` | from a case to records; findings and decisions; what is new in a record; the text that is approved |
//! | `facts`, `fields` | how exactly what is no word leaves; a line that leaves as fields to be read, none of it left out |
//! | `connection`, `network` | where the hive is and with what it is opened; whether it may be reached at all |
//! | `sign`, `transport`, `hive`, `answer` | the shared-key signature, the one socket, the blobs; what an answer says of the hive |
//! | `reason`, `trouble` | why something is refused; what went wrong at the hive: each a sentence in both languages |
//! | `outbox` | sending and deleting until it is done, once |

mod answer;
pub mod batch;
mod connection;
pub mod consent;
mod diff;
pub mod extract;
pub mod facts;
pub mod fields;
mod hive;
mod network;
mod notice;
pub mod outbox;
mod reason;
mod receipt;
pub mod record;
pub mod review;
#[cfg(test)]
mod review_tests;
mod schema;
mod sign;
mod transport;
mod trouble;

pub use connection::Connection;
pub use hive::{BlobInfo, Hive, HiveStats, Put};
pub use network::Policy;
pub use reason::Reason;
pub use schema::Schema;
pub use trouble::{Trouble, spoken};

/// Why something about sharing could not be done, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input is not acceptable, or a rule forbids it.
    #[error("{0}")]
    Refused(Reason),
    /// The hive could not be reached or did not do it.
    #[error(transparent)]
    Hive(#[from] Trouble),
    /// From the vault.
    #[error(transparent)]
    Vault(#[from] crate::vault::Error),
}

impl From<Reason> for Error {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason)
    }
}

/// The outcome.
pub type Result<T> = std::result::Result<T, Error>;
