//! Reading a batch: whoever reads stays where they are, whatever a decision does to the order of the records.

use super::*;
use crate::casebook::{AnonymisationLevel, BatchId, FindingId, RecordId};
use crate::practice::{FindingView, RecordView};
use crate::privacy::Local;
use crate::sharing::facts::{Facts, Less};
use crate::vault::RecordRow;
use crate::workbench::keymap::Layer;
use crate::workbench::overlay::review::Review;
use crate::workbench::sharing::{ReviewView, ShareAct};

/// A record with so many findings nobody decided about.
pub(super) fn record(id: i64, word: &str, findings: i64) -> RecordView {
    RecordView {
        record: RecordRow {
            id: RecordId(id),
            batch_id: BatchId(1),
            training_id: format!("t{id}"),
            data_type: "session_patterns".into(),
            source: format!("session:{id}"),
            client_id: None,
            case_id: None,
            level: AnonymisationLevel::Full,
            coach_consent: String::new(),
            client_consent: None,
            words: Local::new(String::new()),
            facts: String::new(),
            line: format!("line of {word}"),
            sha256: format!("sha{id}"),
            content_sha: String::new(),
            excluded: false,
            seen: true,
        },
        original: Local::new(format!("own words of {word}")),
        findings: (0..findings)
            .map(|n| FindingView {
                id: FindingId(id * 10 + n),
                span: (0, 3),
                leaves: None,
                kind: "QUASI".into(),
                replacement: String::new(),
                reason: "own-word".into(),
                confidence: 0.5,
                decision: "open".into(),
            })
            .collect(),
        facts: Facts {
            outcomes: "setback".into(),
            session_count: 7,
            duration_avg: 50,
            language: "nl".into(),
            less: Less::default(),
        },
        diff: None,
        before: None,
        risk: None,
    }
}

/// Whose the first record is.
const WHOSE: &str = "Wilg · Werk · 3 Mar 2026";

pub(super) fn view(records: Vec<RecordView>) -> Event {
    Event::Review(Box::new(ReviewView {
        batch: BatchId(1),
        approved: false,
        sha256: "0123456789abcdef".into(),
        whose: [(RecordId(1), WHOSE.to_owned())].into(),
        records,
    }))
}

/// A batch of three records on the screen.
pub(super) fn reading(cols: u16, rows: u16) -> Player {
    let mut p = Player::new(cols, rows);
    p.s.show(Review::new(BatchId(1)));
    p.gets(view(vec![
        record(1, "alder", 2),
        record(2, "birch", 2),
        record(3, "cedar", 2),
    ]));
    p
}

pub(super) fn decided(out: &[Command]) -> Option<FindingId> {
    out.iter().find_map(|c| match c {
        Command::Share(ShareAct::Decide(_, finding, _)) => Some(*finding),
        _ => None,
    })
}

#[test]
fn a_decision_leaves_whoever_reads_at_their_record_and_their_finding() {
    let mut p = reading(100, 30);
    p.keys("nj");
    let out = p.keys("m");
    assert_eq!(decided(&out), Some(FindingId(21)));
    // The line changed, and with it the place of the record among those that would leave.
    let mut second = record(2, "birch", 2);
    second.record.line = "line with another word".into();
    let others = [record(3, "cedar", 2), record(1, "alder", 2)];
    let [third, first] = others;
    p.gets(view(vec![second, third, first]));
    let text = p.text();
    assert!(
        text.contains("own words of birch") && text.contains("record 2 of 3"),
        "{text}"
    );
    assert_eq!(decided(&p.keys("m")), Some(FindingId(21)));
    // The one after it is the one that stood there before, and so is the one before it.
    p.keys("n");
    assert!(p.text().contains("own words of cedar"), "{}", p.text());
    p.keys("pp");
    assert!(p.text().contains("own words of alder"), "{}", p.text());
}

/// Which line is told to have been on the screen.
pub(super) fn told(out: &[Command]) -> Option<&str> {
    out.iter().find_map(|c| match c {
        Command::Share(ShareAct::Saw(_, lines)) => lines.first().map(|(_, sha)| sha.as_str()),
        _ => None,
    })
}

#[test]
fn a_verdict_and_another_one_back_leave_no_record_unseen() {
    let mut p = Player::new(100, 30);
    p.s.show(Review::new(BatchId(1)));
    let as_it_is = |sha: &str, seen| {
        let mut one = record(1, "alder", 1);
        (one.record.sha256, one.record.seen) = (sha.to_owned(), seen);
        view(vec![one])
    };
    assert_eq!(told(&p.gets(as_it_is("a", false))), Some("a"));
    // Told once, also where the answer takes its time.
    assert_eq!(told(&p.gets(as_it_is("a", false))), None);
    assert_eq!(told(&p.gets(as_it_is("a", true))), None);
    p.keys("m");
    assert_eq!(told(&p.gets(as_it_is("b", false))), Some("b"));
    p.gets(as_it_is("b", true));
    p.keys("a");
    assert_eq!(told(&p.gets(as_it_is("a", false))), Some("a"));
    // Two verdicts of which the first was never on the screen.
    p.gets(as_it_is("a", true));
    p.keys("ma");
    assert_eq!(told(&p.gets(as_it_is("a", false))), Some("a"));
}

#[test]
fn a_batch_of_which_nothing_leaves_offers_no_approval() {
    let mut p = Player::new(100, 30);
    p.s.show(Review::new(BatchId(1)));
    let mut out = record(1, "alder", 0);
    out.record.excluded = true;
    p.gets(view(vec![out]));
    p.keys("A");
    assert!(p.text().contains("nothing to approve"), "{}", p.text());
    assert!(!p.text().contains("01234567"), "{}", p.text());
}

#[test]
fn the_list_of_sharing_is_read_anew_after_a_review() {
    let mut p = reading(100, 30);
    let out = p.escape();
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::Read)]),
        "{out:?}"
    );
}

#[test]
fn a_finding_that_goes_leaves_whoever_reads_at_the_one_they_were_at() {
    let mut p = reading(100, 30);
    p.keys("j");
    let mut first = record(1, "alder", 2);
    first.findings.remove(0);
    p.gets(view(vec![record(2, "birch", 2), first]));
    assert_eq!(decided(&p.keys("m")), Some(FindingId(11)));
}

#[test]
fn records_that_are_left_out_are_counted_where_they_make_the_difference() {
    let mut p = reading(100, 30);
    let mut out = record(2, "birch", 2);
    out.record.excluded = true;
    p.gets(view(vec![
        record(1, "alder", 2),
        record(3, "cedar", 2),
        out,
    ]));
    let text = p.text();
    assert!(text.contains("record 1 of 3, 1 left out"), "{text}");
}

/// The text that is asked to be taken out.
pub(super) fn wanted(out: &[Command], own: &str) -> Option<String> {
    out.iter().find_map(|c| match c {
        Command::Share(ShareAct::Redact(_, _, (from, to))) => {
            Some(own.chars().skip(*from).take(to - from).collect())
        }
        _ => None,
    })
}

#[test]
fn more_is_selected_from_the_first_word_on_by_the_rows_of_the_screen_until_it_is_out() {
    // Rows of thirty-six columns, broken at the blanks.
    let own = "{\"id\":\"t1\", \"content\": {\"patterns\":[\"ruzie met de buren\", \"lange wandeling langs de zee\"]}}";
    let mut p = Player::new(40, 24);
    p.s.show(Review::new(BatchId(1)));
    let batch = |findings| {
        let mut one = record(1, "alder", findings);
        one.original = Local::new(own.to_owned());
        view(vec![one])
    };
    p.gets(batch(0));
    p.keys("v");
    // Nothing is selected and nothing can be meant: that is said, and the selecting goes on.
    p.keys("h");
    assert!(wanted(&p.enter(), own).is_none());
    assert!(p.text().contains("v begins"), "{}", p.text());
    assert_eq!(p.s.layer(), Layer::Select);
    p.keys("lvllll");
    assert_eq!(wanted(&p.enter(), own).as_deref(), Some("ruzie"));
    // It was refused: what is selected can still be mended.
    p.gets(Event::Failed("That is not within one word.".into()));
    assert_eq!(p.s.layer(), Layer::Select);
    p.keys("h");
    assert_eq!(wanted(&p.enter(), own).as_deref(), Some("ruzi"));
    // Another answer in between ends nothing; one more finding does.
    p.gets(batch(0));
    assert_eq!(p.s.layer(), Layer::Select);
    p.gets(batch(1));
    assert_eq!(p.s.layer(), Layer::Review);
    // Down one row and up again, in the same column.
    let row = |own: &str, at: &str| {
        let width = 36;
        let rows = crate::workbench::wrap::wrap(own, width, 0);
        rows.iter()
            .rposition(|r| r.start <= own.find(at).unwrap())
            .unwrap()
    };
    assert!(row(own, "lange") > row(own, "ruzie"));
    p.keys("vj");
    p.key(KeyCode::Home, KeyModifiers::NONE);
    p.keys("v");
    let rows = crate::workbench::wrap::wrap(own, 36, 0);
    let below = rows[row(own, "ruzie") + 1];
    let first = own[below.start..].chars().next().unwrap().to_string();
    assert_eq!(wanted(&p.enter(), own), Some(first));
    p.keys("vk");
    p.key(KeyCode::End, KeyModifiers::NONE);
    p.keys("v");
    let above = rows[row(own, "ruzie")];
    let last = own[..above.end].chars().next_back().unwrap().to_string();
    assert_eq!(wanted(&p.enter(), own), Some(last));
}

#[test]
fn whose_record_is_read_stands_there_at_every_size() {
    for (cols, rows) in [(200, 50), (120, 40), (100, 30), (80, 24)] {
        let mut p = reading(cols, rows);
        assert!(p.text().contains(WHOSE), "{cols}: {}", p.text());
        p.keys("n");
        assert!(!p.text().contains("Wilg"), "{}", p.text());
    }
    // The client is the last to be cut.
    let p = reading(40, 20);
    assert!(p.text().contains("Wilg · Werk · 3"), "{}", p.text());
}

#[test]
fn a_word_is_taken_out_by_its_key_alone_and_a_selection_ends_with_a_word() {
    let own = "{\"patterns\":[\"ruzie met de koude-koffie\"]}";
    let mut p = Player::new(80, 24);
    p.s.show(Review::new(BatchId(1)));
    let mut one = record(1, "alder", 0);
    one.original = Local::new(own.to_owned());
    p.gets(view(vec![one]));
    for (keys, takes) in [
        ("v", "ruzie"),
        ("vw", "met"),
        // From the middle of it as well, and a word that is joined is one.
        ("vwwwll", "koude-koffie"),
        ("vvw", "ruzie"),
        ("vve", "ruzie"),
        ("vvww", "ruzie met"),
        ("vwwwvw", "koude-koffie"),
        ("veve", "e met"),
    ] {
        p.keys(keys);
        assert_eq!(wanted(&p.enter(), own).as_deref(), Some(takes), "{keys}");
        p.escape();
    }
    p.keys("v");
    let says = super::people::footer(&p);
    assert!(says.contains("w word"), "{says}");
}

/// A batch of one record, for the tests beside this one.
pub(super) fn one() -> Event {
    view(vec![record(1, "alder", 2)])
}

#[test]
fn a_record_is_read_field_by_field_and_its_bytes_by_one_key_and_is_seen_at_its_end() {
    let mut p = Player::new(80, 24);
    p.s.show(Review::new(BatchId(1)));
    let line = |words: &str| {
        format!(
            "{{\"training_id\":\"1f0e8a3c\",\"note\":\"Anna\",\"data_type\":\"case_patterns\",\"anonymized_content\":{{\"patterns\":[{words}],\
             \"techniques_used\":[\"grow\"],\"outcomes\":\"progress\"}}}}"
        )
    };
    let mut one = record(1, "alder", 1);
    let many: Vec<String> = (0..12).map(|n| format!("\"word {n}\"")).collect();
    one.record.line = line(&many.join(","));
    one.original = Local::new(line("\"ruzie met Anna\""));
    one.record.seen = false;
    let line = one.record.line.clone();
    let out = p.gets(view(vec![one]));
    assert_eq!(told(&out), None);
    let text = p.text();
    for said in [
        "Patterns       ruzie met Anna",
        "Unknown field  \"note\":\"Anna\"",
        "word 0",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("training_id"), "{text}");
    // What is below was not on the screen yet; the bytes begin at the top, and have all been seen once they have no row below.
    assert!(!text.contains("case_patterns"), "{text}");
    assert_eq!(told(&p.keys(" ")), Some("sha1"));
    assert!(p.text().contains("case_patterns"), "{}", p.text());
    p.keys("b");
    let text = p.text();
    assert!(
        text.contains("b shows it field by field") && text.contains("to the byte"),
        "{text}"
    );
    let bytes: String = text
        .lines()
        .skip_while(|l| !l.contains("to the byte"))
        .skip(1)
        .map(|l| l.trim_matches(['│', ' ']))
        .collect();
    assert!(bytes.starts_with(&line[..60]), "{bytes}");
}

#[test]
fn what_has_no_row_on_the_screen_is_not_seen_however_far_one_scrolls() {
    let mut p = Player::new(80, 7);
    p.s.show(Review::new(BatchId(1)));
    let mut one = record(1, "alder", 1);
    one.record.seen = false;
    let mut out = p.gets(view(vec![one]));
    for _ in 0..10 {
        out.extend(p.keys(" "));
    }
    assert_eq!(told(&out), None, "{}", p.text());
}
