//! Vectors of what was embedded a moment ago: a question is held against passages and against sentences, in a case twice, and the one after it is often about the same
//! pages. In memory only, by the hash of the text. Called by `asking` and `extract`.

use super::{Library, Result};
use crate::engine::{Embedder, Purpose};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Vectors that are kept: some forty questions' worth, 1.5 MB.
const MOST: usize = 1024;

/// A text and what it is for.
type Key = [u8; 32];

/// The vectors of the embedder that was asked last, each with when it was last wanted.
#[derive(Default)]
pub(super) struct Recent(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    of: String,
    now: u64,
    known: HashMap<Key, (u64, Vec<f32>)>,
}

fn key(text: &str, purpose: Purpose) -> Key {
    let mut hash = blake3::Hasher::new();
    hash.update(&[u8::from(purpose == Purpose::Query)]);
    hash.update(text.as_bytes());
    *hash.finalize().as_bytes()
}

impl Recent {
    /// The vectors of some texts, of which only those are embedded that are not known.
    fn embed(&self, e: &dyn Embedder, texts: &[&str], purpose: Purpose) -> Result<Vec<Vec<f32>>> {
        let keys: Vec<Key> = texts.iter().map(|t| key(t, purpose)).collect();
        let mut out: Vec<Option<Vec<f32>>> = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.begin(e.id());
            keys.iter().map(|k| kept.get(k)).collect()
        };
        let missing: Vec<usize> = (0..out.len())
            .filter(|i| out.get(*i) == Some(&None))
            .collect();
        let wanted: Vec<&str> = missing
            .iter()
            .filter_map(|i| texts.get(*i).copied())
            .collect();
        if !wanted.is_empty() {
            // Nobody else waits for the lock while it is embedded.
            let made = e.embed(&wanted, purpose)?;
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (i, vector) in missing.into_iter().zip(made) {
                if let (Some(key), Some(slot)) = (keys.get(i), out.get_mut(i)) {
                    kept.put(e.id(), *key, &vector);
                    *slot = Some(vector);
                }
            }
        }
        Ok(out.into_iter().flatten().collect())
    }

    /// Forgets all of them.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }
}

impl Kept {
    fn begin(&mut self, embedder: &str) {
        if self.of != embedder {
            *self = Self {
                of: embedder.to_owned(),
                ..Self::default()
            };
        }
        self.now += 1;
    }

    fn get(&mut self, key: &Key) -> Option<Vec<f32>> {
        let (last, vector) = self.known.get_mut(key)?;
        *last = self.now;
        Some(vector.clone())
    }

    fn put(&mut self, embedder: &str, key: Key, vector: &[f32]) {
        if self.of != embedder {
            return;
        }
        if self.known.len() >= MOST {
            let mut times: Vec<u64> = self.known.values().map(|(at, _)| *at).collect();
            times.sort_unstable();
            let middle = times.get(times.len() / 2).copied().unwrap_or_default();
            self.known.retain(|_, (at, _)| *at > middle);
        }
        self.known.insert(key, (self.now, vector.to_vec()));
    }
}

impl Library {
    /// Vectors of texts, those that were embedded a moment ago as they were then.
    pub(super) fn embedded(
        &self,
        e: &dyn Embedder,
        texts: &[&str],
        purpose: Purpose,
    ) -> Result<Vec<Vec<f32>>> {
        self.recent.embed(e, texts, purpose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Counts what it embeds.
    struct Counting(&'static str, AtomicUsize);

    impl Embedder for Counting {
        fn id(&self) -> &str {
            self.0
        }
        fn dim(&self) -> usize {
            1
        }
        fn embed(&self, texts: &[&str], p: Purpose) -> crate::engine::Result<Vec<Vec<f32>>> {
            self.1.fetch_add(texts.len(), Ordering::Relaxed);
            let sign = if p == Purpose::Query { -1.0 } else { 1.0 };
            Ok(texts.iter().map(|t| vec![sign * t.len() as f32]).collect())
        }
        fn memory(&self) -> u64 {
            0
        }
    }

    #[test]
    fn what_is_known_is_not_embedded_again_and_stands_in_its_place() {
        let (recent, e) = (Recent::default(), Counting("a", AtomicUsize::new(0)));
        let made = |texts: &[&str], p| -> Vec<f32> { recent.embed(&e, texts, p).unwrap().concat() };
        assert_eq!(
            made(&["een", "vier", "zes"], Purpose::Passage),
            [3.0, 4.0, 3.0]
        );
        assert_eq!(
            made(&["zeven", "vier", "een"], Purpose::Passage),
            [5.0, 4.0, 3.0]
        );
        assert_eq!(e.1.load(Ordering::Relaxed), 4);
        // A question is embedded otherwise.
        assert_eq!(made(&["vier"], Purpose::Query), [-4.0]);
        // Another embedder, other vectors.
        let other = Counting("b", AtomicUsize::new(0));
        recent.embed(&other, &["vier"], Purpose::Passage).unwrap();
        assert_eq!(other.1.load(Ordering::Relaxed), 1);
        recent.forget();
        made(&["vier"], Purpose::Passage);
        assert_eq!(e.1.load(Ordering::Relaxed), 6);
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let (recent, e) = (Recent::default(), Counting("a", AtomicUsize::new(0)));
        let texts: Vec<String> = (0..3 * MOST).map(|i| i.to_string()).collect();
        for some in texts.chunks(100) {
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            recent.embed(&e, &some, Purpose::Passage).unwrap();
        }
        let kept = recent.0.lock().unwrap().known.len();
        assert!((100..=MOST).contains(&kept), "{kept}");
    }
}
