//! What a coach does all day: moving, asking, writing, leaving; and what that costs on the wire.

use super::*;
use crate::casebook::{Note, NoteId};
use crate::privacy::Local;
use crate::workbench::state::{Pane, Tab};

fn median(mut v: Vec<usize>) -> usize {
    v.sort_unstable();
    v[v.len() / 2]
}

#[test]
fn a_typed_letter_and_a_list_move_stay_within_their_bytes_and_idling_costs_none() {
    let mut p = Player::new(120, 40);
    let moves: Vec<usize> = (0..20)
        .map(|_| {
            p.keys("j");
            p.draw()
        })
        .collect();
    assert!(median(moves.clone()) <= 120, "{moves:?}");
    p.open_case();
    p.keys("i");
    p.draw();
    let typed: Vec<usize> = "what did we agree on about boundaries"
        .chars()
        .map(|c| {
            p.keys(&c.to_string());
            p.draw()
        })
        .collect();
    assert!(median(typed.clone()) <= 40, "{typed:?}");
    assert_eq!(p.draw(), 0);
}

#[test]
fn the_first_frame_is_small() {
    let mut p = Player::new(120, 40);
    p.screen.forget(Rect::new(0, 0, 120, 40));
    let bytes = p.draw();
    assert!(bytes <= 8_000, "{bytes}");
}

#[test]
fn a_draft_is_written_within_a_second_of_the_first_unsaved_key_however_fast_one_types() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    let start = p.now;
    let mut saved = None;
    while saved.is_none() {
        p.now += 50;
        p.keys("a");
        if p.s.deadline().is_some_and(|d| d <= p.now) {
            let commands = p.gets(Event::Tick);
            if let Some(Command::SaveDraft(d)) = commands
                .into_iter()
                .find(|c| matches!(c, Command::SaveDraft(_)))
            {
                assert_eq!(d.key, "new-note:case:1");
                saved = Some(p.now);
            }
        }
        assert!(p.now < start + 2_000);
    }
    assert!(saved.unwrap() - start <= 1_000);
}

#[test]
fn escape_keeps_the_draft_and_quitting_saves_it() {
    let mut p = Player::new(100, 30);
    p.open_case();
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    p.keys("half a thought");
    let commands = p.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(
        commands
            .iter()
            .any(|c| matches!(c, Command::SaveDraft(d) if d.body == "half a thought"))
    );
    assert!(p.s.editor.is_none());
    p.gets(Event::NewNoteDraft(CaseId(1), None));
    p.keys("x");
    let commands = p.key(KeyCode::Char('q'), KeyModifiers::CONTROL);
    assert!(p.s.quit && commands.iter().any(|c| matches!(c, Command::SaveDraft(_))));
}

#[test]
fn an_older_draft_comes_back_with_a_notice() {
    let mut p = Player::new(100, 30);
    p.open_case();
    let note = Note {
        id: NoteId(4),
        case_id: CaseId(1),
        session_id: None,
        title: "T".into(),
        body: "saved".into(),
        created_ms: 0,
        updated_ms: 0,
    };
    let draft = crate::vault::Draft {
        key: "note:4".into(),
        body: "saved and more".into(),
        meta: String::new(),
        saved_ms: 0,
    };
    p.gets(Event::NoteRead(Box::new(Local::new(note)), Some(draft)));
    assert_eq!(p.s.editor.as_ref().unwrap().field.text(), "saved and more");
    assert!(p.s.notice.is_some());
}

#[test]
fn a_stopped_answer_keeps_what_was_written_and_scrolling_back_is_never_yanked() {
    let mut p = Player::new(80, 24);
    p.open_case();
    p.keys("i");
    p.keys("why");
    let commands = p.enter();
    assert!(
        commands
            .iter()
            .any(|c| matches!(c, Command::Ask { question, .. } if question == "why"))
    );
    for n in 0..60 {
        p.gets(Event::Token(format!("line {n}\n")));
    }
    p.keys("k");
    p.keys("k");
    let before = p.text();
    for n in 60..90 {
        p.gets(Event::Token(format!("line {n}\n")));
    }
    let rows = |t: &str| {
        t.lines()
            .filter(|l| l.contains("line "))
            .map(|l| l.split("line ").nth(1).unwrap().trim().to_owned())
            .collect::<Vec<_>>()
    };
    // What was in sight stands where it stood; below it there may have been room.
    let (before, after) = (rows(&before), rows(&p.text()));
    assert!(after.starts_with(&before), "{before:?} {after:?}");
    // The number stands beside the tabs, which stay whole.
    let text = p.text();
    let top = text.lines().find(|l| l.contains("Sessions")).unwrap();
    assert!(top.contains('↓'), "{top}");
    let commands = p.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(commands.iter().any(|c| matches!(c, Command::StopAsking)));
    p.gets(Event::Failed("the engine is gone".into()));
    assert!(p.s.turns[0].answer.contains("line 89") && !p.s.running());
}

#[test]
fn escape_and_a_key_that_arrive_as_one_are_two() {
    let mut p = Player::new(100, 30);
    p.keys("?");
    assert!(p.text().contains("Keys"));
    p.key(KeyCode::Char('t'), KeyModifiers::ALT);
    assert!(p.s.overlays.is_empty());
    assert_eq!((p.s.focus, p.s.tab), (Pane::Centre, Tab::Notes));
}

#[test]
fn the_lock_comes_after_idling_and_shows_nothing_of_the_practice() {
    let mut p = Player::new(100, 30);
    p.now = 61_001;
    assert!(p.s.deadline().is_some_and(|d| d <= p.now));
    p.gets(Event::Tick);
    assert!(p.s.locked());
    assert!(!p.text().contains("Label"), "{}", p.text());
    p.keys("secret");
    assert!(!p.text().contains("secret"));
    assert!(matches!(p.enter().as_slice(), [Command::Unlock(s)] if s == "secret"));
    p.gets(Event::Unlocked(false));
    assert!(p.s.locked());
    // The whole sentence and the way out, also where there is little room.
    for (columns, rows) in [(100, 30), (40, 12)] {
        p.gets(Event::Resize(columns, rows));
        let text = p.text();
        assert!(
            text.contains("try again.") && text.contains("ctrl-q"),
            "{text}"
        );
        assert!(!text.contains("recovery"), "{text}");
    }
    p.gets(Event::Resize(100, 30));
    p.gets(Event::Unlocked(true));
    assert!(p.text().contains("Label1"));
}

#[test]
fn what_comes_late_lies_under_the_lock() {
    for late in [
        Event::Page("Audit".into(), "Secret".into()),
        Event::NotExported("/tmp/secret.md".into(), "It is there.".into()),
        Event::NotImported("/tmp/secret.md".into(), None, "It is not there.".into()),
    ] {
        let mut p = Player::new(100, 30);
        p.now = 61_001;
        p.gets(Event::Tick);
        assert!(p.s.locked());
        let what = format!("{late:?}");
        p.gets(late);
        assert!(p.s.locked(), "{what}");
        let text = p.text().to_lowercase();
        assert!(
            !text.contains("secret") && !text.contains("label"),
            "{text}"
        );
        p.gets(Event::Unlocked(true));
        assert!(p.text().to_lowercase().contains("secret"), "{}", p.text());
    }
}

#[test]
fn every_size_is_drawn_in_both_languages() {
    for (w, h) in [(1, 1), (10, 3), (40, 10), (80, 24), (120, 40), (200, 60)] {
        for l in Language::ALL {
            let mut p = Player::new(w, h);
            set_language(l);
            p.draw();
            p.open_case();
            p.keys("?");
            p.draw();
        }
    }
    set_language(Language::En);
}
