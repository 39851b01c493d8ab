//! What a query looks for among the words: each of its words as Dutch and as English (the better of the two counts), a Dutch compound by its parts too,
//! and each by what it is called in the other language, at less. The text of a query is never a query language, but for two things a coach types
//! without thinking: `"words in this order"` and the beginning of a word with `*`. A word that is nowhere may be a name mistyped. Called by `lexical`.

use super::asked::Asked;
use super::glossary;
use super::lexical::{Fields, LANGUAGES};
use super::terms::{in_order, is_content, part_terms, query_terms};
use super::{Result, language_of};
use std::collections::HashSet;
use tantivy::collector::Count;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery,
    Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

/// Words of a query that are looked up.
const QUERY_WORDS: usize = 64;
/// Words looked up for what they may have been meant to be: each is a walk through the list of words.
const GUESSED: usize = 4;
/// What a word counts for standing in the title or a heading, beside what it counts in the text they are part of. Measured: more than this favours short
/// headings over passages that answer.
const HEAD_BOOST: f32 = 0.1;
/// What a part of a compound counts beside a whole word.
const PART_BOOST: f32 = 0.4;
/// What a word of the glossary counts beside the word that was asked: the least where everybody writes the latter, the most where nobody does and so the
/// texts are in the other language.
const ACROSS_BOOST: [f32; 2] = [0.6, 1.0];

/// What a word counts at most that is nearly the one typed, or begins with it, in BM25: about what a rare word does.
const GUESS_SCORE: f32 = 4.0;
/// Of so many passages one may hold what a mistyped word is taken for: nobody means a word that is everywhere.
const GUESSED_IN: u64 = 20;
/// Letters a word has at least that may be one with another letter in it: "ruit" is "uit" and "over" is "cover" by chance.
const MISTYPED: usize = 5;
/// The share of its worth that a passage holds of a word when it has what the word was taken for.
const GUESS_HELD: f32 = 0.5;

type Clause = Box<dyn Query>;

/// A query, worded for the index.
pub(super) struct Wording {
    /// None when there is nothing to look for.
    pub query: Option<Clause>,
    /// The score of a passage that would hold each word of the query once: what scores can be held against from one query to the next.
    pub ideal: f32,
    /// How many of the rarest words there are that is worth.
    pub asked: f32,
}

impl Wording {
    /// Words a query for an index as it is now.
    pub(super) fn new(fields: &Fields, searcher: &Searcher, query: &str) -> Result<Self> {
        let writer = Writer { fields, searcher };
        let asked = Asked::read(query);
        let language = language_of(&asked.plain);
        let mut languages: Vec<Clause> = Vec::new();
        let mut ideal = 0f32;
        for (i, (code, _)) in LANGUAGES.iter().enumerate() {
            let spoken = language == "und" || language == *code;
            let (said, mut sum) = writer.words(i, &asked.plain, spoken)?;
            let should = |s: Said| (Occur::Should, s.clause);
            let mut words: Vec<(Occur, Clause)> = said.into_iter().map(should).collect();
            for start in asked.starts.iter().take(GUESSED) {
                words.push((Occur::Should, writer.starting(i, start)));
                sum += GUESS_SCORE;
            }
            ideal = ideal.max(sum);
            if !words.is_empty() {
                languages.push(Box::new(BooleanQuery::new(words)));
            }
        }
        let mut all: Vec<(Occur, Clause)> = asked
            .phrases
            .iter()
            .filter_map(|p| Some((Occur::Must, writer.phrase(p)?)))
            .collect();
        if !languages.is_empty() {
            all.push((Occur::Must, best_of(languages)));
        }
        let query = (!all.is_empty()).then(|| -> Clause { Box::new(BooleanQuery::new(all)) });
        let asked = ideal / writer.rarity(0);
        Ok(Self {
            query,
            ideal,
            asked,
        })
    }
}

/// The content words of a query, each in all the ways it may be written in either language, with what it is worth: the rarer, the more. What a word nobody wrote
/// may have been meant to be is worth less than the word ([`GUESS_HELD`]), and the rest of it nobody holds.
pub(super) fn weighed(
    fields: &Fields,
    searcher: &Searcher,
    query: &str,
) -> Result<Vec<(Clause, f32)>> {
    let writer = Writer { fields, searcher };
    let asked = Asked::read(query);
    let language = language_of(&asked.plain);
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for word in asked.plain.split(|c: char| !c.is_alphanumeric()) {
        let low = word.to_lowercase();
        if out.len() == QUERY_WORDS || !is_content(&low) || !seen.insert(low) {
            continue;
        }
        let (mut ways, mut guesses, mut worth) = (Vec::new(), Vec::new(), f32::INFINITY);
        for (i, (code, _)) in LANGUAGES.iter().enumerate() {
            let spoken = language == "und" || language == *code;
            let (clauses, sum) = writer.words(i, word, spoken)?;
            for said in clauses {
                let list = if said.guessed {
                    &mut guesses
                } else {
                    &mut ways
                };
                list.push(said.clause);
            }
            // What neither it nor its names stand for is as rare as can be.
            let sum = if sum > 0.0 { sum } else { writer.rarity(0) };
            worth = worth.min(sum);
        }
        if !ways.is_empty() {
            out.push((best_of(ways), worth));
        } else if !guesses.is_empty() {
            out.push((best_of(guesses), worth * GUESS_HELD));
            out.push((Box::new(EmptyQuery), worth * (1.0 - GUESS_HELD)));
        }
    }
    Ok(out)
}

/// A word of a query, in all the ways it may be written in one language.
struct Said {
    clause: Clause,
    /// Nobody wrote it, and something else is taken for it.
    guessed: bool,
}

/// Writes the clauses of a query.
struct Writer<'a> {
    fields: &'a Fields,
    searcher: &'a Searcher,
}

impl Writer<'_> {
    /// The words of a query read in one language, and what a passage with all of them would score. `spoken`: it may well be in that language, so its
    /// words have names in the other.
    fn words(&self, language: usize, text: &str, spoken: bool) -> Result<(Vec<Said>, f32)> {
        let (mut out, mut sum) = (Vec::new(), 0f32);
        let mut tried = 0;
        let Some((_, stemmer)) = LANGUAGES.get(language) else {
            return Ok((out, sum));
        };
        let divided = if language == 0 { divided(text) } else { vec![] };
        let terms = query_terms(text, *stemmer, QUERY_WORDS);
        for (i, word) in terms.iter().enumerate() {
            let frequency = self.frequency(language, word)?;
            let parts = divided
                .iter()
                .find(|d| d.0 == *word)
                .map_or(&[][..], |d| &d.1);
            let mut others = Vec::new();
            if spoken {
                others = glossary::across(language, word, parts);
                let before = i.checked_sub(1).and_then(|i| terms.get(i));
                if let Some(before) = before {
                    others.extend(glossary::together(language, before, word));
                }
                if let Some(after) = terms.get(i + 1) {
                    others.extend(glossary::together(language, word, after));
                }
            }
            let mut ways = vec![self.word(language, word)];
            if !parts.is_empty() {
                let there = parts
                    .iter()
                    .map(|p| (Occur::Should, self.term(self.fields.body[0], p)));
                let group: Clause = Box::new(BooleanQuery::new(there.collect()));
                ways.push(boosted(group, PART_BOOST));
            }
            let mut worth = if frequency > 0 || others.is_empty() {
                self.rarity(frequency)
            } else {
                0.0
            };
            for other in &others {
                let (clause, most, there) = self.across(1 - language, other)?;
                let boost = across_boost(frequency, there);
                ways.push(boosted(clause, boost));
                // Nobody wrote it in this language: then it is worth what it is worth in the other.
                if frequency == 0 {
                    worth = worth.max(boost * most);
                }
            }
            sum += worth;
            // Nobody wrote it and no glossary knows it: then it is the beginning of a word, or nearly one.
            let mut guessed = false;
            if frequency == 0 && others.is_empty() && tried < GUESSED && word.chars().count() >= 4 {
                tried += 1;
                let guess = self.guess(language, word)?;
                guessed = guess.is_some();
                ways.extend(guess);
            }
            let clause = best_of(ways);
            out.push(Said { clause, guessed });
        }
        Ok((out, sum))
    }

    /// What a word is called in the other language, one word or some, what all of it scores where it stands, and in how many passages the rarest of it does.
    fn across(&self, language: usize, words: &[Vec<String>]) -> Result<(Clause, f32, u64)> {
        #[allow(clippy::cast_precision_loss)] // a handful
        let each = 1.0 / words.len().max(1) as f32;
        let (mut all, mut sum) = (Vec::new(), 0f32);
        let mut rarest = u64::MAX;
        for ways in words {
            let mut clauses = Vec::new();
            let mut most = 0f32;
            let mut there = 0;
            for word in ways {
                let frequency = self.frequency(language, word)?;
                there = there.max(frequency);
                if frequency > 0 {
                    most = most.max(self.rarity(frequency));
                    clauses.push(self.word(language, word));
                }
            }
            sum += most * each;
            rarest = rarest.min(there);
            if !clauses.is_empty() {
                all.push((Occur::Should, boosted(best_of(clauses), each)));
            }
        }
        Ok((Box::new(BooleanQuery::new(all)), sum, rarest))
    }

    fn term(&self, field: Field, word: &str) -> Clause {
        let term = Term::from_field_text(field, word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    /// A word in text, headings, and, in Dutch, inside compounds.
    fn word(&self, language: usize, word: &str) -> Clause {
        let head = boosted(self.term(self.fields.head[language], word), HEAD_BOOST);
        let mut text = vec![self.term(self.fields.body[language], word)];
        if language == 0 {
            text.push(boosted(self.term(self.fields.parts, word), PART_BOOST));
        }
        Box::new(BooleanQuery::new(vec![
            (Occur::Should, best_of(text)),
            (Occur::Should, head),
        ]))
    }

    /// Words that differ by a letter (two in a long word), or that begin with this one; the rarer they are, the more they count. None where they are in too many
    /// passages, or in none.
    fn guess(&self, language: usize, word: &str) -> Result<Option<Clause>> {
        let letters = word.chars().count();
        let distance = if letters >= 8 { 2 } else { 1 };
        let fields = [self.fields.body[language], self.fields.head[language]];
        let near = |field| -> Clause {
            let term = Term::from_field_text(field, word);
            Box::new(FuzzyTermQuery::new(term, distance, true))
        };
        let mut ways = vec![self.starting(language, word)];
        if letters >= MISTYPED {
            ways.extend(fields.map(near));
        }
        let guess = best_of(ways);
        let there = self.searcher.search(&guess, &Count)?;
        let there = u64::try_from(there).unwrap_or(u64::MAX);
        let most = (self.searcher.num_docs() / GUESSED_IN).max(3);
        if there == 0 || there > most {
            return Ok(None);
        }
        let worth = self.rarity(there).min(GUESS_SCORE);
        let guess: Clause = Box::new(ConstScoreQuery::new(guess, worth));
        Ok(Some(guess))
    }

    fn starting(&self, language: usize, start: &str) -> Clause {
        let term = Term::from_field_text(self.fields.body[language], start);
        boosted(
            Box::new(FuzzyTermQuery::new_prefix(term, 0, false)),
            GUESS_SCORE * 0.75,
        )
    }

    /// Words that must stand in this order.
    fn phrase(&self, words: &str) -> Option<Clause> {
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
    fn frequency(&self, language: usize, word: &str) -> Result<u64> {
        let mut most = 0;
        let parts = Some(self.fields.parts).filter(|_| language == 0);
        let fields = [self.fields.body[language], self.fields.head[language]];
        for field in fields.into_iter().chain(parts) {
            let term = Term::from_field_text(field, word);
            most = most.max(self.searcher.doc_freq(&term)?);
        }
        Ok(most)
    }

    /// What BM25 gives a word that stands once in a passage of middling length.
    fn rarity(&self, frequency: u64) -> f32 {
        #[allow(clippy::cast_precision_loss)] // a rank of magnitude
        let (n, f) = (self.searcher.num_docs().max(1) as f32, frequency as f32);
        (1.0 + (n - f + 0.5).max(0.5) / (f + 0.5)).ln()
    }
}

/// What a word of the other language counts that stands in so many passages, where the asked one stands in so many.
fn across_boost(asked: u64, there: u64) -> f32 {
    let [least, most] = ACROSS_BOOST;
    #[allow(clippy::cast_precision_loss)] // a share
    let share = there as f32 / (asked + there).max(1) as f32;
    least + (most - least) * share
}

fn boosted(clause: Clause, by: f32) -> Clause {
    Box::new(BoostQuery::new(clause, by))
}

fn best_of(mut clauses: Vec<Clause>) -> Clause {
    match (clauses.len(), clauses.pop()) {
        (1, Some(one)) => one,
        (_, Some(last)) => {
            clauses.push(last);
            Box::new(DisjunctionMaxQuery::new(clauses))
        }
        _ => Box::new(BooleanQuery::new(Vec::new())),
    }
}

/// The compounds of a query as indexed, each with its parts as indexed.
fn divided(text: &str) -> Vec<(String, Vec<String>)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(QUERY_WORDS)
        .filter_map(|w| {
            let parts = part_terms(w, QUERY_WORDS);
            let whole = in_order(w, LANGUAGES[0].1, 1).pop()?;
            (!parts.is_empty()).then_some((whole, parts))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::across_boost;

    #[test]
    fn a_word_of_the_glossary_counts_the_more_the_less_the_asked_one_is_written() {
        assert!((across_boost(0, 9) - 1.0).abs() < 1e-6);
        assert!((across_boost(9, 0) - 0.6).abs() < 1e-6);
        assert!((across_boost(5, 5) - 0.8).abs() < 1e-6);
        assert!(across_boost(0, 0) <= 1.0);
    }
}
