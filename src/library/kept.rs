//! What is measured once for an embedder and kept with the vault as a setting, so that it need not be measured again at the next start: the crowd (`crowd`) and
//! the way between the languages (`bridge`). Called by `library`, which holds one keeper of each.

use crate::engine::{Embedder, Result};
use crate::vault::Vault;
use std::sync::{Arc, Mutex, PoisonError};

/// Something that is measured for an embedder. The default is what is known when it cannot be measured: nothing.
pub(super) trait Measured: Default {
    /// What it is kept under, before the embedder's id.
    const KEY: &'static str;

    /// Measures it: some seconds.
    fn measure(e: &dyn Embedder) -> Result<Self>;

    /// As kept with the vault.
    fn written(&self) -> String;

    /// Reads what was kept; none when it is not of this edition, or of vectors of another size.
    fn read(written: &str, size: usize) -> Option<Self>;
}

/// What was measured for the present embedder, with the embedder's id, once it was needed.
#[derive(Default)]
pub(super) struct Kept<T>(Mutex<Option<(String, Arc<T>)>>);

impl<T: Measured> Kept<T> {
    /// What was measured for an embedder, or is measured now. Search goes on without it when it cannot be measured.
    pub(super) fn of(&self, vault: &Vault, e: &dyn Embedder) -> Arc<T> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = slot.as_ref().filter(|(id, _)| id == e.id()) {
            return known.clone();
        }
        let key = format!("library.{}.{}", T::KEY, e.id());
        let kept = vault.setting(&key).ok().flatten();
        let measured = kept.and_then(|k| T::read(&k, e.dim())).or_else(|| {
            let measured = T::measure(e).ok()?;
            // A vault that cannot be written to just now is no reason not to search; it is measured again next time.
            let _ = vault.set_setting(&key, &measured.written());
            Some(measured)
        });
        let measured = Arc::new(measured.unwrap_or_default());
        *slot = Some((e.id().to_owned(), measured.clone()));
        measured
    }
}
