//! Content words: lower case, folded, without stop words, stemmed in Dutch and in English. The index, citations and extractive answers all use these,
//! so that a word means the same to each.

use super::compound;
use super::forms::Stems;
use std::cell::RefCell;
use std::collections::HashSet;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, StopWordFilter,
    TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer,
};

/// Words longer than this are not words.
const LONGEST: usize = 60;
/// Characters of a query that are read: nobody asks in more, and a pasted book must not cost a minute.
const READ: usize = 20_000;

/// The analyser texts are indexed with. Stop words stay: BM25 gives them next to nothing, and a query of nothing else still finds something.
pub(super) fn for_index(language: Language) -> TextAnalyzer {
    as_indexed(Stems::remembering(language))
}

/// The same for a query or a sentence: nothing of it is kept.
fn in_passing(language: Language) -> TextAnalyzer {
    as_indexed(Stems::new(language))
}

fn as_indexed(stems: Stems) -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(stems)
        .build()
}

/// The analyser for the field of parts: the words inside Dutch compounds, and nothing else.
pub(super) fn for_parts() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser)
        .filter(Parts)
        .filter(AsciiFoldingFilter)
        .filter(Stems::new(Language::Dutch))
        .build()
}

fn for_query(language: Language) -> Option<TextAnalyzer> {
    let base = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser);
    let analyzer = base
        .filter(StopWordFilter::new(Language::Dutch)?)
        .filter(StopWordFilter::new(Language::English)?)
        .filter(StopWordFilter::remove(QUESTION.map(str::to_owned)));
    Some(
        analyzer
            .filter(AsciiFoldingFilter)
            .filter(Stems::new(language))
            .build(),
    )
}

/// Words that make a question and say nothing of what it is about; the lists of stop words lack them.
const QUESTION: [&str; 44] = [
    "hoe", "wat", "wie", "waar", "waarom", "wanneer", "welke", "welk", "waarmee", "waarvoor",
    "moet", "moeten", "mag", "mogen", "kun", "kunt", "kan", "kunnen", "doe", "doen", "doet",
    "gaat", "mijn", "jouw", "onze", "what", "how", "who", "where", "why", "when", "which", "do",
    "does", "did", "can", "could", "should", "would", "my", "your", "i", "we", "me",
];

thread_local! {
    static QUERY: RefCell<[Option<TextAnalyzer>; 2]> = RefCell::new([for_query(Language::Dutch), for_query(Language::English)]);
    static PARTS: RefCell<TextAnalyzer> = RefCell::new(for_parts());
    static INDEX: RefCell<[TextAnalyzer; 2]> = RefCell::new([in_passing(Language::Dutch), in_passing(Language::English)]);
}

/// Replaces each token by the parts of the compound it is; drops those that are none.
#[derive(Clone)]
struct Parts;

#[derive(Clone)]
struct PartsOf<T>(T);

struct PartStream<S> {
    inner: S,
    waiting: Vec<Token>,
    now: Token,
}

impl TokenFilter for Parts {
    type Tokenizer<T: Tokenizer> = PartsOf<T>;
    fn transform<T: Tokenizer>(self, tokenizer: T) -> PartsOf<T> {
        PartsOf(tokenizer)
    }
}

impl<T: Tokenizer> Tokenizer for PartsOf<T> {
    type TokenStream<'a> = PartStream<T::TokenStream<'a>>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        PartStream {
            inner: self.0.token_stream(text),
            waiting: Vec::new(),
            now: Token::default(),
        }
    }
}

impl<S: TokenStream> TokenStream for PartStream<S> {
    fn advance(&mut self) -> bool {
        while self.waiting.is_empty() {
            if !self.inner.advance() {
                return false;
            }
            let whole = self.inner.token();
            self.waiting
                .extend(compound::parts(&whole.text).into_iter().map(|p| Token {
                    text: p.to_owned(),
                    ..whole.clone()
                }));
            self.waiting.reverse();
        }
        match self.waiting.pop() {
            Some(token) => {
                self.now = token;
                true
            }
            None => false,
        }
    }
    fn token(&self) -> &Token {
        &self.now
    }
    fn token_mut(&mut self) -> &mut Token {
        &mut self.now
    }
}

/// The words a query is about, as indexed in a language: distinct, at most `most`; all words when there are only stop words.
pub(super) fn query_terms(text: &str, language: Language, most: usize) -> Vec<String> {
    let which = usize::from(language != Language::Dutch);
    let terms = QUERY.with(|q| {
        q.borrow_mut()
            .get_mut(which)
            .and_then(Option::as_mut)
            .map(|a| distinct(a, text, most))
            .unwrap_or_default()
    });
    if terms.is_empty() {
        distinct(&mut in_passing(language), text, most)
    } else {
        terms
    }
}

/// The parts of the compounds in a text, stemmed.
pub(super) fn part_terms(text: &str, most: usize) -> Vec<String> {
    PARTS.with(|p| distinct(&mut p.borrow_mut(), text, most))
}

/// The words of a text in order as a language indexes them, for phrases.
pub(super) fn in_order(text: &str, language: Language, most: usize) -> Vec<String> {
    let read = |analyzer: &mut TextAnalyzer| {
        let mut out = Vec::new();
        let mut stream = analyzer.token_stream(head(text));
        while stream.advance() && out.len() < most {
            out.push(stream.token().text.clone());
        }
        out
    };
    // Made once a thread: the whole glossary goes through here.
    INDEX.with(|known| match (language, &mut *known.borrow_mut()) {
        (Language::Dutch, [dutch, _]) => read(dutch),
        (Language::English, [_, english]) => read(english),
        (other, _) => read(&mut in_passing(other)),
    })
}

/// The content words of a sentence as stems of both languages, for comparing sentences.
pub(super) fn content(text: &str) -> HashSet<String> {
    QUERY.with(|q| {
        let mut out = HashSet::new();
        for analyzer in q.borrow_mut().iter_mut().flatten() {
            out.extend(distinct(analyzer, text, 400));
        }
        out
    })
}

/// Whether a word, in lower case, is more than a small one in both languages. Alone it would come back as itself; among others it does not.
pub(super) fn is_content(low: &str) -> bool {
    let told = content(&format!("{low} klankbord"));
    [Language::Dutch, Language::English].into_iter().all(|l| {
        in_order(low, l, 1)
            .pop()
            .is_some_and(|stem| told.contains(&stem))
    })
}

/// The words of a text that say what it is about, as they are written and in order.
pub fn content_words(text: &str) -> Vec<&str> {
    head(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 1 && is_content(&w.to_lowercase()))
        .collect()
}

fn head(text: &str) -> &str {
    let end = text.char_indices().nth(READ).map_or(text.len(), |(i, _)| i);
    text.get(..end).unwrap_or(text)
}

fn distinct(analyzer: &mut TextAnalyzer, text: &str, most: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let mut stream = analyzer.token_stream(head(text));
    while stream.advance() && out.len() < most {
        let word = &stream.token().text;
        if seen.insert(word.clone()) {
            out.push(word.clone());
        }
    }
    out
}
