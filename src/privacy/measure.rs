//! Measures the anonymiser on notes of which everything identifying is known: per kind and condition how many entities are
//! masked at every mention, how many of their characters, and how much else. `eval anonymise` and the test that guards the
//! development set call it.

use super::reader::TOGETHER;
use super::{Anonymiser, Finding, Known, Pseudonyms};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Notes the rules read at a time; the second reader fewer.
const AT_ONCE: usize = 512;

/// Figures of a stratum.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// Notes of the stratum.
    pub notes: usize,
    /// Entities (one may be mentioned often).
    pub entities: usize,
    /// Entities of which every mention is masked whole.
    pub masked: usize,
    /// `masked` of `entities`.
    pub recall: f64,
    /// Wilson, 95 %.
    pub interval: (f64, f64),
    /// Characters of all mentions.
    pub characters: usize,
    /// Of these, masked.
    pub characters_masked: usize,
    /// `characters_masked` of `characters`.
    pub character_recall: f64,
    /// Characters that identify nobody.
    pub other_characters: usize,
    /// Of these, masked.
    pub other_redacted: usize,
    /// `other_redacted` of `other_characters`.
    pub over_redaction: f64,
}

impl Figures {
    fn close(&mut self) {
        let share = |a: usize, b: usize| if b == 0 { 1.0 } else { a as f64 / b as f64 };
        self.recall = share(self.masked, self.entities);
        self.character_recall = share(self.characters_masked, self.characters);
        self.over_redaction = if self.other_characters == 0 {
            0.0
        } else {
            self.other_redacted as f64 / self.other_characters as f64
        };
        self.interval = wilson(self.masked, self.entities);
    }
}

fn wilson(hits: usize, all: usize) -> (f64, f64) {
    if all == 0 {
        return (0.0, 1.0);
    }
    const Z: f64 = 1.96;
    let (n, p) = (all as f64, hits as f64 / all as f64);
    let middle = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (
        ((middle - reach) / scale).max(0.0),
        ((middle + reach) / scale).min(1.0),
    )
}

/// The outcome of a measurement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Everything together.
    pub all: Figures,
    /// By kind of finding.
    pub by_kind: BTreeMap<String, Figures>,
    /// By language and condition.
    pub by_condition: BTreeMap<String, Figures>,
    /// By both.
    pub by_condition_and_kind: BTreeMap<String, Figures>,
    /// Characters that identify nobody and were masked, by the reason of the finding; all of them together are `all.other_redacted`.
    pub redacted_by_reason: BTreeMap<String, usize>,
    /// Time spent finding, milliseconds.
    pub took_ms: u128,
    /// Text read in that time.
    pub megabytes_per_second: f64,
}

/// One mention: from where to where in characters, kind, entity.
pub(super) type Mention = (usize, usize, String, String);

/// The mentions of a note; none when they make no sense.
pub(super) fn mentions(note: &Value) -> Option<Vec<Mention>> {
    let list = ["entities", "gold", "spans", "findings"]
        .iter()
        .find_map(|k| note[*k].as_array())?;
    let text: Vec<char> = note["text"].as_str()?.chars().collect();
    list.iter()
        .map(|e| {
            let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok());
            let (a, b) = match e["span"].as_array() {
                Some(s) => (number(s.first()?)?, number(s.get(1)?)?),
                None => (number(&e["start"])?, number(&e["end"])?),
            };
            let kind = ["kind", "label", "type"]
                .iter()
                .find_map(|k| e[*k].as_str())?
                .to_uppercase();
            let id = ["entity", "id", "entity_id"]
                .iter()
                .find_map(|k| match &e[*k] {
                    Value::String(s) => Some(s.clone()),
                    Value::Number(n) => Some(n.to_string()),
                    _ => None,
                })
                .unwrap_or_else(|| {
                    text.get(a..b)
                        .unwrap_or_default()
                        .iter()
                        .collect::<String>()
                        .to_lowercase()
                });
            (a <= b && b <= text.len()).then_some((a, b, kind, id))
        })
        .collect()
}

/// Why a file could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A line is no note with its findings.
    #[error(
        "line {line}: {why}; a line holds {{\"text\":…,\"entities\":[{{\"span\":[from,to],\"kind\":…}}]}}"
    )]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// Who reads along failed.
    #[error("{0}")]
    Reader(String),
}

/// Nobody reads along.
pub fn alone(_: &[&str], found: Vec<Vec<Finding>>) -> Result<Vec<Vec<Finding>>, String> {
    Ok(found)
}

/// Who reads some texts after the rules: texts and what was found in them, what is found in the end.
pub type Along<'a> =
    dyn FnMut(&[&str], Vec<Vec<Finding>>) -> Result<Vec<Vec<Finding>>, String> + 'a;

/// A note as it stands in the file.
struct Note {
    text: String,
    condition: String,
    gold: Vec<Mention>,
    /// What the casebook would know.
    names: Vec<String>,
}

impl Note {
    fn read(line: &str) -> Result<Self, String> {
        let note: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let text = note["text"].as_str().ok_or("no text")?.to_owned();
        let gold = mentions(&note).ok_or("entities need a span inside the text and a kind")?;
        let mut condition = note["condition"].as_str().unwrap_or("all").to_owned();
        if let Some(lang) = note["lang"].as_str() {
            condition = format!("{lang}/{condition}");
        }
        let names = note["known"].as_array().into_iter().flatten();
        Ok(Self {
            text,
            condition,
            gold,
            names: names
                .filter_map(|n| n.as_str().map(str::to_owned))
                .collect(),
        })
    }
}

/// Measures on JSON lines. A line may hold `"known": [names]`, what the casebook would know of the client; it is used when
/// `with_known` says so. `along` reads after the rules; `heard` is told of every miss and of everything masked without need, one line each.
///
/// # Errors
/// When a line is no note with its findings, or who reads along fails.
pub fn measure(
    text: &str,
    anonymiser: &Anonymiser,
    with_known: bool,
    along: &mut Along<'_>,
    heard: &mut dyn FnMut(&str),
) -> Result<Report, Unreadable> {
    let mut report = Report::default();
    let mut took = std::time::Duration::ZERO;
    let mut bytes = 0;
    let lines = text.lines().enumerate();
    let lines: Vec<(usize, &str)> = lines.filter(|(_, l)| !l.trim().is_empty()).collect();
    for some in lines.chunks(AT_ONCE) {
        let wrong = |line: usize, why: String| Unreadable::Line { line, why };
        let notes = some
            .iter()
            .map(|(n, line)| Note::read(line).map_err(|why| wrong(n + 1, why)))
            .collect::<Result<Vec<_>, _>>()?;
        let texts: Vec<&str> = notes.iter().map(|n| n.text.as_str()).collect();
        let start = std::time::Instant::now();
        // What stands in the place of a finding is not looked at.
        let mut pseudonyms = Pseudonyms::new([0; 32]);
        let found: Vec<Vec<Finding>> = if with_known {
            let one = |note: &Note| {
                let known = Known {
                    names: note.names.clone(),
                    ..Known::default()
                };
                let anonymiser = anonymiser.knowing(&known);
                anonymiser.find(&note.text, &mut pseudonyms)
            };
            notes.iter().map(one).collect()
        } else {
            anonymiser.find_all(&texts, &mut pseudonyms)
        };
        let mut ruled = found.into_iter();
        let mut found = Vec::with_capacity(texts.len());
        for some in texts.chunks(TOGETHER) {
            let by_rules = ruled.by_ref().take(some.len()).collect();
            found.extend(along(some, by_rules).map_err(Unreadable::Reader)?);
        }
        took += start.elapsed();
        for (note, findings) in notes.iter().zip(&found) {
            bytes += note.text.len();
            count(note, findings, &mut report, heard);
        }
    }
    report.all.close();
    for list in [
        &mut report.by_kind,
        &mut report.by_condition,
        &mut report.by_condition_and_kind,
    ] {
        list.values_mut().for_each(Figures::close);
    }
    report.took_ms = took.as_millis();
    report.megabytes_per_second = bytes as f64 / 1e6 / took.as_secs_f64().max(1e-9);
    Ok(report)
}

/// What of a note was masked and what not, into the report.
fn count(note: &Note, findings: &[Finding], report: &mut Report, heard: &mut dyn FnMut(&str)) {
    let (gold, condition) = (&note.gold, &note.condition);
    let chars: Vec<char> = note.text.chars().collect();
    // What is neither letter nor digit identifies nobody: a mask may leave it out.
    let mut masked: Vec<bool> = chars.iter().map(|c| !c.is_alphanumeric()).collect();
    let mut wanted = vec![false; chars.len()];
    for f in findings {
        masked[f.span.0..f.span.1].fill(true);
    }
    let mut entities: BTreeMap<(String, String), bool> = BTreeMap::new();
    for (a, b, kind, id) in gold {
        let whole = masked[*a..*b].iter().all(|m| *m);
        *entities.entry((kind.clone(), id.clone())).or_insert(true) &= whole;
        if !whole {
            let part = |a: usize, b: usize| {
                chars[a.min(chars.len())..b.min(chars.len())]
                    .iter()
                    .collect::<String>()
            };
            heard(&format!(
                "MISS {condition} {kind} «{}» in «{}»",
                part(*a, *b),
                part(a.saturating_sub(40), b + 30).replace('\n', " ⏎ ")
            ));
        }
        wanted[*a..*b].fill(true);
    }
    let mut over = 0;
    for f in findings {
        let extra = (f.span.0..f.span.1)
            .filter(|i| !wanted[*i] && chars[*i].is_alphanumeric())
            .count();
        let other = (f.span.0..f.span.1).filter(|i| !wanted[*i]).count();
        over += other;
        if other > 0 {
            let sum = report.redacted_by_reason.entry(f.reason.clone());
            *sum.or_default() += other;
        }
        if extra > 1 {
            let part: String = chars[f.span.0..f.span.1].iter().collect();
            let around: String = chars
                [f.span.0.saturating_sub(30)..(f.span.1 + 25).min(chars.len())]
                .iter()
                .collect();
            heard(&format!(
                "OVER {condition} {} {} «{part}» in «{}»",
                f.kind,
                f.reason,
                around.replace('\n', " ⏎ ")
            ));
        }
    }
    let add = |f: &mut Figures, only: Option<&str>| {
        f.notes += 1;
        for ((kind, _), whole) in &entities {
            if only.is_none_or(|k| k == kind) {
                f.entities += 1;
                f.masked += usize::from(*whole);
            }
        }
        for (a, b, kind, _) in gold {
            if only.is_none_or(|k| k == kind) {
                f.characters += b - a;
                f.characters_masked += masked[*a..*b].iter().filter(|m| **m).count();
            }
        }
        if only.is_none() {
            f.other_characters += wanted.iter().filter(|w| !**w).count();
            f.other_redacted += over;
        }
    };
    add(&mut report.all, None);
    add(
        report.by_condition.entry(condition.clone()).or_default(),
        None,
    );
    let kinds: std::collections::BTreeSet<&String> = gold.iter().map(|g| &g.2).collect();
    for kind in kinds {
        add(report.by_kind.entry(kind.clone()).or_default(), Some(kind));
        add(
            report
                .by_condition_and_kind
                .entry(format!("{condition}/{kind}"))
                .or_default(),
            Some(kind),
        );
    }
}

#[cfg(test)]
#[path = "measure_tests.rs"]
mod tests;
