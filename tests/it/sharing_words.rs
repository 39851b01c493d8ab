//! What sharing says to the coach: in the language of the interface, also about what was written down in the other; and how many keys a yes and
//! its withdrawal take.

use crate::hived::{Hived, text};
use crate::run::Place;
use crate::screen::Screen;

#[test]
fn refusals_and_troubles_are_said_in_dutch_too() {
    let p = Place::with_vault();
    let said = |args: &[&str]| {
        let mut all = args.to_vec();
        all.extend(["--lang", "nl"]);
        p.refused(&all)
    };
    assert!(said(&["export", "prepare"]).contains("Je hebt nog niet besloten"));
    assert!(said(&["export", "show", "9"]).contains("Partij 9 is er niet"));
    assert!(said(&["export", "accept", "9"]).contains("Vondst 9 is er niet"));
    assert!(said(&["export", "unmark", "9"]).contains("Markering 9 is er niet"));
    assert!(said(&["consent", "client", "9", "grant"]).contains("Cliënt 9 is er niet"));
    assert!(said(&["consent", "coach", "receipt"]).contains("Zo'n besluit is er nog niet"));
    assert!(said(&["consent", "coach", "grant", "--method", "roepen"]).contains("geen manier"));
    assert!(said(&["erase", "client", "9", "--yes"]).contains("Cliënt 9 is er niet"));
    assert!(said(&["audit", "prove", "--entry", "999"]).contains("Regel 999"));
}

#[test]
fn what_waits_says_why_in_the_language_of_whoever_looks() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    let nowhere = h.string(1);
    let out = h.with(&nowhere, &["export", "upload", "--lang", "nl"]);
    assert!(
        text(&out.stderr).contains("De hive was niet te bereiken"),
        "{}",
        text(&out.stderr)
    );
    for (lang, words) in [("en", "could not be reached"), ("nl", "niet te bereiken")] {
        let out = h.with(&nowhere, &["export", "list", "--lang", lang]);
        assert!(
            text(&out.stdout).contains(words),
            "{lang}: {}",
            text(&out.stdout)
        );
    }
}

/// Types keys one after the other until the words are there; returns how many it took.
fn keys(s: &mut Screen, keys: &[&str], words: &str) -> usize {
    for key in keys {
        s.press(key);
    }
    s.shows(words);
    keys.len()
}

#[test]
fn withdrawing_takes_no_more_keys_than_giving() {
    for (cols, rows) in [(80, 24), (120, 40)] {
        let p = Place::with_vault();
        p.json(&["client", "add", "Wilg"]);
        p.json(&["case", "add", "1", "Werk"]);
        let mut s = Screen::open(&p, cols, rows, "nl");
        s.shows("Wilg");
        s.press("S");
        s.shows("niet gevraagd");
        s.press("j");
        // From the row of the client: open, tick one kind, yes.
        let giving = keys(&mut s, &["\r", " ", "y"], "✓ casussen");
        // From the same row: down is not a yes, and then: take back, yes.
        keys(&mut s, &["d", "j"], "Er is niets gedaan");
        let withdrawing = keys(&mut s, &["d", "J"], "ingetrokken");
        assert!(
            withdrawing <= giving,
            "{withdrawing} keys, {giving} for a yes"
        );
        s.press("r");
        s.shows("Ingetrokken: er mag niets meer gedeeld worden");
        s.press("q");
        s.press("q");
        s.press("q");
        s.ends();
        let status = p.json(&["consent", "client", "1", "status"]);
        assert_eq!(status["versions"].as_array().unwrap().len(), 2);
    }
    // The plain commands: one word for one word.
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg"]);
    p.json(&["consent", "client", "1", "grant"]);
    p.json(&["consent", "client", "1", "revoke"]);
}
