//! What may leave, who agreed, what left, and how it is taken back. Consent records and receipts, minimal training records, the rules of
//! their review, the outbox and the client of the hive. `practice::sharing` holds the acts; this room knows `privacy` and `vault`.
//!
//! | file | subject |
//! |---|---|
//! | `consent` | the notice a person is shown, the record of a decision, the receipt |
//! | `record`, `schema` | the training record and its published schema |
//! | `extract`, `review`, `batch` | from a case to records; findings and decisions; the text that is approved |
//! | `connection`, `network` | where the hive is and with what it is opened; whether it may be reached at all |
//! | `sign`, `transport`, `hive`, `trouble` | the shared-key signature, the one socket, the blobs, what went wrong |
//! | `outbox` | sending and deleting until it is done, once |

pub mod batch;
mod connection;
pub mod consent;
pub mod extract;
mod hive;
mod network;
pub mod outbox;
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
pub use network::{Policy, loopback};
pub use schema::Schema;
pub use trouble::Trouble;

/// Why something about sharing could not be done, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input is not acceptable.
    #[error("{0}")]
    Invalid(String),
    /// A rule forbids it.
    #[error("{0}")]
    Refused(String),
    /// The hive could not be reached or did not do it.
    #[error(transparent)]
    Hive(#[from] Trouble),
    /// From the vault.
    #[error(transparent)]
    Vault(#[from] crate::vault::Error),
}

/// The outcome.
pub type Result<T> = std::result::Result<T, Error>;
