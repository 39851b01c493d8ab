//! The rules of reviewing, by example and by property.

use super::record::{Facts, TrainingType, Word, Words};
use super::review::*;
use crate::casebook::{AnonymisationLevel, FindingId, RecordId};
use crate::privacy::{Anonymiser, Known};
use crate::vault::FindingRow;
use proptest::prelude::*;

fn own(text: &str) -> Word {
    Word::new(text, true).unwrap()
}

fn words() -> Words {
    Words {
        patterns: vec![
            own("ruzie met Henk"),
            Word::new("perfectionism", false).unwrap(),
            own("zwijgen é"),
        ],
        techniques: vec![Word::new("grow", false).unwrap()],
    }
}

fn facts() -> Facts {
    Facts {
        outcomes: "progress".into(),
        session_count: 3,
        duration_avg: 62,
        language: "nl".into(),
        less: super::facts::Less::default(),
    }
}

const ID: Identity<'static> = Identity {
    training_id: "1f0e8a3c-0d5b-4c52-9c47-2f6c3a1b7d10",
    coach_id: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    data_type: TrainingType::CasePatterns,
    day: "2026-11-21T00:00:00Z",
};

fn found(level: AnonymisationLevel, marked: &dyn Fn(&str) -> bool) -> Vec<FindingRow> {
    let known = Known {
        names: vec!["Henk Bakker".into()],
        ..Known::default()
    };
    let a = Anonymiser::new(&known);
    find(&words(), level, &a, &mut a.pseudonyms([1; 32]), marked)
}

#[test]
fn nothing_the_coach_made_up_leaves_until_it_is_marked() {
    let f = found(AnonymisationLevel::Full, &|_| false);
    let r = build(&ID, &words(), &facts(), AnonymisationLevel::Full, &f);
    assert_eq!(r.anonymized_content.patterns, ["perfectionism"]);
    assert!(r.line().is_ok());
    // The word is marked, the name in it still is not.
    let f = found(AnonymisationLevel::Full, &|w| w == "ruzie met Henk");
    let r = build(&ID, &words(), &facts(), AnonymisationLevel::Full, &f);
    assert_eq!(
        r.anonymized_content.patterns,
        ["perfectionism", "ruzie met [PERSON]"]
    );
    let f = found(AnonymisationLevel::Partial, &|w| w == "ruzie met Henk");
    let r = build(&ID, &words(), &facts(), AnonymisationLevel::Partial, &f);
    assert!(
        r.anonymized_content.patterns[1].starts_with("ruzie met [PERSON-"),
        "{r:?}"
    );
    assert_eq!(
        (
            r.anonymized_content.metadata.duration_avg,
            r.anonymized_content.metadata.session_count
        ),
        (60, 3)
    );
}

#[test]
fn the_original_line_shows_each_finding_where_it_stands() {
    let f = found(AnonymisationLevel::Full, &|_| false);
    let (line, spans) = original(&ID, &words(), &facts(), AnonymisationLevel::Full, &f).unwrap();
    let said: Vec<String> = spans.iter().map(|s| part(&line, *s)).collect();
    assert!(
        said.contains(&"ruzie met Henk".to_owned()) && said.contains(&"Henk".to_owned()),
        "{said:?}"
    );
    assert!(said.contains(&"zwijgen é".to_owned()));
    let (line, places) = places(&ID, &words(), &facts(), AnonymisationLevel::Full).unwrap();
    let at = line
        .chars()
        .collect::<Vec<_>>()
        .windows(4)
        .position(|w| w.iter().collect::<String>() == "grow")
        .unwrap();
    assert_eq!(
        locate(&words(), &line, &places, (at, at + 4)).unwrap(),
        (3, (0, 4))
    );
    assert!(locate(&words(), &line, &places, (at - 3, at + 4)).is_err());
    assert!(locate(&words(), &line, &places, (0, 5)).is_err());
}

#[test]
fn decisions_live_on_in_the_next_review_of_the_same_words() {
    let mut old = found(AnonymisationLevel::Full, &|_| false);
    old[0].decision = "changed".into();
    old[0].replacement = "ruzie".into();
    old.push(FindingRow {
        word: 3,
        span: (0, 4),
        decision: "redacted".into(),
        reason: BY_HAND.into(),
        ..old[0].clone()
    });
    let mut now = found(AnonymisationLevel::Full, &|_| false);
    let mut later = words();
    later.patterns.insert(0, own("angst"));
    for f in &mut now {
        f.word += 1;
    }
    carry_over((&words(), &old), &later, &mut now);
    let r = build(&ID, &later, &facts(), AnonymisationLevel::Full, &now);
    assert!(r.anonymized_content.patterns.contains(&"ruzie".to_owned()));
    assert_eq!(r.anonymized_content.techniques_used, ["ruzie"]);
}

proptest! {
    #[test]
    fn whatever_is_found_none_of_a_covered_character_leaves(
        text in "[a-z]{1,12}", spans in prop::collection::vec((0usize..12, 0usize..12), 0..5),
    ) {
        let w = own(&text);
        let n = text.chars().count();
        let rows: Vec<FindingRow> = spans.iter().map(|(a, b)| FindingRow {
            id: FindingId(0), record_id: RecordId(0), word: 0, span: ((*a).min(*b).min(n), (*a).max(*b).min(n)), kind: "QUASI".into(),
            reason: String::new(), confidence: 1.0, replacement: "#".into(), decision: "open".into(),
        }).collect();
        let refs: Vec<&FindingRow> = rows.iter().collect();
        let out = rendered(&w, &refs).unwrap_or_default();
        let kept: String = text.chars().enumerate()
            .filter(|(i, _)| !rows.iter().any(|f| f.span.0 <= *i && *i < f.span.1)).map(|(_, c)| c).collect();
        prop_assert_eq!(out.replace('#', ""), kept);
    }
}

#[test]
fn what_stands_in_the_place_of_a_finding_is_found_in_the_line_that_leaves() {
    // The whole words are let through, so that the name in one of them is replaced within it.
    let f = found(AnonymisationLevel::Full, &|w| {
        !w.eq_ignore_ascii_case("henk")
    });
    let r = build(&ID, &words(), &facts(), AnonymisationLevel::Full, &f);
    let line = r.line().unwrap();
    let chars: Vec<char> = line.chars().collect();
    // Findings that are not kept yet all have number 0; here each needs its own.
    let f: Vec<FindingRow> = f
        .into_iter()
        .zip(1..)
        .map(|(f, id)| FindingRow {
            id: FindingId(id),
            ..f
        })
        .collect();
    let places = leaving(&words(), &f, &line);
    assert_eq!(places.len(), 1, "{places:?}");
    for (id, (a, b)) in places {
        let of = f.iter().find(|f| f.id == id).unwrap();
        assert_eq!(chars[a..b].iter().collect::<String>(), of.replacement);
        assert_eq!(of.kind, "PERSON");
    }
}
