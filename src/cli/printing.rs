//! How commands say things: an error as one sentence in the user's language, and columns for lists.

use crate::engine;
use crate::library;
use crate::locale::{t, tf};
use crate::practice::Error;
use crate::vault;
use unicode_width::UnicodeWidthStr;

/// An error in one sentence that says what to do next.
pub(crate) fn sentence(e: &Error) -> String {
    match e {
        Error::Vault(e)
        | Error::Library(library::Error::Vault(e))
        | Error::Sharing(crate::sharing::Error::Vault(e)) => of_vault(e),
        Error::Engine(e) | Error::Library(library::Error::Engine(e)) => match e {
            engine::Error::NoModel => t("error-no-model"),
            other => other.to_string(),
        },
        other => other.to_string(),
    }
}

fn of_vault(e: &vault::Error) -> String {
    match e {
        vault::Error::Missing(dir) => tf(
            "error-vault-missing",
            &[("dir", dir.display().to_string().into())],
        ),
        vault::Error::WrongPassphrase => t("error-wrong-passphrase"),
        vault::Error::Locked(who) => tf("error-vault-locked", &[("who", who.as_str().into())]),
        vault::Error::NewerSchema { found, known } => tf(
            "error-newer-schema",
            &[("found", (*found).into()), ("known", (*known).into())],
        ),
        vault::Error::Damaged(what) => tf("error-damaged", &[("what", what.as_str().into())]),
        vault::Error::DiskFull => t("error-disk-full"),
        other => other.to_string(),
    }
}

/// Rows in aligned columns, two blanks apart; the last column is as long as it is.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|c| {
            rows.iter()
                .filter_map(|r| r.get(c))
                .map(|s| s.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let mut out = String::new();
        for (c, cell) in row.iter().enumerate() {
            out.push_str(cell);
            if c + 1 < row.len() {
                let pad = widths
                    .get(c)
                    .copied()
                    .unwrap_or(0)
                    .saturating_sub(cell.width())
                    + 2;
                out.extend(std::iter::repeat_n(' ', pad));
            }
        }
        out.trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
