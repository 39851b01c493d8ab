//! Words that were broken at the end of a line. A hyphen there is nearly always only the line's; it is the word's own where the word is written so
//! elsewhere in the same text, or is made of two words that do not make one. Called by `pages`.

use super::layout::Line;
use crate::library::language_of;
use crate::privacy::lexicon::{Lexicon, flag};
use std::collections::HashMap;

/// How two parts of a word belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Joined {
    /// The hyphen goes.
    Word,
    /// It stays, and the line break goes.
    Hyphen,
}

/// Small words before which a hyphen stands for the rest of a word that follows: `in- en uitademen`.
const SUSPENDED: [&str; 10] = [
    "en", "of", "and", "or", "tot", "noch", "als", "to", "und", "dan",
];
/// What a hyphen comes after when words are made with it.
const BEFORE: [&str; 5] = ["ex", "self", "oud", "non", "niet"];
/// A hyphen that is only there for the end of a line.
const SOFT: char = '\u{ad}';

/// What a text has of the words that are broken in it.
pub(super) struct Breaks {
    /// Forms that may be meant, and whether the text has them somewhere within a line.
    forms: HashMap<String, bool>,
    english: bool,
}

/// The parts of a word that is broken between two lines, in lower case, and its hyphen.
fn broken(last: &str, next: &str) -> Option<(String, String, char)> {
    let mark = last.chars().next_back()?;
    if !matches!(mark, '-' | '\u{2010}' | SOFT) {
        return None;
    }
    let stem = last.get(..last.len() - mark.len_utf8())?;
    let at = stem
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()?
        .0;
    let end = next
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(next.len());
    let tail = next
        .get(..end)
        .filter(|t| t.starts_with(char::is_lowercase))?;
    let stem = stem.get(at..).unwrap_or_default().to_lowercase();
    // What is no word by itself (`giv-` `en`) has no rest that follows.
    let suspended = mark != SOFT && SUSPENDED.contains(&tail) && known(&stem);
    (!suspended).then(|| (stem, tail.to_owned(), mark))
}

/// Whether a dictionary has a word.
fn known(word: &str) -> bool {
    Lexicon::shipped().flags(word) & flag::WORD != 0
}

impl Breaks {
    /// Looks for the words that are broken in these lines, and where else they stand.
    pub(super) fn of(pages: &[Vec<Line>]) -> Self {
        let mut forms = HashMap::new();
        let lines = || pages.iter().flatten();
        for (last, next) in lines().zip(lines().skip(1)) {
            if let Some((a, b, _)) = broken(&last.text, &next.text) {
                forms.insert(format!("{a}{b}"), false);
                forms.insert(format!("{a}-{b}"), false);
            }
        }
        let mut english = false;
        if !forms.is_empty() {
            let within = |c: char| !(c.is_alphabetic() || c == '-');
            for word in lines().flat_map(|l| l.text.split(within)) {
                if let Some(seen) = forms.get_mut(&word.to_lowercase()) {
                    *seen = true;
                }
            }
            let some: Vec<&str> = lines().take(200).map(|l| l.text.as_str()).collect();
            english = language_of(&some.join(" ")) == "en";
        }
        Self { forms, english }
    }

    /// What becomes of the hyphen between two lines; nothing if no word is broken there.
    pub(super) fn between(&self, last: &str, next: &str) -> Option<Joined> {
        let (a, b, mark) = broken(last, next)?;
        let (whole, hyphened) = (format!("{a}{b}"), format!("{a}-{b}"));
        let seen = |form: &str| self.forms.get(form).copied().unwrap_or(false);
        if mark == SOFT || seen(&whole) {
            return Some(Joined::Word);
        }
        if seen(&hyphened) {
            return Some(Joined::Hyphen);
        }
        let words = Lexicon::shipped();
        // `Webbased` is a word in Dutch only.
        let own = if self.english { flag::EN } else { flag::WORD };
        if words.flags(&whole) & own != 0 {
            return Some(Joined::Word);
        }
        let two = known(&a) && known(&b);
        let made = BEFORE.contains(&a.as_str())
            || self.english
            || words.flags(&b) & flag::NL == 0 && !words.is_compound(&whole);
        Some(if two && made {
            Joined::Hyphen
        } else {
            Joined::Word
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Vec<Line>> {
        let line = |text: &str| Line {
            text: text.into(),
            size: 10.0,
            down: None,
        };
        vec![text.lines().map(line).collect()]
    }

    fn joined(text: &str) -> Vec<Option<Joined>> {
        let pages = lines(text);
        let breaks = Breaks::of(&pages);
        let texts: Vec<&str> = text.lines().collect();
        texts
            .windows(2)
            .map(|w| breaks.between(w[0], w[1]))
            .collect()
    }

    #[test]
    fn a_hyphen_of_the_line_goes_and_one_of_the_word_stays() {
        let word = Some(Joined::Word);
        let hyphen = Some(Joined::Hyphen);
        for (text, becomes) in [
            ("Het geluid van de stoe-\nlen in de zaal", word),
            ("Zij begint met ontspan-\nning van de schouders", word),
            (
                "De cliënt heeft last van werk-\nstress en slaapt slecht",
                word,
            ),
            (
                "The client has a great deal of confi-\ndence in the coach",
                word,
            ),
            (
                "The clients who were asked said it is a web-\nbased course for all of them",
                hyphen,
            ),
            ("Een gesprek met een ex-\ncollega van het werk", hyphen),
            ("Rustig in-\nen uitademen", None),
            ("Hij woont in Noord-\nHolland", None),
            ("Van 2020-\nlater", None),
            ("Een punt -\nmeer niet", None),
            ("stoe\u{ad}\nlen", word),
        ] {
            assert_eq!(joined(text), [becomes], "{text}");
        }
        // What the text says elsewhere decides.
        let elsewhere = "Een coach-gesprek is kort. Het coach-\ngesprek van nu";
        assert_eq!(joined(elsewhere), [hyphen]);
    }
}
