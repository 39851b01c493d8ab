//! What a sentence of a note says by its own words: that it asks, promises, notices, wishes, comes back to something. `extract` picks by it. The words
//! are those coaches use in Dutch and English notes.

use super::read::Said;

/// Whether a sentence asks something.
pub fn asks(said: &Said) -> bool {
    said.text
        .trim_end_matches(['"', '”', '\'', '’', ')', '*', '_', ' '])
        .ends_with('?')
}

/// Whether it is somebody's words rather than the coach's.
pub fn quoted(said: &Said) -> bool {
    said.text.starts_with(['"', '“', '„', '‘'])
        || said.text.matches(['"', '“', '”', '„']).count() >= 2
}

/// What words say whatever they stand under: beginnings of words, both languages.
const PROMISES: [&str; 22] = [
    "afgesproken",
    "spreken af",
    "spreekt af",
    "neemt zich voor",
    "beloof",
    "toegezegd",
    "uiterlijk",
    "huiswerk",
    "voor de volgende keer",
    "tot de volgende keer",
    "zal ",
    "agreed",
    " will ",
    "promise",
    "commit",
    "homework",
    "before the next",
    "until the next",
    "by next",
    "is going to",
    "undertook",
    "no later than",
];
const NOTICED: [&str; 22] = [
    "inzicht",
    "besef",
    "ontdek",
    "realise",
    "realiz",
    "zag in",
    "viel haar op",
    "viel hem op",
    "viel op",
    "snapt",
    "voor het eerst",
    "merkte",
    "begreep",
    "insight",
    "noticed",
    "saw that",
    "dawned",
    "discover",
    "for the first time",
    "learned",
    "recogni",
    "herken",
];
const POSSIBLE: [&str; 14] = [
    "zou kunnen",
    "zou ze",
    "zou hij",
    "misschien",
    "mogelijk",
    "optie",
    "proberen",
    "experiment",
    "could",
    "might",
    "perhaps",
    "option",
    "try ",
    "alternativ",
];
const WANTED: [&str; 14] = [
    "wil ",
    "wilde ",
    "doel",
    "hoopt",
    "verlang",
    "liever",
    "wants",
    "wanted",
    "goal",
    "hopes",
    "would like",
    "wishes",
    "aims",
    "zodat",
];
const AGAIN: [&str; 20] = [
    "patroon",
    "steeds",
    "telkens",
    "opnieuw",
    "altijd",
    "nooit",
    "weer ",
    "elke keer",
    "iedere keer",
    "vaker",
    "pattern",
    "again",
    "always",
    "never",
    "every time",
    "each time",
    "once more",
    "keeps ",
    "as usual",
    "same ",
];

/// What a sentence says by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Somebody will do something.
    Promise,
    /// Somebody noticed something.
    Insight,
    /// Something could be done.
    Option,
    /// Something is wanted.
    Wish,
    /// Something comes back.
    Again,
    /// A figure on a scale.
    Figure,
}

/// Whether it says so.
pub fn says(said: &Said, cue: Cue) -> bool {
    let text = format!(" {} ", said.text.to_lowercase());
    let any = |words: &[&str]| words.iter().any(|w| text.contains(w));
    match cue {
        Cue::Promise => any(&PROMISES),
        Cue::Insight => any(&NOTICED),
        Cue::Option => any(&POSSIBLE),
        Cue::Wish => any(&WANTED),
        Cue::Again => any(&AGAIN),
        Cue::Figure => {
            text.chars().any(|c| c.is_ascii_digit())
                && [
                    "een ", "cijfer", "schaal", "score", "scale", "goal", "doel", " a ", "energie",
                    "energy",
                ]
                .iter()
                .any(|w| text.contains(w))
        }
    }
}
