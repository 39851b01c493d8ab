//! `klankbord config`, as a script and as a person would use it.

use crate::run::{Place, output};
use serde_json::Value;

fn text(p: &Place, args: &[&str]) -> String {
    let out = p.run(args, "");
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

fn write(p: &Place, text: &str) -> std::path::PathBuf {
    let file = p.file("config/klankbord/config.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_setting_is_written_read_and_taken_out_again_without_a_vault() {
    let p = Place::new();
    let path = text(&p, &["config", "path"]);
    assert_eq!(
        path.trim(),
        p.file("config/klankbord/config.toml").display().to_string()
    );
    assert_eq!(text(&p, &["config", "get", "interface.frames"]), "15\n");
    assert_eq!(
        text(&p, &["config", "set", "interface.frames", "30"]),
        "interface.frames = 30\n"
    );
    let got = p.json(&["config", "get", "interface.frames"]);
    assert_eq!(
        (got["value"].as_u64(), got["origin"].as_str()),
        (Some(30), Some("file"))
    );
    assert_eq!(got["default"], 15);
    let file = std::fs::read_to_string(path.trim()).unwrap();
    assert_eq!(file, "[interface]\nframes = 30\n");
    text(&p, &["config", "unset", "interface.frames"]);
    assert_eq!(text(&p, &["config", "get", "interface.frames"]), "15\n");
}

#[test]
fn a_setting_keeps_the_comments_around_it() {
    let p = Place::new();
    let before =
        "# mine\n[privacy]\nown_hosts = [\"a.lan\"] # the desk\n\n[interface]\ntheme = \"dark\"\n";
    let file = write(&p, before);
    p.json(&["config", "set", "privacy.own_hosts", "a.lan, b.lan:8000"]);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        before.replace("[\"a.lan\"]", "[\"a.lan\", \"b.lan:8000\"]")
    );
    let hosts = &p.json(&["config", "get", "privacy.own_hosts"])["value"];
    assert_eq!(hosts.as_array().unwrap().len(), 2);
}

#[test]
fn the_list_has_every_setting_with_where_its_value_comes_from() {
    let p = Place::new();
    write(&p, "[interface]\nlanguage = \"nl\"\n");
    let mut c = p.command(&["--json", "config", "list"]);
    c.env("OLLAMA_MODEL", "mistral:7b");
    let all: Value = serde_json::from_slice(&output(c, "").stdout).unwrap();
    let of = |key: &str| {
        let all = all.as_array().unwrap();
        let found = all.iter().find(|s| s["key"] == key).unwrap();
        (
            found["value"].clone(),
            found["origin"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(of("interface.language"), ("nl".into(), "file".into()));
    assert_eq!(
        of("engine.ollama_model"),
        ("mistral:7b".into(), "environment".into())
    );
    assert_eq!(of("interface.animation"), (true.into(), "default".into()));
    assert_eq!(of("engine.chat_model"), (Value::Null, "default".into()));
    let lines = text(&p, &["config", "list"]);
    assert!(lines.contains("Taal van de interface"), "{lines}");
    assert_eq!(lines.lines().count(), all.as_array().unwrap().len());
    let english = text(&p, &["--lang", "en", "config", "list"]);
    assert!(english.contains("command line"), "{english}");
}

#[test]
fn what_is_wrong_is_refused_in_one_sentence_and_nothing_is_written() {
    let p = Place::new();
    assert!(
        p.refused(&["config", "get", "interface.thema"])
            .contains("interface.theme")
    );
    assert!(
        p.refused(&["config", "set", "interface.frames", "-3"])
            .contains("from 1 to 60")
    );
    assert!(!p.file("config/klankbord/config.toml").exists());
}

#[test]
fn a_file_that_does_not_load_can_be_put_right_with_the_same_command() {
    let p = Place::new();
    let file = write(&p, "[interface]\n# too fast\nframes = 900\n");
    assert!(p.refused(&["config", "list"]).contains("line 3"));
    text(&p, &["config", "path"]);
    text(&p, &["config", "set", "interface.frames", "60"]);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "[interface]\n# too fast\nframes = 60\n"
    );
    text(&p, &["config", "list"]);
}

#[test]
fn a_setting_the_environment_overrules_is_written_with_a_warning() {
    let p = Place::new();
    let mut c = p.command(&["config", "set", "engine.ollama_model", "phi3"]);
    c.env("OLLAMA_MODEL", "mistral:7b");
    let out = output(c, "");
    assert!(out.status.success());
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("OLLAMA_MODEL"), "{said}");
}

#[test]
fn the_schema_that_is_printed_is_the_one_that_is_published() {
    let p = Place::new();
    let printed: Value = serde_json::from_str(&text(&p, &["config", "schema"])).unwrap();
    let published =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/config.schema.json");
    let published: Value =
        serde_json::from_str(&std::fs::read_to_string(published).unwrap()).unwrap();
    assert_eq!(printed, published);
}

#[test]
fn what_is_wrong_in_the_file_is_said_in_the_language_of_the_interface() {
    let p = Place::new();
    // By the file itself, although it does not load, and by the flag, which goes before it.
    write(&p, "[interface]\nlanguage = \"nl\"\nthema = \"dark\"\n");
    for args in [&["config", "list"][..], &["client", "list"]] {
        let said = p.refused(args);
        assert!(
            said.contains("config.toml: regel 3") && said.contains("bedoelde je 'theme'"),
            "{said}"
        );
    }
    let said = p.refused(&["--lang", "en", "config", "list"]);
    assert!(
        said.contains("config.toml: line 3") && said.contains("did you mean 'theme'"),
        "{said}"
    );
    write(&p, "[interface]\nframes = 900\n");
    let said = p.refused(&["--lang", "nl", "config", "list"]);
    assert!(
        said.contains("van 1 tot en met 60 zijn, niet '900'"),
        "{said}"
    );
    let said = p.refused(&["--lang", "nl", "config", "get", "thema"]);
    assert!(said.contains("bedoelde je 'interface.theme'"), "{said}");
}

#[test]
fn a_theme_that_is_nowhere_is_refused_and_one_that_is_gone_is_named_by_doctor() {
    let p = Place::new();
    let out = p.run(&["config", "set", "interface.theme", "paars"], "");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(
        said.contains("'paars'") && said.contains("solarized-dark"),
        "{said}"
    );
    // One of one's own is a choice, until it is taken away.
    let file = write(&p, "[interface]\nlanguage = \"en\"\n");
    let own = file.with_file_name("themes").join("paars.toml");
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    std::fs::write(&own, "").unwrap();
    text(&p, &["config", "set", "interface.theme", "paars"]);
    std::fs::remove_file(own).unwrap();
    let doctor = p.run(&["doctor", "--json"], "");
    let checks: Value = serde_json::from_slice(&doctor.stdout).unwrap();
    let check = checks
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["check"] == "settings")
        .unwrap();
    assert_eq!(check["ok"], false, "{check}");
    let sentence = check["sentence"].as_str().unwrap();
    assert!(sentence.contains("cannot be 'paars'"), "{sentence}");
}
