//! The value of every setting as it is in force, and who said so: flag, environment, file or default, in that order of precedence.

use super::file::File;
use super::settings::{self, items};
use super::{Error, Flags};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Where a value in force comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// `config.toml`.
    File,
    /// An environment variable.
    Environment,
    /// The command line.
    Flag,
}

impl Origin {
    /// `default`, `file`, `environment` or `flag`; `origin-WORD` is its name for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::File => "file",
            Self::Environment => "environment",
            Self::Flag => "flag",
        }
    }
}

/// Reads an environment variable; `None` also for an empty one.
pub(super) type Env<'a> = &'a dyn Fn(&'static str) -> Option<String>;

/// Every setting with its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(BTreeMap<&'static str, (String, Origin)>);

impl Values {
    /// Asks flag, environment and file for each setting. `unset` gives the values that are only known at the start (see
    /// [`Setting::default`](settings::Setting)).
    pub(super) fn gather(
        flags: &Flags,
        env: Env<'_>,
        file: &File,
        unset: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Error> {
        let mut out = BTreeMap::new();
        for s in settings::all() {
            let flag = match (s.key, flags.language) {
                ("interface.language", Some(l)) => Some(l.code().to_owned()),
                _ => None,
            };
            let variable = match s.env.and_then(|name| env(name).map(|v| (name, v))) {
                None => None,
                Some((name, v)) => Some(
                    s.check_typed(&v)
                        .map_err(|what| Error::Environment { name, what })?,
                ),
            };
            let value = if let Some(v) = flag {
                (v, Origin::Flag)
            } else if let Some(v) = variable {
                (v, Origin::Environment)
            } else if let Some(v) = file.get(s.key) {
                (v.to_owned(), Origin::File)
            } else {
                let v = unset(s.key).unwrap_or_else(|| s.default.to_owned());
                (v, Origin::Default)
            };
            out.insert(s.key, value);
        }
        Ok(Self(out))
    }

    /// The value and its origin; `None` for a key that is not in the table.
    pub(super) fn get(&self, key: &str) -> Option<(&str, Origin)> {
        self.0.get(key).map(|(v, o)| (v.as_str(), *o))
    }

    /// A text; `None` when it is empty.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.get(key)
            .map(|(v, _)| v.to_owned())
            .filter(|v| !v.is_empty())
    }

    /// A number, a word of a closed set, a boolean; `None` when it is empty. Values are checked, so nothing else can go wrong here.
    pub(super) fn parsed<T: FromStr>(&self, key: &str) -> Option<T> {
        self.get(key).and_then(|(v, _)| v.parse().ok())
    }

    /// A list.
    pub(super) fn list(&self, key: &str) -> Vec<String> {
        self.get(key).map_or_else(Vec::new, |(v, _)| items(v))
    }
}
