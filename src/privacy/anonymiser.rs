//! The anonymiser: runs every recogniser over a text, settles overlaps, and says what stands in the place of each finding.
//! `practice::anonymise`, the `anonymise` and `eval` commands and the export call it.

use super::aspect::{Met, Words};
use super::composed::Composed;
use super::finding::{Candidate, Finding, Kind};
use super::known::{Known, Matcher};
use super::lexicon::{Gazetteer, Lexicon};
use super::pseudonym::Pseudonyms;
use super::recognise::{self, order};
use super::token::Cut;
use std::sync::{Arc, LazyLock};

/// Finds what could identify someone. Cheap to keep, may be used from any thread.
pub struct Anonymiser {
    table: Table,
    known: Matcher,
    names: Vec<String>,
    labels: Vec<String>,
}

/// The shipped table is shared, any other is its user's own; each with what was asked of its words.
#[derive(Clone)]
enum Table {
    Shipped,
    Own(Arc<(Lexicon, Met)>),
}

impl Table {
    fn get(&self) -> Words<'_> {
        static SHIPPED: LazyLock<Met> = LazyLock::new(|| Met::new(recognise::aspects));
        match self {
            Self::Shipped => Words {
                lexicon: Lexicon::shipped(),
                met: &SHIPPED,
            },
            Self::Own(own) => Words {
                lexicon: &own.0,
                met: &own.1,
            },
        }
    }
}

impl Anonymiser {
    /// With what is known of the case.
    pub fn new(known: &Known) -> Self {
        Self::over(Table::Shipped, known)
    }

    /// With another list of names, to measure what it is worth.
    pub fn with_gazetteer(known: &Known, gazetteer: &Gazetteer) -> Self {
        let table = match gazetteer {
            Gazetteer::Full => Table::Shipped,
            other => {
                let met = Met::new(recognise::aspects);
                Table::Own(Arc::new((Lexicon::build(other), met)))
            }
        };
        Self::over(table, known)
    }

    /// The same lists, and what is known of another case.
    pub fn knowing(&self, known: &Known) -> Self {
        Self::over(self.table.clone(), known)
    }

    fn over(table: Table, known: &Known) -> Self {
        Self {
            known: Matcher::new(known, table.get()),
            table,
            names: known.names.clone(),
            labels: known.label.iter().chain(&known.former).cloned().collect(),
        }
    }

    /// Pseudonyms that know the people of the case.
    pub fn pseudonyms(&self, key: [u8; 32]) -> Pseudonyms {
        let mut p = Pseudonyms::new(key);
        for n in &self.names {
            p.introduce(n);
        }
        if let Some(client) = self.names.first() {
            for label in &self.labels {
                p.also(client, label);
            }
        }
        p
    }

    /// What could identify someone: in order, without overlaps, spans in characters.
    pub fn find(&self, text: &str, pseudonyms: &mut Pseudonyms) -> Vec<Finding> {
        let found = self.find_all(&[text], pseudonyms).pop();
        found.unwrap_or_default()
    }

    /// [`find`](Self::find) of several texts, one behind the other, and sooner done than one by one; some [`BATCH`] bytes at a time are enough.
    pub fn find_all(&self, texts: &[&str], pseudonyms: &mut Pseudonyms) -> Vec<Vec<Finding>> {
        let composed: Vec<Composed<'_>> = texts.iter().map(|text| Composed::new(text)).collect();
        let cuts: Vec<Cut<'_>> = composed.iter().map(|c| Cut::new(c.text())).collect();
        let found = order::all(&cuts, self.table.get(), &self.known);
        composed
            .iter()
            .zip(found)
            .map(|(c, found)| named(c, &found.settle(c.text()), pseudonyms))
            .collect()
    }
}

/// So many bytes of text read together are soon enough: more of them need memory that is far from the processor.
pub const BATCH: usize = 1 << 16;

/// What was found in a text, with what stands in the place of each.
fn named(composed: &Composed<'_>, list: &[Candidate], pseudonyms: &mut Pseudonyms) -> Vec<Finding> {
    let text = composed.text();
    // Longer names first, so that a first name alone is heard as the person already named in full.
    let mut order: Vec<&Candidate> = list.iter().filter(|c| c.kind == Kind::Person).collect();
    order.sort_by_key(|c| std::cmp::Reverse(text[c.start..c.end].split_whitespace().count()));
    for c in order {
        pseudonyms.introduce(&text[c.start..c.end]);
    }
    let (mut at, mut chars) = (0, 0);
    list.iter()
        .map(|c| {
            chars += text[at..c.start].chars().count();
            let start = chars;
            chars += text[c.start..c.end].chars().count();
            at = c.end;
            Finding {
                span: composed.back((start, chars)),
                kind: c.kind,
                replacement: pseudonyms.replace(c.kind, &text[c.start..c.end]),
                reason: c.reason.to_owned(),
                confidence: c.confidence,
            }
        })
        .collect()
}

/// The text with every finding replaced; spans that do not fit the text are left alone.
pub fn apply(text: &str, findings: &[Finding]) -> String {
    let mut out = String::with_capacity(text.len() + findings.len() * 8);
    // Where we are, in bytes and in characters.
    let (mut at, mut chars) = (0, 0);
    for f in findings {
        let (from, to) = f.span;
        let rest = &text[at..];
        if from < chars || from > to {
            continue;
        }
        let Some(start) = ahead(rest, from - chars) else {
            break;
        };
        let Some(length) = ahead(&rest[start..], to - from) else {
            // Longer than the text: what is there is replaced.
            out.push_str(&rest[..start]);
            if start < rest.len() {
                out.push_str(&f.replacement);
            }
            return out;
        };
        if start == rest.len() {
            continue;
        }
        out.push_str(&rest[..start]);
        out.push_str(&f.replacement);
        at += start + length;
        chars = to;
    }
    out.push_str(&text[at..]);
    out
}

/// The byte at which so many characters are behind us; `None` where there are fewer.
fn ahead(text: &str, chars: usize) -> Option<usize> {
    let mut indices = text.char_indices().map(|(n, _)| n).chain([text.len()]);
    indices.nth(chars)
}
