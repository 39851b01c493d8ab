//! Tests of answers to questions that follow another, in a case and outside any, in both languages.

use super::super::made::asked as ask;
use super::super::{Notice, Practice, made};
use crate::casebook::{CaseId, NewNote, NoteId};
use crate::locale::{Language, say};

fn note(p: &Practice, case: CaseId, title: &str, body: &str) -> NoteId {
    made::note_of(p, case, jiff::civil::date(2026, 2, 5), title, body)
}

/// A client, her family and her work.
fn wilg(dir: &std::path::Path) -> (Practice, CaseId) {
    let p = made::practice(dir);
    let case = p.add_case("Wilg", "Grenzen").unwrap();
    note(
        &p,
        case,
        "Familie",
        "Haar man Sjoerd vindt de verhuizing naar Deventer te snel gaan. Haar zus vindt de verhuizing juist een goed plan. Wilg zelf wacht af.",
    );
    note(
        &p,
        case,
        "Werk",
        "De directeur wil de reorganisatie voor de zomer afronden. De teamleider wil de reorganisatie uitstellen, want het team is moe.\n\nWilg slaapt slecht. Dat komt door de nachtdiensten.",
    );
    (p, case)
}

#[test]
fn a_new_subject_gets_an_answer_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = wilg(dir.path());
    let first = ask(
        &p,
        Some(case),
        None,
        "Wat vindt haar man van de verhuizing?",
    );
    assert!(first.answer.contains("te snel"), "{}", first.answer);
    let next = ask(&p, Some(case), first.turn, "En haar zus?");
    assert!(next.answer.contains("een goed plan"), "{}", next.answer);
    assert!(!next.answer.contains("te snel"), "{}", next.answer);
    assert!(next.notices.contains(&Notice::FollowUp));
    assert_eq!(
        next.searched.as_deref(),
        Some("Wat vindt haar zus van de verhuizing?")
    );
    let first = ask(
        &p,
        Some(case),
        None,
        "Wat wil de directeur met de reorganisatie?",
    );
    assert!(first.answer.contains("voor de zomer"), "{}", first.answer);
    let next = ask(&p, Some(case), first.turn, "en de teamleider?");
    assert!(next.answer.contains("uitstellen"), "{}", next.answer);
    assert!(!next.answer.contains("voor de zomer"), "{}", next.answer);
}

#[test]
fn of_whom_nothing_is_written_nothing_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = wilg(dir.path());
    let first = ask(
        &p,
        Some(case),
        None,
        "Wat vindt haar man van de verhuizing?",
    );
    let next = ask(&p, Some(case), first.turn, "En haar broer?");
    let nothing = say(
        Language::Nl,
        "ask-nothing-about",
        &[("subject", "haar broer".into())],
    );
    assert_eq!(next.answer, nothing);
    assert!(next.notices.contains(&Notice::NothingFound));
    assert!(next.sentences.is_empty() && next.nearest.is_empty());
    // Nor in the materials.
    let files = [(
        "teams.md".to_owned(),
        b"# Teams\n\nA stand-up in a team takes fifteen minutes. It is held every morning."
            .to_vec(),
    )];
    p.library().import_bytes(&files, None).unwrap();
    let first = ask(&p, None, None, "How long does a stand-up take in a team?");
    assert!(first.answer.contains("fifteen"), "{}", first.answer);
    let next = ask(&p, None, first.turn, "And the retrospective?");
    assert!(
        next.answer.contains("nothing about the retrospective"),
        "{}",
        next.answer
    );
}

#[test]
fn why_is_told_where_it_stands_and_else_that_it_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = wilg(dir.path());
    let first = ask(&p, Some(case), None, "Hoe slaapt Wilg?");
    assert!(first.answer.contains("slecht"), "{}", first.answer);
    let why = ask(&p, Some(case), first.turn, "Waarom?");
    assert_eq!(why.answer, "Dat komt door de nachtdiensten.");
    assert_eq!(why.sentences.len(), 1);
    let first = ask(&p, Some(case), None, "Wat wil de teamleider?");
    let why = ask(&p, Some(case), first.turn, "En waarom?");
    assert!(
        why.answer.contains("want het team is moe"),
        "{}",
        why.answer
    );
    let first = ask(
        &p,
        Some(case),
        None,
        "Wat vindt haar zus van de verhuizing?",
    );
    let why = ask(&p, Some(case), first.turn, "Waarom dan?");
    assert_eq!(why.answer, say(Language::Nl, "ask-no-reason", &[]));
}

#[test]
fn why_is_told_of_what_was_said_and_not_of_what_stands_in_its_place_now() {
    let dir = tempfile::tempdir().unwrap();
    let p = made::practice(dir.path());
    let case = p.add_case("Wilg", "Grenzen").unwrap();
    let told = "Wilg slaapt slecht. Dat komt door de nachtdiensten.";
    let id = note(&p, case, "Werk", told);
    let first = ask(&p, Some(case), None, "Hoe slaapt Wilg?");
    assert!(first.answer.contains("slecht"), "{}", first.answer);
    let write = |body: &str| {
        let mut note = p.read_note(id).unwrap().into_inner();
        note.body = body.into();
        let note = NewNote {
            case_id: case,
            session_id: note.session_id,
            title: note.title,
            body: note.body,
        };
        p.save_note(Some(id), &note, None).unwrap();
    };
    // Another sentence stands there now, with a reason of its own.
    write(&format!(
        "De kat is ziek. Dat komt door het voer.\n\n{told}"
    ));
    let why = ask(&p, Some(case), first.turn, "Waarom?");
    assert_eq!(why.answer, "Dat komt door de nachtdiensten.");
    write("De kat is ziek. Dat komt door het voer.");
    let why = ask(&p, Some(case), first.turn, "Waarom?");
    assert_eq!(why.answer, say(Language::Nl, "ask-no-reason", &[]));
}

#[test]
fn in_english_too() {
    let dir = tempfile::tempdir().unwrap();
    let p = made::practice(dir.path());
    let case = p.add_case("Heron", "Boundaries").unwrap();
    note(
        &p,
        case,
        "Home and work",
        "Heron came in late. Her husband says the move to Leeds is too early. Her manager says the move to Leeds suits the team.\n\nShe has not slept well for weeks because the baby wakes at four.",
    );
    let first = ask(
        &p,
        Some(case),
        None,
        "What does her husband say about the move?",
    );
    let next = ask(&p, Some(case), first.turn, "and her manager?");
    assert_eq!(
        next.searched.as_deref(),
        Some("What does her manager say about the move?")
    );
    assert!(next.notices.contains(&Notice::FollowUp));
    let none = ask(&p, Some(case), next.turn, "And her brother?");
    assert!(
        none.answer.contains("nothing about her brother"),
        "{}",
        none.answer
    );
}

#[test]
fn what_was_agreed_is_asked_of_somebody_else_too() {
    let dir = tempfile::tempdir().unwrap();
    let p = made::practice(dir.path());
    let case = p.add_case("Wilg", "Grenzen").unwrap();
    note(
        &p,
        case,
        "Afspraken",
        "**Afspraken**\n\n- Wilg belt haar moeder over de auto.\n- Wilg mailt haar chef over de pauzes.",
    );
    let first = ask(&p, Some(case), None, "Wat sprak ik af over haar moeder?");
    assert!(first.answer.contains("auto"), "{}", first.answer);
    let next = ask(&p, Some(case), first.turn, "En over haar pauzes?");
    assert!(next.answer.contains("pauzes"), "{}", next.answer);
    assert!(!next.answer.contains("auto"), "{}", next.answer);
}
