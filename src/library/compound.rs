//! Dutch compounds taken apart: `schaalvragen` is also about `vragen`, and whoever asks for a `teamgesprek` may mean a `gesprek` in the `team`. The
//! words are those the anonymiser ships (OpenTaal, see assets/names/NOTICE).

use crate::privacy::lexicon::{Lexicon, flag};

/// Bytes a compound has at least.
const SHORTEST: usize = 8;
/// Bytes a part has at least.
const PART: usize = 4;
/// Parts of one compound at most.
const MOST: usize = 3;

/// Beginnings that make a verb or an adverb, not a compound: an `onderhoud` holds no `houd`.
const PREFIXES: [&str; 31] = [
    "aaneen",
    "achter",
    "achteruit",
    "anti",
    "beneden",
    "binnen",
    "boven",
    "door",
    "heen",
    "inter",
    "langs",
    "mede",
    "midden",
    "naar",
    "neer",
    "onder",
    "over",
    "rond",
    "samen",
    "sub",
    "tegen",
    "terug",
    "toen",
    "tussen",
    "vast",
    "vooruit",
    "voor",
    "waar",
    "daar",
    "hier",
    "super",
];
/// Endings that are words too but make no compound: `leesbaar` holds no `baar`.
const SUFFIXES: [&str; 24] = [
    "baar", "bare", "lijk", "lijke", "loos", "loze", "heid", "heden", "schap", "achtig", "achtige",
    "ring", "ringen", "ling", "lingen", "ster", "sters", "aard", "teit", "matig", "matige", "zaam",
    "zame", "waarts",
];

/// The parts of a compound in lower case, none when it is not one.
pub(super) fn parts(word: &str) -> Vec<&str> {
    if word.len() < SHORTEST || word.len() > 48 || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let mut out = Vec::new();
    if split(word, MOST, &mut out) {
        out
    } else {
        Vec::new()
    }
}

/// Takes the longest last part that leaves a word or a compound in front of it, so that the head of the compound is whole.
fn split<'a>(word: &'a str, most: usize, out: &mut Vec<&'a str>) -> bool {
    let words = Lexicon::shipped();
    let known = |w: &str| w.len() >= PART && words.flags(w) & flag::NL != 0;
    for (i, _) in word.char_indices().skip(3) {
        let (head, tail) = word.split_at(i);
        if tail.len() < PART {
            break;
        }
        if head.len() < PART || !known(tail) || SUFFIXES.contains(&tail) {
            continue;
        }
        // The letters that join: werk-gever-s-organisatie, ziekte-n-kosten.
        let joined = [
            head.strip_suffix('s'),
            head.strip_suffix("en"),
            head.strip_suffix('e'),
        ];
        let whole = std::iter::once(Some(head))
            .chain(joined)
            .flatten()
            .find(|h| known(h));
        if let Some(h) = whole {
            let prefix = |w: &str| PREFIXES.contains(&w);
            // Also with a letter too many: a `tegenstand` is no `tegens-tand`.
            if prefix(h) || h.strip_suffix('s').is_some_and(prefix) {
                continue;
            }
            // The first part may be a compound itself.
            let divides = most > 2 && h.len() >= SHORTEST && split(h, most - 1, out);
            if !divides {
                out.push(h);
            }
            out.push(tail);
            return true;
        }
        if most > 2 && head.len() >= SHORTEST && split(head, most - 1, out) {
            out.push(tail);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::parts;
    use proptest::prelude::*;

    #[test]
    fn compounds_fall_into_their_words() {
        for (word, expected) in [
            ("schaalvragen", &["schaal", "vragen"][..]),
            ("werkgeversorganisatie", &["werkgever", "organisatie"]),
            ("teamgesprek", &["team", "gesprek"]),
            ("gespreksvoering", &["gesprek", "voering"]),
        ] {
            let found = parts(word);
            assert_eq!(found.last(), expected.last(), "{word}: {found:?}");
            assert!(found.len() >= 2, "{word}: {found:?}");
        }
    }

    #[test]
    fn derived_words_stay_whole() {
        for word in [
            "onderhoud",
            "leesbaarheid",
            "bereikbaar",
            "vriendschap",
            "coaching",
            "tegenstand",
            "achtergrond",
        ] {
            assert_eq!(parts(word), Vec::<&str>::new(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_is_split_inside_its_letters(word in "[a-zéëï日]{0,60}") {
            for part in parts(&word) {
                prop_assert!(word.contains(part));
            }
        }
    }
}
