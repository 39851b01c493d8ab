//! `taxonomy`: list the terms, add or change one.

use super::Outcome;
use super::context::Context;
use super::printing::columns;
use crate::casebook::{TaxonomyKind, Term};
use crate::locale::{Language, language};
use serde_json::json;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Taxonomy {
    /// List the terms
    List,
    /// Add a term, or change its names
    Put {
        /// technique or pattern
        kind: TaxonomyKind,
        /// Its key: lower case with hyphens
        key: String,
        /// Dutch name
        #[arg(long)]
        nl: String,
        /// English name
        #[arg(long)]
        en: String,
        /// No longer offered; old sessions keep it
        #[arg(long)]
        retired: bool,
    },
}

pub(super) fn run(cx: &Context, o: Taxonomy) -> Outcome {
    let vault = cx.vault()?;
    match o {
        Taxonomy::List => {
            let terms = vault.taxonomy()?.terms;
            cx.print(&terms, || {
                let name = |t: &Term| {
                    if language() == Language::Nl {
                        t.nl.clone()
                    } else {
                        t.en.clone()
                    }
                };
                columns(
                    &terms
                        .iter()
                        .map(|t| vec![t.kind.to_string(), t.key.clone(), name(t)])
                        .collect::<Vec<_>>(),
                )
            })
        }
        Taxonomy::Put {
            kind,
            key,
            nl,
            en,
            retired,
        } => {
            vault.put_term(&Term {
                key: key.clone(),
                kind,
                nl,
                en,
                retired,
            })?;
            cx.print(&json!({ "key": key }), || key.clone())
        }
    }
}
