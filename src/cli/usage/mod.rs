//! What the command line says about itself, in the coach's language: help, and one sentence for what was typed wrongly. `cli::run` comes here only
//! when the arguments asked for help or could not be read, so a command that is typed well pays nothing for it. The arguments are read a second
//! time then, with the texts of the language in place: clap renders help itself, and says in parts what is wrong.

mod form;
mod texts;
mod wrong;

pub(super) use texts::command;

use super::printing::remark;
use crate::locale::{self, Language};
use clap::error::ErrorKind;
use std::ffi::OsString;

/// Prints help (0, standard output) or what is wrong (2, standard error), in the language the arguments, the settings or the environment ask for.
pub(super) fn answer(args: &[OsString], first: clap::Error) -> u8 {
    if let Some(language) = crate::config::spoken(asked(args)) {
        locale::set_language(language);
    }
    let mut command = command(locale::language());
    let e = command
        .try_get_matches_from_mut(args)
        .err()
        .unwrap_or(first);
    if matches!(
        e.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let _ = e.print();
    } else {
        remark(&wrong::sentence(&e, &command, args));
    }
    u8::try_from(e.exit_code()).unwrap_or(2)
}

/// The language in `--lang nl` or `--lang=nl`, of arguments that may be wrong in any other way.
fn asked(args: &[OsString]) -> Option<Language> {
    let mut words = args
        .iter()
        .map(|a| a.to_str().unwrap_or_default())
        .take_while(|a| *a != "--");
    while let Some(word) = words.next() {
        let given = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(language) = given.and_then(|g| super::parse_language(g).ok()) {
            return Some(language);
        }
    }
    None
}

#[cfg(test)]
mod tests;
