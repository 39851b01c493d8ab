//! The files of the full-text index: named, immutable, in pieces of 64 KiB. New files wait in memory until
//! the index asks for durability, then everything that waits is written in one transaction; files that are
//! deleted before that never touch the disk. Called by `directory`, loaded by `store`.

use super::error::Result;
use super::rows::{int, list, size};
use super::store::{Vault, locked};
use rusqlite::{Connection, Transaction, params};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};
use tantivy::directory::WatchCallbackList;

/// Bytes in a piece.
pub(super) const PIECE: usize = 64 * 1024;
/// Bits for the number of a piece in its rowid.
const BITS: u32 = 24;
/// Bytes of pieces kept in memory for reading.
const CACHE: usize = 32 * 1024 * 1024;

/// One piece, shared between cache, waiting files and readers.
pub(super) type Piece = Arc<[u8]>;

/// Everything about the index files that is not in a row.
#[derive(Default)]
pub(super) struct IndexStore {
    pub(super) files: Mutex<HashMap<PathBuf, Arc<FileState>>>,
    pub(super) writing: Mutex<HashSet<PathBuf>>,
    next_id: AtomicI64,
    cache: Mutex<Cache>,
    /// Ids that lost their name and, once nobody reads them, their rows.
    nameless: Mutex<Vec<i64>>,
    gone: Arc<Mutex<Vec<i64>>>,
    /// One writer of waiting files at a time.
    sync: Mutex<()>,
    pub(super) watchers: WatchCallbackList,
    pub(super) locks: Arc<(Mutex<HashSet<PathBuf>>, Condvar)>,
}

/// A finished file. While one of these lives, its bytes can be read, deleted or not.
pub(super) struct FileState {
    id: i64,
    pub(super) len: usize,
    /// Pieces from this number on wait in `waiting`; those before are rows already.
    stored: usize,
    /// None when every piece is a row.
    waiting: RwLock<Option<Vec<Piece>>>,
    deleted: std::sync::atomic::AtomicBool,
    gone: Arc<Mutex<Vec<i64>>>,
}

impl Drop for FileState {
    fn drop(&mut self) {
        let waiting = self
            .waiting
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let has_rows = waiting.is_none() || self.stored > 0;
        if has_rows && self.deleted.load(Ordering::Acquire) {
            locked(&self.gone).push(self.id);
        }
    }
}

impl IndexStore {
    /// The named files; clears away what a crash or a deletion left.
    pub(super) fn load(conn: &mut Connection) -> Result<Self> {
        let store = Self::default();
        let left = list(
            conn,
            "SELECT id FROM index_file WHERE path IS NULL",
            [],
            |r| r.get::<_, i64>(0),
        )?;
        if !left.is_empty() {
            let tx = conn.transaction()?;
            left.iter().try_for_each(|id| remove_rows(&tx, *id))?;
            tx.commit()?;
        }
        let rows = list(conn, "SELECT id, path, bytes FROM index_file", [], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, size(r.get(2)?)))
        })?;
        let mut last = 0;
        for (id, path, len) in rows {
            last = last.max(id);
            let state = FileState {
                id,
                len,
                stored: len.div_ceil(PIECE),
                waiting: RwLock::new(None),
                deleted: false.into(),
                gone: Arc::clone(&store.gone),
            };
            locked(&store.files).insert(path.into(), Arc::new(state));
        }
        store.next_id.store(last + 1, Ordering::Relaxed);
        Ok(store)
    }

    /// An id no file has had since the vault was opened.
    pub(super) fn new_id(&self) -> i64 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Makes a finished file of pieces: the first `stored` are rows, `waiting` are the others.
    pub(super) fn state(
        &self,
        id: i64,
        len: usize,
        stored: usize,
        waiting: Vec<Piece>,
    ) -> Arc<FileState> {
        Arc::new(FileState {
            id,
            len,
            stored,
            waiting: RwLock::new(Some(waiting)),
            deleted: false.into(),
            gone: Arc::clone(&self.gone),
        })
    }

    /// Names a file; whatever had the name before is deleted.
    pub(super) fn name(&self, path: &Path, state: Arc<FileState>) {
        let old = locked(&self.files).insert(path.to_owned(), state);
        if let Some(old) = old {
            self.delete_state(&old);
        }
    }

    /// Lets go of the pieces kept in memory.
    pub(super) fn forget_cache(&self) {
        *locked(&self.cache) = Cache::default();
    }

    /// Takes the name away; false when there was none. Rows go with the next `write_out` after the last reader.
    pub(super) fn delete(&self, path: &Path) -> bool {
        let old = locked(&self.files).remove(path);
        if let Some(old) = &old {
            self.delete_state(old);
        }
        old.is_some()
    }

    fn delete_state(&self, state: &FileState) {
        state.deleted.store(true, Ordering::Release);
        locked(&self.nameless).push(state.id);
    }

    /// Rows of an unfinished file that will never be finished.
    pub(super) fn abandon(&self, id: i64) {
        locked(&self.gone).push(id);
    }

    /// Makes everything that waits durable in one transaction, and with it, when given, a file that replaces
    /// the one of its name: either all of it is on the disk afterwards or nothing changed.
    pub(super) fn write_out(
        &self,
        vault: &Vault,
        replace: Option<(&Path, Arc<FileState>)>,
    ) -> Result<()> {
        let _one = locked(&self.sync);
        let mut dirty: Vec<(PathBuf, Arc<FileState>)> = locked(&self.files)
            .iter()
            .filter(|(path, s)| s.is_waiting() && replace.as_ref().is_none_or(|(p, _)| p != path))
            .map(|(p, s)| (p.clone(), Arc::clone(s)))
            .collect();
        let nameless = std::mem::take(&mut *locked(&self.nameless));
        let gone = std::mem::take(&mut *locked(&self.gone));
        if dirty.is_empty() && nameless.is_empty() && gone.is_empty() && replace.is_none() {
            return Ok(());
        }
        if let Some((path, state)) = &replace {
            dirty.push((path.to_path_buf(), Arc::clone(state)));
        }
        let written = vault.write(|tx| {
            let mut unname =
                tx.prepare_cached("UPDATE index_file SET path = NULL WHERE id = ?1")?;
            for id in &nameless {
                unname.execute([id])?;
            }
            if let Some((path, _)) = &replace {
                tx.execute(
                    "UPDATE index_file SET path = NULL WHERE path = ?1",
                    [path.to_string_lossy()],
                )?;
            }
            gone.iter().try_for_each(|id| remove_rows(tx, *id))?;
            dirty.iter().try_for_each(|(path, s)| s.insert(tx, path))
        });
        if let Err(e) = written {
            // Nothing was written: the work stays to be done.
            locked(&self.nameless).extend(nameless);
            locked(&self.gone).extend(gone);
            return Err(e);
        }
        for (_, state) in &dirty {
            let pieces = state
                .waiting
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            // Just written is soon read.
            for (i, piece) in pieces.into_iter().flatten().enumerate() {
                locked(&self.cache).put((state.id, state.stored + i), piece);
            }
        }
        if let Some((path, state)) = replace {
            self.name(path, state);
        }
        Ok(())
    }

    /// Writes pieces of a file that is still being written, so that a large one need not fit in memory.
    pub(super) fn spill(
        &self,
        vault: &Vault,
        id: i64,
        from: usize,
        pieces: &[Piece],
    ) -> Result<()> {
        vault.write(|tx| {
            tx.execute(
                "INSERT OR IGNORE INTO index_file (id, path, bytes) VALUES (?1, NULL, 0)",
                [id],
            )?;
            insert_pieces(tx, id, from, pieces)
        })
    }

    /// One piece of a file.
    pub(super) fn piece(&self, vault: &Vault, file: &FileState, n: usize) -> Result<Piece> {
        if n >= file.stored {
            let waiting = file.waiting.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(p) = waiting.as_ref().and_then(|w| w.get(n - file.stored)) {
                return Ok(Arc::clone(p));
            }
        }
        if let Some(p) = locked(&self.cache).get((file.id, n)) {
            return Ok(p);
        }
        let piece: Piece = vault.read(|c| {
            let mut stmt = c.prepare_cached("SELECT data FROM index_piece WHERE id = ?1")?;
            let mut rows = stmt.query([row(file.id, n)])?;
            match rows.next()? {
                Some(r) => Ok(r
                    .get_ref(0)?
                    .as_blob()
                    .map_err(rusqlite::Error::from)?
                    .into()),
                None => Err(super::error::Error::Damaged(crate::locale::t(
                    "damaged-index",
                ))),
            }
        })?;
        locked(&self.cache).put((file.id, n), Arc::clone(&piece));
        Ok(piece)
    }
}

impl FileState {
    fn is_waiting(&self) -> bool {
        self.waiting
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn insert(&self, tx: &Transaction<'_>, path: &Path) -> Result<()> {
        let waiting = self.waiting.read().unwrap_or_else(PoisonError::into_inner);
        tx.prepare_cached(
            "INSERT INTO index_file (id, path, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET path = excluded.path, bytes = excluded.bytes",
        )?
        .execute(params![self.id, path.to_string_lossy(), int(self.len)])?;
        insert_pieces(tx, self.id, self.stored, waiting.as_deref().unwrap_or(&[]))
    }
}

fn row(file: i64, piece: usize) -> i64 {
    (file << BITS) | int(piece)
}

fn insert_pieces(tx: &Transaction<'_>, id: i64, from: usize, pieces: &[Piece]) -> Result<()> {
    let mut insert = tx.prepare_cached("INSERT INTO index_piece (id, data) VALUES (?1, ?2)")?;
    for (i, p) in pieces.iter().enumerate() {
        insert.execute(params![row(id, from + i), &p[..]])?;
    }
    Ok(())
}

fn remove_rows(tx: &Transaction<'_>, id: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM index_piece WHERE id >= ?1 AND id < ?2")?
        .execute(params![row(id, 0), row(id + 1, 0)])?;
    tx.prepare_cached("DELETE FROM index_file WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Least recently used pieces go first. A few hundred entries at most, so looking for the oldest is a scan.
#[derive(Default)]
struct Cache {
    pieces: HashMap<(i64, usize), (Piece, u64)>,
    bytes: usize,
    clock: u64,
}

impl Cache {
    fn get(&mut self, key: (i64, usize)) -> Option<Piece> {
        self.clock += 1;
        let (piece, used) = self.pieces.get_mut(&key)?;
        *used = self.clock;
        Some(Arc::clone(piece))
    }

    fn put(&mut self, key: (i64, usize), piece: Piece) {
        self.clock += 1;
        self.bytes += piece.len();
        if let Some((old, _)) = self.pieces.insert(key, (piece, self.clock)) {
            self.bytes -= old.len();
        }
        // Small files make small pieces: bound their number too.
        while self.bytes > CACHE || self.pieces.len() > 2 * CACHE / PIECE {
            let Some(oldest) = self
                .pieces
                .iter()
                .min_by_key(|(_, (_, used))| *used)
                .map(|(k, _)| *k)
            else {
                break;
            };
            if let Some((old, _)) = self.pieces.remove(&oldest) {
                self.bytes -= old.len();
            }
        }
    }
}
