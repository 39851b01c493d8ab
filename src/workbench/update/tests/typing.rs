//! Writing a note: what stays in sight, lists that go on, what is put in, what gives way to what is typed.

use super::*;

#[test]
fn a_window_that_grows_shows_as_much_of_the_note_as_it_can() {
    let mut p = Player::new(40, 10);
    let text: Vec<String> = (1..=12).map(|n| format!("Line number {n}.")).collect();
    p.write(&text.join("\n"));
    assert!(!p.text().contains("number 2."), "{}", p.text());
    p.gets(Event::Resize(80, 24));
    let text = p.text();
    assert!(
        text.contains("number 1.") && text.contains("number 12."),
        "{text}"
    );
}

#[test]
fn what_was_searched_for_gives_way_to_what_is_typed_in_the_bar() {
    let mut p = Player::new(80, 24);
    p.write("an hour and an hour of sleep");
    p.control('r');
    p.keys("hour");
    p.enter();
    p.control('x');
    p.keys("r");
    assert!(p.text().contains("hour"), "{}", p.text());
    p.keys("sleep");
    p.enter();
    p.keys("rest");
    p.enter();
    assert_eq!(p.note(), "an hour and an hour of rest");
}

#[test]
fn a_list_goes_on_until_an_item_stays_empty() {
    let mut p = Player::new(80, 24);
    p.write("Agreed:");
    p.enter();
    p.keys("- [ ] walk");
    p.enter();
    p.keys("read");
    p.enter();
    p.enter();
    p.keys("Next week.");
    assert_eq!(p.note(), "Agreed:\n- [ ] walk\n- [ ] read\nNext week.");
}

#[test]
fn the_time_stands_apart_from_the_word_before_it() {
    let mut p = Player::new(80, 24);
    p.write("word");
    p.control('x');
    p.keys("t");
    assert!(p.note().starts_with("word "), "{}", p.note());
    p.write("");
    p.control('x');
    p.keys("t");
    assert!(!p.note().starts_with(' '), "{}", p.note());
}

#[test]
fn the_bar_of_a_note_names_the_key_for_all_keys_at_every_width() {
    for cols in [40, 80, 120] {
        let mut p = Player::new(cols, 24);
        p.write("x");
        p.gets(Event::Tick);
        let text = p.text();
        let bar = text.lines().last().unwrap_or_default();
        assert!(bar.contains("ctrl-x ?"), "{cols}: {bar}");
        assert!(bar.contains("ctrl-s"), "{cols}: {bar}");
    }
}
