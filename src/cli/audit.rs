//! `audit`: whether the log is whole, its head, its entries, and proofs that anybody can check.

use super::context::{Context, print};
use super::{Failure, Outcome};
use crate::locale::{t, tf};
use crate::vault::AuditHead;
use serde_json::json;

/// What to do with the log.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Audit {
    /// Check every link of the log, against every receipt in the vault and any head given
    Verify {
        /// A head from a receipt, `12:4f…`: a log that was cut or rewritten since is noticed
        #[arg(long, value_name = "HEAD")]
        against: Vec<AuditHead>,
    },
    /// The head now, as receipts carry it
    Head,
    /// Every entry, one JSON object a line
    Export,
    /// Prove that an entry is in the log, or that the log continues an earlier head
    #[command(group = clap::ArgGroup::new("what").required(true).args(["entry", "since"]))]
    Prove {
        /// The entry, from 1
        #[arg(long)]
        entry: Option<u64>,
        /// The earlier head
        #[arg(long, value_name = "HEAD")]
        since: Option<AuditHead>,
        /// The later head [default: the head now]
        #[arg(long, value_name = "HEAD", requires = "since")]
        until: Option<AuditHead>,
    },
}

pub(super) fn run(cx: &Context, o: &Audit) -> Outcome {
    let vault = cx.vault()?;
    match o {
        Audit::Verify { against } => {
            let mut known = vault.receipt_heads()?;
            known.extend(against);
            let v = vault.audit_verify_against(&known)?;
            // A head that somebody typed says nothing of the log itself: that is judged without it.
            let own = vault.audit_verify_against(&vault.receipt_heads()?)?;
            cx.print(&json!({ "entries": v.entries, "head": v.head, "ok": v.ok, "first_bad": v.first_bad, "receipts": known.len() }), || {
                let short: String = v.head.chars().take(12).collect();
                tf(
                    if own.ok { "doctor-audit-sound" } else { "doctor-audit-broken" },
                    &[("n", v.entries.into()), ("head", short.into())],
                )
            })?;
            if v.ok {
                return Ok(());
            }
            if !own.ok {
                return Err(Failure::new(t("cli-audit-broken")));
            }
            let fits = |h: &AuditHead| vault.audit_verify_against(&[*h]).is_ok_and(|v| v.ok);
            let other = against.iter().find(|h| !fits(h)).map(ToString::to_string);
            let other: String = other.unwrap_or_default().chars().take(16).collect();
            let head = format!("{other}…").into();
            Err(Failure::new(tf("cli-audit-other-head", &[("head", head)])))
        }
        Audit::Head => {
            let head = vault.audit_head()?;
            cx.print(&json!({ "head": head }), || head.to_string())
        }
        Audit::Export => {
            for e in vault.audit_entries()? {
                let hex = |b: &[u8]| crate::sharing::record::hex(b);
                print(
                    &json!({
                        "id": e.id, "time_ms": e.time_ms, "act": e.act, "subject": e.subject, "form": e.form,
                        "content": e.content.as_deref().map(hex), "hash": hex(&e.hash),
                    })
                    .to_string(),
                )?;
            }
            Ok(())
        }
        Audit::Prove {
            entry,
            since,
            until,
        } => {
            let proof = match (entry, since) {
                (Some(id), _) => vault.audit_prove_entry(*id)?,
                (None, Some(head)) => vault.audit_prove_between(*head, *until)?,
                (None, None) => return Err(Failure::new(t("cli-audit-broken"))),
            };
            let ok = proof.ok;
            cx.print(&proof, || {
                serde_json::to_string_pretty(&proof).unwrap_or_default()
            })?;
            if ok {
                Ok(())
            } else {
                Err(Failure::new(t("cli-audit-not-continued")))
            }
        }
    }
}
