//! The words of the linear mode: one table from which lines are parsed, help is printed and abbreviations are completed. Every verb has an English
//! and a Dutch word and both always work, whatever the language of the interface. Called by `session`.

use crate::locale::Language;

/// What a line can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is explained by its line of help
pub enum Verb {
    Help,
    Cases,
    Open,
    Back,
    Find,
    Tags,
    Materials,
    Ask,
    Again,
    Resend,
    Sources,
    Source,
    More,
    Conversation,
    Versions,
    Thoughts,
    Keep,
    Draft,
    Summary,
    Notes,
    Read,
    Write,
    Forms,
    Continue,
    Discard,
    Drafts,
    Edit,
    Lines,
    Replace,
    Change,
    Insert,
    Delete,
    Append,
    Form,
    Editor,
    Undo,
    Redo,
    Save,
    Close,
    Goals,
    Goal,
    Move,
    Give,
    Score,
    Sessions,
    New,
    Rename,
    Remove,
    Archive,
    Reopen,
    Timer,
    Import,
    Search,
    Status,
    Privacy,
    Preferences,
    Settings,
    Set,
    Language,
    Export,
    Sharing,
    Consent,
    Withdraw,
    Receipt,
    Prepare,
    Review,
    Record,
    Next,
    Previous,
    Accept,
    Instead,
    Stays,
    Undecide,
    Redact,
    Facts,
    Bytes,
    Exclude,
    Approve,
    Send,
    Revoke,
    Portability,
    Erase,
    Retention,
    Audit,
    Marks,
    Unmark,
    Lock,
    Quit,
}

/// What may stand after a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Nothing.
    Nothing,
    /// A number.
    Number,
    /// A number or nothing.
    MaybeNumber,
    /// A number and then text.
    NumberText,
    /// One of these words or nothing.
    MaybeWord(&'static [&'static str]),
    /// A text with a slash in it.
    Pair,
    /// A number, or a name: a line that ends in a question mark is a question after all.
    Name,
    /// Any text.
    Text,
}

impl Arg {
    fn takes(self, rest: &str) -> bool {
        let number = |s: &str| s.parse::<usize>().is_ok();
        match self {
            Self::Nothing => rest.is_empty(),
            Self::Number => number(rest),
            Self::MaybeNumber => rest.is_empty() || number(rest),
            Self::NumberText => rest.split_whitespace().next().is_some_and(number),
            Self::MaybeWord(words) => {
                rest.is_empty() || words.contains(&rest.to_lowercase().as_str())
            }
            Self::Pair => rest
                .split_once('/')
                .is_some_and(|(old, _)| !old.trim().is_empty()),
            Self::Name => !rest.ends_with('?'),
            Self::Text => true,
        }
    }
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it asks for.
    pub verb: Verb,
    /// The English word, also the last part of its help key `plain-help-…`.
    pub en: &'static str,
    /// The Dutch word.
    pub nl: &'static str,
    /// What may follow.
    pub arg: Arg,
}

impl Entry {
    /// The word in a language.
    pub const fn word(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Nl => self.nl,
        }
    }
}

const fn entry(verb: Verb, en: &'static str, nl: &'static str, arg: Arg) -> Entry {
    Entry { verb, en, nl, arg }
}

/// Every verb, in the order of the help.
#[rustfmt::skip]
pub static TABLE: &[Entry] = &[
    entry(Verb::Help, "help", "hulp", Arg::Text),
    entry(Verb::Cases, "cases", "casussen", Arg::MaybeWord(&["all", "alle"])),
    entry(Verb::Open, "open", "open", Arg::Name),
    entry(Verb::Back, "back", "terug", Arg::Nothing),
    entry(Verb::Find, "find", "vind", Arg::Name),
    entry(Verb::Tags, "tags", "labels", Arg::Nothing),
    entry(Verb::Materials, "materials", "materialen", Arg::Nothing),
    entry(Verb::Ask, "ask", "vraag", Arg::Text),
    entry(Verb::Again, "again", "opnieuw", Arg::Nothing),
    entry(Verb::Resend, "resend", "nogmaals", Arg::Nothing),
    entry(Verb::Sources, "sources", "bronnen", Arg::MaybeNumber),
    entry(Verb::Source, "source", "bron", Arg::Number),
    entry(Verb::More, "more", "meer", Arg::Nothing),
    entry(Verb::Conversation, "conversation", "gesprek", Arg::Nothing),
    entry(Verb::Versions, "versions", "versies", Arg::MaybeNumber),
    entry(Verb::Thoughts, "thoughts", "gedachten", Arg::Nothing),
    entry(Verb::Keep, "keep", "onthoud", Arg::MaybeWord(&["note", "notitie", "goals", "doelen"])),
    entry(Verb::Draft, "draft", "concept", Arg::Name),
    entry(Verb::Summary, "summary", "samenvatting", Arg::Nothing),
    entry(Verb::Notes, "notes", "notities", Arg::Nothing),
    entry(Verb::Read, "read", "lees", Arg::Number),
    entry(Verb::Write, "write", "schrijf", Arg::Name),
    entry(Verb::Forms, "forms", "formulieren", Arg::Nothing),
    entry(Verb::Continue, "continue", "verder", Arg::MaybeNumber),
    entry(Verb::Discard, "discard", "verwerp", Arg::MaybeNumber),
    entry(Verb::Drafts, "drafts", "concepten", Arg::Nothing),
    entry(Verb::Edit, "edit", "bewerk", Arg::MaybeNumber),
    entry(Verb::Lines, "lines", "regels", Arg::Name),
    entry(Verb::Replace, "replace", "vervang", Arg::NumberText),
    entry(Verb::Change, "change", "wijzig", Arg::Pair),
    entry(Verb::Insert, "insert", "invoegen", Arg::NumberText),
    entry(Verb::Delete, "delete", "verwijder", Arg::Number),
    entry(Verb::Append, "append", "toevoegen", Arg::Nothing),
    entry(Verb::Form, "form", "formulier", Arg::Name),
    entry(Verb::Editor, "editor", "editor", Arg::Nothing),
    entry(Verb::Undo, "undo", "herstel", Arg::Nothing),
    entry(Verb::Redo, "redo", "alsnog", Arg::Nothing),
    entry(Verb::Save, "save", "bewaar", Arg::Nothing),
    entry(Verb::Close, "close", "sluit", Arg::Nothing),
    entry(Verb::Goals, "goals", "doelen", Arg::Nothing),
    entry(Verb::Goal, "goal", "doel", Arg::Name),
    entry(Verb::Score, "score", "scoor", Arg::NumberText),
    entry(Verb::Sessions, "sessions", "sessies", Arg::Nothing),
    entry(Verb::New, "new", "nieuwe", Arg::MaybeWord(&["case", "casus"])),
    entry(Verb::Rename, "rename", "hernoem", Arg::Text),
    entry(Verb::Move, "move", "verplaats", Arg::NumberText),
    entry(Verb::Give, "give", "geef", Arg::Name),
    entry(Verb::Remove, "remove", "wegdoen", Arg::MaybeNumber),
    entry(Verb::Archive, "archive", "archiveer", Arg::MaybeNumber),
    entry(Verb::Reopen, "reopen", "heropen", Arg::MaybeNumber),
    entry(Verb::Timer, "timer", "klok", Arg::Nothing),
    entry(Verb::Import, "import", "importeer", Arg::Text),
    entry(Verb::Search, "search", "zoek", Arg::Text),
    entry(Verb::Status, "status", "status", Arg::Nothing),
    entry(Verb::Privacy, "privacy", "privacy", Arg::Nothing),
    entry(Verb::Preferences, "preferences", "voorkeuren", Arg::Name),
    entry(Verb::Settings, "settings", "instellingen", Arg::Name),
    entry(Verb::Set, "set", "stel", Arg::Name),
    entry(Verb::Language, "language", "taal", Arg::MaybeWord(&["nl", "en"])),
    entry(Verb::Export, "export", "exporteer", Arg::Text),
    entry(Verb::Sharing, "sharing", "delen", Arg::Nothing),
    entry(Verb::Consent, "consent", "toestemming", Arg::Name),
    entry(Verb::Withdraw, "withdraw", "intrekken", Arg::Name),
    entry(Verb::Receipt, "receipt", "bewijs", Arg::Name),
    entry(Verb::Prepare, "prepare", "klaarzetten", Arg::Nothing),
    entry(Verb::Review, "review", "nalezen", Arg::MaybeNumber),
    entry(Verb::Record, "record", "record", Arg::MaybeNumber),
    entry(Verb::Next, "next", "volgende", Arg::Nothing),
    entry(Verb::Previous, "previous", "vorige", Arg::Nothing),
    entry(Verb::Accept, "accept", "akkoord", Arg::MaybeNumber),
    entry(Verb::Instead, "instead", "anders", Arg::NumberText),
    entry(Verb::Stays, "stays", "blijft", Arg::NumberText),
    entry(Verb::Undecide, "undecide", "onbeslist", Arg::Number),
    entry(Verb::Redact, "redact", "weghalen", Arg::Name),
    entry(Verb::Facts, "facts", "gegevens", Arg::MaybeNumber),
    entry(Verb::Bytes, "bytes", "letterlijk", Arg::Nothing),
    entry(Verb::Exclude, "exclude", "weglaten", Arg::Nothing),
    entry(Verb::Approve, "approve", "goedkeuren", Arg::Nothing),
    entry(Verb::Send, "send", "verstuur", Arg::Nothing),
    entry(Verb::Revoke, "revoke", "herroep", Arg::Name),
    entry(Verb::Portability, "portability", "meegeven", Arg::Name),
    entry(Verb::Erase, "erase", "wissen", Arg::Nothing),
    entry(Verb::Retention, "retention", "bewaartermijn", Arg::MaybeNumber),
    entry(Verb::Audit, "audit", "logboek", Arg::Nothing),
    entry(Verb::Marks, "marks", "merken", Arg::Nothing),
    entry(Verb::Unmark, "unmark", "ontmerken", Arg::Number),
    entry(Verb::Lock, "lock", "vergrendel", Arg::Nothing),
    entry(Verb::Quit, "quit", "einde", Arg::Nothing),
];

/// What else is typed to leave, alone on its line.
const LEAVES: [&str; 5] = ["q", "stop", "exit", "bye", "afsluiten"];

/// What a line means.
#[derive(Debug, PartialEq, Eq)]
pub enum Parsed {
    /// Nothing was typed.
    Empty,
    /// A verb with what stands after it.
    Command(&'static Entry, String),
    /// A verb with something after it that it cannot use.
    Misused(&'static Entry),
    /// A question without the verb.
    Question(String),
    /// An abbreviation of several verbs.
    Ambiguous(Vec<&'static Entry>),
    /// No verb; the nearest one.
    Unknown(&'static Entry),
}

/// Reads a line.
pub fn parse(line: &str) -> Parsed {
    let line = line.trim();
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let word = first
        .trim_end_matches([':', ',', '.', '!', '?'])
        .to_lowercase();
    let question = line.ends_with('?') && !word.is_empty();
    if line.is_empty() {
        return Parsed::Empty;
    }
    if word.is_empty() && rest.is_empty() && line == "?" {
        return found(Verb::Help, String::new());
    }
    if LEAVES.contains(&word.as_str()) && rest.is_empty() && !question {
        return found(Verb::Quit, String::new());
    }
    if let Some(entry) = exact(&word) {
        return match (entry.arg.takes(rest), question) {
            (true, _) => Parsed::Command(entry, rest.to_owned()),
            (false, true) => Parsed::Question(line.to_owned()),
            (false, false) => Parsed::Misused(entry),
        };
    }
    // A question may well begin with the first letters of a verb ("I …", "Do …"): it is not taken for an abbreviation.
    if question {
        return Parsed::Question(line.to_owned());
    }
    let meant: Vec<&Entry> = TABLE
        .iter()
        .filter(|e| !word.is_empty() && (e.en.starts_with(&word) || e.nl.starts_with(&word)))
        .collect();
    match meant.as_slice() {
        [] => Parsed::Unknown(nearest(&word)),
        [one] if one.arg.takes(rest) => Parsed::Command(one, rest.to_owned()),
        [one] => Parsed::Misused(one),
        _ => Parsed::Ambiguous(meant),
    }
}

/// The row of a word or of an unambiguous beginning of one.
pub fn lookup(word: &str) -> Option<&'static Entry> {
    match parse(word) {
        Parsed::Command(e, _) | Parsed::Misused(e) => Some(e),
        _ => None,
    }
}

fn exact(word: &str) -> Option<&'static Entry> {
    let also = super::also::ALSO
        .iter()
        .find(|(w, _)| *w == word)
        .map(|(_, verb)| *verb);
    TABLE
        .iter()
        .find(|e| e.en == word || e.nl == word || Some(e.verb) == also)
}

fn found(verb: Verb, rest: String) -> Parsed {
    match TABLE.iter().find(|e| e.verb == verb) {
        Some(entry) => Parsed::Command(entry, rest),
        None => Parsed::Empty,
    }
}

fn nearest(word: &str) -> &'static Entry {
    static FALLBACK: Entry = entry(Verb::Help, "help", "hulp", Arg::Text);
    TABLE
        .iter()
        .min_by_key(|e| distance(word, e.en).min(distance(word, e.nl)))
        .unwrap_or(&FALLBACK)
}

/// Edits (insert, delete, replace) between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        // Row i + 1 of the usual table; `next` grows as its left neighbour is needed.
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX / 2);
            let best = (at(&row, j) + usize::from(x != *y))
                .min(at(&row, j + 1) + 1)
                .min(at(&next, j) + 1);
            next.push(best);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
#[path = "verbs_tests.rs"]
mod tests;
