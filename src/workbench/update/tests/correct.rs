//! Correcting what is under the cursor, and taking it out: the line that has the old words in it, the question that names what would go, the panes after it.

use super::stream::answer;
use super::*;
use crate::casebook::{Goal, GoalId, NoteId, TurnId};
use crate::practice::{Removal, Thing, TurnView};
use crate::privacy::Local;
use crate::vault::Removed;
use crate::workbench::correcting::{Correction, Named};
use crate::workbench::state::{Pane, Tab};

fn goal(id: i64, title: &str) -> Goal {
    Goal {
        id: GoalId(id),
        case_id: CaseId(1),
        title: title.into(),
        expected: Some("Six hours".into()),
        target: None,
        scores: vec![],
    }
}

fn opened(notes: &[(i64, &str)], goals: Vec<Goal>) -> Opened {
    Opened {
        case: Some(case(1)),
        turns: vec![],
        notes: notes.iter().map(|(id, t)| note_row(*id, t)).collect(),
        goals,
        sessions: vec![],
        question: None,
        drafts: Default::default(),
    }
}

const NOTES: [(i64, &str); 2] = [(7, "First talk"), (8, "Second talk")];

/// The case is open, with the keys at one of its tabs.
fn at(tab: Tab) -> Player {
    let mut p = Player::new(110, 30);
    p.enter();
    let goals = vec![goal(3, "Sleep well"), goal(4, "Work less")];
    p.gets(Event::Opened(Box::new(opened(&NOTES, goals))));
    p.s.focus = Pane::Centre;
    p.s.tab = tab;
    p
}

fn removal(thing: Thing, name: &str, questions: usize) -> Event {
    Event::Removing(Box::new(Removal {
        thing,
        name: name.into(),
        kept: Vec::new(),
        with: Removed {
            questions,
            ..Removed::default()
        },
    }))
}

/// What is sent when the line with the old words in it gets these behind them.
fn named(p: &mut Player, key: &str, old: &str, more: &str) -> Vec<Command> {
    p.keys(key);
    assert!(p.text().contains(old), "{}", p.text());
    p.gets(Event::Paste(more.into()));
    p.enter()
}

#[test]
fn what_is_under_the_cursor_gets_the_name_that_is_typed() {
    let mut p = at(Tab::Notes);
    p.keys("j");
    let out = named(&mut p, "c", "Second talk", "s");
    assert!(
        matches!(&out[..], [Command::Correct(Correction::Name(Named::Note(NoteId(8)), t), Some(CaseId(1)))] if t == "Second talks"),
        "{out:?}"
    );
    p.s.tab = Tab::Goals;
    p.keys("j");
    let out = named(&mut p, "c", "Work less", "!");
    assert!(
        matches!(&out[..], [Command::Correct(Correction::Name(Named::Goal(GoalId(4)), t), _)] if t == "Work less!")
    );
    // In the list of cases: the selected one and its client, whichever is open.
    p.s.focus = Pane::Cases;
    p.keys("j");
    let out = named(&mut p, "c", "Case number 2", "0");
    assert!(
        matches!(&out[..], [Command::Correct(Correction::Name(Named::Case(CaseId(2)), t), Some(CaseId(1)))] if t == "Case number 20")
    );
    let out = named(&mut p, "C", "Label2", "x");
    assert!(
        matches!(&out[..], [Command::Correct(Correction::Name(Named::Client(_), t), _)] if t == "Label2x")
    );
}

#[test]
fn the_same_name_and_none_change_nothing_and_no_letter_is_taken_from_a_question() {
    let mut p = at(Tab::Notes);
    p.keys("c");
    assert!(p.enter().is_empty(), "the same");
    p.keys("c");
    p.control('u');
    assert!(p.enter().is_empty(), "none");
    assert!(p.s.overlays.is_empty());
    p.s.tab = Tab::Conversation;
    for key in ["c", "C", "D"] {
        assert!(p.keys(key).is_empty() && p.s.overlays.is_empty(), "{key}");
    }
}

#[test]
fn a_note_goes_only_after_a_question_that_names_it_and_what_goes_along() {
    let mut p = at(Tab::Notes);
    let out = p.keys("D");
    let consider = Correction::Consider(Thing::Note(NoteId(7)));
    assert!(
        matches!(&out[..], [Command::Correct(c, Some(CaseId(1)))] if *c == consider),
        "{out:?}"
    );
    p.gets(removal(Thing::Note(NoteId(7)), "First talk", 2));
    let asked = p.text();
    assert!(
        asked.contains("First talk") && asked.contains("2 questions"),
        "{asked}"
    );
    assert!(p.keys("n").is_empty() && p.s.overlays.is_empty());
    p.keys("D");
    p.gets(removal(Thing::Note(NoteId(7)), "First talk", 0));
    let out = p.keys("y");
    let remove = Correction::Remove(Thing::Note(NoteId(7)));
    assert!(matches!(&out[..], [Command::Correct(c, _)] if *c == remove));
    p.s.note_at = 1;
    let left = opened(&NOTES[1..], vec![]);
    p.gets(Event::Corrected(Box::new(left), "It is gone.".into()));
    let text = p.text();
    assert!(
        text.contains("It is gone.") && text.contains("Second talk"),
        "{text}"
    );
    assert!(!text.contains("First talk"), "{text}");
    assert_eq!((p.s.note_at, p.s.focus), (0, Pane::Centre));
}

#[test]
fn a_goal_is_selected_and_goes_and_another_case_is_not_touched_by_what_comes_late() {
    let mut p = at(Tab::Goals);
    p.keys("jjj");
    assert_eq!(p.s.goal_at, 1, "the last is the last");
    let out = p.key(KeyCode::Delete, KeyModifiers::NONE);
    let consider = Correction::Consider(Thing::Goal(GoalId(4)));
    assert!(matches!(&out[..], [Command::Correct(c, _)] if *c == consider));
    // Something was opened meanwhile: nothing is asked over it, least of all over the lock.
    p.keys("?");
    p.gets(removal(Thing::Goal(GoalId(4)), "Work less", 0));
    assert_eq!(p.s.overlays.len(), 1);
    p.escape();
    p.opened(Some(case(2)));
    let late = opened(&NOTES, vec![goal(3, "Sleep well")]);
    p.gets(Event::Corrected(Box::new(late), "It is gone.".into()));
    assert_eq!(p.s.case_id(), Some(CaseId(2)));
    assert!(p.s.goals.is_empty() && p.s.notes.is_empty());
}

#[test]
fn goals_that_do_not_fit_come_into_sight_with_the_cursor() {
    let mut p = at(Tab::Goals);
    let goals = (1..=20)
        .map(|n| goal(n, &format!("Goal number {n}.")))
        .collect();
    p.gets(Event::Opened(Box::new(opened(&NOTES, goals))));
    assert!(p.text().contains("Goal number 1."));
    p.keys("G");
    let text = p.text();
    assert!(
        text.contains("Goal number 20.") && !text.contains("Goal number 1."),
        "{text}"
    );
}

#[test]
fn the_selected_question_goes_after_a_yes_and_the_conversation_goes_on_without_it() {
    let mut p = at(Tab::Conversation);
    assert!(p.keys("D").is_empty());
    assert!(p.text().contains("Choose a question"), "{}", p.text());
    let asked = |turns: &[(i64, Option<i64>)]| {
        let of = |&(id, parent): &(i64, Option<i64>)| TurnView {
            id: TurnId(id),
            parent: parent.map(TurnId),
            question: Local::new(format!("Question {id}?")),
            answer: Local::new(answer("An answer.", &[])),
            created_ms: 0,
        };
        let turns = turns.iter().map(of).collect();
        Opened {
            turns,
            ..opened(&NOTES, vec![])
        }
    };
    p.gets(Event::Opened(Box::new(asked(&[
        (1, None),
        (2, Some(1)),
        (3, Some(2)),
    ]))));
    p.s.focus = Pane::Centre;
    p.keys("[");
    let out = p.keys("D");
    let consider = Correction::Consider(Thing::Question(TurnId(2)));
    assert!(
        matches!(&out[..], [Command::Correct(c, _)] if *c == consider),
        "{out:?}"
    );
    p.gets(removal(Thing::Question(TurnId(2)), "Question 2?", 0));
    assert!(p.text().contains("Question 2?"));
    let out = p.keys("y");
    let remove = Correction::Remove(Thing::Question(TurnId(2)));
    assert!(
        matches!(&out[..], [Command::Correct(c, _)] if *c == remove),
        "{out:?}"
    );
    let left = asked(&[(1, None), (3, Some(1))]);
    p.gets(Event::Corrected(Box::new(left), "It is gone.".into()));
    let shown: Vec<_> = p.s.turns.iter().filter_map(|t| t.id).collect();
    assert_eq!((shown, p.s.turn_at), (vec![TurnId(1), TurnId(3)], 0));
    assert!(!p.text().contains("Question 2?"), "{}", p.text());
}
