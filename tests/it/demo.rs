//! The demo practice: whole, in both languages, answerable.

use crate::run::{Place, cited};

#[test]
fn the_demo_practice_is_whole_and_answers_in_both_languages() {
    let p = Place::new();
    let made = p.json(&["demo", "--create-only", "--no-model"]);
    let count = |k: &str| made["counts"][k].as_u64().unwrap();
    assert!(
        count("clients") >= 8 && count("cases") >= 12 && count("notes") >= 60,
        "{made}"
    );
    assert!(p.json(&["material", "list"]).as_array().unwrap().len() >= 20);
    for (question, language) in [
        ("Wanneer is het GROW-model minder geschikt?", "nl"),
        ("How does goal attainment scaling measure progress?", "en"),
    ] {
        let answer = p.json(&["ask", question]);
        let sentences = answer["sentences"].as_array().unwrap();
        assert!(!sentences.is_empty(), "{question}: {answer}");
        let citation = &sentences[0]["citations"][0];
        assert!(
            citation["path"]
                .as_str()
                .unwrap()
                .contains(&format!("/{language}/")),
            "{citation}"
        );
        let source = p.json(&["material", "show", &citation["source_id"].to_string()]);
        let there = cited(source["text"].as_str().unwrap(), &citation["span"]);
        // As it stands there, but for the marks of a list and of what is bold.
        let there = there.replace('\n', " ").replace('*', "");
        let said = cited(answer["answer"].as_str().unwrap(), &sentences[0]["span"]);
        let bare = |text: &str| {
            let mark = |c: char| c.is_ascii_digit() || ". -".contains(c);
            text.trim_start_matches(mark).to_owned()
        };
        assert_eq!(bare(&there), bare(&said));
    }
    assert!(
        p.json(&["doctor"])
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["ok"] == true)
    );
}
