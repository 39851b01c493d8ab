//! The rows of the vault that are not casebook types: sources, chunks, vectors, drafts, turns and the shapes
//! lists are shown in. Used by `library`, `practice` and everything above.

use crate::casebook::*;

/// Where a source's text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// An imported document.
    Material,
    /// A note of the casebook.
    Note,
}

impl SourceKind {
    /// The stored word.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Note => "note",
        }
    }
    pub(super) fn from_word(w: &str) -> Option<Self> {
        [Self::Material, Self::Note]
            .into_iter()
            .find(|k| k.as_str() == w)
    }
}

/// One source of passages.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// Row identifier.
    pub id: SourceId,
    /// Document or note.
    pub kind: SourceKind,
    /// None: a material for every case.
    pub case_id: Option<CaseId>,
    /// The note, when it is one.
    pub note_id: Option<NoteId>,
    /// Title as shown in citations.
    pub title: String,
    /// As imported; for a note `note:ID`.
    pub path: String,
    /// `nl`, `en` or `und`.
    pub lang: String,
    /// BLAKE3 hex of the bytes imported; empty when the note changed since it was cut into chunks.
    pub hash: String,
    /// Length of the text in characters.
    pub chars: usize,
    /// When it was (last) imported.
    pub imported_ms: Millis,
}

/// What it takes to put a source.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// Document or note.
    pub kind: SourceKind,
    /// None: a material for every case.
    pub case_id: Option<CaseId>,
    /// The note, when it is one.
    pub note_id: Option<NoteId>,
    /// Title as shown in citations.
    pub title: String,
    /// As imported; for a note `note:ID`.
    pub path: String,
    /// `nl`, `en` or `und`.
    pub lang: String,
    /// BLAKE3 hex of the bytes imported.
    pub hash: String,
}

/// A chunk to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChunk {
    /// Characters in the source text, half-open.
    pub span: (usize, usize),
    /// Headings above it, outermost first.
    pub heading: Vec<String>,
    /// `nl`, `en` or `und`.
    pub lang: String,
}

/// A stored chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Row identifier; never used again after the chunk is gone.
    pub id: ChunkId,
    /// Its source.
    pub source_id: SourceId,
    /// Place in the source, from 0.
    pub ordinal: u32,
    /// Characters in the source text, half-open.
    pub span: (usize, usize),
    /// Headings above it, outermost first.
    pub heading: Vec<String>,
    /// `nl`, `en` or `und`.
    pub lang: String,
}

/// One vector row as stored: dim bytes of i8 and the scale that turns them back (`v[i] = q[i] * scale`), plus
/// what scope needs.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorRow {
    /// The chunk it stands for.
    pub chunk_id: ChunkId,
    /// The chunk's source.
    pub source_id: SourceId,
    /// The source's case; None for a material of every case.
    pub case_id: Option<CaseId>,
    /// Whether that case is archived.
    pub archived: bool,
    /// Multiplier that restores the components.
    pub scale: f32,
    /// Language of the chunk: `nl`, `en` or `und`.
    pub lang: String,
    /// Quantised components.
    pub q: Vec<i8>,
}

/// Text being typed that is not saved as a note or question yet.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// `note:12`, `new-note:case:3`, `ask:3`.
    pub key: String,
    /// The text so far.
    pub body: String,
    /// Opaque to the vault: cursor, title…
    pub meta: String,
    /// When it was saved.
    pub saved_ms: Millis,
}

/// A question with its answer. `answer` is the JSON of the answer as the practice defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Row identifier.
    pub id: TurnId,
    /// The case it was asked in, if any.
    pub case_id: Option<CaseId>,
    /// The turn it follows; None for the first of a conversation.
    pub parent: Option<TurnId>,
    /// As asked.
    pub question: String,
    /// JSON.
    pub answer: String,
    /// When it was answered.
    pub created_ms: Millis,
}

/// A question without its answer, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    /// The turn.
    pub id: TurnId,
    /// The case it was asked in, if any.
    pub case_id: Option<CaseId>,
    /// As asked.
    pub question: String,
    /// When it was answered.
    pub created_ms: Millis,
}

/// Which cases a list shows.
#[derive(Clone, Debug, Default)]
pub struct CaseFilter {
    /// Also the archived ones.
    pub archived: bool,
    /// Only of this client.
    pub client: Option<ClientId>,
}

/// A case as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CaseRow {
    /// The case.
    #[serde(flatten)]
    pub case: Case,
    /// The client's pseudonymous label.
    pub client_label: String,
    /// How many sessions.
    pub sessions: u32,
    /// How many notes.
    pub notes: u32,
    /// Day of the last session.
    pub last_session: Option<Date>,
}

impl CaseRow {
    /// Which session, counted from one, a conversation of this day is: the last there is, when that is of this day, or the one after it.
    pub fn session_on(&self, day: Date) -> u32 {
        match self.last_session == Some(day) {
            true => self.sessions.max(1),
            false => self.sessions + 1,
        }
    }
}

/// A note as the list shows it (no body).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NoteRow {
    /// Row identifier.
    pub id: NoteId,
    /// Its case.
    pub case_id: CaseId,
    /// The session it reports, if any.
    pub session_id: Option<SessionId>,
    /// Day of that session.
    pub date: Option<Date>,
    /// Title.
    pub title: String,
    /// Length of the body in characters.
    pub chars: usize,
    /// When it was first saved.
    pub created_ms: Millis,
    /// When it was last saved.
    pub updated_ms: Millis,
    /// The tags in its body, in lower case, in order.
    pub tags: Vec<String>,
    /// What the program made it of; none once the coach has written in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<MadeOf>,
}

impl NoteRow {
    /// The day to show: that of its session, or the one it was made on.
    pub fn day(&self) -> Option<Date> {
        self.date.or_else(|| day_here(self.created_ms))
    }
}

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Clients.
    pub clients: u64,
    /// Cases, archived ones too.
    pub cases: u64,
    /// Sessions.
    pub sessions: u64,
    /// Notes.
    pub notes: u64,
    /// Sources in the library.
    pub sources: u64,
    /// Chunks of those.
    pub chunks: u64,
    /// Vectors, of all embedders together.
    pub vectors: u64,
}

/// What putting a source did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutSource {
    /// The source: the same id when it replaced one.
    pub id: SourceId,
    /// Its chunks, in the order given.
    pub chunks: Vec<ChunkId>,
    /// Chunks of the earlier version, which the index must drop.
    pub removed: Vec<ChunkId>,
}
