//! Bringing files into the library.

use super::{Practice, Result, hold};
use crate::casebook::CaseId;
use crate::library::{Imported, Step};
use std::path::PathBuf;

impl Practice {
    /// Imports files and folders; those that cannot be read are named in the result and skipped. Full-text search has them on return,
    /// vectors follow in the background (or by [`Practice::embed_all`]).
    pub fn import(
        &self,
        paths: &[PathBuf],
        case: Option<CaseId>,
        progress: &mut dyn FnMut(Step<'_>),
    ) -> Result<Imported> {
        let imported = self.library().import(paths, case, progress)?;
        *hold(&self.inner.vectors) = self.library().progress()?;
        let subject = case.map_or("library".to_owned(), |c| format!("case:{c}"));
        self.vault().audit("import", &subject)?;
        Ok(imported)
    }
}
