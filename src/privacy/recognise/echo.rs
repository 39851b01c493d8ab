//! Follows employers and occupations through the text: what was recognised once by the words around it is the same thing
//! where those words are missing. People are followed by the person recogniser itself; `super::super::anonymiser` calls this
//! last.

use super::super::finding::{Found, Kind};
use super::super::lexicon::flag::*;
use super::super::quick::QuickMap;
use super::super::token::{Shape, Tokens};
use super::Style;

/// What is looked for again: its words, in small letters.
struct Echo<'a> {
    words: Vec<&'a str>,
    kind: Kind,
    /// The words are in no dictionary, so that they count in small letters too.
    own: bool,
}

/// Adds the other mentions of every employer and occupation found so far.
pub(crate) fn find(t: &Tokens<'_>, style: &Style, found: &mut Found) {
    let mut echoes: Vec<Echo<'_>> = Vec::new();
    let mut covered: Vec<(usize, usize)> = Vec::new();
    for c in &found.0 {
        // A guessed person gives way by rank, see below.
        if c.kind != Kind::Person {
            covered.push((c.start, c.end));
        }
        let followed =
            c.kind == Kind::Organisation || c.kind == Kind::Quasi && c.reason == "occupation";
        if !followed {
            continue;
        }
        let from = t.partition_point(|x| x.start < c.start);
        let to = t.partition_point(|x| x.start < c.end);
        let words: Vec<&str> = (from..to).map(|k| t.low(k)).collect();
        let own = |k: usize| {
            !style.ordinary(t.flags(k))
                && t.flags(k) & (KIN | ORGHEAD | ORGTAIL | FIRST | NOTNAME) == 0
        };
        if c.kind == Kind::Quasi {
            // "manager", "docent": said of anybody in the next line.
            if words.len() > 1 || words.iter().any(|w| w.len() > 9) {
                echoes.push(Echo {
                    words,
                    kind: c.kind,
                    own: true,
                });
            }
            continue;
        }
        let any = (from..to).any(own);
        // "Brightwater Logistics", then "Brightwater".
        if to > from + 1
            && t[from].is_word()
            && own(from)
            && t.low(from).len() > 3
            && t.flags(from) & (PLACE | STOP | TUSSEN | LAST) == 0
        {
            echoes.push(Echo {
                words: vec![t.low(from)],
                kind: c.kind,
                own: t.flags(from) & (WORD | NAME) == 0,
            });
        }
        if to > from + 1 || any && t.flags(from) & (FIRST | PLACE) == 0 {
            echoes.push(Echo {
                words,
                kind: c.kind,
                own: any,
            });
        }
    }
    if echoes.is_empty() {
        return;
    }
    // By their first word: a long text has many.
    let mut by_first: QuickMap<&str, Vec<&Echo<'_>>> = QuickMap::default();
    for e in &echoes {
        if let Some(first) = e.words.first() {
            let same = by_first.entry(first).or_default();
            if !same
                .iter()
                .any(|o| o.words == e.words && o.kind == e.kind && o.own == e.own)
            {
                same.push(e);
            }
        }
    }
    covered.sort_unstable();
    let free = |a: usize, b: usize| {
        let n = covered.partition_point(|(s, _)| *s < b);
        !covered[..n].iter().rev().take(8).any(|(_, e)| *e > a)
    };
    for i in 0..t.len() {
        if !t[i].is_word() {
            continue;
        }
        for e in by_first.get(t.low(i)).into_iter().flatten() {
            let n = e.words.len();
            let same = e.words.first().is_some_and(|w| *w == t.low(i))
                && (1..n).all(|k| {
                    e.words.get(k).is_some_and(|w| *w == t.low(i + k)) && !t.broken(i + k)
                });
            if !same {
                continue;
            }
            let last = i + n - 1;
            let told = n > 1
                || e.own
                || matches!(t[i].shape, Shape::Title | Shape::Upper | Shape::Mixed) && !t[i].first;
            if told && t.get(last).is_some() && free(t[i].start, t[last].end) {
                // A firm named once outranks the guess that its word of no dictionary is a person.
                let rank = if e.kind == Kind::Quasi { 19 } else { 33 };
                let reason = if e.kind == Kind::Quasi {
                    "occupation"
                } else {
                    "employer"
                };
                found.add((t[i].start, t[last].end), e.kind, reason, 0.7, rank);
            }
        }
    }
}
