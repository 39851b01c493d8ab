//! One record beside the clients: who matches it at which level of detail, and what each level loses.

use super::{Attributes, Change, Ladder, Ladders, Remedy};
use std::collections::BTreeSet;

/// A record, seen at chosen levels of its attributes.
pub(super) struct View<'a> {
    pub names: Vec<&'a String>,
    /// By attribute and level: what the record says (`None`: left out), which clients match it, the loss.
    pub levels: Vec<Vec<Level>>,
    clients: usize,
}

pub(super) struct Level {
    says: BTreeSet<String>,
    matches: Vec<bool>,
    pub loss: f64,
}

impl<'a> View<'a> {
    pub(super) fn new(record: &'a Attributes, clients: &[Attributes], ladders: &Ladders) -> Self {
        let plain = Ladder::default();
        let mut names = Vec::new();
        let mut levels = Vec::new();
        for (name, values) in record.iter().filter(|(_, v)| !v.is_empty()) {
            let ladder = ladders.get(name).unwrap_or(&plain);
            names.push(name);
            levels.push(
                (0..ladder.levels())
                    .map(|l| Level::new(name, values, clients, ladder, l))
                    .collect(),
            );
        }
        Self {
            names,
            levels,
            clients: clients.len(),
        }
    }

    /// How many clients match at these levels.
    pub(super) fn class(&self, at: &[usize]) -> usize {
        (0..self.clients)
            .filter(|c| {
                self.levels.iter().zip(at).all(|(levels, l)| {
                    levels
                        .get(*l)
                        .is_some_and(|x| x.matches.get(*c).copied().unwrap_or(false))
                })
            })
            .count()
    }

    /// The level at which an attribute is left out; the coarsest one of what has to be said.
    pub(super) fn out(&self, attribute: usize) -> usize {
        self.levels.get(attribute).map_or(0, |l| l.len() - 1)
    }

    pub(super) fn remedy(&self, at: &[usize]) -> Remedy {
        let changes: Vec<Change> = self
            .names
            .iter()
            .zip(&self.levels)
            .zip(at)
            .filter(|(_, l)| **l > 0)
            .filter_map(|((name, levels), l)| {
                levels.get(*l).map(|x| Change {
                    attribute: (*name).clone(),
                    becomes: x.says.clone(),
                    loss: x.loss,
                })
            })
            .collect();
        Remedy {
            cost: changes.iter().map(|c| c.loss).sum(),
            class: self.class(at),
            changes,
        }
    }
}

impl Level {
    fn new(
        name: &str,
        values: &BTreeSet<String>,
        clients: &[Attributes],
        ladder: &Ladder,
        level: usize,
    ) -> Self {
        let say = |v: &BTreeSet<String>| -> BTreeSet<String> {
            v.iter().filter_map(|x| ladder.say(x, level)).collect()
        };
        let says = say(values);
        let matches = clients
            .iter()
            .map(|c| says.is_empty() || c.get(name).is_some_and(|v| says.is_subset(&say(v))))
            .collect();
        // Of all values that occur, how many more than one a value may now stand for.
        let universe: BTreeSet<&String> = clients
            .iter()
            .filter_map(|c| c.get(name))
            .flatten()
            .chain(values)
            .collect();
        let loss = if says.is_empty() {
            1.0
        } else {
            let lost = |v: &String| {
                let said = ladder.say(v, level);
                let alike = universe
                    .iter()
                    .filter(|u| ladder.say(u, level) == said)
                    .count();
                alike.saturating_sub(1) as f64 / (universe.len().max(2) - 1) as f64
            };
            values.iter().map(lost).sum::<f64>() / values.len().max(1) as f64
        };
        Self {
            says,
            matches,
            loss,
        }
    }
}
