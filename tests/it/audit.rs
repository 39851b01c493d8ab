//! The audit log through the commands.

use crate::run::Place;

#[test]
fn the_log_is_exported_proved_and_free_of_client_text() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg", "--name", "Henk Bakker"]);
    p.json(&["case", "add", "1", "Waterlelievijver"]);
    p.json_with(&["note", "add", "1"], "Over kruisbessenjam.");
    p.json(&["consent", "client", "1", "grant"]);
    let head = p.json(&["audit", "head"])["head"]
        .as_str()
        .unwrap()
        .to_owned();
    let out = p.run(&["audit", "export"], "");
    let text = String::from_utf8(out.stdout).unwrap();
    let verified = p.json(&["audit", "verify"]);
    assert_eq!(
        text.lines().count() as u64,
        verified["entries"].as_u64().unwrap()
    );
    assert_eq!(
        head,
        format!(
            "{}:{}",
            verified["entries"],
            verified["head"].as_str().unwrap()
        )
    );
    for word in ["Wilg", "Henk", "Waterlelie", "kruisbes"] {
        assert!(
            !text.to_lowercase().contains(&word.to_lowercase()),
            "{word}"
        );
    }
    for line in text.lines() {
        let e: serde_json::Value = serde_json::from_str(line).unwrap();
        let proof = p.json(&["audit", "prove", "--entry", &e["id"].to_string()]);
        assert_eq!(proof["ok"], true);
        // The leaf of the proof is the hash of what the export says the entry is.
        use sha2::{Digest, Sha256};
        let hash: Vec<u8> = (0..32)
            .map(|i| {
                u8::from_str_radix(&e["hash"].as_str().unwrap()[2 * i..2 * i + 2], 16).unwrap()
            })
            .collect();
        let leaf: String = Sha256::digest([&[0u8][..], &hash].concat())
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert_eq!(proof["leaf"], leaf);
    }
    p.refused(&["audit", "prove", "--entry", "99"]);
    assert_eq!(
        p.run(&["audit", "verify", "--against", "nonsense"], "")
            .status
            .code(),
        Some(2)
    );
}
