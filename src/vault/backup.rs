//! Backup and restore. A backup is one file: magic, version, the keys file, the database as SQLite's online
//! backup copies it (encrypted with the same key, so nothing has to be decrypted onto a disk), and the BLAKE3
//! hash of all of that. Both ways everything is verified before it gets its name.

use super::error::{Error, Result, io};
use super::files::{self, DB, DB_NEW, ProcessLock};
use super::keyfile::KeyFile;
use super::secret::{DataKey, Unlock};
use super::store::{Vault, connect, locked};
use super::{Presence, migrate};
use crate::locale::{t, tf};
use rusqlite::backup::{Backup, StepResult};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

const MAGIC: &[u8; 16] = b"KLANKBORD-BACKUP";
const VERSION: u32 = 1;
const MAX_KEYS: u32 = 64 * 1024;
const TEMPORARY: &str = "backup.tmp";

impl Vault {
    /// Verified copy to one file (keys + database); refuses to overwrite. Saving goes on meanwhile. The
    /// backup opens with the passphrase of this moment, and with the recovery key.
    pub fn backup(&self, file: &Path) -> Result<()> {
        if file.exists() {
            return Err(Error::Invalid(tf(
                "refused-backup-exists",
                &[("file", file.display().to_string().into())],
            )));
        }
        let copy = self.dir().join(TEMPORARY);
        let part = file.with_file_name(format!(
            "{}.part",
            file.file_name().unwrap_or_default().to_string_lossy()
        ));
        let keys = locked(&self.keyfile).to_bytes()?;
        let made = self
            .copy_database(&copy)
            .and_then(|()| write_file(&part, file, &keys, &copy))
            .and_then(|()| verify_file(&part))
            .and_then(|_| std::fs::rename(&part, file).map_err(|e| io(file, e)))
            .and_then(|()| files::sync_parent(file));
        let cleaned = files::remove_database(&copy).and(files::remove(&part));
        made.and(cleaned)
    }

    /// One step of the online backup reads everything in one snapshot; writers go on beside it.
    fn copy_database(&self, copy: &Path) -> Result<()> {
        files::remove_database(copy)?;
        drop(
            files::private_file()
                .create(true)
                .truncate(true)
                .open(copy)
                .map_err(|e| io(copy, e))?,
        );
        self.read_long(|from| {
            let mut to = connect(copy, &self.key)?;
            match Backup::new(from, &mut to)?.step(-1)? {
                StepResult::Done => {}
                _ => return Err(Error::Locked(String::new())),
            }
            sound(&to)?;
            to.close().map_err(|(_, e)| Error::from(e))
        })
    }

    /// Restores a backup into a folder that holds no vault; verified before it is put in place.
    pub fn restore(file: &Path, dir: &Path, unlock: &Unlock) -> Result<()> {
        if Self::presence(dir) != Presence::Missing {
            return Err(Error::Invalid(tf(
                "refused-restore-taken",
                &[("dir", dir.display().to_string().into())],
            )));
        }
        let header = verify_file(file)?;
        let keyfile = KeyFile::parse(&header.keys)?;
        let key = keyfile.unlock(unlock)?;
        files::private_dir(dir)?;
        let _lock = ProcessLock::take(dir)?;
        let new = dir.join(DB_NEW);
        let placed = extract(file, &header, &new)
            .and_then(|()| check_copy(&new, &key))
            .and_then(|()| keyfile.write(dir));
        if let Err(e) = placed {
            let _ = files::remove_database(&new);
            return Err(e);
        }
        let db = dir.join(DB);
        std::fs::rename(&new, &db).map_err(|e| io(&db, e))?;
        files::sync_parent(&db)
    }
}

/// What stands before the database in a backup.
struct Header {
    keys: Vec<u8>,
    db_len: u64,
    db_at: u64,
}

/// Writes it under a name of its own, `part`; what goes wrong is said of `file`, which was named.
fn write_file(part: &Path, file: &Path, keys: &[u8], copy: &Path) -> Result<()> {
    let at = |e| io(file, e);
    let mut db = File::open(copy).map_err(|e| io(copy, e))?;
    let len = db.metadata().map_err(|e| io(copy, e))?.len();
    let out = files::private_file()
        .create(true)
        .truncate(true)
        .open(part)
        .map_err(at)?;
    let mut out = Hashed {
        inner: out,
        hash: blake3::Hasher::new(),
    };
    let keys_len = u32::try_from(keys.len()).unwrap_or(u32::MAX);
    let mut body = || -> std::io::Result<()> {
        out.write_all(MAGIC)?;
        out.write_all(&VERSION.to_le_bytes())?;
        out.write_all(&keys_len.to_le_bytes())?;
        out.write_all(&len.to_le_bytes())?;
        out.write_all(keys)?;
        std::io::copy(&mut db, &mut out)?;
        let hash = out.hash.finalize();
        out.inner.write_all(hash.as_bytes())?;
        out.inner.sync_all()
    };
    body().map_err(at)
}

struct Hashed {
    inner: File,
    hash: blake3::Hasher,
}

impl Write for Hashed {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize> {
        let n = self.inner.write(buf)?;
        self.hash.update(buf.get(..n).unwrap_or(buf));
        Ok(n)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Reads the whole file and compares its hash.
fn verify_file(file: &Path) -> Result<Header> {
    let not = |why: &str| {
        Error::Invalid(tf(
            "refused-backup-broken",
            &[
                ("file", file.display().to_string().into()),
                ("why", t(why).into()),
            ],
        ))
    };
    let at = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::UnexpectedEof => not("backup-ends-early"),
        _ => io(file, e),
    };
    let f = File::open(file).map_err(at)?;
    let total = f.metadata().map_err(at)?.len();
    let mut r = BufReader::with_capacity(1 << 20, f);
    let mut fixed = [0u8; 32];
    r.read_exact(&mut fixed).map_err(at)?;
    let (magic, rest) = fixed.split_at(16);
    if magic != MAGIC {
        return Err(not("backup-begins-differently"));
    }
    let number = |from: usize, n: usize| {
        rest.iter()
            .skip(from)
            .take(n)
            .rev()
            .fold(0u64, |acc, b| (acc << 8) | u64::from(*b))
    };
    let (version, keys_len, db_len) = (number(0, 4), number(4, 4), number(8, 8));
    if version > u64::from(VERSION) {
        return Err(Error::NewerSchema {
            found: u32::try_from(version).unwrap_or(u32::MAX),
            known: VERSION,
        });
    }
    let db_at = 32 + keys_len;
    if keys_len > u64::from(MAX_KEYS)
        || db_at.checked_add(db_len).and_then(|n| n.checked_add(32)) != Some(total)
    {
        return Err(not("backup-length"));
    }
    let mut hash = blake3::Hasher::new();
    hash.update(&fixed);
    let mut keys = vec![0; usize::try_from(keys_len).unwrap_or(0)];
    r.read_exact(&mut keys).map_err(at)?;
    hash.update(&keys);
    std::io::copy(&mut (&mut r).take(db_len), &mut hash).map_err(at)?;
    let mut stored = [0u8; 32];
    r.read_exact(&mut stored).map_err(at)?;
    if hash.finalize() != blake3::Hash::from_bytes(stored) {
        return Err(not("backup-bytes"));
    }
    Ok(Header {
        keys,
        db_len,
        db_at,
    })
}

fn extract(file: &Path, header: &Header, new: &Path) -> Result<()> {
    use std::io::{Seek, SeekFrom};
    files::remove_database(new)?;
    let mut from = File::open(file).map_err(|e| io(file, e))?;
    from.seek(SeekFrom::Start(header.db_at))
        .map_err(|e| io(file, e))?;
    let mut to = files::private_file()
        .create(true)
        .truncate(true)
        .open(new)
        .map_err(|e| io(new, e))?;
    std::io::copy(&mut from.take(header.db_len), &mut to)
        .and_then(|_| to.sync_all())
        .map_err(|e| io(new, e))
}

fn check_copy(new: &Path, key: &DataKey) -> Result<()> {
    let conn = connect(new, key)?;
    migrate::version(&conn)?;
    sound(&conn)?;
    conn.close().map_err(|(_, e)| Error::from(e))
}

fn sound(conn: &rusqlite::Connection) -> Result<()> {
    let answer: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(Error::Damaged(crate::locale::t("damaged-copy")))
    }
}
