//! Tests of names taken whole: short particles, and what is no part of them.

use crate::privacy::{
    Anonymiser, Kind, Known,
    tests::{nothing, only, there},
};

#[test]
fn short_particles_are_part_of_the_name() {
    there(
        Kind::Person,
        &[
            ("Gust v. Tilborg wil stoppen.", "Gust v. Tilborg"),
            (
                "Overgenomen door Lammert v Eijk van Bureau Jeugdkans.",
                "Lammert v Eijk",
            ),
            ("gebeld met ria vd meer over de planning", "ria vd meer"),
            ("kees vd m was er niet", "kees vd m"),
            ("sam vdb belt morgen terug", "sam vdb"),
            ("mw de graaf belde, dhr v.d. Berg ook", "v.d. Berg"),
            ("dr. vd sluis heeft hem gezien", "vd sluis"),
            ("job de graaf slaapt slecht", "job de graaf"),
            ("cor van erp komt morgen", "cor van erp"),
            ("van looy belt morgen terug", "van looy"),
            (
                "Daarna zei Sheila v.d. Pol dat het ging.",
                "Sheila v.d. Pol",
            ),
            ("piet v/d berg is er weer", "piet v/d berg"),
            (
                "telefoontje van ties van hees, directeur van de school",
                "ties van hees",
            ),
        ],
    );
}

#[test]
fn a_short_preposition_is_no_particle() {
    for (text, name) in [
        ("met sanne v buurtzorg gebeld over de planning", "sanne"),
        ("gebeld met ria v thuiszorg, ging goed", "ria"),
        ("Gesprek met Anouk v. Morgen weer een afspraak.", "Anouk"),
    ] {
        let found = only(text, Kind::Person);
        assert!(
            found.iter().any(|f| f.starts_with(name)),
            "{text}: {found:?}"
        );
        assert!(
            found
                .iter()
                .all(|f| !f.contains("zorg") && !f.contains("Morgen")),
            "{text}: {found:?}"
        );
    }
    nothing(
        Kind::Person,
        &["van werk hoort hij niets, de graaf ook niet"],
    );
}

#[test]
fn with_a_short_particle_and_without_one_person_has_one_pseudonym() {
    let a = Anonymiser::new(&Known::default());
    let mut p = a.pseudonyms([3; 32]);
    for (one, other) in [
        (
            "Gesprek met Gust v. Tilborg.",
            "Gesprek met Gust van Tilborg.",
        ),
        (
            "Gesprek met Lammert v Eijk.",
            "Gesprek met Lammert van Eijk.",
        ),
        ("gesprek met ria vd meer", "gesprek met ria van der meer"),
    ] {
        let first = a.find(one, &mut p);
        let again = a.find(other, &mut p);
        assert_eq!(first[0].replacement, again[0].replacement, "{one}");
    }
    let two = a.find("kim a en kim b zitten in dezelfde klas", &mut p);
    assert_ne!(two[0].replacement, two[1].replacement);
}

#[test]
fn nobody_is_called_by_the_article_het() {
    for (text, house) in [
        (
            "Belletje met de mentor van Aagje (het Assink): gespijbeld.",
            "het Assink",
        ),
        (
            "Leen is aangenomen op het Zeldenrust-Steelant!",
            "het Zeldenrust-Steelant",
        ),
    ] {
        assert_eq!(only(text, Kind::Organisation), [house], "{text}");
    }
    there(
        Kind::Location,
        &[(
            "Cliënt (56, het Meetjesland) zorgt voor moeder.",
            "het Meetjesland",
        )],
    );
}
