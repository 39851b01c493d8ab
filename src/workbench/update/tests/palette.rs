//! What is typed in the palette: everyday words in both languages, what vi writes after a colon, and that name and key stay in sight.

use super::*;
use crate::workbench::action::Action;

/// The first row of the list.
fn first(p: &Player) -> String {
    let text = p.text();
    let mut rows = text.lines().skip_while(|l| !l.contains('›'));
    rows.nth(1).unwrap_or_default().to_owned()
}

#[test]
fn everyday_words_find_what_they_mean_in_both_languages() {
    for (language, words) in [
        (
            Language::Nl,
            [
                ("hernoem", "rename-case"),
                ("verwijder", "erase-client"),
                ("afsluiten", "quit"),
                ("vergrendel", "lock"),
                ("taal", "language"),
                ("delen", "sharing"),
                ("zoek", "finder"),
                ("exporteer", "hand-over"),
            ],
        ),
        (
            Language::En,
            [
                ("rename", "rename-case"),
                ("delete", "erase-client"),
                ("exit", "quit"),
                ("lock", "lock"),
                ("language", "language"),
                ("share", "sharing"),
                ("search", "finder"),
                ("export", "hand-over"),
            ],
        ),
    ] {
        for (typed, action) in words {
            let mut p = Player::new(80, 24);
            set_language(language);
            p.s.can_lock = true;
            p.open_case();
            p.keys("1:");
            p.keys(typed);
            let row = first(&p);
            let says = Action::from_name(action).map(|a| crate::locale::t(&a.message()));
            let begins: String = says.unwrap().chars().take(40).collect();
            assert!(row.contains(&begins), "{typed}: {row}");
            set_language(Language::En);
        }
    }
    let mut p = Player::new(80, 24);
    p.keys(":backup");
    assert!(p.text().contains("klankbord backup"), "{}", p.text());
    p.key(KeyCode::Esc, KeyModifiers::NONE);
    p.keys(":timesheet");
    assert!(p.text().contains("klankbord hours"), "{}", p.text());
}

#[test]
fn every_word_belongs_to_an_action() {
    for l in Language::ALL {
        for key in crate::locale::keys(l) {
            let Some(name) = key.strip_prefix("words-") else {
                continue;
            };
            assert!(
                ["backup", "passphrase", "hours"].contains(&name)
                    || Action::from_name(name).is_some(),
                "{key}"
            );
        }
    }
}

#[test]
fn the_key_is_in_sight_behind_the_longest_sentence_and_the_name_where_there_is_room() {
    for cols in [60, 80] {
        let mut p = Player::new(cols, 24);
        p.write("x");
        p.control('x');
        p.keys(":discard-draft");
        let row = first(&p);
        assert!(
            row.contains("Lets the draft of the note go"),
            "{cols}: {row}"
        );
        assert!(row.contains("ctrl-x z"), "{cols}: {row}");
        assert!(!row.contains("discard-draft"), "{cols}: {row}");
    }
    let mut p = Player::new(80, 24);
    p.keys(":redraw");
    assert!(first(&p).contains("· redraw"), "{}", first(&p));
}

#[test]
fn what_vi_writes_after_a_colon_saves_and_leaves_in_every_preset() {
    for preset in ["default", "vim", "emacs"] {
        let new = || Player::with_keys(80, 24, preset, Path::new("/nonexistent"));
        // In a list there is nothing to save, and nothing opens.
        let mut p = new();
        p.open_case();
        p.keys(":w");
        let out = p.enter();
        assert!(out.is_empty() && p.s.overlays.is_empty(), "{out:?}");
        assert!(
            p.s.notice
                .as_deref()
                .unwrap_or_default()
                .contains("nothing to save")
        );
        assert!(!p.s.quit);
        p.keys(":q");
        p.enter();
        assert!(p.s.quit, "{preset}");
        // In a note.
        drop(p);
        let mut p = new();
        p.write("a note");
        p.escape();
        if preset != "vim" {
            p.gets(Event::NewNoteDraft(CaseId(1), None));
            p.gets(Event::Paste("a note".into()));
            p.control('x');
        }
        p.keys(":wq");
        assert!(first(&p).contains(":wq"), "{}", p.text());
        let out = p.enter();
        let saves = out.iter().any(|c| matches!(c, Command::SaveNote { .. }));
        assert!(
            saves && p.s.editor.is_none() && !p.s.quit,
            "{preset}: {out:?}"
        );
    }
    // Over something it closes that.
    let mut p = Player::new(80, 24);
    p.keys("ss:q");
    p.enter();
    assert!(p.s.overlays.is_empty() && !p.s.quit);
}
