//! Why an act could not be done, as one sentence in the language of the coach that says what to do next. The plain commands and the workbench
//! show it; `Display` of the rooms below is for programmers, except where a room says it in both languages itself.

use super::Error;
use crate::engine;
use crate::library;
use crate::locale::{t, tf};
use crate::vault;
use std::io;
use std::path::Path;

impl Error {
    /// The sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Vault(e)
            | Self::Library(library::Error::Vault(e))
            | Self::Sharing(crate::sharing::Error::Vault(e)) => of_vault(e),
            Self::Engine(e) | Self::Library(library::Error::Engine(e)) => match e {
                engine::Error::NoModel => t("error-no-model"),
                other => other.to_string(),
            },
            other => other.to_string(),
        }
    }
}

/// Why a file or folder could not be read or written, and what to do next.
pub fn of_file(file: &Path, e: &io::Error) -> String {
    use io::ErrorKind as K;
    let named = |key, path: &Path| tf(key, &[("file", path.display().to_string().into())]);
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    match e.kind() {
        K::AlreadyExists => named("error-file-exists", file),
        K::StorageFull | K::QuotaExceeded => t("error-disk-full"),
        K::NotFound => match folder.filter(|f| !f.exists()) {
            Some(folder) => named("error-folder-missing", folder),
            None => named("error-file-missing", file),
        },
        K::PermissionDenied => named("error-file-denied", file),
        K::ReadOnlyFilesystem => named("error-file-read-only", file),
        K::IsADirectory => named("error-file-is-folder", file),
        K::NotADirectory => named("error-file-in-file", file),
        _ => {
            let what = e.to_string();
            // The number says nothing to whom it concerns.
            let what = what.split(" (os error").next().unwrap_or(&what).to_owned();
            let name = file.display().to_string();
            tf(
                "error-file-unwritable",
                &[("file", name.into()), ("what", what.into())],
            )
        }
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
        vault::Error::Stopped(who) => tf("error-vault-stopped", &[("who", who.as_str().into())]),
        vault::Error::NewerSchema { found, known } => tf(
            "error-newer-schema",
            &[("found", (*found).into()), ("known", (*known).into())],
        ),
        vault::Error::Damaged(what) => tf("error-damaged", &[("what", what.as_str().into())]),
        vault::Error::DiskFull => t("error-disk-full"),
        vault::Error::Io { path, source } => of_file(path, source),
        vault::Error::Sqlite(e) => tf("error-vault-io", &[("what", e.to_string().into())]),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_file_is_said_without_the_words_of_the_system() {
        let dir = tempfile::tempdir().unwrap();
        let missing = io::Error::from(io::ErrorKind::NotFound);
        let said = of_file(&dir.path().join("no/such.kb"), &missing);
        assert!(said.contains(&dir.path().join("no").display().to_string()));
        assert!(!said.contains("such.kb"), "{said}");
        assert!(of_file(&dir.path().join("such.kb"), &missing).contains("such.kb"));
        let odd = of_file(dir.path(), &io::Error::from_raw_os_error(40));
        assert!(!odd.contains("os error"), "{odd}");
    }
}
