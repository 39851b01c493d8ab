//! Names in a sentence that its source has not: what was said of one person does not support a sentence about another. Called by `cite`.

use crate::privacy::lexicon::{Lexicon, flag};

/// Words with a capital that are written otherwise in the other language, or mean no one: countries, languages, peoples, feasts. Beginnings, Dutch and English.
const TRANSLATED: [&str; 46] = [
    "nederland",
    "netherlands",
    "dutch",
    "holland",
    "hollands",
    "belgi",
    "vlaams",
    "vlaander",
    "flemish",
    "flanders",
    "duits",
    "german",
    "frans",
    "french",
    "franc",
    "frankrijk",
    "spa",
    "ital",
    "engel",
    "engl",
    "brit",
    "amerik",
    "americ",
    "europ",
    "chin",
    "japan",
    "turk",
    "marok",
    "morocc",
    "griek",
    "greek",
    "latijn",
    "latin",
    "brussel",
    "antwerp",
    "haag",
    "hague",
    "kerst",
    "christmas",
    "pasen",
    "easter",
    "bijbel",
    "bible",
    "god",
    "internet",
    "verenigd",
];

/// The names in a sentence, in lower case: words with a capital that begin no sentence and are no words of either language, and the first word if it is
/// somebody's name and nothing else.
pub(super) fn names(sentence: &str) -> Vec<String> {
    let lexicon = Lexicon::shipped();
    let mut out: Vec<String> = Vec::new();
    let (mut first, mut named, mut capitals, mut all) = (true, false, 0, 0);
    for token in sentence.split_whitespace() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        // After a colon, a quotation mark or a dash a sentence may begin.
        let begins = first || token.starts_with(['"', '“', '„', '‘', '\'', '(', '*', '_', '[']);
        let ends = token.ends_with(['.', '!', '?', ':', ';', '…', '"', '”']) || bare.is_empty();
        if !bare.is_empty() {
            let capital = bare.starts_with(char::is_uppercase);
            capitals += usize::from(capital && !begins);
            all += usize::from(!begins);
            // Behind a first name stands a surname, whatever else the word may mean.
            let found = match name(bare, begins, lexicon) {
                None if capital && named && !begins && bare.chars().count() > 2 => {
                    Some(bare.to_lowercase())
                }
                found => found.filter(|_| capital),
            };
            named = found.is_some() && !ends;
            out.extend(found);
        }
        first = ends;
    }
    // A Line In Capitals Is A Heading and tells nothing of who is who.
    if all > 3 && capitals * 2 > all {
        Vec::new()
    } else {
        out
    }
}

fn name(word: &str, begins: bool, lexicon: &Lexicon) -> Option<String> {
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    // `GROW-model` is about GROW.
    let word = word.split('-').next().unwrap_or(word);
    if word.chars().count() < 3 || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    // What is all capitals is an abbreviation, and those are translated too.
    if word.chars().all(char::is_uppercase) {
        return None;
    }
    let low = word.to_lowercase();
    if TRANSLATED.iter().any(|t| low.starts_with(t)) {
        return None;
    }
    let flags = lexicon.flags(&low);
    let somebody = flags & flag::NAME != 0;
    let other = flag::COUNTRY
        | flag::MONTH
        | flag::WEEKDAY
        | flag::HOLIDAY
        | flag::STOP
        | flag::DATEWORD
        | flag::NOTNAME;
    if flags & other != 0 {
        return None;
    }
    let known = flags & flag::WORD != 0 || (!somebody && lexicon.is_compound(&low));
    let is = if begins {
        somebody && !known
    } else {
        somebody || !known
    };
    is.then_some(low)
}

/// What is written in capitals alone, in lower case: in one language an abbreviation is a name too (`EMCC` is not the `ICF`).
pub(super) fn abbreviations(sentence: &str) -> Vec<String> {
    let words = sentence.split(|c: char| !c.is_alphanumeric());
    let short = |w: &&str| w.chars().count() >= 3 && w.chars().all(char::is_uppercase);
    let found: Vec<String> = words.clone().filter(short).map(str::to_lowercase).collect();
    // A LINE IN CAPITALS is no row of abbreviations.
    if found.len() * 2 > words.filter(|w| !w.is_empty()).count() {
        Vec::new()
    } else {
        found
    }
}

/// Whether a name is in a text in lower case, also with the ending of a genitive less or more.
pub(super) fn is_in(name: &str, low: &str) -> bool {
    let stem = name.strip_suffix('s').filter(|s| s.chars().count() > 3);
    low.contains(name) || stem.is_some_and(|s| low.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_told_from_words_with_a_capital() {
        assert_eq!(names("Volgens Ingrid klopt dat."), ["ingrid"]);
        assert_eq!(names("Petra belt dinsdag met Henk."), ["petra", "henk"]);
        assert_eq!(
            names("De ploeg van Roos Hartveld. Daarna niet."),
            ["roos", "hartveld"]
        );
        for none in [
            "Begin met vijf minuten.",
            "The Dutch word is English too.",
            "In Nederland en in Engeland mag dat op Maandag.",
            "Ask: What helps?",
            "Het GROW-model en ACT.",
            "Core Quality And Pitfall Of A Client",
            "Perfectionisme begint laat.",
            "Procrastination is seldom laziness.",
        ] {
            assert_eq!(names(none), Vec::<String>::new(), "{none}");
        }
        assert_eq!(
            abbreviations("The **EMCC** (a council) and the ICF, said I."),
            ["emcc", "icf"]
        );
        assert!(abbreviations("WAT HELPT TEGEN STRESS").is_empty());
        assert!(is_in("hartvelds", "roos hartveld") && !is_in("henk", "ingrid"));
    }

    proptest! {
        #[test]
        fn any_sentence_is_read_quietly(s in "[a-zA-Z0-9 .,'é日\"(-]{0,80}") {
            let _ = (names(&s), abbreviations(&s));
        }
    }
}
