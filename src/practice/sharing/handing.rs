//! Everything held about a client in one new file, to hand over: to read, for a program, or a zip with both. It holds client text outside the vault, so
//! that nobody else on this machine may read it and nothing is overwritten. The command and the workbench call it.

use super::super::sentence::of_file;
use super::super::{Error, Practice, Result};
use super::named::HandedOver;
use crate::casebook::ClientId;
use crate::locale::tf;
use std::io::{self, Cursor, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};

/// How the name of such a file can end.
const FORMS: [&str; 3] = ["md", "json", "zip"];

impl Practice {
    /// Writes it; `.md` and `.json` give that form, `.zip` or a name without an end a zip with both, and no other name will do: a file should be what
    /// it is called. Returns how many bytes there are, and whom else they name.
    pub fn hand_over(&self, client: ClientId, file: &Path) -> Result<HandedOver> {
        let wrong = |e: io::Error| Error::Refused(of_file(file, &e));
        // Looked at first: what cannot be written should not stand on the audit log.
        if file.try_exists().map_err(wrong)? {
            return Err(wrong(io::ErrorKind::AlreadyExists.into()));
        }
        let end = file.extension().map(|e| e.to_string_lossy().to_lowercase());
        if end.as_deref().is_some_and(|e| !FORMS.contains(&e)) {
            let name = ("file", file.display().to_string().into());
            return Err(Error::Refused(tf("error-file-form", &[name])));
        }
        let all = self.portability(client)?;
        let (md, json) = (all.markdown.reveal(), all.json.reveal());
        let bytes = match end.as_deref() {
            Some("md") => md.clone().into_bytes(),
            Some("json") => json.clone().into_bytes(),
            _ => zipped(&[("client.md", md), ("client.json", json)]).map_err(wrong)?,
        };
        write_new(file, &bytes).map_err(wrong)?;
        Ok(HandedOver {
            bytes: bytes.len(),
            also_named: all.also_named,
        })
    }
}

fn zipped(files: &[(&str, &String)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Writes a file that was not there, for its owner only.
pub fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut out = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    out.write_all(bytes)
        .and_then(|()| out.sync_all())
        .inspect_err(|_| {
            // Half a file is worse than none.
            let _ = std::fs::remove_file(file);
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_never_overwritten_and_nobody_else_may_read_a_new_one() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("wilg.zip");
        let bytes = zipped(&[("client.md", &"# Wilg".to_owned())]).unwrap();
        write_new(&file, &bytes).unwrap();
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(write_new(&file, b"x").is_err());
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
    }
}
