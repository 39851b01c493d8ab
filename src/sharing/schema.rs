//! Checks a JSON value against a JSON Schema (2020-12) as far as our published schemas go. A keyword that is not understood here is an
//! error when the schema is read, so a published schema can never promise more than is checked.

use serde_json::{Map, Value};

/// A schema whose every keyword is checked.
#[derive(Clone, Debug)]
pub struct Schema(Value);

const DESCRIBING: &[&str] = &["$schema", "$id", "title", "description", "examples"];
const CHECKED: &[&str] = &[
    "type",
    "required",
    "properties",
    "additionalProperties",
    "enum",
    "const",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "multipleOf",
    "format",
];
const FORMATS: &[&str] = &["uuid", "date-time", "sha256"];

impl Schema {
    /// Reads a schema; refuses one with a keyword that would not be checked.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
        understood(&value)?;
        Ok(Self(value))
    }

    /// Whether a value matches; the error names the place and what is wrong there, not what stands there.
    pub fn check(&self, value: &Value) -> Result<(), String> {
        check(&self.0, value, "")
    }
}

fn understood(schema: &Value) -> Result<(), String> {
    let map = schema.as_object().ok_or("a schema is an object")?;
    for (key, v) in map {
        match key.as_str() {
            "properties" => v
                .as_object()
                .ok_or("properties is an object")?
                .values()
                .try_for_each(understood)?,
            "items" => understood(v)?,
            "additionalProperties" if v != &Value::Bool(false) => {
                return Err("additionalProperties can only be false".into());
            }
            "format" if !v.as_str().is_some_and(|f| FORMATS.contains(&f)) => {
                return Err(format!("the format {v} is not checked"));
            }
            k if DESCRIBING.contains(&k) || CHECKED.contains(&k) => {}
            other => return Err(format!("the keyword {other} is not checked")),
        }
    }
    Ok(())
}

fn check(schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(rules) = schema.as_object() else {
        return Err("a schema is an object".into());
    };
    let wrong = |what: &str| Err(format!("{} {what}", if at.is_empty() { "/" } else { at }));
    let number = |key: &str| rules.get(key).and_then(Value::as_f64);
    if let Some(types) = rules.get("type")
        && !is_of(types, value)
    {
        return wrong("has the wrong type");
    }
    if rules.get("const").is_some_and(|c| c != value) {
        return wrong("has another value than the one allowed");
    }
    if let Some(all) = rules.get("enum").and_then(Value::as_array)
        && !all.contains(value)
    {
        return wrong("is not one of the values allowed");
    }
    match value {
        Value::Object(map) => object(rules, map, at)?,
        Value::Array(list) => {
            let n = list.len() as f64;
            if number("minItems").is_some_and(|m| n < m)
                || number("maxItems").is_some_and(|m| n > m)
            {
                return wrong("has too few or too many items");
            }
            if rules.get("uniqueItems") == Some(&Value::Bool(true))
                && list
                    .iter()
                    .enumerate()
                    .any(|(i, v)| list.iter().take(i).any(|w| w == v))
            {
                return wrong("has an item twice");
            }
            if let Some(items) = rules.get("items") {
                for (i, v) in list.iter().enumerate() {
                    check(items, v, &format!("{at}/{i}"))?;
                }
            }
        }
        Value::String(s) => {
            let n = s.chars().count() as f64;
            if number("minLength").is_some_and(|m| n < m)
                || number("maxLength").is_some_and(|m| n > m)
            {
                return wrong("is too short or too long");
            }
            if let Some(f) = rules.get("format").and_then(Value::as_str)
                && !has_format(f, s)
            {
                return wrong(&format!("is not written as {f}"));
            }
        }
        Value::Number(n) => {
            let n = n.as_f64().unwrap_or(f64::NAN);
            if number("minimum").is_some_and(|m| n < m) || number("maximum").is_some_and(|m| n > m)
            {
                return wrong("is too small or too large");
            }
            if number("multipleOf").is_some_and(|m| n % m != 0.0) {
                return wrong("is not a multiple of what is allowed");
            }
        }
        _ => {}
    }
    Ok(())
}

fn object(rules: &Map<String, Value>, map: &Map<String, Value>, at: &str) -> Result<(), String> {
    let required = rules.get("required").and_then(Value::as_array);
    for name in required.into_iter().flatten().filter_map(Value::as_str) {
        if !map.contains_key(name) {
            return Err(format!("{at}/{name} is missing"));
        }
    }
    let known = rules.get("properties").and_then(Value::as_object);
    for (name, v) in map {
        match known.and_then(|k| k.get(name)) {
            Some(schema) => check(schema, v, &format!("{at}/{name}"))?,
            None if rules.contains_key("additionalProperties") => {
                return Err(format!("{}/ has a field that is not allowed", at));
            }
            None => {}
        }
    }
    Ok(())
}

fn is_of(types: &Value, value: &Value) -> bool {
    let one = |t: &Value| match t.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        _ => false,
    };
    types
        .as_array()
        .map_or_else(|| one(types), |all| all.iter().any(one))
}

fn has_format(format: &str, s: &str) -> bool {
    let digits = |part: &str, n: usize| {
        part.len() == n && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    match format {
        "uuid" => {
            let parts: Vec<&str> = s.split('-').collect();
            parts.len() == 5
                && parts
                    .iter()
                    .zip([8, 4, 4, 4, 12])
                    .all(|(p, n)| digits(p, n))
        }
        "sha256" => digits(s, 64),
        "date-time" => s.parse::<jiff::Timestamp>().is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_checked_cannot_be_promised() {
        for bad in [
            r#"{"pattern":"^a"}"#,
            r#"{"properties":{"a":{"oneOf":[]}}}"#,
            r#"{"items":{"format":"email"}}"#,
            r#"{"additionalProperties":true}"#,
            "[]",
        ] {
            assert!(Schema::read(bad).is_err(), "{bad}");
        }
        assert!(Schema::read(super::super::record::SCHEMA).is_ok());
        assert!(Schema::read(super::super::consent::SCHEMA).is_ok());
    }

    #[test]
    fn each_keyword_refuses_what_it_should() {
        let cases = [
            (json!({"type":"integer"}), json!(1), json!(1.5)),
            (json!({"type":["string","null"]}), json!(null), json!(1)),
            (json!({"const":true}), json!(true), json!(false)),
            (json!({"enum":["a","b"]}), json!("a"), json!("c")),
            (json!({"required":["a"]}), json!({"a":1}), json!({"b":1})),
            (
                json!({"properties":{"a":{}},"additionalProperties":false}),
                json!({"a":1}),
                json!({"b":1}),
            ),
            (
                json!({"items":{"minLength":2}}),
                json!(["ab"]),
                json!(["ab", "a"]),
            ),
            (json!({"uniqueItems":true}), json!([1, 2]), json!([1, 1])),
            (json!({"maxItems":1}), json!([1]), json!([1, 2])),
            (json!({"maxLength":2}), json!("éé"), json!("ééé")),
            (json!({"minimum":0,"maximum":9}), json!(9), json!(10)),
            (json!({"multipleOf":5}), json!(15), json!(16)),
            (
                json!({"format":"uuid"}),
                json!("1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10"),
                json!("1f0e8a3c0d5b4c529c472f6c3a1b7d10"),
            ),
            (
                json!({"format":"date-time"}),
                json!("2026-11-21T00:00:00Z"),
                json!("2026-11-21"),
            ),
            (
                json!({"format":"sha256"}),
                json!("a".repeat(64)),
                json!("g".repeat(64)),
            ),
        ];
        for (schema, good, bad) in cases {
            let s = Schema::read(&schema.to_string()).unwrap();
            assert_eq!(s.check(&good), Ok(()), "{schema}");
            assert!(s.check(&bad).is_err(), "{schema}");
        }
    }
}
