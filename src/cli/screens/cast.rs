//! What the program wrote as an asciicast, version 2 (<https://docs.asciinema.org/manual/asciicast/v2/>): a line of JSON with the size, then a line
//! for each piece of output with its second. The seconds are those a person would have needed, so that drawing anew changes nothing by itself.

use super::scenes::Scene;
use serde_json::json;

/// The file.
pub fn write(record: &[(f64, Vec<u8>)], scene: &Scene) -> String {
    let mut out = json!({
        "version": 2, "width": scene.cols, "height": scene.rows, "title": scene.title,
        "env": { "TERM": "xterm-256color" },
    })
    .to_string();
    out.push('\n');
    // A character may be cut in two between reads; it belongs to the later piece.
    let mut carried: Vec<u8> = Vec::new();
    for (second, bytes) in record {
        carried.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&carried) {
            Ok(_) => carried.len(),
            Err(e) if e.error_len().is_none() => e.valid_up_to(),
            Err(_) => carried.len(),
        };
        let rest = carried.split_off(whole);
        let text = String::from_utf8_lossy(&carried).into_owned();
        out.push_str(&json!([(second * 1000.0).round() / 1000.0, "o", text]).to_string());
        out.push('\n');
        carried = rest;
    }
    out
}
