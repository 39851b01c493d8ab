//! The arm to compare with: BM25 with an English stemmer over the same passages, which is what most programs do with a text in any language.

use crate::library::{Error, Result};
use std::sync::OnceLock;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Memory for indexing, bytes (tantivy's least).
const ARENA: usize = 15_000_000;

/// An index in memory.
pub(super) struct Peer {
    searcher: Searcher,
    analyzer: OnceLock<TextAnalyzer>,
    text: Field,
}

impl Peer {
    /// Indexes passages; each is known by its place in the list.
    pub(super) fn new(passages: &[String]) -> Result<Self> {
        let mut schema = Schema::builder();
        let number = schema.add_u64_field("n", NumericOptions::default().set_fast());
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field(
            "text",
            TextOptions::default().set_indexing_options(indexing),
        );
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, ARENA)?;
        for (n, passage) in passages.iter().enumerate() {
            let mut doc = TantivyDocument::default();
            doc.add_u64(number, n as u64);
            doc.add_text(text, passage);
            writer.add_document(doc)?;
        }
        writer.commit()?;
        let analyzer = OnceLock::new();
        if let Some(a) = index.tokenizers().get("en_stem") {
            let _ = analyzer.set(a);
        }
        Ok(Self {
            searcher: index.reader()?.searcher(),
            analyzer,
            text,
        })
    }

    /// The best passages for a query.
    pub(super) fn search(&self, query: &str, limit: usize) -> Result<Vec<(usize, f32)>> {
        let mut analyzer = self
            .analyzer
            .get()
            .cloned()
            .ok_or_else(|| Error::Index("no English stemmer".into()))?;
        let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut stream = analyzer.token_stream(query);
        while stream.advance() {
            let term = Term::from_field_text(self.text, &stream.token().text);
            words.push((
                Occur::Should,
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
            ));
        }
        drop(stream);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let top = self.searcher.search(
            &BooleanQuery::new(words),
            &TopDocs::with_limit(limit).order_by_score(),
        )?;
        let mut out = Vec::new();
        for (score, address) in top {
            let column = self
                .searcher
                .segment_reader(address.segment_ord)
                .fast_fields()
                .u64("n")?;
            if let Some(n) = column.first(address.doc_id) {
                out.push((usize::try_from(n).unwrap_or(usize::MAX), score));
            }
        }
        Ok(out)
    }
}
