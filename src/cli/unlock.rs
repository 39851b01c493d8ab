//! `unlock`: a check that the passphrase (or the recovery key) opens the vault; changes nothing.

use super::Outcome;
use super::context::{Context, passphrase, recovery_key};
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
    let key = match Vault::presence(cx.dir()) {
        Presence::Missing | Presence::NoPassphrase => Key::None,
        Presence::Passphrase if o.recovery => Key::Recovery(recovery_key()?),
        Presence::Passphrase => Key::Passphrase(passphrase(&t("cli-passphrase"))?),
    };
    Vault::open(cx.dir(), &key)?;
    cx.print(&json!({ "ok": true }), || t("cli-unlock-ok"))
}
