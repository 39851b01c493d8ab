//! The clause that a word stands in, for what somebody did: where it begins and ends, who its verb is said of. `deed`, `feats`, `ordeal`
//! and `exploit` ask.

use super::super::super::lexicon::flag::*;
use super::super::super::token::{Shape, Tokens};
use super::super::among;
use super::{extent, phrase};

/// The last token of the clause that `i` stands in.
pub(super) fn end(t: &Tokens<'_>, i: usize) -> usize {
    let mut k = i;
    while k < i + 14
        && t.get(k + 1)
            .is_some_and(|x| x.shape != Shape::Mark || t.raw(k + 1) == "'")
        && !t.broken(k + 1)
        && !extent::conjunction(t.low(k + 1))
    {
        k += 1;
    }
    k
}

/// Where the clause begins that `i` stands in, at most so many tokens back.
pub(super) fn begin(t: &Tokens<'_>, i: usize, reach: usize) -> usize {
    let mut k = i;
    while k > 0
        && i - k < reach
        && !t.broken(k)
        && t[k - 1].shape != Shape::Mark
        && !extent::conjunction(t.low(k - 1))
    {
        k -= 1;
    }
    k
}

/// Whether a person stands before the verb at `v`, or at once behind it.
pub(super) fn whose(t: &Tokens<'_>, v: usize) -> bool {
    let behind = among!(t.low(v + 1), "hij ze zij ik he she")
        || t.flags(v + 1) & FIRST != 0 && !t.broken(v + 1);
    let anybody = v > 0
        && among!(
            t.low(v - 1),
            "je men you people mensen we wij niemand nobody to te they"
        );
    let before = (v.saturating_sub(3)..v)
        .rev()
        .take_while(|k| !t.broken(k + 1))
        .any(|k| phrase::somebody(t, k) || among!(t.low(k), "heeft had have has zou ooit once"));
    !anybody && (behind || before || v == 0 || t.broken(v) || !t[v - 1].is_word())
}

/// The verb of a list among the tokens from `from` to `to`, the last of them.
pub(super) fn verb(
    t: &Tokens<'_>,
    from: usize,
    to: usize,
    is: impl Fn(&str) -> bool,
) -> Option<usize> {
    (from..to).rev().find(|k| is(t.low(*k)))
}
