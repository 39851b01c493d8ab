//! Bringing files and notes in: walking folders, skipping what is unchanged, naming what cannot be read, and keeping the index in step.

use super::chunk::chunks;
use super::library::Library;
use super::opening::{bytes_of, of_the_system};
use super::read::{self, Document, LARGEST};
use super::{Error, Result, language_of};
use crate::casebook::{CaseId, NoteId};
use crate::locale::t;
use crate::vault::{NewChunk, NewSource, SourceKind};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A file that was not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its path, as given or found.
    pub path: String,
    /// Why, in one clause.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Imported {
    /// Sources that are new or changed.
    pub imported: usize,
    /// Sources that were there already.
    pub unchanged: usize,
    /// Files that could not be read.
    pub skipped: Vec<Skipped>,
    /// Chunks made.
    pub chunks: usize,
    /// Characters read.
    pub chars: usize,
    /// Milliseconds.
    pub took_ms: u64,
}

/// What an import tells while it goes on.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// A file is read, counted from one.
    File(&'a Path, usize),
    /// A file or folder was left out.
    Skipped(&'a Skipped),
}

/// Whom to tell.
type Progress<'p> = &'p mut dyn FnMut(Step<'_>);

/// Documents taken in between two commits of the index: enough to make a commit cheap, few enough to bound what a crash repeats.
const BATCH: usize = 512;
/// Folders nested deeper than this are not entered.
const DEEPEST: usize = 64;

impl Library {
    /// Imports files and folders (recursively), going on past those that cannot be read. The full-text index is complete on return.
    pub fn import(
        &self,
        paths: &[PathBuf],
        case: Option<CaseId>,
        progress: Progress<'_>,
    ) -> Result<Imported> {
        let from = Instant::now();
        let mut done = Imported::default();
        let mut files = Vec::new();
        for path in paths {
            walk(path, 0, &mut files, &mut done.skipped, progress);
        }
        for (n, path) in files.iter().enumerate() {
            progress(Step::File(path, n + 1));
            let name = path.to_string_lossy();
            let before = done.skipped.len();
            match bytes_of(path) {
                Ok(bytes) => self.take(&name, path, &bytes, case, &mut done)?,
                Err(reason) => done.skipped.push(Skipped {
                    path: name.into_owned(),
                    reason,
                }),
            }
            for left_out in done.skipped.iter().skip(before) {
                progress(Step::Skipped(left_out));
            }
            if (n + 1) % BATCH == 0 {
                self.catch_up()?;
            }
        }
        self.catch_up()?;
        done.took_ms = u64::try_from(from.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(done)
    }

    /// The same for files that are in memory: (path to remember, bytes).
    pub fn import_bytes(
        &self,
        files: &[(String, Vec<u8>)],
        case: Option<CaseId>,
    ) -> Result<Imported> {
        let from = Instant::now();
        let mut done = Imported::default();
        for (name, bytes) in files {
            self.take(name, Path::new(name), bytes, case, &mut done)?;
        }
        self.catch_up()?;
        done.took_ms = u64::try_from(from.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(done)
    }

    /// (Re)indexes one note after it was saved.
    pub fn index_note(&self, id: NoteId) -> Result<()> {
        self.index_notes(&[id])
    }

    /// (Re)indexes notes, one commit for all. In what the program made of other notes nothing is found: it would be quoted as if the coach had written it.
    pub fn index_notes(&self, ids: &[NoteId]) -> Result<()> {
        for id in ids {
            let note = self.vault().note(*id)?.into_inner();
            let doc = read::note(&note.title, &note.body);
            let source = NewSource {
                kind: SourceKind::Note,
                case_id: Some(note.case_id),
                note_id: Some(*id),
                title: note.title.clone(),
                path: format!("note:{id}"),
                lang: language_of(&note.body).to_owned(),
                hash: blake3::hash(note.body.as_bytes()).to_hex().to_string(),
            };
            match self.vault().made_of(*id)? {
                None => self.put(&source, &doc)?,
                Some(_) => self.put_chunks(&source, &doc.text, &[])?,
            };
        }
        self.catch_up()
    }

    fn take(
        &self,
        name: &str,
        path: &Path,
        bytes: &[u8],
        case: Option<CaseId>,
        done: &mut Imported,
    ) -> Result<()> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        if self
            .vault()
            .source_by_hash(SourceKind::Material, case, &hash)?
            .is_some()
        {
            done.unchanged += 1;
            return Ok(());
        }
        let doc = match read::read(path, bytes) {
            Ok(doc) => doc,
            Err(Error::Unreadable(reason)) => {
                done.skipped.push(Skipped {
                    path: name.to_owned(),
                    reason,
                });
                return Ok(());
            }
            Err(e) => return Err(e),
        };
        let source = NewSource {
            kind: SourceKind::Material,
            case_id: case,
            note_id: None,
            title: doc.title.clone(),
            path: name.to_owned(),
            lang: language_of(&doc.text).to_owned(),
            hash,
        };
        done.chars += doc.text.chars().count();
        done.chunks += self.put(&source, &doc)?;
        done.imported += 1;
        Ok(())
    }

    fn put(&self, source: &NewSource, doc: &Document) -> Result<usize> {
        self.put_chunks(source, &doc.text, &chunks(doc))
    }

    fn put_chunks(&self, source: &NewSource, text: &str, chunks: &[NewChunk]) -> Result<usize> {
        let put = self.vault().put_source(source, text, chunks)?;
        self.forget_vectors(put.id);
        Ok(put.chunks.len())
    }
}

/// Why the system did not give a file, in one clause.
pub fn unread(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => t("unreadable-missing"),
        std::io::ErrorKind::PermissionDenied => t("unreadable-denied"),
        _ => e.to_string(),
    }
}

fn leave_out(path: &Path, reason: String, skipped: &mut Vec<Skipped>, progress: Progress<'_>) {
    let left_out = Skipped {
        path: path.to_string_lossy().into_owned(),
        reason,
    };
    progress(Step::Skipped(&left_out));
    skipped.push(left_out);
}

/// Files of a path in order of name. Hidden ones are passed over; links inside folders are named and not followed: they may lead out of the folder, or
/// round in it. Folders of the system (`/proc`, `/sys`, `/dev`) are named and not entered.
fn walk(
    path: &Path,
    depth: usize,
    files: &mut Vec<PathBuf>,
    skipped: &mut Vec<Skipped>,
    progress: Progress<'_>,
) {
    let mut skip = |reason: String| leave_out(path, reason, skipped, progress);
    let meta = match std::fs::metadata(path) {
        Ok(m) => m,
        Err(e) => return skip(unread(&e)),
    };
    if meta.is_file() {
        if meta.len() > LARGEST {
            return skip(t("unreadable-large"));
        }
        return files.push(path.to_owned());
    }
    if !meta.is_dir() || depth > DEEPEST {
        return skip(t("unreadable-neither"));
    }
    if of_the_system(path) {
        return skip(t("unreadable-system"));
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(e) => return skip(unread(&e)),
    };
    let mut inside: Vec<(PathBuf, bool)> = entries
        .flatten()
        .filter(|e| !e.file_name().to_string_lossy().starts_with('.'))
        .map(|e| (e.path(), e.file_type().is_ok_and(|t| t.is_symlink())))
        .collect();
    inside.sort();
    for (p, link) in inside {
        if link {
            leave_out(&p, t("unreadable-link"), skipped, progress);
        } else {
            walk(&p, depth + 1, files, skipped, progress);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Vault;
    use std::sync::Arc;

    #[test]
    fn what_is_left_out_is_told_before_the_next_file_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let files = dir.path().join("in");
        std::fs::create_dir(&files).unwrap();
        std::fs::write(files.join("a.png"), "beeld").unwrap();
        std::fs::write(files.join("b.md"), "# B\n\nEen goede zin.").unwrap();
        std::os::unix::fs::symlink("b.md", files.join("c.md")).unwrap();
        let vault = Vault::create_unprotected(&dir.path().join("vault")).unwrap();
        let library = Library::open(Arc::new(vault)).unwrap();
        let mut told = Vec::new();
        let done = library
            .import(&[files], None, &mut |step| {
                let (what, path) = match step {
                    Step::File(path, n) => (n.to_string(), path.to_path_buf()),
                    Step::Skipped(s) => ("-".to_owned(), PathBuf::from(&s.path)),
                };
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                told.push(format!("{what} {name}"));
            })
            .unwrap();
        assert_eq!(told, ["- c.md", "1 a.png", "- a.png", "2 b.md"]);
        assert_eq!((done.imported, done.skipped.len()), (1, 2));
    }

    #[test]
    fn folders_of_the_system_are_named_and_not_entered() {
        let (mut files, mut skipped) = (Vec::new(), Vec::new());
        for folder in ["/proc", "/sys", "/dev"] {
            walk(Path::new(folder), 1, &mut files, &mut skipped, &mut |_| {});
        }
        assert_eq!((files.len(), skipped.len()), (0, 3));
        assert!(skipped.iter().all(|s| s.reason == t("unreadable-system")));
    }
}
