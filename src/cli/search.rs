//! `search`: passages for a query, or for each line of a file.

use super::context::{Context, print, with_embedder};
use super::{Failure, Outcome};
use crate::casebook::CaseId;
use crate::library::{Found, Mode, Scope};
use crate::locale::t;
use std::path::PathBuf;

/// Options.
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// The query
    #[arg(required_unless_present = "batch")]
    query: Option<String>,
    /// One query a line, one JSON object a line
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    batch: Option<PathBuf>,
    /// In this case and the materials [default: the materials]
    #[arg(long)]
    case: Option<CaseId>,
    /// In archived cases too
    #[arg(long)]
    archived: bool,
    /// Passages at most
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// fused, lexical or dense
    #[arg(long, default_value = "fused", value_parser = mode)]
    mode: Mode,
}

fn mode(word: &str) -> Result<Mode, String> {
    match word {
        "fused" => Ok(Mode::Fused),
        "lexical" => Ok(Mode::Lexical),
        "dense" => Ok(Mode::Dense),
        _ => Err("choose fused, lexical or dense".into()),
    }
}

pub(super) fn run(cx: &Context, o: &Search) -> Outcome {
    let practice = cx.practice()?;
    if let Some(id) = o.case {
        practice.vault().case(id)?;
    }
    let scope = Scope {
        case: o.case,
        archived: o.archived,
        everything: false,
    };
    if o.mode != Mode::Lexical {
        with_embedder(&practice);
    }
    let find = |q: &str| practice.search(q, scope, o.limit, o.mode);
    if let Some(file) = &o.batch {
        let text = std::fs::read_to_string(file)
            .map_err(|e| Failure::new(format!("{}: {e}", file.display())))?;
        for line in text.lines() {
            print(&serde_json::to_string(&find(line)?).map_err(Failure::new)?)?;
        }
        return Ok(());
    }
    let found = find(o.query.as_deref().unwrap_or_default())?;
    cx.print(&found, || people(&found))
}

fn people(found: &Found) -> String {
    if found.hits.is_empty() {
        return t("cli-search-none");
    }
    let mut out = Vec::new();
    for h in &found.hits {
        let heading = if h.heading.is_empty() {
            String::new()
        } else {
            format!(" › {}", h.heading.join(" › "))
        };
        let text: String = h
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .take(240)
            .collect();
        out.push(format!(
            "{}. {}{heading}  ({:.3})\n   {text}",
            h.rank, h.source, h.score
        ));
    }
    out.join("\n")
}
