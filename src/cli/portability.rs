//! `portability client`: everything held about a client in one file, for the client. `.md` and `.json` give that form, `.zip` one with
//! both.

use super::Outcome;
use super::context::Context;
use super::printing::remark;
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
    let done = cx.practice()?.hand_over(*id, out)?;
    let file = out.display().to_string();
    let told = json!({ "file": out, "bytes": done.bytes, "also_named": done.also_named });
    cx.print(&told, || tf("cli-portability", &[("file", file.into())]))?;
    if let Some(warning) = done.warning() {
        remark(&warning);
    }
    Ok(())
}
