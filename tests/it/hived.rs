//! A real Azurite and a vault with a container of its own in it, for every test that sends. KLANKBORD_TEST_AZURITE names the program; `tests/run` installs
//! it and sets that.

use crate::run::{Place, agree};
use base64::Engine as _;
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

const ACCOUNT: &str = "devstoreaccount1";
/// Published with the emulator; opens nothing else.
pub const KEY: &str =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/// The port of the one Azurite of this run; None when it is not asked for.
pub fn azurite() -> Option<u16> {
    static PORT: OnceLock<Option<u16>> = OnceLock::new();
    *PORT.get_or_init(|| {
        let Some(program) = std::env::var_os("KLANKBORD_TEST_AZURITE") else {
            eprintln!("skipped: KLANKBORD_TEST_AZURITE is not set (tests/run installs Azurite and sets it)");
            return None;
        };
        assert!(
            std::path::Path::new(&program).exists(),
            "Azurite is not installed at {}; run tests/run, which installs it with npm",
            program.display()
        );
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        // It ends with this process: the shell waits for the pipe to close, whatever closes it.
        let child = Command::new("sh")
            .args(["-c", "\"$@\" >/dev/null 2>&1 & p=$!; cat >/dev/null; kill $p", "sh"])
            .arg(program)
            .args(["--inMemoryPersistence", "--skipApiVersionCheck", "--silent", "--blobPort"])
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        std::mem::forget(child);
        let from = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(from.elapsed() < Duration::from_secs(60), "Azurite does not answer");
            std::thread::sleep(Duration::from_millis(100));
        }
        Some(port)
    })
}

/// A vault with a client who said yes, and a container of its own.
pub struct Hived {
    pub place: Place,
    pub port: u16,
    container: String,
}

impl Hived {
    pub fn new() -> Option<Self> {
        static N: AtomicU32 = AtomicU32::new(0);
        let port = azurite()?;
        let h = Self {
            place: Place::with_vault(),
            port,
            container: format!(
                "hive-{}-{}",
                std::process::id(),
                N.fetch_add(1, Ordering::Relaxed)
            ),
        };
        h.json(&["hive", "create"]);
        Some(h)
    }

    /// With a case that gives a record of the case and one of its session, and both consents.
    pub fn with_case() -> Option<Self> {
        let h = Self::new()?;
        h.json(&["client", "add", "Wilg", "--name", "Henk Bakker"]);
        h.json(&["case", "add", "1", "Werk"]);
        h.json(&[
            "session",
            "add",
            "1",
            "--technique",
            "grow",
            "--pattern",
            "perfectionism",
            "--outcome",
            "progress",
        ]);
        h.agree();
        Some(h)
    }

    /// Both consents, to share cases and sessions.
    pub fn agree(&self) {
        agree("cases,sessions", &|args| self.json(args));
    }

    pub fn string(&self, port: u16) -> String {
        format!(
            "DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};BlobEndpoint=http://127.0.0.1:{port}/{ACCOUNT};"
        )
    }

    pub fn command(&self, connection: &str, args: &[&str]) -> Command {
        let mut c = self.place.command(args);
        c.env("AZURE_STORAGE_CONNECTION_STRING", connection)
            .env("AZURE_DATA_HIVE_CONTAINER", &self.container)
            .env("KLANKBORD_TEST_BACKOFF", "1");
        c
    }

    /// The hive behind a port, as variables for a terminal.
    pub fn variables(&self, port: u16) -> [(&'static str, String); 3] {
        [
            ("AZURE_STORAGE_CONNECTION_STRING", self.string(port)),
            ("AZURE_DATA_HIVE_CONTAINER", self.container.clone()),
            ("KLANKBORD_TEST_BACKOFF", "1".into()),
        ]
    }

    pub fn with(&self, connection: &str, args: &[&str]) -> Output {
        crate::run::output(self.command(connection, args), "")
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let mut all = args.to_vec();
        all.push("--json");
        let out = self.with(&self.string(self.port), &all);
        assert!(out.status.success(), "{args:?}: {}", text(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?}: {e}"))
    }

    /// Prepares, shows and approves; returns exactly what was shown.
    pub fn approved(&self) -> Vec<u8> {
        let batch = self.json(&["export", "prepare"])["batch"].to_string();
        let shown = self.with(&self.string(self.port), &["export", "show", &batch]);
        let err = text(&shown.stderr);
        let sha = err
            .trim()
            .lines()
            .last()
            .unwrap()
            .strip_prefix("sha256: ")
            .unwrap();
        assert_eq!(sha, hex(&Sha256::digest(&shown.stdout)));
        self.json(&["export", "approve", &batch, "--sha256", sha]);
        shown.stdout
    }

    pub fn names(&self, prefix: &str) -> Vec<String> {
        let list = self.json(&["hive", "list", prefix]);
        list.as_array()
            .unwrap()
            .iter()
            .map(|b| b["name"].as_str().unwrap().to_owned())
            .collect()
    }

    /// What the blobs hold, in order of their names.
    pub fn contents(&self, prefix: &str) -> Vec<u8> {
        self.names(prefix)
            .iter()
            .flat_map(|n| {
                self.with(&self.string(self.port), &["hive", "get", n])
                    .stdout
            })
            .collect()
    }

    /// What goes with a blob beside its content, as Azure keeps it: (name, value).
    pub fn metadata(&self, name: &str) -> Vec<(String, String)> {
        let sas = self.sas("2099-01-01T00:00:00Z", "r");
        let query = sas.split_once("SharedAccessSignature=").unwrap().1;
        let mut to = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let path = format!("/{ACCOUNT}/{}/{name}?{query}", self.container).replace('=', "%3D");
        let path = path.replace(&query.replace('=', "%3D"), query);
        write!(
            to,
            "HEAD {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )
        .unwrap();
        let mut head = String::new();
        to.read_to_string(&mut head).unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let lines = head.lines().filter_map(|l| l.split_once(": "));
        let named = |(n, v): (&str, &str)| {
            Some((
                n.to_lowercase().strip_prefix("x-ms-meta-")?.to_owned(),
                v.to_owned(),
            ))
        };
        lines.filter_map(named).collect()
    }

    pub fn sas(&self, expires: &str, rights: &str) -> String {
        let (ss, srt, sv) = ("b", "co", "2019-12-12");
        let to_sign = format!("{ACCOUNT}\n{rights}\n{ss}\n{srt}\n\n{expires}\n\n\n{sv}\n");
        let key = base64::engine::general_purpose::STANDARD
            .decode(KEY)
            .unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(to_sign.as_bytes());
        let sig = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
        let sig = sig
            .replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D");
        format!(
            "BlobEndpoint=http://127.0.0.1:{}/{ACCOUNT};SharedAccessSignature=sv={sv}&ss={ss}&srt={srt}&sp={rights}&se={}&sig={sig}",
            self.port,
            expires.replace(':', "%3A")
        )
    }
}

pub fn text(b: &[u8]) -> String {
    String::from_utf8_lossy(b).into_owned()
}

pub fn hex(b: &[u8]) -> String {
    b.iter().map(|b| format!("{b:02x}")).collect()
}

/// Puts a blob as somebody else would.
pub fn put_raw(h: &Hived, name: &str, body: &[u8]) {
    raw(h, "PUT", name, body, "201");
}

/// Deletes a blob as somebody else would.
pub fn delete_raw(h: &Hived, name: &str) {
    raw(h, "DELETE", name, b"", "202");
}

/// Says of a blob what it was used in, as the hive does.
pub fn tag_used(h: &Hived, name: &str, used: &str) {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Tags><TagSet><Tag><Key>used_in</Key><Value>{used}</Value></Tag></TagSet></Tags>"
    );
    raw(
        h,
        "PUT",
        &format!("{name}?comp=tags&"),
        body.as_bytes(),
        "204",
    );
}

fn raw(h: &Hived, act: &str, name: &str, body: &[u8], wanted: &str) {
    // Beside a blob, or a blob.
    let (name, kind) = match name.contains('?') {
        true => (name.to_owned(), ""),
        false => (format!("{name}?"), "x-ms-blob-type: BlockBlob\r\n"),
    };
    let sas = h.sas("2099-01-01T00:00:00Z", "rwdlact");
    let query = sas
        .split_once("SharedAccessSignature=")
        .unwrap()
        .1
        .to_owned();
    let mut s = TcpStream::connect(("127.0.0.1", h.port)).unwrap();
    write!(
        s,
        "{act} /{ACCOUNT}/{}/{name}{query} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nx-ms-version: 2019-12-12\r\n{kind}Content-Length: {}\r\nConnection: close\r\n\r\n",
        h.container,
        h.port,
        body.len()
    )
    .unwrap();
    s.write_all(body).unwrap();
    let mut answer = String::new();
    s.read_to_string(&mut answer).unwrap();
    assert!(
        answer.starts_with(&format!("HTTP/1.1 {wanted}")),
        "{answer}"
    );
}
