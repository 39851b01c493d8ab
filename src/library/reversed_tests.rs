//! Tests of what is turned about, and what says the same.

use super::*;
use proptest::prelude::*;

fn between(one: &str, other: &str) -> Turned {
    Against::of(one).turned(&Against::of(other))
}

#[test]
fn what_is_set_against_each_other_is_turned_about() {
    for (a, b) in [
        (
            "Choose rest rather than work on a Sunday.",
            "Choose work rather than rest.",
        ),
        (
            "Kies een vraag in plaats van een advies.",
            "Zij kiest een advies in plaats van een vraag.",
        ),
        (
            "In plaats van een advies, geef een vraag.",
            "Geef een advies in plaats van een vraag.",
        ),
        (
            "First agree the goal, then look at the obstacles.",
            "First look at the obstacles, then agree the goal.",
        ),
        (
            "Bespreek eerst het doel, daarna de hindernissen.",
            "Bespreek eerst de hindernissen, daarna het doel.",
        ),
        (
            "Call the manager before you write to the team.",
            "Write to the team before you call the manager.",
        ),
        (
            "Not the plan but the conversation matters.",
            "Not the conversation but the plan matters.",
        ),
        (
            "Ze praat liever met haar zus dan met haar moeder.",
            "Ze praat liever met haar moeder dan met haar zus.",
        ),
        ("Ingrid belde Petra.", "Petra belde Ingrid."),
        (
            "Ingrid gaf de sleutel aan Petra.",
            "Petra gaf de sleutel aan Ingrid.",
        ),
    ] {
        let turned = between(a, b);
        assert!(turned.about && between(b, a).about, "{a} / {b}: {turned:?}");
    }
    let more = between(
        "Walking helps more than reading.",
        "Reading helps more than walking.",
    );
    assert!(more.compared && !more.about);
}

#[test]
fn the_same_in_other_words_is_not() {
    for (a, b) in [
        (
            "Choose rest rather than work.",
            "On Sundays it is better to choose rest instead of work.",
        ),
        (
            "Before you write to the team, call the manager.",
            "Call the manager before you write to the team.",
        ),
        (
            "After the call she writes to the team.",
            "She calls, and after the call she writes to the team.",
        ),
        (
            "Na het gesprek schrijft ze een verslag.",
            "Ze schrijft een verslag na het gesprek.",
        ),
        (
            "Geef een vraag in plaats van een advies.",
            "In plaats van advies te geven stel je een vraag.",
        ),
        (
            "Niet het plan maar het gesprek telt.",
            "Het gesprek telt, niet het plan.",
        ),
        ("Petra werd gebeld door Ingrid.", "Ingrid belde Petra."),
        (
            "Eén lange vakantie werkt minder goed dan telkens een pauze.",
            "Telkens een pauze werkt beter dan één lange vakantie.",
        ),
        ("Ingrid en Petra belden.", "Petra en Ingrid belden."),
        ("", ""),
    ] {
        let turned = between(a, b);
        assert_eq!(turned, Turned::default(), "{a} / {b}");
    }
}

proptest! {
    #[test]
    fn nothing_turns_itself_about(a in "(eerst |dan |niet |maar |before |after |rather than |[a-z]{1,6} |[A-Z][a-z]{2,5} |, ){0,14}") {
        prop_assert_eq!(between(&a, &a), Turned::default());
    }
}
