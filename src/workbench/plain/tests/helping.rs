//! Drafts of a case and the summary of a conversation, by words.

use super::*;
use crate::casebook::HelpKind;
use crate::practice::{Digest, Help, HelpItem};

fn citation(source: i64, title: &str, span: (usize, usize)) -> Citation {
    Citation {
        source_id: SourceId(source),
        path: format!("{title}.md"),
        title: title.into(),
        day: None,
        span,
        support: 1.0,
    }
}

fn item(text: &str, citations: Vec<Citation>) -> HelpItem {
    HelpItem {
        field: "goal".into(),
        row: 0,
        part: String::new(),
        text: text.into(),
        supported: true,
        citations,
        sessions: None,
    }
}

fn made(kind: HelpKind) -> Help {
    Help {
        help: kind,
        case: CaseId(7),
        draft: "# GROW sheet – Traject 7\n\n## Goal\n\n- Home at five. [2]\n- Rest. [1]\n\n---\nSources:\n[1] May\n[2] June\n".into(),
        data: serde_json::Value::Null,
        // The order of the sentences is not that of the numbers.
        items: vec![
            item("Home at five.", vec![citation(12, "June", (3, 9))]),
            item("Rest.", vec![citation(11, "May", (0, 5))]),
        ],
        sources: vec![
            citation(11, "May", (0, 5)),
            citation(12, "June", (3, 9)),
        ],
        engine: "extractive".into(),
        model: None,
        privacy: PrivacyLevel::Private,
        network: Network::None,
        usage: Usage::default(),
        notices: vec![Notice::NoModel],
        trouble: None,
    }
}

#[test]
fn a_draft_is_asked_for_by_word_or_number_and_read_with_its_sources() {
    let mut s = session(None);
    assert_eq!(said(&s.line("draft grow", 0)), ["Open a case first."]);
    let mut s = with_case(None);
    let listed = s.line("draft", 0);
    assert_eq!(said(&listed).len(), 7, "{:?}", said(&listed));
    assert!(
        said(&listed)[5].starts_with("5 grow, GROW"),
        "{:?}",
        said(&listed)
    );
    for line in ["draft 5", "draft grow", "concept grow", "open 5"] {
        s.line("draft", 0);
        let asked = acts(s.line(line, 0));
        assert!(
            matches!(&asked[..], [Act::Help(a)] if a.kind == HelpKind::Grow && a.case == CaseId(7)),
            "{line}"
        );
    }
    let read = s.helped(made(HelpKind::Grow));
    assert_eq!(
        said(&read)[1..],
        [
            "GROW sheet – Traject 7",
            "Goal",
            "- Home at five. [2]",
            "- Rest. [1]",
            "Sources:",
            "[1] May",
            "[2] June",
            "No model wrote this; it is in your sources' own words.",
            "PRIVATE, no network.",
        ]
    );
    // A number leads where the draft says it does.
    assert!(matches!(
        acts(s.line("source 2", 0))[..],
        [Act::OpenSource(SourceId(12), Some((3, 9)))]
    ));
    assert!(said(&s.line("sources", 0))[1].starts_with("1 May, Rest."));
}

#[test]
fn nothing_of_a_draft_is_kept_before_a_word_for_it() {
    let mut s = with_case(None);
    s.helped(made(HelpKind::Grow));
    assert!(matches!(
        &acts(s.line("keep", 0))[..],
        [Act::KeepHelp(CaseId(7), text)] if text.contains("Home at five")
    ));
    s.outcome(Outcome::HelpKept(NoteId(3)), 0);
    assert!(
        matches!(acts(s.line("edit", 0))[..], [Act::ReadNote(NoteId(3), _)]),
        "the note is what was read last"
    );
    s.helped(made(HelpKind::Grow));
    assert!(
        said(&s.line("keep goals", 0))[0].contains("draft smart"),
        "the headings of a GROW sheet are no goals"
    );
    assert_eq!(said(&s.line("discard", 0)), ["Discarded."]);
    assert!(said(&s.line("keep", 0))[0].contains("no answer yet"));
    assert!(said(&s.line("keep goals", 0))[0].contains("draft smart"));
}

#[test]
fn a_draft_is_edited_behind_what_was_typed_and_is_a_draft_from_then_on() {
    let mut s = with_case(Some("typed before"));
    s.helped(made(HelpKind::Smart));
    let asked = acts(s.line("edit", 0));
    let [Act::NoteBehind(case, text)] = &asked[..] else {
        panic!("it is not edited");
    };
    let typed = Draft {
        key: "new-note:case:7".into(),
        body: "typed before\n".into(),
        meta: String::new(),
        saved_ms: 0,
    };
    let out = s.outcome(Outcome::NoteBehind(*case, Some(typed), text.clone()), 0);
    assert!(
        matches!(&acts(out)[..], [Act::SaveDraft(key, body)] if key == "new-note:case:7" && body.starts_with("typed before\n\n# GROW"))
    );
    s.line("replace 3 # Mine", 0);
    assert!(matches!(
        &acts(s.line("keep goals", 0))[..],
        [Act::KeepGoals(CaseId(7), text)] if text.contains("# Mine")
    ));
    assert!(matches!(
        &acts(s.line("save", 0))[..],
        [Act::SaveNote { id: None, note, .. }] if note.body.contains("# Mine") && note.case_id == CaseId(7)
    ));
}

#[test]
fn a_summary_is_read_and_changed_by_lines() {
    let mut s = with_case(None);
    assert!(matches!(
        acts(s.line("samenvatting", 0))[..],
        [Act::Summary(Some(CaseId(7)), None)]
    ));
    assert!(said(&s.outcome(Outcome::Summary(None), 0))[0].starts_with("Nothing of this"));
    let digest = Digest {
        upto: TurnId(5),
        turns: 1,
        text: Local::new("They spoke of limits.\nShe says no once.".into()),
        by: "coach".into(),
    };
    let read = s.outcome(Outcome::Summary(Some(digest)), 0);
    assert_eq!(
        said(&read),
        [
            "Summary of one question, changed by you. edit changes it.",
            "They spoke of limits.",
            "She says no once.",
        ]
    );
    let lines = s.line("edit", 0);
    assert!(said(&lines).contains(&"2 She says no once."));
    assert!(
        acts(s.line("replace 2 She says no twice.", 0)).is_empty(),
        "a summary has no draft"
    );
    assert!(matches!(
        &acts(s.line("save", 0))[..],
        [Act::SetSummary(Some(CaseId(7)), TurnId(5), text)] if text == "They spoke of limits.\nShe says no twice."
    ));
    assert_eq!(
        said(&s.outcome(Outcome::SummarySet, 0)),
        ["The summary was changed."]
    );
    assert!(said(&s.line("lines", 0))[0].starts_with("No note is being edited"));
}
