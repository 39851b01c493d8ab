//! The clock of a session: kept for the client it was started with, named wherever it is shown, and running on at the next start.

use super::*;
use crate::workbench::state::{Clock, Pane};

fn opens(p: &mut Player, n: i64) {
    p.opened(Some(case(n)));
    p.s.focus = Pane::Centre;
}

/// The place among these commands.
fn place(out: &[Command]) -> Option<&str> {
    out.iter().find_map(|c| match c {
        Command::SavePlace(json) => Some(json.as_str()),
        _ => None,
    })
}

#[test]
fn a_session_is_kept_for_the_client_it_was_started_with() {
    let mut p = Player::new(120, 30);
    p.s.autolock_ms = 0;
    opens(&mut p, 1);
    let kept = p.keys("st");
    assert!(place(&kept).unwrap().contains("\"clock\":[1,1000]"));
    assert!(p.text().contains("running for Label1"), "{}", p.text());
    // Another client's case is opened; the clock runs on, and the header says for whom.
    opens(&mut p, 2);
    p.now += 50 * 60_000;
    p.gets(Event::Tick);
    let shown = p.text();
    assert!(shown.contains("◷ Label1 50 min"), "{shown}");
    p.keys("st");
    let asked = p.text();
    assert!(asked.contains("session with Label1 take"), "{asked}");
    let done = p.enter();
    assert!(
        matches!(done[..], [Command::AddSession(CaseId(1), 50, 1_000), ..]),
        "{done:?}"
    );
    // What is kept of the place has no clock any more.
    assert!(place(&done).unwrap().contains("\"clock\":null"));
    assert!(p.s.timer.is_none());
}

#[test]
fn a_clock_stops_among_the_materials_too_and_starts_only_in_a_case() {
    let mut p = Player::new(100, 30);
    p.s.focus = Pane::Centre;
    assert!(p.keys("st").is_empty());
    assert!(p.text().contains("a session belongs to a case"));
    p.s.timer = Some(Clock::of(&case(3), p.now));
    p.keys("st");
    assert!(matches!(
        p.enter()[..],
        [Command::AddSession(CaseId(3), 1, 1_000), ..]
    ));
}

#[test]
fn erasing_a_client_stops_the_clock_only_when_it_runs_for_them() {
    let mut p = Player::new(100, 30);
    opens(&mut p, 1);
    p.keys("st");
    opens(&mut p, 2);
    let mut out = Vec::new();
    crate::workbench::update::forget(&mut p.s, case(2).case.client_id, &mut out);
    assert!(p.s.timer.is_some(), "the other client's clock runs on");
    crate::workbench::update::forget(&mut p.s, case(1).case.client_id, &mut out);
    assert!(p.s.timer.is_none());
}

#[test]
fn a_clock_that_runs_when_one_leaves_runs_on_at_the_next_start() {
    let kept = {
        let mut p = Player::new(120, 30);
        opens(&mut p, 4);
        p.keys("st");
        opens(&mut p, 5);
        let left = p.keys("q");
        place(&left).unwrap().to_owned()
    };
    let mut p = Player::new(120, 30);
    p.now = 61_000;
    let begun = p.gets(Event::Place(kept));
    assert!(
        matches!(
            begun[..],
            [
                Command::ReadClock(CaseId(4), 1_000),
                Command::OpenCase(Some(CaseId(5)))
            ]
        ),
        "{begun:?}"
    );
    p.gets(Event::ClockRuns(Box::new(case(4)), 1_000));
    let shown = p.text();
    assert!(
        shown.contains("still running for Label4") && shown.contains("◷ Label4 1 min"),
        "{shown}"
    );
    // Left among the materials it goes on as well, and nothing else is opened.
    let begun = p.gets(Event::Place("{\"case\":null,\"clock\":[4,1000]}".into()));
    assert!(matches!(begun[..], [Command::ReadClock(CaseId(4), 1_000)]));
}

#[test]
fn a_clock_that_was_started_by_mistake_is_thrown_away_after_a_question() {
    let mut p = Player::new(100, 30);
    opens(&mut p, 1);
    p.keys("st");
    p.keys("st");
    assert!(p.text().contains("throws"), "{}", p.text());
    p.control('u');
    p.keys("-");
    assert!(p.enter().is_empty());
    assert!(p.text().contains("clock of Label1"), "{}", p.text());
    p.keys("n");
    assert!(p.s.timer.is_some());
    p.keys("st");
    p.control('u');
    p.keys("-");
    p.enter();
    assert!(matches!(p.keys("y")[..], [Command::DropClock]));
    let out = p.gets(Event::ClockDropped);
    assert!(p.s.timer.is_none());
    assert!(place(&out).unwrap().contains("\"clock\":null"));
}
