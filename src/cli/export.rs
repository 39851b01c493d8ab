//! `export`: preparing, reviewing, approving and sending what is shared, all without a terminal. `export show` prints exactly the bytes
//! that would leave; `export approve` is bound to their hash.

use super::context::Context;
use super::printing::{beside, columns};
use super::{Failure, Outcome};
use crate::casebook::{BatchId, FindingId, MarkId, RecordId, Taxonomy};
use crate::locale::{self, t, tf};
use crate::practice::{
    BatchRisk, MarkScope, Practice, RecordView, Verdict, changes, kind_of_finding,
};
use crate::sharing::facts::{Fact, Said};
use crate::sharing::outbox::Run;
use crate::vault::Op;
use serde_json::{Value, json};
use std::io::{IsTerminal as _, Write};

/// Options.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub(super) struct Export {
    /// Prepare a batch and leave it for review, as a timer does; never sends anything
    #[arg(long)]
    scheduled: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Make a batch of what may be shared, for review
    Prepare,
    /// List the batches and what waits to be sent
    List,
    /// Print exactly what would leave; every line then counts as seen
    Show {
        /// The batch
        batch: BatchId,
    },
    /// Print each record: original, anonymised, findings with reasons, difference with what was shared before
    Review {
        /// The batch
        batch: BatchId,
    },
    /// Let a finding be replaced as proposed
    Accept {
        /// The finding
        finding: FindingId,
    },
    /// Put something else in the place of a finding
    Change {
        /// The finding
        finding: FindingId,
        /// What stands in its place; empty takes the word out
        text: String,
    },
    /// Mark a finding as identifying nobody; remembered
    NotIdentifying {
        /// The finding
        finding: FindingId,
        /// In the whole practice, not only in this case
        #[arg(long)]
        everywhere: bool,
    },
    /// Make a finding undecided again
    Reopen {
        /// The finding
        finding: FindingId,
    },
    /// Take out more: characters of the original line, within one word
    Redact {
        /// The record
        record: RecordId,
        /// First character, from 0
        from: usize,
        /// One past the last
        to: usize,
    },
    /// Say a fact of a record more coarsely, or leave it out
    Say {
        /// The record
        record: RecordId,
        /// Which: outcomes, session_count or duration_avg
        fact: Fact,
        /// How: exact, coarse or out
        said: Said,
    },
    /// Take a record out of its batch
    Exclude {
        /// The record
        record: RecordId,
        /// Put it back
        #[arg(long)]
        undo: bool,
    },
    /// The words marked as identifying nobody
    Marks,
    /// Take a mark back
    Unmark {
        /// The mark
        mark: MarkId,
    },
    /// Approve a batch for sending
    Approve {
        /// The batch
        batch: BatchId,
        /// The hash that `export show` printed
        #[arg(long, value_name = "HEX", value_parser = hash)]
        sha256: String,
    },
    /// Send what was approved
    Upload,
    /// Send again, also what was held back
    Retry,
}

/// A hash as it is printed; any other text is a slip of the hand and not a hash of something else.
fn hash(text: &str) -> Result<String, String> {
    let whole = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    whole
        .then(|| text.to_ascii_lowercase())
        .ok_or_else(|| t("usage-takes-hash"))
}

pub(super) fn run(cx: &Context, o: Export) -> Outcome {
    let practice = cx.practice()?;
    let p = &practice;
    let Some(act) = o.act else {
        return prepare(cx, p, o.scheduled);
    };
    match act {
        Act::Prepare => prepare(cx, p, false),
        Act::List => super::export_list::run(cx, p),
        Act::Show { batch } => show(cx, p, batch),
        Act::Review { batch } => review(cx, p, batch),
        Act::Accept { finding } => decide(cx, p, finding, &Verdict::Accept),
        Act::Change { finding, text } => decide(cx, p, finding, &Verdict::Change(text)),
        Act::NotIdentifying {
            finding,
            everywhere,
        } => {
            let scope = if everywhere {
                MarkScope::Practice
            } else {
                MarkScope::Case
            };
            decide(cx, p, finding, &Verdict::NotIdentifying(scope))
        }
        Act::Reopen { finding } => decide(cx, p, finding, &Verdict::Reopen),
        Act::Redact { record, from, to } => {
            let (r, lapsed) = p.lapsing(|| p.redact(record, (from, to)))?;
            cx.print(
                &json!({ "record": r.id, "line": r.line, "lapsed": lapsed }),
                || with_lapsed(r.line.clone(), &lapsed),
            )
        }
        Act::Say { record, fact, said } => {
            let (r, lapsed) = p.lapsing(|| p.say_fact(record, fact, said))?;
            cx.print(
                &json!({ "record": r.id, "line": r.line, "lapsed": lapsed }),
                || with_lapsed(r.line.clone(), &lapsed),
            )
        }
        Act::Exclude { record, undo } => {
            let ((), lapsed) = p.lapsing(|| p.exclude_record(record, !undo))?;
            cx.print(
                &json!({ "record": record, "excluded": !undo, "lapsed": lapsed }),
                || with_lapsed(t("cli-done"), &lapsed),
            )
        }
        Act::Marks => {
            let marks = p.marks()?;
            cx.print(&marks, || {
                let place = |m: &crate::vault::Mark| {
                    m.case_id
                        .map_or_else(|| t("cli-marks-everywhere"), |c| format!("case:{c}"))
                };
                if marks.is_empty() {
                    return t("cli-marks-none");
                }
                columns(
                    &marks
                        .iter()
                        .map(|m| vec![m.id.to_string(), m.word.clone(), place(m)])
                        .collect::<Vec<_>>(),
                )
            })
        }
        Act::Unmark { mark } => {
            let ((), lapsed) = p.lapsing(|| p.revoke_mark(mark))?;
            cx.print(
                &json!({ "mark": mark, "revoked": true, "lapsed": lapsed }),
                || with_lapsed(t("cli-done"), &lapsed),
            )
        }
        Act::Approve { batch, sha256 } => {
            let approved = p.approve_batch(batch, &sha256)?;
            cx.print(&approved, || {
                let said = tf("cli-export-approved", &[("n", approved.records.into())]);
                match approved.risk.sentence() {
                    Some(risk) => format!("{said}\n{risk}"),
                    None => said,
                }
            })
        }
        Act::Upload => sent(cx, p, send(p, false)?),
        Act::Retry => sent(cx, p, send(p, true)?),
    }
}

/// Says on a terminal that the hive is being asked, which may take a while.
fn send(p: &Practice, again: bool) -> Result<Run, Failure> {
    let waiting = p.outbox()?.len();
    if waiting > 0 && std::io::stderr().is_terminal() {
        beside(&tf("cli-export-sending", &[("n", waiting.into())]));
    }
    Ok(p.send_outbox(again)?)
}

fn prepare(cx: &Context, p: &Practice, scheduled: bool) -> Outcome {
    let done = p.prepare_export(scheduled)?;
    cx.print(&done, || match done.batch {
        None if done.without_consent > 0 => tf(
            "cli-export-without-consent",
            &[("n", done.without_consent.into())],
        ),
        None => t("cli-export-nothing"),
        Some(batch) => {
            let said = tf(
                "cli-export-prepared",
                &[
                    ("batch", batch.to_string().into()),
                    ("n", done.records.into()),
                    ("findings", done.findings.into()),
                ],
            );
            let risk = done.risk.as_ref().and_then(BatchRisk::sentence);
            [Some(said), done.why_left_out(), risk]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n")
        }
    })
}

fn show(cx: &Context, p: &Practice, batch: BatchId) -> Outcome {
    let shown = p.show_batch(batch)?;
    if cx.json {
        return cx.print(&shown, String::new);
    }
    let mut out = std::io::stdout().lock();
    // Exactly these bytes, so that whoever hashes what was printed gets what is approved.
    out.write_all(shown.text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::new)?;
    // The hash is the last line, whatever else is said.
    if let Some(risk) = p.batch_risk(batch)?.sentence() {
        beside(&risk);
    }
    beside(&t("export-show-beside"));
    beside(&format!("sha256: {}", shown.sha256));
    Ok(())
}

fn review(cx: &Context, p: &Practice, batch: BatchId) -> Outcome {
    let views = p.review_batch(batch)?;
    let values: Vec<Value> = views
        .iter()
        .map(|v| {
            json!({
                "record": v.record.id, "data_type": v.record.data_type, "source": v.record.source, "excluded": v.record.excluded,
                "seen": v.record.seen, "original": v.original.reveal(), "anonymised": v.record.line, "sha256": v.record.sha256,
                "findings": v.findings, "diff": v.diff, "before": v.before, "risk": v.risk,
            })
        })
        .collect();
    let risk = p.batch_risk(batch)?;
    let taxonomy = p.vault().taxonomy()?;
    cx.print(
        &json!({ "batch": batch, "risk": risk, "records": values }),
        || {
            let mut pages: Vec<String> = views.iter().map(|v| page(p, v, &taxonomy)).collect();
            pages.extend(risk.counted().map(|said| format!("{said}.")));
            pages.join("\n\n")
        },
    )?;
    // Both lines of every record are on the screen now, in either form.
    let seen: Vec<_> = views
        .iter()
        .filter(|v| !v.record.excluded)
        .map(|v| (v.record.id, v.record.sha256.clone()))
        .collect();
    Ok(p.saw_records(&seen)?)
}

fn page(p: &Practice, v: &RecordView, taxonomy: &Taxonomy) -> String {
    let mut whose = p.whose(v.record.client_id, &v.record.source);
    if whose.is_empty() {
        whose.clone_from(&v.record.source);
    }
    let mut out = format!("{} {} ({})", t("cli-review-record"), v.record.id, whose);
    if v.record.excluded {
        out.push_str(&format!(" [{}]", t("cli-review-excluded")));
    }
    out.push_str(&format!("\n- {}\n+ {}", v.original.reveal(), v.record.line));
    let chars: Vec<char> = v.original.reveal().chars().collect();
    for f in &v.findings {
        let said: String = chars
            .iter()
            .skip(f.span.0)
            .take(f.span.1.saturating_sub(f.span.0))
            .collect();
        let to = match (f.decision.as_str(), f.replacement.as_str()) {
            ("not_identifying", _) => t("review-stays"),
            (_, "") => "∅".to_owned(),
            (_, other) => other.to_owned(),
        };
        out.push_str(&format!(
            "\n  {}  {}  {said} → {to}  {} ({})  {}",
            f.id,
            kind_of_finding(&f.kind),
            t(&format!("privacy-reason-{}", f.reason)),
            locale::number(f.confidence, 2),
            t(&format!("cli-finding-{}", f.decision.replace('_', "-")))
        ));
    }
    if let Some(mut r) = v.risk.clone() {
        r.in_words(taxonomy);
        for said in [Some(r.sentence()), r.way()].into_iter().flatten() {
            out.push_str(&format!("\n  {said}"));
        }
        if r.risk.remedy.is_some() {
            let how = tf("cli-review-how", &[("id", v.record.id.to_string().into())]);
            out.push_str(&format!("\n  {how}"));
        }
    }
    if let Some(d) = &v.diff {
        for line in changes(d) {
            out.push_str(&format!("\n  {line}"));
        }
    }
    out
}

fn decide(cx: &Context, p: &Practice, finding: FindingId, verdict: &Verdict) -> Outcome {
    let (r, lapsed) = p.lapsing(|| p.decide_finding(finding, verdict))?;
    cx.print(
        &json!({ "record": r.id, "line": r.line, "sha256": r.sha256, "lapsed": lapsed }),
        || with_lapsed(r.line.clone(), &lapsed),
    )
}

/// What was said, with the batches that are to be approved again.
fn with_lapsed(said: String, lapsed: &[BatchId]) -> String {
    lapsed.iter().fold(said, |said, batch| {
        let lapsed = tf("cli-export-lapsed", &[("batch", batch.to_string().into())]);
        format!("{said}\n{lapsed}")
    })
}

/// Prints what a run did; what could not be done makes it a failure with one sentence.
fn sent(cx: &Context, p: &Practice, run: Run) -> Outcome {
    let again = p.outbox()?.iter().filter(|o| o.op == Op::Sweep).count();
    cx.print(&run, || {
        let mut out = tf(
            "cli-export-sent",
            &[
                ("n", run.uploaded.into()),
                ("already", run.already.into()),
                ("deleted", run.deleted.into()),
                ("waiting", run.waiting.into()),
            ],
        );
        if again > 0 {
            let looks = tf("cli-export-looks-again", &[("n", again.into())]);
            out = format!("{out}\n{looks}");
        }
        for r in &run.receipts {
            out.push_str(&format!(
                "\n{} {}/{} {}",
                r.act, r.place, r.blob, r.audit_head
            ));
        }
        out
    })?;
    match run.troubles.first() {
        Some(why) => Err(Failure::new(why)),
        None => Ok(()),
    }
}
