//! The arm of vectors: an exact scan over all of them, eight bits a component, in memory. The query is quantised too for the scan, and the best
//! are scored again with its full precision.

use super::question::{Lang, Put, Question};
use crate::casebook::{ChunkId, SourceId};
use crate::vault::VectorRow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;

/// How many of the scan's best are scored again.
const RESCORED: usize = 4;
/// Vectors that one thread scans in less time than it takes to start another (some milliseconds).
const ALONE: usize = 50_000;
/// Threads of a scan at most: memory is the limit, not arithmetic.
const THREADS: usize = 4;
/// A language with few passages has no mean worth the name: so many of the mean of all are mixed in.
const MIXED_IN: f32 = 5.0;
/// Passages on either side that say what a passage is about.
const BESIDE: i64 = 4;

/// One vector's row, beside its components.
#[derive(Clone, Copy, Debug)]
struct Row {
    chunk: ChunkId,
    source: SourceId,
    case: i64,
    scale: f32,
    lang: Lang,
}

/// Sums of the vectors of one language, from which their mean comes.
#[derive(Clone, Debug, Default)]
struct Sum {
    count: usize,
    vector: Vec<f64>,
}

/// A vector found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    pub chunk: ChunkId,
    /// Cosine with the query.
    pub cosine: f32,
    /// Product with the question as it is put to its language, less the mean of that language.
    pub near: f32,
    /// Its language.
    pub lang: Lang,
}

/// Every vector of one embedder.
#[derive(Default)]
pub(super) struct Dense {
    dim: usize,
    rows: Vec<Row>,
    components: Vec<i8>,
    at: HashMap<ChunkId, usize>,
    sums: [Sum; Lang::ALL],
}

/// A float order for the heap; no vector of ours is NaN, and one that were would lose.
#[derive(PartialEq)]
struct Score(f32);
impl Eq for Score {}
impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Components as bytes and the scale that gives them back.
pub(super) fn quantise(v: &[f32]) -> (f32, Vec<i8>) {
    let most = v.iter().fold(0f32, |m, x| m.max(x.abs()));
    if most == 0.0 {
        return (0.0, vec![0; v.len()]);
    }
    #[allow(clippy::cast_possible_truncation)] // within ±127 by construction
    let q = v.iter().map(|x| (x / most * 127.0).round() as i8).collect();
    (most / 127.0, q)
}

/// The product of two byte vectors. 384 components of ±127 fit an i32 a hundred times over.
fn dot(a: &[i8], b: &[i8]) -> i32 {
    a.iter()
        .zip(b)
        .map(|(x, y)| i32::from(*x) * i32::from(*y))
        .sum()
}

/// A question as it is put to one language, quantised.
struct Quick {
    scale: f32,
    q: Vec<i8>,
    bias: f32,
}

fn exact(query: &[f32], row: &[i8]) -> f32 {
    query.iter().zip(row).map(|(x, y)| x * f32::from(*y)).sum()
}

impl Dense {
    /// One with room for so many, so that they are never in memory twice.
    pub(super) fn with_room(vectors: usize, dim: usize) -> Self {
        Self {
            rows: Vec::with_capacity(vectors),
            components: Vec::with_capacity(vectors * dim),
            at: HashMap::with_capacity(vectors),
            ..Self::default()
        }
    }

    /// Adds a row of the vault.
    pub(super) fn read(&mut self, r: &VectorRow) {
        let case = r.case_id.map_or(0, |c| c.0);
        self.add(
            r.chunk_id,
            r.source_id,
            case,
            r.scale,
            Lang::of(&r.lang),
            &r.q,
        );
    }

    /// How many there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a vector, or replaces a chunk's.
    pub(super) fn add(
        &mut self,
        chunk: ChunkId,
        source: SourceId,
        case: i64,
        scale: f32,
        lang: Lang,
        q: &[i8],
    ) {
        if self.rows.is_empty() {
            self.dim = q.len();
        }
        if q.len() != self.dim || self.dim == 0 {
            return;
        }
        self.remove(chunk);
        self.at.insert(chunk, self.rows.len());
        self.rows.push(Row {
            chunk,
            source,
            case,
            scale,
            lang,
        });
        self.components.extend_from_slice(q);
        self.count(lang, scale, q, 1.0);
    }

    /// Puts a vector in the mean of its language (`sign` 1) or takes it out (-1).
    fn count(&mut self, lang: Lang, scale: f32, q: &[i8], sign: f64) {
        let Some(sum) = self.sums.get_mut(lang as usize) else {
            return;
        };
        sum.vector.resize(q.len(), 0.0);
        for (s, x) in sum.vector.iter_mut().zip(q) {
            *s += sign * f64::from(*x) * f64::from(scale);
        }
        sum.count = if sign > 0.0 {
            sum.count + 1
        } else {
            sum.count.saturating_sub(1)
        };
    }

    /// A question for these vectors.
    pub(super) fn question(&self, put: Put) -> Question {
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let mut sums = self.sums.each_ref().map(|s| (0f32, s.count as f32));
        for ((sum, of), put) in sums.iter_mut().zip(&self.sums).zip(&put.to) {
            let product: f64 = of
                .vector
                .iter()
                .zip(put)
                .map(|(a, b)| a * f64::from(*b))
                .sum();
            #[allow(clippy::cast_possible_truncation)]
            let product = product as f32;
            sum.0 = product;
        }
        let all: f32 = sums.iter().map(|s| s.1).sum();
        let mean = sums.iter().map(|s| s.0).sum::<f32>() / all.max(1.0);
        Question {
            put,
            bias: sums.map(|(product, n)| (product + MIXED_IN * mean) / (n + MIXED_IN)),
        }
    }

    /// Takes a chunk's vector out: the last row takes its place.
    pub(super) fn remove(&mut self, chunk: ChunkId) {
        let Some(i) = self.at.remove(&chunk) else {
            return;
        };
        let gone = self.rows.swap_remove(i);
        let place = i * self.dim..(i + 1) * self.dim;
        let q = self.components.get(place).unwrap_or_default().to_vec();
        self.count(gone.lang, gone.scale, &q, -1.0);
        let last = self.rows.len() * self.dim;
        self.components.copy_within(last.., i * self.dim);
        self.components.truncate(last);
        if let Some(moved) = self.rows.get(i) {
            self.at.insert(moved.chunk, i);
        }
    }

    fn row(&self, i: usize) -> &[i8] {
        self.components
            .get(i * self.dim..(i + 1) * self.dim)
            .unwrap_or_default()
    }

    /// A chunk's vector.
    pub(super) fn vector(&self, chunk: ChunkId) -> Option<Vec<f32>> {
        let i = *self.at.get(&chunk)?;
        let scale = self.rows.get(i)?.scale;
        Some(self.row(i).iter().map(|x| f32::from(*x) * scale).collect())
    }

    /// How near a chunk lies to a question.
    pub(super) fn near(&self, question: &Question, chunk: ChunkId) -> Option<Near> {
        let i = *self.at.get(&chunk)?;
        let row = self.rows.get(i)?;
        let there = self.row(i);
        Some(Near {
            chunk,
            cosine: exact(&question.put.plain, there) * row.scale,
            near: exact(question.to(row.lang), there) * row.scale - question.bias(row.lang),
            lang: row.lang,
        })
    }

    /// How near a chunk and the passages beside it in its source lie, on the mean. Passages of a source are numbered in order, and a source is of one case,
    /// so nothing of another is seen.
    pub(super) fn around(&self, question: &Question, chunk: ChunkId) -> Option<f32> {
        let source = self.source(chunk)?;
        let (mut sum, mut count) = (0f32, 0f32);
        for step in -BESIDE..=BESIDE {
            let beside = ChunkId(chunk.0.saturating_add(step));
            if self.source(beside) == Some(source)
                && let Some(near) = self.near(question, beside)
            {
                sum += near.near;
                count += 1.0;
            }
        }
        (count > 0.0).then(|| sum / count)
    }

    /// The source of a chunk.
    pub(super) fn source(&self, chunk: ChunkId) -> Option<SourceId> {
        self.rows.get(*self.at.get(&chunk)?).map(|r| r.source)
    }

    /// Whether anything is written in a language.
    pub(super) fn holds(&self, lang: Lang) -> bool {
        self.sums.get(lang as usize).is_some_and(|s| s.count > 0)
    }

    /// The share of the passages of the allowed cases that is in a language.
    pub(super) fn share(&self, lang: Lang, allowed: &dyn Fn(i64) -> bool) -> f32 {
        let (mut of, mut all) = (0usize, 0usize);
        for row in self.rows.iter().filter(|r| allowed(r.case)) {
            all += 1;
            of += usize::from(row.lang == lang);
        }
        #[allow(clippy::cast_precision_loss)] // a share
        let share = of as f32 / all.max(1) as f32;
        share
    }

    /// The best chunks among the allowed cases for a question.
    pub(super) fn search(
        &self,
        question: &Question,
        allowed: &(dyn Fn(i64) -> bool + Sync),
        limit: usize,
    ) -> Vec<Near> {
        if question.put.to.iter().any(|q| q.len() != self.dim) || limit == 0 {
            return Vec::new();
        }
        let quick = Lang::EACH.map(|lang| {
            let (scale, q) = quantise(question.to(lang));
            let bias = question.bias(lang);
            Quick { scale, q, bias }
        });
        let keep = limit * RESCORED;
        let threads = match self.rows.len() {
            0..ALONE => 1,
            _ => num_cpus::get().clamp(1, THREADS),
        };
        let share = self.rows.len().div_ceil(threads).max(1);
        let mut best: Vec<(f32, usize)> = if threads == 1 {
            self.scan(&quick, 0..self.rows.len(), allowed, keep)
        } else {
            // A share that could not be scanned would be silence about a part of the library, so a thread that fails takes the search with it.
            std::thread::scope(|s| {
                let quick = &quick;
                let scans: Vec<_> = (0..threads)
                    .map(|t| {
                        let range = t * share..((t + 1) * share).min(self.rows.len());
                        s.spawn(move || self.scan(quick, range, allowed, keep))
                    })
                    .collect();
                scans
                    .into_iter()
                    .flat_map(|scan| scan.join().unwrap_or_else(|p| std::panic::resume_unwind(p)))
                    .collect()
            })
        };
        best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(keep);
        let mut out: Vec<Near> = best
            .into_iter()
            .filter_map(|(_, i)| self.near(question, self.rows.get(i)?.chunk))
            .collect();
        out.sort_by(|a, b| b.near.total_cmp(&a.near).then(a.chunk.cmp(&b.chunk)));
        out.truncate(limit);
        out
    }

    /// The best rows of a range by their quantised products.
    fn scan(
        &self,
        quick: &[Quick; Lang::ALL],
        range: Range<usize>,
        allowed: &(dyn Fn(i64) -> bool + Sync),
        keep: usize,
    ) -> Vec<(f32, usize)> {
        let mut best: BinaryHeap<Reverse<(Score, usize)>> = BinaryHeap::with_capacity(keep + 1);
        let rows = self.rows.get(range.clone()).unwrap_or_default();
        let bytes = range.start * self.dim..range.end * self.dim;
        let components = self.components.get(bytes).unwrap_or_default();
        // Rows of a case lie together, so the question is seldom asked anew.
        let (mut case, mut inside) = (0, allowed(0));
        for ((i, row), components) in range.zip(rows).zip(components.chunks_exact(self.dim)) {
            if row.case != case {
                (case, inside) = (row.case, allowed(row.case));
            }
            if !inside {
                continue;
            }
            let Some(of) = quick.get(row.lang as usize) else {
                continue;
            };
            #[allow(clippy::cast_precision_loss)] // far below 2^24 in effect: a rank, not a figure
            let product = dot(&of.q, components) as f32;
            let score = product * row.scale * of.scale - of.bias;
            if best.len() < keep {
                best.push(Reverse((Score(score), i)));
            } else if best
                .peek()
                .is_some_and(|Reverse((least, _))| score > least.0)
            {
                best.pop();
                best.push(Reverse((Score(score), i)));
            }
        }
        best.into_iter().map(|Reverse((s, i))| (s.0, i)).collect()
    }

    /// Drops every chunk of a source.
    pub(super) fn remove_source(&mut self, source: SourceId) {
        let gone: Vec<ChunkId> = self
            .rows
            .iter()
            .filter(|r| r.source == source)
            .map(|r| r.chunk)
            .collect();
        for chunk in gone {
            self.remove(chunk);
        }
    }
}

#[cfg(test)]
#[path = "dense_tests.rs"]
mod tests;
