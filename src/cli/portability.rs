//! `portability client`: everything held about a client in one file, for the client. `.md` and `.json` give that form, any other name a
//! zip with both.

use super::context::Context;
use super::{Failure, Outcome};
use crate::casebook::ClientId;
use crate::locale::{t, tf};
use serde_json::json;
use std::io::{Cursor, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use zip::write::{SimpleFileOptions, ZipWriter};

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
    let bundle = cx.practice()?.portability(*id)?;
    let (md, data) = (bundle.markdown.reveal(), bundle.json.reveal());
    let bytes = match out.extension().and_then(|e| e.to_str()) {
        Some("md") => md.clone().into_bytes(),
        Some("json") => data.clone().into_bytes(),
        _ => zipped(&[("client.md", md), ("client.json", data)])?,
    };
    write(out, &bytes)?;
    let file = out.display().to_string();
    cx.print(&json!({ "file": out, "bytes": bytes.len() }), || {
        tf("cli-portability", &[("file", file.into())])
    })
}

fn zipped(files: &[(&str, &String)]) -> Result<Vec<u8>, Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .map_err(Failure::new)?;
        zip.write_all(text.as_bytes()).map_err(Failure::new)?;
    }
    Ok(zip.finish().map_err(Failure::new)?.into_inner())
}

/// Client text in the open: nobody else on this machine may read it, and nothing is overwritten.
fn write(file: &Path, bytes: &[u8]) -> Outcome {
    let at = |e: std::io::Error| {
        let name = || ("file", file.display().to_string().into());
        Failure::new(match e.kind() {
            std::io::ErrorKind::AlreadyExists => tf("error-file-exists", &[name()]),
            std::io::ErrorKind::StorageFull => t("error-disk-full"),
            _ => tf(
                "error-file-unwritable",
                &[name(), ("what", e.to_string().into())],
            ),
        })
    };
    let mut f = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .map_err(at)?;
    f.write_all(bytes).and_then(|()| f.sync_all()).map_err(at)
}
