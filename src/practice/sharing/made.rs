//! A practice as the tests of sharing need it: a client with a case and sessions, consents, and a batch of them that is prepared, approved or in a hive.

use crate::casebook::*;
use crate::config::{Config, Flags};
use crate::practice::Practice;
use crate::sharing::consent::{Choice, Shown};
use crate::vault::{KdfCost, Passphrase, Unlock, Vault};
use std::path::Path;

pub(super) fn practice(dir: &Path) -> Practice {
    let cost = KdfCost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let (vault, _) = Vault::create(dir, &Passphrase::new("wachtzin".into()), cost).unwrap();
    let flags = Flags {
        vault: Some(dir.to_owned()),
        language: None,
    };
    Practice::open(vault, Config::load(&flags).unwrap()).unwrap()
}

/// A client with a case: `Berk · Rust`.
pub(super) fn berk(p: &Practice) -> (ClientId, CaseId) {
    let client_id = p
        .vault()
        .add_client(&NewClient {
            label: "Berk".into(),
            language: "nl".into(),
            ..NewClient::default()
        })
        .unwrap();
    let case = NewCase {
        client_id,
        title: "Rust".into(),
        opened: today(),
    };
    (client_id, p.vault().add_case(&case).unwrap())
}

/// A session of 3 March 2026 with a technique and a pattern.
pub(super) fn session(p: &Practice, case_id: CaseId, pattern: &str) -> SessionId {
    let new = NewSession {
        case_id,
        date: jiff::civil::date(2026, 3, 3),
        duration_min: 60,
        format: Format::Individual,
        payment: Payment::Paid,
        techniques: vec!["grow".into()],
        patterns: vec![pattern.into()],
        outcome: None,
    };
    p.vault().add_session(&new).unwrap()
}

/// A note in a case; a word with `#` before it is a tag of the coach's own.
pub(super) fn note(p: &Practice, case_id: CaseId, body: &str) {
    let note = NewNote {
        case_id,
        session_id: None,
        title: "Gesprek".into(),
        body: body.into(),
    };
    p.save_note(None, &note, None).unwrap();
}

/// A yes to everything a client can be asked for.
pub(super) fn yes() -> Choice {
    Choice {
        state: ConsentState::Given,
        data_types: DataType::of(Principal::Client).to_vec(),
        level: AnonymisationLevel::Full,
        language: crate::locale::Language::Nl,
        shown: Shown::Now,
        method: "on_screen".into(),
        expires_ms: None,
    }
}

/// The yes of the coach and of a client to everything each can be asked for.
pub(super) fn agree(p: &Practice, client: ClientId) {
    let own = Choice {
        data_types: DataType::ALL.to_vec(),
        ..yes()
    };
    for (who, choice) in [(None, own), (Some(client), yes())] {
        p.decide_consent(who, &choice).unwrap();
    }
}

/// A practice with a batch.
pub(super) struct Made {
    pub p: Practice,
    pub client: ClientId,
    pub case_id: CaseId,
    pub batch: BatchId,
    /// Last, so that the vault is closed before its folder goes.
    _dir: tempfile::TempDir,
}

impl Made {
    /// The same vault, closed and opened again.
    pub fn reopened(self) -> Self {
        let Self {
            p,
            client,
            case_id,
            batch,
            _dir,
        } = self;
        drop(p);
        let unlock = Unlock::Passphrase(Passphrase::new("wachtzin".into()));
        let vault = Vault::open(_dir.path(), &unlock).unwrap();
        let flags = Flags {
            vault: Some(_dir.path().to_owned()),
            language: None,
        };
        Self {
            p: Practice::open(vault, Config::load(&flags).unwrap()).unwrap(),
            client,
            case_id,
            batch,
            _dir,
        }
    }
}

/// A batch of the case of a client and its sessions, one for each pattern: a record of each session and one of the case.
pub(super) fn prepared(patterns: &[&str]) -> Made {
    prepared_of(|p, case_id| {
        for pattern in patterns {
            session(p, case_id, pattern);
        }
    })
}

/// A batch of what is put in the case of a client.
pub(super) fn prepared_of(fill: impl FnOnce(&Practice, CaseId)) -> Made {
    let dir = tempfile::tempdir().unwrap();
    let p = practice(dir.path());
    let (client, case_id) = berk(&p);
    fill(&p, case_id);
    agree(&p, client);
    let batch = p.prepare_export(false).unwrap().batch.unwrap();
    Made {
        p,
        client,
        case_id,
        batch,
        _dir: dir,
    }
}

/// The same, approved: all of it waits, nothing has left.
pub(super) fn approved(patterns: &[&str]) -> Made {
    let made = prepared(patterns);
    approve(&made.p, made.batch);
    made
}

/// The same, and all of it in the hive.
pub(super) fn shared(patterns: &[&str]) -> Made {
    let made = prepared(patterns);
    share(&made.p, made.batch);
    made
}

pub(super) fn approve(p: &Practice, batch: BatchId) {
    let shown = p.show_batch(batch).unwrap();
    p.approve_batch(batch, &shown.sha256).unwrap();
}

/// Approves a batch and sends what waits.
pub(super) fn share(p: &Practice, batch: BatchId) {
    approve(p, batch);
    for _ in p.vault().outbox().unwrap() {
        send_one(p);
    }
}

/// Sends the first that waits, as a hive would confirm it.
pub(super) fn send_one(p: &Practice) -> RecordId {
    let o = p.vault().outbox().unwrap().remove(0);
    assert!(p.vault().outbox_begin(o.id, "here/test").unwrap());
    let notice = p.notice().unwrap();
    p.vault().finish_put(&o, "here/test", &notice).unwrap();
    o.record.unwrap()
}
