//! No word of a client lies in any file of the vault folder, whatever the vault is doing.

use klankbord::casebook::*;
use klankbord::vault::*;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::{Directory, TerminatingWrite};

/// Words that stand nowhere else, one for each place where text is kept.
const PLANTED: [&str; 9] = [
    "waterlelievijver",
    "kruisbessenjam",
    "zilvervisjesval",
    "boterbloemenveld",
    "dauwtrapperslied",
    "hommelkastsleutel",
    "kievitseierzoeker",
    "mosselbankpacht",
    "turfstekersgat",
];

/// The planted words that stand in these bytes, as UTF-8 or UTF-16, in either case.
fn found_in(bytes: &[u8]) -> Vec<&'static str> {
    // One character a byte, so that the search of the standard library does the work.
    let text: String = bytes
        .iter()
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    let wide = |w: &str| w.chars().flat_map(|c| [c, '\0']).collect::<String>();
    PLANTED
        .into_iter()
        .filter(|w| text.contains(w) || text.contains(&wide(w)))
        .collect()
}

fn scan(dir: &Path, when: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for f in std::fs::read_dir(dir).unwrap() {
        let f = f.unwrap();
        let name = f.file_name().to_string_lossy().into_owned();
        let bytes = std::fs::read(f.path()).unwrap();
        let words = found_in(&bytes);
        assert!(words.is_empty(), "{words:?} in {name} {when}");
        assert!(
            !bytes.starts_with(b"SQLite format 3"),
            "{name} is a plain database {when}"
        );
        names.insert(name);
    }
    names
}

#[test]
fn the_scan_finds_a_word_that_is_there() {
    let mut bytes = vec![0xF3; 5000];
    bytes.extend_from_slice(b"een KRUISBESSENJAM");
    assert_eq!(found_in(&bytes), ["kruisbessenjam"]);
    let utf16: Vec<u8> = "kievitseierzoeker"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(found_in(&utf16), ["kievitseierzoeker"]);
}

#[test]
fn no_planted_word_is_in_any_file_while_open_or_after_closing() {
    let dir = tempfile::tempdir().unwrap();
    let cost = KdfCost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let (v, _) = Vault::create(dir.path(), &Passphrase::new(PLANTED[8].into()), cost).unwrap();
    let v = Arc::new(v);
    let long = |w: &str| format!("{w} ").repeat(2000);
    let client_id = v
        .add_client(&NewClient {
            label: PLANTED[0].into(),
            language: "nl".into(),
            details: ClientDetails {
                name: Some(PLANTED[1].into()),
                ..Default::default()
            },
        })
        .unwrap();
    let case_id = v
        .add_case(&NewCase {
            client_id,
            title: PLANTED[2].into(),
            opened: today(),
        })
        .unwrap();
    let body = long(PLANTED[3]);
    let n = v
        .add_note(&NewNote {
            case_id,
            session_id: None,
            title: String::new(),
            body: body.clone(),
        })
        .unwrap();
    v.put_draft(&Draft {
        key: "note:1".into(),
        body: long(PLANTED[4]),
        meta: PLANTED[4].into(),
        saved_ms: 1,
    })
    .unwrap();
    v.add_turn(Some(case_id), None, PLANTED[5], &long(PLANTED[5]))
        .unwrap();
    v.set_preferences(
        Some(case_id),
        &Preferences {
            system_prompt: Some(long(PLANTED[5])),
            ..Preferences::default()
        },
    )
    .unwrap();
    let source = NewSource {
        kind: SourceKind::Material,
        case_id: None,
        note_id: None,
        title: PLANTED[6].into(),
        path: PLANTED[6].into(),
        lang: "nl".into(),
        hash: "h".into(),
    };
    let chunk = NewChunk {
        span: (0, 20),
        heading: vec![PLANTED[6].into()],
        lang: "nl".into(),
    };
    v.put_source(&source, &long(PLANTED[6]), &[chunk]).unwrap();
    let d = v.directory();
    let mut w = d.open_write(Path::new("seg.store")).unwrap();
    w.write_all(long(PLANTED[7]).repeat(300).as_bytes())
        .unwrap();
    w.terminate().unwrap();
    d.atomic_write(Path::new("meta.json"), PLANTED[7].as_bytes())
        .unwrap();

    let open = scan(dir.path(), "while open");
    assert!(
        open.is_superset(
            &[
                "vault.db",
                "vault.db-wal",
                "vault.db-shm",
                "vault.keys",
                "vault.lock"
            ]
            .map(str::to_owned)
            .into()
        ),
        "{open:?}"
    );
    v.update_note(n, "", "kort").unwrap();
    v.backup(&dir.path().join("copy")).unwrap();
    scan(dir.path(), "after a backup");
    drop((d, v));
    let closed = scan(dir.path(), "after closing");
    assert!(!closed.contains("vault.db-wal"), "{closed:?}");
}
