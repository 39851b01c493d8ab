//! The arm of words: BM25 over an index that lives inside the vault. A query's words are looked up as Dutch and as English, and the better of the two
//! counts; a Dutch compound is found by its parts too, at less. The text of a query is never a query language, but for two things a coach types
//! without thinking: `"words in this order"` and the beginning of a word with `*`. A word that is nowhere may be a name mistyped.

use super::asked::Asked;
use super::terms::{for_index, for_parts, in_order, part_terms, query_terms};
use super::{Error, Result};
use crate::casebook::ChunkId;
use std::sync::{Mutex, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::directory::Directory;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur,
    PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, TokenizerManager};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term,
};

/// Memory a batch of new chunks may take before it is written, bytes (tantivy's least).
const ARENA: usize = 15_000_000;
/// Words of a query that are looked up.
const QUERY_WORDS: usize = 64;
/// Words looked up for what they may have been meant to be: each is a walk through the list of words.
const GUESSED: usize = 4;
/// What a word counts for standing in the title or a heading, beside what it counts in the text they are part of. Measured: more than this favours short
/// headings over passages that answer.
const HEAD_BOOST: f32 = 0.1;
/// What a part of a compound counts beside a whole word.
const PART_BOOST: f32 = 0.4;
/// What a word counts that is nearly the one typed, or begins with it, in BM25: about what a rare word does.
const GUESS_SCORE: f32 = 4.0;

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
    /// The words inside the compounds of title, headings and text.
    parts: Field,
}

/// What the arm found.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Best first, with their scores.
    pub hits: Vec<(ChunkId, f32)>,
    /// The score of a passage that would hold each word of the query once: what scores can be held against from one query to the next.
    pub ideal: f32,
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

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let number = NumericOptions::default().set_indexed().set_fast();
    let text = |name: &str, option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(name)
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
            tokenizers.register(name, for_index(language));
        }
        tokenizers.register("parts", for_parts());
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

    /// The best chunks of the allowed cases (0: the materials) with their BM25 scores.
    pub(super) fn search(&self, query: &str, allowed: &[i64], limit: usize) -> Result<Words> {
        let searcher = self.reader.searcher();
        let asked = Asked::read(query);
        let mut languages: Vec<Box<dyn Query>> = Vec::new();
        let mut ideal = 0f32;
        for (i, (_, language)) in LANGUAGES.iter().enumerate() {
            let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            let mut sum = 0f32;
            let mut guessed = 0;
            for word in query_terms(&asked.plain, *language, QUERY_WORDS) {
                let frequency = self.frequency(&searcher, i, &word)?;
                sum += rarity(&searcher, frequency);
                // Nobody wrote it: then it is the beginning of a word, or nearly one.
                if frequency == 0 && guessed < GUESSED && word.chars().count() >= 4 {
                    guessed += 1;
                    words.push((Occur::Should, self.guess(i, &word)));
                }
                words.push((Occur::Should, self.word(i, &word)));
            }
            if i == 0 {
                for part in part_terms(&asked.plain, QUERY_WORDS) {
                    let there = TermQuery::new(
                        Term::from_field_text(self.fields.body[0], &part),
                        IndexRecordOption::WithFreqs,
                    );
                    words.push((
                        Occur::Should,
                        Box::new(BoostQuery::new(Box::new(there), PART_BOOST)),
                    ));
                }
            }
            for start in asked.starts.iter().take(GUESSED) {
                words.push((Occur::Should, self.starting(i, start)));
                sum += GUESS_SCORE;
            }
            ideal = ideal.max(sum);
            if !words.is_empty() {
                languages.push(Box::new(BooleanQuery::new(words)));
            }
        }
        let phrases: Vec<(Occur, Box<dyn Query>)> = asked
            .phrases
            .iter()
            .filter_map(|p| Some((Occur::Must, self.phrase(p)?)))
            .collect();
        if (languages.is_empty() && phrases.is_empty()) || limit == 0 {
            return Ok(Words::default());
        }
        let case = |id: &i64| Term::from_field_u64(self.fields.case, id.unsigned_abs());
        let scope: Box<dyn Query> = match allowed {
            [one] => Box::new(TermQuery::new(case(one), IndexRecordOption::Basic)),
            many => Box::new(TermSetQuery::new(many.iter().map(case))),
        };
        let mut all = phrases;
        if !languages.is_empty() {
            all.push((Occur::Must, Box::new(DisjunctionMaxQuery::new(languages))));
        }
        all.push((Occur::Must, Box::new(ConstScoreQuery::new(scope, 0.0))));
        let top = searcher.search(
            &BooleanQuery::new(all),
            &TopDocs::with_limit(limit).order_by_score(),
        )?;
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
        Ok(Words { hits, ideal })
    }

    /// A word in text, headings, and, in Dutch, inside compounds.
    fn word(&self, language: usize, word: &str) -> Box<dyn Query> {
        let term = |f| -> Box<dyn Query> {
            Box::new(TermQuery::new(
                Term::from_field_text(f, word),
                IndexRecordOption::WithFreqs,
            ))
        };
        let boosted = |f, by: f32| -> Box<dyn Query> { Box::new(BoostQuery::new(term(f), by)) };
        let head = boosted(self.fields.head[language], HEAD_BOOST);
        let mut text = vec![term(self.fields.body[language])];
        if language == 0 {
            text.push(boosted(self.fields.parts, PART_BOOST));
        }
        Box::new(BooleanQuery::new(vec![
            (Occur::Should, Box::new(DisjunctionMaxQuery::new(text))),
            (Occur::Should, head),
        ]))
    }

    /// Words that differ by a letter (two in a long word), or that begin with this one.
    fn guess(&self, language: usize, word: &str) -> Box<dyn Query> {
        let distance = if word.chars().count() >= 8 { 2 } else { 1 };
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for field in [self.fields.body[language], self.fields.head[language]] {
            let term = Term::from_field_text(field, word);
            ways.push(Box::new(FuzzyTermQuery::new(term, distance, true)));
        }
        let near = BoostQuery::new(Box::new(DisjunctionMaxQuery::new(ways)), GUESS_SCORE);
        Box::new(DisjunctionMaxQuery::new(vec![
            Box::new(near),
            self.starting(language, word),
        ]))
    }

    fn starting(&self, language: usize, start: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.fields.body[language], start);
        Box::new(BoostQuery::new(
            Box::new(FuzzyTermQuery::new_prefix(term, 0, false)),
            GUESS_SCORE * 0.75,
        ))
    }

    /// Words that must stand in this order.
    fn phrase(&self, words: &str) -> Option<Box<dyn Query>> {
        let field = self.fields.body[0];
        let terms: Vec<Term> = in_order(words, LANGUAGES[0].1, QUERY_WORDS)
            .iter()
            .map(|w| Term::from_field_text(field, w))
            .collect();
        match terms.as_slice() {
            [] => None,
            [one] => Some(Box::new(TermQuery::new(
                one.clone(),
                IndexRecordOption::WithFreqs,
            ))),
            _ => Some(Box::new(PhraseQuery::new(terms))),
        }
    }

    /// Passages a word is in, in its text, its headings or, in Dutch, its compounds.
    fn frequency(&self, searcher: &Searcher, language: usize, word: &str) -> Result<u64> {
        let mut most = 0;
        let parts = Some(self.fields.parts).filter(|_| language == 0);
        let fields = [self.fields.body[language], self.fields.head[language]];
        for field in fields.into_iter().chain(parts) {
            most = most.max(searcher.doc_freq(&Term::from_field_text(field, word))?);
        }
        Ok(most)
    }
}

/// What BM25 gives a word that stands once in a passage of middling length.
fn rarity(searcher: &Searcher, frequency: u64) -> f32 {
    #[allow(clippy::cast_precision_loss)] // a rank of magnitude
    let (n, f) = (searcher.num_docs().max(1) as f32, frequency as f32);
    (1.0 + (n - f + 0.5).max(0.5) / (f + 0.5)).ln()
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
        let (l, anew) = Lexical::open(RamDirectory::create()).unwrap();
        assert!(!anew);
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
            .hits
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

    #[test]
    fn compounds_are_found_by_their_parts_and_less_than_the_word_itself() {
        let l = index();
        l.change(&[entry(5, 0, "Een vraag aan de cliënt")], &[])
            .unwrap();
        assert_eq!(ids(&l, "vragen", &[0]), [5, 1]);
        assert!(ids(&l, "schaalvraag", &[0]).starts_with(&[1]));
    }

    #[test]
    fn a_name_mistyped_and_the_beginning_of_a_word_are_found() {
        let l = index();
        assert_eq!(ids(&l, "Fatmia", &[0, 7]), [2]);
        assert_eq!(ids(&l, "schaalv*", &[0]), [1]);
        assert_eq!(ids(&l, "schaalvr", &[0]), [1]);
    }

    #[test]
    fn words_in_quotation_marks_stand_in_that_order() {
        let l = index();
        assert_eq!(ids(&l, "\"grenzen op het werk\"", &[0, 7, 8]), [3]);
        assert_eq!(ids(&l, "\"werk het op\"", &[0, 7, 8]), Vec::<i64>::new());
        assert_eq!(
            ids(&l, "\"grenzen", &[0, 8]),
            [3],
            "a mark never closed is no phrase"
        );
    }

    #[test]
    fn an_index_of_another_kind_is_begun_anew() {
        let directory = RamDirectory::create();
        let mut other = Schema::builder();
        other.add_u64_field("else", NumericOptions::default().set_fast());
        Index::create(directory.clone(), other.build(), IndexSettings::default()).unwrap();
        let (l, anew) = Lexical::open(directory.clone()).unwrap();
        assert!(anew);
        l.change(&[entry(1, 0, "een vraag")], &[]).unwrap();
        assert_eq!(ids(&l, "vraag", &[0]), [1]);
        assert!(!Lexical::open(directory).unwrap().1);
    }
}
