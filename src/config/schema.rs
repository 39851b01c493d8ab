//! The JSON schema of `config.toml` (draft 2020-12), made from the table of settings. `klankbord config schema` prints it, and
//! `assets/config.schema.json` is the same, for editors that complete and check TOML.

use super::settings::{self, Kind, Setting};
use crate::locale::{Language, say};
use serde_json::{Map, Value, json};

/// The schema. It is always in English, whatever the interface speaks, so that it can be published as one file.
pub fn schema() -> Value {
    let mut sections = Map::new();
    for section in settings::sections() {
        let keys: Map<String, Value> = settings::all()
            .iter()
            .filter(|s| s.section() == section)
            .map(|s| (s.name().to_owned(), of(s)))
            .collect();
        sections.insert(
            section.to_owned(),
            json!({ "type": "object", "properties": keys, "additionalProperties": false }),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "config.toml of Klankbord",
        "type": "object",
        "properties": sections,
        "additionalProperties": false,
    })
}

fn of(setting: &Setting) -> Value {
    let mut out = match setting.kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer { min, max, zero } => {
            if zero {
                json!({ "type": "integer", "anyOf": [{ "const": 0 }, { "minimum": min, "maximum": max }] })
            } else {
                json!({ "type": "integer", "minimum": min, "maximum": max })
            }
        }
        Kind::OneOf(words) => json!({ "type": "string", "enum": words }),
        Kind::Name(words) => json!({ "type": "string", "minLength": 1, "examples": words }),
        Kind::Text | Kind::Path => json!({ "type": "string" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string", "minLength": 1 } }),
    };
    if let Value::Object(map) = &mut out {
        let mut sentence = say(Language::En, &setting.message(), &[]);
        if let Some(env) = setting.env {
            sentence.push_str(&format!(" The environment variable {env} goes before it."));
        }
        map.insert("description".into(), sentence.into());
        let default = setting.json(setting.default);
        if !default.is_null() {
            map.insert("default".into(), default);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Whether a value fits a schema, for the keywords this schema uses; any other is a mistake here.
    fn fits(schema: &Value, value: &Value) -> bool {
        schema
            .as_object()
            .unwrap()
            .iter()
            .all(|(word, rule)| match word.as_str() {
                "$schema" | "title" | "description" | "default" | "examples" => true,
                "type" => match rule.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    other => panic!("type {other}"),
                },
                "const" => value == rule,
                "enum" => rule.as_array().unwrap().contains(value),
                "minimum" => value.as_i64().is_none_or(|n| n >= rule.as_i64().unwrap()),
                "maximum" => value.as_i64().is_none_or(|n| n <= rule.as_i64().unwrap()),
                "minLength" => value
                    .as_str()
                    .is_none_or(|s| s.chars().count() as u64 >= rule.as_u64().unwrap()),
                "anyOf" => rule.as_array().unwrap().iter().any(|r| fits(r, value)),
                "items" => value
                    .as_array()
                    .is_none_or(|all| all.iter().all(|v| fits(rule, v))),
                "properties" => value.as_object().is_none_or(|all| {
                    all.iter()
                        .all(|(k, v)| rule.get(k).is_none_or(|r| fits(r, v)))
                }),
                "additionalProperties" => value
                    .as_object()
                    .is_none_or(|all| all.keys().all(|k| schema["properties"].get(k).is_some())),
                other => panic!("keyword {other}"),
            })
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn the_published_schema_is_the_one_that_is_printed() {
        let text = std::fs::read_to_string(root().join("assets/config.schema.json")).unwrap();
        let published: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            published,
            schema(),
            "klankbord config schema > assets/config.schema.json puts this right"
        );
    }

    #[test]
    fn the_schema_takes_the_valid_examples_and_refuses_the_invalid_ones() {
        let schema = schema();
        for (folder, expected) in [("valid", true), ("invalid", false)] {
            for file in std::fs::read_dir(root().join("tests/configs").join(folder)).unwrap() {
                let path = file.unwrap().path();
                let text = std::fs::read_to_string(&path).unwrap();
                // What is not TOML at all is no schema's business.
                let Ok(value) = toml::from_str::<Value>(&text) else {
                    assert!(!expected);
                    continue;
                };
                assert_eq!(fits(&schema, &value), expected, "{}", path.display());
            }
        }
    }

    #[test]
    fn the_default_of_every_setting_fits_its_schema() {
        for s in settings::all() {
            let default = s.json(s.default);
            assert!(default.is_null() || fits(&of(s), &default), "{}", s.key);
        }
    }
}
