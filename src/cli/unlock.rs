//! `unlock`: a check that the passphrase (or the recovery key) opens the vault; changes nothing.

use super::Outcome;
use super::context::{Context, recovery_key};
use crate::locale::t;
use crate::vault::{Presence, Unlock as Key, Vault};
use serde_json::json;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Unlock {
    /// The recovery key instead of the passphrase, typed at the question
    #[arg(long)]
    recovery: bool,
}

pub(super) fn run(cx: &Context, o: &Unlock) -> Outcome {
    if o.recovery && Vault::presence(cx.dir()) == Presence::Passphrase {
        Vault::is_free(cx.dir())?;
        Vault::open(cx.dir(), &Key::Recovery(recovery_key()?))?;
    } else {
        cx.vault()?;
    }
    cx.print(&json!({ "ok": true }), || t("cli-unlock-ok"))
}
