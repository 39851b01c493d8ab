//! Tests of occupations and events.

use crate::privacy::{
    Kind,
    tests::{nothing, only},
};

#[test]
fn occupations_said_of_somebody() {
    for (text, o) in [
        ("Ze werkt als nagelstyliste in Breda.", "nagelstyliste"),
        ("Hij was tot vorig jaar sluiswachter.", "sluiswachter"),
        ("Petra (38), vioolbouwer, kwam.", "vioolbouwer"),
        ("Ze wil kraamverzorgende worden.", "kraamverzorgende"),
        ("Functie: teammanager logistiek.", "teammanager logistiek"),
        (
            "She is a senior software engineer at a bank.",
            "senior software engineer",
        ),
        ("He was a lighthouse keeper.", "lighthouse keeper"),
        ("She is a 45-year-old anaesthetist.", "anaesthetist"),
        ("Hij is raadslid voor een partij.", "raadslid"),
    ] {
        assert_eq!(only(text, Kind::Quasi), [o], "{text}");
    }
    nothing(
        Kind::Quasi,
        &[
            "Hij werkt als een paard.",
            "De teamleider luistert niet.",
            "Ze voelt zich net een kind.",
            "They work as a team.",
        ],
    );
}
