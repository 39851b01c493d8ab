//! What a coach may type in a query without thinking of it as a language: `"words in this order"` and the beginning of a word with `*`. Called by
//! `lexical`.

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

#[cfg(test)]
mod tests {
    use super::Asked;

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
