//! Running the real binary: a vault of its own, no settings of the user's, no models unless asked for.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with a vault, thrown away afterwards.
pub struct Place {
    pub dir: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let place = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        place.passphrase("een lange wachtzin");
        place
    }

    /// A vault with a passphrase.
    pub fn with_vault() -> Self {
        let place = Self::new();
        assert!(place.json(&["init"])["recovery_key"].is_string());
        place
    }

    /// With one client, `Wilg` and what else is said of them, one case and one session with a technique and a pattern.
    pub fn with_session(client: &[&str]) -> Self {
        let place = Self::with_vault();
        place.json(&[&["client", "add", "Wilg"], client].concat());
        place.json(&["case", "add", "1", "Werk"]);
        place.session("1", "grow", "perfectionism");
        place
    }

    /// Adds a session to a case.
    pub fn session(&self, case: &str, technique: &str, pattern: &str) {
        let marks = ["--technique", technique, "--pattern", pattern];
        self.json(&[&["session", "add", case], &marks[..]].concat());
    }

    /// With a client whose name is known, and words of the coach's own in a note.
    pub fn with_own_words() -> Self {
        let place = Self::with_session(&["--name", "Henk Bakker"]);
        let own = "Sprak over #ruzie-met-henk en #stadspark.";
        place.json_with(&["note", "add", "1"], own);
        place
    }

    /// With both consents too, and a batch of one record.
    pub fn with_batch() -> Self {
        let place = Self::with_own_words();
        place.agree("cases");
        place.json(&["export", "prepare"]);
        place
    }

    /// Both consents, of the coach and of client 1, to share records of these types.
    pub fn agree(&self, types: &str) {
        agree(types, &|args| self.json(args));
    }

    pub fn passphrase(&self, text: &str) {
        use std::os::unix::fs::PermissionsExt;
        let file = self.file("pass");
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn vault(&self) -> PathBuf {
        self.file("vault")
    }

    /// The command, before it is run.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_klankbord"));
        c.arg("--vault").arg(self.vault()).args(args);
        for (name, value) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            c.env(name, self.file(value));
        }
        c.env("KLANKBORD_PASSPHRASE_FILE", self.file("pass"))
            .env("KLANKBORD_TEST_KDF", "1")
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL");
        for name in [
            "KLANKBORD_MODELS",
            "KLANKBORD_VAULT",
            "LOCAL_LLM_BACKEND",
            "OLLAMA_BASE_URL",
        ] {
            c.env_remove(name);
        }
        c
    }

    pub fn run(&self, args: &[&str], stdin: &str) -> Output {
        output(self.command(args), stdin)
    }

    /// Runs with `--json` and expects success.
    pub fn json(&self, args: &[&str]) -> Value {
        self.json_with(args, "")
    }

    pub fn json_with(&self, args: &[&str], stdin: &str) -> Value {
        let mut all = args.to_vec();
        all.push("--json");
        let out = self.run(&all, stdin);
        assert!(
            out.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        serde_json::from_slice(&out.stdout)
            .unwrap_or_else(|e| panic!("{args:?}: {e}: {}", String::from_utf8_lossy(&out.stdout)))
    }

    /// Runs, expects a refusal with exit 1, and returns its sentence.
    pub fn refused(&self, args: &[&str]) -> String {
        let out = self.run(args, "");
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        let sentence = String::from_utf8(out.stderr).unwrap();
        assert_eq!(sentence.trim().lines().count(), 1, "{sentence}");
        sentence
    }
}

/// Both consents, given through whoever runs the commands.
pub fn agree(types: &str, json: &dyn Fn(&[&str]) -> Value) {
    json(&["consent", "coach", "grant", "--types", types]);
    json(&["consent", "client", "1", "grant", "--types", types]);
}

pub fn output(mut c: Command, stdin: &str) -> Output {
    let mut child = c
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

/// The text a citation points at, taken from what `material show` (or `note show`) prints.
pub fn cited(text: &str, span: &Value) -> String {
    let n = |i: usize| usize::try_from(span[i].as_u64().unwrap()).unwrap();
    text.chars().skip(n(0)).take(n(1) - n(0)).collect()
}

/// Where the starter models are, when the tests that need them are asked for.
pub fn models() -> Option<PathBuf> {
    std::env::var_os("KLANKBORD_TEST_MODELS")?;
    let home = std::env::var_os("HOME")?;
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map_or_else(|| Path::new(&home).join(".cache"), PathBuf::from);
    Some(cache.join("klankbord/models"))
}
