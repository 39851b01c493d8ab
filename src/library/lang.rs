//! The language of a text: Dutch or English, by its function words first (which decides a question of five words well), by what the glossary knows
//! of its other words where those are silent, and by letter trigrams after that.

use super::glossary;
use std::cmp::Ordering;
use whatlang::{Detector, Lang};

/// Function words of one language that are no words of the other (`of` and `is` are of both, and tell nothing).
const DUTCH: [&str; 116] = [
    "de", "het", "een", "en", "van", "ik", "dat", "niet", "op", "met", "voor", "zijn", "er",
    "maar", "om", "hem", "dan", "zou", "wat", "hoe", "wie", "waar", "waarom", "wanneer", "welke",
    "welk", "mijn", "haar", "naar", "heb", "heeft", "hij", "zij", "ze", "je", "jij", "jouw", "wij",
    "ons", "onze", "bij", "ook", "als", "aan", "uit", "nog", "te", "werd", "wordt", "worden",
    "kan", "kun", "moet", "zal", "geen", "door", "tot", "deze", "dit", "die", "tussen", "na",
    "sprak", "doe", "u", "uw", "al", "alle", "andere", "beide", "binnen", "buiten", "daar", "dus",
    "eigen", "elk", "elke", "gaat", "geeft", "hier", "hun", "ieder", "iedere", "iemand", "iets",
    "jullie", "kunnen", "kunt", "meer", "mij", "moeten", "mogen", "naast", "niets", "nu", "omdat",
    "onder", "sinds", "steeds", "tegen", "tijdens", "toen", "veel", "vanaf", "vanuit", "vanwege",
    "volgens", "wel", "weer", "wil", "willen", "zich", "zo", "zoals", "zonder", "zullen",
];
const ENGLISH: [&str; 89] = [
    "the", "and", "to", "that", "it", "not", "on", "with", "for", "are", "but", "him", "then",
    "would", "what", "how", "who", "where", "why", "when", "which", "my", "her", "his", "have",
    "has", "he", "she", "they", "you", "your", "our", "by", "also", "as", "at", "from", "still",
    "be", "been", "can", "could", "must", "shall", "should", "no", "about", "through", "until",
    "these", "this", "those", "between", "after", "does", "did", "do", "a", "an", "i", "all",
    "any", "because", "before", "both", "during", "each", "every", "if", "into", "its", "itself",
    "many", "more", "most", "or", "other", "out", "than", "their", "them", "there", "while",
    "will", "within", "without", "were", "us", "using",
];

/// Small words that a passage in another language than its text has at least.
const PROSE: usize = 15;

/// Small words of Dutch and of English in a text, and all its words. A page is enough to know.
fn small_words(text: &str) -> (usize, usize, usize) {
    let (mut dutch, mut english, mut words) = (0usize, 0usize, 0usize);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .take(400)
    {
        let word = word.to_lowercase();
        words += 1;
        dutch += usize::from(DUTCH.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    (dutch, english, words)
}

/// The language of a passage of a text in `whole`: that, unless the passage is full of the small words of the other. Commands, names and what a program says
/// do not make a passage of a Dutch page English.
pub(super) fn language_of_part(part: &str, whole: &'static str) -> &'static str {
    if whole == "und" {
        return language_of(part);
    }
    let (dutch, english, words) = small_words(part);
    let (own, other, there) = if whole == "nl" {
        (dutch, english, "en")
    } else {
        (english, dutch, "nl")
    };
    if other >= PROSE && other >= 3 * own && other * 5 >= words {
        there
    } else {
        whole
    }
}

/// `nl`, `en`, or `und` when nothing tells.
pub fn language_of(text: &str) -> &'static str {
    if let Some(told) = told(text) {
        return told;
    }
    if !text.contains(char::is_alphabetic) {
        return "und";
    }
    let head: String = text.chars().take(2_000).collect();
    match Detector::with_allowlist(vec![Lang::Nld, Lang::Eng]).detect_lang(&head) {
        Some(Lang::Nld) => "nl",
        Some(Lang::Eng) => "en",
        _ => "und",
    }
}

/// The language in which a question is answered: its own where words of it tell, else `otherwise`. The letters of a name alone (`Kees?`) tell of no language
/// that is spoken with it.
pub fn language_to_answer(question: &str, otherwise: &'static str) -> &'static str {
    told(question).unwrap_or(otherwise)
}

/// What small words tell, and where they are silent the glossary.
fn told(text: &str) -> Option<&'static str> {
    let (dutch, english, words) = small_words(text);
    if words == 0 {
        return None;
    }
    let more = |dutch: usize, english: usize| match dutch.cmp(&english) {
        Ordering::Greater => Some("nl"),
        Ordering::Less => Some("en"),
        Ordering::Equal => None,
    };
    // A title of three words has none of them; its other words may be known.
    more(dutch, english).or_else(|| {
        let (dutch, english) = known(text);
        more(dutch, english)
    })
}

/// Words the glossary knows as Dutch and not as English, and the other way round.
fn known(text: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.chars().count() > 2)
        .take(40)
    {
        match glossary::knows(word) {
            [true, false] => counts.0 += 1,
            [false, true] => counts.1 += 1,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{language_of, language_of_part, language_to_answer};

    #[test]
    fn a_passage_has_the_language_of_its_text_unless_it_is_prose_in_the_other() {
        let listing = "On branch master, nothing to commit (use \"git add\" to track)";
        assert_eq!(language_of_part(listing, "nl"), "nl");
        assert_eq!(language_of_part(listing, "und"), "en");
        let prose = "When you do not know what to say, say that you do not know, and ask the other to tell you more about it. It is not for you \
            to solve what they have not yet said.";
        assert_eq!(language_of_part(prose, "nl"), "en");
        assert_eq!(language_of_part(prose, "en"), "en");
    }

    #[test]
    fn a_bare_name_is_answered_in_the_language_of_the_interface() {
        for language in ["nl", "en"] {
            for name in ["Kees?", "S", "qwrtz", "7?"] {
                assert_eq!(language_to_answer(name, language), language, "{name}");
            }
            assert_eq!(language_to_answer("Wie is Kees?", language), "nl");
            assert_eq!(language_to_answer("Who is Kees?", language), "en");
            assert_eq!(language_to_answer("Announcements", language), "en");
        }
    }

    #[test]
    fn short_questions_are_told_apart() {
        let dutch = [
            "Welke afspraken maakten we?",
            "Hoe werkt een schaalvraag?",
            "wat zei Annelies over het team",
            "Wanneer is GROW minder geschikt?",
            "Aankondigingen",
            "Tel regels, woorden of bytes",
            "Reservekopie terugzetten",
            "Cloudsite is traag",
            "Onvoldoende geheugen tijdens installatie of upgrade",
        ];
        let english = [
            "Restore a backup",
            "Announcements",
            "Login settings",
            "List of users",
            "What did we agree?",
            "How does a scaling question work?",
            "when is GROW less useful",
            "Who is Gillian?",
        ];
        for (language, questions) in [("nl", &dutch[..]), ("en", &english[..])] {
            for q in questions {
                assert_eq!(language_of(q), language, "{q}");
            }
        }
        assert_eq!(language_of("123 ..."), "und");
    }
}
