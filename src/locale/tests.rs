//! That nothing is missing, superfluous or different between the languages: the locale files against each other and against the source.

use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Keys that are put together at run time begin with one of these; the room that does so tests that each exists.
const BUILT_AT_RUN_TIME: &[&str] = &[
    "word-",
    "action-",
    "words-",
    "short-",
    "setting-",
    "origin-",
    "wb-network-",
    "plain-help-",
    "privacy-reason-",
    "data-type-",
    "anonymisation-",
    "consent-method-",
    "doctor-check-",
    "none-",
    "hive-way-",
    "review-risk-",
    "risk-attribute-",
    "field-",
    "share-kind-",
    "share-sent-",
    "share-type-",
    "cli-outbox-",
    "portability-outcome-",
    "portability-level-",
    "cli-finding-",
    "help-kind-",
    "help-field-",
    "help-smart-",
    "cmd-",
];

/// What a command and its options are for. English stands in `src/cli` itself, where a command is defined, so these are in the other language alone;
/// the room that says them tests that each exists.
fn of_a_command(key: &str) -> bool {
    key.starts_with("cmd-")
}

#[test]
fn both_languages_have_the_same_keys_once_each() {
    let [en, nl] = Language::ALL.map(|l| {
        let keys = keys(l);
        let set: BTreeSet<_> = keys.iter().cloned().collect();
        assert_eq!(keys.len(), set.len(), "a key stands twice in {}", l.code());
        set.into_iter()
            .filter(|k| !of_a_command(k))
            .collect::<BTreeSet<_>>()
    });
    assert_eq!(
        en.symmetric_difference(&nl).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn every_locale_file_parses() {
    for l in Language::ALL {
        for text in files(l) {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{}: {errors:?}", l.code());
            }
        }
    }
}

#[test]
fn a_message_has_the_same_variables_in_both_languages() {
    let [en, nl] = Language::ALL.map(variables);
    for (key, in_english) in &en {
        assert_eq!(Some(in_english), nl.get(key), "{key}");
    }
}

/// The `$names` in each message.
fn variables(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in files(language) {
        let mut key = None;
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                key = line.split_once(" =").map(|(k, _)| k.to_owned());
            }
            let Some(key) = &key else { continue };
            let here = out.entry(key.clone()).or_default();
            for piece in line.split('$').skip(1) {
                let name =
                    piece.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
                here.extend(name.take(1).map(str::to_owned));
            }
        }
    }
    out
}

#[test]
fn every_key_said_in_the_source_exists() {
    let keys: BTreeSet<String> = keys(Language::En).into_iter().collect();
    let mut missing = Vec::new();
    for (file, text) in sources() {
        for key in said(&text) {
            if !keys.contains(&key) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_key_is_used_in_the_source() {
    let sources = sources();
    let unused: Vec<String> = keys(Language::En)
        .into_iter()
        .filter(|k| !BUILT_AT_RUN_TIME.iter().any(|p| k.starts_with(p)))
        .filter(|k| {
            let literal = format!("\"{k}\"");
            !sources.iter().any(|(_, text)| text.contains(&literal))
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// A sentence that a person reads is made of a key: a variant that carries one is never given a literal.
#[test]
fn no_error_that_carries_a_sentence_is_made_of_an_english_one() {
    let carriers = [
        "Invalid(",
        "NotFound(",
        "Unreadable(",
        "Refused(",
        "Unsupported(",
        "Memory(",
        "Disk(",
        "Unreachable(",
        "Failed(",
        "Damaged(",
    ];
    let mut english = Vec::new();
    for (file, text) in sources() {
        let name = file.to_string_lossy().into_owned();
        if ["tests", "/measure/"].iter().any(|n| name.contains(n))
            || !["engine", "vault", "library", "practice", "sharing"]
                .iter()
                .any(|room| name.contains(&format!("src/{room}/")))
        {
            continue;
        }
        for carrier in carriers {
            for (at, _) in text.match_indices(&format!("Error::{carrier}")) {
                let inside = text[at + carrier.len() + 7..].trim_start();
                if inside.starts_with('"') || inside.starts_with("format!") {
                    english.push(format!(
                        "{name}: {}",
                        inside.lines().take(2).collect::<String>()
                    ));
                }
            }
        }
    }
    assert_eq!(english, Vec::<String>::new());
}

/// The source files without their comments.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") && path != this_file() {
                let text = std::fs::read_to_string(&path).unwrap();
                let code: Vec<&str> = text
                    .lines()
                    .filter(|l| !l.trim_start().starts_with("//"))
                    .collect();
                out.push((path, code.join("\n")));
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    assert!(out.len() > 50);
    out
}

fn this_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/tests.rs")
}

/// The literal keys in `t("…")`, `tf("…", …)` and `say(…, "…", …)`.
fn said(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (call, place) in [("t(", 0), ("tf(", 0), ("say(", 1)] {
        for (at, _) in code.match_indices(call) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                continue;
            }
            // No first argument of `say` holds a comma.
            let argument = code[at + call.len()..].splitn(place + 2, ',').nth(place);
            let literal = argument
                .map(str::trim_start)
                .and_then(|a| a.strip_prefix('"'))
                .and_then(|a| a.split_once('"'));
            if let Some((key, _)) = literal {
                out.push(key.to_owned());
            }
        }
    }
    out
}

#[test]
fn the_search_for_keys_finds_them_as_they_are_written() {
    let code = "t(\"one\"); tf(\n    \"two\",\n &[]); say(language, \"three\", &[]); print(\"no\"); x.t(\"no\"); t(key); \
                locale::t(\"four\"); say(l, &a.message(), &[]); t(if x { \"no\" } else { \"no\" })";
    assert_eq!(said(code), ["one", "four", "two", "three"]);
}
