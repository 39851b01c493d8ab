//! The coach's own list of techniques and patterns. Sessions are tagged only with terms of this list, so
//! that what is counted later means one thing. Seeded from `assets/taxonomy.toml`, edited by the coach.

use super::words;
use serde::{Deserialize, Serialize};

words!(
    /// The two lists.
    TaxonomyKind {
        /// What the coach did, for example `scaling-question`.
        Technique = "technique",
        /// What the coach saw, for example `perfectionism`.
        Pattern = "pattern",
    }
);

/// One term with its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Stable key, lower case with hyphens.
    pub key: String,
    /// Which list.
    pub kind: TaxonomyKind,
    /// Dutch name.
    pub nl: String,
    /// English name.
    pub en: String,
    /// Retired terms stay readable on old sessions but are not offered.
    #[serde(default)]
    pub retired: bool,
}

/// Both lists together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taxonomy {
    /// All terms, in the order shown.
    pub terms: Vec<Term>,
}

impl Taxonomy {
    /// The term with this key, in the given list.
    pub fn find(&self, kind: TaxonomyKind, key: &str) -> Option<&Term> {
        self.terms.iter().find(|t| t.kind == kind && t.key == key)
    }

    /// The keys that are not in the given list, in the order given.
    pub fn unknown<'a>(&self, kind: TaxonomyKind, keys: &'a [String]) -> Vec<&'a str> {
        keys.iter()
            .map(String::as_str)
            .filter(|k| self.find(kind, k).is_none())
            .collect()
    }
}
