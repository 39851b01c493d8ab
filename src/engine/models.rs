//! The models of one folder: what the catalogue offers, what is installed, which are used. Called by `practice` and the `models` command.

use super::catalogue::{CatalogueEntry, ModelRole, catalogue};
use super::{Error, Result, Settings, download, gguf, install};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Progress of an installation: step (`download`, `verify`, `convert`), done, total (0: unknown).
pub type OnProgress<'a> = &'a mut dyn FnMut(&str, u64, u64);

/// What an installed model says of itself (`model.json` beside it).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub id: String,
    pub name: String,
    pub role: ModelRole,
    pub languages: Vec<String>,
    pub file: String,
    pub sha256: String,
}

impl Manifest {
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join("model.json");
        let text = serde_json::to_string_pretty(self).map_err(|e| Error::Failed(e.to_string()))?;
        std::fs::write(&path, text).map_err(Error::io(&path))
    }

    fn read(folder: &Path) -> Option<Self> {
        serde_json::from_str(&std::fs::read_to_string(folder.join("model.json")).ok()?).ok()
    }
}

/// An installed model to be loaded.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub manifest: Manifest,
    pub file: PathBuf,
}

/// A model of the catalogue with how it stands here.
#[derive(Clone, Debug, Serialize)]
pub struct ModelState {
    /// What it is.
    #[serde(flatten)]
    pub entry: CatalogueEntry,
    /// Whether it is installed.
    pub installed: bool,
    /// Whether it is the one that is used.
    pub in_use: bool,
    /// Whether the memory free now would hold it.
    pub fits: bool,
    /// Where it lies.
    pub path: Option<PathBuf>,
}

/// The models of one folder.
pub struct Models {
    dir: PathBuf,
}

/// Which models are used (`use.json` in the folder).
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct InUse {
    chat: Option<String>,
    embed: Option<String>,
}

impl Models {
    /// The models of a folder, which need not be there.
    pub fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    fn installed(&self) -> Vec<Chosen> {
        let folders = std::fs::read_dir(&self.dir)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path());
        let mut out: Vec<Chosen> = folders
            .filter(|p| {
                !p.file_name()
                    .is_some_and(|n| n.to_string_lossy().starts_with('.'))
            })
            .filter_map(|p| {
                let manifest = Manifest::read(&p)?;
                Some(Chosen {
                    file: p.join(&manifest.file),
                    manifest,
                })
            })
            .collect();
        out.sort_by(|a, b| a.manifest.id.cmp(&b.manifest.id));
        out
    }

    fn in_use(&self) -> InUse {
        std::fs::read_to_string(self.dir.join("use.json"))
            .ok()
            .and_then(|t| serde_json::from_str(&t).ok())
            .unwrap_or_default()
    }

    /// The model to use for a role: the one the settings name, else the one that was chosen, else any that is installed.
    pub(super) fn chosen(&self, role: ModelRole, named: Option<&str>) -> Result<Chosen> {
        let mut all = self.installed();
        all.retain(|c| c.manifest.role == role);
        if let Some(id) = named {
            let found = all.into_iter().find(|c| c.manifest.id == id);
            return found.ok_or_else(|| Error::Unsupported(format!("the model '{id}' of your settings is not installed; `klankbord models pull {id}` fetches it")));
        }
        let used = self.in_use();
        let id = if role == ModelRole::Chat {
            used.chat
        } else {
            used.embed
        };
        let at = all
            .iter()
            .position(|c| Some(&c.manifest.id) == id.as_ref())
            .unwrap_or(0);
        if at < all.len() {
            Ok(all.swap_remove(at))
        } else {
            Err(Error::NoModel)
        }
    }

    /// The catalogue and the models of the user's own, with how they stand here.
    pub fn list(&self, s: &Settings) -> Result<Vec<ModelState>> {
        let installed = self.installed();
        let used = |role, named: &Option<String>| {
            self.chosen(role, named.as_deref())
                .map(|c| c.manifest.id)
                .ok()
        };
        let in_use = [
            used(ModelRole::Chat, &s.chat_model),
            used(ModelRole::Embed, &s.embed_model),
        ];
        let memory = s
            .memory_limit_bytes
            .unwrap_or(u64::MAX)
            .min(available_memory().unwrap_or(u64::MAX));
        let mut entries = catalogue()?;
        for c in &installed {
            if entries.iter().all(|e| e.id != c.manifest.id) {
                entries.push(own(c));
            }
        }
        Ok(entries
            .into_iter()
            .map(|entry| {
                let here = installed.iter().find(|c| c.manifest.id == entry.id);
                ModelState {
                    installed: here.is_some(),
                    in_use: in_use.iter().flatten().any(|id| *id == entry.id),
                    fits: entry.memory_bytes <= memory,
                    path: here.map(|c| c.file.clone()),
                    entry,
                }
            })
            .collect())
    }

    /// Fetches a model of the catalogue, or `starter` for the starter models; returns the ids that are installed now. One that is there is left alone.
    pub fn pull(&self, id: &str, progress: OnProgress<'_>) -> Result<Vec<String>> {
        let all = catalogue()?;
        let wanted: Vec<&CatalogueEntry> = all
            .iter()
            .filter(|e| e.id == id || (id == "starter" && e.starter))
            .collect();
        if wanted.is_empty() {
            let ids: Vec<&str> = all.iter().map(|e| e.id.as_str()).collect();
            return Err(Error::Unsupported(format!(
                "there is no model '{id}' in the catalogue; choose one of {}, or `starter`",
                ids.join(", ")
            )));
        }
        for entry in &wanted {
            if Manifest::read(&self.dir.join(&entry.id)).is_none() {
                install::install(&self.dir, entry, progress)?;
            }
        }
        Ok(wanted.iter().map(|e| e.id.clone()).collect())
    }

    /// Makes an installed model the one that is used.
    pub fn choose(&self, id: &str, role: ModelRole) -> Result<()> {
        if !self
            .installed()
            .iter()
            .any(|c| c.manifest.id == id && c.manifest.role == role)
        {
            return Err(Error::Unsupported(format!(
                "no model '{id}' of that role is installed; see `klankbord models list`"
            )));
        }
        let mut used = self.in_use();
        let slot = if role == ModelRole::Chat {
            &mut used.chat
        } else {
            &mut used.embed
        };
        *slot = Some(id.to_owned());
        let path = self.dir.join("use.json");
        let text = serde_json::to_string(&used).map_err(|e| Error::Failed(e.to_string()))?;
        std::fs::write(&path, text).map_err(Error::io(&path))
    }

    /// Copies a model file of the user's own in, under an id of its own.
    pub fn add_local(&self, id: &str, path: &Path, role: ModelRole) -> Result<()> {
        if id.is_empty()
            || !id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
            || id.starts_with('.')
        {
            return Err(Error::Unsupported(
                "an id is made of letters, digits, '-', '_' and '.'".into(),
            ));
        }
        if role == ModelRole::Embed {
            return Err(Error::Unsupported("only chat models (GGUF) can be added from a file; embedders come from the catalogue".into()));
        }
        let head = gguf::read(path)?;
        gguf::check(&head)?;
        let place = self.dir.join(id);
        std::fs::create_dir_all(&place).map_err(Error::io(&place))?;
        let file = place.join("model.gguf");
        std::fs::copy(path, &file).map_err(Error::io(&file))?;
        let name = head.name.unwrap_or_else(|| id.to_owned());
        let sha256 = download::sha256(&file, &mut |_, _, _| {})?;
        Manifest {
            id: id.to_owned(),
            name,
            role,
            languages: Vec::new(),
            file: "model.gguf".into(),
            sha256,
        }
        .write(&place)
    }

    /// Removes an installed model.
    pub fn remove(&self, id: &str) -> Result<()> {
        let place = self
            .installed()
            .into_iter()
            .find(|c| c.manifest.id == id)
            .map(|c| self.dir.join(c.manifest.id));
        let place = place.ok_or_else(|| {
            Error::Unsupported(format!(
                "the model '{id}' is not installed; see `klankbord models list`"
            ))
        })?;
        std::fs::remove_dir_all(&place).map_err(Error::io(&place))
    }
}

/// A model of the user's own, as an entry.
fn own(c: &Chosen) -> CatalogueEntry {
    let bytes = std::fs::metadata(&c.file).map_or(0, |m| m.len());
    CatalogueEntry {
        id: c.manifest.id.clone(),
        name: c.manifest.name.clone(),
        role: c.manifest.role,
        languages: c.manifest.languages.clone(),
        licence: "your own".into(),
        download_bytes: bytes,
        memory_bytes: bytes + bytes / 5,
        starter: false,
        file: c.manifest.file.clone(),
        requantise: None,
        note: String::new(),
        source: Vec::new(),
    }
}

/// Bytes of memory that could be had now (Linux `MemAvailable`).
pub(super) fn available_memory() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find(|l| l.starts_with("MemAvailable:"))?;
    line.split_ascii_whitespace()
        .nth(1)?
        .parse::<u64>()
        .ok()
        .map(|kib| kib * 1024)
}
