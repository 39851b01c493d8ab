//! Tests of places.

use crate::privacy::{Kind, tests::there};

#[test]
fn towns_after_towns() {
    there(
        Kind::Location,
        &[
            ("from lagos via dublin to hull, and no home yet", "hull"),
            ("opgegroeid in goes, nu weer terug", "goes"),
        ],
    );
}
