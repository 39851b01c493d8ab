//! Is there room for it, and is it what it should be? Called before and after every fetch, and before a load.

use super::super::{Error, ModelRole, Result, catalogue};
use crate::locale::tf;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// Refuses when fewer than `bytes` (and a little) are free where `dir` lies.
pub fn disk(dir: &Path, bytes: u64, name: &str) -> Result<()> {
    let Ok(stat) = rustix::fs::statvfs(dir) else {
        return Ok(()); // a file system that does not tell will say so while writing
    };
    let free = stat.f_bavail.saturating_mul(stat.f_frsize);
    let needed = bytes.saturating_add(64 << 20);
    if free < needed {
        return Err(Error::Disk(tf(
            "engine-disk",
            &[
                ("name", name.to_string().into()),
                ("needed", megabytes(needed).to_string().into()),
                ("dir", dir.display().to_string().into()),
                ("free", megabytes(free).to_string().into()),
            ],
        )));
    }
    Ok(())
}

/// Refuses when a model that needs `bytes` does not fit in `limit`, or without one in the memory that is free.
pub fn memory(bytes: u64, limit: Option<u64>, name: &str) -> Result<()> {
    match limit.or_else(available) {
        Some(room) if bytes > room => Err(Error::Memory(too_large(name, bytes, room))),
        _ => Ok(()),
    }
}

/// Says how much is missing, and which model of the catalogue would fit.
pub fn too_large(name: &str, needed: u64, room: u64) -> String {
    let role = catalogue::all()
        .unwrap_or_default()
        .into_iter()
        .find(|r| r.name == name)
        .map_or(ModelRole::Chat, |r| r.role);
    let smaller = catalogue::all()
        .unwrap_or_default()
        .into_iter()
        .filter(|r| r.role == role && r.memory_bytes <= room && r.memory_bytes < needed)
        .max_by_key(|r| r.memory_bytes);
    let figures = [
        ("name", name.into()),
        ("needed", megabytes(needed).into()),
        ("room", megabytes(room).into()),
    ];
    let Some(r) = smaller else {
        return tf("engine-memory", &figures);
    };
    let mut figures = figures.to_vec();
    figures.extend([
        ("other", r.name.into()),
        ("takes", megabytes(r.memory_bytes).into()),
        ("id", r.id.into()),
    ]);
    tf("engine-memory-other", &figures)
}

/// Whether it would fit.
pub fn fits(bytes: u64, limit: Option<u64>) -> bool {
    memory(bytes, limit, "").is_ok()
}

/// Bytes a new program could use without pushing others out, if the system tells.
pub fn available() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    available_in(&text)
}

fn available_in(meminfo: &str) -> Option<u64> {
    let line = meminfo
        .lines()
        .find_map(|l| l.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    kilobytes.checked_mul(1024)
}

/// SHA-256 of a file in hexadecimal; `progress` gets bytes read and bytes in all.
pub fn sha256(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<String> {
    let mut file = std::fs::File::open(path).map_err(Error::io(path))?;
    let total = file.metadata().map_err(Error::io(path))?.len();
    let (mut hash, mut buffer, mut done) = (Sha256::new(), vec![0; 1 << 20], 0);
    loop {
        let n = file.read(&mut buffer).map_err(Error::io(path))?;
        if n == 0 {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(&buffer[..n]);
        done += n as u64;
        progress(done, total);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Refuses a file that is not the one the catalogue means.
pub fn expect_sha256(path: &Path, wanted: &str, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
    let found = sha256(path, progress)?;
    if found != wanted {
        return Err(Error::Damaged(tf(
            "engine-wrong-file",
            &[
                (
                    "file",
                    path.file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .to_string()
                        .into(),
                ),
                ("found", found.to_string().into()),
                ("wanted", wanted.to_string().into()),
            ],
        )));
    }
    Ok(())
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn available_memory_is_read_in_bytes() {
        assert_eq!(
            available_in("MemTotal: 9 kB\nMemAvailable:   2048 kB\n"),
            Some(2 << 20)
        );
        assert_eq!(available_in("MemTotal: 9 kB\n"), None);
    }

    #[test]
    fn a_model_larger_than_the_limit_is_refused_with_both_numbers() {
        let said = memory(3_000_000, Some(2_000_000), "Big")
            .unwrap_err()
            .to_string();
        assert!(said.contains("3 MB") && said.contains("2 MB"), "{said}");
        assert!(memory(1, Some(2), "Small").is_ok());
        let said = too_large("Huge", 9_000_000_000, 500_000_000);
        assert!(
            said.contains("9000 MB") && said.contains("`klankbord models pull smollm2-135m`"),
            "{said}"
        );
        // An embedder is not exchanged for a model that writes.
        let said = too_large("multilingual-e5-small, 4 bits", 220_000_000, 210_000_000);
        assert!(said.contains("pull all-minilm-l6-v2`"), "{said}");
    }

    #[test]
    fn more_than_the_disk_is_refused_and_a_little_is_not() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(
            disk(dir.path(), 1 << 60, "Big"),
            Err(Error::Disk(_))
        ));
    }

    #[test]
    fn a_changed_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        std::fs::write(&path, "abc").unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        expect_sha256(&path, abc, &mut |_, _| {}).unwrap();
        std::fs::write(&path, "abd").unwrap();
        assert!(matches!(
            expect_sha256(&path, abc, &mut |_, _| {}),
            Err(Error::Damaged(_))
        ));
    }
}
