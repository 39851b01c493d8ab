//! What a setting that is the name of a file can be: the files that come with the program, and the user's own in the folders beside `config.toml`.
//! `edit` refuses anything else, the settings screen and the linear mode list it, `doctor` names what is set and is not there.

use super::settings::{self, Kind, Setting};
use super::{Config, Mistake};
use std::path::Path;

/// The words to choose from, the user's own files after those of the program; none when anything of its kind goes.
pub fn choices(setting: &Setting, config_dir: &Path) -> Vec<String> {
    let mut out: Vec<String> = setting.choices().iter().map(|w| (*w).to_owned()).collect();
    if matches!(setting.kind, Kind::Name(_)) {
        let folder = match setting.key {
            "interface.keymap" => "keymaps",
            _ => "themes",
        };
        let entries = std::fs::read_dir(config_dir.join(folder));
        let own = entries.into_iter().flatten().flatten().filter_map(|e| {
            let name = e.file_name().into_string().ok()?;
            let name = name.strip_suffix(".toml")?.to_owned();
            setting.check(&name).ok()
        });
        let mut own: Vec<String> = own.filter(|n| !out.contains(n)).collect();
        own.sort();
        out.append(&mut own);
    }
    out
}

/// Whether a checked value is one of its choices, where the setting is a name; the error names them.
pub fn check(setting: &Setting, value: &str, config_dir: &Path) -> Result<(), Mistake> {
    if !matches!(setting.kind, Kind::Name(_)) {
        return Ok(());
    }
    among(setting, value, &choices(setting, config_dir))
}

/// The same with choices that are known.
pub fn among(setting: &Setting, value: &str, choices: &[String]) -> Result<(), Mistake> {
    if !matches!(setting.kind, Kind::Name(_)) || choices.iter().any(|c| c == value) {
        return Ok(());
    }
    Err(Mistake::new("mistake-no-choice")
        .with("key", setting.key)
        .with("value", value)
        .with("words", choices.join(", ")))
}

/// What is set and is no choice, each with what the choices are.
pub fn no_choice(config: &Config) -> Vec<Mistake> {
    let wrong = |s: &'static Setting| {
        let (value, _) = config.value_of(s.key)?;
        check(s, value, &config.config_dir).err()
    };
    settings::all().iter().filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_own_files_are_choices_and_what_is_no_file_is_none() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("themes")).unwrap();
        std::fs::write(dir.path().join("themes/eigen.toml"), "").unwrap();
        std::fs::write(dir.path().join("themes/.zwap.toml"), "").unwrap();
        let theme = settings::find("interface.theme").unwrap();
        let all = choices(theme, dir.path());
        assert_eq!(all.last().map(String::as_str), Some("eigen"));
        assert!(all.contains(&"auto".to_owned()));
        assert!(check(theme, "eigen", dir.path()).is_ok());
        let e = check(theme, "paars", dir.path()).unwrap_err().to_string();
        assert!(e.contains("'paars'") && e.contains("mono, eigen"), "{e}");
        let keymap = settings::find("interface.keymap").unwrap();
        assert!(check(keymap, "eigen", dir.path()).is_err());
        let frames = settings::find("interface.frames").unwrap();
        assert!(check(frames, "12", dir.path()).is_ok());
    }
}
