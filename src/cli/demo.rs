//! `demo`: the demo practice, in a temporary vault unless `--vault`, with the starter models if they can be had.

use super::context::{Context, with_embedder};
use super::printing::beside;
use super::{Failure, Outcome, models, workbench};
use crate::locale::t;
use crate::practice::{Practice, build_demo};
use crate::vault::{Presence, Unlock, Vault};
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Make the practice, index it fully, and return
    #[arg(long)]
    create_only: bool,
    /// Neither fetch nor use a model
    #[arg(long)]
    no_model: bool,
}

pub(super) fn run(mut cx: Context, o: &Demo) -> Outcome {
    // Removed when the workbench closes, also after an error; one that was only to be made is kept.
    let temporary = if cx.vault_given {
        None
    } else {
        let dir = tempfile::Builder::new()
            .prefix("klankbord-demo-")
            .permissions(PermissionsExt::from_mode(0o700))
            .tempdir()
            .map_err(Failure::new)?;
        cx.config.vault_dir = dir.path().join("practice");
        Some(dir)
    };
    if o.no_model {
        // An empty place has no models in it.
        cx.config.engine.models_dir = cx.config.vault_dir.join("no-models");
    } else {
        models::ensure_starters(&cx);
    }
    let vault = match Vault::presence(cx.dir()) {
        Presence::Missing => {
            beside(&t("cli-demo-making"));
            build_demo(cx.dir())?
        }
        _ => Vault::open(cx.dir(), &Unlock::None)?,
    };
    if !o.create_only {
        let done = workbench::open(&cx, vault);
        drop(temporary);
        return done;
    }
    let practice = Practice::open(vault, cx.config.clone())?;
    if with_embedder(&practice) {
        practice.embed_all(&mut |_, _| {})?;
    }
    let counts = practice.vault().counts()?;
    if let Some(dir) = temporary {
        let _ = dir.keep();
    }
    cx.print(&json!({ "vault": cx.dir(), "counts": counts }), || {
        cx.dir().display().to_string()
    })
}
