//! The files of a vault folder: their names, who may read them, replacing one in a single step, and the lock
//! that lets one process in. Called by `store`, `keyfile` and `backup`.

use super::error::{Error, Result, io};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// The encrypted database.
pub(super) const DB: &str = "vault.db";
/// The database while it is being made; renamed when complete.
pub(super) const DB_NEW: &str = "vault.new";
/// The wrapped key.
pub(super) const KEYS: &str = "vault.keys";
/// Held locked while a process has the vault open; contains its pid.
pub(super) const LOCK: &str = "vault.lock";

/// Makes the folder if need be, for its owner only.
pub(super) fn private_dir(dir: &Path) -> Result<()> {
    let mut b = fs::DirBuilder::new();
    b.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        b.mode(0o700);
    }
    b.create(dir).map_err(|e| io(dir, e))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).map_err(|e| io(dir, e))?;
    }
    Ok(())
}

/// Options for a file that only its owner may read.
pub(super) fn private_file() -> OpenOptions {
    let mut o = OpenOptions::new();
    o.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        o.mode(0o600);
    }
    o
}

/// Replaces a file in one step: after a crash it holds the old bytes or the new ones, never a mixture.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let part = path.with_extension("part");
    let write = || -> std::io::Result<()> {
        let mut f = private_file().create(true).truncate(true).open(&part)?;
        f.write_all(bytes)?;
        f.sync_all()?;
        fs::rename(&part, path)
    };
    write().map_err(|e| {
        // What is left of the attempt is of no use to anyone.
        let _ = fs::remove_file(&part);
        io(path, e)
    })?;
    sync_parent(path)
}

/// Makes a rename in the file's folder durable.
pub(super) fn sync_parent(path: &Path) -> Result<()> {
    let dir = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    File::open(dir)
        .and_then(|d| d.sync_all())
        .map_err(|e| io(dir, e))
}

/// Removes a file that may not be there.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(io(path, e)),
        _ => Ok(()),
    }
}

/// Removes a database with the files SQLite keeps beside it.
pub(super) fn remove_database(path: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        remove(Path::new(&name))?;
    }
    Ok(())
}

/// How long a lock that this process holds itself is waited for.
const LETTING_GO: Duration = Duration::from_secs(2);
/// How long a vault that another process has is asked for again.
const A_MOMENT: Duration = Duration::from_millis(300);

/// The lock of a vault; released when dropped, and by the system when the process dies.
#[derive(Debug)]
pub(super) struct ProcessLock {
    _file: File,
}

impl ProcessLock {
    /// Takes it, or says which process has it.
    ///
    /// When that is this very process, a thread of a vault just closed (the index lets go of
    /// its directory in one of its own) is still ending: it is waited for, at most
    /// [`LETTING_GO`], so that unlocking right after locking does not fail. Another process that has just closed the vault may be starting a program:
    /// until that begins it has all its parent had, the lock too, so that another is waited for as well, for [`A_MOMENT`].
    pub(super) fn take(dir: &Path) -> Result<Self> {
        let from = Instant::now();
        let ourselves = format!(" (pid {})", std::process::id());
        let patience = |who: &str| {
            if who == ourselves {
                LETTING_GO
            } else {
                A_MOMENT
            }
        };
        loop {
            match Self::take_now(dir) {
                Err(Error::Locked(who)) if from.elapsed() < patience(&who) => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                done => return done,
            }
        }
    }

    fn take_now(dir: &Path) -> Result<Self> {
        let path = dir.join(LOCK);
        let mut file = private_file()
            .create(true)
            .truncate(false)
            .open(&path)
            // Said of the vault: the lock is the first thing written in it, and nobody knows it by name.
            .map_err(|e| io(dir, e))?;
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(fs4::TryLockError::WouldBlock) => {
                let mut said = String::new();
                let _ = file.take(32).read_to_string(&mut said);
                return Err(match said.trim().parse::<u32>() {
                    Ok(pid) if stopped(pid) => Error::Stopped(format!(" (pid {pid})")),
                    Ok(pid) => Error::Locked(format!(" (pid {pid})")),
                    Err(_) => Error::Locked(String::new()),
                });
            }
            Err(fs4::TryLockError::Error(e)) => return Err(io(&path, e)),
        }
        // The pid is for people only: when it cannot be written the lock holds all the same.
        let _ = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| writeln!(file, "{}", std::process::id()));
        Ok(Self { _file: file })
    }
}

/// Whether a process was put aside (ctrl-z) and waits to be taken up again. Known on Linux only; elsewhere there is no such file.
fn stopped(pid: u32) -> bool {
    // The name of the program comes before its state, in parentheses, and may hold anything.
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ")
        .is_some_and(|(_, state)| state.starts_with('T'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn another_process_that_lets_go_at_once_is_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let mut other = private_file()
            .create(true)
            .truncate(false)
            .open(dir.path().join(LOCK))
            .unwrap();
        fs4::FileExt::try_lock(&other).unwrap();
        other.write_all(b"1").unwrap();
        let holds = std::thread::spawn(move || {
            std::thread::sleep(A_MOMENT / 3);
            drop(other);
        });
        assert!(ProcessLock::take(dir.path()).is_ok());
        holds.join().unwrap();
    }
}
