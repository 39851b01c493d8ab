//! An embedder that keeps its vectors in a file, so that measuring a set a second time is quick. Called by `eval_retrieval`; nothing of a vault passes here.

use crate::engine::{self, Embedder, Purpose};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// An embedder that remembers, in a file of (blake3 of purpose and text, vector) if it is given one.
pub(super) struct Kept {
    inner: Arc<dyn Embedder>,
    file: Option<PathBuf>,
    known: Mutex<HashMap<[u8; 32], Vec<f32>>>,
}

impl Kept {
    /// Reads what the file holds; a file of another embedder is begun anew.
    pub(super) fn open(inner: Arc<dyn Embedder>, file: Option<PathBuf>) -> std::io::Result<Self> {
        let mut known = HashMap::new();
        let mut bytes = Vec::new();
        if let Some(f) = file.as_ref().filter(|f| f.is_file()) {
            File::open(f)?.read_to_end(&mut bytes)?;
        }
        let row = 32 + inner.dim() * 4;
        if let Some(rest) = bytes.strip_prefix(Self::mark(&*inner).as_slice()) {
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

    /// Writes the file.
    pub(super) fn save(&self) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let mut out = BufWriter::new(File::create(file)?);
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
        out.flush()
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
    fn memory(&self) -> u64 {
        self.inner.memory()
    }
}
