//! Erasing a client: here, and in the hive. That the bytes of the file are gone is tested where the file can be read in the clear, in
//! `practice::sharing`.

use crate::hived::Hived;
use crate::run::Place;

#[test]
fn an_erased_client_is_found_nowhere_and_the_log_stays_whole() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg", "--name", "Henk Bakker"]);
    p.json(&["client", "add", "Berk"]);
    p.json(&["case", "add", "1", "Werk"]);
    p.json(&["case", "add", "2", "Rust"]);
    p.json_with(&["note", "add", "1"], "Over waterlelievijver.");
    p.json_with(&["note", "add", "2"], "Over kruisbessenjam.");
    // A document of one case is that client's, which the list says, and one for all cases stays.
    for (name, case) in [("boek.md", Some("1")), ("allen.md", None)] {
        std::fs::write(p.file(name), format!("Iets over {name}.")).unwrap();
        let file = p.file(name);
        let mut args = vec!["import", file.to_str().unwrap(), "--lexical-only"];
        args.extend(case.iter().flat_map(|c| ["--case", c]));
        p.json(&args);
    }
    let listed = p.run(&["material", "list"], "").stdout;
    let listed = String::from_utf8(listed).unwrap();
    assert!(listed.contains("Wilg"), "{listed}");
    assert!(
        listed.contains("all cases") || listed.contains("alle casussen"),
        "{listed}"
    );
    assert!(p.refused(&["erase", "client", "1"]).contains("--yes"));
    assert_eq!(
        p.json(&["search", "waterlelievijver", "--case", "1"])["hits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let done = p.json(&["erase", "client", "1", "--yes"]);
    assert_eq!(
        (
            done["cases"].as_i64(),
            done["notes"].as_i64(),
            done["passages"].as_i64(),
            done["documents"].as_i64()
        ),
        (Some(1), Some(1), Some(2), Some(1))
    );
    assert_eq!(p.json(&["client", "list"]).as_array().unwrap().len(), 1);
    // The name was looked for, and the file holds nothing that was freed.
    assert!(done["traces"]["words"].as_i64() > Some(2), "{done}");
    assert_eq!(
        done["traces"]["found"].as_array().unwrap().len(),
        0,
        "{done}"
    );
    assert_eq!(
        (
            done["traces"]["free_pages"].as_i64(),
            done["traces"]["log_bytes"].as_i64()
        ),
        (Some(0), Some(0))
    );
    assert_eq!(
        p.json(&["search", "kruisbessenjam", "--case", "2"])["hits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(p.json(&["audit", "verify"])["ok"], true);
    p.refused(&["erase", "client", "1", "--yes"]);
    p.refused(&[
        "portability",
        "client",
        "1",
        "--out",
        p.file("x.md").to_str().unwrap(),
    ]);
}

#[test]
fn words_only_an_erased_client_brought_go_and_what_others_say_of_them_is_told() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg", "--name", "Quirijn Bakker"]);
    p.json(&["client", "add", "Berk"]);
    p.json(&["case", "add", "1", "Werk"]);
    p.json(&["case", "add", "2", "Rust"]);
    for key in ["quirijns-way", "both-ways"] {
        p.json(&[
            "taxonomy",
            "put",
            "technique",
            key,
            "--nl",
            key,
            "--en",
            key,
        ]);
    }
    p.json(&[
        "session",
        "add",
        "1",
        "--technique",
        "quirijns-way",
        "--technique",
        "both-ways",
        "--technique",
        "grow",
    ]);
    p.json(&["session", "add", "2", "--technique", "both-ways"]);
    p.json_with(&["note", "add", "2"], "Kent Quirijn van vroeger.");
    let done = p.json(&["erase", "client", "1", "--yes"]);
    assert_eq!(done["terms"], 1, "{done}");
    let terms = p.json(&["taxonomy", "list"]).to_string();
    assert!(
        !terms.contains("quirijns-way")
            && terms.contains("both-ways")
            && terms.contains("\"grow\"")
    );
    let found = done["traces"]["found"].to_string();
    assert!(found.contains("note_body"), "{done}");
}

#[test]
fn what_was_shared_of_an_erased_client_leaves_the_hive_too() {
    let Some(h) = Hived::with_case() else { return };
    h.place
        .json_with(&["note", "add", "1"], "Over #waterlelievijver.");
    let batch = h.json(&["export", "prepare"])["batch"].to_string();
    let review = h.json(&["export", "review", &batch]);
    let record = review["records"]
        .as_array()
        .unwrap()
        .iter()
        .find(|r| r["data_type"] == "case_patterns")
        .unwrap();
    let id = record["findings"][0]["id"].to_string();
    h.json(&["export", "not-identifying", &id]);
    h.approved();
    h.json(&["export", "upload"]);
    let lies = |h: &Hived| String::from_utf8_lossy(&h.contents("")).contains("waterlelievijver");
    assert!(lies(&h));
    let done = h.json(&["erase", "client", "1", "--yes"]);
    assert_eq!(
        (done["blobs"].as_i64(), done["hive"]["deleted"].as_i64()),
        (Some(2), Some(2))
    );
    // What was written afterwards about the deletions is no trace of the client.
    assert_eq!(
        (
            done["traces"]["free_pages"].as_i64(),
            done["traces"]["log_bytes"].as_i64()
        ),
        (Some(0), Some(0)),
        "{done}"
    );
    assert!(!lies(&h));
    assert_eq!(h.names("inbox/").len(), 0);
    let shared = h.json(&["shared"]).to_string();
    assert!(!shared.contains("waterlelievijver") && shared.contains("\"deleted\""));
    assert_eq!(h.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn erasing_without_the_hive_erases_here_and_says_what_waits() {
    let Some(h) = Hived::with_case() else { return };
    h.approved();
    h.json(&["export", "upload"]);
    let out = h.with(&h.string(1), &["erase", "client", "1", "--yes"]);
    assert_eq!(out.status.code(), Some(1));
    let said = crate::hived::text(&out.stderr);
    assert!(
        said.contains("2 blobs still wait") && said.trim().lines().count() == 1,
        "{said}"
    );
    assert_eq!(h.json(&["client", "list"]).as_array().unwrap().len(), 0);
    assert_eq!(h.names("inbox/").len(), 2);
    assert_eq!(h.json(&["export", "retry"])["deleted"], 2);
    assert_eq!(h.names("inbox/").len(), 0);
}

#[test]
fn a_client_gets_everything_in_words_and_in_json() {
    let p = Place::with_vault();
    p.json(&[
        "client",
        "add",
        "Wilg",
        "--name",
        "Henk Bakker",
        "--email",
        "henk@example.org",
        "--language",
        "nl",
    ]);
    p.json(&["case", "add", "1", "Werk"]);
    p.json(&[
        "session",
        "add",
        "1",
        "--technique",
        "grow",
        "--outcome",
        "setback",
    ]);
    p.json_with(&["note", "add", "1"], "Over waterlelievijver.");
    p.json(&["consent", "client", "1", "refuse"]);
    for (name, words) in [
        (
            "all.md",
            &[
                "Henk Bakker",
                "henk@example.org",
                "waterlelievijver",
                // In the language of the coaching, by name.
                "GROW",
                "een terugval",
                "Nee, er mag niets gedeeld worden",
            ][..],
        ),
        (
            "all.json",
            &[
                "Henk Bakker",
                "waterlelievijver",
                "\"sessions\"",
                "consent refused",
                "client.add",
            ],
        ),
    ] {
        let file = p.file(name);
        p.json(&[
            "portability",
            "client",
            "1",
            "--out",
            file.to_str().unwrap(),
        ]);
        let text = std::fs::read_to_string(&file).unwrap();
        for w in words {
            assert!(text.contains(w), "{w} in {name}: {text}");
        }
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o077,
            0
        );
        p.refused(&[
            "portability",
            "client",
            "1",
            "--out",
            file.to_str().unwrap(),
        ]);
    }
    let zip = p.file("all.zip");
    p.json(&["portability", "client", "1", "--out", zip.to_str().unwrap()]);
    assert!(std::fs::read(&zip).unwrap().starts_with(b"PK"));
}

#[test]
fn the_retention_list_names_whose_time_has_come() {
    let p = Place::with_vault();
    p.json(&["client", "add", "Wilg"]);
    assert_eq!(p.json(&["retention"]).as_array().unwrap().len(), 0);
}
