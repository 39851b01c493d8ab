//! What can go wrong in the vault, each as one sentence that says what to do next. Every other file of this
//! room returns these; none of them carries client text.

use crate::locale;
use std::path::{Path, PathBuf};

/// Everything that can go wrong in the vault; each variant's Display is one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no vault.
    #[error("no vault at {0}; make one with `klankbord init --vault DIR`")]
    Missing(PathBuf),
    /// The passphrase or recovery key opens nothing here.
    #[error("the passphrase does not open this vault; try again, or use the recovery key")]
    WrongPassphrase,
    /// Another process holds the vault; the text is empty or ` (pid N)`.
    #[error("this vault is open in another process{0}; close that one first")]
    Locked(String),
    /// The process that holds the vault is stopped; the text is ` (pid N)`.
    #[error(
        "this vault is open in another process{0}, which is stopped; fg in the terminal where it runs brings it back"
    )]
    Stopped(String),
    /// Made by a newer version; nothing was changed.
    #[error(
        "this vault was made by a newer Klankbord (schema {found}, this one knows {known}); install the newer version"
    )]
    NewerSchema {
        /// Version found in the file.
        found: u32,
        /// Newest version this program knows.
        known: u32,
    },
    /// The file, or one of the files beside it, cannot be what was written; the text is a clause in the language of the coach.
    #[error("the vault file is damaged ({0}); restore a backup with `klankbord restore FILE`")]
    Damaged(String),
    /// No room; the transaction was rolled back.
    #[error("the disk is full; nothing was lost, free some space and try again")]
    DiskFull,
    /// There is no such row; the text is a sentence.
    #[error("{0}")]
    NotFound(String),
    /// The input is not acceptable; the text is a sentence that says what would be.
    #[error("{0}")]
    Invalid(String),
    /// Anything else SQLite reports.
    #[error("the vault could not be read or written: {0}")]
    Sqlite(rusqlite::Error),
    /// A file operation failed.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Result of everything in this room.
pub type Result<T> = std::result::Result<T, Error>;

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        let rusqlite::Error::SqliteFailure(f, _) = &e else {
            return Self::Sqlite(e);
        };
        match f.code {
            C::DiskFull => Self::DiskFull,
            // The shared-memory file of the WAL could not grow: that is a full disk too.
            C::SystemIoFailure if f.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
                Self::DiskFull
            }
            C::NotADatabase => Self::Damaged(locale::t("damaged-other-key")),
            C::DatabaseCorrupt => Self::Damaged(locale::t("damaged-page")),
            C::SystemIoFailure if is_short(f.extended_code) => {
                Self::Damaged(locale::t("damaged-short"))
            }
            C::DatabaseBusy | C::DatabaseLocked => Self::Locked(String::new()),
            _ => Self::Sqlite(e),
        }
    }
}

fn is_short(extended: std::os::raw::c_int) -> bool {
    use rusqlite::ffi;
    extended == ffi::SQLITE_IOERR_SHORT_READ || extended == ffi::SQLITE_IOERR_DATA
}

/// An I/O error with its path; a full disk becomes [`Error::DiskFull`].
pub(super) fn io(path: &Path, source: std::io::Error) -> Error {
    match source.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::DiskFull,
        _ => Error::Io {
            path: path.to_owned(),
            source,
        },
    }
}

/// `NotFound` with one sentence: `none-case` of the locale files for a case, and so on.
pub(super) fn none(what: &str, id: impl std::fmt::Display) -> Error {
    let key = format!("none-{what}");
    let id = [("id", id.to_string().into())];
    Error::NotFound(locale::here(locale::language(), &key, &id))
}

/// Turns "no rows" into a sentence and leaves every other error alone.
pub(super) fn found<T>(
    r: rusqlite::Result<T>,
    what: &str,
    id: impl std::fmt::Display,
) -> Result<T> {
    match r {
        Err(rusqlite::Error::QueryReturnedNoRows) => Err(none(what, id)),
        other => Ok(other?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_recognised_in_every_shape() {
        let sqlite = rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL),
            None,
        );
        assert!(matches!(Error::from(sqlite), Error::DiskFull));
        let enospc = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert!(matches!(io(Path::new("x"), enospc), Error::DiskFull));
    }
}
