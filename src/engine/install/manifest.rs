//! `model.json`, which lies beside an installed model and says what it is. A folder without a readable one is
//! not a model.

use super::super::catalogue::Format;
use super::super::{CatalogueEntry, Error, OnProgress, Result};
use crate::locale::tf;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The file's name.
pub const NAME: &str = "model.json";

/// One file of an installed model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Its name in the folder.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 as installed (after conversion).
    pub sha256: String,
}

/// What lies in a model's folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// As in the catalogue.
    pub entry: CatalogueEntry,
    /// How it is stored.
    pub format: Format,
    /// Context in tokens; 0 = unknown.
    pub context: usize,
    /// Its files; the first is the model itself.
    pub files: Vec<StoredFile>,
    /// When it was put in place.
    pub made: String,
}

impl Manifest {
    /// Describes finished files, checksums included.
    pub fn new(
        entry: CatalogueEntry,
        format: Format,
        dir: &Path,
        names: &[String],
        context: usize,
        progress: OnProgress<'_>,
    ) -> Result<Self> {
        let files = names
            .iter()
            .map(|n| StoredFile::of(dir, n, progress))
            .collect::<Result<_>>()?;
        Ok(Self {
            entry,
            format,
            context,
            files,
            made: jiff::Timestamp::now().to_string(),
        })
    }

    /// Reads the one in a folder.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(NAME);
        let text = std::fs::read(&path).map_err(Error::io(&path))?;
        let this: Self = serde_json::from_slice(&text).map_err(|_| {
            Error::Damaged(tf(
                "engine-manifest",
                &[("file", path.display().to_string().into())],
            ))
        })?;
        // The names come from a file anyone may have edited; none may point outside the folder.
        if this.files.is_empty()
            || !this
                .files
                .iter()
                .all(|f| super::super::catalogue::is_id(&f.name))
        {
            return Err(Error::Damaged(tf(
                "engine-manifest-nonsense",
                &[("file", path.display().to_string().into())],
            )));
        }
        Ok(this)
    }

    /// Writes it into a folder.
    pub fn write(&self, dir: &Path) -> Result<()> {
        let path = dir.join(NAME);
        let text = serde_json::to_vec_pretty(self).map_err(|e| Error::Failed(e.to_string()))?;
        std::fs::write(&path, text).map_err(Error::io(path))
    }

    /// Whether every file is there at its full length.
    pub fn complete(&self, dir: &Path) -> bool {
        self.files
            .iter()
            .all(|f| std::fs::metadata(dir.join(&f.name)).is_ok_and(|m| m.len() == f.bytes))
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|f| f.bytes).sum()
    }

    /// Path of the model itself.
    pub fn main_file(&self, dir: &Path) -> PathBuf {
        dir.join(self.files.first().map_or("", |f| f.name.as_str()))
    }
}
