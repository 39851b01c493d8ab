//! The training record: what leaves, and nothing else. Patterns, techniques, an outcome in general terms and a few counts; never a case
//! history. Its JSON Schema is published in `assets/schemas`, and a record that does not match it cannot be written.

pub use super::facts::Facts;
use super::schema::Schema;
use super::{Error, Reason, Result};
use crate::casebook::{AnonymisationLevel, DataType, words};
use crate::locale::steers;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The published schema.
pub const SCHEMA: &str = include_str!("../../assets/schemas/training-record.schema.json");
/// Version of the record and of the layout in the container.
pub const SCHEMA_VERSION: &str = "1";
/// Characters a word may have.
pub const LONGEST_WORD: usize = 80;
/// Words of one kind in a record.
const MOST_WORDS: usize = 40;

words!(
    /// What a training record is about.
    TrainingType {
        /// A whole case.
        CasePatterns = "case_patterns",
        /// One session.
        SessionPatterns = "session_patterns",
        /// One of the coach's materials.
        Techniques = "techniques",
    }
);

impl TrainingType {
    /// The consent it needs.
    pub const fn needs(self) -> DataType {
        match self {
            Self::CasePatterns => DataType::Cases,
            Self::SessionPatterns => DataType::Sessions,
            Self::Techniques => DataType::Materials,
        }
    }
}

words!(
    /// Which list of the record a word stands in.
    WordKind {
        /// `patterns`.
        Pattern = "pattern",
        /// `techniques_used`.
        Technique = "technique",
    }
);

/// A word before anything is replaced: client text as long as the coach has not said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word {
    /// As the coach wrote it, or the key of a term that ships with the program.
    pub text: String,
    /// Whether the coach made it up; such a word leaves only when the coach has said that it identifies nobody.
    pub own: bool,
}

impl Word {
    /// As [`plain`] makes it, not too long. None when nothing is left.
    pub fn new(text: &str, own: bool) -> Option<Self> {
        let text: String = plain(text).chars().take(LONGEST_WORD).collect();
        (!text.is_empty()).then_some(Self { text, own })
    }
}

/// A text without what JSON would have to escape and what steers a terminal, blanks collapsed.
pub fn plain(text: &str) -> String {
    let blank = |c: char| {
        if steers(c) || c == '"' || c == '\\' {
            ' '
        } else {
            c
        }
    };
    let plain: String = text.chars().map(blank).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a record, as kept in the vault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What was seen.
    pub patterns: Vec<Word>,
    /// What was done.
    pub techniques: Vec<Word>,
}

impl Words {
    /// Sorted, each once, as many as a record holds.
    pub fn settled(mut self) -> Self {
        for list in [&mut self.patterns, &mut self.techniques] {
            list.sort();
            list.dedup_by(|a, b| a.text == b.text);
            list.truncate(MOST_WORDS);
        }
        self
    }

    /// All of them: patterns, then techniques. A finding counts in this order.
    pub fn iter(&self) -> impl Iterator<Item = (WordKind, &Word)> {
        let kind = |k| move |w| (k, w);
        self.patterns
            .iter()
            .map(kind(WordKind::Pattern))
            .chain(self.techniques.iter().map(kind(WordKind::Technique)))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty() && self.techniques.is_empty()
    }
}

/// The record as it leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingRecord {
    /// A random UUID.
    pub training_id: String,
    /// A keyed hash of the coach.
    pub coach_id: String,
    /// What it is about.
    pub data_type: TrainingType,
    /// What it says.
    pub anonymized_content: Content,
    /// The day it was anonymised, midnight UTC.
    pub anonymized_at: String,
    /// Whether it was checked against the schema.
    pub validated: bool,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What was seen.
    pub patterns: Vec<String>,
    /// What was done.
    pub techniques_used: Vec<String>,
    /// How it ended.
    pub outcomes: String,
    /// Counts.
    pub metadata: Metadata,
}

/// Counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// Sessions it covers, at most 20.
    pub session_count: u32,
    /// Their mean length, minutes, rounded.
    pub duration_avg: u32,
    /// How far it was anonymised.
    pub anonymization_level: AnonymisationLevel,
    /// Language of the coaching.
    pub language: String,
}

impl TrainingRecord {
    /// The line that leaves, without its end of line; refused when it does not match the published schema.
    pub fn line(&self) -> Result<String> {
        let line = serde_json::to_string(self).map_err(|_| Reason::Unreadable)?;
        check(&line)?;
        Ok(line)
    }

    /// SHA-256 of what it says: two records that say the same have the same, whatever their ids.
    pub fn content_sha(&self) -> String {
        let said = serde_json::to_string(&(self.data_type, &self.anonymized_content));
        sha256_hex(said.unwrap_or_default().as_bytes())
    }

    /// Reads a line back; refused when it does not match the schema.
    pub fn read(line: &str) -> Result<Self> {
        check(line)?;
        serde_json::from_str(line).map_err(|_| Reason::Unreadable.into())
    }
}

fn check(line: &str) -> Result<()> {
    static SCHEMA_READ: OnceLock<std::result::Result<Schema, String>> = OnceLock::new();
    let schema = SCHEMA_READ
        .get_or_init(|| Schema::read(SCHEMA))
        .as_ref()
        .map_err(|_| Reason::Schema)?;
    let value = serde_json::from_str(line).map_err(|_| Reason::Unreadable)?;
    schema
        .check(&value)
        .map_err(|e| Error::Refused(Reason::RecordSchema { at: place(&e) }))
}

/// Where in a record a schema found its fault: the first word of what it says. What was wrong there is in the schema.
pub(super) fn place(fault: &str) -> String {
    fault.split_whitespace().next().unwrap_or("/").to_owned()
}

/// SHA-256 in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn example() -> TrainingRecord {
        TrainingRecord {
            training_id: "1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10".into(),
            coach_id: "a".repeat(64),
            data_type: TrainingType::CasePatterns,
            anonymized_content: Content {
                patterns: vec!["perfectionism".into()],
                techniques_used: vec!["grow".into()],
                outcomes: "progress".into(),
                metadata: Metadata {
                    session_count: 5,
                    duration_avg: 60,
                    anonymization_level: AnonymisationLevel::Full,
                    language: "nl".into(),
                },
            },
            anonymized_at: "2026-11-21T00:00:00Z".into(),
            validated: true,
        }
    }

    #[test]
    fn a_record_is_written_and_read_back() {
        let line = example().line().unwrap();
        assert_eq!(TrainingRecord::read(&line).unwrap(), example());
        assert!(!line.contains('\n'));
    }

    #[test]
    fn a_record_that_does_not_match_the_schema_is_not_written() {
        type Spoil = fn(&mut TrainingRecord);
        let spoils: [Spoil; 9] = [
            |r| r.training_id = "case:3".into(),
            |r| r.coach_id = "Anna".into(),
            |r| r.validated = false,
            |r| r.anonymized_at = "vandaag".into(),
            |r| r.anonymized_content.outcomes = "ze nam ontslag".into(),
            |r| r.anonymized_content.patterns = vec!["x".repeat(81)],
            |r| r.anonymized_content.patterns = vec!["a".into(), "a".into()],
            |r| r.anonymized_content.techniques_used = vec![String::new()],
            |r| r.anonymized_content.metadata.session_count = 21,
        ];
        for (i, spoil) in spoils.iter().enumerate() {
            let mut r = example();
            spoil(&mut r);
            assert!(r.line().is_err(), "{i}");
        }
        let extra = example()
            .line()
            .unwrap()
            .replacen('{', "{\"note\":\"tekst\",", 1);
        assert!(TrainingRecord::read(&extra).is_err());
    }

    proptest! {
        #[test]
        fn a_word_never_needs_escaping_and_stays_a_word(text in "\\PC{0,200}|[\"\\\\\n\t a]{0,20}") {
            if let Some(w) = Word::new(&text, true) {
                prop_assert_eq!(serde_json::to_string(&w.text).unwrap(), format!("\"{}\"", w.text));
                prop_assert!(w.text.chars().count() <= LONGEST_WORD);
            }
        }
    }
}
