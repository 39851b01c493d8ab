//! Why an act could not be done, as one sentence in the language of the coach that says what to do next. The plain commands and the workbench
//! show it; `Display` of the rooms below is for programmers, except where a room says it in both languages itself.

use super::Error;
use crate::engine;
use crate::library;
use crate::locale::{t, tf};
use crate::vault;

impl Error {
    /// The sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Vault(e)
            | Self::Library(library::Error::Vault(e))
            | Self::Sharing(crate::sharing::Error::Vault(e)) => of_vault(e),
            Self::Engine(e) | Self::Library(library::Error::Engine(e)) => match e {
                engine::Error::NoModel => t("error-no-model"),
                other => other.to_string(),
            },
            other => other.to_string(),
        }
    }
}

fn of_vault(e: &vault::Error) -> String {
    match e {
        vault::Error::Missing(dir) => tf(
            "error-vault-missing",
            &[("dir", dir.display().to_string().into())],
        ),
        vault::Error::WrongPassphrase => t("error-wrong-passphrase"),
        vault::Error::Locked(who) => tf("error-vault-locked", &[("who", who.as_str().into())]),
        vault::Error::Stopped(who) => tf("error-vault-stopped", &[("who", who.as_str().into())]),
        vault::Error::NewerSchema { found, known } => tf(
            "error-newer-schema",
            &[("found", (*found).into()), ("known", (*known).into())],
        ),
        vault::Error::Damaged(what) => tf("error-damaged", &[("what", what.as_str().into())]),
        vault::Error::DiskFull => t("error-disk-full"),
        vault::Error::Sqlite(e) => tf("error-vault-io", &[("what", e.to_string().into())]),
        other => other.to_string(),
    }
}
