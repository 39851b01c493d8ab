//! How easily someone could be recognised in a record although every direct identifier is gone: how many of the coach's
//! own clients share its combination of quasi-identifiers (age band, sector, place, events, …), which attribute sets it
//! apart, and what it would cost to say that attribute less exactly. Pure; `sharing` calls [`assess`] before a batch may
//! be approved and shows the outcome beside each record.
//!
//! A record's *class* is the set of clients that match everything it says. What a record does not say matches everyone;
//! what is not known of a client matches nothing, so that the class is never taken for larger than it is.

mod search;
mod view;

use search::{cheapest, telling};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use view::View;

/// What a record says, or what is known of a client: attribute (`age`, `sector`, `place`, `event`, …) to its values. An
/// attribute may have several values (events); a client matches when it has all of those the record has.
pub type Attributes = BTreeMap<String, BTreeSet<String>>;

/// How the values of one attribute can be said less exactly, from fine to coarse. Behind the last step the attribute is
/// left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// Each step maps a value as it stands in the records to a coarser one; a value that a step lacks stays.
    pub steps: Vec<BTreeMap<String, String>>,
    /// It has to be said: behind the last step it is not left out.
    #[serde(default)]
    pub fixed: bool,
}

impl Ladder {
    /// Bands of ages for whole years: each width (in years) is a step. Values that are no number stay.
    ///
    /// `Ladder::bands(&[10, 20])` says 34 as `30-39`, then as `20-39`.
    pub fn bands(widths: &[u32]) -> Self {
        let step = |width: u32| {
            (0..130u32)
                .map(|age| {
                    let from = age / width.max(1) * width.max(1);
                    let to = from + width.max(1) - 1;
                    (age.to_string(), format!("{from}-{to}"))
                })
                .collect()
        };
        Self {
            steps: widths.iter().map(|w| step(*w)).collect(),
            fixed: false,
        }
    }

    /// One step from pairs of a value and what it belongs to: places to provinces, occupations to sectors.
    pub fn groups<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self {
            steps: vec![
                pairs
                    .into_iter()
                    .map(|(a, b)| (a.to_owned(), b.to_owned()))
                    .collect(),
            ],
            fixed: false,
        }
    }

    /// A value said as exactly as `level` allows: 0 as it is, then by step; beyond the last step nothing.
    fn say(&self, value: &str, level: usize) -> Option<String> {
        match level.checked_sub(1) {
            None => Some(value.to_owned()),
            Some(step) => self
                .steps
                .get(step)
                .map(|s| s.get(value).map_or(value, String::as_str).to_owned()),
        }
    }

    /// How many levels there are, leaving out included.
    fn levels(&self) -> usize {
        self.steps.len() + if self.fixed { 1 } else { 2 }
    }
}

/// Ladders by attribute. An attribute without one can only be kept or left out.
pub type Ladders = BTreeMap<String, Ladder>;

/// What happens to an attribute in a way to make a record common enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub attribute: String,
    /// What it says then; empty when it is left out.
    pub becomes: BTreeSet<String>,
    /// Share of what the attribute told that is lost, 0 to 1.
    pub loss: f64,
}

/// A way to bring a record's class to the wanted size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    /// What to change.
    pub changes: Vec<Change>,
    /// The class after it.
    pub class: usize,
    /// The losses added up; attributes count alike.
    pub cost: f64,
}

/// What one attribute does to a record's class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weight {
    /// Which.
    pub attribute: String,
    /// The class were the attribute left out.
    pub class_without: usize,
    /// The cheapest way to reach the wanted size by changing this attribute alone, where there is one.
    pub remedy: Option<Remedy>,
}

/// The risk of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Risk {
    /// How many clients match, the one it is about included. 0: nobody in the list matches.
    pub class: usize,
    /// Chance that somebody who knows the list picks the right one: one over the class, 1 when nobody or one matches.
    pub chance: f64,
    /// Every attribute the record has, the most telling first.
    pub weights: Vec<Weight>,
    /// The smallest set of attributes whose absence would bring the class to the wanted size: they make it unique. Empty
    /// when the class is large enough, or when no absence helps because there are too few clients.
    pub telling: Vec<String>,
    /// The cheapest way to reach the wanted size, over all attributes; `None` when there are too few clients, or when
    /// nothing has to be done.
    pub remedy: Option<Remedy>,
}

/// The risk of a batch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// One for each record, in the order given.
    pub records: Vec<Risk>,
    /// How many records have a class of this size.
    pub sizes: BTreeMap<usize, usize>,
    /// How many records stay below the wanted size.
    pub below: usize,
    /// The largest chance of any record.
    pub worst: f64,
    /// The mean chance.
    pub mean: f64,
}

/// Assesses records against the coach's own clients.
///
/// `wanted` is the class size below which a record is too telling (k; 5 is usual, a small practice may choose 3). Nothing
/// here fails: an empty list of clients makes every record as risky as can be.
pub fn assess(
    records: &[Attributes],
    clients: &[Attributes],
    ladders: &Ladders,
    wanted: usize,
) -> Assessment {
    let list: Vec<Risk> = records
        .iter()
        .map(|r| risk(r, clients, ladders, wanted))
        .collect();
    let mut sizes = BTreeMap::new();
    for r in &list {
        *sizes.entry(r.class).or_insert(0) += 1;
    }
    Assessment {
        below: list.iter().filter(|r| r.class < wanted).count(),
        worst: list.iter().map(|r| r.chance).fold(0.0, f64::max),
        mean: list.iter().map(|r| r.chance).sum::<f64>() / list.len().max(1) as f64,
        sizes,
        records: list,
    }
}

fn risk(record: &Attributes, clients: &[Attributes], ladders: &Ladders, wanted: usize) -> Risk {
    let view = View::new(record, clients, ladders);
    let as_is = vec![0; view.names.len()];
    let class = view.class(&as_is);
    let enough = class >= wanted;
    let possible = clients.len() >= wanted;
    let with = |attribute: usize, level: usize| {
        let mut at = as_is.clone();
        if let Some(slot) = at.get_mut(attribute) {
            *slot = level;
        }
        at
    };
    let mut weights: Vec<Weight> = (0..view.names.len())
        .map(|a| Weight {
            attribute: view.names.get(a).map_or_else(String::new, |n| (*n).clone()),
            class_without: view.class(&with(a, view.out(a))),
            remedy: (!enough && possible)
                .then(|| {
                    (1..=view.out(a))
                        .map(|l| with(a, l))
                        .find(|at| view.class(at) >= wanted)
                        .map(|at| view.remedy(&at))
                })
                .flatten(),
        })
        .collect();
    weights.sort_by(|a, b| {
        b.class_without
            .cmp(&a.class_without)
            .then_with(|| a.attribute.cmp(&b.attribute))
    });
    let (telling, remedy) = if enough || !possible {
        (Vec::new(), None)
    } else {
        (telling(&view, wanted), cheapest(&view, wanted))
    };
    Risk {
        class,
        chance: 1.0 / class.max(1) as f64,
        weights,
        telling,
        remedy,
    }
}

#[cfg(test)]
mod tests;
