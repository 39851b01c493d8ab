//! The arm of words as it is asked: languages, compounds, names, phrases, scope and odd input.

use super::*;
use tantivy::directory::RamDirectory;

fn entry(chunk: i64, case: i64, body: &'static str) -> Entry<'static> {
    Entry {
        chunk: ChunkId(chunk),
        case,
        head: String::new(),
        body,
    }
}

fn index() -> Lexical {
    let (l, anew) = Lexical::open(RamDirectory::create()).unwrap();
    assert!(!anew);
    l.change(
        &[
            entry(1, 0, "De schaalvragen helpen de cliënt vooruit"),
            entry(2, 7, "Fatima sprak over schaalvragen en haar grenzen"),
            entry(3, 8, "Fatima sprak over grenzen op het werk"),
            entry(4, 0, "Scaling questions help the client forward"),
        ],
        &[],
    )
    .unwrap();
    l
}

fn ids(l: &Lexical, q: &str, allowed: &[i64]) -> Vec<i64> {
    l.search(q, allowed, 10)
        .unwrap()
        .hits
        .into_iter()
        .map(|(c, _)| c.0)
        .collect()
}

#[test]
fn a_case_is_never_found_from_another() {
    let l = index();
    assert_eq!(ids(&l, "Fatima grenzen", &[0, 7]), [2]);
    assert_eq!(ids(&l, "Fatima grenzen", &[0, 8]), [3]);
    assert_eq!(ids(&l, "Fatima grenzen", &[0]), Vec::<i64>::new());
}

#[test]
fn a_passage_holds_the_words_it_has_in_any_form_and_language_the_rare_ones_most() {
    let l = index();
    let held = |q: &str, chunk: i64| {
        let all = l.held(q, &[1, 2, 3, 4].map(ChunkId)).unwrap();
        all.get(&ChunkId(chunk)).copied().unwrap_or(0.0)
    };
    // All of them, the small words aside.
    assert!((held("Wat is een schaalvraag voor Fatima?", 2) - 1.0).abs() < 1e-4);
    assert!((held("Fatima", 3) - 1.0).abs() < 1e-4 && held("Fatima", 1) == 0.0);
    // The rarer of two words is the larger half, and one that nobody wrote larger still.
    let half = held("werk van Fatima", 2);
    assert!(half > 0.0 && half < 0.5, "{half}");
    assert!(held("Fatima en de dolfijnen", 2) < 0.5);
    // What it is called in the other language.
    assert!(held("boundaries at work", 3) > 0.9);
    // Only what was asked for, whatever is typed.
    assert_eq!(l.held("Fatima", &[ChunkId(1)]).unwrap().len(), 0);
    assert!(l.held("de het een", &[ChunkId(1)]).unwrap().is_empty());
    assert!(l.held("Fatima", &[]).unwrap().is_empty());
}

#[test]
fn what_nobody_wrote_is_told_where_much_is_about_a_word_of_the_question() {
    let l = index();
    let absent = |q: &str| l.search(q, &[0, 7, 8], 10).unwrap().absent;
    assert_eq!(absent("Wat doen schaalvragen met dolfijnen?"), 1);
    assert_eq!(absent("Does the client like dolphins?"), 1);
    // A form of a word that is there is there, and so is a compound of such words.
    assert_eq!(absent("Wie helpt een schaalvraag vooruit?"), 0);
    // Much of what is written is about nothing in this question.
    assert_eq!(absent("Hoe slapen dolfijnen?"), 0);
    assert_eq!(absent("de het een"), 0);
}

#[test]
fn words_are_stemmed_in_their_own_language_and_deletes_count() {
    let l = index();
    // The passage in the other language is found by the glossary.
    let mut found = ids(&l, "schaalvraag", &[0]);
    found.sort_unstable();
    assert_eq!(found, [1, 4]);
    assert_eq!(ids(&l, "question client", &[0])[0], 4);
    l.change(&[], &[ChunkId(1)]).unwrap();
    assert_eq!(ids(&l, "schaalvraag", &[0]), [4]);
}

#[test]
fn a_dutch_word_is_found_by_its_plural_though_its_last_letter_changes() {
    let l = index();
    l.change(&[entry(6, 0, "Een brief over een grens")], &[])
        .unwrap();
    assert_eq!(ids(&l, "brieven", &[0]), [6]);
    assert_eq!(ids(&l, "grenzen", &[0]), [6]);
}

#[test]
fn odd_queries_are_answered_quietly() {
    let l = index();
    for q in [
        "",
        "   ",
        "\"AND (",
        "+-*",
        "de het een",
        "سلام 👩‍👩‍👧",
        &"woord ".repeat(20_000),
    ] {
        let _ = l.search(q, &[0], 10).unwrap();
    }
    assert_eq!(
        ids(&l, "de", &[0]),
        [1],
        "a query of stop words alone still finds"
    );
}

#[test]
fn compounds_are_found_by_their_parts_and_less_than_the_word_itself() {
    let l = index();
    l.change(&[entry(5, 0, "Een vraag aan de cliënt")], &[])
        .unwrap();
    let found = ids(&l, "vragen", &[0]);
    assert_eq!((found[0], found.contains(&1)), (5, true), "{found:?}");
    let mut found = ids(&l, "schaalvraag", &[0]);
    found.retain(|id| *id != 4); // its translation, whose words are rarer among these few passages
    assert_eq!(found[0], 1, "{found:?}");
}

#[test]
fn a_name_mistyped_and_the_beginning_of_a_word_are_found() {
    let l = index();
    assert_eq!(ids(&l, "Fatmia", &[0, 7]), [2]);
    assert_eq!(ids(&l, "schaalv*", &[0]), [1]);
    assert_eq!(ids(&l, "schaalvr", &[0]), [1]);
}

#[test]
fn words_in_quotation_marks_stand_in_that_order() {
    let l = index();
    assert_eq!(ids(&l, "\"grenzen op het werk\"", &[0, 7, 8]), [3]);
    assert_eq!(ids(&l, "\"werk het op\"", &[0, 7, 8]), Vec::<i64>::new());
    assert_eq!(
        ids(&l, "\"grenzen", &[0, 8]),
        [3],
        "a mark never closed is no phrase"
    );
}

#[test]
fn an_index_of_another_kind_is_begun_anew() {
    let directory = RamDirectory::create();
    let mut other = Schema::builder();
    other.add_u64_field("else", NumericOptions::default().set_fast());
    Index::create(directory.clone(), other.build(), IndexSettings::default()).unwrap();
    let (l, anew) = Lexical::open(directory.clone()).unwrap();
    assert!(anew);
    l.change(&[entry(1, 0, "een vraag")], &[]).unwrap();
    assert_eq!(ids(&l, "vraag", &[0]), [1]);
    assert!(!Lexical::open(directory).unwrap().1);
}

#[test]
fn a_question_is_said_with_the_words_the_texts_use() {
    let (l, _) = Lexical::open(RamDirectory::create()).unwrap();
    l.change(&[entry(1, 0, "Every appointment is kept")], &[])
        .unwrap();
    assert_eq!(l.said("een afspraak", 0).as_deref(), Some("a appointment"));
    assert_eq!(l.said("Fatima", 0), None);
    assert_eq!(l.said("een afspraak", 7), None);
}
