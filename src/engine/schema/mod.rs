//! What a generated text must look like when it is to become data: a small part of JSON Schema that every engine understands. `practice` says
//! what it wants, the engine of our own is [guided](guide) token by token, servers get the schema in their own words, and whatever comes is
//! [read](Schema::read) by the same rules.

pub(super) mod grammar;
pub(super) mod guide;

use serde_json::{Map, Value, json};

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Schema {
    /// A text of so many characters.
    Text {
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// One of these words.
    Choice(Vec<String>),
    /// A whole number within these bounds.
    Whole {
        /// Smallest.
        least: i64,
        /// Largest.
        most: i64,
    },
    /// So many of one shape.
    List {
        /// The shape of each.
        of: Box<Schema>,
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// These fields, all of them, in this order.
    Form(Vec<(String, Schema)>),
}

impl Schema {
    /// A text of at least one character.
    pub const fn text(most: usize) -> Self {
        Self::Text { least: 1, most }
    }

    /// None to `most` of a shape.
    pub fn list(of: Self, most: usize) -> Self {
        Self::List {
            of: Box::new(of),
            least: 0,
            most,
        }
    }

    /// Fields by name.
    pub fn form(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Form(
            fields
                .into_iter()
                .map(|(name, schema)| (name.to_owned(), schema))
                .collect(),
        )
    }

    /// The same as a JSON Schema, for engines that take one.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Text { least, most } => {
                json!({ "type": "string", "minLength": least, "maxLength": most })
            }
            Self::Choice(words) => json!({ "type": "string", "enum": words }),
            Self::Whole { least, most } => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Self::List { of, least, most } => {
                json!({ "type": "array", "items": of.to_json(), "minItems": least, "maxItems": most })
            }
            Self::Form(fields) => {
                let properties: Map<String, Value> = fields
                    .iter()
                    .map(|(name, schema)| (name.clone(), schema.to_json()))
                    .collect();
                let names: Vec<&String> = fields.iter().map(|(name, _)| name).collect();
                json!({ "type": "object", "properties": properties, "required": names, "additionalProperties": false })
            }
        }
    }

    /// Whether a value has this shape; the error says where it has not, without quoting it.
    pub fn check(&self, value: &Value) -> Result<(), String> {
        self.check_at(value, "")
    }

    fn check_at(&self, value: &Value, at: &str) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("{}: {what}", if at.is_empty() { "/" } else { at }));
        let within = |n: usize, least: usize, most: usize| (least..=most).contains(&n);
        match (self, value) {
            (Self::Text { least, most }, Value::String(text)) => {
                if within(text.chars().count(), *least, *most) {
                    Ok(())
                } else {
                    wrong("too short or too long a text")
                }
            }
            (Self::Choice(words), Value::String(text)) if words.contains(text) => Ok(()),
            (Self::Choice(_), _) => wrong("none of the words that may stand here"),
            (Self::Whole { least, most }, Value::Number(n)) => match n.as_i64() {
                Some(n) if (*least..=*most).contains(&n) => Ok(()),
                _ => wrong("a number out of bounds"),
            },
            (Self::List { of, least, most }, Value::Array(items)) => {
                if !within(items.len(), *least, *most) {
                    return wrong("too few or too many");
                }
                for (i, item) in items.iter().enumerate() {
                    of.check_at(item, &format!("{at}/{i}"))?;
                }
                Ok(())
            }
            (Self::Form(fields), Value::Object(there)) => {
                if there.len() != fields.len() {
                    return wrong("fields missing or too many");
                }
                for (name, schema) in fields {
                    match there.get(name) {
                        Some(value) => schema.check_at(value, &format!("{at}/{name}"))?,
                        None => return wrong("a field is missing"),
                    }
                }
                Ok(())
            }
            _ => wrong("another kind of value"),
        }
    }

    /// The value in what a model wrote. Reasoning before it and a fence around it are passed over; what lies between the outermost braces must
    /// have this shape.
    pub fn read(&self, written: &str) -> Result<Value, String> {
        let after = written
            .rsplit_once("</think>")
            .map_or(written, |(_, after)| after);
        let (Some(from), Some(to)) = (after.find('{'), after.rfind('}')) else {
            return Err("/: no data in it".into());
        };
        let text = after.get(from..=to).unwrap_or_default();
        let value: Value = serde_json::from_str(text).map_err(|_| "/: not JSON".to_owned())?;
        self.check(&value)?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Schema {
        Schema::form([
            ("title", Schema::text(10)),
            ("kind", Schema::Choice(vec!["a".into(), "b".into()])),
            ("score", Schema::Whole { least: -2, most: 2 }),
            ("items", Schema::list(Schema::text(5), 2)),
        ])
    }

    #[test]
    fn what_has_the_shape_is_read_whatever_stands_around_it() {
        let good = r#"{"title": "één", "kind": "b", "score": -2, "items": ["x"]}"#;
        for around in [
            good.to_owned(),
            format!("```json\n{good}\n```"),
            format!("<think>{{}} hm</think>{good}"),
        ] {
            assert!(sheet().read(&around).is_ok(), "{around}");
        }
    }

    #[test]
    fn what_has_not_is_refused_with_the_place_and_without_the_text() {
        for (bad, place) in [
            (
                r#"{"title": "", "kind": "b", "score": 0, "items": []}"#,
                "/title",
            ),
            (
                r#"{"title": "secret words", "kind": "b", "score": 0, "items": []}"#,
                "/title",
            ),
            (
                r#"{"title": "x", "kind": "c", "score": 0, "items": []}"#,
                "/kind",
            ),
            (
                r#"{"title": "x", "kind": "a", "score": 3, "items": []}"#,
                "/score",
            ),
            (
                r#"{"title": "x", "kind": "a", "score": 0.5, "items": []}"#,
                "/score",
            ),
            (
                r#"{"title": "x", "kind": "a", "score": 0, "items": ["1", "2", "3"]}"#,
                "/items",
            ),
            (
                r#"{"title": "x", "kind": "a", "score": 0, "items": ["123456"]}"#,
                "/items/0",
            ),
            (r#"{"title": "x", "kind": "a", "score": 0}"#, "/:"),
            (
                r#"{"title": "x", "kind": "a", "score": 0, "items": [], "more": 1}"#,
                "/:",
            ),
            ("no data", "/:"),
            ("{not json}", "/:"),
        ] {
            let said = sheet().read(bad).unwrap_err();
            assert!(said.starts_with(place), "{bad}: {said}");
            assert!(!said.contains("secret"), "{said}");
        }
    }

    #[test]
    fn engines_get_it_as_a_json_schema() {
        let json = sheet().to_json();
        assert_eq!(json["required"], json!(["title", "kind", "score", "items"]));
        assert_eq!(json["properties"]["items"]["maxItems"], 2);
        assert_eq!(json["additionalProperties"], false);
    }
}
