//! The second reader in a batch: what it finds in the coach's own words becomes findings that wait for a decision, beside those of the rules. `prepare` calls
//! it when the setting asks for it.

use super::super::second_reader::SecondReader;
use crate::casebook::{AnonymisationLevel, FindingId, RecordId};
use crate::privacy::reader::REASON;
use crate::privacy::{Finding, Kind, Pseudonyms};
use crate::sharing::record::Words;
use crate::sharing::review::{Decision, OWN_WORD, part};
use crate::vault::FindingRow;

/// Adds the proposals; a model that fails proposes nothing, and the rules stand as they are.
pub(super) fn add(
    reader: &SecondReader,
    words: &Words,
    (language, level): (&str, AnonymisationLevel),
    marked: &dyn Fn(&str) -> bool,
    pseudonyms: &mut Pseudonyms,
    findings: &mut Vec<FindingRow>,
) {
    let own: Vec<(usize, &str)> = words
        .iter()
        .enumerate()
        .filter(|(_, (_, w))| w.own)
        .map(|(i, (_, w))| (i, w.text.as_str()))
        .collect();
    // That a word is the coach's own covers all of it, and is not what a reader finds in it.
    let found = own.iter().map(|(i, _)| {
        findings
            .iter()
            .filter(|f| f.word == *i && f.reason != OWN_WORD)
            .map(|f| Finding {
                span: f.span,
                kind: Kind::Quasi,
                replacement: String::new(),
                reason: f.reason.clone(),
                confidence: 1.0,
            })
            .collect()
    });
    let (found, texts): (Vec<_>, Vec<&str>) = (found.collect(), own.iter().map(|o| o.1).collect());
    let Ok(all) = reader.read_together(&texts, found, language, pseudonyms) else {
        return;
    };
    let new: Vec<FindingRow> = own
        .iter()
        .zip(all)
        .flat_map(|((i, text), found)| {
            let proposed = found.into_iter().filter(|f| f.reason == REASON);
            proposed.map(move |f| (*i, *text, f))
        })
        .map(|(word, text, f)| {
            let decision = if marked(&part(text, f.span)) {
                Decision::NotIdentifying
            } else {
                Decision::Open
            };
            // As for what the rules find: at the full level nothing says that two of them are the same.
            let replacement = match level {
                AnonymisationLevel::Full => format!("[{}]", f.kind),
                AnonymisationLevel::Partial => f.replacement,
            };
            FindingRow {
                id: FindingId(0),
                record_id: RecordId(0),
                word,
                span: f.span,
                kind: f.kind.as_str().into(),
                reason: f.reason,
                confidence: f64::from(f.confidence),
                replacement,
                decision: decision.as_str().into(),
            }
        })
        .collect();
    findings.extend(new);
}
