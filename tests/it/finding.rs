//! A word somebody wrote somewhere is found again: in the workbench below the titles, line by line, and on the command line over all cases.

use crate::run::Place;
use crate::screen::Screen;

const NOTE: &str = "# Tweede gesprek\n\nWe begonnen bij de week. Het ging vooral over haar werk, dat steeds voller raakt, en over thuis, waar iedereen \
                    iets van haar wil. Ze is moe en slaapt slecht.\n\nPas aan het eind vertelde ze dat haar fiets weg was uit de fietsenstalling bij het \
                    station. Daar moest ze om huilen.";

/// Two clients; the word is in a note of the second.
fn practice() -> Place {
    let p = Place::new();
    p.json(&["init"]);
    for (n, label) in ["Eik", "Roos"].iter().enumerate() {
        p.json(&["client", "add", label]);
        p.json(&["case", "add", &(n + 1).to_string(), "Op adem komen"]);
    }
    p.json_with(&["note", "add", "1"], "Eik wil rustiger werken.");
    p.json_with(&["note", "add", "2"], NOTE);
    p
}

#[test]
fn the_finder_shows_the_passage_and_enter_opens_the_note_there() {
    let p = practice();
    let mut s = Screen::open(&p, 80, 24, "nl");
    s.shows("Casussen");
    s.press("/fietsenst");
    s.shows("In de tekst · 1");
    s.shows("fiets weg was uit de fietsenstalling");
    s.shows("Roos · Op adem komen");
    s.press("\r");
    s.shows("ze om huilen.");
    s.lacks("In de tekst");
    s.press("\x1bq");
    s.ends();
}

#[test]
fn the_command_line_finds_it_everywhere_and_says_so_where_it_did_not_look() {
    let p = practice();
    let out = p.run(&["search", "fietsenstalling", "--lang", "nl"], "");
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(told.contains("--everywhere"), "{told}");
    let found = p.json(&["search", "fietsenstalling", "--everywhere"]);
    assert_eq!(
        (
            found["hits"][0]["case"].as_i64(),
            found["relevant"].as_bool()
        ),
        (Some(2), Some(true))
    );
    // And so line for line.
    let file = p.file("queries");
    std::fs::write(&file, "fietsenstalling\n").unwrap();
    let batch = ["search", "--everywhere", "--batch", file.to_str().unwrap()];
    assert_eq!(p.json(&batch)["hits"][0]["case"], 2);
    let out = p.run(&["search", "fietsenstalling", "--everywhere"], "");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(text.contains("Roos · Op adem komen"), "{text}");
    assert!(text.contains("weg was uit de fietsenstalling"), "{text}");
    // In its case the word is shown too, and not the passage's beginning.
    let out = p.run(&["search", "fietsenstalling", "--case", "2"], "");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(
        text.contains("weg was uit de fietsenstalling") && out.stderr.is_empty(),
        "{text}"
    );
    // A case stays the limit of what it is searched for.
    let out = p.run(
        &["search", "fietsenstalling", "--case", "1", "--lang", "nl"],
        "",
    );
    assert!(!String::from_utf8_lossy(&out.stdout).contains("fietsenstalling"));
    let refused = p.run(&["search", "x", "--case", "1", "--everywhere"], "");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn line_by_line_the_words_around_it_are_said() {
    let p = practice();
    let out = p.run(
        &["--plain", "--lang", "nl"],
        "zoek fietsenstalling\nvind fietsenstalling\nopen 1\nstop\n",
    );
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(said.contains("vind en de woorden"), "{said}");
    assert!(
        said.contains("1 Tweede gesprek, notitie, Roos, Op adem komen"),
        "{said}"
    );
    assert!(said.contains("weg was uit de fietsenstalling"), "{said}");
    assert!(said.contains("Daar moest ze om huilen"), "{said}");
}

#[test]
fn what_was_put_in_the_wrong_place_is_moved_and_a_case_made_by_mistake_goes() {
    let p = practice();
    let told = p.run(&["note", "move", "1", "--case", "2"], "");
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    assert_eq!(p.json(&["note", "list", "2"]).as_array().unwrap().len(), 2);
    let found = p.json(&["search", "rustiger", "--case", "2"]);
    assert!(
        found["hits"][0]["text"]
            .as_str()
            .unwrap()
            .contains("rustiger")
    );
    // Now the first case has nothing in it.
    assert!(p.refused(&["case", "remove", "1"]).contains("--yes"));
    assert!(
        p.refused(&["case", "remove", "2", "--yes"])
            .contains("in this case")
    );
    p.json(&["case", "remove", "1", "--yes"]);
    assert_eq!(p.json(&["client", "list"]).as_array().unwrap().len(), 1);
    p.json(&["client", "add", "Linde"]);
    p.json(&["case", "edit", "2", "--client", "3"]);
    assert_eq!(p.json(&["case", "list"])[0]["client_label"], "Linde");
}

#[test]
fn line_by_line_nothing_of_a_note_that_was_moved_is_left_where_it_was() {
    let p = practice();
    let lines = [
        "open Eik",
        "Wat wil Eik?",
        "notities",
        "verplaats 1 Roos",
        "ja",
        "lees 1",
        "Wat wil Eik nog?",
        "einde",
    ];
    let said = crate::plain::sitting(&p, "nl", &lines);
    let (before, after) = said.split_once("staat nu bij").unwrap();
    assert!(before.contains("rustiger"), "{said}");
    assert!(!after.contains("rustiger"), "{after}");
    assert!(after.contains("Ik vond in je bronnen niets"), "{after}");
}

#[test]
fn line_by_line_a_case_is_given_to_the_client_it_is_of() {
    let p = practice();
    p.json(&["client", "add", "Linde"]);
    let lines = [
        "open Eik",
        "geef Eik",
        "geef Zwaluw",
        "geef lind",
        "nee",
        "geef Linde",
        "ja",
        "doel van dit gesprek?",
        "doel",
        "doelen",
        "einde",
    ];
    let said = crate::plain::sitting(&p, "nl", &lines);
    for told in [
        "De casus is al van Eik.",
        "heet Zwaluw of begint zo",
        "gaat van Eik naar Linde, met alles erin",
        "Er is niets gedaan",
        "Verbeterd.",
        "doel, goal: doel TEKST",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    let case = p.json(&["case", "show", "1"]);
    assert_eq!(case["case"]["client_label"], "Linde");
    assert_eq!(case["goals"].as_array().unwrap().len(), 0, "{said}");
}
