//! A conversation with the session, without a vault. Asking and writing have files of their own.

mod correcting;
mod helping;
mod talk;
mod writing;

use super::act::{Act, CasesFor, Effect, Opened, Outcome, Prefer};
use super::session::Session;
use crate::casebook::{Case, CaseId, CaseStatus, ClientId, Millis, Note, NoteId, SourceId, TurnId};
use crate::config::Timestamp;
use crate::engine::Usage;
use crate::library::{Citation, Sentence};
use crate::locale::Language;
use crate::practice::{Answer, AskEvent, Context, Found, FoundKind, Notice};
use crate::privacy::{Local, Network, PrivacyLevel};
use crate::vault::{CaseRow, Draft, NoteRow};

fn case(id: i64, label: &str) -> CaseRow {
    CaseRow {
        case: Case {
            id: CaseId(id),
            client_id: ClientId(id),
            title: format!("Traject {id}"),
            status: CaseStatus::Active,
            opened: jiff::civil::date(2026, 1, 5),
            created_ms: 0,
        },
        client_label: label.into(),
        sessions: 1,
        notes: 2,
        last_session: None,
    }
}

fn said(effects: &[Effect]) -> Vec<&str> {
    effects
        .iter()
        .filter_map(|e| match e {
            Effect::Say(line) => Some(line.as_str()),
            _ => None,
        })
        .collect()
}

fn acts(effects: Vec<Effect>) -> Vec<Act> {
    effects
        .into_iter()
        .filter_map(|e| match e {
            Effect::Do(act) => Some(act),
            _ => None,
        })
        .collect()
}

fn session(lock_ms: Option<Millis>) -> Session {
    Session::new(Language::En, Timestamp::Time, lock_ms, 0)
}

fn with_case(note: Option<&str>) -> Session {
    let mut s = session(None);
    s.outcome(
        Outcome::Opened(Box::new(Opened {
            case: Some(case(7, "Wilg")),
            turns: vec![],
            goals: 0,
            note: note.map(|body| Draft {
                key: "new-note:case:7".into(),
                body: body.into(),
                meta: String::new(),
                saved_ms: 0,
            }),
            question: None,
        })),
        0,
    );
    s
}

fn answer(text: &str, model: Option<&str>) -> Answer {
    numbered(1, text, model)
}

/// One that was kept under this number.
fn numbered(turn: i64, text: &str, model: Option<&str>) -> Answer {
    let citation = Citation {
        source_id: SourceId(4),
        path: "grow.md".into(),
        title: "Het GROW-model".into(),
        day: None,
        span: (6, 11),
        support: 0.9,
    };
    Answer {
        answer: text.into(),
        sentences: vec![Sentence {
            span: (0, text.chars().count()),
            supported: true,
            citations: vec![citation],
        }],
        engine: model.map_or("extractive", |_| "mistralrs").into(),
        model: model.map(Into::into),
        privacy: PrivacyLevel::Private,
        network: Network::None,
        usage: Usage::default(),
        nearest: vec![],
        notices: if model.is_none() {
            vec![Notice::NoModel]
        } else {
            vec![]
        },
        trouble: None,
        own_words: None,
        searched: None,
        context: Context::default(),
        turn: Some(TurnId(turn)),
    }
}

#[test]
fn a_number_refers_to_the_list_last_printed() {
    let mut s = session(None);
    assert_eq!(
        said(&s.line("open 2", 0)),
        ["No list yet; cases prints one to choose from."]
    );
    let rows = vec![case(7, "Wilg"), case(9, "Beuk")];
    s.outcome(Outcome::Cases(rows, CasesFor::Listing), 0);
    assert!(matches!(
        acts(s.line("open 2", 0)).as_slice(),
        [Act::Open(Some(CaseId(9)))]
    ));
    assert!(said(&s.line("open 3", 0))[0].starts_with("That number"));
    let mut s = with_case(None);
    let notes = vec![NoteRow {
        id: NoteId(31),
        case_id: CaseId(7),
        session_id: None,
        date: None,
        title: "Intake".into(),
        chars: 3,
        created_ms: 0,
        updated_ms: 0,
        tags: vec!["werk".into()],
        made: None,
    }];
    s.outcome(Outcome::Notes(notes), 0);
    for line in ["read 1", "open 1", "lees 1"] {
        assert!(matches!(
            acts(s.line(line, 0)).as_slice(),
            [Act::ReadNote(NoteId(31), _)]
        ));
    }
}

#[test]
fn a_case_is_opened_by_name_and_a_doubtful_name_lists_its_cases() {
    let rows = || vec![case(7, "Wilg"), case(9, "Beuk"), case(10, "Beukelaar")];
    let mut s = session(None);
    let find = |s: &mut Session, name: &str| {
        let Some(Act::Cases { why, .. }) = acts(s.line(&format!("open {name}"), 0)).pop() else {
            panic!("no search for a name");
        };
        s.outcome(Outcome::Cases(rows(), why), 0)
    };
    assert!(matches!(
        acts(find(&mut s, "beuk")).as_slice(),
        [Act::Open(Some(CaseId(9)))]
    ));
    assert_eq!(find(&mut s, "traject").len(), 4, "a head and three cases");
    assert!(matches!(
        acts(s.line("open 3", 0)).as_slice(),
        [Act::Open(Some(CaseId(10)))]
    ));
    assert!(said(&find(&mut s, "eik"))[0].contains("eik"));
}

#[test]
fn long_lists_come_in_pages() {
    let mut s = session(None);
    let rows = (1..=45).map(|i| case(i, "Linde")).collect();
    let first = s.outcome(Outcome::Cases(rows, CasesFor::Listing), 0);
    assert_eq!(said(&first).len(), 22, "a head, twenty, and what is left");
    assert_eq!(said(&first)[21], "more: 25 left.");
    assert_eq!(s.line("more", 0).len(), 21);
    assert_eq!(s.line("more", 0).len(), 5);
    assert_eq!(said(&s.line("more", 0)), ["Nothing more."]);
}

#[test]
fn archiving_and_exporting_are_asked_about_first() {
    let mut s = with_case(None);
    assert!(acts(s.line("archive", 0)).is_empty());
    assert!(acts(s.line("nee", 0)).is_empty());
    s.line("archiveer", 0);
    assert!(matches!(
        acts(s.line("j", 0)).as_slice(),
        [Act::Archive(CaseId(7), true)]
    ));
    s.line("Wat helpt?", 0);
    s.asking(AskEvent::Done(Box::new(answer("Vraag door.", None))));
    assert!(acts(s.line("export uit.md", 0)).is_empty());
    let written = acts(s.line("yes", 0));
    assert!(matches!(
        &written[..],
        [Act::Export {
            case: Some(CaseId(7)),
            leaf: Some(TurnId(1)),
            ..
        }]
    ));
}

#[test]
fn the_lock_takes_every_line_and_loses_none_of_a_note() {
    let mut s = session(Some(60_000));
    assert!(said(&s.line("cases", 60_000))[0].starts_with("Locked"));
    assert!(matches!(
        acts(s.line("quit", 60_001)).as_slice(),
        [Act::Verify(_)]
    ));
    s.outcome(Outcome::Verified(false), 60_002);
    assert!(s.is_locked());
    s.outcome(Outcome::Verified(true), 60_003);
    assert!(!s.is_locked());
    assert_eq!(acts(s.line("cases", 60_004)).len(), 1);

    s.outcome(Outcome::NewNote(CaseId(7), None, false), 60_005);
    s.line("een", 60_006);
    assert!(acts(s.line("twee", 200_000)).is_empty());
    let kept = acts(s.outcome(Outcome::Verified(true), 200_001));
    assert!(matches!(&kept[..], [Act::SaveDraft(_, body)] if body == "een\ntwee"));
    let mut open = session(None);
    assert!(said(&open.line("lock", 0))[0].contains("no passphrase"));
}

#[test]
fn the_language_changes_what_is_said_and_not_what_is_understood() {
    let mut s = session(None);
    let effects = s.line("language nl", 0);
    assert!(matches!(effects[0], Effect::Language(Language::Nl)));
    assert_eq!(said(&effects), ["Nederlands."]);
    assert_eq!(said(&s.line("more", 0)), ["Meer is er niet."]);
    assert_eq!(said(&s.line("taal en", 0)), ["English."]);
}

#[test]
fn the_clock_of_a_session_is_kept_as_minutes_or_runs_on() {
    let mut s = with_case(None);
    assert!(said(&s.line("timer", 0))[0].starts_with("The clock runs"));
    assert!(said(&s.line("klok", 50 * 60_000))[0].starts_with("50 minutes"));
    assert!(acts(s.line("nee", 50 * 60_000)).is_empty());
    s.line("timer", 51 * 60_000);
    assert!(said(&s.line("0", 51 * 60_000))[0].contains("1440"));
    assert!(matches!(
        acts(s.line("45", 51 * 60_000)).as_slice(),
        [Act::AddSession(CaseId(7), 45, 0)]
    ));
    let kept = s.outcome(Outcome::SessionKept(case(7, "Wilg"), 45, 0), 0);
    assert_eq!(said(&kept), ["Kept a session of 45 minutes with Wilg."]);
    s.line("timer", 0);
    assert!(said(&s.line("quit", 120_000))[0].starts_with("2 minutes"));
}

#[test]
fn what_was_found_is_gone_to_and_the_title_counts_most() {
    let found = |kind, id, of: i64, title: &str, tags: &[&str]| Found {
        kind,
        case: Some(CaseId(of)),
        id,
        title: title.into(),
        detail: "Wilg · Traject 7".into(),
        tags: tags.iter().map(|t| (*t).to_owned()).collect(),
        date: None,
    };
    let all = || {
        vec![
            found(FoundKind::Case, 7, 7, "Werkdruk", &[]),
            found(FoundKind::Note, 31, 8, "Grenzen op het werk", &["rust"]),
            found(FoundKind::Question, 5, 7, "Wat helpt bij grenzen?", &[]),
        ]
    };
    let mut s = with_case(None);
    assert!(matches!(acts(s.line("vind grenz", 0)).as_slice(), [Act::Find(q)] if q == "grenz"));
    let listed = s.outcome(Outcome::Finds(all(), vec![], "grenz".into()), 0);
    assert_eq!(
        said(&listed)[1],
        "1 Grenzen op het werk, note, Wilg, Traject 7, #rust"
    );
    assert_eq!(
        listed.len(),
        3,
        "and the question, but no scattered letters"
    );
    assert!(matches!(
        acts(s.line("open 1", 0)).as_slice(),
        [
            Act::Open(Some(CaseId(8))),
            Act::ReadNote(NoteId(31), super::act::NoteFor::Reading)
        ]
    ));
    s.outcome(Outcome::Finds(all(), vec![], "#ru".into()), 0);
    assert!(matches!(
        acts(s.line("edit 1", 0)).as_slice(),
        [Act::ReadNote(NoteId(31), super::act::NoteFor::Editing)]
    ));
    let none = s.outcome(Outcome::Finds(all(), vec![], "xyzzy".into()), 0);
    assert_eq!(said(&none), ["Nothing matches."]);
}

#[test]
fn a_preference_is_changed_by_its_word_in_either_language() {
    let mut s = with_case(None);
    for (line, change) in [
        (
            "preferences temperature 0,4",
            Prefer::Temperature(Some(0.4)),
        ),
        (
            "voorkeuren temperatuur standaard",
            Prefer::Temperature(None),
        ),
        ("preferences tokens 300", Prefer::Length(Some(300))),
        (
            "voorkeuren opdracht Antwoord kort.",
            Prefer::Prompt(Some("Antwoord kort.".into())),
        ),
    ] {
        let acts = acts(s.line(line, 0));
        assert!(
            matches!(&acts[..], [Act::Preferences(Some(CaseId(7)), Some(c))] if *c == change),
            "{line}"
        );
    }
    assert!(said(&s.line("preferences temperature 7", 0))[0].contains("0 to 2"));
    assert!(said(&s.line("preferences kleur rood", 0))[0].contains("temperature"));
    assert!(matches!(
        acts(s.line("set theme default", 0)).as_slice(),
        [Act::Set(key, None)] if key == "theme"
    ));
}

#[test]
fn the_case_of_the_last_sitting_is_one_word_away() {
    let mut s = session(None);
    assert!(acts(s.line("back", 0)).is_empty());
    let said_ = s.outcome(Outcome::Place(Some(case(7, "Wilg"))), 0);
    assert_eq!(said(&said_), ["Last open: Wilg, Traject 7. back opens it."]);
    assert!(matches!(
        acts(s.line("terug", 0)).as_slice(),
        [Act::Open(Some(CaseId(7)))]
    ));
    let left = acts(with_case(None).line("quit", 0));
    assert!(matches!(&left[..], [Act::KeepPlace(CaseId(7))]));
}

#[test]
fn no_line_upsets_the_session() {
    use proptest::prelude::*;
    let words: Vec<String> = super::verbs::TABLE
        .iter()
        .flat_map(|e| [e.en.to_owned(), e.nl.to_owned()])
        .chain(["y", ".", "", "x?", ".time", ".x"].map(String::from))
        .collect();
    proptest!(|(script in prop::collection::vec((prop::sample::select(words), "( [0-9]{1,20}| \\PC{0,9})?"), 0..40))| {
        let mut s = with_case(Some("een"));
        for (word, rest) in script {
            s.line(&format!("{word}{rest}"), 0);
            s.prompt();
        }
    });
}
