//! What was typed of a note and never saved: it is found again on the screen, taken back to what was saved, and let go.

use super::*;
use crate::casebook::{Note, NoteId};
use crate::privacy::Local;
use crate::vault::Draft;

fn draft(key: &str, body: &str) -> Draft {
    Draft {
        key: key.into(),
        body: body.into(),
        meta: String::new(),
        saved_ms: 0,
    }
}

/// A note with this text is read, with this draft of it.
fn read(p: &mut Player, id: i64, body: &str, kept: Option<&str>) {
    let note = Note {
        id: NoteId(id),
        case_id: CaseId(1),
        session_id: None,
        title: format!("Note {id}"),
        body: body.into(),
        created_ms: 0,
        updated_ms: 0,
    };
    let kept = kept.map(|body| draft(&format!("note:{id}"), body));
    p.gets(Event::NoteRead(Box::new(Local::new(note)), kept));
}

/// The case is open at its notes, of which these keys have a draft.
fn at_notes(drafts: &[&str]) -> Player {
    let mut p = Player::new(100, 30);
    p.enter();
    p.gets(Event::Opened(Box::new(Opened {
        case: Some(case(1)),
        turns: vec![],
        notes: vec![note_row(7, "First talk"), note_row(8, "Second talk")],
        goals: vec![],
        sessions: vec![],
        question: None,
        drafts: drafts
            .iter()
            .map(|k| ((*k).to_owned(), String::new()))
            .collect(),
    })));
    p.keys("2t");
    p
}

/// What is kept once nothing was typed for a while.
fn later(p: &mut Player) -> Vec<Command> {
    p.now += 2_000;
    p.gets(Event::Tick)
}

#[test]
fn an_emptied_note_goes_back_to_what_was_saved() {
    let mut p = at_notes(&["note:7"]);
    read(&mut p, 7, "all of it", Some(""));
    assert_eq!(p.note(), "");
    assert!(p.text().contains("lets it go"), "{}", p.text());
    p.control('z');
    assert_eq!(p.note(), "all of it");
    // What says the same as the note is no draft.
    let out = later(&mut p);
    assert!(
        matches!(&out[..], [Command::ClearDraft(k)] if k == "note:7"),
        "{out:?}"
    );
    p.escape();
    assert!(!p.text().contains("draft"), "{}", p.text());
}

#[test]
fn a_draft_is_let_go_by_its_key() {
    let mut p = at_notes(&["note:7"]);
    read(&mut p, 7, "all of it", Some("half"));
    p.control('x');
    let out = p.keys("z");
    assert!(
        matches!(&out[..], [Command::ClearDraft(k)] if k == "note:7"),
        "{out:?}"
    );
    assert_eq!(p.note(), "all of it");
    assert!(p.text().contains("The draft is gone"), "{}", p.text());
    // A slip of the key loses nothing.
    p.control('z');
    assert_eq!(p.note(), "half");
    let out = later(&mut p);
    assert!(matches!(&out[..], [Command::SaveDraft(d)] if d.body == "half"));

    // Of a note that was never saved nothing would be left: it is asked.
    p.gets(Event::NewNoteDraft(
        CaseId(1),
        Some(draft("new-note:case:1", "begun")),
    ));
    p.control('x');
    let out = p.keys("z");
    assert!(!out.iter().any(|c| matches!(c, Command::ClearDraft(_))));
    assert!(p.text().contains("does not come back"), "{}", p.text());
    p.keys("n");
    assert_eq!(p.note(), "begun");
    p.control('x');
    let out = p.keys("zy");
    assert!(
        out.iter()
            .any(|c| matches!(c, Command::DropNewNote(CaseId(1), None))),
        "{out:?}"
    );
    let out = p.gets(Event::NewNoteDropped(CaseId(1), None));
    assert!(
        matches!(&out[..], [Command::ClearDraft(k)] if k == "new-note:case:1"),
        "{out:?}"
    );
    assert!(p.s.editor.is_none() && later(&mut p).is_empty());
}

#[test]
fn drafts_are_seen_among_the_notes_and_opened_from_there() {
    let mut p = at_notes(&["note:8", "new-note:case:1"]);
    let shown = p.text();
    assert!(shown.contains("New note · draft"), "{shown}");
    assert!(shown.contains("Second talk · draft"), "{shown}");
    assert!(!shown.contains("First talk · draft"), "{shown}");
    // Of no session: the day it was made.
    let day = crate::casebook::day_here(0).unwrap();
    let day = crate::locale::date(day.year(), day.month(), day.day());
    assert!(shown.contains(&format!("{day:<12}First talk")), "{shown}");
    assert!(matches!(p.enter()[..], [Command::NewNote(CaseId(1))]));
    p.keys("jj");
    assert!(matches!(p.keys("e")[..], [Command::ReadNote(NoteId(8))]));
    read(&mut p, 8, "saved", Some("draft"));
    assert_eq!(p.s.note_at, 2);
}

#[test]
fn a_new_note_begins_empty_and_what_waited_of_another_stays_in_the_list() {
    let mut p = at_notes(&["new-note:case:1"]);
    assert!(matches!(
        p.keys("n")[..],
        [Command::ParkNewNote(CaseId(1), None)]
    ));
    let drafts = |all: &[(&str, &str)]| {
        let own = |(k, v): &(&str, &str)| ((*k).to_owned(), (*v).to_owned());
        all.iter().map(own).collect()
    };
    let parked = drafts(&[("new-note/1:case:1", "tweede")]);
    p.gets(Event::NewNoteParked(CaseId(1), parked, None));
    let shown = p.text();
    assert!(shown.contains("stays among the notes"), "{shown}");
    p.keys("derde");
    assert_eq!(p.note(), "derde");
    let out = p.escape();
    assert!(
        matches!(&out[..], [Command::SaveDraft(d)] if d.key == "new-note:case:1" && d.body == "derde"),
        "{out:?}"
    );
    let shown = p.text();
    let (third, second) = (shown.find("derde · draft"), shown.find("tweede · draft"));
    assert!(third.is_some() && third < second, "{shown}");
    p.keys("j");
    assert!(matches!(
        p.enter()[..],
        [Command::ParkNewNote(CaseId(1), Some(1))]
    ));
    let parked = drafts(&[
        ("new-note/2:case:1", "derde"),
        ("new-note:case:1", "tweede"),
    ]);
    p.gets(Event::NewNoteParked(
        CaseId(1),
        parked,
        Some(draft("new-note:case:1", "tweede")),
    ));
    assert_eq!(p.note(), "tweede");
    p.escape();
    // One that was put aside is thrown away by itself.
    p.keys("j");
    p.keys("D");
    assert!(p.text().contains("derde"), "{}", p.text());
    let out = p.keys("y");
    assert!(matches!(
        out[..],
        [Command::DropNewNote(CaseId(1), Some(2))]
    ));
    p.gets(Event::NewNoteDropped(CaseId(1), Some(2)));
    let shown = p.text();
    assert!(
        !shown.contains("derde") && shown.contains("tweede · draft"),
        "{shown}"
    );
}

#[test]
fn a_new_note_that_is_left_stands_first_among_the_notes() {
    let mut p = at_notes(&[]);
    p.keys("j");
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    p.keys("begun");
    p.escape();
    let shown = p.text();
    assert!(shown.contains("stands first among the notes"), "{shown}");
    assert!(shown.contains("begun · draft"), "{shown}");
    assert!(matches!(p.enter()[..], [Command::NewNote(CaseId(1))]));
    // Without a word it leaves nothing.
    p.gets(Event::NewNoteDraft(
        CaseId(1),
        Some(draft("new-note:case:1", "x")),
    ));
    p.key(KeyCode::Backspace, KeyModifiers::NONE);
    let out = p.escape();
    assert!(
        matches!(&out[..], [Command::ClearDraft(k)] if k == "new-note:case:1"),
        "{out:?}"
    );
    assert!(!p.text().contains("draft"), "{}", p.text());
}

#[test]
fn a_note_has_its_title_from_the_moment_it_is_saved() {
    let mut p = at_notes(&[]);
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    p.keys("Third talk");
    p.control('s');
    // Typed while it is being saved, and kept as what it was then.
    p.keys("!");
    later(&mut p);
    let out = p.gets(Event::NoteSaved {
        id: NoteId(9),
        case: CaseId(1),
        draft: "new-note:case:1".into(),
        notes: vec![note_row(9, "Third talk"), note_row(7, "First talk")],
    });
    assert!(
        matches!(&out[..], [Command::ClearDraft(k), ..] if k == "new-note:case:1"),
        "{out:?}"
    );
    let shown = p.text();
    let heading = shown.lines().find(|l| l.contains("Third talk"));
    assert!(heading.is_some_and(|l| l.contains("draft")), "{shown}");
    let out = later(&mut p);
    assert!(
        matches!(&out[..], [Command::SaveDraft(d)] if d.key == "note:9" && d.body == "Third talk!"),
        "{out:?}"
    );
    p.escape();
    assert!(!p.text().contains("New note"), "{}", p.text());
}

#[test]
fn a_new_note_says_of_which_session_it_is_and_an_old_one_shows_it() {
    let mut p = Player::new(100, 30);
    p.write("Slapen");
    p.control('s');
    let mut row = note_row(9, "Slapen");
    row.session_id = Some(crate::casebook::SessionId(2));
    row.date = Some(jiff::civil::date(2026, 3, 3));
    let saved = |draft: &str, row: &crate::vault::NoteRow| Event::NoteSaved {
        id: NoteId(9),
        case: CaseId(1),
        draft: draft.into(),
        notes: vec![row.clone()],
    };
    p.gets(saved("new-note:case:1", &row));
    assert!(
        p.text().contains("with the session of 3 Mar"),
        "{}",
        p.text()
    );
    // The second time it is known; above the text it stands all the while.
    p.keys("!");
    assert!(
        p.text().contains("Slapen · session of 3 Mar"),
        "{}",
        p.text()
    );
    p.control('s');
    p.gets(saved("note:9", &row));
    assert!(p.text().contains("Saved."), "{}", p.text());
}

#[test]
fn the_notes_of_a_case_that_is_not_open_any_more_are_not_shown() {
    let mut p = at_notes(&[]);
    p.gets(Event::Notes(CaseId(2), vec![note_row(1, "Of another")]));
    assert_eq!(p.s.notes.len(), 2);
    p.gets(Event::Notes(CaseId(1), vec![note_row(7, "First talk")]));
    assert_eq!(p.s.notes.len(), 1);
}

#[test]
fn the_mark_of_a_draft_is_there_however_long_the_title() {
    let mut p = Player::new(80, 24);
    p.enter();
    let long = "A title that goes on and on and on, far beyond what a list can show of it";
    p.gets(Event::Opened(Box::new(Opened {
        case: Some(case(1)),
        turns: vec![],
        notes: vec![note_row(7, long)],
        goals: vec![],
        sessions: vec![],
        question: None,
        drafts: [("note:7".to_owned(), String::new())].into(),
    })));
    p.keys("2t");
    let shown = p.text();
    assert!(shown.contains("… · draft"), "{shown}");
    // And so is that the program made it.
    let drafts = std::mem::take(&mut p.s.drafts);
    p.s.notes[0].made = Some(crate::casebook::MadeOf::Answer);
    let shown = p.text();
    assert!(shown.contains("… · made from an answer"), "{shown}");
    (p.s.notes[0].made, p.s.drafts) = (None, drafts);
    read(&mut p, 7, "saved", Some("changed"));
    if let Some(e) = &mut p.s.editor {
        e.title = long.into();
    }
    let shown = p.text();
    assert!(shown.contains("… draft"), "{shown}");
}

#[test]
fn what_was_typed_of_a_new_note_is_thrown_away_from_the_list_after_a_question() {
    let mut p = at_notes(&["new-note:case:1"]);
    p.s.drafts
        .insert("new-note:case:1".into(), "Slept badly".into());
    assert!(p.text().contains("Slept badly · draft"), "{}", p.text());
    assert!(p.keys("D").is_empty());
    assert!(p.text().contains("“Slept badly”"), "{}", p.text());
    // Anything but yes leaves it.
    p.keys("n");
    assert!(p.text().contains("Slept badly · draft"), "{}", p.text());
    p.keys("D");
    let out = p.keys("y");
    assert!(
        matches!(out[..], [Command::DropNewNote(CaseId(1), None)]),
        "{out:?}"
    );
    p.gets(Event::NewNoteDropped(CaseId(1), None));
    let shown = p.text();
    assert!(!shown.contains("Slept badly · draft"), "{shown}");
    assert!(shown.contains("First talk"), "{shown}");
}

#[test]
fn without_a_draft_there_is_none_to_let_go() {
    let mut p = at_notes(&[]);
    read(&mut p, 7, "all of it", None);
    p.control('x');
    assert!(p.keys("z").is_empty());
    let said = p.s.notice.clone().unwrap_or_default();
    assert!(said.starts_with("There is no draft"), "{said}");
    assert_eq!(p.note(), "all of it");
}
