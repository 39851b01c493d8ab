//! The room's door: the index, the vectors and the embedder over one vault, and searching them.

use super::bridge::Bridge;
use super::crowd::Crowd;
use super::dense::{Dense, quantise};
use super::fuse::fuse;
use super::kept::Kept;
use super::lexical::{Entry, Lexical, Words};
use super::listing::{NAMED, aside};
use super::question::Lang;
use super::relevance::{Known, judged};
use super::terms::content;
use super::{Features, Found, Hit, Mode, Result, Scope};
use crate::casebook::{CaseId, CaseStatus, ChunkId, SourceId};
use crate::engine::{Embedder, Purpose};
use crate::vault::{CaseFilter, Vault};
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Instant;

/// Chunks without a vector that a search embeds itself: some tenths of a second.
const AT_ONCE: u64 = 4;
/// Candidates each arm brings forward.
const CANDIDATES: usize = 60;
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
        Ok(())
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
    fn nearly_complete(&self, embedder: &str) -> Result<bool> {
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

    /// The cases a scope allows; 0 stands for the materials.
    fn allowed(&self, scope: Scope) -> Result<Vec<i64>> {
        let mut out = vec![0];
        if let Some(id) = scope.case {
            let archived = self.vault.case(id)?.case.status == CaseStatus::Archived;
            if scope.archived || !archived {
                out.push(id.0);
            }
        } else if scope.everything {
            let filter = CaseFilter {
                archived: scope.archived,
                client: None,
            };
            out.extend(self.vault.cases(&filter)?.iter().map(|c| c.case.id.0));
        }
        out.sort_unstable();
        Ok(out)
    }

    /// Searches within a scope. `Fused` and `Dense` become `Lexical` while vectors are missing, and say so.
    pub fn search(&self, query: &str, scope: Scope, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &self.allowed(scope)?, limit, mode, &[])
    }

    /// The same with passages of what is no source of the library, such as a goal, weighed by their words; whether they belong to the scope is for the caller
    /// to say.
    pub fn search_beside(
        &self,
        query: &str,
        scope: Scope,
        limit: usize,
        mode: Mode,
        beside: &[Hit],
    ) -> Result<Found> {
        self.search_in(query, &self.allowed(scope)?, limit, mode, beside)
    }

    /// Searches what belongs to one case and nothing else, archived or not.
    pub fn search_own(&self, query: &str, case: CaseId, limit: usize, mode: Mode) -> Result<Found> {
        self.search_in(query, &[case.0], limit, mode, &[])
    }

    fn search_in(
        &self,
        query: &str,
        allowed: &[i64],
        limit: usize,
        mode: Mode,
        beside: &[Hit],
    ) -> Result<Found> {
        let from = Instant::now();
        if !query.chars().any(char::is_alphanumeric) {
            return Ok(Found {
                took_ms: 0.0,
                mode,
                relevant: false,
                certain: false,
                hits: Vec::new(),
            });
        }
        let embedder = if mode == Mode::Lexical {
            None
        } else {
            self.embedder()
        };
        let ready = match &embedder {
            Some(e) => self.nearly_complete(e.id())?,
            None => false,
        };
        let mode = if ready { mode } else { Mode::Lexical };
        let wanted = CANDIDATES.max(limit * 2);
        let words = if mode == Mode::Dense {
            Words::default()
        } else {
            self.lexical.search(query, allowed, wanted)?
        };
        let query = &*self.whole_words(query, allowed, &words)?;
        let mut features = match embedder.filter(|_| mode != Mode::Lexical) {
            Some(e) => self.with_vectors(&*e, query, allowed, &words, wanted)?,
            None => words
                .hits
                .iter()
                .map(|(chunk, s)| Features {
                    chunk: *chunk,
                    lexical: Some(*s),
                    ideal: words.ideal,
                    held: 0.0,
                    dense: None,
                    apart: None,
                    near: None,
                    around: None,
                    source: None,
                    across: false,
                })
                .collect(),
        };
        // Small words alone ask for nothing.
        let asks = !content(query).is_empty();
        let judged = judged(&features, Known::of(&words));
        let mut named = false;
        if mode != Mode::Dense {
            let told = aside(query, beside);
            named = told.iter().any(|f| f.share() >= NAMED);
            features.extend(told);
        }
        let candidates = fuse(&features, mode);
        let hits = self.hits(candidates, limit, beside)?;
        Ok(Found {
            took_ms: (from.elapsed().as_secs_f64() * 1e5).round() / 100.0,
            mode,
            relevant: asks && (judged.relevant || named),
            certain: asks && judged.certain,
            hits,
        })
    }

    /// Every candidate of both arms with its source's path and all that fusion would know of it, and what the words found; for measuring.
    pub(super) fn observe(
        &self,
        query: &str,
        scope: Scope,
    ) -> Result<(Vec<(String, Features)>, Words)> {
        let allowed = self.allowed(scope)?;
        let words = self.lexical.search(query, &allowed, CANDIDATES)?;
        let features = match self.embedder() {
            Some(e) => self.with_vectors(&*e, query, &allowed, &words, CANDIDATES)?,
            None => Vec::new(),
        };
        let mut out = Vec::with_capacity(features.len());
        for f in features {
            let source = self.vault.source(self.vault.chunk(f.chunk)?.source_id)?;
            out.push((source.path, f));
        }
        Ok((out, words))
    }
}
