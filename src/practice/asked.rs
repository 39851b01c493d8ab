//! Reading a question before anything is searched: whether it says little without the one before it, and which of its words only name the client whose case
//! it is asked in. Called by `ask`.

use super::called::{CLIENT, Called};
use super::turning::{Subject, asks_why};
use super::{Practice, Result, TurnView};
use crate::library::{Hit, content_words};
use std::collections::HashSet;

/// Earlier questions that are read together with one at most, and words that are taken from them.
const BACK: usize = 3;
const WORDS: usize = 12;
/// Earlier questions that are looked through for what was asked, where a question only names something.
const FRAMES: usize = 8;
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
    /// It names this anew, and asks of it what was asked before.
    pub subject: Option<Subject>,
    /// It asks why what was said is so, and nothing else.
    pub why: bool,
    /// All it asks: with a new subject the question before it, else itself.
    pub whole: String,
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

pub(super) fn small(word: &str) -> bool {
    content_words(word).is_empty()
}

/// Whether a question points back at something it does not name itself.
fn points_back(question: &str, of_case: bool) -> bool {
    let all: Vec<&str> = words(question).into_iter().map(|w| w.1).collect();
    let low: Vec<String> = all.iter().map(|w| w.to_lowercase()).collect();
    let at = |i: usize| low.get(i).map_or("", String::as_str);
    let clients = |j: usize| CLIENT.contains(&at(j + 1));
    // A name in the middle of it.
    let name = |j: usize| {
        j > 0
            && all
                .get(j)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
    };
    // Of every word, whether before it something was named, or somebody. In one pass, since a whole page may be pasted.
    let mut before = Vec::with_capacity(low.len());
    let (mut named, mut somebody) = (false, false);
    for (j, word) in low.iter().enumerate() {
        before.push((named, somebody));
        let naming = NAMING.contains(&word.as_str());
        named |= naming && !clients(j) || name(j);
        somebody |= naming || name(j);
    }
    let last_of = |what: &[&str]| low.iter().rposition(|w| what.contains(&w.as_str()));
    let (to_open, om) = (
        last_of(&["to", "that", "when", "if"]),
        last_of(&["om", "dat", "als", "wanneer"]),
    );
    let knowing = low.iter().position(|w| KNOWING.contains(&w.as_str()));
    let mut each = low.iter().zip(before).enumerate();
    each.any(|(i, (word, (named, somebody)))| {
        let previous = i.checked_sub(1).map_or("", at);
        let (next, last) = (at(i + 1), i + 1 == low.len());
        let behind = |word: Option<usize>| word.is_some_and(|at| at > i);
        match word.as_str() {
            "it" => !named && !behind(to_open),
            "het" => {
                let alone = last || small(next);
                let most = ["meest", "minst", "best", "eerst", "liefst", "beste"].contains(&next);
                let idiom = ["gaat", "zit", "staat", "ging"].contains(&previous);
                alone && !most && !idiom && !named && !behind(om)
            }
            "dat" | "that" => {
                let known = knowing.is_some_and(|at| at < i);
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

/// What the last of some questions asks, with the one before it where it only names a new subject.
fn frame(before: &[&str], client: &dyn Fn(&str) -> bool) -> Option<String> {
    let (last, earlier) = before.split_last()?;
    if asks_why(last) {
        return frame(earlier, client);
    }
    let put = || Some(Subject::of(last)?.put(last, &frame(earlier, client)?, client));
    Some(put().unwrap_or_else(|| (*last).to_owned()))
}

/// Reads a question that was asked after others, the newest last. `called`: by whom a case is, if it is asked in one.
pub(super) fn read(question: &str, before: &[&str], called: Option<&Called>) -> Asked {
    let before = before
        .get(before.len().saturating_sub(FRAMES)..)
        .unwrap_or_default();
    let client = |word: &str| called.is_some_and(|c| c.is(word));
    if let Some(subject) = Subject::of(question)
        && let Some(frame) = frame(before, &client)
    {
        return turned(question, subject, &frame, called);
    }
    let asked = alone_or_following(question, before, called);
    Asked {
        why: asked.follows && asks_why(question),
        ..asked
    }
}

/// A question that asks what was asked before of a new subject.
fn turned(question: &str, subject: Subject, frame: &str, called: Option<&Called>) -> Asked {
    let client = |word: &str| called.is_some_and(|c| c.is(word));
    let whole = subject.put(question, frame, &client);
    let read = alone_or_following(&whole, &[], called);
    let named: Vec<String> = content_words(question)
        .into_iter()
        .map(str::to_lowercase)
        .collect();
    let mut more: Vec<String> = content_words(&read.searched)
        .into_iter()
        .map(str::to_lowercase)
        .collect();
    more.retain(|w| !named.contains(w));
    Asked {
        follows: whole != question,
        from_before: more,
        // Of the client all notes speak, by whatever name.
        subject: Some(subject).filter(|s| !client(&s.word)),
        whole,
        ..read
    }
}

/// Reads a question that asks something itself.
fn alone_or_following(question: &str, before: &[&str], called: Option<&Called>) -> Asked {
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
            let there: HashSet<&str> = content_words(&there).into_iter().collect();
            for word in content_words(&said) {
                let low = word.to_lowercase();
                if more.len() < WORDS && !there.contains(low.as_str()) && !more.contains(&low) {
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
        subject: None,
        why: false,
        whole: question.to_owned(),
    }
}

impl Practice {
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
