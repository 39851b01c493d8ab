//! Asking every question of every arm, as search does it, and counting documents: a document stands where its best passage stands.

use super::Figure;
use super::figures::{Figures, PLACES, figure, measures};
use super::peer::Peer;
use super::set::{Query, Set};
use crate::engine::Cancel;
use crate::library::relevance::signs;
use crate::library::{Error, Found, Library, Mode, Reranker, Result, Scope, language_of, rerank};
use crate::locale::tf;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Passages asked for, so that ten documents are among them.
const PASSAGES: usize = 60;

/// An arm of search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arm {
    /// BM25 with an English stemmer.
    LexicalEnglishStemmer,
    /// Our arm of words.
    LexicalOurs,
    /// The arm of vectors.
    Dense,
    /// Both, as search joins them.
    Fused,
    /// The best of both looked at again.
    Reranked,
}

const ARMS: [Arm; 5] = [
    Arm::LexicalEnglishStemmer,
    Arm::LexicalOurs,
    Arm::Dense,
    Arm::Fused,
    Arm::Reranked,
];

/// A candidate of one question, with all that fusion knows of it; for fitting.
#[derive(Clone, Debug, Serialize)]
pub struct Observed {
    /// Path below `docs`.
    pub path: String,
    /// Whether it answers.
    pub relevant: bool,
    /// What the arms say.
    #[serde(flatten)]
    pub features: crate::library::Features,
}

/// A question with its candidates.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// The question's name.
    pub id: String,
    /// The pair of languages.
    pub pair: String,
    /// How many documents answer it.
    pub answers: usize,
    /// What relevance is judged by; none without vectors.
    pub signs: Option<Vec<f32>>,
    /// How many telling words of it are written nowhere.
    pub absent: usize,
    /// Whether search says that something is relevant.
    pub relevant: bool,
    /// The union of both arms.
    pub candidates: Vec<Observed>,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Documents in the set.
    pub documents: usize,
    /// Passages they were cut into.
    pub chunks: usize,
    /// Questions, those without an answer among them.
    pub queries: usize,
    /// Whether vectors were used; without an embedder only words are measured.
    pub vectors: bool,
    /// By arm.
    pub arms: BTreeMap<Arm, Figures>,
    /// By pair of languages, by arm.
    pub pairs: BTreeMap<String, BTreeMap<Arm, Figures>>,
    /// nDCG of fused less that of the better single arm, by pair.
    pub gain: BTreeMap<String, Figure>,
    /// Questions with an answer for which search says that nothing is relevant, as a share.
    pub silent_on_answers: f64,
    /// Questions without an answer for which it says so, as a share; none when there are no such questions.
    pub silent_on_none: Option<f64>,
    /// Every question with its candidates; not printed.
    #[serde(skip)]
    pub asked: Vec<Asked>,
    /// Questions and the place of the first right document by arm; not printed.
    #[serde(skip)]
    pub places: Vec<(String, String, BTreeMap<Arm, Option<usize>>)>,
}

/// Distinct paths in order.
fn documents(paths: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for path in paths {
        if !out.contains(&path) {
            out.push(path);
        }
    }
    out
}

fn places(found: &[String], query: &Query) -> Vec<usize> {
    (0..found.len())
        .filter(|i| found.get(*i).is_some_and(|p| query.relevant.contains(p)))
        .collect()
}

/// For every relevant file that is not in the library the one there that holds the same bytes, if one does.
fn twins(set: &Set, there: &HashMap<String, String>) -> HashMap<String, String> {
    let hash = |path: &str| -> Option<[u8; 32]> {
        let bytes = std::fs::read(set.docs.join(path)).ok()?;
        Some(Sha256::digest(bytes).into())
    };
    let relevant = set.queries.iter().flat_map(|q| &q.relevant);
    let gone: Vec<&String> = relevant.filter(|p| !there.contains_key(*p)).collect();
    if gone.is_empty() {
        return HashMap::new();
    }
    let known: HashMap<[u8; 32], &String> =
        there.keys().filter_map(|p| Some((hash(p)?, p))).collect();
    let twin = |path: &String| Some((path.clone(), (*known.get(&hash(path)?)?).clone()));
    gone.into_iter().filter_map(twin).collect()
}

/// Measures a set whose documents are in the library and have vectors, if there is an embedder; what a reranker makes of it too, if there is one.
pub fn evaluate(library: &Library, set: &Set, again: Option<&dyn Reranker>) -> Result<Report> {
    let prefix = format!("{}/", set.docs.display());
    let below = |path: &str| path.strip_prefix(&prefix).unwrap_or(path).to_owned();
    let vault = library.vault();
    let (mut passages, mut of) = (Vec::new(), Vec::new());
    let mut language: HashMap<String, String> = HashMap::new();
    let sources = vault.sources(None, None)?;
    for source in &sources {
        let path = below(&source.path);
        for chunk in vault.chunks_of(source.id)? {
            let text = vault.chunk_text(chunk.id)?.into_inner();
            passages.push(format!(
                "{} {}\n{text}",
                source.title,
                chunk.heading.join(" ")
            ));
            of.push(path.clone());
        }
        language.insert(path, source.lang.clone());
    }
    // A file that says the same as another stands for it; one that could not be read can never be found.
    let mut set = set.clone();
    let twins = twins(&set, &language);
    for query in &mut set.queries {
        for path in &mut query.relevant {
            if let Some(twin) = twins.get(path) {
                path.clone_from(twin);
            }
        }
        query.relevant.sort();
        query.relevant.dedup();
        if let Some(path) = query.relevant.iter().find(|p| !language.contains_key(*p)) {
            let (id, path) = (query.id.as_str().into(), path.as_str().into());
            let said = tf("eval-set-unread", &[("id", id), ("path", path)]);
            return Err(Error::Unreadable(said));
        }
    }
    let peer = Peer::new(&passages)?;
    let vectors = library.progress()?.0 > 0 && library.embedder().is_some();

    let mut values: BTreeMap<String, BTreeMap<Arm, Vec<[f64; 3]>>> = BTreeMap::new();
    let (mut asked, mut seen) = (Vec::new(), Vec::new());
    let (mut wrongly, mut rightly, mut answerable, mut none) = (0usize, 0usize, 0usize, 0usize);
    for query in &set.queries {
        let pair = query.pair.clone().unwrap_or_else(|| pair(query, &language));
        let (candidates, words) = library.observe(&query.text, Scope::default())?;
        let features: Vec<_> = candidates.iter().map(|c| c.1).collect();
        let found = library.search(&query.text, Scope::default(), PASSAGES, Mode::Fused)?;
        asked.push(Asked {
            id: query.id.clone(),
            pair: pair.clone(),
            answers: query.relevant.len(),
            signs: signs(&features, words.passages).map(Vec::from),
            absent: words.absent,
            relevant: found.relevant,
            candidates: candidates
                .into_iter()
                .map(|(path, features)| {
                    let path = below(&path);
                    Observed {
                        relevant: query.relevant.contains(&path),
                        path,
                        features,
                    }
                })
                .collect(),
        });
        if query.relevant.is_empty() {
            none += 1;
            rightly += usize::from(!found.relevant);
            continue;
        }
        answerable += 1;
        wrongly += usize::from(!found.relevant);
        let mut firsts = BTreeMap::new();
        for arm in ARMS {
            if !vectors && matches!(arm, Arm::Dense | Arm::Fused) {
                continue;
            }
            let paths = |f: &Found| documents(f.hits.iter().map(|h| below(&h.path)));
            let search = |mode| library.search(&query.text, Scope::default(), PASSAGES, mode);
            let list = match arm {
                Arm::LexicalEnglishStemmer => documents(
                    peer.search(&query.text, PASSAGES)?
                        .into_iter()
                        .filter_map(|(n, _)| of.get(n).cloned()),
                ),
                Arm::LexicalOurs => paths(&search(Mode::Lexical)?),
                Arm::Dense => paths(&search(Mode::Dense)?),
                Arm::Fused => paths(&found),
                Arm::Reranked => {
                    let Some(again) = again else { continue };
                    let mut found = found.clone();
                    rerank(&mut found, &query.text, again, &Cancel::default());
                    paths(&found)
                }
            };
            let places = places(&list, query);
            firsts.insert(arm, places.first().copied().filter(|p| *p < PLACES));
            let v = measures(&places, query.relevant.len());
            values
                .entry(pair.clone())
                .or_default()
                .entry(arm)
                .or_default()
                .push(v);
        }
        seen.push((query.id.clone(), pair, firsts));
    }

    let mut all: BTreeMap<Arm, Vec<[f64; 3]>> = BTreeMap::new();
    for (arm, v) in values.values().flatten() {
        all.entry(*arm).or_default().extend(v);
    }
    let of_arms = |m: &BTreeMap<Arm, Vec<[f64; 3]>>| -> BTreeMap<Arm, Figures> {
        m.iter().map(|(a, v)| (*a, Figures::of(v))).collect()
    };
    let share = |a: usize, b: usize| ((a as f64 / b.max(1) as f64) * 1e4).round() / 1e4;
    Ok(Report {
        documents: sources.len(),
        chunks: passages.len(),
        queries: set.queries.len(),
        vectors,
        arms: of_arms(&all),
        gain: values
            .iter()
            .filter_map(|(p, m)| Some((p.clone(), gain(m)?)))
            .collect(),
        pairs: values
            .iter()
            .map(|(p, m)| (p.clone(), of_arms(m)))
            .collect(),
        silent_on_answers: share(wrongly, answerable),
        silent_on_none: (none > 0).then(|| share(rightly, none)),
        asked,
        places: seen,
    })
}

/// Fused less the better of words and vectors, question by question.
fn gain(arms: &BTreeMap<Arm, Vec<[f64; 3]>>) -> Option<Figure> {
    let mean = |v: &Vec<[f64; 3]>| v.iter().map(|x| x[0]).sum::<f64>();
    let fused = arms.get(&Arm::Fused)?;
    let better = [arms.get(&Arm::LexicalOurs)?, arms.get(&Arm::Dense)?]
        .into_iter()
        .max_by(|a, b| mean(a).total_cmp(&mean(b)))?;
    let differences: Vec<f64> = fused.iter().zip(better).map(|(f, b)| f[0] - b[0]).collect();
    Some(figure(&differences))
}

/// The pair of languages, as far as it can be told from the texts.
fn pair(query: &Query, language: &HashMap<String, String>) -> String {
    let asked = language_of(&query.text);
    let answered = query.relevant.first().and_then(|p| language.get(p));
    match answered {
        Some(there) if there != asked => format!("{asked}>{there}"),
        _ => asked.to_owned(),
    }
}
