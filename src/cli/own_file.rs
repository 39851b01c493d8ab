//! Whether a command that makes a file may write over what stands there: only over one it made itself, which its beginning says. `eval_kept` and `eval_words`
//! ask before they write.

use super::Failure;
use super::printing::unreadable;
use crate::locale::tf;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Refuses a file that holds something and begins in none of these ways. What is not there or is empty is anybody's, and so is what is no file: a pipe or a
/// device loses nothing, a folder cannot be written.
pub(super) fn check(file: &Path, beginnings: &[&[u8]]) -> Result<(), Failure> {
    let failed = |e: std::io::Error| unreadable(file, &e);
    match std::fs::metadata(file) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(failed(e)),
        Ok(about) if !about.is_file() => return Ok(()),
        Ok(_) => {}
    }
    let longest = beginnings.iter().map(|b| b.len()).max().unwrap_or(0);
    let mut begins = Vec::new();
    File::open(file)
        .and_then(|f| f.take(longest.max(1) as u64).read_to_end(&mut begins))
        .map_err(failed)?;
    if begins.is_empty() || beginnings.iter().any(|b| begins.starts_with(b)) {
        return Ok(());
    }
    let name = file.display().to_string();
    Err(Failure::new(tf(
        "eval-file-other",
        &[("file", name.into())],
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_like_ours_or_holds_nothing_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("some");
        let ours: &[&[u8]] = &[b"ours 1\n", b"old"];
        let allows = |held: &[u8]| {
            std::fs::write(&file, held).unwrap();
            check(&file, ours).is_ok()
        };
        assert!(check(&dir.path().join("new"), ours).is_ok());
        assert!(allows(b"") && allows(b"ours 1\nand more") && allows(b"old\0"));
        assert!(!allows(b"ours 2\n") && !allows(b"our") && !allows(b"{\"text\":\"\"}"));
    }
}
