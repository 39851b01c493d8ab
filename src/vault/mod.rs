//! How the practice lasts: one encrypted SQLite file with rows, full-text index, vectors, drafts and audit log.
#![allow(missing_docs, unused_variables, clippy::todo, clippy::unimplemented)]
use crate::casebook::*;
use crate::privacy::Local;
use std::path::{Path, PathBuf};

/// Everything that can go wrong in the vault; each variant's Display is one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no vault at {0}; make one with `klankbord init --vault DIR`")]
    Missing(PathBuf),
    #[error("the passphrase does not open this vault; try again, or use the recovery key")]
    WrongPassphrase,
    #[error("this vault is open in another process{0}; close that one first")]
    Locked(String),
    #[error("this vault was made by a newer Klankbord (schema {found}, this one knows {known}); install the newer version")]
    NewerSchema { found: u32, known: u32 },
    #[error("the vault file is damaged ({0}); restore a backup with `klankbord restore FILE`")]
    Damaged(String),
    #[error("the disk is full; nothing was lost, free some space and try again")]
    DiskFull,
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Invalid(String),
    #[error("the vault could not be read or written: {0}")]
    Sqlite(rusqlite::Error),
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
}
pub type Result<T> = std::result::Result<T, Error>;

/// A passphrase; zeroed on drop, no Debug of its content.
pub struct Passphrase(zeroize::Zeroizing<String>);
impl Passphrase {
    pub fn new(s: String) -> Self { Self(zeroize::Zeroizing::new(s)) }
}
/// The printable recovery key, e.g. `KB1-ABCDE-…`; parsed leniently (case, blanks, dashes).
pub struct RecoveryKey(pub zeroize::Zeroizing<String>);
/// What opens a vault.
pub enum Unlock { Passphrase(Passphrase), Recovery(RecoveryKey), /** for vaults made without passphrase (the demo) */ None }
/// Argon2id cost.
#[derive(Clone, Copy, Debug)]
pub struct KdfCost { pub memory_kib: u32, pub passes: u32, pub lanes: u32 }
impl Default for KdfCost { fn default() -> Self { Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 } } }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence { Missing, Passphrase, NoPassphrase }

pub struct Vault { _private: () }

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind { Material, Note }
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source { pub id: SourceId, pub kind: SourceKind, /** None: a material for every case */ pub case_id: Option<CaseId>, pub note_id: Option<NoteId>,
    pub title: String, /** as imported; for a note `note:ID` */ pub path: String, pub lang: String, /** BLAKE3 hex of the bytes imported */ pub hash: String, pub chars: usize, pub imported_ms: Millis }
#[derive(Clone, Debug)]
pub struct NewSource { pub kind: SourceKind, pub case_id: Option<CaseId>, pub note_id: Option<NoteId>, pub title: String, pub path: String, pub lang: String, pub hash: String }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChunk { /** characters in the source text, half-open */ pub span: (usize, usize), pub heading: Vec<String>, pub lang: String }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk { pub id: ChunkId, pub source_id: SourceId, pub ordinal: u32, pub span: (usize, usize), pub heading: Vec<String>, pub lang: String }
/// One vector row as stored: dim bytes of i8 and the scale that turns them back (v[i] = q[i] * scale), plus what scope needs.
#[derive(Clone, Debug)]
pub struct VectorRow { pub chunk_id: ChunkId, pub source_id: SourceId, pub case_id: Option<CaseId>, pub archived: bool, pub scale: f32, pub q: Vec<i8> }
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Draft { /** `note:12`, `new-note:case:3`, `ask:3` */ pub key: String, pub body: String, /** opaque to the vault: cursor, title… */ pub meta: String, pub saved_ms: Millis }
/// A question with its answer. `answer` is the JSON of the answer as the practice defines it.
#[derive(Clone, Debug)]
pub struct Turn { pub id: TurnId, pub case_id: Option<CaseId>, pub question: String, pub answer: String, pub created_ms: Millis }
#[derive(Clone, Debug, Default)]
pub struct CaseFilter { pub archived: bool, pub client: Option<ClientId> }
/// A case as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CaseRow { #[serde(flatten)] pub case: Case, pub client_label: String, pub sessions: u32, pub notes: u32, pub last_session: Option<Date> }
/// A note as the list shows it (no body).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NoteRow { pub id: NoteId, pub case_id: CaseId, pub session_id: Option<SessionId>, pub date: Option<Date>, pub title: String, pub chars: usize, pub updated_ms: Millis }
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Counts { pub clients: u64, pub cases: u64, pub sessions: u64, pub notes: u64, pub sources: u64, pub chunks: u64, pub vectors: u64 }

impl Vault {
    // --- life cycle
    pub fn presence(dir: &Path) -> Presence { todo!() }
    /// New vault with a passphrase; returns the recovery key, shown once.
    pub fn create(dir: &Path, pass: &Passphrase, cost: KdfCost) -> Result<(Vault, RecoveryKey)> { todo!() }
    /// New vault that opens without passphrase (demo): the data key lies beside it, and the header says so.
    pub fn create_unprotected(dir: &Path) -> Result<Vault> { todo!() }
    /// Opens, migrates, takes the process lock.
    pub fn open(dir: &Path, unlock: &Unlock) -> Result<Vault> { todo!() }
    pub fn dir(&self) -> &Path { todo!() }
    pub fn change_passphrase(&self, new: &Passphrase, cost: KdfCost) -> Result<()> { todo!() }
    /// Verified copy to one file (header + database); refuses to overwrite.
    pub fn backup(&self, file: &Path) -> Result<()> { todo!() }
    /// Restores a backup into a folder that holds no vault; verified before it is put in place.
    pub fn restore(file: &Path, dir: &Path, unlock: &Unlock) -> Result<()> { todo!() }
    /// Integrity: quick_check, foreign keys, index and vector consistency; a list of problems, empty when sound.
    pub fn check(&self) -> Result<Vec<String>> { todo!() }
    pub fn counts(&self) -> Result<Counts> { todo!() }
    // --- casebook
    pub fn add_client(&self, c: &NewClient) -> Result<ClientId> { todo!() }
    pub fn clients(&self) -> Result<Vec<Client>> { todo!() }
    pub fn client(&self, id: ClientId) -> Result<Client> { todo!() }
    pub fn client_details(&self, id: ClientId) -> Result<Local<ClientDetails>> { todo!() }
    pub fn set_client_details(&self, id: ClientId, d: &ClientDetails) -> Result<()> { todo!() }
    pub fn add_case(&self, c: &NewCase) -> Result<CaseId> { todo!() }
    /// Newest activity first.
    pub fn cases(&self, f: &CaseFilter) -> Result<Vec<CaseRow>> { todo!() }
    pub fn case(&self, id: CaseId) -> Result<CaseRow> { todo!() }
    pub fn set_case_status(&self, id: CaseId, s: CaseStatus) -> Result<()> { todo!() }
    pub fn add_session(&self, s: &NewSession) -> Result<SessionId> { todo!() }
    /// Newest first.
    pub fn sessions(&self, case: CaseId) -> Result<Vec<Session>> { todo!() }
    pub fn session(&self, id: SessionId) -> Result<Session> { todo!() }
    pub fn add_note(&self, n: &NewNote) -> Result<NoteId> { todo!() }
    pub fn update_note(&self, id: NoteId, title: &str, body: &str) -> Result<()> { todo!() }
    pub fn note(&self, id: NoteId) -> Result<Local<Note>> { todo!() }
    /// Newest first (session date, else updated).
    pub fn notes(&self, case: CaseId) -> Result<Vec<NoteRow>> { todo!() }
    pub fn all_notes(&self) -> Result<Vec<NoteRow>> { todo!() }
    pub fn add_goal(&self, g: &NewGoal) -> Result<GoalId> { todo!() }
    pub fn goals(&self, case: CaseId) -> Result<Vec<Goal>> { todo!() }
    pub fn add_goal_score(&self, id: GoalId, s: &GoalScore) -> Result<()> { todo!() }
    pub fn taxonomy(&self) -> Result<Taxonomy> { todo!() }
    pub fn put_term(&self, t: &Term) -> Result<()> { todo!() }
    /// Sessions with date in [from, to], oldest first, as the hours log wants them.
    pub fn hours(&self, from: Option<Date>, to: Option<Date>) -> Result<Vec<HoursRow>> { todo!() }
    // --- drafts, conversation, settings
    pub fn put_draft(&self, d: &Draft) -> Result<()> { todo!() }
    pub fn draft(&self, key: &str) -> Result<Option<Draft>> { todo!() }
    pub fn drafts(&self) -> Result<Vec<Draft>> { todo!() }
    pub fn clear_draft(&self, key: &str) -> Result<()> { todo!() }
    pub fn add_turn(&self, case: Option<CaseId>, question: &str, answer_json: &str) -> Result<TurnId> { todo!() }
    pub fn turns(&self, case: Option<CaseId>) -> Result<Vec<Local<Turn>>> { todo!() }
    pub fn setting(&self, key: &str) -> Result<Option<String>> { todo!() }
    pub fn set_setting(&self, key: &str, value: &str) -> Result<()> { todo!() }
    /// Appends to the hash-linked audit log; `subject` is an id like `case:3`, never client text.
    pub fn audit(&self, act: &str, subject: &str) -> Result<()> { todo!() }
    /// (entries, head hex, ok)
    pub fn audit_verify(&self) -> Result<(u64, String, bool)> { todo!() }
    // --- library rows
    /// Inserts, or replaces the source with the same (kind, case_id, path) or note_id; old chunks and vectors go. One transaction.
    /// Also returns the chunk ids that went, so that the caller can delete them from the index.
    pub fn put_source(&self, s: &NewSource, text: &str, chunks: &[NewChunk]) -> Result<PutSource> { todo!() }
    pub fn remove_source(&self, id: SourceId) -> Result<Vec<ChunkId>> { todo!() }
    pub fn source(&self, id: SourceId) -> Result<Source> { todo!() }
    pub fn source_text(&self, id: SourceId) -> Result<Local<String>> { todo!() }
    pub fn sources(&self, kind: Option<SourceKind>, case: Option<CaseId>) -> Result<Vec<Source>> { todo!() }
    pub fn source_by_path(&self, kind: SourceKind, case: Option<CaseId>, path: &str) -> Result<Option<Source>> { todo!() }
    pub fn source_by_hash(&self, kind: SourceKind, case: Option<CaseId>, hash: &str) -> Result<Option<Source>> { todo!() }
    pub fn source_of_note(&self, note: NoteId) -> Result<Option<Source>> { todo!() }
    pub fn chunk(&self, id: ChunkId) -> Result<Chunk> { todo!() }
    pub fn chunks_of(&self, id: SourceId) -> Result<Vec<Chunk>> { todo!() }
    /// The chunk's own text, cut from its source.
    pub fn chunk_text(&self, id: ChunkId) -> Result<Local<String>> { todo!() }
    /// Chunks that have no vector of this embedder yet: (id, heading path, text).
    pub fn chunks_without_vector(&self, embedder: &str, limit: usize) -> Result<Vec<(ChunkId, Vec<String>, Local<String>)>> { todo!() }
    pub fn put_vectors(&self, embedder: &str, rows: &[(ChunkId, f32, Vec<i8>)]) -> Result<()> { todo!() }
    pub fn vectors(&self, embedder: &str) -> Result<Vec<VectorRow>> { todo!() }
    /// (with vector, all)
    pub fn vector_progress(&self, embedder: &str) -> Result<(u64, u64)> { todo!() }
    /// Chunks not yet in the lexical index / marking them done; the index catches up after a crash from this.
    pub fn chunks_unindexed(&self, limit: usize) -> Result<Vec<(Chunk, Option<CaseId>, bool, Local<String>)>> { todo!() }
    pub fn mark_indexed(&self, ids: &[ChunkId]) -> Result<()> { todo!() }
    /// Chunk ids removed since the index last committed, and forgetting them once it has.
    pub fn chunks_to_unindex(&self) -> Result<Vec<ChunkId>> { todo!() }
    pub fn forget_unindexed(&self, ids: &[ChunkId]) -> Result<()> { todo!() }
    /// The folder the full-text index lives in: files are rows of the vault.
    pub fn directory(self: &std::sync::Arc<Self>) -> VaultDirectory { todo!() }
}
#[derive(Clone, Debug)]
pub struct PutSource { pub id: SourceId, pub chunks: Vec<ChunkId>, pub removed: Vec<ChunkId> }
/// tantivy `Directory` over vault rows (implemented by the vault room).
#[derive(Clone, Debug)]
pub struct VaultDirectory { _private: () }
