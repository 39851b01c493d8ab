//! What the commands of sharing tell the coach afterwards: what was done, where it lies, what is still to be thought of. And what a client is told.

use crate::hived::{Hived, text};
use crate::run::{Place, output};
use serde_json::Value;
use std::process::Output;

/// What a command says in Dutch, on both streams.
fn dutch(p: &Place, args: &[&str]) -> (String, String) {
    said(&p.run(&[args, &["--lang", "nl"]].concat(), ""))
}

fn said(out: &Output) -> (String, String) {
    (text(&out.stdout), text(&out.stderr))
}

#[test]
fn where_the_name_of_an_erased_client_still_stands_is_said_by_title_and_number() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg", "--name", "Quirijn Bakker"]);
    p.json(&["client", "add", "Berk"]);
    p.json(&["case", "add", "2", "Rust"]);
    p.json(&["session", "add", "1", "--technique", "grow"]);
    p.json_with(&["note", "add", "1"], "Over #quirijn, van vroeger.");
    p.json(&["consent", "coach", "grant", "--types", "cases"]);
    p.json(&["consent", "client", "2", "grant", "--types", "cases"]);
    p.json(&["export", "prepare"]);
    let (out, _) = dutch(&p, &["erase", "client", "1", "--yes"]);
    assert!(
        out.contains(
            "notities van andere cliënten (Berk · Rust · Over #quirijn, van vroeger. (note:1))"
        ),
        "{out}"
    );
    assert!(
        out.contains("wat klaarligt om te delen (Berk · Rust (record:1))"),
        "{out}"
    );
    assert!(!out.contains("instellingen of logboeken"), "{out}");
}

#[test]
fn the_retention_list_goes_by_the_days_of_the_sessions_not_by_the_day_of_typing() {
    let p = Place::with_vault();
    for (id, day) in [("1", "2015-03-02"), ("2", "2024-03-02")] {
        p.json(&["client", "add", &format!("Boom {id}")]);
        p.json(&["case", "add", id, "Werk"]);
        p.json(&["session", "add", id, "--date", day]);
        p.json(&["session", "add", id, "--date", "2014-05-01"]);
    }
    // Nothing is known of when this one came but that it was today.
    p.json(&["client", "add", "Boom 3"]);
    let due = p.json(&["retention", "--years", "5"]);
    assert_eq!(
        due,
        serde_json::json!([{ "client_id": 1, "label": "Boom 1", "last_activity": "2015-03-02" }])
    );
    // A note that belongs to no session was written when it was written.
    p.json_with(&["note", "add", "1"], "Belde vandaag.");
    assert_eq!(p.json(&["retention"]).as_array().unwrap().len(), 0);
}

#[test]
fn a_client_is_told_everything_that_leaves_and_the_coach_that_nobody_is_named() {
    let p = Place::with_session(&["--language", "nl"]);
    let (out, err) = said(&p.run(&["consent", "client", "1", "request", "--lang", "nl"], ""));
    for word in [
        "de taal",
        "hoe lang ze gemiddeld duurden",
        "hashtags",
        "niet uit te sluiten",
    ] {
        assert!(out.contains(word), "{word}: {out}");
    }
    assert!(err.contains("privacy.controller"), "{err}");
    assert_eq!(err.trim().lines().count(), 1, "{err}");
    let (_, err) = dutch(&p, &["consent", "client", "1", "grant"]);
    assert!(err.contains("privacy.controller"), "{err}");
    std::fs::create_dir_all(p.file("config/klankbord")).unwrap();
    std::fs::write(
        p.file("config/klankbord/config.toml"),
        "[privacy]\ncontroller = \"Anna Jansen, Utrecht\"\n",
    )
    .unwrap();
    let out = p.run(&["consent", "client", "1", "request"], "");
    assert_eq!(said(&out).1, "");
}

#[test]
fn what_a_client_takes_along_says_what_lies_where_and_since_when() {
    let Some(h) = Hived::new() else { return };
    h.json(&["client", "add", "Wilg", "--language", "nl"]);
    h.json(&["case", "add", "1", "Werk"]);
    h.json(&["session", "add", "1", "--technique", "grow"]);
    h.agree();
    h.approved();
    h.json(&["export", "upload"]);
    let read = |name: &str| {
        let file = h.place.file(name);
        h.json(&[
            "portability",
            "client",
            "1",
            "--out",
            file.to_str().unwrap(),
        ]);
        std::fs::read_to_string(file).unwrap()
    };
    let all = read("sent.md");
    assert!(!all.contains("Klaargezet om te delen"), "{all}");
    assert!(all.contains(" · gedeeld · "), "{all}");
    assert!(all.contains("patronen uit casussen"), "{all}");
    assert!(all.contains("volledig: "), "{all}");
    assert!(
        all.contains(" · lopend") && !all.contains("active"),
        "{all}"
    );
    let year = jiff::Zoned::now().year();
    assert!(!all.contains(&format!("- {year}-")), "{all}");
    // What is new waits, and only that.
    h.json(&["session", "add", "1", "--technique", "silence"]);
    h.json(&["export", "prepare"]);
    let ready = read("ready.md");
    let (_, waits) = ready.split_once("Klaargezet om te delen").unwrap();
    assert!(waits.contains("silence"), "{ready}");
    h.json(&["consent", "client", "1", "revoke"]);
    let gone = read("gone.md");
    assert!(!gone.contains(" · gedeeld · "), "{gone}");
    assert!(gone.contains(" · gewist op "), "{gone}");
}

#[test]
fn a_withdrawal_says_what_it_stopped_and_deleted_blob_by_blob() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let blobs = h.names("inbox/");
    let here = h.string(h.port);
    let (out, err) = said(&h.with(&here, &["consent", "client", "1", "revoke"]));
    assert_eq!(err, "");
    assert!(out.contains("2 of 2 blobs are gone"), "{out}");
    for b in &blobs {
        assert!(out.contains(b.as_str()), "{b}: {out}");
    }
    // What only waited is stopped, and that is said as well.
    h.agree();
    h.approved();
    let (out, _) = said(&h.with(&here, &["consent", "client", "1", "revoke"]));
    assert!(out.contains("2 uploads that waited were stopped"), "{out}");
    assert!(
        out.contains("Nothing that was shared had to be taken back"),
        "{out}"
    );
}

#[test]
fn who_said_no_is_not_told_that_nothing_was_decided() {
    let p = Place::with_session(&[]);
    p.json(&["consent", "coach", "refuse"]);
    let no = dutch(&p, &["export", "prepare"]).1;
    assert!(no.contains("Je hebt besloten niets te delen"), "{no}");
    p.json(&["consent", "coach", "grant"]);
    p.json(&["revoke", "--all"]);
    let gone = dutch(&p, &["export", "prepare"]).1;
    assert!(
        gone.contains("Je hebt je toestemming ingetrokken"),
        "{gone}"
    );
}

#[test]
fn a_practice_of_few_clients_is_not_told_of_five() {
    let p = Place::with_session(&[]);
    p.agree("cases,sessions");
    let (out, _) = dutch(&p, &["export", "prepare"]);
    assert!(!out.contains("minder dan 5 van"), "{out}");
    assert!(out.contains("gaat niemand in de groep op"), "{out}");
}

#[test]
fn a_word_that_stays_is_not_said_to_go() {
    let p = Place::with_session(&[]);
    p.json_with(&["note", "add", "1"], "Over #stadspark.");
    p.agree("cases");
    p.json(&["export", "prepare"]);
    let id = p.json(&["export", "review", "1"])["records"][0]["findings"][0]["id"].to_string();
    let (out, _) = dutch(&p, &["export", "review", "1"]);
    assert!(out.contains("stadspark → ∅"), "{out}");
    p.json(&["export", "not-identifying", &id]);
    let (out, _) = dutch(&p, &["export", "review", "1"]);
    assert!(out.contains("stadspark → blijft"), "{out}");
    assert!(!out.contains("∅"), "{out}");
}

#[test]
fn a_person_has_one_pseudonym_in_all_notes_of_a_case() {
    let p = Place::with_session(&["--name", "Henk Bakker"]);
    let read = |args: &[&str], note: &str| text(&p.run(args, note).stdout);
    let first = read(&["anonymise", "--case", "1"], "Henk Bakker was er.");
    let again = read(&["anonymise", "--case", "1"], "Henk Bakker was er.");
    assert!(first.contains("[PERSON-"), "{first}");
    assert_eq!(first, again);
    // Nobody's key: another at every run.
    let loose = || read(&["anonymise"], "Dhr. Henk Bakker was er.");
    assert_ne!(loose(), loose());
}

#[test]
fn a_head_that_was_mistyped_does_not_accuse_the_log() {
    let p = Place::with_session(&[]);
    let head = p.json(&["audit", "head"])["head"]
        .as_str()
        .unwrap()
        .to_owned();
    let last = if head.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{last}", &head[..head.len() - 1]);
    let out = p.run(
        &["audit", "verify", "--against", &wrong, "--lang", "nl"],
        "",
    );
    assert_eq!(out.status.code(), Some(1));
    let (out, err) = said(&out);
    assert!(out.contains("Het auditlogboek is heel"), "{out}");
    assert!(
        err.contains("past niet bij de kop") && err.contains("overgetypt"),
        "{err}"
    );
    assert!(!err.contains("verplaatst"), "{err}");
}

#[test]
fn what_cannot_be_done_as_asked_is_refused_and_not_done_otherwise() {
    let p = Place::with_session(&[]);
    p.json_with(&["note", "add", "1"], "Over #stadspark.");
    p.agree("cases");
    p.json(&["export", "prepare"]);
    let id = p.json(&["export", "review", "1"])["records"][0]["findings"][0]["id"].to_string();
    let long = "een plek ".repeat(12);
    assert!(p.refused(&["export", "change", &id, &long]).contains("80"));
    let pdf = p.file("x.pdf");
    let file = pdf.to_str().unwrap();
    assert!(
        p.refused(&["portability", "client", "1", "--out", file])
            .contains(".zip")
    );
    assert!(!pdf.exists());
    let empty = p.file("leeg.jsonl");
    std::fs::write(&empty, "\n").unwrap();
    let file = empty.to_str().unwrap();
    assert!(
        p.refused(&["eval", "anonymise", file])
            .contains("leeg.jsonl")
    );
}

#[test]
fn what_waits_does_not_push_the_batches_off_the_screen() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.with(&h.string(1), &["export", "upload"]);
    let (out, _) = said(&h.with(&h.string(1), &["export", "list"]));
    let batch = out.lines().next().unwrap();
    assert!(
        batch.starts_with("1  ") && batch.ends_with("approved"),
        "{out}"
    );
    assert!(batch.len() <= 80, "{out}");
    assert!(out.contains("could not be reached"), "{out}");
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg"]);
    p.json(&["case", "add", "1", "Werk"]);
    p.json(&["session", "add", "1", "--date", "2014-05-01"]);
    let (out, _) = dutch(&p, &["retention"]);
    let row = out.lines().find(|l| l.contains("Wilg")).unwrap();
    assert!(row.len() <= 80, "{out}");
}

#[test]
fn a_decision_on_paper_is_kept_under_the_day_it_was_made() {
    let p = Place::with_session(&[]);
    let day = jiff::Zoned::now().date();
    let before = |days: i64| {
        day.checked_sub(jiff::Span::new().days(days))
            .unwrap()
            .to_string()
    };
    let grant = [
        "consent", "client", "1", "grant", "--method", "on_paper", "--on",
    ];
    let week = before(7);
    let done = p.json(&[&grant[..], &[&week]].concat());
    let at = done["record"]["event"]["event_time"].as_str().unwrap();
    let at: jiff::Timestamp = at.parse().unwrap();
    let there = at.to_zoned(jiff::tz::TimeZone::system()).date();
    assert_eq!(there.to_string(), before(7));
    // Which text was shown a week ago is not known here, unless it is said.
    let notice = |done: &Value| done["record"]["privacy_notice"]["version"].clone();
    let receipt = || {
        text(
            &p.run(&["consent", "client", "1", "receipt", "--lang", "en"], "")
                .stdout,
        )
    };
    assert_eq!(notice(&done), "unknown");
    assert!(
        receipt().contains("entered later") && !receipt().contains("urn:"),
        "{}",
        receipt()
    );
    let paper = p.json(&[&grant[..], &[&week, "--notice", "2"]].concat());
    assert_eq!(notice(&paper), "2");
    assert!(receipt().contains("Version 2"), "{}", receipt());
    let none = p.refused(&[&grant[..], &[&week, "--notice", "9"]].concat());
    assert!(none.contains("no text of version 9"), "{none}");
    let help = text(
        &p.run(
            &["consent", "client", "grant", "--help", "--lang", "nl"],
            "",
        )
        .stdout,
    );
    assert!(help.contains("materials (materialen)"), "{help}");
    let own = ["consent", "client", "1", "grant", "--types", "materials"];
    assert!(p.refused(&own).contains("coach's own to share"));
    // Not before the decision it takes the place of, and not before it is made.
    let early = p.refused(&[&grant[..], &[&before(8)]].concat());
    assert!(early.contains("later decision"), "{early}");
    let late = p.refused(&[&grant[..], &[&before(-1)]].concat());
    assert!(late.contains("still to come"), "{late}");
    let back = p.json(&["consent", "client", "1", "revoke", "--on", &before(2)]);
    assert_eq!(notice(&back), "2", "the text of what it takes back");
    p.json(&["consent", "client", "1", "grant"]);
    let status = p.json(&["consent", "client", "1", "status"]);
    assert_eq!(status["versions"].as_array().unwrap().len(), 4);
    assert_eq!(status["consent_given"], true);
}

#[test]
fn the_receipt_of_a_client_is_in_the_language_of_the_coaching_throughout() {
    let p = Place::with_session(&["--language", "en"]);
    let mut c = p.command(&["consent", "client", "1", "grant"]);
    c.env("LANG", "nl_NL.UTF-8");
    let out = text(&output(c, "").stdout);
    assert!(out.contains("Yes, this may be shared"), "{out}");
    assert!(!out.contains("Besluit"), "{out}");
}
