//! A note that goes to another case, and a goal in own words: the keys, the lists and the questions.

use super::*;
use crate::casebook::NoteId;
use crate::workbench::correcting::Correction;
use crate::workbench::state::{Pane, Tab};

/// The first case, with two notes.
fn with_notes(cols: u16, rows: u16) -> Player {
    let mut p = Player::new(cols, rows);
    p.open_case();
    p.s.notes = vec![note_row(4, "Wrong place"), note_row(5, "Right place")];
    (p.s.tab, p.s.focus) = (Tab::Notes, Pane::Centre);
    p
}

#[test]
fn a_note_is_moved_to_a_case_chosen_from_the_list_after_a_question() {
    let mut p = with_notes(80, 24);
    assert!(p.keys("M").is_empty());
    let shown = p.text();
    assert!(shown.contains("Move “Wrong place” to 29/29"), "{shown}");
    assert!(
        !shown.contains("│ Label1 · Case number 1 "),
        "not where it is: {shown}"
    );
    p.keys("label7");
    let commands = p.enter();
    let [Command::Correct(Correction::ConsiderMove(NoteId(4), CaseId(7)), Some(CaseId(1)))] =
        commands[..]
    else {
        panic!("{commands:?}");
    };
    let does = Correction::Move(NoteId(4), CaseId(7));
    p.gets(Event::AsksFirst(
        "Note 4 goes to Label7; 2 questions go.".into(),
        does.clone(),
    ));
    assert!(p.text().contains("2 questions go"), "{}", p.text());
    let commands = p.keys("y");
    assert!(
        matches!(&commands[..], [Command::Correct(c, _)] if *c == does),
        "{commands:?}"
    );
}

#[test]
fn without_goals_the_key_that_sets_one_is_named_and_it_asks_for_words() {
    let mut p = Player::new(80, 24);
    p.open_case();
    (p.s.tab, p.s.focus) = (Tab::Goals, Pane::Centre);
    let shown = p.text();
    assert!(shown.contains("+ sets one in your own words"), "{shown}");
    assert!(!shown.contains("klankbord goal"), "{shown}");
    p.keys("+");
    p.keys("Eat at table again");
    let commands = p.enter();
    assert!(
        matches!(&commands[..], [Command::Correct(Correction::Goal(CaseId(1), words), Some(CaseId(1)))] if words == "Eat at table again"),
        "{commands:?}"
    );
    // Among the materials there is nobody to have one.
    p.opened(None);
    p.s.tab = Tab::Goals;
    assert!(p.keys("+").is_empty() && p.s.overlays.is_empty());
}
