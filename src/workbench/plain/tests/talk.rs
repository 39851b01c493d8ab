//! Asking: answers, their sources, and the branches of a conversation.

use super::*;
use crate::practice::{By, SourceView};
use crate::vault::{Source, SourceKind};

#[test]
fn an_answer_no_model_wrote_says_so_and_its_source_opens_at_the_span() {
    let mut s = with_case(None);
    let asked = acts(s.line("Wat helpt?", 0));
    assert!(
        matches!(&asked[..], [Act::SaveDraft(key, _), Act::Ask { by: By::Best, .. }] if key == "ask:7")
    );
    let done = s.asking(AskEvent::Done(Box::new(answer("Vraag door.", None))));
    assert_eq!(
        said(&done)[..3],
        [
            "No model wrote this; it is in your sources' own words.",
            "Vraag door. [1]",
            "[1] Het GROW-model"
        ]
    );
    let opened = acts(s.line("source 1", 0));
    assert!(matches!(
        &opened[..],
        [Act::OpenSource(SourceId(4), Some((6, 11)))]
    ));
    let view = SourceView {
        source: Source {
            id: SourceId(4),
            kind: SourceKind::Material,
            case_id: None,
            note_id: None,
            title: "Het GROW-model".into(),
            path: "grow.md".into(),
            lang: "nl".into(),
            hash: String::new(),
            chars: 16,
            imported_ms: 0,
        },
        text: Local::new("Voor. Kern. Na.".into()),
    };
    let read = s.outcome(Outcome::Source(Box::new(view), Some((6, 11))), 0);
    assert_eq!(
        said(&read)[1..],
        [
            "Voor.",
            "--- cited from here",
            "Kern.",
            "--- cited until here",
            "Na."
        ]
    );
    let again = acts(s.line("again", 0));
    assert!(
        matches!(again.last(), Some(Act::Ask { by: By::Sources, question, .. }) if question == "Wat helpt?")
    );
}

#[test]
fn a_streamed_answer_is_printed_once_by_whole_sentences() {
    let mut s = with_case(None);
    s.line("ask what helps", 0);
    let mut lines = Vec::new();
    for piece in ["Ask o", "n. The", "n wai", "t."] {
        let effects = s.asking(AskEvent::Token(piece.into()));
        lines.extend(said(&effects).into_iter().map(str::to_owned));
    }
    let done = s.asking(AskEvent::Done(Box::new(answer(
        "Ask on. Then wait.",
        Some("SmolLM2"),
    ))));
    lines.extend(said(&done).into_iter().map(str::to_owned));
    assert_eq!(lines[..3], ["Ask on.", "Then wait.", "[1] Het GROW-model"]);
}

#[test]
fn that_it_may_be_no_answer_is_said_before_the_sources_own_words_and_once() {
    let mut s = with_case(None);
    s.line("ask what helps", 0);
    let mut doubted = answer("Ask on.", None);
    doubted.notices.push(Notice::Uncertain);
    let done = s.asking(AskEvent::Done(Box::new(doubted)));
    let lines = said(&done);
    let at = |what: &str| lines.iter().position(|l| l.contains(what));
    let doubt = at("may hold no answer");
    assert!(doubt.is_some() && doubt < at("Ask on."), "{lines:?}");
    let doubts = lines.iter().filter(|l| l.contains("may hold no answer"));
    assert_eq!(doubts.count(), 1, "{lines:?}");
}

#[test]
fn a_question_that_fails_is_kept_and_asked_again_by_ask_alone() {
    let mut s = with_case(None);
    s.line("ask wat helpt", 0);
    s.asking(AskEvent::Failed("The disk is full.".into()));
    assert!(
        matches!(acts(s.line("ask", 0)).last(), Some(Act::Ask { question, .. }) if question == "wat helpt")
    );
}

/// Asks and gets an answer that is kept under a number.
fn ask(s: &mut Session, line: &str, turn: i64) -> Vec<Act> {
    let asked = acts(s.line(line, 0));
    s.asking(AskEvent::Done(Box::new(numbered(turn, "Zo.", None))));
    asked
}

fn parent(asked: &[Act]) -> Option<TurnId> {
    match asked.last() {
        Some(Act::Ask { parent, .. }) => *parent,
        _ => panic!("nothing was asked"),
    }
}

#[test]
fn a_past_question_is_asked_in_other_words_beside_the_old_one() {
    let mut s = with_case(None);
    assert_eq!(parent(&ask(&mut s, "Eerst?", 1)), None);
    assert_eq!(parent(&ask(&mut s, "Dan?", 2)), Some(TurnId(1)));
    assert_eq!(parent(&ask(&mut s, "Daarna?", 3)), Some(TurnId(2)));
    s.line("gesprek", 0);
    assert_eq!(said(&s.line("edit 2", 0))[0], "Question: Dan?");
    assert_eq!(parent(&ask(&mut s, "En dan", 4)), Some(TurnId(1)));
    let listed = s.line("conversation", 0);
    assert_eq!(said(&listed)[1..], ["1 Eerst?", "2 En dan, version 2 of 2"]);

    let versions = s.line("versies", 0);
    assert_eq!(
        said(&versions)[1..],
        [
            "1 Dan?, in the sources' own words",
            "2 En dan, in the sources' own words, this one"
        ]
    );
    assert_eq!(said(&s.line("read 1", 0))[0], "Dan?, version 1 of 2");
    let listed = s.line("conversation", 0);
    assert_eq!(said(&listed).len(), 4, "what followed the old one is there");
    s.line("edit 3", 0);
    assert_eq!(said(&s.line(" ", 0)), ["Nothing was done."]);
}

#[test]
fn a_failed_question_leaves_the_conversation_as_it_was() {
    let mut s = with_case(None);
    ask(&mut s, "Eerst?", 1);
    ask(&mut s, "Dan?", 2);
    s.line("conversation", 0);
    s.line("edit 1", 0);
    s.line("Anders?", 0);
    s.asking(AskEvent::Failed("The disk is full.".into()));
    let listed = s.line("conversation", 0);
    assert_eq!(said(&listed)[1..], ["1 Eerst?", "2 Dan?"]);
}

#[test]
fn the_reasoning_of_a_model_is_read_only_when_asked_for() {
    let mut s = with_case(None);
    s.line("ask what helps", 0);
    let mut lines = Vec::new();
    let text = "<think>Hm. Let me see.</think>**Ask** on. Then wait.";
    for piece in text.split_inclusive('e') {
        let effects = s.asking(AskEvent::Token(piece.into()));
        lines.extend(said(&effects).into_iter().map(str::to_owned));
    }
    let done = s.asking(AskEvent::Done(Box::new(answer(text, Some("Qwen3")))));
    lines.extend(said(&done).into_iter().map(str::to_owned));
    assert_eq!(lines[..3], ["Ask on.", "Then wait.", "[1] Het GROW-model"]);
    assert_eq!(lines[3], "Reasoned for 4 words; thoughts reads it.");
    assert_eq!(said(&s.line("gedachten", 0)), ["Hm.", "Let me see."]);
    s.line("conversation", 0);
    let read = s.line("read 1", 0);
    assert_eq!(said(&read)[2], "Ask on. Then wait. [1]");
}

#[test]
fn an_answer_is_kept_as_a_note_of_the_case() {
    let mut s = with_case(None);
    assert!(said(&s.line("keep", 0))[0].contains("no answer yet"));
    ask(&mut s, "Eerst?", 4);
    assert!(matches!(
        acts(s.line("onthoud", 0)).as_slice(),
        [Act::Keep(CaseId(7), TurnId(4))]
    ));
}

#[test]
fn an_answer_that_ended_too_soon_says_so_and_which_word_helps() {
    let mut s = with_case(None);
    s.line("Wat helpt?", 0);
    let mut early = answer("", None);
    early.sentences.clear();
    early.notices = vec![Notice::StoppedEarly];
    let done = s.asking(AskEvent::Done(Box::new(early)));
    assert_eq!(
        said(&done)[..2],
        [
            "Stopped before the first word: there is no answer.",
            "resend asks it again."
        ]
    );
    let again = acts(s.line("resend", 0));
    assert!(matches!(again.last(), Some(Act::Ask { question, .. }) if question == "Wat helpt?"));
    let mut cut = answer("Vraag", Some("small"));
    cut.notices = vec![Notice::CutAtLength];
    let done = s.asking(AskEvent::Done(Box::new(cut)));
    let longer = "preferences tokens N lets an answer here be longer; resend asks it again.";
    assert!(said(&done).contains(&longer), "{:?}", said(&done));
}
