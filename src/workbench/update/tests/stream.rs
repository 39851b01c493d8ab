//! What an answer costs on the wire while it is written, from its first word to its last mark.

use super::*;
use crate::casebook::{ChunkId, SourceId, TurnId};
use crate::library::{Hit, Sentence};
use crate::practice::Answer;

/// Sentences of an answer, some with a source and some without, as a model writes them.
fn sentences() -> Vec<String> {
    (0..18)
        .map(|n| {
            format!(
                "In step {n} the coach asks what the client wants to see differently, and waits until that has been said in words of the client's own. "
            )
        })
        .collect()
}

pub(super) fn answer(text: &str, sentences: &[String]) -> Answer {
    let mut at = 0;
    let marked: Vec<serde_json::Value> = sentences
        .iter()
        .enumerate()
        .map(|(n, s)| {
            let span = [at, at + s.trim_end().chars().count()];
            at += s.chars().count();
            let cited = serde_json::json!([{
                "source_id": n, "path": "grow.md", "title": "GROW", "span": [n * 10, n * 10 + 9], "support": 0.9
            }]);
            let none = serde_json::json!([]);
            let supported = n % 3 != 0;
            serde_json::json!({ "span": span, "supported": supported, "citations": if supported { cited } else { none } })
        })
        .collect();
    serde_json::from_value(serde_json::json!({
        "answer": text, "sentences": marked, "engine": "cpu", "model": "small", "privacy": "PRIVATE", "network": "none",
        "usage": {"prompt_tokens": 0, "completion_tokens": 0}
    }))
    .unwrap()
}

#[test]
fn a_streamed_answer_takes_at_most_three_times_its_text_on_a_small_and_on_a_large_screen() {
    for (cols, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut p = Player::new(cols, rows);
        p.open_case();
        p.keys("i");
        p.keys("why");
        p.enter();
        p.draw();
        let sentences = sentences();
        let text = sentences.concat();
        let mut bytes = 0;
        // Four tokens of four letters to a frame: sixty tokens a second at fifteen frames. A sentence is closed when the next one begins, and its mark
        // comes a few frames later.
        let letters: Vec<char> = text.chars().collect();
        let whole = answer(&text, &sentences);
        let (mut written, mut closed, mut marked) = (0, 0, 0);
        for piece in letters.chunks(16) {
            p.gets(Event::Token(piece.iter().collect()));
            written += piece.len();
            while let Some(next) = whole.sentences.get(marked).filter(|_| marked < closed) {
                if next.span.1 + 60 < written {
                    p.gets(Event::Marked(next.clone()));
                    marked += 1;
                } else {
                    break;
                }
            }
            if let Some(next) = whole.sentences.get(closed)
                && next.span.1 + 1 < written
            {
                p.gets(Event::Closed(next.span));
                closed += 1;
            }
            bytes += p.draw();
        }
        assert!(marked > 10, "{marked} of {closed}");
        let streamed = bytes;
        p.gets(Event::Answered(Box::new(whole)));
        bytes += p.draw();
        let most = text.len() * 3;
        assert!(
            bytes <= most,
            "{cols}x{rows}: {streamed} and then {} for {} bytes of text",
            bytes - streamed,
            text.len()
        );
        assert!(p.text().contains("— cpu · small"), "{}", p.text());
    }
}

#[test]
fn a_sentence_gets_its_mark_while_the_next_one_is_written() {
    let mut p = Player::new(120, 40);
    p.open_case();
    p.keys("i");
    p.keys("why");
    p.enter();
    p.gets(Event::Token("Ask first. Then wai".into()));
    p.gets(Event::Closed((0, 10)));
    assert!(p.text().contains("Ask first. [·] Then wai"), "{}", p.text());
    let cited = answer("Ask first.", &["".into(), "Ask first.".into()]).sentences;
    p.gets(Event::Marked(Sentence {
        span: (0, 10),
        ..cited[1].clone()
    }));
    p.gets(Event::Token("t. It ".into()));
    p.gets(Event::Closed((11, 21)));
    p.gets(Event::Marked(Sentence {
        span: (11, 21),
        supported: false,
        citations: Vec::new(),
    }));
    assert!(
        p.text().contains("Ask first. [1] Then wait. [?] It"),
        "{}",
        p.text()
    );
}

#[test]
fn a_passage_that_is_cited_stands_among_the_sources_once() {
    let mut p = Player::new(120, 40);
    p.open_case();
    p.keys("i");
    p.keys("why");
    p.enter();
    let hit = |source: i64| Hit {
        rank: 1,
        score: 1.0,
        source_id: SourceId(source),
        chunk_id: ChunkId(source),
        source: format!("Source {source}"),
        path: "x.md".into(),
        heading: vec![],
        span: (0, 40),
        text: "What is said here, in so many words.".into(),
        lexical: None,
        dense: None,
        lang: "en".into(),
    };
    p.gets(Event::Retrieved(vec![hit(1), hit(2)]));
    assert_eq!(p.s.sources.len(), 2);
    // The second sentence of these cites source 1, between the characters 10 and 19.
    let two = ["One. ".to_owned(), "Two. ".to_owned()];
    p.gets(Event::Answered(Box::new(answer("One. Two. ", &two))));
    let listed: Vec<_> =
        p.s.sources
            .iter()
            .map(|i| (i.number, i.source_id.0))
            .collect();
    assert_eq!(listed, [(Some(1), 1), (None, 2)]);
}

#[test]
fn the_newest_words_are_in_sight_all_the_while_they_are_written() {
    let mut p = Player::new(80, 24);
    p.open_case();
    p.keys("i");
    p.keys("why");
    p.enter();
    for n in 0..120 {
        p.gets(Event::Token(format!("word{n} and some more of it\n\n")));
        assert!(
            p.text().contains(&format!("word{n} ")),
            "{n}:\n{}",
            p.text()
        );
    }
}

#[test]
fn an_answer_that_ended_too_soon_says_so_and_which_key_helps() {
    let mut p = Player::new(120, 30);
    p.open_case();
    p.keys("iWhy so tired?");
    p.enter();
    let mut early = answer("", &[]);
    (early.engine, early.model) = (crate::practice::EXTRACTIVE.into(), None);
    early.turn = Some(crate::casebook::TurnId(1));
    early.notices = vec![Notice::StoppedEarly];
    p.gets(Event::Answered(Box::new(early)));
    let rows = |p: &Player| -> String {
        let texts = p.s.rendered.concat().into_iter();
        let rows = texts.map(|row| row.into_iter().map(|(t, _)| t).collect::<String>());
        rows.collect::<Vec<_>>().join(" ")
    };
    let text = rows(&p);
    assert!(text.contains("Why so tired?"), "{text}");
    let said = "(Stopped before the first word: there is no answer. r asks it again.)";
    assert!(text.contains(said), "{text}");
    // Nobody wrote it, not even the sources.
    assert!(!text.contains("— "), "{text}");
    let out = p.keys("r");
    assert!(
        matches!(&out[..], [Command::Ask { question, parent: None, .. }] if question == "Why so tired?"),
        "{out:?}"
    );
    let mut cut = answer("Because the", &["Because the".into()]);
    cut.notices = vec![Notice::CutAtLength];
    p.gets(Event::Answered(Box::new(cut)));
    let text = rows(&p);
    assert!(
        text.contains("the end is missing. P sets how long"),
        "{text}"
    );
}

#[test]
fn that_nothing_was_found_is_said_once_and_not_as_the_words_of_a_source() {
    let mut p = Player::new(120, 30);
    p.open_case();
    p.keys("iWhat about llamas?");
    p.enter();
    let said = crate::locale::t(Notice::NothingFound.key());
    let mut nothing = answer(&said, &[]);
    (nothing.engine, nothing.model) = (crate::practice::EXTRACTIVE.into(), None);
    nothing.notices = vec![Notice::NothingFound];
    p.gets(Event::Answered(Box::new(nothing)));
    let text = p.text();
    assert_eq!(text.matches("I found nothing").count(), 1, "{text}");
    assert!(!text.contains("no model wrote"), "{text}");
}

#[test]
fn that_the_words_are_the_sources_own_is_said_in_one_line_without_a_command() {
    let mut p = Player::new(80, 24);
    p.open_case();
    p.keys("iWhy so tired?");
    p.enter();
    let mut own = answer("She sleeps badly.", &["She sleeps badly.".into()]);
    (own.engine, own.model) = (crate::practice::EXTRACTIVE.into(), None);
    own.notices = vec![Notice::SmallModel];
    p.gets(Event::Answered(Box::new(own)));
    let text = p.text().replace(['│', '┌', '┐', '└', '┘', '─'], " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Beside it stands the list of cases.
    assert!(text.contains("the model is too small. r"), "{text}");
    assert!(text.contains("has it write anyway.)"), "{text}");
    for twice in ["no model wrote", "--small-model", "klankbord models"] {
        assert!(!text.contains(twice), "{text}");
    }
}

#[test]
fn an_answer_of_the_case_that_was_left_is_not_shown_in_the_one_that_is_open() {
    let mut p = Player::new(100, 30);
    let asks = |p: &mut Player, question: &str| {
        p.keys("i");
        p.keys(question);
        match &p.enter()[..] {
            [.., Command::Ask { number, .. }] => *number,
            other => panic!("{other:?}"),
        }
    };
    p.open_case();
    let first = asks(&mut p, "Why so tired?");
    p.opened(Some(case(2)));
    let second = asks(&mut p, "And here?");
    let late = |p: &mut Player, event| p.gets(Event::Answering(first, Box::new(event)));
    // It hears that it is to stop only with its next token.
    late(&mut p, Event::Token("Secret".into()));
    late(&mut p, Event::Failed("Secret".into()));
    let mut of_first = answer("Secret", &["Secret".into()]);
    of_first.turn = Some(TurnId(9));
    let out = late(&mut p, Event::Answered(Box::new(of_first)));
    assert!(
        !p.text().contains("Secret") && p.s.running(),
        "{}",
        p.text()
    );
    assert!(p.s.all_turns.is_empty());
    // Should it be the same case again, what was kept is read.
    assert!(matches!(out[..], [Command::ReadTurns(Some(id))] if id == case(2).case.id));
    let here = Event::Answered(Box::new(answer("Here it is.", &[])));
    p.gets(Event::Answering(second, Box::new(here)));
    assert!(p.text().contains("Here it is.") && !p.s.running());
}
