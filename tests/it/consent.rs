//! Consent through the commands: records, versions, receipts, and that an export needs both.

use crate::run::Place;
use serde_json::Value;

fn practice() -> Place {
    Place::with_session(&[])
}

#[test]
fn nothing_is_prepared_without_the_coach_and_the_client() {
    let p = practice();
    assert!(
        p.refused(&["export", "prepare"])
            .contains("consent coach grant")
    );
    p.json(&["consent", "client", "1", "grant"]);
    assert!(
        p.refused(&["export", "prepare"])
            .contains("consent coach grant")
    );
    p.json(&["consent", "client", "1", "revoke"]);
    p.json(&["consent", "coach", "grant"]);
    let none = p.json(&["export", "prepare"]);
    assert_eq!(
        (none["batch"].clone(), none["without_consent"].as_u64()),
        (Value::Null, Some(1))
    );
    p.json(&["consent", "client", "1", "grant", "--types", "cases"]);
    assert_eq!(p.json(&["export", "prepare"])["records"], 1);
    p.json(&["consent", "coach", "grant", "--types", "materials"]);
    assert_eq!(p.json(&["export", "prepare"])["batch"], Value::Null);
    p.json(&["consent", "coach", "refuse"]);
    assert!(
        p.refused(&["export", "prepare"])
            .contains("consent coach grant")
    );
}

#[test]
fn every_decision_is_kept_with_the_fields_of_the_standard() {
    let p = practice();
    p.json(&["consent", "client", "1", "refuse", "--method", "on_paper"]);
    p.json(&[
        "consent",
        "client",
        "1",
        "grant",
        "--types",
        "sessions",
        "--level",
        "partial",
        "--until",
        "2099-12-31",
    ]);
    p.json(&["consent", "client", "1", "revoke"]);
    let status = p.json(&["consent", "client", "1", "status"]);
    assert_eq!(status["consent_given"], false);
    assert_eq!(status["current"]["state"], "consent withdrawn");
    let versions = status["versions"].as_array().unwrap();
    let states: Vec<_> = versions
        .iter()
        .map(|v| v["event"]["event_state"].as_str().unwrap())
        .collect();
    assert_eq!(
        states,
        ["consent refused", "consent given", "consent withdrawn"]
    );
    for v in versions {
        for field in [
            "schema_version",
            "record_id",
            "pii_principal_id",
            "privacy_notice",
            "language",
            "purposes",
            "lawful_basis",
            "pii_information",
            "pii_controllers",
            "collection_method",
            "processing_method",
            "storage_locations",
            "retention_period",
            "event",
        ] {
            assert!(!v[field].is_null(), "{field}");
        }
        let n = &v["privacy_notice"];
        assert!(
            n["uri"].is_string()
                && n["version"].is_string()
                && n["sha256"].as_str().unwrap().len() == 64
        );
        // Who it is stands nowhere in it.
        assert!(!v.to_string().contains("Wilg"));
    }
    assert_eq!(versions[0]["collection_method"], "on_paper");
    assert_eq!(
        versions[1]["pii_information"][0]["anonymization_level"],
        "partial"
    );
    assert!(
        versions[1]["event"]["valid_until"]
            .as_str()
            .unwrap()
            .starts_with("2099-12-31")
            || versions[1]["event"]["valid_until"]
                .as_str()
                .unwrap()
                .starts_with("2100-01-01")
    );
    let ids: std::collections::BTreeSet<_> = versions
        .iter()
        .map(|v| v["record_id"].to_string())
        .collect();
    assert_eq!(ids.len(), 3);
}

#[test]
fn a_receipt_is_readable_in_both_languages_and_names_the_head() {
    let p = practice();
    let done = p.json(&["consent", "coach", "grant"]);
    let head = done["audit_head"].as_str().unwrap().to_owned();
    for (lang, word) in [
        ("nl", "Ja, dit mag gedeeld worden"),
        ("en", "Yes, this may be shared"),
    ] {
        let out = p.run(&["consent", "coach", "receipt", "--lang", lang], "");
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(said.contains(word) && said.contains(&head), "{said}");
    }
    // The head proves the decision later on, and a head of another log proves nothing.
    for _ in 0..3 {
        p.json(&["consent", "client", "1", "refuse"]);
    }
    assert_eq!(p.json(&["audit", "verify", "--against", &head])["ok"], true);
    assert_eq!(p.json(&["audit", "prove", "--since", &head])["ok"], true);
    // Two heads of the past are compared as well; in the wrong order, or with one that never was, nothing is proved.
    let later = p.json(&["audit", "head"])["head"]
        .as_str()
        .unwrap()
        .to_owned();
    p.json(&["consent", "client", "1", "refuse"]);
    let between = p.json(&["audit", "prove", "--since", &head, "--until", &later]);
    assert_eq!(
        (between["ok"].as_bool(), between["head"].as_str()),
        (Some(true), Some(&*later))
    );
    p.refused(&["audit", "prove", "--since", &later, "--until", &head]);
    let other = format!("{}:{}", head.split(':').next().unwrap(), "0".repeat(64));
    for args in [
        ["--since", &other, "--until", &later],
        ["--since", &head, "--until", &other],
    ] {
        let out = p.run(&[&["audit", "prove"][..], &args].concat(), "");
        assert_eq!(out.status.code(), Some(1), "{args:?}");
    }
    assert!(
        !p.run(&["audit", "verify", "--against", &other], "")
            .status
            .success()
    );
    assert!(
        !p.run(&["audit", "prove", "--since", &other], "")
            .status
            .success()
    );
}

#[test]
fn what_is_in_force_is_said_with_its_terms_and_its_number_in_either_language() {
    let p = practice();
    let said = |args: &[&str]| String::from_utf8(p.run(args, "").stdout).unwrap();
    assert_eq!(
        said(&["consent", "coach", "status"]).trim(),
        "Consent was not asked for yet."
    );
    let record = p.json(&["consent", "coach", "grant", "--until", "2099-12-31"]);
    let number = record["record_id"].as_str().unwrap();
    let english = said(&["consent", "coach", "status"]);
    for there in [
        "Yes, this may be shared",
        "cases, materials, sessions",
        "full",
        "on this screen",
        "until 31 Dec 2099",
        number,
    ] {
        assert!(english.contains(there), "{there}: {english}");
    }
    let dutch = said(&["--lang", "nl", "consent", "coach", "status"]);
    for there in ["casussen", "volledig", "tot en met 31 dec 2099", number] {
        assert!(dutch.contains(there), "{there}: {dutch}");
    }
    p.json(&["consent", "coach", "revoke"]);
    let after = said(&["consent", "coach", "status"]);
    assert!(after.starts_with("withdrawn · "), "{after}");
    assert!(!after.contains("2099"), "{after}");
}

#[test]
fn wrong_decisions_get_one_sentence_and_change_nothing() {
    let p = practice();
    for args in [
        &["consent", "client", "9", "grant"][..],
        &["consent", "coach", "grant", "--until", "2001-01-01"],
        &["consent", "coach", "grant", "--method", "shouting"],
        &["consent", "coach", "receipt"],
    ] {
        p.refused(args);
    }
    assert_eq!(
        p.json(&["consent", "coach", "status"])["versions"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert_eq!(
        p.run(&["consent", "coach", "grant", "--types", "secrets"], "")
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn what_came_on_paper_claims_no_text_unless_it_is_said_which() {
    let p = practice();
    let grant = ["consent", "client", "1", "grant", "--method"];
    let kept = |more: &[&str]| {
        let done = p.json(&[&grant[..], more].concat());
        done["record"]["privacy_notice"]["version"].clone()
    };
    assert_eq!(kept(&["on_paper"]), "unknown");
    assert_eq!(kept(&["by_mail"]), "unknown");
    assert_eq!(kept(&["on_paper", "--notice", "3"]), "3");
    assert_eq!(kept(&["in_person"]), "3");
    let refuse = ["consent", "client", "1", "refuse", "--method", "on_paper"];
    let out = p.run(&[&["--lang", "en"], &refuse[..]].concat(), "");
    let beside = String::from_utf8(out.stderr).unwrap();
    assert!(beside.contains("--notice 3"), "{beside}");
    let receipt = String::from_utf8(out.stdout).unwrap();
    assert!(receipt.contains("came on paper") && !receipt.contains("urn:"));
    // Said, there is nothing to say.
    let out = p.run(&[&refuse[..], &["--notice", "none"]].concat(), "");
    assert!(!String::from_utf8(out.stderr).unwrap().contains("--notice"));
}

#[test]
fn who_agreed_under_the_text_of_before_is_told_and_the_yes_holds() {
    let p = practice();
    let grant = ["consent", "client", "1", "grant", "--types", "cases"];
    p.json(&[&grant[..], &["--until", "2099-12-31", "--notice", "2"]].concat());
    let status = |who: &[&str], lang: &str| {
        let args = [&["--lang", lang, "consent"], who, &["status"]].concat();
        String::from_utf8(p.run(&args, "").stdout).unwrap()
    };
    let client = ["client", "1"];
    let said = status(&client, "en");
    let renews = "consent client 1 grant --types cases --level full --until 2099-12-31";
    for there in [
        "Yes, this may be shared",
        "version 3 now",
        "stays valid",
        renews,
    ] {
        assert!(said.contains(there), "{there}: {said}");
    }
    assert!(status(&client, "nl").contains("blijft geldig"));
    let json = p.json(&["consent", "client", "1", "status"]);
    assert_eq!(
        (&json["newer_text"], &json["consent_given"]),
        (&true.into(), &true.into())
    );
    let lines = super::plain::sitting(&p, "en", &["consent wilg", "no"]);
    assert!(lines.contains("consent NAME reads it"), "{lines}");
    // Renewed, or taken back, there is nothing to tell.
    p.json(&[
        "consent",
        "client",
        "1",
        "grant",
        "--types",
        "cases",
        "--until",
        "2099-12-31",
    ]);
    assert!(!status(&client, "en").contains("version 3 now"));
    p.json(&["consent", "coach", "grant", "--notice", "2"]);
    assert!(status(&["coach"], "en").contains("consent coach request"));
    p.json(&["consent", "coach", "revoke"]);
    assert!(!status(&["coach"], "en").contains("version 3 now"));
}
