//! `eval citations` and `eval answers`: whether support is told rightly, and whether an answer without a model is made of the sentences that answer.

use super::context::Context;
use super::eval_retrieval::{open_embedder, reranker, with_documents};
use super::printing::beside;
use super::{Failure, Outcome};
use crate::library::measure;
use crate::library::{Library, Reranker};
use std::path::PathBuf;

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

/// Options of `eval answers`.
#[derive(Debug, clap::Args)]
pub(super) struct Answers {
    /// Folder with questions.tsv (pair, document, question, sentences that answer)
    dir: PathBuf,
    /// Folder of the documents
    #[arg(long, value_name = "DIR", default_value = "assets/demo/materials")]
    docs: PathBuf,
    /// Keep vectors in this file, so that a second run is quick
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Without vectors
    #[arg(long)]
    lexical_only: bool,
    /// Let a chat model in this process look at the best passages again
    #[arg(long)]
    rerank: bool,
    /// Write every sentence that could be quoted, whether it answers and its signs into this file: what the weights are fitted on
    #[arg(long, value_name = "FILE")]
    signs: Option<PathBuf>,
    /// Print every question that has a wrong sentence or none, with what was chosen, to stderr
    #[arg(long)]
    misses: bool,
}

pub(super) fn answers(cx: &Context, o: &Answers) -> Outcome {
    let again = reranker(cx, o.rerank)?;
    let again = again.as_ref().map(|a| a as &dyn Reranker);
    let measure = |library: &Library| -> Result<_, Failure> {
        let mut file = match &o.signs {
            Some(path) => Some(std::fs::File::create(path).map_err(Failure::new)?),
            None => None,
        };
        let signs = file.as_mut().map(|f| f as &mut dyn std::io::Write);
        Ok(measure::answers(library, &o.dir, &o.docs, again, signs)?)
    };
    let found = with_documents(cx, &o.docs, o.vectors.clone(), o.lexical_only, measure)?;
    if o.misses {
        for line in &found.read {
            beside(line.trim_end_matches('\n'));
        }
    }
    cx.print(&found, || {
        let row = |(pair, a): (&String, &measure::Answered)| {
            format!(
                "{pair:<6} n {:<4} answered {:.3}  first {:.3}  precision {:.3}  recall {:.3}",
                a.questions, a.answered, a.first, a.precision, a.recall
            )
        };
        found.pairs.iter().map(row).collect::<Vec<_>>().join("\n")
    })
}

pub(super) fn citations(cx: &Context, o: &Citations) -> Outcome {
    let embedder = open_embedder(cx, o.lexical_only)?;
    let found = measure::citing(&o.dir, &o.docs, embedder.as_ref())?;
    if o.misses {
        for line in &found.wrong {
            beside(line);
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
