//! Words as they stand in a text, whatever their case, accents and endings: which of the words that somebody looks for a text holds, and where. Stricter than
//! the index, which knows names in the other language and guesses at what was mistyped: what is marked here was written. Called by `holding` and `excerpt`, and by
//! the screens for what they show of a passage.

use super::asked::Asked;
use super::lexical::LANGUAGES;
use super::terms::{in_order, is_content};
use std::cell::RefCell;
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenStream,
};

/// Words of a query that are looked for.
const MOST: usize = 8;
/// Letters from which a word is found inside another.
const INSIDE: usize = 3;

thread_local! {
    static WORDS: RefCell<TextAnalyzer> = RefCell::new(
        TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build(),
    );
}

/// A word of a text: in lower case without accents, and its bytes.
type Word = (String, (usize, usize));

/// The words of a text in order.
fn words(text: &str) -> Vec<Word> {
    WORDS.with(|w| {
        let mut analyzer = w.borrow_mut();
        let mut stream = analyzer.token_stream(text);
        let mut out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            out.push((token.text.clone(), (token.offset_from, token.offset_to)));
        }
        out
    })
}

/// A word in lower case without accents, and as either language stems it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct One {
    pub low: String,
    pub stems: [String; 2],
}

/// What is looked for: words that must all be there, and words that must stand in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sought {
    pub(super) words: Vec<One>,
    phrases: Vec<Vec<String>>,
}

impl Sought {
    /// Reads what was typed. Small words count only where there is nothing else; the words between quotation marks must stand so.
    pub fn of(query: &str) -> Self {
        let mut lows: Vec<String> = Vec::new();
        for (low, _) in words(query) {
            if !lows.contains(&low) {
                lows.push(low);
            }
        }
        let tells = |low: &String| low.chars().count() > 1 && is_content(low);
        if lows.iter().any(tells) {
            lows.retain(tells);
        }
        lows.truncate(MOST);
        let stems = |low: &str| {
            LANGUAGES.map(|(_, language)| in_order(low, language, 1).pop().unwrap_or_default())
        };
        let phrase = |p: &String| words(p).into_iter().map(|w| w.0).collect();
        Self {
            words: lows
                .into_iter()
                .map(|low| One {
                    stems: stems(&low),
                    low,
                })
                .collect(),
            phrases: Asked::read(query).phrases.iter().map(phrase).collect(),
        }
    }

    /// Whether there is enough to look for: a letter or two stand everywhere.
    pub fn is_enough(&self) -> bool {
        self.words.iter().any(|w| w.low.chars().count() >= INSIDE)
    }

    /// The words, in lower case without accents.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|w| w.low.as_str())
    }

    /// Which of the words a text holds: 2 as such or in another form, 1 inside another word, 0 not.
    pub fn held(&self, text: &str) -> Vec<u8> {
        let mut out = vec![0; self.words.len()];
        for (low, _) in words(text) {
            for (word, best) in self.words.iter().zip(&mut out) {
                *best = (*best).max(is(word, &low));
            }
        }
        out
    }

    /// The bytes of the words of a text that are looked for, in order.
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let all = words(text).into_iter();
        all.filter(|(low, _)| self.words.iter().any(|w| is(w, low) > 0))
            .map(|(_, at)| at)
            .collect()
    }

    /// Whether all that stood between quotation marks stands so in a text.
    pub fn has_phrases(&self, text: &str) -> bool {
        if self.phrases.is_empty() {
            return true;
        }
        let all: Vec<String> = words(text).into_iter().map(|w| w.0).collect();
        let stands = |p: &Vec<String>| p.is_empty() || all.windows(p.len()).any(|w| w == p);
        self.phrases.iter().all(stands)
    }
}

/// Whether a word of a text is the one looked for (2), or has it in it (1).
fn is(word: &One, low: &str) -> u8 {
    if word.low == low {
        return 2;
    }
    // Forms of a word begin alike, but for what is put before a participle. The stemmer is asked no more often than that.
    let first = |w: &str| w.chars().next();
    if first(low) == first(&word.low) || low.starts_with("ge") || word.low.starts_with("ge") {
        let same = |(i, stem): (usize, &String)| {
            let language = LANGUAGES.get(i).map(|l| l.1);
            language.and_then(|l| in_order(low, l, 1).pop()).as_ref() == Some(stem)
        };
        if word.stems.iter().enumerate().any(same) {
            return 2;
        }
    }
    let letters = word.low.chars().count();
    u8::from(letters >= INSIDE && low.contains(&word.low) || low.starts_with(&word.low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_held_in_its_forms_inside_others_and_whatever_its_case() {
        let held = |query: &str, text: &str| Sought::of(query).held(text);
        assert_eq!(held("fietsenstalling", "De Fietsenstalling."), [2]);
        assert_eq!(held("grens", "Haar grenzen."), [2]);
        assert_eq!(held("fiets", "in de fietsenstalling"), [1]);
        assert_eq!(held("stalling", "in de fietsenstalling"), [1]);
        assert_eq!(held("café rust", "Het CAFE."), [2, 0]);
        assert_eq!(held("de fiets", "de weg"), [0]);
        // Nothing but small words: then those.
        assert_eq!(held("de", "de weg"), [2]);
    }

    #[test]
    fn two_letters_are_too_few_and_what_is_quoted_must_stand_so() {
        assert!(!Sought::of("de a").is_enough() && Sought::of("de slaap").is_enough());
        let sought = Sought::of("\"rust en slaap\"");
        assert!(sought.has_phrases("Eerst rust en slaap."));
        assert!(!sought.has_phrases("Eerst slaap en rust."));
    }
}
