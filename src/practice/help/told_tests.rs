//! Tests of what a question asks its case for, and of what notes tell.

use super::*;
use crate::casebook::NoteId;

#[test]
fn a_question_for_agreements_figures_and_goals_is_known_and_one_about_how_it_is_done_is_none() {
    for (question, what) in [
        ("Wat sprak ik af?", Some(Told::Agreements)),
        ("What did we agree last time?", Some(Told::Agreements)),
        ("Welk cijfer geeft ze haar grenzen nu?", Some(Told::Figures)),
        ("Wat is het doel?", Some(Told::Goals)),
        ("What are her goals?", Some(Told::Goals)),
        ("Hoe maak je een goede afspraak?", None),
        ("Wat is een schaalvraag?", None),
        ("Waarom sprak hij over zijn vader?", None),
    ] {
        assert_eq!(Told::of(question), what, "{question}");
    }
    assert!(about("Welk cijfer geeft ze nu?").is_empty());
    assert!(!about("Welk cijfer geeft ze haar grenzen?").is_empty());
}

fn page(n: i64, text: &str) -> Page {
    Page {
        note: NoteId(n),
        source: None,
        title: "Gesprek".into(),
        date: None,
        sitting: usize::try_from(n).unwrap(),
        text: text.into(),
    }
}

#[test]
fn the_newest_figure_is_first_and_what_is_asked_of_now_is_that_alone() {
    let pages = [
        page(1, "Haar cijfer voor grenzen bewaken: een 5. Energie een 6."),
        page(2, "Cijfer voor grenzen: terug op een 4."),
        page(
            3,
            "Ze liep mee.\n\n**Cijfer.** Een 7. Morgen gaat ze weer.\n\nHaar werkplezier: een 8.",
        ),
    ];
    let said =
        |q: &str| -> Vec<String> { figures(&pages, q).into_iter().map(|c| c.text).collect() };
    assert_eq!(
        said("Welk cijfer geeft ze haar grenzen nu?"),
        ["Cijfer. Een 7."]
    );
    assert_eq!(
        said("Welk cijfer gaf ze haar grenzen?"),
        [
            "Cijfer. Een 7.",
            "Cijfer voor grenzen: terug op een 4.",
            "Haar cijfer voor grenzen bewaken: een 5."
        ]
    );
    assert_eq!(
        said("Welk cijfer geeft ze haar energie?").last().unwrap(),
        "Energie een 6."
    );
    assert_eq!(
        said("Welk cijfer geeft ze haar werkplezier nu?"),
        ["Haar werkplezier: een 8."]
    );
    assert!(said("Welk cijfer hoort bij het kernkwadrant?").is_empty());
}
