//! The table of settings: every key of `config.toml`, once. The parser's checks, the values in force, the JSON schema, `klankbord config`
//! and the settings screen all read this table, so that none of them can know a key the others do not.
//!
//! A setting's value has one text form everywhere: `true`/`false`, digits, a word, a text, and a list as its items with `, ` between them.

use super::{Mistake, nearest};
use serde_json::{Value, json};

/// What values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer {
        /// The least, included.
        min: u64,
        /// The most, included.
        max: u64,
        /// Whether 0 is allowed as well, outside the range; the setting's sentence says what it means.
        zero: bool,
    },
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The name of a file of the program or of the user, without folder and ending. These come with the program.
    Name(&'static [&'static str]),
    /// Any text; empty is as if it were not there.
    Text,
    /// A file or folder; empty is as if it were not there.
    Path,
    /// Texts without commas.
    List,
}

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Section and key, `interface.theme`.
    pub key: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Its value when nobody says anything. Empty: none, or found out at the start (language, threads, folder of the models).
    pub default: &'static str,
    /// The environment variable that goes before the file.
    pub env: Option<&'static str>,
}

const fn setting(
    key: &'static str,
    kind: Kind,
    default: &'static str,
    env: Option<&'static str>,
) -> Setting {
    Setting {
        key,
        kind,
        default,
        env,
    }
}

const fn from_to(min: u64, max: u64) -> Kind {
    Kind::Integer {
        min,
        max,
        zero: false,
    }
}

/// Themes that come with the program, in the order the theme key goes through them.
pub const THEMES: [&str; 8] = [
    "terminal",
    "dark",
    "light",
    "high-contrast-dark",
    "high-contrast-light",
    "solarized-dark",
    "solarized-light",
    "mono",
];
/// Those, and the choice between two of them by the background of the terminal.
const THEMES_AND_AUTO: [&str; 9] = {
    let [a, b, c, d, e, f, g, h] = THEMES;
    ["auto", a, b, c, d, e, f, g, h]
};
const WRAP: Kind = Kind::Integer {
    min: 40,
    max: 200,
    zero: true,
};
const AUTOLOCK: Kind = from_to(0, 1440);
const BACKENDS: &[&str] = &["auto", "cpu", "mistralrs", "ollama", "vllm", "transformers"];
const READERS: &[&str] = &["off", "embedder", "model"];
const RERANKERS: &[&str] = &["off", "model"];
const LEVELS: &[&str] = &["PRIVATE", "ENHANCED", "PUBLIC"];

#[rustfmt::skip] // a table is read by its columns
static SETTINGS: &[Setting] = &[
    setting("interface.language", Kind::OneOf(&["nl", "en"]), "", None),
    setting("interface.theme", Kind::Name(&THEMES_AND_AUTO), "auto", None),
    setting("interface.theme_dark", Kind::Name(&THEMES), "dark", None),
    setting("interface.theme_light", Kind::Name(&THEMES), "light", None),
    setting("interface.keymap", Kind::Name(&["default", "vim", "emacs"]), "default", None),
    setting("interface.mouse", Kind::OneOf(&["auto", "on", "off"]), "auto", None),
    setting("interface.frames", from_to(1, 60), "15", None),
    setting("interface.notify", Kind::OneOf(&["auto", "off", "bell", "osc9", "osc777"]), "auto", None),
    setting("interface.animation", Kind::Bool, "true", None),
    setting("interface.wrap_columns", WRAP, "0", None),
    setting("interface.plain", Kind::Bool, "false", None),
    setting("interface.timestamp", Kind::OneOf(&["time", "date-time"]), "time", None),
    setting("interface.autolock_min", AUTOLOCK, "15", None),
    setting("engine.backend", Kind::OneOf(BACKENDS), "auto", Some("LOCAL_LLM_BACKEND")),
    setting("engine.ollama_url", Kind::Text, "http://127.0.0.1:11434", Some("OLLAMA_BASE_URL")),
    setting("engine.ollama_model", Kind::Text, "", Some("OLLAMA_MODEL")),
    setting("engine.openai_url", Kind::Text, "", Some("OPENAI_BASE_URL")),
    setting("engine.openai_model", Kind::Text, "", Some("OPENAI_MODEL")),
    setting("engine.use_local_embeddings", Kind::Bool, "true", Some("USE_LOCAL_EMBEDDINGS")),
    setting("engine.models_dir", Kind::Path, "", Some("KLANKBORD_MODELS")),
    setting("engine.chat_model", Kind::Text, "", None),
    setting("engine.embed_model", Kind::Text, "", None),
    setting("engine.threads", from_to(1, 1024), "", None),
    setting("engine.timeout_s", from_to(1, 86_400), "120", Some("LOCAL_TIMEOUT_SEC")),
    setting("engine.memory_limit_mb", from_to(1, 10_000_000), "", None),
    setting("engine.max_tokens", from_to(1, 131_072), "256", None),
    setting("engine.reranker", Kind::OneOf(RERANKERS), "off", None),
    setting("privacy.level", Kind::OneOf(LEVELS), "PRIVATE", Some("DEFAULT_PRIVACY_LEVEL")),
    setting("privacy.own_hosts", Kind::List, "", None),
    setting("privacy.controller", Kind::Text, "", None),
    setting("privacy.second_reader", Kind::OneOf(READERS), "embedder", None),
];

/// Every setting, in the order of the settings screen.
pub fn all() -> &'static [Setting] {
    SETTINGS
}

/// The setting with this key, or a sentence with the nearest one.
pub fn find(key: &str) -> Result<&'static Setting, Mistake> {
    SETTINGS.iter().find(|s| s.key == key).ok_or_else(|| {
        // Most people type the last word and forget the section, so that is what is compared when there is none.
        let near = if key.contains('.') {
            nearest(key, SETTINGS.iter().map(|s| s.key))
        } else {
            nearest(key, SETTINGS.iter().map(Setting::name))
                .and_then(|n| SETTINGS.iter().find(|s| s.name() == n))
                .map(|s| s.key)
        };
        Mistake::new("mistake-no-setting")
            .with("key", key)
            .with("near", near.unwrap_or_default())
    })
}

/// The sections of the file, in order, each once.
pub fn sections() -> Vec<&'static str> {
    let mut out: Vec<&'static str> = SETTINGS.iter().map(Setting::section).collect();
    out.dedup();
    out
}

impl Setting {
    /// `interface` of `interface.theme`.
    pub fn section(&self) -> &'static str {
        self.key.split_once('.').map_or("", |(s, _)| s)
    }

    /// `theme` of `interface.theme`.
    pub fn name(&self) -> &'static str {
        self.key.split_once('.').map_or(self.key, |(_, n)| n)
    }

    /// The key of its sentence in the locale files: `setting-interface-theme-dark`.
    pub fn message(&self) -> String {
        format!("setting-{}", self.key.replace(['.', '_'], "-"))
    }

    /// The key of what an empty value is called: most are then found out, a few are really nothing.
    pub fn empty_message(&self) -> &'static str {
        match self.key {
            "privacy.controller" | "privacy.own_hosts" | "engine.openai_url" => "setting-nothing",
            _ => "setting-automatic",
        }
    }

    /// The words to choose from, none when anything of its kind goes.
    pub fn choices(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::OneOf(words) | Kind::Name(words) => words,
            Kind::Bool => &["true", "false"],
            _ => &[],
        }
    }

    /// What it takes, as the end of a sentence: "a whole number from 1 to 60".
    pub fn takes(&self) -> Mistake {
        match self.kind {
            Kind::Bool => Mistake::new("takes-bool"),
            Kind::Integer { min, max, zero } => Mistake::new(if zero {
                "takes-number-or-zero"
            } else {
                "takes-number"
            })
            .number("min", min)
            .number("max", max),
            Kind::OneOf(words) => Mistake::new("takes-one-of").with("words", words.join(", ")),
            Kind::Name(words) => Mistake::new("takes-name").with("words", words.join(", ")),
            Kind::Text => Mistake::new("takes-text"),
            Kind::Path => Mistake::new("takes-path"),
            Kind::List => Mistake::new("takes-list"),
        }
    }

    /// Checks a value as the file holds it and returns it unchanged; the error is a sentence that names the setting and what it takes.
    pub fn check(&self, value: &str) -> Result<String, Mistake> {
        let ok = match self.kind {
            Kind::Bool => matches!(value, "true" | "false"),
            Kind::Integer { min, max, zero } => value
                .parse::<u64>()
                .is_ok_and(|n| (min..=max).contains(&n) || (zero && n == 0)),
            Kind::OneOf(words) => {
                if !words.contains(&value) {
                    let near = nearest(value, words.iter().copied()).unwrap_or_default();
                    return Err(Mistake::new("mistake-cannot-be")
                        .with("key", self.key)
                        .with("value", value)
                        .with("near", near)
                        .piece("takes", self.takes()));
                }
                true
            }
            // A name becomes part of a path, so it may not leave its folder.
            Kind::Name(_) => !value.is_empty() && !value.contains('/') && !value.starts_with('.'),
            Kind::Text | Kind::Path => !value.contains('\0'),
            Kind::List => value.is_empty() || value.split(", ").all(is_item),
        };
        if ok {
            Ok(value.to_owned())
        } else {
            Err(Mistake::new("mistake-must-be-not")
                .with("key", self.key)
                .piece("takes", self.takes())
                .with("value", value))
        }
    }

    /// Checks a value as a person types it (a command, the environment, the settings screen): blanks around it, capitals and `yes`/`no`
    /// are understood. Returns the value's one text form.
    pub fn check_typed(&self, typed: &str) -> Result<String, Mistake> {
        let typed = typed.trim();
        let value = match self.kind {
            Kind::Bool => match typed.to_lowercase().as_str() {
                "true" | "1" | "yes" | "on" => "true".into(),
                "false" | "0" | "no" | "off" => "false".into(),
                _ => typed.to_owned(),
            },
            Kind::Integer { .. } => typed
                .parse::<u64>()
                .map_or_else(|_| typed.to_owned(), |n| n.to_string()),
            Kind::OneOf(words) => words
                .iter()
                .find(|w| w.eq_ignore_ascii_case(typed))
                .map_or_else(|| typed.to_owned(), |w| (*w).to_owned()),
            Kind::List => typed
                .split(',')
                .map(str::trim)
                .filter(|i| !i.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            _ => typed.to_owned(),
        };
        self.check(&value)
    }

    /// A checked value as JSON has it: a boolean, a number, a list or a string; `null` for none.
    pub fn json(&self, value: &str) -> Value {
        match self.kind {
            Kind::List => items(value).into(),
            _ if value.is_empty() => Value::Null,
            Kind::Bool => json!(value == "true"),
            Kind::Integer { .. } => value.parse::<u64>().map_or(Value::Null, Value::from),
            _ => json!(value),
        }
    }
}

/// The items of a list in its text form.
pub(super) fn items(value: &str) -> Vec<String> {
    value
        .split(", ")
        .filter(|i| !i.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_item(item: &str) -> bool {
    !item.trim().is_empty() && !item.contains([',', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Mouse, Notify, Timestamp};
    use crate::locale::{Language, say};
    use crate::privacy::PrivacyLevel;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_stands_once_in_its_section_and_its_default_is_valid() {
        let keys: BTreeSet<_> = all().iter().map(|s| s.key).collect();
        assert_eq!(keys.len(), all().len());
        assert_eq!(sections(), ["interface", "engine", "privacy"]);
        for s in all() {
            assert!(s.default.is_empty() || s.check(s.default).is_ok(), "{s:?}");
        }
    }

    #[test]
    fn every_setting_has_a_sentence_in_both_languages() {
        for s in all() {
            for l in Language::ALL {
                assert_ne!(say(l, &s.message(), &[]), s.message(), "{}", l.code());
            }
        }
    }

    #[test]
    fn the_words_offered_are_the_words_understood() {
        let words = |key: &str| find(key).unwrap().choices().to_vec();
        fn of<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
            all.iter().map(|v| word(*v)).collect()
        }
        assert_eq!(words("interface.mouse"), of(Mouse::ALL, Mouse::as_str));
        assert_eq!(words("interface.notify"), of(Notify::ALL, Notify::as_str));
        assert_eq!(
            words("interface.timestamp"),
            of(Timestamp::ALL, Timestamp::as_str)
        );
        assert_eq!(
            words("privacy.level"),
            of(PrivacyLevel::ALL, PrivacyLevel::as_str)
        );
    }

    #[test]
    fn what_a_person_types_becomes_the_one_form() {
        let typed = |key: &str, v: &str| find(key).unwrap().check_typed(v);
        assert_eq!(typed("interface.animation", "No").unwrap(), "false");
        assert_eq!(typed("interface.frames", " 030 ").unwrap(), "30");
        assert_eq!(typed("privacy.level", "private").unwrap(), "PRIVATE");
        assert_eq!(typed("privacy.own_hosts", "a,  b ,").unwrap(), "a, b");
        assert_eq!(typed("interface.wrap_columns", "0").unwrap(), "0");
        for (key, wrong) in [
            ("interface.wrap_columns", "39"),
            ("interface.frames", "61"),
            ("interface.frames", "-1"),
            ("interface.animation", "maybe"),
            ("interface.theme", "../secret"),
        ] {
            let e = typed(key, wrong).unwrap_err().to_string();
            assert!(e.contains(key) && e.contains(wrong), "{e}");
        }
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest() {
        for (wrong, near) in [
            ("interface.frame", "'interface.frames'"),
            ("thema", "'interface.theme'"),
            ("privacy.hosts", "'privacy.own_hosts'"),
        ] {
            let e = find(wrong).unwrap_err().to_string();
            assert!(e.contains(near), "{e}");
        }
    }
}
