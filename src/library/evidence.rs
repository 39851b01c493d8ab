//! What a sentence and a place have in common, or not, beside their words: numbers, names and negation. A sentence that is right but for one number is
//! not supported. `cite` gathers it as [`Evidence`].

use super::echo::Beyond;
use super::weights::{Cited, logistic};
use crate::casebook::MONTHS;
use std::collections::HashSet;

/// A sentence and a place that share so much of their words, either way, say the same or the opposite.
const SAME: f32 = 0.6;
/// The same of words across two languages, of which a word list knows some.
const SAME_ACROSS: f32 = 0.5;

/// What speaks for and against a place as the support of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Share of the sentence's content words, weighted by how rare they are.
    pub share: f32,
    /// Cosine of both vectors.
    pub cosine: Option<f32>,
    /// Share of its numbers that are missing there.
    pub numbers: f32,
    /// Share of its names.
    pub names: f32,
    /// Whether one denies and the other does not.
    pub negation: bool,
    /// What each has of the other's words, also by what they are called in the other language.
    pub alike: (f32, f32),
    /// Whether they are in two languages.
    pub across: bool,
    /// Whether one has a word that excludes a word of the other.
    pub opposed: bool,
    /// Whether the sentence names somebody of whom nothing was said up to there, or turns about what is said there: numbers of each other's things, the
    /// other side of a choice, who told whom.
    pub strange: bool,
    /// What it has of the sentence beyond the question's own words, if something was asked.
    pub beyond: Option<Beyond>,
    /// Whether the sentence is too short to say much, and the place says more than just that.
    pub slight: bool,
}

impl Evidence {
    /// What the fitted weights are weights of; without a cosine one less.
    pub(super) fn features(&self) -> Vec<f32> {
        let cosine = self.cosine.map(|c| (c - 0.8) * 20.0);
        let one = |yes| if yes { 1.0 } else { 0.0 };
        std::iter::once(self.share)
            .chain(cosine)
            .chain([
                self.numbers,
                self.names,
                one(self.negation),
                one(self.across),
            ])
            .collect()
    }

    /// Whether the place cannot carry the sentence however alike the words: another number, day or name is another fact, and so is the same sentence
    /// denied, or said with the opposite word. Denied with the opposite word it is the same again (`not allowed`, `forbidden`). A place that has next to
    /// nothing of the sentence but the question's words is about the same subject, which is no support; nor is one that lacks a name which the question does not bring.
    pub(super) fn barred(&self) -> bool {
        let same = if self.across { SAME_ACROSS } else { SAME };
        let turned = self.negation && !self.opposed && self.alike.0.min(self.alike.1) >= same;
        self.numbers > 0.0
            || self.strange
            || self.opposed && !self.negation
            || turned
            || self.slight
            || self
                .beyond
                .is_some_and(|b| self.names > 0.0 || !b.enough(self.across))
    }

    /// How probable it is that the place supports the sentence.
    pub(super) fn support(&self, weights: &Cited) -> f32 {
        let features = self.features();
        let probable = match self.cosine {
            Some(_) => logistic(&weights.with_vectors, &features),
            None => logistic(&weights.words_only, &features),
        };
        if self.barred() {
            probable.min(weights.supported * 0.9)
        } else {
            probable
        }
    }
}

/// Numbers from two to twenty and the tens, in Dutch and in English. One is left out: `een` is an article.
const UNITS: [(&str, &str, u32); 20] = [
    ("twee", "two", 2),
    ("drie", "three", 3),
    ("vier", "four", 4),
    ("vijf", "five", 5),
    ("zes", "six", 6),
    ("zeven", "seven", 7),
    ("acht", "eight", 8),
    ("negen", "nine", 9),
    ("tien", "ten", 10),
    ("elf", "eleven", 11),
    ("twaalf", "twelve", 12),
    ("dertien", "thirteen", 13),
    ("veertien", "fourteen", 14),
    ("vijftien", "fifteen", 15),
    ("zestien", "sixteen", 16),
    ("zeventien", "seventeen", 17),
    ("achttien", "eighteen", 18),
    ("negentien", "nineteen", 19),
    ("honderd", "hundred", 100),
    ("duizend", "thousand", 1000),
];
const TENS: [(&str, &str, u32); 8] = [
    ("twintig", "twenty", 20),
    ("dertig", "thirty", 30),
    ("veertig", "forty", 40),
    ("vijftig", "fifty", 50),
    ("zestig", "sixty", 60),
    ("zeventig", "seventy", 70),
    ("tachtig", "eighty", 80),
    ("negentig", "ninety", 90),
];
/// Days of the week, which are facts as numbers and months are.
const DAYS: [(&str, &str); 7] = [
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
];
/// Months that mean too much else to be one wherever they stand.
const OTHER_WORDS: [&str; 2] = ["may", "march"];
/// Two words that deny together.
const DENIALS: [&str; 12] = [
    "decided against",
    "decides against",
    "advises against",
    "voted against",
    "ziet af van",
    "zag af van",
    "afgezien van",
    "raadt af",
    "instead of",
    "rather than",
    "in plaats van",
    "far from",
];
const NEGATIONS: [&str; 19] = [
    "niet", "geen", "nooit", "nergens", "niets", "niemand", "zonder", "not", "no", "never",
    "nothing", "nobody", "without", "cannot", "none", "neither", "nor", "don't", "doesn't",
];

/// The numbers in a text, in figures or in words. Marks such as `[2]` are citations, not numbers.
pub(super) fn numbers(text: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    let mut tens = 0;
    let mut before = ' ';
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != ',' && c != '.') {
        let cited = before == '[' && word.ends_with(']');
        before = word.chars().last().unwrap_or(' ');
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if cited || word.is_empty() {
            continue;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let figure: String = word
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '.' || *c == ',')
                .collect();
            out.insert(figure.trim_end_matches(['.', ',']).replace(',', "."));
            tens = 0;
            continue;
        }
        // `May` and `March` are months where a capital says so and a word before that a day follows.
        let month =
            |en: &str| *en == *word && (!OTHER_WORDS.contains(&en) || of_a_month(text, &word));
        let day = DAYS.iter().find(|(nl, en)| *nl == word || *en == word);
        let fact = day.or_else(|| MONTHS.iter().find(|(nl, en)| *nl == word || month(en)));
        if let Some((_, en)) = fact {
            out.insert((*en).to_owned());
            tens = 0;
            continue;
        }
        match in_words(&word) {
            // English writes sixty-six as two words.
            Some(n) if n < 10 && tens > 0 => {
                out.remove(&tens.to_string());
                out.insert((tens + n).to_string());
                tens = 0;
            }
            Some(n) => {
                out.insert(n.to_string());
                tens = if (20..100).contains(&n) && n % 10 == 0 {
                    n
                } else {
                    0
                };
            }
            None => tens = 0,
        }
    }
    out
}

/// Whether an English month that means something else too is a month here.
fn of_a_month(text: &str, month: &str) -> bool {
    let mut before = "";
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let day = before.starts_with(|c: char| c.is_ascii_digit());
        let led = [
            "in", "by", "before", "since", "until", "after", "from", "of", "last", "next",
        ];
        if bare.to_lowercase() == month
            && bare.starts_with(char::is_uppercase)
            && (day || led.contains(&before.to_lowercase().as_str()))
        {
            return true;
        }
        before = bare;
    }
    false
}

fn in_words(word: &str) -> Option<u32> {
    let one = |table: &[(&str, &str, u32)], w: &str| {
        table
            .iter()
            .find(|(nl, en, _)| *nl == w || *en == w)
            .map(|t| t.2)
    };
    if let Some(n) = one(&UNITS, word).or_else(|| one(&TENS, word)) {
        return Some(n);
    }
    // Dutch writes zesenzestig and tweeënvijftig.
    TENS.iter().find_map(|(nl, _, tens)| {
        let unit = word.strip_suffix(nl)?;
        let unit = unit
            .strip_suffix("en")
            .or_else(|| unit.strip_suffix("ën"))?;
        Some(
            tens + if unit == "een" || unit == "één" {
                1
            } else {
                one(&UNITS, unit).filter(|n| *n < 10)?
            },
        )
    })
}

/// Words with a capital that do not begin the sentence, and abbreviations, in lower case.
pub(super) fn names(text: &str) -> HashSet<String> {
    text.split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .enumerate()
        .filter(|(i, w)| *i > 0 || abbreviation(w))
        .map(|(_, w)| w)
        .filter(|w| w.chars().count() >= 3 && w.starts_with(char::is_uppercase))
        .map(|w| {
            w.trim_end_matches("'s")
                .trim_end_matches("’s")
                .to_lowercase()
        })
        .collect()
}

/// Whether a word is written in capitals alone.
fn abbreviation(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_uppercase)
}

/// A sentence without the number it has in a list.
pub(super) fn unlisted(sentence: &str) -> &str {
    let rest = sentence
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(after) if after.starts_with(' ') && rest.len() < sentence.trim_start().len() => after,
        _ => sentence,
    }
}

/// Whether something is denied.
pub(super) fn negated(text: &str) -> bool {
    let low = text.to_lowercase();
    if DENIALS.iter().any(|d| low.contains(d)) {
        return true;
    }
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .any(|w| NEGATIONS.contains(&w.to_lowercase().replace('’', "'").as_str()))
}

/// The share of one set that is not in the other, by a test of each.
pub(super) fn missing(of: &HashSet<String>, there: impl Fn(&str) -> bool) -> f32 {
    if of.is_empty() {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)] // a handful
    let share = of.iter().filter(|w| !there(w)).count() as f32 / of.len() as f32;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(words: &[&str]) -> HashSet<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn numbers_are_the_same_in_figures_and_in_words_of_both_languages() {
        assert_eq!(numbers("Het duurt zesenzestig dagen [2]."), set(&["66"]));
        assert_eq!(
            numbers("It takes sixty-six days, not 21.5."),
            set(&["66", "21.5"])
        );
        assert_eq!(
            numbers("tweeënvijftig kaarten, twenty en acht"),
            numbers("52 cards; 20, eight")
        );
        assert_eq!(numbers("een zin"), set(&[]));
        assert_eq!(numbers("Op dinsdag 3 juni."), numbers("Tuesday, 3 June"));
    }

    #[test]
    fn names_and_negation_are_seen() {
        assert_eq!(
            names("Volgens Roos Hartveld klopt dat."),
            set(&["roos", "hartveld"])
        );
        assert!(
            negated("Dat is geen gebrek.")
                && negated("I don't know")
                && !negated("Dat is een gebrek.")
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_quietly(s in "[a-zA-Z0-9 .,\\[\\]'é日-]{0,80}") {
            let _ = (numbers(&s), names(&s), negated(&s));
        }
    }
}
