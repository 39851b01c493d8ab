//! The life of a vault: making one, opening one, its two connections and the helpers every other file of
//! this room reads and writes through. Called by `practice` and the commands.

use super::error::{Error, Result};
use super::files::{self, DB, DB_NEW, KEYS, ProcessLock};
use super::index_store::IndexStore;
use super::keyfile::KeyFile;
use super::secret::{DataKey, KdfCost, Passphrase, RecoveryKey, Unlock, hex};
use super::{Presence, migrate};
use crate::locale::{t, tf};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, ffi};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// An open vault. All methods may be called from any thread; writers take turns, and so do short readers.
pub struct Vault {
    // Order matters when dropped: connections close before the lock is released.
    reader: Mutex<Connection>,
    pub(super) writer: Mutex<Connection>,
    pub(super) index: IndexStore,
    pub(super) key: DataKey,
    pub(super) keyfile: Mutex<KeyFile>,
    /// Per embedder: every chunk up to this id has a vector, so looking for gaps starts after it.
    pub(super) embedded_up_to: Mutex<HashMap<String, i64>>,
    dir: PathBuf,
    _lock: ProcessLock,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault")
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// Whether a folder holds a vault, and whether that one asks for a passphrase. Opens nothing.
    pub fn presence(dir: &Path) -> Presence {
        let keys = dir.join(KEYS).exists();
        if !keys && !dir.join(DB).exists() {
            return Presence::Missing;
        }
        // A garbled keys file counts as protected: `open` then says what is wrong.
        KeyFile::read(dir).map_or(Presence::Passphrase, |k| k.presence())
    }

    /// New vault with a passphrase; returns the recovery key, shown once.
    pub fn create(dir: &Path, pass: &Passphrase, cost: KdfCost) -> Result<(Vault, RecoveryKey)> {
        let key = DataKey::random()?;
        let lock = Self::claim(dir)?;
        let (keyfile, printed) = KeyFile::protected(&key, pass, cost)?;
        Ok((Self::make(dir, lock, key, keyfile)?, printed))
    }

    /// New vault that opens without passphrase (demo). The data key lies in the open in `vault.keys`, which
    /// says so: the database is encrypted, but whoever can read the folder can read the vault.
    pub fn create_unprotected(dir: &Path) -> Result<Vault> {
        let key = DataKey::random()?;
        let lock = Self::claim(dir)?;
        let keyfile = KeyFile::unprotected(&key)?;
        Self::make(dir, lock, key, keyfile)
    }

    fn claim(dir: &Path) -> Result<ProcessLock> {
        files::private_dir(dir)?;
        let lock = ProcessLock::take(dir)?;
        if Self::presence(dir) != Presence::Missing {
            return Err(Error::Invalid(tf(
                "refused-vault-taken",
                &[("dir", dir.display().to_string().into())],
            )));
        }
        Ok(lock)
    }

    /// The database is completed under another name, then the keys are written, then it gets its name: a
    /// crash leaves nothing that counts as a vault, or a whole one (`open` does the last rename).
    fn make(dir: &Path, lock: ProcessLock, key: DataKey, keyfile: KeyFile) -> Result<Vault> {
        let new = dir.join(DB_NEW);
        let made = || -> Result<()> {
            files::remove_database(&new)?;
            drop(
                files::private_file()
                    .create(true)
                    .truncate(true)
                    .open(&new)
                    .map_err(|e| super::error::io(&new, e))?,
            );
            let mut conn = connect(&new, &key)?;
            settle_writer(&conn)?;
            migrate::migrate_to(&mut conn, migrate::KNOWN)?;
            seed_taxonomy(&mut conn)?;
            conn.close().map_err(|(_, e)| Error::from(e))?;
            keyfile.write(dir)
        };
        if let Err(e) = made() {
            let _ = files::remove_database(&new);
            return Err(e);
        }
        Self::finish(dir, lock, key, keyfile)
    }

    /// Whether nobody has this vault open: an error that says who does, before anything is asked of whoever wants to open it. Who comes first after
    /// this has it all the same.
    pub fn is_free(dir: &Path) -> Result<()> {
        ProcessLock::take(dir).map(drop)
    }

    /// Opens, migrates, takes the process lock.
    pub fn open(dir: &Path, unlock: &Unlock) -> Result<Vault> {
        if Self::presence(dir) == Presence::Missing {
            return Err(Error::Missing(dir.to_owned()));
        }
        let lock = ProcessLock::take(dir)?;
        let keyfile = KeyFile::read(dir)?;
        let key = keyfile.unlock(unlock)?;
        Self::finish(dir, lock, key, keyfile)
    }

    fn finish(dir: &Path, lock: ProcessLock, key: DataKey, keyfile: KeyFile) -> Result<Vault> {
        let db = dir.join(DB);
        let new = dir.join(DB_NEW);
        if !db.exists() {
            if !new.exists() {
                return Err(Error::Damaged(t("damaged-no-file")));
            }
            std::fs::rename(&new, &db).map_err(|e| super::error::io(&db, e))?;
            files::sync_parent(&db)?;
        }
        let mut writer = connect(&db, &key)?;
        // The version comes first: a newer vault must be left exactly as it is.
        migrate::version(&writer)?;
        settle_writer(&writer)?;
        migrate::migrate_to(&mut writer, migrate::KNOWN)?;
        let reader = connect(&db, &key)?;
        reader.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8192;")?;
        let index = IndexStore::load(&mut writer)?;
        Ok(Self {
            reader: Mutex::new(reader),
            writer: Mutex::new(writer),
            index,
            key,
            keyfile: Mutex::new(keyfile),
            embedded_up_to: Mutex::default(),
            dir: dir.to_owned(),
            _lock: lock,
        })
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether a passphrase opens this vault; for unlocking a screen without closing the vault.
    pub fn verify_passphrase(&self, pass: &Passphrase) -> bool {
        let typed = Passphrase::new(String::from_utf8_lossy(pass.bytes()).into_owned());
        KeyFile::read(&self.dir).is_ok_and(|k| k.unlock(&Unlock::Passphrase(typed)).is_ok())
    }

    /// Gives the vault another passphrase; the recovery key stays valid. Older backups keep the old one.
    pub fn change_passphrase(&self, new: &Passphrase, cost: KdfCost) -> Result<()> {
        let mut current = locked(&self.keyfile);
        if current.presence() == Presence::NoPassphrase {
            // Its key has been on the disk in the open, so a passphrase now would protect nothing.
            return Err(Error::Invalid(t("refused-demo-passphrase")));
        }
        let mut next = current.clone();
        next.set_passphrase(&self.key, new, cost)?;
        next.write(&self.dir)?;
        *current = next;
        Ok(())
    }

    /// A short look at the rows.
    pub(crate) fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        f(&locked(&self.reader))
    }

    /// A long look at the rows, on a connection of its own so that the screen need not wait for it.
    pub(crate) fn read_long<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let conn = connect(&self.dir.join(DB), &self.key)?;
        conn.execute_batch("PRAGMA query_only = ON;")?;
        f(&conn)
    }

    /// One transaction: committed and on the disk when this returns `Ok`, rolled back otherwise.
    pub(crate) fn write<T>(&self, f: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut conn = locked(&self.writer);
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let out = f(&tx)?;
        tx.commit()?;
        Ok(out)
    }

    /// Every page of the file as SQLite sees it once decrypted, free ones included: where a test looks for words that must be gone.
    #[cfg(test)]
    pub(crate) fn plain_pages(&self) -> Vec<u8> {
        let conn = locked(&self.writer);
        let mut size: i64 = 0;
        // SAFETY: the connection is open and locked for the whole call, "main" is a C string, and the memory that comes back is `size`
        // bytes that are ours to free.
        unsafe {
            let data = ffi::sqlite3_serialize(conn.handle(), c"main".as_ptr(), &raw mut size, 0);
            assert!(!data.is_null());
            let out = std::slice::from_raw_parts(data, usize::try_from(size).unwrap()).to_vec();
            ffi::sqlite3_free(data.cast());
            out
        }
    }

    /// A pragma for tests (`max_page_count`).
    #[cfg(test)]
    pub(super) fn writer_pragma(&self, sql: &str) {
        locked(&self.writer).execute_batch(sql).unwrap();
    }
}

/// A lock whose holder panicked is still good: a transaction it had begun was rolled back.
pub(super) fn locked<T>(m: &Mutex<T>) -> MutexGuard<'_, T> {
    m.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A connection with the key set and everything that must hold on every connection.
pub(super) fn connect(db: &Path, key: &DataKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(db, flags)?;
    // SQLCipher would report problems on stderr, in the middle of the screen; we get them as errors anyway.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    set_key(&conn, key)?;
    // cipher_memory_security stays off: it wipes and locks every allocation of SQLite, which halves its
    // speed, while keys are wiped without it and core dumps are off (`harden_process`).
    // temp_store: nothing SQLite sorts or spills may reach a plain temporary file.
    // secure_delete: what is erased is overwritten, not just unlinked.
    conn.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
         PRAGMA busy_timeout = 5000; PRAGMA recursive_triggers = OFF; PRAGMA trusted_schema = OFF;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// What the writing connection needs besides.
fn settle_writer(conn: &Connection) -> Result<()> {
    // synchronous=FULL: in WAL mode NORMAL could lose the last commits at a power cut, and a draft or a note
    // the coach saw as saved must be there. journal_size_limit gives the space of a large import back.
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;
         PRAGMA journal_size_limit = 16777216;",
    )?;
    Ok(())
}

/// Hands the raw key over through the C interface and not as SQL, whose text SQLite would copy and keep.
fn set_key(conn: &Connection, key: &DataKey) -> Result<()> {
    let digits = hex(key.bytes());
    let mut text = Zeroizing::new(String::with_capacity(67));
    text.push_str("x'");
    text.push_str(&digits);
    text.push('\'');
    let len = std::os::raw::c_int::try_from(text.len()).unwrap_or(0);
    // SAFETY: `handle` is the open database of `conn`, which outlives the call and which no other thread has
    // yet; `text` is valid for `len` bytes, and sqlite3_key copies them before it returns.
    let rc = unsafe { ffi::sqlite3_key(conn.handle(), text.as_ptr().cast(), len) };
    if rc == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(rc), None).into())
    }
}

fn seed_taxonomy(conn: &mut Connection) -> Result<()> {
    let terms = super::terms::shipped()?;
    let tx = conn.transaction()?;
    for t in &terms {
        super::terms::put(&tx, t)?;
    }
    tx.commit()?;
    Ok(())
}
