//! Search and answers through the command line: scope, phrases, what is nearest, and the measuring commands.

use super::run::Place;
use std::path::Path;

fn id(v: &serde_json::Value) -> String {
    v["id"].to_string()
}

/// Two clients with nearly the same name and a material; (case of the first, case of the second).
fn two_clients(place: &Place) -> (String, String) {
    let mut cases = Vec::new();
    for (code, text) in [
        (
            "Fatima",
            "Fatima El Amrani sprak over haar scheiding en de geheime verhuizing naar Zwolle.",
        ),
        (
            "Fatma",
            "Fatma Elamrani sprak over haar promotie en het afscheid van haar team.",
        ),
    ] {
        let client = id(&place.json(&["client", "add", code]));
        let case = id(&place.json(&["case", "add", &client, "Traject"]));
        place.json_with(&["note", "add", &case], text);
        cases.push(case);
    }
    let file = place.file("grenzen.md");
    std::fs::write(
        &file,
        "# Grenzen\n\nEen grens is een afspraak met jezelf die je hardop uitspreekt.",
    )
    .unwrap();
    place.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    (cases.remove(0), cases.remove(0))
}

#[test]
fn no_way_of_asking_brings_a_note_of_another_client() {
    let place = Place::with_vault();
    let (first, second) = two_clients(&place);
    for query in [
        "Fatima El Amrani",
        "Fatima scheiding verhuizing Zwolle",
        "\"geheime verhuizing\"",
        "geheim* verhuiz*",
        "Fatmia Amrnai",
        "case:1 OR Fatima",
        "Fatima\" OR \"1\"=\"1",
        "scheidingsverhuizing",
    ] {
        for scope in [vec!["--case", second.as_str()], vec![]] {
            let mut args = vec!["search", query, "--mode", "lexical", "--limit", "100"];
            args.extend(scope);
            let found = place.json(&args);
            for hit in found["hits"].as_array().unwrap() {
                assert!(
                    !hit["text"].as_str().unwrap().contains("Fatima El"),
                    "{query}: {hit}"
                );
            }
        }
        let own = place.json(&["search", "Fatima", "--mode", "lexical", "--case", &first]);
        assert!(
            own["hits"][0]["text"]
                .as_str()
                .unwrap()
                .contains("Fatima El")
        );
    }
}

#[test]
fn ask_says_that_nothing_answers_and_offers_what_is_nearest() {
    let place = Place::with_vault();
    two_clients(&place);
    let answer = place.json(&[
        "ask",
        "Welke afspraak geldt voor het vervangen van remblokken onder een Volvo?",
        "--extractive",
    ]);
    assert!(
        answer["notices"].to_string().contains("nothing-found"),
        "{answer}"
    );
    assert!(answer["sentences"].as_array().unwrap().is_empty());
    assert!(
        answer["nearest"][0]["path"]
            .as_str()
            .unwrap()
            .ends_with("grenzen.md"),
        "{answer}"
    );
    let answer = place.json(&["ask", "Wat is een grens?", "--extractive"]);
    assert!(
        answer["answer"]
            .as_str()
            .unwrap()
            .contains("afspraak met jezelf"),
        "{answer}"
    );
    assert_eq!(answer["sentences"][0]["supported"], true);
}

#[test]
fn who_searches_for_nothing_is_told_so_as_who_asks_nothing_is() {
    let place = Place::with_vault();
    for query in ["", "  ", "?!"] {
        assert!(
            place
                .refused(&["--lang", "en", "search", query])
                .contains("There is nothing to look for"),
            "{query}"
        );
        assert!(!place.refused(&["ask", query]).is_empty());
    }
}

#[test]
fn search_says_that_nothing_answers_and_that_vectors_asked_for_were_not_used() {
    let place = Place::with_vault();
    two_clients(&place);
    let query = "Welke afspraak geldt voor het vervangen van remblokken onder een Volvo?";
    let search = |args: &[&str]| {
        let out = place.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(out.stdout), text(out.stderr))
    };
    let (said, beside) = search(&["--lang", "nl", "search", query, "--mode", "dense"]);
    assert!(
        said.starts_with("Niets hier lijkt dit te beantwoorden"),
        "{said}"
    );
    assert!(beside.contains("Alleen op woorden gevonden"), "{beside}");
    let (said, beside) = search(&["--lang", "en", "search", "grens"]);
    assert!(said.starts_with("1. Grenzen"), "{said}");
    assert_eq!(beside, "");
}

#[test]
fn eval_retrieval_gives_every_arm_it_has_and_names_what_is_wrong_with_a_set() {
    let place = Place::new();
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/eval/retrieval");
    let report = place.json(&["eval", "retrieval", set.to_str().unwrap(), "--lexical-only"]);
    assert_eq!(report["vectors"], false);
    assert!(
        report["queries"].as_u64().unwrap() >= 150 && report["documents"].as_u64().unwrap() >= 60
    );
    let ours = report["pairs"]["nl"]["lexical-ours"]["ndcg_10"]["mean"]
        .as_f64()
        .unwrap();
    let peer = report["pairs"]["nl"]["lexical-english-stemmer"]["ndcg_10"]["mean"]
        .as_f64()
        .unwrap();
    assert!(
        ours > peer,
        "Dutch words are found better than with an English stemmer: {ours} {peer}"
    );
    let bad = place.file("bad");
    std::fs::create_dir_all(bad.join("docs")).unwrap();
    std::fs::write(bad.join("queries.tsv"), "q1\twat\tnergens.md\n").unwrap();
    let out = place
        .command(&["eval", "retrieval", bad.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("nergens.md"));
}

#[test]
fn an_answer_in_a_pipe_has_a_mark_behind_each_sentence_and_its_sources_below() {
    let place = Place::with_vault();
    two_clients(&place);
    let out = place.run(
        &["--lang", "nl", "ask", "Wat is een grens?", "--extractive"],
        "",
    );
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("uitspreekt. [1]"), "{text}");
    let (_, below) = text.split_once("**Bronnen**").expect(&text);
    assert!(below.contains("[1] Grenzen, tekens "), "{text}");
}

#[test]
fn a_question_in_one_language_finds_by_words_what_is_written_in_the_other() {
    let place = Place::with_vault();
    for (name, text) in [
        (
            "rouw.md",
            "# Rouw\n\nVerdriet na een verlies keert in golven terug, ook op het werk.",
        ),
        (
            "sleep.md",
            "# Sleep\n\nGo to bed at the same hour and leave the phone outside the room.",
        ),
    ] {
        let file = place.file(name);
        std::fs::write(&file, text).unwrap();
        place.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    }
    for (query, path) in [
        ("grief after a loss", "rouw.md"),
        ("Hoe laat ga je naar bed om goed te slapen?", "sleep.md"),
    ] {
        let found = place.json(&["search", query, "--mode", "lexical"]);
        let first = found["hits"][0]["path"].as_str().unwrap_or_default();
        assert!(first.ends_with(path), "{query}: {found}");
    }
}

#[test]
fn answers_without_a_model_are_made_of_the_sentences_that_answer() {
    let place = Place::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (set, docs) = (
        root.join("assets/eval/answers"),
        root.join("assets/demo/materials"),
    );
    let report = place.json(&[
        "eval",
        "answers",
        set.to_str().unwrap(),
        "--docs",
        docs.to_str().unwrap(),
        "--lexical-only",
    ]);
    for pair in ["nl", "en"] {
        let figures = &report["pairs"][pair];
        // Less is quoted than before, and more of it answers: in Dutch a right sentence for 79% of the questions (86%), and 71% of the sentences (68%).
        assert!(figures["answered"].as_f64().unwrap() >= 0.75, "{report}");
        assert!(figures["precision"].as_f64().unwrap() >= 0.68, "{report}");
    }
}
