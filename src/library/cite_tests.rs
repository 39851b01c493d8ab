//! Tests of what speaks for a place as the support of a sentence.

use super::super::weights::Weights;
use super::*;

/// A passage of a source of that name.
fn hit(path: &str, lang: &str, text: &str) -> Hit {
    Hit {
        rank: 1,
        score: 1.0,
        source: "Bron".into(),
        path: path.into(),
        source_id: crate::casebook::SourceId(1),
        chunk_id: crate::casebook::ChunkId(1),
        heading: vec![],
        span: (0, text.chars().count()),
        text: text.into(),
        lexical: None,
        dense: None,
        lang: lang.into(),
    }
}

/// Whether a place carries a sentence by its words alone.
fn carried(compared: &Compared<'_>, sentence: &str) -> bool {
    let cited = Weights::shipped().citation;
    let all = compared.evidence(sentence, None);
    all.iter().any(|e| e.support(&cited) >= cited.supported)
}

#[test]
fn without_vectors_a_sentence_with_nothing_in_common_has_no_support_in_either_language() {
    let hits = [hit(
        "grenzen.md",
        "nl",
        "De cliënt stelt een vraag over zijn werk en zijn grenzen.",
    )];
    let compared = Compared::new(&hits);
    let carried = |sentence| carried(&compared, sentence);
    assert!(!carried("Nobody knows why the ships float on the sea."));
    assert!(!carried(
        "Niemand weet waarom schepen op zee blijven drijven."
    ));
    assert!(carried(
        "The client asks a question about work and boundaries."
    ));
    assert!(carried(
        "De cliënt heeft een vraag over grenzen in zijn werk."
    ));
}

#[test]
fn another_number_or_the_same_sentence_denied_is_no_support_however_alike() {
    let alike = Evidence {
        share: 1.0,
        alike: (1.0, 1.0),
        cosine: Some(0.98),
        numbers: 0.0,
        names: 0.0,
        negation: false,
        across: false,
        opposed: false,
        strange: false,
        beyond: None,
        slight: false,
    };
    let cited = Weights::shipped().citation;
    let supports = |e: Evidence| e.support(&cited) >= cited.supported;
    assert!(supports(alike));
    assert!(!supports(Evidence {
        numbers: 0.5,
        ..alike
    }));
    assert!(!supports(Evidence {
        negation: true,
        ..alike
    }));
    // A place that says more besides may deny something else.
    assert!(supports(Evidence {
        negation: true,
        alike: (1.0, 0.3),
        ..alike
    }));
    // The opposite word is another fact, and denied it is the same again.
    let opposed = Evidence {
        opposed: true,
        ..alike
    };
    assert!(!supports(opposed));
    assert!(supports(Evidence {
        negation: true,
        ..opposed
    }));
    assert!(!supports(Evidence {
        strange: true,
        ..alike
    }));
    assert!(!supports(Evidence {
        slight: true,
        ..alike
    }));
    let beyond = |share, apart| Evidence {
        beyond: Some(super::super::echo::Beyond { share, apart }),
        ..alike
    };
    assert!(supports(beyond(0.8, Some(0.7))) && supports(beyond(0.8, None)));
    assert!(!supports(beyond(0.0, Some(0.9))) && !supports(beyond(0.2, Some(0.5))));
    assert!(!supports(Evidence {
        names: 0.5,
        ..beyond(0.8, Some(0.7))
    }));
    assert_eq!(unlisted("2. Twee dingen"), " Twee dingen");
    assert_eq!(unlisted("2.5 uur"), "2.5 uur");
}

#[test]
fn what_shares_only_the_questions_words_with_a_passage_is_not_supported_by_it() {
    let hits = [
        hit(
            "programme.md",
            "en",
            "Either party may end the programme. The coach asks for one closing session, free of charge.",
        ),
        hit(
            "programma.md",
            "nl",
            "De coach sluit het traject af met een gesprek.",
        ),
    ];
    let mut compared = Compared::new(&hits);
    compared.asked("How should a coach end the programme?", "");
    let carried = |sentence| carried(&compared, sentence);
    assert!(!carried("A coach should end the programme slowly."));
    assert!(!carried(
        "The coach ends the programme when all tasks are completed."
    ));
    assert!(carried(
        "The coach asks for one closing session to end the programme."
    ));
    assert!(carried("The closing session is free of charge."));
    // Short lines are carried only by what says just that.
    assert!(!carried("Session charge."));
}
