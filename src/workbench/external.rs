//! A note in an editor of the user's own, through a file that is only ever in memory: a folder for this user alone on a memory file system, so that
//! the note, the editor's backup and its swap file never reach a disk. Without such a file system it refuses.

use crate::locale::t;
use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGTERM};
use signal_hook::flag;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// `statfs` types of file systems that live in memory (linux/magic.h: TMPFS_MAGIC, RAMFS_MAGIC).
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58f6];

/// The text as the editor left it; the error is a sentence. An editor that did not end by itself (a signal, or the terminal went away) gives what it had
/// written into its file: nobody chose to throw that away.
pub fn edit(text: &str) -> Result<String, String> {
    let Some(room) = places().into_iter().find(|p| in_memory(p)) else {
        return Err(t("wb-editor-no-memory"));
    };
    let folder = room.join(format!("klankbord-{}", std::process::id()));
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .map_err(|e| e.to_string())?;
    let done = run(&folder, text);
    wipe(&folder);
    done
}

fn places() -> Vec<PathBuf> {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    own.into_iter().chain([PathBuf::from("/dev/shm")]).collect()
}

fn in_memory(path: &Path) -> bool {
    rustix::fs::statfs(path).is_ok_and(|s| IN_MEMORY.contains(&(s.f_type & 0xffff_ffff)))
}

fn run(folder: &Path, text: &str) -> Result<String, String> {
    let file = folder.join("note.md");
    let say = |e: io::Error| e.to_string();
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file)
        .and_then(|mut f| f.write_all(text.as_bytes()))
        .map_err(say)?;
    let chosen = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|k| std::env::var(k).ok())
        .find(|v| !v.trim().is_empty())
        .unwrap_or_else(|| "vi".into());
    let mut words = chosen.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let told = Told::listen().map_err(say)?;
    let status = Command::new(program)
        .args(words)
        .args(quiet(program, &path))
        .arg(&file)
        // Temporary files of the editor belong beside the note.
        .env("TMPDIR", folder)
        .current_dir(folder)
        .status()
        .map_err(|e| format!("{program}: {e}"))?;
    let left = fs::read_to_string(&file);
    if status.success() {
        return left.map_err(say);
    }
    left.ok()
        .filter(|left| left != text && (status.code().is_none() || told.to_end() || hung_up()))
        .ok_or_else(|| t("wb-editor-failed"))
}

/// Whether we were told to end while the editor ran: it was told the same then, and ended by itself with an error.
struct Told(Arc<AtomicBool>, Vec<SigId>);

impl Told {
    fn listen() -> io::Result<Self> {
        let told = Arc::new(AtomicBool::new(false));
        let ids = [SIGHUP, SIGTERM].map(|signal| flag::register(signal, told.clone()));
        Ok(Self(told, ids.into_iter().collect::<io::Result<_>>()?))
    }

    fn to_end(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        for id in self.1.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}

/// Whether the terminal is gone. Asked of the terminal itself, since the signal that says so may come later than the editor's end.
fn hung_up() -> bool {
    rustix::termios::tcgetattr(io::stdin()).is_err_and(|e| e == rustix::io::Errno::IO)
}

/// What keeps known editors from writing what they were given somewhere else (registers, undo history, backups), also where the user's own configuration
/// asks for it.
fn quiet(program: &str, path: &OsStr) -> &'static [&'static str] {
    let real = resolve(program, path);
    let name = real
        .as_deref()
        .unwrap_or(Path::new(program))
        .file_name()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    if ["vim", "nvim", "gvim"].iter().any(|v| name.starts_with(v)) {
        return VIM;
    }
    match name {
        // Some systems ship a small vim under these names, not as a link to it.
        "vi" | "view" | "ex" if real.as_deref().is_some_and(is_vim) => VIM,
        "nano" | "rnano" => &["--ignorercfiles"],
        "micro" => &[
            "-backup",
            "off",
            "-savehistory",
            "off",
            "-saveundo",
            "off",
            "-savecursor",
            "off",
        ],
        // The client of a running emacs would take the expression and the file for the same thing.
        n if n.starts_with("emacs") && !n.starts_with("emacsclient") => &[
            "-nw",
            "--eval",
            "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil)",
        ],
        _ => &[],
    }
}

/// Registers (viminfo, shada) and the swap file are off from the start; the rest is said before the user's own configuration and again after it.
const VIM: &[&str] = &[
    "-n",
    "-i",
    "NONE",
    "--cmd",
    "set noundofile nobackup nowritebackup",
    "-c",
    "set noundofile nobackup nowritebackup viminfo=",
];

/// Where a program really is: found in the folders of `path` unless it is a path itself, and followed through symbolic links. `vi` and `editor` are
/// links to something else nearly everywhere.
fn resolve(program: &str, path: &OsStr) -> Option<PathBuf> {
    if program.contains('/') {
        return fs::canonicalize(program).ok();
    }
    std::env::split_paths(path)
        .map(|folder| folder.join(program))
        .find(|file| {
            rustix::fs::access(file, rustix::fs::Access::EXEC_OK).is_ok() && file.is_file()
        })
        .and_then(|file| fs::canonicalize(file).ok())
}

/// Whether a program says that it is vim. Others of its kind know no such option and end.
fn is_vim(program: &Path) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|said| said.stdout.starts_with(b"VIM - Vi IMproved"))
}

/// Overwrites and removes everything in the folder.
fn wipe(folder: &Path) {
    if let Ok(entries) = fs::read_dir(folder) {
        for path in entries.flatten().map(|e| e.path()) {
            if let Ok(meta) = fs::metadata(&path)
                && meta.is_file()
            {
                let zeros = vec![0; usize::try_from(meta.len()).unwrap_or(0)];
                // What cannot be overwritten is removed all the same.
                let _ = fs::write(&path, zeros);
            }
        }
    }
    let _ = fs::remove_dir_all(folder);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_gone_and_a_disk_is_not_memory() {
        let dir = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
        if in_memory(dir.path()) {
            return;
        }
        let folder = dir.path().join("x");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("note.md"), "geheim").unwrap();
        wipe(&folder);
        assert!(!folder.exists());
    }

    #[test]
    fn an_editor_is_known_by_what_it_really_is() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (bin, other) = (dir.path().join("bin"), dir.path().join("alternatives"));
        for folder in [&bin, &other] {
            fs::create_dir(folder).unwrap();
        }
        let small = "#!/bin/sh\necho 'VIM - Vi IMproved 9.1'\n";
        let programs = [
            ("vim.basic", ""),
            ("nvim", ""),
            ("nano", ""),
            ("emacs-29.4", ""),
            ("emacsclient.emacs", ""),
            ("nvi", ""),
            ("view", small),
            ("ex", "#!/bin/sh\nexit 1\n"),
        ];
        for (name, body) in programs {
            fs::write(bin.join(name), body).unwrap();
            fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o700)).unwrap();
        }
        // As Debian does it: a link to a link.
        for (link, to) in [
            ("vi", "vim.basic"),
            ("editor", "nano"),
            ("emacs", "emacs-29.4"),
            ("emacsclient", "emacsclient.emacs"),
            ("elvis", "nvi"),
        ] {
            symlink(bin.join(to), other.join(link)).unwrap();
            symlink(other.join(link), bin.join(link)).unwrap();
        }
        // Not a program: what comes after it in the path is.
        fs::write(other.join("nvim"), "").unwrap();
        let path = std::env::join_paths([&other, &bin]).unwrap();
        let of = |program: &str| quiet(program, &path).first().copied();
        let direct = bin.join("vi");
        for vim in ["vi", "vim.basic", "nvim", "view", direct.to_str().unwrap()] {
            assert_eq!(of(vim), Some("-n"), "{vim}");
        }
        assert!(quiet("vi", &path).windows(2).any(|w| w == ["-i", "NONE"]));
        assert_eq!(of("editor"), Some("--ignorercfiles"));
        assert_eq!(of("emacs"), Some("-nw"));
        for unknown in ["emacsclient", "elvis", "ex", "nowhere"] {
            assert_eq!(of(unknown), None, "{unknown}");
        }
        // A vim that is not in the path is not found by the system either, but costs nothing.
        assert_eq!(of("vim"), Some("-n"));
    }
}
