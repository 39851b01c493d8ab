//! How a thing is said in Dutch and in English: the Fluent bundles of `assets/locales`, chosen once at
//! start and switchable while running, and dates, numbers and sizes as each writes them. The faces call it, and acts that end in a sentence.

mod face;
mod fold;
mod format;
mod harmless;

pub use face::{Face, Keys, here, on, set_face};
pub use fold::{Folding, columns, fold};
pub use format::{bytes, date, date_in, date_time, duration, number, relative_day, time, weekday};
pub use harmless::{Shown, harmless, steers};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/locales");
static CURRENT: AtomicU8 = AtomicU8::new(0);

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    En,
    /// Dutch.
    Nl,
}

impl Language {
    /// Both, in the order a switch goes through them.
    pub const ALL: [Self; 2] = [Self::En, Self::Nl];

    /// `en` or `nl`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// The language of a locale name such as `nl_NL.UTF-8`, English when it is not Dutch.
    pub fn from_locale_name(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("nl") {
            Self::Nl
        } else {
            Self::En
        }
    }

    /// The language the environment asks for: the first of LC_ALL, LC_MESSAGES, LANG that is set.
    pub fn from_environment() -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|k| std::env::var(k).ok())
            .find(|v| !v.is_empty())
            .map_or(Self::En, |v| Self::from_locale_name(&v))
    }
}

/// Sets the language of everything said from now on.
pub fn set_language(language: Language) {
    CURRENT.store(language as u8, Ordering::Relaxed);
}

/// The language everything is said in.
pub fn language() -> Language {
    if CURRENT.load(Ordering::Relaxed) == Language::Nl as u8 {
        Language::Nl
    } else {
        Language::En
    }
}

/// The message `key` in the current language. A missing key shows as itself, which the tests forbid.
pub fn t(key: &str) -> String {
    say(language(), key, &[])
}

/// The message `key` with arguments, for example `tf("notes-count", &[("n", 3.into())])`.
pub fn tf(key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    say(language(), key, args)
}

/// The message in a given language.
pub fn say(language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let args: FluentArgs<'_> = args.iter().map(|(k, v)| (*k, v.clone())).collect();
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

/// Every key a language has, for the completeness test and for tools.
pub fn keys(language: Language) -> Vec<String> {
    files(language)
        .flat_map(|text| text.lines())
        .filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|l| l.split_once(" ="))
        .map(|(k, _)| k.to_owned())
        .collect()
}

fn files(language: Language) -> impl Iterator<Item = &'static str> {
    LOCALES
        .get_dir(language.code())
        .into_iter()
        .flat_map(|d| d.files())
        .filter_map(|f| f.contents_utf8())
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
    &BUNDLES.get_or_init(|| Language::ALL.map(load))[language as usize]
}

fn load(language: Language) -> FluentBundle<FluentResource> {
    let id = match language {
        Language::En => unic_langid::langid!("en"),
        Language::Nl => unic_langid::langid!("nl"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for text in files(language) {
        // A file with a syntax error still yields its good entries; the tests name the bad ones.
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(r) => r,
            Err((r, _)) => r,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
