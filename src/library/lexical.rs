//! The arm of words: a BM25 index that lives inside the vault, kept in step with it and searched within the cases that are allowed. What a query looks
//! for in it is for `wording` to say.

use super::absent::absent;
use super::asked::Asked;
use super::saying::said;
use super::terms::{for_index, for_parts};
use super::wording::{Wording, weighed};
use super::{Error, Result};
use crate::casebook::ChunkId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::directory::Directory;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, TokenizerManager};
use tantivy::{
    DocAddress, Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher,
    TantivyDocument, Term,
};

/// Memory a batch of new chunks may take before it is written, bytes (tantivy's least).
const ARENA: usize = 15_000_000;
/// What the index needs to know of a chunk.
pub(super) struct Entry<'a> {
    pub chunk: ChunkId,
    /// 0 for a material of every case.
    pub case: i64,
    /// Title and headings.
    pub head: String,
    pub body: &'a str,
}

/// Where what is written.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    chunk: Field,
    case: Field,
    /// Title and headings, by language as in [`LANGUAGES`].
    pub head: [Field; 2],
    /// All of a passage, title and headings too.
    pub body: [Field; 2],
    /// The words inside the compounds of title, headings and text.
    pub parts: Field,
}

/// What the arm found.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Best first, with their scores.
    pub hits: Vec<(ChunkId, f32)>,
    /// The score of a passage that would hold each word of the query once: what scores can be held against from one query to the next.
    pub ideal: f32,
    /// How many of the rarest words there are that is worth.
    pub asked: f32,
    /// How many telling words of the query are written nowhere (`absent`).
    pub absent: usize,
    /// How many passages were searched.
    pub passages: u64,
}

/// The full-text index.
pub(super) struct Lexical {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// One writer at a time; made when there is something to write.
    writing: Mutex<()>,
}

/// Every text is indexed as both, in this order.
pub(super) const LANGUAGES: [(&str, Language); 2] =
    [("nl", Language::Dutch), ("en", Language::English)];

/// The name of an analyser in the index. Another number here makes every index anew, as it must be when words are stemmed otherwise.
fn analyser(name: &str) -> String {
    format!("{name}-3")
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let number = NumericOptions::default().set_indexed().set_fast();
    let text = |name: &str, option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(&analyser(name))
            .set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let (freqs, places) = (
        IndexRecordOption::WithFreqs,
        IndexRecordOption::WithFreqsAndPositions,
    );
    let fields = Fields {
        chunk: schema.add_u64_field("chunk", number),
        case: schema.add_u64_field("case", NumericOptions::default().set_indexed()),
        head: LANGUAGES.map(|(n, _)| schema.add_text_field(&format!("head_{n}"), text(n, freqs))),
        // Places of one language are enough for phrases: the order of words does not depend on how they are stemmed.
        body: [
            schema.add_text_field("body_nl", text("nl", places)),
            schema.add_text_field("body_en", text("en", freqs)),
        ],
        parts: schema.add_text_field("parts", text("parts", freqs)),
    };
    (schema.build(), fields)
}

impl Lexical {
    /// Opens the index in a directory, making it when there is none. True: it could not be used as it was and is empty now.
    pub(super) fn open<D: Into<Box<dyn Directory>> + Clone>(directory: D) -> Result<(Self, bool)> {
        let (schema, fields) = schema();
        let tokenizers = TokenizerManager::default();
        for (name, language) in LANGUAGES {
            tokenizers.register(&analyser(name), for_index(language));
        }
        tokenizers.register(&analyser("parts"), for_parts());
        let settings = IndexSettings {
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let builder = || {
            Index::builder()
                .schema(schema.clone())
                .settings(settings.clone())
                .tokenizers(tokenizers.clone())
        };
        // Of another version, or damaged: the texts are in the vault, so nothing is lost by beginning again.
        let (index, anew) = match builder().open_or_create(directory.clone()) {
            Ok(index) => (index, false),
            Err(_) => {
                let mut index = Index::create(directory, schema.clone(), settings.clone())?;
                index.set_tokenizers(tokenizers);
                (index, true)
            }
        };
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let lexical = Self {
            index,
            reader,
            fields,
            writing: Mutex::new(()),
        };
        Ok((lexical, anew))
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
            // Titles and headings are part of what a passage says, so they stand in its text too; in a field of their own they count a little more.
            let whole = format!("{}\n{}", e.head, e.body);
            for (body, head) in self.fields.body.iter().zip(self.fields.head) {
                doc.add_text(*body, &whole);
                doc.add_text(head, &e.head);
            }
            doc.add_text(self.fields.parts, &whole);
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

    /// The index as it is now.
    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Where what is written.
    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// What stands for a case.
    pub(super) fn case_term(&self, id: i64) -> Term {
        Term::from_field_u64(self.fields.case, id.unsigned_abs())
    }

    /// A question of one language (as in [`LANGUAGES`]) in the words of the other, if it is known how to say any of it.
    pub(super) fn said(&self, query: &str, language: usize) -> Option<String> {
        let searcher = self.reader.searcher();
        let field = *self.fields.body.get(1 - language.min(1))?;
        said(query, language, &|stem| {
            let term = Term::from_field_text(field, stem);
            // What cannot be counted is as good as not there: it only decides between names of the same thing.
            searcher.doc_freq(&term).unwrap_or(0)
        })
    }

    /// The best chunks of the allowed cases (0: the materials) with their BM25 scores.
    pub(super) fn search(&self, query: &str, allowed: &[i64], limit: usize) -> Result<Words> {
        let searcher = self.reader.searcher();
        let wording = Wording::new(&self.fields, &searcher, query)?;
        let (Some(wanted), true) = (wording.query, limit > 0) else {
            return Ok(Words::default());
        };
        let case = |id: &i64| self.case_term(*id);
        let scope: Box<dyn Query> = match allowed {
            [one] => Box::new(TermQuery::new(case(one), IndexRecordOption::Basic)),
            many => Box::new(TermSetQuery::new(many.iter().map(case))),
        };
        let scope: Box<dyn Query> = Box::new(ConstScoreQuery::new(scope, 0.0));
        let top = searcher.search(
            &BooleanQuery::new(vec![(Occur::Must, wanted), (Occur::Must, scope)]),
            &TopDocs::with_limit(limit).order_by_score(),
        )?;
        let mut passages = 0;
        for id in allowed {
            passages += searcher.doc_freq(&case(id))?;
        }
        Ok(Words {
            hits: numbered(&searcher, top)?,
            ideal: wording.ideal,
            asked: wording.asked,
            // A beginning of a word is no word, and is written where it was found.
            absent: absent(&self.fields, &searcher, &Asked::read(query).plain)?,
            passages,
        })
    }

    /// The share of a query's words that each of these chunks holds in any form and either language, weighed by how rare they are. Chunks that hold none
    /// of them are left out.
    pub(super) fn held(&self, query: &str, chunks: &[ChunkId]) -> Result<HashMap<ChunkId, f32>> {
        let searcher = self.reader.searcher();
        let words = weighed(&self.fields, &searcher, query)?;
        let all: f32 = words.iter().map(|w| w.1).sum();
        if all <= 0.0 || chunks.is_empty() {
            return Ok(HashMap::new());
        }
        let these = TermSetQuery::new(chunks.iter().map(|c| self.chunk_term(*c)));
        let these: Box<dyn Query> = Box::new(ConstScoreQuery::new(Box::new(these), 0.0));
        let mut clauses = vec![(Occur::Must, these)];
        for (word, worth) in words {
            clauses.push((
                Occur::Should,
                Box::new(ConstScoreQuery::new(word, worth / all)),
            ));
        }
        let top = searcher.search(
            &BooleanQuery::new(clauses),
            &TopDocs::with_limit(chunks.len()).order_by_score(),
        )?;
        // A chunk is found for its number too, with nothing to its name.
        let mut held = numbered(&searcher, top)?;
        held.retain(|(_, share)| *share > 0.0);
        Ok(held.into_iter().collect())
    }
}

/// What was found, by the numbers of the chunks.
pub(super) fn numbered(
    searcher: &Searcher,
    top: Vec<(f32, DocAddress)>,
) -> Result<Vec<(ChunkId, f32)>> {
    let mut hits = Vec::with_capacity(top.len());
    for (score, address) in top {
        let column = searcher
            .segment_reader(address.segment_ord)
            .fast_fields()
            .u64("chunk")?;
        let id = column
            .first(address.doc_id)
            .ok_or_else(|| Error::Index("a passage without a number".into()))?;
        hits.push((ChunkId(id.cast_signed()), score));
    }
    Ok(hits)
}

#[cfg(test)]
#[path = "lexical_tests.rs"]
mod tests;
