//! What is not there or cannot be used is named in one sentence, and what stands beside it is done all the same.

use crate::engine::{TAGS, begin, chunk, end, json, serve};
use crate::run::{Place, output};
use std::path::Path;

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_command_that_takes_a_number_refuses_one_that_is_not_there() {
    let p = Place::with_session(&[]);
    p.json(&["goal", "add", "1", "Rust"]);
    for args in [
        &["case", "list", "--client", "99"][..],
        &["case", "add", "99", "t"],
        &["case", "show", "99"],
        &["case", "archive", "99"],
        &["client", "show", "99"],
        &["session", "list", "99"],
        &["session", "add", "99"],
        &["session", "show", "99"],
        &["note", "list", "99"],
        &["note", "show", "99"],
        &["goal", "list", "99"],
        &["goal", "add", "99", "t"],
        &["goal", "score", "99", "1"],
        &["goal", "score", "1", "1", "--session", "99"],
        &["material", "list", "--case", "99"],
        &["material", "show", "99"],
        &["material", "remove", "99"],
        &["import", "--case", "99", "/etc/hostname"],
        &["search", "x", "--case", "99"],
        &["ask", "x", "--case", "99"],
        &["summary", "--case", "99"],
        &["summary", "--case", "99", "--set", "x"],
        &["summary", "--case", "99", "--clear"],
        &["draft", "summary", "--case", "99"],
        &["anonymise", "--case", "99"],
        &["consent", "client", "99", "status"],
        &["consent", "coach", "receipt", "99"],
        &["export", "show", "99"],
        &["export", "review", "99"],
        &["export", "accept", "99"],
        &["export", "redact", "99", "0", "1"],
        &["export", "exclude", "99"],
        &["export", "unmark", "99"],
        &["revoke", "--client", "99"],
        &["erase", "client", "99", "--yes"],
        &["portability", "client", "99", "--out", "/nowhere/x.md"],
        &["audit", "prove", "--entry", "99"],
    ] {
        let said = p.refused(args);
        assert!(said.contains("99"), "{args:?}: {said}");
    }
}

#[test]
fn an_import_of_nothing_is_refused_and_one_of_something_names_what_was_not_there() {
    let p = Place::with_vault();
    let gone = p.file("nergens.md");
    let gone = gone.to_str().unwrap();
    let said = p.refused(&["--lang", "nl", "import", gone]);
    assert!(
        said.contains(gone) && said.contains("het bestaat niet"),
        "{said}"
    );
    let empty = p.file("leeg");
    std::fs::create_dir(&empty).unwrap();
    let said = p.refused(&["import", empty.to_str().unwrap()]);
    assert!(said.contains("nothing to import"), "{said}");
    // A link in a folder is not followed, and not kept silent about.
    let link = empty.join("koppeling.md");
    std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
    let said = p.refused(&["import", empty.to_str().unwrap()]);
    assert!(
        said.contains("koppeling.md") && said.contains("it is a link"),
        "{said}"
    );
    let out = p.run(&["import", gone, "--json"], "");
    assert_eq!(out.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["skipped"][0]["path"], gone);

    let good = p.file("goed.md");
    std::fs::write(&good, "# Goed\n\nDit document is gewoon goed.").unwrap();
    // The first time it is imported, the second time unchanged: neither is a failure.
    for first in [true, false] {
        let out = p.run(
            &["import", "--lexical-only", gone, good.to_str().unwrap()],
            "",
        );
        assert!(out.status.success());
        let said = text(&out.stderr);
        assert!(said.contains(gone), "{said}");
        // Only what is new has no vectors yet.
        assert_eq!(said.contains("Without vectors"), first, "{said}");
    }
    let two = p.run(
        &["import", "--lexical-only", gone, "/nowhere/either.md"],
        "",
    );
    assert_eq!(two.status.code(), Some(1));
    let said = text(&two.stderr);
    assert!(said.contains(gone) && said.contains("either.md"), "{said}");
    assert!(said.contains("none of the 2"), "{said}");
}

#[test]
fn a_line_that_is_no_query_is_refused_by_number_and_the_others_are_answered() {
    let p = Place::with_vault();
    let file = p.file("a.md");
    std::fs::write(&file, "# Grens\n\nEen grens spreek je hardop uit.").unwrap();
    p.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    let queries = p.file("q.txt");
    let mut lines = b"grens\r\n\xff\xfegrens\n\nhardop\n".to_vec();
    lines.extend("lang ".repeat(300_000).bytes());
    lines.extend(b"\ngrens");
    std::fs::write(&queries, lines).unwrap();
    let args = [
        "search",
        "--mode",
        "lexical",
        "--batch",
        queries.to_str().unwrap(),
    ];
    let out = p.run(&args, "");
    assert_eq!(out.status.code(), Some(1));
    let said = text(&out.stderr);
    assert!(
        said.contains("2 of the 6") && said.contains("line 2 is not UTF-8"),
        "{said}"
    );
    let answers: Vec<serde_json::Value> = text(&out.stdout)
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let hits: Vec<usize> = answers
        .iter()
        .map(|a| a["hits"].as_array().unwrap().len())
        .collect();
    assert_eq!(hits, [1, 0, 0, 1, 0, 1]);
    for (n, says) in [(1, "line 2"), (4, "line 5 is longer")] {
        assert!(answers[n]["error"].as_str().unwrap().contains(says));
    }
    assert!(answers[2].get("error").is_none());
    assert!(
        p.refused(&["search", "--batch", "/nowhere/q"])
            .contains("/nowhere/q")
    );
}

#[test]
fn a_set_to_measure_on_that_contradicts_itself_is_named() {
    let p = Place::new();
    let set = p.file("set");
    std::fs::create_dir_all(set.join("docs")).unwrap();
    std::fs::write(set.join("docs/a.md"), "# Grens\n\nEen grens spreek je uit.").unwrap();
    std::fs::write(
        set.join("docs/zelfde.md"),
        "# Grens\n\nEen grens spreek je uit.",
    )
    .unwrap();
    std::fs::write(set.join("docs/kapot.pdf"), "%PDF-1.4 kapot").unwrap();
    let measure = |queries: &str, more: &[&str]| {
        std::fs::write(set.join("queries.tsv"), queries).unwrap();
        let mut args = vec!["eval", "retrieval", set.to_str().unwrap(), "--lexical-only"];
        args.extend(more);
        p.run(&args, "")
    };
    for (queries, says) in [
        (
            "q1\tgrens\ta.md\nq1\tuit\ta.md\n",
            "line 2 has the id q1, which line 1",
        ),
        ("q1\t \ta.md\n", "line 1 has no question"),
        ("q1\t...\ta.md\n", "line 1 has no question"),
        ("\tgrens\ta.md\n", "line 1 has no id"),
        ("q1\tgrens\tnergens.md\n", "nergens.md"),
        ("q1\tgrens\tkapot.pdf\n", "no document came of that file"),
        ("# niets\n", "no questions"),
    ] {
        let out = measure(queries, &[]);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{queries}: {said}");
        assert!(said.contains(says), "{queries}: {said}");
    }
    // With ids and without, under a heading or none, by path or stem; a file that says the same as another stands for it.
    for queries in [
        "q1\tgrens\ta.md\nq2\tspreek\ta.md\n",
        "q1\tgrens\tzelfde.md\nq2\tspreek\ta.md\n",
        "query\trelevant\ngrens\ta\nspreek\ta\n",
        "grens\tdocs/a.md\nspreek\ta\n",
        "vraag\tid\tdocs\ngrens\tv1\ta.md, zelfde.md\nspreek\tv2\ta\n",
    ] {
        let out = measure(queries, &["--json"]);
        assert!(out.status.success(), "{}", text(&out.stderr));
        let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(report["queries"], 2, "{queries}");
        let found = &report["pairs"]["nl"]["lexical-ours"]["ndcg_10"]["mean"];
        assert_eq!(found.as_f64(), Some(1.0), "{queries}: {report}");
    }
    // The documents may lie beside the questions.
    let bare = p.file("bare");
    std::fs::create_dir_all(&bare).unwrap();
    std::fs::write(bare.join("a.md"), "# Grens\n\nEen grens spreek je uit.").unwrap();
    std::fs::write(bare.join("queries.tsv"), "grens\ta\n").unwrap();
    let report = p.json(&[
        "eval",
        "retrieval",
        bare.to_str().unwrap(),
        "--lexical-only",
    ]);
    assert_eq!(
        report["pairs"]["nl"]["lexical-ours"]["ndcg_10"]["mean"],
        1.0
    );
    let out = measure("q1\tgrens\ta.md\nq2\tspreek\ta.md\n", &[]);
    assert!(!text(&out.stdout).contains("-0.000"));
}

#[test]
fn ask_says_why_no_model_wrote_beside_the_answer_from_the_sources() {
    let p = Place::with_vault();
    let file = p.file("a.md");
    std::fs::write(&file, "# Grens\n\nEen grens is een afspraak met jezelf.").unwrap();
    p.json(&["import", "--lexical-only", file.to_str().unwrap()]);
    let ask = |more: &[&str], set: &[(&str, &str)]| {
        let mut c = p.command(&[&["ask", "Wat is een grens?"], more].concat());
        c.envs(set.iter().copied());
        output(c, "")
    };
    // What was installed is not whole any more.
    let models = p.file("models/smollm2-135m");
    std::fs::create_dir_all(&models).unwrap();
    let manifest = serde_json::json!({
        "entry": { "id": "smollm2-135m", "name": "SmolLM2", "role": "chat", "languages": [], "licence": "x",
            "download_bytes": 1, "memory_bytes": 1, "starter": true, "note": "" },
        "format": "gguf", "context": 8192, "made": "2026-11-21T08:47:31Z",
        "files": [{ "name": "model.gguf", "bytes": 144_811_072, "sha256": "00" }],
    });
    std::fs::write(models.join("model.json"), manifest.to_string()).unwrap();
    std::fs::write(models.join("model.gguf"), "GGUF").unwrap();
    let folder = p.file("models");
    let server = "http://127.0.0.1:9"; // nothing listens there
    let silent = [("LOCAL_LLM_BACKEND", "ollama"), ("OLLAMA_BASE_URL", server)];
    let broken = [
        ("LOCAL_LLM_BACKEND", "cpu"),
        ("KLANKBORD_MODELS", folder.to_str().unwrap()),
    ];
    let sets = [(silent, server), (broken, "smollm2-135m")];
    for (set, says) in sets {
        let out = ask(&[], &set);
        assert!(out.status.success());
        let (said, why) = (text(&out.stdout), text(&out.stderr));
        assert!(said.contains("afspraak met jezelf"), "{said}");
        assert_eq!(why.trim().lines().count(), 1, "{why}");
        assert!(why.contains(says), "{why}");
        let out = ask(&["--json"], &set);
        let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(json["engine"], "extractive");
        assert!(json["trouble"].as_str().unwrap().contains(says), "{json}");
    }
    // Without a model nothing failed.
    let none = ask(&["--json"], &[]);
    let json: serde_json::Value = serde_json::from_slice(&none.stdout).unwrap();
    assert!(
        json.get("trouble").is_none() && none.stderr.is_empty(),
        "{json}"
    );
}

#[test]
fn vectors_are_never_kept_in_a_file_that_holds_something_else() {
    let Some(models) = crate::run::models() else {
        return;
    };
    let p = Place::new();
    let note = p.file("note.md");
    std::fs::write(&note, "the only copy").unwrap();
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/eval/retrieval");
    let mut c = p.command(&["eval", "retrieval", set.to_str().unwrap()]);
    c.arg("--vectors")
        .arg(&note)
        .env("KLANKBORD_MODELS", models);
    let out = output(c, "");
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("note.md"));
    assert_eq!(std::fs::read_to_string(&note).unwrap(), "the only copy");
}

#[test]
fn the_words_for_the_second_reader_are_never_written_over_notes() {
    let p = Place::new();
    let notes = p.file("notes.jsonl");
    let line = "{\"text\":\"Jan belt\",\"entities\":[]}\n";
    std::fs::write(&notes, line).unwrap();
    let mut c = p.command(&["eval", "words"]);
    c.arg(&notes).arg("--out").arg(&notes);
    if let Some(models) = crate::run::models() {
        c.env("KLANKBORD_MODELS", models);
    }
    let out = output(c, "");
    assert_eq!(out.status.code(), Some(1));
    // It is said before anything is asked of a model, there or not.
    let said = text(&out.stderr);
    assert!(
        said.contains("notes.jsonl") && said.contains("not written over"),
        "{said}"
    );
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), line);
}

#[test]
fn an_answer_of_the_models_own_comes_with_what_the_sources_say() {
    let (url, _) = serve(|path, _, to| {
        match path {
            "/api/tags" => return json(to, TAGS),
            "/api/chat" => {}
            _ => return json(to, "{}"),
        }
        begin(to);
        let content =
            "Bananas grow in the sun. Nobody knows why ships float. Cheese is older than bread.";
        let line = serde_json::json!({"message": {"content": content}, "done": true});
        chunk(to, &format!("{line}\n"));
        end(to);
    });
    let p = Place::new();
    p.json(&["demo", "--create-only", "--no-model"]);
    let ask = |more: &[&str]| {
        let mut c = p.command(&["ask", "When does the GROW model help?", "--lang", "en"]);
        c.args(more)
            .env("LOCAL_LLM_BACKEND", "ollama")
            .env("OLLAMA_BASE_URL", &url);
        text(&output(c, "").stdout)
    };
    let said = ask(&[]);
    let (model, sources) = said
        .split_once("What your sources say to it, in their own words:")
        .unwrap_or_else(|| panic!("{said}"));
    assert!(model.contains("Bananas grow in the sun. [?]"), "{said}");
    assert!(
        sources.contains("GROW") && sources.contains("[1]"),
        "{said}"
    );
    assert!(!said.contains("one key away"), "{said}");
    let both: serde_json::Value = serde_json::from_str(&ask(&["--json"])).unwrap();
    assert_eq!(both["sentences"][0]["supported"], false, "{both}");
    assert_eq!(both["own_words"]["sentences"][0]["supported"], true);
    let plain: serde_json::Value = serde_json::from_str(&ask(&["--json", "--extractive"])).unwrap();
    assert_eq!(plain["own_words"], serde_json::Value::Null);
}
