//! Correcting and taking out, line by line.

use super::*;
use crate::casebook::{Goal, GoalId};
use crate::practice::{Removal, Thing};
use crate::vault::Removed;
use crate::workbench::correcting::{Correction, Named};

fn listed() -> Session {
    let mut s = with_case(None);
    let row = |id: i64| NoteRow {
        id: NoteId(id),
        case_id: CaseId(7),
        session_id: None,
        date: None,
        title: format!("Note {id}"),
        chars: 0,
        created_ms: 0,
        updated_ms: 0,
        tags: vec![],
        made: None,
    };
    s.outcome(Outcome::Notes(vec![row(3), row(4)]), 0);
    s
}

#[test]
fn what_has_a_number_and_what_is_open_get_another_name() {
    let mut s = listed();
    for (line, named, text) in [
        (
            "rename 2 Slapen en eten",
            Named::Note(NoteId(4)),
            "Slapen en eten",
        ),
        ("hernoem casus Rust", Named::Case(CaseId(7)), "Rust"),
        ("rename client Els", Named::Client(ClientId(7)), "Els"),
    ] {
        let acts = acts(s.line(line, 0));
        let right = Correction::Name(named, text.into());
        assert!(
            matches!(&acts[..], [Act::Correct(c, Some(CaseId(7)))] if *c == right),
            "{line}"
        );
    }
    for (line, says) in [
        ("rename 9 x", "number"),
        ("rename", "rename N"),
        ("rename 2", "rename N"),
    ] {
        let out = s.line(line, 0);
        assert!(said(&out)[0].contains(says), "{line}: {:?}", said(&out));
    }
    let out = s.outcome(
        Outcome::Corrected(Some(case(7, "Els")), "Corrected.".into()),
        0,
    );
    assert_eq!(
        (said(&out)[0], s.prompt().as_str()),
        ("Corrected.", "Els> ")
    );
}

#[test]
fn a_note_and_a_goal_go_after_a_yes() {
    let mut s = listed();
    let goal = Goal {
        id: GoalId(5),
        case_id: CaseId(7),
        title: "Slapen".into(),
        expected: None,
        target: None,
        scores: vec![],
    };
    for (goals, thing) in [
        (false, Thing::Note(NoteId(3))),
        (true, Thing::Goal(GoalId(5))),
    ] {
        if goals {
            s.outcome(Outcome::Goals(vec![goal.clone()]), 0);
        }
        for yes in [false, true] {
            let considered = acts(s.line("remove 1", 0));
            assert!(
                matches!(&considered[..], [Act::Correct(Correction::Consider(t), _)] if *t == thing)
            );
            let removal = Removal {
                thing,
                name: "Slapen".into(),
                kept: Vec::new(),
                with: Removed::default(),
            };
            let asked = s.outcome(Outcome::Removing(removal), 0);
            assert!(said(&asked)[0].contains("Slapen"));
            let after = acts(s.line(if yes { "y" } else { "no" }, 0));
            assert_eq!(
                matches!(&after[..], [Act::Correct(Correction::Remove(t), _)] if *t == thing),
                yes
            );
        }
    }
    let out = s.outcome(Outcome::Removed(Thing::Goal(GoalId(5)), "Gone.".into()), 0);
    assert_eq!(said(&out)[0], "Gone.");
    assert!(matches!(&acts(out)[..], [Act::Open(Some(CaseId(7)))]));
    assert!(said(&s.line("remove 1", 0))[0].contains("first"));
    // The word that takes a line out of a text says the same where none is written.
    assert!(said(&s.line("delete 1", 0))[0].contains("first"));
}

#[test]
fn a_note_that_was_moved_is_listed_and_quoted_no_more_where_it_was() {
    let mut s = listed();
    let does = Correction::Move(NoteId(3), CaseId(8));
    let asked = s.outcome(Outcome::AsksFirst("It goes.".into(), does.clone()), 0);
    assert!(said(&asked)[0].contains("It goes."));
    let done = acts(s.line("y", 0));
    assert!(matches!(&done[..], [Act::Correct(c, Some(CaseId(7)))] if *c == does));
    let out = s.outcome(Outcome::Moved("It is there.".into()), 0);
    assert_eq!(said(&out)[0], "It is there.");
    assert!(matches!(&acts(out)[..], [Act::Open(Some(CaseId(7)))]));
    assert!(acts(s.line("read 1", 0)).is_empty());
}
