//! What a server says it has: the list of its models, and a field of one as text. The engines that talk to servers ask.

use super::http::Server;
use super::{Cancel, Result};
use serde_json::Value;

/// How a model is called in a sentence about it: by its name, where one is wanted.
pub(super) fn label(wanted: Option<&str>) -> &str {
    wanted.unwrap_or("asked for")
}

/// The models a server lists under a key of its answer.
pub(super) fn listed(
    server: &Server,
    path: &str,
    key: &str,
    wanted: Option<&str>,
) -> Result<Vec<Value>> {
    let mut answer = server.json(path, None, label(wanted), &Cancel::default())?;
    match answer.get_mut(key).map(Value::take) {
        Some(Value::Array(models)) => Ok(models),
        _ => Err(server.garbage()),
    }
}

/// A field of a model as text; nothing where it has none.
pub(super) fn field(model: &Value, key: &str) -> String {
    model
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
