//! What the columns of a file of questions are, and which document a name in it means. Whoever writes such a file has a habit of their own: with an id before the
//! question or without, documents by path, by file name or by its stem. `set` calls it.

use std::collections::HashMap;
use std::path::Path;

/// Where each thing stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// None: the questions have no ids.
    pub id: Option<usize>,
    pub query: usize,
    pub relevant: usize,
    pub pair: Option<usize>,
}

const ID: &[&str] = &["id", "qid", "query_id", "query-id", "nr", "number"];
const QUERY: &[&str] = &["query", "question", "text", "vraag", "zoekvraag"];
const RELEVANT: &[&str] = &[
    "relevant",
    "relevant_ids",
    "relevant ids",
    "relevant-ids",
    "relevant_docs",
    "relevant docs",
    "doc",
    "docs",
    "document",
    "documents",
    "doc_id",
    "doc_ids",
    "doc-id",
    "corpus-id",
    "path",
    "paths",
    "answer",
    "answers",
];
const PAIR: &[&str] = &["pair", "lang", "language", "direction", "taal"];

impl Columns {
    /// Of a heading line; None when it is none.
    pub(super) fn headed(line: &str) -> Option<Self> {
        let names: Vec<String> = line.split('\t').map(|c| c.trim().to_lowercase()).collect();
        let at = |of: &[&str]| names.iter().position(|n| of.contains(&n.as_str()));
        let (query, id) = (at(QUERY)?, at(ID));
        // A question that is the one word "query" is none.
        let told = at(RELEVANT).or(at(PAIR)).or(id)?;
        (told != query).then(|| Self {
            id,
            query,
            relevant: at(RELEVANT).unwrap_or(usize::MAX),
            pair: at(PAIR),
        })
    }

    /// Of lines without a heading: id, question, documents, pair; or question and documents, when the second column names documents and no line has a third.
    pub(super) fn guessed<'a>(lines: impl Iterator<Item = &'a str>, documents: &Documents) -> Self {
        let mut named = false;
        let mut third = false;
        for line in lines {
            let mut columns = line.split('\t').skip(1);
            named |= columns
                .next()
                .is_some_and(|c| documents.names(c).is_ok_and(|d| !d.is_empty()));
            third |= columns.next().is_some();
        }
        let two = named && !third;
        Self {
            id: (!two).then_some(0),
            query: usize::from(!two),
            relevant: if two { 1 } else { 2 },
            pair: (!two).then_some(3),
        }
    }
}

/// The documents of a set, by every name they may be called.
pub(super) struct Documents {
    /// Path below the folder, or a shorter name of it; None where two documents bear it.
    by_name: HashMap<String, Option<String>>,
}

impl Documents {
    /// All files below a folder.
    pub(super) fn below(folder: &Path) -> Self {
        let mut by_name: HashMap<String, Option<String>> = HashMap::new();
        let mut paths = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(t) if t.is_dir() => folders.push(entry.path()),
                    Ok(_) => paths.push(entry.path()),
                    Err(_) => {}
                }
            }
        }
        let whole: Vec<String> = paths
            .iter()
            .filter_map(|p| Some(p.strip_prefix(folder).ok()?.to_str()?.replace('\\', "/")))
            .collect();
        for path in &whole {
            let file = path.rsplit('/').next().unwrap_or(path);
            let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
            let mut names = vec![file.to_owned()];
            names.extend(stem(path));
            names.extend(stem(file));
            names.sort();
            names.dedup();
            for name in names.into_iter().filter(|n| n != path) {
                by_name
                    .entry(name)
                    .and_modify(|known| *known = None)
                    .or_insert_with(|| Some(path.clone()));
            }
        }
        // A whole path means that file, whatever else is called so.
        by_name.extend(whole.into_iter().map(|p| (p.clone(), Some(p))));
        Self { by_name }
    }

    /// The paths that a column names; the error is the first name that means no document, or more than one.
    pub(super) fn names(&self, column: &str) -> Result<Vec<String>, String> {
        let one = |name: &str| {
            let name = name.trim().trim_start_matches("./");
            let name = name.strip_prefix("docs/").unwrap_or(name);
            let known = self.by_name.get(name).cloned().flatten();
            known.ok_or_else(|| name.to_owned())
        };
        let column = column.trim();
        if column.is_empty() {
            return Ok(Vec::new());
        }
        let mut out = Vec::new();
        for part in column.split('|').map(str::trim).filter(|p| !p.is_empty()) {
            match one(part) {
                Ok(path) => out.push(path),
                // Names of files seldom hold these; where they do, the whole was tried first.
                Err(name) => {
                    let list: Result<Vec<String>, String> = part
                        .split([',', ';', ' '])
                        .filter(|p| !p.is_empty())
                        .map(one)
                        .collect();
                    out.extend(list.map_err(|_| name)?);
                }
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> (tempfile::TempDir, Documents) {
        let dir = tempfile::tempdir().unwrap();
        for path in ["nl/rust.md", "en/rust.md", "nl/a, b.md", "doc7.txt"] {
            let file = dir.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "x").unwrap();
        }
        let all = Documents::below(dir.path());
        (dir, all)
    }

    #[test]
    fn a_document_is_named_by_its_path_its_name_or_its_stem() {
        let (_dir, d) = documents();
        for (column, paths) in [
            ("nl/rust.md", vec!["nl/rust.md"]),
            ("docs/nl/rust.md|en/rust", vec!["nl/rust.md", "en/rust.md"]),
            ("doc7", vec!["doc7.txt"]),
            ("doc7, nl/rust.md", vec!["doc7.txt", "nl/rust.md"]),
            ("nl/a, b.md", vec!["nl/a, b.md"]),
            ("", vec![]),
        ] {
            assert_eq!(d.names(column).unwrap(), paths, "{column}");
        }
        // Two are called so.
        assert_eq!(d.names("rust"), Err("rust".into()));
        assert_eq!(d.names("doc7|nergens"), Err("nergens".into()));
    }

    #[test]
    fn columns_are_told_by_their_heading_or_by_what_stands_in_them() {
        let (_dir, d) = documents();
        let columns = |id, query, relevant, pair| Columns {
            id,
            query,
            relevant,
            pair,
        };
        assert_eq!(
            Columns::headed("query\trelevant"),
            Some(columns(None, 0, 1, None))
        );
        assert_eq!(
            Columns::headed("id\tquery\trelevant\tpair"),
            Some(columns(Some(0), 1, 2, Some(3)))
        );
        assert_eq!(
            Columns::headed("relevant_ids\tQuestion"),
            Some(columns(None, 1, 0, None))
        );
        assert_eq!(
            Columns::headed("id\tquery"),
            Some(columns(Some(0), 1, usize::MAX, None))
        );
        assert_eq!(Columns::headed("q1\twat is rust\tdoc7"), None);
        let guess = |lines: &[&str]| Columns::guessed(lines.iter().copied(), &d);
        assert_eq!(
            guess(&["wat is rust\tdoc7", "en slaap\t"]),
            columns(None, 0, 1, None)
        );
        assert_eq!(
            guess(&["q1\twat is rust\tdoc7"]),
            columns(Some(0), 1, 2, Some(3))
        );
        assert_eq!(guess(&["q1\twat is rust"]), columns(Some(0), 1, 2, Some(3)));
    }
}
