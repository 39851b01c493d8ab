//! A setting as the screen shows it and as it is typed there. `tasks` reads them, the overlay of the settings shows them.

use crate::config::settings::{self, Setting};
use crate::config::{Config, Mistake, Origin, own};

/// A setting as it is now.
#[derive(Clone, Debug)]
pub struct SettingRow {
    /// Which.
    pub setting: &'static Setting,
    /// The value in force, as it is typed.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What it can be, the user's own files too; none when anything of its kind goes.
    pub choices: Vec<String>,
}

impl SettingRow {
    /// Every setting as it is in these.
    pub fn all(config: &Config) -> Vec<Self> {
        let row = |setting: &'static Setting| {
            let (value, origin) = config.value_of(setting.key)?;
            Some(Self {
                setting,
                value: value.to_owned(),
                origin,
                choices: own::choices(setting, &config.config_dir),
            })
        };
        settings::all().iter().filter_map(row).collect()
    }

    /// The value a typed one stands for; else why it cannot be.
    pub fn takes(&self, typed: &str) -> Result<String, Mistake> {
        let value = self.setting.check_typed(typed)?;
        own::among(self.setting, &value, &self.choices)?;
        Ok(value)
    }
}
