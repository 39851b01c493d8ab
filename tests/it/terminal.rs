//! What the terminal is told and asked: colours as it has them, its clipboard, word of what is done, the way back to the shell.

use crate::screen::{Screen, demo};
use base64::Engine as _;
use std::time::Duration;

/// Asks something in the first case and waits for the answer.
fn ask(s: &mut Screen) {
    s.first_case("Cases");
    s.press("2");
    s.press("i");
    s.shows("send");
    s.press("What does OARS stand for?\r");
    s.shows("own words");
}

#[test]
fn an_answer_goes_to_the_clipboard_of_the_terminal_also_through_tmux() {
    for tmux in ["", "/tmp/tmux-1/default,1,0"] {
        let p = demo();
        let env = [("TERM", "xterm-256color"), ("TMUX", tmux)];
        let mut s = Screen::with(&p, (120, 40), "en", &env, "0000/0000/0000");
        ask(&mut s);
        s.press("yy");
        s.sends("\x1b]52;c;");
        s.shows("Copied");
        let sent = s.sent();
        let rest = sent.split("\x1b]52;c;").nth(1).unwrap();
        let code: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "+/=".contains(*c))
            .collect();
        let text = base64::engine::general_purpose::STANDARD
            .decode(code)
            .unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("Open questions invite a story"), "{text}");
        assert_eq!(sent.contains("\x1bPtmux;\x1b\x1b]52;c;"), !tmux.is_empty());
        s.press("q");
        s.ends();
    }
}

#[test]
fn a_tmux_that_takes_nothing_gets_the_text_by_its_terminal_and_one_that_hangs_holds_nothing_up() {
    use std::os::unix::fs::PermissionsExt as _;
    for (script, refused) in [("exit 1", true), ("exec sleep 20", false)] {
        let p = demo();
        let bin = p.dir.path().join("bin");
        std::fs::create_dir_all(&bin).unwrap();
        let tmux = bin.join("tmux");
        std::fs::write(&tmux, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o700)).unwrap();
        let path = format!("{}:/usr/bin:/bin", bin.display());
        let env = [("TERM", "xterm-256color"), ("TMUX", "x"), ("PATH", &path)];
        let mut s = Screen::with(&p, (120, 40), "en", &env, "0000/0000/0000");
        ask(&mut s);
        s.press("yy");
        s.shows("Copied");
        if refused {
            // The one in tmux's own wrapping has its escapes doubled.
            s.sends_such("the text by itself", |sent| {
                sent.replace("\x1b\x1b]52", "").contains("\x1b]52;c;")
            });
        }
        s.press("?");
        s.shows("Keys");
        s.press("\x1b");
        s.press("q");
        s.ends();
    }
}

#[test]
fn the_background_of_the_terminal_chooses_the_theme() {
    let p = demo();
    let env = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    // The ink of the light theme and of the dark one, as the theme files give it.
    let (light, dark) = ("38;2;34;39;46m", "38;2;216;222;233m");
    for (background, ink) in [("ffff/ffff/ffff", light), ("1c1c/1c1c/1c1c", dark)] {
        let mut s = Screen::with(&p, (100, 30), "en", &env, background);
        s.shows("Cases");
        s.sends(ink);
        s.press("q");
        s.ends();
    }
}

#[test]
fn colours_are_those_the_terminal_has() {
    let p = demo();
    let colours = |sent: &str| sent.contains("38;2;") || sent.contains("48;2;");
    let mut s = Screen::with(
        &p,
        (100, 30),
        "en",
        &[("TERM", "xterm-256color")],
        "0000/0000/0000",
    );
    ask(&mut s);
    let sent = s.sent();
    assert!(sent.contains("38;5;") && !colours(&sent));
    s.press("q");
    s.ends();
    let p = demo();
    let mut s = Screen::with(&p, (100, 30), "en", &[("TERM", "linux")], "0000/0000/0000");
    ask(&mut s);
    let sent = s.sent();
    assert!(!sent.contains("38;5;") && !colours(&sent));
    s.press("q");
    s.ends();
    let p = demo();
    // Without any colour, what is selected can still be told from the rest.
    let env = [("TERM", "xterm-256color"), ("NO_COLOR", "1")];
    let mut s = Screen::with(&p, (100, 30), "en", &env, "0000/0000/0000");
    ask(&mut s);
    let sent = s.sent();
    assert!(!sent.contains("38;5;") && !sent.contains("48;5;") && !colours(&sent));
    {
        let parser = s.parser.lock().unwrap();
        let screen = parser.screen();
        let inverse = (0..30)
            .flat_map(|y| (0..100).map(move |x| (y, x)))
            .filter(|(y, x)| screen.cell(*y, *x).is_some_and(vt100::Cell::inverse))
            .count();
        assert!(inverse > 0);
    }
    s.press("q");
    s.ends();
}

#[test]
fn ctrl_z_gives_the_shell_back_and_going_on_draws_everything() {
    let p = demo();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.shows("Cases");
    let pid = s.child.process_id().unwrap().to_string();
    s.press("\x1a");
    s.sends("\x1b[?1049l");
    s.shows("Klankbord waits; type fg and Enter");
    let state = || {
        std::fs::read_to_string(format!("/proc/{pid}/stat"))
            .ok()
            .and_then(|t| Some(t.rsplit_once(") ")?.1.chars().next()))
    };
    for _ in 0..200 {
        if !cfg!(target_os = "linux") || state() == Some(Some('T')) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    if cfg!(target_os = "linux") {
        assert_eq!(state(), Some(Some('T')));
        // Whoever starts it once more is told where the first one is.
        for (lang, words) in [("nl", "dat stilstaat; fg in"), ("en", "is stopped; fg in")] {
            let out = p
                .command(&["--lang", lang, "case", "list"])
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            assert!(said.contains(words) && said.contains(&pid), "{said}");
        }
    }
    let gone = std::process::Command::new("kill")
        .args(["-CONT", &pid])
        .status()
        .unwrap();
    assert!(gone.success());
    s.shows("Cases");
    s.press("?");
    s.shows("One row down");
    s.press("\x1b");
    s.press("q");
    s.ends();
}

#[test]
fn a_terminate_signal_saves_what_is_typed_and_gives_the_terminal_back() {
    let p = demo();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.first_case("Cases");
    s.press("n");
    s.shows("New note");
    s.press("not yet kept anywhere");
    s.shows("anywhere");
    let pid = s.child.process_id().unwrap().to_string();
    let told = std::process::Command::new("kill")
        .arg(&pid)
        .status()
        .unwrap();
    assert!(told.success());
    s.ends();
    assert!(
        s.sent().ends_with("\x1b[?1049l\x1b[?25h"),
        "the terminal was not given back"
    );
    // The note is open again where it was left.
    let mut s = Screen::open(&p, 100, 30, "en");
    s.shows("anywhere");
    s.press("\x11");
    s.ends();
}

#[test]
fn ones_own_editor_gets_the_note_in_memory_and_gives_it_back() {
    use std::os::unix::fs::PermissionsExt;
    let p = demo();
    let script = p.file("editor");
    let seen = p.file("seen");
    // The editor of the test tells where the file was and adds a line.
    std::fs::write(
        &script,
        format!("#!/bin/sh\nfor f; do :; done\ndf --output=fstype \"$f\" | tail -1 > {}\necho 'from outside' >> \"$f\"\n", seen.display()),
    )
    .unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let env = [
        ("TERM", "xterm-256color"),
        ("EDITOR", script.to_str().unwrap()),
    ];
    let mut s = Screen::with(&p, (100, 30), "en", &env, "0000/0000/0000");
    s.first_case("Cases");
    s.press("n");
    s.shows("New note");
    s.press("inside");
    s.shows("inside");
    s.press("\x18e");
    s.shows("from outside");
    if cfg!(target_os = "linux") {
        assert_eq!(std::fs::read_to_string(&seen).unwrap().trim(), "tmpfs");
    }
    s.press("\x13");
    s.shows("Saved");
    s.press("\x11");
    s.ends();
}

#[test]
fn what_was_written_in_ones_own_editor_is_kept_when_the_terminal_goes() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let p = demo();
    let (real, seen) = (p.file("vim.basic"), p.file("seen"));
    // As vim does it: told that the terminal is gone, it ends with an error.
    let script = format!(
        "#!/bin/sh\necho $$ \"$@\" > {}\ntrap 'exit 1' HUP\nfor f; do :; done\necho 'from outside' >> \"$f\"\necho written\nwhile :; do sleep 0.1; done\n",
        seen.display()
    );
    std::fs::write(&real, script).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o700)).unwrap();
    symlink(&real, p.file("vi")).unwrap();
    // No editor is chosen: the one called `vi` is taken, which is a vim here.
    let path = format!("{}:/usr/bin:/bin", p.dir.path().display());
    let env = [("TERM", "xterm-256color"), ("PATH", &path)];
    let mut s = Screen::with(&p, (100, 30), "en", &env, "0000/0000/0000");
    s.first_case("Cases");
    s.press("n");
    s.shows("New note");
    s.press("inside");
    s.shows("inside");
    s.press("\x18e");
    s.shows("written");
    let seen = std::fs::read_to_string(&seen).unwrap();
    assert!(seen.contains("-i NONE"), "{seen}");
    // What a terminal that goes away does: it tells everybody on it.
    let own = s.child.process_id().unwrap().to_string();
    for pid in [own.as_str(), seen.split(' ').next().unwrap()] {
        let told = std::process::Command::new("kill")
            .args(["-HUP", pid])
            .status();
        assert!(told.unwrap().success());
    }
    s.ends();
    let mut s = Screen::open(&p, 100, 30, "en");
    s.shows("from outside");
    s.press("\x11");
    s.ends();
}

#[test]
fn a_theme_that_is_saved_is_seen_at_once_and_a_bad_one_is_named() {
    let p = demo();
    let themes = p.file("config").join("klankbord/themes");
    std::fs::create_dir_all(&themes).unwrap();
    let file = themes.join("dark.toml");
    std::fs::write(&file, "name = \"dark\"\n[styles]\n").unwrap();
    let env = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    let mut s = Screen::with(&p, (100, 30), "en", &env, "0000/0000/0000");
    s.shows("Cases");
    std::thread::sleep(Duration::from_millis(1100));
    std::fs::write(
        &file,
        "name = \"dark\"\n[styles]\ntext = { fg = \"#123456\" }\n",
    )
    .unwrap();
    s.sends("38;2;18;52;86m");
    std::thread::sleep(Duration::from_millis(1100));
    std::fs::write(
        &file,
        "name = \"dark\"\n[styles]\ntext = { fg = \"#12345\" }\n",
    )
    .unwrap();
    s.shows("dark.toml:3");
    s.press("j");
    s.press("q");
    s.ends();
}
