//! The review through the commands: nothing unseen is approved, an approval holds for exactly what was shown, and what the coach decides
//! is remembered.

use crate::run::Place;
use serde_json::Value;

fn practice(note: &str) -> Place {
    let p = Place::with_session(&["--name", "Henk Bakker", "--employer", "Zeevaartmuseum"]);
    p.json_with(&["note", "add", "1"], note);
    p.agree("cases");
    p
}

fn show(p: &Place, batch: &str) -> (String, String) {
    let out = p.run(&["export", "show", batch], "");
    assert!(out.status.success());
    let err = String::from_utf8(out.stderr).unwrap();
    let sha = err
        .trim()
        .lines()
        .last()
        .unwrap()
        .strip_prefix("sha256: ")
        .unwrap()
        .to_owned();
    (String::from_utf8(out.stdout).unwrap(), sha)
}

fn findings(p: &Place, batch: &str) -> Vec<Value> {
    p.json(&["export", "review", batch])["records"][0]["findings"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn what_the_coach_made_up_stays_until_it_is_marked_and_a_mark_can_be_taken_back() {
    let p = practice("Sprak over #ruzie-met-henk en #stadspark bij het #zeevaartmuseum.");
    let prepared = p.json(&["export", "prepare"]);
    assert_eq!(
        (prepared["batch"].as_i64(), prepared["records"].as_i64()),
        (Some(1), Some(1))
    );
    assert!(prepared["findings"].as_i64().unwrap() >= 3);
    let (text, _) = show(&p, "1");
    for word in ["henk", "stadspark", "zeevaartmuseum", "Wilg", "Bakker"] {
        assert!(
            !text.to_lowercase().contains(&word.to_lowercase()),
            "{text}"
        );
    }
    let of = |word: &str| -> Value {
        let review = p.json(&["export", "review", "1"]);
        let original: Vec<char> = review["records"][0]["original"]
            .as_str()
            .unwrap()
            .chars()
            .collect();
        let all = review["records"][0]["findings"].as_array().unwrap().clone();
        all.into_iter()
            .find(|f| {
                let n = |i: usize| usize::try_from(f["span"][i].as_u64().unwrap()).unwrap();
                original[n(0)..n(1)].iter().collect::<String>() == word
            })
            .unwrap()
    };
    let id = of("stadspark")["id"].to_string();
    p.json(&["export", "not-identifying", &id]);
    assert!(show(&p, "1").0.contains("stadspark"));
    // The word with the name is let through, the name in it is not.
    p.json(&[
        "export",
        "not-identifying",
        &of("ruzie met henk")["id"].to_string(),
    ]);
    assert!(show(&p, "1").0.contains("ruzie met [PERSON]"));
    // Remembered by the next batch.
    p.json(&["export", "prepare"]);
    let batches = p.json(&["export", "list"]);
    let newest = batches["batches"][0]["id"].to_string();
    assert!(show(&p, &newest).0.contains("stadspark"));
    let marks = p.json(&["export", "marks"]);
    let mark = marks
        .as_array()
        .unwrap()
        .iter()
        .find(|m| m["word"] == "stadspark")
        .unwrap()["id"]
        .to_string();
    p.json(&["export", "unmark", &mark]);
    assert!(!show(&p, &newest).0.contains("stadspark"));
    assert_eq!(p.json(&["export", "marks"]).as_array().unwrap().len(), 1);
}

#[test]
fn nothing_is_approved_unseen_and_any_change_undoes_an_approval() {
    let p = practice("Over #stadspark.");
    p.json(&["export", "prepare"]);
    let zeros = "0".repeat(64);
    assert!(
        p.refused(&["export", "approve", "1", "--sha256", &zeros])
            .contains("not shown")
    );
    let (text, sha) = show(&p, "1");
    assert_eq!(text.lines().count(), 1);
    assert!(
        p.refused(&["export", "approve", "1", "--sha256", &zeros])
            .contains("not the hash")
    );
    p.json(&["export", "approve", "1", "--sha256", &sha]);
    let state = || p.json(&["export", "list"]);
    assert_eq!(state()["outbox"].as_array().unwrap().len(), 1);
    let id = findings(&p, "1")[0]["id"].to_string();
    p.json(&["export", "change", &id, "groen"]);
    assert_eq!(state()["batches"][0]["approved_sha"], Value::Null);
    assert_eq!(state()["outbox"].as_array().unwrap().len(), 0);
    // The old hash no longer does.
    assert!(
        p.refused(&["export", "approve", "1", "--sha256", &sha])
            .contains("not shown")
    );
    let (text, sha) = show(&p, "1");
    assert!(text.contains("groen"));
    p.json(&["export", "approve", "1", "--sha256", &sha]);
    p.json(&["export", "exclude", "1"]);
    assert_eq!(state()["outbox"].as_array().unwrap().len(), 0);
    assert!(
        p.refused(&["export", "approve", "1", "--sha256", &sha])
            .contains("no records")
    );
    p.json(&["export", "exclude", "1", "--undo"]);
    p.json(&["export", "approve", "1", "--sha256", &show(&p, "1").1]);
    // Deciding as proposed changes nothing that leaves, so the approval stands.
    p.json(&["export", "accept", &findings(&p, "1")[0]["id"].to_string()]);
    assert_eq!(state()["outbox"].as_array().unwrap().len(), 1);
}

#[test]
fn more_is_taken_out_by_span_and_stays_out() {
    let p = practice("Niets.");
    p.json(&["export", "prepare"]);
    let line = p.json(&["export", "review", "1"])["records"][0]["original"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = line[..line.find("perfectionism").unwrap()].chars().count();
    assert!(
        p.refused(&["export", "redact", "1", "0", "5"])
            .contains("within one")
    );
    p.json(&[
        "export",
        "redact",
        "1",
        &at.to_string(),
        &(at + 13).to_string(),
    ]);
    assert!(!show(&p, "1").0.contains("perfectionism"));
    p.json(&["session", "add", "1", "--technique", "silence"]);
    let next = p.json(&["export", "prepare"])["batch"].to_string();
    let (text, _) = show(&p, &next);
    assert!(
        text.contains("silence") && !text.contains("perfectionism"),
        "{text}"
    );
}

#[test]
fn a_replacement_that_names_someone_is_refused() {
    let p = practice("Over #stadspark.");
    p.json(&["export", "prepare"]);
    let id = findings(&p, "1")[0]["id"].to_string();
    p.refused(&["export", "change", &id, "Henk Bakker"]);
    // What stands around a placeholder is read as well.
    for text in [
        "[PERSON] Henk Bakker",
        "[PERSON]IBAN NL91ABNA0417164300",
        "[X]Henk Bakker",
        "[PERSON-K7QD] 0612345678",
    ] {
        p.refused(&["export", "change", &id, text]);
    }
    p.json(&["export", "change", &id, "[PERSON-K7QD] groen"]);
    assert!(!show(&p, "1").0.contains("Henk"));
}

#[test]
fn a_timer_prepares_and_never_sends() {
    let p = practice("Over #stadspark.");
    let done = p.json(&["export", "--scheduled"]);
    assert_eq!(done["records"], 1);
    let list = p.json(&["export", "list"]);
    assert_eq!(
        (
            list["batches"][0]["scheduled"].as_bool(),
            list["outbox"].as_array().unwrap().len()
        ),
        (Some(true), 0)
    );
    assert_eq!(p.json(&["export", "upload"])["uploaded"], 0);
    // Asked again with nothing new, what was read stays read.
    show(&p, "1");
    let again = p.json(&["export", "--scheduled"])["batch"].to_string();
    let b = p.json(&["export", "list"])["batches"][0].clone();
    assert_eq!(
        (b["id"].to_string(), b["unseen"].as_i64()),
        (again, Some(0))
    );
}

#[test]
fn no_hive_and_a_wrong_one_are_said_in_one_sentence() {
    let p = practice("Over #stadspark.");
    p.json(&["export", "prepare"]);
    let (_, sha) = show(&p, "1");
    p.json(&["export", "approve", "1", "--sha256", &sha]);
    let mut c = p.command(&["export", "upload"]);
    for name in [
        "AZURE_STORAGE_CONNECTION_STRING",
        "AZURE_STORAGE_ACCOUNT",
        "AZURE_STORAGE_BLOB_ENDPOINT",
    ] {
        c.env_remove(name);
    }
    let out = crate::run::output(c, "");
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(
        said.contains("AZURE_STORAGE_CONNECTION_STRING") && said.trim().lines().count() == 1,
        "{said}"
    );
    let mut c = p.command(&["export", "upload"]);
    c.env(
        "AZURE_STORAGE_CONNECTION_STRING",
        "AccountName=a;AccountKey=geheim!",
    );
    let said = String::from_utf8(crate::run::output(c, "").stderr).unwrap();
    assert!(
        !said.contains("geheim") && said.trim().lines().count() == 1,
        "{said}"
    );
    assert_eq!(
        p.json(&["export", "list"])["outbox"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_the_casebook_holds_of_a_client_is_never_marked() {
    let p = practice("Over #stadspark, #ruzie-met-bakker en #zeevaartmuseum, en #hart-op-tong.");
    p.json(&["client", "add", "Eik", "--name", "Hart op Tong"]);
    p.json(&["export", "prepare"]);
    let findings = p.json(&["export", "review", "1"])["records"][0].clone();
    let original: Vec<char> = findings["original"].as_str().unwrap().chars().collect();
    let mut seen = 0;
    for f in findings["findings"].as_array().unwrap() {
        let n = |i: usize| usize::try_from(f["span"][i].as_u64().unwrap()).unwrap();
        let word: String = original[n(0)..n(1)].iter().collect();
        let id = f["id"].to_string();
        // What is around a name may stay: the name is a finding of its own.
        let refused = f["reason"] != "own-word" && (word == "bakker" || word.contains("zeevaart"));
        if refused {
            assert!(
                p.refused(&["export", "not-identifying", &id])
                    .contains("details of a client")
            );
        }
        // Another client's name is refused for the whole practice only.
        if word == "hart op tong" {
            let all = ["export", "not-identifying", &id, "--everywhere"];
            assert!(p.refused(&all).contains("details of a client"));
            p.json(&["export", "not-identifying", &id]);
        }
        seen += usize::from(refused) + usize::from(word == "hart op tong");
    }
    assert!(seen >= 3, "{findings}");
}

#[test]
fn whoever_thinks_better_of_a_mark_leaves_none_behind() {
    let p = practice("Over #stadspark.");
    p.json(&["export", "prepare"]);
    let id = findings(&p, "1")[0]["id"].to_string();
    for then in [&["export", "accept"][..], &["export", "reopen"][..]] {
        p.json(&["export", "not-identifying", &id]);
        assert_eq!(p.json(&["export", "marks"]).as_array().unwrap().len(), 1);
        p.json(&[then, &[id.as_str()]].concat());
        assert_eq!(p.json(&["export", "marks"]), serde_json::json!([]));
        assert!(!show(&p, "1").0.contains("stadspark"));
    }
}

#[test]
fn what_is_undecided_again_is_not_approved_any_more() {
    let p = practice("Over #stadspark.");
    p.json(&["export", "prepare"]);
    let id = findings(&p, "1")[0]["id"].to_string();
    p.json(&["export", "accept", &id]);
    let (_, sha) = show(&p, "1");
    p.json(&["export", "approve", "1", "--sha256", &sha]);
    assert_eq!(
        p.json(&["export", "list"])["outbox"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    p.json(&["export", "reopen", &id]);
    assert_eq!(p.json(&["export", "list"])["outbox"], serde_json::json!([]));
}
