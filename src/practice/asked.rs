//! Reading a question before anything is searched: whether it says little without the one before it, and which of its words only name the client whose case
//! it is asked in. Called by `ask`.

use super::{Practice, Result, TurnView};
use crate::casebook::CaseId;
use crate::library::{Hit, content_words};

/// Earlier questions that are read together with one at most, and words that are taken from them.
const BACK: usize = 3;
const WORDS: usize = 12;
/// Passages cited last that are read again.
const CITED: usize = 3;
/// What such a passage is worth beside the best that was found.
const CITED_WORTH: f32 = 0.8;

/// Words before what a question asks that tie it to what was said.
const OPENINGS: [&str; 9] = [
    "en", "maar", "dus", "dan", "ook", "and", "but", "so", "then",
];
/// Beginnings that ask what something is: what follows stands by itself.
const DEFINES: [&str; 8] = [
    "wat is ",
    "wat zijn ",
    "wie is ",
    "wie was ",
    "what is ",
    "what are ",
    "who is ",
    "who was ",
];
/// Words before which somebody or something was named.
const NAMING: [&str; 18] = [
    "een",
    "de",
    "het",
    "a",
    "an",
    "the",
    "mijn",
    "my",
    "jouw",
    "your",
    "iemand",
    "someone",
    "somebody",
    "mensen",
    "people",
    "clients",
    "cliënten",
    "anyone",
];
/// Verbs after which `dat` and `that` open what is known or said.
const KNOWING: [&str; 24] = [
    "weet", "weten", "denk", "denkt", "zeg", "zegt", "zei", "zie", "ziet", "merk", "merkt", "vind",
    "vindt", "zeker", "zorg", "know", "think", "say", "says", "said", "see", "mean", "sure",
    "ensure",
];
/// What stands behind a `dat` or `that` that opens something.
const SUBJECTS: [&str; 30] = [
    "een", "de", "het", "ik", "je", "jij", "hij", "ze", "zij", "we", "wij", "men", "er", "mijn",
    "haar", "zijn", "iemand", "a", "an", "the", "i", "you", "he", "she", "they", "my", "her",
    "his", "there", "someone",
];
/// Moments that `deze` and `this` point at, and not at what was said.
const MOMENTS: [&str; 18] = [
    "week", "weken", "maand", "jaar", "keer", "dag", "moment", "periode", "sessie", "gesprek",
    "casus", "month", "year", "time", "day", "session", "case", "point",
];
/// Words that stand for something said before.
const THERE: [&str; 22] = [
    "ervan",
    "erover",
    "ermee",
    "eraan",
    "erbij",
    "ervoor",
    "erin",
    "erop",
    "daarvan",
    "daarover",
    "daarmee",
    "daaraan",
    "daarbij",
    "daarvoor",
    "daarin",
    "daarop",
    "daarna",
    "daarnaast",
    "its",
    "hiervan",
    "hiermee",
    "hierover",
];
/// Words for people; in a case those of one stand for the client.
const ONE: [&str; 9] = ["hij", "zij", "ze", "hem", "haar", "he", "she", "him", "her"];
const MANY: [&str; 5] = ["hun", "hen", "they", "them", "their"];
/// Words for whoever is coached: in a case they tell nothing.
const CLIENT: [&str; 5] = ["cliënt", "cliënte", "client", "coachee", "klant"];
/// Small words that go with a name when it goes.
const BEFORE_NAME: [&str; 24] = [
    "met", "van", "voor", "bij", "aan", "over", "door", "naar", "tegen", "with", "of", "for", "to",
    "about", "by", "from", "at", "de", "het", "mijn", "deze", "the", "my", "this",
];

/// A question, read.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    /// What is searched for and sentences are held against.
    pub searched: String,
    /// It was read together with the one before it.
    pub follows: bool,
    /// The words taken from that, in lower case.
    pub from_before: Vec<String>,
    /// It is about the client of the case.
    pub of_client: bool,
}

impl Asked {
    /// Whether a text names what the question before it was about.
    pub(super) fn named_in(&self, text: &str) -> bool {
        let low = text.to_lowercase();
        self.from_before.iter().any(|w| low.contains(w.as_str()))
    }
}

/// Words of a text with their places in it, bytes.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            out.push((at, word));
        }
        at = text
            .get(at + word.len()..)
            .and_then(|rest| rest.chars().next())
            .map_or(text.len(), |c| at + word.len() + c.len_utf8());
    }
    out
}

fn small(word: &str) -> bool {
    content_words(word).is_empty()
}

/// How a case calls its client.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// Her label, and whoever is coached, in lower case.
    label: Vec<String>,
    /// The parts of her name, which begin with a capital: a `roos` is a flower.
    name: Vec<String>,
}

impl Called {
    /// From the label and the name a client has.
    pub(super) fn new(label: &str, name: Option<&str>) -> Self {
        let capital = |w: &&str| w.starts_with(char::is_uppercase) && w.chars().count() > 1;
        Self {
            label: words(&label.to_lowercase())
                .iter()
                .map(|w| w.1.to_owned())
                .filter(|w| w.chars().count() > 1 && !small(w))
                .chain(CLIENT.map(str::to_owned))
                .collect(),
            name: words(name.unwrap_or_default())
                .iter()
                .map(|w| w.1)
                .filter(capital)
                .map(str::to_owned)
                .collect(),
        }
    }

    fn is(&self, word: &str) -> bool {
        let low = word.to_lowercase();
        let bare = low.strip_suffix('s').unwrap_or(&low);
        let name = word.strip_suffix('s').unwrap_or(word);
        self.label.iter().any(|l| *l == low || l == bare)
            || self.name.iter().any(|n| n == word || n == name)
    }

    /// A question without the words that only say whose case it is asked in, and whether there were any. What says nothing else stays as it is.
    pub(super) fn without(&self, question: &str) -> (String, bool) {
        let all = words(question);
        let mut gone = vec![false; all.len()];
        for (i, (_, word)) in all.iter().enumerate() {
            if !self.is(word) {
                continue;
            }
            let low = |j: usize| all.get(j).map(|w| w.1.to_lowercase());
            let mut first = i;
            while first > 0
                && (low(first - 1).is_some_and(|w| BEFORE_NAME.contains(&w.as_str()))
                    || gone.get(first - 1) == Some(&true))
            {
                first -= 1;
            }
            // `Wilg's` has a word of one letter behind it.
            let last = i + usize::from(low(i + 1).as_deref() == Some("s"));
            if let Some(these) = gone.get_mut(first..=last.min(all.len() - 1)) {
                these.fill(true);
            }
        }
        if !gone.contains(&true) {
            return (question.to_owned(), false);
        }
        let mut out = String::new();
        let mut from = 0;
        for (i, (at, word)) in all.iter().enumerate() {
            if gone.get(i) != Some(&true) {
                continue;
            }
            // What stands between two words that go is the apostrophe of a name, or a blank.
            let on = i > 0 && gone.get(i - 1) == Some(&true);
            if !on {
                out.push_str(question.get(from..*at).unwrap_or_default());
            }
            from = at + word.len();
        }
        out.push_str(question.get(from..).unwrap_or_default());
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        let out = out.replace(" ?", "?").replace(" ,", ",");
        if content_words(&out).is_empty() {
            (question.to_owned(), true)
        } else {
            (out, true)
        }
    }
}

/// Whether a question points back at something it does not name itself.
fn points_back(question: &str, of_case: bool) -> bool {
    let all: Vec<&str> = words(question).into_iter().map(|w| w.1).collect();
    let low: Vec<String> = all.iter().map(|w| w.to_lowercase()).collect();
    let at = |i: usize| low.get(i).map_or("", String::as_str);
    low.iter().enumerate().any(|(i, word)| {
        let before = low.get(..i).unwrap_or_default();
        let rest = low.get(i + 1..).unwrap_or_default();
        let previous = i.checked_sub(1).map_or("", at);
        let (next, last) = (at(i + 1), rest.is_empty());
        let clients = |j: usize| CLIENT.contains(&at(j + 1));
        let mut named = before
            .iter()
            .enumerate()
            .any(|(j, w)| NAMING.contains(&w.as_str()) && !clients(j));
        let mut somebody = before.iter().any(|w| NAMING.contains(&w.as_str()));
        // A name in the middle of it.
        let name = |j: usize| {
            all.get(j)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        named |= (1..i).any(name);
        somebody |= (1..i).any(name);
        let opens = |what: &[&str]| rest.iter().any(|w| what.contains(&w.as_str()));
        match word.as_str() {
            "it" => !named && !opens(&["to", "that", "when", "if"]),
            "het" => {
                let alone = last || small(next);
                let most = ["meest", "minst", "best", "eerst", "liefst", "beste"].contains(&next);
                let idiom = ["gaat", "zit", "staat", "ging"].contains(&previous);
                alone && !most && !idiom && !named && !opens(&["om", "dat", "als", "wanneer"])
            }
            "dat" | "that" => {
                let known = before.iter().any(|w| KNOWING.contains(&w.as_str()));
                last || small(previous) && !known && !named && !SUBJECTS.contains(&next)
            }
            "die" | "those" => {
                !named && small(previous) && !SUBJECTS.contains(&next) && !MOMENTS.contains(&next)
            }
            "dit" | "deze" | "this" | "these" => !named && !MOMENTS.contains(&next),
            "daar" => !named && (last || small(previous)),
            w if THERE.contains(&w) => !named,
            w if ONE.contains(&w) => !of_case && !somebody,
            w if MANY.contains(&w) => !somebody,
            _ => false,
        }
    })
}

/// Whether a question says little without the one before it.
fn follows(question: &str, of_case: bool, of_client: bool) -> bool {
    let low = question.trim().to_lowercase();
    let first = words(&low).first().map_or("", |w| w.1).to_owned();
    let about = ["what about ", "how about ", "hoe zit het met "]
        .iter()
        .any(|b| low.starts_with(b));
    let opened = about || OPENINGS.contains(&first.as_str());
    let rest = match low.strip_prefix(first.as_str()) {
        Some(rest) if opened && !about => rest.trim_start_matches(|c: char| !c.is_alphanumeric()),
        _ => low.as_str(),
    };
    let telling = content_words(rest).len();
    let defines = DEFINES.iter().any(|d| rest.starts_with(d));
    points_back(question, of_case)
        || telling == 0 && !of_client
        || opened && telling <= 1 && !(defines && telling == 1)
}

/// Reads a question that was asked after others, the newest last. `called`: by whom a case is, if it is asked in one.
pub(super) fn read(question: &str, before: &[&str], called: Option<&Called>) -> Asked {
    let bare = |q: &str| called.map_or((q.to_owned(), false), |c| c.without(q));
    let of_one = |q: &str| {
        called.is_some()
            && words(q)
                .iter()
                .any(|w| ONE.contains(&w.1.to_lowercase().as_str()))
    };
    let (mut searched, named) = bare(question);
    let of_client = named || of_one(question);
    let mut follows_it = follows(question, called.is_some(), of_client) && !before.is_empty();
    let (mut more, mut written) = (Vec::new(), Vec::new());
    if follows_it {
        for earlier in before.iter().rev().take(BACK) {
            let (said, named) = bare(earlier);
            let there = searched.to_lowercase();
            for word in content_words(&said) {
                let low = word.to_lowercase();
                let known = |w: &&str| w.to_lowercase() == low;
                if more.len() < WORDS
                    && !content_words(&there).iter().any(known)
                    && !more.contains(&low)
                {
                    more.push(low);
                    written.push(word.to_owned());
                }
            }
            if !follows(earlier, called.is_some(), named || of_one(earlier)) {
                break;
            }
        }
        follows_it = !more.is_empty();
    }
    if follows_it {
        searched = format!("{searched} {}", written.join(" "));
    }
    Asked {
        searched,
        follows: follows_it,
        from_before: more,
        of_client,
    }
}

impl Practice {
    /// How a case calls its client.
    pub(super) fn called(&self, case: CaseId) -> Result<Called> {
        let client = self.vault().case(case)?.case.client_id;
        let mut label = self.vault().client(client)?.label;
        for former in self.vault().former_labels(client)? {
            label = format!("{label} {former}");
        }
        let details = self.vault().client_details(client)?.into_inner();
        Ok(Called::new(&label, details.name.as_deref()))
    }

    /// Lets the passages that were cited last stand beside those found, for a question that follows.
    pub(super) fn with_cited(&self, hits: &mut Vec<Hit>, line: &[TurnView]) -> Result<()> {
        let Some(last) = line.last() else {
            return Ok(());
        };
        let top = hits.iter().map(|h| h.score).fold(0.0, f32::max);
        let mut brought = 0;
        let cited = last.answer.reveal().sentences.iter();
        for c in cited.flat_map(|s| &s.citations) {
            let there =
                |h: &Hit| h.source_id == c.source_id && h.span.0 <= c.span.0 && c.span.0 < h.span.1;
            if brought == CITED || hits.iter().any(there) {
                continue;
            }
            if let Some(mut hit) = self.library().passage_at(c.source_id, c.span)? {
                hit.rank = hits.len() + 1;
                hit.score = top * CITED_WORTH;
                hits.push(hit);
                brought += 1;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "asked_tests.rs"]
mod tests;
