//! What the anonymiser hands back: a stretch of text, what it is, what stands in its place, why, and how sure it is. The
//! `anonymise` command prints these, the review screen lists them.

use crate::casebook::words;
use serde::{Deserialize, Serialize};

words!(
    /// What kind of thing was found.
    Kind {
        /// A person.
        Person = "PERSON",
        /// A place, a street, an address.
        Location = "LOCATION",
        /// An employer, a school, an institution.
        Organisation = "ORGANISATION",
        /// A day, a month of a year, a relative date.
        Date = "DATE",
        /// An age.
        Age = "AGE",
        /// A telephone number.
        Phone = "PHONE",
        /// An e-mail address.
        Email = "EMAIL",
        /// A web address or a handle.
        Url = "URL",
        /// A Dutch citizen service number.
        Bsn = "BSN",
        /// A bank account.
        Iban = "IBAN",
        /// A postcode.
        Postcode = "POSTCODE",
        /// A licence plate.
        Plate = "PLATE",
        /// A number of a document, a customer, a file.
        Id = "ID",
        /// An occupation or event that identifies together with others.
        Quasi = "QUASI",
    }
);

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Half-open, in characters.
    pub span: (usize, usize),
    /// What it is.
    pub kind: Kind,
    /// What stands in its place.
    pub replacement: String,
    /// A stable code, one of [`REASONS`]; whoever shows a finding has a sentence for each.
    pub reason: String,
    /// 0 to 1.
    pub confidence: f32,
}

#[cfg(test)]
impl Finding {
    /// A name from the lists, for tests of what is added beside it.
    pub(crate) fn listed(span: (usize, usize)) -> Self {
        Self {
            span,
            kind: Kind::Person,
            replacement: "[PERSON]".into(),
            reason: "name-list".into(),
            confidence: 0.9,
        }
    }

    /// The stretch of the text it is about, and why.
    pub(crate) fn told(&self, text: &str) -> (String, &str) {
        let length = self.span.1 - self.span.0;
        let stretch = text.chars().skip(self.span.0).take(length);
        (stretch.collect(), &self.reason)
    }
}

/// Every reason a finding may have.
pub const REASONS: &[&str] = &[
    "abbreviation",
    "age",
    "bsn",
    "bsn-label",
    "card",
    "date-day",
    "date-figures",
    "date-holiday",
    "date-month",
    "date-relative",
    "date-week",
    "date-weekday",
    "date-year",
    "email",
    "employer",
    "event",
    "handle",
    "iban",
    "iban-form",
    "id-form",
    "id-label",
    "id-long",
    "initials",
    "institution",
    "known",
    "known-initials",
    "legal-form",
    "misspelt",
    "name-context",
    "name-list",
    "name-word",
    "nickname",
    "occupation",
    "phone",
    "place",
    "plate",
    "postcode",
    "same-name",
    "second-reader",
    "speaker",
    "street",
    "surname",
    "title",
    "unknown-word",
    "url",
    "works-at",
];

/// A finding before overlaps are settled; in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub reason: &'static str,
    pub confidence: f32,
    /// Higher wins where two overlap.
    pub rank: u8,
}

/// What may be left over of a name when its other words are something else; hides nothing.
const JOINING: &[&str] = &[
    "in", "van", "de", "der", "den", "het", "te", "ten", "ter", "op", "aan", "bij", "uit", "voor",
    "en", "of", "and", "the", "at", "for", "from",
];

/// Where a name ends that another finding cuts: "Barend uit" before a quarter, "Langerak van het" before a school are names and something
/// else. "van" alone stays before a town, since "van Tilburg" is a surname as well; `by` is what begins there.
fn closed(words: &str, by: Kind) -> &str {
    let (mut end, mut rest) = (words, words);
    while let Some((before, word)) = rest.rsplit_once(char::is_whitespace) {
        rest = before.trim_end();
        match word {
            // Goes only with what stands before it.
            "de" | "het" if rest.len() + 4 >= end.len() => {}
            "van" if by == Kind::Organisation => end = rest,
            "in" | "uit" | "op" | "bij" | "aan" | "voor" | "en" | "of" | "and" | "at" | "for"
            | "from" | "the" => end = rest,
            _ => break,
        }
    }
    end
}

/// Collects candidates.
#[derive(Default)]
pub(crate) struct Found(pub Vec<Candidate>);

impl Found {
    /// Adds one.
    pub(crate) fn add(
        &mut self,
        span: (usize, usize),
        kind: Kind,
        reason: &'static str,
        confidence: f32,
        rank: u8,
    ) {
        if span.0 < span.1 {
            self.0.push(Candidate {
                start: span.0,
                end: span.1,
                kind,
                reason,
                confidence,
                rank,
            });
        }
    }

    /// Settles overlaps: the higher rank keeps its place, of the others what sticks out is kept.
    pub(crate) fn settle(mut self, text: &str) -> Vec<Candidate> {
        self.0.sort_by(|a, b| {
            (b.rank, b.end - b.start)
                .cmp(&(a.rank, a.end - a.start))
                .then(a.start.cmp(&b.start))
        });
        let mut kept: std::collections::BTreeMap<usize, Candidate> =
            std::collections::BTreeMap::new();
        for c in self.0 {
            let free = kept
                .range(..c.end)
                .next_back()
                .is_none_or(|(_, k)| k.end <= c.start);
            if free {
                if text[c.start..c.end].contains(char::is_alphanumeric) {
                    kept.insert(c.start, c);
                }
                continue;
            }
            let mut pieces = vec![(c.start, c.end)];
            let near: Vec<(usize, usize, Kind)> = kept
                .range(..c.end)
                .rev()
                .take_while(|(_, k)| k.end > c.start)
                .map(|(_, k)| (k.start, k.end, k.kind))
                .collect();
            for (s, e, _) in near.iter().copied() {
                pieces = pieces
                    .into_iter()
                    .flat_map(|(a, b)| [(a, b.min(s)), (a.max(e), b)])
                    .filter(|(a, b)| a < b)
                    .collect();
            }
            for (a, b) in pieces {
                let piece = &text[a..b];
                let mut trimmed = piece.trim_matches(|ch: char| !ch.is_alphanumeric());
                if c.kind == Kind::Person
                    && let Some((_, _, by)) = near.iter().find(|(s, ..)| *s == b)
                    // "Francien in den Bosch" may be all surname.
                    && !["den ", "der ", "'t "].iter().any(|p| text[b..].starts_with(p))
                {
                    trimmed = closed(trimmed, *by);
                }
                if trimmed.is_empty() {
                    continue;
                }
                let whole = (a, b) == (c.start, c.end);
                if !whole && JOINING.contains(&trimmed.to_lowercase().as_str()) {
                    continue;
                }
                let lead = piece.len()
                    - piece
                        .trim_start_matches(|ch: char| !ch.is_alphanumeric())
                        .len();
                let (start, end) = if whole {
                    (a, b)
                } else {
                    (a + lead, a + lead + trimmed.len())
                };
                kept.insert(start, Candidate { start, end, ..c });
            }
        }
        kept.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_cut_ends_before_the_particle() {
        for (words, by, name) in [
            ("Barend uit", Kind::Location, "Barend"),
            ("Sylvia in", Kind::Location, "Sylvia"),
            ("Barend uit de", Kind::Location, "Barend"),
            ("R. Langerak van het", Kind::Organisation, "R. Langerak"),
            ("Douwe van", Kind::Organisation, "Douwe"),
            ("Anna en", Kind::Person, "Anna"),
            // These may be surnames.
            ("Douwe van", Kind::Location, "Douwe van"),
            ("Marie in 't", Kind::Location, "Marie in 't"),
            ("Piet van den", Kind::Organisation, "Piet van den"),
            ("Anna de", Kind::Organisation, "Anna de"),
        ] {
            assert_eq!(closed(words, by), name, "{words}");
        }
    }
}
