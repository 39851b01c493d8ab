//! `erase client`: everything of a client, from the vault's bytes to the blobs in the hive.

use super::context::Context;
use super::{Failure, Outcome};
use crate::casebook::ClientId;
use crate::locale::{self, tf};
use crate::practice::Naming;

/// What to erase.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Erase {
    /// A client with everything held about them; cannot be undone
    Client {
        /// The client's number
        id: ClientId,
        /// Yes, for good
        #[arg(long)]
        yes: bool,
    },
}

pub(super) fn run(cx: &Context, o: &Erase) -> Outcome {
    let Erase::Client { id, yes } = o;
    if !yes {
        return Err(Failure::new(tf(
            "cli-erase-yes",
            &[("id", id.to_string().into())],
        )));
    }
    let done = cx.practice()?.erase_client(*id)?;
    cx.print(&done, || {
        let said = done.sentences(locale::language(), Naming::TitlesAndNumbers);
        said.join("\n")
    })?;
    super::revoke::waits(&done.hive)
}
