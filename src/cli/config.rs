//! `config`: what is set, where that comes from, and changing it without an editor. `set`, `unset`, `schema` and `path` do not load the
//! settings first, so that a file with a mistake in it can be put right with them.

use super::context::{print, tell};
use super::printing::{columns, remark};
use super::{Failure, Outcome};
use crate::config::settings::{self, Setting};
use crate::config::{self, Config, Flags, Origin, edit};
use crate::locale::{self, t, tf};
use clap::Subcommand;
use serde_json::{Value, json};

/// Acts on the settings.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the value of a setting that is in force
    Get {
        /// Section and key, interface.theme
        key: String,
    },
    /// Write a setting to config.toml; its comments and order stay
    Set {
        /// Section and key, interface.theme
        key: String,
        /// The value; a list with commas between its items
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Take a setting out of config.toml
    Unset {
        /// Section and key, interface.theme
        key: String,
    },
    /// Every setting with its value and where that comes from
    List,
    /// Print the JSON schema of config.toml
    Schema,
    /// Print where config.toml is looked for
    Path,
}

pub(super) fn run(command: &Command, flags: &Flags, json: bool) -> Outcome {
    if let Some(language) = flags.language {
        locale::set_language(language);
    }
    match command {
        Command::Path => {
            let path = config::path();
            say(json, &json!({ "path": path }), || {
                path.display().to_string()
            })
        }
        Command::Schema => {
            print(&serde_json::to_string_pretty(&config::schema::schema()).map_err(Failure::new)?)
        }
        Command::Get { key } => {
            let setting = settings::find(key).map_err(Failure::new)?;
            let config = load(flags)?;
            let (value, origin) = in_force(&config, setting);
            say(json, &described(setting, value, origin), || {
                value.to_owned()
            })
        }
        Command::List => list(&load(flags)?, json),
        Command::Set { key, value } => write(key, Some(value), json),
        Command::Unset { key } => write(key, None, json),
    }
}

fn load(flags: &Flags) -> Result<Config, Failure> {
    let config = Config::load(flags).map_err(Failure::new)?;
    locale::set_language(config.language);
    Ok(config)
}

fn say(json: bool, value: &Value, human: impl FnOnce() -> String) -> Outcome {
    if json {
        print(&value.to_string())
    } else {
        tell(&human())
    }
}

/// The value and origin of a setting; every setting of the table has one.
fn in_force<'a>(config: &'a Config, setting: &Setting) -> (&'a str, Origin) {
    config
        .value_of(setting.key)
        .unwrap_or(("", Origin::Default))
}

fn described(setting: &Setting, value: &str, origin: Origin) -> Value {
    json!({
        "key": setting.key,
        "value": setting.json(value),
        "origin": origin,
        "default": setting.json(setting.default),
        "env": setting.env,
    })
}

fn list(config: &Config, json: bool) -> Outcome {
    let all = || settings::all().iter().map(|s| (s, in_force(config, s)));
    let values: Vec<Value> = all().map(|(s, (v, o))| described(s, v, o)).collect();
    say(json, &values.into(), || {
        let row = |(s, (value, origin)): (&Setting, (&str, Origin))| {
            let origin = t(&format!("origin-{}", origin.as_str()));
            vec![
                s.key.to_owned(),
                if value.is_empty() { "–" } else { value }.to_owned(),
                origin,
                t(&s.message()),
            ]
        };
        columns(&all().map(row).collect::<Vec<_>>())
    })
}

fn write(key: &str, value: Option<&str>, json: bool) -> Outcome {
    let path = config::path();
    let written = edit::set(&path, key, value).map_err(Failure::new)?;
    let setting = settings::find(key).map_err(Failure::new)?;
    if let Some(env) = setting
        .env
        .filter(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
    {
        remark(&tf("cli-config-overruled", &[("env", env.into())]));
    }
    say(
        json,
        &json!({ "key": key, "value": value.map(|_| setting.json(&written)), "path": path }),
        || match value {
            Some(_) => format!("{key} = {written}"),
            None => tf("cli-config-unset", &[("key", key.into())]),
        },
    )
}
