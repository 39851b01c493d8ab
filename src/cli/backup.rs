//! `backup` and `restore`: verified copies of a vault in one file.

use super::Outcome;
use super::context::{Context, with_passphrase};
use crate::locale::tf;
use crate::vault::{Unlock, Vault};
use serde_json::json;
use std::path::PathBuf;

/// Options of `backup`.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file to write; must not exist yet
    file: PathBuf,
}

/// Options of `restore`.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
    /// The backup is of a vault without a passphrase (the demo)
    #[arg(long)]
    no_passphrase: bool,
}

pub(super) fn backup(cx: &Context, o: &Backup) -> Outcome {
    let vault = cx.vault()?;
    vault.backup(&o.file)?;
    vault.audit("vault.backup", "vault")?;
    let bytes = std::fs::metadata(&o.file).map_or(0, |m| m.len());
    let file = o.file.display().to_string();
    cx.print(
        &json!({ "file": file, "bytes": bytes, "verified": true }),
        || {
            tf(
                "cli-backup-done",
                &[
                    ("file", file.as_str().into()),
                    ("mb", (bytes as f64 / 1e6).ceil().into()),
                ],
            )
        },
    )
}

pub(super) fn restore(cx: &Context, o: &Restore) -> Outcome {
    if o.no_passphrase {
        Vault::restore(&o.file, cx.dir(), &Unlock::None)?;
    } else {
        with_passphrase(|key| Vault::restore(&o.file, cx.dir(), key))?;
    }
    let dir = cx.dir().display().to_string();
    cx.print(&json!({ "vault": dir, "verified": true }), || {
        tf("cli-restore-done", &[("dir", dir.as_str().into())])
    })
}
