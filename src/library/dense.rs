//! The arm of vectors: an exact scan over all of them, eight bits a component, in memory. The query is quantised too for the scan, and the best
//! are scored again with its full precision.

use crate::casebook::{ChunkId, SourceId};
use crate::vault::VectorRow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// How many of the scan's best are scored again.
const RESCORED: usize = 4;

/// One vector's row, beside its components.
#[derive(Clone, Copy, Debug)]
struct Row {
    chunk: ChunkId,
    source: SourceId,
    case: i64,
    scale: f32,
}

/// Every vector of one embedder.
#[derive(Default)]
pub(super) struct Dense {
    dim: usize,
    rows: Vec<Row>,
    components: Vec<i8>,
    at: HashMap<ChunkId, usize>,
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

fn exact(query: &[f32], row: &[i8]) -> f32 {
    query.iter().zip(row).map(|(x, y)| x * f32::from(*y)).sum()
}

impl Dense {
    /// From the vault's rows.
    pub(super) fn load(rows: &[VectorRow]) -> Self {
        let mut out = Self::default();
        for r in rows {
            out.add(
                r.chunk_id,
                r.source_id,
                r.case_id.map_or(0, |c| c.0),
                r.scale,
                &r.q,
            );
        }
        out
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
        });
        self.components.extend_from_slice(q);
    }

    /// Takes a chunk's vector out: the last row takes its place.
    pub(super) fn remove(&mut self, chunk: ChunkId) {
        let Some(i) = self.at.remove(&chunk) else {
            return;
        };
        self.rows.swap_remove(i);
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

    /// The cosine of a unit query and a chunk's vector.
    pub(super) fn cosine(&self, query: &[f32], chunk: ChunkId) -> Option<f32> {
        let i = *self.at.get(&chunk)?;
        Some(exact(query, self.row(i)) * self.rows.get(i)?.scale)
    }

    /// The best chunks among the allowed cases for a unit query, with their cosines.
    pub(super) fn search(
        &self,
        query: &[f32],
        allowed: &dyn Fn(i64) -> bool,
        limit: usize,
    ) -> Vec<(ChunkId, f32)> {
        if query.len() != self.dim || limit == 0 {
            return Vec::new();
        }
        let (_, q) = quantise(query);
        let keep = limit * RESCORED;
        let mut best: BinaryHeap<Reverse<(Score, usize)>> = BinaryHeap::with_capacity(keep + 1);
        for (i, (row, components)) in self
            .rows
            .iter()
            .zip(self.components.chunks_exact(self.dim))
            .enumerate()
        {
            if !allowed(row.case) {
                continue;
            }
            #[allow(clippy::cast_precision_loss)] // far below 2^24 in effect: a rank, not a figure
            let score = dot(&q, components) as f32 * row.scale;
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
        let mut out: Vec<(ChunkId, f32)> = best
            .into_iter()
            .filter_map(|Reverse((_, i))| {
                self.rows
                    .get(i)
                    .map(|r| (r.chunk, exact(query, self.row(i)) * r.scale))
            })
            .collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        out.truncate(limit);
        out
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_scan_agrees_with_sorting_everything_after_any_adds_and_removes(
            vectors in prop::collection::vec((0i64..40, prop::collection::vec(-1f32..1.0, 16), 0i64..3), 1..60),
            removed in prop::collection::vec(0i64..40, 0..20),
            query in prop::collection::vec(-1f32..1.0, 16),
        ) {
            let mut d = Dense::default();
            let mut truth: HashMap<i64, (Vec<f32>, i64)> = HashMap::new();
            for (id, v, case) in vectors {
                let (scale, q) = quantise(&v);
                d.add(ChunkId(id), SourceId(1), case, scale, &q);
                truth.insert(id, (q.iter().map(|x| f32::from(*x) * scale).collect(), case));
            }
            for id in removed {
                d.remove(ChunkId(id));
                truth.remove(&id);
            }
            prop_assert_eq!(d.len(), truth.len());
            let found = d.search(&query, &|c| c != 2, 40);
            let mut expected: Vec<f32> = truth.values().filter(|(_, c)| *c != 2)
                .map(|(v, _)| v.iter().zip(&query).map(|(a, b)| a * b).sum()).collect();
            expected.sort_by(|a, b| b.total_cmp(a));
            prop_assert_eq!(found.len(), expected.len());
            for ((_, a), b) in found.iter().zip(expected) {
                prop_assert!((a - b).abs() < 1e-3);
            }
        }
    }
}
