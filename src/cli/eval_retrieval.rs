//! `eval retrieval`: how well search finds what answers, on a folder of documents with questions (`docs/**` and `queries.tsv`). The documents go into a
//! vault that is thrown away.

use super::context::{Context, print};
use super::{Failure, Outcome};
use crate::engine::{self, Embedder, Purpose};
use crate::library::Library;
use crate::library::measure::{self, Arm, Report, Set};
use crate::locale::t;
use crate::vault::Vault;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Retrieval {
    /// Folder with docs/ and queries.tsv (id, query, relevant paths separated by |, and perhaps the pair of languages)
    dir: PathBuf,
    /// Keep vectors in this file, so that a second run is quick
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Measure words alone
    #[arg(long)]
    lexical_only: bool,
    /// Print the questions whose answer is not first, with the place by arm, to stderr
    #[arg(long)]
    misses: bool,
    /// Write every question with its candidates and their scores, one JSON object a line
    #[arg(long, value_name = "FILE")]
    dump: Option<PathBuf>,
    /// Choose the weights of fusion and relevance on this set and print them as they stand in assets/search/weights.toml
    #[arg(long)]
    fit: bool,
}

/// Options of `eval citations`.
#[derive(Debug, clap::Args)]
pub(super) struct Citations {
    /// Folder with sentences.tsv (pair, 1 or 0, passage, sentence)
    dir: PathBuf,
    /// Folder of the passages
    #[arg(long, value_name = "DIR", default_value = "assets/eval/retrieval/docs")]
    docs: PathBuf,
    /// Without vectors
    #[arg(long)]
    lexical_only: bool,
    /// Print the sentences told wrongly to stderr
    #[arg(long)]
    misses: bool,
}

/// Cosine above the mean that counts as much as all words; the scale in which the weights are expressed, not fitted.
const UNIT: f32 = 0.12;

pub(super) fn citations(cx: &Context, o: &Citations) -> Outcome {
    let embedder = open_embedder(cx, o.lexical_only)?;
    let found = measure::citing(&o.dir, &o.docs, embedder.as_deref())?;
    if o.misses {
        for line in &found.wrong {
            eprintln!("{line}");
        }
    }
    cx.print(&found, || {
        let mut out = Vec::new();
        for (name, figures) in [("shipped", &found.shipped), ("held out", &found.held_out)] {
            for (pair, t) in figures {
                out.push(format!(
                    "{name:<9} {pair:<6} n {:<4} precision {:.3}  recall {:.3}",
                    t.sentences, t.precision, t.recall
                ));
            }
        }
        out.push(format!("fitted on all: {:?}", found.fitted));
        out.join("\n")
    })
}

fn open_embedder(cx: &Context, without: bool) -> Result<Option<Arc<dyn Embedder>>, Failure> {
    if without {
        return Ok(None);
    }
    match engine::open_embedder(&cx.config.engine) {
        Ok(e) => Ok(Some(e)),
        Err(engine::Error::NoModel) => {
            eprintln!("{}", t("eval-no-vectors"));
            Ok(None)
        }
        Err(e) => Err(e.into()),
    }
}

pub(super) fn run(cx: &Context, o: &Retrieval) -> Outcome {
    let set = Set::read(&o.dir)?;
    let report = measured(cx, o, &set)?;
    if let Some(file) = &o.dump {
        let mut out = BufWriter::new(File::create(file).map_err(Failure::new)?);
        for asked in &report.asked {
            serde_json::to_writer(&mut out, asked).map_err(Failure::new)?;
            out.write_all(b"\n").map_err(Failure::new)?;
        }
        out.flush().map_err(Failure::new)?;
    }
    if o.misses {
        for (id, pair, places) in &report.places {
            if places.get(&Arm::Fused).or(places.get(&Arm::LexicalOurs)) != Some(&Some(0)) {
                eprintln!("{id}\t{pair}\t{places:?}");
            }
        }
    }
    if o.fit {
        let fitted = measure::fit(std::slice::from_ref(&report), UNIT);
        return cx.print(&fitted, || {
            format!(
                "# eval retrieval {} --fit: {} questions, nDCG@10 {:.3}\n[fusion]\nwords_same = {}\nwords_across = {}\npower = {}\nunit = {}\n\n[relevance]\nwith_vectors = {:?}",
                o.dir.display(),
                fitted.queries,
                fitted.ndcg_10,
                fitted.words_same,
                fitted.words_across,
                fitted.power,
                fitted.unit,
                fitted.relevance.as_deref().unwrap_or_default()
            )
        });
    }
    if cx.json {
        print(&serde_json::to_string(&report).map_err(Failure::new)?)
    } else {
        print(&people(&report))
    }
}

fn measured(cx: &Context, o: &Retrieval, set: &Set) -> Result<Report, Failure> {
    let dir = tempfile::tempdir().map_err(Failure::new)?;
    let vault = Arc::new(Vault::create_unprotected(&dir.path().join("vault"))?);
    let library = Library::open(vault)?;
    let imported = library.import(std::slice::from_ref(&set.docs), None, &mut |_, _| {})?;
    for s in &imported.skipped {
        eprintln!("{}: {}", s.path, s.reason);
    }
    let embedder = open_embedder(cx, o.lexical_only)?;
    if let Some(e) = embedder {
        let kept = Arc::new(Kept::open(e, o.vectors.clone()).map_err(Failure::new)?);
        library.set_embedder(Some(kept.clone()));
        let mut all = 0;
        loop {
            let left = library.embed_pending(64)?;
            all = all.max(left);
            if left == 0 {
                break;
            }
            eprint!("\r{} / {all} ", all - left);
        }
        eprint!("\r");
        let report = measure::evaluate(&library, set)?;
        kept.save().map_err(Failure::new)?;
        return Ok(report);
    }
    Ok(measure::evaluate(&library, set)?)
}

fn people(report: &Report) -> String {
    let mut out = format!(
        "{} documents, {} passages, {} questions\n",
        report.documents, report.chunks, report.queries
    );
    let groups = std::iter::once(("all", &report.arms))
        .chain(report.pairs.iter().map(|(p, arms)| (p.as_str(), arms)));
    for (pair, arms) in groups {
        for (arm, f) in arms {
            let name = serde_json::to_value(arm).ok();
            let name = name.as_ref().and_then(|v| v.as_str()).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{pair:<6} {name:<24} n {:<4} nDCG@10 {:.3} ({:.3}-{:.3})  recall@10 {:.3}  MRR@10 {:.3}",
                f.queries,
                f.ndcg_10.mean,
                f.ndcg_10.low,
                f.ndcg_10.high,
                f.recall_10.mean,
                f.mrr_10.mean
            );
        }
        if let Some(g) = report.gain.get(pair) {
            let _ = writeln!(
                out,
                "{pair:<6} fused less the better arm: {:+.3} ({:+.3} to {:+.3})",
                g.mean, g.low, g.high
            );
        }
    }
    let _ = write!(
        out,
        "says nothing is relevant: {:.1} % of answerable questions",
        report.silent_on_answers * 100.0
    );
    if let Some(none) = report.silent_on_none {
        let _ = write!(out, ", {:.1} % of those without an answer", none * 100.0);
    }
    out
}

/// An embedder that remembers, in a file of (blake3 of purpose and text, vector) if it is given one.
pub(super) struct Kept {
    inner: Arc<dyn Embedder>,
    file: Option<PathBuf>,
    known: Mutex<HashMap<[u8; 32], Vec<f32>>>,
}

impl Kept {
    /// Reads what the file holds; a file of another embedder is begun anew.
    pub(super) fn open(inner: Arc<dyn Embedder>, file: Option<PathBuf>) -> std::io::Result<Self> {
        let mut known = HashMap::new();
        let mut bytes = Vec::new();
        if let Some(f) = file.as_ref().filter(|f| f.is_file()) {
            File::open(f)?.read_to_end(&mut bytes)?;
        }
        let row = 32 + inner.dim() * 4;
        if let Some(rest) = bytes.strip_prefix(Self::mark(&*inner).as_slice()) {
            for r in rest.chunks_exact(row) {
                let (key, vector) = r.split_at(32);
                let vector = vector
                    .chunks_exact(4)
                    .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)))
                    .collect();
                if let Ok(key) = key.try_into() {
                    known.insert(key, vector);
                }
            }
        }
        Ok(Self {
            inner,
            file,
            known: Mutex::new(known),
        })
    }

    fn mark(e: &dyn Embedder) -> Vec<u8> {
        blake3::hash(e.id().as_bytes()).as_bytes().to_vec()
    }

    /// Writes the file.
    pub(super) fn save(&self) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let mut out = BufWriter::new(File::create(file)?);
        out.write_all(&Self::mark(&*self.inner))?;
        for (key, vector) in self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            out.write_all(key)?;
            for x in vector {
                out.write_all(&x.to_le_bytes())?;
            }
        }
        out.flush()
    }
}

impl Embedder for Kept {
    fn id(&self) -> &str {
        self.inner.id()
    }
    fn dim(&self) -> usize {
        self.inner.dim()
    }
    fn embed(&self, texts: &[&str], purpose: Purpose) -> engine::Result<Vec<Vec<f32>>> {
        let key = |t: &&str| *blake3::hash(format!("{purpose:?}\n{t}").as_bytes()).as_bytes();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<&str> = texts
            .iter()
            .filter(|t| !known.contains_key(&key(t)))
            .copied()
            .collect();
        if !new.is_empty() {
            for (text, vector) in new.iter().zip(self.inner.embed(&new, purpose)?) {
                known.insert(key(text), vector);
            }
        }
        Ok(texts
            .iter()
            .map(|t| known.get(&key(t)).cloned().unwrap_or_default())
            .collect())
    }
    fn memory(&self) -> u64 {
        self.inner.memory()
    }
}
