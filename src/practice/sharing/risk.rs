//! How easily a client could be recognised in what would leave: for every record of a batch, how many of the coach's own clients fit what it
//! says, which words set it apart, and what saying less would cost. The review shows it beside each record, `export` counts it, and in the
//! workbench an approval of records that few clients fit takes a second decision.
//!
//! A client fits a record when one case (or one session) of theirs says all of it: cases are not added up, so that nobody seems less rare
//! than they are. The words of others are compared as they stand in the practice and as they stand in this batch.

use super::super::{Practice, Result, hold};
use super::prepare::type_of;
use crate::casebook::{BatchId, ClientId, RecordId};
use crate::privacy::risk::{Attributes, Ladder, Ladders, Risk, assess};
use crate::sharing::extract::{Draft, of_case, of_sessions};
use crate::sharing::facts::{by_fives, by_half_hours};
use crate::sharing::record::{Content, Facts, Metadata, TrainingRecord, TrainingType, WordKind};
use crate::vault::{CaseFilter, RecordRow};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A record that fewer clients than this fit is too telling.
pub const WANTED: usize = 5;

/// The risk of one record among the clients of this practice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordRisk {
    /// The class size below which a record is too telling.
    pub wanted: usize,
    /// Clients of the practice, whether they share or not.
    pub clients: usize,
    /// Everything the record says that fewer clients than wanted have, each by itself, with how many; the rarest first.
    pub rare: Vec<(String, usize)>,
    /// Who fits, what sets it apart, what helps.
    #[serde(flatten)]
    pub risk: Risk,
}

impl RecordRisk {
    /// Whether fewer clients fit it than should.
    pub fn is_telling(&self) -> bool {
        self.risk.class < self.wanted
    }
}

/// The risk of a batch: of its records that are about a client and are not left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BatchRisk {
    /// The class size below which a record is too telling.
    pub wanted: usize,
    /// Clients of the practice.
    pub clients: usize,
    /// Records that were looked at.
    pub records: usize,
    /// Records that fewer clients fit.
    pub below: usize,
    /// The largest chance, 0 to 1, that somebody who knows all clients picks the right one.
    pub worst: f64,
    /// The mean chance.
    pub mean: f64,
    /// How many records so many clients fit.
    pub sizes: BTreeMap<usize, usize>,
}

impl BatchRisk {
    /// Adds up the risks of records.
    pub fn of<'a>(risks: impl IntoIterator<Item = &'a RecordRisk>) -> Self {
        let mut out = Self {
            wanted: WANTED,
            ..Self::default()
        };
        let mut sum = 0.0;
        for r in risks {
            out.records += 1;
            out.clients = r.clients;
            out.below += usize::from(r.is_telling());
            out.worst = out.worst.max(r.risk.chance);
            sum += r.risk.chance;
            *out.sizes.entry(r.risk.class).or_insert(0) += 1;
        }
        out.mean = sum / out.records.max(1) as f64;
        out
    }
}

/// What is known of the clients when a batch is first looked at, and what was worked out since: every key of a review asks again.
pub(in crate::practice) struct Known {
    batch: BatchId,
    people: Vec<(ClientId, Vec<Draft>)>,
    done: HashMap<String, RecordRisk>,
}

impl Practice {
    /// The risk of a batch, excluded records aside.
    pub fn batch_risk(&self, batch: BatchId) -> Result<BatchRisk> {
        let records: Vec<RecordRow> = self
            .vault()
            .records(batch)?
            .into_iter()
            .filter(|r| !r.excluded)
            .collect();
        let risks = self.record_risks(batch, &records)?;
        Ok(BatchRisk::of(risks.values()))
    }

    /// The risk of each of these records of a batch; none for what is about nobody (a material).
    pub(super) fn record_risks(
        &self,
        batch: BatchId,
        records: &[RecordRow],
    ) -> Result<HashMap<RecordId, RecordRisk>> {
        let mut slot = hold(&self.inner.risk);
        if slot.as_ref().is_none_or(|k| k.batch != batch) {
            *slot = Some(Known {
                batch,
                people: self.people()?,
                done: HashMap::new(),
            });
        }
        let mut out = HashMap::new();
        let Some(known) = slot.as_mut() else {
            return Ok(out);
        };
        let ladders = ladders();
        let in_batch = in_batch(records);
        for r in records {
            let Some(client) = r.client_id else { continue };
            if !known.done.contains_key(&r.sha256) {
                let says = says(&TrainingRecord::read(&r.line)?.anonymized_content);
                let others: Vec<Vec<Attributes>> = known
                    .people
                    .iter()
                    .map(|(id, drafts)| match *id == client {
                        true => vec![says.clone()],
                        false => known_of(r, drafts, &in_batch),
                    })
                    .collect();
                let clients: Vec<Attributes> =
                    others.iter().map(|known| nearest(&says, known)).collect();
                let found = assess(std::slice::from_ref(&says), &clients, &ladders, WANTED);
                let risk = found.records.into_iter().next().map(|risk| RecordRisk {
                    wanted: WANTED,
                    clients: clients.len(),
                    rare: rare(&says, &others),
                    risk,
                });
                known.done.extend(risk.map(|k| (r.sha256.clone(), k)));
            }
            out.extend(known.done.get(&r.sha256).map(|k| (r.id, k.clone())));
        }
        Ok(out)
    }

    /// Every client with what their cases and sessions would say.
    fn people(&self) -> Result<Vec<(ClientId, Vec<Draft>)>> {
        let vault = self.vault();
        let taxonomy = vault.taxonomy()?;
        let mut out = Vec::new();
        for c in vault.clients()? {
            let mut drafts = Vec::new();
            let filter = CaseFilter {
                archived: true,
                client: Some(c.id),
            };
            for row in vault.cases(&filter)? {
                let input = self.case_input(row.case.id, c.id)?;
                drafts.extend(of_case(&input, &taxonomy));
                drafts.extend(of_sessions(&input, &taxonomy));
            }
            out.push((c.id, drafts));
        }
        Ok(out)
    }
}

/// What the records of a batch say, by what they are made of: a word that was replaced in two of them is the same word.
fn in_batch(records: &[RecordRow]) -> HashMap<(String, TrainingType), Content> {
    records
        .iter()
        .filter_map(|r| {
            let content = TrainingRecord::read(&r.line).ok()?.anonymized_content;
            Some(((r.source.clone(), type_of(r)), content))
        })
        .collect()
}

/// Whether something a record says is so of a case.
fn has(known: &Attributes, name: &str, values: &BTreeSet<String>) -> bool {
    known.get(name).is_some_and(|k| values.is_subset(k))
}

/// The case or session of a client that fits a record best; what fits nothing when there is none.
fn nearest(says: &Attributes, cases: &[Attributes]) -> Attributes {
    let fits = |c: &&Attributes| says.iter().filter(|(n, v)| has(c, n, v)).count();
    cases.iter().max_by_key(fits).cloned().unwrap_or_default()
}

/// What fewer clients have than should, each by itself.
fn rare(says: &Attributes, people: &[Vec<Attributes>]) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = says
        .iter()
        .map(|(name, values)| {
            let n = people
                .iter()
                .filter(|cases| cases.iter().any(|c| has(c, name, values)))
                .count();
            (name.clone(), n)
        })
        .filter(|(_, n)| *n < WANTED)
        .collect();
    out.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    out
}

/// What is known of the cases (or sessions) of a client, in the terms of a record.
fn known_of(
    record: &RecordRow,
    drafts: &[Draft],
    in_batch: &HashMap<(String, TrainingType), Content>,
) -> Vec<Attributes> {
    let kind = type_of(record);
    // As exactly as the record says it: who knows a client knows how long, not how it was rounded.
    let of_record = serde_json::from_str::<Facts>(&record.facts);
    let less = of_record.map(|f| f.less).unwrap_or_default();
    drafts
        .iter()
        .filter(|d| d.data_type == kind)
        .map(|d| {
            let mut known = Attributes::new();
            for (kind, word) in d.words.iter() {
                add_word(&mut known, kind, &word.text);
            }
            if let Some(content) = in_batch.get(&(d.source.clone(), kind)) {
                add_words(&mut known, content);
            }
            let f = Facts {
                less,
                ..d.facts.clone()
            };
            let f = f.coarse(record.level);
            add_facts(
                &mut known,
                &f.outcomes,
                f.session_count,
                f.duration_avg,
                &f.language,
            );
            known
        })
        .collect()
}

/// What a record says, each word an attribute of its own: the coach can leave out a word, not all of them.
fn says(c: &Content) -> Attributes {
    let mut out = Attributes::new();
    add_words(&mut out, c);
    let Metadata {
        session_count,
        duration_avg,
        ref language,
        ..
    } = c.metadata;
    add_facts(&mut out, &c.outcomes, session_count, duration_avg, language);
    out
}

fn add_words(to: &mut Attributes, c: &Content) {
    for (kind, list) in [
        (WordKind::Pattern, &c.patterns),
        (WordKind::Technique, &c.techniques_used),
    ] {
        for word in list {
            add_word(to, kind, word);
        }
    }
}

fn add_word(to: &mut Attributes, kind: WordKind, word: &str) {
    let word = word.to_lowercase();
    to.entry(format!("{kind}:{word}")).or_default().insert(word);
}

fn add_facts(to: &mut Attributes, outcome: &str, sessions: u32, minutes: u32, language: &str) {
    let mut add = |name: &str, value: String| {
        to.entry(name.to_owned()).or_default().insert(value);
    };
    add("language", language.to_owned());
    if outcome != "none" {
        add("outcomes", outcome.to_owned());
    }
    // None is also what is written where it is not said.
    for (name, n) in [("session_count", sessions), ("duration_avg", minutes)] {
        if n > 0 {
            add(name, n.to_string());
        }
    }
}

/// What can be done about each, so that no advice is given that cannot be followed: counts can be rounded, words and the outcome only left out, and the
/// language has to be said.
fn ladders() -> Ladders {
    let step = |counts: std::ops::RangeInclusive<u32>, coarse: fn(u32) -> u32| Ladder {
        steps: vec![
            counts
                .map(|n| (n.to_string(), coarse(n).to_string()))
                .collect(),
        ],
        fixed: false,
    };
    [
        ("session_count".to_owned(), step(0..=20, by_fives)),
        ("duration_avg".to_owned(), step(0..=1440, by_half_hours)),
        (
            "language".to_owned(),
            Ladder {
                fixed: true,
                ..Ladder::default()
            },
        ),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_of_a_record_has_a_name_in_both_languages() {
        let mut known = Attributes::new();
        add_facts(&mut known, "progress", 3, 60, "nl");
        assert_eq!(known.len(), 4);
        for name in known.keys() {
            let key = format!("risk-attribute-{}", name.replace('_', "-"));
            for l in crate::locale::Language::ALL {
                assert_ne!(crate::locale::say(l, &key, &[]), key);
            }
        }
    }
}
