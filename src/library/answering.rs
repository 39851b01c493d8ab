//! What makes a sentence an answer to a question, beside sharing its words: it says what the asked thing is, it opens a text about it, it stands under the
//! heading that was asked for, and it is not what somebody says aloud in an example. Called by `extract`.

use super::cite::{Place, share, weights};
use super::evidence::negated;
use super::quote::plain;
use super::terms::{content, in_order};
use std::collections::HashSet;
use tantivy::tokenizer::Language;

/// What the words of a sentence's heading count, beside its own.
const HEADING: f32 = 0.6;
/// What it is worth to say what the asked thing is, when that was asked and when something else was.
const DEFINES: f32 = 0.5;
const DEFINES_BESIDE: f32 = 0.1;
/// What it is worth to stand under a heading that says what was asked.
const NAMED: f32 = 0.5;
/// The share of a heading's words, small ones too, that a question has when it asks for what stands there.
const OF_HEADING: f32 = 0.6;
/// Words a sentence may begin with before it names what it is about.
const BEFORE: usize = 4;

/// Beginnings of questions for what something is.
const WHAT_IS: [&str; 26] = [
    "wat is",
    "wat zijn",
    "wat betekent",
    "wat houdt",
    "wat wordt bedoeld",
    "wat bedoel",
    "waarvoor is",
    "waarvoor dient",
    "waarvoor dienen",
    "waarvoor zijn",
    "waarvoor gebruik",
    "waar staat",
    "waar dient",
    "waartoe",
    "wie is",
    "leg uit",
    "what is",
    "what's",
    "what are",
    "what does",
    "what do",
    "who is",
    "who was",
    "explain",
    "define",
    "tell me about",
];

/// A question, read for what would answer it.
#[derive(Debug)]
pub(super) struct Asking {
    /// Its content words.
    words: HashSet<String>,
    /// All its words, stemmed as Dutch and as English.
    all: HashSet<String>,
    denies: bool,
    what_is: bool,
}

/// All the words of a text, the small ones too.
fn every(text: &str) -> [Vec<String>; 2] {
    [Language::Dutch, Language::English].map(|l| in_order(text, l, 64))
}

impl Asking {
    /// Reads a question.
    pub(super) fn read(question: &str) -> Self {
        let low = question.trim().to_lowercase();
        let words = content(question);
        Self {
            // A question of a word or two asks what that is.
            what_is: WHAT_IS.iter().any(|w| low.starts_with(w))
                || low.split_whitespace().count() <= 2,
            words,
            all: every(question).into_iter().flatten().collect(),
            denies: negated(question),
        }
    }

    /// Whether a title is about what was asked: all its content words are in the question, or the question has no other than it.
    pub(super) fn is_about(&self, title: &str) -> bool {
        let title = content(title);
        !title.is_disjoint(&self.words)
    }

    /// Whether a heading says what was asked.
    pub(super) fn names(&self, heading: &str) -> bool {
        let enough = every(heading).iter().any(|words| {
            let there = words.iter().filter(|w| self.all.contains(*w)).count();
            #[allow(clippy::cast_precision_loss)] // a handful
            let share = there as f32 / words.len().max(1) as f32;
            there > 0 && share >= OF_HEADING
        });
        enough && negated(heading) == self.denies
    }
}

/// How a sentence stands to a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Share of the question's words it has, or its heading.
    covers: f32,
    /// It says what the asked thing is.
    pub defines: bool,
    asked_what: bool,
    named: bool,
    /// Somebody says it aloud.
    pub spoken: bool,
}

impl Standing {
    /// Of each place.
    pub(super) fn of(asking: &Asking, places: &[Place<'_>]) -> Vec<Self> {
        let weights = weights(places);
        let mut heading = String::new();
        let mut of = None;
        places
            .iter()
            .enumerate()
            .map(|(i, p)| {
                if of != Some(p.hit.chunk_id) {
                    of = Some(p.hit.chunk_id);
                    heading = p.hit.heading.last().cloned().unwrap_or_default();
                }
                if p.heading {
                    heading = plain(p.text());
                }
                // A sentence is about what its heading says too, though it need not say it again.
                let own = share(&asking.words, &p.words, &weights, places.len());
                let headed = share(&asking.words, &p.under, &weights, places.len());
                let opens = !p.heading && i.checked_sub(1).and_then(|b| places.get(b)).is_none_or(
                    |before| before.heading || before.hit.chunk_id != p.hit.chunk_id,
                );
                let title = asking.is_about(&heading);
                Self {
                    covers: own.max(HEADING * headed + (1.0 - HEADING) * own),
                    defines: !p.heading && (leads(asking, p) || (opens && title && own > 0.0)),
                    asked_what: asking.what_is,
                    named: asking.names(&heading),
                    spoken: spoken(p),
                }
            })
            .collect()
    }

    /// What speaks for it.
    pub(super) fn worth(&self) -> f32 {
        let defines = match (self.defines && !self.spoken, self.asked_what) {
            (true, true) => DEFINES,
            (true, false) => DEFINES_BESIDE,
            _ => 0.0,
        };
        self.covers + defines + if self.named { NAMED } else { 0.0 }
    }
}

/// Whether a sentence begins with what was asked for: `Een schaalvraag zet …`.
fn leads(asking: &Asking, place: &Place<'_>) -> bool {
    let text = plain(place.text());
    let begin: Vec<&str> = text.split_whitespace().take(BEFORE).collect();
    !content(&begin.join(" ")).is_disjoint(&asking.words)
}

/// Whether somebody says it: a line of a conversation, or something between quotation marks as a whole.
fn spoken(place: &Place<'_>) -> bool {
    let text = place.text().trim_start();
    let before = place.hit.text.get(..place.bytes.0).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let quotes = before.matches(['"', '“', '”']).count() % 2 == 1;
    line.trim_start().starts_with('>') || text.starts_with(['"', '“', '„', '>']) || quotes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_small_words_is_asked_for_by_them() {
        let when_not = Asking::read("Wanneer is GROW niet geschikt?");
        assert!(when_not.names("Wanneer niet, of nog niet"));
        assert!(!when_not.names("Wanneer wel"));
        let when = Asking::read("When does it fit?");
        assert!(when.names("When it fits") && !when.names("When it does not"));
    }

    #[test]
    fn what_something_is_can_be_asked_in_many_ways() {
        for q in [
            "Waarvoor is de schaalvraag?",
            "wat is een kernkwadrant",
            "schaalvraag",
            "What does OARS stand for?",
        ] {
            assert!(Asking::read(q).what_is, "{q}");
        }
        assert!(!Asking::read("Hoe stel je een schaalvraag aan een groep?").what_is);
    }
}
