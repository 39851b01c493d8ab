//! What the client wants, and what the notes say of each part of a goal in SMART form. A part the notes do not speak of stays open, as a question to the
//! coach: the sentence that happens to be nearest is no part of a goal. Called by `extract`.

use super::cue::{Cue, asks, by_when, own, quoted, says, tells, wants};
use super::extract::{Material, Picked, newest};
use super::open;
use super::phrase::{alike, any, flat, roots};
use super::read::{Said, Topic};

/// Words that say why something matters.
const REASONS: &str = "omdat|zodat|belangrijk voor|betekent voor|het gaat haar om|het gaat hem om|because|so that|matters to|important to|what it means to";

/// Sentences that say what the client wants, the newest first; what stands under a heading for it before what only its words say.
pub fn wishes<'a>(m: &Material<'a>) -> Vec<&'a Said> {
    let under = newest(m).filter(|s| s.topic == Topic::Goal && !tells(s) && !quoted(s));
    let worded = newest(m).filter(|s| {
        !matches!(s.topic, Topic::Goal | Topic::Insight | Topic::Agreed)
            && wants(s, m.client)
            && !quoted(s)
    });
    under
        .chain(worded)
        .filter(|s| !asks(s) && !open::agreed(s))
        .collect()
}

/// Fills the goals of a draft.
pub fn smart(m: &Material<'_>, out: &mut Picked) {
    let wishes = wishes(m);
    for goal in m.goals.iter().take(4) {
        let row = out.row("goals");
        out.put("goals", row, "title", &goal.title, None);
        let expected = goal.expected.clone().unwrap_or_default();
        let about = format!("{} {expected}", goal.title);
        let specific = wishes
            .iter()
            .copied()
            .find(|s| alike(&roots(&s.text), &roots(&about)) && !out.has(s));
        if let Some(s) = specific {
            out.put_said("goals", row, "specific", s);
        }
        if !expected.is_empty() {
            out.put("goals", row, "measurable", &expected, None);
        }
        rest(m, out, row, &about);
        if let Some(target) = goal.target {
            out.put("goals", row, "timebound", &target.to_string(), None);
        }
    }
    if !m.goals.is_empty() {
        return;
    }
    let mut titles: Vec<&Said> = Vec::new();
    for s in wishes {
        if titles.len() < 3 && !titles.iter().any(|t| same(t, s)) {
            titles.push(s);
        }
    }
    for s in titles {
        let row = out.row("goals");
        out.put_said("goals", row, "title", s);
        rest(m, out, row, &s.text);
        if let Some((a, b)) = by_when(&s.text) {
            let moment: String = s.text.chars().skip(a).take(b - a).collect();
            // In the note as it stands there may be marks between; then the day goes without its place.
            let place = m.pages.get(s.page).and_then(|p| {
                let raw: String = p
                    .text
                    .chars()
                    .skip(s.span.0)
                    .take(s.span.1 - s.span.0)
                    .collect();
                let at = raw.find(&moment)?;
                let from = s.span.0 + raw.get(..at)?.chars().count();
                Some((s.page, (from, from + moment.chars().count())))
            });
            out.put("goals", row, "timebound", &moment, place);
        }
    }
}

/// The first step that was promised and the reason that was given, if a sentence about the goal says so.
fn rest(m: &Material<'_>, out: &mut Picked, row: usize, about: &str) {
    let wanted = roots(about);
    let step = open::promises(m)
        .into_iter()
        .find(|s| !own(s) && alike(&roots(&s.text), &wanted) && !out.has(s));
    if let Some(s) = step {
        out.put_said("goals", row, "achievable", s);
    }
    let reason = newest(m).find(|s| {
        !asks(s)
            && !open::agreed(s)
            && any(&flat(&s.text), REASONS)
            && (wants(s, m.client) || s.topic == Topic::Goal)
            && alike(&roots(&s.text), &wanted)
            && !out.has(s)
    });
    if let Some(s) = reason {
        out.put_said("goals", row, "relevant", s);
    }
}

fn same(a: &Said, b: &Said) -> bool {
    let (a, b) = (roots(&a.text), roots(&b.text));
    a.intersection(&b).count() * 10 > 6 * a.len().min(b.len()).max(1)
}

/// Sentences that say what could be done: under a heading for it, by their own words, or after the note said that options follow.
pub fn options<'a>(m: &Material<'a>) -> Vec<&'a Said> {
    let fit = |s: &Said| !asks(s) && !quoted(s) && !open::agreed(s);
    let under = newest(m).filter(|s| s.topic == Topic::Options);
    let mut worded: Vec<&Said> = Vec::new();
    let mut after: Option<usize> = None;
    for s in newest(m) {
        // A paragraph that lists options ends where the next begins, or another note.
        if s.opens || after.is_some_and(|page| page != s.page) {
            after = None;
        }
        let announces = says(s, Cue::Announced) && s.topic != Topic::Options;
        let one = says(s, Cue::Option) || after.is_some() && says(s, Cue::Choice);
        if one && !announces && s.topic != Topic::Options {
            worded.push(s);
        }
        if announces {
            after = Some(s.page);
        }
    }
    under.chain(worded).filter(|s| fit(s)).collect()
}

/// Sentences that say how things are: figures on a scale of the newest note that has any, and what the newest notes say of now.
pub fn reality<'a>(m: &Material<'a>) -> Vec<&'a Said> {
    let fit = |s: &Said| {
        !asks(s)
            && !quoted(s)
            && !open::agreed(s)
            && s.topic != Topic::Options
            && s.topic != Topic::Next
    };
    let of_newest = |test: &dyn Fn(&Said) -> bool| -> Vec<&'a Said> {
        let sitting = m
            .said
            .iter()
            .filter(|s| fit(s) && test(s))
            .map(|s| s.sitting)
            .max();
        newest(m)
            .filter(|s| Some(s.sitting) == sitting && fit(s) && test(s))
            .collect()
    };
    let last = m.pages.last().map_or(0, |p| p.sitting);
    let mut out = of_newest(&|s| says(s, Cue::Figure));
    out.extend(of_newest(&|s| s.topic == Topic::Reality));
    out.extend(newest(m).filter(|s| s.sitting == last && fit(s) && says(s, Cue::State)));
    out
}
