//! The linear mode through the real binary, with lines on standard input: what a screen reader would hear.

use crate::run::{Place, output};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

pub fn demo() -> Place {
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    p
}

/// Runs a whole sitting and returns what was printed, which never holds an escape.
pub fn sitting(p: &Place, lang: &str, lines: &[&str]) -> String {
    let out = p.run(&["--plain", "--lang", lang], &(lines.join("\n") + "\n"));
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    spoken(out.stdout)
}

fn spoken(stdout: Vec<u8>) -> String {
    assert!(
        !stdout.iter().any(|b| *b == 0x1b || *b == b'\r'),
        "an escape or a carriage return"
    );
    String::from_utf8(stdout).unwrap()
}

#[test]
fn cases_are_listed_a_question_is_answered_and_its_source_read_in_dutch() {
    let p = demo();
    let text = sitting(
        &p,
        "nl",
        &[
            "casussen",
            "open 1",
            "Wanneer is het GROW-model minder geschikt?",
            "bron 1",
            "bronnen",
            "gesprek",
            "lees 1",
            "einde",
        ],
    );
    let at = |s: &str| {
        text.find(s)
            .unwrap_or_else(|| panic!("'{s}' was not said:\n{text}"))
    };
    let order = [
        at("casussen noemt ze"),
        at("\n1 "),
        at("Geen model schreef dit"),
        at("\n[1] "),
        at("PRIVATE, geen netwerk"),
        at("--- aangehaald vanaf hier"),
        at("--- aangehaald tot hier"),
        at("aangehaald, "),
        at("1 Wanneer is het GROW-model minder geschikt?"),
        at("Tot ziens"),
    ];
    assert!(order.is_sorted(), "{order:?}\n{text}");
    let text = sitting(&p, "nl", &["materialen", "meer", "meer", "meer", "meer"]);
    assert!(
        text.contains("Het GROW-model") && !text.contains("Acht uur per week"),
        "a note of one client is no material:\n{text}"
    );
    assert!(
        !text.contains("Klankbord is vergrendeld"),
        "the demo has no lock"
    );
}

#[test]
fn the_same_goes_in_english_and_either_language_is_understood() {
    let p = demo();
    let text = sitting(
        &p,
        "en",
        &[
            "casussen alle",
            "materialen",
            "vraag When does the GROW model help a client?",
            "source 1",
            "again",
            "privacy",
            "taal nl",
            "status",
            "quit",
        ],
    );
    for said in [
        "Materials: ",
        "No model wrote this",
        "[1] ",
        "--- cited from here",
        "no network",
        "Nederlands.",
        "geheugen: ",
        "Tot ziens.",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
}

#[test]
fn a_note_is_written_edited_and_found_by_name_and_words() {
    let p = demo();
    let text = sitting(
        &p,
        "en",
        &[
            "open wilg",
            "new case",
            "Populier",
            "Een nieuw begin",
            "write",
            "# Eerste gesprek",
            "Hij noemt een paarse olifant",
            ".",
            "notes",
            "edit 1",
            "replace 2 Hij noemt een paarse giraf",
            "save",
            "close",
            "search paarse giraf",
            "notes",
            "read 1",
            "archive",
            "y",
        ],
    );
    for said in [
        "Populier, Een nieuw begin",
        "Saved.",
        "1 Eerste gesprek",
        "2 Hij noemt een paarse olifant",
        "Replaced line 2",
        "Archived.",
        "Goodbye.",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    let found = text.find("Found: ").unwrap();
    assert!(
        text[found..].contains("paarse giraf"),
        "the search finds the note as edited:\n{text}"
    );
}

#[test]
fn what_was_written_survives_kill_9_as_a_draft_that_is_offered_again() {
    let p = demo();
    let mut child = start(p.command(&["--plain", "--lang", "nl"]));
    let lines = "open wilg\nopen 1\nschrijf\n# Haast\nNiet verloren, ook niet na een klap\n";
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines.as_bytes()).unwrap();
    stdin.flush().unwrap();
    // Nothing is said after a line of a note; the draft is on the disk a moment later.
    std::thread::sleep(Duration::from_secs(3));
    child.kill().unwrap();
    spoken(child.wait_with_output().unwrap().stdout);

    let text = sitting(
        &p,
        "nl",
        &[
            "concepten",
            "open wilg",
            "open 1",
            "schrijf",
            "verder",
            "en gewoon door",
            ".",
            "notities",
            "lees 1",
        ],
    );
    for said in [
        "1 concept wacht",
        "1 nieuwe notitie, Wilg, Loopbaanvraag halverwege, # Haast",
        "Concept gevonden, 2 regels: # Haast",
        "Bewaard.",
        "1 Haast",
        "Niet verloren, ook niet na een klap",
        "en gewoon door",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    let text = sitting(&p, "nl", &["concepten"]);
    assert!(text.contains("Geen concepten."), "{text}");
}

#[test]
fn a_locked_session_says_nothing_until_the_passphrase_is_typed() {
    let p = Place::with_vault();
    let text = sitting(
        &p,
        "en",
        &[
            "lock",
            "cases",
            "fout",
            "een lange wachtzin",
            "new case",
            "Es",
            "Rust",
        ],
    );
    assert_eq!(text.matches("Wrong passphrase").count(), 2, "{text}");
    assert!(
        !text.contains("een lange wachtzin"),
        "the passphrase was said"
    );
    let unlocked = text.find("Unlocked.").unwrap();
    assert!(text.find("Es, Rust").unwrap() > unlocked);
}

#[test]
fn escapes_in_what_was_imported_are_not_passed_on() {
    let p = demo();
    let file = p.file("vreemd.md");
    std::fs::write(
        &file,
        "# Vreemd\n\nDe zebrapad\u{1b}[31mmethode kleurt\u{9b}2J het scherm.\n",
    )
    .unwrap();
    let import = format!("import {}", file.display());
    let text = sitting(
        &p,
        "en",
        &[&import, "search zebrapadmethode kleurt scherm", "read 1"],
    );
    assert!(text.contains("1 file"), "{text}");
    assert!(text.contains("kleurt"), "{text}");
    assert!(!text.contains('\u{9b}'));
}

#[test]
fn the_conversation_is_exported_for_its_owner_only_and_never_over_a_file() {
    use std::os::unix::fs::PermissionsExt;
    let p = demo();
    let file = p.file("gesprek.md");
    let export = format!("export {}", file.display());
    let text = sitting(
        &p,
        "nl",
        &[
            "materialen",
            "Wat is het GROW-model?",
            &export,
            "j",
            &export,
            "j",
            "onzin",
        ],
    );
    assert!(text.contains("Geschreven: "), "{text}");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("## Wat is het GROW-model?") && written.contains("[1] "));
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
    assert_eq!(text.matches("Geschreven: ").count(), 1, "{text}");
    assert!(text.contains("Geen woord hier"), "{text}");
}

#[test]
fn a_term_signal_ends_it_and_keeps_the_draft() {
    let p = demo();
    let mut child = start(p.command(&["--plain", "--lang", "en"]));
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all(b"cases\nopen 1\nwrite\nBewaar mij\n")
        .unwrap();
    std::thread::sleep(Duration::from_secs(3));
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    let out = child.wait_with_output().unwrap();
    drop(stdin);
    assert!(out.status.success());
    assert!(spoken(out.stdout).contains("Kept as a draft"));
    let again = output(
        p.command(&["--plain", "--lang", "en"]),
        "drafts\ncontinue 1\n.\n",
    );
    assert!(spoken(again.stdout).contains("Saved."));
}

fn start(mut c: Command) -> std::process::Child {
    c.stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}
