//! The dashboard of sharing row by row: what can be taken back there, what is said before it is, and what each key does on each row.

use super::people::*;
use super::*;
use crate::casebook::{BatchId, RecordId};
use crate::workbench::sharing::ShareAct;

#[test]
fn two_records_of_one_client_are_told_apart_in_the_list_and_on_their_page() {
    for size in [(80, 24), (200, 60)] {
        let mut p = Player::new(size.0, size.1);
        let mut all = sharing_view(true, 0);
        let mut second = share();
        (second.shared.id, second.of) = (2, "Werk · 3 Mar 2026".into());
        all.shared = vec![share(), second];
        shows(&mut p, all);
        let text = p.text();
        let rows: Vec<&str> = text.lines().filter(|l| l.contains("Wilg · Werk")).collect();
        assert_eq!(rows.len(), 2, "{text}");
        assert_ne!(rows[0], rows[1]);
        p.keys("G");
        p.enter();
        let text = p.text();
        assert!(
            text.contains("a case · Wilg · Werk · 3 Mar 2026")
                && text.contains("Made of: Werk · 3 Mar 2026"),
            "{text}"
        );
    }
}

#[test]
fn one_of_what_was_shared_is_taken_back_alone_and_the_question_says_what_stays() {
    let mut p = Player::new(100, 30);
    let mut all = sharing_view(true, 0);
    all.shared = vec![share()];
    shows(&mut p, all.clone());
    p.keys("Gd");
    let asks = p.text();
    assert!(
        asks.contains("only this one from the hive (a case, Wilg, Werk, 3")
            && asks.contains("The consent stays"),
        "{asks}"
    );
    let out = p.keys("y");
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::TakeBack(1))]),
        "{out:?}"
    );
    // What is gone, or going, is not asked about.
    for (state, says) in [
        ("being deleted", "being deleted already"),
        ("deleted", "confirmed by the hive"),
    ] {
        all.shared[0].state = state;
        p.gets(Event::Sharing(Box::new(all.clone())));
        assert!(p.keys("d").is_empty());
        assert!(footer(&p).contains(says), "{}", footer(&p));
    }
}

/// The dashboard with a batch that was approved, of which one record waits and one is being deleted in the hive.
fn approved(p: &mut Player) {
    let mut all = sharing_view(true, 2);
    let (batch, _) = &mut all.batches[0];
    (batch.queued, batch.approved_sha, batch.waiting) = (true, Some("ab".into()), 1);
    all.outbox[1].row.op = crate::vault::Op::Delete;
    all.outbox[1].row.record = None;
    all.outbox[0].row.trouble = Some("The hive could not be reached.".into());
    all.outbox[0].row.body = "{\"the line\"}".into();
    shows(p, all);
}

#[test]
fn what_waits_is_named_read_and_kept_here_one_by_one_or_by_the_batch() {
    let mut p = Player::new(120, 30);
    approved(&mut p);
    let text = p.text();
    assert!(
        text.contains("To be sent · a session · Wilg · Werk · 3 Mar 2026: The hive could not"),
        "{text}"
    );
    assert!(
        text.contains("Batch 1: approved, one record waits"),
        "{text}"
    );
    // The coach, the client, nothing to be read, the batch, what waits.
    p.keys("jjj");
    assert!(footer(&p).contains("d take back"), "{}", footer(&p));
    p.keys("d");
    assert!(p.text().contains("Not send batch 1?"), "{}", p.text());
    let out = p.keys("y");
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::StopBatch(BatchId(1)))]),
        "{out:?}"
    );
    p.keys("jl");
    let text = p.text();
    for said in ["{\"the line\"}", "inbox/v1/0", "could not be reached"] {
        assert!(text.contains(said), "{text}");
    }
    p.escape();
    p.keys("d");
    assert!(
        p.text()
            .contains("Not send this (a session, Wilg, Werk, 3 Mar 2026)?"),
        "{}",
        p.text()
    );
    let out = p.keys("y");
    assert!(
        matches!(
            &out[..],
            [Command::Share(ShareAct::StopRecord(RecordId(0)))]
        ),
        "{out:?}"
    );
    // What is deleted protects somebody.
    p.keys("j");
    assert!(!footer(&p).contains("take back"), "{}", footer(&p));
    assert!(p.keys("d").is_empty());
    assert!(footer(&p).contains("goes on"), "{}", footer(&p));
}

#[test]
fn no_key_of_the_dashboard_is_silent_on_a_row_where_it_does_nothing() {
    let mut p = Player::new(120, 30);
    dashboard(&mut p, true, 0);
    // The batch that is to be read, and the sentence that nothing waits.
    for (down, key, says) in [
        ("jj", "d", "not approved"),
        ("", "r", "row of a person"),
        ("j", "l", "nothing to open"),
        ("", "d", "nothing to take back"),
        ("", "r", "row of a person"),
        ("", "E", "row of a client"),
        ("", "w", "row of a client"),
    ] {
        p.keys(down);
        assert!(p.keys(key).is_empty());
        assert!(footer(&p).contains(says), "{key}: {}", footer(&p));
        p.keys("jk");
    }
    assert!(!footer(&p).contains("take back"), "{}", footer(&p));
    assert!(!footer(&p).contains("open"), "{}", footer(&p));
}

#[test]
fn a_long_label_is_cut_and_what_stands_behind_it_is_not() {
    let mut p = Player::new(80, 24);
    let mut all = sharing_view(false, 0);
    let long =
        "Merel \u{1f426} met een heel erg lang label dat de hele rij zou vullen en nog verder gaat";
    all.people[1].label = long.into();
    all.shared = vec![share()];
    all.shared[0].client = Some(long.into());
    shows(&mut p, all);
    let text = p.text();
    let person = text.lines().find(|l| l.contains("Merel")).unwrap();
    assert!(
        person.contains('…') && person.contains("not asked"),
        "{person}"
    );
    let shared = text.lines().rfind(|l| l.contains("Merel")).unwrap();
    assert!(
        shared.contains('…') && shared.contains(" shared"),
        "{shared}"
    );
    // The whole of it stands at the foot of the row one is at.
    p.keys("j");
    let flat: String = p.text().replace(['│', '\n'], " ");
    let flat: Vec<&str> = flat.split_whitespace().collect();
    assert!(
        flat.join(" ").contains("en nog verder gaat"),
        "{}",
        p.text()
    );
    // And it need not be typed to erase them: the number does.
    p.keys("E");
    let flat: String = p.text().replace(['│', '\n'], " ");
    let flat: Vec<&str> = flat.split_whitespace().collect();
    assert!(
        flat.join(" ").contains("Type 7, the number of this client"),
        "{}",
        p.text()
    );
    p.keys("8");
    assert!(p.enter().is_empty());
    p.key(KeyCode::Backspace, KeyModifiers::NONE);
    p.keys("7");
    let out = p.enter();
    assert!(
        out.iter()
            .any(|c| matches!(c, Command::Share(ShareAct::Erase(_)))),
        "{out:?}"
    );
}

#[test]
fn a_mark_is_found_and_taken_back_where_no_record_holds_its_word_any_more() {
    use crate::casebook::MarkId;
    use crate::workbench::marks::Marked;
    let mark = |id, word: &str, place: &str| Marked {
        mark: crate::vault::Mark {
            id: MarkId(id),
            case_id: None,
            word: word.into(),
            created_ms: DECIDED,
        },
        place: place.into(),
    };
    let mut p = Player::new(80, 24);
    dashboard(&mut p, true, 0);
    let out = p.keys("m");
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::Marks)]),
        "{out:?}"
    );
    p.gets(Event::Marks(vec![
        mark(3, "koude koffie", "whole practice"),
        mark(5, "stadspark", "Wilg · Werk"),
    ]));
    let text = p.text();
    assert!(
        text.contains("koude koffie") && text.contains("Wilg · Werk · 3 Mar 2026"),
        "{text}"
    );
    assert!(footer(&p).contains("d take back"), "{}", footer(&p));
    p.keys("jd");
    assert!(
        p.text().contains("“stadspark” identifies nobody (Wilg"),
        "{}",
        p.text()
    );
    let out = p.keys("y");
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::Unmark(MarkId(5)))]),
        "{out:?}"
    );
    p.gets(Event::Marks(vec![]));
    assert!(p.text().contains("No word is marked"), "{}", p.text());
    p.keys("d");
    assert!(
        footer(&p).contains("nothing to take back"),
        "{}",
        footer(&p)
    );
}

#[test]
fn what_is_looked_for_once_more_says_why_and_until_when() {
    let mut p = Player::new(100, 30);
    let mut all = sharing_view(true, 1);
    all.outbox[0].row.op = crate::vault::Op::Sweep;
    all.outbox[0].row.body = DECIDED.to_string();
    shows(&mut p, all);
    p.keys("Gkl");
    let flat: String = p.text().replace(['│', '\n'], " ");
    let flat: Vec<&str> = flat.split_whitespace().collect();
    let flat = flat.join(" ");
    assert!(
        flat.contains("did not answer while this was sent"),
        "{flat}"
    );
    assert!(flat.contains("once more after 3 Mar 2026 "), "{flat}");
    assert!(flat.contains("a session · Wilg · Werk"), "{flat}");
}
