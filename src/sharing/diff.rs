//! How a record differs from what was shared of the same source before. Pure. `practice::sharing` asks, the review shows it.

use super::record::TrainingRecord;

/// How a record differs from what was shared of the same source before.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Diff {
    /// Words that are new.
    pub added: Vec<String>,
    /// Words that are no longer there.
    pub removed: Vec<String>,
    /// Other things that changed, as `session_count: 3 -> 5`.
    pub changed: Vec<String>,
}

/// Compares two records.
pub fn diff(before: &TrainingRecord, now: &TrainingRecord) -> Diff {
    let all = |r: &TrainingRecord| -> Vec<String> {
        let c = &r.anonymized_content;
        c.patterns
            .iter()
            .chain(&c.techniques_used)
            .cloned()
            .collect()
    };
    let (old, new) = (all(before), all(now));
    let (a, b) = (&before.anonymized_content, &now.anonymized_content);
    let facts = [
        ("outcomes", a.outcomes.clone(), b.outcomes.clone()),
        (
            "session_count",
            a.metadata.session_count.to_string(),
            b.metadata.session_count.to_string(),
        ),
        (
            "duration_avg",
            a.metadata.duration_avg.to_string(),
            b.metadata.duration_avg.to_string(),
        ),
        (
            "anonymization_level",
            a.metadata.anonymization_level.to_string(),
            b.metadata.anonymization_level.to_string(),
        ),
    ];
    Diff {
        added: new.iter().filter(|w| !old.contains(w)).cloned().collect(),
        removed: old.iter().filter(|w| !new.contains(w)).cloned().collect(),
        changed: facts
            .into_iter()
            .filter(|(_, x, y)| x != y)
            .map(|(name, x, y)| format!("{name}: {x} -> {y}"))
            .collect(),
    }
}
