//! What a coach may type in a query without thinking of it as a language: `"words in this order"` and the beginning of a word with `*`. Called by
//! `wording`, and by `library` and `extract` for the words that such a beginning stands for.

use std::borrow::Cow;
use std::collections::HashMap;

/// A query, read for what may be typed in it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// All its words, those in quotation marks too.
    pub plain: String,
    /// Between quotation marks.
    pub phrases: Vec<String>,
    /// Before an asterisk, lower case.
    pub starts: Vec<String>,
}

impl Asked {
    /// Phrases and starts that are read.
    const MOST: usize = 8;

    /// Takes a query apart.
    pub(super) fn read(query: &str) -> Self {
        let mut out = Self::default();
        let pieces: Vec<&str> = query.split(['"', '“', '”', '„']).collect();
        // Between the first and second mark, the third and fourth, ...; a mark that is never closed opens nothing.
        for (i, piece) in pieces.iter().enumerate() {
            let inside = i % 2 == 1 && i + 1 < pieces.len();
            if inside && piece.split_whitespace().count() > 1 && out.phrases.len() < Self::MOST {
                out.phrases.push((*piece).to_owned());
            }
        }
        for word in query.split_whitespace() {
            let word = word.trim_matches(['"', '“', '”', '„']);
            match word.strip_suffix('*') {
                Some(start)
                    if start.chars().count() >= 2 && start.chars().all(char::is_alphanumeric) =>
                {
                    if out.starts.len() < Self::MOST {
                        out.starts.push(start.to_lowercase());
                    }
                }
                _ => {
                    out.plain.push_str(word);
                    out.plain.push(' ');
                }
            }
        }
        out
    }
}

/// A query with each beginning of a word made the whole word that these texts use most with it, so that vectors, and whoever counts the words that are held,
/// know what was matched. Without one it is the query as it is.
pub(super) fn completed<'q, 't>(
    query: &'q str,
    texts: impl Iterator<Item = &'t str>,
) -> Cow<'q, str> {
    let starts = Asked::read(query).starts;
    if starts.is_empty() {
        return Cow::Borrowed(query);
    }
    let mut counts: Vec<HashMap<String, usize>> = vec![HashMap::new(); starts.len()];
    for word in texts.flat_map(|t| t.split(|c: char| !c.is_alphanumeric())) {
        let low = word.to_lowercase();
        for (start, count) in starts.iter().zip(&mut counts) {
            if low.starts_with(start.as_str()) {
                *count.entry(low.clone()).or_default() += 1;
            }
        }
    }
    let most = |count: &HashMap<String, usize>| -> Option<String> {
        let best = count
            .iter()
            .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))?;
        Some(best.0.clone())
    };
    let whole = |word: &str| -> Option<String> {
        let bare = word.trim_matches(['"', '“', '”', '„']).strip_suffix('*')?;
        let at = starts.iter().position(|s| *s == bare.to_lowercase())?;
        counts.get(at).and_then(most)
    };
    let words = query
        .split_whitespace()
        .map(|word| whole(word).unwrap_or_else(|| word.to_owned()));
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Asked, completed};

    #[test]
    fn a_beginning_becomes_the_word_the_texts_use_most_with_it() {
        let texts = [
            "De drietrapsweigering: drietrapsweigering in drie.",
            "Drietrapsraket",
        ];
        let whole = |query| completed(query, texts.into_iter()).into_owned();
        assert_eq!(whole("wat is Drietraps*"), "wat is drietrapsweigering");
        assert_eq!(
            whole("zebra* en drietraps*"),
            "zebra* en drietrapsweigering"
        );
        assert_eq!(whole("wat  is dit"), "wat  is dit");
    }

    #[test]
    fn marks_are_read_and_the_rest_is_words() {
        let a = Asked::read("wat is \u{201c}de schaal\u{201d} coach* (en)");
        assert_eq!(a.phrases, ["de schaal"]);
        assert_eq!(a.starts, ["coach"]);
        assert_eq!(a.plain, "wat is de schaal (en) ");
        assert_eq!(
            Asked::read("\"nooit gesloten").phrases,
            Vec::<String>::new()
        );
        assert_eq!(Asked::read("* ** a*").starts, Vec::<String>::new());
    }
}
