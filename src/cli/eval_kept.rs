//! An embedder that keeps its vectors in a file, so that measuring a set a second time is quick. Called by `eval_retrieval`; nothing of a vault passes here.

use super::Failure;
use super::own_file;
use super::printing::unreadable;
use crate::engine::{self, Embedder, Purpose, Reading};
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// How a file of vectors begins, so that no other file is taken for one and written over.
const MAGIC: &[u8] = b"klankbord vectors 1\n";

/// An embedder that remembers, in a file of (blake3 of purpose and text, vector) if it is given one.
pub(super) struct Kept {
    inner: Arc<dyn Embedder>,
    file: Option<PathBuf>,
    known: Mutex<HashMap<[u8; 32], Vec<f32>>>,
}

impl Kept {
    /// Reads what the file holds; one of another embedder is begun anew, and one that is no file of vectors is left as it is and refused.
    pub(super) fn open(inner: Arc<dyn Embedder>, file: Option<PathBuf>) -> Result<Self, Failure> {
        let mut known = HashMap::new();
        let mark = Self::mark(&*inner);
        if let Some(f) = &file {
            // Before they had a beginning of their own they began with the embedder.
            own_file::check(f, &[MAGIC, &mark])?;
        }
        let bytes = match &file {
            None => Vec::new(),
            Some(f) => match std::fs::read(f) {
                Ok(bytes) => bytes,
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
                Err(e) => return Err(unreadable(f, &e)),
            },
        };
        let ours = bytes.strip_prefix(MAGIC).unwrap_or(&bytes);
        let row = 32 + inner.dim() * 4;
        if let Some(rest) = ours.strip_prefix(mark.as_slice()) {
            for r in rest.chunks_exact(row) {
                let (key, vector) = r.split_at(32);
                let vector = vector
                    .chunks_exact(4)
                    .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?)))
                    .collect();
                if let Ok(key) = key.try_into() {
                    known.insert(key, vector);
                }
            }
        }
        Ok(Self {
            inner,
            file,
            known: Mutex::new(known),
        })
    }

    fn mark(e: &dyn Embedder) -> Vec<u8> {
        blake3::hash(e.id().as_bytes()).as_bytes().to_vec()
    }

    /// Writes the file, whole or not at all.
    pub(super) fn save(&self) -> Result<(), Failure> {
        match &self.file {
            Some(file) => self.write(file).map_err(|e| unreadable(file, &e)),
            None => Ok(()),
        }
    }

    fn write(&self, file: &Path) -> std::io::Result<()> {
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        let whole = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        let mut out = BufWriter::new(whole);
        out.write_all(MAGIC)?;
        out.write_all(&Self::mark(&*self.inner))?;
        for (key, vector) in self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            out.write_all(key)?;
            for x in vector {
                out.write_all(&x.to_le_bytes())?;
            }
        }
        out.into_inner()?.persist(file)?;
        Ok(())
    }
}

impl Embedder for Kept {
    fn id(&self) -> &str {
        self.inner.id()
    }
    fn dim(&self) -> usize {
        self.inner.dim()
    }
    fn embed(&self, texts: &[&str], purpose: Purpose) -> engine::Result<Vec<Vec<f32>>> {
        let key = |t: &&str| *blake3::hash(format!("{purpose:?}\n{t}").as_bytes()).as_bytes();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<&str> = texts
            .iter()
            .filter(|t| !known.contains_key(&key(t)))
            .copied()
            .collect();
        if !new.is_empty() {
            for (text, vector) in new.iter().zip(self.inner.embed(&new, purpose)?) {
                known.insert(key(text), vector);
            }
        }
        Ok(texts
            .iter()
            .map(|t| known.get(&key(t)).cloned().unwrap_or_default())
            .collect())
    }
    fn read(&self, texts: &[&str], purpose: Purpose) -> Option<engine::Result<Vec<Reading>>> {
        self.inner.read(texts, purpose)
    }
    fn memory(&self) -> u64 {
        self.inner.memory()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(&'static str);

    impl Embedder for One {
        fn id(&self) -> &str {
            self.0
        }
        fn dim(&self) -> usize {
            1
        }
        fn embed(&self, texts: &[&str], _: Purpose) -> engine::Result<Vec<Vec<f32>>> {
            Ok(texts.iter().map(|t| vec![t.len() as f32]).collect())
        }
        fn memory(&self) -> u64 {
            0
        }
    }

    #[test]
    fn a_file_that_holds_something_else_is_never_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.md");
        std::fs::write(&file, "not vectors at all, but the only copy of a note").unwrap();
        assert!(Kept::open(Arc::new(One("a")), Some(file.clone())).is_err());
        assert!(
            std::fs::read_to_string(&file)
                .unwrap()
                .starts_with("not vectors")
        );
        assert!(Kept::open(Arc::new(One("a")), Some(dir.path().to_owned())).is_err());
    }

    #[test]
    fn vectors_come_back_of_the_same_embedder_and_are_begun_anew_for_another() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("vectors");
        let open = |id| Kept::open(Arc::new(One(id)), Some(file.clone())).unwrap();
        let count = |k: &Kept| k.known.lock().unwrap().len();
        let first = open("a");
        first.embed(&["een", "twee"], Purpose::Passage).unwrap();
        first.save().unwrap();
        assert_eq!(count(&open("a")), 2);
        let other = open("b");
        assert_eq!(count(&other), 0);
        other.save().unwrap();
        assert_eq!(count(&open("a")), 0);
        // As they were written before they had a beginning of their own.
        let old: Vec<u8> = Kept::mark(&One("a")).into_iter().chain([7; 36]).collect();
        std::fs::write(&file, old).unwrap();
        assert_eq!(count(&open("a")), 1);
    }
}
