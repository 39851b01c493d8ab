//! What is read of a note: headings, labels, lists and sentences.

use super::super::cue::{Cue, asks, quoted, says};
use super::*;
use proptest::prelude::*;

fn page(text: &str) -> Page {
    Page {
        note: NoteId(1),
        source: None,
        title: "Vier keer nee".into(),
        date: None,
        sitting: 0,
        text: text.into(),
    }
}

fn read(text: &str) -> Vec<(String, Topic)> {
    sentences(&[page(text)])
        .into_iter()
        .map(|s| (s.text, s.topic))
        .collect()
}

#[test]
fn headings_and_labels_say_what_a_sentence_is_about() {
    let text = "# Vier keer nee\n\nZe kwam op tijd binnen. Dr. Smit belde niet.\n\n## Afspraken\n\n1. Mail aan de afdeling: geen cc meer.\n- Woensdag vóór zes uur thuis.\n\n## Observatie\n\nHij weet alles van delegeren.\n\nOp terugkomen: hoe Petra reageert.\n\nAfspraken:\n- Stoplichtkaart maken.\n\n*Goal:* op vrijdag weg zijn. *Options:* cc's afschaffen.";
    assert_eq!(
        read(text),
        [
            ("Ze kwam op tijd binnen.".to_owned(), Topic::Other),
            ("Dr. Smit belde niet.".to_owned(), Topic::Other),
            (
                "Mail aan de afdeling: geen cc meer.".to_owned(),
                Topic::Agreed
            ),
            ("Woensdag vóór zes uur thuis.".to_owned(), Topic::Agreed),
            ("Hij weet alles van delegeren.".to_owned(), Topic::Insight),
            ("hoe Petra reageert.".to_owned(), Topic::Next),
            ("Stoplichtkaart maken.".to_owned(), Topic::Agreed),
            ("op vrijdag weg zijn.".to_owned(), Topic::Goal),
            ("cc's afschaffen.".to_owned(), Topic::Options),
        ]
    );
}

#[test]
fn a_label_in_running_text_is_about_its_own_sentence() {
    let text = "Ze kwam moe binnen. Doel: weer 24 uur werken voor de zomer. Haar leidinggevende heet Joost Bakker.\n\nDoel: op vrijdag om 5 uur klaar zijn. Zijn vrouw heet Ilse.\n\n- Doel: rustiger leven. Zijn zoon heet Bas.\n\nAfspraak: Roos belt dinsdag. Haar broer heet Piet.\n\nDoelen: vaker nee zeggen. Op tijd naar bed.\n\nAfspraken: Roos belt de huisarts. Ze leest het verslag.\n\nDoel:\nMinder hoeven. Meer slapen.";
    let of = |topic: Topic| -> Vec<String> {
        let all = read(text).into_iter();
        all.filter(|s| s.1 == topic).map(|s| s.0).collect()
    };
    assert_eq!(
        of(Topic::Goal),
        [
            "weer 24 uur werken voor de zomer.",
            "op vrijdag om 5 uur klaar zijn.",
            "rustiger leven.",
            "vaker nee zeggen.",
            "Op tijd naar bed.",
            "Minder hoeven.",
            "Meer slapen.",
        ]
    );
    assert_eq!(
        of(Topic::Agreed),
        [
            "Roos belt dinsdag.",
            "Roos belt de huisarts.",
            "Ze leest het verslag."
        ]
    );
}

#[test]
fn tags_are_no_sentence_and_no_heading() {
    let text = "## Afspraken\n\nRoos belt dinsdag de bedrijfsarts. #energie #terugval\n\n#slaap #werk\n\n- Wandelen na het eten #energie\n- #werk #slaap";
    assert_eq!(
        read(text),
        [
            (
                "Roos belt dinsdag de bedrijfsarts.".to_owned(),
                Topic::Agreed
            ),
            ("Wandelen na het eten".to_owned(), Topic::Agreed),
        ]
    );
}

#[test]
fn what_asks_and_what_promises_is_known_in_both_languages() {
    let said = |text: &str| sentences(&[page(text)]).remove(0);
    assert!(asks(&said("Wat zei hij toen precies?")) && asks(&said("\"Who goes otherwise?\"")));
    assert!(!asks(&said("Dat vroeg hij zich af.")));
    assert!(says(
        &said("Ze neemt zich voor om te bellen."),
        Cue::Promise
    ));
    assert!(says(&said("He will ring on Tuesday then."), Cue::Promise));
    assert!(says(
        &said("Een 5 omdat de seconden uren zijn."),
        Cue::Figure
    ));
    assert!(quoted(&said("\"Ik hoor mijn moeder zuchten.\"")));
}

proptest! {
    #[test]
    fn every_span_points_at_its_sentence(text in "[a-zA-Z0-9 .!?:*\"\n#é日|`-]{0,200}") {
        let page = page(&text);
        let chars: Vec<char> = text.chars().collect();
        for said in sentences(&[page]) {
            prop_assert!(said.span.0 < said.span.1 && said.span.1 <= chars.len());
            let there: String = chars[said.span.0..said.span.1].iter().collect();
            prop_assert_eq!(plain(&there), said.text);
        }
    }
}
