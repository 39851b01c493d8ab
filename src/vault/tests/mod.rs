//! Tests of the vault as a whole; what concerns one file alone is tested in that file.

mod audit;
mod casebook;
mod damage;
mod index;
mod library;
mod talk;
mod upgrade;

use super::*;
use crate::casebook::*;
use std::path::Path;

/// The cheapest Argon2id there is: what it costs is not what is tested.
pub const CHEAP: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

pub fn pass(s: &str) -> Unlock {
    Unlock::Passphrase(Passphrase::new(s.into()))
}

pub fn fresh(dir: &Path) -> Vault {
    Vault::create(dir, &Passphrase::new("een lang wachtwoord".into()), CHEAP)
        .unwrap()
        .0
}

pub fn again(dir: &Path) -> Vault {
    Vault::open(dir, &pass("een lang wachtwoord")).unwrap()
}

pub fn client(v: &Vault, label: &str) -> ClientId {
    v.add_client(&NewClient {
        label: label.into(),
        language: "nl".into(),
        details: ClientDetails::default(),
    })
    .unwrap()
}

pub fn case(v: &Vault, label: &str) -> CaseId {
    v.add_case(&NewCase {
        client_id: client(v, label),
        title: format!("Traject {label}"),
        opened: jiff::civil::date(2026, 1, 1),
    })
    .unwrap()
}

pub fn note(v: &Vault, case_id: CaseId, body: &str) -> NoteId {
    v.add_note(&NewNote {
        case_id,
        session_id: None,
        title: String::new(),
        body: body.into(),
    })
    .unwrap()
}

pub fn material(path: &str, case_id: Option<CaseId>) -> NewSource {
    NewSource {
        kind: SourceKind::Material,
        case_id,
        note_id: None,
        title: path.into(),
        path: path.into(),
        lang: "nl".into(),
        hash: format!("hash of {path}"),
    }
}

pub fn chunk(a: usize, b: usize) -> NewChunk {
    NewChunk {
        span: (a, b),
        heading: vec!["Kop".into(), "Onder".into()],
        lang: "nl".into(),
    }
}

pub fn sound(v: &Vault) {
    assert_eq!(v.check().unwrap(), Vec::<String>::new());
}
