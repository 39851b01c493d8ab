//! A text as its reader sees it: accents that stand by themselves joined to their letters, ligatures taken apart, wide signs made narrow, and signs nobody sees left
//! out, with where every character came from. Text pasted from a PDF or a web page holds these inside names, which would otherwise be cut in two there and pass
//! unseen. `Anonymiser::find` and the second reader read this and hand back places in the text as it is.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text to read. A text without such signs, which is nearly every one, is borrowed as it is.
pub(crate) struct Composed<'a> {
    text: Cow<'a, str>,
    /// For every character of `text` from where to where it stood, in characters; empty when it is borrowed.
    from: Vec<(usize, usize)>,
}

/// Signs that take no room: the soft hyphen, blanks of no width, marks of direction, joiners, the mark of byte order.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters drawn as one: "ﬁ", "ﬀ", "ﬆ"; and signs drawn as wide as a Chinese one: "０６".
fn ligature(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{ff01}'..='\u{ff5e}')
}

impl<'a> Composed<'a> {
    /// Of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        let odd = |c: char| unseen(c) || ligature(c) || is_combining_mark(c);
        if text.is_ascii() || !text.chars().any(odd) {
            return Self {
                text: Cow::Borrowed(text),
                from: Vec::new(),
            };
        }
        let mut out = String::with_capacity(text.len());
        let mut from = Vec::with_capacity(text.len());
        let mut chars = text.chars().enumerate().peekable();
        while let Some((start, c)) = chars.next() {
            let mut cluster = String::from(c);
            let mut end = start + 1;
            while let Some((n, c)) = chars.next_if(|(_, c)| unseen(*c) || is_combining_mark(*c)) {
                end = n + 1;
                if !unseen(c) {
                    cluster.push(c);
                }
            }
            let mut put = |c: char| {
                if !unseen(c) && !is_combining_mark(c) {
                    out.push(c);
                    from.push((start, end));
                }
            };
            if ligature(c) {
                cluster.nfkc().for_each(&mut put);
            } else {
                cluster.nfc().for_each(&mut put);
            }
        }
        Self {
            text: Cow::Owned(out),
            from,
        }
    }

    /// What is to be read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of it stands in the text as it is; both half-open, in characters.
    pub(crate) fn back(&self, span: (usize, usize)) -> (usize, usize) {
        let place = |n: usize| self.from.get(n);
        match (place(span.0), span.1.checked_sub(1).and_then(place)) {
            (Some(first), Some(last)) if span.0 < span.1 => (first.0, last.1),
            _ => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::{Anonymiser, Known, apply};
    use proptest::prelude::*;

    #[test]
    fn accents_ligatures_and_unseen_signs_stand_for_what_is_seen() {
        for (text, seen) in [
            ("Zoe\u{308} belt", "Zoë belt"),
            ("Mar\u{ad}loes", "Marloes"),
            ("Ma\u{200b}rloes", "Marloes"),
            ("Fi\u{fb01}", "Fifi"),
            ("\u{feff}Jan", "Jan"),
            ("x\u{30c}y", "xy"),
            ("gewoon één", "gewoon één"),
        ] {
            assert_eq!(Composed::new(text).text(), seen);
        }
    }

    #[test]
    fn places_are_those_of_the_text_as_it_is() {
        let c = Composed::new("Zoe\u{308} en Fi\u{fb01}");
        assert_eq!(c.back((0, 3)), (0, 4));
        assert_eq!(c.back((4, 6)), (5, 7));
        assert_eq!(c.back((7, 11)), (8, 11));
        assert_eq!(Composed::new("Jan").back((0, 3)), (0, 3));
    }

    #[test]
    fn a_name_is_found_however_it_was_pasted() {
        let anonymiser = Anonymiser::new(&Known::default());
        for name in [
            "Zoe\u{308} Janssen",
            "Mar\u{ad}loes Jans\u{ad}sen",
            "Marloes\u{200b} Jans\u{200b}sen",
            "Rene\u{301} de Vries",
        ] {
            let text = format!("Gesprek met {name} over haar werk.");
            let found = anonymiser.find(&text, &mut anonymiser.pseudonyms([7; 32]));
            let out = apply(&text, &found);
            assert!(
                out.starts_with("Gesprek met [PERSON-") && out.ends_with("] over haar werk."),
                "{out}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_place_comes_back_inside_the_text(text in "[a-zé \u{301}\u{ad}\u{200b}\u{fb01}]{0,30}", a in 0usize..30, n in 1usize..9) {
            let c = Composed::new(&text);
            let (all, seen) = (text.chars().count(), c.text().chars().count());
            prop_assert!(seen <= all * 2);
            if a + n <= seen {
                let (from, to) = c.back((a, a + n));
                prop_assert!(from < to && to <= all);
            }
        }
    }
}
