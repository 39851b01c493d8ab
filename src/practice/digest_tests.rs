//! Tests of the summary of a long conversation.

use super::*;
use crate::practice::made::practice;
use crate::privacy::PrivacyLevel;

fn talk(p: &Practice, turns: usize) -> Vec<TurnView> {
    let mut parent = None;
    for n in 0..turns {
        let mut answer = Answer::blank(PrivacyLevel::Private);
        answer.answer = format!(
            "Antwoord {n} is dit. {}",
            "En nog wat woorden erbij. ".repeat(8)
        );
        // A source carries its first sentence, and what follows.
        let first = format!("Antwoord {n} is dit.").chars().count();
        let whole = answer.answer.trim_end().chars().count();
        answer.sentences = [(0, first), (first + 1, whole)]
            .map(|span| crate::library::Sentence {
                span,
                supported: true,
                citations: vec![],
            })
            .into();
        let json = serde_json::to_string(&answer).unwrap();
        let id = p
            .vault()
            .add_turn(None, parent, &format!("Vraag {n}?"), &json)
            .unwrap();
        parent = Some(id);
    }
    path(&p.conversation(None).unwrap(), parent)
}

#[test]
fn what_no_longer_fits_goes_into_a_summary_and_what_follows_stays_the_same_for_a_while() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let line = talk(&p, 12);
    let (none, all) = p.shortened(None, &line[..3], 10_000, 400).unwrap();
    assert!(none.is_none());
    assert_eq!(all.len(), 3);
    let (digest, rest) = p.shortened(None, &line[..8], 1_500, 400).unwrap();
    let digest = digest.unwrap();
    assert_eq!(digest.turns + rest.len(), 8);
    assert!(
        digest
            .text
            .reveal()
            .starts_with("- Vraag 0? → Antwoord 0 is dit.\n")
    );
    assert_eq!(digest.by, "extractive");
    // The next turn finds the same summary, and begins with the same turns.
    let (again, more) = p.shortened(None, &line[..9], 1_900, 400).unwrap();
    assert_eq!(again.as_ref(), Some(&digest));
    assert_eq!(more[0].question, rest[0].question);
    assert_eq!(more.len(), rest.len() + 1);
    // Much later more goes into it, and nothing is lost on the way.
    let (later, few) = p.shortened(None, &line, 1_500, 400).unwrap();
    let later = later.unwrap();
    assert!(later.turns > digest.turns && later.turns + few.len() == 12);
    assert!(
        later
            .text
            .reveal()
            .starts_with(digest.text.reveal().as_str())
    );
}

#[test]
fn what_a_model_made_up_is_not_told_on_as_a_fact() {
    let mut answer = Answer::blank(PrivacyLevel::Private);
    answer.answer = "Verzonnen is dit. Gedragen is dat.".into();
    let sentence = |span, supported| Sentence {
        span,
        supported,
        citations: vec![],
    };
    answer.sentences = vec![sentence((0, 17), false), sentence((18, 34), true)];
    answer.model = Some("m".into());
    assert_eq!(carried(&answer), ["Gedragen is dat."]);
    answer.sentences[1].supported = false;
    let turn = TurnView {
        id: TurnId(1),
        parent: None,
        question: Local::new("Wat nu?".into()),
        answer: Local::new(answer.clone()),
        created_ms: 0,
    };
    assert_eq!(extractive("", &[turn]), "- Wat nu?");
    // The sources' own words are nobody's invention.
    answer.model = None;
    assert_eq!(carried(&answer).len(), 2);
    answer.sentences.clear();
    assert_eq!(carried(&answer), ["Verzonnen is dit. Gedragen is dat."]);
    answer.notices = vec![Notice::NothingFound];
    assert_eq!(carried(&answer), Vec::<String>::new());
}

#[test]
fn what_was_not_found_and_what_nothing_carries_is_not_shown_to_the_model_again() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let mut none = Answer::blank(PrivacyLevel::Private);
    none.answer = "Ik vond niets. Het dichtst in de buurt: Boek.".into();
    none.notices = vec![Notice::NothingFound];
    let mut written = Answer::blank(PrivacyLevel::Private);
    written.answer = "Verzonnen is dit. Gedragen is dat.".into();
    written.model = Some("m".into());
    let sentence = |span, supported| Sentence {
        span,
        supported,
        citations: vec![],
    };
    written.sentences = vec![sentence((0, 17), false), sentence((18, 34), true)];
    let mut invented = written.clone();
    invented.sentences[1].supported = false;
    let mut parent = None;
    for answer in [&none, &written, &invented] {
        let json = serde_json::to_string(answer).unwrap();
        parent = Some(p.vault().add_turn(None, parent, "Wat?", &json).unwrap());
    }
    let line = path(&p.conversation(None).unwrap(), parent);
    let (_, earlier) = p.shortened(None, &line, 10_000, 400).unwrap();
    let said: Vec<&str> = earlier.iter().map(|e| e.answer.as_str()).collect();
    assert_eq!(said, ["Gedragen is dat."]);
}

#[test]
fn of_a_question_that_was_taken_out_meanwhile_no_summary_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let line = talk(&p, 12);
    // Read before it went, as by an answer that is being written.
    p.remove(crate::practice::Thing::Question(line[1].id))
        .unwrap();
    let (digest, rest) = p.shortened(None, &line, 600, 400).unwrap();
    assert!(digest.is_some() && rest.len() < 12);
    assert_eq!(p.vault().drafts().unwrap(), []);
    // Of those that are left one is.
    let line = path(&p.conversation(None).unwrap(), None);
    p.shortened(None, &line, 600, 400).unwrap();
    assert_eq!(p.vault().drafts().unwrap().len(), 1);
}

#[test]
fn a_summary_is_read_changed_and_taken_away_and_another_branch_does_not_see_it() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let line = talk(&p, 6);
    p.shortened(None, &line, 600, 400).unwrap();
    let digest = p.digest(None, None).unwrap().unwrap();
    p.set_digest(None, digest.upto, " Over grenzen gesproken. ")
        .unwrap();
    let changed = p.digest(None, None).unwrap().unwrap();
    assert_eq!(
        (changed.text.reveal().as_str(), changed.by.as_str()),
        ("Over grenzen gesproken.", "coach")
    );
    let (used, _) = p.shortened(None, &line, 600, 400).unwrap();
    assert_eq!(used.unwrap().text.reveal(), "Over grenzen gesproken.");
    assert!(p.digest(None, Some(line[0].id)).unwrap().is_none());
    assert!(p.set_digest(None, TurnId(999), "x").is_err());
    p.set_digest(None, digest.upto, "").unwrap();
    assert!(p.digest(None, None).unwrap().is_none());
}
