//! What a conversation can do: branches, preferences, writing down, the finder.

use crate::engine::{Log, TAGS, begin, chunk, end, json, serve};
use crate::engine_embed::settings;
use klankbord::casebook::{CaseId, ClientDetails, NewNote, NoteId, SourceId, TurnId};
use klankbord::config::{Config, Flags};
use klankbord::engine::{Backend, Settings};
use klankbord::locale::Language;
use klankbord::practice::{
    Answer, Ask, AskEvent, By, FoundKind, Practice, Preferences, leaf_under, path, siblings,
};
use klankbord::privacy::{Local, PrivacyLevel};
use klankbord::vault::Vault;
use std::path::Path;

const SLEEP: &str =
    "Zarina slaapt slecht sinds de verhuizing en wordt elke nacht om drie uur wakker. #Slaap\n";

pub fn config(dir: &Path, engine: Settings) -> Config {
    let flags = Flags {
        vault: Some(dir.join("vault")),
        ..Flags::default()
    };
    let mut config = Config::load(&flags).unwrap();
    config.language = Language::Nl;
    config.privacy = PrivacyLevel::Private;
    config.engine = engine;
    config.autolock_min = 0;
    config.max_tokens = 256;
    config.config_dir = dir.join("config");
    config
}

/// A practice with two cases, whose model (if it has one) always says the same.
fn practice(dir: &Path, model: bool) -> (Practice, [CaseId; 2], Log) {
    let (url, log) = serve(|path, _, to| {
        match path {
            "/api/tags" => return json(to, TAGS),
            "/api/chat" => {}
            _ => return json(to, "{}"),
        }
        begin(to);
        chunk(
            to,
            "{\"message\":{\"content\":\"Zarina slaapt slecht sinds de verhuizing.\"},\"done\":false}\n",
        );
        chunk(
            to,
            "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n",
        );
        end(to);
    });
    let engine = if model {
        Settings {
            backend: Backend::Ollama,
            ollama_url: url,
            ..settings(dir.join("models"))
        }
    } else {
        settings(dir.join("models"))
    };
    let vault = Vault::create_unprotected(&dir.join("vault")).unwrap();
    let p = Practice::open(vault, config(dir, engine)).unwrap();
    let cases = [
        p.add_case("Wilg", "Slapen").unwrap(),
        p.add_case("Eik", "Werken").unwrap(),
    ];
    note(&p, cases[0], "Nacht", SLEEP);
    (p, cases, log)
}

pub fn note(p: &Practice, case_id: CaseId, title: &str, body: &str) -> NoteId {
    let note = NewNote {
        case_id,
        session_id: None,
        title: title.into(),
        body: body.into(),
    };
    p.save_note(None, &note, None).unwrap()
}

pub fn question(case: CaseId, parent: Option<TurnId>, text: &str) -> Ask {
    Ask {
        case: Some(case),
        parent,
        question: text.into(),
        max_tokens: 256,
        by: By::Best,
        keep: true,
    }
}

fn answered(p: &Practice, ask: Ask) -> Result<Answer, String> {
    for event in p.ask(ask).events {
        match event {
            AskEvent::Done(answer) => return Ok(*answer),
            AskEvent::Failed(why) => return Err(why),
            _ => {}
        }
    }
    Err("the answer never came".into())
}

fn asked(p: &Practice, case: CaseId, parent: Option<TurnId>, text: &str) -> Answer {
    answered(p, question(case, parent, text)).unwrap()
}

fn last(log: &Log) -> String {
    log.lock().unwrap().last().unwrap().clone()
}

#[test]
fn a_question_goes_with_the_turns_it_follows_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, other], log) = practice(dir.path(), true);
    let first = asked(&p, case, None, "Waarom slaapt Zarina slecht?");
    let one = first.turn.unwrap();
    assert_eq!(first.engine, "ollama");
    assert_eq!(first.context.turns_used, 0);
    assert!(first.context.passages_used >= 1 && first.context.estimated_tokens > 50);
    let two = asked(&p, case, Some(one), "Wanneer wordt Zarina wakker?")
        .turn
        .unwrap();
    let anew = asked(
        &p,
        case,
        Some(one),
        "Hoe laat wordt Zarina elke nacht wakker?",
    )
    .turn
    .unwrap();
    let fourth = asked(
        &p,
        case,
        Some(anew),
        "Sinds welke verhuizing slaapt Zarina slecht?",
    );
    assert_eq!(
        (fourth.context.turns_used, fourth.context.turns_left_out),
        (2, 0)
    );
    let sent = last(&log);
    assert!(
        sent.contains("WaaromslaaptZarina") && sent.contains("Hoelaatwordt"),
        "{sent}"
    );
    assert!(!sent.contains("WanneerwordtZarina"), "{sent}");

    let turns = p.conversation(Some(case)).unwrap();
    assert_eq!(siblings(&turns, two), [two, anew]);
    assert_eq!(leaf_under(&turns, one), fourth.turn.unwrap());
    assert_eq!(path(&turns, Some(two)).len(), 2);
    assert_eq!(turns[0].answer.reveal().turn, Some(one));
    assert_eq!(turns[3].answer.reveal().context, fourth.context);

    let sentence = answered(
        &p,
        question(other, Some(one), "Waarom slaapt Zarina slecht?"),
    )
    .unwrap_err();
    assert!(sentence.contains("not in this conversation"), "{sentence}");
    assert!(p.conversation(Some(other)).unwrap().is_empty());
}

#[test]
fn what_the_coach_prefers_in_a_case_reaches_the_model_there_and_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, other], log) = practice(dir.path(), true);
    note(&p, other, "Nacht", SLEEP);
    for n in 0..8 {
        note(
            &p,
            case,
            &format!("Nacht {n}"),
            &format!("{SLEEP}Aantekening {n}."),
        );
    }
    let wanted = Preferences {
        system_prompt: Some("Antwoord-als-een-dichter".into()),
        temperature: Some(7.5),
        max_tokens: Some(33),
        passages: Some(2),
    };
    p.set_preferences(Some(case), &wanted).unwrap();
    assert_eq!(p.preferences(Some(case)).unwrap().temperature, Some(2.0));
    assert_eq!(p.preferences(Some(other)).unwrap(), Preferences::default());

    let text = "Waarom slaapt Zarina slecht?";
    let answer = asked(&p, case, None, text);
    let sent = last(&log);
    let ours: String = p.system_prompt("nl").split_whitespace().collect();
    let at = |what: &str| sent.find(what).unwrap_or_else(|| panic!("{what}: {sent}"));
    assert!(at(&ours) < at("Antwoord-als-een-dichter"));
    assert!(at("Antwoord-als-een-dichter") < at("[1]Nacht"));
    assert!(
        sent.contains("\"num_predict\":33") && sent.contains("\"temperature\":2"),
        "{sent}"
    );
    assert_eq!(
        answer.context.passages_used + answer.context.passages_left_out,
        2
    );
    // A number asked for with the question holds.
    let asked_for = Ask {
        max_tokens: 40,
        ..question(case, None, text)
    };
    answered(&p, asked_for).unwrap();
    assert!(last(&log).contains("\"num_predict\":40"));

    asked(&p, other, None, text);
    let sent = last(&log);
    assert!(
        !sent.contains("dichter") && sent.contains("\"num_predict\":256"),
        "{sent}"
    );
}

#[test]
fn a_conversation_is_written_down_and_an_answer_becomes_a_note() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, other], _) = practice(dir.path(), false);
    let text = "Waarom slaapt Zarina slecht?";
    let one = asked(&p, case, None, text).turn.unwrap();
    let left = asked(&p, case, Some(one), "Wanneer wordt Zarina wakker?")
        .turn
        .unwrap();
    asked(&p, case, Some(one), "Hoe laat wordt\nZarina wakker?")
        .turn
        .unwrap();
    let written = |leaf| {
        p.export_conversation(Some(case), leaf)
            .map(Local::into_inner)
    };
    let newest = written(None).unwrap();
    assert!(newest.starts_with("# Slapen\n\nWilg · 2"), "{newest}");
    assert!(
        newest.contains("\n## Waarom slaapt Zarina slecht?\n"),
        "{newest}"
    );
    assert!(
        newest.contains("\n## Hoe laat wordt Zarina wakker?\n\n> Hoe laat wordt\n> Zarina"),
        "{newest}"
    );
    assert!(newest.contains("om drie uur wakker. [1]"), "{newest}");
    // A note of no session has the day it was made.
    let day = newest.split("Wilg · ").nth(1).map(|d| &d[..10]).unwrap();
    assert!(
        newest.contains(&format!("\n- [1] Nacht ({day}), characters 0–80\n")),
        "{newest}"
    );
    assert!(!newest.contains("Wanneer"), "{newest}");
    let branch = written(Some(left)).unwrap();
    assert!(
        branch.contains("## Wanneer wordt") && !branch.contains("Hoe laat"),
        "{branch}"
    );
    assert!(written(Some(TurnId(99))).is_err());
    assert!(p.export_conversation(Some(other), None).is_err());

    assert!(p.answer_as_note(other, one).is_err());
    let id = p.answer_as_note(case, one).unwrap();
    let note = p.read_note(id).unwrap().into_inner();
    assert_eq!((note.title.as_str(), note.case_id), (text, case));
    assert!(
        note.body.starts_with("Zarina slaapt slecht") && note.body.contains("- [1] Nacht"),
        "{}",
        note.body
    );
    assert!(p.vault().audit_verify().unwrap().2);
}

#[test]
fn the_finder_lists_cases_notes_materials_and_questions_with_their_whereabouts() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, _], _) = practice(dir.path(), false);
    let book = dir.path().join("boek.md");
    std::fs::write(
        &book,
        "# Slaap\n\nWie slecht slaapt, wordt vaak te vroeg wakker in de nacht.\n",
    )
    .unwrap();
    p.import(&[book], None, &mut |_| {}).unwrap();
    let turn = asked(&p, case, None, "Waarom  slaapt\nZarina slecht?")
        .turn
        .unwrap();
    let found = p.finder().unwrap();
    let kinds: Vec<FoundKind> = found.iter().map(|f| f.kind).collect();
    use FoundKind::{Case, Material, Note, Question};
    assert_eq!(kinds, [Case, Case, Note, Material, Question]);
    let of = |kind| found.iter().find(|f| f.kind == kind).unwrap();
    assert_eq!(of(Note).tags, ["slaap"]);
    assert_eq!(
        (of(Note).title.as_str(), of(Note).detail.as_str()),
        ("Nacht", "Wilg · Slapen")
    );
    assert_eq!(of(Question).title, "Waarom slaapt Zarina slecht?");
    assert_eq!((of(Question).id, of(Question).case), (turn.0, Some(case)));
    assert!(p.open_source(SourceId(of(Material).id)).is_ok());
    assert_eq!(of(Material).detail, of(Material).date.unwrap().to_string());
    assert!(found.iter().all(|f| f.date.is_some()));
}

#[test]
fn a_timed_session_client_details_and_the_place_on_the_screen_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, _], _) = practice(dir.path(), false);
    let day = klankbord::casebook::today();
    p.add_session(case, 50, day).unwrap();
    assert!(p.add_session(case, 0, day).is_err());
    let row = p.vault().case(case).unwrap();
    assert_eq!((row.sessions, row.last_session), (1, Some(day)));
    let details = ClientDetails {
        phone: Some("06 1234".into()),
        ..ClientDetails::default()
    };
    p.set_client_details(row.case.client_id, &details).unwrap();
    assert_eq!(
        p.client_details(row.case.client_id).unwrap().into_inner(),
        details
    );
    assert_eq!(p.place().unwrap(), None);
    p.set_place("{\"pane\":2}").unwrap();
    assert_eq!(p.place().unwrap().as_deref(), Some("{\"pane\":2}"));
}

#[test]
fn what_belongs_to_everyone_holds_no_note_of_a_client() {
    let dir = tempfile::tempdir().unwrap();
    let (p, [case, _], _) = practice(dir.path(), false);
    let note = NewNote {
        case_id: case,
        session_id: None,
        title: "Zarina".into(),
        body: SLEEP.into(),
    };
    p.save_note(None, &note, None).unwrap();
    assert!(!p.sources(Some(case)).unwrap().is_empty());
    assert!(p.sources(None).unwrap().iter().all(|s| s.case_id.is_none()));
}
