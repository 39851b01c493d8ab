//! Settings that are one of a few words: what cannot be is not written, what can be is listed, and what is empty says what that means.

use super::*;
use crate::config::{Origin, settings};
use crate::workbench::setting_row::SettingRow;

fn shown(p: &mut Player) {
    p.keys("ss");
    let row = |setting: &'static settings::Setting| SettingRow {
        setting,
        value: setting.default.to_owned(),
        origin: Origin::Default,
        choices: crate::config::own::choices(setting, Path::new("/nonexistent")),
    };
    p.gets(Event::Settings(settings::all().iter().map(row).collect()));
}

#[test]
fn a_value_that_cannot_be_stays_in_its_field_with_what_can_be() {
    let mut p = Player::new(80, 40);
    shown(&mut p);
    // The fifth is the keymap.
    p.keys("jjjj");
    p.enter();
    assert!(p.text().contains("default, vim, emacs"), "{}", p.text());
    p.control('u');
    p.keys("vi");
    let out = p.enter();
    assert!(out.is_empty(), "{out:?}");
    let text = p.text();
    assert!(text.contains("cannot be 'vi'; choose from"), "{text}");
    // The arrows go through what can be.
    p.key(KeyCode::Down, KeyModifiers::NONE);
    p.key(KeyCode::Down, KeyModifiers::NONE);
    assert!(!p.text().contains("cannot be"), "{}", p.text());
    match &p.enter()[..] {
        [Command::SetSetting(key, Some(value))] => {
            assert_eq!((key.as_str(), value.as_str()), ("interface.keymap", "vim"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_number_out_of_range_is_not_written_either() {
    let mut p = Player::new(100, 40);
    shown(&mut p);
    p.keys("jjjjjj");
    p.enter();
    p.control('u');
    p.keys("900");
    assert!(p.enter().is_empty());
    assert!(p.text().contains("'900'"), "{}", p.text());
    p.escape();
    assert!(!p.text().contains("'900'"), "{}", p.text());
}

#[test]
fn what_is_empty_says_whether_it_is_found_out_or_is_nothing() {
    let mut p = Player::new(100, 40);
    shown(&mut p);
    p.keys("G");
    let text = p.text();
    let row = |key: &str| text.lines().find(|l| l.contains(key)).unwrap_or_default();
    assert!(row("privacy.controller").contains("nothing"), "{text}");
    assert!(row("privacy.own_hosts").contains("nothing"), "{text}");
    assert!(row("engine.threads").contains("automatic"), "{text}");
}
