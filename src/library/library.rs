//! The room's door: the index, the vectors and the embedder over one vault, kept in step with it. `searching` searches them.

use super::Result;
use super::bridge::Bridge;
use super::crowd::Crowd;
use super::dense::{Dense, quantise};
use super::kept::Kept;
use super::late::Worded;
use super::lexical::{Entry, Lexical};
use super::question::Lang;
use super::recent::Recent;
use crate::casebook::{ChunkId, SourceId};
use crate::engine::{Embedder, Purpose};
use crate::vault::Vault;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// Chunks without a vector that a search embeds itself: some tenths of a second.
const AT_ONCE: u64 = 4;
/// Chunks taken into the index at a time: bounds memory.
const INDEX_BATCH: usize = 4_000;

/// Search over one vault.
pub struct Library {
    vault: Arc<Vault>,
    pub(super) lexical: Lexical,
    embedder: RwLock<Option<Arc<dyn Embedder>>>,
    /// The vectors of the present embedder, once they were needed.
    dense: Mutex<Option<Dense>>,
    pub(super) bridges: Kept<Bridge>,
    pub(super) crowds: Kept<Crowd>,
    pub(super) recent: Recent,
    pub(super) recent_words: Recent<Option<Worded>>,
    /// Every chunk has a vector of the present embedder; asked of the vault only while it is not so, since counting them takes longer than searching.
    complete: AtomicBool,
}

impl Library {
    /// Opens the index inside the vault and catches up with what is not in it yet. A damaged index is only an index: it is built anew.
    pub fn open(vault: Arc<Vault>) -> Result<Self> {
        let (lexical, anew) = Lexical::open(vault.directory())?;
        if anew {
            vault.index_everything_again()?;
        }
        let library = Self {
            vault,
            lexical,
            embedder: RwLock::new(None),
            dense: Mutex::new(None),
            bridges: Kept::default(),
            crowds: Kept::default(),
            recent: Recent::default(),
            recent_words: Recent::default(),
            complete: AtomicBool::new(false),
        };
        // A crash between saving a note and indexing it leaves it on this list.
        let notes = library.vault.notes_to_index()?;
        if !notes.is_empty() {
            library.index_notes(&notes)?;
        }
        library.catch_up()?;
        Ok(library)
    }

    pub(super) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Gives it an embedder (or takes it away); until then search is lexical.
    pub fn set_embedder(&self, e: Option<Arc<dyn Embedder>>) {
        *self
            .embedder
            .write()
            .unwrap_or_else(PoisonError::into_inner) = e;
        *self.dense() = None;
        self.complete.store(false, Ordering::Release);
    }

    pub(super) fn embedder(&self) -> Option<Arc<dyn Embedder>> {
        self.embedder
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn dense(&self) -> MutexGuard<'_, Option<Dense>> {
        self.dense.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Brings the index in step with the vault's lists of work. Done after every change and at the start, so a crash costs nothing.
    pub(super) fn catch_up(&self) -> Result<()> {
        let remove = self.vault.chunks_to_unindex()?;
        if !remove.is_empty() {
            self.lexical.change(&[], &remove)?;
            self.vault.forget_unindexed(&remove)?;
        }
        loop {
            let batch = self.vault.chunks_unindexed(INDEX_BATCH)?;
            if batch.is_empty() {
                return Ok(());
            }
            let mut titles: HashMap<SourceId, String> = HashMap::new();
            let mut entries = Vec::with_capacity(batch.len());
            for (chunk, case, _, text) in &batch {
                let title = match titles.entry(chunk.source_id) {
                    Slot::Occupied(there) => there.into_mut(),
                    Slot::Vacant(new) => new.insert(self.vault.source(chunk.source_id)?.title),
                };
                let head = format!("{title} {}", chunk.heading.join(" "));
                entries.push(Entry {
                    chunk: chunk.id,
                    case: case.map_or(0, |c| c.0),
                    head,
                    body: text.reveal(),
                });
            }
            self.lexical.change(&entries, &[])?;
            let ids: Vec<ChunkId> = batch.iter().map(|(c, ..)| c.id).collect();
            self.vault.mark_indexed(&ids)?;
        }
    }

    /// A source changed: its vectors in memory are of its old text, and its new text has none.
    pub(super) fn forget_vectors(&self, source: SourceId) {
        self.complete.store(false, Ordering::Release);
        self.recent.forget();
        self.recent_words.forget();
        if let Some(dense) = self.dense().as_mut() {
            dense.remove_source(source);
        }
    }

    /// After an erasure in the vault: drops the passages that went from the index, writes the index anew without them, and forgets the
    /// vectors in memory.
    pub fn forget_erased(&self) -> Result<()> {
        self.catch_up()?;
        self.lexical.purge()?;
        *self.dense() = None;
        self.recent.forget();
        self.recent_words.forget();
        Ok(())
    }

    /// Sources went to another case: their passages are found there from now on, and nowhere else.
    pub fn moved(&self) -> Result<()> {
        // In memory each vector has its case beside it.
        *self.dense() = None;
        self.catch_up()
    }

    /// Takes a source out of the library.
    pub fn remove(&self, id: SourceId) -> Result<()> {
        self.vault.remove_source(id)?;
        self.forget_vectors(id);
        self.catch_up()
    }

    /// Embeds up to `limit` chunks that have no vector; returns how many are left. Each call is stored, so a restart goes on where this stopped.
    pub fn embed_pending(&self, limit: usize) -> Result<u64> {
        let Some(embedder) = self.embedder() else {
            return Ok(0);
        };
        let batch = self.vault.chunks_without_vector(embedder.id(), limit)?;
        if batch.is_empty() {
            return Ok(0);
        }
        let mut texts = Vec::with_capacity(batch.len());
        for (id, heading, text) in &batch {
            // What a passage is about often stands above it only.
            let title = self
                .vault
                .chunk(*id)
                .and_then(|c| self.vault.source(c.source_id))
                .map(|s| s.title)
                .unwrap_or_default();
            let mut above: Vec<&str> = heading.iter().map(String::as_str).collect();
            if above.first() != Some(&title.as_str()) {
                above.insert(0, &title);
            }
            texts.push(format!("{}\n{}", above.join(" › "), text.reveal()));
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let vectors = embedder.embed(&texts, Purpose::Passage)?;
        let rows: Vec<_> = batch
            .iter()
            .zip(&vectors)
            .map(|((id, ..), v)| {
                let (scale, q) = quantise(v);
                (*id, scale, q)
            })
            .collect();
        self.vault.put_vectors(embedder.id(), &rows)?;
        if let Some(dense) = self.dense().as_mut() {
            for (id, scale, q) in &rows {
                // A chunk that went meanwhile is no loss.
                if let Ok(chunk) = self.vault.chunk(*id)
                    && let Ok(source) = self.vault.source(chunk.source_id)
                {
                    let case = source.case_id.map_or(0, |c| c.0);
                    dense.add(*id, source.id, case, *scale, Lang::of(&chunk.lang), q);
                }
            }
        }
        let (done, all) = self.vault.vector_progress(embedder.id())?;
        if done >= all {
            // Now, so that no question waits for it.
            self.bridges.of(&self.vault, &*embedder);
            self.crowds.of(&self.vault, &*embedder);
        }
        Ok(all.saturating_sub(done))
    }

    /// (chunks with a vector, all chunks) for the present embedder.
    pub fn progress(&self) -> Result<(u64, u64)> {
        let id = self
            .embedder()
            .map(|e| e.id().to_owned())
            .unwrap_or_default();
        Ok(self.vault.vector_progress(&id)?)
    }

    /// Whether so many chunks have a vector that the few without are found by their words alone: a note that was just saved takes the vectors from no
    /// other. Those few are embedded first when that takes no time.
    pub(super) fn nearly_complete(&self, embedder: &str) -> Result<bool> {
        if self.complete.load(Ordering::Acquire) {
            return Ok(true);
        }
        let (mut done, all) = self.vault.vector_progress(embedder)?;
        if done > 0 && (1..=AT_ONCE).contains(&all.saturating_sub(done)) {
            self.embed_pending(usize::try_from(AT_ONCE).unwrap_or(1))?;
            done = self.vault.vector_progress(embedder)?.0;
        }
        let missing = all.saturating_sub(done);
        self.complete
            .store(all > 0 && missing == 0, Ordering::Release);
        Ok(done > 0 && missing <= (all / 10).max(AT_ONCE))
    }
}
