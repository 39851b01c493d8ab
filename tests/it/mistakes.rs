//! Mistakes in the files a person writes, as the workbench tells them: in the language of the interface, with file and line, and what was there stays.

use crate::run::Place;
use crate::screen::{Screen, demo};

fn write(p: &Place, name: &str, text: &str) {
    let file = p.file("config/klankbord").join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// The screen as running text: a notice may take several rows.
fn says(s: &Screen, words: &str) {
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let text = s.text();
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if flat.contains(words) {
            return;
        }
        assert!(
            std::time::Instant::now() < until,
            "'{words}' did not come:\n{text}"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn a_mistake_in_a_keymap_is_told_in_both_languages_and_the_rest_of_it_holds() {
    let p = demo();
    write(
        &p,
        "keymaps/default.toml",
        "[global]\n\"w\" = \"hlep\"\n\"Q\" = \"help\"\n\"g\" = \"top\"\n",
    );
    for (lang, words, keys) in [
        (
            "nl",
            "keymaps/default.toml:2: 'hlep' is geen actie; bedoelde je 'help'?",
            "Toetsen",
        ),
        (
            "en",
            "keymaps/default.toml:2: 'hlep' is not an action; did you mean 'help'?",
            "Keys",
        ),
    ] {
        let mut s = Screen::open(&p, 80, 24, lang);
        says(&s, words);
        s.press("Q");
        s.shows(keys);
        s.press("\x1b");
        s.press("\x11");
        s.ends();
    }
}

#[test]
fn a_theme_that_is_spoilt_while_the_workbench_runs_is_told_and_the_old_one_stays() {
    let p = demo();
    write(&p, "config.toml", "[interface]\ntheme = \"mine\"\n");
    write(
        &p,
        "themes/mine.toml",
        "name = \"mine\"\n[styles]\ntext = { fg = \"#d8dee9\" }\n",
    );
    let mut s = Screen::open(&p, 100, 24, "nl");
    s.shows("Casussen");
    // Its modification time must differ from that of the first.
    std::thread::sleep(std::time::Duration::from_millis(1200));
    write(
        &p,
        "themes/mine.toml",
        "name = \"mine\"\n[styles]\ntext = { fg = \"blauw\" }\n",
    );
    says(&s, "themes/mine.toml:3: 'blauw' is geen kleur");
    s.press("\x11");
    s.ends();
}

#[test]
fn the_plain_mode_tells_a_wrong_setting_in_its_language() {
    let p = demo();
    let text = crate::plain::sitting(&p, "nl", &["stel frames 900", "stel thema dark"]);
    assert!(
        text.contains(
            "interface.frames moet een geheel getal van 1 tot en met 60 zijn, niet '900'"
        ),
        "{text}"
    );
    assert!(text.contains("bedoelde je 'interface.theme'"), "{text}");
}
