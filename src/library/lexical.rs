//! The arm of words: BM25 over an index that lives inside the vault. A query's words are looked up as Dutch and as English, and the better of the two
//! counts; the text of a query is never a query language.

use super::terms::{for_index, query_terms};
use super::{Error, Result};
use crate::casebook::ChunkId;
use std::sync::{Mutex, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::directory::Directory;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, TokenizerManager};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyDocument, Term,
};

/// Memory a batch of new chunks may take before it is written, bytes (tantivy's least).
const ARENA: usize = 15_000_000;
/// Words of a query that are looked up.
const QUERY_WORDS: usize = 64;
/// How much more a word in the title or a heading counts than one in the text.
const HEAD_BOOST: f32 = 1.6;

/// What the index needs to know of a chunk.
pub(super) struct Entry<'a> {
    pub chunk: ChunkId,
    /// 0 for a material of every case.
    pub case: i64,
    /// Title and headings.
    pub head: String,
    pub body: &'a str,
}

#[derive(Clone, Copy)]
struct Fields {
    chunk: Field,
    case: Field,
    head: [Field; 2],
    body: [Field; 2],
}

/// The full-text index.
pub(super) struct Lexical {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// One writer at a time; made when there is something to write.
    writing: Mutex<()>,
}

const LANGUAGES: [(&str, Language); 2] = [("nl", Language::Dutch), ("en", Language::English)];

impl Lexical {
    /// Opens the index in a directory, making it when there is none.
    pub(super) fn open(directory: impl Into<Box<dyn Directory>>) -> Result<Self> {
        let mut schema = Schema::builder();
        let number = NumericOptions::default().set_indexed().set_fast();
        let text = |name: &str| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(name)
                .set_index_option(IndexRecordOption::WithFreqs);
            TextOptions::default().set_indexing_options(indexing)
        };
        let fields = Fields {
            chunk: schema.add_u64_field("chunk", number.clone()),
            case: schema.add_u64_field("case", NumericOptions::default().set_indexed()),
            head: LANGUAGES.map(|(n, _)| schema.add_text_field(&format!("head_{n}"), text(n))),
            body: LANGUAGES.map(|(n, _)| schema.add_text_field(&format!("body_{n}"), text(n))),
        };
        let tokenizers = TokenizerManager::default();
        for (name, language) in LANGUAGES {
            tokenizers.register(name, for_index(language));
        }
        let settings = IndexSettings {
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let index = Index::builder()
            .schema(schema.build())
            .settings(settings)
            .tokenizers(tokenizers)
            .open_or_create(directory)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            index,
            reader,
            fields,
            writing: Mutex::new(()),
        })
    }

    /// Takes chunks in and drops others, in one commit. On return searches see it.
    pub(super) fn change(&self, add: &[Entry<'_>], remove: &[ChunkId]) -> Result<()> {
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, ARENA)?;
        for id in remove {
            writer.delete_term(self.chunk_term(*id));
        }
        for e in add {
            // A chunk may have been taken in just before a crash and still stand on the list of work.
            writer.delete_term(self.chunk_term(e.chunk));
            let mut doc = TantivyDocument::default();
            doc.add_u64(self.fields.chunk, e.chunk.0.unsigned_abs());
            doc.add_u64(self.fields.case, e.case.unsigned_abs());
            // Every text as both languages: BM25 measures a text against the mean length of its field, and a field that half of the texts lack has a
            // mean that punishes the other half. Names and loan words are found either way.
            for (body, head) in self.fields.body.iter().zip(self.fields.head) {
                doc.add_text(*body, e.body);
                doc.add_text(head, &e.head);
            }
            writer.add_document(doc)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        Ok(())
    }

    /// Writes the index anew without what was dropped from it, and lets go of the old files: a deleted passage lives on in its segment
    /// until that is done.
    pub(super) fn purge(&self) -> Result<()> {
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, ARENA)?;
        let segments = self.index.searchable_segment_ids()?;
        if !segments.is_empty() {
            writer.merge(&segments).wait()?;
        }
        // The reader still holds the old files; only after it has let go can they be collected.
        self.reader.reload()?;
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        Ok(())
    }

    fn chunk_term(&self, id: ChunkId) -> Term {
        Term::from_field_u64(self.fields.chunk, id.0.unsigned_abs())
    }

    /// The best chunks of the allowed cases (0: the materials) with their BM25 scores.
    pub(super) fn search(
        &self,
        query: &str,
        allowed: &[i64],
        limit: usize,
    ) -> Result<Vec<(ChunkId, f32)>> {
        let mut languages: Vec<Box<dyn Query>> = Vec::new();
        for (i, (_, language)) in LANGUAGES.iter().enumerate() {
            let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            for word in query_terms(query, *language, QUERY_WORDS) {
                let term = |f| {
                    TermQuery::new(
                        Term::from_field_text(f, &word),
                        IndexRecordOption::WithFreqs,
                    )
                };
                words.push((Occur::Should, Box::new(term(self.fields.body[i]))));
                words.push((
                    Occur::Should,
                    Box::new(BoostQuery::new(
                        Box::new(term(self.fields.head[i])),
                        HEAD_BOOST,
                    )),
                ));
            }
            if !words.is_empty() {
                languages.push(Box::new(BooleanQuery::new(words)));
            }
        }
        if languages.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let case = |id: &i64| Term::from_field_u64(self.fields.case, id.unsigned_abs());
        let scope: Box<dyn Query> = match allowed {
            [one] => Box::new(TermQuery::new(case(one), IndexRecordOption::Basic)),
            many => Box::new(TermSetQuery::new(many.iter().map(case))),
        };
        let query = BooleanQuery::new(vec![
            (Occur::Must, Box::new(DisjunctionMaxQuery::new(languages))),
            (Occur::Must, Box::new(ConstScoreQuery::new(scope, 0.0))),
        ]);
        let searcher = self.reader.searcher();
        let top = searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        let mut out = Vec::with_capacity(top.len());
        for (score, address) in top {
            let column = searcher
                .segment_reader(address.segment_ord)
                .fast_fields()
                .u64("chunk")?;
            let id = column
                .first(address.doc_id)
                .ok_or_else(|| Error::Index("a passage without a number".into()))?;
            out.push((ChunkId(id.cast_signed()), score));
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
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
        let l = Lexical::open(RamDirectory::create()).unwrap();
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
    fn words_are_stemmed_in_their_own_language_and_deletes_count() {
        let l = index();
        assert_eq!(ids(&l, "schaalvraag", &[0]), [1]);
        assert_eq!(ids(&l, "question client", &[0])[0], 4);
        l.change(&[], &[ChunkId(1)]).unwrap();
        assert_eq!(ids(&l, "schaalvraag", &[0]), Vec::<i64>::new());
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
}
