//! Correcting and removing a session or a score that was set down wrongly: as a script would, on the screen and line by line.

use crate::run::Place;
use crate::screen::Screen;

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
