//! Headings of one document that exclude each other ("OK" and "Not OK", "Voordelen" and "Nadelen"), and on which side of them a question stands: who asks
//! what is not allowed is not answered by the list of what is. Called by `extract`.

use super::cite::Place;
use super::evidence::negated;
use super::quote::plain;
use std::collections::HashSet;

/// Words of headings of which one excludes the other, in favour and against.
const PAIRS: [(&str, &str); 16] = [
    ("voordelen", "nadelen"),
    ("voordeel", "nadeel"),
    ("pluspunten", "minpunten"),
    ("sterke", "zwakke"),
    ("toegestaan", "verboden"),
    ("mogelijkheden", "beperkingen"),
    ("advantages", "disadvantages"),
    ("advantage", "disadvantage"),
    ("benefits", "drawbacks"),
    ("pros", "cons"),
    ("upsides", "downsides"),
    ("strengths", "weaknesses"),
    ("allowed", "forbidden"),
    ("allowed", "prohibited"),
    ("permitted", "prohibited"),
    ("dos", "donts"),
];
/// Words that only say that something is so, beside the heading that denies it.
const SO: [&str; 2] = ["wel", "do"];
/// Words with which one asks for what may be, or is done.
const MAY: [&str; 14] = [
    "mag",
    "mogen",
    "toegestaan",
    "toegestane",
    "wel",
    "ok",
    "oké",
    "okay",
    "allowed",
    "permitted",
    "may",
    "acceptable",
    "fine",
    "permissible",
];
/// And for what may not.
const FORBIDDEN: [&str; 8] = [
    "verboden",
    "verbied",
    "verbiedt",
    "forbidden",
    "prohibited",
    "disallowed",
    "unacceptable",
    "banned",
];

/// How a sentence stands to what was asked, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Under what was asked for.
    With,
    /// Under what excludes it.
    Against,
    /// Under neither.
    Neither,
}

/// A heading, read: the source it is of, its words that do not deny, whether it denies.
struct Read {
    source: i64,
    words: Vec<String>,
    denies: bool,
}

/// The words of a text in lower case; a quotation mark within one is left out.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a single word of a heading denies.
fn denial(word: &str) -> bool {
    negated(word) || matches!(word, "dont" | "donts" | "doesnt")
}

impl Read {
    fn of(source: i64, heading: &str) -> Self {
        let all = words(heading);
        let denies = all.iter().any(|w| denial(w));
        let words = all
            .into_iter()
            .filter(|w| !denial(w) && !SO.contains(&w.as_str()))
            .collect();
        Self {
            source,
            words,
            denies,
        }
    }

    /// Whether both are of one document and say the same, one of them denied.
    fn denied(&self, other: &Self) -> bool {
        self.source == other.source && self.denies != other.denies && self.words == other.words
    }

    /// The pair of words of which it has one and the other has the other, and whether it has the first.
    fn paired(&self, other: &Self) -> Option<((&'static str, &'static str), bool)> {
        let has = |r: &Self, w: &str| r.words.iter().any(|x| x == w);
        PAIRS.iter().find_map(|(a, b)| {
            let only = |r: &Self, x: &str, y: &str| has(r, x) && !has(r, y);
            let same = self.source == other.source;
            match (
                only(self, a, b) && only(other, b, a),
                only(self, b, a) && only(other, a, b),
            ) {
                (true, _) if same => Some(((*a, *b), true)),
                (_, true) if same => Some(((*a, *b), false)),
                _ => None,
            }
        })
    }
}

/// Which side a question takes between what may be and what may not, if any; `true` is in favour.
fn asked_for(question: &str) -> Option<bool> {
    let all = words(question);
    let has = |list: &[&str]| all.iter().any(|w| list.contains(&w.as_str()));
    let denies = negated(question) || all.iter().any(|w| denial(w));
    match (has(&FORBIDDEN), has(&MAY)) {
        // What is not forbidden may be.
        (true, false) => Some(denies),
        (_, true) => Some(!denies),
        (false, false) => denies.then_some(false),
    }
}

/// How each of the places stands to the question.
pub(super) fn sides(question: &str, places: &[Place<'_>]) -> Vec<Side> {
    let mut over = Vec::with_capacity(places.len());
    let (mut of, mut heading) = (None, String::new());
    for p in places {
        if of != Some(p.hit.chunk_id) {
            of = Some(p.hit.chunk_id);
            heading = p.hit.heading.last().cloned().unwrap_or_default();
        }
        if p.heading {
            heading = plain(p.text());
        }
        over.push((p.hit.source_id.0, heading.clone()));
    }
    let all: HashSet<&(i64, String)> = over.iter().collect();
    // A section that follows in a passage of its own is named by that passage alone.
    let read: Vec<Read> = all.iter().map(|(s, h)| Read::of(*s, h)).collect();
    let asked = asked_for(question);
    let spoken = words(question);
    let speaks = |w: &str| spoken.iter().any(|x| x == w);
    let side = |source: i64, heading: &str| {
        let own = Read::of(source, heading);
        for other in &read {
            let wanted = if own.denied(other) {
                asked.map(|favour| favour != own.denies)
            } else if let Some(((a, b), first)) = own.paired(other) {
                match (speaks(a), speaks(b)) {
                    (true, false) => Some(first != negated(question)),
                    (false, true) => Some(first == negated(question)),
                    _ => None,
                }
            } else {
                None
            };
            match wanted {
                Some(true) => return Side::With,
                Some(false) => return Side::Against,
                None => {}
            }
        }
        Side::Neither
    };
    over.iter().map(|(s, h)| side(*s, h)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Hit;
    use super::super::cite::places;
    use super::Side::{Against, Neither, With};
    use super::*;

    /// How the last sentence under each of two headings stands to a question.
    fn of(question: &str, one: &str, other: &str) -> (Side, Side) {
        let text = format!("# {one}\n\nDe kat slaapt.\n\n# {other}\n\nDe hond blaft.");
        let hits = [Hit::tested(("Dieren", "dieren.md", "nl"), &text)];
        let all = sides(question, &places(&hits));
        (all[1], all[3])
    }

    #[test]
    fn what_is_not_allowed_does_not_stand_under_what_is() {
        let not = (Against, With);
        let so = (With, Against);
        assert_eq!(of("Which jobs are not allowed?", "OK", "Not OK"), not);
        assert_eq!(of("Which jobs are forbidden?", "OK", "Not OK"), not);
        assert_eq!(of("Which jobs are OK?", "OK", "Not OK"), so);
        assert_eq!(of("Wat doe je niet?", "Wel doen", "Niet doen"), not);
        assert_eq!(of("Wat mag wel?", "Wel doen", "Niet doen"), so);
        assert_eq!(of("What may I not do?", "Do", "Don't"), not);
        assert_eq!(of("Wat zijn de nadelen?", "Voordelen", "Nadelen"), not);
        assert_eq!(of("Wat zijn de voordelen?", "Voordelen", "Nadelen"), so);
        assert_eq!(
            of("Wat is niet verboden?", "Toegestaan", "Niet toegestaan"),
            so
        );
    }

    #[test]
    fn who_takes_no_side_may_be_told_both() {
        let neither = (Neither, Neither);
        assert_eq!(of("What about side jobs?", "OK", "Not OK"), neither);
        assert_eq!(of("Voordelen en nadelen?", "Voordelen", "Nadelen"), neither);
        // Without its opposite a heading excludes nothing.
        assert_eq!(of("Wat mag niet?", "Werk", "Vrije tijd"), neither);
    }
}
