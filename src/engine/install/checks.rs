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

/// Memory a model may take.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Bytes there are for it.
    pub bytes: u64,
    /// The coach's limit they are what is left of; `None`: what the machine has free.
    pub limit: Option<u64>,
}

impl Room {
    /// All of a limit, or without one all memory that is free.
    pub fn of(limit: Option<u64>) -> Self {
        Self {
            bytes: limit.or_else(available).unwrap_or(u64::MAX),
            limit,
        }
    }
}

/// Refuses when a model that needs `bytes` does not fit.
pub fn memory(bytes: u64, room: Room, name: &str) -> Result<()> {
    match bytes > room.bytes {
        true => Err(Error::Memory(too_large(name, bytes, room))),
        false => Ok(()),
    }
}

/// Says how much is missing, by which limit if there is one, and which model of the catalogue would fit.
pub fn too_large(name: &str, needed: u64, room: Room) -> String {
    let role = catalogue::all()
        .unwrap_or_default()
        .into_iter()
        .find(|r| r.name == name)
        .map_or(ModelRole::Chat, |r| r.role);
    let smaller = catalogue::all()
        .unwrap_or_default()
        .into_iter()
        .filter(|r| r.role == role && r.memory_bytes <= room.bytes && r.memory_bytes < needed)
        .max_by_key(|r| r.memory_bytes);
    let mut figures = vec![
        ("name", name.into()),
        ("needed", megabytes(needed).into()),
        ("room", megabytes(room.bytes).into()),
    ];
    let limited = room.limit.is_some();
    if let Some(limit) = room.limit {
        // Where others hold a part of it, the limit would have to be that much higher.
        let enough = needed.saturating_add(limit.saturating_sub(room.bytes));
        figures.extend([
            ("limit", megabytes(limit).into()),
            ("part", if room.bytes < limit { "yes" } else { "no" }.into()),
            ("enough", enough.div_ceil(1_000_000).to_string().into()),
        ]);
    }
    let Some(r) = smaller else {
        return match limited {
            true => tf("engine-memory-limit", &figures),
            false => tf("engine-memory", &figures),
        };
    };
    figures.extend([
        ("other", r.name.into()),
        ("takes", megabytes(r.memory_bytes).into()),
        ("id", r.id.into()),
    ]);
    match limited {
        true => tf("engine-memory-limit-other", &figures),
        false => tf("engine-memory-other", &figures),
    }
}

/// Whether it would fit.
pub fn fits(bytes: u64, limit: Option<u64>) -> bool {
    memory(bytes, Room::of(limit), "").is_ok()
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
        let of = |bytes| Room { bytes, limit: None };
        let said = memory(3_000_000, Room::of(Some(2_000_000)), "Big")
            .unwrap_err()
            .to_string();
        assert!(said.contains("3 MB") && said.contains("2 MB"), "{said}");
        assert!(memory(1, Room::of(Some(2)), "Small").is_ok());
        let said = too_large("Huge", 9_000_000_000, of(500_000_000));
        assert!(
            said.contains("9000 MB") && said.contains("`klankbord models pull smollm2-135m`"),
            "{said}"
        );
        // An embedder is not exchanged for a model that writes.
        let said = too_large(
            "multilingual-e5-small, 4 bits",
            220_000_000,
            of(210_000_000),
        );
        assert!(said.contains("pull all-minilm-l6-v2`"), "{said}");
    }

    #[test]
    fn a_limit_the_coach_set_is_named_with_what_is_left_of_it_and_what_would_do() {
        let room = Room {
            bytes: 500_000_000,
            limit: Some(700_000_000),
        };
        let said = too_large("Huge", 9_000_000_000, room);
        for what in [
            "9000 MB",
            "`engine.memory_limit_mb` is 700 MB",
            "500 MB",
            "set engine.memory_limit_mb 9200`",
            "`klankbord models pull smollm2-135m`",
        ] {
            assert!(said.contains(what), "{what}: {said}");
        }
        assert!(!said.contains("close other programs"), "{said}");
        let said = too_large("Huge", 9_000_000, Room::of(Some(1_000_000)));
        assert!(
            said.contains("`engine.memory_limit_mb` is 1 MB") && !said.contains("left"),
            "{said}"
        );
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
