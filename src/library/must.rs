//! What a sentence must have to be quoted, where a question asks for nothing that words and vectors could weigh: it names who or what was asked after
//! ("En haar zus?"), or it says why ("Waarom?"). `practice::following` and `casewise` say which; `extract` leaves out every other sentence.

use super::answering::ways;
use super::choosing::leans_on;
use super::cite::Place;
use super::language_of;
use super::terms::{content, part_terms};
use crate::privacy::lexicon::{Lexicon, flag};
use std::collections::HashSet;

/// Words of a sentence that says why, wherever they stand in it.
const WHY: [&str; 17] = [
    "omdat",
    "doordat",
    "aangezien",
    "immers",
    "namelijk",
    "vanwege",
    "wegens",
    "dankzij",
    "reden",
    "redenen",
    "oorzaak",
    "because",
    "reason",
    "reasons",
    "cause",
    "caused",
    "causes",
];
/// The same of two words.
const WHY_TWO: [(&str, &str); 9] = [
    ("komt", "door"),
    ("kwam", "door"),
    ("komt", "van"),
    ("ligt", "aan"),
    ("lag", "aan"),
    ("due", "to"),
    ("owing", "to"),
    ("thanks", "to"),
    ("comes", "from"),
];
/// Behind `since` these open what is so, and not when it began.
const WHO: [&str; 14] = [
    "he", "she", "they", "it", "i", "we", "you", "this", "that", "there", "her", "his", "nobody",
    "everyone",
];
/// Words shared with what was quoted that tell that a reason is of that.
const SHARED: usize = 2;

/// Who or what a sentence must name.
#[derive(Clone, Debug)]
pub struct Named {
    /// The word in every way it may be written, and the names that stand behind it.
    ways: HashSet<String>,
    /// The word in lower case.
    word: String,
}

/// What a sentence must have.
#[derive(Clone, Debug)]
pub enum Must {
    /// It names somebody or something.
    Name(Named),
    /// It says why, of what has one of the first words or some of the second.
    SayWhy(HashSet<String>, HashSet<String>),
}

pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

impl Named {
    /// By a word; in `texts` it may stand before a name ("haar zus Anneke"), which then names the same.
    pub fn new<'t>(word: &str, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut this = Self {
            ways: ways(word).into_iter().flatten().collect(),
            word: word.to_lowercase(),
        };
        let lexicon = Lexicon::shipped();
        // Behind a word for one person only: of colleagues there are many.
        let person = lexicon.flags(&this.word) & (flag::KIN | flag::JOB) != 0;
        let mut names = HashSet::new();
        for text in texts.filter(|_| person) {
            let all: Vec<&str> = text.split_whitespace().collect();
            for pair in all.windows(2) {
                let [before, name] = pair else { continue };
                let bare = name.trim_end_matches(|c: char| !c.is_alphanumeric());
                let begins = bare.starts_with(char::is_uppercase) && bare.chars().count() > 2;
                if begins && before.chars().all(char::is_alphanumeric) && this.is(before) {
                    names.insert(bare.to_lowercase());
                }
            }
        }
        if names.len() == 1 {
            this.ways.extend(names);
        }
        this
    }

    /// Whether a word is it, in any form, or a compound that ends in it. A `schoonzus` is no `zus`.
    fn is(&self, word: &str) -> bool {
        let low = word.to_lowercase();
        if low == self.word || self.ways.contains(&low) || !self.ways.is_disjoint(&content(&low)) {
            return true;
        }
        let other = Lexicon::shipped().flags(&low) & flag::KIN != 0;
        let last = || part_terms(&low, 4).pop();
        !other && last().is_some_and(|part| self.ways.contains(&part))
    }

    /// Whether a text names it.
    pub fn named_in(&self, text: &str) -> bool {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|w| !w.is_empty() && self.is(w))
    }
}

impl Must {
    /// That it says why something is so, of which `asked` and `quoted` speak.
    pub fn say_why<'t>(asked: &[String], quoted: impl Iterator<Item = &'t str>) -> Self {
        let of = |text: &str| ways(text).into_iter().flatten().collect::<HashSet<_>>();
        let asked = asked.iter().flat_map(|w| of(w)).collect();
        Self::SayWhy(asked, quoted.flat_map(content).collect())
    }

    /// Whether a text names what must be named.
    pub fn named_in(&self, text: &str) -> bool {
        match self {
            Self::Name(named) => named.named_in(text),
            Self::SayWhy(..) => true,
        }
    }

    /// Whether a sentence has it, by itself or with the one it points back at; what a heading names is named of all that stands under it, and what a title does
    /// of a document. A note is called by what was most of it.
    pub(super) fn holds(&self, places: &[Place<'_>], at: usize) -> bool {
        let Some(place) = places.get(at) else {
            return false;
        };
        match self {
            Self::Name(named) => {
                let back = leans_on(places, at).and_then(|i| places.get(i));
                let above = (0..at).rev().filter_map(|i| places.get(i));
                let mut above = above.take_while(|p| p.hit.chunk_id == place.hit.chunk_id);
                let heading = match above.find(|p| p.heading) {
                    Some(heading) => named.named_in(heading.text()),
                    None => place.hit.heading.iter().any(|h| named.named_in(h)),
                };
                let document = !place.hit.path.starts_with("note:");
                named.named_in(place.text())
                    || back.is_some_and(|p| named.named_in(p.text()))
                    || heading
                    || document && named.named_in(&place.hit.source)
            }
            Self::SayWhy(asked, quoted) => {
                let shared = place.words.intersection(quoted).count();
                let about = !place.words.is_disjoint(asked) || shared >= SHARED;
                says_why(place.text()) && about
            }
        }
    }
}

/// Whether a sentence says why.
pub(super) fn says_why(text: &str) -> bool {
    let all = words(text);
    let two = |pair: &[String]| match pair {
        [a, b] => {
            WHY_TWO.contains(&(a.as_str(), b.as_str())) || a == "since" && WHO.contains(&b.as_str())
        }
        _ => false,
    };
    // To want something is no reason, and neither is a question for one.
    let want = || language_of(text) != "en" && all.iter().skip(1).any(|w| w == "want");
    let asks = text.trim_end().ends_with('?');
    !asks && (all.iter().any(|w| WHY.contains(&w.as_str())) || all.windows(2).any(two) || want())
}

#[cfg(test)]
mod tests {
    use super::super::Hit;
    use super::super::cite::places;
    use super::*;

    fn hit(text: &str) -> Hit {
        Hit::tested(("Fiets", "note:1", "nl"), text)
    }

    /// The sentences of a text that have what they must.
    fn held(must: &Must, text: &str) -> Vec<String> {
        let hits = [hit(text)];
        let all = places(&hits);
        let these = (0..all.len()).filter(|i| must.holds(&all, *i) && !all[*i].heading);
        these.map(|i| all[i].text().to_owned()).collect()
    }

    #[test]
    fn a_sentence_names_somebody_in_any_form_and_no_one_else() {
        let name = |word: &str, text: &str| Named::new(word, std::iter::once(text)).named_in(text);
        for (word, yes, no) in [
            (
                "zus",
                "Haar zussen bellen elke dag.",
                "Haar schoonzus belt elke dag.",
            ),
            ("zus", "Her sister calls.", "Haar broer belt."),
            ("manager", "De teammanager knikte.", "De teamleider knikte."),
            (
                "teamleider",
                "Ze sprak de teamleider.",
                "Ze sprak het team.",
            ),
            ("sister", "Her sister's car broke down.", "Her mother left."),
            (
                "Fatima",
                "Volgens Fatima kan het.",
                "Volgens Farida kan het.",
            ),
        ] {
            assert!(name(word, yes), "{word}: {yes}");
            assert!(!name(word, no), "{word}: {no}");
        }
    }

    #[test]
    fn the_name_behind_a_word_names_the_same_person() {
        let text = "Haar zus Anneke woont in Zwolle. Anneke belt vaak.";
        let named = Must::Name(Named::new("zus", std::iter::once(text)));
        assert_eq!(held(&named, text).len(), 2);
        let two = "Collega Loes vroeg het. Collega Piet ook. Loes lachte.";
        let named = Must::Name(Named::new("collega", std::iter::once(two)));
        assert_eq!(held(&named, two).len(), 2);
    }

    #[test]
    fn what_points_back_and_what_stands_under_its_heading_is_about_it() {
        let named = Must::Name(Named::new("teamleider", std::iter::empty()));
        let text = "Ze sprak de teamleider. Hij was kortaf. De dag was lang.";
        assert_eq!(
            held(&named, text),
            ["Ze sprak de teamleider.", "Hij was kortaf."]
        );
        let text = "## De teamleider\n\nKortaf en moe.\n\n## Thuis\n\nHet is er druk.";
        assert_eq!(held(&named, text), ["Kortaf en moe."]);
    }

    #[test]
    fn a_sentence_says_why() {
        for yes in [
            "Ze slaapt slecht omdat ze piekert.",
            "Dat komt door de buren.",
            "Ze blijft thuis, want de auto is stuk.",
            "She stays because the train is late.",
            "Since she moved in, she says, it is quiet.",
            "It is due to the noise.",
        ] {
            assert!(says_why(yes), "{yes}");
        }
        for no in [
            "Ze slaapt slecht.",
            "They want a new car.",
            "Since May she walks.",
            "Waarom, om welke reden?",
            "Daarom blijft ze thuis.",
        ] {
            assert!(!says_why(no), "{no}");
        }
    }

    #[test]
    fn a_reason_is_of_what_was_asked() {
        let must = Must::say_why(
            &["slaapt".to_owned()],
            std::iter::once("Ze wordt om vier uur wakker."),
        );
        let text = "Ze slaapt slecht omdat ze piekert. De auto is stuk omdat hij oud is. Ze is om vier uur wakker vanwege de trein.";
        assert_eq!(held(&must, text).len(), 2);
    }
}
