//! `config.toml` as it stands on disk: strict keys, and an unknown one is answered with the nearest valid one.

use super::Error;
use crate::engine::Backend;
use crate::locale::Language;
use crate::privacy::PrivacyLevel;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    pub interface: Interface,
    pub engine: Engine,
    pub privacy: Privacy,
}

/// `[interface]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Interface {
    #[serde(deserialize_with = "language")]
    pub language: Option<Language>,
    pub theme: Option<String>,
    pub keymap: Option<String>,
    pub autolock_min: Option<u32>,
}

/// `[engine]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Engine {
    pub backend: Option<Backend>,
    pub ollama_url: Option<String>,
    pub ollama_model: Option<String>,
    pub openai_url: Option<String>,
    pub openai_model: Option<String>,
    pub use_local_embeddings: Option<bool>,
    pub models_dir: Option<PathBuf>,
    pub chat_model: Option<String>,
    pub embed_model: Option<String>,
    pub threads: Option<usize>,
    pub timeout_s: Option<u64>,
    pub memory_limit_mb: Option<u64>,
    pub max_tokens: Option<usize>,
}

/// `[privacy]`
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Privacy {
    pub level: Option<PrivacyLevel>,
    pub own_hosts: Vec<String>,
}

fn language<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Language>, D::Error> {
    match String::deserialize(d)?.as_str() {
        "nl" => Ok(Some(Language::Nl)),
        "en" => Ok(Some(Language::En)),
        other => Err(serde::de::Error::custom(format!(
            "language '{other}' is neither nl nor en"
        ))),
    }
}

impl File {
    /// Reads the file; one that is not there is an empty one.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(Error::File {
                path: path.to_owned(),
                what: e.to_string(),
            }),
        }
    }

    /// Parses its text.
    pub(super) fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        toml::from_str(text).map_err(|e: toml::de::Error| {
            let line = e.span().map_or(1, |s| {
                text.get(..s.start).unwrap_or(text).matches('\n').count() + 1
            });
            let what = format!("line {line}: {}", suggest(e.message()));
            Error::File {
                path: path.to_owned(),
                what,
            }
        })
    }
}

/// Adds the nearest valid key to serde's message about an unknown one.
fn suggest(message: &str) -> String {
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let nearest = match words.split_first() {
        Some((wrong, valid)) if message.starts_with("unknown ") => valid
            .iter()
            .min_by_key(|v| distance(wrong, v))
            .map(|v| (wrong, v)),
        _ => None,
    };
    match nearest {
        Some((wrong, near)) => format!("'{wrong}' is not known here; did you mean '{near}'?"),
        None => message.lines().next().unwrap_or_default().to_owned(),
    }
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let here = (corner + usize::from(x != *y)).min(left + 1).min(above + 1);
            corner = above;
            if let Some(slot) = row.get_mut(j) {
                *slot = left;
            }
            left = here;
        }
        if let Some(slot) = row.last_mut() {
            *slot = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("thema", "theme"), 1);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn every_valid_example_loads_and_every_invalid_one_is_refused_with_its_line() {
        let folder = |name: &str| {
            let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/configs")
                .join(name);
            let mut files: Vec<_> = std::fs::read_dir(dir)
                .unwrap()
                .map(|e| e.unwrap().path())
                .collect();
            files.sort();
            assert!(!files.is_empty());
            files
        };
        for path in folder("valid") {
            File::read(&path).unwrap();
        }
        for path in folder("invalid") {
            let text = std::fs::read_to_string(&path).unwrap();
            let expected = text
                .lines()
                .next()
                .unwrap()
                .trim_start_matches("# ")
                .to_owned();
            let e = File::read(&path).unwrap_err().to_string();
            assert!(e.contains(&expected), "{e} does not contain {expected}");
        }
    }
}
