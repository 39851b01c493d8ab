//! What somebody is called by others, whatever the word: "noemt haar Muis", "riepen ze de Generaal", "in de kroeg heet ze Tante Bot", "they
//! call him Bear". `super::steps` calls it once the plain names are known; the name then counts in the rest of the note as well.

use super::super::super::lexicon::flag::*;
use super::super::super::token::Shape;
use super::super::among;
use super::Reader;

/// Whether a verb of calling may stand in the text: asked before its words are read.
pub(super) fn may(text: &str) -> bool {
    ["oem", "oep", "iep", "heet", "call"]
        .iter()
        .any(|p| text.contains(p))
}

impl Reader<'_> {
    /// Marks them.
    pub(super) fn dubbed(&mut self) {
        let t = self.t;
        for i in 0..t.len() {
            if !among!(
                t.low(i),
                "noem noemt noemde noemen noemden roepen riep riepen roept heet heette call calls called"
            ) {
                continue;
            }
            let whom = i + 1;
            if !among!(t.low(whom), "haar hem me mij hen ons ze hij zij him her me them")
                || t.broken(whom)
                || t.broken(whom + 1)
                // "noemt haar moeder Riet": whose.
                || t.flags(whom + 1) & KIN != 0 && t[whom + 1].shape == Shape::Lower
            {
                continue;
            }
            let article = usize::from(
                matches!(t.low(whom + 1), "de" | "het" | "the")
                    && t[whom + 1].shape == Shape::Lower
                    && !t.broken(whom + 2),
            );
            let from = whom + 1 + article;
            let title = |k: usize| {
                t.get(k).is_some_and(|x| {
                    x.shape == Shape::Title
                        && !t.broken(k)
                        && !x.first
                        && x.flags & (MONTH | WEEKDAY | HOLIDAY | COUNTRY | EMPLOYER | PRON) == 0
                        && (x.flags & NOTNAME == 0 || x.flags & FIRST != 0)
                })
            };
            if !title(from) || self.style.heading(t, from) || self.emphasised(from) {
                continue;
            }
            let second = title(from + 1);
            for k in from - article..=from + usize::from(second) {
                self.mark(k, 0.7, "nickname");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::privacy::{
        Kind,
        tests::{nothing, there},
    };

    #[test]
    fn what_somebody_is_called() {
        there(
            Kind::Person,
            &[
                ("Haar broers noemen haar Muis, nog altijd.", "Muis"),
                (
                    "Toen hij jeugdtrainer was, riepen ze de Generaal.",
                    "de Generaal",
                ),
                ("Iedereen in het koor noemt haar Tante Sil.", "Tante Sil"),
                ("Op de visafslag heet ze Tante Bot.", "Tante Bot"),
                ("His mates call him Bear, at work he is Mr Hale.", "Bear"),
                ("Noem haar Hope, zei ze.", "Hope"),
            ],
        );
        nothing(
            Kind::Person,
            &[
                "Hij noemt haar lui en ze noemt hem traag.",
                "De coach noemt het Nederlands moeilijk.",
                "Ze belde vandaag. They call her on Monday.",
                "Ze noemt haar ademhaling de Rots van het gesprek.",
            ],
        );
    }
}
