//! Drafts from a case, the summary of a conversation and an editor of one's own in the linear mode, through the real binary.

use crate::plain::{demo, sitting};
use crate::plain_terminal::Sitting;
use crate::run::Place;
use klankbord::casebook::CaseId;
use klankbord::config::{Config, Flags};
use klankbord::practice::Practice;
use klankbord::vault::{Unlock, Vault};
use std::os::unix::fs::PermissionsExt;

fn after<'a>(text: &'a str, words: &str) -> &'a str {
    match text.split_once(words) {
        Some((_, rest)) => rest,
        None => panic!("'{words}' was not said:\n{text}"),
    }
}

#[test]
fn a_draft_is_made_read_at_its_source_and_kept_in_both_languages() {
    let p = demo();
    for (lang, lines, heard) in [
        (
            "nl",
            [
                "open 1",
                "concept",
                "concept grow",
                "meer",
                "bron 1",
                "onthoud",
                "notities",
                "lees 1",
            ],
            [
                "GROW-blad",
                "[1] ",
                "Geen model schreef dit",
                "--- aangehaald vanaf hier",
                "Bewaard.",
            ],
        ),
        (
            "en",
            [
                "open 2", "draft", "draft 5", "more", "source 1", "keep", "notes", "read 1",
            ],
            [
                "GROW sheet",
                "[1] ",
                "No model wrote this",
                "--- cited from here",
                "Saved.",
            ],
        ),
    ] {
        let mut all = vec!["casussen"];
        all.extend(lines);
        let text = sitting(&p, lang, &all);
        let mut rest = text.as_str();
        for words in heard {
            rest = after(rest, words);
        }
        assert!(rest.contains("GROW"), "the note is there:\n{rest}");
    }
}

#[test]
fn goals_are_set_from_a_draft_and_nothing_is_kept_unasked() {
    let p = demo();
    let kept = |p: &Place| {
        let text = sitting(p, "en", &["cases", "open 1", "notes", "goals"]);
        after(&text, "Notes: ").to_owned()
    };
    let before = kept(&p);
    let text = sitting(
        &p,
        "en",
        &["cases", "open 1", "draft smart", "discard", "draft smart"],
    );
    assert!(text.contains("Discarded."), "{text}");
    assert_eq!(kept(&p), before);
    sitting(
        &p,
        "en",
        &[
            "cases",
            "open 1",
            "draft smart",
            "edit",
            "change ## /## Otherwise: ",
            "keep goals",
            "close",
        ],
    );
    let now = kept(&p);
    assert!(
        now.contains("Otherwise: ") && !before.contains("Otherwise: "),
        "{now}"
    );
}

#[test]
fn a_draft_that_is_edited_first_becomes_a_note_only_when_it_is_saved() {
    let p = demo();
    let text = sitting(
        &p,
        "en",
        &[
            "cases",
            "open 1",
            "draft summary",
            "edit",
            "insert 1 Mine first",
            "lines",
            "save",
            "notes",
        ],
    );
    let rest = after(&text, "1 Mine first");
    let rest = after(rest, "Saved.");
    assert!(rest.contains("Mine first"), "{rest}");
}

#[test]
fn a_summary_is_changed_and_what_is_changed_is_there_the_next_time() {
    let p = demo();
    let text = sitting(
        &p,
        "en",
        &["cases", "open 1", "When does GROW help?", "summary"],
    );
    assert!(
        text.contains("Nothing of this conversation had to be summarised yet."),
        "{text}"
    );
    // As if the conversation had grown too long.
    {
        let flags = Flags {
            vault: Some(p.vault()),
            ..Flags::default()
        };
        let vault = Vault::open(&p.vault(), &Unlock::None).unwrap();
        let practice = Practice::open(vault, Config::load(&flags).unwrap()).unwrap();
        let case: CaseId = practice.cases(false).unwrap()[0].case.id;
        let turn = practice.conversation(Some(case)).unwrap()[0].id;
        practice
            .set_digest(Some(case), turn, "They spoke of limits.")
            .unwrap();
    }
    let text = sitting(
        &p,
        "en",
        &[
            "cases",
            "open 1",
            "summary",
            "edit",
            "append",
            "And of rest.",
            ".",
            "save",
            "summary",
        ],
    );
    let rest = after(&text, "Summary of one question, changed by you.");
    let rest = after(rest, "The summary was changed.");
    assert!(
        rest.contains("They spoke of limits.") && rest.contains("And of rest."),
        "{rest}"
    );
}

#[test]
fn on_a_terminal_a_note_is_changed_in_an_editor_of_ones_own_and_its_keys_go_there() {
    let p = demo();
    let editor = p.file("ed");
    // It reads a line from the terminal: what is typed there is not ours.
    std::fs::write(
        &editor,
        "#!/bin/sh\nfor f; do :; done\necho EDITING\nread line\necho \"$line\" >> \"$f\"\n",
    )
    .unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let editor = editor.display().to_string();
    let mut s = Sitting::open(&p, "dumb", &[("EDITOR", &editor), ("VISUAL", "")]);
    s.says("linear mode");
    s.types("cases\n");
    s.says("Cases: ");
    s.types("open 1\n");
    s.says("questions asked");
    s.types("write\nOne line\n");
    s.says("2: ");
    s.types("\x03");
    s.says("Kept as a draft");
    s.types("write\n");
    s.says("Draft found");
    s.types("continue\n.\n");
    s.says("Saved.");
    s.types("edit\n");
    s.says("1 One line");
    s.types("editor\n");
    s.says("EDITING");
    s.types("typed in the editor\n");
    s.says("Back from the editor, 2 lines");
    s.types("lines\n");
    s.says("2 typed in the editor");
    // Through a pipe there is nothing to lend.
    drop(s);
    let text = sitting(&p, "en", &["cases", "open 1", "notes", "edit 2", "editor"]);
    assert!(text.contains("An editor needs a terminal"), "{text}");
}

#[test]
fn a_draft_says_whose_it_is_and_is_none_once_it_says_what_the_note_says() {
    let p = demo();
    let emptied = sitting(
        &p,
        "en",
        &[
            "cases",
            "open 1",
            "notes",
            "edit 1",
            "insert 1 Typed and never saved",
            "close",
            "drafts",
        ],
    );
    let case = after(&emptied, "\n1 ").lines().next().unwrap_or_default();
    let client = case.split([',', '·', ';', ':']).next().unwrap_or_default();
    let listed = after(&emptied, "Drafts: 1");
    assert!(listed.contains(client.trim()), "{client} in {listed}");
    assert!(listed.contains("Typed and never saved"), "{listed}");
    let back = sitting(
        &p,
        "nl",
        &["concepten", "verder 1", "herstel", "sluit", "concepten"],
    );
    assert!(back.contains("Geen concepten"), "{back}");
}
