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

/// Words whose stems a reader of texts keeps: a few thousand make up nearly all of what is written, and to look one up takes half the time.
const REMEMBERED: usize = 8_192;

/// Puts the stem of each token in its place.
#[derive(Clone)]
pub(super) struct Stems {
    language: Language,
    /// Stems of words that were read before, and how many there may be.
    known: HashMap<String, String>,
    most: usize,
}

impl Stems {
    /// For a word here and there.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            known: HashMap::new(),
            most: 0,
        }
    }

    /// For whole texts. What it keeps goes with the writer of the index that reads with it.
    pub(super) fn remembering(language: Language) -> Self {
        Self {
            most: REMEMBERED,
            ..Self::new(language)
        }
    }

    fn put(&mut self, word: &mut String) {
        if let Some(stem) = self.known.get(word.as_str()) {
            word.clear();
            word.push_str(stem);
            return;
        }
        let stem = stem(word, self.language);
        if self.known.len() < self.most {
            self.known.insert(std::mem::take(word), stem.clone());
        }
        *word = stem;
    }
}

#[derive(Clone)]
pub(super) struct StemsOf<T>(T, Stems);

pub(super) struct StemStream<'a, S>(S, &'a mut Stems);

impl TokenFilter for Stems {
    type Tokenizer<T: Tokenizer> = StemsOf<T>;
    fn transform<T: Tokenizer>(self, tokenizer: T) -> StemsOf<T> {
        StemsOf(tokenizer, self)
    }
}

impl<T: Tokenizer> Tokenizer for StemsOf<T> {
    type TokenStream<'a> = StemStream<'a, T::TokenStream<'a>>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemStream(self.0.token_stream(text), &mut self.1)
    }
}

impl<S: TokenStream> TokenStream for StemStream<'_, S> {
    fn advance(&mut self) -> bool {
        let more = self.0.advance();
        if more {
            self.1.put(&mut self.0.token_mut().text);
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
#[path = "forms_tests.rs"]
mod tests;
