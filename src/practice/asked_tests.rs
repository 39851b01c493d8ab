//! Tests of how a question is read.

use super::*;

#[test]
fn a_question_that_points_back_is_read_with_the_one_before_it() {
    for (before, question, searched) in [
        (
            "Wat is de drietrapsweigering?",
            "En hoe lang moet je dat oefenen?",
            "En hoe lang moet je dat oefenen? drietrapsweigering",
        ),
        (
            "What is the miracle question?",
            "Who invented it?",
            "Who invented it? miracle question",
        ),
        (
            "What is the miracle question?",
            "And with teenagers?",
            "What is the miracle question with teenagers?",
        ),
        ("Wat is een schaalvraag?", "Waarom?", "Waarom? schaalvraag"),
    ] {
        let asked = read(question, &[before], None);
        assert_eq!((asked.searched.as_str(), asked.follows), (searched, true));
    }
    let far = ["Wat is de drietrapsweigering?", "Wie heeft die bedacht?"];
    let asked = read("En hoe lang moet je dat oefenen?", &far, None);
    assert!(asked.searched.contains("drietrapsweigering"), "{asked:?}");
    assert!(!read("Who invented it?", &[], None).follows);
}

#[test]
fn a_new_subject_is_asked_what_was_asked_before() {
    let asked = read("En de wondervraag?", &["Wat is een schaalvraag?"], None);
    assert_eq!(asked.searched, "Wat is de wondervraag?");
    assert!(asked.follows && !asked.why, "{asked:?}");
    assert_eq!(
        asked.subject.map(|s| s.word).as_deref(),
        Some("wondervraag")
    );
    // One after the other, a reason asked in between.
    let line = ["Hoe slaapt Wilg?", "En haar man?", "Waarom?"];
    let wilg = Called::new("Wilg", None);
    let asked = read("En haar zus?", &line, Some(&wilg));
    assert_eq!(asked.whole, "Hoe slaapt haar zus?");
    // Back to the client: of her every note speaks.
    let asked = read("En Wilg?", &["Hoe slaapt haar man?"], Some(&wilg));
    assert_eq!(
        (asked.whole.as_str(), asked.subject),
        ("Hoe slaapt Wilg?", None)
    );
    assert!(asked.of_client);
    assert!(read("En haar zus?", &[], Some(&wilg)).subject.is_none());
    assert!(read("Waarom?", &["Hoe slaapt Wilg?"], Some(&wilg)).why);
    assert!(!read("Waarom?", &[], Some(&wilg)).why);
}

#[test]
fn a_question_that_stands_by_itself_is_searched_as_it_is() {
    for question in [
        "Wat is een schaalvraag?",
        "En wat is het GROW-model?",
        "schaalvraag",
        "Hoe weet ik dat een cliënt overbelast is?",
        "Wat doe je met een cliënt die zwijgt?",
        "How do I know that a client is overloaded?",
        "How long does it take to change a habit?",
        "Welke oefening helpt het meest bij piekeren?",
        "What do you do when a client says she is stuck?",
        "Wanneer gebruik je geen schaalvragen?",
        "Wat bespreek ik deze week met mijn team?",
    ] {
        let asked = read(question, &["Wat is de drietrapsweigering?"], None);
        assert!(!asked.follows, "{question}");
        assert_eq!(asked.searched, question);
    }
}

#[test]
fn in_a_case_the_client_is_not_what_is_asked_for() {
    let wilg = Called::new("Wilg", Some("Roos van den Berg"));
    for (question, searched) in [
        ("Wat sprak ik af met Wilg?", "Wat sprak ik af?"),
        (
            "Wat vindt de cliënt van haar werk?",
            "Wat vindt van haar werk?",
        ),
        ("Wat is Wilg's grootste angst?", "Wat is grootste angst?"),
        ("Wat zijn Wilgs doelen?", "Wat zijn doelen?"),
        ("Hoe slaapt Roos?", "Hoe slaapt?"),
        (
            "Wat zegt de roos in het gedicht?",
            "Wat zegt de roos in het gedicht?",
        ),
        ("Wie is Wilg?", "Wie is Wilg?"),
    ] {
        let asked = read(question, &[], Some(&wilg));
        assert_eq!(asked.searched, searched, "{question}");
    }
    assert!(read("Wie is Wilg?", &[], Some(&wilg)).of_client);
    assert!(!read("Wat is een schaalvraag?", &[], Some(&wilg)).of_client);
    // She is the client, and no one who was named before.
    let she = read("Wat wil ze?", &["Wat is een schaalvraag?"], Some(&wilg));
    assert!(she.of_client && !she.follows);
}

#[test]
fn a_text_of_nothing_but_names_is_read_at_once() {
    let wilg = Called::new("Wilg", None);
    let from = std::time::Instant::now();
    let (text, of) = wilg.without(&("Wilg ".repeat(20_000) + "piekert."));
    assert_eq!((text.as_str(), of), ("piekert.", true));
    assert!(from.elapsed().as_secs() < 10, "{:?}", from.elapsed());
}

#[test]
fn a_pasted_page_is_read_at_once() {
    let page = "het ging piekerend rond om werk of slaap ".repeat(5_000);
    let from = std::time::Instant::now();
    assert!(!points_back(&page, true));
    assert!(from.elapsed().as_secs() < 10, "{:?}", from.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_question_is_read_quietly(q in "[a-zA-Z0-9 .,'’?é日*-]{0,60}", b in "[a-z ?]{0,30}") {
        let _ = read(&q, &[&b], Some(&Called::new("é W", Some("A 日"))));
        let _ = read(&q, &[&b], None);
    }
}
