//! The embedder against the reference implementation of its file format, on the installed model. They run when
//! KLANKBORD_TEST_MODELS is set, which `tests/run` does after installing it.

use klankbord::engine::{Backend, Embedder, Purpose, Settings, open_embedder};
use std::path::PathBuf;
use std::sync::Arc;

/// Where models are installed: KLANKBORD_MODELS, else the user's cache.
pub fn models_dir() -> Option<PathBuf> {
    match std::env::var_os("KLANKBORD_MODELS") {
        Some(dir) => Some(dir.into()),
        None => Some(
            directories::ProjectDirs::from("", "", "klankbord")?
                .cache_dir()
                .join("models"),
        ),
    }
}

/// Settings that name nothing but a models folder.
pub fn settings(models_dir: PathBuf) -> Settings {
    Settings {
        backend: Backend::Mistralrs,
        ollama_url: "http://localhost:11434".into(),
        ollama_model: None,
        openai_url: None,
        openai_model: None,
        own_hosts: vec![],
        use_local_embeddings: true,
        models_dir,
        threads: 2,
        timeout_s: 2,
        chat_model: None,
        embed_model: None,
        memory_limit_bytes: None,
    }
}

fn embedder(id: &str) -> Option<Arc<dyn Embedder>> {
    let Some(installed) = crate::run::models() else {
        println!("skipped: KLANKBORD_TEST_MODELS is not set");
        return None;
    };
    let mut s = settings(installed);
    s.embed_model = Some(id.to_owned());
    if !s.models_dir.join(id).join("model.json").exists() {
        println!("skipped: {id} is not installed");
        return None;
    }
    // Installed but not usable is a failure, not a reason to skip.
    Some(open_embedder(&s).unwrap())
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Purpose, text, how many times it is repeated with blanks between, first eight components by the C engine
/// that the model file comes with.
const REFERENCE: [(Purpose, &str, usize, [f32; 8]); 8] = [
    (
        Purpose::Query,
        "Hoe stel ik een doel met een cliënt die vastloopt?",
        1,
        [
            0.02958, -0.04781, -0.07149, -0.02115, 0.05717, -0.06707, 0.01825, 0.00235,
        ],
    ),
    (
        Purpose::Query,
        "What is the GROW model?",
        1,
        [
            0.01376, -0.03085, -0.04637, -0.03573, 0.08470, -0.02945, 0.07787, -0.00200,
        ],
    ),
    (
        Purpose::Passage,
        "Het GROW-model bestaat uit vier stappen: doel, realiteit, opties en wil.",
        1,
        [
            0.01749, -0.03028, -0.03542, -0.06356, 0.08754, -0.05216, 0.02521, 0.04362,
        ],
    ),
    (
        Purpose::Passage,
        "De cliënt vertelde dat zij ’s nachts slecht slaapt — en zich schuldig voelt over haar werk…",
        1,
        [
            0.06224, -0.03817, -0.07208, -0.08255, 0.07753, -0.00328, 0.01221, 0.03665,
        ],
    ),
    (
        Purpose::Passage,
        "He said: “I don't know”, and then — after 10 minutes — he began to cry. 😀",
        1,
        [
            0.04193, -0.01336, -0.04024, -0.02749, 0.06659, -0.06759, -0.02666, 0.01979,
        ],
    ),
    (
        Purpose::Passage,
        "ﬁjn dat U er bent; Ⅳ ½ ２０２４ naïef",
        1,
        [
            0.03480, -0.00991, -0.06041, -0.02020, 0.07161, -0.07260, 0.02573, 0.03781,
        ],
    ),
    (
        Purpose::Query,
        "",
        1,
        [
            0.05193, 0.01846, -0.07745, -0.06042, 0.07980, 0.00722, 0.01717, 0.03577,
        ],
    ),
    (
        Purpose::Passage,
        "Samen onderzochten we wat haar energie geeft en wat haar energie kost, en welke kleine stap zij deze week wil zetten.",
        40,
        [
            0.03841, -0.01047, -0.01490, -0.04534, 0.05186, 0.00179, -0.00848, 0.06879,
        ],
    ),
];

#[test]
fn vectors_agree_with_the_reference_implementation() {
    let Some(e5) = embedder("multilingual-e5-small") else {
        return;
    };
    for (purpose, text, times, expected) in REFERENCE {
        let text = vec![text; times].join(" ");
        let vector = e5.embed(&[&text], purpose).unwrap().remove(0);
        assert_eq!(vector.len(), e5.dim());
        assert!((dot(&vector, &vector) - 1.0).abs() < 1e-4);
        // The reference computes with 8-bit activations, so its last digits are noise.
        for (x, y) in vector.iter().zip(expected) {
            assert!((x - y).abs() < 0.008, "{text:.40}: {x} and {y}");
        }
    }
}

#[test]
fn a_dutch_question_finds_the_passage_that_answers_it_in_either_language() {
    let Some(e5) = embedder("multilingual-e5-small") else {
        return;
    };
    let question = e5
        .embed(
            &["Hoe help ik een cliënt die slecht slaapt?"],
            Purpose::Query,
        )
        .unwrap()
        .remove(0);
    let passages = [
        "Vaste bedtijden en minder schermgebruik helpen mensen met slaapproblemen.",
        "People who sleep badly often benefit from a fixed bedtime routine.",
        "The invoice is due within thirty days after the last session.",
        "De vergaderzaal ligt op de tweede verdieping naast de lift.",
    ];
    let vectors = e5.embed(&passages, Purpose::Passage).unwrap();
    let scores: Vec<_> = vectors.iter().map(|v| dot(v, &question)).collect();
    assert!(
        scores[0].min(scores[1]) > scores[2].max(scores[3]),
        "{scores:?}"
    );
}

#[test]
fn many_texts_at_once_give_the_same_vectors_in_the_same_order() {
    let Some(e5) = embedder("multilingual-e5-small") else {
        return;
    };
    let texts = ["een", "twee woorden", "", "drie hele woorden", "four"];
    let together = e5.embed(&texts, Purpose::Passage).unwrap();
    for (text, vector) in texts.iter().zip(&together) {
        let alone = e5.embed(&[text], Purpose::Passage).unwrap().remove(0);
        assert!(dot(&alone, vector) > 0.9999);
    }
    assert!(e5.embed(&[], Purpose::Query).unwrap().is_empty());
}

#[test]
fn minilm_puts_like_sentences_together() {
    let Some(mini) = embedder("all-minilm-l6-v2") else {
        return;
    };
    let v = mini
        .embed(
            &[
                "This is a happy person",
                "This is a very happy person",
                "Today is a sunny day",
            ],
            Purpose::Passage,
        )
        .unwrap();
    let (near, far) = (dot(&v[0], &v[1]), dot(&v[0], &v[2]));
    assert!(near > 0.9 && far < 0.4, "{near} {far}");
}

#[test]
#[ignore = "compares with a file made elsewhere: KLANKBORD_REFERENCE, JSON of [q or p, text, vector]; prints the time"]
fn vectors_agree_with_a_reference_file() {
    let Some(e5) = embedder("multilingual-e5-small") else {
        return;
    };
    let file = std::env::var("KLANKBORD_REFERENCE").unwrap();
    let rows: Vec<(String, String, Vec<f32>)> =
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    for (kind, text, expected) in rows {
        let purpose = if kind == "q" {
            Purpose::Query
        } else {
            Purpose::Passage
        };
        let vector = e5.embed(&[&text], purpose).unwrap().remove(0);
        let cosine = dot(&vector, &expected);
        println!("{cosine:.5} {text:.50}");
        assert!(cosine > 0.99);
    }
    let long: String = "Samen onderzochten we wat haar energie geeft en wat haar energie kost. "
        .repeat(30)
        .chars()
        .take(1500)
        .collect();
    let texts = vec![long.as_str(); 16];
    let start = std::time::Instant::now();
    e5.embed(&texts, Purpose::Passage).unwrap();
    println!("{:.2} texts a second", 16.0 / start.elapsed().as_secs_f64());
    let start = std::time::Instant::now();
    for _ in 0..10 {
        e5.embed(
            &["Hoe help ik een cliënt die slecht slaapt?"],
            Purpose::Query,
        )
        .unwrap();
    }
    println!(
        "{:.1} ms a question; {} MB",
        start.elapsed().as_secs_f64() * 100.0,
        e5.memory() / 1_000_000
    );
}
