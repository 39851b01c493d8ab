//! Finds the smallest set of attributes that makes a record unique, and the cheapest way to make it common.

use super::Remedy;
use super::view::View;

/// More attributes than this are looked at one after the other instead of in every combination.
const EVERY: usize = 12;
/// More combinations of levels than this are not all tried.
const COMBINATIONS: usize = 1 << 14;

/// The smallest set of attributes without which the class is large enough; among equally small ones the largest class.
pub(super) fn telling(view: &View<'_>, wanted: usize) -> Vec<String> {
    let n = view.names.len();
    let named = |set: &[usize]| {
        set.iter()
            .filter_map(|a| view.names.get(*a))
            .map(|s| (*s).clone())
            .collect()
    };
    let class = |set: &[usize]| {
        let at: Vec<usize> = (0..n)
            .map(|a| if set.contains(&a) { view.out(a) } else { 0 })
            .collect();
        view.class(&at)
    };
    if n <= EVERY {
        let mut sets: Vec<Vec<usize>> = (1u32..1 << n)
            .map(|bits| (0..n).filter(|a| bits >> a & 1 == 1).collect())
            .collect();
        sets.sort_by_key(Vec::len);
        let mut best: Option<(usize, Vec<usize>)> = None;
        for set in sets {
            if best.as_ref().is_some_and(|(_, b)| b.len() < set.len()) {
                break;
            }
            let size = class(&set);
            if size >= wanted && best.as_ref().is_none_or(|(c, _)| size > *c) {
                best = Some((size, set));
            }
        }
        return best.map(|(_, s)| named(&s)).unwrap_or_default();
    }
    let mut set: Vec<usize> = Vec::new();
    while class(&set) < wanted {
        let can = |a: &usize| !set.contains(a) && view.out(*a) > 0;
        let next = (0..n).filter(can).max_by_key(|a| {
            let mut more = set.clone();
            more.push(*a);
            class(&more)
        });
        let Some(a) = next else { break };
        set.push(a);
    }
    named(&set)
}

/// The cheapest levels that make the class large enough: all combinations, or step by step when there are too many.
pub(super) fn cheapest(view: &View<'_>, wanted: usize) -> Option<Remedy> {
    let n = view.names.len();
    let loss = |a: usize, l: usize| {
        view.levels
            .get(a)
            .and_then(|x| x.get(l))
            .map_or(1.0, |x| x.loss)
    };
    let cost = |at: &[usize]| {
        at.iter()
            .enumerate()
            .map(|(a, l)| if *l == 0 { 0.0 } else { loss(a, *l) })
            .sum::<f64>()
    };
    let total = view
        .levels
        .iter()
        .try_fold(1usize, |n, l| n.checked_mul(l.len()));
    if total.is_some_and(|t| t <= COMBINATIONS) {
        let mut at = vec![0; n];
        let mut best: Option<(f64, Vec<usize>)> = None;
        loop {
            let c = cost(&at);
            if best.as_ref().is_none_or(|(b, _)| c < *b) && view.class(&at) >= wanted {
                best = Some((c, at.clone()));
            }
            // The next combination, as a counter with a different base for each digit.
            let Some(a) = (0..n).find(|a| at.get(*a).is_some_and(|l| *l < view.out(*a))) else {
                break;
            };
            at.iter_mut().take(a).for_each(|l| *l = 0);
            if let Some(l) = at.get_mut(a) {
                *l += 1;
            }
        }
        return best.map(|(_, at)| view.remedy(&at));
    }
    let mut at = vec![0; n];
    while view.class(&at) < wanted {
        // What a step gains in clients for what it loses.
        let next = (0..n)
            .filter(|a| at.get(*a).is_some_and(|l| *l < view.out(*a)))
            .map(|a| {
                let mut more = at.clone();
                if let Some(l) = more.get_mut(a) {
                    *l += 1;
                }
                let gain = view.class(&more) as f64 + 0.01;
                let price = (cost(&more) - cost(&at)).max(0.01);
                (gain / price, more)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        at = next?.1;
    }
    Some(view.remedy(&at))
}
