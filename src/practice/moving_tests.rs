//! That a note that was moved is whole where it comes, and that nothing of it is shown any more where it was.

use super::*;
use crate::casebook::{NewNote, SourceId};
use crate::library::{Citation, Mode, Scope, Sentence};
use crate::practice::made::with_case as practice;
use crate::practice::{Answer, Ask, By, DraftOf, Thing};
use crate::privacy::PrivacyLevel;
use crate::vault::Draft;

const BODY: &str = "Ze zag de waterlelievijver en werd daar rustig van.";

fn hits(p: &Practice, case: CaseId) -> usize {
    let scope = Scope {
        case: Some(case),
        ..Scope::default()
    };
    p.search("waterlelievijver", scope, 5, Mode::Lexical)
        .unwrap()
        .hits
        .len()
}

/// An answer that quotes this note.
fn answer(note: NoteId) -> Answer {
    let mut answer = Answer::blank(PrivacyLevel::Private);
    answer.answer = BODY.into();
    answer.sentences = vec![Sentence {
        span: (0, BODY.chars().count()),
        supported: true,
        citations: vec![Citation {
            source_id: SourceId(1),
            path: format!("note:{note}"),
            title: "x".into(),
            day: None,
            span: (0, 1),
            support: 1.0,
        }],
    }];
    answer
}

/// Keeps a question whose answer quotes this note.
fn quoted(p: &Practice, case: CaseId, note: NoteId) {
    let json = serde_json::to_string(&answer(note)).unwrap();
    p.vault()
        .add_turn(Some(case), None, "Wat zag ze?", &json)
        .unwrap();
}

#[test]
fn a_moved_note_is_found_where_it_comes_and_quoted_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let (p, from) = practice(dir.path());
    let to = p.add_case("Roos", "Adem").unwrap();
    let session = p.add_session(from, 50, crate::casebook::today()).unwrap();
    let note = NewNote {
        case_id: from,
        session_id: Some(session),
        title: "Vijver".into(),
        body: BODY.into(),
    };
    let id = p.save_note(None, &note, None).unwrap();
    quoted(&p, from, id);
    let draft = Draft {
        key: DraftOf::Note(id).key(),
        body: "meer".into(),
        meta: String::new(),
        saved_ms: 1,
    };
    p.save_draft(&draft).unwrap();
    assert_eq!((hits(&p, from), hits(&p, to)), (1, 0));

    let would = p.would_move(id, to).unwrap();
    assert!(would.loses());
    let asks = would.asks();
    for said in ["Berk · Rust", "Roos · Adem", "1 "] {
        assert!(asks.contains(said), "{asks}");
    }
    assert_eq!(
        p.conversation(Some(from)).unwrap().len(),
        1,
        "nothing is done yet"
    );

    p.move_note_to(id, to).unwrap();
    assert_eq!((hits(&p, from), hits(&p, to)), (0, 1));
    assert!(p.conversation(Some(from)).unwrap().is_empty());
    let moved = p.read_note(id).unwrap().into_inner();
    assert_eq!((moved.case_id, moved.session_id), (to, None));
    assert!(
        p.drafts_among_notes(to)
            .unwrap()
            .contains_key(&DraftOf::Note(id).key())
    );
    assert!(p.drafts_among_notes(from).unwrap().is_empty());
    assert_eq!(
        (p.notes(from).unwrap().len(), p.notes(to).unwrap().len()),
        (0, 1)
    );
    assert!(p.vault().audit_verify().unwrap().2);
    // Once more is nothing to do, and it can be taken out there as any other.
    assert!(p.move_note_to(id, to).is_err());
    p.remove(Thing::Note(id)).unwrap();
    assert_eq!(hits(&p, to), 0);
}

#[test]
fn a_case_with_nothing_in_it_goes_with_a_client_of_whom_nothing_else_is_known() {
    let dir = tempfile::tempdir().unwrap();
    let (p, full) = practice(dir.path());
    p.add_goal(full, "Weer slapen").unwrap();
    assert!(p.would_remove(Thing::Case(full)).is_err(), "it has a goal");
    let slip = p.add_case("Brek", "Rust").unwrap();
    quoted(&p, slip, NoteId(99));
    let would = p.would_remove(Thing::Case(slip)).unwrap();
    assert_eq!((would.with.questions, would.with.clients), (1, 1));
    assert!(would.asks().contains("Brek · Rust"), "{}", would.asks());
    // The place one was at goes with it; the clock of another case runs on.
    let place = format!("{{\"case\":{slip},\"clock\":[{full},1000]}}");
    p.set_place(&place).unwrap();
    p.remove(Thing::Case(slip)).unwrap();
    let kept = p.place().unwrap().unwrap_or_default();
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap_or_default();
    assert!(kept["case"].is_null() && kept["clock"][1] == 1000, "{kept}");
    assert!(p.vault().case(slip).is_err());
    let labels: Vec<String> = p
        .vault()
        .clients()
        .unwrap()
        .into_iter()
        .map(|c| c.label)
        .collect();
    assert_eq!(labels, ["Berk"]);
    // What is still being typed in it when it goes is not kept: nobody could open it, and it would stand in the way of the other drafts.
    for of in [
        DraftOf::New(slip),
        DraftOf::Parked(slip, 1),
        DraftOf::Question(Some(slip)),
    ] {
        let draft = Draft {
            key: of.key(),
            body: "te laat".into(),
            meta: String::new(),
            saved_ms: 1,
        };
        p.save_draft(&draft).unwrap();
        assert!(p.draft(&of.key()).unwrap().is_none());
    }
    // Of a client with another case only the case goes.
    let second = p.add_case("Berk", "Nog een").unwrap();
    assert_eq!(p.remove(Thing::Case(second)).unwrap().with.clients, 0);
    assert_eq!(p.cases(true).unwrap().len(), 1);
    assert!(p.vault().audit_verify().unwrap().2);
}

#[test]
fn a_case_is_given_to_another_client_with_all_that_is_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let other = p.add_case("Roos", "Adem").unwrap();
    let roos = p.vault().case(other).unwrap().case.client_id;
    p.add_goal(case, "Weer slapen").unwrap();
    p.give_case(case, roos).unwrap();
    let row = p.vault().case(case).unwrap();
    assert_eq!(
        (row.client_label.as_str(), row.case.title.as_str()),
        ("Roos", "Rust")
    );
    assert_eq!(p.goals(case).unwrap().len(), 1);
    assert!(p.give_case(case, crate::casebook::ClientId(99)).is_err());
}

#[test]
fn an_erasure_stops_the_clock_of_who_is_erased_and_of_nobody_else() {
    let dir = tempfile::tempdir().unwrap();
    let (p, berk) = practice(dir.path());
    let roos = p.add_case("Roos", "Adem").unwrap();
    let client = p.vault().case(roos).unwrap().case.client_id;
    let place = format!("{{\"case\":{roos},\"clock\":[{berk},1000]}}");
    p.set_place(&place).unwrap();
    p.erase_client(client).unwrap();
    let kept = p.place().unwrap().unwrap();
    assert!(
        kept.contains("1000") && kept.contains("\"case\":null"),
        "{kept}"
    );
    let client = p.vault().case(berk).unwrap().case.client_id;
    p.erase_client(client).unwrap();
    assert!(p.place().unwrap().is_none());
}

#[test]
fn an_answer_that_was_being_written_is_not_kept_when_what_it_quotes_has_gone() {
    let dir = tempfile::tempdir().unwrap();
    let (p, from) = practice(dir.path());
    let to = p.add_case("Roos", "Adem").unwrap();
    let note = || {
        let note = NewNote {
            case_id: from,
            session_id: None,
            title: "Vijver".into(),
            body: BODY.into(),
        };
        p.save_note(None, &note, None).unwrap()
    };
    let ask = Ask {
        case: Some(from),
        parent: None,
        question: "Wat zag ze?".into(),
        max_tokens: 64,
        by: By::Sources,
        keep: true,
    };
    let (moved, removed, there) = (note(), note(), note());
    p.move_note_to(moved, to).unwrap();
    p.remove(Thing::Note(removed)).unwrap();
    for gone in [moved, removed] {
        assert!(p.keep(&ask, &[], &answer(gone)).is_err());
        let mut beside = answer(there);
        beside.own_words = Some(Box::new(answer(gone)));
        assert!(p.keep(&ask, &[], &beside).is_err());
    }
    assert!(p.conversation(Some(from)).unwrap().is_empty());
    p.keep(&ask, &[], &answer(there)).unwrap();
}
