//! Sharing in the linear mode, through a pipe and on a terminal: consent, the review with the guarantees of the panes, taking back, handing over, erasing.

use crate::plain::sitting;
use crate::plain_terminal::Sitting;
use crate::run::Place;
use std::os::unix::fs::PermissionsExt;

/// What is said after a text.
fn after<'a>(text: &'a str, words: &str) -> &'a str {
    text.split_once(words)
        .unwrap_or_else(|| panic!("'{words}' was not said:\n{text}"))
        .1
}

#[test]
fn consent_is_given_refused_looked_up_and_withdrawn_in_both_languages() {
    let p = Place::with_own_words();
    let text = sitting(
        &p,
        "nl",
        &[
            "delen",
            "toestemming ik",
            "alles",
            "",
            "",
            "",
            "toestemming 2",
            "1",
            "9",
            "2",
            "3",
            "2020-01-01",
            "j",
            "2020-01-01",
            "2099-12-31",
            "bewijs wilg",
            "delen",
        ],
    );
    for said in [
        "1 Jij, de coach",
        "2 Wilg, niet gevraagd",
        "1 patronen uit casussen",
        "Wat mag gedeeld worden?",
        "Het besluit is bewaard",
        "op papier",
        "Stond deze tekst, versie 3, erop?",
        "moet nog komen",
        "stel privacy.controller NAAM",
        "2 Wilg, ja, casussen, deels, ",
        ", op papier, tot en met 31 dec 2099",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    let status = p.json(&["consent", "client", "1", "status"]);
    assert_eq!(
        status["current"]["data_types"],
        serde_json::json!(["cases"])
    );
    let version = &status["versions"][0];
    assert_eq!(version["collection_method"], "on_paper");
    assert_eq!(version["privacy_notice"]["version"], "3");
    assert!(status["current"]["expires_ms"].is_i64(), "{status}");

    let text = sitting(
        &p,
        "en",
        &[
            "withdraw Wilg",
            "n",
            "withdraw Wilg",
            "y",
            "consent Wilg",
            "no",
            "consent nobody",
            "sharing",
        ],
    );
    assert!(text.contains("Nothing was done"), "{text}");
    assert!(text.contains("Nobody is called nobody"), "{text}");
    assert!(
        after(&text, "Sharing: ").contains("2 Wilg, refused"),
        "{text}"
    );
    let states = p.json(&["consent", "client", "1", "status"]);
    let states: Vec<_> = states["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["event"]["event_state"].to_string())
        .collect();
    assert_eq!(states.len(), 3, "{states:?}");
}

/// The characters that approve, of the last time they were asked for. What was typed ahead of a
/// prompt is echoed before it, so the question may stand behind that prompt instead of on a line of its own.
fn asked(text: &str) -> String {
    let (_, words) = text
        .rsplit_once("Type ")
        .unwrap_or_else(|| panic!("nothing was asked for:\n{text}"));
    words.chars().take(8).collect()
}

#[test]
fn a_batch_is_approved_only_when_all_of_it_was_read_and_decided_and_by_typing_its_hash() {
    let p = Place::with_batch();
    let text = sitting(
        &p,
        "en",
        &["approve", "accept", "review", "approve", "next"],
    );
    assert!(text.contains("No batch is being read"), "{text}");
    assert!(text.contains("Record 1 of 1"), "{text}");
    let own = after(&text, "Your words:\n");
    assert!(own.contains("ruzie met henk"), "{text}");
    let waits = after(&text, "Not yet: ");
    assert!(waits.starts_with("0 not read to the end, "), "{text}");
    let open: usize = waits.split(' ').nth(6).unwrap().parse().unwrap();
    assert!(open > 0, "{text}");

    let mut lines = vec!["review"];
    lines.extend(std::iter::repeat_n("accept", open));
    lines.extend(["accept", "approve", "approve", "00000000", "quit"]);
    let text = sitting(&p, "en", &lines);
    assert!(
        text.contains("Nothing in this record is undecided"),
        "{text}"
    );
    assert!(text.contains("Everything was read and decided"), "{text}");
    // One client is fewer than should fit a record, which is said once before the hash is asked for.
    let few = "You have only one client: with fewer than 5 nobody can hide among the others, so one record may tell who it is about.";
    assert!(text.contains(few), "{text}");
    assert!(text.contains("nothing was approved"), "{text}");
    assert!(
        !p.json(&["export", "list"])
            .to_string()
            .contains(&asked(&text)),
        "it was approved"
    );

    // What was read and decided holds; only the hash has to be typed.
    let hash = asked(&text);
    let text = sitting(
        &p,
        "en",
        &["review", "approve", "approve", &hash, "sharing"],
    );
    assert!(text.contains("One record waits"), "{text}");
    assert!(p.json(&["export", "list"]).to_string().contains(&hash));

    // What waits is named, and kept here by its number: then nothing of the batch is approved any more.
    assert!(
        after(&text, "Sharing: ").contains("4 waits, to send, a case, Wilg, Werk"),
        "{text}"
    );
    let keep = ["sharing", "read 4", "revoke 4", "y", "sharing"];
    let text = sitting(&p, "en", &keep);
    for said in [
        "3 Batch 1: approved, one record waits to be sent",
        "What the record says, field by field:",
        "Not send this (a case, Wilg, Werk)?",
        "One record stays here",
        "3 Batch 1: 0 records",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    let list = p.json(&["export", "list"]);
    assert_eq!(list["outbox"].as_array().unwrap().len(), 0, "{list}");
}

#[test]
fn a_record_that_was_not_read_to_its_end_is_not_seen() {
    let p = Place::with_own_words();
    let tags: Vec<String> = (0..24).map(|n| format!("#ruzie-met-henk{n}")).collect();
    p.json_with(&["note", "add", "1"], &tags.join(" "));
    p.agree("cases");
    p.json(&["export", "prepare"]);
    let unseen = |text: &str| after(text, "Not yet: ").starts_with("1 not read");
    let text = sitting(&p, "en", &["review", "approve"]);
    assert!(text.contains("more: ") && unseen(&text), "{text}");
    // Something else in between, and `more` is no longer the record's.
    let text = sitting(&p, "en", &["review", "cases", "more", "approve"]);
    assert!(unseen(&text), "{text}");
    let text = sitting(&p, "en", &["review", "more", "more", "approve"]);
    assert!(!unseen(&text), "{text}");
}

#[test]
fn findings_are_changed_left_standing_and_added_by_their_words() {
    let p = Place::with_batch();
    let long = format!("anders 1 {}", "een plek ".repeat(10));
    let text = sitting(
        &p,
        "nl",
        &[
            "nalezen",
            "anders 1 een conflict",
            &long,
            "onbeslist 1",
            "anders 1 een conflict",
            "weghalen perfectionism",
            "weghalen zebra",
            "blijft 99",
            "weglaten",
            "weglaten",
            "record",
        ],
    );
    assert!(text.contains("besloten, "), "{text}");
    assert!(text.contains("wordt een conflict"), "{text}");
    assert!(text.contains("ten hoogste 80 tekens"), "{text}");
    assert!(text.contains("Die woorden staan er niet in"), "{text}");
    assert!(text.contains("Dat nummer"), "{text}");
    assert!(
        text.contains("weggelaten") || text.contains("buiten"),
        "{text}"
    );
    let shown = p.run(&["export", "show", "1"], "");
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(!shown.contains("perfectionism"), "{shown}");
    assert!(shown.contains("een conflict"), "{shown}");
}

#[test]
fn everything_about_a_client_is_handed_over_and_then_erased_by_typing_the_name() {
    let p = Place::with_own_words();
    let file = p.file("wilg.md");
    let hand_over = format!("portability {}", file.display());
    let text = sitting(
        &p,
        "en",
        &[
            "portability x.md",
            "open wilg",
            "portability wilg",
            &hand_over,
            "y",
            "write",
            "Nog een regel van Wilg",
            ".",
            "edit 1",
            "erase",
            "y",
            "cases",
            "erase",
            "Wilg",
            "cases",
            "revoke all",
            "y",
        ],
    );
    assert!(text.contains("ending in .md"), "{text}");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("stadspark"), "{written}");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    assert!(text.contains("Nothing was done"), "{text}");
    assert!(
        after(&text, "Gone: 1 ").contains("Backups made earlier"),
        "{text}"
    );
    assert!(after(&text, "Gone: 1 ").contains("No cases"), "{text}");
    assert_eq!(p.json(&["client", "list"]).as_array().unwrap().len(), 0);
    let drafts = sitting(&p, "en", &["drafts"]);
    assert!(drafts.contains("No drafts"), "{drafts}");
}

/// Four cases, each with words of its own that nobody else has.
pub fn of_four() -> Place {
    let p = Place::with_vault();
    p.json(&["consent", "coach", "grant", "--types", "cases"]);
    for n in 1..=4 {
        let n = n.to_string();
        p.json(&["client", "add", &format!("Wilg{n}")]);
        p.json(&["case", "add", &n, "Werk"]);
        p.session(&n, "grow", "perfectionism");
        let own = format!("Sprak over #koude-koffie-{n} en #lange-wandeling-{n}.");
        p.json_with(&["note", "add", &n], &own);
        p.json(&["consent", "client", &n, "grant", "--types", "cases"]);
    }
    p.json(&["export", "prepare"]);
    p
}

#[test]
fn a_decision_about_a_finding_is_answered_for_that_record_and_so_is_the_next() {
    let p = of_four();
    for at in 1..=4 {
        let record = format!("record {at}");
        let text = sitting(
            &p,
            "nl",
            &[
                "nalezen",
                &record,
                "blijft 1",
                "blijft 2",
                "record",
                "onbeslist 1",
                "onbeslist 2",
            ],
        );
        assert_eq!(
            text.matches(&format!("Record {at} van 4, een casus"))
                .count(),
            // `review` begins with the first.
            2 + usize::from(at == 1),
            "{text}"
        );
        let named = |word: &str| {
            let at = text.rfind(word).unwrap_or_else(|| panic!("{word}: {text}"));
            text[at + word.len()..].chars().next().unwrap()
        };
        // Both words of one record are decided, whichever place its line has among those that leave.
        let about = after(&text, &format!("Record {at} van 4"));
        let about = after(about, "2 van 2 besloten");
        assert!(!about.is_empty());
        assert_eq!(named("koude koffie "), named("lange wandeling "), "{text}");
        let said = format!(
            "besloten, herkenbaar, koude koffie {}, blijft",
            named("koude koffie ")
        );
        assert!(text.contains(&said), "'{said}':\n{text}");
    }
}

#[test]
fn each_record_says_who_fits_it_and_the_log_and_who_is_due_are_asked_for() {
    let p = of_four();
    let text = sitting(
        &p,
        "nl",
        &["nalezen", "bewaartermijn", "bewaartermijn 1", "logboek"],
    );
    for said in [
        "4 van je 4 cliënten passen hierop; met minder dan 5 cliënten gaat niemand in de groep op",
        "niemands termijn is voorbij",
        "het laatste jaar",
        "Het logboek is heel: ",
        "\nKop: ",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    assert!(
        text.contains("Record 1 van 4, een casus, Wilg4, Werk"),
        "{text}"
    );
    let head = p.json(&["audit", "head"])["head"]
        .as_str()
        .unwrap()
        .to_owned();
    let text = sitting(&p, "en", &["audit"]);
    assert!(after(&text, "Head: ").starts_with(&head), "{text}");
}

#[test]
fn everything_about_a_client_is_handed_over_as_a_zip_with_both() {
    let p = Place::with_own_words();
    let file = p.file("wilg.zip");
    let hand_over = format!("meegeven {}", file.display());
    sitting(&p, "nl", &["open wilg", &hand_over, "j"]);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("client.md").unwrap(), &mut text).unwrap();
    assert!(text.contains("stadspark"), "{text}");
}

#[test]
fn on_a_terminal_the_same_review_is_held_line_by_line() {
    let p = Place::with_batch();
    let mut s = Sitting::open(&p, "dumb", &[]);
    s.types("review\r");
    s.says("What would leave:");
    s.says("Findings: 0 of ");
    let text = s.text();
    let all: usize = after(&text, "Findings: 0 of ")
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    for n in 1..=all {
        s.types("accept\r");
        s.says(&format!("Findings: {n} of {all}"));
    }
    s.says("Everything was read and decided");
    s.types("approve\r");
    s.says("You have only one client: ");
    s.types("approve\r");
    s.says("to approve exactly this");
    let text = s.text().replace('\r', "");
    let hash = asked(&text);
    s.types(&format!("{hash}\r"));
    s.says("One record waits");
}
