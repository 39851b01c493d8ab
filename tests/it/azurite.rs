//! The whole path against a real Azurite: consent, export, approval, upload, statistics, revocation.

use crate::hived::{Hived, KEY, delete_raw, hex, put_raw, text};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::process::Stdio;

#[test]
fn what_was_shown_is_byte_for_byte_what_lies_in_the_hive_and_all_of_it_goes_again() {
    let Some(h) = Hived::with_case() else { return };
    let shown = h.approved();
    assert_eq!(h.json(&["hive", "stats"])["total_blobs"], 0);
    let run = h.json(&["export", "upload"]);
    assert_eq!(
        (run["uploaded"].as_u64(), run["waiting"].as_u64()),
        (Some(2), Some(0))
    );
    assert!(text(&h.contents("inbox/")) == text(&shown));
    for name in h.names("inbox/") {
        let sha = name
            .rsplit('/')
            .next()
            .unwrap()
            .strip_suffix(".jsonl.zst")
            .unwrap();
        let line = h.with(&h.string(h.port), &["hive", "get", &name]).stdout;
        assert_eq!(sha, hex(&Sha256::digest(line)));
    }
    let stats = h.json(&["hive", "stats"]);
    assert_eq!(
        (
            stats["total_blobs"].as_u64(),
            stats["training_data_blobs"].as_u64(),
            stats["model_blobs"].as_u64()
        ),
        (Some(2), Some(2), Some(0))
    );
    assert!(stats["total_size"].as_u64().unwrap() > 100);
    // Nothing is sent twice, and nothing new is proposed.
    assert_eq!(h.json(&["export", "upload"])["uploaded"], 0);
    let again = h.json(&["export", "prepare"]);
    assert_eq!(
        (again["batch"].clone(), again["unchanged"].as_u64()),
        (Value::Null, Some(2))
    );
    let shared = h.json(&["shared", "--refresh"]);
    assert_eq!(shared["shared"].as_array().unwrap().len(), 2);
    assert!(
        shared["shared"][0]["record"]
            .as_str()
            .unwrap()
            .contains("perfectionism")
    );
    let revoked = h.json(&["revoke", "--client", "1"]);
    assert_eq!(
        (revoked["to_delete"].as_u64(), revoked["deleted"].as_u64()),
        (Some(2), Some(2))
    );
    assert_eq!(h.names("inbox/"), Vec::<String>::new());
    assert_eq!(h.names("revocations/").len(), 2);
    let after = h.json(&["shared"]);
    for s in after["shared"].as_array().unwrap() {
        assert_eq!(
            (s["state"].as_str(), s["record"].as_str()),
            (Some("deleted"), Some(""))
        );
        assert!(s["deletion"].is_string() && s["receipt"].is_string());
    }
    assert_eq!(
        h.json(&["consent", "client", "1", "status"])["consent_given"],
        false
    );
    assert_eq!(h.json(&["export", "prepare"])["batch"], Value::Null);
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_blob_that_somebody_else_deleted_is_named_as_missing_until_it_is_there_again() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let states = |args: &[&str]| -> Vec<(String, String)> {
        let all = h.json(args)["shared"].as_array().unwrap().clone();
        let word = |s: &Value, key: &str| s[key].as_str().unwrap().to_owned();
        all.iter()
            .map(|s| (word(s, "blob"), word(s, "state")))
            .collect()
    };
    let gone = states(&["shared"])[0].0.clone();
    delete_raw(&h, &gone);
    let now = states(&["shared", "--refresh"]);
    let missing: Vec<_> = now.iter().filter(|(_, state)| state == "missing").collect();
    assert_eq!(missing, [&(gone.clone(), "missing".to_owned())]);
    // It is kept, also for who looks without asking.
    assert_eq!(states(&["shared"]), now);
    put_raw(&h, &gone, b"again");
    let now = states(&["shared", "--refresh"]);
    assert!(now.iter().all(|(_, state)| state == "shared"), "{now:?}");
}

#[test]
fn a_newer_record_of_the_same_case_takes_the_place_of_the_older_one() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let before = h.names("inbox/");
    h.place.session("1", "silence", "pleasing");
    let prepared = h.json(&["export", "prepare"]);
    // The case changed and there is a new session; the old session did not change.
    assert_eq!(
        (prepared["records"].as_u64(), prepared["unchanged"].as_u64()),
        (Some(2), Some(1))
    );
    let review = h.json(&["export", "review", &prepared["batch"].to_string()]);
    let case = review["records"]
        .as_array()
        .unwrap()
        .iter()
        .find(|r| r["data_type"] == "case_patterns")
        .unwrap();
    assert_eq!(case["diff"]["added"].as_array().unwrap().len(), 2, "{case}");
    h.approved();
    let run = h.json(&["export", "upload"]);
    assert_eq!(run["uploaded"], 2);
    h.json(&["export", "upload"]);
    let after = h.names("inbox/");
    assert_eq!(after.len(), 3, "{after:?}");
    let old_case = before.iter().find(|n| n.contains("case_patterns")).unwrap();
    assert!(!after.contains(old_case), "{after:?}");
}

#[test]
fn a_withdrawal_stops_what_waits_at_once() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let done = h.json(&["consent", "client", "1", "revoke"]);
    assert_eq!(done["stopped"], 2);
    assert_eq!(h.json(&["export", "upload"])["uploaded"], 0);
    assert_eq!(h.names("").len(), 0);
}

#[test]
fn a_blob_with_other_content_is_not_overwritten_and_said() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let waiting = h.json(&["export", "list"])["outbox"].clone();
    let name = waiting[0]["blob"].as_str().unwrap();
    put_raw(&h, name, b"something else");
    let out = h.with(&h.string(h.port), &["export", "upload"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(
        text(&out.stderr).contains("other content"),
        "{}",
        text(&out.stderr)
    );
    assert_eq!(text(&out.stderr).trim().lines().count(), 1);
    assert_eq!(h.json(&["shared"])["shared"].as_array().unwrap().len(), 1);
    // Asking again does not make it ours either.
    let out = h.with(&h.string(h.port), &["export", "retry"]);
    assert!(text(&out.stderr).contains("other content"));
}

#[test]
fn a_missing_container_and_an_expired_signature_lose_nothing() {
    let Some(h) = Hived::with_case() else { return };
    let shown = h.approved();
    let mut c = h.command(&h.string(h.port), &["export", "upload"]);
    c.env("AZURE_DATA_HIVE_CONTAINER", "not-there");
    let out = crate::run::output(c, "");
    assert!(
        !out.status.success() && text(&out.stderr).contains("no container"),
        "{}",
        text(&out.stderr)
    );
    for (connection, said) in [
        (h.sas("2020-01-01T00:00:00Z", "rwdlact"), "expired"),
        (h.string(h.port).replace(KEY, "AAAA"), "not valid"),
    ] {
        let out = h.with(&connection, &["export", "retry"]);
        assert!(!out.status.success());
        assert!(text(&out.stderr).contains(said), "{}", text(&out.stderr));
        assert_eq!(text(&out.stderr).trim().lines().count(), 1);
        let all = text(&out.stderr) + &text(&out.stdout);
        assert!(!all.contains("sig=") && !all.contains("AAAA"), "{all}");
    }
    // What may only make blobs is enough to send: no reading, no listing, no tags.
    let out = h.with(&h.sas("2099-01-01T00:00:00Z", "c"), &["export", "retry"]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    assert!(h.contents("inbox/") == shown);
}

#[test]
fn at_private_nothing_goes_to_a_host_that_is_not_named() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let far = "DefaultEndpointsProtocol=https;AccountName=klankbord;AccountKey=AAAA;EndpointSuffix=example.invalid";
    let out = h.with(far, &["export", "upload"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(
        text(&out.stderr).contains("PRIVATE") && text(&out.stderr).contains("own_hosts"),
        "{}",
        text(&out.stderr)
    );
    assert!(!text(&out.stderr).contains("AAAA"));
}

#[test]
fn two_instances_send_everything_once() {
    let Some(h) = Hived::with_case() else { return };
    let shown = h.approved();
    let spawn = || {
        h.command(&h.string(h.port), &["export", "upload", "--json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let both = [spawn(), spawn()].map(|c| c.wait_with_output().unwrap());
    for out in &both {
        // Either it did the work, or the vault was open in the other.
        assert!(
            out.status.success() || text(&out.stderr).contains("open"),
            "{}",
            text(&out.stderr)
        );
    }
    h.json(&["export", "retry"]);
    assert!(h.contents("inbox/") == shown);
}

#[test]
fn taking_one_client_back_sends_nothing_of_another() {
    let Some(h) = Hived::with_case() else { return };
    let again = |label: &str, name: &str| {
        h.json(&["client", "add", label, "--name", name]);
    };
    again("Eik", "Anneke Smit");
    again("Beuk", "Piet Mol");
    h.approved();
    let consent = |client: &str, what: &[&str]| {
        let mut args = vec!["consent", "client", client];
        args.extend(what);
        h.json(&args);
    };
    for client in ["2", "3"] {
        consent(client, &["grant", "--types", "cases,sessions"]);
    }
    consent("2", &["revoke"]);
    assert_eq!(h.names("inbox/"), [""; 0]);
    h.json(&["erase", "client", "3", "--yes"]);
    assert_eq!(h.names("inbox/"), [""; 0]);
    h.json(&["revoke", "--waiting"]);
    assert_eq!(h.names("inbox/"), [""; 0]);
    // What was shared goes while what waits for another stays where it is.
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/").len(), 2);
    h.json(&["case", "add", "2", "Rust"]);
    h.json(&[
        "session",
        "add",
        "2",
        "--technique",
        "grow",
        "--outcome",
        "progress",
    ]);
    consent("2", &["grant", "--types", "cases,sessions"]);
    h.approved();
    let done = h.json(&["revoke", "--client", "1"]);
    assert_eq!(
        (done["deleted"].as_u64(), done["run"]["uploaded"].as_u64()),
        (Some(2), Some(0))
    );
    assert_eq!(h.names("inbox/"), [""; 0]);
    h.json(&["export", "upload"]);
    assert_eq!(h.names("inbox/").len(), 2);
}

#[test]
fn two_records_of_one_client_bear_no_name_in_common() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let labels: Vec<Vec<(String, String)>> =
        h.names("inbox/").iter().map(|n| h.metadata(n)).collect();
    assert_eq!(labels.len(), 2);
    let values = |of: &[(String, String)], name: &str| -> Vec<String> {
        let named = of.iter().filter(|(n, _)| n == name);
        named.map(|(_, v)| v.clone()).collect()
    };
    let coach = ["coach", "schema_version"];
    for (name, value) in &labels[0] {
        let other = values(&labels[1], name);
        assert_eq!(
            other.contains(value),
            coach.contains(&name.as_str()),
            "{name}"
        );
        assert_eq!(other.len(), 1, "{name}");
    }
    for name in ["coach", "consent_coach", "consent_client", "type"] {
        assert_eq!(values(&labels[0], name).len(), 1, "{name}: {labels:?}");
    }
}

#[test]
fn the_hive_is_told_of_what_a_newer_record_replaced() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    h.json(&[
        "session",
        "add",
        "1",
        "--technique",
        "scaling-question",
        "--outcome",
        "progress",
    ]);
    h.approved();
    h.json(&["export", "upload"]);
    let run = h.json(&["export", "upload"]);
    assert_eq!(run["waiting"], 0);
    assert_eq!(h.names("revocations/").len(), 1);
}
