//! What gets in the way of a day's work with the workbench, in the program itself: a window that grows, a path that is completed, a value that cannot be, and what
//! vi's fingers type in a list.

use crate::screen::{Screen, demo};
use portable_pty::PtySize;

#[test]
fn a_note_fills_a_window_that_has_grown() {
    let p = demo();
    let mut s = Screen::open(&p, 80, 10, "en");
    // So low that the cases and the case are never beside each other.
    s.shows("Cases");
    s.press("\r");
    s.shows("Conversation");
    s.press("n");
    s.shows("New note");
    let lines: Vec<String> = (1..=12).map(|n| format!("line {n} of it")).collect();
    s.press(&lines.join("\r"));
    s.shows("line 12 of it");
    s.parser.lock().unwrap().screen_mut().set_size(24, 80);
    s.master
        .resize(PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        })
        .unwrap();
    s.shows("line 1 of it");
    s.shows("line 12 of it");
}

#[test]
fn a_path_to_import_is_completed_and_asked_again_when_it_is_wrong() {
    let p = demo();
    let home = p.file("home");
    std::fs::create_dir_all(home.join("boeken")).unwrap();
    for name in ["een", "twee"] {
        let file = home.join(format!("boeken/hoofdstuk-{name}.md"));
        std::fs::write(file, format!("# Hoofdstuk {name}\n\nOver rust.\n")).unwrap();
    }
    let mut s = Screen::open(&p, 100, 30, "en");
    s.first_case("Cases");
    s.press("I");
    s.shows("ctrl-t: for all cases");
    s.press("~/b\t");
    s.shows("~/boeken/");
    s.press("h\t");
    s.shows("hoofdstuk-een.md  hoofdstuk-twee.md");
    s.press("x\r");
    s.shows("/hoofdstuk-x");
    s.shows("ctrl-t: for all cases");
    s.press("\x7fe\t");
    s.shows("/hoofdstuk-een.md");
    s.press("\r");
    s.shows("1 file imported");
}

#[test]
fn a_keymap_that_is_none_is_not_written_and_colon_w_opens_nothing() {
    let p = demo();
    let mut s = Screen::open(&p, 100, 40, "en");
    s.first_case("Cases");
    s.press(":w\r");
    s.shows("nothing to save");
    s.press("ss");
    s.shows("interface.keymap");
    s.press("jjjj\r");
    s.shows("Choices: default, vim, emacs");
    s.press("\x15vi\r");
    s.shows("cannot be 'vi'");
    s.press("\x15vim\r");
    s.lacks("cannot be 'vi'");
    s.shows("config.toml");
    let file = p.file("config/klankbord/config.toml");
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains("keymap = \"vim\""), "{written}");
    s.press("q");
    s.lacks("interface.keymap");
    s.press(":q\r");
    s.ends();
}
