//! Telling words of a question that nobody wrote, in any form and either language: in a library about one subject everything lies near a question about that
//! subject, and what tells that it holds no answer is the one word it lacks. Called by `lexical`; `relevance` weighs it.

use super::Result;
use super::glossary;
use super::lexical::{Fields, LANGUAGES};
use super::terms::{content, in_order, is_content, part_terms};
use crate::privacy::lexicon::{Lexicon, flag};
use tantivy::collector::Count;
use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

/// Words of a question that are looked up.
const WORDS: usize = 64;
/// Letters of a word that tells something.
const SHORTEST: usize = 3;
/// Letters from which a word may be mistyped or bent by a letter, and still be the same.
const BENT: usize = 5;

/// The share of the passages that a word of the library's own subject is in.
const SUBJECT: f32 = 0.3;

/// How many telling words of a question are written nowhere; none where the question has no word that much of the library is about, for then nearness says
/// something by itself, and a question may be answered in other words than its own.
pub(super) fn absent(fields: &Fields, searcher: &Searcher, question: &str) -> Result<usize> {
    let words = || {
        question
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= SHORTEST)
            .take(WORDS)
    };
    let mut subject = false;
    for word in words() {
        subject = subject || everywhere(fields, searcher, word)?;
    }
    // Looking for words that may be mistyped costs more, and nobody asks for it here.
    if !subject {
        return Ok(0);
    }
    let mut out = 0;
    for word in words() {
        out += usize::from(telling(word) && !written(fields, searcher, word)?);
    }
    Ok(out)
}

/// Whether much of the library is about a word: it, a part of it or what it is called in the other language stands in a good share of the passages.
fn everywhere(fields: &Fields, searcher: &Searcher, word: &str) -> Result<bool> {
    let low = word.to_lowercase();
    let told = content(&format!("{low} klankbord"));
    let frequency = |field, stem: &str| searcher.doc_freq(&Term::from_field_text(field, stem));
    let mut most = 0;
    for (i, (_, language)) in LANGUAGES.iter().enumerate() {
        let mut stems: Vec<String> = in_order(&low, *language, 1)
            .into_iter()
            .filter(|s| told.contains(s))
            .collect();
        if i == 0 {
            stems.extend(part_terms(&low, WORDS));
        }
        for stem in &stems {
            let Some(body) = fields.body.get(i) else {
                continue;
            };
            let mut here = frequency(*body, stem)?;
            if i == 0 {
                here = here.max(frequency(fields.parts, stem)?);
            }
            let other = fields.body.get(1 - i);
            let mut across = 0;
            for name in glossary::names(i, stem) {
                if let ([one], Some(other)) = (name.stems.as_slice(), other) {
                    across = across.max(frequency(*other, one)?);
                }
            }
            most = most.max(here + across);
        }
    }
    #[allow(clippy::cast_precision_loss)] // a share
    let share = most as f32 / searcher.num_docs().max(1) as f32;
    Ok(share >= SUBJECT)
}

/// Whether a word tells what is asked about: no small word, no figure, no verb, and none of those everybody uses about everything, which the glossary has apart.
fn telling(word: &str) -> bool {
    let low = word.to_lowercase();
    let known = Lexicon::shipped().flags(&low);
    if known & (flag::VERB | flag::VERBAL | flag::STOP) != 0
        || low.chars().all(|c| c.is_ascii_digit())
    {
        return false;
    }
    is_content(&low)
        && !LANGUAGES.iter().enumerate().any(|(i, (_, language))| {
            let stem = in_order(&low, *language, 1).pop();
            stem.is_some_and(|s| glossary::common(i, &s))
        })
}

fn written(fields: &Fields, searcher: &Searcher, word: &str) -> Result<bool> {
    let there = |field, stem: &str| -> Result<bool> {
        Ok(searcher.doc_freq(&Term::from_field_text(field, stem))? > 0)
    };
    for (i, (_, language)) in LANGUAGES.iter().enumerate() {
        let Some(stem) = in_order(word, *language, 1).pop() else {
            continue;
        };
        let (Some(body), Some(head)) = (fields.body.get(i), fields.head.get(i)) else {
            continue;
        };
        if there(*body, &stem)? || there(*head, &stem)? || (i == 0 && there(fields.parts, &stem)?) {
            return Ok(true);
        }
        if stem.chars().count() >= BENT {
            let near = FuzzyTermQuery::new(Term::from_field_text(*body, &stem), 1, true);
            if searcher.search(&near, &Count)? > 0 {
                return Ok(true);
            }
        }
    }
    // A Dutch compound is written if each of its parts is, or is one of the words everybody uses.
    let parts = part_terms(word, WORDS);
    for part in &parts {
        if !there(fields.parts, part)?
            && !fields
                .body
                .first()
                .is_some_and(|b| there(*b, part).unwrap_or(false))
            && !glossary::common(0, part)
        {
            return Ok(false);
        }
    }
    Ok(!parts.is_empty())
}
