//! Measuring citations on labelled sentences, and fitting their weights. Figures of a fitted set flatter: those that count are of sentences the weights
//! had not seen, by five folds.

use crate::casebook::{ChunkId, SourceId};
use crate::engine::{Embedder, Purpose};
use crate::library::cite::{Compared, Evidence};
use crate::library::weights::{Weights, fit_logistic, logistic};
use crate::library::{Error, Hit, Result, language_of};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

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

/// Reads `sentences.tsv` in a folder; passages are paths below `docs`.
pub fn citing(dir: &Path, docs: &Path, embedder: Option<&dyn Embedder>) -> Result<Citing> {
    let file = dir.join("sentences.tsv");
    let wrong = |what: String| Error::Unreadable(format!("{}: {what}", file.display()));
    let text = std::fs::read_to_string(&file).map_err(|e| wrong(e.to_string()))?;
    let mut examples = Vec::new();
    for (n, line) in text.lines().enumerate().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [pair, label, passage, sentence] = columns.as_slice() else {
            let hint = "needs a pair, 1 or 0, a passage and a sentence, with tabs between";
            return Err(wrong(format!("line {} {hint}", n + 1)));
        };
        let body = std::fs::read_to_string(docs.join(passage))
            .map_err(|e| wrong(format!("line {}: {passage}: {e}", n + 1)))?;
        let hits = [hit(passage, body)];
        let mut compared = Compared::new(&hits);
        let vector = match embedder {
            Some(e) => {
                compared.prepare(sentence, e)?;
                e.embed(&[sentence], Purpose::Passage)?.into_iter().next()
            }
            None => None,
        };
        let evidence = compared.evidence(sentence, vector.as_deref());
        let evidence = compared
            .places()
            .iter()
            .zip(evidence)
            .filter(|(p, _)| !p.heading)
            .map(|(_, e)| e)
            .collect();
        examples.push(Example {
            pair: (*pair).to_owned(),
            supported: *label == "1",
            sentence: (*sentence).to_owned(),
            evidence,
        });
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
