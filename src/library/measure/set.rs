//! A set to measure on: `DIR/docs/**` and `DIR/queries.tsv` with an id if there are any, the question, the relevant documents separated by `|` (none: nothing
//! answers it), and, if it is known, the pair of languages (`nl`, `en`, `en>nl`: asked in English, answered in Dutch).

use super::columns::{Columns, Documents};
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
    /// Reads the questions of a folder. Columns may be headed; else they are id, question, documents and pair, or question and documents.
    pub fn read(dir: &Path) -> Result<Self> {
        let mut docs = dir.join("docs");
        if !docs.is_dir() {
            // The documents may lie beside the questions.
            let other = |e: std::io::Result<std::fs::DirEntry>| {
                e.is_ok_and(|e| e.file_name() != "queries.tsv")
            };
            if !std::fs::read_dir(dir).is_ok_and(|mut all| all.any(other)) {
                return Err(wrong(&docs, t("eval-set-no-docs")));
            }
            docs = dir.to_owned();
        }
        let file = dir.join("queries.tsv");
        let text = std::fs::read_to_string(&file).map_err(|e| wrong(&file, unread(&e)))?;
        let text = text.trim_start_matches('\u{feff}');
        let documents = Documents::below(&docs);
        let asked = || {
            let all = text.lines().enumerate();
            all.filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'))
        };
        let heading = asked().next().and_then(|(_, l)| Columns::headed(l));
        let columns =
            heading.unwrap_or_else(|| Columns::guessed(asked().map(|(_, l)| l), &documents));
        let mut queries = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        for (n, line) in asked().skip(usize::from(heading.is_some())) {
            let parts: Vec<&str> = line.split('\t').map(str::trim).collect();
            let part = |at: usize| parts.get(at).copied();
            let refused = |key: &str, more: &[(&str, &str)]| {
                let mut all = vec![("n", (n + 1).into())];
                all.extend(more.iter().map(|(k, v)| (*k, (*v).into())));
                Err(wrong(&file, tf(key, &all)))
            };
            let Some(query) = part(columns.query) else {
                return refused("eval-set-no-tab", &[]);
            };
            let numbered = format!("q{}", queries.len() + 1);
            let id = match columns.id {
                Some(at) => part(at).unwrap_or_default(),
                None => &numbered,
            };
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
            let relevant = match documents.names(part(columns.relevant).unwrap_or_default()) {
                Ok(paths) => paths,
                Err(gone) => return refused("eval-set-gone", &[("path", &gone)]),
            };
            let pair = columns.pair.and_then(part).filter(|p| !p.is_empty());
            queries.push(Query {
                id: id.to_owned(),
                text: query.to_owned(),
                relevant,
                pair: pair.map(str::to_owned),
            });
        }
        if queries.is_empty() {
            return Err(wrong(&file, t("eval-set-no-questions")));
        }
        Ok(Self { docs, queries })
    }
}
