//! What a word is called in the other language, for the arm of words: a question in English finds what is written in Dutch by more than its names and
//! loan words. Read once from assets/search/glossary.txt. Called by `wording`, `saying`, `absent` and `lang`.

use super::terms::in_order;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use tantivy::tokenizer::Language;

static FILE: &str = include_str!("../../assets/search/glossary.txt");
/// As in the index: Dutch first.
const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

/// What something is called in the other language.
#[derive(Debug, PartialEq)]
pub(super) struct Name {
    /// As indexed, one stem or more.
    pub stems: Vec<String>,
    /// As it is written.
    pub written: String,
}

/// For each language: a stem, or two that stand side by side, to what that is called in the other.
type Names = [HashMap<String, Vec<Name>>; 2];

/// What the file says.
struct Known {
    names: Names,
    /// Stems of the words that are said about everything.
    common: [HashSet<String>; 2],
}

/// The line after which words tell what a text is about.
const THINGS: &str = "\n# things:";

fn shipped() -> &'static Known {
    static SHIPPED: OnceLock<Known> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let (common, things) = FILE.split_once(THINGS).unwrap_or((FILE, ""));
        let mut names = Names::default();
        read(common, &mut names);
        let common = names.each_ref().map(|n| n.keys().cloned().collect());
        // What is left of the line itself has no entry.
        read(things, &mut names);
        Known { names, common }
    })
}

fn read(file: &str, names: &mut Names) {
    let entries = file
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(str::split_whitespace);
    let indexed =
        |written: &str, language| (in_order(written, language, 4), written.replace('+', " "));
    for (dutch, english) in entries.filter_map(|e| e.split_once('=')) {
        let dutch = indexed(dutch, LANGUAGES[0]);
        for english in english.split('|') {
            let english = indexed(english, LANGUAGES[1]);
            // A single word can be looked up, or two that stand side by side: what English says in two is often one word of Dutch.
            for (n, from, to) in [(0, &dutch, &english), (1, &english, &dutch)] {
                if let (1..=2, Some(names)) = (from.0.len(), names.get_mut(n)) {
                    let there = names.entry(from.0.join(" ")).or_default();
                    let (stems, written) = to.clone();
                    if !stems.is_empty() && !there.iter().any(|name| name.stems == stems) {
                        there.push(Name { stems, written });
                    }
                }
            }
        }
    }
}

/// Whether a stem of a language (0 Dutch, 1 English) is of a word that is said about everything.
pub(super) fn common(language: usize, stem: &str) -> bool {
    let known = shipped().common.get(language);
    known.is_some_and(|c| c.contains(stem))
}

/// Whether a word is known as Dutch, and as English.
pub(super) fn knows(word: &str) -> [bool; 2] {
    let mut out = [false; 2];
    for (there, (names, language)) in out.iter_mut().zip(shipped().names.iter().zip(LANGUAGES)) {
        *there = in_order(word, language, 1)
            .pop()
            .is_some_and(|stem| names.contains_key(&stem));
    }
    out
}

/// What a stem of a language (0 Dutch, 1 English), or two side by side, are called in the other.
pub(super) fn names(language: usize, stems: &str) -> &'static [Name] {
    let known = shipped().names.get(language).and_then(|n| n.get(stems));
    known.map_or(&[], Vec::as_slice)
}

/// What a stem of a language (0 Dutch, 1 English) is called in the other: ways to say it, each a list of words, each word in as many ways as there are.
/// A Dutch compound that is not known as a whole is said by its parts, if all of them are known.
pub(super) fn across(language: usize, stem: &str, parts: &[String]) -> Vec<Vec<Vec<String>>> {
    let known = names(language, stem);
    if !known.is_empty() {
        return known.iter().map(apart).collect();
    }
    let each: Option<Vec<Vec<String>>> = parts
        .iter()
        .map(|p| {
            let ways: Vec<String> = names(language, p)
                .iter()
                .filter_map(|n| match n.stems.as_slice() {
                    [one] => Some(one.clone()),
                    _ => None,
                })
                .collect();
            (!ways.is_empty()).then_some(ways)
        })
        .collect();
    each.filter(|e| !e.is_empty()).into_iter().collect()
}

/// What two words side by side are called together in the other language, in one word: `core quadrant`.
pub(super) fn together(language: usize, first: &str, second: &str) -> Vec<Vec<Vec<String>>> {
    names(language, &format!("{first} {second}"))
        .iter()
        .filter(|name| name.stems.len() == 1)
        .map(apart)
        .collect()
}

/// The words of a name, each in the one way it is written.
fn apart(name: &Name) -> Vec<Vec<String>> {
    name.stems.iter().map(|w| vec![w.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_both_directions_by_their_stems() {
        let stem = |w, l| in_order(w, l, 1).pop().unwrap();
        let dutch = across(0, &stem("grenzen", LANGUAGES[0]), &[]);
        let boundary = vec![vec![stem("boundaries", LANGUAGES[1])]];
        assert!(dutch.contains(&boundary), "{dutch:?}");
        let english = across(1, &stem("mistakes", LANGUAGES[1]), &[]);
        let fout = vec![vec![stem("fouten", LANGUAGES[0])]];
        assert!(english.contains(&fout), "{english:?}");
        assert_eq!(across(1, "klankbord", &[]), Vec::<Vec<Vec<String>>>::new());
    }

    #[test]
    fn two_words_of_english_may_be_one_of_dutch() {
        let stem = |w, l| in_order(w, l, 1).pop().unwrap();
        let (core, quadrant) = (stem("core", LANGUAGES[1]), stem("quadrants", LANGUAGES[1]));
        let dutch = vec![vec![stem("kernkwadrant", LANGUAGES[0])]];
        assert!(together(1, &core, &quadrant).contains(&dutch));
        assert!(together(1, &quadrant, &core).is_empty());
    }

    #[test]
    fn a_compound_nobody_listed_is_said_by_its_parts() {
        let parts = ["werk", "angst"].map(str::to_owned);
        let ways = across(0, "werkangst", &parts);
        assert_eq!(ways.len(), 1);
        assert_eq!(ways[0].len(), 2);
        assert!(ways[0][1].contains(&"fear".to_owned()));
        assert!(across(0, "werkxyz", &["werk".into(), "xyz".into()]).is_empty());
    }

    #[test]
    fn a_thing_is_known_and_yet_tells_what_a_text_is_about() {
        for (dutch, english, everywhere) in [
            ("afspraak", "appointment", true),
            ("dolfijn", "dolphin", false),
        ] {
            for (n, word) in [dutch, english].into_iter().enumerate() {
                let stem = in_order(word, LANGUAGES[n], 1).join(" ");
                assert!(!names(n, &stem).is_empty(), "{word}");
                assert_eq!(common(n, &stem), everywhere, "{word}");
            }
        }
    }

    #[test]
    fn things_of_every_day_are_known() {
        for (dutch, english) in [
            ("opzegtermijn", "notice"),
            ("schuur", "shed"),
            ("vleugel", "wing"),
            ("ruis", "noise"),
            ("aardbeien", "strawberry"),
            ("schoonmoeder", "mother-in-law"),
            ("getuigenis", "testimony"),
            ("hoofdgerecht", "main course"),
        ] {
            let name = in_order(english, LANGUAGES[1], 4);
            let stem = in_order(dutch, LANGUAGES[0], 1).join(" ");
            let known = names(0, &stem);
            assert!(known.iter().any(|n| n.stems == name), "{dutch}: {known:?}");
        }
    }

    #[test]
    fn every_entry_of_the_file_is_read() {
        for entry in FILE
            .lines()
            .filter(|l| !l.starts_with('#'))
            .flat_map(str::split_whitespace)
        {
            assert_eq!(entry.matches('=').count(), 1, "{entry}");
            let (dutch, english) = entry.split_once('=').unwrap();
            let sides = english.split('|').map(|e| (e, LANGUAGES[1]));
            for (side, language) in sides.chain([(dutch, LANGUAGES[0])]) {
                // More than four words are not read whole.
                let words = in_order(side, language, 9).len();
                assert!((1..=4).contains(&words), "{entry}");
            }
        }
    }
}
