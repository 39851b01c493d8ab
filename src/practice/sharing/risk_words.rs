//! What is said of a risk: who fits a record, what sets it apart and what helps, in the coach's words and language. The review and `export` show
//! it; what the risk is, [`super::risk`] works out.

use super::risk::{BatchRisk, RecordRisk};
use crate::casebook::{Taxonomy, TaxonomyKind};
use crate::locale::{Language, language, t, tf};
use crate::privacy::risk::Remedy;

/// So many attributes are named in a sentence.
const FEW: usize = 3;
/// A way that changes more than this is not worth going: leaving the record out is better.
const MOST_CHANGES: usize = 6;

impl RecordRisk {
    /// Gives the patterns and techniques it names their names in the language of the interface. What leaves keeps the keys of the list.
    pub fn in_words(&mut self, taxonomy: &Taxonomy) {
        let name = |attribute: &mut String| {
            let Some((kind, key)) = attribute.split_once(':') else {
                return;
            };
            let of = match kind {
                "pattern" => TaxonomyKind::Pattern,
                _ => TaxonomyKind::Technique,
            };
            if let Some(term) = taxonomy.find(of, key) {
                let said = match language() {
                    Language::Nl => &term.nl,
                    Language::En => &term.en,
                };
                *attribute = format!("{kind}:{said}");
            }
        };
        self.rare.iter_mut().for_each(|(a, _)| name(a));
        let risk = &mut self.risk;
        risk.telling.iter_mut().for_each(name);
        let ways = risk.weights.iter_mut().map(|w| &mut w.remedy);
        for way in ways.chain([&mut risk.remedy]).flatten() {
            way.changes.iter_mut().for_each(|c| name(&mut c.attribute));
        }
        risk.weights.iter_mut().for_each(|w| name(&mut w.attribute));
    }

    /// Who fits it, and what sets it apart, in one sentence.
    pub fn sentence(&self) -> String {
        let args = [
            ("n", self.risk.class.into()),
            ("all", self.clients.into()),
            ("wanted", self.wanted.into()),
        ];
        if !self.is_telling() {
            return tf("risk-common", &args);
        }
        if self.clients < self.wanted {
            return tf("risk-few", &args);
        }
        let [n, all, _] = args;
        // A long list of what would all have to go says nothing: then it is the rare among it that the coach can do something about.
        let (key, what): (_, Vec<String>) = match self.risk.telling.as_slice() {
            few @ [_, ..] if few.len() <= FEW => {
                ("risk-telling", few.iter().map(|a| attribute(a)).collect())
            }
            _ if self.rare.is_empty() => return tf("risk-together", &[n, all]),
            _ => ("risk-rare", self.rarest().collect()),
        };
        tf(key, &[n, all, ("what", what.join(", ").into())])
    }

    /// `values-work (1)`, the rarest few.
    fn rarest(&self) -> impl Iterator<Item = String> {
        let few = self.rare.iter().take(FEW);
        few.map(|(name, n)| format!("{} ({n})", attribute(name)))
    }

    /// The cheapest way to make it common, with its price, as long as it is a way one would go; None when there is none, or no need.
    pub fn way(&self) -> Option<String> {
        let Some(remedy) = self.risk.remedy.as_ref() else {
            // Enough clients, and still no way: what has to be said sets it apart.
            let none = self.is_telling() && self.clients >= self.wanted;
            return none.then(|| t("risk-none-way"));
        };
        if remedy.changes.len() > MOST_CHANGES {
            let n = ("n", remedy.changes.len().into());
            return Some(tf("risk-no-way", &[n]));
        }
        Some(way(remedy, self.risk.weights.len()))
    }

    /// What by itself would help, with how many clients would fit without it, the most telling first.
    pub fn without(&self) -> Vec<(String, usize)> {
        self.risk
            .weights
            .iter()
            .filter(|w| w.class_without > self.risk.class)
            .map(|w| (attribute(&w.attribute), w.class_without))
            .collect()
    }

    /// What few clients have, in the coach's words, with how many.
    pub fn rarities(&self) -> Vec<(String, usize)> {
        let said = |(name, n): &(String, usize)| (attribute(name), *n);
        self.rare.iter().map(said).collect()
    }
}

impl BatchRisk {
    /// In one sentence; None when every record is common enough.
    pub fn sentence(&self) -> Option<String> {
        let counted = self.counted()?;
        let few = self.clients < self.wanted;
        let where_to = if few {
            "risk-batch-few-where"
        } else {
            "risk-batch-where"
        };
        Some(format!("{counted}; {}.", t(where_to)))
    }

    /// The same without where more is said: for where it is.
    pub fn counted(&self) -> Option<String> {
        // Of fewer clients than wanted there is no "fewer than wanted".
        let few = self.clients < self.wanted;
        (self.below > 0).then(|| {
            tf(
                if few { "risk-batch-few" } else { "risk-batch" },
                &[
                    ("n", self.below.into()),
                    ("records", self.records.into()),
                    ("wanted", self.wanted.into()),
                    ("all", self.clients.into()),
                ],
            )
        })
    }

    /// What the coach is asked to think of before approving.
    pub fn question(&self) -> String {
        let few = self.clients < self.wanted;
        tf(
            if few {
                "review-risk-ask-few"
            } else {
                "review-risk-ask"
            },
            &[
                ("n", self.below.into()),
                ("wanted", self.wanted.into()),
                ("all", self.clients.into()),
            ],
        )
    }
}

/// `without stadspark, the number of sessions as 5: then 6 clients fit`, and of how much of what it says that tells less.
fn way(r: &Remedy, all: usize) -> String {
    let changes: Vec<String> = r
        .changes
        .iter()
        .map(|c| {
            let what = ("what", attribute(&c.attribute).into());
            let becomes: Vec<&str> = c.becomes.iter().map(String::as_str).collect();
            if becomes.is_empty() {
                tf("risk-without", &[what])
            } else {
                tf("risk-as", &[what, ("value", becomes.join(", ").into())])
            }
        })
        .collect();
    tf(
        "risk-way",
        &[
            ("how", changes.join(", ").into()),
            ("n", r.class.into()),
            ("changed", r.changes.len().into()),
            ("all", all.into()),
        ],
    )
}

/// An attribute as the coach knows it: the word itself, or the name of a count.
fn attribute(name: &str) -> String {
    match name.split_once(':') {
        Some((_, word)) => word.to_owned(),
        None => t(&format!("risk-attribute-{}", name.replace('_', "-"))),
    }
}
