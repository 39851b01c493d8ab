//! Conversations with branches, preferences, and the tags of notes.

use super::*;
use crate::privacy::Local;

#[test]
fn a_turn_follows_one_of_its_own_conversation() {
    let dir = folder();
    let v = fresh(dir.path());
    let (a, b) = (case(&v, "A"), case(&v, "B"));
    let first = v.add_turn(Some(a), None, "een", "{}").unwrap();
    let left = v.add_turn(Some(a), Some(first), "twee", "{}").unwrap();
    let right = v
        .add_turn(Some(a), Some(first), "twee anders", "{}")
        .unwrap();
    for (case, parent) in [(Some(b), first), (None, first), (Some(a), TurnId(99))] {
        assert!(v.add_turn(case, Some(parent), "x", "{}").is_err());
    }
    drop(v);
    let v = again(dir.path());
    let turns = v.turns(Some(a)).unwrap();
    let shape: Vec<_> = turns
        .iter()
        .map(Local::reveal)
        .map(|t| (t.id, t.parent))
        .collect();
    assert_eq!(
        shape,
        [(first, None), (left, Some(first)), (right, Some(first))]
    );
    assert_eq!(v.turn(right).unwrap().reveal().question, "twee anders");
    assert!(matches!(v.turn(TurnId(9)), Err(Error::NotFound(_))));
    let asked: Vec<_> = v.questions().unwrap();
    let newest = asked[0].reveal();
    assert_eq!((newest.id, newest.case_id), (right, Some(a)));
    sound(&v);
}

#[test]
fn preferences_are_kept_a_case_and_leave_no_row_when_they_are_the_defaults() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "A");
    let wanted = Preferences {
        system_prompt: Some("Wees kort.".into()),
        temperature: Some(0.7),
        max_tokens: Some(500),
        passages: None,
    };
    for at in [Some(c), None, None, Some(c)] {
        v.set_preferences(at, &wanted).unwrap();
    }
    drop(v);
    let v = again(dir.path());
    let rows = || -> i64 {
        v.read(|c| Ok(c.query_row("SELECT count(*) FROM case_preference", [], |r| r.get(0))?))
            .unwrap()
    };
    assert_eq!(rows(), 2);
    assert_eq!(v.preferences(Some(c)).unwrap(), wanted);
    assert_eq!(v.preferences(None).unwrap(), wanted);
    v.set_preferences(None, &Preferences::default()).unwrap();
    v.set_preferences(Some(c), &Preferences::default()).unwrap();
    assert_eq!(rows(), 0);
    assert!(v.preferences(Some(c)).unwrap().is_default());
    assert!(v.set_preferences(Some(CaseId(99)), &wanted).is_err());
}

#[test]
fn tags_follow_the_text_of_a_note() {
    let dir = folder();
    let v = fresh(dir.path());
    let c = case(&v, "A");
    let n = note(&v, c, "Over #Werk en #slaap");
    assert_eq!(v.notes(c).unwrap()[0].tags, ["werk", "slaap"]);
    v.update_note(n, "", "Nu over #rust").unwrap();
    assert_eq!(v.all_notes().unwrap()[0].tags, ["rust"]);
    v.update_note(n, "titel #x", "Niets meer").unwrap();
    assert!(v.notes(c).unwrap()[0].tags.is_empty());
}

#[test]
fn a_conversation_and_its_preferences_go_with_their_case() {
    let dir = folder();
    let v = fresh(dir.path());
    let (a, b) = (case(&v, "A"), case(&v, "B"));
    for c in [Some(a), Some(b), None] {
        let first = v.add_turn(c, None, "een", "{}").unwrap();
        v.add_turn(c, Some(first), "twee", "{}").unwrap();
        let wanted = Preferences {
            passages: Some(3),
            ..Preferences::default()
        };
        v.set_preferences(c, &wanted).unwrap();
    }
    v.write(|tx| Ok(tx.execute("DELETE FROM trajectory WHERE id = ?1", [a.0])?))
        .unwrap();
    assert_eq!(v.questions().unwrap().len(), 4);
    assert!(v.preferences(Some(a)).unwrap().is_default());
    assert_eq!(v.preferences(Some(b)).unwrap().passages, Some(3));
    assert_eq!(v.preferences(None).unwrap().passages, Some(3));
    sound(&v);
}
