//! The workbench in a pseudo-terminal, driven as a coach would: open a case, write, ask, read a source, be killed, come back.

use crate::screen::{Screen, demo};
use portable_pty::PtySize;
use std::time::Duration;

/// Behind the words that were cited, in the dark theme.
const HIGHLIGHT: vt100::Color = vt100::Color::Rgb(0xeb, 0xcb, 0x8b);

#[test]
fn a_question_is_answered_and_its_source_opens_at_the_span() {
    let p = demo();
    let env = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    let mut s = Screen::with(&p, (120, 40), "nl", &env, "0000/0000/0000");
    s.first_case("Casussen");
    s.press("i");
    s.shows("stuur");
    s.press("Wanneer is het GROW-model minder geschikt?\r");
    s.shows("Woorden van je bronnen");
    s.shows("[1]");
    s.press("3\r");
    s.shows("┌─");
    let highlighted = || {
        let parser = s.parser.lock().unwrap();
        let screen = parser.screen();
        (0..40)
            .flat_map(|y| (0..120).map(move |x| (y, x)))
            .filter(|(y, x)| {
                screen
                    .cell(*y, *x)
                    .is_some_and(|c| c.bgcolor() == HIGHLIGHT && c.has_contents())
            })
            .count()
    };
    // The frame may still be on its way.
    for _ in 0..100 {
        if highlighted() > 20 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(highlighted() > 20, "the span is not highlighted");
    s.press("\x1b");
    s.press("q");
    s.ends();
    assert!(
        p.json(&["case", "list"]).is_array(),
        "the vault is free again"
    );
}

#[test]
fn what_was_typed_survives_kill_9_and_is_there_again() {
    let p = demo();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.first_case("Cases");
    s.press("n");
    s.shows("New note");
    s.press("# Haast\r\rNiet verloren, ook niet na een klap");
    s.shows("na een klap");
    // Drafts are written within a second of the last key.
    std::thread::sleep(Duration::from_millis(1200));
    let pid = s.child.process_id().unwrap();
    assert!(
        std::process::Command::new("kill")
            .args(["-9", &pid.to_string()])
            .status()
            .unwrap()
            .success()
    );
    s.ends();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.first_case("Cases");
    // A new note begins empty; what waits is the first of the list.
    s.press("n");
    s.shows("stays among the notes");
    s.press("\x1b");
    s.shows("Haast · draft");
    s.press("\r");
    s.shows("na een klap");
    s.press("\x13");
    s.shows("Saved");
    s.press("\x11");
    s.ends();
    assert!(
        p.json(&["doctor"])
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["ok"] == true)
    );
}

#[test]
fn it_fits_every_size_and_follows_a_resize() {
    let p = demo();
    for (cols, rows) in [(40, 10), (80, 24), (200, 60)] {
        let mut s = Screen::open(&p, cols, rows, "en");
        s.shows("Cases");
        s.press("?");
        s.shows("Keys");
        s.press("\x1b");
        // The reader first: the program may draw before the next line is reached.
        s.parser.lock().unwrap().screen_mut().set_size(24, 80);
        s.master
            .resize(PtySize {
                rows: 24,
                cols: 80,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        s.shows("quit");
        s.press("\x11");
        s.ends();
    }
}

#[test]
fn a_key_pressed_in_the_moment_of_a_resize_is_not_lost() {
    let p = demo();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.shows("Cases");
    for round in 0..40_u16 {
        let size = PtySize {
            rows: 30,
            cols: 100 - round % 2,
            pixel_width: 0,
            pixel_height: 0,
        };
        // In turn first the one, then the other.
        if round % 4 < 2 {
            s.press(if round % 2 == 0 { "?" } else { "\x1b" });
            s.master.resize(size).unwrap();
        } else {
            s.master.resize(size).unwrap();
            s.press(if round % 2 == 0 { "?" } else { "\x1b" });
        }
        if round % 2 == 0 {
            s.shows("Keys");
        } else {
            s.lacks("Keys");
        }
    }
    s.press("\x11");
    s.ends();
}

#[test]
fn a_session_clock_runs_on_at_the_next_start_and_archived_cases_stay_listed() {
    let p = demo();
    let mut s = Screen::open(&p, 120, 30, "en");
    s.first_case("Cases");
    s.press("st");
    s.shows("The clock is running for");
    // Left among the materials, where no case is open.
    s.press("m");
    s.shows("Materials");
    s.press("\x11");
    s.ends();
    let mut s = Screen::open(&p, 120, 30, "en");
    s.shows("The clock is still running for");
    s.press("st");
    s.shows("How many minutes");
    s.press("\r");
    s.shows("Kept a session of one minute");
    // What was archived stays in a list that shows archived ones, and says so.
    s.press("1A");
    s.press("z");
    s.shows("Put away:");
    s.press("y");
    s.shows("nothing of it is gone");
    s.shows(" archived ");
    s.press("jk");
    s.shows("take back");
    s.press("\x11");
    s.ends();
    // The clock that was stopped is over.
    let mut s = Screen::open(&p, 120, 30, "en");
    s.shows("Cases");
    std::thread::sleep(Duration::from_millis(300));
    assert!(!s.text().contains("◷"), "{}", s.text());
    s.press("\x11");
    s.ends();
}
