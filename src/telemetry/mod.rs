//! How fast, how much: figures of this process, shown on screen and kept on this machine only.

/// Resident memory of this process in bytes (Linux `/proc/self/statm`), if the system tells.
pub fn resident_bytes() -> Option<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}
