//! `init`: an empty vault, and the recovery key printed once.

use super::context::{Context, kdf_cost, new_passphrase};
use super::{Failure, Outcome};
use crate::locale::{t, tf};
use crate::vault::{Error, Presence, Vault};
use serde_json::json;

pub(super) fn run(cx: &Context) -> Outcome {
    if Vault::presence(cx.dir()) != Presence::Missing {
        return Err(Failure::from(Error::Invalid(tf(
            "cli-init-exists",
            &[("dir", cx.dir().display().to_string().into())],
        ))));
    }
    let (vault, recovery) = Vault::create(cx.dir(), &new_passphrase()?, kdf_cost())?;
    vault.audit("vault.create", "vault")?;
    let key = recovery.0.as_str();
    cx.print(&json!({ "vault": cx.dir(), "recovery_key": key }), || {
        format!(
            "{}\n\n    {key}\n\n{}",
            t("cli-init-done"),
            t("cli-init-recovery")
        )
    })
}
