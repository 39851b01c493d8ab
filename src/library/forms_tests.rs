//! That forms of one word have one stem, that other words keep theirs, and that the quick way is the plain one.

use super::*;
use proptest::prelude::*;

#[test]
fn forms_of_one_word_have_one_stem() {
    for (language, forms) in [
        (Language::Dutch, "kiezen kiest koos kozen gekozen"),
        (Language::Dutch, "werken werk werkt werkte werkten gewerkt"),
        (Language::Dutch, "maken maakt maakte gemaakt"),
        (Language::Dutch, "stad steden"),
        (Language::Dutch, "lid leden"),
        (Language::Dutch, "zeggen zegt gezegd"),
        (Language::Dutch, "gezond gezonde gezondheid"),
        (Language::Dutch, "gezin gezinnen"),
        (Language::Dutch, "kind kinderen"),
        (Language::Dutch, "grens grenzen"),
        (Language::Dutch, "doel doelen"),
        (Language::Dutch, "spreken spreekt sprak spraken gesproken"),
        (Language::Dutch, "afspreken afsprak afgesproken"),
        (Language::Dutch, "besluiten besloot besloten besluit"),
        (Language::Dutch, "begeleiden begeleidt begeleidde begeleid"),
        (Language::English, "choose chose chosen chooses"),
        (Language::English, "teach taught teaches"),
        (Language::English, "child children"),
        (Language::English, "goal goals"),
    ] {
        let mut stems: Vec<String> = forms.split(' ').map(|w| stem(w, language)).collect();
        stems.dedup();
        assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
    }
}

#[test]
fn words_that_only_look_alike_have_stems_of_their_own() {
    for (a, b) in [
        ("beleid", "begeleiding"),
        ("stad", "stand"),
        ("lid", "leed"),
        ("gezond", "zon"),
        ("gebied", "bieden"),
        ("gewoonte", "wonen"),
        ("gewoonte", "gewoon"),
        ("geniet", "niet"),
        ("gemeente", "mening"),
        ("gezin", "zin"),
        ("vorige", "voor"),
    ] {
        assert_ne!(
            stem(a, Language::Dutch),
            stem(b, Language::Dutch),
            "{a}, {b}"
        );
    }
}

#[test]
fn no_form_is_of_two_words_and_none_is_a_word_of_the_first_column() {
    for text in [DUTCH, ENGLISH] {
        let lines: Vec<Vec<&str>> = text
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(|l| l.split_ascii_whitespace().collect())
            .collect();
        let mut forms: Vec<&str> = lines.iter().flat_map(|l| l[1..].iter().copied()).collect();
        let all = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), all, "a form stands twice");
        let heads: Vec<&str> = lines.iter().map(|l| l[0]).collect();
        for head in heads {
            assert!(!forms.contains(&head), "{head}");
        }
    }
}

/// The Dutch stem read off the lists one after the other, with nothing prepared.
fn plainly(word: &str) -> String {
    let known = |word: &str| forms(DUTCH).find(|(form, _)| *form == word).map(|f| f.1);
    let ends = |k: &&str| word.strip_prefix(*k).is_some_and(|r| ENDINGS.contains(&r));
    if let Some(kept) = KEPT.into_iter().find(ends) {
        return kept.to_owned();
    }
    let parted = || {
        BEFORE.iter().find_map(|before| {
            let verb = known(word.strip_prefix(before)?)?;
            Some(format!("{before}{verb}"))
        })
    };
    match known(word) {
        Some(word) => ending(word),
        None => ending(&parted().unwrap_or_else(|| word.to_owned())),
    }
}

/// Every word the program ships: dictionaries, what is asked of words, and the materials of the demo practice.
fn shipped() -> Vec<String> {
    use std::io::Read;
    let mut raw = Vec::new();
    let packed: &[u8] = include_bytes!("../../assets/names/words.bin");
    flate2::read::ZlibDecoder::new(packed)
        .read_to_end(&mut raw)
        .unwrap();
    let (mut words, mut word, mut rest) = (Vec::new(), Vec::new(), raw.as_slice());
    while let [shared, length, _, _, tail @ ..] = rest {
        word.truncate(usize::from(*shared));
        let (new, after) = tail.split_at(usize::from(*length));
        word.extend_from_slice(new);
        words.extend(String::from_utf8(word.clone()));
        rest = after;
    }
    assert!(words.len() > 300_000, "{}", words.len());
    words
}

#[test]
fn a_word_looked_up_once_has_the_stem_it_has_by_the_lists() {
    let forms: Vec<&str> = forms(DUTCH).map(|f| f.0).collect();
    let mut words = shipped();
    words.extend(KEPT.iter().flat_map(|k| ENDINGS.map(|e| format!("{k}{e}"))));
    words.extend(forms.iter().map(|f| (*f).to_owned()));
    let parted = |f: &String| BEFORE.map(|b| format!("{b}{f}"));
    let all: Vec<String> = words
        .iter()
        .skip(words.len() - 1_500)
        .flat_map(parted)
        .collect();
    // The lists are gone through for each word, so of the dictionaries every ninth is enough, beside those that begin like a word that is kept or parted.
    let begins = |w: &String| {
        let whole = forms.iter().any(|f| w.ends_with(f));
        whole || KEPT.iter().any(|k| w.starts_with(k))
    };
    for (i, word) in words.iter().chain(&all).enumerate() {
        if i % 9 == 0 || begins(word) {
            assert_eq!(stem(word, Language::Dutch), plainly(word), "{word}");
        }
    }
}

#[test]
fn what_is_remembered_is_what_would_be_read() {
    let text: String = (0..9_000)
        .map(|i| format!("gekozen werkt{i} steden "))
        .collect();
    for language in [Language::Dutch, Language::English] {
        let mut stems = Stems::remembering(language);
        for word in text.split_whitespace() {
            let mut put = word.to_owned();
            stems.put(&mut put);
            assert_eq!(put, stem(word, language));
        }
        assert_eq!(stems.known.len(), REMEMBERED);
    }
    let mut none = Stems::new(Language::Dutch);
    none.put(&mut "gekozen".to_owned());
    assert!(none.known.is_empty());
}

proptest! {
    #[test]
    fn any_word_has_a_stem(word in "\\PC{0,40}") {
        for language in [Language::Dutch, Language::English] {
            let _ = stem(&word, language);
        }
    }
}
