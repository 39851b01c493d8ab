//! `passphrase`: a new passphrase for the vault; the data key stays, so nothing is re-encrypted. With `--recovery` for whoever forgot it.

use super::Outcome;
use super::context::{Context, from_file, kdf_cost, new_passphrase, recovery_key, with_passphrase};
use crate::locale::t;
use crate::vault::{Presence, Unlock, Vault};
use serde_json::json;
use std::path::PathBuf;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Change {
    /// Open with the recovery key, typed at the question
    #[arg(long)]
    recovery: bool,
    /// Read the new passphrase from this file instead of the keyboard
    #[arg(long, value_name = "FILE")]
    new_file: Option<PathBuf>,
}

pub(super) fn run(cx: &Context, o: &Change) -> Outcome {
    if Vault::presence(cx.dir()) == Presence::Passphrase {
        Vault::is_free(cx.dir())?;
    }
    let vault = if o.recovery {
        Vault::open(cx.dir(), &Unlock::Recovery(recovery_key()?))?
    } else {
        with_passphrase(|key| Vault::open(cx.dir(), key))?
    };
    let new = match &o.new_file {
        Some(file) => from_file(file)?,
        None => new_passphrase()?,
    };
    vault.change_passphrase(&new, kdf_cost())?;
    vault.audit("vault.passphrase", "vault")?;
    cx.print(&json!({ "ok": true }), || t("cli-passphrase-changed"))
}
