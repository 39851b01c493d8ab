//! Tests of what is kept as a note: an answer or a draft is listed and shown, and is no source before the coach writes in it.

use super::super::{Ask, AskEvent, By, HelpAsk, Practice, made};
use crate::casebook::{CaseId, HelpKind, MadeOf, NewNote, NoteId, today};
use crate::engine::Cancel;
use crate::library::{Mode, Scope};

const SESSION: &str = "# Nachten\n\nBerk sliep vier uur per nacht. De bedrijfsarts is mevrouw Kuipers.\n\nAfgesproken: Berk belt dinsdag de bedrijfsarts. #slaap";

fn practice(dir: &std::path::Path) -> (Practice, CaseId, NoteId) {
    let (p, case) = made::with_case(dir);
    let session = p.add_session(case, 60, today()).unwrap();
    let note = NewNote {
        case_id: case,
        session_id: Some(session),
        title: String::new(),
        body: SESSION.into(),
    };
    let note = p.save_note(None, &note, None).unwrap();
    (p, case, note)
}

fn asked(p: &Practice, case: CaseId, question: &str) -> crate::practice::Answer {
    let asking = p.ask(Ask {
        case: Some(case),
        parent: None,
        question: question.into(),
        max_tokens: 64,
        by: By::Sources,
        keep: true,
    });
    for event in asking.events {
        match event {
            AskEvent::Done(answer) => return *answer,
            AskEvent::Failed(why) => panic!("{why}"),
            _ => {}
        }
    }
    panic!("no answer")
}

fn drafted(p: &Practice, case: CaseId, note: Option<NoteId>) -> crate::practice::Result<String> {
    let ask = HelpAsk {
        case,
        kind: HelpKind::Summary,
        note,
        use_model: false,
        small_model: false,
    };
    Ok(p.help(&ask, &Cancel::default(), &mut |_| {})?.draft)
}

fn found(p: &Practice, case: CaseId, query: &str) -> Vec<String> {
    let scope = Scope {
        case: Some(case),
        archived: false,
        everything: false,
    };
    let hits = p.search(query, scope, 10, Mode::Lexical).unwrap().hits;
    hits.into_iter().map(|h| h.path).collect()
}

#[test]
fn an_answer_that_was_kept_is_no_source_of_answers_drafts_or_records() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case, note) = practice(dir.path());
    let question = "Wie is de bedrijfsarts?";
    let answer = asked(&p, case, question);
    assert!(answer.answer.contains("Kuipers"), "{}", answer.answer);
    let before = drafted(&p, case, None).unwrap();
    let kept = p.answer_as_note(case, answer.turn.unwrap()).unwrap();

    let rows = p.notes(case).unwrap();
    let row = rows.iter().find(|r| r.id == kept).unwrap();
    assert_eq!(row.made, Some(MadeOf::Answer));
    let again = asked(&p, case, question);
    let cited = again.sentences.iter().flat_map(|s| &s.citations);
    let paths: Vec<&str> = cited.map(|c| c.path.as_str()).collect();
    let own = format!("note:{note}");
    assert!(
        !paths.is_empty() && paths.iter().all(|p| *p == own),
        "{paths:?}"
    );
    assert!(found(&p, case, "Bronnen Kuipers").iter().all(|p| *p == own));
    assert_eq!(drafted(&p, case, None).unwrap(), before);
    assert!(drafted(&p, case, Some(kept)).is_err());
    let client = p.vault().case(case).unwrap().case.client_id;
    let tags = p.tags_to_share(case, client).unwrap();
    assert_eq!(tags, [["slaap"]]);
    // It is there all the same.
    assert!(p.finder().unwrap().iter().any(|f| f.title == question));

    // A blank line is nobody's text; a sentence of the coach's makes it hers.
    let mut mine = p.read_note(kept).unwrap().into_inner();
    for (more, made) in [
        ("\n\n", Some(MadeOf::Answer)),
        ("\nKuipers belt terug over de fietsenstalling.\n", None),
    ] {
        mine.body.push_str(more);
        let note = NewNote {
            case_id: case,
            session_id: None,
            title: mine.title.clone(),
            body: mine.body.clone(),
        };
        p.save_note(Some(kept), &note, None).unwrap();
        assert_eq!(p.vault().made_of(kept).unwrap(), made);
        let there = found(&p, case, "fietsenstalling").contains(&format!("note:{kept}"));
        assert_eq!(there, made.is_none());
    }
}

#[test]
fn a_draft_that_was_kept_is_no_source_and_one_that_was_written_in_is_no_session() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case, note) = practice(dir.path());
    let draft = drafted(&p, case, None).unwrap();
    let kept = p.keep_help(case, &draft).unwrap();
    assert_eq!(p.vault().made_of(kept).unwrap(), Some(MadeOf::Draft));
    assert!(
        found(&p, case, "bedrijfsarts")
            .iter()
            .all(|p| *p == format!("note:{note}"))
    );
    assert_eq!(drafted(&p, case, None).unwrap(), draft);
    let edited = NewNote {
        case_id: case,
        session_id: None,
        title: String::new(),
        body: format!("{draft}\nZelf gezien: de fietsenstalling."),
    };
    p.save_note(None, &edited, None).unwrap();
    assert_eq!(found(&p, case, "fietsenstalling").len(), 1);
    // The last session stays the last session.
    let again = drafted(&p, case, None).unwrap();
    assert!(!again.contains("fietsenstalling"), "{again}");
}

#[test]
fn a_source_that_goes_leaves_what_was_kept_of_it_and_that_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case, note) = practice(dir.path());
    let question = "Wie is de bedrijfsarts?";
    let answer = asked(&p, case, question);
    p.answer_as_note(case, answer.turn.unwrap()).unwrap();
    let draft = drafted(&p, case, None).unwrap();
    let kept = p.keep_help(case, &draft).unwrap();
    let would = p.would_remove(crate::practice::Thing::Note(note)).unwrap();
    let draft = p.read_note(kept).unwrap().reveal().title.clone();
    let mut titles = would.kept.clone();
    titles.sort();
    let mut wanted = vec![draft, question.to_owned()];
    wanted.sort();
    assert_eq!(titles, wanted);
    // Whoever moves it is told so too; and it quotes no less when the coach has written in it.
    let to = p.add_case("Roos", "Adem").unwrap();
    let moving = p.would_move(note, to).unwrap();
    assert_eq!(moving.kept, would.kept);
    assert!(moving.asks().contains(&format!("“{question}”")));
    let rows = p.notes(case).unwrap();
    let row = rows.iter().find(|r| r.title == question).unwrap();
    let body = p.read_note(row.id).unwrap().reveal().body.clone();
    let mine = NewNote {
        case_id: case,
        session_id: None,
        title: question.into(),
        body: format!("Nog te bellen.\n\n{body}"),
    };
    p.save_note(Some(row.id), &mine, None).unwrap();
    let said = p.remove(crate::practice::Thing::Note(note)).unwrap().done();
    assert!(said.contains(&format!("“{question}”")), "{said}");
    // Nothing quotes what was kept.
    let would = p.would_remove(crate::practice::Thing::Note(kept)).unwrap();
    assert_eq!(would.kept, Vec::<String>::new());
}

#[test]
fn a_goal_that_goes_leaves_what_was_kept_of_it_and_that_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case, _) = practice(dir.path());
    let goal = crate::casebook::NewGoal {
        case_id: case,
        title: "Rustiger slapen".into(),
        expected: None,
        target: None,
    };
    let goal = p.vault().add_goal(&goal).unwrap();
    let question = "Wat zijn de doelen?";
    let answer = asked(&p, case, question);
    assert!(
        answer.answer.contains("Rustiger slapen"),
        "{}",
        answer.answer
    );
    p.answer_as_note(case, answer.turn.unwrap()).unwrap();
    let would = p.would_remove(crate::practice::Thing::Goal(goal)).unwrap();
    assert_eq!(would.kept, [question]);
}
