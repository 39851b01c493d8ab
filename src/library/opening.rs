//! Opening a file that is to be imported: of a kind that can be read, by its name and its first bytes, before the rest of it is taken into memory, and never
//! more of it than the largest file there may be, whatever length it says it has. And which folders belong to the system and hold no documents. Called by `import`.

use super::import::unread;
use super::read::{LARGEST, begins};
use crate::locale::t;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes by which a kind is known.
const HEAD: u64 = 4_096;
/// `statfs` types of file systems in which the kernel shows itself (linux/magic.h): proc, sysfs, cgroup and cgroup2, devpts, debugfs, tracefs, securityfs, bpf,
/// pstore, configfs, efivarfs, mqueue, fusectl, binfmt_misc, selinux, nsfs.
const SYSTEM: [i64; 17] = [
    0x9fa0,
    0x6265_6572,
    0x0027_e0eb,
    0x6367_7270,
    0x1cd1,
    0x6462_6720,
    0x7472_6163,
    0x7363_6673,
    0xcafe_4a11,
    0x6165_676c,
    0x6265_6570,
    0xde5e_81e4,
    0x1980_0202,
    0x6573_5543,
    0x4249_4e4d,
    0xf97c_ff8c,
    0x6e73_6673,
];

/// The bytes of a file, or in one clause why it cannot be imported. What it says of its length is not relied on: a log may grow, and a file of the kernel
/// says it is empty.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|e| unread(&e))?;
    let first = |head: &[u8]| begins(path, head).map_err(|e| e.to_string());
    bounded(file, LARGEST, &first)?.ok_or_else(|| t("unreadable-large"))
}

/// All that a reader gives if its beginning is wanted; nothing if it is more than the most.
fn bounded(
    mut from: impl Read,
    most: u64,
    wanted: &dyn Fn(&[u8]) -> Result<(), String>,
) -> Result<Option<Vec<u8>>, String> {
    let mut out = Vec::new();
    let mut take = |most: u64, out: &mut Vec<u8>| -> io::Result<usize> {
        from.by_ref().take(most).read_to_end(out)
    };
    take(HEAD, &mut out).map_err(|e| unread(&e))?;
    wanted(&out)?;
    let left = (most + 1).saturating_sub(out.len() as u64);
    take(left, &mut out).map_err(|e| unread(&e))?;
    Ok((out.len() as u64 <= most).then_some(out))
}

/// Whether a folder is the system's own, such as `/proc`, `/sys` and `/dev`: what is in it looks like files, and some of them never end.
pub(super) fn of_the_system(folder: &Path) -> bool {
    let shown =
        rustix::fs::statfs(folder).is_ok_and(|s| SYSTEM.contains(&(s.f_type & 0xffff_ffff)));
    // Devices stand in an ordinary file system in memory.
    let devices = || {
        folder.file_name().is_some_and(|n| n == "dev")
            && std::fs::canonicalize(folder).is_ok_and(|f| f == Path::new("/dev"))
    };
    shown || devices()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_there_may_be_however_much_there_is() {
        let any = |_: &[u8]| Ok(());
        assert_eq!(bounded(io::repeat(b'a'), 10_000, &any), Ok(None));
        let all = bounded(&[7u8; 10_000][..], 10_000, &any);
        assert_eq!(all.map(|b| b.map(|b| b.len())), Ok(Some(10_000)));
    }

    #[test]
    fn what_is_not_wanted_is_known_by_its_beginning() {
        let no = |head: &[u8]| match head.len() {
            4_096 => Err("no".to_owned()),
            n => Err(n.to_string()),
        };
        assert_eq!(bounded(io::repeat(0), LARGEST, &no), Err("no".to_owned()));
    }

    #[test]
    fn folders_of_the_system_are_known() {
        for folder in ["/proc", "/sys", "/dev", "/proc/self"] {
            assert!(of_the_system(Path::new(folder)), "{folder}");
        }
        let own = tempfile::tempdir().unwrap();
        let dev = own.path().join("dev");
        std::fs::create_dir(&dev).unwrap();
        assert!(!of_the_system(own.path()) && !of_the_system(&dev));
    }
}
