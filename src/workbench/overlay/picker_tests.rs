//! Narrowing a list: what comes first, what is found by words that are not shown, and that typing letter by letter finds the same.

use super::*;

#[test]
fn the_best_match_comes_first_and_accents_do_not_matter() {
    let item = |label: &str, detail: &str| Item {
        label: label.into(),
        detail: detail.into(),
        right: String::new(),
    };
    let mut p = Picker::new(vec![
        item("Grenzen stellen", "Eik"),
        item("Groei", "Grenzeloos"),
        item("Café", "Linde"),
    ]);
    p.field.insert("grenz");
    p.narrow();
    assert_eq!(p.matching, [0, 1]);
    p.field = TextField::with("cafe");
    p.narrow();
    assert_eq!(p.matching, [2]);
    p.field = TextField::with("linde");
    p.narrow();
    assert_eq!(p.matching, [2]);
}

#[test]
fn the_start_of_a_word_goes_before_letters_here_and_there() {
    let item = |label: &str, detail: &str| Item {
        label: label.into(),
        detail: detail.into(),
        right: String::new(),
    };
    let mut p = Picker::new(vec![
        item("Senior engineer who steps round conflict", "Heron"),
        item("Werkhervatting na burn-out", "Wilg"),
        item("First-time manager: feeling like a fraud", "Wren"),
    ]);
    p.field.insert("wr");
    p.narrow();
    assert_eq!(p.matching.first(), Some(&2));
}

#[test]
fn a_word_is_begun_after_a_blank_or_a_sign_in_any_script() {
    for (text, word, yes) in [
        ("grenzen stellen", "st", true),
        ("grenzen stellen", "ren", false),
        ("na (burn-out)", "out", true),
        ("één café", "ca", true),
        ("één café", "fé", false),
        ("\u{201c}rust\u{201d}", "rust", true),
        ("ab", "abc", false),
    ] {
        assert_eq!(starts_a_word(text, word), yes, "{text} {word}");
    }
}

#[test]
fn letters_typed_one_by_one_find_what_they_find_at_once() {
    let item = |n: usize| Item {
        label: format!("Case {n} {}", ["groen", "grens", "rust", "werk"][n % 4]),
        detail: format!("Client {}", n * 7 % 100),
        right: String::new(),
    };
    let items: Vec<Item> = (0..300).map(item).collect();
    for typed in ["grs 42", "case 1 gr", "!rust cl", "wk$", "Client 7 "] {
        let mut slow = Picker::new(items.clone());
        for c in typed.chars() {
            slow.field.insert(&c.to_string());
            slow.narrow();
        }
        let mut fast = Picker::new(items.clone());
        fast.field.insert(typed);
        fast.narrow();
        assert_eq!(slow.matching, fast.matching, "{typed}");
        // And taken back one by one.
        for (n, _) in typed.char_indices().rev() {
            slow.field = TextField::with(&typed[..n]);
            slow.narrow();
            let mut fast = Picker::new(items.clone());
            fast.field = TextField::with(&typed[..n]);
            fast.narrow();
            assert_eq!(slow.matching, fast.matching, "{}", &typed[..n]);
        }
    }
}

#[test]
fn words_that_are_not_shown_find_too_and_beginnings_go_before_scattered_letters() {
    let item = |label: &str| Item {
        label: label.into(),
        detail: String::new(),
        right: String::new(),
    };
    let mut p = Picker::found_by(vec![
        (
            item("Zet een letter op alles waar je heen kunt"),
            String::new(),
        ),
        (item("Hide everything"), "lock vergrendel slot".into()),
        (item("Nederlands of English"), "taal language".into()),
    ]);
    for (typed, first) in [("taal", 2), ("vergr", 1), ("slot", 1), ("letter", 0)] {
        p.field = TextField::with(typed);
        p.narrow();
        assert_eq!(p.matching.first(), Some(&first), "{typed}");
    }
    p.field = TextField::with("vergeet");
    p.narrow();
    assert!(p.matching.is_empty());
}

#[test]
fn a_detail_is_seen_behind_a_label_that_is_too_long() {
    let item = Item {
        label: "a label that goes on beyond the row".into(),
        detail: "its-name".into(),
        right: String::new(),
    };
    let (label, detail) = side_by_side(&item, BETWEEN, 30);
    assert_eq!(
        (label.as_str(), detail.as_str()),
        ("a label that goes …", "its-name")
    );
}
