//! Migrations from every earlier version, with data.

use super::*;
use crate::privacy::Local;
use crate::vault::keyfile::KeyFile;
use crate::vault::secret::DataKey;
use crate::vault::store::connect;

/// A vault as version `n` would have left it.
fn vault_at(dir: &Path, n: u32) {
    let key = DataKey::random().unwrap();
    KeyFile::unprotected(&key).unwrap().write(dir).unwrap();
    std::fs::write(dir.join("vault.db"), b"").unwrap();
    let mut c = connect(&dir.join("vault.db"), &key).unwrap();
    c.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    migrate::migrate_to(&mut c, n).unwrap();
    if n >= 1 {
        c.execute_batch(
            "INSERT INTO client VALUES (1, 'Wilg', 'wilg', 'nl', 5);
             INSERT INTO client_details (client_id, name) VALUES (1, 'Wilma');
             INSERT INTO trajectory VALUES (1, 1, 'Werk', 'active', '2026-01-01', 5, 5);
             INSERT INTO note (id, case_id, title, chars, created_ms, updated_ms) VALUES (1, 1, 'titel', 11, 6, 7);
             INSERT INTO note_body VALUES (1, 'tekst #Werk');",
        )
        .unwrap();
    }
    if n >= 2 {
        c.execute_batch(
            "INSERT INTO source VALUES (1, 'note', 1, 1, 'titel', 'note:1', 'nl', 'h', 11, 11, 0, 7);
             INSERT INTO chunk VALUES (1, 1, 0, 0, 11, 0, 11, '[]', 'nl'); INSERT INTO index_todo VALUES (1);
             INSERT INTO embedder (id, name) VALUES (1, 'e5'); INSERT INTO vector VALUES (1, 1, 0.5, x'01');",
        )
        .unwrap();
    }
    if n >= 3 {
        c.execute_batch(
            "INSERT INTO trajectory VALUES (2, 1, 'Slaap', 'active', '2026-01-01', 5, 5);
             INSERT INTO turn (id, case_id, question, answer, created_ms) VALUES
               (1, 1, 'a', '{}', 1), (2, NULL, 'b', '{}', 2), (3, 1, 'c', '{}', 3), (4, 2, 'd', '{}', 4),
               (5, NULL, 'e', '{}', 5), (7, 1, 'f', '{}', 6);",
        )
        .unwrap();
    }
    if n >= 3 {
        // Two entries as the program of that time wrote them.
        let mut prev = [0u8; 32];
        for id in 1..=2i64 {
            let e = crate::vault::AuditEntry {
                id,
                time_ms: 5 + id,
                act: "note.save".into(),
                subject: format!("note:{id}"),
                form: 0,
                salt: vec![9; 16],
                content: None,
                hash: Vec::new(),
            };
            prev = crate::vault::audit_log::hash_of(&prev, &e);
            c.execute(
                "INSERT INTO audit (id, time_ms, act, subject, salt, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                rusqlite::params![e.id, e.time_ms, e.act, e.subject, e.salt, prev],
            )
            .unwrap();
        }
        let head = crate::vault::secret::hex(&prev);
        c.execute(
            "INSERT INTO setting VALUES ('audit.head', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [head.as_str()],
        )
        .unwrap();
        if n >= 5 {
            crate::vault::audit::start_tree(&c).unwrap();
        }
    }
    if n >= 4 {
        c.execute_batch(
            "UPDATE note SET tags = '[\"werk\"]';
             UPDATE turn SET parent_id = CASE id WHEN 3 THEN 1 WHEN 5 THEN 2 WHEN 7 THEN 3 END;
             INSERT INTO case_preference (case_id, passages) VALUES (1, 9), (NULL, 3);",
        )
        .unwrap();
    }
}

#[test]
fn every_earlier_version_is_brought_up_to_date_with_its_data() {
    for n in 0..=migrate::KNOWN {
        let dir = folder();
        vault_at(dir.path(), n);
        for _ in 0..2 {
            let v = Vault::open(dir.path(), &Unlock::None).unwrap();
            let counts = v.counts().unwrap();
            assert_eq!(counts.notes, u64::from(n >= 1), "version {n}");
            assert_eq!(
                (counts.chunks, counts.vectors),
                (u64::from(n >= 2), u64::from(n >= 2))
            );
            if n >= 1 {
                assert_eq!(v.note(NoteId(1)).unwrap().reveal().body, "tekst #Werk");
                assert_eq!(
                    v.client_details(ClientId(1))
                        .unwrap()
                        .reveal()
                        .name
                        .as_deref(),
                    Some("Wilma")
                );
                assert_eq!(v.notes(CaseId(1)).unwrap()[0].tags, ["werk"], "version {n}");
            }
            let parents = |case: Option<i64>| -> Vec<(i64, Option<i64>)> {
                let turns = v.turns(case.map(CaseId)).unwrap();
                let ids = turns.iter().map(Local::reveal);
                ids.map(|t| (t.id.0, t.parent.map(|p| p.0))).collect()
            };
            if n >= 3 {
                assert_eq!(parents(Some(1)), [(1, None), (3, Some(1)), (7, Some(3))]);
                assert_eq!(parents(None), [(2, None), (5, Some(2))]);
                assert_eq!(parents(Some(2)), [(4, None)]);
                assert_eq!(v.questions().unwrap().len(), 6);
            }
            let passages = |case| v.preferences(case).unwrap().passages;
            assert_eq!(passages(Some(CaseId(1))), (n >= 4).then_some(9));
            assert_eq!(passages(None), (n >= 4).then_some(3));
            v.put_draft(&Draft {
                key: "k".into(),
                body: "b".into(),
                meta: String::new(),
                saved_ms: 1,
            })
            .unwrap();
            let before = u64::from(n >= 3) * 2;
            assert!(v.audit_verify().unwrap().2, "version {n}");
            assert!(v.audit_head().unwrap().size >= before);
            v.audit("note.save", "note:1").unwrap();
            assert!(v.audit_verify().unwrap().2, "version {n}");
            sound(&v);
        }
    }
}

#[test]
fn an_answer_that_an_earlier_version_kept_is_no_source_unless_it_was_saved_since() {
    let dir = folder();
    vault_at(dir.path(), 8);
    let key = KeyFile::read(dir.path())
        .unwrap()
        .unlock(&Unlock::None)
        .unwrap();
    let answer = "Zij slaapt. [1]\n\n**Bronnen**\n\n- [1] titel, tekens 0–11\n\n*In de eigen woorden van de bronnen; geen model schreef dit*\n";
    let bytes = answer.len();
    connect(&dir.path().join("vault.db"), &key)
        .unwrap()
        .execute_batch(&format!(
            "INSERT INTO note (id, case_id, title, chars, created_ms, updated_ms) VALUES (2, 1, 'a', 9, 8, 8), (3, 1, 'b', 9, 8, 9);
             INSERT INTO note_body VALUES (2, '{answer}'), (3, '{answer}');
             INSERT INTO source VALUES (2, 'note', 1, 2, 'a', 'note:2', 'nl', 'h', 9, {bytes}, 0, 8), (3, 'note', 1, 3, 'b', 'note:3', 'nl', 'h', 9, {bytes}, 0, 8);
             INSERT INTO chunk VALUES (2, 2, 0, 0, 9, 0, 9, '[]', 'nl'), (3, 3, 0, 0, 9, 0, 9, '[]', 'nl');",
        ))
        .unwrap();
    let v = Vault::open(dir.path(), &Unlock::None).unwrap();
    let made = |id| v.made_of(NoteId(id)).unwrap();
    assert_eq!(
        (made(1), made(2), made(3)),
        (None, Some(MadeOf::Answer), None)
    );
    assert_eq!(v.notes_to_index().unwrap(), [NoteId(2)]);
    assert_eq!(v.counts().unwrap().chunks, 2);
    sound(&v);
}

#[test]
fn a_newer_vault_is_refused_and_left_alone() {
    let dir = folder();
    vault_at(dir.path(), migrate::KNOWN);
    {
        let key = KeyFile::read(dir.path())
            .unwrap()
            .unlock(&Unlock::None)
            .unwrap();
        connect(&dir.path().join("vault.db"), &key)
            .unwrap()
            .execute_batch("PRAGMA user_version = 99")
            .unwrap();
    }
    let before = std::fs::read(dir.path().join("vault.db")).unwrap();
    let e = Vault::open(dir.path(), &Unlock::None).unwrap_err();
    assert!(matches!(e, Error::NewerSchema { found: 99, known } if known == migrate::KNOWN));
    assert!(std::fs::read(dir.path().join("vault.db")).unwrap() == before);
}
