//! What every command needs: the settings, whether to print JSON, and opening the vault with a passphrase from a file or from the keyboard.

use super::typed::ask;
use super::{Failure, Outcome};
use crate::config::{Config, Flags};
use crate::locale::{self, Language, Shown, harmless, t, tf};
use crate::practice::Practice;
use crate::vault::{self, KdfCost, Passphrase, Presence, RecoveryKey, Unlock, Vault};
use rustix::termios::isatty;
use std::io::{IsTerminal, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The setting of one command.
pub(crate) struct Context {
    /// Every setting, resolved.
    pub config: Config,
    /// Print data as JSON.
    pub json: bool,
    /// Whether `--vault` was given.
    pub vault_given: bool,
    /// Whether `--plain` was given.
    pub plain: bool,
    /// What `--lang` asked for, if it was given.
    pub language: Option<Language>,
}

impl Context {
    /// Loads the settings and sets the language.
    pub(crate) fn new(
        vault: Option<PathBuf>,
        json: bool,
        language: Option<Language>,
    ) -> Result<Self, Failure> {
        let vault_given = vault.is_some();
        let config = Config::load(&Flags { language, vault }).map_err(Failure::new)?;
        locale::set_language(config.language);
        Ok(Self {
            config,
            json,
            vault_given,
            plain: false,
            language,
        })
    }

    /// Whether everything is to be said line by line, with nothing that moves a cursor: by the flag or the setting.
    pub(crate) fn line_by_line(&self) -> bool {
        self.plain || self.config.plain
    }

    /// The vault's folder.
    pub(crate) fn dir(&self) -> &Path {
        &self.config.vault_dir
    }

    /// Opens the vault, asking for the passphrase if it has one.
    pub(crate) fn vault(&self) -> Result<Vault, Failure> {
        match Vault::presence(self.dir()) {
            // Opening says where it looked, so no question is asked for a vault that is not there.
            Presence::Missing | Presence::NoPassphrase => {
                Ok(Vault::open(self.dir(), &Unlock::None)?)
            }
            Presence::Passphrase => {
                // Said before the passphrase is asked, and not after it was typed.
                Vault::is_free(self.dir())?;
                with_passphrase(|key| Vault::open(self.dir(), key))
            }
        }
    }

    /// Opens the practice over the vault.
    pub(crate) fn practice(&self) -> Result<Practice, Failure> {
        Ok(Practice::open(self.vault()?, self.config.clone())?)
    }

    /// Prints a line for people, or a value for programs.
    pub(crate) fn print(
        &self,
        json: &impl serde::Serialize,
        human: impl FnOnce() -> String,
    ) -> Outcome {
        if self.json {
            let text = serde_json::to_string(json).map_err(Failure::new)?;
            print(&text)
        } else {
            tell(&human())
        }
    }
}

/// Whether the terminal can move no cursor.
pub(crate) fn dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|t| t == "dumb")
}

/// Opens the embedder if there is one. One that cannot be used costs the vectors and nothing else: it is said, and words go on alone.
pub(crate) fn with_embedder(practice: &Practice) -> bool {
    practice.ensure_embedder().unwrap_or_else(|e| {
        super::printing::remark(&super::printing::sentence(&e));
        false
    })
}

/// Prints a line; a reader that has gone away is no error. A terminal is not steered by what stands in it; a file or a program gets it as it is.
pub(crate) fn print(line: &str) -> Outcome {
    let mut out = std::io::stdout().lock();
    let line = match out.is_terminal() {
        true => harmless(line, Shown::Lines),
        false => line.into(),
    };
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::new),
    }
}

/// The same for what people read: on a terminal its lines break between words.
pub(crate) fn tell(text: &str) -> Outcome {
    match locale::columns(std::io::stdout()) {
        Some(width) => print(&locale::fold(&harmless(text, Shown::Lines), width)),
        None => print(text),
    }
}

/// The cost of deriving a key; a debug build may make it cheap for tests.
pub(crate) fn kdf_cost() -> KdfCost {
    if cfg!(debug_assertions) && std::env::var_os("KLANKBORD_TEST_KDF").is_some() {
        return KdfCost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        };
    }
    KdfCost::default()
}

/// The passphrase: first line of the file named by KLANKBORD_PASSPHRASE_FILE, else typed without echo.
fn passphrase(question: &str) -> Result<Passphrase, Failure> {
    if let Some(file) = std::env::var_os("KLANKBORD_PASSPHRASE_FILE") {
        return from_file(Path::new(&file));
    }
    Ok(Passphrase::new(ask(question)?.to_string()))
}

/// How often a passphrase is asked for.
const TRIES: usize = 3;
/// A new passphrase of fewer characters is asked for once more, with what is wrong with it.
const SHORT: usize = 8;

/// Opens something with the passphrase. A wrong one is asked for again where somebody types it, so that the next try is not typed at the shell, where
/// it shows and is kept; a file or a script gets one try.
pub(crate) fn with_passphrase<T>(
    mut open: impl FnMut(&Unlock) -> Result<T, vault::Error>,
) -> Result<T, Failure> {
    let typed = std::env::var_os("KLANKBORD_PASSPHRASE_FILE").is_none() && isatty(std::io::stdin());
    let mut left = if typed { TRIES } else { 1 };
    loop {
        left -= 1;
        let key = Unlock::Passphrase(passphrase(&t("cli-passphrase"))?);
        match open(&key) {
            Err(vault::Error::WrongPassphrase) if left > 0 => {
                super::printing::beside(&tf("cli-passphrase-wrong", &[("n", left.into())]));
            }
            opened => return Ok(opened?),
        }
    }
}

/// A new passphrase, typed twice when it is typed; a short one is asked for once more first.
pub(crate) fn new_passphrase() -> Result<Passphrase, Failure> {
    if let Some(file) = std::env::var_os("KLANKBORD_PASSPHRASE_FILE") {
        return from_file(Path::new(&file));
    }
    let mut first = ask(&t("cli-passphrase-new"))?;
    if (1..SHORT).contains(&first.chars().count()) {
        super::printing::beside(&t("cli-passphrase-short"));
        first = ask(&t("cli-passphrase-new"))?;
    }
    if first.is_empty() {
        return Err(Failure::new(t("cli-passphrase-empty")));
    }
    if *first != *ask(&t("cli-passphrase-again"))? {
        return Err(Failure::new(t("cli-passphrase-differs")));
    }
    Ok(Passphrase::new(first.to_string()))
}

/// The recovery key, from the file named by KLANKBORD_PASSPHRASE_FILE or typed without echo.
pub(crate) fn recovery_key() -> Result<RecoveryKey, Failure> {
    match std::env::var_os("KLANKBORD_PASSPHRASE_FILE") {
        Some(file) => Ok(RecoveryKey(first_line(Path::new(&file))?)),
        None => Ok(RecoveryKey(ask(&t("cli-recovery-key"))?)),
    }
}

/// The passphrase in a file that nobody else may read.
pub(crate) fn from_file(file: &Path) -> Result<Passphrase, Failure> {
    Ok(Passphrase::new(first_line(file)?.to_string()))
}

fn first_line(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let named = || file.display().to_string();
    let wrong = |key: &str| Failure::new(tf(key, &[("file", named().into())]));
    let meta = std::fs::metadata(file).map_err(|_| wrong("cli-passphrase-file-missing"))?;
    if meta.is_file() && meta.permissions().mode() & 0o077 != 0 {
        return Err(wrong("cli-passphrase-file-open"));
    }
    let text = Zeroizing::new(
        std::fs::read_to_string(file).map_err(|_| wrong("cli-passphrase-file-missing"))?,
    );
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(Zeroizing::new(line.to_owned())),
        _ => Err(wrong("cli-passphrase-file-empty")),
    }
}
