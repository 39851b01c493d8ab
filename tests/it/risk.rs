//! The risk report through the commands: how many of the coach's own clients fit what would leave, what sets a record apart, what helps.

use crate::run::Place;
use serde_json::Value;

/// Seven clients who are alike, one of whom shares and has one thing of their own.
fn practice(own: &str) -> Place {
    let p = Place::with_vault();
    for n in 1..=7 {
        let id = n.to_string();
        p.json(&["client", "add", &format!("Boom {n}")]);
        p.json(&["case", "add", &id, "Werk"]);
        p.session(&id, "grow", "perfectionism");
    }
    if !own.is_empty() {
        p.session("1", "grow", own);
        // A second session for all, so that only the word is their own.
        for n in 2..=7 {
            p.session(&n.to_string(), "grow", "perfectionism");
        }
    }
    p.agree("cases");
    p
}

fn record(p: &Place) -> Value {
    let batch = p.json(&["export", "list"])["batches"][0]["id"].to_string();
    p.json(&["export", "review", &batch])["records"][0].clone()
}

#[test]
fn what_many_clients_have_in_common_is_no_risk() {
    let p = practice("");
    let done = p.json(&["export", "prepare"]);
    assert_eq!(
        (
            done["risk"]["below"].as_u64(),
            done["risk"]["clients"].as_u64(),
            done["risk"]["worst"].as_f64()
        ),
        (Some(0), Some(7), Some(1.0 / 7.0))
    );
    assert_eq!(record(&p)["risk"]["class"], 7);
    let said = p.run(&["export", "review", "1", "--lang", "nl"], "");
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("7 van je 7 cliënten passen hierop"), "{said}");
    // Whose it is, as the coach knows it.
    assert!(!said.contains("(case:"), "{said}");
}

#[test]
fn what_sets_one_client_apart_is_named_and_taking_it_out_helps() {
    let p = practice("pleasing");
    let done = p.json(&["export", "prepare"]);
    assert_eq!(
        (
            done["risk"]["below"].as_u64(),
            done["risk"]["worst"].as_f64()
        ),
        (Some(1), Some(1.0))
    );
    let r = record(&p);
    assert_eq!(r["risk"]["class"], 1, "{r}");
    assert_eq!(
        r["risk"]["telling"],
        serde_json::json!(["pattern:pleasing"])
    );
    assert_eq!(r["risk"]["remedy"]["class"], 7);
    // For people in the coach's words, also where the list has another for it.
    let said = p.run(&["export", "review", "1", "--lang", "nl"], "").stdout;
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("het verschil maakt: Pleasen"), "{said}");
    let out = p.run(&["export", "show", "1", "--lang", "nl"], "");
    let said = String::from_utf8(out.stderr).unwrap();
    let lines: Vec<&str> = said.trim().lines().collect();
    assert!(
        lines[0].starts_with("Eén record past op minder dan 5 van je 7 cliënten"),
        "{said}"
    );
    // The last line is the hash, as scripts expect.
    assert!(lines.last().unwrap().starts_with("sha256: "));
    // The word is taken out: now all seven fit.
    let line: Vec<char> = r["original"].as_str().unwrap().chars().collect();
    let word: Vec<char> = "pleasing".chars().collect();
    let at = line.windows(word.len()).position(|w| w == word).unwrap();
    let (from, to) = (at.to_string(), (at + word.len()).to_string());
    p.json(&["export", "redact", &r["record"].to_string(), &from, &to]);
    assert_eq!(record(&p)["risk"]["class"], 7);
}

#[test]
fn a_fact_is_left_out_by_a_command_and_the_advice_says_how() {
    let p = practice("pleasing");
    p.json(&["export", "prepare"]);
    let said = p.run(&["export", "review", "1", "--lang", "nl"], "").stdout;
    let said = String::from_utf8(said).unwrap();
    assert!(
        said.contains("zonder Pleasen: dan passen er 7. Van de"),
        "{said}"
    );
    assert!(
        said.contains("klankbord export say 1 GEGEVEN coarse|out"),
        "{said}"
    );
    let id = record(&p)["record"].to_string();
    let done = p.json(&["export", "say", &id, "duration_avg", "out"]);
    assert!(
        done["line"]
            .as_str()
            .unwrap()
            .contains("\"duration_avg\":0"),
        "{done}"
    );
    let wrong = p.run(&["export", "say", &id, "language", "out"], "");
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn with_few_clients_nobody_can_hide_and_that_is_said() {
    let p = Place::with_session(&[]);
    p.agree("cases");
    let said = |args: &[&str], words: &str| {
        let out = p.run(args, "");
        let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
        assert!(said.contains(words), "{args:?}: {said}");
    };
    let all = "With one client nobody can hide among the others";
    said(&["export", "prepare"], all);
    said(&["export", "show", "1"], all);
    // Nothing is said of "one of your 1 clients".
    let one =
        "You have only one client; with fewer than 5 clients nobody can hide among the others";
    said(&["export", "review", "1"], one);
    let one = "Je hebt maar één cliënt; met minder dan 5 cliënten gaat niemand in de groep op";
    said(&["export", "review", "1", "--lang", "nl"], one);
    let all = "Met één cliënt gaat niemand in de groep op";
    said(&["export", "show", "1", "--lang", "nl"], all);
}
