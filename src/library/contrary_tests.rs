//! Tests of headings that exclude each other: on which side of them a question stands.

use super::super::Hit;
use super::super::cite::places;
use super::Side::{Against, Neither, With};
use super::*;

/// How the last sentence under each of two headings stands to a question.
fn of(question: &str, one: &str, other: &str) -> (Side, Side) {
    let text = format!("# {one}\n\nDe kat slaapt.\n\n# {other}\n\nDe hond blaft.");
    let hits = [Hit::tested(("Dieren", "dieren.md", "nl"), &text)];
    let all = sides(question, &places(&hits));
    (all[1], all[3])
}

#[test]
fn what_is_not_allowed_does_not_stand_under_what_is() {
    let not = (Against, With);
    let so = (With, Against);
    assert_eq!(of("Which jobs are not allowed?", "OK", "Not OK"), not);
    assert_eq!(of("Which jobs are forbidden?", "OK", "Not OK"), not);
    assert_eq!(of("Which jobs are OK?", "OK", "Not OK"), so);
    assert_eq!(of("Wat doe je niet?", "Wel doen", "Niet doen"), not);
    assert_eq!(of("Wat mag wel?", "Wel doen", "Niet doen"), so);
    assert_eq!(of("What may I not do?", "Do", "Don't"), not);
    assert_eq!(of("Wat zijn de nadelen?", "Voordelen", "Nadelen"), not);
    assert_eq!(of("Wat zijn de voordelen?", "Voordelen", "Nadelen"), so);
    assert_eq!(
        of("Wat is niet verboden?", "Toegestaan", "Niet toegestaan"),
        so
    );
}

#[test]
fn who_takes_no_side_may_be_told_both() {
    let neither = (Neither, Neither);
    assert_eq!(of("What about side jobs?", "OK", "Not OK"), neither);
    assert_eq!(of("Voordelen en nadelen?", "Voordelen", "Nadelen"), neither);
    // Without its opposite a heading excludes nothing.
    assert_eq!(of("Wat mag niet?", "Werk", "Vrije tijd"), neither);
    for both in [
        "Wat mag wel en wat mag niet?",
        "Wat is wel en niet toegestaan?",
        "Which jobs are allowed and which are not?",
        "What are the dos and don'ts?",
        "Waarom slaapt ze niet?",
        "Wat wil ze niet meer?",
    ] {
        assert_eq!(of(both, "OK", "Not OK"), neither, "{both}");
        assert_eq!(of(both, "Wel doen", "Niet doen"), neither, "{both}");
    }
    // What is denied is another thing than what the headings deny.
    for other in ["Wat mag ze niet eten?", "Wat doet ze niet?"] {
        assert_eq!(
            of(other, "Wat ging goed", "Wat ging niet goed"),
            neither,
            "{other}"
        );
    }
}

#[test]
fn what_is_denied_beside_the_question_turns_it_not() {
    let not = (Against, With);
    let so = (With, Against);
    for (question, one, other, told) in [
        (
            "Wat zijn de nadelen van niet slapen?",
            "Voordelen",
            "Nadelen",
            not,
        ),
        (
            "What are the benefits of not drinking?",
            "Benefits",
            "Drawbacks",
            so,
        ),
        (
            "Wat mag ik doen als ik niet kan slapen?",
            "Wel doen",
            "Niet doen",
            so,
        ),
        (
            "Als ik niet kan slapen, wat mag ik dan doen?",
            "Wel doen",
            "Niet doen",
            so,
        ),
        ("What may I do when I can't sleep?", "Do", "Don't", so),
        ("When I can't sleep, what may I do?", "Do", "Don't", so),
        (
            "Wat mag je doen tegen niet slapen?",
            "Wel doen",
            "Niet doen",
            so,
        ),
        (
            "Wat ging er niet goed?",
            "Wat ging goed",
            "Wat ging niet goed",
            not,
        ),
        ("What may I do without leave?", "Do", "Don't", so),
        (
            "Wat mag ik drinken in plaats van wijn?",
            "Wel doen",
            "Niet doen",
            so,
        ),
        ("When may I not call?", "OK", "Not OK", not),
        (
            "Wat doe je als het niet lukt?",
            "Als het lukt",
            "Als het niet lukt",
            not,
        ),
        ("Which jobs aren't allowed?", "OK", "Not OK", not),
        ("What isn't allowed?", "Allowed", "Forbidden", not),
        ("Wat mag niet?", "Toegestaan", "Verboden", not),
        ("What are the don'ts?", "Do's", "Don'ts", not),
        ("What are the dos?", "Dos", "Donts", so),
    ] {
        assert_eq!(of(question, one, other), told, "{question}");
    }
}

#[test]
fn what_stands_under_no_heading_is_no_opposite() {
    let text = "De kat slaapt nooit op bed.\n\n## Don't\n\nDe hond blaft.";
    let mut hit = Hit::tested(("Dieren", "dieren.md", "nl"), text);
    hit.heading.clear();
    let hits = [hit];
    for question in ["What may I not do?", "What may I do?"] {
        let all = sides(question, &places(&hits));
        assert_eq!(all, [Neither; 3], "{question}");
    }
}

#[test]
fn a_number_before_a_heading_sets_it_apart_from_none() {
    let hits = ["1. OK", "2. Not OK"].map(|heading| {
        let mut hit = Hit::tested(("Werk", "werk.md", "nl"), "De kat slaapt.");
        hit.chunk_id.0 = i64::from(heading.starts_with('2'));
        hit.heading = vec!["Werk".into(), heading.into()];
        hit
    });
    let all = sides("Which jobs are not OK?", &places(&hits));
    assert_eq!(all, [Against, With]);
}
