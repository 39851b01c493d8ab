//! `audit verify`: whether the audit log is whole.

use super::context::Context;
use super::{Failure, Outcome};
use crate::locale::{t, tf};
use serde_json::json;

/// What to do with the log.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Audit {
    /// Check every link of the log
    Verify,
}

pub(super) fn run(cx: &Context, Audit::Verify: &Audit) -> Outcome {
    let (entries, head, ok) = cx.vault()?.audit_verify()?;
    cx.print(
        &json!({ "entries": entries, "head": head, "ok": ok }),
        || {
            let short: String = head.chars().take(12).collect();
            tf(
                if ok {
                    "doctor-audit-sound"
                } else {
                    "doctor-audit-broken"
                },
                &[("n", entries.into()), ("head", short.into())],
            )
        },
    )?;
    if ok {
        Ok(())
    } else {
        Err(Failure::new(t("cli-audit-broken")))
    }
}
