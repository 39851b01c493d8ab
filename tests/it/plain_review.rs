//! The review line by line: facts said less, marks taken back, an approval that lapses.

use crate::plain::sitting;
use crate::run::Place;

#[test]
fn facts_are_said_less_and_marks_are_listed_and_taken_back_line_by_line() {
    let p = Place::with_batch();
    let text = sitting(
        &p,
        "nl",
        &["nalezen", "gegevens", "gegevens 2", "gegevens 2"],
    );
    assert!(text.contains("2 het aantal sessies: 1"), "{text}");
    assert!(text.contains("De taal (Engels) vertrekt altijd"), "{text}");
    assert!(text.contains("gezegd als 5, en het is 1"), "{text}");
    assert!(text.contains("niet gezegd, en het is 1"), "{text}");
    assert!(text.contains("Sessies: 0 (niet gezegd)"), "{text}");
    let text = sitting(
        &p,
        "nl",
        &[
            "merken",
            "ontmerken 1",
            "nalezen",
            "blijft 3 overal",
            "merken",
            "ontmerken 1",
            "ja",
        ],
    );
    assert!(text.contains("Er is geen woord gemarkeerd"), "{text}");
    assert!(text.contains("typ dat eerst"), "{text}");
    assert!(text.contains("hele praktijk"), "{text}");
    assert!(text.contains("Het merk is teruggenomen."), "{text}");
    assert_eq!(p.json(&["export", "marks"]), serde_json::json!([]));
}

#[test]
fn a_record_is_read_aloud_field_by_field_and_the_bytes_by_one_word() {
    let p = Place::with_batch();
    let shown = p.run(&["export", "show", "1"], "");
    let bytes = String::from_utf8(shown.stdout).unwrap();
    for (lang, words, fields) in [
        ("nl", ["nalezen", "letterlijk"], "Uitkomst: "),
        ("en", ["review", "bytes"], "Outcome: "),
    ] {
        let text = sitting(&p, lang, &words);
        let (read, exact) = text.split_once('{').unwrap();
        assert!(read.contains(fields) && !read.contains('"'), "{text}");
        assert!(format!("{{{exact}").contains(bytes.trim_end()), "{text}");
        // All that the bytes say was said before.
        let record: serde_json::Value = serde_json::from_str(&bytes).unwrap();
        for part in ["training_id", "coach_id", "data_type", "anonymized_at"] {
            assert!(
                read.contains(record[part].as_str().unwrap()),
                "{part}: {text}"
            );
        }
    }
}

#[test]
fn nothing_to_share_says_why_and_a_batch_of_nothing_is_not_listed() {
    let p = Place::with_batch();
    p.json(&["consent", "client", "1", "revoke"]);
    assert_eq!(
        p.json(&["export", "list"])["batches"],
        serde_json::json!([])
    );
    let text = sitting(&p, "nl", &["delen", "klaarzetten"]);
    assert!(!text.contains("Partij 1"), "{text}");
    assert!(
        text.contains("Voor één casus ontbreekt de toestemming"),
        "{text}"
    );
}

#[test]
fn touching_an_approved_batch_says_that_the_approval_lapses() {
    let p = Place::with_batch();
    let shown = p.run(&["export", "show", "1"], "");
    let said = String::from_utf8(shown.stderr).unwrap();
    let hash = said.trim().rsplit(' ').next().unwrap().to_owned();
    p.json(&["export", "approve", "1", "--sha256", &hash]);
    let text = sitting(&p, "nl", &["delen", "open 3", "goedkeuren", "weglaten"]);
    assert!(text.contains("goedgekeurd"), "{text}");
    assert!(text.contains("verstuur verstuurt haar"), "{text}");
    assert!(
        text.contains("De goedkeuring vervalt; goedkeuren keurt goed"),
        "{text}"
    );
    let done = p.json(&["export", "exclude", "1", "--undo"]);
    assert_eq!(done["lapsed"], serde_json::json!([]));
}
