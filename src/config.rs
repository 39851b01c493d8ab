//! Settings from flag, environment, `config.toml` and defaults, in that order of precedence.
#![allow(missing_docs)]
use crate::engine;
use crate::privacy::PrivacyLevel;
use std::path::PathBuf;

/// Every setting, resolved.
#[derive(Clone, Debug)]
pub struct Config {
    /// `nl` or `en`.
    pub language: String,
    pub theme: Option<String>,
    pub keymap: Option<String>,
    pub privacy: PrivacyLevel,
    pub engine: engine::Settings,
    /// Lock the workbench after this many idle minutes; 0 = never.
    pub autolock_min: u32,
    /// Where user themes, keymaps and config.toml lie.
    pub config_dir: PathBuf,
}
