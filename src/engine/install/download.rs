//! A file from a URL into `NAME.part`, taken up where an earlier run stopped, verified, then renamed.

use super::super::catalogue::SourceFile;
use super::super::{Error, OnProgress, PullStep, Result};
use super::checks;
use crate::locale::tf;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

/// Fetches `url` to `to`.
pub fn fetch(url: &str, to: &Path, file: &SourceFile, progress: OnProgress<'_>) -> Result<()> {
    let part = to.with_file_name(format!("{}.part", file.name));
    let total = transfer(url, &part, progress)?;
    let have = fs::metadata(&part).map_err(Error::io(&part))?.len();
    if let Some(total) = total.or(file.bytes).filter(|t| *t != have) {
        return Err(Error::Unreachable(tf(
            "engine-stopped-at",
            &[
                ("file", file.name.to_string().into()),
                ("have", have.to_string().into()),
                ("total", total.to_string().into()),
            ],
        )));
    }
    if let Some(sum) = &file.sha256
        && let Err(e) =
            checks::expect_sha256(&part, sum, &mut |d, t| progress(PullStep::Verify, d, t))
    {
        // Going on from wrong bytes would never end well.
        let _ = fs::remove_file(&part);
        return Err(e);
    }
    fs::rename(&part, to).map_err(Error::io(to))
}

/// Appends what is missing to `part`; the full length if the server told it.
fn transfer(url: &str, part: &Path, progress: OnProgress<'_>) -> Result<Option<u64>> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_per_read(Some(Duration::from_secs(60)))
        .build()
        .into();
    let host = url.split('/').nth(2).unwrap_or(url);
    let unreachable = |why: String| {
        Error::Unreachable(tf(
            "engine-host-unreachable",
            &[
                ("host", host.to_string().into()),
                ("why", why.to_string().into()),
            ],
        ))
    };
    let mut have = fs::metadata(part).map_or(0, |m| m.len());
    let mut ask = agent.get(url);
    if have > 0 {
        ask = ask.header("Range", format!("bytes={have}-"));
    }
    let mut answer = ask.call().map_err(|e| unreachable(e.to_string()))?;
    let header = |name: &str| {
        answer
            .headers()
            .get(name)
            .and_then(|v| v.to_str().ok())
            .map(str::to_owned)
    };
    let total: Option<u64> = match answer.status().as_u16() {
        206 if header("content-range")
            .is_some_and(|r| r.starts_with(&format!("bytes {have}-"))) =>
        {
            header("content-range").and_then(|r| r.rsplit('/').next()?.parse().ok())
        }
        // The server cannot resume, or started somewhere else: from the beginning.
        200 => {
            have = 0;
            header("content-length").and_then(|l| l.parse().ok())
        }
        // Nothing is left to fetch.
        416 if header("content-range").is_some_and(|r| r == format!("bytes */{have}")) => {
            return Ok(Some(have));
        }
        206 | 416 => {
            fs::remove_file(part).map_err(Error::io(part))?;
            return Err(unreachable(
                "it could not go on where the last run stopped".into(),
            ));
        }
        404 => {
            return Err(Error::Failed(tf(
                "engine-host-gone",
                &[("host", host.to_string().into())],
            )));
        }
        401 | 403 => {
            return Err(Error::Refused(tf(
                "engine-host-account",
                &[("host", host.to_string().into())],
            )));
        }
        code => return Err(unreachable(format!("it answered {code}"))),
    };
    if let Some(total) = total {
        checks::disk(
            part.parent().unwrap_or(part),
            total.saturating_sub(have),
            "The download",
        )?;
    }
    let mut out = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(part)
        .map_err(Error::io(part))?;
    out.set_len(have).map_err(Error::io(part))?;
    let mut body = answer.body_mut().as_reader();
    let mut buffer = vec![0; 1 << 18];
    loop {
        let n = match body.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => n,
            // What came is kept; the caller sees from the length that it is not all.
            Err(_) if total.is_some() => break,
            Err(e) => return Err(unreachable(e.to_string())),
        };
        out.write_all(&buffer[..n]).map_err(Error::io(part))?;
        have += n as u64;
        progress(PullStep::Download, have, total.unwrap_or(have));
    }
    out.sync_all().map_err(Error::io(part))?;
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};

    const WHOLE: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

    /// Serves WHOLE once per entry of `cuts`, hanging up after so many bytes; returns the URL and the ranges asked for.
    fn serve(cuts: Vec<usize>, ranges: bool) -> (String, std::sync::mpsc::Receiver<String>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/m", listener.local_addr().unwrap());
        let (to, from) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for cut in cuts {
                let (mut stream, _) = listener.accept().unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let asked: Vec<_> = lines
                    .map_while(|l| l.ok().filter(|l| !l.is_empty()))
                    .collect();
                let range = asked.iter().find_map(|l| {
                    l.to_lowercase()
                        .strip_prefix("range: bytes=")
                        .map(str::to_owned)
                });
                let start = range
                    .as_deref()
                    .filter(|_| ranges)
                    .map_or(0, |r| r.trim_end_matches('-').parse().unwrap());
                to.send(range.clone().unwrap_or_default()).unwrap();
                let body = &WHOLE[start..];
                let head = if start > 0 {
                    format!(
                        "HTTP/1.1 206 P\r\nContent-Range: bytes {start}-25/26\r\nContent-Length: {}\r\n\r\n",
                        body.len()
                    )
                } else {
                    "HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n".to_owned()
                };
                stream.write_all(head.as_bytes()).unwrap();
                stream.write_all(&body[..cut.min(body.len())]).unwrap();
            }
        });
        (url, from)
    }

    fn file(sum: &str) -> SourceFile {
        SourceFile {
            from: String::new(),
            name: "m".into(),
            bytes: Some(26),
            sha256: Some(sum.into()),
        }
    }

    const SUM: &str = "71c480df93d6ae2f1efad1447c66c9525e316218cf51fc8d9ed832f2daf18b73";

    #[test]
    fn a_download_that_broke_off_goes_on_where_it_stopped() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("m");
        let (url, asked) = serve(vec![10, 99], true);
        let first = fetch(&url, &to, &file(SUM), &mut |_, _, _| {})
            .unwrap_err()
            .to_string();
        assert!(first.contains("10 of 26") && !to.exists(), "{first}");
        fetch(&url, &to, &file(SUM), &mut |_, _, _| {}).unwrap();
        assert_eq!(fs::read(&to).unwrap(), WHOLE);
        assert_eq!(asked.iter().collect::<Vec<_>>(), ["", "10-"]);
    }

    #[test]
    fn a_server_that_cannot_resume_is_read_from_the_beginning() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("m");
        let (url, _asked) = serve(vec![10, 99], false);
        fetch(&url, &to, &file(SUM), &mut |_, _, _| {}).unwrap_err();
        fetch(&url, &to, &file(SUM), &mut |_, _, _| {}).unwrap();
        assert_eq!(fs::read(&to).unwrap(), WHOLE);
    }

    #[test]
    fn a_file_with_another_checksum_is_thrown_away() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("m");
        let (url, _asked) = serve(vec![99], true);
        let failed = fetch(&url, &to, &file(&"0".repeat(64)), &mut |_, _, _| {});
        assert!(matches!(failed, Err(Error::Damaged(_))));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
