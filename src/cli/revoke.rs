//! `revoke`: takes back what was shared, everything or of one client, with a confirmation for every blob.

use super::context::Context;
use super::{Failure, Outcome};
use crate::casebook::{ClientId, ConsentState};
use crate::locale::{t, tf};
use crate::practice::Revoked;

/// What to take back.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["all", "client", "waiting"]))]
pub(super) struct Revoke {
    /// Everything that was ever shared; withdraws your own consent
    #[arg(long)]
    all: bool,
    /// What concerns this client; withdraws the client's consent
    #[arg(long, value_name = "ID")]
    client: Option<ClientId>,
    /// Only what still waits to be deleted; nothing is sent
    #[arg(long)]
    waiting: bool,
}

pub(super) fn run(cx: &Context, o: &Revoke) -> Outcome {
    let practice = cx.practice()?;
    if let Some(id) = o.client {
        practice.vault().client(id)?;
    }
    let own = o.all
        && practice
            .consent_status(None)?
            .current
            .is_some_and(|s| s.state == ConsentState::Given);
    let done = match o.waiting {
        true => practice.take_back_waiting()?,
        false => practice.revoke(o.client)?,
    };
    cx.print(&done, || match own {
        true => format!("{}\n{}", t("cli-revoked-own"), became(&done)),
        false => became(&done),
    })?;
    waits(&done)
}

/// What became of what was shared, with a line for every blob. `consent … revoke` says it as well.
pub(super) fn became(done: &Revoked) -> String {
    let mut said = Vec::new();
    if done.to_delete > 0 {
        let numbers = [("n", done.deleted.into()), ("all", done.to_delete.into())];
        said.push(tf("cli-revoked", &numbers));
    }
    // What waited from before goes along, or is all there was to do.
    let waits = done.why().is_some();
    if done.earlier > 0 || (done.to_delete == 0 && waits) {
        said.push(tf("cli-revoked-earlier", &[("n", done.earlier.into())]));
    } else if done.to_delete == 0 {
        said.push(t("cli-revoked-none"));
    }
    if done.swept > 0 {
        said.push(tf("cli-revoke-swept", &[("n", done.swept.into())]));
    }
    let mut out = said.join("\n");
    for r in done.run.iter().flat_map(|r| &r.receipts) {
        out.push_str(&format!(
            "\n{} {}/{} {}",
            r.act, r.place, r.blob, r.audit_head
        ));
    }
    if !done.already_used.is_empty() {
        out.push_str(&format!(
            "\n{} {}",
            t("cli-revoke-used"),
            done.already_used.join(", ")
        ));
    }
    out
}

/// What of a revocation still waits, as a failure with one sentence.
pub(super) fn waits(done: &Revoked) -> Outcome {
    match (done.why(), done.left()) {
        (None, _) => Ok(()),
        (Some(why), 0) => Err(Failure::new(why)),
        (Some(why), n) => Err(Failure::new(tf(
            "cli-revoke-waits",
            &[("n", n.into()), ("why", why.into())],
        ))),
    }
}
