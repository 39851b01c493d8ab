//! Measuring citations on labelled sentences, and fitting their weights. Figures of a fitted set flatter: those that count are of sentences the weights
//! had not seen, by five folds.

use crate::casebook::{ChunkId, SourceId};
use crate::engine::Embedder;
use crate::library::align::Aligning;
use crate::library::evidence::Evidence;
use crate::library::weights::{Weights, fit_logistic, logistic};
use crate::library::{Error, Hit, Result, language_of};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

const FOLDS: usize = 5;
/// Few examples have a wrong name or number, and what they say must still be heard.
const PENALTY: f32 = 0.003;

/// How well support is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Told {
    /// Sentences.
    pub sentences: usize,
    /// Of those called supported, the share that is.
    pub precision: f64,
    /// Of those that are supported, the share called so.
    pub recall: f64,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Citing {
    /// Whether vectors were used.
    pub vectors: bool,
    /// With the shipped weights, by pair of languages and over all.
    pub shipped: BTreeMap<String, Told>,
    /// With weights fitted on four fifths, measured on the rest.
    pub held_out: BTreeMap<String, Told>,
    /// Weights fitted on everything, the constant first.
    pub fitted: Vec<f32>,
    /// Sentences told wrongly with the shipped weights; not part of the figures.
    #[serde(skip)]
    pub wrong: Vec<String>,
}

struct Example {
    pair: String,
    supported: bool,
    sentence: String,
    evidence: Vec<Evidence>,
}

/// What a line holds.
const FORM: &str =
    "needs a pair, 1 or 0, passages, a sentence and perhaps a question, with tabs between";

struct Row<'a> {
    pair: &'a str,
    supported: bool,
    passages: &'a str,
    sentence: &'a str,
    question: &'a str,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let columns: Vec<&str> = line.split('\t').collect();
        let (pair, label, passages, sentence, question) = match columns.as_slice() {
            [pair, label, passages, sentence] => (pair, label, passages, sentence, ""),
            [pair, label, passages, sentence, question] => {
                (pair, label, passages, sentence, *question)
            }
            _ => return None,
        };
        Some(Self {
            pair,
            supported: *label == "1",
            passages,
            sentence,
            question,
        })
    }
}

/// Reads `sentences.tsv` in a folder; passages are paths below `docs`, with `;` between several and `@from-to` behind one of which only those characters
/// were given. A fifth column, if there is one, is the question that the sentence answers.
pub fn citing(dir: &Path, docs: &Path, embedder: Option<&Arc<dyn Embedder>>) -> Result<Citing> {
    let file = dir.join("sentences.tsv");
    let wrong = |what: String| Error::Unreadable(format!("{}: {what}", file.display()));
    let text = std::fs::read_to_string(&file).map_err(|e| wrong(e.to_string()))?;
    let rows = text
        .lines()
        .enumerate()
        .skip(1)
        .map(|(n, line)| Row::of(line).ok_or_else(|| wrong(format!("line {} {FORM}", n + 1))))
        .collect::<Result<Vec<Row<'_>>>>()?;
    let mut examples = Vec::new();
    // The sentences of one answer stand together and are aligned together, as when they are written.
    for answer in rows.chunk_by(|a, b| (a.passages, a.question) == (b.passages, b.question)) {
        let Some(first) = answer.first() else {
            continue;
        };
        let given = first.passages.split(';').map(|p| given(docs, p));
        let hits: Vec<Hit> = given
            .collect::<std::result::Result<_, _>>()
            .map_err(wrong)?;
        let mut aligning = Aligning::over(&hits, embedder.cloned()).asked(first.question, "");
        for row in answer {
            let evidence = aligning.weighed(row.sentence)?;
            examples.push(Example {
                pair: row.pair.to_owned(),
                supported: row.supported,
                sentence: row.sentence.to_owned(),
                evidence: evidence.into_iter().map(|(e, _)| e).collect(),
            });
        }
    }
    let shipped = &Weights::shipped().citation;
    let start: Vec<f32> = match embedder {
        Some(_) => shipped.with_vectors.to_vec(),
        None => shipped.words_only.to_vec(),
    };
    let all: Vec<&Example> = examples.iter().collect();
    let mut held = Vec::new();
    for fold in 0..FOLDS {
        let seen: Vec<&Example> = examples
            .iter()
            .enumerate()
            .filter_map(|(i, e)| (i % FOLDS != fold).then_some(e))
            .collect();
        let weights = fitted(&seen, &start);
        for (i, e) in examples.iter().enumerate() {
            if i % FOLDS == fold {
                held.push((e, best(e, &weights) >= shipped.supported));
            }
        }
    }
    let now: Vec<(&Example, bool)> = all
        .iter()
        .map(|e| (*e, best(e, &start) >= shipped.supported))
        .collect();
    Ok(Citing {
        vectors: embedder.is_some(),
        shipped: told(&now),
        held_out: told(&held),
        fitted: fitted(&all, &start),
        wrong: now
            .iter()
            .filter(|(e, said)| e.supported != *said)
            .map(|(e, said)| format!("{}\t{said}\t{}", e.pair, e.sentence))
            .collect(),
    })
}

/// A passage as the set names it.
fn given(docs: &Path, passage: &str) -> std::result::Result<Hit, String> {
    let (path, part) = match passage.split_once('@') {
        Some((path, part)) => (path, Some(part)),
        None => (passage, None),
    };
    let body = std::fs::read_to_string(docs.join(path)).map_err(|e| format!("{path}: {e}"))?;
    let whole = hit(path, body);
    let Some(part) = part else {
        return Ok(whole);
    };
    let span = part
        .split_once('-')
        .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
        .filter(|(a, b): &(usize, usize)| a < b && *b <= whole.span.1)
        .ok_or_else(|| format!("{passage}: no such characters"))?;
    let text: String = whole
        .text
        .chars()
        .skip(span.0)
        .take(span.1 - span.0)
        .collect();
    Ok(Hit {
        span,
        text,
        ..whole
    })
}

fn hit(path: &str, text: String) -> Hit {
    let title = text
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches(['#', ' ']);
    Hit {
        rank: 1,
        score: 1.0,
        source: title.to_owned(),
        path: path.to_owned(),
        source_id: SourceId(1),
        chunk_id: ChunkId(1),
        heading: vec![title.to_owned()],
        span: (0, text.chars().count()),
        lang: language_of(&text).to_owned(),
        text,
        lexical: None,
        dense: None,
    }
}

fn best(e: &Example, weights: &[f32]) -> f32 {
    e.evidence
        .iter()
        .filter(|v| !v.barred())
        .map(|v| logistic(weights, &v.features()))
        .fold(0.0, f32::max)
}

/// A passage supports by its best place, and which that is depends on the weights: so the best place is chosen and the weights fitted by turns.
fn fitted(examples: &[&Example], start: &[f32]) -> Vec<f32> {
    let mut weights = start.to_vec();
    for _ in 0..4 {
        let chosen: Vec<(Vec<f32>, bool)> = examples
            .iter()
            .filter_map(|e| {
                let features = e
                    .evidence
                    .iter()
                    .map(Evidence::features)
                    .max_by(|a, b| logistic(&weights, a).total_cmp(&logistic(&weights, b)))?;
                Some((features, e.supported))
            })
            .collect();
        weights = fit_logistic(&chosen, PENALTY);
    }
    weights
}

fn told(said: &[(&Example, bool)]) -> BTreeMap<String, Told> {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for (e, yes) in said {
        for group in ["all", &e.pair] {
            let c = counts.entry(group.to_owned()).or_default();
            c[0] += 1;
            c[1] += usize::from(*yes && e.supported);
            c[2] += usize::from(*yes);
            c[3] += usize::from(e.supported);
        }
    }
    let share = |a: usize, b: usize| (a as f64 / b.max(1) as f64 * 1e4).round() / 1e4;
    counts
        .into_iter()
        .map(|(group, [sentences, right, called, supported])| {
            let told = Told {
                sentences,
                precision: share(right, called),
                recall: share(right, supported),
            };
            (group, told)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_question_or_none_and_a_passage_is_a_document_or_a_part_of_one() {
        let old = Row::of("en\t1\ta.md\tIt rains.").unwrap();
        assert!(old.supported && old.question.is_empty());
        let new = Row::of("en\t0\ta.md@2-6;b.md\tIt rains.\tWhat is it?").unwrap();
        assert_eq!((new.supported, new.question), (false, "What is it?"));
        assert!(Row::of("en\t1\ta.md").is_none());

        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.md"), "# Één\n\nHet regent.").unwrap();
        let part = given(dir.path(), "a.md@7-10").unwrap();
        assert_eq!((part.text.as_str(), part.span), ("Het", (7, 10)));
        assert_eq!(part.source, "Één");
        assert_eq!(given(dir.path(), "a.md").unwrap().span, (0, 18));
        assert!(given(dir.path(), "a.md@7-99").is_err() && given(dir.path(), "b.md").is_err());
    }
}
