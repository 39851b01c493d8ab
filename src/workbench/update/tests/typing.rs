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
