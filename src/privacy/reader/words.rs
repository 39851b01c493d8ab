//! The words of a text as the second reader sees them: where they stand, what they look like, and in which windows they are read. `reader` calls it;
//! `assets/reader/train.py` learns from the same words.

/// Signs a word has on its surface, one bit each.
pub(super) const BITS: usize = 8;
/// Words in a window after which it ends with the next sentence, and at the latest.
const ENOUGH: usize = 80;
const MOST: usize = 160;

/// A word, or a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Whether a blank, or nothing, stands before it.
    pub begins: bool,
    /// Half-open, in characters of the whole text.
    pub span: (usize, usize),
    /// What it looks like, a bit for each sign.
    pub(super) surface: u8,
}

impl Word<'_> {
    /// Whether it is more than a mark.
    pub(super) fn says(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

/// The words of a text, window by window: letters and figures, joined by an apostrophe or a hyphen inside; every other character but blanks by itself.
pub fn windows(text: &str) -> Vec<Vec<Word<'_>>> {
    let lower = !text.chars().any(char::is_uppercase);
    let mut out: Vec<Vec<Word<'_>>> = vec![Vec::new()];
    let mut chars = text.char_indices().enumerate().peekable();
    // Whether a blank or a line's end was passed since the last word, and whether a sentence begins.
    let (mut blank, mut fresh) = (true, true);
    while let Some((n, (at, c))) = chars.next() {
        if c.is_whitespace() {
            blank = true;
            fresh |= c == '\n';
            continue;
        }
        let (mut end, mut last) = (at + c.len_utf8(), n + 1);
        if c.is_alphanumeric() {
            while let Some(&(m, (place, c))) = chars.peek() {
                let rest = text.get(place + c.len_utf8()..).unwrap_or_default();
                let joins =
                    matches!(c, '\'' | '’' | '-') && rest.starts_with(char::is_alphanumeric);
                if !c.is_alphanumeric() && !joins {
                    break;
                }
                (end, last) = (place + c.len_utf8(), m + 1);
                chars.next();
            }
        }
        let word = text.get(at..end).unwrap_or_default();
        let window = out.last().map_or(0, Vec::len);
        if window >= MOST || (fresh && window >= ENOUGH) {
            out.push(Vec::new());
        }
        let found = Word {
            text: word,
            begins: blank,
            span: (n, last),
            surface: surface(word, fresh, lower),
        };
        if let Some(window) = out.last_mut() {
            window.push(found);
        }
        blank = false;
        fresh = matches!(c, '.' | '!' | '?' | ':' | ';');
    }
    out.retain(|w| !w.is_empty());
    out
}

/// The signs of a word: a capital at the beginning, capitals only, a figure, a mark, the beginning of a sentence, a capital there, a text without capitals, a
/// hyphen or an apostrophe. `fresh`: a sentence begins with it; `lower`: the text has no capitals.
fn surface(word: &str, fresh: bool, lower: bool) -> u8 {
    let capital = word.starts_with(char::is_uppercase);
    let shouted = capital && word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
    let signs = [
        capital,
        shouted,
        word.contains(char::is_numeric),
        !word.starts_with(char::is_alphanumeric),
        fresh,
        fresh && capital,
        lower,
        word.contains(['-', '\'']),
    ];
    signs
        .iter()
        .enumerate()
        .fold(0, |bits, (i, on)| bits | u8::from(*on) << i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_marks_and_their_signs() {
        let all = windows("Anne-Fleur's UWV, 3x.\nnee (bel jan)");
        let said: Vec<(&str, bool, u8)> = all[0]
            .iter()
            .map(|w| (w.text, w.begins, w.surface))
            .collect();
        assert_eq!(
            said,
            [
                ("Anne-Fleur's", true, 0b1011_0001),
                ("UWV", true, 0b0000_0011),
                (",", false, 0b0000_1000),
                ("3x", true, 0b0000_0100),
                (".", false, 0b0000_1000),
                ("nee", true, 0b0001_0000),
                ("(", true, 0b0000_1000),
                ("bel", false, 0),
                ("jan", true, 0),
                (")", false, 0b0000_1000),
            ]
        );
        assert!(windows(" \n ").is_empty());
        assert_eq!(windows("wil")[0][0].surface, 0b0101_0000);
    }

    #[test]
    fn a_long_text_is_cut_between_sentences_or_at_the_latest_somewhere() {
        let sentence = "een twee drie vier vijf zes zeven acht negen tien. ".repeat(30);
        let lengths: Vec<usize> = windows(&sentence).iter().map(Vec::len).collect();
        assert_eq!(lengths, [88, 88, 88, 66]);
        let endless = "woord ".repeat(400);
        let lengths: Vec<usize> = windows(&endless).iter().map(Vec::len).collect();
        assert_eq!(lengths, [160, 160, 80]);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_spans_are_of_the_text(text in "[a-zA-ZéïİǅßÀ0-9 .,'’\\-\n()😀\u{301}]{0,80}") {
            let chars: Vec<char> = text.chars().collect();
            let mut seen = 0;
            for w in windows(&text).concat() {
                prop_assert!(w.span.0 >= seen);
                seen = w.span.1;
                let own: String = chars[w.span.0..w.span.1].iter().collect();
                prop_assert_eq!(own.as_str(), w.text);
            }
            let said: usize = windows(&text).concat().iter().map(|w| w.text.chars().count()).sum();
            prop_assert_eq!(said, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }
}
