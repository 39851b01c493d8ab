//! `material`: list, show, remove.

use super::Outcome;
use super::context::{Context, print};
use super::printing::columns;
use crate::casebook::{CaseId, SourceId};
use crate::locale::t;
use crate::vault::SourceKind;
use serde_json::json;
use std::collections::HashMap;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Material {
    /// List the materials
    List {
        /// Those imported into this case only
        #[arg(long)]
        case: Option<CaseId>,
    },
    /// Show the text of a source, as citations count it
    Show {
        /// The source's number
        id: SourceId,
    },
    /// Take a material out of the library
    Remove {
        /// The source's number
        id: SourceId,
    },
}

pub(super) fn run(cx: &Context, o: &Material) -> Outcome {
    match o {
        Material::List { case } => {
            let vault = cx.vault()?;
            if let Some(id) = case {
                vault.case(*id)?;
            }
            let list = vault.sources(Some(SourceKind::Material), *case)?;
            let mut labels = HashMap::new();
            for id in list.iter().filter_map(|s| s.case_id) {
                labels.insert(id, vault.case(id)?.client_label);
            }
            let all = t("cli-material-all");
            cx.print(&list, || {
                let row = |s: &crate::vault::Source| {
                    vec![
                        s.id.to_string(),
                        s.lang.clone(),
                        s.chars.to_string(),
                        s.case_id
                            .and_then(|id| labels.get(&id))
                            .unwrap_or(&all)
                            .clone(),
                        s.title.clone(),
                        s.path.clone(),
                    ]
                };
                columns(&list.iter().map(row).collect::<Vec<_>>())
            })
        }
        Material::Show { id } => {
            let vault = cx.vault()?;
            let source = vault.source(*id)?;
            let text = vault.source_text(*id)?.into_inner();
            if cx.json {
                cx.print(&json!({ "source": source, "text": text }), String::new)
            } else {
                print(text.trim_end())
            }
        }
        Material::Remove { id } => {
            let practice = cx.practice()?;
            let kept = practice.remove_source(*id)?;
            cx.print(&json!({ "id": id }), || {
                let said = [Some(t("cli-material-removed")), kept];
                said.into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
        }
    }
}
