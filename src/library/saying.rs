//! A question said in the other language, word for word, for the arm of vectors: an embedder sees more of a Dutch passage in a clumsy Dutch question than
//! in a good English one. Of the names a word has, the one is taken that the texts at hand use most. Called by `lexical`, for `asking`.

use super::glossary::{self, Name};
use super::terms::{in_order, part_terms};
use tantivy::tokenizer::Language;

/// Words of a question that are said.
const WORDS: usize = 64;
const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

/// Small words, which tell nothing of what a text is about and much of its language: Dutch first.
const SMALL: [(&str, &str); 41] = [
    ("de", "the"),
    ("een", "a"),
    ("het", "the"),
    ("een", "an"),
    ("van", "of"),
    ("te", "to"),
    ("om", "to"),
    ("naar", "to"),
    ("en", "and"),
    ("of", "or"),
    ("met", "with"),
    ("voor", "for"),
    ("van", "from"),
    ("uit", "from"),
    ("op", "on"),
    ("zijn", "are"),
    ("niet", "not"),
    ("geen", "no"),
    ("hoe", "how"),
    ("wat", "what"),
    ("waarom", "why"),
    ("waar", "where"),
    ("wanneer", "when"),
    ("wie", "who"),
    ("welke", "which"),
    ("welk", "which"),
    ("door", "by"),
    ("je", "you"),
    ("u", "you"),
    ("uw", "your"),
    ("jouw", "your"),
    ("mijn", "my"),
    ("ik", "i"),
    ("doet", "does"),
    ("doe", "do"),
    ("kan", "can"),
    ("bij", "at"),
    ("over", "about"),
    ("als", "as"),
    ("dat", "that"),
    ("dit", "this"),
];

/// A question of one language (0 Dutch, 1 English) in the words of the other, none when no word of it is known. `frequency`: how many passages hold a stem
/// of the other language.
pub(super) fn said(
    question: &str,
    language: usize,
    frequency: &dyn Fn(&str) -> u64,
) -> Option<String> {
    let analyser = *LANGUAGES.get(language)?;
    let words: Vec<&str> = question.split_whitespace().take(WORDS).collect();
    let cores: Vec<&str> = words
        .iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let stems: Vec<String> = cores
        .iter()
        .map(|core| in_order(core, analyser, 2).join(" "))
        .collect();
    let (mut out, mut known, mut i) = (Vec::with_capacity(words.len()), false, 0);
    while let (Some(word), Some(core), Some(stem)) = (words.get(i), cores.get(i), stems.get(i)) {
        i += 1;
        let both = stems.get(i).map(|next| format!("{stem} {next}"));
        let together = both.and_then(|b| usual(glossary::names(language, &b), frequency));
        if let Some(name) = together {
            out.push(name);
            known = true;
            i += 1;
        } else if let Some(other) = small(core, language) {
            out.push(other.to_owned());
        } else if let Some(name) = usual(glossary::names(language, stem), frequency)
            .or_else(|| by_parts(core, language, frequency))
        {
            out.push(word.replacen(core, &name, 1));
            known = true;
        } else {
            out.push((*word).to_owned());
        }
    }
    known.then(|| out.join(" "))
}

/// A small word in the other language.
fn small(word: &str, language: usize) -> Option<&'static str> {
    let word = word.to_lowercase();
    SMALL.iter().find_map(|(dutch, english)| {
        let (from, to) = if language == 0 {
            (dutch, english)
        } else {
            (english, dutch)
        };
        (*from == word).then_some(*to)
    })
}

/// The name whose rarest word is the most frequent; the first of those that are alike.
fn usual(names: &[Name], frequency: &dyn Fn(&str) -> u64) -> Option<String> {
    let mut best: Option<(u64, &Name)> = None;
    for name in names {
        let there = name.stems.iter().map(|s| frequency(s)).min().unwrap_or(0);
        if best.is_none_or(|(most, _)| there > most) {
            best = Some((there, name));
        }
    }
    best.map(|(_, name)| name.written.clone())
}

/// A Dutch compound that is not known as a whole, by its parts, if all of them are known.
fn by_parts(word: &str, language: usize, frequency: &dyn Fn(&str) -> u64) -> Option<String> {
    if language != 0 {
        return None;
    }
    let parts: Option<Vec<String>> = part_terms(word, WORDS)
        .iter()
        .map(|p| usual(glossary::names(language, p), frequency))
        .collect();
    parts.filter(|p| !p.is_empty()).map(|p| p.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn english(stem: &str) -> u64 {
        // The texts at hand speak of appointments, never of agreements.
        u64::from(stem.starts_with("appoint")) * 5
    }

    #[test]
    fn a_question_is_said_with_the_words_the_texts_use() {
        assert_eq!(
            said("Wat is een afspraak?", 0, &english).as_deref(),
            Some("what is a appointment?")
        );
        assert_eq!(
            said("the core quadrant", 1, &|_| 0).as_deref(),
            Some("de kernkwadrant")
        );
    }

    #[test]
    fn a_compound_is_said_by_its_parts_and_a_name_stays_what_it_is() {
        assert_eq!(
            said("werkangst bij Fatima", 0, &|_| 0).as_deref(),
            Some("work fear at Fatima")
        );
        assert_eq!(said("Fatima van Rotterdam", 0, &|_| 0), None);
        assert_eq!(said("", 0, &|_| 0), None);
    }

    proptest! {
        #[test]
        fn any_question_is_read_quietly(s in "[a-zA-Z0-9 .,'é日-]{0,120}", language in 0usize..3) {
            let _ = said(&s, language, &|_| 1);
        }
    }
}
