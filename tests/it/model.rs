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

    let english = ask(&[
        "ask",
        "How does goal attainment scaling measure progress?",
        "--max-tokens",
        "48",
    ]);
    assert_eq!(english["network"], "none");
    if cfg!(feature = "mistralrs") {
        assert_eq!(english["engine"], "mistralrs", "{english}");
        assert!(english["usage"]["ttft_ms"].as_u64().unwrap() > 0);
        assert!(english["usage"]["completion_tokens"].as_u64().unwrap() <= 49);
    }
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
    if cfg!(feature = "mistralrs") {
        let mut c = p.command(&["models", "status", "--json"]);
        c.env("KLANKBORD_MODELS", &broken);
        assert!(
            String::from_utf8(output(c, "").stdout)
                .unwrap()
                .contains("not a whole GGUF")
        );
    }
}
