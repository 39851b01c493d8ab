//! What was made of texts a moment ago, vectors and words: a question is held against passages and against sentences, in a case twice, and the one after it is often about the same
//! pages. In memory only, by the hash of the text. Called by `asking` and `extract`.

use super::late::{Projection, Worded};
use super::{Library, Result};
use crate::engine::{Embedder, Purpose};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Texts of which something is kept: some forty questions' worth, 1.5 MB of vectors, and as much and some 3 MB more with their words.
const MOST: usize = 1024;

/// A text and what it is for.
type Key = [u8; 32];

/// What the embedder that was asked last made of texts, each with when it was last wanted.
#[derive(Default)]
pub(super) struct Recent<T = Vec<f32>>(Mutex<Kept<T>>);

struct Kept<T> {
    of: String,
    now: u64,
    known: HashMap<Key, (u64, T)>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            of: String::new(),
            now: 0,
            known: HashMap::new(),
        }
    }
}

fn key(text: &str, purpose: Purpose) -> Key {
    let mut hash = blake3::Hasher::new();
    hash.update(&[u8::from(purpose == Purpose::Query)]);
    hash.update(text.as_bytes());
    *hash.finalize().as_bytes()
}

impl<T: Clone> Recent<T> {
    /// What is made of some texts, of which only those are made that are not known.
    fn take(
        &self,
        embedder: &str,
        texts: &[&str],
        purpose: Purpose,
        make: impl FnOnce(&[&str]) -> Result<Vec<T>>,
    ) -> Result<Vec<T>> {
        let keys: Vec<Key> = texts.iter().map(|t| key(t, purpose)).collect();
        let mut out: Vec<Option<T>> = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.begin(embedder);
            keys.iter().map(|k| kept.get(k)).collect()
        };
        let missing: Vec<usize> = (0..out.len())
            .filter(|i| matches!(out.get(*i), Some(None)))
            .collect();
        let wanted: Vec<&str> = missing
            .iter()
            .filter_map(|i| texts.get(*i).copied())
            .collect();
        if !wanted.is_empty() {
            // Nobody else waits for the lock while it is embedded.
            let made = make(&wanted)?;
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (i, made) in missing.into_iter().zip(made) {
                if let (Some(key), Some(slot)) = (keys.get(i), out.get_mut(i)) {
                    kept.put(embedder, *key, &made);
                    *slot = Some(made);
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

impl<T: Clone> Kept<T> {
    fn begin(&mut self, embedder: &str) {
        if self.of != embedder {
            *self = Self {
                of: embedder.to_owned(),
                ..Self::default()
            };
        }
        self.now += 1;
    }

    fn get(&mut self, key: &Key) -> Option<T> {
        let (last, made) = self.known.get_mut(key)?;
        *last = self.now;
        Some(made.clone())
    }

    fn put(&mut self, embedder: &str, key: Key, made: &T) {
        if self.of != embedder {
            return;
        }
        if self.known.len() >= MOST {
            let mut times: Vec<u64> = self.known.values().map(|(at, _)| *at).collect();
            times.sort_unstable();
            let middle = times.get(times.len() / 2).copied().unwrap_or_default();
            self.known.retain(|_, (at, _)| *at > middle);
        }
        self.known.insert(key, (self.now, made.clone()));
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
        let make = |texts: &[&str]| Ok(e.embed(texts, purpose)?);
        self.recent.take(e.id(), texts, purpose, make)
    }

    /// The same with the words of each; of each text nothing where the embedder cannot say.
    pub(super) fn words_of(
        &self,
        e: &dyn Embedder,
        by: &Projection,
        texts: &[&str],
        purpose: Purpose,
    ) -> Result<Vec<Option<Worded>>> {
        let make = |texts: &[&str]| match e.read(texts, purpose) {
            None => Ok(vec![None; texts.len()]),
            Some(all) => Ok(all?.into_iter().map(|r| Some(by.worded(r))).collect()),
        };
        self.recent_words.take(e.id(), texts, purpose, make)
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

    fn embed(recent: &Recent, e: &Counting, texts: &[&str], p: Purpose) -> Vec<Vec<f32>> {
        let make = |texts: &[&str]| Ok(e.embed(texts, p)?);
        recent.take(e.id(), texts, p, make).unwrap()
    }

    #[test]
    fn what_is_known_is_not_embedded_again_and_stands_in_its_place() {
        let (recent, e) = (
            Recent::<Vec<f32>>::default(),
            Counting("a", AtomicUsize::new(0)),
        );
        let made = |texts: &[&str], p| -> Vec<f32> { embed(&recent, &e, texts, p).concat() };
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
        embed(&recent, &other, &["vier"], Purpose::Passage);
        assert_eq!(other.1.load(Ordering::Relaxed), 1);
        recent.forget();
        made(&["vier"], Purpose::Passage);
        assert_eq!(e.1.load(Ordering::Relaxed), 6);
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let (recent, e) = (
            Recent::<Vec<f32>>::default(),
            Counting("a", AtomicUsize::new(0)),
        );
        let texts: Vec<String> = (0..3 * MOST).map(|i| i.to_string()).collect();
        for some in texts.chunks(100) {
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            embed(&recent, &e, &some, Purpose::Passage);
        }
        let kept = recent.0.lock().unwrap().known.len();
        assert!((100..=MOST).contains(&kept), "{kept}");
    }
}
