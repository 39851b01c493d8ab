//! Drafts in the notes' own words: sentences chosen by what they stand under and what they say, each with the place it stands at. No model writes
//! a word of it, so the key yields something useful on every machine and in both languages.

use super::cue::{Cue, asks, own, quoted, says};
use super::open::{self, agreed};
use super::read::{Page, Said, Topic};
use super::shape::{SENTENCE, TITLE, clip};
use super::{goal, signs};
use crate::casebook::{Goal, HelpKind, Session, Taxonomy, TaxonomyKind, trend_line};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A sentence chosen for a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Which field.
    pub field: &'static str,
    /// Which of its rows.
    pub row: usize,
    /// Which part of the row; empty when it has none.
    pub part: &'static str,
    /// What is said.
    pub text: String,
    /// Page and characters; `None`: it comes from goals, sessions or counts.
    pub place: Option<(usize, (usize, usize))>,
}

/// What a case holds, the pages from the oldest to the newest.
pub struct Material<'a> {
    pub pages: &'a [Page],
    pub said: &'a [Said],
    pub goals: &'a [Goal],
    /// The newest first.
    pub sessions: &'a [Session],
    pub taxonomy: &'a Taxonomy,
    /// `nl` or `en`.
    pub language: &'a str,
    /// The client's label, by which notes name her.
    pub client: &'a str,
    /// The pages a summary is of: those of the last session, or the one that was chosen.
    pub last: &'a [usize],
}

/// Everything a draft of this kind takes from the notes.
pub fn extract(kind: HelpKind, m: &Material<'_>) -> Vec<Chosen> {
    let mut out = Picked::default();
    match kind {
        HelpKind::Summary => summary(m, &mut out),
        HelpKind::Prepare => prepare(m, &mut out),
        HelpKind::Questions => questions(m, &mut out),
        HelpKind::Smart => goal::smart(m, &mut out),
        HelpKind::Grow => grow(m, &mut out),
        HelpKind::Patterns => patterns(m, &mut out),
    }
    out.all
}

/// How a goal stands, in one line.
pub fn standing(goals: &[Goal]) -> Vec<Chosen> {
    let mut out = Picked::default();
    for goal in goals.iter().take(4) {
        out.told("standing", "", &standing_of(goal));
    }
    out.all
}

fn standing_of(goal: &Goal) -> String {
    let now = goal.scores.last().map(|s| i8::from(s.score));
    let line = match now {
        Some(0) => format!(" 0 {}", trend_line(&goal.scores)),
        Some(n) => format!(" {n:+} {}", trend_line(&goal.scores)),
        None => String::new(),
    };
    let target = goal.target.map(|d| format!(" ({d})")).unwrap_or_default();
    format!("{}:{line}{target}", clip(&goal.title, TITLE))
}

/// What was chosen so far, and which sentences of the notes that took.
#[derive(Default)]
pub struct Picked {
    all: Vec<Chosen>,
    rows: BTreeMap<&'static str, usize>,
    taken: HashSet<(usize, usize)>,
}

impl Picked {
    /// The next row of a field.
    pub fn row(&mut self, field: &'static str) -> usize {
        let n = self.rows.entry(field).or_default();
        *n += 1;
        *n - 1
    }

    fn told(&mut self, field: &'static str, part: &'static str, text: &str) {
        let row = self.row(field);
        self.put(field, row, part, text, None);
    }

    /// Whether a sentence was taken.
    pub fn has(&self, said: &Said) -> bool {
        self.taken.contains(&(said.page, said.span.0))
    }

    /// Puts a sentence of a note into a part of a row.
    pub fn put_said(&mut self, field: &'static str, row: usize, part: &'static str, said: &Said) {
        self.taken.insert((said.page, said.span.0));
        self.put(field, row, part, &said.text, Some((said.page, said.span)));
    }

    /// Puts a text into a part of a row.
    pub fn put(
        &mut self,
        field: &'static str,
        row: usize,
        part: &'static str,
        text: &str,
        place: Option<(usize, (usize, usize))>,
    ) {
        let most = if part == "title" { TITLE } else { SENTENCE };
        self.all.push(Chosen {
            field,
            row,
            part,
            text: clip(text, most),
            place,
        });
    }

    /// Takes sentences in this order until there are `most`, none twice and none that says what another said.
    fn take<'a>(&mut self, field: &'static str, most: usize, from: impl Iterator<Item = &'a Said>) {
        let mut here: Vec<HashSet<String>> = Vec::new();
        for said in from {
            if here.len() >= most {
                return;
            }
            let words = words(&said.text);
            let alike = here
                .iter()
                .any(|h| h.intersection(&words).count() * 10 > 6 * h.len().min(words.len()).max(1));
            if alike || !self.taken.insert((said.page, said.span.0)) {
                continue;
            }
            here.push(words);
            let row = self.row(field);
            self.put(field, row, "", &said.text, Some((said.page, said.span)));
        }
    }
}

/// Words that carry meaning, about: those of more than three letters.
fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_lowercase)
        .collect()
}

/// Sentences page by page, the newest first, each page in its own order.
pub fn newest<'a>(m: &Material<'a>) -> impl Iterator<Item = &'a Said> + use<'a> {
    let mut by_page: BTreeMap<usize, Vec<&Said>> = BTreeMap::new();
    for s in m.said {
        by_page.entry(s.page).or_default().push(s);
    }
    by_page.into_values().rev().flatten()
}

/// The sentences of the last session.
fn last<'a>(m: &Material<'a>) -> impl Iterator<Item = &'a Said> + Clone + use<'a> {
    let pages = m.last;
    m.said.iter().filter(move |s| pages.contains(&s.page))
}

/// Sentences in which much of the last session comes together, in the order they stand.
fn central<'a>(m: &Material<'a>, most: usize, fit: impl Fn(&Said) -> bool) -> Vec<&'a Said> {
    let all: Vec<&Said> = last(m).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for s in &all {
        for w in words(&s.text) {
            *counts.entry(w).or_default() += 1;
        }
    }
    let mut scored: Vec<(usize, usize)> = all
        .iter()
        .enumerate()
        .filter(|(_, s)| {
            let long = s.text.chars().count();
            // A figure says much in few words.
            let least = if says(s, Cue::Figure) { 12 } else { 25 };
            (least..=SENTENCE).contains(&long) && !asks(s) && !agreed(s) && fit(s)
        })
        .map(|(i, s)| {
            let words = words(&s.text);
            let weight: usize = words.iter().filter_map(|w| counts.get(w)).sum();
            let mut score = weight * 100 / (words.len() + 4);
            // What opens a section says what it is about; somebody's words say it more vividly than plainly.
            score += if s.opens { 60 } else { 0 };
            score += if says(s, Cue::Figure) { 80 } else { 0 };
            // What became of things, and how they are; not what the coach has still to do herself.
            let told = says(s, Cue::Undone) || says(s, Cue::Done) || says(s, Cue::State);
            score += if told && !says(s, Cue::Coach) { 20 } else { 0 };
            score -= if says(s, Cue::Coach) { score / 3 } else { 0 };
            score -= if quoted(s) { score / 3 } else { 0 };
            score -= if says(s, Cue::Dangling) { score / 2 } else { 0 };
            (score, i)
        })
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut best: Vec<usize> = scored.into_iter().take(most).map(|(_, i)| i).collect();
    best.sort_unstable();
    best.into_iter()
        .filter_map(|i| all.get(i).copied())
        .collect()
}

/// What stands under a heading for it first, then what its words say.
fn headed<'a>(
    from: impl Iterator<Item = &'a Said> + Clone,
    topic: Topic,
    cue: Cue,
) -> Vec<&'a Said> {
    let under = from.clone().filter(move |s| s.topic == topic);
    let worded = from.filter(move |s| s.topic != topic && says(s, cue) && !quoted(s));
    under
        .chain(worded)
        .filter(|s| !asks(s) && !agreed(s))
        .collect()
}

fn summary(m: &Material<'_>, out: &mut Picked) {
    let pages: Vec<&Page> = m.last.iter().filter_map(|n| m.pages.get(*n)).collect();
    let Some(first) = pages.first() else {
        return;
    };
    // A title that is a sentence ends where the next begins, or the day.
    let titles: Vec<&str> = pages.iter().map(|p| unstopped(&p.title)).collect();
    let titles = titles.join("; ");
    let topic = match first.date {
        Some(date) => format!("{titles} ({date})"),
        None => titles,
    };
    out.told("topic", "", &topic);
    out.take("agreements", 6, last(m).filter(|s| agreed(s)));
    let next = last(m).filter(|s| s.topic == Topic::Next || (asks(s) && !quoted(s)));
    out.take("next", 4, next);
    let insights = headed(last(m), Topic::Insight, Cue::Insight);
    out.take("insights", 3, insights.into_iter());
    let story = central(m, 5, |s| {
        !matches!(s.topic, Topic::Agreed | Topic::Next) && !out.has(s)
    });
    out.take("discussed", 5, story.into_iter());
}

/// A title without the full stop it ends in; three of them are none.
fn unstopped(title: &str) -> &str {
    let title = title.trim_end();
    match title.strip_suffix('.') {
        Some(bare) if !bare.ends_with('.') => bare,
        _ => title,
    }
}

fn prepare(m: &Material<'_>, out: &mut Picked) {
    out.take("check", 6, open::promises(m).into_iter());
    out.take("questions", 5, open::questions(m).into_iter());
    let noticed = headed(last(m), Topic::Insight, Cue::Insight);
    let story = central(m, 3, |s| {
        !matches!(s.topic, Topic::Agreed | Topic::Next) && !out.has(s)
    });
    out.take("recall", 3, noticed.into_iter().take(2).chain(story));
    out.all.extend(standing(m.goals));
}

fn questions(m: &Material<'_>, out: &mut Picked) {
    out.take("questions", 8, open::questions(m).into_iter());
    out.take("commitments", 8, open::promises(m).into_iter());
}

fn grow(m: &Material<'_>, out: &mut Picked) {
    for goal in m.goals.iter().take(2) {
        let expected = goal.expected.as_deref().unwrap_or_default();
        let dot = if expected.is_empty() { "" } else { ": " };
        out.told("goal", "", &format!("{}{dot}{expected}", goal.title));
    }
    let left = 3 - m.goals.len().min(2);
    out.take("goal", left, goal::wishes(m).into_iter());
    // What the coach promised is no will of the client.
    let will = open::promises(m).into_iter().filter(|s| !own(s));
    out.take("will", 5, will);
    let scored = m.goals.iter().take(2).filter(|g| !g.scores.is_empty());
    for goal in scored.clone() {
        out.told("reality", "", &standing_of(goal));
    }
    let left = 4 - scored.count();
    out.take("reality", left, goal::reality(m).into_iter());
    out.take("options", 4, goal::options(m).into_iter());
}

fn patterns(m: &Material<'_>, out: &mut Picked) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for key in m.sessions.iter().flat_map(|s| &s.patterns) {
        *counts.entry(key).or_default() += 1;
    }
    let mut order: Vec<(usize, &str)> = counts.into_iter().map(|(k, n)| (n, k)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    for (_, key) in order.into_iter().take(6) {
        let Some(term) = m.taxonomy.find(TaxonomyKind::Pattern, key) else {
            continue;
        };
        let row = out.row("patterns");
        out.put("patterns", row, "term", key, None);
        // Where no sentence shows it, the draft leaves a line for the coach, who saw it.
        let seen = signs::evidence(m, term, &|s| out.has(s))
            .or_else(|| signs::evidence(m, term, &|_| false));
        if let Some(s) = seen {
            out.put_said("patterns", row, "seen", s);
        }
    }
    let again = newest(m).filter(|s| {
        let other = matches!(
            s.topic,
            Topic::Agreed | Topic::Options | Topic::Next | Topic::Goal
        );
        says(s, Cue::Again) && !asks(s) && !other && !agreed(s)
    });
    out.take("recurring", 5, again);
}

/// In how many sessions a pattern was seen.
pub fn sessions_with(sessions: &[Session], key: &str) -> usize {
    sessions
        .iter()
        .filter(|s| s.patterns.iter().any(|p| p == key))
        .count()
}
