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

#[test]
fn a_label_that_is_nearly_a_clients_is_asked_once() {
    let mut p = Player::new(80, 24);
    p.keys("N");
    p.keys("Labell7");
    assert!(p.enter().is_empty());
    let shown = p.text();
    assert!(
        shown.contains("There is a client Label7") && shown.contains("tab opens"),
        "{shown}"
    );
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    p.keys("Rest");
    let commands = p.enter();
    assert!(
        matches!(&commands[..], [Command::AddCase { client, title }] if client == "Label7" && title == "Rest")
    );
    // Enter once more is a new client all the same; typing on asks anew.
    p.keys("N");
    p.keys("Labell7");
    p.enter();
    p.enter();
    p.keys("Rest");
    let commands = p.enter();
    assert!(matches!(&commands[..], [Command::AddCase { client, .. }] if client == "Labell7"));
    p.keys("N");
    p.keys("label7");
    p.enter();
    assert!(
        !p.text().contains("There is a client"),
        "the same label is that client"
    );
}

#[test]
fn a_client_whose_cases_were_all_put_away_is_known_by_label_and_can_be_given_a_case() {
    let mut p = Player::new(80, 24);
    let out = p.keys("N");
    assert!(matches!(out[..], [Command::ListClients]), "{out:?}");
    let all = || Event::Clients(vec![(crate::casebook::ClientId(99), "Lijsterbes".into())]);
    p.gets(all());
    p.keys("Lijsterbs");
    p.enter();
    assert!(p.text().contains("a client Lijsterbes"), "{}", p.text());
    p.escape();
    p.keys("c");
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    p.keys("lijster");
    p.gets(all());
    let commands = p.enter();
    assert!(
        matches!(
            commands[..],
            [Command::Correct(
                Correction::ConsiderClient(CaseId(1), crate::casebook::ClientId(99)),
                None
            )]
        ),
        "{commands:?}"
    );
}

#[test]
fn an_empty_case_is_removed_and_another_client_is_chosen_by_tab() {
    let mut p = Player::new(80, 24);
    let commands = p.keys("D");
    assert!(
        matches!(
            commands[..],
            [Command::Correct(
                Correction::Consider(crate::practice::Thing::Case(CaseId(1))),
                None
            )]
        ),
        "{commands:?}"
    );
    p.keys("c");
    assert!(
        p.text().contains("gives it to another client"),
        "{}",
        p.text()
    );
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    assert!(
        p.text().contains("Give “Case number 1” to 29/29"),
        "{}",
        p.text()
    );
    p.keys("label12");
    let commands = p.enter();
    assert!(
        matches!(
            commands[..],
            [Command::Correct(
                Correction::ConsiderClient(CaseId(1), crate::casebook::ClientId(12)),
                None
            )]
        ),
        "{commands:?}"
    );
}

/// The text that is kept of what is typed, by its key.
fn kept(commands: &[Command]) -> Vec<(&str, &str)> {
    commands
        .iter()
        .filter_map(|c| match c {
            Command::SaveDraft(d) => Some((d.key.as_str(), d.body.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn a_note_that_was_read_late_does_not_stand_in_the_case_of_another_client() {
    let mut p = with_notes(100, 30);
    // Read in the first case, while the second is being opened.
    let note = crate::casebook::Note {
        id: NoteId(4),
        case_id: CaseId(1),
        session_id: None,
        title: "Wrong place".into(),
        body: "Secret of the first".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    p.gets(Event::NoteRead(
        Box::new(crate::privacy::Local::new(note)),
        None,
    ));
    assert!(p.text().contains("Secret of the first"));
    p.gets(Event::Paste("typed ".into()));
    let out = p.gets(Event::Opened(Box::new(Opened {
        case: Some(case(2)),
        turns: vec![],
        notes: vec![],
        goals: vec![],
        sessions: vec![],
        question: None,
        drafts: Default::default(),
    })));
    assert!(!p.text().contains("Secret of the first"), "{}", p.text());
    assert_eq!(kept(&out), [("note:4", "typed Secret of the first")]);
    assert!(p.s.drafts.is_empty(), "{:?}", p.s.drafts);
}

#[test]
fn what_is_typed_in_a_case_that_is_removed_is_counted_before_and_gone_after() {
    let mut p = Player::new(80, 24);
    p.write("begun");
    p.s.focus = Pane::Cases;
    for c in &mut p.s.cases {
        (c.notes, c.sessions) = (0, 0);
    }
    let out = p.keys("D");
    assert_eq!(kept(&out), [("new-note:case:1", "begun")], "{out:?}");
    assert!(matches!(
        out.last(),
        Some(Command::Correct(Correction::Consider(_), _))
    ));
    p.opened(None);
    assert!(p.s.editor.is_none());
}

#[test]
fn a_clock_goes_with_its_case_to_another_client() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.keys("st");
    let mut cases: Vec<_> = (1..=30).map(case).collect();
    cases[0].case.client_id = crate::casebook::ClientId(12);
    cases[0].client_label = "Label12".into();
    p.gets(Event::Cases(cases));
    let clock = p.s.timer.clone().unwrap();
    assert_eq!(
        (clock.client, clock.label.as_str()),
        (crate::casebook::ClientId(12), "Label12")
    );
}

#[test]
fn a_note_that_went_to_another_case_since_one_left_is_not_opened_in_the_old_one() {
    let mut p = with_notes(100, 30);
    let note = crate::casebook::Note {
        id: NoteId(4),
        case_id: CaseId(2),
        session_id: None,
        title: "Moved".into(),
        body: "Secret of the second".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    p.gets(Event::NoteRead(
        Box::new(crate::privacy::Local::new(note)),
        None,
    ));
    p.gets(Event::NewNoteDraft(CaseId(2), None));
    assert!(p.s.editor.is_none(), "{}", p.text());
}
