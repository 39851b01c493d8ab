//! Content words: lower case, folded, without stop words, stemmed in Dutch and in English. The index, citations and extractive answers all use these,
//! so that a word means the same to each.

use std::cell::RefCell;
use std::collections::HashSet;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    StopWordFilter, TextAnalyzer,
};

/// Words longer than this are not words.
const LONGEST: usize = 60;

/// The analyser texts are indexed with. Stop words stay: BM25 gives them next to nothing, and a query of nothing else still finds something.
pub(super) fn for_index(language: Language) -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(language))
        .build()
}

fn for_query(language: Language) -> Option<TextAnalyzer> {
    let base = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser);
    let analyzer = base
        .filter(StopWordFilter::new(Language::Dutch)?)
        .filter(StopWordFilter::new(Language::English)?);
    Some(
        analyzer
            .filter(AsciiFoldingFilter)
            .filter(Stemmer::new(language))
            .build(),
    )
}

thread_local! {
    static QUERY: RefCell<[Option<TextAnalyzer>; 2]> = RefCell::new([for_query(Language::Dutch), for_query(Language::English)]);
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
        distinct(&mut for_index(language), text, most)
    } else {
        terms
    }
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

fn distinct(analyzer: &mut TextAnalyzer, text: &str, most: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    // Nobody asks in more than some thousand characters; a pasted book must not cost a minute.
    let end = text
        .char_indices()
        .nth(20_000)
        .map_or(text.len(), |(i, _)| i);
    let mut stream = analyzer.token_stream(text.get(..end).unwrap_or(text));
    while stream.advance() && out.len() < most {
        let word = &stream.token().text;
        if seen.insert(word.clone()) {
            out.push(word.clone());
        }
    }
    out
}
