//! A practice as tests of acts need it: in a vault without a passphrase, without a model.

use super::{Answer, Ask, AskEvent, By, Practice};
use crate::casebook::{CaseId, Date, Format, NewNote, NewSession, NoteId, Payment, TurnId};
use crate::config::{Config, Flags};
use crate::library::Hit;
use crate::vault::Vault;
use std::path::Path;

/// With nothing in it.
pub(super) fn practice(dir: &Path) -> Practice {
    let flags = Flags {
        vault: Some(dir.to_owned()),
        language: None,
    };
    let mut config = Config::load(&flags).unwrap();
    config.engine.models_dir = "/nonexistent".into();
    Practice::open(Vault::create_unprotected(dir).unwrap(), config).unwrap()
}

/// With a client and a case: `Berk · Rust`.
pub(super) fn with_case(dir: &Path) -> (Practice, CaseId) {
    let p = practice(dir);
    let case = p.add_case("Berk", "Rust").unwrap();
    (p, case)
}

/// A note of a session on this day.
pub(super) fn note_of(p: &Practice, case: CaseId, date: Date, title: &str, body: &str) -> NoteId {
    let session = p.vault().add_session(&NewSession {
        case_id: case,
        date,
        duration_min: 60,
        format: Format::Individual,
        payment: Payment::Paid,
        techniques: vec![],
        patterns: vec![],
        outcome: None,
    });
    let note = NewNote {
        case_id: case,
        session_id: Some(session.unwrap()),
        title: title.into(),
        body: body.into(),
    };
    p.save_note(None, &note, None).unwrap()
}

/// The answer to a question in the sources' own words, kept in its conversation.
pub(super) fn asked(
    p: &Practice,
    case: Option<CaseId>,
    parent: Option<TurnId>,
    question: &str,
) -> Answer {
    let asking = p.ask(Ask {
        case,
        parent,
        question: question.into(),
        max_tokens: 64,
        by: By::Sources,
        keep: true,
    });
    let mut events = asking.events.iter();
    let done = events.find_map(|e| match e {
        AskEvent::Done(answer) => Some(*answer),
        _ => None,
    });
    done.unwrap()
}

/// Those of some words that stand in the pages of the file as they are once decrypted (their first ten letters: an index keeps stems).
pub(super) fn planted<'w>(p: &Practice, words: &[&'w str]) -> Vec<&'w str> {
    let pages = p.vault().plain_pages();
    let text: String = pages
        .iter()
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    let stands = |w: &&str| text.contains(&w[..10]);
    words.iter().copied().filter(stands).collect()
}

/// A passage of a book in English, with this text.
pub(super) fn hit(text: &str) -> Hit {
    Hit::tested(("Book", "book.md", "en"), text)
}
