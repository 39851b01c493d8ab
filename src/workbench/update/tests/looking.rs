//! The finder's lower part: the notes and materials that hold what is typed, with what stands around the word, and where enter takes one.

use super::*;
use crate::casebook::{NoteId, SourceId};
use crate::library::{Excerpt, Sought};
use crate::practice::{Found, FoundKind, InText};
use crate::workbench::state::Tab;

const TEXT: &str = "We spraken over thuis. Haar fiets stond in de fietsenstalling bij het station, en daar sliep ze slecht van.";

/// A note of case 7 that holds the word, by its passage.
fn text(note: i64, title: &str, query: &str) -> InText {
    let sought = Sought::of(query);
    let first = sought.marks(TEXT)[0];
    InText {
        source: SourceId(note + 100),
        note: Some(NoteId(note)),
        case: Some(CaseId(7)),
        title: title.into(),
        detail: "Label7 · Case number 7".into(),
        date: Some(crate::casebook::Date::constant(2026, 10, 22)),
        excerpt: Excerpt::of(TEXT, &sought, 220),
        span: first,
        word: TEXT[first.0..first.1].into(),
        low: TEXT.to_lowercase(),
    }
}

fn title(id: i64, title: &str) -> Found {
    Found {
        kind: FoundKind::Note,
        case: Some(CaseId(7)),
        id,
        title: title.into(),
        detail: "Label7 · Case number 7".into(),
        tags: vec![],
        date: None,
    }
}

fn looked(commands: &[Command]) -> Vec<&str> {
    commands
        .iter()
        .filter_map(|c| match c {
            Command::Look(q) => Some(q.as_str()),
            _ => None,
        })
        .collect()
}

/// The finder with one title, and this typed.
fn finder(cols: u16, rows: u16, typed: &str) -> Player {
    let mut p = Player::new(cols, rows);
    p.keys("/");
    p.gets(Event::Found(vec![
        title(1, "Grenzen"),
        title(2, "Fietsen naar het werk"),
    ]));
    p.keys(typed);
    p
}

#[test]
fn every_key_asks_for_what_is_typed_and_what_comes_stands_below_the_titles() {
    let mut p = finder(80, 24, "fiet");
    assert_eq!(looked(&p.keys("s")), ["fiets"]);
    p.gets(Event::InText(
        "fiets".into(),
        vec![text(9, "Tweede gesprek", "fiets")],
    ));
    let shown = p.text();
    let rows: Vec<&str> = shown.lines().collect();
    let at = |what: &str| rows.iter().position(|r| r.contains(what));
    let (titles, head) = (at("Fietsen naar").unwrap(), at("In the text · 1").unwrap());
    assert!(titles < head, "{shown}");
    let whose = "Tweede gesprek · Label7 · Case number 7 · 22 Oct 2026";
    assert_eq!(at(whose), Some(head + 1), "{shown}");
    assert_eq!(
        at("Haar fiets stond in de fietsenstalling"),
        Some(head + 2),
        "{shown}"
    );
    // At 80 columns the word is in sight, and marked.
    let mut b = Buffer::empty(Rect::new(0, 0, 80, 24));
    view::draw(&p.s, &mut b);
    let row = u16::try_from(head + 2).unwrap();
    let col = rows[head + 2].chars().position(|c| c == 'f').unwrap();
    let style = |x: usize| b[(u16::try_from(x).unwrap(), row)].style();
    assert_ne!(style(col), style(col - 3), "{shown}");
}

#[test]
fn what_was_typed_over_is_dropped_and_what_still_holds_the_word_stays() {
    let mut p = finder(80, 24, "fiets");
    p.gets(Event::InText("fie".into(), vec![text(9, "Te laat", "fie")]));
    assert!(!p.text().contains("Te laat"), "of what was typed before");
    p.gets(Event::InText(
        "fiets".into(),
        vec![text(9, "Tweede gesprek", "fiets")],
    ));
    p.keys("en");
    assert!(p.text().contains("Tweede gesprek"), "it holds that too");
    p.draw();
    // The same once more costs nothing.
    p.gets(Event::InText(
        "fietsen".into(),
        vec![text(9, "Tweede gesprek", "fiets")],
    ));
    assert_eq!(p.draw(), 0, "no flicker");
    p.keys("x");
    assert!(!p.text().contains("Tweede gesprek"), "{}", p.text());
}

#[test]
fn enter_opens_the_note_at_the_word() {
    let mut p = finder(100, 30, "fiets");
    p.gets(Event::InText(
        "fiets".into(),
        vec![text(9, "Tweede gesprek", "fiets")],
    ));
    // Past the one title to the text, or there at once.
    p.key(KeyCode::Tab, KeyModifiers::NONE);
    let commands = p.enter();
    assert!(
        matches!(
            commands[..],
            [
                Command::OpenCase(Some(CaseId(7))),
                Command::ReadNote(NoteId(9))
            ]
        ),
        "{commands:?}"
    );
    assert!(p.s.overlays.is_empty() && p.s.tab == Tab::Notes);
    p.opened(Some(case(7)));
    let note = crate::casebook::Note {
        id: NoteId(9),
        case_id: CaseId(7),
        session_id: None,
        title: "Tweede gesprek".into(),
        body: TEXT.into(),
        created_ms: 0,
        updated_ms: 0,
    };
    p.gets(Event::NoteRead(
        Box::new(crate::privacy::Local::new(note)),
        None,
    ));
    let e = p.s.editor.as_ref().unwrap();
    assert_eq!(e.field.cursor(), TEXT.find("fiets").unwrap());
    assert_eq!(p.s.pattern, "fiets", "and it is marked wherever it stands");
}

#[test]
fn without_a_title_the_text_is_chosen_and_a_quick_enter_waits_for_it() {
    let mut p = finder(80, 24, "fietsenstalling");
    assert!(!p.text().contains("Nothing matches"), "nobody knows yet");
    assert!(p.enter().is_empty() && p.s.overlays.len() == 1);
    let one = text(9, "Tweede gesprek", "fietsenstalling");
    let commands = p.gets(Event::InText("fietsenstalling".into(), vec![one]));
    assert!(
        commands
            .iter()
            .any(|c| matches!(c, Command::ReadNote(NoteId(9))))
    );
    let mut p = {
        drop(p);
        finder(80, 24, "zebra")
    };
    p.gets(Event::InText("zebra".into(), vec![]));
    assert!(p.text().contains("Nothing matches"), "{}", p.text());
}

#[test]
fn titles_and_texts_are_one_list_for_the_arrows() {
    let mut p = finder(80, 24, "fiets");
    let texts = vec![text(9, "Een", "fiets"), text(10, "Twee", "fiets")];
    p.gets(Event::InText("fiets".into(), texts));
    let chosen = |p: &mut Player| {
        let commands = p.enter();
        commands.iter().find_map(|c| match c {
            Command::ReadNote(id) => Some(id.0),
            _ => None,
        })
    };
    p.key(KeyCode::Down, KeyModifiers::NONE);
    p.key(KeyCode::Down, KeyModifiers::NONE);
    p.key(KeyCode::Up, KeyModifiers::NONE);
    p.key(KeyCode::Up, KeyModifiers::NONE);
    p.key(KeyCode::Down, KeyModifiers::NONE);
    assert_eq!(chosen(&mut p), Some(9));
}
