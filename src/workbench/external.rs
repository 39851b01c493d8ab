//! A note in an editor of the user's own, through a file that is only ever in memory: a folder for this user alone on a memory file system, so that
//! the note, the editor's backup and its swap file never reach a disk. Without such a file system it refuses.

use crate::locale::t;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// `statfs` types of file systems that live in memory (linux/magic.h: TMPFS_MAGIC, RAMFS_MAGIC).
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58f6];

/// The text as the editor left it; the error is a sentence.
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
    let say = |e: std::io::Error| e.to_string();
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
    let status = Command::new(program)
        .args(words)
        .args(quiet(program))
        .arg(&file)
        // Temporary files of the editor belong beside the note.
        .env("TMPDIR", folder)
        .current_dir(folder)
        .status()
        .map_err(|e| format!("{program}: {e}"))?;
    if !status.success() {
        return Err(t("wb-editor-failed"));
    }
    fs::read_to_string(&file).map_err(say)
}

/// What keeps known editors from writing what they were given somewhere else (registers, undo history).
fn quiet(program: &str) -> &'static [&'static str] {
    let name = Path::new(program).file_name().and_then(|n| n.to_str());
    match name {
        Some("vim" | "nvim" | "gvim") => &[
            "-i",
            "NONE",
            "--cmd",
            "set noundofile nobackup nowritebackup",
        ],
        Some("emacs") => &[
            "-nw",
            "--eval",
            "(setq make-backup-files nil auto-save-default nil)",
        ],
        _ => &[],
    }
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
}
