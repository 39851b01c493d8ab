//! Answers that end too soon: stopped before the first word or after nothing but the question, or cut in the middle of a sentence.

use crate::engine::{TAGS, begin, chunk, end, json, serve};
use crate::engine_embed::settings;
use crate::run::Place;
use crate::talk::{config, note, question};
use klankbord::casebook::CaseId;
use klankbord::engine::{Backend, Settings};
use klankbord::locale::t;
use klankbord::practice::{AskEvent, EXTRACTIVE, Notice, Practice};
use klankbord::vault::Vault;
use std::path::Path;
use std::time::Duration;

const SLEEP: &str =
    "Zarina slaapt slecht sinds de verhuizing. Zarina wordt elke nacht om drie uur wakker.\n";

/// A server whose model says this and then reaches its length, or, where it `waits`, says no more until nobody listens.
fn model(says: &'static str, waits: bool) -> String {
    let (url, _) = serve(move |path, _, to| {
        match path {
            "/api/tags" => return json(to, TAGS),
            "/api/chat" => {}
            _ => return json(to, "{}"),
        }
        begin(to);
        let said = serde_json::json!({"message": {"content": says}, "done": false});
        chunk(to, &format!("{said}\n"));
        let nothing = "{\"message\":{\"content\":\"\"},\"done\":false}\n";
        while waits && chunk(to, nothing) {
            std::thread::sleep(Duration::from_millis(50));
        }
        chunk(
            to,
            "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"length\"}\n",
        );
        end(to);
    });
    url
}

fn practice(dir: &Path, says: &'static str, waits: bool) -> (Practice, CaseId) {
    let engine = Settings {
        backend: Backend::Ollama,
        ollama_url: model(says, waits),
        ..settings(dir.join("models"))
    };
    let vault = Vault::create_unprotected(&dir.join("vault")).unwrap();
    let p = Practice::open(vault, config(dir, engine)).unwrap();
    let case = p.add_case("Wilg", "Slapen").unwrap();
    note(&p, case, "Nacht", SLEEP);
    (p, case)
}

#[test]
fn a_sentence_that_was_cut_is_not_cited_as_if_it_were_whole() {
    let dir = tempfile::tempdir().unwrap();
    let says = "Zarina slaapt slecht sinds de verhuizing. Zarina wordt elke nacht om drie uur";
    let (p, case) = practice(dir.path(), says, false);
    let asking = p.ask(question(case, None, "Waarom slaapt Zarina slecht?"));
    let answer = asking.events.iter().find_map(|e| match e {
        AskEvent::Done(answer) => Some(*answer),
        AskEvent::Marked(s) => {
            assert!(s.supported, "{s:?}");
            None
        }
        _ => None,
    });
    let answer = answer.unwrap();
    assert_eq!(answer.answer, says);
    let [whole, cut] = answer.sentences.as_slice() else {
        panic!("{answer:?}");
    };
    assert!(whole.supported && !whole.citations.is_empty(), "{answer:?}");
    assert!(!cut.supported && cut.citations.is_empty(), "{answer:?}");
    assert_eq!(cut.span.1, says.chars().count());
    assert_eq!(answer.notices, [Notice::NoSearchModel, Notice::CutAtLength]);
}

#[test]
fn an_answer_that_is_one_broken_sentence_has_the_sources_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let says = "Zarina slaapt slecht sinds haar";
    let (p, case) = practice(dir.path(), says, false);
    let asking = p.ask(question(case, None, "Waarom slaapt Zarina slecht?"));
    let answer = asking.events.iter().find_map(|e| match e {
        AskEvent::Done(answer) => Some(*answer),
        _ => None,
    });
    let answer = answer.unwrap();
    assert_eq!(answer.answer, says);
    assert!(!answer.sentences[0].supported, "{answer:?}");
    let notices = [Notice::NoSearchModel, Notice::CutAtLength];
    assert_eq!(answer.notices[..2], notices);
    assert_eq!(answer.notices[2..], [Notice::LittleSupport]);
    let own = answer.own_words.unwrap();
    assert!(own.answer.contains("sinds de verhuizing"), "{own:?}");
}

#[test]
fn stopped_after_nothing_but_the_question_the_sources_answer() {
    let dir = tempfile::tempdir().unwrap();
    let asked = "Waarom slaapt Zarina slecht?";
    let (p, case) = practice(dir.path(), asked, true);
    let asking = p.ask(question(case, None, asked));
    let mut answer = None;
    for event in &asking.events {
        match event {
            AskEvent::Token(_) => asking.cancel.cancel(),
            AskEvent::Done(done) => answer = Some(*done),
            _ => {}
        }
    }
    let answer = answer.unwrap();
    assert_eq!((answer.engine.as_str(), &answer.model), (EXTRACTIVE, &None));
    assert_eq!(answer.notices, [Notice::NoSearchModel, Notice::Repeated]);
    assert!(answer.answer.contains("sinds de verhuizing"), "{answer:?}");
}

#[test]
fn what_was_cut_says_so_and_how_to_have_more() {
    let url = model("GROW is a model of four steps. Its first step", false);
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    let env = [
        ("LOCAL_LLM_BACKEND", "ollama"),
        ("OLLAMA_BASE_URL", url.as_str()),
    ];
    for (language, cut, longer) in [
        ("en", "the end is missing", "With `--max-tokens N`"),
        ("nl", "het slot ontbreekt", "Met `--max-tokens N`"),
    ] {
        let args = ["ask", "What is the GROW model?", "--lang", language];
        let out = p.command(&args).envs(env).output().unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        assert!(out.contains(cut) && out.contains(longer), "{out}");
        assert!(out.contains("Its first step [?]"), "{out}");
    }
}

#[test]
fn a_question_stopped_before_the_first_word_stays_and_has_no_answer() {
    let dir = tempfile::tempdir().unwrap();
    let (p, case) = practice(dir.path(), "", true);
    let asked = "Waarom slaapt Zarina slecht?";
    let asking = p.ask(question(case, None, asked));
    let mut answer = None;
    for event in &asking.events {
        match event {
            AskEvent::Started { .. } => asking.cancel.cancel(),
            AskEvent::Done(done) => answer = Some(*done),
            _ => {}
        }
    }
    let answer = answer.unwrap();
    assert_eq!((answer.answer.as_str(), answer.model), ("", None));
    assert_eq!(answer.engine, EXTRACTIVE);
    assert_eq!(answer.notices, [Notice::StoppedEarly]);
    assert!(answer.sentences.is_empty() && answer.own_words.is_none());
    // The question is there to be asked again, and what is written down does not speak of an answer.
    let turns = p.conversation(Some(case)).unwrap();
    assert_eq!(turns[0].question.reveal(), asked);
    let why = t(Notice::StoppedEarly.key());
    let written = p.export_conversation(Some(case), None).unwrap();
    assert!(
        written.reveal().trim_end().ends_with(&format!("*{why}*")),
        "{}",
        written.reveal()
    );
    let note = p.answer_as_note(case, turns[0].id);
    assert!(note.is_err_and(|e| e.sentence() == why));
}
