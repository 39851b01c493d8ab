//! The words of the linear mode: both languages, abbreviations, questions, slips.

use super::*;
use crate::locale::{self, say};

fn verb(line: &str) -> Option<(Verb, String)> {
    match parse(line) {
        Parsed::Command(e, rest) => Some((e.verb, rest)),
        _ => None,
    }
}

#[test]
fn a_word_in_another_form_means_the_same_and_hides_no_word_of_the_table() {
    assert!(matches!(parse("versturen"), Parsed::Command(e, _) if e.verb == Verb::Send));
    assert!(matches!(parse("lezen 2"), Parsed::Command(e, _) if e.verb == Verb::Read));
    for (word, _) in super::super::also::ALSO {
        assert!(
            TABLE.iter().all(|e| e.en != *word && e.nl != *word),
            "{word}"
        );
    }
}

#[test]
fn every_verb_works_in_both_languages_and_has_help_in_both() {
    for e in TABLE {
        let rest = match e.arg {
            Arg::Number => "3",
            Arg::NumberText => "3 tekst",
            Arg::Pair => "oud/nieuw",
            _ => "",
        };
        for word in [e.en.to_owned(), e.nl.to_owned(), e.en.to_uppercase()] {
            assert_eq!(
                verb(&format!("{word} {rest}")),
                Some((e.verb, rest.to_owned()))
            );
        }
        for l in locale::Language::ALL {
            let key = format!("plain-help-{}", e.en);
            assert_ne!(say(l, &key, &[]), key);
        }
    }
}

#[test]
fn no_word_stands_for_two_verbs() {
    for (i, a) in TABLE.iter().enumerate() {
        for b in TABLE.iter().skip(i + 1) {
            assert!(a.en != b.en && a.nl != b.nl && a.en != b.nl && a.nl != b.en);
        }
    }
}

#[test]
fn an_abbreviation_is_completed_when_it_can_mean_one_verb_only() {
    assert_eq!(verb("cas all"), Some((Verb::Cases, "all".into())));
    assert_eq!(verb("nieuw casus"), Some((Verb::New, "casus".into())));
    assert_eq!(
        verb("source 2"),
        Some((Verb::Source, "2".into())),
        "not sources"
    );
    assert!(
        matches!(parse("so 1"), Parsed::Ambiguous(v) if v.iter().any(|e| e.verb == Verb::Sources))
    );
}

#[test]
fn a_line_that_ends_as_a_question_is_one_unless_it_begins_with_a_verb() {
    for q in [
        "Wanneer werkt GROW niet?",
        "I wonder, what helps?",
        "Waarom?",
        "Notes are long, why?",
        "Source of stress, what is it?",
        "Stel dat het lukt, wat dan?",
        "Open vragen, wanneer werken die?",
        "Set aside, does it come back?",
        "Change is hard, what helps?",
    ] {
        assert_eq!(parse(q), Parsed::Question(q.to_owned()));
    }
    assert_eq!(
        verb("vraag wat helpt?"),
        Some((Verb::Ask, "wat helpt?".into()))
    );
    assert_eq!(verb("?"), Some((Verb::Help, String::new())));
    assert_eq!(verb("cases?"), Some((Verb::Cases, String::new())));
}

#[test]
fn an_unknown_word_gets_the_nearest_verb() {
    for (typed, meant) in [
        ("cesas", Verb::Cases),
        ("gespek", Verb::Conversation),
        ("qiut", Verb::Quit),
    ] {
        assert!(
            matches!(parse(typed), Parsed::Unknown(e) if e.verb == meant),
            "{typed}"
        );
    }
    assert!(matches!(parse("read twee"), Parsed::Misused(e) if e.verb == Verb::Read));
}

#[test]
fn no_line_upsets_the_parser() {
    use proptest::prelude::*;
    proptest!(|(line in "\\PC{0,40}")| { parse(&line); });
}

#[test]
fn what_is_offered_again_after_taking_back_is_named_by_a_word_of_the_table() {
    let prepare = TABLE.iter().find(|e| e.verb == Verb::Prepare).unwrap();
    for (l, word) in [
        (locale::Language::En, prepare.en),
        (locale::Language::Nl, prepare.nl),
    ] {
        for key in ["share-ask-revoke", "share-ask-back"] {
            let asks = say(l, key, &[("who", "Wilg".into()), ("what", "x".into())]);
            assert!(asks.contains(&format!(" {word} ")), "{asks}");
        }
    }
}
