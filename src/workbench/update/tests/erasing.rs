//! A client who is erased, and what is handed over before.

use super::people::*;
use super::*;
use crate::casebook::ClientId;
use crate::workbench::sharing::ShareAct;

#[test]
fn a_client_is_erased_when_the_label_is_typed_and_nothing_of_them_is_kept_again() {
    let mut p = Player::new(100, 30);
    p.write("a thought of today");
    p.keys("xy");
    p.s.focus = crate::workbench::state::Pane::Cases;
    p.keys(":erase-client");
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::Documents(ClientId(1)))]),
        "{out:?}"
    );
    assert!(p.text().contains("Type Label1 to do it"), "{}", p.text());
    // Which imports go with them comes as soon as it is counted.
    p.gets(Event::Documents(ClientId(1), 3));
    assert!(
        p.text().contains("3 documents that were imported"),
        "{}",
        p.text()
    );
    p.keys("label1");
    assert!(p.enter().is_empty());
    assert!(p.text().contains("nothing was erased"), "{}", p.text());
    for _ in 0..6 {
        p.key(KeyCode::Backspace, KeyModifiers::NONE);
    }
    p.keys("Label1");
    let out = p.enter();
    let at = |is: &dyn Fn(&Command) -> bool| out.iter().position(is);
    let saved = at(&|c| matches!(c, Command::SaveDraft(_)));
    let erased = at(&|c| matches!(c, Command::Share(ShareAct::Erase(ClientId(1)))));
    assert!(erased.is_some() && saved < erased, "{out:?}");
    assert!(p.s.editor.is_none());
    let later = p.gets(Event::Tick);
    assert!(
        !later.iter().any(|c| matches!(c, Command::SaveDraft(_))),
        "{later:?}"
    );
    // Leaving the line empty leaves the client.
    p.gets(Event::Opened(Box::new(Opened {
        case: None,
        turns: vec![],
        notes: vec![],
        goals: vec![],
        sessions: vec![],
        question: None,
        drafts: Default::default(),
    })));
    p.keys(":erase-client");
    p.enter();
    assert!(p.enter().is_empty());
    assert!(footer(&p).contains("Nothing was done"), "{}", footer(&p));
}

#[test]
fn everything_about_a_client_who_is_due_and_the_log_are_one_key_away() {
    let mut p = Player::new(100, 30);
    dashboard(&mut p, true, 0);
    // On the row of the coach there is no client, and no case is open.
    p.keys("w");
    assert!(footer(&p).contains("row of a client"), "{}", footer(&p));
    p.keys("jw");
    assert!(
        p.text().contains("everything held about Wilg"),
        "{}",
        p.text()
    );
    p.keys("nowhere/wilg.txt");
    assert!(p.enter().is_empty());
    assert!(p.text().contains(".md, .json or .zip"), "{}", p.text());
    for _ in 0..3 {
        p.key(KeyCode::Backspace, KeyModifiers::NONE);
    }
    p.keys("zip");
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::Share(ShareAct::HandOver(ClientId(7), f))] if f.ends_with("nowhere/wilg.zip")),
        "{out:?}"
    );
    assert!(matches!(
        &p.keys("D")[..],
        [Command::Share(ShareAct::Retention(5))]
    ));
    assert!(matches!(
        &p.keys("V")[..],
        [Command::Share(ShareAct::Audit)]
    ));
    p.keys("E");
    assert!(p.text().contains("Type Wilg to do it"), "{}", p.text());
    p.escape();
    p.gets(Event::Page("Audit log".into(), "Head: 3:abc".into()));
    assert!(p.text().contains("Head: 3:abc"), "{}", p.text());
    p.escape();
    p.escape();
    // The same from the panes.
    p.keys(":audit");
    assert!(matches!(&p.enter()[..], [Command::Share(ShareAct::Audit)]));
}

#[test]
fn what_an_erasure_did_stays_on_the_screen_until_it_is_closed() {
    use crate::practice::{Erasure, Revoked};
    use crate::vault::{Erased, TraceRow, Traces};
    let mut p = Player::new(100, 30);
    let row = TraceRow {
        table: "note".into(),
        name: "note:1".into(),
    };
    p.gets(Event::Erased(Box::new(Erasure {
        erased: Erased::default(),
        hive: Revoked::default(),
        traces: Traces {
            words: 1,
            found: vec![("note".into(), 1)],
            rows: vec![row],
            ..Traces::default()
        },
        titles: [("note:1".to_owned(), "Berk · Rust · Gesprek".to_owned())].into(),
        audit_head: String::new(),
    })));
    for key in ["", "j", "k"] {
        p.keys(key);
        let text = p.text();
        assert!(
            text.contains("Erased") && text.contains("Backups made earlier"),
            "{text}"
        );
        assert!(
            text.contains("Berk · Rust · Gesprek") && !text.contains("note:1"),
            "{text}"
        );
    }
    p.keys("q");
    assert!(p.s.overlays.is_empty());
}
