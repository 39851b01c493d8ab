//! Erasing, down to the bytes: every page of the file as it is once decrypted, before and after.

use super::made::{agree, berk, practice, session, shared};
use crate::casebook::*;
use crate::config::{Config, Flags};
use crate::practice::Practice;
use crate::vault::{Draft, Passphrase, Vault};

/// One word for each place where something of a client is kept; none is a word of another.
const PLANTED: [&str; 14] = [
    "waterlelievijver",
    "kruisbessenjam",
    "zilvervisjesval",
    "boterbloemenveld",
    "dauwtrapperslied",
    "hommelkastsleutel",
    "kievitseierzoeker",
    "mosselbankpacht",
    "turfstekersgat",
    "vlierbloesemsap",
    "wulpenroepfluit",
    "zandoogjestuin",
    "bramenstruikhof",
    "lisdoddenkraag",
];

/// The planted words (their first ten letters: an index keeps stems) that stand in the pages.
fn found(p: &Practice) -> Vec<&'static str> {
    let text: String = p
        .vault()
        .plain_pages()
        .iter()
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    PLANTED
        .into_iter()
        .filter(|w| text.contains(&w[..10]))
        .collect()
}

fn fill(p: &Practice) -> ClientId {
    let v = p.vault();
    let long = |w: &str| format!("{w} ").repeat(400);
    let client = v
        .add_client(&NewClient {
            label: PLANTED[0].into(),
            language: "nl".into(),
            details: ClientDetails {
                name: Some(PLANTED[1].into()),
                remarks: Some(long(PLANTED[2])),
                ..ClientDetails::default()
            },
        })
        .unwrap();
    let case_id = v
        .add_case(&NewCase {
            client_id: client,
            title: PLANTED[3].into(),
            opened: today(),
        })
        .unwrap();
    let note = p
        .save_note(
            None,
            &NewNote {
                case_id,
                session_id: None,
                title: PLANTED[4].into(),
                body: format!("{} #{}", long(PLANTED[5]), PLANTED[6]),
            },
            None,
        )
        .unwrap();
    // A body that was replaced must be gone as well.
    p.save_note(
        Some(note),
        &NewNote {
            case_id,
            session_id: None,
            title: PLANTED[4].into(),
            body: format!("{} #{}", long(PLANTED[7]), PLANTED[6]),
        },
        None,
    )
    .unwrap();
    v.add_goal(&NewGoal {
        case_id,
        title: PLANTED[8].into(),
        expected: Some(PLANTED[8].into()),
        target: None,
    })
    .unwrap();
    v.add_turn(
        Some(case_id),
        None,
        PLANTED[9],
        &format!("{{\"answer\":\"{}\"}}", long(PLANTED[10])),
    )
    .unwrap();
    for (key, word) in [
        (format!("ask:{case_id}"), PLANTED[11]),
        (format!("note:{note}"), PLANTED[11]),
    ] {
        v.put_draft(&Draft {
            key,
            body: long(word),
            meta: word.into(),
            saved_ms: 1,
        })
        .unwrap();
    }
    p.library()
        .import_bytes(
            &[("stuk.md".into(), long(PLANTED[12]).into_bytes())],
            Some(case_id),
        )
        .unwrap();
    v.set_preferences(
        Some(case_id),
        &Preferences {
            system_prompt: Some(PLANTED[13].into()),
            ..Preferences::default()
        },
    )
    .unwrap();
    session(p, case_id, "pleasing");
    client
}

#[test]
fn after_an_erasure_no_page_of_the_file_holds_a_word_of_the_client() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let (_, case_id) = berk(&p);
    let kept = p
        .save_note(
            None,
            &NewNote {
                case_id,
                session_id: None,
                title: "Blijft".into(),
                body: "Over kamperfoelie.".into(),
            },
            None,
        )
        .unwrap();
    let client = fill(&p);
    agree(&p, client);
    let batch = p.prepare_export(false).unwrap().batch.unwrap();
    p.set_place("{\"case\":2}").unwrap();
    // Every word but the one that was written over is there to be found, some in the index only as a stem.
    let before = found(&p);
    assert!(before.len() >= PLANTED.len() - 1, "{before:?}");
    let vectors: Vec<_> = p
        .vault()
        .chunks_without_vector("e", 99)
        .unwrap()
        .into_iter()
        .map(|(id, ..)| (id, 0.5, vec![7i8; 384]))
        .collect();
    p.vault().put_vectors("e", &vectors).unwrap();
    let head = p.vault().audit_head().unwrap();

    let done = p.erase_client(client).unwrap();

    assert_eq!(found(&p), Vec::<&str>::new());
    assert_eq!(
        (
            done.erased.cases,
            done.erased.notes,
            done.erased.questions,
            done.erased.drafts,
            done.erased.consents
        ),
        (1, 1, 1, 2, 1)
    );
    assert!(
        done.erased.records >= 2 && done.erased.contents >= 1 && done.erased.passages >= 2,
        "{done:?}"
    );
    assert_eq!(p.review_batch(batch).unwrap().len(), 0);
    let (vectors, all) = p.vault().vector_progress("e").unwrap();
    assert_eq!(vectors, all);
    // What is not the client's stayed, and is still found.
    assert_eq!(
        p.read_note(kept).unwrap().reveal().body,
        "Over kamperfoelie."
    );
    let scope = crate::library::Scope {
        case: Some(case_id),
        ..crate::library::Scope::default()
    };
    assert_eq!(
        p.search("kamperfoelie", scope, 5, crate::library::Mode::Lexical)
            .unwrap()
            .hits
            .len(),
        1
    );
    assert_eq!(p.vault().check().unwrap(), Vec::<String>::new());
    // The log is whole, continues what it was, and the content of the consent can no longer be shown.
    let mut known = p.vault().receipt_heads().unwrap();
    known.push(head);
    assert!(p.vault().audit_verify_against(&known).unwrap().ok);
    drop(p);
    for f in std::fs::read_dir(dir.path()).unwrap() {
        let f = f.unwrap();
        assert!(f.file_name() != "vault.db-wal" || f.metadata().unwrap().len() == 0);
    }
}

#[test]
fn an_erasure_that_was_cut_short_is_finished_at_the_next_opening() {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let client = fill(&p);
    // Up to here an erasure comes when the process is killed between the rows and the bytes.
    let day = super::day_utc();
    p.vault()
        .erase_client(client, &|s| crate::sharing::batch::notice(s, day, "proof"))
        .unwrap();
    assert!(p.vault().scrub_due().unwrap());
    drop(p);
    let unlock = crate::vault::Unlock::Passphrase(Passphrase::new("wachtzin".into()));
    let flags = Flags {
        vault: Some(dir.path().to_owned()),
        language: None,
    };
    let vault = Vault::open(dir.path(), &unlock).unwrap();
    let p = Practice::open(vault, Config::load(&flags).unwrap()).unwrap();
    assert!(!p.vault().scrub_due().unwrap());
    assert_eq!(found(&p), Vec::<&str>::new());
    assert_eq!(p.vault().check().unwrap(), Vec::<String>::new());
}

#[test]
fn removing_a_session_says_what_of_its_case_is_in_the_hive() {
    let made = shared(&["pleasing"]);
    let session = made.p.vault().sessions(made.case_id).unwrap()[0].id;
    let done = made
        .p
        .remove(crate::practice::Thing::Session(session))
        .unwrap();
    assert_eq!((done.with.shared, done.with.ready), (2, 0));
    assert!(done.done().contains("klankbord revoke"), "{}", done.done());
    assert_eq!(made.p.vault().shared().unwrap().len(), 2);
}
