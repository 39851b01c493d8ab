//! Correcting and removing what was set down wrongly, as a script would. That a removed note's bytes are gone is tested where the file can be read in the
//! clear, in `practice::removing`.

use crate::run::Place;
use crate::screen::Screen;

#[test]
fn what_was_set_down_wrongly_is_corrected_where_it_stands() {
    let p = Place::with_session(&["--name", "Henk Bakker", "--phone", "0612345678"]);
    let edit = [
        "client", "edit", "1", "--label", "Els", "--phone", "", "--email", "h@b.nl",
    ];
    assert_eq!(p.json(&edit)["id"], 1);
    let client = p.json(&["client", "show", "1"]);
    assert_eq!(client["label"], "Els");
    let d = &client["details"];
    assert_eq!(
        (&d["name"], &d["email"]),
        (&"Henk Bakker".into(), &"h@b.nl".into())
    );
    assert!(d["phone"].is_null());
    p.json(&[
        "case",
        "edit",
        "1",
        "--title",
        "Slaap",
        "--opened",
        "2026-01-02",
    ]);
    let edit = [
        "session",
        "edit",
        "1",
        "--date",
        "2026-03-02",
        "--minutes",
        "45",
        "--outcome",
        "insight",
    ];
    p.json(&edit);
    p.json(&[
        "session",
        "edit",
        "1",
        "--technique",
        "scaling-question",
        "--pattern",
        "",
        "--payment",
        "pro_bono",
    ]);
    let s = p.json(&["session", "show", "1"]);
    assert_eq!(
        (&s["date"], &s["duration_min"], &s["outcome"]),
        (&"2026-03-02".into(), &45.into(), &"insight".into())
    );
    assert_eq!(
        (s["techniques"].to_string(), s["patterns"].to_string()),
        ("[\"scaling-question\"]".into(), "[]".into())
    );
    assert_eq!(s["payment"], "pro_bono");
    p.json(&["session", "edit", "1", "--outcome", ""]);
    assert!(p.json(&["session", "show", "1"])["outcome"].is_null());
    p.json(&[
        "goal",
        "add",
        "1",
        "Slaapen",
        "--expected",
        "Zes uur",
        "--target",
        "2026-09-01",
    ]);
    p.json(&["goal", "edit", "1", "--title", "Slapen", "--target", ""]);
    let goal = &p.json(&["goal", "list", "1"])[0];
    assert_eq!(
        (&goal["title"], &goal["expected"]),
        (&"Slapen".into(), &"Zes uur".into())
    );
    assert!(goal["target"].is_null());
    let case = p.json(&["case", "show", "1"]);
    assert_eq!(case["case"]["title"], "Slaap");
    assert_eq!(case["case"]["client_label"], "Els");
    let hours = String::from_utf8(p.run(&["hours"], "").stdout).unwrap();
    assert!(hours.contains("Els") && !hours.contains("Wilg"), "{hours}");
    assert_eq!(p.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn what_cannot_be_so_is_refused_and_nothing_changes() {
    let p = Place::with_session(&[]);
    p.json(&["client", "add", "Berk"]);
    assert!(
        p.refused(&["client", "edit", "1", "--label", "berk"])
            .contains("berk")
    );
    p.refused(&["client", "edit", "9", "--label", "Es"]);
    p.refused(&["case", "edit", "1", "--title", " "]);
    // Nor the half of it that could be.
    p.refused(&["case", "edit", "1", "--client", "2", "--title", " "]);
    assert_eq!(
        p.json(&["case", "show", "1"])["case"]["client_label"],
        "Wilg"
    );
    p.refused(&["session", "edit", "1", "--minutes", "0"]);
    p.refused(&["session", "edit", "1", "--technique", "hocus-pocus"]);
    assert_eq!(p.json(&["session", "show", "1"])["techniques"][0], "grow");
    // Nothing to correct, and a value of a wrong form, are wrong usage.
    for args in [
        &["client", "edit", "1"][..],
        &["session", "edit", "1", "--outcome", "goed"],
        &["goal", "edit", "1", "--target", "morgen"],
        &["note", "move", "1"],
    ] {
        let out = p.run(args, "");
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(said.trim().lines().count(), 1, "{said}");
    }
}

#[test]
fn a_note_is_removed_only_when_it_is_meant_and_is_found_no_more() {
    let p = Place::with_session(&[]);
    let note = p.json_with(
        &["note", "add", "1", "--session", "1"],
        "# Vergissing\n\nOver waterlelievijver.",
    );
    let note = note["id"].to_string();
    let asked = p.refused(&["note", "remove", &note]);
    assert!(
        asked.contains("--yes") && asked.contains("Vergissing"),
        "{asked}"
    );
    assert_eq!(p.json(&["note", "show", &note])["title"], "Vergissing");
    // A session that a note reports stays; a note without one is loose.
    let why = p.refused(&["session", "remove", "1", "--yes"]);
    assert!(why.contains("note move"), "{why}");
    p.json(&["note", "edit", &note, "--title", "Waterplanten"]);
    assert_eq!(p.json(&["note", "show", &note])["title"], "Waterplanten");
    p.json(&["note", "move", &note, "--loose"]);
    assert!(p.json(&["note", "show", &note])["session_id"].is_null());
    assert_eq!(
        p.json(&["session", "remove", "1", "--yes"])["kind"],
        "session"
    );
    let done = p.json(&["note", "remove", &note, "--yes"]);
    assert_eq!(
        (&done["kind"], &done["passages"], &done["questions"]),
        (&"note".into(), &1.into(), &0.into())
    );
    p.refused(&["note", "show", &note]);
    p.refused(&["note", "remove", &note, "--yes"]);
    let hits = p.json(&["search", "waterlelievijver", "--case", "1"]);
    assert_eq!(hits["hits"].as_array().unwrap().len(), 0);
    p.json(&["goal", "add", "1", "Vergissing"]);
    assert!(p.refused(&["goal", "remove", "1"]).contains("--yes"));
    assert_eq!(p.json(&["goal", "remove", "1", "--yes"])["kind"], "goal");
    assert_eq!(p.json(&["goal", "list", "1"]).as_array().unwrap().len(), 0);
    assert_eq!(p.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_note_is_renamed_and_removed_on_the_screen() {
    let p = Place::with_session(&[]);
    let add = ["note", "add", "1"];
    p.json_with(&add, "# Vergissing\n\nOver waterlelievijver.");
    p.json_with(&add, "# Blijft\n\nOver kamperfoelie.");
    p.json(&["goal", "add", "1", "Slaapen"]);
    let mut s = Screen::open(&p, 100, 30, "nl");
    s.first_case("Casussen");
    s.press("t");
    s.shows("Blijft");
    s.press("jD");
    s.shows("gaat voorgoed weg");
    s.shows("Notitie 1");
    s.press("J");
    s.shows("is weg");
    s.press("c");
    s.shows("Een andere titel voor de notitie");
    s.press(" hier\r");
    s.shows("Blijft hier");
    s.press("t");
    s.shows("Slaapen");
    s.press("c\x15Slapen\r");
    s.shows("Verbeterd");
    s.press("q");
    s.ends();
    let case = p.json(&["case", "show", "1"]);
    assert_eq!(case["notes"].as_array().unwrap().len(), 1);
    assert_eq!(case["notes"][0]["title"], "Blijft hier");
    assert_eq!(case["goals"][0]["title"], "Slapen");
}

#[test]
fn a_note_is_renamed_and_removed_line_by_line() {
    let p = Place::with_session(&[]);
    p.json_with(
        &["note", "add", "1"],
        "# Vergissing\n\nOver waterlelievijver.",
    );
    let lines = [
        "open Wilg",
        "notities",
        "hernoem 1 Vergist",
        "wegdoen 1",
        "ja",
        "hernoem cliënt Els",
        "einde",
    ];
    let said = crate::plain::sitting(&p, "nl", &lines);
    assert!(
        said.contains("Verbeterd.") && said.contains("“Vergist”"),
        "{said}"
    );
    assert!(said.contains("is weg"), "{said}");
    let case = p.json(&["case", "show", "1"]);
    assert_eq!(case["notes"].as_array().unwrap().len(), 0);
    assert_eq!(case["case"]["client_label"], "Els");
}

#[test]
fn a_note_written_on_the_day_of_a_session_is_of_it() {
    let p = Place::with_session(&[]);
    p.json(&["case", "add", "1", "Zonder"]);
    let mut s = Screen::open(&p, 100, 30, "nl");
    let write = |s: &mut Screen, text: &str, says: &str| {
        s.press("n");
        s.shows("Nieuwe notitie");
        s.press(text);
        s.press("\x13");
        s.shows(says);
        s.press("\x1b");
        s.shows("bewerk");
    };
    s.shows("Casussen");
    s.press("\r");
    s.shows("Klankbord  Wilg · Zonder");
    write(&mut s, "Eerste", "Bewaard.");
    s.press("1j\r");
    s.shows("Klankbord  Wilg · Werk");
    write(&mut s, "Tweede", "Bewaard, bij de sessie van");
    s.press("st");
    s.shows("De klok loopt");
    write(&mut s, "Derde", "Bewaard, bij de sessie van");
    s.press("st");
    s.shows("Hoeveel minuten");
    s.press("\x1540\r");
    s.shows("met de notitie die intussen");
    s.press("\x11");
    s.ends();
    let session = |case: &str, title: &str| {
        let shown = p.json(&["case", "show", case]);
        let mut notes = shown["notes"].as_array().unwrap().iter();
        notes.find(|n| n["title"] == title).unwrap()["session_id"].as_i64()
    };
    let of = [
        session("2", "Eerste"),
        session("1", "Tweede"),
        session("1", "Derde"),
    ];
    assert_eq!(of, [None, Some(1), Some(2)]);
}
