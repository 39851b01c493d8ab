//! That what is taken out is gone down to the bytes, with what was made of it, and that nothing else is.

use super::*;
use crate::casebook::*;
use crate::library::{Citation, Mode, Scope, Sentence};
use crate::practice::Answer;
use crate::practice::made::{planted, with_case as practice};
use crate::privacy::PrivacyLevel;
use crate::vault::Draft;

/// One word for each place where something of the note is kept.
const PLANTED: [&str; 6] = [
    "waterlelievijver",
    "kruisbessenjam",
    "zilvervisjesval",
    "boterbloemenveld",
    "dauwtrapperslied",
    "hommelkastsleutel",
];

/// Those that stand in the file.
fn found(p: &Practice) -> Vec<&'static str> {
    planted(p, &PLANTED)
}

fn note(p: &Practice, case_id: CaseId, title: &str, body: &str) -> NoteId {
    let note = NewNote {
        case_id,
        session_id: None,
        title: title.into(),
        body: body.into(),
    };
    p.save_note(None, &note, None).unwrap()
}

/// Keeps a question whose answer says this and points at `path`.
fn turn(p: &Practice, case: CaseId, after: Option<TurnId>, path: &str, says: &str) -> TurnId {
    let mut answer = Answer::blank(PrivacyLevel::Private);
    answer.answer = says.into();
    let citation = Citation {
        source_id: SourceId(1),
        path: path.into(),
        title: "x".into(),
        day: None,
        span: (0, 1),
        support: 1.0,
    };
    answer.sentences = vec![Sentence {
        span: (0, says.chars().count()),
        supported: true,
        citations: vec![citation],
    }];
    let json = serde_json::to_string(&answer).unwrap();
    p.vault()
        .add_turn(Some(case), after, "Wat zei ze?", &json)
        .unwrap()
}

fn draft(p: &Practice, key: String, body: &str) {
    let draft = Draft {
        key,
        body: body.into(),
        meta: "{}".into(),
        saved_ms: 1,
    };
    p.save_draft(&draft).unwrap();
}

fn hits(p: &Practice, case: CaseId, word: &str) -> usize {
    let scope = Scope {
        case: Some(case),
        ..Scope::default()
    };
    p.search(word, scope, 5, Mode::Lexical).unwrap().hits.len()
}

#[test]
fn after_a_note_was_removed_no_page_of_the_file_holds_a_word_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let long = |w: &str| format!("{w} ").repeat(400);
    let kept = note(&p, case, "Blijft", "Over kamperfoelie.");
    let body = format!("{} #{}", long(PLANTED[1]), PLANTED[2]);
    let wrong = note(&p, case, PLANTED[0], &body);
    let first = turn(
        &p,
        case,
        None,
        &format!("note:{kept}"),
        "Over kamperfoelie.",
    );
    let quotes = turn(
        &p,
        case,
        Some(first),
        &format!("note:{wrong}"),
        &long(PLANTED[3]),
    );
    // A note whose number only begins the same is another note.
    let other = turn(
        &p,
        case,
        Some(quotes),
        &format!("note:{wrong}1"),
        "Iets anders.",
    );
    draft(&p, format!("note:{wrong}"), &long(PLANTED[4]));
    draft(&p, format!("summary:{other}:{case}"), &long(PLANTED[5]));
    draft(&p, format!("summary:{first}:{case}"), "Over kamperfoelie.");
    assert_eq!(found(&p).len(), PLANTED.len());
    let vectors: Vec<_> = p.vault().chunks_without_vector("e", 99).unwrap();
    let vectors: Vec<_> = vectors
        .into_iter()
        .map(|(id, ..)| (id, 0.5, vec![7i8; 384]))
        .collect();
    p.vault().put_vectors("e", &vectors).unwrap();
    let head = p.vault().audit_head().unwrap();

    let would = p.would_remove(Thing::Note(wrong)).unwrap();
    assert!(would.asks().contains(PLANTED[0]), "{}", would.asks());
    let done = p.remove(Thing::Note(wrong)).unwrap();

    assert_eq!(would, done);
    assert!(done.with.passages >= 1, "{done:?}");
    assert_eq!((done.with.questions, done.with.drafts), (1, 2));
    assert_eq!(found(&p), Vec::<&str>::new());
    assert!(p.read_note(wrong).is_err() && p.remove(Thing::Note(wrong)).is_err());
    // The conversation goes on without the question that quoted it.
    let turns = p.conversation(Some(case)).unwrap();
    let links: Vec<_> = turns.iter().map(|t| (t.id, t.parent)).collect();
    assert_eq!(links, [(first, None), (other, Some(first))]);
    let drafts: Vec<String> = p
        .vault()
        .drafts()
        .unwrap()
        .into_iter()
        .map(|d| d.key)
        .collect();
    assert_eq!(drafts, [format!("summary:{first}:{case}")]);
    // What is not of the note stayed and is found, and nothing dangles.
    assert_eq!(
        (hits(&p, case, "kamperfoelie"), hits(&p, case, PLANTED[1])),
        (1, 0)
    );
    let (with, all) = p.vault().vector_progress("e").unwrap();
    assert_eq!(with, all);
    assert_eq!(p.vault().check().unwrap(), Vec::<String>::new());
    assert!(!p.vault().scrub_due().unwrap());
    assert!(p.vault().audit_verify_against(&[head]).unwrap().ok);
    let last = p.vault().audit_entries().unwrap().pop().unwrap();
    assert_eq!(
        (last.act, last.subject),
        ("note.remove".into(), format!("note:{wrong}"))
    );
}

#[test]
fn a_goal_goes_with_its_scores_and_the_answers_that_quote_it() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case_id) = practice(dir.path());
    let goal = |title: &str| NewGoal {
        case_id,
        title: title.into(),
        expected: None,
        target: None,
    };
    let wrong = p.vault().add_goal(&goal(PLANTED[0])).unwrap();
    let kept = p.vault().add_goal(&goal("Rustiger slapen")).unwrap();
    turn(&p, case_id, None, &format!("goal:{wrong}"), PLANTED[1]);
    let done = p.remove(Thing::Goal(wrong)).unwrap();
    assert_eq!((done.with.questions, done.with.passages), (1, 0));
    assert_eq!(found(&p), Vec::<&str>::new());
    let left: Vec<GoalId> = p.goals(case_id).unwrap().iter().map(|g| g.id).collect();
    assert_eq!(left, [kept]);
}

#[test]
fn a_session_goes_only_when_no_note_is_of_it_and_the_list_follows_its_days() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let day = jiff::civil::date(2096, 3, 3);
    let session = p.add_session(case, 50, day).unwrap();
    let id = note(&p, case, "Gesprek", "Over slapen.");
    p.move_note(id, Some(session)).unwrap();
    assert_eq!(p.notes(case).unwrap()[0].day(), Some(day));
    let why = p.remove(Thing::Session(session)).unwrap_err().to_string();
    assert!(why.contains(&format!("{id}")), "{why}");
    p.move_note(id, None).unwrap();
    let later = p.add_case("Wilg", "Werk").unwrap();
    assert_eq!(p.cases(false).unwrap()[0].case.id, case);
    p.remove(Thing::Session(session)).unwrap();
    assert!(p.vault().sessions(case).unwrap().is_empty());
    // Nothing of the case is of 2096 any more.
    assert_eq!(p.read_note(id).unwrap().reveal().session_id, None);
    p.vault()
        .add_session(&NewSession {
            case_id: later,
            date: jiff::civil::date(2095, 1, 1),
            duration_min: 60,
            format: Format::Individual,
            payment: Payment::Paid,
            techniques: vec!["grow".into()],
            patterns: Vec::new(),
            outcome: None,
        })
        .unwrap();
    assert_eq!(p.cases(false).unwrap()[0].case.id, later);
}

#[test]
fn a_correction_is_followed_wherever_the_old_words_were() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let client = p.vault().case(case).unwrap().case.client_id;
    let id = note(&p, case, "Zilvervisjes", "Over slapen.");
    assert_eq!(hits(&p, case, "zilvervisjes"), 1);
    p.retitle_note(id, "Kruisbessen").unwrap();
    assert_eq!(
        (
            hits(&p, case, "zilvervisjes"),
            hits(&p, case, "kruisbessen")
        ),
        (0, 1)
    );
    assert_eq!(p.read_note(id).unwrap().reveal().body, "Over slapen.");
    p.rename_client(client, " Els ").unwrap();
    p.rename_case(case, "Slaap").unwrap();
    let row = p.vault().case(case).unwrap();
    assert_eq!(
        (row.client_label.as_str(), row.case.title.as_str()),
        ("Els", "Slaap")
    );
    // The same label in other letters is its own; another's is not free.
    p.rename_client(client, "ELS").unwrap();
    p.add_case("Wilg", "Werk").unwrap();
    assert!(p.rename_client(client, "wilg").is_err());
    assert!(p.rename_client(client, " ").is_err() && p.rename_case(case, "").is_err());
    assert!(p.vault().audit_verify().unwrap().2);
}

#[test]
fn what_lies_ready_to_be_shared_is_not_changed_and_is_told() {
    use crate::sharing::consent::Choice;
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let client = p.vault().case(case).unwrap().case.client_id;
    let id = note(&p, case, "Gesprek", "Over #tuinieren.");
    for who in [None, Some(client)] {
        let choice = Choice {
            state: ConsentState::Given,
            data_types: DataType::of(match who {
                None => Principal::Coach,
                Some(_) => Principal::Client,
            })
            .to_vec(),
            level: AnonymisationLevel::Full,
            language: crate::locale::Language::Nl,
            shown: crate::sharing::consent::Shown::Now,
            method: "on_screen".into(),
            expires_ms: None,
        };
        p.decide_consent(who, &choice).unwrap();
    }
    let session = NewSession {
        case_id: case,
        date: today(),
        duration_min: 60,
        format: Format::Individual,
        payment: Payment::Paid,
        techniques: vec!["grow".into()],
        patterns: vec!["pleasing".into()],
        outcome: None,
    };
    p.vault().add_session(&session).unwrap();
    let batch = p.prepare_export(false).unwrap().batch.unwrap();
    let before = p.show_batch(batch).unwrap().sha256;
    let before_rename = p.consent_status(Some(client)).unwrap();
    let done = p.remove(Thing::Note(id)).unwrap();
    p.rename_client(client, "Els").unwrap();
    assert_eq!(p.show_batch(batch).unwrap().sha256, before);
    // The consent is of the client, not of the label.
    assert_eq!(
        p.consent_status(Some(client)).unwrap().current,
        before_rename.current
    );
    let all: usize = p
        .vault()
        .records(batch)
        .unwrap()
        .iter()
        .filter(|r| !r.excluded)
        .count();
    assert_eq!(done.with.ready, all);
    assert!(all > 0);
    assert_eq!(done.with.shared, 0);
}

#[test]
fn a_former_label_is_still_known_to_the_anonymiser_and_looked_for_by_an_erasure() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path());
    let client = p.vault().case(case).unwrap().case.client_id;
    p.rename_client(client, "Eik").unwrap();
    p.rename_client(client, "Linde").unwrap();
    let masked = |text: &str| {
        let (reader, mut names) = p.reader_of_case(case).unwrap();
        !reader.find(text, &mut names).is_empty()
    };
    assert!(masked("Gisteren was Eik ziek.") && masked("Gisteren was Linde ziek."));
    assert_eq!(p.vault().former_labels(client).unwrap().len(), 2);
    // What is said of the client by the old name is said of the client.
    assert!(p.called(case).unwrap().without("Hoe slaapt Eik?").1);
    p.rename_client(client, "Eik").unwrap();
    assert!(
        !p.vault()
            .former_labels(client)
            .unwrap()
            .contains(&"Eik".to_owned())
    );
    let other = p.add_case("Wilg", "Werk").unwrap();
    note(&p, other, "Gesprek", "Zij kent Eik, en eikels.");
    let done = p.erase_client(client).unwrap();
    let nl = crate::locale::Language::Nl;
    let said = done
        .sentences(nl, crate::practice::Naming::Titles)
        .join(" ");
    assert!(done.traces.words > 0 && said.contains("Gesprek"), "{said}");
    assert!(p.vault().audit_verify().unwrap().2);
}

#[test]
fn an_erasure_with_nothing_to_look_for_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (p, _) = practice(dir.path());
    let case = p.add_case("Bo", "Werk").unwrap();
    let client = p.vault().case(case).unwrap().case.client_id;
    let done = p.erase_client(client).unwrap();
    for (language, none) in [
        (crate::locale::Language::Nl, "niets om naar te zoeken"),
        (crate::locale::Language::En, "nothing to look for"),
    ] {
        let [_, said, _] = done.sentences(language, crate::practice::Naming::Titles);
        assert!(said.contains(none) && !said.contains(" 0 "), "{said}");
    }
}
