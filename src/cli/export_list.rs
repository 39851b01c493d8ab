//! `export list`: the batches, and below them what waits to be sent or deleted, with why it waits. `export` calls it.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use crate::locale::t;
use crate::practice::Practice;
use crate::vault::{BatchRow, Op, OutboxRow};
use crate::workbench::waiting::why_again;
use serde_json::{Value, json};

pub(super) fn run(cx: &Context, p: &Practice) -> Outcome {
    let waiting = p.outbox()?;
    let shared = p.vault().shared()?;
    let mut all = Vec::new();
    for b in p.export_batches()? {
        let sent = shared.iter().filter(|s| s.batch_id == b.id).count();
        // Of one of which nothing is left and nothing ever left, there is nothing to say.
        if sent > 0 || !p.vault().records(b.id)?.is_empty() {
            all.push((b, sent));
        }
    }
    let outbox: Vec<Value> = waiting
        .iter()
        .map(|o| json!({ "act": o.op, "blob": o.blob, "state": o.state, "attempts": o.attempts, "next_ms": o.next_ms, "trouble": o.trouble }))
        .collect();
    let batches: Vec<Value> = all.iter().map(of_program).collect();
    cx.print(&json!({ "batches": batches, "outbox": outbox }), || {
        let batches: Vec<Vec<String>> = all.iter().map(|(b, sent)| batch(b, *sent)).collect();
        // Apart: the name of a blob is longer than a screen is wide, and would push everything else off it.
        let parts = [columns(&batches), waits(&waiting)];
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    })
}

/// A batch as a program reads it, with how many of its records were ever sent.
fn of_program((b, sent): &(BatchRow, usize)) -> Value {
    let mut out = serde_json::to_value(b).unwrap_or_default();
    if let Some(fields) = out.as_object_mut() {
        fields.insert("sent".into(), json!(sent));
    }
    out
}

/// Its records: of what was sent all that left, whatever was taken back or erased since.
fn batch(b: &BatchRow, sent: usize) -> Vec<String> {
    let state = match (&b.approved_sha, b.waiting) {
        (Some(_), 0) => "cli-batch-sent",
        (Some(_), _) => "cli-batch-approved",
        (None, _) => "cli-batch-review",
    };
    vec![
        b.id.to_string(),
        b.day.to_string(),
        b.records.max(sent).to_string(),
        t(state),
    ]
}

/// What is to be done and how it stands, with its blob; below it why it waits.
fn waits(waiting: &[OutboxRow]) -> String {
    let rows: Vec<Vec<String>> = waiting
        .iter()
        .map(|w| {
            vec![
                t(&format!("cli-outbox-{}", w.op)),
                t(&format!("cli-outbox-{}", w.state)),
                w.blob.clone(),
            ]
        })
        .collect();
    let mut out = Vec::new();
    for (line, w) in columns(&rows).lines().zip(waiting) {
        out.push(line.to_owned());
        out.extend(w.trouble.as_ref().map(|why| format!("    {why}")));
        if w.op == Op::Sweep {
            out.push(format!("    {}", why_again(w)));
        }
    }
    out.join("\n")
}
