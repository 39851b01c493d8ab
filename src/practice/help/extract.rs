//! Drafts in the notes' own words: sentences chosen by what they stand under and what they say, each with the place it stands at. No model writes
//! a word of it, so the key yields something useful on every machine and in both languages.

use super::cue::{Cue, asks, quoted, says};
use super::read::{Page, Said, Topic};
use super::shape::{SENTENCE, TITLE, clip};
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
    /// The page a summary is of.
    pub last: usize,
}

/// Everything a draft of this kind takes from the notes.
pub fn extract(kind: HelpKind, m: &Material<'_>) -> Vec<Chosen> {
    let mut out = Picked::default();
    match kind {
        HelpKind::Summary => summary(m, &mut out),
        HelpKind::Prepare => prepare(m, &mut out),
        HelpKind::Questions => questions(m, &mut out),
        HelpKind::Smart => smart(m, &mut out),
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

#[derive(Default)]
struct Picked {
    all: Vec<Chosen>,
    rows: BTreeMap<&'static str, usize>,
    taken: HashSet<(usize, usize)>,
}

impl Picked {
    fn row(&mut self, field: &'static str) -> usize {
        let n = self.rows.entry(field).or_default();
        *n += 1;
        *n - 1
    }

    fn told(&mut self, field: &'static str, part: &'static str, text: &str) {
        let row = self.row(field);
        self.put(field, row, part, text, None);
    }

    fn put(
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

/// Pages, the newest first.
fn newest<'a>(m: &Material<'a>) -> impl Iterator<Item = &'a Said> + use<'a> {
    let mut by_page: BTreeMap<usize, Vec<&Said>> = BTreeMap::new();
    for s in m.said {
        by_page.entry(s.page).or_default().push(s);
    }
    by_page.into_values().rev().flatten()
}

fn on<'a>(m: &Material<'a>, page: usize) -> impl Iterator<Item = &'a Said> + Clone + use<'a> {
    m.said.iter().filter(move |s| s.page == page)
}

/// Sentences in which much of the page comes together, in the order they stand.
fn central<'a>(
    m: &Material<'a>,
    page: usize,
    most: usize,
    fit: impl Fn(&Said) -> bool,
) -> Vec<&'a Said> {
    let all: Vec<&Said> = on(m, page).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for s in &all {
        for w in words(&s.text) {
            *counts.entry(w).or_default() += 1;
        }
    }
    let mut scored: Vec<(usize, usize)> = all
        .iter()
        .enumerate()
        .filter(|(_, s)| (30..=SENTENCE).contains(&s.text.chars().count()) && !asks(s) && fit(s))
        .map(|(i, s)| {
            let words = words(&s.text);
            let weight: usize = words.iter().filter_map(|w| counts.get(w)).sum();
            let mut score = weight * 100 / (words.len() + 4);
            // What opens a section says what it is about; somebody's words say it more vividly than plainly.
            score += if s.opens { 60 } else { 0 };
            score += if says(s, Cue::Figure) { 30 } else { 0 };
            score -= if quoted(s) { score / 3 } else { 0 };
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

fn agreed(s: &Said) -> bool {
    !asks(s) && (s.topic == Topic::Agreed || (says(s, Cue::Promise) && !quoted(s)))
}

/// What stands under a heading for it first, then what its words say.
fn headed<'a>(
    from: impl Iterator<Item = &'a Said> + Clone,
    topic: Topic,
    cue: Cue,
) -> Vec<&'a Said> {
    let under = from.clone().filter(move |s| s.topic == topic);
    let worded = from.filter(move |s| s.topic != topic && says(s, cue) && !quoted(s));
    under.chain(worded).filter(|s| !asks(s)).collect()
}

fn summary(m: &Material<'_>, out: &mut Picked) {
    let Some(page) = m.pages.get(m.last) else {
        return;
    };
    let topic = match page.date {
        Some(date) => format!("{} ({date})", page.title),
        None => page.title.clone(),
    };
    out.told("topic", "", &topic);
    out.take(
        "agreements",
        6,
        headed(on(m, m.last), Topic::Agreed, Cue::Promise).into_iter(),
    );
    let next = on(m, m.last).filter(|s| s.topic == Topic::Next || (asks(s) && !quoted(s)));
    out.take("next", 4, next);
    out.take(
        "insights",
        3,
        headed(on(m, m.last), Topic::Insight, Cue::Insight).into_iter(),
    );
    let story = central(m, m.last, 5, |s| {
        !matches!(s.topic, Topic::Agreed | Topic::Next)
    });
    out.take("discussed", 5, story.into_iter());
}

fn prepare(m: &Material<'_>, out: &mut Picked) {
    // The newest page with agreements under a heading of their own, else the newest on which anybody promised anything: a short note in between
    // says nothing of it.
    let newest_with = |fit: &dyn Fn(&Said) -> bool| {
        (0..m.pages.len())
            .rev()
            .find(|p| on(m, *p).any(|s| agreed(s) && fit(s)))
    };
    let with = newest_with(&|s| s.topic == Topic::Agreed).or_else(|| newest_with(&|_| true));
    let check = on(m, with.unwrap_or(m.last)).filter(|s| agreed(s));
    out.take("check", 6, check);
    let open = newest(m).filter(|s| s.topic == Topic::Next || (asks(s) && !quoted(s)));
    out.take("questions", 5, open);
    let noticed = headed(on(m, m.last), Topic::Insight, Cue::Insight);
    let story = central(m, m.last, 3, |s| {
        !matches!(s.topic, Topic::Agreed | Topic::Next)
    });
    out.take("recall", 3, noticed.into_iter().take(2).chain(story));
    out.all.extend(standing(m.goals));
}

fn questions(m: &Material<'_>, out: &mut Picked) {
    let own = newest(m).filter(|s| s.topic == Topic::Next || (asks(s) && !quoted(s)));
    let theirs = newest(m).filter(|s| asks(s) && quoted(s));
    out.take("questions", 8, own.chain(theirs));
    out.take("commitments", 8, newest(m).filter(|s| agreed(s)));
}

/// The sentences that share most with a text, the best first; rare words count for more.
fn about<'a>(m: &Material<'a>, text: &str) -> Vec<&'a Said> {
    let wanted = words(text);
    let mut known: HashMap<String, usize> = HashMap::new();
    let each: Vec<HashSet<String>> = m.said.iter().map(|s| words(&s.text)).collect();
    for w in each.iter().flatten() {
        *known.entry(w.clone()).or_default() += 1;
    }
    let mut scored: Vec<(usize, &Said)> = m
        .said
        .iter()
        .zip(&each)
        .filter(|(s, _)| !asks(s) && s.text.chars().count() >= 30)
        .map(|(s, words)| {
            let score = words
                .intersection(&wanted)
                .map(|w| 1_000 / known.get(w).copied().unwrap_or(1).max(1))
                .sum();
            (score, s)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    // Of two that say as much the newer one.
    scored.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then((b.1.page, a.1.span.0).cmp(&(a.1.page, b.1.span.0)))
    });
    scored.into_iter().map(|(_, s)| s).collect()
}

fn smart(m: &Material<'_>, out: &mut Picked) {
    for goal in m.goals.iter().take(4) {
        let row = out.row("goals");
        out.put("goals", row, "title", &goal.title, None);
        let expected = goal.expected.clone().unwrap_or_default();
        let mut near = about(m, &format!("{} {expected}", goal.title)).into_iter();
        for part in ["specific", "relevant"] {
            if let Some(s) = near.find(|s| out.taken.insert((s.page, s.span.0))) {
                out.put("goals", row, part, &s.text, Some((s.page, s.span)));
            }
        }
        if !expected.is_empty() {
            out.put("goals", row, "measurable", &expected, None);
        }
        if !goal.scores.is_empty() {
            out.put("goals", row, "achievable", &standing_of(goal), None);
        }
        if let Some(target) = goal.target {
            out.put("goals", row, "timebound", &target.to_string(), None);
        }
    }
    if m.goals.is_empty() {
        let wishes: Vec<&Said> = newest(m).collect();
        for s in headed(wishes.into_iter(), Topic::Goal, Cue::Wish)
            .into_iter()
            .take(3)
        {
            let row = out.row("goals");
            out.put("goals", row, "title", &s.text, Some((s.page, s.span)));
        }
    }
}

fn grow(m: &Material<'_>, out: &mut Picked) {
    for goal in m.goals.iter().take(2) {
        let expected = goal.expected.as_deref().unwrap_or_default();
        let dot = if expected.is_empty() { "" } else { ": " };
        out.told("goal", "", &format!("{}{dot}{expected}", goal.title));
    }
    let all: Vec<&Said> = newest(m).collect();
    let left = 3 - m.goals.len().min(2);
    out.take(
        "goal",
        left,
        headed(all.iter().copied(), Topic::Goal, Cue::Wish).into_iter(),
    );
    out.take("will", 5, all.iter().copied().filter(|s| agreed(s)));
    for goal in m.goals.iter().take(2).filter(|g| !g.scores.is_empty()) {
        out.told("reality", "", &standing_of(goal));
    }
    let left = 4 - m
        .goals
        .iter()
        .take(2)
        .filter(|g| !g.scores.is_empty())
        .count();
    let figures = all
        .iter()
        .copied()
        .filter(|s| says(s, Cue::Figure) && !asks(s));
    let under = all
        .iter()
        .copied()
        .filter(|s| s.topic == Topic::Reality && !asks(s));
    out.take("reality", left, figures.chain(under));
    out.take(
        "options",
        4,
        headed(all.iter().copied(), Topic::Options, Cue::Option).into_iter(),
    );
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
        let seen = about(
            m,
            &format!("{} {} {}", term.nl, term.en, key.replace('-', " ")),
        );
        // Else what is central in the newest note: the coach saw it there.
        let seen = seen
            .into_iter()
            .find(|s| !out.taken.contains(&(s.page, s.span.0)))
            .or_else(|| {
                let page = m
                    .sessions
                    .iter()
                    .find(|s| s.patterns.iter().any(|p| p == key))?
                    .date;
                let page = m.pages.iter().position(|p| p.date == Some(page))?;
                central(m, page, 6, |s| !out.taken.contains(&(s.page, s.span.0)))
                    .into_iter()
                    .next()
            });
        match seen {
            Some(s) => {
                out.taken.insert((s.page, s.span.0));
                out.put("patterns", row, "seen", &s.text, Some((s.page, s.span)));
            }
            None => {
                let name = if m.language == "nl" {
                    &term.nl
                } else {
                    &term.en
                };
                out.put("patterns", row, "seen", name, None);
            }
        }
    }
    out.take(
        "recurring",
        5,
        newest(m).filter(|s| says(s, Cue::Again) && !asks(s)),
    );
}

/// In how many sessions a pattern was seen.
pub fn sessions_with(sessions: &[Session], key: &str) -> usize {
    sessions
        .iter()
        .filter(|s| s.patterns.iter().any(|p| p == key))
        .count()
}
