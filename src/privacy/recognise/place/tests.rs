//! Tests of places.

use crate::privacy::{Kind, tests::only};

#[test]
fn towns_after_towns() {
    for (text, town) in [
        ("from lagos via dublin to hull, and no home yet", "hull"),
        ("opgegroeid in goes, nu weer terug", "goes"),
    ] {
        assert!(
            only(text, Kind::Location).iter().any(|f| f == town),
            "{text}: {:?}",
            only(text, Kind::Location)
        );
    }
}
