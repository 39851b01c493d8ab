//! `eval`: measures the anonymiser on notes with known findings, and makes such notes.

use super::anonymise::{reader, readers};
use super::context::{Context, print};
use super::printing::{beside, unreadable};
use super::{Failure, Outcome};
use crate::locale::{t, tf};
use crate::privacy::generate::{self, Part};
use crate::privacy::{Anonymiser, Figures, Gazetteer, Known, Report, measure};
use std::path::PathBuf;

/// What to measure or make.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Eval {
    /// Measure the anonymiser on a file with {"text":…,"entities":[{"span":[a,b],"kind":…}]} a line
    Anonymise {
        /// The file
        file: PathBuf,
        /// full, held-out (without the names of the test part) or empty
        #[arg(long, default_value = "full", value_parser = ["full", "held-out", "empty"])]
        gazetteer: String,
        /// Short for --gazetteer empty: without any list of names
        #[arg(long)]
        without_names: bool,
        /// Use what a line says is known of the client ("known": [names])
        #[arg(long)]
        with_known: bool,
        /// Who reads along after the rules: off, embedder or model; without it, as privacy.second_reader says
        #[arg(long, value_parser = readers())]
        second_reader: Option<String>,
        /// Print what was missed, and what was masked without need, to stderr
        #[arg(long)]
        misses: bool,
    },
    /// Write what the embedder makes of every word of such files, for fitting the second reader anew (assets/reader/train.py)
    Words(super::eval_words::Words),
    /// Measure search on a folder of documents with questions
    Retrieval(super::eval_retrieval::Retrieval),
    /// Measure citations on sentences of which is known whether a passage supports them
    Citations(super::eval_sentences::Citations),
    /// Measure answers without a model on questions of which is known which sentences answer
    Answers(super::eval_sentences::Answers),
    /// Make notes with known findings
    Generate {
        /// The same seed makes the same notes
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many
        #[arg(long, default_value_t = 1000)]
        count: usize,
        /// dev or test
        #[arg(long, default_value = "dev", value_parser = ["dev", "test"])]
        part: String,
    },
}

pub(super) fn run(cx: &Context, o: &Eval) -> Outcome {
    match o {
        Eval::Citations(o) => super::eval_sentences::citations(cx, o),
        Eval::Answers(o) => super::eval_sentences::answers(cx, o),
        Eval::Words(o) => super::eval_words::run(cx, o),
        Eval::Retrieval(o) => super::eval_retrieval::run(cx, o),
        Eval::Generate { seed, count, part } => {
            let part = if part == "test" {
                Part::Test
            } else {
                Part::Dev
            };
            for s in generate::generate(*seed, *count, part) {
                print(&serde_json::to_string(&s).map_err(Failure::new)?)?;
            }
            Ok(())
        }
        Eval::Anonymise {
            file,
            gazetteer,
            without_names,
            with_known,
            second_reader,
            misses,
        } => {
            let text = std::fs::read_to_string(file).map_err(|e| unreadable(file, &e))?;
            let gazetteer = match gazetteer.as_str() {
                _ if *without_names => Gazetteer::Empty,
                "empty" => Gazetteer::Empty,
                "held-out" => Gazetteer::Without(generate::names(Part::Test)),
                _ => Gazetteer::Full,
            };
            let anonymiser = Anonymiser::with_gazetteer(&Known::default(), &gazetteer);
            let second = reader(cx, second_reader.as_deref());
            let mut pseudonyms = anonymiser.pseudonyms([0; 32]);
            let mut along = |texts: &[&str], found| match &second {
                None => Ok(found),
                Some(second) => second
                    .read(texts, found, &mut pseudonyms)
                    .map_err(|e| e.to_string()),
            };
            let mut heard = |line: &str| {
                if *misses {
                    beside(line);
                }
            };
            let report = measure(&text, &anonymiser, *with_known, &mut along, &mut heard)
                .map_err(Failure::new)?;
            // Of nothing everything is masked, which would read as a perfect score.
            if report.all.notes == 0 {
                let name = ("file", file.display().to_string().into());
                return Err(Failure::new(tf("cli-eval-no-notes", &[name])));
            }
            cx.print(&report, || people(&report))
        }
    }
}

fn people(r: &Report) -> String {
    let row = |name: &str, f: &Figures| {
        format!(
            "{name:<34} {:>5} {:>7.4} [{:.3} {:.3}] {:>8.4} {:>8.4}",
            f.entities, f.recall, f.interval.0, f.interval.1, f.character_recall, f.over_redaction
        )
    };
    let [what, entities, masked, characters, too_much] = [
        "eval-head-what",
        "eval-head-entities",
        "eval-head-masked",
        "eval-head-characters",
        "eval-head-too-much",
    ]
    .map(t);
    let mut out = vec![
        format!(
            "{what:<34} {entities:>5} {masked:>7} {:<13} {characters:>8} {too_much:>8}",
            ""
        ),
        row("all", &r.all),
    ];
    out.extend(r.by_kind.iter().map(|(k, f)| row(k, f)));
    out.extend(r.by_condition.iter().map(|(k, f)| row(k, f)));
    out.extend(
        r.by_condition_and_kind
            .iter()
            .filter(|(k, _)| k.ends_with("/PERSON"))
            .map(|(k, f)| row(k, f)),
    );
    let mut reasons: Vec<(&String, &usize)> = r.redacted_by_reason.iter().collect();
    reasons.sort_by_key(|(reason, n)| (std::cmp::Reverse(**n), *reason));
    if !reasons.is_empty() {
        out.push(t("eval-too-much-why"));
    }
    out.extend(reasons.iter().map(|(reason, n)| {
        let share = **n as f64 / r.all.other_characters.max(1) as f64;
        format!("  {reason:<32} {share:>46.4}")
    }));
    let speed = r.megabytes_per_second;
    out.push(match speed < 0.1 {
        true => format!("{:.1} kB/s", speed * 1e3),
        false => format!("{speed:.1} MB/s"),
    });
    out.join("\n")
}
