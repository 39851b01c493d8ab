//! The second reader in a batch: what the local model quotes from the coach's own words becomes findings that wait for a decision, beside those of the
//! rules. `prepare` calls it when the setting asks for it.

use super::super::second_reader::{SECOND_READER, beside, quotes};
use crate::casebook::{FindingId, RecordId};
use crate::engine::Engine;
use crate::privacy::{Finding, Kind, Local};
use crate::sharing::record::Words;
use crate::sharing::review::{Decision, OWN_WORD, part};
use crate::vault::FindingRow;

/// Adds the proposals; a model that fails proposes nothing, and the rules stand as they are.
pub(super) fn add(
    engine: &dyn Engine,
    words: &Words,
    language: &str,
    marked: &dyn Fn(&str) -> bool,
    findings: &mut Vec<FindingRow>,
) {
    let own: Vec<&str> = words
        .iter()
        .filter(|(_, w)| w.own)
        .map(|(_, w)| w.text.as_str())
        .collect();
    if own.is_empty() {
        return;
    }
    let Ok(quoted) = quotes(engine, &Local::new(own.join("\n")), language) else {
        return;
    };
    let mut new = Vec::new();
    for (i, (_, word)) in words.iter().enumerate().filter(|(_, (_, w))| w.own) {
        // That a word is the coach's own covers all of it, and is not what a reader finds in it.
        let found = findings
            .iter()
            .filter(|f| f.word == i && f.reason != OWN_WORD)
            .map(|f| Finding {
                span: f.span,
                kind: Kind::Quasi,
                replacement: String::new(),
                reason: f.reason.clone(),
                confidence: 1.0,
            })
            .collect();
        let proposed = beside(&word.text, found, &quoted);
        new.extend(
            proposed
                .into_iter()
                .filter(|f| f.reason == SECOND_READER)
                .map(|f| {
                    let decision = if marked(&part(&word.text, f.span)) {
                        Decision::NotIdentifying
                    } else {
                        Decision::Open
                    };
                    FindingRow {
                        id: FindingId(0),
                        record_id: RecordId(0),
                        word: i,
                        span: f.span,
                        kind: f.kind.as_str().into(),
                        reason: f.reason,
                        confidence: f64::from(f.confidence),
                        replacement: f.replacement,
                        decision: decision.as_str().into(),
                    }
                }),
        );
    }
    findings.extend(new);
}
