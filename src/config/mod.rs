//! Settings from flag, environment, `config.toml` and defaults, in that order of precedence. The faces load it once at the start;
//! [`settings`] is the table of all of them, [`edit`] changes the file, [`schema`] describes it to editors.

mod choices;
pub mod edit;
mod file;
mod mistake;
mod near;
pub mod own;
pub mod schema;
pub mod settings;
mod values;

pub use choices::{Mouse, Notify, Reranking, SecondReading, Timestamp};
pub use mistake::Mistake;
pub use near::nearest;
pub use values::Origin;

use crate::engine::{self, Backend};
use crate::locale::Language;
use crate::privacy::PrivacyLevel;
use file::File;
use std::path::{Path, PathBuf};
use values::{Env, Values};

/// What is wrong with a setting, in one sentence that names it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// In `config.toml`.
    #[error("{path}: {what}")]
    File {
        /// The file.
        path: PathBuf,
        /// Line and reason.
        what: Mistake,
    },
    /// In the environment.
    #[error("{}", Mistake::new("mistake-environment").with("name", *.name).piece("what", .what.clone()))]
    Environment {
        /// The variable.
        name: &'static str,
        /// The reason.
        what: Mistake,
    },
    /// In what was asked for: no such key, or a value it does not take.
    #[error("{0}")]
    Asked(Mistake),
}

/// Every setting, resolved.
#[derive(Clone, Debug)]
pub struct Config {
    /// Language of the interface.
    pub language: Language,
    /// Theme by name; `None`: light or dark as the terminal is (`auto`).
    pub theme: Option<String>,
    /// Theme for a dark terminal, by name.
    pub theme_dark: String,
    /// Theme for a light terminal, by name.
    pub theme_light: String,
    /// Keymap preset by name.
    pub keymap: Option<String>,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// Frames a second while an answer is written, 1 to 60.
    pub frames: u32,
    /// How the end of a long job is made known.
    pub notify: Notify,
    /// Whether anything may move without a key being pressed.
    pub animation: bool,
    /// Columns at which running text wraps, 40 to 200; 0 is at the window.
    pub wrap_columns: u16,
    /// Prompts and lines instead of panes.
    pub plain: bool,
    /// What the timestamp key writes.
    pub timestamp: Timestamp,
    /// How far a question may travel.
    pub privacy: PrivacyLevel,
    /// Who is responsible for the practice's data, by name and how to reach them, as consent records say it.
    pub controller: Option<String>,
    /// Who reads a text after the rules of the anonymiser.
    pub second_reader: SecondReading,
    /// Who looks again at what was found for a question.
    pub reranker: Reranking,
    /// What the engines need to know.
    pub engine: engine::Settings,
    /// Lock the workbench after this many idle minutes; 0 is never.
    pub autolock_min: u32,
    /// Tokens an answer may have.
    pub max_tokens: usize,
    /// Folder of `config.toml` and of the user's themes, keymaps, templates and snippets.
    pub config_dir: PathBuf,
    /// Folder of the vault when no `--vault` is given.
    pub vault_dir: PathBuf,
    values: Values,
}

/// Settings given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--lang`.
    pub language: Option<Language>,
    /// `--vault`.
    pub vault: Option<PathBuf>,
}

/// Where `config.toml` is looked for, whether or not it is there.
pub fn path() -> PathBuf {
    Places::of_the_user().config_dir.join("config.toml")
}

/// The language in which is said what is wrong with the settings: the flag's, or the file's own if it can be read that far. `None`: stay with the
/// environment's.
pub fn spoken(flag: Option<Language>) -> Option<Language> {
    flag.or_else(|| file::language(&std::fs::read_to_string(path()).ok()?))
}

impl Config {
    /// Reads everything. A missing file is no error; a wrong key or value is.
    pub fn load(flags: &Flags) -> Result<Self, Error> {
        let places = Places::of_the_user();
        let file = File::read(&places.config_dir.join("config.toml"))?;
        let env = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
        Self::resolve(flags, &file, &env, places)
    }

    /// The value in force of a setting, in its text form, and where it comes from; `None` for a key that is not in the table.
    pub fn value_of(&self, key: &str) -> Option<(&str, Origin)> {
        self.values.get(key)
    }

    fn resolve(flags: &Flags, file: &File, env: Env<'_>, places: Places) -> Result<Self, Error> {
        let unset = |key: &str| match key {
            "interface.language" => Some(Language::from_environment().code().to_owned()),
            "engine.threads" => Some(num_cpus::get_physical().clamp(1, 1024).to_string()),
            "engine.models_dir" => Some(places.cache_dir.join("models").display().to_string()),
            _ => None,
        };
        let v = Values::gather(flags, env, file, &unset)?;
        // A model folder whose name is not UTF-8 cannot stand in the table, but the default one must work all the same.
        let models_dir = match v.get("engine.models_dir") {
            Some((dir, origin)) if origin != Origin::Default && !dir.is_empty() => dir.into(),
            _ => places.cache_dir.join("models"),
        };
        let theme = |key| v.text(key).filter(|t| t != "auto");
        Ok(Self {
            language: match v.get("interface.language") {
                Some(("nl", _)) => Language::Nl,
                _ => Language::En,
            },
            theme: theme("interface.theme"),
            // What auto chooses cannot itself be auto.
            theme_dark: theme("interface.theme_dark").unwrap_or_else(|| "dark".into()),
            theme_light: theme("interface.theme_light").unwrap_or_else(|| "light".into()),
            keymap: v.text("interface.keymap"),
            mouse: v.parsed("interface.mouse").unwrap_or(Mouse::Auto),
            frames: v.parsed("interface.frames").unwrap_or(15),
            notify: v.parsed("interface.notify").unwrap_or(Notify::Auto),
            animation: v.parsed("interface.animation").unwrap_or(true),
            wrap_columns: v.parsed("interface.wrap_columns").unwrap_or(0),
            plain: v.parsed("interface.plain").unwrap_or(false),
            timestamp: v.parsed("interface.timestamp").unwrap_or(Timestamp::Time),
            privacy: v.parsed("privacy.level").unwrap_or(PrivacyLevel::Private),
            controller: v.text("privacy.controller"),
            second_reader: v
                .parsed("privacy.second_reader")
                .unwrap_or(SecondReading::Embedder),
            reranker: v.parsed("engine.reranker").unwrap_or(Reranking::Off),
            engine: engine::Settings {
                backend: backend(&v),
                ollama_url: v.text("engine.ollama_url").unwrap_or_default(),
                ollama_model: v.text("engine.ollama_model"),
                openai_url: v.text("engine.openai_url"),
                openai_model: v.text("engine.openai_model"),
                own_hosts: v.list("privacy.own_hosts"),
                use_local_embeddings: v.parsed("engine.use_local_embeddings").unwrap_or(true),
                models_dir,
                threads: v.parsed("engine.threads").unwrap_or(1),
                timeout_s: v.parsed("engine.timeout_s").unwrap_or(120),
                chat_model: v.text("engine.chat_model"),
                embed_model: v.text("engine.embed_model"),
                memory_limit_bytes: v
                    .parsed::<u64>("engine.memory_limit_mb")
                    .map(|mb| mb.saturating_mul(1_000_000)),
            },
            autolock_min: v.parsed("interface.autolock_min").unwrap_or(15),
            max_tokens: v.parsed("engine.max_tokens").unwrap_or(256),
            config_dir: places.config_dir,
            vault_dir: flags
                .vault
                .clone()
                .or_else(|| env("KLANKBORD_VAULT").map(PathBuf::from))
                .unwrap_or_else(|| places.data_dir.join("practice")),
            values: v,
        })
    }
}

fn backend(v: &Values) -> Backend {
    match v.get("engine.backend") {
        Some(("ollama", _)) => Backend::Ollama,
        Some(("vllm", _)) => Backend::Vllm,
        Some(("transformers", _)) => Backend::Transformers,
        Some(("mistralrs", _)) => Backend::Mistralrs,
        Some(("cpu", _)) => Backend::Cpu,
        _ => Backend::Auto,
    }
}

struct Places {
    config_dir: PathBuf,
    data_dir: PathBuf,
    cache_dir: PathBuf,
}

impl Places {
    fn of_the_user() -> Self {
        let dirs = directories::ProjectDirs::from("", "", "klankbord");
        let home = |pick: fn(&directories::ProjectDirs) -> &Path| {
            dirs.as_ref()
                .map_or_else(|| PathBuf::from("."), |d| pick(d).to_owned())
        };
        Self {
            config_dir: home(|d| d.config_dir()),
            data_dir: home(|d| d.data_dir()),
            cache_dir: home(|d| d.cache_dir()),
        }
    }
}

#[cfg(test)]
mod tests;
