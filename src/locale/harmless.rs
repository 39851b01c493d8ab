//! Text of others without anything that steers a terminal: what came in with a source, a note, the name of a file, the answer of a model or of a server may
//! hold it. Pure; both faces call it for whatever they print.

use std::borrow::Cow;

/// In which form a text is shown, and so what becomes of the characters that are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In lines: line breaks and tabs stay. A mark stands where anything else was, so that it is seen that something was there.
    Lines,
    /// Within a line: a mark stands for line breaks and tabs too.
    Within,
    /// Read aloud, as one line: a tab becomes a blank, the rest goes without a mark, which would be read out.
    Aloud,
}

/// Whether a character is no text but tells a terminal what to do: controls, and the explicit marks that turn the direction in which what follows is
/// written (Unicode's UAX 9), by which the name of a file can look like another. The implicit ones are part of Arabic and Hebrew text.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text that steers no terminal.
pub fn harmless(text: &str, shown: Shown) -> Cow<'_, str> {
    let stays = |c: char| match shown {
        Shown::Lines => !steers(c) || matches!(c, '\n' | '\t'),
        Shown::Within | Shown::Aloud => !steers(c),
    };
    if text.chars().all(stays) {
        return Cow::Borrowed(text);
    }
    let mark = |c: char| if stays(c) { c } else { '\u{fffd}' };
    Cow::Owned(match shown {
        Shown::Lines => text.replace("\r\n", "\n").chars().map(mark).collect(),
        Shown::Within => text.chars().map(mark).collect(),
        Shown::Aloud => {
            let blanks = text.chars().map(|c| if c == '\t' { ' ' } else { c });
            blanks.filter(|c| !steers(*c)).collect()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left_in_any_form() {
        let text = "rood\u{1b}[31m\u{9b}2J\r\tok\u{7}\r\nweg\u{202e}fdp";
        for (shown, said) in [
            (Shown::Lines, "rood�[31m�2J�\tok�\nweg�fdp"),
            (Shown::Within, "rood�[31m�2J��ok���weg�fdp"),
            (Shown::Aloud, "rood[31m2J okwegfdp"),
        ] {
            assert_eq!(harmless(text, shown), said, "{shown:?}");
        }
        for shown in [Shown::Lines, Shown::Within, Shown::Aloud] {
            assert!(matches!(harmless("één ok", shown), Cow::Borrowed(_)));
        }
    }
}
