//! `summary`: what of a long conversation goes along in short; to read, to change, to take away.

use super::context::Context;
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::locale::{t, tf};
use serde_json::json;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Summary {
    /// Of the conversation about this case; without it, about the materials
    #[arg(long)]
    case: Option<CaseId>,
    /// Put this text in its place
    #[arg(long, value_name = "TEXT", conflicts_with = "clear")]
    set: Option<String>,
    /// Take it away; it is made anew when the conversation no longer fits
    #[arg(long)]
    clear: bool,
}

pub(super) fn run(cx: &Context, o: &Summary) -> Outcome {
    let practice = cx.practice()?;
    if let Some(id) = o.case {
        practice.vault().case(id)?;
    }
    let digest = practice.digest(o.case, None)?;
    let text = match (&o.set, o.clear) {
        (Some(text), _) => Some(text.as_str()),
        (None, true) => Some(""),
        (None, false) => None,
    };
    if let Some(text) = text {
        let there = digest.ok_or_else(|| Failure::new(t("summary-none")))?;
        practice.set_digest(o.case, there.upto, text)?;
        return cx.print(&json!({ "upto": there.upto }), || t("summary-changed"));
    }
    match digest {
        Some(d) => {
            let data =
                json!({ "upto": d.upto, "turns": d.turns, "by": d.by, "text": d.text.reveal() });
            cx.print(&data, || {
                let head = tf(
                    "summary-of",
                    &[("n", d.turns.into()), ("by", d.by.as_str().into())],
                );
                format!("{}\n\n{head}", d.text.reveal())
            })
        }
        None => cx.print(&json!({ "turns": 0, "text": "" }), || t("summary-none")),
    }
}
