//! The path of a file that was dragged into the window: terminals paste it as a shell would want it, in quotes, with backslashes before blanks, or as the
//! address of a file. The panes and the lines ask for it where an import starts.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

/// The path that was meant: as it stands where that is there, else the first of its readings that is, else as it stands.
pub(super) fn meant(path: &Path, exists: impl Fn(&Path) -> bool) -> PathBuf {
    let readings = path.to_str().map(readings).unwrap_or_default();
    match exists(path) {
        true => path.to_owned(),
        false => readings
            .into_iter()
            .find(|p| exists(p))
            .unwrap_or_else(|| path.to_owned()),
    }
}

/// Whether what was typed looks pasted by a terminal: nobody begins a question so.
pub(super) fn looks_dropped(typed: &str) -> bool {
    let typed = typed.trim();
    let quoted = unquoted(typed).is_some_and(|t| t.contains('/'));
    quoted || typed.starts_with("file:/") || typed.contains("\\ ")
}

/// What it may stand for.
fn readings(typed: &str) -> Vec<PathBuf> {
    let typed = typed.trim();
    let bare = unquoted(typed);
    let mut out = Vec::new();
    if let Some(address) = bare.as_deref().unwrap_or(typed).strip_prefix("file:") {
        // `file:///a`, `file://machine/a` and `file:/a` name the same file.
        let path = match address.strip_prefix("//") {
            Some(rest) => rest.find('/').and_then(|at| rest.get(at..)),
            None => Some(address),
        };
        out.extend(path.map(decoded));
    }
    out.extend(bare.map(PathBuf::from));
    out.push(PathBuf::from(unescaped(typed)));
    out
}

/// What stands between quotes, those a shell has within them included.
fn unquoted(typed: &str) -> Option<String> {
    let between = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    match between('\'') {
        Some(inner) => Some(inner.replace("'\\''", "'")),
        None => between('"').map(unescaped),
    }
}

/// Without the backslash before a character.
fn unescaped(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    let mut chars = typed.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

/// The path of an address: `%20` is a blank. What is no such sign stays.
fn decoded(path: &str) -> PathBuf {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1..at + 3).filter(|_| byte == b'%');
        let sign = pair
            .and_then(|p| std::str::from_utf8(p).ok())
            .filter(|p| p.chars().all(|c| c.is_ascii_hexdigit()))
            .and_then(|p| u8::from_str_radix(p, 16).ok());
        out.push(sign.unwrap_or(byte));
        at += if sign.is_some() { 3 } else { 1 };
    }
    PathBuf::from(OsString::from_vec(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, there: &[&str]) -> PathBuf {
        meant(Path::new(typed), |p| {
            there.iter().any(|t| Path::new(t) == p)
        })
    }

    #[test]
    fn a_file_that_was_dragged_in_is_found_however_the_terminal_writes_it() {
        let there = ["/map/over burn-out.docx", "/map/zo'n é.md", "/map/'a'.md"];
        for typed in [
            "/map/over burn-out.docx",
            "'/map/over burn-out.docx'",
            "\"/map/over burn-out.docx\"",
            "/map/over\\ burn-out.docx",
            "file:///map/over%20burn-out.docx",
            "file://laptop/map/over%20burn-out.docx",
            "'file:///map/over%20burn-out.docx'",
            " file:/map/over%20burn-out.docx ",
        ] {
            assert_eq!(found(typed, &there), Path::new(there[0]), "{typed}");
        }
        for typed in [
            "'/map/zo'\\''n é.md'",
            "/map/zo\\'n\\ é.md",
            "file:///map/zo'n%20%C3%A9.md",
        ] {
            assert_eq!(found(typed, &there), Path::new(there[1]), "{typed}");
        }
        // What is there under the very name that was typed is that.
        assert_eq!(found("/map/'a'.md", &there), Path::new(there[2]));
        for typed in ["'/map/niets.md'", "file:///100%", "file://", "'", "\\"] {
            assert_eq!(found(typed, &there), Path::new(typed));
        }
    }

    #[test]
    fn what_is_dragged_in_looks_so_and_a_question_does_not() {
        for typed in ["'/a/b c.md'", "over\\ burn-out.docx", "file:///a%20b.md"] {
            assert!(looks_dropped(typed), "{typed}");
        }
        for typed in ["'s avonds moe?", "\"moe\"", "wat zei hij", "'"] {
            assert!(!looks_dropped(typed), "{typed}");
        }
    }
}
