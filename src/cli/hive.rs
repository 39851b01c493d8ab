//! `hive`: what the hive holds. `shared`: what was shared from here. `retention`: whose time has come.

use super::context::{Context, tell};
use super::printing::{beside, columns};
use super::{Failure, Outcome};
use crate::locale::{Shown, bytes, harmless, t, tf};
use serde_json::json;
use std::borrow::Cow;
use std::io::{IsTerminal as _, Write};

/// What to ask the hive.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Hive {
    /// How many blobs there are and how large they are
    Stats,
    /// Make the container, for whoever keeps a hive (an emulator, say)
    Create,
    /// The names of the blobs
    List {
        /// Only names that begin so
        #[arg(default_value = "")]
        prefix: String,
    },
    /// Print the content of a blob, unpacked
    Get {
        /// Its name
        name: String,
    },
}

pub(super) fn run(cx: &Context, o: &Hive) -> Outcome {
    let practice = cx.practice()?;
    match o {
        Hive::Stats => {
            let s = practice.hive_stats()?;
            cx.print(&s, || {
                tf(
                    "cli-hive-stats",
                    &[
                        ("n", s.total_blobs.into()),
                        ("training", s.training_data_blobs.into()),
                        ("models", s.model_blobs.into()),
                        ("size", bytes(s.total_size).into()),
                    ],
                )
            })
        }
        Hive::Create => {
            practice.hive_create()?;
            cx.print(&json!({ "created": true }), || t("cli-done"))
        }
        Hive::List { prefix } => {
            let list = practice.hive_list(prefix)?;
            cx.print(&list, || {
                columns(
                    &list
                        .iter()
                        .map(|b| vec![b.size.to_string(), b.name.clone()])
                        .collect::<Vec<_>>(),
                )
            })
        }
        Hive::Get { name } => {
            let content = practice.hive_get(name)?;
            let mut out = std::io::stdout().lock();
            let content = fetched(content.reveal(), out.is_terminal());
            out.write_all(&content)
                .and_then(|()| out.flush())
                .map_err(Failure::new)
        }
    }
}

/// What of a blob is written: to a file or a program every byte as it is; a terminal is not steered by what somebody put there.
fn fetched(content: &[u8], terminal: bool) -> Cow<'_, [u8]> {
    if !terminal {
        return Cow::Borrowed(content);
    }
    let text = String::from_utf8_lossy(content);
    Cow::Owned(harmless(&text, Shown::Lines).into_owned().into_bytes())
}

/// Options of `shared`.
#[derive(Debug, clap::Args)]
pub(super) struct Shared {
    /// Ask the hive first in which models each record was used
    #[arg(long)]
    refresh: bool,
}

pub(super) fn shared(cx: &Context, o: &Shared) -> Outcome {
    let practice = cx.practice()?;
    if o.refresh {
        let found = practice.refresh_shared()?;
        for (n, key) in [
            (found.missing, "cli-shared-missing"),
            (found.elsewhere, "cli-shared-elsewhere"),
        ] {
            if n > 0 {
                beside(&tf(key, &[("n", n.into())]));
            }
        }
    }
    let (list, waiting) = (practice.shared()?, practice.outbox()?);
    let waits: Vec<_> = waiting
        .iter()
        .map(|w| json!({ "act": w.op, "blob": w.blob, "state": w.state, "trouble": w.trouble }))
        .collect();
    cx.print(&json!({ "shared": list, "waiting": waits }), || {
        if list.is_empty() && waits.is_empty() {
            return t("cli-shared-none");
        }
        let when = |ms: i64| {
            jiff::Timestamp::from_millisecond(ms)
                .map(|t| t.strftime("%Y-%m-%d %H:%M").to_string())
                .unwrap_or_default()
        };
        let head = [
            "cli-shared-when",
            "cli-shared-state",
            "cli-shared-client",
            "cli-shared-used",
            "cli-shared-consent",
            "cli-shared-where",
            "cli-shared-what",
        ];
        let mut rows = vec![head.map(t).to_vec()];
        rows.extend(list.iter().map(|s| {
            let both = [
                Some(s.shared.coach_consent.as_str()),
                s.shared.client_consent.as_deref(),
            ];
            vec![
                when(s.shared.uploaded_ms),
                t(match s.state {
                    "deleted" => "shared-state-deleted",
                    "being deleted" => "shared-state-deleting",
                    "missing" => "shared-state-missing",
                    _ => "shared-state-shared",
                }),
                s.client.clone().unwrap_or_default(),
                s.shared
                    .used_in
                    .clone()
                    .unwrap_or_else(|| t("cli-shared-unknown")),
                both.into_iter().flatten().collect::<Vec<_>>().join(" + "),
                format!("{}/{}", s.shared.place, s.shared.blob),
                s.shared.record.clone(),
            ]
        }));
        columns(&rows)
    })
}

/// Options of `retention`.
#[derive(Debug, clap::Args)]
pub(super) struct Retention {
    /// Years after the last activity
    #[arg(long, default_value = "5", value_parser = years)]
    years: Years,
}

/// Whole years, no more than a practice lasts.
#[derive(Clone, Copy, Debug)]
struct Years(u32);

fn years(text: &str) -> Result<Years, String> {
    let years = text.parse().ok().filter(|n| *n <= 100).map(Years);
    years.ok_or_else(|| t("usage-takes-years"))
}

pub(super) fn retention(cx: &Context, o: &Retention) -> Outcome {
    let due = cx.practice()?.retention_due(o.years.0)?;
    let day = |ms: i64| {
        jiff::Timestamp::from_millisecond(ms)
            .map(|t| t.strftime("%Y-%m-%d").to_string())
            .unwrap_or_default()
    };
    let values: Vec<_> = due
        .iter()
        .map(
            |(id, label, ms)| json!({ "client_id": id, "label": label, "last_activity": day(*ms) }),
        )
        .collect();
    if cx.json {
        return cx.print(&values, String::new);
    }
    if due.is_empty() {
        return tell(&t("cli-retention-none"));
    }
    let mut rows = vec![
        [
            "cli-retention-id",
            "cli-retention-client",
            "cli-retention-last",
        ]
        .map(t)
        .to_vec(),
    ];
    rows.extend(
        due.iter()
            .map(|(id, label, ms)| vec![id.to_string(), label.clone(), day(*ms)]),
    );
    rows.push(vec![t("cli-retention-next")]);
    tell(&columns(&rows))
}

#[cfg(test)]
mod tests {
    use super::fetched;

    #[test]
    fn a_blob_steers_no_terminal_and_reaches_a_file_as_it_is() {
        let blob = b"{\"a\":1}\n\x1b[2J\xff\n";
        assert_eq!(*fetched(blob, false), *blob);
        let shown = "{\"a\":1}\n\u{fffd}[2J\u{fffd}\n";
        assert_eq!(*fetched(blob, true), *shown.as_bytes());
    }
}
