//! What was typed where a file is asked for: whether it names one, and which. `prompt` asks.

use crate::workbench::dropped::looks_dropped;
use std::ffi::OsStr;
use std::path::{Path, PathBuf, is_separator};

/// Whether what was typed names a file of text. A name with blanks in it says its folder too: without one it is the rest of a question about a file.
pub(super) fn is_text(typed: &str) -> bool {
    let typed = typed.trim();
    let known = |e: &OsStr| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("txt");
    let placed = typed.starts_with('~') || typed.contains(is_separator);
    let one = !typed.contains(char::is_whitespace);
    (one || placed) && Path::new(typed).extension().is_some_and(known)
}

/// Whether what was typed was meant as a file, right or wrong. A stroke between words (`man/vrouw`) makes no file of a question.
pub(super) fn is_path(typed: &str) -> bool {
    let typed = typed.trim();
    let one = !typed.contains(char::is_whitespace);
    is_text(typed)
        || looks_dropped(typed)
        || typed.starts_with(['~', '.'])
        || typed.starts_with(is_separator)
        || (one && typed.contains(is_separator))
}

/// A path as one would type it, the home folder being `~`.
pub(super) fn typed_as(path: &Path) -> String {
    let dirs = directories::BaseDirs::new();
    let below = dirs.and_then(|d| path.strip_prefix(d.home_dir()).ok().map(Path::to_owned));
    match below {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// A path as typed, `~` being the home folder.
pub(super) fn path_of(typed: &str) -> PathBuf {
    match (
        Path::new(typed).strip_prefix("~"),
        directories::BaseDirs::new(),
    ) {
        (Ok(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(typed),
    }
}
