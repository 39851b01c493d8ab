//! `anonymise` and `eval`, driven as a script would.

use crate::run::Place;
use serde_json::Value;

#[test]
fn lines_come_back_with_findings_whose_spans_fit() {
    let p = Place::new();
    let text = "Gesprek met Youssef. Bel 06-12345678.";
    let out = p.run(
        &["anonymise", "--jsonl"],
        &format!("{}\n", serde_json::json!({ "text": text })),
    );
    assert!(out.status.success());
    let answer: Value = serde_json::from_slice(&out.stdout).expect("one object");
    let chars: Vec<char> = text.chars().collect();
    let found: Vec<String> = answer["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| {
            let (a, b) = (
                f["span"][0].as_u64().expect("start") as usize,
                f["span"][1].as_u64().expect("end") as usize,
            );
            chars[a..b].iter().collect()
        })
        .collect();
    assert_eq!(found, ["Youssef", "06-12345678"]);
    let replaced = answer["text"].as_str().expect("text");
    assert!(!replaced.contains("Youssef") && !replaced.contains("12345678"));
}

#[test]
fn whoever_sends_one_line_and_waits_has_its_answer() {
    use std::io::{BufRead, Write};
    let p = Place::new();
    let mut child = p
        .command(&["anonymise", "--jsonl"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("started");
    let mut to = child.stdin.take().expect("its input");
    let from = std::io::BufReader::new(child.stdout.take().expect("its output"));
    let (send, answers) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        for line in from.lines() {
            send.send(line.expect("a line")).expect("somebody waits");
        }
    });
    // A blank line behind it is no reason to wait for another.
    for line in [
        "{\"text\": \"Youssef belde.\"}\n",
        "{\"text\": \"Fatima ook.\"}\n\n",
    ] {
        to.write_all(line.as_bytes()).expect("sent");
        to.flush().expect("sent");
        let answer = answers
            .recv_timeout(std::time::Duration::from_secs(60))
            .expect("an answer before the next line");
        assert!(answer.contains("[PERSON-"), "{answer}");
    }
    drop(to);
    assert!(child.wait().expect("ended").success());
    reading.join().expect("read");
}

#[test]
fn what_generate_makes_eval_measures_with_and_without_names() {
    let p = Place::new();
    let made = p.run(
        &[
            "eval", "generate", "--seed", "3", "--count", "56", "--part", "dev",
        ],
        "",
    );
    assert!(made.status.success());
    let file = p.file("notes.jsonl");
    std::fs::write(&file, &made.stdout).expect("written");
    let name = file.to_str().expect("a path");
    let recall = |extra: &[&str]| {
        let mut args = vec!["--json", "eval", "anonymise", name];
        args.extend(extra);
        let out = p.run(&args, "");
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let v: Value = serde_json::from_slice(&out.stdout).expect("one object");
        v["by_kind"]["PERSON"]["recall"].as_f64().expect("a share")
    };
    let (plain, known, bare) = (
        recall(&[]),
        recall(&["--with-known"]),
        recall(&["--without-names"]),
    );
    assert!(
        plain > 0.9 && known >= plain && bare < plain,
        "{plain} {known} {bare}"
    );
}
