//! The rules of reviewing a record: what is found in its words, what a decision does to them, and how the result is written. Pure. Until
//! the coach says otherwise every finding is replaced, so what was never decided is the careful choice.

use super::record::{
    Content, Facts, Metadata, TrainingRecord, TrainingType, Word, WordKind, Words,
};
use super::{Error, Reason, Result};
use crate::casebook::{AnonymisationLevel, FindingId, RecordId, words};
use crate::privacy::{Anonymiser, Kind, Pseudonyms};
use crate::vault::FindingRow;

pub use super::diff::{Diff, diff};

words!(
    /// What the coach decided about a finding.
    Decision {
        /// Nothing yet: it is replaced.
        Open = "open",
        /// Replaced as proposed.
        Accepted = "accepted",
        /// Replaced by something else.
        Changed = "changed",
        /// The coach's own: not found, but to be taken out.
        Redacted = "redacted",
        /// It identifies nobody: the word stays.
        NotIdentifying = "not_identifying",
    }
);

/// The reason code of a word the coach made up.
pub const OWN_WORD: &str = "own-word";
/// The reason code of what the coach took out by hand.
pub const BY_HAND: &str = "by-hand";

/// Finds what could identify someone in the words of a record. Terms that ship with the program are the same everywhere and are not
/// looked at; every other word is a finding as a whole until it is marked, and what the anonymiser sees in it is one besides.
pub fn find(
    words: &Words,
    level: AnonymisationLevel,
    anonymiser: &Anonymiser,
    pseudonyms: &mut Pseudonyms,
    marked: &dyn Fn(&str) -> bool,
) -> Vec<FindingRow> {
    let mut out = Vec::new();
    for (i, (_, word)) in words.iter().enumerate().filter(|(_, (_, w))| w.own) {
        let finding =
            |span, kind: &str, reason: &str, confidence, replacement, marked: bool| FindingRow {
                id: FindingId(0),
                record_id: RecordId(0),
                word: i,
                span,
                kind: kind.into(),
                reason: reason.into(),
                confidence,
                replacement,
                decision: if marked {
                    Decision::NotIdentifying
                } else {
                    Decision::Open
                }
                .as_str()
                .into(),
            };
        let whole = (0, word.text.chars().count());
        out.push(finding(
            whole,
            "QUASI",
            OWN_WORD,
            0.5,
            String::new(),
            marked(&word.text),
        ));
        for f in anonymiser.find(&word.text, pseudonyms) {
            let kind = f.kind.as_str();
            let replacement = match level {
                AnonymisationLevel::Full => format!("[{kind}]"),
                AnonymisationLevel::Partial => f.replacement,
            };
            let said = part(&word.text, f.span);
            out.push(finding(
                f.span,
                kind,
                &f.reason,
                f64::from(f.confidence),
                replacement,
                // A mark from before a client of that name came does not reach the client.
                !matches!(f.reason.as_str(), "known" | "known-initials") && marked(&said),
            ));
        }
    }
    out
}

/// The characters of a span.
pub fn part(text: &str, span: (usize, usize)) -> String {
    text.chars()
        .skip(span.0)
        .take(span.1.saturating_sub(span.0))
        .collect()
}

/// What would stay of the word of a finding if the finding let it stand: without what other findings within it take out.
pub fn left_of(word: &str, of: &FindingRow, all: &[FindingRow]) -> String {
    let within = |f: &&FindingRow| {
        f.id != of.id
            && f.word == of.word
            && f.decision != Decision::NotIdentifying.as_str()
            && f.reason != OWN_WORD
            && of.span.0 <= f.span.0
            && f.span.1 <= of.span.1
    };
    let mut chars: Vec<char> = word.chars().collect();
    for f in all.iter().filter(within) {
        let (from, to) = (f.span.0 - of.span.0, f.span.1 - of.span.0);
        chars.iter_mut().take(to).skip(from).for_each(|c| *c = ' ');
    }
    chars.into_iter().collect()
}

/// A text without the placeholders of ours in it: `[PERSON]`, `[PERSON-K7QD]`. Anything else in brackets stays.
pub fn without_placeholders(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let inside = from.get(1..).and_then(|f| f.split_once(']'));
        match inside {
            Some((name, after)) if is_placeholder(name) => {
                out.push(' ');
                rest = after;
            }
            _ => {
                out.push('[');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// A kind of finding, perhaps with the tail of a pseudonym or a hash.
fn is_placeholder(name: &str) -> bool {
    let (kind, tail) = name.split_once('-').unwrap_or((name, "A"));
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    Kind::ALL.iter().any(|k| k.as_str() == kind)
        && (1..=16).contains(&tail.len())
        && tail.chars().all(plain)
}

/// A word as it leaves, or None when nothing of it does.
pub fn rendered(word: &Word, findings: &[&FindingRow]) -> Option<String> {
    Word::new(&replaced(word, findings).0, word.own).map(|w| w.text)
}

/// A word with its replacements, and where each stands in it, in characters. A finding that lies within another has no place.
fn replaced(word: &Word, findings: &[&FindingRow]) -> (String, Vec<Place>) {
    let chars: Vec<char> = word.text.chars().collect();
    let mut active: Vec<&&FindingRow> = findings
        .iter()
        .filter(|f| f.decision != Decision::NotIdentifying.as_str() && f.span.0 < f.span.1)
        .collect();
    // The one that covers most speaks for what lies in it.
    active.sort_by_key(|f| (f.span.0, std::cmp::Reverse(f.span.1)));
    let mut out = String::new();
    let mut placed = Vec::new();
    let mut at = 0;
    for f in active {
        if f.span.0 < at {
            // What sticks out of an earlier one is covered too.
            at = at.max(f.span.1);
            continue;
        }
        out.extend(chars.iter().skip(at).take(f.span.0 - at));
        let from = out.chars().count();
        out.push_str(&f.replacement);
        if !f.replacement.is_empty() {
            placed.push((f.id, (from, from + f.replacement.chars().count())));
        }
        at = f.span.1;
    }
    out.extend(chars.iter().skip(at));
    (out, placed)
}

/// A finding, and from which character to which something stands in its place.
pub type Place = (FindingId, (usize, usize));

/// Where what stands in the place of a finding is in the line that leaves, in characters; a finding of which nothing is left is not named.
pub fn leaving(words: &Words, findings: &[FindingRow], line: &str) -> Vec<Place> {
    let list = |name: &str| line.find(name).map_or(0, |i| i + name.len());
    let (patterns, techniques) = (list("\"patterns\":["), list("\"techniques_used\":["));
    let mut out = Vec::new();
    for (i, (kind, word)) in words.iter().enumerate() {
        let of_word: Vec<&FindingRow> = findings.iter().filter(|f| f.word == i).collect();
        let (text, placed) = replaced(word, &of_word);
        let from = match kind {
            WordKind::Pattern => patterns,
            WordKind::Technique => techniques,
        };
        // Blanks that fell away would move what stands after them; then nothing is pointed at.
        let Some(at) = line
            .get(from..)
            .and_then(|rest| rest.find(&format!("\"{text}\"")))
        else {
            continue;
        };
        let before = line.get(..=from + at).map_or(0, |b| b.chars().count());
        out.extend(
            placed
                .into_iter()
                .map(|(id, (a, b))| (id, (before + a, before + b))),
        );
    }
    out
}

/// The record that words, findings and facts lead to.
pub fn build(
    id: &Identity<'_>,
    words: &Words,
    facts: &Facts,
    level: AnonymisationLevel,
    findings: &[FindingRow],
) -> TrainingRecord {
    let all: Vec<Option<String>> = words
        .iter()
        .enumerate()
        .map(|(i, (_, w))| {
            let of_word: Vec<&FindingRow> = findings.iter().filter(|f| f.word == i).collect();
            rendered(w, &of_word)
        })
        .collect();
    let (patterns, techniques) = all.split_at(words.patterns.len().min(all.len()));
    let settled = |list: &[Option<String>]| {
        let mut out: Vec<String> = list.iter().flatten().cloned().collect();
        out.sort();
        out.dedup();
        out
    };
    let facts = facts.coarse(level);
    TrainingRecord {
        training_id: id.training_id.into(),
        coach_id: id.coach_id.into(),
        data_type: id.data_type,
        anonymized_content: Content {
            patterns: settled(patterns),
            techniques_used: settled(techniques),
            outcomes: facts.outcomes,
            metadata: Metadata {
                session_count: facts.session_count,
                duration_avg: facts.duration_avg,
                anonymization_level: level,
                language: facts.language,
            },
        },
        anonymized_at: id.day.into(),
        validated: true,
    }
}

/// Who and what a record is.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'a> {
    /// Its UUID.
    pub training_id: &'a str,
    /// The hashed coach.
    pub coach_id: &'a str,
    /// What it is about.
    pub data_type: TrainingType,
    /// The day, as it stands in the record.
    pub day: &'a str,
}

/// The original beside the anonymised: the same record with the words as the coach wrote them, and where each finding stands in that
/// line, in characters.
pub fn original(
    id: &Identity<'_>,
    words: &Words,
    facts: &Facts,
    level: AnonymisationLevel,
    findings: &[FindingRow],
) -> Result<(String, Vec<(usize, usize)>)> {
    let mut record = build(id, &Words::default(), facts, level, &[]);
    let texts = |list: &[Word]| list.iter().map(|w| w.text.clone()).collect::<Vec<_>>();
    record.anonymized_content.patterns = texts(&words.patterns);
    record.anonymized_content.techniques_used = texts(&words.techniques);
    let line = serde_json::to_string(&record).map_err(|_| Reason::Unreadable)?;
    // Words need no escaping, so each stands in the line as it is, between quotes, in order after the name of the first list.
    let start = line.find("\"patterns\":[").unwrap_or(0) + "\"patterns\":[".len();
    let mut at = start;
    let mut places = Vec::new();
    for (i, (_, w)) in words.iter().enumerate() {
        if i == words.patterns.len() {
            at = line.find("\"techniques_used\":[").unwrap_or(at) + "\"techniques_used\":[".len();
        }
        let quoted = format!("\"{}\"", w.text);
        let found = line
            .get(at..)
            .and_then(|rest| rest.find(&quoted))
            .unwrap_or(0)
            + at;
        places.push(
            line.get(..=found)
                .map_or(0, |before| before.chars().count()),
        );
        at = found + quoted.len();
    }
    let spans = findings
        .iter()
        .map(|f| {
            let from = places.get(f.word).copied().unwrap_or(0);
            (from + f.span.0, from + f.span.1)
        })
        .collect();
    Ok((line, spans))
}

/// Where a span of the original line lies: in which word and where in it. Refused outside one word.
pub fn locate(
    words: &Words,
    line: &str,
    places: &[(usize, usize)],
    span: (usize, usize),
) -> Result<(usize, (usize, usize))> {
    let outside = || Error::Refused(Reason::OutsideWord);
    if span.0 >= span.1 || span.1 > line.chars().count() {
        return Err(outside());
    }
    let word = places
        .iter()
        .position(|(a, b)| *a <= span.0 && span.1 <= *b)
        .ok_or_else(outside)?;
    let from = places.get(word).map_or(0, |p| p.0);
    if words.iter().nth(word).is_none() {
        return Err(outside());
    }
    Ok((word, (span.0 - from, span.1 - from)))
}

/// The places of all words in the original line.
pub fn places(
    id: &Identity<'_>,
    words: &Words,
    facts: &Facts,
    level: AnonymisationLevel,
) -> Result<(String, Vec<(usize, usize)>)> {
    let whole: Vec<FindingRow> = words
        .iter()
        .enumerate()
        .map(|(i, (_, w))| FindingRow {
            id: FindingId(0),
            record_id: RecordId(0),
            word: i,
            span: (0, w.text.chars().count()),
            kind: String::new(),
            reason: String::new(),
            confidence: 0.0,
            replacement: String::new(),
            decision: String::new(),
        })
        .collect();
    original(id, words, facts, level, &whole)
}

/// Takes the decisions of an earlier review over where word, span and kind are the same, and what was taken out by hand.
pub fn carry_over(before: (&Words, &[FindingRow]), words: &Words, findings: &mut Vec<FindingRow>) {
    let text = |w: &Words, i: usize| w.iter().nth(i).map(|(k, w)| (k, w.text.clone()));
    for old in before
        .1
        .iter()
        .filter(|f| f.decision != Decision::Open.as_str())
    {
        let said = text(before.0, old.word);
        let Some(word) = (0..words.iter().count()).find(|i| text(words, *i) == said) else {
            continue;
        };
        let same = findings.iter_mut().find(|f| {
            f.word == word && f.span == old.span && f.kind == old.kind && f.reason == old.reason
        });
        match same {
            // A mark that was taken back stays taken back.
            Some(_) if old.decision == Decision::NotIdentifying.as_str() => {}
            Some(f) => {
                f.replacement.clone_from(&old.replacement);
                f.decision.clone_from(&old.decision);
            }
            None if old.decision == Decision::Redacted.as_str() => findings.push(FindingRow {
                id: FindingId(0),
                word,
                ..old.clone()
            }),
            None => {}
        }
    }
    findings.sort_by_key(|f| (f.word, f.span));
}
