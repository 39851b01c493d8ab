//! Writing: notes by lines, drafts, forms and snippets.

use super::super::act::FormFor;
use super::*;

#[test]
fn every_line_of_a_note_is_kept_and_a_dot_saves_it() {
    let mut s = with_case(None);
    assert!(matches!(
        acts(s.line("write", 0)).as_slice(),
        [Act::NewNote(CaseId(7), false)]
    ));
    s.outcome(Outcome::NewNote(CaseId(7), None, false), 0);
    for (line, kept) in [
        ("Eerste", "Eerste"),
        ("quit", "Eerste\nquit"),
        ("..", "Eerste\nquit\n."),
    ] {
        let [Act::SaveDraft(key, body)] = &acts(s.line(line, 0))[..] else {
            panic!("not kept");
        };
        assert_eq!((key.as_str(), body.as_str()), ("new-note:case:7", kept));
    }
    let saved = acts(s.line(".", 0));
    assert!(
        matches!(&saved[..], [Act::SaveNote { id: None, note, .. }] if note.body == "Eerste\nquit\n.")
    );
    s.outcome(Outcome::Saved(NoteId(5), None), 0);
    assert!(matches!(s.line("quit", 0).last(), Some(Effect::Quit)));
}

#[test]
fn a_draft_is_offered_and_can_be_gone_on_with_or_let_go() {
    let mut s = with_case(Some("Begin\nverder"));
    let on = acts(s.line("verder", 0));
    assert!(matches!(&on[..], [Act::SaveDraft(_, body)] if body == "Begin\nverder"));
    assert_eq!(s.prompt(), "3: ");
    let mut s = with_case(Some("Begin"));
    assert!(matches!(
        acts(s.line("discard", 0)).as_slice(),
        [Act::ClearDraft(key)] if key == "new-note:case:7"
    ));
    assert!(said(&s.line("continue", 0))[0].starts_with("No draft"));
}

#[test]
fn ctrl_c_while_writing_keeps_the_draft_and_leaves_the_note() {
    let mut s = with_case(None);
    s.outcome(Outcome::NewNote(CaseId(7), None, false), 0);
    s.line("Half", 0);
    assert!(said(&s.interrupted())[0].starts_with("Kept as a draft"));
    assert!(said(&s.line("save", 0))[0].starts_with("No note is being edited"));
}

#[test]
fn a_note_is_edited_by_its_lines() {
    let mut s = with_case(None);
    let note = Note {
        id: NoteId(3),
        case_id: CaseId(7),
        session_id: None,
        title: "Titel".into(),
        body: "een\ntwee".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    let shown = s.outcome(
        Outcome::Note(
            Box::new(Local::new(note)),
            None,
            super::super::act::NoteFor::Editing,
        ),
        0,
    );
    assert_eq!(said(&shown)[1..], ["1 een", "2 twee"]);
    s.line("replace 2 drie vier", 0);
    s.line("invoegen 1 nul", 0);
    assert!(said(&s.line("delete 9", 0))[0].contains('3'));
    s.line("delete 2", 0);
    s.line("undo", 0);
    s.line("append", 0);
    s.line("slot", 0);
    s.line(".", 0);
    let saved = acts(s.line("bewaar", 0));
    assert!(
        matches!(&saved[..], [Act::SaveNote { id: Some(NoteId(3)), note, draft }]
            if note.body == "nul\neen\ndrie vier\nslot" && draft == "note:3")
    );
}

#[test]
fn a_note_taken_back_to_what_was_saved_leaves_no_draft_and_an_emptied_one_does() {
    let note = |id| Note {
        id: NoteId(id),
        case_id: CaseId(7),
        session_id: None,
        title: "Titel".into(),
        body: "een\ntwee\n".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    let draft = crate::vault::Draft {
        key: "note:3".into(),
        body: String::new(),
        meta: String::new(),
        saved_ms: 0,
    };
    let mut s = with_case(None);
    let read = Outcome::Note(
        Box::new(Local::new(note(3))),
        Some(draft.clone()),
        super::super::act::NoteFor::Editing,
    );
    assert!(said(&s.outcome(read, 0))[0].contains("emptied"));
    s.line("continue", 0);
    let back = acts(s.line("undo", 0));
    assert!(matches!(&back[..], [Act::ClearDraft(key)] if key == "note:3"));
    assert!(said(&s.line("close", 0))[0].starts_with("Closed"));
    // In the list it says whose it is.
    let waiting = super::super::drafts::Waiting {
        draft,
        whose: "Wilg · Werk · Titel".into(),
    };
    let shown = s.outcome(Outcome::Drafts(vec![waiting], false), 0);
    let listed = said(&shown);
    assert!(listed[1].contains("Wilg · Werk · Titel"), "{listed:?}");
    assert!(listed[1].contains("emptied"), "{listed:?}");
    // A new note without a word is none.
    s.outcome(Outcome::NewNote(CaseId(7), None, false), 0);
    s.line("Half", 0);
    let gone = acts(s.line(".undo", 0));
    assert!(matches!(&gone[..], [Act::ClearDraft(key)] if key == "new-note:case:7"));
    assert!(said(&s.interrupted()).iter().all(|l| !l.contains("draft")));
}

#[test]
fn a_form_is_written_heading_by_heading() {
    let mut s = with_case(None);
    assert!(matches!(
        acts(s.line("write grow", 0)).as_slice(),
        [Act::Form(name, FormFor::Note(CaseId(7)))] if name == "grow"
    ));
    let body = "# GROW {client}\n\n## Goal\nWhat?\n\n## Will\n- Who:\n";
    let form = |body: Option<&str>| {
        Outcome::Form(
            "grow".into(),
            body.map(Into::into),
            FormFor::Note(CaseId(7)),
        )
    };
    assert!(said(&s.outcome(form(None), 0))[0].contains("No form"));
    assert!(matches!(
        acts(s.outcome(form(Some(body)), 0)).as_slice(),
        [Act::NewNote(CaseId(7), false)]
    ));
    let begun = s.outcome(Outcome::NewNote(CaseId(7), None, false), 0);
    assert_eq!(said(&begun)[1..], ["GROW Wilg", "Goal", "What?"]);
    s.line("rust", 0);
    assert_eq!(said(&s.line(".", 0)), ["Will", "- Who:"]);
    s.line("zij", 0);
    let saved = acts(s.line(".", 0));
    assert!(matches!(&saved[..], [Act::SaveNote { note, .. }]
            if note.body == "# GROW Wilg\n\n## Goal\nWhat?\n\nrust\n## Will\n- Who:\nzij"));
}

#[test]
fn a_draft_comes_before_a_form() {
    let mut s = with_case(None);
    s.outcome(
        Outcome::Form("x".into(), Some("# X".into()), FormFor::Note(CaseId(7))),
        0,
    );
    let draft = Draft {
        key: "new-note:case:7".into(),
        body: "Oud".into(),
        meta: String::new(),
        saved_ms: 0,
    };
    s.outcome(Outcome::NewNote(CaseId(7), Some(draft), false), 0);
    let begun = s.line("discard", 0);
    assert_eq!(*said(&begun).last().unwrap(), "X");
}

#[test]
fn a_dot_before_a_word_puts_in_time_and_snippets_and_loses_no_text() {
    let mut s = with_case(None);
    s.line("timer", 0);
    s.outcome(Outcome::NewNote(CaseId(7), None, false), 0);
    let stamped = s.line(".time hij lacht", 12 * 60_000);
    assert!(said(&stamped)[0].starts_with("1 "), "{:?}", said(&stamped));
    assert!(said(&stamped)[0].ends_with("(+12′) hij lacht"));
    let asked = acts(s.line(".schaal 7", 0));
    let [Act::Form(name, into @ FormFor::Here { .. })] = &asked[..] else {
        panic!("no snippet was looked for");
    };
    let here = |body: Option<&str>| Outcome::Form(name.clone(), body.map(Into::into), into.clone());
    let put = s.outcome(here(Some("Nu {cursor}, gewenst")), 0);
    assert_eq!(said(&put), ["2 Nu 7, gewenst"]);
    let kept = s.outcome(here(None), 0);
    assert!(said(&kept)[0].ends_with(".schaal 7"));
    assert_eq!(said(&s.line(".lines", 0))[2], "3 .schaal 7");
    s.line(".undo", 0);
    s.line("...en toen", 0);
    let saved = acts(s.line(".", 0));
    assert!(matches!(&saved[..], [Act::SaveNote { note, .. }]
            if note.body.ends_with("Nu 7, gewenst\n...en toen")));
}

#[test]
fn words_are_found_changed_and_put_back_while_editing() {
    let mut s = with_case(None);
    let note = Note {
        id: NoteId(3),
        case_id: CaseId(7),
        session_id: None,
        title: "T".into(),
        body: "werk\nrust\nwerk en slaap".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    s.outcome(
        Outcome::Note(
            Box::new(Local::new(note)),
            None,
            super::super::act::NoteFor::Editing,
        ),
        0,
    );
    assert_eq!(
        said(&s.line("lines werk", 0)),
        ["1 werk", "3 werk en slaap"]
    );
    assert_eq!(said(&s.line("change werk/baan", 0)), ["Replaced 2 times."]);
    assert_eq!(said(&s.line("undo", 0)), ["Undone."]);
    assert_eq!(said(&s.line("alsnog", 0)), ["Done again."]);
    assert_eq!(said(&s.line("lines", 0))[2], "3 baan en slaap");
    assert_eq!(said(&s.line("change niets/x", 0)), ["Not found."]);
}

fn waits() -> Session {
    let mut s = with_case(None);
    let draft = Draft {
        key: "new-note:case:7".into(),
        body: "Oud\nen ouder".into(),
        meta: String::new(),
        saved_ms: 0,
    };
    let begun = s.outcome(Outcome::NewNote(CaseId(7), Some(draft), false), 0);
    let said = said(&begun);
    assert!(said[0].starts_with("Draft found, 2 lines: Oud"), "{said:?}");
    s
}

#[test]
fn what_is_dictated_behind_a_waiting_draft_is_text() {
    let mut s = waits();
    for line in ["Hoe gaat het thuis?", "stop", "verder"] {
        let kept = acts(s.line(line, 0));
        assert!(
            matches!(&kept[..], [Act::SaveDraft(_, body)] if body.ends_with(line)),
            "{line}"
        );
    }
    let saved = acts(s.line(".", 0));
    assert!(matches!(&saved[..], [Act::SaveNote { id: None, note, .. }]
            if note.body == "Oud\nen ouder\nHoe gaat het thuis?\nstop\nverder"));
}

#[test]
fn a_waiting_draft_is_read_or_let_go_by_the_first_line() {
    let mut s = waits();
    assert_eq!(said(&s.line("verder", 0)), ["1 Oud", "2 en ouder"]);
    s.line("nieuw", 0);
    let saved = acts(s.line(".", 0));
    assert!(
        matches!(&saved[..], [Act::SaveNote { note, .. }] if note.body == "Oud\nen ouder\nnieuw")
    );
    let mut s = waits();
    let gone = acts(s.line("verwerp", 0));
    assert!(matches!(&gone[..], [Act::ClearDraft(key)] if key == "new-note:case:7"));
    s.line("nieuw", 0);
    let saved = acts(s.line(".", 0));
    assert!(matches!(&saved[..], [Act::SaveNote { note, .. }] if note.body == "nieuw"));
}

#[test]
fn everyday_words_leave_when_they_stand_alone() {
    for word in ["q", "stop", "exit", "quit", "einde", "Stop."] {
        let mut s = with_case(None);
        assert!(
            matches!(s.line(word, 0).last(), Some(Effect::Quit)),
            "{word}"
        );
    }
    for line in ["stop?", "stop met roken"] {
        let mut s = with_case(None);
        assert!(
            !matches!(s.line(line, 0).last(), Some(Effect::Quit)),
            "{line}"
        );
    }
}

#[test]
fn a_clock_that_was_started_by_mistake_is_thrown_away_after_a_yes() {
    let mut s = with_case(None);
    s.line("timer", 0);
    s.line("timer", 60_000);
    assert!(said(&s.line("-", 60_000))[0].contains("keeping no session"));
    assert!(said(&s.line("no", 60_000))[0].contains("Nothing"));
    s.line("timer", 60_000);
    s.line("-", 60_000);
    let done = s.line("yes", 60_000);
    assert!(
        said(&done)[0].starts_with("The clock is gone"),
        "{:?}",
        said(&done)
    );
    assert!(acts(done).is_empty());
    assert!(said(&s.line("timer", 60_000))[0].starts_with("The clock runs"));
}
