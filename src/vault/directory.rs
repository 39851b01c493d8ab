//! The folder tantivy keeps its index in: a `Directory` whose files are rows of the vault, so that no word of
//! a client lies on the disk outside the encrypted file. Handed out by `Vault::directory` to `library`.

use super::error::Error;
use super::index_store::{FileState, PIECE, Piece};
use super::store::{Vault, locked};
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// What tantivy calls its list of segments; replacing it is what makes a commit.
const META: &str = "meta.json";
/// Tantivy's list of files it made, written before each of them.
const MANAGED: &str = ".managed.json";
/// Pieces a file being written may hold in memory: 4 MiB.
const SPILL: usize = 64;

impl Vault {
    /// The folder the full-text index lives in: files are rows of the vault. It keeps the vault open.
    pub fn directory(self: &Arc<Self>) -> VaultDirectory {
        VaultDirectory {
            vault: Arc::clone(self),
        }
    }
}

/// tantivy `Directory` over vault rows. Clones share files, cache, locks and watchers.
#[derive(Clone, Debug)]
pub struct VaultDirectory {
    vault: Arc<Vault>,
}

impl Directory for VaultDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.open(path)?))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        // On the disk it goes with the next sync_directory: a crash in between leaves a file that tantivy
        // still has on its list and deletes again.
        if self.vault.index.delete(path) {
            Ok(())
        } else {
            Err(DeleteError::FileDoesNotExist(path.to_owned()))
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        let index = &self.vault.index;
        Ok(locked(&index.writing).contains(path) || locked(&index.files).contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        if path.to_str().is_none() {
            let e = io::Error::new(io::ErrorKind::InvalidInput, "index file names are UTF-8");
            return Err(OpenWriteError::wrap_io_error(e, path.to_owned()));
        }
        let index = &self.vault.index;
        let mut writing = locked(&index.writing);
        if locked(&index.files).contains_key(path) || !writing.insert(path.to_owned()) {
            return Err(OpenWriteError::FileAlreadyExists(path.to_owned()));
        }
        drop(writing);
        Ok(BufWriter::with_capacity(
            PIECE,
            Box::new(FileWriter {
                vault: Arc::clone(&self.vault),
                path: path.to_owned(),
                id: index.new_id(),
                spilled: 0,
                pieces: Vec::new(),
                last: Vec::new(),
                done: false,
            }),
        ))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let file = self.open(path)?;
        let bytes = file
            .read_bytes(0..file.len())
            .map_err(|e| OpenReadError::wrap_io_error(e, path.to_owned()))?;
        Ok(bytes.to_vec())
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        if path.to_str().is_none() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "index file names are UTF-8",
            ));
        }
        let index = &self.vault.index;
        let pieces = data.chunks(PIECE).map(Piece::from).collect();
        let state = index.state(index.new_id(), data.len(), 0, pieces);
        if path == Path::new(MANAGED) {
            // Tantivy writes this before every new file. It may wait: files reach the disk only in
            // `write_out`, which writes this list in the same transaction.
            index.name(path, state);
            return Ok(());
        }
        // The segments a meta.json names are in the same transaction or in an earlier one.
        index
            .write_out(&self.vault, Some((path, state)))
            .map_err(to_io)?;
        if path == Path::new(META) {
            drop(index.watchers.broadcast());
        }
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.vault.index.write_out(&self.vault, None).map_err(to_io)
    }

    /// Locks live in this process, which alone has the vault: a lock file would outlive a crash.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let locks = Arc::clone(&self.vault.index.locks);
        let until = Instant::now() + Duration::from_secs(10);
        let (set, freed) = &*locks;
        let mut held = locked(set);
        while held.contains(&lock.filepath) {
            let left = until.saturating_duration_since(Instant::now());
            if !lock.is_blocking || left.is_zero() {
                return Err(LockError::LockBusy);
            }
            held = freed
                .wait_timeout(held, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        held.insert(lock.filepath.clone());
        drop(held);
        Ok(DirectoryLock::from(Box::new(HeldLock {
            locks,
            path: lock.filepath.clone(),
        })))
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(self.vault.index.watchers.subscribe(watch_callback))
    }
}

impl VaultDirectory {
    fn open(&self, path: &Path) -> Result<OpenFile, OpenReadError> {
        locked(&self.vault.index.files)
            .get(path)
            .map(|file| OpenFile {
                vault: Arc::clone(&self.vault),
                file: Arc::clone(file),
            })
            .ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

type Locks = Arc<(
    std::sync::Mutex<std::collections::HashSet<PathBuf>>,
    std::sync::Condvar,
)>;

struct HeldLock {
    locks: Locks,
    path: PathBuf,
}

impl Drop for HeldLock {
    fn drop(&mut self) {
        let (set, freed) = &*self.locks;
        locked(set).remove(&self.path);
        freed.notify_all();
    }
}

/// A file open for reading; deleted or not, its bytes stay.
struct OpenFile {
    vault: Arc<Vault>,
    file: Arc<FileState>,
}

impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenFile({} bytes)", self.file.len)
    }
}

impl HasLen for OpenFile {
    fn len(&self) -> usize {
        self.file.len
    }
}

impl FileHandle for OpenFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.file.len {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "range outside the index file",
            ));
        }
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        let piece = |n: usize| {
            self.vault
                .index
                .piece(&self.vault, &self.file, n)
                .map_err(to_io)
        };
        let short = || {
            io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "a piece of the full-text index is shorter than it was",
            )
        };
        let (first, last) = (range.start / PIECE, (range.end - 1) / PIECE);
        if first == last {
            // Within one piece nothing is copied.
            let at = range.start - first * PIECE..range.end - first * PIECE;
            let bytes = OwnedBytes::new(piece(first)?);
            if at.end > bytes.len() {
                return Err(short());
            }
            return Ok(bytes.slice(at));
        }
        let mut out = Vec::with_capacity(range.len());
        for n in first..=last {
            let p = piece(n)?;
            let from = range.start.saturating_sub(n * PIECE);
            let to = (range.end - n * PIECE).min(PIECE);
            out.extend_from_slice(p.get(from..to).ok_or_else(short)?);
        }
        Ok(OwnedBytes::new(out))
    }
}

/// A file being written. It appears under its name when terminated.
struct FileWriter {
    vault: Arc<Vault>,
    path: PathBuf,
    id: i64,
    /// Pieces that are rows already.
    spilled: usize,
    pieces: Vec<Piece>,
    last: Vec<u8>,
    done: bool,
}

impl Write for FileWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        if self.pieces.len() >= SPILL {
            self.vault
                .index
                .spill(&self.vault, self.id, self.spilled, &self.pieces)
                .map_err(to_io)?;
            self.spilled += self.pieces.len();
            self.pieces.clear();
        }
        let room = PIECE - self.last.len();
        let take = buf.len().min(room);
        self.last.extend_from_slice(buf.get(..take).unwrap_or(buf));
        if self.last.len() == PIECE {
            self.pieces.push(Piece::from(self.last.as_slice()));
            self.last.clear();
        }
        Ok(take)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for FileWriter {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let len = (self.spilled + self.pieces.len()) * PIECE + self.last.len();
        let mut pieces = std::mem::take(&mut self.pieces);
        if !self.last.is_empty() {
            pieces.push(Piece::from(self.last.as_slice()));
        }
        let index = &self.vault.index;
        let state = index.state(self.id, len, self.spilled, pieces);
        // The name moves from "being written" to "there" without a moment in between.
        let mut writing = locked(&index.writing);
        index.name(&self.path, state);
        writing.remove(&self.path);
        self.done = true;
        Ok(())
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        if !self.done {
            locked(&self.vault.index.writing).remove(&self.path);
            if self.spilled > 0 {
                self.vault.index.abandon(self.id);
            }
        }
    }
}

/// An error as tantivy carries it; a full disk stays recognisable by its kind.
fn to_io(e: Error) -> io::Error {
    let kind = match e {
        Error::DiskFull => io::ErrorKind::StorageFull,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, e)
}
