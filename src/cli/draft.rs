//! `draft`: a summary, a preparation, open questions, SMART goals, a GROW sheet or patterns of a case, made from its notes.

use super::Outcome;
use super::context::{Context, with_embedder};
use super::printing::remark;
use crate::casebook::{CaseId, HelpKind, NoteId};
use crate::engine::Cancel;
use crate::locale::{t, tf};
use crate::practice::{Help, HelpAsk};
use serde_json::json;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Draft {
    /// summary, prepare, questions, smart, grow or patterns
    kind: HelpKind,
    /// The case's number
    #[arg(long)]
    case: CaseId,
    /// Summarise this note instead of the newest
    #[arg(long)]
    note: Option<NoteId>,
    /// In the notes' own sentences even if a model is there
    #[arg(long)]
    extractive: bool,
    /// Let a model write that is too small to be of use for it
    #[arg(long, conflicts_with = "extractive")]
    small_model: bool,
    /// Keep it: as a note of the case, or (smart) as goals
    #[arg(long, value_parser = ["note", "goals"])]
    keep: Option<String>,
}

pub(super) fn run(cx: &Context, o: &Draft) -> Outcome {
    let practice = cx.practice()?;
    if !o.extractive {
        with_embedder(&practice);
    }
    let ask = HelpAsk {
        case: o.case,
        kind: o.kind,
        note: o.note,
        use_model: !o.extractive,
        small_model: o.small_model,
    };
    let help = practice.help(&ask, &Cancel::default(), &mut |_| {})?;
    let mut kept = serde_json::Map::new();
    let mut said = String::new();
    match o.keep.as_deref() {
        Some("note") => {
            let id = practice.keep_help(o.case, &help.draft)?;
            kept.insert("note".into(), json!(id));
            said = tf("help-kept-note", &[("id", id.0.into())]);
        }
        Some(_) => {
            let ids = practice.keep_goals(o.case, &help.draft)?;
            said = tf("help-kept-goals", &[("n", ids.len().into())]);
            kept.insert("goals".into(), json!(ids));
        }
        None => {}
    }
    let mut out = json!(help);
    if let (Some(fields), false) = (out.as_object_mut(), kept.is_empty()) {
        fields.insert("kept".into(), kept.into());
    }
    cx.print(&out, || people(&help, &said))?;
    // There is a draft all the same, so this is no failure.
    if let Some(why) = &help.trouble {
        remark(why);
    }
    Ok(())
}

fn people(help: &Help, kept: &str) -> String {
    let mut out = help.draft.clone();
    for notice in &help.notices {
        out.push_str(&format!("\n({})", t(notice.key())));
    }
    if let Some(model) = &help.model {
        out.push_str(&format!("\n({} · {model})", help.engine));
    }
    if !kept.is_empty() {
        out.push('\n');
        out.push_str(kept);
    }
    out
}
