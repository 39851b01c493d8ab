//! The language of a text: Dutch or English, by its function words first (which decides a question of five words well), by letter trigrams where
//! those are silent.

use whatlang::{Detector, Lang};

/// Function words of one language that are not words of the other.
const DUTCH: [&str; 66] = [
    "de", "het", "een", "en", "van", "ik", "dat", "niet", "op", "met", "voor", "zijn", "er",
    "maar", "om", "hem", "dan", "zou", "wat", "hoe", "wie", "waar", "waarom", "wanneer", "welke",
    "welk", "mijn", "haar", "naar", "heb", "heeft", "had", "hij", "zij", "ze", "je", "jij", "jouw",
    "wij", "ons", "onze", "bij", "ook", "als", "aan", "uit", "nog", "te", "werd", "wordt",
    "worden", "kan", "kun", "moet", "zal", "geen", "over", "door", "tot", "deze", "dit", "die",
    "tussen", "na", "sprak", "doe",
];
const ENGLISH: [&str; 62] = [
    "the", "and", "of", "to", "that", "it", "not", "on", "with", "for", "are", "but", "him",
    "then", "would", "what", "how", "who", "where", "why", "when", "which", "my", "her", "his",
    "have", "has", "he", "she", "they", "you", "your", "our", "by", "also", "as", "at", "from",
    "still", "be", "been", "can", "could", "must", "shall", "should", "no", "about", "through",
    "until", "these", "this", "those", "between", "after", "is", "does", "did", "do", "a", "an",
    "i",
];

/// `nl`, `en`, or `und` when nothing tells.
pub fn language_of(text: &str) -> &'static str {
    let (mut dutch, mut english, mut words) = (0usize, 0usize, 0usize);
    // A page is enough to know.
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
    if words == 0 {
        return "und";
    }
    if dutch != english {
        return if dutch > english { "nl" } else { "en" };
    }
    let head: String = text.chars().take(2_000).collect();
    match Detector::with_allowlist(vec![Lang::Nld, Lang::Eng]).detect_lang(&head) {
        Some(Lang::Nld) => "nl",
        Some(Lang::Eng) => "en",
        _ => "und",
    }
}

#[cfg(test)]
mod tests {
    use super::language_of;

    #[test]
    fn short_questions_are_told_apart() {
        for q in [
            "Welke afspraken maakten we?",
            "Hoe werkt een schaalvraag?",
            "wat zei Annelies over het team",
            "Wanneer is GROW minder geschikt?",
        ] {
            assert_eq!(language_of(q), "nl", "{q}");
        }
        for q in [
            "What did we agree?",
            "How does a scaling question work?",
            "when is GROW less useful",
            "Who is Gillian?",
        ] {
            assert_eq!(language_of(q), "en", "{q}");
        }
        assert_eq!(language_of("123 ..."), "und");
    }
}
