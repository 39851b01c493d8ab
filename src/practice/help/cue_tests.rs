//! Tests of the words that tell what a sentence is about.

use super::*;
use proptest::{prop_assert, proptest};

fn said(text: &str) -> Said {
    Said {
        page: 0,
        sitting: 0,
        span: (0, text.chars().count()),
        text: text.into(),
        topic: Topic::Other,
        opens: false,
        item: false,
        first: true,
    }
}

fn all(cue: Cue, yes: &[&str], no: &[&str]) {
    for text in yes {
        assert!(says(&said(text), cue), "{cue:?}: {text}");
    }
    for text in no {
        assert!(!says(&said(text), cue), "not {cue:?}: {text}");
    }
}

#[test]
fn a_wish_is_the_clients_own_and_for_something() {
    all(
        Cue::Wish,
        &[
            "Ze wil leren om eerst na te denken.",
            "wil weer slapen",
            "Haar vraag is hoe ze om zes uur klaar is.",
            "She wants to hand over the figures by the summer.",
            "He would like to be home for supper.",
            "Ze wil niet meer de hele dag brandjes blussen.",
        ],
        &[
            "Ze wil graag dat mensen haar aardig vinden.",
            "Ze twijfelt of ze door wil groeien.",
            "Ze heeft daar weinig over gepraat en wil dat nu ook liever niet.",
            "The board wants an answer by 15 June.",
            "Ik merk dat ik haar wil geruststellen.",
            "Een collega vroeg of zij het rooster wilde overnemen.",
            "Ze slaapt slecht.",
            "Voor de volgende keer schrijft ze op wat ze aan haar werk wil houden.",
        ],
    );
    assert!(wants(&said("Merel wil om zes uur klaar zijn."), "Merel"));
    assert!(!wants(&said("Ingrid wil om zes uur klaar zijn."), "Merel"));
}

#[test]
fn a_promise_is_somebodys_word_and_no_account_of_what_was_done() {
    all(
        Cue::Promise,
        &[
            "Ze neemt zich voor om te bellen.",
            "He will ring on Tuesday then.",
            "hij stuurt t voor vrijdag op",
            "Ze gaat het gesprek voor 14 april plannen.",
            "Ik stuur haar het artikel.",
        ],
        &[
            "Ze heeft gebeld voor 14 april.",
            "The log was done by Friday.",
            "wil: weer aan de slag",
            "Hij werkt vanaf september weer.",
        ],
    );
    assert!(own(&said("I will send her the piece.")) && !own(&said("She will text me.")));
}

#[test]
fn options_are_what_could_be_done_and_nothing_else_with_could() {
    all(
        Cue::Option,
        &[
            "Ze zou ook Ingrid kunnen vragen.",
            "She could ask HR to sit in.",
            "Een andere mogelijkheid is een vast uur.",
        ],
        &[
            "She could not sleep.",
            "We hebben bedacht wat ze zou kunnen doen.",
            "She keeps a log of what somebody else could do.",
            "Wat zou het haar opleveren?",
        ],
    );
}

#[test]
fn a_figure_is_one_on_a_scale() {
    all(
        Cue::Figure,
        &[
            "Haar werkplezier: een 8.",
            "Haar energie is een 7.",
            "energie 6/7",
            "Work is a 7, home a 7.",
            "On a scale from one to ten the work is a 5.",
        ],
        &[
            "Het verslag van een 7 is ingeleverd.",
            "8 vd 9 x op tijd weg",
            "41 items in two weeks",
        ],
    );
    all(
        Cue::Again,
        &["Ze stelt het steeds uit.", "altijd weer dat gevoel"],
        &[
            "vrouw zegt dat ie weer lacht",
            "Ze klapt de laptop weer open.",
        ],
    );
}

#[test]
fn a_moment_is_found_where_it_stands() {
    for (text, moment) in [
        (
            "Ze wil voor de zomer weten of ze blijft.",
            Some("voor de zomer"),
        ),
        ("vanaf september 24 uur", Some("vanaf september")),
        ("Agreed: the walk by 24 April.", Some("by 24 April")),
        ("gesprek aanvragen, voor 10/7", Some("voor 10/7")),
        ("Ze doet het voor haar vader.", None),
        ("Ze werkt voor 24 uur.", None),
    ] {
        let found =
            by_when(text).map(|(a, b)| text.chars().skip(a).take(b - a).collect::<String>());
        assert_eq!(found.as_deref(), moment, "{text}");
    }
}

proptest! {
    #[test]
    fn a_moment_lies_within_its_text(text in "[a-zA-Z0-9 .,/é日-]{0,60}(voor|by) (de zomer|10/7|3 mei)?[a-z ]{0,9}") {
        if let Some((a, b)) = by_when(&text) {
            prop_assert!(a < b && b <= text.chars().count());
        }
    }
}
