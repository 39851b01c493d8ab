//! Hashing of words, quicker than the standard library's: for the word table, for the tables of one text, and for the answers
//! that the word table keeps. `lexicon` and the recognisers use it.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};

/// Answers of one question by the hash of the word; a newer word takes the place of an older one.
pub(super) struct Kept(Vec<AtomicU64>);

impl Kept {
    pub(super) fn new() -> Self {
        Self((0..1 << 13).map(|_| AtomicU64::new(0)).collect())
    }

    pub(super) fn get(&self, word: &str, ask: impl FnOnce() -> bool) -> bool {
        // The last bit is the answer.
        let h = hash(word.as_bytes()) | 1;
        let Some(slot) = self.0.get((h >> 40) as usize & (self.0.len() - 1)) else {
            return ask();
        };
        let kept = slot.load(Ordering::Relaxed);
        if kept | 1 == h {
            return kept & 1 != 0;
        }
        let answer = ask();
        slot.store(h - u64::from(!answer), Ordering::Relaxed);
        answer
    }
}

/// Hashes words in the tables of one text, quicker than the standard library; as below, nobody chooses the keys to collide.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl std::hash::Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(5) ^ hash(bytes);
    }
    // What ends a text in the standard library's hashes.
    fn write_u8(&mut self, _: u8) {}
    fn write_u32(&mut self, n: u32) {
        self.write(&n.to_le_bytes());
    }
    fn write_usize(&mut self, n: usize) {
        self.write(&n.to_le_bytes());
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map over [`Quick`].
pub(crate) type QuickMap<K, V> = HashMap<K, V, std::hash::BuildHasherDefault<Quick>>;

/// A set over [`Quick`].
pub(crate) type QuickSet<K> = HashSet<K, std::hash::BuildHasherDefault<Quick>>;

/// Multiply-and-rotate over eight bytes at a time; only spread matters here, nobody chooses the keys to collide.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = (bytes.len() as u64).wrapping_mul(K);
    let (whole, rest) = bytes.as_chunks::<8>();
    for chunk in whole {
        h = (h.rotate_left(23) ^ u64::from_le_bytes(*chunk)).wrapping_mul(K);
    }
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0u64, |n, b| n << 8 | u64::from(*b));
        h = (h.rotate_left(23) ^ last).wrapping_mul(K);
    }
    h ^= h >> 32;
    h.wrapping_mul(K) ^ (h >> 29)
}
