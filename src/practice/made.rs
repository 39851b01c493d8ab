//! A practice as tests of acts need it: in a vault without a passphrase, without a model.

use super::Practice;
use crate::casebook::CaseId;
use crate::config::{Config, Flags};
use crate::library::Hit;
use crate::vault::Vault;
use std::path::Path;

/// With nothing in it.
pub(super) fn practice(dir: &Path) -> Practice {
    let flags = Flags {
        vault: Some(dir.to_owned()),
        language: None,
    };
    let mut config = Config::load(&flags).unwrap();
    config.engine.models_dir = "/nonexistent".into();
    Practice::open(Vault::create_unprotected(dir).unwrap(), config).unwrap()
}

/// With a client and a case: `Berk · Rust`.
pub(super) fn with_case(dir: &Path) -> (Practice, CaseId) {
    let p = practice(dir);
    let case = p.add_case("Berk", "Rust").unwrap();
    (p, case)
}

/// A passage of a book in English, with this text.
pub(super) fn hit(text: &str) -> Hit {
    Hit::tested(("Book", "book.md", "en"), text)
}
