//! What headings and labels of notes say about what stands under them: tables of the words coaches use, Dutch and English, in full and in haste, and the
//! shapes a label has. Called by `read`.

/// What a heading or a label says of what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What was agreed, what is to be done.
    Agreed,
    /// What to come back to.
    Next,
    /// What is wanted.
    Goal,
    /// How things stand.
    Reality,
    /// What could be done.
    Options,
    /// What somebody noticed or made of it.
    Insight,
    /// Anything else.
    Other,
}

/// Beginnings of words by which a heading or label is known; the first that fits decides.
const TOPICS: [(Topic, &[&str]); 6] = [
    (
        Topic::Next,
        &[
            "volgende keer",
            "volg keer",
            "vlg keer",
            "volgend gesprek",
            "vraag voor de volgende",
            "question for next",
            "terugkomen",
            "open vragen",
            "wat nog",
            "next time",
            "next session",
            "come back",
            "to return",
            "open questions",
            "not finished",
            "still open",
        ],
    ),
    (
        Topic::Agreed,
        &[
            "afspra",
            "afspr",
            "hw",
            "todo",
            "to do",
            "te doen",
            "afgesproken",
            "opdracht",
            "huiswerk",
            "tussendoor",
            "actie",
            "tot de volgende",
            "will",
            "wil",
            "agree",
            "homework",
            "action",
            "between session",
            "commit",
            "voorstel",
        ],
    ),
    (
        Topic::Options,
        &["optie", "option", "mogelijkhe", "idee", "alternatie"],
    ),
    (
        Topic::Goal,
        &[
            "doel",
            "goal",
            "de vraag",
            "her question",
            "his question",
            "hulpvraag",
            "wens",
            "wondervraag",
            "miracle",
        ],
    ),
    (
        Topic::Reality,
        &[
            "realit",
            "schaal",
            "scale",
            "scaling",
            "stand",
            "wat bracht",
            "waar sta",
            "hoe sta",
            "nu speelt",
            "inbreng",
            "what she brought",
            "what he brought",
            "how it stands",
            "state of",
            "situati",
            "feiten",
            "facts",
            "energie",
            "energy",
            "tellen",
            "terugblik",
            "looking back",
            "waar ze op vastloopt",
            "het getal",
        ],
    ),
    (
        Topic::Insight,
        &[
            "inzicht",
            "insight",
            "observati",
            "opviel",
            "viel op",
            "hypothes",
            "working hypo",
            "kern",
            "thought",
            "eigen",
            "own note",
            "reflect",
            "my own",
            "nabespreking",
        ],
    ),
];

/// Words of a label that are no beginnings of other words.
const WHOLE: [&str; 4] = ["wil", "will", "hw", "todo"];
/// `Wil` is a wish in running notes and the last letter of a GROW sheet; it is the latter where another letter of it stands too.
pub const GROW: [&str; 3] = ["realit", "werkelijkheid", "(will"];
const WISHES: [&str; 4] = ["wil", "wilt", "wants", "wenst"];

/// What a heading or label is about; `grow` where the note is a GROW sheet.
pub fn topic(label: &str, grow: bool) -> Topic {
    let label = label.to_lowercase();
    if !grow && WISHES.contains(&label.trim().trim_end_matches('*')) {
        return Topic::Goal;
    }
    let begins = |word: &str| {
        label.match_indices(word).any(|(i, _)| {
            let before = label.get(..i).and_then(|b| b.chars().next_back());
            let after = label.get(i + word.len()..).and_then(|a| a.chars().next());
            let whole = !WHOLE.contains(&word) || after.is_none_or(|c| !c.is_alphanumeric());
            whole && before.is_none_or(|c| !c.is_alphanumeric())
        })
    };
    TOPICS
        .iter()
        .find(|(_, words)| words.iter().any(|w| begins(w)))
        .map_or(Topic::Other, |(topic, _)| *topic)
}

/// Labels of a goal that announce more than one.
const GOALS: [&str; 6] = ["doelen", "goals", "wensen", "wishes", "vragen", "questions"];
/// Labels of an agreement that announce one.
const ONE_AGREED: [&str; 7] = [
    "afspraak",
    "opdracht",
    "actie",
    "voorstel",
    "agreement",
    "action",
    "commitment",
];

/// Whether a label at the start of a line is about all the sentences behind it: it lists goals or agreements, or what it names is told at length. One goal is
/// one sentence.
pub fn covers_line(label: &str, what: Topic) -> bool {
    let label = label.to_lowercase();
    let last = label.trim_end_matches(['*', '_', ' ']);
    let last = last.rsplit(' ').next().unwrap_or_default();
    match what {
        Topic::Goal => GOALS.contains(&last),
        Topic::Agreed => !ONE_AGREED.contains(&last),
        _ => true,
    }
}

/// `Word or three:` at the start, with marks of emphasis around it; what stands behind it.
pub fn labelled(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (word, rest) = line.split_once(':')?;
    let short = word.split_whitespace().count() <= 3 && word.chars().count() <= 30;
    // A colon after a quote or a number is none of a label.
    let bare = !word.contains(['"', '“', '(', '.', ',']) && word.chars().any(char::is_alphabetic);
    (short && bare).then(|| (word, rest.trim_start_matches(['*', '_'])))
}

/// Words of haste that end with a full stop which ends no sentence.
const SHORTENED: [&str; 22] = [
    "bijv", "bv", "evt", "incl", "excl", "ca", "nr", "dhr", "mevr", "mw", "dr", "nl", "resp", "vs",
    "etc", "enz", "ipv", "max", "min", "approx", "mr", "mrs",
];

/// Whether the full stop after this ends no sentence.
pub fn shortened(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.contains('.')
        || word.chars().count() < 2
        || SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Options in a row are each one: between strokes, or three and more short ones between commas.
pub fn parts(text: &str) -> Vec<(usize, usize)> {
    let by = |mark: &str| -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut out = Vec::new();
        for part in text.split(mark) {
            let begin = at + (part.len() - part.trim_start().len());
            out.push((begin, at + part.trim_end().len()));
            at += part.len() + mark.len();
        }
        out.retain(|(a, b)| a < b);
        out
    };
    let short = |parts: &[(usize, usize)]| {
        parts.iter().all(|(a, b)| {
            text.get(*a..*b)
                .is_some_and(|p| p.split_whitespace().count() <= 8)
        })
    };
    for mark in [" / ", ";"] {
        let parts = by(mark);
        if parts.len() > 1 {
            return parts;
        }
    }
    let parts = by(",");
    if parts.len() > 2 && short(&parts) {
        return parts;
    }
    vec![(0, text.len())]
}
