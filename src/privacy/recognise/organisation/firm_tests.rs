//! Tests of firms and houses.

use crate::privacy::{
    Kind,
    tests::{nothing, only},
};

#[test]
fn firms_and_houses_by_form() {
    for (text, o) in [
        ("ze wil bij van dalen techniek weg", "van dalen techniek"),
        (
            "ziek gemeld bij de jong verpakkingen.",
            "de jong verpakkingen",
        ),
        (
            "nu conciërge op basisschool de regenboog",
            "basisschool de regenboog",
        ),
        (
            "zit bij adviesbureau schilder en partners",
            "adviesbureau schilder en partners",
        ),
        (
            "He is with the Department of Transport now.",
            "Department of Transport",
        ),
        (
            "They sold it to Baxter & Daughters in May.",
            "Baxter & Daughters",
        ),
        ("ze boodschappen bij albert heijn deed", "albert heijn"),
        ("werkt bij anker, nachten", "anker"),
        (
            "hij is ontslagen door transport zijlstra, zonder reden",
            "transport zijlstra",
        ),
    ] {
        assert_eq!(only(text, Kind::Organisation), [o], "{text}");
    }
    nothing(
        Kind::Organisation,
        &[
            "Ze werkt bij een klein bureau en mist tegenspraak.",
            "werkt bij voorkeur thuis, slaapt slecht",
            "they work at home, mostly",
            "hij werkt bij een middelgroot bedrijf in de techniek",
        ],
    );
}

#[test]
fn an_employer_is_followed_through_the_text() {
    let text = "She joined Brightwater Logistics in spring. Brightwater pays well.";
    assert_eq!(
        only(text, Kind::Organisation),
        ["Brightwater Logistics", "Brightwater"]
    );
}
