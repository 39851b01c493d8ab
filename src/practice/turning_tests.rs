//! Tests of questions that name a new subject, and of those that ask why.

use super::*;

fn framed(before: &str, question: &str) -> String {
    let subject = Subject::of(question);
    let client = |w: &str| w.eq_ignore_ascii_case("wilg");
    subject.map_or_else(String::new, |s| s.put(question, before, &client))
}

#[test]
fn what_is_named_anew_stands_in_the_frame_of_the_question_before() {
    for (before, question, whole) in [
        (
            "Hoe gaat het met haar moeder?",
            "En haar zus?",
            "Hoe gaat het met haar zus?",
        ),
        (
            "Wat vindt haar man van de verhuizing?",
            "En haar zus?",
            "Wat vindt haar zus van de verhuizing?",
        ),
        (
            "Wat zei de directeur over de reorganisatie?",
            "en de teamleider?",
            "Wat zei de teamleider over de reorganisatie?",
        ),
        (
            "Wat zei de directeur over de reorganisatie?",
            "En over de verhuizing?",
            "Wat zei de directeur over de verhuizing?",
        ),
        (
            "What does her husband say about the move?",
            "and her manager?",
            "What does her manager say about the move?",
        ),
        ("Hoe slaapt Wilg?", "En haar man?", "Hoe slaapt haar man?"),
        ("Hoe slaapt ze?", "En haar man?", "Hoe slaapt haar man?"),
        (
            "Wat is de drietrapsweigering?",
            "En de wondervraag?",
            "Wat is de wondervraag?",
        ),
        (
            "Wat is de drietrapsweigering?",
            "De wondervraag?",
            "Wat is de wondervraag?",
        ),
        (
            "What is the miracle question?",
            "And with teenagers?",
            "What is the miracle question with teenagers?",
        ),
        (
            "What is mirroring?",
            "What about reframing?",
            "What is reframing?",
        ),
        (
            "Wat heb ik met Wilg over haar werk afgesproken?",
            "En over haar slaap?",
            "Wat heb ik met Wilg over haar slaap afgesproken?",
        ),
        (
            "Wat vindt haar man?",
            "En hoe gaat het met haar zus?",
            "En hoe gaat het met haar zus?",
        ),
    ] {
        assert_eq!(framed(before, question), whole, "{before} {question}");
    }
}

#[test]
fn a_question_that_asks_something_itself_names_no_subject() {
    for question in [
        "En wat is het GROW-model?",
        "En hoe lang moet je dat oefenen?",
        "En wanneer?",
        "En verder?",
        "En vorige week?",
        "En in de eerste sessie?",
        "En in september?",
        "En op 3 mei?",
        "schaalvraag",
        "Wie heeft die bedacht?",
        "Wat is een schaalvraag?",
        "Hoe slaapt haar zus?",
        "En slaapt ze goed?",
        "And did she call?",
        "Who invented it?",
        "Mag dat?",
        "Waarom?",
        "En waarom dan?",
        "And why not?",
        "Haar zus belt haar elke week, klopt dat?",
        "De drietrapsweigering oefenen met een team",
    ] {
        assert_eq!(Subject::of(question), None, "{question}");
    }
}

#[test]
fn the_last_word_of_a_name_must_be_there() {
    for (question, word) in [
        ("En haar jongste zus?", "zus"),
        ("En de teamleider van de nachtdienst?", "teamleider"),
        ("And her new manager, then?", "manager"),
        ("En Fatima?", "Fatima"),
        ("Hoe zit het met tieners?", "tieners"),
    ] {
        assert_eq!(Subject::of(question).map(|s| s.word).as_deref(), Some(word));
    }
}

#[test]
fn only_why_is_only_why() {
    for question in [
        "Waarom?",
        "En waarom dan?",
        "waarom niet",
        "Hoezo?",
        "Hoe komt dat?",
        "Waarom doet ze dat?",
        "Why?",
        "And why is that?",
        "How come?",
    ] {
        assert!(asks_why(question), "{question}");
    }
    for question in [
        "Waarom slaapt ze slecht?",
        "Why does it rain?",
        "Hoe komt dat boek hier?",
        "Wat is een schaalvraag?",
        "En haar zus?",
    ] {
        assert!(!asks_why(question), "{question}");
    }
}

proptest::proptest! {
    #[test]
    fn any_question_is_read_quietly(q in "[a-zA-Z0-9 .,'’?é日*-]{0,60}", b in "[a-zA-Zé ?]{0,40}") {
        let _ = asks_why(&q);
        if let Some(subject) = Subject::of(&q) {
            let _ = subject.put(&q, &b, &|_| false);
        }
        let _ = Subject::of("En haar zus?").map(|s| s.put("En haar zus?", &b, &|_| true));
    }
}
