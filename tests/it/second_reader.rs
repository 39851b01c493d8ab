//! The second reader of the anonymiser with the real embedder, through the binary: it adds to what the rules find, takes away only what they guessed, line by line,
//! and is worth its time on writers neither rules nor reader were made for. Run when KLANKBORD_TEST_MODELS is set, which `tests/run` does after installing it.

use crate::run::{Place, output};
use klankbord::privacy::reader::{GUESSES, LOOSE, REASON};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

/// A set it was not fitted on.
const UNSEEN: &str = "assets/eval/anonymise/eighth.jsonl";

fn models() -> Option<PathBuf> {
    let models = crate::run::models();
    if models.is_none() {
        eprintln!("skipped: KLANKBORD_TEST_MODELS is not set");
    }
    models
}

/// What a command prints, and on standard error.
fn run(p: &Place, models: &PathBuf, args: &[&str], stdin: &str) -> (String, String) {
    let mut c = p.command(args);
    c.env("KLANKBORD_MODELS", models);
    let out = output(c, stdin);
    let said = String::from_utf8(out.stderr).unwrap();
    (String::from_utf8(out.stdout).unwrap(), said)
}

fn findings(line: &str) -> Vec<Value> {
    let line: Value = serde_json::from_str(line).unwrap();
    line["findings"].as_array().unwrap().clone()
}

#[test]
fn it_adds_to_the_rules_and_takes_away_only_what_they_guessed_line_by_line() {
    let Some(models) = models() else { return };
    let p = Place::new();
    let notes: Vec<Value> = std::fs::read_to_string(UNSEEN)
        .unwrap()
        .lines()
        .take(150)
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let lines: String = notes
        .iter()
        .map(|n| json!({ "text": n["text"] }).to_string() + "\n")
        .collect();
    let read = |who: &str| -> Vec<Vec<Value>> {
        let (out, _) = run(
            &p,
            &models,
            &["anonymise", "--jsonl", "--second-reader", who],
            &lines,
        );
        out.lines().map(findings).collect()
    };
    let (rules, both) = (read("off"), read("embedder"));
    assert_eq!((rules.len(), both.len()), (notes.len(), notes.len()));
    let what = |f: &Value| (f["span"].clone(), f["kind"].clone(), f["reason"].clone());
    let (mut added, mut lifted) = (0, 0);
    for (rules, both) in rules.iter().zip(&both) {
        for f in rules {
            if both.iter().any(|b| what(b) == what(f)) {
                continue;
            }
            // What the rules guessed may go, and what they took too much of may be cut.
            let (reason, at) = (f["reason"].as_str().unwrap(), |f: &Value, n: usize| {
                f["span"][n].as_u64()
            });
            let within = |b: &&Value| at(f, 0) <= at(b, 0) && at(b, 1) <= at(f, 1);
            let cut = both
                .iter()
                .filter(within)
                .any(|b| b["reason"] == f["reason"]);
            assert!(
                GUESSES.contains(&reason) || LOOSE.contains(&reason) && cut,
                "{f} was lost"
            );
            lifted += 1;
        }
        added += both.iter().filter(|b| b["reason"] == REASON).count();
    }
    assert!(added >= 30 && lifted <= added / 2, "{added} {lifted}");
    // It is there unless somebody says otherwise.
    let (out, said) = run(&p, &models, &["anonymise", "--jsonl"], &lines);
    let default: Vec<_> = out.lines().map(findings).collect();
    let kinds = |all: &[Vec<Value>]| -> Vec<_> { all.iter().flatten().map(what).collect() };
    assert_eq!(kinds(&default), kinds(&both));
    assert_eq!(said, "");
}

#[test]
fn what_stands_before_a_line_that_cannot_be_read_is_written() {
    let Some(models) = models() else { return };
    let p = Place::new();
    let lines =
        "{\"text\":\"jan belt\"}\n\n{\"text\":\"\"}\n{\"no\":1}\n{\"text\":\"piet belt\"}\n";
    for who in ["off", "embedder"] {
        let args = ["anonymise", "--jsonl", "--second-reader", who];
        let (out, said) = run(&p, &models, &args, lines);
        assert_eq!(out.lines().count(), 2, "{who}: {out}");
        assert!(said.contains('4'), "{said}");
    }
    // What is no text at all likewise.
    let mut c = p.command(&["anonymise", "--jsonl"]);
    c.env("KLANKBORD_MODELS", &models);
    let mut child = c
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all(b"{\"text\":\"jan belt\"}\n\xff\xfe\n")
        .unwrap();
    drop(stdin);
    let out = child.wait_with_output().unwrap();
    assert!(!out.status.success());
    assert_eq!(String::from_utf8(out.stdout).unwrap().lines().count(), 1);
    // Long and strange text is read to its end.
    let long = format!("{} en toen belde anouk 😀\u{301}", "ja. ".repeat(3_000));
    let stdin = json!({ "text": long }).to_string();
    let (out, _) = run(&p, &models, &["anonymise", "--jsonl"], &stdin);
    let last = findings(&out).last().unwrap().clone();
    assert_eq!(last["span"], json!([12_015, 12_020]));
}

#[test]
fn it_finds_more_than_a_third_of_what_the_rules_leave_on_writers_unknown_to_both() {
    let Some(models) = models() else { return };
    let p = Place::new();
    let measure = |who: &str| -> Value {
        let args = [
            "eval",
            "anonymise",
            UNSEEN,
            "--json",
            "--second-reader",
            who,
        ];
        serde_json::from_str(&run(&p, &models, &args, "").0).unwrap()
    };
    let (rules, both) = (measure("off"), measure("embedder"));
    let figure = |r: &Value, what: &str| r["all"][what].as_f64().unwrap();
    let (before, after) = (figure(&rules, "recall"), figure(&both, "recall"));
    let over = figure(&both, "over_redaction") - figure(&rules, "over_redaction");
    assert!(
        1.0 - after < (1.0 - before) * 2.0 / 3.0 && over < 0.005,
        "{before} {after} {over}"
    );
}
