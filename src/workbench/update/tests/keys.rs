//! What keys lead to: palette, finder, jump labels, hints, counts, conditions, search and replace, the modes of vim, branches of a conversation.

use super::*;
use crate::casebook::TurnId;
use crate::practice::{Answer, Found, FoundKind, TurnView};
use crate::privacy::Local;
use crate::workbench::state::{Mode, Tab};

fn found(kind: FoundKind, id: i64, title: &str) -> Found {
    Found {
        kind,
        case: Some(CaseId(7)),
        id,
        title: title.into(),
        detail: "Wilg".into(),
        tags: Vec::new(),
        date: None,
    }
}

fn turn(id: i64, parent: Option<i64>, question: &str) -> TurnView {
    let answer: Answer = serde_json::from_value(serde_json::json!({
        "answer": format!("answer to {question}"), "sentences": [], "hits": [], "engine": "extractive", "privacy": "PRIVATE",
        "network": "none", "usage": {"prompt_tokens": 0, "completion_tokens": 0}
    }))
    .unwrap();
    TurnView {
        id: TurnId(id),
        parent: parent.map(TurnId),
        question: Local::new(question.into()),
        answer: Local::new(answer),
        created_ms: id,
    }
}

#[test]
fn the_palette_does_what_is_chosen_and_offers_nothing_that_cannot_be_done() {
    let mut p = Player::new(120, 40);
    p.keys(":");
    assert!(!p.text().contains("Keeps the selected answer"));
    p.keys("materials");
    let commands = p.enter();
    assert!(
        commands
            .iter()
            .any(|c| matches!(c, Command::OpenCase(None))),
        "{commands:?}"
    );
    assert!(p.s.overlays.is_empty());
}

#[test]
fn the_finder_goes_to_a_note_of_another_case() {
    let mut p = Player::new(120, 40);
    assert!(p.keys("/").iter().any(|c| matches!(c, Command::Find)));
    p.keys("kan");
    p.gets(Event::Found(vec![
        found(FoundKind::Case, 7, "Grenzen"),
        found(FoundKind::Note, 9, "The walk to the canal"),
    ]));
    // What was typed before the list came counts too.
    assert!(!p.text().contains("Grenzen"), "{}", p.text());
    p.key(KeyCode::Backspace, KeyModifiers::NONE);
    p.keys("n");
    let commands = p.enter();
    assert!(
        commands
            .iter()
            .any(|c| matches!(c, Command::OpenCase(Some(CaseId(7))))),
        "{commands:?}"
    );
}

#[test]
fn a_jump_label_goes_to_its_row() {
    let mut p = Player::new(120, 40);
    p.keys("f");
    let screen = p.text();
    let row = screen
        .lines()
        .position(|l| l.contains("Case number 5"))
        .unwrap();
    let label = screen.lines().nth(row).unwrap().chars().next().unwrap();
    p.keys(&label.to_string());
    assert_eq!((p.s.case_at, p.s.overlays.len()), (4, 0));
}

#[test]
fn hints_come_after_a_moment_and_say_what_follows() {
    let mut p = Player::new(120, 40);
    p.keys("g");
    assert!(!p.text().contains("To the first row"));
    p.now += 1_000;
    p.gets(Event::Tick);
    assert!(p.text().contains("To the first row"), "{}", p.text());
    p.keys("g");
    assert!(!p.text().contains("To the first row"));
}

#[test]
fn a_number_before_a_move_repeats_it() {
    let mut p = Player::with_keys(120, 40, "vim", Path::new("/nonexistent"));
    p.keys("12j");
    assert_eq!(p.s.case_at, 12);
    p.keys("3k");
    assert_eq!(p.s.case_at, 9);
    p.keys("5gg");
    assert_eq!(p.s.case_at, 4);
}

#[test]
fn escape_lets_a_selection_go_before_it_closes_the_note() {
    let mut p = Player::new(100, 30);
    p.write("one two");
    p.key(KeyCode::Char(' '), KeyModifiers::CONTROL);
    p.control('a');
    assert!(p.s.editor.as_ref().unwrap().field.selection().is_some());
    p.escape();
    assert!(p.s.editor.as_ref().unwrap().field.selection().is_none());
    p.escape();
    assert!(p.s.editor.is_none());
}

#[test]
fn the_footer_names_a_key_that_always_does_it() {
    let mut p = Player::new(120, 30);
    p.write("x");
    let screen = p.text();
    let footer = screen.lines().last().unwrap();
    assert_eq!(footer.matches("esc").count(), 1, "{footer}");
}

#[test]
fn search_goes_round_and_replace_can_be_taken_back() {
    let mut p = Player::new(100, 30);
    p.write("rust, rest, rust");
    p.control('x');
    p.keys("r");
    p.keys("rust");
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    p.keys("stilte");
    p.enter();
    while !p.s.overlays.is_empty() {
        p.enter();
        if p.note() == "stilte, rest, stilte" {
            p.escape();
        }
    }
    assert_eq!(p.note(), "stilte, rest, stilte");
    for _ in 0..4 {
        if p.note() != "rust, rest, rust" {
            p.control('z');
        }
    }
    assert_eq!(p.note(), "rust, rest, rust");
}

#[test]
fn under_vim_keys_are_commands_until_one_begins_to_type() {
    let mut p = Player::with_keys(100, 30, "vim", Path::new("/nonexistent"));
    p.write("one two three");
    p.escape();
    assert_eq!(p.s.editor.as_ref().unwrap().mode, Mode::Normal);
    p.keys("0dw");
    assert_eq!(p.note(), "two three");
    p.keys("u");
    assert_eq!(p.note(), "one two three");
    p.keys("0v");
    p.keys("e");
    p.keys("d");
    assert_eq!(p.note().trim_start(), "two three");
    p.keys("A four");
    assert!(p.note().ends_with("three four"), "{}", p.note());
}

#[test]
fn under_vim_words_letters_and_lines_are_changed_and_a_second_escape_leaves_nothing() {
    let mut p = Player::with_keys(100, 30, "vim", Path::new("/nonexistent"));
    p.write("one two three\n  four");
    p.escape();
    p.escape();
    p.escape();
    assert!(p.s.editor.is_some());
    p.keys("ggwcw2");
    p.escape();
    assert_eq!(p.note(), "one 2 three\n  four");
    p.keys("0rO");
    assert_eq!(p.note(), "One 2 three\n  four");
    p.keys("ftsT");
    p.escape();
    assert_eq!(p.note(), "One 2 Three\n  four");
    p.keys("J");
    assert_eq!(p.note(), "One 2 Three four");
    p.keys("0wCrest");
    p.escape();
    assert_eq!(p.note(), "One rest");
    p.keys("Snew");
    p.escape();
    assert_eq!(p.note(), "new");
    p.keys("r");
    p.escape();
    assert_eq!((p.note(), p.s.overlays.len()), ("new", 0));
    // What is not there says so.
    p.keys(".");
    let said = p.s.notice.clone().unwrap_or_default();
    assert!(said.contains(". does nothing here; ?"), "{said}");
    p.keys("q");
    assert!(p.s.editor.is_none());
}

#[test]
fn a_file_of_ones_own_changes_one_key_and_names_the_line_of_what_it_has_wrong() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("keymaps")).unwrap();
    std::fs::write(
        dir.path().join("keymaps/default.toml"),
        "[global]\n\"J\" = \"materials\"\n\"K\" = \"page-dwon\"\n",
    )
    .unwrap();
    let (_, notices) = Keymap::load("default", dir.path());
    assert!(
        notices
            .iter()
            .map(ToString::to_string)
            .any(|n| n.contains(":3") && n.contains("page-down")),
        "{notices:?}"
    );
    let mut p = Player::with_keys(100, 30, "default", dir.path());
    p.keys("j");
    assert_eq!(p.s.case_at, 1);
    assert!(
        p.keys("J")
            .iter()
            .any(|c| matches!(c, Command::OpenCase(None)))
    );
}

#[test]
fn a_changed_question_stands_beside_the_old_one_and_both_can_be_gone_to() {
    let mut p = Player::new(120, 40);
    p.gets(Event::Opened(Box::new(Opened {
        case: Some(case(1)),
        turns: vec![
            turn(1, None, "first"),
            turn(2, Some(1), "second"),
            turn(3, Some(1), "second, put otherwise"),
        ],
        notes: vec![],
        goals: vec![],
        sessions: vec![],
        question: None,
        drafts: Default::default(),
    })));
    p.keys("2");
    p.s.tab = Tab::Conversation;
    assert!(p.text().contains("put otherwise"));
    assert!(p.text().contains("2/2"), "{}", p.text());
    p.keys("{");
    assert!(!p.text().contains("put otherwise"));
    assert!(p.text().contains("1/2"));
    p.keys("}");
    p.keys("E");
    assert_eq!(p.s.question.text(), "second, put otherwise");
    p.keys("!");
    let commands = p.enter();
    assert!(
        commands.iter().any(|c| matches!(c, Command::Ask { question, parent: Some(TurnId(1)), .. } if question.ends_with('!'))),
        "{commands:?}"
    );
}
