//! How the practice lasts: one encrypted SQLite file with rows, full-text index, vectors, drafts and audit
//! log. Called by `telemetry`, `library`, `practice` and everything above; knows only `casebook` and `privacy`.
//!
//! A vault is a folder (0700): `vault.db` (SQLCipher, raw 32-byte data key), `vault.keys` (that key, wrapped by
//! passphrase and recovery key), `vault.lock` (pid of the process that has it open), and SQLite's `-wal`/`-shm`.
//!
//! | file | subject |
//! |---|---|
//! | `store` | making, opening, connections, transactions |
//! | `secret`, `recovery`, `keyfile` | passphrase, recovery key, `vault.keys` |
//! | `files`, `migrate`, `rows` | atomic replacement and lock; schema; value conversions |
//! | `clients`, `cases`, `sessions`, `notes`, `made`, `goals`, `terms` | the casebook |
//! | `drafts`, `turns`, `audit`, `audit_log` | drafts and settings; conversations; the audit log |
//! | `sources`, `text`, `chunks`, `vectors` | the library's rows |
//! | `index_store`, `directory` | the full-text index inside the vault |
//! | `consents`, `exports`, `batches`, `left_out`, `marks`, `outbox`, `shared`, `recall` | what may be shared, is under review and its rows, was left out, waits, left, and must go |
//! | `erase`, `removing` | a client goes for good; one note, goal or session that was a mistake |
//! | `merkle` | the tree over the audit log |
//! | `backup`, `check`, `harden` | copies, soundness, core dumps off |

mod audit;
mod audit_log;
mod backup;
mod batches;
mod case_removing;
mod cases;
mod check;
mod chunks;
mod clients;
mod consents;
mod directory;
mod drafts;
mod erase;
mod error;
mod exports;
mod files;
mod goals;
mod harden;
mod index_store;
mod keyfile;
mod left_out;
mod made;
mod marks;
mod merkle;
mod migrate;
mod model;
mod moving;
mod notes;
mod outbox;
mod question_removing;
mod recall;
mod recovery;
mod removing;
mod rows;
mod secret;
mod sessions;
mod shared;
mod sources;
mod store;
mod terms;
#[cfg(test)]
mod tests;
mod text;
mod turns;
mod vectors;

pub use audit_log::{AuditEntry, AuditHead, AuditProof, AuditVerdict};
pub use batches::{BatchRow, FindingRow, NewRecord, RecordRow};
pub use chunks::{ChunkToEmbed, ChunkToIndex};
pub use consents::{ConsentRow, KeptConsent, NewConsent};
pub use directory::VaultDirectory;
pub use erase::{Erased, TraceRow, Traces};
pub use error::{Error, Result};
pub use harden::harden_process;
pub use left_out::Saying;
pub use marks::Mark;
pub use merkle::{check_consistency, check_inclusion};
pub use model::{
    CaseFilter, CaseRow, Chunk, Counts, Draft, NewChunk, NewSource, NoteRow, PutSource,
    QuestionRow, Source, SourceKind, Turn, VectorRow,
};
pub use outbox::{Op, OutboxRow};
pub use removing::Removed;
pub use secret::{KdfCost, Passphrase, RecoveryKey, Unlock};
pub use shared::SharedRow;
pub use store::Vault;

/// What a folder holds, told without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// No vault.
    Missing,
    /// A vault that asks for a passphrase.
    Passphrase,
    /// A demo vault.
    NoPassphrase,
}
