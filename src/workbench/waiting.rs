//! What waits, as panes and lines tell it: whose it is and why it did not go yet, all there is to say of it, and what is asked before it is kept here. The
//! same of a batch: what is to be read in it, or what of it still waits.

use super::overlay::review::rows;
use super::shared::kind;
use super::sharing::ShareAct;
use crate::locale::{date_time, t, tf};
use crate::practice::Waiting;
use crate::vault::{BatchRow, Op, OutboxRow};

/// What is to be done with it.
pub fn act(op: Op) -> String {
    t(match op {
        Op::Put => "share-act-put",
        Op::Delete => "share-act-delete",
        Op::Notice => "share-act-notice",
        Op::Sweep => "share-act-sweep",
    })
}

/// What it is and whose: `a session · Wilg · Work · 3 Mar 2026`; the start of its name where nothing else is known.
pub fn what(one: &Waiting) -> String {
    let kind = one.data_type.as_deref().map(kind).unwrap_or_default();
    let parts = [kind, one.whose.clone()];
    let full: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    if full.is_empty() {
        // The first of the hash a blob is named by: enough to tell blobs apart.
        let name = one.row.blob.rsplit('/').next().unwrap_or(&one.row.blob);
        return name.chars().take(8).collect();
    }
    full.join(" · ")
}

/// One line about it: what is to be done, with what, and why it did not go yet.
pub fn line(one: &Waiting) -> String {
    let said = format!("{} · {}", act(one.row.op), what(one));
    match &one.row.trouble {
        Some(why) => format!("{said}: {why}"),
        None => said,
    }
}

/// Everything about it, a fact a line; what would leave, word for word, is the last of them.
pub fn about(one: &Waiting) -> Vec<String> {
    let row = &one.row;
    let lines = [
        ("share-page-what", what(one)),
        (
            "share-page-batch",
            one.batch.map(|b| b.to_string()).unwrap_or_default(),
        ),
        ("share-page-why", row.trouble.clone().unwrap_or_default()),
        ("share-page-blob", row.blob.clone()),
    ];
    let full = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let mut out: Vec<String> = full
        .map(|(key, value)| format!("{}: {value}", t(key)))
        .collect();
    if row.op == Op::Sweep {
        out.push(why_again(row));
    }
    if row.op == Op::Put && !row.body.is_empty() {
        out.extend([String::new(), t("share-page-says")]);
        out.extend(rows::lines(&row.body, rows::Part::All));
    }
    out
}

/// Why an upload is looked for once more, and until when.
pub fn why_again(row: &OutboxRow) -> String {
    // Its body is the moment after which nothing can arrive any more.
    let until = row.body.parse().unwrap_or(row.next_ms);
    let at = jiff::Timestamp::from_millisecond(until).unwrap_or_default();
    let at = at.to_zoned(jiff::tz::TimeZone::system()).datetime();
    tf("share-sweep-why", &[("when", date_time(at).into())])
}

/// What is asked before it is kept here and what that does, or why it is not.
pub fn asked(one: &Waiting) -> Result<(String, ShareAct), String> {
    match one.row.record.filter(|_| one.row.op == Op::Put) {
        Some(record) => {
            let what = ("what", what(one).replace(" · ", ", ").into());
            Ok((tf("share-ask-stop", &[what]), ShareAct::StopRecord(record)))
        }
        None => Err(t("share-not-stopped")),
    }
}

/// Whether it was approved and some of it still waits.
pub fn is_waiting(batch: &BatchRow) -> bool {
    batch.queued && batch.waiting > 0
}

/// One line about a batch: what is still to be read in it, or how much of it waits.
pub fn batch_line(b: &BatchRow, left_out: usize) -> String {
    let id = ("id", b.id.0.into());
    let said = if is_waiting(b) {
        tf("share-batch-waits", &[id, ("n", b.waiting.into())])
    } else {
        let figures = [
            id,
            ("n", b.records.into()),
            ("unseen", b.unseen.into()),
            ("open", b.open.into()),
        ];
        tf("share-batch", &figures)
    };
    match left_out {
        0 => said,
        n => format!("{said}{}", tf("share-left-out", &[("n", n.into())])),
    }
}

/// What is asked before a batch is kept here and what that does, or why there is nothing to keep.
pub fn batch_asked(b: &BatchRow) -> Result<(String, ShareAct), String> {
    let id = [("id", b.id.0.into())];
    if is_waiting(b) {
        Ok((tf("share-ask-stop-batch", &id), ShareAct::StopBatch(b.id)))
    } else {
        Err(tf("share-batch-not-approved", &id))
    }
}
