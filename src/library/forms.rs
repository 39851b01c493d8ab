//! One stem for every form of a word. The stemmers (Snowball's, of Kraaij and Pohlmann for Dutch and of Porter for English) take endings off; what changes inside
//! a word, "koos" and "gekozen" of "kiezen", "steden" of "stad", "taught" of "teach", they leave, so the common ones stand here in two lists of our own.
//! Called by `terms`, whose analysers read every text and every question with it.

use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;
use tantivy::tokenizer::{Language, Token, TokenFilter, TokenStream, Tokenizer};

/// How a form is read that the stemmer would not read as meant, by itself.
#[derive(Clone, Copy, Default)]
struct Reading {
    /// The word it is a form of.
    of: Option<&'static str>,
    /// The stem it has whatever it is a form of: "gezonden" by itself is of "gezond", "uitgezonden" is of "uitzenden".
    kept: Option<&'static str>,
}

type Table = HashMap<Cow<'static, str>, Reading>;

/// Dutch strong verbs and plurals with another vowel, each line with the word they are forms of first. Forms that are another word as well are left out
/// ("was", "wist", "bloot", "vocht", "weken").
static DUTCH: &str = include_str!("../../assets/search/forms.nl.txt");
/// The same of English.
static ENGLISH: &str = include_str!("../../assets/search/forms.en.txt");

fn forms(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines.flat_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let first = words.next();
        words.filter_map(move |w| Some((w, first?)))
    })
}

/// The words of a list with what they are forms of.
fn table(text: &'static str) -> Table {
    let read = |(form, word)| {
        let reading = Reading {
            of: Some(word),
            kept: None,
        };
        (Cow::Borrowed(form), reading)
    };
    forms(text).map(read).collect()
}

/// The same of Dutch with the words that keep to themselves, so that a word is looked up once.
fn dutch() -> Table {
    let mut table = table(DUTCH);
    for kept in KEPT {
        for ending in ENDINGS {
            let word = Cow::Owned(format!("{kept}{ending}"));
            // Of two that begin alike the one that stands first is meant.
            table.entry(word).or_default().kept.get_or_insert(kept);
        }
    }
    table
}

/// Words that the stemmer takes for participles, or for another word, because of a "ge" or "ig" in them: with these endings they keep to themselves. The
/// longer of two that begin alike stands first.
const KEPT: [&str; 28] = [
    "begeleid",
    "enig",
    "gebeur",
    "gebied",
    "gedicht",
    "gelegen",
    "geleden",
    "gelijk",
    "gemeente",
    "gemiddeld",
    "geniet",
    "gereed",
    "geval",
    "gevaar",
    "gevel",
    "gewelddadig",
    "geweld",
    "gewoont",
    "gewoon",
    "gezellig",
    "gezicht",
    "gezin",
    "gezond",
    "gedrag",
    "geheim",
    "gedeelte",
    "gezag",
    "vorig",
];
/// What such a word may end in.
const ENDINGS: [&str; 15] = [
    "", "e", "en", "s", "d", "de", "t", "te", "nen", "er", "ing", "heid", "n", "ën", "lijk",
];

/// The stem of a word in lower case, as texts and questions of a language are indexed.
pub(super) fn stem(word: &str, language: Language) -> String {
    static TABLES: OnceLock<[Table; 2]> = OnceLock::new();
    let [of_dutch, of_english] = TABLES.get_or_init(|| [dutch(), table(ENGLISH)]);
    let known = |table: &Table| table.get(word).copied().unwrap_or_default();
    if language != Language::Dutch {
        let word = known(of_english).of.unwrap_or(word);
        return Stemmer::new(Algorithm::English).stem(word).into_owned();
    }
    let known = known(of_dutch);
    match (known.kept, known.of) {
        (Some(stem), _) => stem.to_owned(),
        (None, Some(word)) => ending(word),
        (None, None) => match apart(word, of_dutch) {
            Some(whole) => ending(&whole),
            None => ending(word),
        },
    }
}

/// The stem of a Dutch word by its ending alone.
fn ending(word: &str) -> String {
    // "zegt", "vraagt": only verbs end so, and the stemmer leaves it.
    let word = match word.strip_suffix('t') {
        Some(verb) if verb.ends_with('g') => verb,
        _ => word,
    };
    let mut stem = Stemmer::new(Algorithm::Dutch).stem(word).into_owned();
    // Of "grens" it takes the s for a plural, of "grenzen" it leaves one.
    let mut last = stem.chars().rev();
    if last.next() == Some('s') && last.next().is_some_and(|c| "lnr".contains(c)) {
        stem.pop();
    }
    stem
}

/// What stands before a verb and parts from it: "afgesproken" is of "afspreken".
const BEFORE: [&str; 22] = [
    "aan", "achter", "af", "bij", "binnen", "door", "in", "langs", "mee", "na", "om", "onder",
    "op", "over", "samen", "tegen", "terug", "toe", "uit", "voor", "vooruit", "weg",
];

/// The whole verb of a form that begins so, where the rest is a form in the table.
fn apart(word: &str, known: &Table) -> Option<String> {
    BEFORE.iter().find_map(|before| {
        let rest = word.strip_prefix(before)?;
        Some(format!("{before}{}", known.get(rest)?.of?))
    })
}

/// Puts the stem of each token in its place.
#[derive(Clone)]
pub(super) struct Stems(pub Language);

#[derive(Clone)]
pub(super) struct StemsOf<T>(T, Language);

pub(super) struct StemStream<S>(S, Language);

impl TokenFilter for Stems {
    type Tokenizer<T: Tokenizer> = StemsOf<T>;
    fn transform<T: Tokenizer>(self, tokenizer: T) -> StemsOf<T> {
        StemsOf(tokenizer, self.0)
    }
}

impl<T: Tokenizer> Tokenizer for StemsOf<T> {
    type TokenStream<'a> = StemStream<T::TokenStream<'a>>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemStream(self.0.token_stream(text), self.1)
    }
}

impl<S: TokenStream> TokenStream for StemStream<S> {
    fn advance(&mut self) -> bool {
        let more = self.0.advance();
        if more {
            let token = self.0.token_mut();
            token.text = stem(&token.text, self.1);
        }
        more
    }
    fn token(&self) -> &Token {
        self.0.token()
    }
    fn token_mut(&mut self) -> &mut Token {
        self.0.token_mut()
    }
}

#[cfg(test)]
mod tests {
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

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,40}") {
            for language in [Language::Dutch, Language::English] {
                let _ = stem(&word, language);
            }
        }
    }
}
