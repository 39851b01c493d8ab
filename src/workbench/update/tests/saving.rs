//! Saving a note: what is saved is known only once it is, and nobody else's note is taken for it.

use super::*;
use crate::casebook::NoteId;

fn saved(id: i64, case: i64, draft: &str) -> Event {
    Event::NoteSaved {
        id: NoteId(id),
        case: CaseId(case),
        draft: draft.into(),
        notes: vec![note_row(id, "Saved just now")],
    }
}

#[test]
fn a_note_that_could_not_be_saved_is_still_a_draft() {
    let mut p = Player::new(100, 30);
    p.write("typed and not yet a draft");
    let out = p.control('s');
    // First the draft, then the note: if the second fails the first is there.
    assert!(
        matches!(&out[..], [Command::SaveDraft(d), Command::SaveNote { .. }] if d.body.starts_with("typed")),
        "{out:?}"
    );
    p.gets(Event::Failed("The disk is full.".into()));
    let shown = p.text();
    assert!(
        shown.contains("draft") && shown.contains("The disk is full."),
        "{shown}"
    );
    p.escape();
    assert!(p.text().contains("Kept as a draft"), "{}", p.text());
}

#[test]
fn what_is_typed_while_a_note_is_being_saved_is_not_taken_for_saved() {
    let mut p = Player::new(100, 30);
    p.write("one");
    p.control('s');
    assert!(!p.s.editor.as_ref().unwrap().changed(), "it is on its way");
    p.keys("x");
    p.gets(saved(9, 1, "new-note:case:1"));
    let e = p.s.editor.as_ref().unwrap();
    assert_eq!(e.id, Some(NoteId(9)));
    assert!(e.changed(), "the x is not saved");
}

#[test]
fn a_draft_kept_as_a_note_is_not_the_note_that_is_being_edited() {
    let mut p = Player::new(100, 30);
    p.write("something else");
    p.gets(saved(9, 1, "help:case:1"));
    assert_eq!(p.s.editor.as_ref().unwrap().id, None);
    // The list of notes has it all the same.
    assert_eq!(p.s.notes.len(), 1);
}

#[test]
fn the_notes_of_another_case_are_not_shown_in_the_open_one() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.gets(saved(9, 2, "help:case:2"));
    assert!(p.s.notes.is_empty(), "{:?}", p.s.notes);
}

#[test]
fn what_was_typed_is_a_draft_before_another_note_takes_its_place() {
    let mut p = Player::new(100, 30);
    p.write("half a thought");
    p.control('x');
    p.keys(":");
    p.keys("new-note");
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::SaveDraft(d), Command::ParkNewNote(CaseId(1), None)] if d.body == "half a thought"),
        "{out:?}"
    );
}

/// A conversation with an answer, with the keys where they are after one came.
pub(super) fn answered(p: &mut Player) {
    p.open_case();
    p.keys("iHoe gaat het?");
    p.enter();
    let mut answer = super::stream::answer("Ja.", &["Ja.".into()]);
    answer.turn = Some(crate::casebook::TurnId(1));
    p.gets(Event::Answered(Box::new(answer)));
    assert!(p.s.turn().is_some_and(|t| !t.running));
}

#[test]
fn the_file_a_conversation_is_written_to_is_asked_for_and_a_question_is_not_taken_for_it() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("W");
    let text = p.text();
    assert!(
        text.contains("Write the conversation to which file?"),
        "{text}"
    );
    assert!(text.contains("~/conversation-19"), "{text}");
    // What is proposed gives way to what is typed; as it stands it is a file.
    let out = p.enter();
    assert!(matches!(&out[..], [Command::Export { .. }]), "{out:?}");
    p.keys("W");
    p.keys("/tmp/x.md");
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::Export { path, .. }] if path == Path::new("/tmp/x.md")),
        "{out:?}"
    );

    // `Wat nu?` where keys are commands: the W asks for a file, and the rest of it is none.
    p.keys("W");
    assert!(p.text().contains("esc close"), "{}", p.text());
    p.keys("at doet zij nu?");
    // The footer says it before anything is refused.
    assert!(p.text().contains("esc to your question"), "{}", p.text());
    assert!(p.enter().is_empty());
    let text = p.text();
    assert!(text.contains("ends in .md or .txt; esc takes"), "{text}");
    p.escape();
    assert_eq!(p.s.question.text(), "Wat doet zij nu?");
    let out = p.enter();
    assert!(
        matches!(&out[..], [.., Command::Ask { question, .. }] if question == "Wat doet zij nu?")
    );
}

#[test]
fn a_file_name_is_left_without_a_trace_and_moving_in_it_keeps_it() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("W");
    p.escape();
    assert!(p.s.question.text().is_empty() && !p.s.asking_line);
    p.keys("W");
    p.key(KeyCode::Home, KeyModifiers::NONE);
    p.keys("x");
    assert!(p.text().contains("x~/conversation-19"), "{}", p.text());
    // A question that waits is not written over, and what is typed after it is not lost.
    p.escape();
    p.keys("iEn dan?");
    p.escape();
    p.keys("Wat doet zij nu?");
    p.escape();
    assert_eq!(p.s.question.text(), "En dan? Wat doet zij nu?");
}

#[test]
fn every_question_that_begins_with_the_key_of_a_file_is_kept() {
    for question in [
        "Waarom?",
        "Wie?",
        "Wat is man/vrouw hier?",
        "Wat staat er in notes.md",
    ] {
        let mut p = Player::new(80, 24);
        answered(&mut p);
        p.keys(question);
        assert!(p.enter().is_empty(), "{question}");
        assert!(p.text().contains("esc takes"), "{}", p.text());
        p.escape();
        assert_eq!(p.s.question.text(), question);
    }
    // It is a draft before anybody decides what it is.
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("iEn dan?");
    p.escape();
    p.keys("Wie");
    p.now += 2_000;
    let out = p.gets(Event::Tick);
    assert!(
        matches!(&out[..], [Command::SaveDraft(d)] if d.body == "En dan? Wie"),
        "{out:?}"
    );
    // A file is none, and takes back what looked like one on the way.
    p.keys(".md");
    assert_eq!(p.enter().len(), 1);
    p.now += 2_000;
    let out = p.gets(Event::Tick);
    assert!(
        matches!(&out[..], [Command::SaveDraft(d)] if d.body == "En dan?"),
        "{out:?}"
    );
}

#[test]
fn a_question_that_begins_with_the_key_of_an_import_or_a_case_is_kept() {
    for (question, wrong) in [
        ("Is dat nieuw?", "says its folder too"),
        ("In welke sessie ging het over werk", "says its folder too"),
        ("Nu dan?", "A label is no question"),
    ] {
        let mut p = Player::new(80, 24);
        answered(&mut p);
        p.keys(question);
        assert!(p.text().contains("esc to your question"), "{}", p.text());
        assert!(p.enter().is_empty(), "{question}");
        assert!(p.text().contains(wrong), "{}", p.text());
        p.escape();
        assert_eq!(p.s.question.text(), question);
        assert!(p.s.asking_line && p.s.overlays.is_empty());
    }
}

#[test]
fn a_path_is_taken_for_one_and_where_no_question_is_begun_anything_is() {
    for path in ["boeken", "./my books", "~/my books", "notes.md", "/tmp/a b"] {
        let mut p = Player::new(80, 24);
        answered(&mut p);
        p.keys("I");
        p.keys(path);
        assert!(p.text().contains("esc close"), "{}", p.text());
        let out = p.enter();
        assert!(matches!(&out[..], [Command::Import(..)]), "{path}: {out:?}");
    }
    // Where no question is begun anything goes.
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("1Imy own books");
    assert!(p.text().contains("esc close"), "{}", p.text());
    assert!(matches!(&p.enter()[..], [Command::Import(..)]));
}

#[test]
fn a_file_that_cannot_be_written_is_asked_for_again_with_what_was_typed() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    let path = Path::new("/tmp/no/x.md").to_owned();
    p.gets(Event::NotExported(path, "That folder is not there.".into()));
    let text = p.text();
    assert!(
        text.contains("/tmp/no/x.md") && text.contains("not there."),
        "{text}"
    );
    let out = p.enter();
    assert!(
        matches!(&out[..], [Command::Export { path, .. }] if path == Path::new("/tmp/no/x.md")),
        "{out:?}"
    );
}

#[test]
fn a_client_of_several_words_is_no_question() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys("NJan de Wit");
    p.enter();
    assert!(p.text().contains("Title of the case"), "{}", p.text());
    p.escape();
    assert!(p.s.question.text().is_empty() && !p.s.asking_line);
}

#[test]
fn what_was_asked_for_by_name_asks_for_a_file_and_nothing_else() {
    let mut p = Player::new(80, 24);
    answered(&mut p);
    p.keys(":export-conversation");
    p.enter();
    p.keys("my conversation");
    assert!(p.enter().is_empty());
    let text = p.text();
    assert!(text.contains("one with blanks in it says"), "{text}");
    assert!(!text.contains("takes what you typed"), "{text}");
    p.escape();
    assert!(p.s.question.text().is_empty() && !p.s.asking_line);
    // A wrong path is no question either, whoever asked for it.
    p.keys("W~/my conversation");
    p.escape();
    assert!(p.s.question.text().is_empty() && !p.s.asking_line);
    for name in ["X.MD", "x.Txt", "my folder/x.md"] {
        p.keys("W");
        p.keys(name);
        let out = p.enter();
        assert!(
            matches!(&out[..], [Command::Export { path, .. }] if path == Path::new(name)),
            "{name}: {out:?}"
        );
    }
}

#[test]
fn a_key_that_was_bound_anew_begins_the_question_and_is_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("keymaps")).unwrap();
    let own = "[conversation]\n\"H\" = \"export-conversation\"\n[input]\n\"esc\" = \"\"\n\"ctrl-c\" = \"\"\n\"ctrl-g\" = \"close\"\n";
    std::fs::write(dir.path().join("keymaps/default.toml"), own).unwrap();
    let mut p = Player::with_keys(80, 24, "default", dir.path());
    answered(&mut p);
    p.keys("Hoe?");
    p.enter();
    let text = p.text();
    assert!(text.contains("ctrl-g takes what you typed"), "{text}");
    p.control('g');
    assert_eq!(p.s.question.text(), "Hoe?");
}

#[test]
fn letters_never_go_to_a_note_that_is_not_in_sight() {
    let mut p = Player::new(100, 30);
    p.write("one");
    // Asking from the list of cases while the note is open.
    p.control('x');
    p.keys(":");
    p.keys("pane-cases");
    p.enter();
    p.keys("i");
    p.keys("What now");
    assert_eq!(p.note(), "one");
    assert_eq!(p.s.question.text(), "What now");
    assert!(p.text().contains("What now"), "{}", p.text());
    // The note waits where it was.
    p.escape();
    p.keys("t");
    p.keys("!");
    assert_eq!(p.note(), "one!");
    assert!(p.text().contains("one!"), "{}", p.text());
}
