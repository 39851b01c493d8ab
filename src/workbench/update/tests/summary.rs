//! The summary of a long conversation: read at a key, changed in a field of several lines, taken away by leaving it empty.

use super::*;
use crate::casebook::TurnId;
use crate::practice::Digest;
use crate::privacy::Local;

fn shown(cols: u16, rows: u16, preset: &str) -> Player {
    let mut p = Player::with_keys(cols, rows, preset, Path::new("/nonexistent"));
    p.open_case();
    let out = p.keys("sm");
    assert!(
        matches!(out[..], [Command::ReadSummary(Some(CaseId(1)), None)]),
        "{out:?}"
    );
    p.gets(Event::Summary(Some(Digest {
        upto: TurnId(5),
        turns: 5,
        text: Local::new("They spoke of limits.\nShe will say no once.".into()),
        by: "extractive".into(),
    })));
    p
}

#[test]
fn a_summary_is_read_changed_and_saved() {
    let mut p = shown(100, 30, "default");
    let text = p.text();
    assert!(
        text.contains("They spoke of limits.") && text.contains("of 5 questions"),
        "{text}"
    );
    p.keys("e");
    p.enter();
    p.keys("And rest.");
    let out = p.control('s');
    assert!(
        matches!(&out[..], [Command::SetSummary(Some(CaseId(1)), TurnId(5), text)] if text == "They spoke of limits.\nShe will say no once.\nAnd rest."),
        "{out:?}"
    );
    assert!(p.s.overlays.is_empty());
}

#[test]
fn a_change_is_left_by_escape_in_every_keymap_and_nothing_is_saved() {
    for preset in ["default", "vim", "emacs"] {
        let mut p = shown(40, 10, preset);
        p.keys("e");
        p.gets(Event::Paste("a\nb\nc\nd\ne\nf\ng\nthe end".into()));
        assert!(
            p.text().contains("the end"),
            "the cursor is in sight: {}",
            p.text()
        );
        assert!(p.escape().is_empty());
        assert!(p.text().contains("They spoke of limits."), "{}", p.text());
        assert!(p.escape().is_empty() && p.s.overlays.is_empty(), "{preset}");
    }
}

#[test]
fn where_nothing_was_summarised_that_is_said() {
    let mut p = Player::new(80, 24);
    p.open_case();
    p.keys("sm");
    p.gets(Event::Summary(None));
    assert!(
        p.text()
            .contains("Nothing of this conversation had to be summarised"),
        "{}",
        p.text()
    );
    assert!(p.keys("e").is_empty());
    p.escape();
    assert!(p.s.overlays.is_empty());
}
