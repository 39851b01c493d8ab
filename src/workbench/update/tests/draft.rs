//! Drafts at one key: asked for with a prefix, read, edited behind what was typed already, kept only when asked.

use super::*;
use crate::vault::Draft;

fn made(kind: HelpKind) -> Event {
    let draft = "# GROW sheet – Case number 1\n\n## Goal\n\n- Home at five. [1]\n";
    drafted(kind, CaseId(1), draft, vec![Notice::NoModel])
}

#[test]
fn a_prefix_and_a_letter_make_a_draft_of_the_open_case_and_of_the_one_in_the_list() {
    let mut p = Player::new(100, 30);
    p.keys("j");
    assert!(
        matches!(p.keys("dg")[..], [Command::Help(ref a)] if a.case == CaseId(2) && a.kind == HelpKind::Grow)
    );
    // Not wanted after all: what is being made stops, and what comes late changes nothing.
    assert!(matches!(p.escape()[..], [Command::StopAsking]));
    p.gets(made(HelpKind::Grow));
    assert!(p.s.overlays.is_empty());
    p.keys("k");
    p.open_case();
    for (key, kind) in [
        ("ds", HelpKind::Summary),
        ("dp", HelpKind::Prepare),
        ("dq", HelpKind::Questions),
        ("dm", HelpKind::Smart),
        ("dt", HelpKind::Patterns),
    ] {
        assert!(
            matches!(p.keys(key)[..], [Command::Help(ref a)] if a.case == CaseId(1) && a.kind == kind)
        );
        p.escape();
    }
}

#[test]
fn a_draft_is_read_and_becomes_a_note_only_when_it_is_asked_to() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.keys("dg");
    p.gets(Event::Helping(120));
    assert!(p.text().contains("120 characters so far"));
    p.gets(made(HelpKind::Grow));
    let shown = p.text();
    assert!(
        shown.contains("Home at five. [1]") && shown.contains("keep as note"),
        "{shown}"
    );
    assert!(p.escape().is_empty() && p.s.overlays.is_empty());
    // As it is.
    p.keys("dg");
    p.gets(made(HelpKind::Grow));
    assert!(
        matches!(&p.keys("w")[..], [Command::SaveNote { id: None, note, .. }] if note.body.contains("Home at five"))
    );
    // Edited, behind what was typed of a new note and never saved.
    p.keys("dg");
    p.gets(made(HelpKind::Grow));
    assert!(matches!(p.keys("e")[..], [Command::NewNote(CaseId(1))]));
    p.gets(Event::NewNoteDraft(
        CaseId(1),
        Some(Draft {
            key: "new-note:case:1".into(),
            body: "typed before\n".into(),
            meta: String::new(),
            saved_ms: 0,
        }),
    ));
    assert!(p.s.overlays.is_empty());
    assert!(p.note().starts_with("typed before\n\n# GROW sheet"));
    // It is a draft at once, and no note.
    p.now += 2_000;
    let saved = p.gets(Event::Tick);
    assert!(
        matches!(&saved[..], [Command::SaveDraft(d)] if d.body.contains("Home at five")),
        "{saved:?}"
    );
}

#[test]
fn goals_are_set_from_the_draft_as_it_was_left() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.keys("dm");
    p.gets(made(HelpKind::Smart));
    assert!(
        matches!(&p.keys("K")[..], [Command::KeepGoals(CaseId(1), text)] if text.contains("## Goal"))
    );
    // The draft is still there: to be kept as a note as well, or to be read again when nothing in it was new.
    p.gets(Event::Notice("One goal was set.".into()));
    p.gets(Event::Goals(CaseId(1), vec![]));
    let shown = p.text();
    assert!(
        shown.contains("Home at five") && shown.contains("One goal was set."),
        "{shown}"
    );
    assert!(matches!(&p.keys("w")[..], [Command::SaveNote { .. }]));
    assert!(p.s.overlays.is_empty());
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    p.gets(Event::Paste("## Less work\n".into()));
    p.control('x');
    assert!(
        matches!(&p.keys("k")[..], [Command::KeepGoals(CaseId(1), text)] if text == "## Less work\n")
    );
}
