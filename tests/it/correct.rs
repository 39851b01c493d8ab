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

#[test]
fn a_score_is_corrected_or_taken_out_and_the_log_says_that_it_was() {
    let p = Place::with_session(&[]);
    p.json(&["goal", "add", "1", "Slapen"]);
    for (score, day) in [("-1", "2026-03-03"), ("2", "2026-04-03")] {
        p.json(&["goal", "score", "1", score, "--date", day]);
    }
    let scores = || p.json(&["goal", "list", "1"])[0]["scores"].clone();
    let done = p.json(&["goal", "score", "1", "1", "--correct"]);
    assert_eq!(done["was"]["score"], 2);
    let earlier = [
        "goal",
        "score",
        "1",
        "0",
        "--correct",
        "--date",
        "2026-03-03",
    ];
    assert_eq!(p.json(&earlier)["was"]["score"], -1);
    let all = scores();
    assert_eq!((&all[0]["score"], &all[1]["score"]), (&0.into(), &1.into()));
    let said = p.run(&["--lang", "nl", "goal", "score", "1", "--remove"], "");
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("is weggehaald; het was +1"), "{said}");
    assert_eq!(scores().as_array().unwrap().len(), 1);
    let nothing = ["goal", "score", "1", "--remove", "--date", "2020-01-01"];
    assert!(p.refused(&nothing).contains("2020-01-01"));
    for wrong in [
        &["goal", "score", "1"][..],
        &["goal", "score", "1", "1", "--remove"],
        &["goal", "score", "1", "--correct"],
    ] {
        assert_eq!(p.run(wrong, "").status.code(), Some(2), "{wrong:?}");
    }
    let log = String::from_utf8(p.run(&["audit", "export"], "").stdout).unwrap();
    for act in ["goal.score.edit", "goal.score.remove"] {
        assert!(log.contains(act), "{log}");
    }
    assert_eq!(p.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_session_and_a_score_are_corrected_and_a_session_removed_on_the_screen() {
    let p = Place::with_session(&[]);
    p.json(&["session", "edit", "1", "--date", "2026-03-03"]);
    p.json(&[
        "session",
        "add",
        "1",
        "--date",
        "2026-02-02",
        "--minutes",
        "90",
    ]);
    p.json(&["goal", "add", "1", "Slapen"]);
    p.json(&["goal", "score", "1", "-1", "--date", "2026-03-03"]);
    let mut s = Screen::open(&p, 110, 30, "nl");
    s.first_case("Casussen");
    s.press("tt");
    s.shows("Slapen");
    s.press("C");
    // The last one is of another day, so it is not what is proposed.
    s.shows("Dag en score");
    s.press("\x153-3-2026 +3\r");
    s.shows("van -2 tot +2, of -");
    s.press("\x153-3-2026 +2\r");
    s.shows("is nu +2; het was -1");
    s.press("t");
    s.shows("90 min");
    s.press("c");
    s.shows("2026-03-03 60 individueel betaald");
    s.press("\x152026-03-04 45 groep onbetaald inzicht\r");
    s.shows("45 min");
    s.shows("groep · onbetaald · inzicht");
    s.press("c");
    s.shows("inzicht; grow");
    s.press(", schaalvraag\r");
    s.shows("Verbeterd");
    s.press("jD");
    s.shows("gaat voorgoed weg");
    s.press("J");
    s.shows("is weg");
    s.lacks("90 min");
    s.press("q");
    s.ends();
    let list = p.json(&["session", "list", "1"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    let session = &list[0];
    assert_eq!(
        (
            &session["date"],
            &session["duration_min"],
            &session["outcome"]
        ),
        (&"2026-03-04".into(), &45.into(), &"insight".into())
    );
    assert_eq!(session["techniques"][0], "grow");
    assert_eq!(session["techniques"][1], "scaling-question");
    assert_eq!(p.json(&["goal", "list", "1"])[0]["scores"][0]["score"], 2);
}

#[test]
fn a_session_and_a_score_are_corrected_and_a_session_removed_line_by_line() {
    let p = Place::with_session(&[]);
    p.json(&["session", "edit", "1", "--date", "2026-03-03"]);
    p.json(&["goal", "add", "1", "Slapen"]);
    let lines = [
        "open wilg",
        "score 1 +1",
        "goals",
        "score 1 much",
        "score 1 2026-03-03 +1",
        "score 1 2026-03-03 -2",
        "score 1 -",
        "sessions",
        "rename 1 sixty",
        "rename 1 45 pro bono setback",
        "sessions",
        "rename 1 45; grow, schalvraag",
        "rename 1 45; schaalvraag, pleasing",
        "sessions",
        "remove 1",
        "y",
        "sessions",
    ];
    let said = p.run(&["--plain", "--lang", "en"], &(lines.join("\n") + "\n"));
    let said = String::from_utf8(said.stdout).unwrap();
    for told in [
        "goals first",
        "a whole number from -2 to +2",
        "Scored on",
        "is -2 now; it was +1",
        "is taken out; it was -2",
        "60 min",
        "sixty",
        "45 min, individual, pro bono, setback, grow",
        "“schalvraag” is no technique or pattern; the nearest is scaling-question",
        "setback, scaling-question, pleasing",
        "is gone.",
        "No sessions yet",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}
