//! `completions` and `man`: made from the same definition as the commands themselves.

use super::context::print;
use super::{Failure, Outcome};
use clap::Command;
use clap_complete::Shell;

/// Options of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// For which shell
    shell: Shell,
}

pub(super) fn completions(command: &mut Command, o: &Completions) -> Outcome {
    let mut out = Vec::new();
    clap_complete::generate(o.shell, command, "klankbord", &mut out);
    print(String::from_utf8_lossy(&out).trim_end())
}

pub(super) fn man(command: Command) -> Outcome {
    let mut out = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut out)
        .map_err(Failure::new)?;
    print(String::from_utf8_lossy(&out).trim_end())
}
