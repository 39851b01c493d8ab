//! What a coaching practice consists of: pure types and rules, no I/O. Every other room speaks in these.

mod case;
mod client;
mod consent;
mod goal;
mod help;
mod hours;
mod note;
mod preferences;
mod session;
mod tags;
mod taxonomy;

pub use case::{Case, CaseStatus, NewCase};
pub use client::{Client, ClientDetails, NewClient, nearly};
pub use consent::{
    AnonymisationLevel, ConsentEvent, ConsentRecord, ConsentState, DataType, PiiInformation,
    Principal, PrivacyNotice, Standing, in_force,
};
pub use goal::{Goal, GoalScore, NewGoal, Score, ScoreError, trend_line};
pub use help::HelpKind;
pub use hours::{HoursForm, HoursRow, hours_csv, hours_totals};
pub use note::{LONGEST_TITLE, MadeOf, NewNote, Note, shortened};
pub use preferences::Preferences;
pub use session::{Format, NewSession, Outcome, Payment, Session};
pub use tags::tags;
pub use taxonomy::{Taxonomy, TaxonomyKind, Term};

use serde::{Deserialize, Serialize};

/// A calendar date without time zone, ISO 8601 (`2026-03-14`).
pub type Date = jiff::civil::Date;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;

/// The months, in Dutch and in English.
pub const MONTHS: [(&str, &str); 12] = [
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
];

/// Now, in milliseconds since the epoch.
pub fn now_ms() -> Millis {
    jiff::Timestamp::now().as_millisecond()
}

/// Today in the machine's time zone.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The day of a moment in the machine's time zone.
pub fn day_here(ms: Millis) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::system()).date())
}

/// Declares a row identifier that cannot be mistaken for another table's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.trim().parse().map(Self)
            }
        }
    };
}
id!(
    /// A client.
    ClientId
);
id!(
    /// A case: one coaching trajectory of one client (or group).
    CaseId
);
id!(
    /// One session of a case.
    SessionId
);
id!(
    /// A note, of a session or loose in a case.
    NoteId
);
id!(
    /// A goal of a case.
    GoalId
);
id!(
    /// A source in the library: an imported material or a note.
    SourceId
);
id!(
    /// A chunk of a source.
    ChunkId
);
id!(
    /// One question with its answer in a case's conversation.
    TurnId
);
id!(
    /// A batch of training records under review.
    BatchId
);
id!(
    /// One training record of a batch.
    RecordId
);
id!(
    /// One finding in a training record.
    FindingId
);
id!(
    /// A word the coach has marked as identifying nobody.
    MarkId
);

/// Declares a small closed set of words that is stored and printed as lower-case text.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            /// Every value, in the order shown to a user.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The stored and printed word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// The value for a stored or typed word, if it is one of the set.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(s: &str) -> std::result::Result<Self, String> {
                Self::from_word(s).ok_or_else(|| {
                    let all: Vec<_> = Self::ALL.iter().map(|v| v.as_str()).collect();
                    format!("'{s}' is not one of {}", all.join(", "))
                })
            }
        }
    };
}
pub(crate) use words;
