//! `portability client`: everything held about a client in one file, for the client. `.md` and `.json` give that form, `.zip` one with
//! both.

use super::Outcome;
use super::context::Context;
use crate::casebook::ClientId;
use crate::locale::tf;
use serde_json::json;
use std::path::PathBuf;

/// What to hand over.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Portability {
    /// Everything held about a client
    Client {
        /// The client's number
        id: ClientId,
        /// The file: .md, .json, or a zip with both
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

pub(super) fn run(cx: &Context, o: &Portability) -> Outcome {
    let Portability::Client { id, out } = o;
    let bytes = cx.practice()?.hand_over(*id, out)?;
    let file = out.display().to_string();
    cx.print(&json!({ "file": out, "bytes": bytes }), || {
        tf("cli-portability", &[("file", file.into())])
    })
}
