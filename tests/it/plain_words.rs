//! What the panes have overlays for, in the linear mode: versions of a question, forms, tags, the clock, preferences, settings, the finder.

use crate::plain::{demo, sitting};

#[test]
fn a_question_is_asked_in_other_words_kept_as_a_note_and_both_ways_are_there_later() {
    let p = demo();
    let text = sitting(
        &p,
        "en",
        &[
            "open wilg",
            "open 1",
            "When does the GROW model help a client?",
            "What is a miracle question?",
            "conversation",
            "edit 2",
            "What is a scaling question?",
            "versions",
            "keep",
            "notes",
            "quit",
        ],
    );
    for said in [
        "Question: What is a miracle question?",
        "2 What is a scaling question?, in the sources' own words, this one",
        "The answer has become a note.",
        "1 What is a scaling question?",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
    let text = sitting(
        &p,
        "nl",
        &[
            "terug",
            "gesprek",
            "versies 2",
            "lees 1",
            "vind scaling",
            "open 1",
        ],
    );
    for said in [
        "Laatst open: ",
        "2 What is a scaling question?, versie 2 van 2",
        "\nWhat is a miracle question?, versie 1 van 2",
        "What is a scaling question?, notitie, ",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
}

#[test]
fn forms_tags_the_clock_preferences_and_settings_are_words_too() {
    let p = demo();
    let text = sitting(
        &p,
        "nl",
        &[
            "open wilg",
            "open 1",
            "klok",
            "formulieren",
            "schrijf grow",
            "Minder doen #zonnebloem",
            ".",
            ".schaal 4",
            ".tijd zij zucht",
            ".",
            ".",
            ".",
            "labels",
            "vind #zonnebloem",
            "open 1",
            "klok",
            "45",
            "voorkeuren passages 3",
            "voorkeuren temperatuur hoog",
            "instellingen autolock",
            "stel autolock_min 7",
            "stel thema donker",
        ],
    );
    for said in [
        "De klok loopt.",
        "2 grow, ",
        "Schrijf onder elke kop.",
        "Schaal 0-10: nu 4, gewenst",
        " (+0′) zij zucht",
        "zonnebloem, 1 notitie",
        ", notitie, ",
        "45 minuten",
        "passages: 3",
        "getal van 0 tot 2",
        "interface.autolock_min: 7, ",
        "interface.theme",
    ] {
        assert!(text.contains(said), "'{said}' was not said:\n{text}");
    }
}
