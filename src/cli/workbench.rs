//! No command: the workbench over the vault, full-screen or, with `--plain` or on a dumb terminal, line by line.

use super::context::{Context, dumb};
use super::{Failure, Outcome};
use crate::locale::t;
use crate::practice::Practice;
use crate::vault::{Passphrase, Presence, Vault};
use crate::workbench::{self, Options, Verify};
use rustix::termios::isatty;
use std::sync::Arc;

pub(super) fn run(cx: &Context) -> Outcome {
    if !plain(cx) && !on_a_terminal() {
        return Err(Failure::new(t("cli-workbench-no-terminal")));
    }
    if Vault::presence(cx.dir()) == Presence::Missing && !cx.vault_given {
        return Err(Failure::new(t("cli-workbench-first")));
    }
    open(cx, cx.vault()?)
}

/// Opens the workbench over an open vault.
pub(super) fn open(cx: &Context, vault: Vault) -> Outcome {
    let practice = Practice::open(vault, cx.config.clone())?;
    if plain(cx) {
        let verify = verifier(&practice);
        return workbench::run_plain(practice, cx.config.autolock_min, verify)
            .map_err(Failure::new);
    }
    let options = Options {
        theme: cx.config.theme.clone(),
        auto_themes: (cx.config.theme_dark.clone(), cx.config.theme_light.clone()),
        mouse: cx.config.mouse,
        frames: cx.config.frames,
        notify: cx.config.notify,
        wrap_columns: cx.config.wrap_columns,
        timestamp: cx.config.timestamp,
        keymap: cx.config.keymap.clone(),
        config_dir: cx.config.config_dir.clone(),
        autolock_min: cx.config.autolock_min,
        verify: verifier(&practice),
    };
    workbench::run(practice, options).map_err(Failure::new)
}

/// Line by line: when asked for by flag or setting, and on a terminal that cannot do more.
fn plain(cx: &Context) -> bool {
    cx.line_by_line() || (on_a_terminal() && dumb())
}

fn on_a_terminal() -> bool {
    isatty(std::io::stdin()) && isatty(std::io::stdout())
}

/// Checks a passphrase typed on the lock screen; `None` for a vault without one.
fn verifier(practice: &Practice) -> Option<Verify> {
    let vault = practice.vault().clone();
    (Vault::presence(vault.dir()) == Presence::Passphrase).then(|| -> Verify {
        Arc::new(move |typed| vault.verify_passphrase(&Passphrase::new(typed.to_owned())))
    })
}
