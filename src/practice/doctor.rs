//! The health check: machine, vault, models, engine, network policy, terminal. Every check is a word, a verdict and one sentence.

use super::{Practice, Result};
use crate::config::{Config, own::no_choice};
use crate::engine::{Error, Models, open_engine};
use crate::locale::{t, tf};
use serde::Serialize;
use std::path::Path;

/// One check.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// What was looked at, for example `vault`.
    pub check: &'static str,
    /// Whether all is well.
    pub ok: bool,
    /// What was found, in the user's language.
    pub sentence: String,
}

/// Looks at everything. `practice` is the opened practice, or the sentence why it could not be opened.
pub fn doctor(
    config: &Config,
    dir: &Path,
    practice: &std::result::Result<Practice, String>,
) -> Vec<Check> {
    let mut out = vec![memory(), disk(dir), settings(config)];
    match practice {
        Ok(p) => {
            out.extend(vault(p).unwrap_or_else(|e| vec![check("vault", false, e.to_string())]))
        }
        Err(sentence) => out.push(check("vault", false, sentence.clone())),
    }
    out.extend(models(config));
    out.extend(engine(config));
    out.push(network(config));
    out.push(terminal());
    out
}

fn check(check: &'static str, ok: bool, sentence: String) -> Check {
    Check {
        check,
        ok,
        sentence,
    }
}

fn memory() -> Check {
    let read = |key: &str| {
        let text = std::fs::read_to_string("/proc/meminfo").ok()?;
        let line = text.lines().find(|l| l.starts_with(key))?.to_owned();
        line.split_ascii_whitespace()
            .nth(1)?
            .parse::<u64>()
            .ok()
            .map(|kib| kib / 1024)
    };
    match read("MemAvailable:") {
        Some(mb) => check(
            "memory",
            mb > 300,
            tf("doctor-memory", &[("mb", mb.into())]),
        ),
        None => check("memory", true, t("doctor-memory-unknown")),
    }
}

fn disk(dir: &Path) -> Check {
    let there = dir
        .ancestors()
        .find(|p| p.exists())
        .unwrap_or(Path::new("."));
    match rustix::fs::statvfs(there) {
        Ok(s) => {
            let mb = s.f_bavail.saturating_mul(s.f_frsize) / 1_000_000;
            check("disk", mb > 200, tf("doctor-disk", &[("mb", mb.into())]))
        }
        Err(e) => check("disk", false, e.to_string()),
    }
}

/// Whether every name that is set is one of its choices: a theme or a keymap can be taken away after it was set.
fn settings(config: &Config) -> Check {
    let wrong: Vec<String> = no_choice(config).iter().map(ToString::to_string).collect();
    let sentence = match wrong.is_empty() {
        true => t("doctor-settings"),
        false => wrong.join("; "),
    };
    check("settings", wrong.is_empty(), sentence)
}

fn vault(p: &Practice) -> Result<Vec<Check>> {
    let problems = p.vault().check()?;
    let counts = p.vault().counts()?;
    let sound = if problems.is_empty() {
        tf(
            "doctor-vault-sound",
            &[
                ("notes", counts.notes.into()),
                ("sources", counts.sources.into()),
            ],
        )
    } else {
        tf(
            "doctor-vault-unsound",
            &[("problems", problems.join("; ").into())],
        )
    };
    let (entries, head, ok) = p.vault().audit_verify()?;
    let short: String = head.chars().take(12).collect();
    let audit = tf(
        if ok {
            "doctor-audit-sound"
        } else {
            "doctor-audit-broken"
        },
        &[("n", entries.into()), ("head", short.into())],
    );
    Ok(vec![
        check("vault", problems.is_empty(), sound),
        check("audit", ok, audit),
    ])
}

fn models(config: &Config) -> Vec<Check> {
    match Models::at(config.engine.models_dir.clone()).list(&config.engine) {
        Ok(list) => {
            let installed: Vec<_> = list
                .iter()
                .filter(|m| m.installed)
                .map(|m| m.entry.id.as_str())
                .collect();
            let sentence = if installed.is_empty() {
                t("doctor-models-none")
            } else {
                tf("doctor-models", &[("list", installed.join(", ").into())])
            };
            vec![check("models", true, sentence)]
        }
        Err(e) => vec![check("models", false, e.to_string())],
    }
}

/// Whether the engine that is set could answer now. Nothing is loaded; a server is asked, by the rules of the privacy level. Without an
/// installed model there is nothing to say that `models` did not.
fn engine(config: &Config) -> Option<Check> {
    match open_engine(&config.engine) {
        Ok(engine) => {
            let health = engine.health();
            let sentence = format!("{}: {}", engine.name(), health.sentence);
            Some(check("engine", health.ok, sentence))
        }
        Err(Error::NoModel) => None,
        Err(e) => Some(check("engine", false, e.to_string())),
    }
}

fn network(config: &Config) -> Check {
    let hosts = config.engine.own_hosts.join(", ");
    let sentence = if hosts.is_empty() {
        tf(
            "doctor-network",
            &[("level", config.privacy.as_str().into())],
        )
    } else {
        tf(
            "doctor-network-hosts",
            &[
                ("level", config.privacy.as_str().into()),
                ("hosts", hosts.into()),
            ],
        )
    };
    check("network", true, sentence)
}

fn terminal() -> Check {
    let term = std::env::var("TERM").unwrap_or_default();
    let utf8 = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|k| std::env::var(k).ok())
        .find(|v| !v.is_empty())
        .is_none_or(|v| v.to_lowercase().replace('-', "").contains("utf8") || v.starts_with("C."));
    let sentence = if utf8 {
        tf("doctor-terminal", &[("term", term.into())])
    } else {
        t("doctor-terminal-not-utf8")
    };
    check("terminal", utf8, sentence)
}
