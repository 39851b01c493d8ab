//! Settings from flag, environment, `config.toml` and defaults, in that order of precedence. Both faces load it once at the start.

mod file;

use crate::engine::{self, Backend};
use crate::locale::Language;
use crate::privacy::PrivacyLevel;
use file::File;
use std::path::{Path, PathBuf};

/// What is wrong with a setting, in one sentence that names it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// In `config.toml`.
    #[error("{path}: {what}")]
    File {
        /// The file.
        path: PathBuf,
        /// Line and reason.
        what: String,
    },
    /// In the environment.
    #[error("the environment variable {name}: {what}")]
    Environment {
        /// The variable.
        name: &'static str,
        /// The reason.
        what: String,
    },
}

/// Every setting, resolved.
#[derive(Clone, Debug)]
pub struct Config {
    /// Language of the interface.
    pub language: Language,
    /// Theme by name; `None`: chosen by the terminal.
    pub theme: Option<String>,
    /// Keymap preset by name.
    pub keymap: Option<String>,
    /// How far a question may travel.
    pub privacy: PrivacyLevel,
    /// What the engines need to know.
    pub engine: engine::Settings,
    /// Lock the workbench after this many idle minutes; 0 is never.
    pub autolock_min: u32,
    /// Tokens an answer may have.
    pub max_tokens: usize,
    /// Folder of `config.toml` and of the user's themes and keymaps.
    pub config_dir: PathBuf,
    /// Folder of the vault when no `--vault` is given.
    pub vault_dir: PathBuf,
}

/// Settings given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--lang`.
    pub language: Option<Language>,
    /// `--vault`.
    pub vault: Option<PathBuf>,
}

impl Config {
    /// Reads everything. A missing file is no error; a wrong key or value is.
    pub fn load(flags: &Flags) -> Result<Self, Error> {
        let dirs = directories::ProjectDirs::from("", "", "klankbord");
        let home = |pick: fn(&directories::ProjectDirs) -> &Path| {
            dirs.as_ref()
                .map_or_else(|| PathBuf::from("."), |d| pick(d).to_owned())
        };
        let config_dir = home(|d| d.config_dir());
        let file = File::read(&config_dir.join("config.toml"))?;
        Self::resolve(
            flags,
            file,
            &|name| std::env::var(name).ok().filter(|v| !v.is_empty()),
            Places {
                config_dir,
                data_dir: home(|d| d.data_dir()),
                cache_dir: home(|d| d.cache_dir()),
            },
        )
    }

    fn resolve(
        flags: &Flags,
        file: File,
        env: &dyn Fn(&'static str) -> Option<String>,
        places: Places,
    ) -> Result<Self, Error> {
        let wrong = |name, what: String| Error::Environment { name, what };
        let number = |name| match env(name) {
            None => Ok(None),
            Some(v) => v
                .parse::<u64>()
                .map(Some)
                .map_err(|_| wrong(name, format!("'{v}' is not a whole number"))),
        };
        let backend = match env("LOCAL_LLM_BACKEND") {
            Some(v) => match v.to_lowercase().as_str() {
                "mistralrs" => Backend::Mistralrs,
                "ollama" => Backend::Ollama,
                "vllm" => Backend::Vllm,
                "transformers" => Backend::Transformers,
                _ => {
                    return Err(wrong(
                        "LOCAL_LLM_BACKEND",
                        format!("'{v}' is not one of mistralrs, ollama, vllm, transformers"),
                    ));
                }
            },
            None => file.engine.backend.unwrap_or(Backend::Mistralrs),
        };
        let privacy = match env("DEFAULT_PRIVACY_LEVEL") {
            Some(v) => PrivacyLevel::from_word(&v.to_uppercase()).ok_or_else(|| {
                wrong(
                    "DEFAULT_PRIVACY_LEVEL",
                    format!("'{v}' is not one of PRIVATE, ENHANCED, PUBLIC"),
                )
            })?,
            None => file.privacy.level.unwrap_or(PrivacyLevel::Private),
        };
        let embeddings = match env("USE_LOCAL_EMBEDDINGS") {
            None => file.engine.use_local_embeddings.unwrap_or(true),
            Some(v) => match v.to_lowercase().as_str() {
                "true" | "1" | "yes" => true,
                "false" | "0" | "no" => false,
                _ => {
                    return Err(wrong(
                        "USE_LOCAL_EMBEDDINGS",
                        format!("'{v}' is neither true nor false"),
                    ));
                }
            },
        };
        let timeout_s = number("LOCAL_TIMEOUT_SEC")?
            .or(file.engine.timeout_s)
            .unwrap_or(120);
        let threads = file
            .engine
            .threads
            .unwrap_or_else(num_cpus::get_physical)
            .max(1);
        Ok(Self {
            language: flags
                .language
                .or(file.interface.language)
                .unwrap_or_else(Language::from_environment),
            theme: file.interface.theme,
            keymap: file.interface.keymap,
            privacy,
            engine: engine::Settings {
                backend,
                ollama_url: env("OLLAMA_BASE_URL")
                    .or(file.engine.ollama_url)
                    .unwrap_or_else(|| "http://127.0.0.1:11434".into()),
                ollama_model: env("OLLAMA_MODEL").or(file.engine.ollama_model),
                openai_url: env("OPENAI_BASE_URL").or(file.engine.openai_url),
                openai_model: env("OPENAI_MODEL").or(file.engine.openai_model),
                own_hosts: file.privacy.own_hosts,
                use_local_embeddings: embeddings,
                models_dir: env("KLANKBORD_MODELS")
                    .map(PathBuf::from)
                    .or(file.engine.models_dir)
                    .unwrap_or_else(|| places.cache_dir.join("models")),
                threads,
                timeout_s,
                chat_model: file.engine.chat_model,
                embed_model: file.engine.embed_model,
                memory_limit_bytes: file
                    .engine
                    .memory_limit_mb
                    .map(|mb| mb.saturating_mul(1_000_000)),
            },
            autolock_min: file.interface.autolock_min.unwrap_or(15),
            max_tokens: file.engine.max_tokens.unwrap_or(256).max(1),
            config_dir: places.config_dir,
            vault_dir: flags
                .vault
                .clone()
                .or_else(|| env("KLANKBORD_VAULT").map(PathBuf::from))
                .unwrap_or_else(|| places.data_dir.join("practice")),
        })
    }
}

struct Places {
    config_dir: PathBuf,
    data_dir: PathBuf,
    cache_dir: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places {
            config_dir: "c".into(),
            data_dir: "d".into(),
            cache_dir: "k".into(),
        }
    }

    fn file(text: &str) -> File {
        File::parse(text, Path::new("config.toml")).unwrap()
    }

    #[test]
    fn a_flag_beats_the_environment_beats_the_file_beats_the_default() {
        let text = "[engine]\nbackend = \"vllm\"\n[interface]\nlanguage = \"nl\"\n";
        let none = |_: &'static str| None;
        let some = |n: &'static str| (n == "LOCAL_LLM_BACKEND").then(|| "ollama".to_owned());
        let at = |env: &dyn Fn(&'static str) -> Option<String>, text: &str, flags: &Flags| {
            Config::resolve(flags, file(text), env, places()).unwrap()
        };
        let flags = Flags::default();
        assert_eq!(at(&none, "", &flags).engine.backend, Backend::Mistralrs);
        assert_eq!(at(&none, text, &flags).engine.backend, Backend::Vllm);
        assert_eq!(at(&some, text, &flags).engine.backend, Backend::Ollama);
        assert_eq!(at(&none, text, &flags).language, Language::Nl);
        let english = Flags {
            language: Some(Language::En),
            vault: None,
        };
        assert_eq!(at(&none, text, &english).language, Language::En);
    }

    #[test]
    fn a_wrong_value_in_the_environment_names_the_variable() {
        let env = |n: &'static str| (n == "DEFAULT_PRIVACY_LEVEL").then(|| "secret".to_owned());
        let e = Config::resolve(&Flags::default(), file(""), &env, places()).unwrap_err();
        assert!(e.to_string().contains("DEFAULT_PRIVACY_LEVEL"), "{e}");
    }
}
