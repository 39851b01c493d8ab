//! Tests of what befalls few people.

use crate::privacy::{
    Kind,
    tests::{nothing, only},
};

#[test]
fn what_befalls_few_people() {
    for (text, e) in [
        (
            "Zijn verhaal over de instorting van de tribune raakt me.",
            "de instorting van de tribune",
        ),
        (
            "Hij slaapt slecht na een vliegtuigongeluk.",
            "een vliegtuigongeluk",
        ),
        (
            "Ze droomt van een treinramp in de bergen, zegt ze.",
            "een treinramp in de bergen",
        ),
        (
            "die na een niertransplantatie niet durft",
            "een niertransplantatie",
        ),
        (
            "nachtmerries over een haaienaanval tijdens het duiken.",
            "een haaienaanval tijdens het duiken",
        ),
        (
            "The turning point was a bridge collapse.",
            "a bridge collapse",
        ),
        (
            "after a hostage situation at work he left",
            "a hostage situation at work",
        ),
        (
            "since the birth of quadruplets she works less",
            "the birth of quadruplets",
        ),
        (
            "sinds de geboorte van een vierling",
            "de geboorte van een vierling",
        ),
        (
            "Winning the lottery changed nothing.",
            "Winning the lottery",
        ),
        (
            "na het winnen van de loterij stopte hij",
            "het winnen van de loterij",
        ),
        (
            "the fire in the old mill took it all",
            "the fire in the old mill",
        ),
    ] {
        assert_eq!(only(text, Kind::Quasi), [e], "{text}");
    }
    nothing(
        Kind::Quasi,
        &[
            "Ze kreeg een lawine aan mails en een tsunami van werk.",
            "Na de instorting van vorig jaar werkt ze minder; zijn hartaanval en haar paniekaanval.",
            "Een auto-ongeluk, een skiongeluk, brand in huis en een explosie van woede.",
            "He had a heart attack; the situation at work is a crisis.",
            "Het winnen van vertrouwen kost tijd.",
        ],
    );
}
