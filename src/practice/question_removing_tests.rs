//! That a question that is taken out is gone down to the bytes, with what was made of it, that what followed it goes on, and that an erasure names the
//! questions in which the client still stands.

use super::*;
use crate::practice::made::{planted, with_case};
use crate::practice::{Answer, Naming};
use crate::privacy::PrivacyLevel;
use crate::vault::Draft;

/// One word for each place where something of the question is kept.
const PLANTED: [&str; 4] = [
    "waterlelievijver",
    "kruisbessenjam",
    "zilvervisjesval",
    "boterbloemenveld",
];

/// Those that stand in the file.
fn found(p: &Practice) -> Vec<&'static str> {
    planted(p, &PLANTED)
}

/// Keeps a question with an answer, and with what it was searched with.
fn asked(
    p: &Practice,
    case: Option<CaseId>,
    after: Option<TurnId>,
    question: &str,
    (says, searched): (&str, Option<&str>),
) -> TurnId {
    let mut answer = Answer::blank(PrivacyLevel::Private);
    answer.answer = says.into();
    answer.searched = searched.map(str::to_owned);
    let json = serde_json::to_string(&answer).unwrap();
    p.vault().add_turn(case, after, question, &json).unwrap()
}

fn summary(p: &Practice, of: &str, body: &str) {
    let draft = Draft {
        key: format!("summary:{of}"),
        body: body.into(),
        meta: "{}".into(),
        saved_ms: 1,
    };
    p.save_draft(&draft).unwrap();
}

#[test]
fn after_a_question_was_removed_no_page_of_the_file_holds_a_word_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = with_case(dir.path());
    for case in [Some(case), None] {
        let of = case.map_or("materials".to_owned(), |c| c.to_string());
        let long = |w: &str| format!("{w} ").repeat(400);
        let first = asked(&p, case, None, "Wat nu?", ("Slapen.", None));
        let says = long(PLANTED[1]);
        let wrong = asked(&p, case, Some(first), &long(PLANTED[0]), (&says, None));
        let read_with = ("Dat blijft.", Some(PLANTED[2]));
        let next = asked(&p, case, Some(wrong), "En toen?", read_with);
        let beside = asked(&p, case, Some(first), "Anders?", ("Ja.", Some("anders")));
        summary(&p, &format!("{first}:{of}"), "Over slapen.");
        summary(&p, &format!("{next}:{of}"), &long(PLANTED[3]));
        summary(&p, &format!("{beside}:{of}"), "Over iets anders.");
        assert_eq!(found(&p).len(), PLANTED.len());

        let would = p.would_remove(Thing::Question(wrong)).unwrap();
        let asks = would.asks();
        assert!(asks.contains(PLANTED[0]) && asks.len() < 400, "{asks}");
        let done = p.remove(Thing::Question(wrong)).unwrap();

        assert_eq!(would, done);
        assert_eq!((done.with.drafts, done.with.after), (1, 1));
        assert_eq!(found(&p), Vec::<&str>::new());
        assert!(p.remove(Thing::Question(wrong)).is_err());
        // What followed it goes on below the one before it; the branch beside it is as it was.
        let turns = p.conversation(case).unwrap();
        let links: Vec<_> = turns.iter().map(|t| (t.id, t.parent)).collect();
        let left = [(first, None), (next, Some(first)), (beside, Some(first))];
        assert_eq!(links, left);
        assert_eq!(turns[1].answer.reveal().answer, "Dat blijft.");
        let searched = |n: usize| turns[n].answer.reveal().searched.clone();
        assert_eq!((searched(1), searched(2)), (None, Some("anders".into())));
        for (turn, there) in [(first, true), (next, false), (beside, true)] {
            let draft = p.vault().draft(&format!("summary:{turn}:{of}")).unwrap();
            assert_eq!(draft.is_some(), there, "{turn}");
        }
        let last = p.vault().audit_entries().unwrap().pop().unwrap();
        let entry = ("question.remove".into(), format!("question:{wrong}"));
        assert_eq!((last.act, last.subject), entry);
    }
    assert!(!p.vault().scrub_due().unwrap());
    assert!(p.vault().audit_verify().unwrap().2);
}

#[test]
fn an_erasure_names_every_question_in_which_the_client_still_stands() {
    let dir = tempfile::tempdir().unwrap();
    let (p, other) = with_case(dir.path());
    let gone = p.add_case("Kauw", "Werk").unwrap();
    let client = p.vault().case(gone).unwrap().case.client_id;
    for n in 1..=12 {
        let question = format!("Wat hebben Kauw en Annemiek nummer {n} afgesproken?");
        asked(&p, None, None, &question, ("Niets.", None));
    }
    let of_case = asked(
        &p,
        Some(other),
        None,
        "Wie was dat?",
        ("Dat was Kauw.", None),
    );
    asked(
        &p,
        Some(gone),
        None,
        "Hoe gaat het met Kauw?",
        ("Goed.", None),
    );
    let done = p.erase_client(client).unwrap();
    let nl = crate::locale::Language::Nl;
    let [_, said, _] = done.sentences(nl, Naming::TitlesAndNumbers);
    for n in 1..=12 {
        assert!(said.contains(&format!("nummer {n} afgesproken")), "{said}");
    }
    let named = format!("“Wie was dat?” (question:{of_case})");
    assert!(
        said.contains(&named) && !said.contains("Hoe gaat"),
        "{said}"
    );
    // Taken out one by one, nothing of the client is left.
    let questions: Vec<String> = done.traces.rows.iter().map(|r| r.name.clone()).collect();
    assert_eq!(questions.len(), 13, "{questions:?}");
    for name in questions {
        let id = name.strip_prefix("question:").unwrap().parse().unwrap();
        p.remove(Thing::Question(TurnId(id))).unwrap();
    }
    let left = p.vault().traces(&["Kauw".into()], &[]).unwrap();
    assert!(left.found.is_empty(), "{left:?}");
}
