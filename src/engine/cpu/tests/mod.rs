//! Whole models: tiny ones with random weights, beside the same arithmetic written plainly; and files that lie.

mod likely;
mod made;
mod plainly;
mod tiny;

use super::Cpu;
use super::cache::{Memory, Sequence};
use super::chat::Chat;
use super::generate::Asked;
use super::kernel::Level;
use super::load::load;
use super::spelling::Spelling;
use super::vocabulary::Vocabulary;
use crate::engine::budget::Budget;
use crate::engine::gguf::Header;
use crate::engine::{Cancel, Engine, Finish, Message, ModelRole, Models, Role, Schema};
use made::{speaker, user, written};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use tiny::Tiny;

/// The header of a tiny model, for other tests of this room.
pub fn tiny_header() -> Header {
    let (_dir, path) = written(&Tiny::all()[0]);
    Header::open(&path).unwrap()
}

/// How alike two lists of scores are, 1 = the same direction.
fn alike(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| f64::from(*a) * f64::from(*b))
            .sum()
    };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn each_architecture_computes_what_plain_arithmetic_does() {
    // One batch with an unfilled tile, and one that crosses batches and key blocks.
    for n in [5usize, 130] {
        for tiny in Tiny::all() {
            let (_dir, path) = written(&tiny);
            let tokens: Vec<u32> = (0..n as u32).map(|i| (i * 37 + 11) % 290).collect();
            let exact = plainly::scores(&tiny, &tokens);
            for level in Level::all() {
                let model = load(&path, level, 2).unwrap();
                let mut s = Sequence::default();
                let got = model.read(&mut s, &tokens, &|| false).unwrap();
                let like = alike(&got[..exact.len()], &exact);
                assert!(like > 0.998, "{} {level:?} {n}: {like}", tiny.architecture);
            }
        }
    }
}

#[test]
fn the_wrong_order_of_rotation_would_be_noticed() {
    let right = &Tiny::all()[0];
    let mut wrong = right.clone();
    wrong.halves = !wrong.halves;
    let tokens: Vec<u32> = (0..60).map(|i| (i * 37 + 11) % 290).collect();
    let like = alike(
        &plainly::scores(right, &tokens),
        &plainly::scores(&wrong, &tokens),
    );
    assert!(like < 0.99, "{like}");
}

#[test]
fn reading_at_once_in_pieces_or_after_another_turn_is_the_same() {
    for tiny in Tiny::all() {
        let (_dir, path) = written(&tiny);
        let model = load(&path, Level::best(), 2).unwrap();
        let tokens: Vec<u32> = (0..150).map(|i| (i * 31 + 7) % 290).collect();
        let go = || false;
        let whole = model.read(&mut Sequence::default(), &tokens, &go).unwrap();
        let mut s = Sequence::default();
        let mut pieces = Vec::new();
        for part in [
            &tokens[..1],
            &tokens[1..64],
            &tokens[64..70],
            &tokens[70..149],
            &tokens[149..],
        ] {
            pieces = model.read(&mut s, part, &go).unwrap();
        }
        assert!(alike(&whole, &pieces) > 0.99999);
        // A conversation that branches off within a block leaves the other as it was.
        let mut memory = Memory::default();
        memory.end(s, 1 << 30);
        let branch: Vec<u32> = tokens[..70].iter().copied().chain([5, 6, 7]).collect();
        let mut other = memory.begin(&branch);
        assert_eq!(other.tokens.len(), 70);
        let rest = branch[70..].to_vec();
        let branched = model.read(&mut other, &rest, &go).unwrap();
        let alone = model.read(&mut Sequence::default(), &branch, &go).unwrap();
        assert!(alike(&branched, &alone) > 0.99999);
        memory.end(other, 1 << 30);
        let mut first = memory.begin(&tokens);
        assert_eq!(first.tokens.len(), 149);
        let again = model.read(&mut first, &tokens[149..], &go).unwrap();
        assert!(alike(&again, &whole) > 0.99999);
    }
}

#[test]
fn an_answer_can_be_stopped_and_a_second_turn_reads_only_what_is_new() {
    let (_dir, path) = written(&Tiny::all()[0]);
    let speaker = speaker(&path);
    let cancel = Cancel::default();
    let asked = |messages: &[Message], max_tokens| {
        let asked = Asked {
            messages,
            max_tokens,
            temperature: 0.0,
            schema: None,
        };
        let mut pieces = 0;
        let out = speaker.answer(&asked, &cancel, &mut |_| {
            pieces += 1;
            if pieces == 2 && max_tokens == 77 {
                cancel.cancel();
            }
        });
        out.unwrap()
    };
    let first = [user(&"hello ".repeat(30))];
    // Warmed up, a question starts at once.
    let ready = speaker.warm(&first, &Cancel::default()).unwrap();
    let (usage, finish) = asked(&first, 4);
    assert_eq!(ready, usage.prompt_tokens);
    assert_eq!((finish, usage.completion_tokens), (Finish::Length, 4));
    assert!(speaker.kept_now().unwrap() > 0);
    speaker.forget();
    assert_eq!(speaker.kept_now(), Some(0));
    // Cancelled before it began: nothing is warmed.
    let stopped = Cancel::default();
    stopped.cancel();
    assert_eq!(speaker.warm(&first, &stopped).unwrap(), 0);
    let (usage, finish) = asked(&first, 77);
    assert_eq!(finish, Finish::Cancelled);
    assert!(usage.completion_tokens < 77);
}

#[test]
fn an_answer_with_a_shape_has_it_whatever_the_model_would_rather_say() {
    let schema = Schema::form([
        ("title", Schema::text(20)),
        ("kind", Schema::Choice(vec!["step".into(), "stop".into()])),
        ("score", Schema::Whole { least: -2, most: 2 }),
        ("items", Schema::list(Schema::text(12), 3)),
    ]);
    // Random weights: nothing in these models leans towards JSON.
    for tiny in Tiny::all() {
        let (_dir, path) = written(&tiny);
        let speaker = speaker(&path);
        for (max_tokens, temperature) in [(300, 0.0), (300, 1.0), (300, 1.5), (12, 0.0), (40, 1.0)]
        {
            let messages = [user("hello")];
            let asked = Asked {
                messages: &messages,
                max_tokens,
                temperature,
                schema: Some(&schema),
            };
            let mut text = String::new();
            let (usage, finish) = speaker
                .answer(&asked, &Cancel::default(), &mut |t| text.push_str(t))
                .unwrap();
            assert!(schema.read(&text).is_ok(), "{}: {text}", tiny.architecture);
            assert!(usage.completion_tokens > 0);
            assert!(finish != Finish::Cancelled);
            if max_tokens == 12 {
                assert_eq!(finish, Finish::Length);
            }
        }
    }
}

#[test]
fn a_second_model_takes_the_room_of_the_one_that_is_not_in_use() {
    let (_file, path) = written(&Tiny::all()[0]);
    let dir = tempfile::tempdir().unwrap();
    let models = Models::at(dir.path().to_owned());
    for id in ["first", "second"] {
        models.add_local(id, &path, ModelRole::Chat).unwrap();
    }
    let open = |id: &str, budget: &Arc<Budget>| {
        let manifest = models.for_role(ModelRole::Chat, Some(id)).unwrap();
        Cpu::new(manifest, &models.home(id), budget.clone(), 1).unwrap()
    };
    // Room for one of them.
    let budget = Arc::new(Budget::new(Some(50 << 20)));
    let (first, second) = (open("first", &budget), open("second", &budget));
    first.load().unwrap();
    assert!(first.is_loaded() && first.memory().unwrap() < 50 << 20);
    second.load().unwrap();
    assert!(!first.is_loaded() && second.is_loaded());
    assert_eq!(budget.loans().len(), 1);
    // Whoever is in the middle of an answer stays, and the other is refused with both figures and the limit.
    let answering = second.speaker().unwrap();
    let said = first.load().unwrap_err().to_string();
    assert!(
        said.contains("MB of memory") && said.contains("`engine.memory_limit_mb` is 53 MB"),
        "{said}"
    );
    drop(answering);
    first.load().unwrap();
    assert!(first.is_loaded() && !second.is_loaded());
    // What is too large for the whole budget is refused and nobody goes for it.
    let small = Arc::new(Budget::new(Some(1 << 20)));
    assert!(open("second", &small).load().is_err());
    assert!(!open("second", &small).health().ok);
}

#[test]
fn every_architecture_of_this_engine_can_be_added_by_hand_and_an_unknown_one_names_those_there_are()
{
    for tiny in Tiny::all() {
        let (_file, path) = written(&tiny);
        let dir = tempfile::tempdir().unwrap();
        let models = Models::at(dir.path().to_owned());
        models.add_local("own", &path, ModelRole::Chat).unwrap();
        let manifest = models.for_role(ModelRole::Chat, Some("own")).unwrap();
        let budget = Arc::new(Budget::new(None));
        let engine = Cpu::new(manifest, &models.home("own"), budget, 1).unwrap();
        engine.load().unwrap();
    }
    let mut other = Tiny::all()[0].clone();
    other.architecture = "mamba";
    let (_file, path) = written(&other);
    let dir = tempfile::tempdir().unwrap();
    let models = Models::at(dir.path().to_owned());
    let said = models.add_local("own", &path, ModelRole::Chat).unwrap_err();
    assert!(
        said.to_string().contains("gemma3, llama, mistral3"),
        "{said}"
    );
}

#[test]
fn a_conversation_that_is_too_long_is_refused_with_both_numbers() {
    let (_dir, path) = written(&Tiny::all()[0]);
    let said = speaker(&path)
        .warm(&[user(&"x".repeat(500))], &Cancel::default())
        .unwrap_err()
        .to_string();
    assert!(said.contains("400"), "{said}");
}

#[test]
fn words_that_steer_the_model_do_not_when_a_person_writes_them() {
    let (_dir, path) = written(&Tiny::all()[0]);
    let v = Vocabulary::open(&path, &Header::open(&path).unwrap()).unwrap();
    let end = v.encode("<|im_end|>");
    assert_eq!(end.len(), 1);
    assert!(v.is_stop(end[0]) && v.bytes(end[0]).is_empty());
    assert!(!v.encode(&v.defuse("a<|im_end|>b")).contains(&end[0]));
}

#[test]
fn a_vocabulary_of_pieces_knows_the_words_between_turns_and_puts_instructions_in_front_of_the_question()
 {
    let (_dir, path) = written(&Tiny::all()[4]);
    let header = Header::open(&path).unwrap();
    let v = Vocabulary::open(&path, &header).unwrap();
    let turn = v.encode("<bos><start_of_turn>");
    assert_eq!(turn, [2, 4]);
    // The file calls it a word of the user; it ends an answer all the same, and cannot be written by a person.
    assert!(v.is_stop(5) && v.bytes(5).is_empty());
    assert!(!v.encode(&v.defuse("a<end_of_turn>")).contains(&5));
    // A word of the user that steers nothing is text.
    assert_eq!(v.bytes(v.encode("<b>")[1]), b"<b>");
    for text in ["hello  there", "  één 日本 🙂\n\n\t'S 12"] {
        let mut spelling = Spelling::default();
        let back: String = v.encode(text)[1..]
            .iter()
            .map(|t| spelling.push(&v.bytes(*t)))
            .collect();
        assert_eq!(back, text);
    }
    let chat = Chat::new(header.text("tokenizer.chat_template").unwrap()).unwrap();
    let system = Message {
        role: Role::System,
        content: "Be brief.".into(),
    };
    assert_eq!(
        chat.render(&[system, user("hello")], &v).unwrap(),
        "<bos><start_of_turn>user\nBe brief.\n\nhello<end_of_turn>\n<start_of_turn>model\n"
    );
}

#[test]
fn merges_are_applied_and_text_survives_the_way_there_and_back() {
    let (_dir, path) = written(&Tiny::all()[0]);
    let v = Vocabulary::open(&path, &Header::open(&path).unwrap()).unwrap();
    assert_eq!(v.encode("hello").len(), 1);
    for text in ["hello there", "  één 日本 🙂\n\n\t'S 12", ""] {
        let mut spelling = Spelling::default();
        let back: String = v
            .encode(text)
            .iter()
            .map(|t| spelling.push(&v.bytes(*t)))
            .collect();
        assert_eq!(back, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_damaged_file_is_refused_or_runs_and_never_panics(
        which in 0usize..5, at in 0usize..9000, to in any::<u8>(), more in proptest::collection::vec((0usize..4000, any::<u8>()), 0..4),
    ) {
        let mut file = Tiny::all()[which].file();
        for (at, to) in more.into_iter().chain([(at, to)]) {
            if let Some(b) = file.get_mut(at) {
                *b = to;
            }
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.gguf");
        std::fs::write(&path, file).unwrap();
        if let Ok(model) = load(&path, Level::best(), 1) {
            let _ = model.read(&mut Sequence::default(), &[1, 2, 3], &|| false);
        }
        if let Ok(header) = Header::open(&path)
            && let Ok(v) = Vocabulary::open(&path, &header)
        {
            v.encode("hello <|im_end|> there");
        }
    }

    #[test]
    fn any_text_survives_the_way_there_and_back(text in "\\PC{0,40}") {
        let (_dir, path) = written(&Tiny::all()[0]);
        let v = Vocabulary::open(&path, &Header::open(&path).unwrap()).unwrap();
        let text = v.defuse(&text);
        let mut spelling = Spelling::default();
        let back: String = v.encode(&text).iter().map(|t| spelling.push(&v.bytes(*t))).collect();
        prop_assert_eq!(back, text);
    }
}

/// For comparing with another program: `TINY_OUT=FOLDER` makes this write the tiny models there, and beside each the tokens of a text and the scores
/// of what follows them (`tests/peers/llama-next.mjs` asks llama.cpp for the same).
#[test]
fn tiny_models_can_be_written_for_other_programs() {
    let dir = tempfile::tempdir().unwrap();
    let out = std::env::var_os("TINY_OUT").map_or_else(|| dir.path().to_owned(), PathBuf::from);
    for (i, tiny) in Tiny::all().iter().enumerate() {
        let path = out.join(format!("{}-{i}.gguf", tiny.architecture));
        std::fs::write(&path, tiny.file()).unwrap();
        assert!(super::load::check(&Header::open(&path).unwrap()).is_ok());
        let tokens: Vec<u32> = (0..130).map(|i| (i * 37 + 11) % 250).collect();
        let model = load(&path, Level::best(), 2).unwrap();
        let scores = model.read(&mut Sequence::default(), &tokens, &|| false);
        let scores = &scores.unwrap()[..tiny::VOCABULARY];
        let v = Vocabulary::open(&path, &Header::open(&path).unwrap()).unwrap();
        // Without the token every text starts with.
        let encoded = |text: &&str| {
            let all = v.encode(text);
            all[usize::from(!v.first().is_empty())..].to_vec()
        };
        let texts = [
            "hello  there\n\nhello",
            " hello héllo \n the <b>",
            "日 ll   e\n",
            "hell hello\nhell",
        ];
        let said = serde_json::json!({
            "tokens": tokens,
            "scores": scores,
            "texts": texts,
            "encoded": texts.iter().map(encoded).collect::<Vec<_>>(),
        });
        std::fs::write(path.with_extension("json"), said.to_string()).unwrap();
    }
}
