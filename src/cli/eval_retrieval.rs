//! `eval retrieval`: how well search finds what answers, on a folder of documents with questions (`docs/**` and `queries.tsv`). The documents go into a
//! vault that is thrown away.

use super::context::{Context, print, tell};
use super::eval_kept::Kept;
use super::printing::beside;
use super::progress::Progress;
use super::{Failure, Outcome};
use crate::engine::{self, Embedder};
use crate::library::measure::{self, Arm, Report, Set};
use crate::library::{Library, Likelihood, Reranker};
use crate::locale::t;
use crate::vault::Vault;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Retrieval {
    /// Folder with docs/ and queries.tsv: perhaps an id, the query, the documents that answer (path, name or stem) separated by |, and perhaps the pair of languages
    dir: PathBuf,
    /// Keep vectors in this file, so that a second run is quick
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Measure words alone
    #[arg(long)]
    lexical_only: bool,
    /// Let a chat model in this process look at the best passages again, and measure that too
    #[arg(long)]
    rerank: bool,
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

/// Cosine above the mean that counts as much as all words; the scale in which the weights are expressed, not fitted.
const UNIT: f32 = 0.12;

pub(super) fn open_embedder(
    cx: &Context,
    without: bool,
) -> Result<Option<Arc<dyn Embedder>>, Failure> {
    if without {
        return Ok(None);
    }
    match engine::open_embedder(&cx.config.engine) {
        Ok(e) => Ok(Some(e)),
        Err(engine::Error::NoModel) => {
            beside(&t("eval-no-vectors"));
            Ok(None)
        }
        Err(e) => Err(e.into()),
    }
}

/// Who looks again, when that was asked for.
pub(super) fn reranker(cx: &Context, wanted: bool) -> Result<Option<Likelihood>, Failure> {
    if !wanted {
        return Ok(None);
    }
    Ok(Some(Likelihood(engine::open_engine(&cx.config.engine)?)))
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
                beside(&format!("{id}\t{pair}\t{places:?}"));
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
        tell(&people(&report))
    }
}

fn measured(cx: &Context, o: &Retrieval, set: &Set) -> Result<Report, Failure> {
    let again = reranker(cx, o.rerank)?;
    let again = again.as_ref().map(|a| a as &dyn Reranker);
    let measure = |library: &Library| Ok(measure::evaluate(library, set, again)?);
    with_documents(cx, &set.docs, o.vectors.clone(), o.lexical_only, measure)
}

/// Takes a folder of documents into a vault that is thrown away, with vectors if there is an embedder, and measures there.
pub(super) fn with_documents<T>(
    cx: &Context,
    docs: &Path,
    vectors: Option<PathBuf>,
    lexical_only: bool,
    measure: impl FnOnce(&Library) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let dir = tempfile::tempdir().map_err(Failure::new)?;
    let vault = Arc::new(Vault::create_unprotected(&dir.path().join("vault"))?);
    let library = Library::open(vault)?;
    let imported = library.import(&[docs.to_owned()], None, &mut |_| {})?;
    for s in &imported.skipped {
        beside(&format!("{}: {}", s.path, s.reason));
    }
    let Some(e) = open_embedder(cx, lexical_only)? else {
        return measure(&library);
    };
    let kept = Arc::new(Kept::open(e, vectors)?);
    library.set_embedder(Some(kept.clone()));
    let (mut all, mut progress) = (0, Progress::new(cx));
    loop {
        let left = library.embed_pending(64)?;
        all = all.max(left);
        if left == 0 {
            break;
        }
        progress.line(&format!("{} / {all}", all - left));
    }
    progress.wipe();
    kept.save()?;
    let measured = measure(&library)?;
    kept.save()?;
    Ok(measured)
}

/// A difference to three decimals; what rounds to nothing has no sign.
fn signed(difference: f64) -> String {
    let rounded = (difference * 1e3).round() / 1e3;
    if rounded == 0.0 {
        return "0.000".to_owned();
    }
    format!("{rounded:+.3}")
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
                "{pair:<6} fused less the better arm: {} ({} to {})",
                signed(g.mean),
                signed(g.low),
                signed(g.high)
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

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn a_difference_that_rounds_to_nothing_has_no_sign() {
        for nothing in [0.0, -0.0, 0.0004, -0.0004] {
            assert_eq!(signed(nothing), "0.000");
        }
        assert_eq!(signed(-0.0006), "-0.001");
        assert_eq!(signed(0.25), "+0.250");
    }
}
