//! Measuring extractive answers: which sentences are chosen, held against those that answer by hand.

use crate::engine::Cancel;
use crate::library::sentence::sentences;
use crate::library::{Error, Library, Mode, Reranker, Result, Scope, WEIGHED, plain, rerank};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// As many passages and sentences as `ask` takes.
const PASSAGES: usize = 6;
const MOST: usize = 5;

/// How well questions of one kind were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Answered {
    /// Questions.
    pub questions: usize,
    /// Share with at least one right sentence.
    pub answered: f64,
    /// Share whose first sentence answers: what is read first.
    pub first: f64,
    /// Mean share of the chosen sentences that answer.
    pub precision: f64,
    /// Mean share of the answering sentences (five at most) that were chosen.
    pub recall: f64,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Answering {
    /// Whether vectors were used.
    pub vectors: bool,
    /// By pair of languages and over all.
    pub pairs: BTreeMap<String, Answered>,
    /// Each question with what was chosen, a wrong sentence marked with `-`; not part of the figures.
    #[serde(skip)]
    pub read: Vec<String>,
}

/// A question with the sentences that answer it, each with its document: lines that ask the same are one question.
struct Line {
    pair: String,
    question: String,
    right: Vec<(String, String)>,
}

impl Line {
    /// Whether a sentence of a document answers.
    fn holds(&self, path: &str, said: &str) -> bool {
        let answers = |(document, right): &(String, String)| {
            path.ends_with(document.as_str()) && said.starts_with(right.as_str())
        };
        self.right.iter().any(answers)
    }
}

/// Asks the questions of `questions.tsv` in a folder; the library holds the documents, whose paths end as the file says, and `docs` is their folder.
/// A reranker looks at what was found again, if there is one. Every sentence that could be quoted is written to `signs` with what tells whether it answers.
pub fn answers(
    library: &Library,
    dir: &Path,
    docs: &Path,
    again: Option<&dyn Reranker>,
    mut signs: Option<&mut dyn std::io::Write>,
) -> Result<Answering> {
    let lines = read(&dir.join("questions.tsv"), docs)?;
    let mut counts: BTreeMap<String, Vec<[f64; 4]>> = BTreeMap::new();
    let mut out = Vec::new();
    let mut vectors = false;
    for line in lines {
        let wanted = again.map_or(PASSAGES, |_| PASSAGES.max(WEIGHED));
        let mut found = library.search(&line.question, Scope::default(), wanted, Mode::Fused)?;
        if let Some(again) = again {
            rerank(&mut found, &line.question, again, &Cancel::default());
        }
        found.hits.truncate(PASSAGES);
        vectors |= found.mode == Mode::Fused;
        let (text, chosen) = if found.relevant {
            library.extract(&line.question, &found.hits, MOST)?
        } else {
            Default::default()
        };
        if let Some(out) = signs.as_mut().filter(|_| found.relevant) {
            for (said, path, signs) in library.quotable(&line.question, &found.hits)? {
                let row = serde_json::json!({
                    "pair": line.pair, "question": line.question, "said": said,
                    "right": line.holds(&path, &said), "signs": signs,
                });
                writeln!(out, "{row}").map_err(|e| Error::Unreadable(e.to_string()))?;
            }
        }
        let mut told = Vec::new();
        let mut shown = format!("{}\t{}\n", line.pair, line.question);
        for sentence in &chosen {
            let length = sentence.span.1.saturating_sub(sentence.span.0);
            let said: String = text.chars().skip(sentence.span.0).take(length).collect();
            // An item of a list is quoted with its mark.
            let said = plain(&said);
            let right = sentence
                .citations
                .iter()
                .any(|c| line.holds(&c.path, &said));
            // What only leads to the steps under it is neither right nor wrong.
            let leads = !right && said.ends_with(':');
            told.extend((!leads).then_some(right));
            shown.push_str(match (right, leads) {
                (true, _) => "    + ",
                (_, true) => "    = ",
                _ => "    - ",
            });
            shown.push_str(&said);
            shown.push('\n');
        }
        if chosen.is_empty() {
            shown.push_str("    (silent)\n");
        }
        if !told.iter().all(|t| *t) || told.is_empty() {
            out.push(shown);
        }
        let right = told.iter().filter(|t| **t).count();
        let share = |of: usize| right as f64 / of.max(1) as f64;
        let first = told.first().is_some_and(|t| *t);
        let values = [
            f64::from(u8::from(right > 0)),
            f64::from(u8::from(first)),
            share(told.len()),
            share(line.right.len().min(MOST)).min(1.0),
        ];
        for group in ["all", &line.pair] {
            counts.entry(group.to_owned()).or_default().push(values);
        }
    }
    let pairs = counts.into_iter().map(|(pair, values)| {
        let mean = |i: usize| {
            let sum: f64 = values.iter().filter_map(|v| v.get(i)).sum();
            (sum / values.len().max(1) as f64 * 1e4).round() / 1e4
        };
        let answered = Answered {
            questions: values.len(),
            answered: mean(0),
            first: mean(1),
            precision: mean(2),
            recall: mean(3),
        };
        (pair, answered)
    });
    Ok(Answering {
        vectors,
        pairs: pairs.collect(),
        read: out,
    })
}

fn read(file: &Path, docs: &Path) -> Result<Vec<Line>> {
    let wrong = |what: String| Error::Unreadable(format!("{}: {what}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|e| wrong(e.to_string()))?;
    let mut out: Vec<Line> = Vec::new();
    for (n, line) in text.lines().enumerate().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [pair, document, question, labels] = columns.as_slice() else {
            let hint = "needs a pair, a document, a question and sentences, with tabs between";
            return Err(wrong(format!("line {} {hint}", n + 1)));
        };
        let body = std::fs::read_to_string(docs.join(document))
            .map_err(|e| wrong(format!("line {}: {document}: {e}", n + 1)))?;
        let cut = sections(&body);
        let mut right = Vec::new();
        for label in labels.split(" | ").map(str::trim) {
            let begins = |said: &String| said.starts_with(label);
            let before = right.len();
            match label.strip_prefix('#') {
                Some(heading) => right.extend(
                    cut.iter()
                        .filter(|(under, _)| under == heading)
                        .map(|(_, said)| said.clone()),
                ),
                None => right.extend(cut.iter().map(|(_, s)| s).filter(|s| begins(s)).cloned()),
            }
            if right.len() == before {
                return Err(wrong(format!(
                    "line {}: {document} has no \"{label}\"",
                    n + 1
                )));
            }
        }
        let right = right.into_iter().map(|said| ((*document).to_owned(), said));
        match out.iter_mut().find(|l| l.question == *question) {
            Some(same) => same.right.extend(right),
            None => out.push(Line {
                pair: (*pair).to_owned(),
                question: (*question).to_owned(),
                right: right.collect(),
            }),
        }
    }
    Ok(out)
}

/// Each sentence as it is read, with the heading it stands under.
fn sections(body: &str) -> Vec<(String, String)> {
    let mut heading = String::new();
    let mut out = Vec::new();
    for (a, b) in sentences(body) {
        let said = plain(body.get(a..b).unwrap_or_default());
        let before = body.get(..a).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        if line.starts_with('#') {
            heading = said;
        } else {
            out.push((heading.clone(), said));
        }
    }
    out
}
