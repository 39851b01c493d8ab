//! Tests of names taken whole: what is no part of them.

use crate::privacy::{
    Kind,
    tests::{only, there},
};

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
