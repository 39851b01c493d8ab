//! Precedence, and that every line of the file reaches its field.

use super::*;

fn at(text: &str, env: Env<'_>, flags: &Flags) -> Result<Config, Error> {
    let places = Places {
        config_dir: "c".into(),
        data_dir: "d".into(),
        cache_dir: "k".into(),
    };
    let file = File::parse(text, Path::new("config.toml")).unwrap();
    Config::resolve(flags, &file, env, places)
}

fn none(_: &'static str) -> Option<String> {
    None
}

#[test]
fn a_flag_beats_the_environment_beats_the_file_beats_the_default() {
    let text = "[engine]\nbackend = \"vllm\"\n[interface]\nlanguage = \"nl\"\n";
    let some = |n: &'static str| (n == "LOCAL_LLM_BACKEND").then(|| "Ollama".to_owned());
    let flags = Flags::default();
    let backend = |c: Config| {
        let origin = c.value_of("engine.backend").unwrap().1;
        (c.engine.backend, origin)
    };
    assert_eq!(
        backend(at("", &none, &flags).unwrap()),
        (Backend::Auto, Origin::Default)
    );
    assert_eq!(
        backend(at(text, &none, &flags).unwrap()),
        (Backend::Vllm, Origin::File)
    );
    assert_eq!(
        backend(at(text, &some, &flags).unwrap()),
        (Backend::Ollama, Origin::Environment)
    );
    assert_eq!(at(text, &none, &flags).unwrap().language, Language::Nl);
    let english = Flags {
        language: Some(Language::En),
        vault: None,
    };
    let config = at(text, &none, &english).unwrap();
    assert_eq!(config.language, Language::En);
    assert_eq!(
        config.value_of("interface.language"),
        Some(("en", Origin::Flag))
    );
}

#[test]
fn a_wrong_value_in_the_environment_names_the_variable() {
    let env = |n: &'static str| (n == "DEFAULT_PRIVACY_LEVEL").then(|| "secret".to_owned());
    let e = at("", &env, &Flags::default()).unwrap_err();
    assert!(e.to_string().contains("DEFAULT_PRIVACY_LEVEL"), "{e}");
}

#[test]
fn without_any_settings_the_defaults_of_the_table_are_in_force() {
    let c = at("", &none, &Flags::default()).unwrap();
    assert_eq!(c.theme, None);
    assert_eq!(
        (c.theme_dark.as_str(), c.theme_light.as_str()),
        ("dark", "light")
    );
    assert_eq!(c.keymap.as_deref(), Some("default"));
    assert_eq!(
        (c.mouse, c.notify, c.timestamp),
        (Mouse::Auto, Notify::Auto, Timestamp::Time)
    );
    assert_eq!((c.frames, c.wrap_columns, c.autolock_min), (15, 0, 15));
    assert!(c.animation && !c.plain);
    assert_eq!(c.engine.ollama_url, "http://127.0.0.1:11434");
    assert_eq!(c.engine.ollama_model, None);
    assert_eq!((c.engine.timeout_s, c.max_tokens), (120, 256));
    assert!(c.engine.use_local_embeddings && c.engine.threads > 0);
    assert_eq!(c.engine.memory_limit_bytes, None);
    assert_eq!(c.engine.models_dir, Path::new("k/models"));
    assert_eq!(c.privacy, PrivacyLevel::Private);
    assert!(c.engine.own_hosts.is_empty());
    for s in settings::all() {
        assert_eq!(c.value_of(s.key).unwrap().1, Origin::Default);
    }
    assert_eq!(c.value_of("interface.thema"), None);
}

#[test]
fn every_line_of_the_file_reaches_its_field() {
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/configs/valid/full.toml"),
    )
    .unwrap();
    let c = at(&text, &none, &Flags::default()).unwrap();
    assert_eq!(c.language, Language::Nl);
    assert_eq!(c.theme.as_deref(), Some("dark"));
    assert_eq!(c.theme_dark, "solarized-dark");
    assert_eq!(c.theme_light, "high-contrast-light");
    assert_eq!(c.keymap.as_deref(), Some("vim"));
    assert_eq!(
        (c.mouse, c.notify, c.timestamp),
        (Mouse::Off, Notify::Osc777, Timestamp::DateTime)
    );
    assert_eq!((c.frames, c.wrap_columns, c.autolock_min), (30, 88, 10));
    assert!(!c.animation && c.plain);
    assert_eq!(c.engine.backend, Backend::Ollama);
    assert_eq!(c.engine.ollama_url, "http://127.0.0.1:11435");
    assert_eq!(c.engine.ollama_model.as_deref(), Some("mistral:7b"));
    assert_eq!(
        c.engine.openai_url.as_deref(),
        Some("http://127.0.0.1:8000/v1")
    );
    assert_eq!(c.engine.openai_model.as_deref(), Some("qwen3-4b"));
    assert!(!c.engine.use_local_embeddings);
    assert_eq!(c.engine.models_dir, Path::new("/srv/models"));
    assert_eq!(c.engine.chat_model.as_deref(), Some("smollm2-135m"));
    assert_eq!(c.engine.embed_model.as_deref(), Some("e5-small"));
    assert_eq!((c.engine.threads, c.engine.timeout_s), (4, 60));
    assert_eq!(c.engine.memory_limit_bytes, Some(6_000_000_000));
    assert_eq!((c.max_tokens, c.reranker), (400, Reranking::Model));
    assert_eq!(c.privacy, PrivacyLevel::Enhanced);
    assert_eq!(c.engine.own_hosts, ["gpu.praktijk.lan", "10.0.0.4:8000"]);
    assert_eq!(
        c.controller.as_deref(),
        Some("Praktijk De Linde, linde@example.org")
    );
    assert_eq!(c.second_reader, SecondReading::Model);
    for s in settings::all() {
        assert_eq!(c.value_of(s.key).unwrap().1, Origin::File, "{}", s.key);
    }
}

#[test]
fn a_second_reader_that_was_once_a_yes_or_a_no_is_understood() {
    for (word, reader) in [
        ("true", SecondReading::Model),
        ("false", SecondReading::Off),
        ("\"embedder\"", SecondReading::Embedder),
    ] {
        let file = format!("[privacy]\nsecond_reader = {word}\n");
        let c = at(&file, &none, &Flags::default()).unwrap();
        assert_eq!(c.second_reader, reader);
    }
}
