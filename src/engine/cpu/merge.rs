//! Byte-pair merging: neighbours are joined, the best pair first. `vocabulary` calls it for both kinds of
//! vocabularies; they differ only in what makes a pair good.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A pair that could be joined.
struct Pair {
    /// Lower is better.
    rank: f32,
    left: usize,
    right: usize,
    /// What the two were when this was noted; if they are not any more, it is out of date.
    ids: (u32, u32),
    joined: u32,
}

impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Pair {}
impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Pair {
    /// The best pair is the greatest; of equals the leftmost.
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = other.rank.total_cmp(&self.rank);
        rank.then(other.left.cmp(&self.left))
    }
}

const NONE: usize = usize::MAX;

/// Joins until nothing can be joined; `look` gives the rank of a pair and what it becomes. In time n log n.
pub fn merge(ids: &[u32], look: &dyn Fn(u32, u32) -> Option<(f32, u32)>) -> Vec<u32> {
    // A linked list: number, the one before, the one after. A joined one leaves an empty place.
    let n = ids.len();
    let mut list: Vec<(Option<u32>, usize, usize)> = (0..n)
        .map(|i| {
            let next = if i + 1 < n { i + 1 } else { NONE };
            (ids.get(i).copied(), i.wrapping_sub(1), next)
        })
        .collect();
    let mut heap = BinaryHeap::new();
    let note = |list: &[(Option<u32>, usize, usize)],
                heap: &mut BinaryHeap<Pair>,
                left: usize,
                right: usize| {
        let at = |i: usize| list.get(i).and_then(|place| place.0);
        let (Some(a), Some(b)) = (at(left), at(right)) else {
            return;
        };
        if let Some((rank, joined)) = look(a, b) {
            heap.push(Pair {
                rank,
                left,
                right,
                ids: (a, b),
                joined,
            });
        }
    };
    for right in 1..n {
        note(&list, &mut heap, right - 1, right);
    }
    while let Some(pair) = heap.pop() {
        let get = |i: usize| list.get(i).copied().unwrap_or((None, NONE, NONE));
        let (left, right) = (get(pair.left), get(pair.right));
        if left.0 != Some(pair.ids.0) || right.0 != Some(pair.ids.1) || left.2 != pair.right {
            continue;
        }
        if let Some(place) = list.get_mut(pair.left) {
            *place = (Some(pair.joined), left.1, right.2);
        }
        if let Some(place) = list.get_mut(pair.right) {
            place.0 = None;
        }
        if let Some(after) = list.get_mut(right.2) {
            after.1 = pair.left;
        }
        note(&list, &mut heap, left.1, pair.left);
        note(&list, &mut heap, pair.left, right.2);
    }
    list.into_iter().filter_map(|(id, ..)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers below 50 merge when they are neighbours in value; what comes first in the table is better.
    fn look(a: u32, b: u32) -> Option<(f32, u32)> {
        (b == a + 1 && b < 50).then_some(((a * 7 % 11) as f32, a * 2 + 100))
    }

    fn slowly(ids: &[u32]) -> Vec<u32> {
        let mut ids = ids.to_vec();
        loop {
            let best = ids
                .windows(2)
                .enumerate()
                .filter_map(|(i, w)| look(w[0], w[1]).map(|(r, to)| (r, i, to)))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let Some((_, i, to)) = best else { return ids };
            ids.splice(i..i + 2, [to]);
        }
    }

    proptest! {
        #[test]
        fn the_heap_joins_what_a_slow_search_joins(ids in proptest::collection::vec(0u32..12, 0..60)) {
            prop_assert_eq!(merge(&ids, &look), slowly(&ids));
        }
    }
}
