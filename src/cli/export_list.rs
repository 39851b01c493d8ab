//! `export list`: the batches, and below them what waits to be sent or deleted, with why it waits. `export` calls it.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use crate::locale::t;
use crate::practice::Practice;
use crate::vault::{BatchRow, OutboxRow};
use serde_json::{Value, json};

pub(super) fn run(cx: &Context, p: &Practice) -> Outcome {
    let (batches, waiting) = (p.export_batches()?, p.outbox()?);
    let outbox: Vec<Value> = waiting
        .iter()
        .map(|o| json!({ "act": o.op, "blob": o.blob, "state": o.state, "attempts": o.attempts, "next_ms": o.next_ms, "trouble": o.trouble }))
        .collect();
    cx.print(&json!({ "batches": batches, "outbox": outbox }), || {
        let batches: Vec<Vec<String>> = batches.iter().map(batch).collect();
        // Apart: the name of a blob is longer than a screen is wide, and would push everything else off it.
        let parts = [columns(&batches), waits(&waiting)];
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    })
}

fn batch(b: &BatchRow) -> Vec<String> {
    let state = match (&b.approved_sha, b.waiting) {
        (Some(_), 0) => "cli-batch-sent",
        (Some(_), _) => "cli-batch-approved",
        (None, _) => "cli-batch-review",
    };
    vec![
        b.id.to_string(),
        b.day.to_string(),
        b.records.to_string(),
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
    }
    out.join("\n")
}
