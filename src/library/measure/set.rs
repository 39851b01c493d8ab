//! A set to measure on: `DIR/docs/**` and `DIR/queries.tsv` with id, question, relevant paths separated by `|` (none: nothing answers it), and, if it
//! is known, the pair of languages (`nl`, `en`, `en>nl`: asked in English, answered in Dutch).

use crate::library::{Error, Result, unread};
use crate::locale::{t, tf};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A question with what answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Its name.
    pub id: String,
    /// The question.
    pub text: String,
    /// Paths below `docs`; empty when nothing answers it.
    pub relevant: Vec<String>,
    /// The pair of languages, when the file says.
    pub pair: Option<String>,
}

/// A folder of documents and its questions.
#[derive(Clone, Debug)]
pub struct Set {
    /// The folder of documents.
    pub docs: PathBuf,
    /// The questions, in the order of the file.
    pub queries: Vec<Query>,
}

fn wrong(file: &Path, what: impl std::fmt::Display) -> Error {
    Error::Unreadable(format!("{}: {what}", file.display()))
}

impl Set {
    /// Reads the questions of a folder.
    pub fn read(dir: &Path) -> Result<Self> {
        let docs = dir.join("docs");
        if !docs.is_dir() {
            return Err(wrong(&docs, t("eval-set-no-docs")));
        }
        let file = dir.join("queries.tsv");
        let text = std::fs::read_to_string(&file).map_err(|e| wrong(&file, unread(&e)))?;
        let mut queries = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        for (n, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t').map(str::trim);
            let refused = |key: &str, more: &[(&str, &str)]| {
                let mut all = vec![("n", (n + 1).into())];
                all.extend(more.iter().map(|(k, v)| (*k, (*v).into())));
                Err(wrong(&file, tf(key, &all)))
            };
            let (Some(id), Some(query)) = (columns.next(), columns.next()) else {
                return refused("eval-set-no-tab", &[]);
            };
            // The customary heading line.
            if n == 0 && id == "id" && query == "query" {
                continue;
            }
            if id.is_empty() {
                return refused("eval-set-no-id", &[]);
            }
            if !query.chars().any(char::is_alphanumeric) {
                return refused("eval-set-no-query", &[("id", id)]);
            }
            if let Some(first) = lines.insert(id.to_owned(), n + 1) {
                let first = first.to_string();
                return refused("eval-set-twice", &[("id", id), ("first", &first)]);
            }
            let relevant: Vec<String> = columns
                .next()
                .unwrap_or_default()
                .split('|')
                .map(str::trim)
                .filter(|p| !p.is_empty())
                .map(|p| p.strip_prefix("docs/").unwrap_or(p).to_owned())
                .collect();
            if let Some(gone) = relevant.iter().find(|p| !docs.join(p).is_file()) {
                return refused("eval-set-gone", &[("path", gone)]);
            }
            queries.push(Query {
                id: id.to_owned(),
                text: query.to_owned(),
                relevant,
                pair: columns.next().filter(|p| !p.is_empty()).map(str::to_owned),
            });
        }
        if queries.is_empty() {
            return Err(wrong(&file, t("eval-set-no-questions")));
        }
        Ok(Self { docs, queries })
    }
}
